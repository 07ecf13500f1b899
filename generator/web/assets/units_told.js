// What the server says of the table of units: sums under it, and doubts with the answers that mend them.
import { TOTAL } from "./changes.js";
import { layWanted } from "./page.js";

function made(tag, text = "", values = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  return Object.assign(element, values);
}

const laid = new WeakMap();
const MOST = 60;

/** A line for each column of figures: its sum, what was declared, what is aimed at, and how far it is off. A line that says
    the same stays as it is; one in which somebody is typing a total keeps its field. */
export function showSums(table, { words, columns, sums, changes, states, mayWrite, changed }) {
  const body = table.tBodies[0];
  layWanted(body, columns.map(({ key }) => [key, () => document.createElement("tr")]));
  for (const [place, column] of columns.entries()) {
    const row = body.rows[place];
    const total = [changes.nowOf(TOTAL, column.key), changes.wasOf(TOTAL, column.key), states.get(`${TOTAL}\n${column.key}`)?.state];
    const said = JSON.stringify([column, sums[column.key], total, mayWrite]);
    if (laid.get(row) === said) continue;
    if (row.contains(document.activeElement)) laid.delete(row);
    else laid.set(row, said);
    lay(row, cellsOf(column, sums[column.key], { words, changes, states, mayWrite, changed }));
  }
}

function cellsOf(column, sum, more) {
  const head = made("th", column.title, { scope: "row" });
  if (!sum) return [head];
  const { words } = more;
  if (sum.rate) return [head, made("td", "–"), made("td", `${sum.units} ${words.of}`, { className: "faint" }), made("td", sum.said, { className: "note" })];
  const unclear = sum.unclear ? ` (${sum.unclear} ${words.unclear})` : "";
  const cells = [head, made("td", `${words.sum} ${sum.text || "–"}${unclear}`, { className: unclear ? "off" : "" }), made("td", `${sum.units} ${words.of}`, { className: "faint" })];
  if (sum.said) cells[2].append(`; ${sum.said}`);
  if (column.holds === "quota") cells.push(totalCell(column, sum.held.find((one) => one.declared), more));
  for (const one of sum.held.filter((held) => !held.declared))
    cells.push(made("td", `${one.what} ${one.text}: ${apartOf(one, words)}`, { className: one.apart && sum.text ? "off" : "" }));
  return cells;
}

/** Puts cells in the place of those that stand in a row; the one in which somebody types gets all but its field. */
function lay(row, cells) {
  const typed = row.querySelector("input:focus")?.closest("td");
  const place = cells.findIndex((one) => one.querySelector("input"));
  if (!typed || place < 0) return row.replaceChildren(...cells);
  for (const one of [...row.cells]) if (one !== typed) one.remove();
  typed.before(...cells.slice(0, place));
  typed.after(...cells.slice(place + 1));
  for (const one of [...typed.children]) if (!one.querySelector("input")) one.remove();
  typed.append(...[...cells[place].children].filter((one) => !one.querySelector("input")));
}

const apartOf = (one, words) => (one.apart ? `${words.apart} ${one.apart}` : words.equal);

function totalCell(column, declared, { words, changes, states, mayWrite, changed }) {
  const cell = document.createElement("td");
  const label = made("label", `${words.declared} `);
  const field = made("input", "", { value: changes.nowOf(TOTAL, column.key) ?? declared?.text ?? "", readOnly: !mayWrite });
  const was = changes.wasOf(TOTAL, column.key) ?? declared?.text ?? "";
  const state = states.get(`${TOTAL}\n${column.key}`);
  field.dataset.total = column.key;
  field.setAttribute("aria-label", `${words.declared}, ${column.title}`);
  field.setAttribute("aria-invalid", String(["fault", "conflict"].includes(state?.state)));
  field.addEventListener("change", () => changed(column.key, was, field.value.trim()));
  label.append(field);
  cell.append(label);
  if (declared?.apart) cell.append(made("span", ` ${apartOf(declared, words)}`, { className: "off" }));
  return cell;
}

/** The cells that would be saved, each with what stands in it until then. */
export function showChanges(place, { words, columns, changes, nameOf }) {
  const titles = Object.fromEntries(columns.map((one) => [one.key, one.title]));
  const cells = changes.list();
  place.hidden = !cells.length;
  place.querySelector("summary").textContent = `${words.differing} ${cells.length.toLocaleString("vi-VN")}`;
  const line = (one) => `${one.row === TOTAL ? words.declared : nameOf(one.row)}, ${titles[one.key]}: ${one.was || words.blank} → ${one.now || words.blank}`;
  const items = cells.slice(0, MOST).map(line).map((text) => [text, () => made("li", text)]);
  const rest = cells.slice(MOST).map(line);
  layWanted(place.querySelector("ul"), [...items, ...moreOf(rest, (text) => made("li", text))]);
}

/** What is unclear, each with the answers that may be meant; what was understood; what the records would say. */
export function showDoubts(place, { words, columns, states, said, problems, nameOf, choose, moveTo, keepMine, takeTheirs, leaveOut }) {
  const titles = Object.fromEntries(columns.map((one) => [one.key, one.title]));
  const items = [];
  const order = { conflict: 0, fault: 1, said: 2 };
  const shown = [...states.values()].filter((one) => one.state in order).sort((a, b) => order[a.state] - order[b.state]);
  for (const text of said) items.push([`said ${text}`, () => made("li", text, { className: "said" })]);
  const shared = sharedBy(shown);
  for (const [told, count] of shared) {
    const text = `${titles[told.key]}: ${told.said} (${count.toLocaleString("vi-VN")} ${words.shown})`;
    items.push([`shared ${text}`, () => made("li", text, { className: "said" })]);
  }
  const heads = new Set([...shared.keys()].map(sharedOf));
  const alone = shown.filter((one) => !(sharedOf(one) && heads.has(sharedOf(one))));
  for (const one of alone.slice(0, 30)) {
    const who = one.row === TOTAL ? words.declared : nameOf(one.row);
    items.push([JSON.stringify([one, who]), () => doubtOf(one, who)]);
  }
  items.push(...moreOf(alone.slice(30), (one) => doubtOf(one, one.row === TOTAL ? words.declared : nameOf(one.row))));
  layWanted(place, [["list", () => made("ul")], [`told ${problems ?? ""}`, () => toldIn(problems)]]);
  layWanted(place.querySelector("ul"), items);

  function doubtOf(one, who) {
    const line = made("li", one.key === "name" && one.typed ? toldOf(one, words) : `${who}, ${titles[one.key]}: ${toldOf(one, words)}`, { className: one.state });
    for (const [name, unit, stands] of one.units || []) line.append(button(name, () => moveTo(one.row, unit, stands)));
    for (const [label, text] of one.choices || []) line.append(button(label, () => choose(one.row, one.key, text)));
    if (one.state === "fault" && one.key === "name" && !one.text) line.append(button(words.left, () => leaveOut(one.row)));
    if (one.state === "conflict") {
      line.append(button(words.mine, () => keepMine(one.row, one.key, one.stands)), button(words.theirs, () => takeTheirs(one.row, one.key, one.stands)));
    }
    return line;
  }
}

/** What is left of a long list, to be opened; the lines are made when it is. */
function moreOf(rest, lineOf) {
  if (!rest.length) return [];
  const lay = () => {
    const line = made("li", "", { className: "said" });
    const more = document.createElement("details");
    const list = document.createElement("ul");
    more.append(made("summary", `… +${rest.length.toLocaleString("vi-VN")}`), list);
    more.addEventListener("toggle", () => list.hasChildNodes() || list.append(...rest.map(lineOf)));
    line.append(more);
    return line;
  };
  return [[JSON.stringify(rest), lay]];
}

const sharedOf = (one) => (one.key === "group" && one.state === "said" ? one.said : null);

/** A new group is told once for all of its units, each with how many they are; what only one unit has is told with it. */
function sharedBy(shown) {
  const told = new Map();
  for (const one of shown.filter(sharedOf)) told.set(one.said, [...(told.get(one.said) ?? []), one]);
  return new Map([...told.values()].filter((some) => some.length > 1).map((some) => [some[0], some.length]));
}

function toldIn(problems) {
  const told = document.createElement("div");
  if (problems) told.append(...new DOMParser().parseFromString(problems, "text/html").body.childNodes);
  return told;
}

/** What is said of a cell, behind what was typed where that stands there no more. */
function toldOf(one, words) {
  if (one.state === "conflict") return `${words.stands} «${one.stands || words.blank}»`;
  return one.typed && one.typed !== one.text ? `«${one.typed}»: ${one.said}` : one.said;
}

/** Columns and rows of a paste of which it must be told what they are, all at once; `told` are answers given before, which may be
    changed as long as the paste waits. `done` gets all answers by their places: of a single question with its answer, of
    several when that is pressed. A paste may be `dropped`; where nothing is asked any more nothing stands there. */
export function askPasted(place, asked, { words, told = {}, done, dropped }) {
  const answers = { ...told };
  const isAlone = asked.length === 1;
  const isOpen = (one) => answers[one.place] === undefined;
  const finish = () => { place.replaceChildren(); done(answers); };
  const list = made("ul");
  const head = made("li", "", { className: "said" });
  const lay = made("button", words.laypaste, { type: "button", className: "main", hidden: isAlone });
  lay.addEventListener("click", finish);
  const lines = asked.map((one) => {
    const line = made("li", one.said);
    for (const [label, key] of one.choices) {
      line.append(button(label, () => {
        answers[one.place] = key;
        if (isAlone) return finish();
        show();
        if (asked.every((other) => !isOpen(other))) lay.focus();
      }));
    }
    return line;
  });
  /** A column of the table is chosen once. */
  const isTaken = (one, key) => key && one.place >= 0 && asked.some((other) => other !== one && other.place >= 0 && answers[other.place] === key);
  function show() {
    const left = asked.filter(isOpen).length;
    head.textContent = left ? `${words.pasteleft}: ${left}/${asked.length}` : words.pasteclear;
    head.hidden = isAlone;
    lay.disabled = left > 0;
    asked.forEach((one, at) => {
      lines[at].className = isOpen(one) ? "fault" : "said";
      [...lines[at].querySelectorAll("button")].forEach((press, which) => {
        const key = one.choices[which][1];
        press.setAttribute("aria-pressed", String(answers[one.place] === key));
        press.disabled = Boolean(isTaken(one, key));
      });
    });
  }
  const last = made("li", "", { className: "said" });
  last.append(lay, button(words.nopaste, () => { place.replaceChildren(); dropped(); }));
  list.append(head, ...lines, last);
  show();
  place.replaceChildren(list);
  lines[Math.max(0, asked.findIndex(isOpen))].querySelector("button").focus();
}

function button(text, run) {
  const element = made("button", text, { type: "button" });
  element.addEventListener("click", run);
  return element;
}
