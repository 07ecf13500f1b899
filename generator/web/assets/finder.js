// Looking for a figure or a passage by its words, with or without accents, with keys alone too.
import { layWanted } from "./page.js";

const at = (id) => document.getElementById(id);

/** A button that says a figure, its value and whose it is. */
export function choice(one, chosen) {
  const button = document.createElement("button");
  button.type = "button";
  const value = document.createElement("span");
  value.className = "value";
  value.textContent = one.text;
  button.append(value, " ", [one.meaning, one.whose].filter(Boolean).join(" – "));
  button.title = one.expression;
  button.addEventListener("click", chosen);
  return button;
}

/** Arrows walk through the buttons of a place; `above` is where the first one goes back to. */
export function walkChoices(dialog, place, above = null) {
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...place.querySelectorAll("button")];
    const from = buttons.indexOf(document.activeElement);
    const isField = document.activeElement?.matches("input, textarea, select") && document.activeElement !== above;
    if (!by || !buttons.length || isField) return;
    event.preventDefault();
    const to = from + by;
    if (to < 0) (above ?? buttons[0]).focus();
    else buttons[Math.min(to, buttons.length - 1)].focus();
  });
}

function itemOf(button, lines) {
  const item = document.createElement("li");
  item.append(button);
  if (!lines) return item;
  const told = document.createElement("p");
  told.className = "lines faint";
  told.textContent = lines;
  item.append(told);
  return item;
}

/** Gives the two ways to look: `figures(chosen, title)` and `passages(chosen, title)`. */
export function openFinder({ says, ask }) {
  let turn = 0;
  let seek = async () => {};
  let looking = null;
  const look = () => { looking = seek(); };

  const take = (chosen, what) => { at("finder").close(); chosen(what); };

  /** Of items, each what it says and how it is made, those that say the same stay the nodes that they were. */
  function show(items, count, none) {
    layWanted(at("finder-found"), items);
    at("finder-count").textContent = count ? `${says.found} ${count}` : none;
  }

  /** What is found for the words that stand there now, or null; of an older answer nothing stays to be taken. */
  async function found(what) {
    const mine = ++turn;
    const { ok, told } = await ask(what, { find: at("find").value }).catch(() => ({ ok: false, told: {} }));
    if (mine !== turn) return null;
    if (!ok) show([], 0, told.said ?? says.unanswered);
    return ok ? told : null;
  }

  const figures = (chosen) => async () => {
    const told = await found("figures");
    if (!told) return;
    const items = told.figures.map((one) =>
      [JSON.stringify(one), () => itemOf(choice(one, () => take(chosen, `{{ ${one.expression} }}`)))]);
    show(items, told.count, says.noFigure);
  };

  const passages = (chosen) => async () => {
    const told = await found("passages");
    if (!told) return;
    const items = told.passages.map((one) =>
      [JSON.stringify(one), () => itemOf(choice({ text: "", meaning: one.title, expression: one.name }, () => take(chosen, one.name)), one.text)]);
    show(items, items.length, says.noPassage);
  };

  function open(way, title) {
    seek = way;
    if (title) at("finder-title").textContent = title;
    at("find").value = "";
    at("finder-found").replaceChildren();
    at("finder-count").textContent = "";
    at("finder").showModal();
    at("find").focus();
    look();
  }

  at("find").addEventListener("input", look);
  at("find").addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    await looking;
    if (at("finder").open) at("finder-found").querySelector("button")?.click();
  });
  at("finder-close").addEventListener("click", () => at("finder").close());
  walkChoices(at("finder"), at("finder-found"), at("find"));

  return {
    figures: (chosen, title) => open(figures(chosen), title),
    passages: (chosen, title) => open(passages(chosen), title),
  };
}
