// Files made in the background: how far it is comes as events; what was made is shown when it is over.
const errand = document.getElementById("errand");
const made = document.getElementById("made");
const headers = { "hx-request": "true" };

async function part(address, place, options = {}) {
  const answer = await fetch(address, { headers, ...options });
  place.innerHTML = await answer.text();
  return answer;
}

function watch() {
  const place = errand?.querySelector("[data-events]");
  if (!place) return;
  const events = new EventSource(place.dataset.events);
  const bar = place.querySelector("progress");
  events.onmessage = async ({ data }) => {
    const now = JSON.parse(data);
    bar.max = now.total || 1;
    bar.value = now.done;
    place.querySelector("[data-stage]").textContent = now.stage;
    place.querySelector("[data-count]").textContent = `${now.done}/${now.total}`;
    if (!now.over) return;
    events.close();
    made.replaceChildren(Object.assign(document.createElement("p"), { className: "faint", textContent: made.dataset.waiting }));
    await part(place.dataset.outcome, errand);
    await part(made.dataset.from, made);
  };
  // A connection that broke is taken up again by the browser; one that was refused tells why.
  events.onerror = () => events.readyState === EventSource.CLOSED && part(place.dataset.outcome, errand);
}

document.getElementById("making")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  try {
    const answer = await part(form.action, errand, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.ok) watch();
  } catch {
    errand.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: form.dataset.failed }));
  }
});

document.addEventListener("click", async (event) => {
  const stop = event.target.closest("[data-stop]");
  if (stop) fetch(stop.dataset.stop, { method: "POST", headers });
  const open = event.target.closest("[data-open]");
  if (!open) return;
  const answer = await fetch(open.dataset.open, { method: "POST", headers });
  const cell = open.closest("td") ?? errand;
  cell.querySelector(".told")?.remove();
  if (answer.ok) return;
  const told = document.createElement("div");
  told.className = "told";
  told.setAttribute("role", "alert");
  told.innerHTML = await answer.text();
  cell.append(told);
});

async function tellStanding() {
  const blanks = document.getElementById("blanks");
  if (blanks) await part(blanks.dataset.from, blanks);
  if (made) await part(made.dataset.from, made);
}

tellStanding();
watch();
