// The table of units and quotas. It holds texts only: what they mean, what they add up to and whether they may be
// saved is asked of the server; here they are typed, pasted, undone and coloured.
import { TabulatorFull } from "./vendor/tabulator.js";
import { cellsOf } from "./clipboard.js";
import { CellField } from "./cell_field.js";
import { Changes, TOTAL } from "./changes.js";
import { dropOn } from "./dropping.js";
import { handed, load as opening } from "./handing_over.js";
import { deeds, inTurn, keepOften, offerTakeBack, showSaving } from "./page.js";
import { newDraft, takeDraft } from "./tabs.js";
import { askPasted, showChanges, showDoubts, showSums } from "./units_told.js";

const place = document.getElementById("units");
const words = place.dataset;
const told = JSON.parse(document.getElementById("grid-data").textContent);
const columns = told.columns;
/** A phone has place for names and figures; what else there is is ticked under «Cột». */
const isNarrow = window.innerWidth < 600;
const hasFigures = columns.some((one) => one.figure && one.open);
const isSeen = (one) => one.open && (!isNarrow || !hasFigures || one.figure || one.key === "name");
const shown = new Set(columns.filter(isSeen).map((one) => one.key));
const mayWrite = !words.readonly;
const changes = new Changes();
/** The rows that the server has by their units. When a unit is there, and what its empty cells have from those before it,
    is no text of the table, and never sent. */
let there = byRow();
let sums = told.sums;
let states = new Map();
let asked = { q: "", page: told.page, pages: told.pages, found: told.found, over: told.over };
let table = null;
let field = null;
let looking = 0;
let kept = changes.mark();
let stand = told.stand;
let isReloading = false;
let tab = newDraft();
const KEPT_AT = `${words.address}/keep`;

// What was typed last in a page that is gone came to the server just now: it stands before what this page was told.
for (const { sent, told: answer } of (await handed).filter((one) => one.address === KEPT_AT)) {
  told.kept = told.kept.filter((one) => one.tab !== sent.tab);
  if (answer.kept) told.kept.unshift({ ...sent, when: answer.when });
}

function byRow() {
  return new Map(told.rows.map((one) => [one.row, one]));
}

const spot = (row, key) => `${row}\n${key}`;
const byId = (id) => document.getElementById(id);

/** Asks the server; what it refuses with a page of its own is shown as it is. */
async function ask(path, sent) {
  const answer = await fetch(words.address + path, sent === undefined
    ? { headers: { "hx-request": "true" } }
    : { method: "POST", headers: { "content-type": "application/json", "hx-request": "true" }, body: JSON.stringify(sent) });
  if (!(answer.headers.get("content-type") || "").includes("json")) {
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (byId("told").textContent !== part.body.textContent) byId("told").replaceChildren(...part.body.childNodes);
    throw new Error("refused");
  }
  offerTakeBack(answer);
  return { status: answer.status, ...(await answer.json()) };
}

/** The server is gone or refuses: what was typed stays in the table, and that is said. */
function lost() {
  showSaving("failed", words.failed);
}

/** The rows as they are shown: what the server has, with what was changed over it. */
function rowsNow() {
  const known = told.rows.map((one) => rowOf(one.row, one.cells));
  const added = changes.newRows().map((row) => rowOf(row, columns.map(() => "")));
  return [...known, ...added];
}

function rowOf(row, cells) {
  const made = { id: row };
  for (const one of columns) made[one.key] = changes.textOf(row, one.key, cells[placeOf(one.key)] ?? "");
  return made;
}

/** The cells of the server stand in an order of its own, which is another one once a table of quotas was begun. */
const placeOf = (key) => told.keys.indexOf(key);

function baseOf(row, key) {
  return there.has(row) ? there.get(row).cells[placeOf(key)] : changes.wasOf(row, key);
}

function show(cell) {
  const row = cell.getRow().getIndex();
  const key = cell.getField();
  const element = cell.getElement();
  const state = states.get(spot(row, key));
  const reason = there.get(row)?.reasons[key] || "";
  const text = document.createElement("span");
  const passed = cell.getValue() ? undefined : passedTo(row, key);
  text.textContent = passed ? passed[0] : cell.getValue();
  element.classList.toggle("passed", Boolean(passed));
  if (passed) text.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: `, ${passedOf(passed)}` }));
  if (key === "name") text.append(...daysOf(row));
  element.classList.toggle("over", Boolean(there.get(row)?.over));
  for (const name of ["changed", "said", "fault", "conflict"]) {
    element.classList.toggle(name, name === "changed" ? changes.has(row, key) : state?.state === name);
  }
  element.classList.toggle("gone", changes.isGone(row));
  element.setAttribute("aria-invalid", String(state?.state === "fault" || state?.state === "conflict"));
  const before = changes.has(row, key) ? `${words.before} ${changes.wasOf(row, key) || words.blank}` : reason;
  element.title = state?.said || (passed ? passedOf(passed) : before);
  return text;
}

const passedTo = (row, key) => there.get(row)?.passed?.[key];
const passedOf = ([, working]) => (working ? `${words.passed}: ${working}` : words.passed);

/** Beside a name: from when, until when. */
function daysOf(row) {
  const days = there.get(row)?.days;
  return days ? [" ", Object.assign(document.createElement("small"), { textContent: `(${days})` })] : [];
}

/** Names take what is left over, whole ones twice as much as short ones. */
function widthOf(one) {
  if (one.key === "name") return { minWidth: isNarrow ? 124 : 290, widthGrow: 2 };
  if (one.key === "short_name") return { minWidth: isNarrow ? 130 : 165, widthGrow: 1 };
  return { width: one.figure ? (isNarrow ? 94 : 120) : 165 };
}

const columnOf = (one, index) => ({
  title: one.title,
  titleFormatter: (cell) => document.createTextNode(cell.getValue()),
  field: one.key,
  visible: shown.has(one.key),
  headerSort: false,
  hozAlign: one.figure ? "right" : "left",
  headerHozAlign: one.figure ? "right" : "left",
  ...widthOf(one),
  frozen: index === 0,
  formatter: show,
});

function build() {
  table = new TabulatorFull("#grid", {
    data: rowsNow(),
    index: "id",
    columns: columns.map(columnOf),
    nestedFieldSeparator: false,
    maxHeight: "62vh",
    layout: "fitColumns",
    renderVerticalBuffer: 400,
    placeholder: "",
  });
  if (mayWrite) table.on("tableBuilt", layField);
}

/** The field lies in what scrolls, which needs no place of its own for the keyboard then. */
function layField() {
  const holder = document.querySelector("#grid .tabulator-tableholder");
  holder.removeAttribute("tabindex");
  field = new CellField({ holder, table, columns: typedColumns, textOf, labelOf, hintOf: passedText, written, pasted: paste });
}

const typedColumns = () => columns.filter((one) => shown.has(one.key) && one.holds !== "code");
const textOf = (row, key) => changes.textOf(row, key, baseOf(row, key) ?? "");
const labelOf = (row, key) => {
  const passed = textOf(row, key) ? undefined : passedTo(row, key);
  const label = `${columns.find((one) => one.key === key).title}, ${nameOf(row)}`;
  return passed ? `${label}, ${passed[0]}, ${passedOf(passed)}` : label;
};
const passedText = (row, key) => passedTo(row, key)?.[0] ?? "";

function written(row, key, text) {
  changes.keep();
  change(row, key, text);
  table.getRow(row)?.update?.({ [key]: text });
  after([row]);
}

function change(row, key, text) {
  changes.set(row, key, baseOf(row, key) ?? "", text);
  states.delete(spot(row, key));
}

/** What is pasted at a cell: the server says where it goes, the rows of others stay as they are. */
async function paste(begun, key, text) {
  const keys = table.getColumns().filter((one) => one.isVisible()).map((one) => one.getField());
  await layPaste(begun, { keys: keys.slice(keys.indexOf(key)), cells: cellsOf(text), sure: false });
}

/** A paste without titles goes by the columns that it lies over: they are those that were told. */
function answered(sent, answers) {
  const chosen = Object.values(answers).filter(Boolean);
  const begun = sent.begun ?? sent.keys;
  const keys = begun.map((key) => (chosen.includes(key) ? "" : key));
  for (const [at, key] of Object.entries(answers)) if (at >= 0) keys[at] = key;
  return { ...sent, begun, keys: Array.from(keys, (key) => key ?? ""), sure: true, told: answers };
}

/** The paste that waits for an answer, to be kept as what is typed is. */
let waiting = null;
let pastes = 0;

function waitFor(paste) {
  waiting = paste;
  kept = null;
  pastes += 1;
}

const dropPaste = () => waitFor(null);

/** What is not clear of a paste is asked about first; nothing is pasted before. `earlier` are the questions that were answered
    already: they are shown beside new ones. */
async function layPaste(first, sent, earlier = []) {
  const found = await ask("/place", { ...sent, new: changes.newNames() }).catch(lost);
  if (!found) return;
  waitFor(found.asked.length ? { first, ...sent } : null);
  if (waiting) {
    const places = new Set(found.asked.map((one) => one.place));
    const all = [...earlier.filter((one) => !places.has(one.place)), ...found.asked];
    const told = Object.fromEntries(Object.entries(sent.told ?? {}).filter(([at]) => !places.has(Number(at))));
    askPasted(byId("pasting"), all, { words, told, dropped: dropPaste, done: (answers) => layPaste(first, answered(sent, answers), all) });
    return;
  }
  const rows = table.getRows().map((one) => one.getIndex());
  const at = rows.indexOf(first);
  changes.keep();
  const touched = found.rows.map((one) => {
    const row = one.unit || (one.new ? null : rows[at + one.down]) || changes.blankRow() || changes.add();
    for (const [key, value] of Object.entries(one.cells)) {
      changes.set(row, key, one.stands?.[key] ?? baseOf(row, key) ?? "", value);
      states.delete(spot(row, key));
    }
    return row;
  });
  await reveal(found.rows.flatMap((one) => Object.keys(one.cells)));
  await redraw();
  after(touched, found.said);
  const fresh = touched.find((row) => row.startsWith("+"));
  if (fresh) await table.scrollToRow(fresh, "bottom", false).catch(() => {});
}

/** The table anew from what the server has and what was changed. */
async function redraw() {
  await table.replaceData(rowsNow());
  field?.place();
}

const BEGUN = "bases+";

/** A column in which something was put is seen; one of a base that is not there yet comes beside the others. */
async function reveal(keys) {
  for (const key of new Set(keys)) {
    if (shown.has(key)) continue;
    if (key.startsWith(BEGUN)) {
      const one = { key, title: key.slice(BEGUN.length), figure: true, open: true, holds: "base" };
      columns.push(one);
      shown.add(key);
      await table.addColumn(columnOf(one, columns.length - 1));
      continue;
    }
    shown.add(key);
    table.showColumn(key);
    const box = [...document.querySelectorAll("#columns input")].find((one) => one.value === key);
    if (box) box.checked = true;
  }
}

function after(rows, said = []) {
  byId("undo").disabled = !changes.canUndo();
  showSaving(changes.isEmpty() ? "saved" : "unsaved", changes.isEmpty() ? "" : words.unsaved);
  refresh(rows);
  tellChanges();
  clearTimeout(looking);
  looking = setTimeout(() => look(said), 150);
}

const tellChanges = () => showChanges(byId("changed"), { words, columns, changes, nameOf });

function refresh(rows) {
  for (const row of rows) table.getRow(row)?.reformat?.();
  field?.place();
}

async function look(said = []) {
  const mark = changes.mark();
  const found = await ask("/look", changes.sent()).catch(lost);
  if (found && mark === changes.mark()) take(found, said);
}

/** How the server read each cell: its own spelling comes into the table, doubts beside it. */
function take(found, said = []) {
  const before = [...states.keys()].map((one) => one.split("\n")[0]);
  states = new Map(found.cells.map((one) => [spot(one.row, one.key), one]));
  sums = found.sums;
  const rows = new Set([...before, ...learnPassed(found.passed), ...found.cells.map((one) => one.row)]);
  for (const one of found.cells) {
    if (one.state === "said") one.typed = changes.nowOf(one.row, one.key);
    if (one.row === TOTAL || !["read", "said"].includes(one.state)) continue;
    if (changes.has(one.row, one.key) && changes.nowOf(one.row, one.key) !== one.text) {
      changes.respell(one.row, one.key, one.text);
      table.getRow(one.row)?.update?.({ [one.key]: one.text });
    }
  }
  rows.delete(TOTAL);
  refresh(rows);
  tellChanges();
  tell(said);
  showPages();
}

function tell(said = [], problems = "") {
  showSums(byId("sums"), { words, columns: columns.filter((one) => one.figure && shown.has(one.key)), sums, changes, states, mayWrite, changed: totalChanged });
  showDoubts(byId("told"), { words, columns, states, said, problems, nameOf, choose, moveTo, keepMine, takeTheirs, leaveOut });
}

function totalChanged(key, was, text) {
  changes.keep();
  changes.set(TOTAL, key, was, text);
  after([]);
}

const nameOf = (row) => {
  const known = there.get(row);
  const days = known?.days ? ` (${known.days})` : "";
  return (changes.textOf(row, "name", known ? known.cells[0] : "") || words.new) + days;
};

function choose(row, key, text) {
  changes.keep();
  changes.set(row, key, changes.wasOf(row, key) ?? "", text);
  table.getRow(row)?.update?.({ [key]: text });
  after(row === TOTAL ? [] : [row]);
}

/** A new row was meant for a unit that is there: what was typed beside the name goes to its row. */
async function moveTo(row, unit, stands) {
  field.settle();
  changes.keep();
  for (const [key, text] of changes.cellsOf(row))
    if (!["name", "code"].includes(key) && text.trim()) changes.set(unit, key, stands[key] ?? "", text);
  changes.leaveOut(row);
  states = new Map();
  await redraw();
  after([unit]);
}

/** A unit that was typed by mistake, or a new row: out with it; what rests on it is told before it is saved. */
async function leaveOut(row) {
  field.settle();
  changes.keep();
  changes.leaveOut(row);
  states = new Map();
  await redraw();
  after([row]);
}

function keepMine(row, key, stands) {
  changes.set(row, key, stands, changes.nowOf(row, key));
  after(row === TOTAL ? [] : [row]);
}

function takeTheirs(row, key, stands) {
  changes.drop(row, key);
  if (there.has(row)) there.get(row).cells[placeOf(key)] = stands;
  states.delete(spot(row, key));
  table.getRow(row)?.update?.({ [key]: stands });
  after(row === TOTAL ? [] : [row]);
}

async function undo() {
  field?.settle();
  if (!changes.undo()) return;
  states = new Map();
  await redraw();
  beginIfEmpty();
  after([]);
}

const isAsked = () => byId("pasting").hasChildNodes();

/** A paste that waits for an answer is in no cell yet: without it nothing is saved, and that is said. */
function tellAsked() {
  showSaving("unsaved", words.pasting);
  byId("pasting").querySelector("button").focus();
}

/** A second save that is asked for meanwhile stands on what the first one wrote. */
const turn = inTurn((deed, ...given) => deed(...given));
const save = (...given) => turn(saveNow, ...given);

/** What was saved is changed no more; what was typed while it was on its way is, against what stands there now. */
async function saveNow(evenWrong = false) {
  if (document.activeElement?.closest?.("#sums")) document.activeElement.blur();
  field?.settle();
  if (isAsked()) return tellAsked();
  if (changes.isEmpty() || !mayWrite) return;
  clearTimeout(looking);
  showSaving("saving", words.saving);
  const sent = changes.sent();
  let found;
  try {
    found = await ask("/save", { ...sent, ...typedSoFar(), even_wrong: evenWrong });
  } catch {
    showSaving("failed", words.failed);
    return;
  }
  byId("even").hidden = !found.is_wrong;
  if (!found.is_saved) {
    take(found, found.said ? [found.said] : []);
    if (found.problems) tell([], found.problems);
    showSaving("failed", words.failed);
    return;
  }
  field.settle();
  for (const [row, code] of Object.entries(found.codes)) field.rename(row, code);
  changes.settle(sent, found.codes);
  tabs?.postMessage(words.address);
  if (changes.isEmpty() && columns.some((one) => one.key.startsWith(BEGUN))) return location.reload();
  kept = changes.isEmpty() ? changes.mark() : null;
  byId("kept").hidden = true;
  states = new Map();
  await load(asked.page);
  changes.standOn(baseOf);
  tellChanges();
  if (changes.isEmpty()) {
    showSaving("saved", `${words.saved} ${new Date().toTimeString().slice(0, 5)}`);
    byId("undo").disabled = true;
    tell([], found.problems);
  } else after([]);
  showNext(found.next);
  tellIssued();
  askConcerned(found.asked);
}

const tabs = window.BroadcastChannel && new BroadcastChannel("vanthu units");
tabs?.addEventListener("message", ({ data }) => data === words.address && turn(hear));
document.addEventListener("vanthu:outside", (event) => {
  event.preventDefault();
  turn(hear);
});

/** Another tab or program may have saved the table: what is shown is at once what stands there where nothing is typed,
    else that is said; what is typed is touched by nobody. */
async function hear() {
  const found = await ask("/stand").catch(() => null);
  if (!found || found.stand === stand) return;
  const isFree = changes.isEmpty() && !field?.isTyped() && !isAsked();
  if (isFree) await takeNew();
  byId("elsewhere").hidden = false;
  byId("elsewhere").querySelector("span").textContent = isFree ? words.fresh : words.outside;
  byId("take-new").hidden = isFree;
}

/** What stands there now comes in beneath what is typed; where both changed a cell that is asked about. */
async function takeNew() {
  byId("elsewhere").hidden = true;
  await load(asked.page);
  after(rowsNow().map((one) => one.id));
}

/** The page anew, with what is typed: it is kept before. */
async function reloadKept() {
  await keep();
  if (kept !== changes.mark() && !(changes.isEmpty() && !isAsked())) return;
  isReloading = true;
  location.reload();
}

/** What is done after this in a campaign that is begun; nothing once it has a document. */
function showNext(step) {
  for (const one of document.querySelectorAll("#next > *")) one.hidden = one.dataset.step !== step;
  document.querySelector("#next > :not([hidden])")?.scrollIntoView({ block: "nearest" });
}

if (new URLSearchParams(location.search).has("shared")) {
  tellIssued();
  askConcerned();
}

let toldOfIssued = "";

/** The documents that went out and no longer say what was signed are told, and never stand in the way. */
async function tellIssued() {
  const answer = await fetch(byId("issued").dataset.address, { headers: { "hx-request": "true" } }).catch(() => null);
  const said = answer?.ok ? await answer.text() : null;
  if (said !== null && said !== toldOfIssued) byId("issued").innerHTML = toldOfIssued = said;
}

/** Units that were given no quota while others were are asked about beside what was saved: those of these indicators and of
    those that are asked about already, or of all. What is answered, or no longer so, goes. */
async function askConcerned(of) {
  const there = [...document.querySelectorAll("#asked [name=indicator]")].map((one) => one.value);
  if (of && !of.length && !there.length) return;
  const query = new URLSearchParams((of ? [...new Set([...of, ...there])] : []).map((one) => ["of", one]));
  const answer = await fetch(`${words.address}/exempt?${query}`, { headers: { "hx-request": "true" } }).catch(() => null);
  if (!answer?.ok) return;
  byId("asked").innerHTML = await answer.text();
  byId("asked").scrollIntoView({ block: "nearest" });
}

// A press takes the keyboard from no cell: what is told then would move the button away before it is let go.
byId("asked").addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
byId("asked").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { target, submitter } = event;
  const body = new URLSearchParams(new FormData(target));
  const answer = await fetch(submitter?.getAttribute("formaction") ?? target.action, { method: "POST", headers: { "hx-request": "true" }, body }).catch(() => null);
  if (!answer) return lost();
  if (!answer.ok) {
    const said = new DOMParser().parseFromString(await answer.text(), "text/html");
    target.closest("section").replaceChildren(...(said.querySelector("main") ?? said.body).children);
    return;
  }
  offerTakeBack(answer);
  target.closest("section").remove();
  tabs?.postMessage(words.address);
  turn(async () => { stand = (await ask("/stand").catch(() => ({ stand }))).stand; });
  tellIssued();
});

/** A very large campaign may be read anew first: that is said; of several answers only that to the last question counts. */
let loading = Promise.resolve();
function load(page) {
  loading = loaded(page, () => loading !== mine);
  const mine = loading;
  return mine;
}

async function loaded(page, isOld) {
  byId("pages").textContent = words.searching;
  const found = await ask(`/rows?q=${encodeURIComponent(asked.q)}&page=${page}`).catch(lost);
  if (isOld()) return loading;
  if (!found) return showPages();
  field?.settle();
  if (found.keys.some((key) => !columns.some((one) => one.key === key))) return reloadKept();
  told.rows = found.rows;
  told.keys = found.keys;
  stand = found.stand;
  asked = { ...asked, page: found.page, pages: found.pages, found: found.found, over: found.over };
  there = byRow();
  await redraw();
  showPages();
}

/** What passes over follows from what is typed; gives the rows in which it is another one now. */
function learnPassed(passed) {
  const some = told.rows.filter((one) => one.passed || passed[one.row]);
  const others = some.filter((one) => JSON.stringify(one.passed ?? {}) !== JSON.stringify(passed[one.row] ?? {}));
  for (const one of others) one.passed = passed[one.row];
  return others.map((one) => one.row);
}

function showPages() {
  const added = Object.values(changes.newNames()).filter((name) => name.trim()).length;
  document.querySelector(".empty")?.toggleAttribute("hidden", Boolean(asked.found + added) || Boolean(asked.q));
  byId("share")?.toggleAttribute("hidden", !asked.found);
  const many = asked.pages > 1 ? ` · ${words.page} ${asked.page}/${asked.pages}` : "";
  byId("pages").textContent = `${asked.found.toLocaleString("vi-VN")} ${words.shown}${asked.over ? ` (${asked.over.toLocaleString("vi-VN")} ${words.over})` : ""}${added ? ` + ${added.toLocaleString("vi-VN")} ${words.added}` : ""}${many}`;
  byId("earlier").hidden = asked.page <= 1;
  byId("later").hidden = asked.page >= asked.pages;
}

function offerColumns() {
  const list = document.querySelector("#columns > div");
  for (const one of columns.slice(1)) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = shown.has(one.key);
    box.value = one.key;
    box.addEventListener("change", () => {
      field?.settle();
      shown[box.checked ? "add" : "delete"](one.key);
      table[box.checked ? "showColumn" : "hideColumn"](one.key);
      tell();
    });
    label.append(box, ` ${one.title}`);
    list.append(label);
  }
}

/** The new row is written at once: a key that is pressed while the table draws it is the first one of its name. */
function addRow(isStep = true) {
  const isKept = kept === changes.mark();
  if (isStep) changes.keep();
  const row = changes.add();
  if (isKept) kept = changes.mark();
  table.addRow(rowOf(row, columns.map(() => "")), false);
  field.open(row, "name");
}

/** Of a table without any row the first cell is there to be typed or pasted into. */
function beginIfEmpty() {
  if (mayWrite && !asked.q && !rowsNow().length) addRow(false);
}

/** On paper all rows stand, in a plain table: the one of the screen has only those that are seen. */
function layOnPaper() {
  const seen = columns.filter((one) => shown.has(one.key));
  const paper = byId("paper");
  const textIn = (row, key) => (key === "name" ? [row[key], ...daysOf(row.id).map((one) => one.textContent ?? one)].join("") : row[key] || passedText(row.id, key));
  const line = (texts, tag) => {
    const row = document.createElement("tr");
    row.append(...texts.map((text, at) => Object.assign(document.createElement(tag), { textContent: text, className: seen[at].figure ? "figure" : "" })));
    return row;
  };
  paper.tHead.replaceChildren(line(seen.map((one) => one.title), "th"));
  paper.tBodies[0].replaceChildren(...rowsNow().filter((row) => row.name).map((row) => line(seen.map((one) => textIn(row, one.key)), "td")));
}
window.addEventListener("beforeprint", layOnPaper);

place.hidden = false;
dropOn(document.getElementById("dropping"));
build();
offerColumns();
showPages();
tell();
table.on("tableBuilt", () => layAgain().then((isLaid) => isLaid || beginIfEmpty()).then(goAsked));

/** The cell that a mistake led to. */
async function goAsked() {
  if (!told.at) return;
  const { row, key } = told.at;
  await reveal([key]);
  if (row !== TOTAL) return field?.open(row, key);
  tell();
  document.querySelector(`#sums [data-total="${CSS.escape(key)}"]`)?.focus();
}
byId("take-new").addEventListener("click", () => turn(takeNew));
byId("save")?.addEventListener("click", () => save());
byId("even")?.addEventListener("click", () => save(true));
byId("undo")?.addEventListener("click", undo);
document.addEventListener("pointerdown", ({ target }) => {
  if (!target.closest?.("#columns")) byId("columns").open = false;
});
byId("columns").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("columns").open = false;
  byId("columns").querySelector("summary").focus();
});
byId("add")?.addEventListener("click", addRow);
byId("happened")?.addEventListener("click", ({ currentTarget }) => {
  const row = field?.row();
  if (row && !row.startsWith("+")) currentTarget.search = `?unit=${encodeURIComponent(row)}`;
});
byId("earlier").addEventListener("click", () => load(asked.page - 1));
byId("later").addEventListener("click", () => load(asked.page + 1));
let searching = 0;
byId("search").addEventListener("input", (event) => {
  clearTimeout(searching);
  searching = setTimeout(() => {
    asked.q = event.target.value;
    load(1);
  }, 200);
});
document.addEventListener("keydown", (event) => {
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey;
  if (isUndo && !event.target.closest("input, textarea")) {
    event.preventDefault();
    undo();
  }
});

/** How far the typing has come: in which tab, since which loading of the page, and a number that only grows. */
const typedSoFar = () => ({ tab, load: opening, version: changes.mark() + pastes });

/** What was typed and has not come to the server, as far as is known; a table in which nothing is changed any more has nothing to
    keep. A page that goes takes the cell along in which somebody is typing. */
function unkept(isGoing) {
  if (isGoing) {
    field?.settle();
    document.activeElement?.closest?.("#sums input")?.dispatchEvent(new Event("change"));
  }
  return !mayWrite || changes.mark() === kept ? null : { ...changes.sent(), paste: waiting, ...typedSoFar() };
}

async function keep() {
  const mark = changes.mark();
  const sent = unkept();
  if (!sent) return;
  const found = await ask("/keep", sent).catch(lost);
  if (!found) return;
  kept = mark;
  if (found.kept && changes.mark() === mark && !isAsked()) showSaving("unsaved", words.kept);
}
keepOften(keep, KEPT_AT, unkept);

/** What a tab that was closed or died had not saved lies over the table again, told and to be taken back; what a tab that
    is open has before it stays there. Whether something was laid. */
async function layAgain() {
  for (const one of mayWrite ? told.kept : []) {
    const isOurs = await takeDraft(one.tab);
    byId("kept").hidden = false;
    byId("drop-kept").hidden = !isOurs;
    byId("kept").querySelector("span").textContent = `${isOurs ? words.again : words.elsewhere} (${one.when})`;
    if (!isOurs || !changes.isEmpty()) continue;
    tab = one.tab;
    if (one.rows.length || Object.keys(one.totals).length) changes.keep();
    changes.take(one);
    kept = changes.mark();
    await reveal(one.rows.flatMap((row) => Object.keys(row.cells)));
    await redraw();
    after(one.rows.map((row) => row.row));
    if (one.paste) await layPaste(one.paste.first, { keys: one.paste.keys, cells: one.paste.cells, sure: one.paste.sure, told: one.paste.told });
    return true;
  }
  return false;
}
byId("drop-kept").addEventListener("click", async () => {
  changes.clear();
  byId("pasting").replaceChildren();
  dropPaste();
  states = new Map();
  byId("kept").hidden = true;
  await redraw();
  beginIfEmpty();
  after([]);
  await keep();
});

window.addEventListener("beforeunload", (event) => {
  field?.settle();
  if (!isReloading && (!changes.isEmpty() || isAsked())) event.preventDefault();
});
deeds.save = () => save();
