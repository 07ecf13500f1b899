// What every page has: keys, the state of saving, and htmx where a page asks for parts.
import "./vendor/htmx.js";

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable=true]");

/** The state of saving, always seen: `saved`, `unsaved`, `saving`, `failed`, `changed` (outside). */
export function showSaving(state, text) {
  const place = document.getElementById("saving");
  place.dataset.state = state;
  place.textContent = text;
  if (state !== "saved") document.getElementById("take-back").hidden = true;
}

/** After a save that a script sent: the step can be taken back, until something else is typed. */
export function offerTakeBack(answer) {
  const mark = answer.headers.get("vanthu-step");
  const form = document.getElementById("take-back");
  if (!mark) return;
  form.elements.mark.value = mark;
  form.hidden = false;
}

/** A deed of which one follows the other: what is asked for meanwhile begins where the one before ended, however it did. */
export function inTurn(deed) {
  let last = Promise.resolve();
  return (...given) => (last = last.catch(() => {}).then(() => deed(...given)));
}

/** What a page wants done at Ctrl+S, Ctrl+P; a page sets it. */
export const deeds = { save: null, print: null };

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && deeds.save) {
    event.preventDefault();
    deeds.save();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p" && deeds.print) {
    event.preventDefault();
    deeds.print();
  } else if (event.key === "/" && !event.ctrlKey && !event.altKey && !isTyping(event.target)) {
    const search = document.querySelector("[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === "Escape") {
    document.querySelector("dialog[open]")?.close();
  }
});

// What is asked at a field («có phải 30/6/2026?») is taken into it at a press.
document.addEventListener("click", (event) => {
  const take = event.target.closest("[data-take]");
  const input = take?.closest(".field").querySelector("input:not([type=hidden]), textarea");
  if (!input) return;
  input.value = take.dataset.take;
  take.closest(".refused").hidden = true;
  input.removeAttribute("aria-invalid");
  input.focus();
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
});

// A table row or a part that changed tells so to who cannot see it.
document.addEventListener("htmx:after:swap", () => document.dispatchEvent(new CustomEvent("vanthu:part")));
