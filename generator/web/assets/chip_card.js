// What a chip is, opened: value, working, source, what else could stand there; all of it by keys too.
import { changeChip, schema } from "./strips_editor.js";
import { walkChoices, choice } from "./finder.js";

const at = (id) => document.getElementById(id);
const bare = (source) => source.replace(/^\{\{-?\s*|\s*-?\}\}$/g, "");

function line(list, name, text) {
  if (!text || !text.length) return;
  const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
  dt.textContent = name;
  dd.textContent = Array.isArray(text) ? text.join("; ") : text;
  list.append(dt, dd);
}

/** What stands in a chip: what is printed, else what it means; its source alone where nothing is known of it. */
export const chipText = (source, facts) => facts?.text || (facts?.meaning ? `«${facts.meaning}»` : bare(source));

/** What a chip says to whom cannot see it. */
export function chipName(source, facts, says) {
  const told = [`${says.figure} ${chipText(source, facts)}`, facts?.text ? facts.meaning : "", facts?.whose];
  if (facts?.lacking.length) told.push(says.lacking);
  if (facts && !facts.printed) told.push(says.silent);
  return told.filter(Boolean).join(", ");
}

/** Gives the deed that opens the card of a chip; `find` looks for another figure, `remove` takes the chip out. */
export function openCards({ known, says, ask, readOnly, remove, find }) {
  const chip = { pos: null, editor: null };

  function change(source) {
    changeChip(chip.editor, chip.pos, source);
    at("chip").close();
  }

  function tellFacts(node) {
    const facts = known.facts[node.attrs.source];
    at("chip-title").textContent = known.commands[node.attrs.source.trim()] || chipText(node.attrs.source, facts);
    const list = at("chip-facts");
    list.replaceChildren();
    at("chip-ways").replaceChildren(...(readOnly ? [] : facts?.ways ?? []).map(wayTo));
    if (!facts) return;
    line(list, says.meaning, [facts.meaning, facts.whose].filter(Boolean));
    line(list, says.exact, facts.exact);
    line(list, says.working, facts.working);
    line(list, says.source, facts.source);
    line(list, says.limits, facts.limits);
    for (const one of facts.lacking) line(list, says.lacking, [one.said, one.hint].filter(Boolean));
    if (!facts.printed) line(list, says.printed, says.silent);
  }

  /** Where a number is corrected, in a tab of its own: what is typed here stays, and the figure follows. */
  function wayTo([said, address]) {
    const link = Object.assign(document.createElement("a"), { className: "button", href: address, target: "_blank", rel: "noopener", textContent: said });
    link.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: `: ${says.elsewhereTab}` }));
    return link;
  }

  async function tellOthers(pos, node) {
    const { ok, told } = await ask("others", { tag: node.attrs.source });
    if (!ok || chip.pos !== pos || !told.others.length) return;
    const head = document.createElement("h3");
    head.textContent = says.otherForms;
    at("chip-others").replaceChildren(head, ...told.others.map((one) => choice(one, () => change(`{{ ${one.expression} }}`))));
  }

  at("chip-apply").addEventListener("click", () => change(at("chip-source").value.trim()));
  at("chip-source").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !readOnly) change(at("chip-source").value.trim());
  });
  at("chip-remove").addEventListener("click", () => { remove(chip.editor, chip.pos); at("chip").close(); });
  at("chip-find").addEventListener("click", (event) => { at("chip").close(); find(change, event.target.textContent); });
  at("chip-close").addEventListener("click", () => at("chip").close());
  at("chip").addEventListener("close", () => chip.editor.focus());
  walkChoices(at("chip"), at("chip-others"));

  return function open(editor, pos) {
    const node = editor.state.doc.nodeAt(pos);
    const isFigure = node.type === schema.nodes.chip;
    Object.assign(chip, { pos, editor });
    tellFacts(node);
    at("chip-source").value = node.attrs.source;
    at("chip-others").replaceChildren();
    at("chip-apply").disabled = at("chip-remove").disabled = readOnly;
    at("chip-find").hidden = readOnly || !isFigure;
    at("chip").showModal();
    if (isFigure && !readOnly) tellOthers(pos, node);
  };
}
