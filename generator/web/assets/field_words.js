// Fields in which figures fill themselves in: words are shown and typed; what nobody touched goes on to follow the data.
// Such a field is pieces of text, of which those with a source were filled in.

const words = (parts) => parts.map((one) => one.text).join("");
const sources = (parts) => parts.map((one) => one.source || one.text).join("");
const filled = (parts) => parts.filter((one) => one.source && one.text);

/** Where two texts differ: how much is the same before and after; with equal letters around it, as early or as late as can be. */
function differing(before, text, isEarly) {
  const least = Math.min(before.length, text.length);
  let [first, last] = [0, 0];
  const forth = () => { while (first < least - last && before[first] === text[first]) first += 1; };
  const back = () => { while (last < least - first && before[before.length - 1 - last] === text[text.length - 1 - last]) last += 1; };
  for (const go of isEarly ? [back, forth] : [forth, back]) go();
  return { first, end: before.length - last, typed: text.slice(first, text.length - last) };
}

function replaced(parts, { first, end, typed }) {
  const found = [];
  let at = 0;
  let isPut = false;
  const put = () => { if (!isPut) found.push({ text: typed, source: "" }); isPut = true; };
  for (const one of parts) {
    const [from, to] = [at, at + one.text.length];
    at = to;
    if (to <= first) found.push(one);
    else if (from >= end) { put(); found.push(one); }
    else {
      if (from < first) found.push({ text: one.text.slice(0, first - from), source: "" });
      put();
      if (to > end) found.push({ text: one.text.slice(end - from), source: "" });
    }
  }
  put();
  return apart(found.filter((one) => one.text || one.source));
}

const TOUCHING = /[\p{L}\p{N}]{2}/u;
const touch = (one, other) => Boolean(one && other && TOUCHING.test(one.text.slice(-1) + other.text.slice(0, 1)));

/** What was filled in and has a letter or a digit put to it is words until they are apart again: «2» with another «2» is no figure of the data. */
function apart(parts) {
  return parts.map((one, place) => {
    const source = one.source || one.was;
    if (!source || !one.text) return one;
    const isGrown = touch(parts[place - 1], one) || touch(one, parts[place + 1]);
    return isGrown ? { text: one.text, source: "", was: source } : { text: one.text, source };
  });
}

/** The pieces after somebody typed: one stretch is other, and what was filled in elsewhere stays so. */
export function retyped(parts, text) {
  const ways = [false, true].map((isEarly) => replaced(parts, differing(words(parts), text, isEarly)));
  return filled(ways[1]).length > filled(ways[0]).length ? ways[1] : ways[0];
}

/** The fields of a form as words; `source` is what the record is to have of one. */
export function openFieldWords(form, says) {
  const kept = new Map();

  function entry(field) {
    if (!kept.has(field)) kept.set(field, { parts: [{ text: field.value, source: "" }], told: null, seen: new Map() });
    return kept.get(field);
  }

  function take(field, parts) {
    const one = entry(field);
    one.parts = parts;
    one.seen.set(words(parts), parts);
    if (field.value !== words(parts)) field.value = words(parts);
  }

  function follow(field) {
    const one = entry(field);
    if (field.value === words(one.parts)) return one;
    one.parts = one.seen.get(field.value) ?? retyped(one.parts, field.value);
    one.seen.set(field.value, one.parts);
    return one;
  }

  const source = (field) => (kept.has(field) ? sources(follow(field).parts) : field.value);

  function note(field) {
    const place = document.querySelector(`[data-printed="${CSS.escape(field.name)}"]`);
    const one = kept.get(field);
    const by = one ? filled(one.parts) : [];
    const lost = one?.told ? filled(one.told).filter((told) => !by.some((now) => now.source === told.source)) : [];
    place.hidden = !by.length && !lost.length;
    const said = [
      by.length ? `${says.byData}: ${by.map((part) => `«${part.text.trim()}»`).join(", ")}` : "",
      lost.length ? `${says.byDataNow}: ${lost.map((part) => `«${part.text.trim()}»`).join(", ")}` : "",
    ].filter(Boolean).join("; ");
    if (place.firstChild?.data !== said) place.replaceChildren(said);
    if (!lost.length || field.disabled) { place.querySelector("button")?.remove(); return; }
    if (place.querySelector("button")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: says.byDataAgain });
    button.addEventListener("click", () => {
      take(field, one.told);
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    place.append(" ", button);
  }

  form.addEventListener("input", (event) => { if (kept.has(event.target)) { follow(event.target); note(event.target); } }, true);

  return {
    source,
    /** What stands in a field by the record: shown as words once these are told. */
    set(field, text) { kept.delete(field); field.value = text; },
    /** What the page prints for each gap, where the field still asks for that; not under the hands of who types. */
    tell(printed) {
      for (const [name, told] of Object.entries(printed)) {
        const field = form.elements[name];
        if (!field || document.querySelector(`[data-printed="${CSS.escape(name)}"]`) === null) continue;
        const parts = told.map(([text, from]) => ({ text, source: from }));
        if (source(field) !== sources(parts)) continue;
        if (document.activeElement === field && kept.has(field) && field.value !== words(parts)) continue;
        take(field, parts);
        const one = entry(field);
        if (!one.told || filled(parts).length >= filled(one.told).length) one.told = parts;
        note(field);
      }
    },
  };
}
