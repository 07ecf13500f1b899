// What is typed in a plain form stays in this browser until the server has taken it, and is not sent while no server answers.
import { isLost } from "./outside.js";

const words = document.getElementById("kept-form");
const { office, process, saves, alive } = words?.dataset ?? {};
const FORMS = "main form[method=post]:not([hx-post], #making)";
const LED = /^(opened$|was |proposed\.)/; // hidden fields that tell the server from what the typing began
const MOST = 300_000, LONGEST = 30 * 24 * 3600 * 1000;
const isAnswer = location.pathname.startsWith("/answers/");
const path = isAnswer ? (new URLSearchParams(location.search).get("of") ?? "") : location.pathname;
const place = `vanthu ${office} ${path.replace(/\/(read|preview|write)$/, "")} `;
const keeping = [], asking = new Set(), answered = new Set();
const isTicked = (one) => one.type === "checkbox" || one.type === "radio";
const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !/^(file|password|submit|button|fieldset)$/.test(one.type) && (one.type !== "hidden" || LED.test(one.name) || "kept" in one.dataset));
const shownOf = (form) => fieldsOf(form).find((one) => one.type !== "hidden");
const typedIn = (form) => fieldsOf(form).filter((one) => !isTicked(one) || one.checked).map((one) => [one.name, one.value]);
const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");
const keptUnder = (lead) => Object.keys(localStorage).filter((key) => key.startsWith(lead));
const keepAll = () => keeping.forEach((keep) => keep());
function nameOf(form) {
  const apart = [...form.querySelectorAll("[type=hidden][name=sheet], [type=hidden][name^='carried.']")].map((one) => one.value);
  return place + [form.id || (form.getAttribute("action") ?? form.querySelector("[formaction]")?.getAttribute("formaction")), ...apart].join(" ");
}
function put(key, kept) {
  const text = JSON.stringify(kept);
  try { if (text.length <= MOST) localStorage.setItem(key, text); } catch { /* no room: the page itself still has it */ }
}

/** Puts what was typed into its fields; what has none here goes along hidden, as a later step of the form asks for it. */
function fill(form, typed) {
  form.querySelectorAll("[data-kept]").forEach((one) => one.remove());
  const left = [...typed];
  for (const one of fieldsOf(form)) {
    const before = `${one.checked} ${one.value}`;
    if (isTicked(one)) one.checked = typed.some(([name, value]) => name === one.name && value === one.value);
    else {
      const next = left.findIndex(([name]) => name === one.name);
      if (next >= 0) one.value = left.splice(next, 1)[0][1];
    }
    if (before !== `${one.checked} ${one.value}`) one.closest("details")?.setAttribute("open", "");
  }
  for (const [name, value] of left.filter(([name]) => !LED.test(name) && !form.elements.namedItem(name))) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    form.lastChild.dataset.kept = "";
  }
}
function tell(form, kind) {
  form.parentNode.querySelectorAll(`.kept-${kind}`).forEach((one) => one.remove());
  form.before(words.content.querySelector(`.kept-${kind}`).cloneNode(true));
  return form.previousElementSibling;
}
function takeUp(form, key, { when, typed }, own) {
  fill(form, typed);
  for (const kind of ["input", "change"]) form.dispatchEvent(new Event(kind));
  const note = tell(form, "again");
  const then = new Date(when);
  const isToday = then.toDateString() === new Date().toDateString();
  note.querySelector("time").textContent = then.toLocaleString(document.documentElement.lang, { timeStyle: "short", ...(isToday ? {} : { dateStyle: "short" }) });
  note.querySelector("button").onclick = () => {
    localStorage.removeItem(key);
    fill(form, own);
    note.remove();
    shownOf(form).focus();
  };
}
function watch(form) {
  const key = nameOf(form), own = typedIn(form), kept = read(key);
  let waiting = 0;
  const keep = () => {
    if (!waiting) return;
    clearTimeout(waiting);
    waiting = 0;
    const typed = typedIn(form);
    if (!isAnswer && String(typed) === String(own)) localStorage.removeItem(key);
    else put(key, { when: Date.now(), typed });
  };
  keeping.push(keep);
  form.addEventListener("input", ({ target }) => target !== form && (waiting ||= setTimeout(keep, 300)));
  if (kept && isAnswer) put(key, { when: kept.when, typed: own });
  else if (kept && String(kept.typed) === String(own)) localStorage.removeItem(key);
  else if (kept) takeUp(form, key, kept, own);
}
/** Answers about a file belong to the page that asks them: loaded anew in this tab it has them. */
function watchReading(form) {
  const key = `vanthu reading ${location.pathname}`;
  fill(form, JSON.parse(sessionStorage.getItem(key) ?? "null") ?? typedIn(form));
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(typedIn(form))));
}
/** A form goes while somebody is there to take it; where the server was lost it is asked for first, and if nobody answers the form stays. */
async function send(event) {
  const { target: form, submitter } = event;
  if (!form.matches(FORMS)) return;
  keepAll();
  const mine = nameOf(form);
  const keys = read(mine) ? [mine] : keptUnder(place);
  if (answered.delete(form) || !isLost) return keys.forEach((key) => put(key, { ...read(key), sent: [process, saves] }));
  event.preventDefault();
  event.stopImmediatePropagation();
  if (asking.has(form)) return;
  asking.add(form);
  const answer = await fetch(alive, { method: "HEAD", cache: "no-store" }).catch(() => null);
  asking.delete(form);
  if (!answer || answer.status === 401) return tell(form, "back").focus();
  answered.add(form);
  form.requestSubmit(submitter);
}
function begin() {
  for (const key of keptUnder(`vanthu ${office} `)) {
    const { when, sent } = read(key);
    if (Date.now() - when > LONGEST || (sent?.[0] === process && Number(saves) > Number(sent[1]))) localStorage.removeItem(key);
  }
  for (const form of document.querySelectorAll(FORMS)) if (shownOf(form)) form.matches("#reading") ? watchReading(form) : watch(form);
  addEventListener("submit", send, true);
  for (const kind of ["pagehide", "blur"]) addEventListener(kind, keepAll);
}
if (words) document.addEventListener("DOMContentLoaded", begin);
