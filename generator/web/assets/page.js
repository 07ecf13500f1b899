// What every page has: keys, the state of saving, and htmx where a page asks for parts.
import "./vendor/htmx.js";
import { layDown } from "./handing_over.js";
import "./long_deeds.js";

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable=true]");

/** The state of saving, always seen: `saved`, `unsaved`, `saving`, `failed`, `changed` (outside). */
export function showSaving(state, text) {
  const place = document.getElementById("saving");
  place.dataset.state = state;
  place.textContent = text;
  if (state !== "saved") document.getElementById("take-back").hidden = true;
}

/** After a save that a script sent: that step can be taken back, whatever the button did before, until something else is typed. */
export function offerTakeBack(answer) {
  const mark = answer.headers.get("vanthu-step");
  const form = document.getElementById("take-back");
  if (!mark) return;
  form.elements.mark.value = mark;
  form.elements.deed.value = "back";
  form.elements.deed.textContent = form.dataset.taken;
  document.getElementById("take-back-of").textContent = decodeURIComponent(answer.headers.get("vanthu-step-of") ?? "");
  form.hidden = false;
}

const saidBy = new WeakMap();

/** Puts into a place what is wanted there, each given as what it says and how it is made. What says the same stays the
    very node that it was, where it was: a press that began on it ends on it. */
export function layWanted(place, wanted) {
  const there = new Map();
  for (const node of place.children) {
    const said = saidBy.get(node);
    if (there.has(said)) there.get(said).push(node);
    else there.set(said, [node]);
  }
  const nodes = wanted.map(([said, make]) => {
    const node = there.get(said)?.shift() ?? make();
    saidBy.set(node, said);
    return node;
  });
  const staying = new Set(nodes);
  for (const node of [...place.childNodes]) if (!staying.has(node)) node.remove();
  let at = place.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else place.insertBefore(node, at);
  }
}

/** A deed of which one follows the other: what is asked for meanwhile begins where the one before ended, however it did. */
export function inTurn(deed) {
  let last = Promise.resolve();
  return (...given) => (last = last.catch(() => {}).then(() => deed(...given)));
}

/** What is typed is kept every few seconds, and at once when its window is left: a machine that goes to sleep keeps nothing any more.
    A page that goes waits for no answer: `unkept` is what has not come to the server at `address`, which is laid down for the next page. */
export function keepOften(keep, address, unkept) {
  const kept = inTurn(async () => {
    await keep();
    layDown(address, unkept(), false);
  });
  setInterval(kept, 3000);
  addEventListener("blur", kept);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) layDown(address, unkept(), false);
    kept();
  });
  addEventListener("pagehide", () => layDown(address, unkept(true), true));
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

// What must be filled is told in the language of the page, not in that of the browser.
document.addEventListener("invalid", ({ target }) => target.validity.valueMissing && target.setCustomValidity(document.body.dataset.needed), true);
for (const kind of ["input", "change"])
  document.addEventListener(kind, ({ target }) => (target.form ? [...target.form.elements] : []).forEach((one) => one.setCustomValidity?.("")));

// What was said of a field goes once it is another one; what was said of its whole form, or is planned by it, may not hold any more, and says so.
const TOLD = "main [role=alert], main .problems, main .plan";
const ANSWERED = location.pathname.startsWith("/answers/");
for (const kind of ["input", "change"])
  document.addEventListener(kind, ({ target }) => {
    if (!target.form?.matches("main form[method=post]")) return;
    const place = target.closest(".field, fieldset");
    place?.querySelectorAll(":scope > .refused, :scope > .asked").forEach((one) => (one.hidden = true));
    for (const one of [target, place]) one?.removeAttribute("aria-invalid");
    for (const one of document.querySelectorAll(TOLD)) {
      const form = one.closest("form");
      if ((form ? form !== target.form : !ANSWERED) || one.parentElement.closest(TOLD)) continue;
      if (one.hidden || !one.hasChildNodes() || one.querySelector(".older")) continue;
      one.prepend(Object.assign(document.createElement(one.matches("ul") ? "li" : "p"), { className: "older", textContent: document.body.dataset.older }));
    }
  });

// A page that was refused begins where it was: at the first entry that is wrong, else at what is said of it.
const refused = [...document.querySelectorAll("main [aria-invalid=true]")].find((one) => !one.closest("[hidden]")) ?? document.querySelector("main [role=alert]");
if (refused) {
  refused.closest("details")?.setAttribute("open", "");
  if (refused.matches("[role=alert]")) refused.tabIndex = -1;
  refused.focus();
}

// A table row or a part that changed tells so to who cannot see it.
document.addEventListener("htmx:after:swap", () => document.dispatchEvent(new CustomEvent("vanthu:part")));
