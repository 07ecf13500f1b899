// Forms whose proposals follow what was typed: the server is asked at each change, what somebody typed stays.
const waiting = new WeakMap();

function follow(form) {
  waiting.get(form)?.abort();
  const stopped = new AbortController();
  waiting.set(form, stopped);
  const body = new URLSearchParams(new FormData(form));
  fetch(form.dataset.proposals, { method: "POST", body, signal: stopped.signal })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((found) => found && Object.entries(found).forEach(([name, told]) => show(form, name, told)))
    .catch(() => {});
}

function show(form, name, told) {
  const place = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  if (!place) return;
  const [input] = place.querySelectorAll(`[name="${CSS.escape(name)}"]`);
  const proposed = place.querySelector(`[name="${CSS.escape(`proposed.${name}`)}"]`);
  if ("made" in place.dataset) place.hidden = !told.refused;
  else if (!("fixed" in place.dataset)) place.hidden = !told.fits;
  if (!input || input.type === "radio") return;
  if (told.open && input.options?.[0].value === "") input.options[0].textContent = told.open;
  const refused = place.querySelector(".refused");
  refused.textContent = told.refused;
  if (told.meant) {
    const take = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: told.take });
    take.dataset.take = told.meant;
    refused.append(" ", take);
  }
  refused.hidden = !told.refused;
  const asked = place.querySelector(".asked");
  // How it was understood stays until something else is typed.
  if (told.noted) asked.dataset.of = told.value;
  if (told.doubt || told.noted || asked.dataset.of !== told.value) asked.textContent = told.doubt || told.noted;
  asked.hidden = !asked.textContent;
  input.toggleAttribute("aria-invalid", Boolean(told.refused));
  if (told.refused) input.setAttribute("aria-invalid", "true");
  if (told.refused) return;
  const isHere = input === document.activeElement;
  if (isHere && input.value !== proposed.value) return;
  if (input.value === proposed.value || input.value !== "") input.value = told.value;
  proposed.value = told.proposed;
  if (isHere && told.value) input.select?.();
  // What must be chosen and could not be proposed is no longer folded away.
  if (!input.value && input.options?.[0]?.value === "" && !told.open) place.closest("details")?.setAttribute("open", "");
}

for (const form of document.querySelectorAll("form[data-proposals]")) form.addEventListener("change", () => follow(form));
