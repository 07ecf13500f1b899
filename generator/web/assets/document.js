// The page of a document: the text, its figures, the page as printed within half a second of a key, saving.
import { deeds, inTurn, keepOften, layWanted, offerTakeBack, showSaving } from "./page.js";
import { chipName, openCards } from "./chip_card.js";
import { chipViews } from "./chip_views.js";
import { openFinder } from "./finder.js";
import { takeOut } from "./kept_blocks.js";
import { openLetters } from "./letters.js";
import { openReceivers } from "./receivers.js";
import { insertBelowOpening, insertChip, insertPassage, kindAt, leadTo, openEditor, redo, schema, setKind, showNotes, toggleMark, undo, NodeSelection } from "./strips_editor.js";
import { docOf, filledBlocks, isEmpty, stripsOf, typedAt } from "./strips_schema.js";
import { watchFile } from "./document_outside.js";
import { handed, load } from "./handing_over.js";
import { openFieldWords } from "./field_words.js";
import { blocksOfText, readClipboard } from "./pasting.js";
import { bytesOf, layPage, refit } from "./sheet.js";
import { draftBefore, hasDraft, isLeft, newDraft, takeDraft } from "./tabs.js";

const at = (id) => document.getElementById(id);
const data = JSON.parse(at("document-data").textContent);
const { says } = data;
const known = { facts: data.facts, passages: data.passages, names: data.names, commands: data.commands };
const state = { opened: data.opened, version: 0, saved: 0, kept: 0, asked: 0, shown: -1, isAsking: false, typedAt: 0, body: JSON.stringify(data.strips), problems: data.problems, typed: data.typed, own: data.own, tab: data.tab || newDraft() };
const fieldWords = openFieldWords(at("fields"), says);
const times = [];
const KEPT_AT = `${data.at}/keep`;

// What was typed last in a page that is gone came to the server just now: it stands before what this page was told.
for (const { told } of (await handed).filter((one) => one.address === KEPT_AT)) {
  if (told.key && told.tab === data.tab) { location.reload(); await new Promise(() => {}); }
  data.kept = data.kept.filter((one) => one.key !== told.key && one.tab !== told.tab);
  if (told.kept) data.kept.unshift(told);
}

async function ask(what, more = {}) {
  const answer = await fetch(`${data.at}/${what}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...now(), ...more }),
  });
  offerTakeBack(answer);
  const told = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : await answer.blob();
  return { ok: answer.ok, status: answer.status, told };
}

// ---- what stands in the page now

function values() {
  const found = {};
  for (const one of at("fields").elements)
    if (one.name && fieldWords.source(one) !== (data.recorded[one.name] ?? "")) found[one.name] = fieldWords.source(one);
  return found;
}

/** The columns ticked of each table that somebody ticked in. */
function columns() {
  const found = {};
  for (const table of document.querySelectorAll(".columns[data-touched]"))
    found[table.dataset.table] = table.querySelector(".back:checked")
      ? ["back"] : [...table.querySelectorAll("input:checked:not(.back)")].map((one) => one.value);
  return found;
}

const now = () => ({ base: data.base, strips: stripsOf(view.state.doc), values: values(), columns: columns(), own: state.own, knownColumns: data.columns, member: at("member")?.value ?? "", opened: state.opened, tab: state.tab, load, version: state.version });

// ---- chips

const typedOwn = new Map();

/** Text as it stands, where the server cannot read it. */
const plainStrips = (text) =>
  blocksOfText(text.replace(/\t/g, " ")).map(({ runs }) => ({ kind: "paragraph", strands: runs.map((one) => ({ kind: "text", text: one.text })) }));

/** The editor in which somebody writes, the text or own words in it; a dialog that was opened from there goes back to it. */
const writing = {
  last: null,
  get view() { return this.last.isDestroyed ? view : this.last; },
  isIn(editor) { return editor.hasFocus() || (this.last === editor && document.querySelector("dialog[open]") !== null); },
};

const does = {
  open: (editor, pos) => card(editor, pos),
  insert: (editor) => insertFigure(editor),
  isWriting: (editor) => writing.isIn(editor),
  remove(editor, pos) {
    const node = editor.state.doc.nodeAt(pos);
    editor.dispatch(takeOut(editor.state.tr, pos, pos + node.nodeSize));
    editor.focus();
  },
  rewrite(editor, pos, source) {
    const node = editor.state.doc.nodeAt(pos);
    editor.dispatch(editor.state.tr.setNodeMarkup(pos, null, { ...node.attrs, source }));
  },
  async ownWords(name) {
    const { ok, told } = await ask("words", { name });
    if (ok) does.own(name, told.text, told.strips);
    else tell(told);
  },
  own(name, text, strips = []) {
    state.own[name] = text;
    typedOwn.delete(name);
    known.passages[name] = { ...known.passages[name], own: text ?? "", strips };
    changed();
  },
  /** What the clipboard has as strips; what is lost or changed of it is told. */
  async read({ html, text, files }) {
    const { blocks, lost } = readClipboard(html, text);
    if (files && !blocks.length) lost.set("pictures", files);
    const told = [...lost].map(([what, count]) => `${says[what]}: ${count}`);
    const answer = blocks.length ? await ask("pasted", { blocks }).catch(() => null) : null;
    if (answer?.ok) told.push(...answer.told.said);
    else if (blocks.length) told.push(answer?.told?.said ?? says.pastedPlain);
    at("pasted").textContent = told.join("; ");
    return answer?.ok ? answer.told.strips : plainStrips(text);
  },
  /** Whether a passage has own words by now, whatever was answered last; emptied ones are none. */
  hasOwn(name) {
    const typed = typedOwn.get(name);
    return typed ? !typed.doc.content.content.every(isEmpty) : Boolean(known.passages[name]?.own);
  },
  /** The own words of a passage are written as the body is, with chips in them; taken out and brought back, they are as they were typed. */
  openOwn(place, name) {
    const { own, strips } = known.passages[name];
    const { base, doc } = typedOwn.get(name) ?? { base: own, doc: docOf(strips) };
    return editorIn(place, doc, says.ownText, (editor) => {
      typedOwn.set(name, { base, doc: editor.state.doc });
      state.own[name] = { base, strips: stripsOf(editor.state.doc) };
    });
  },
};

const finder = openFinder({ says, ask });
const card = openCards({ known, says, ask, readOnly: data.readOnly, remove: does.remove, find: finder.figures });

/** A figure comes to where it was asked for, or nowhere. */
const insertFigure = (editor) => finder.figures((source) => { if (!editor.isDestroyed) insertChip(editor, source); }, at("insert").textContent);

at("insert").addEventListener("click", () => insertFigure(writing.view));
at("insert-passage").addEventListener("click", (event) => finder.passages((name) => insertPassage(view, name), event.target.textContent));

// ---- the editor

/** What stands at the cursor, said to who cannot see it, and shown in the row of tools. */
function tellPlace(editor) {
  at("kind").value = kindAt(editor.state);
  for (const name of ["bold", "italic"]) at(name).setAttribute("aria-pressed", String(hasMark(editor.state, name)));
  const node = editor.state.selection instanceof NodeSelection ? editor.state.selection.node : null;
  if (node?.type === schema.nodes.chip) at("told").textContent = `${chipName(node.attrs.source, known.facts[node.attrs.source], says)}; ${says.chipKeys}`;
  else if (node) at("told").textContent = `${views.nameOf(node)}; ${says.chipKeys}`;
  else at("told").textContent = "";
}

function editorIn(place, doc, label, typed) {
  return openEditor(place, {
    doc, views, label, does, readOnly: data.readOnly, act: replaceTyped,
    entered(editor) { writing.last = editor; },
    on(editor, tr) {
      if (tr.docChanged) { typed?.(editor); changed(); }
      if (tr.docChanged || tr.selectionSet) tellPlace(editor);
    },
  });
}

const views = chipViews(known, says, does);
const view = editorIn(at("editor"), docOf(data.strips), says.body);
writing.last = view;

const hasMark = (editor, name) => {
  const { from, to, empty, $from } = editor.selection;
  const type = schema.marks[name];
  return empty ? Boolean(type.isInSet(editor.storedMarks ?? $from.marks())) : editor.doc.rangeHasMark(from, to, type);
};

function run(deed) {
  const { view: editor } = writing;
  deed(editor.state, editor.dispatch);
  editor.focus();
}

/** What says something of the unit that a letter is for: a passage of its own, or a figure of it. */
const OF_RECEIVER = /passages\.(?:own_figures|unit_progress|unit_quotas)\b|\bunit\.(?!name\b|short_name\b|code\b)/;

/** A letter to each unit that says nothing of the unit is offered that. */
function offerOwn() {
  const isOfEach = at("field-for_each")?.value === "units";
  at("own-figures").hidden = data.readOnly || !isOfEach || OF_RECEIVER.test(JSON.stringify(stripsOf(view.state.doc)));
}
at("own-figures").querySelector("span").textContent = says.noOwnFigures;
at("own-figures").querySelector("button").addEventListener("click", () => { insertBelowOpening(view, data.ownPassage); view.focus(); });
offerOwn();

for (const name of ["bold", "italic"])
  at(name).addEventListener("click", () => run(toggleMark(schema.marks[name])));
at("undo").addEventListener("click", () => run(undo));
at("redo").addEventListener("click", () => run(redo));
at("kind").addEventListener("change", (event) => setKind(writing.view, event.target.value));
at("fields").addEventListener("input", changed);
at("fields").addEventListener("submit", (event) => { event.preventDefault(); save(); });
at("field-for_each")?.addEventListener("input", toEach);
for (const table of document.querySelectorAll(".columns"))
  table.addEventListener("change", () => { table.dataset.touched = "1"; changed(); });
openReceivers();
openLetters({ ask, show: () => (state.isSigned ? showSigned() : show()) });
if (data.readOnly) for (const one of document.querySelectorAll(".tools button, .tools select, #fields input, #fields select, #fields textarea")) one.disabled = true;

/** A letter to each is addressed to its own receiver; made one again, it has back whom it went to. */
function toEach(event) {
  const whom = at("field-addressees");
  const mine = Object.values(data.toEach);
  const own = data.toEach[event.target.value];
  const goesTo = fieldWords.source(whom);
  if (own && goesTo.trim() && !mine.some((one) => goesTo.includes(one))) {
    state.wentTo = goesTo;
    fieldWords.set(whom, own);
    at("pasted").textContent = says.toEach;
  } else if (!own && state.wentTo && mine.includes(goesTo)) {
    fieldWords.set(whom, state.wentTo);
    at("pasted").textContent = "";
  }
  changed();
}

/** What fields print in which figures fill themselves in; the title of the page is what the document is about. */
function tellPrinted(printed) {
  fieldWords.tell(printed);
  const [subject, title] = [at("field-subject"), document.querySelector("h1").firstChild];
  if (subject && fieldWords.source(subject) !== subject.defaultValue) title.data = `${title.data.split(":")[0]}: ${subject.value} `;
}

/** A figure typed by hand gives way to the name that would give it. */
function replaceTyped(note) {
  const found = typedAt(view.state.doc, note);
  if (!found) return;
  const node = schema.nodes.chip.create({ source: `{{ ${note.name} }}` }, null, found.marks);
  view.dispatch(view.state.tr.replaceWith(found.from, found.to, node));
}

// ---- the page as printed

let waiting = 0;
let idle = 0;
function changed() {
  offerOwn();
  clearTimeout(idle);
  idle = setTimeout(readOver, 1800);
  state.version += 1;
  hasDraft(data.at, state.tab);
  state.typedAt = performance.now();
  if (!data.readOnly && !state.isOther) showSaving("unsaved", says.unsaved);
  clearTimeout(waiting);
  waiting = setTimeout(show, 25);
}

async function show() {
  if (state.isAsking) { state.isStale = true; return; }
  state.isAsking = true;
  const [version, typedAt] = [state.version, state.typedAt];
  try {
    const answer = await ask("shown").catch(() => null);
    if (!answer) { state.isRefused = true; return; }
    const { ok, told } = answer;
    Object.assign(state, { isRefused: !ok, mayInsist: false });
    if (ok) await take(told, version);
    else tell(told);
    if (ok && typedAt) { times.push(Math.round(performance.now() - typedAt)); at("page").dataset.times = times.join(" "); }
    if (ok) at("page").dataset.version = String(version);
  } finally {
    state.isAsking = false;
    if (state.isStale) { state.isStale = false; show(); }
  }
}

/** When nobody types for a while the page is read over: format and figures. */
async function readOver() {
  const [version, blocks] = [state.version, filledBlocks(view.state.doc)];
  const { ok, told } = await ask("over").catch(() => ({ ok: false }));
  if (!ok || version !== state.version) return;
  if (told.isOld) { idle = setTimeout(readOver, 1800); return; }
  Object.assign(state, { over: told.problems, overBlocks: blocks });
  showFound();
}

/** What was found when the text was read over last, at the blocks where that is by now; beside a change of many blocks without a place. */
function overNow() {
  const [before, now] = [state.overBlocks ?? [], filledBlocks(view.state.doc)];
  const more = now.length - before.length;
  const least = Math.min(before.length, now.length);
  let first = 0;
  while (first < least && before[first] === now[first]) first += 1;
  let last = before.length;
  while (last > first && last + more > first && before[last - 1] === now[last - 1 + more]) last -= 1;
  const moved = (strip) => (strip === null || strip < first ? strip : strip >= last ? strip + more : more ? null : strip);
  return (state.over ?? []).map((one) => ({ ...one, strip: moved(one.strip) }));
}

const loaded = document.readyState === "complete" ? Promise.resolve() : new Promise((done) => window.addEventListener("load", done, { once: true }));

/** Pages are laid one after the other, and none before the frame for it is there: in an empty one nothing has a look. */
const lay = inTurn(async (place, page) => { await loaded; return layPage(place, page); });

/** The page as it was when it was asked for; what is typed since has another answer coming. */
async function take(told, version = state.version) {
  tellRest(told, version === state.version);
  state.docx = told.isCurrent ? told.docx : "";
  if (told.docx) state.pages = await lay(at("page"), { docx: told.docx, charts: told.charts, line: data.line, pageEnd: says.pageEnd });
  document.querySelector(".page-side").classList.toggle("old", !told.isCurrent);
  state.isSigned = false;
  const said = told.isCurrent ? `${says.approximate} (${says.pages} ${state.pages})` : told.docx ? says.old : says.noPage;
  tellPage(!data.isOut ? said : `${state.hasSigned ? says.asNow : says.notKept}; ${said}`);
  if (version === state.version) showFound();
}

/** What was told of a figure that no chip shows now, and may again after an undo; of one that is shown what is told now counts, or nothing. */
function factsBefore(isLatest) {
  const shown = isLatest ? views.sources() : new Set();
  return Object.fromEntries(Object.entries(known.facts).filter(([source]) => !shown.has(source)));
}

/** What is told of the text, its figures, its fields; of passages only with nothing typed since, which may be own words. */
function tellRest(told, isLatest) {
  known.facts = { ...factsBefore(isLatest), ...told.facts };
  known.commands = { ...known.commands, ...told.commands };
  if (isLatest) tellPrinted(told.printed ?? {});
  if (isLatest) known.passages = told.passages;
  Object.assign(state, { problems: told.problems, typed: told.typed });
  at("editor").classList.toggle("capitals", told.headsCapital);
  views.refresh();
}

// ---- the paper that was signed

/** What the page beside the text is; of what went out the other one can be chosen. */
function tellPage(said) {
  at("page-said").textContent = said;
  at("other-page").hidden = !state.hasSigned;
  at("other-page").textContent = state.isSigned ? says.showNow : says.showSigned;
}

/** The paper that went out, as long as nobody changes anything. */
async function showSigned() {
  const version = state.version;
  const { ok, told } = await ask("signed").catch(() => ({ ok: false }));
  state.hasSigned = Boolean(ok && told.docx);
  if (!state.hasSigned || version !== state.version) return false;
  Object.assign(state, { isSigned: true, docx: told.docx });
  state.pages = await lay(at("page"), { docx: told.docx, charts: told.charts, line: data.line, pageEnd: says.pageEnd });
  if (version !== state.version) return true;
  document.querySelector(".page-side").classList.remove("old");
  tellPage(`${says.asSigned}; ${says.approximate} (${says.pages} ${state.pages})`);
  return true;
}

at("other-page").addEventListener("click", () => (state.isSigned ? show() : showSigned()));

/** In what the records say another thing by now than the paper. */
async function compare() {
  const said = at("changed-said");
  if (!data.isOut || !said) return;
  said.textContent = says.comparing;
  const { ok, told } = await ask("changed").catch(() => ({ ok: false, told: null }));
  said.textContent = ok ? (told.problems.length ? "" : told.same) : told?.said ?? "";
  if (!ok || !(told.problems.length || told.places.length)) return;
  state.signed = told.problems;
  showFound();
  const acknowledging = at("changed-places").querySelector("form");
  if (acknowledging) acknowledging.closest("details").hidden = !told.problems.length;
  layWanted(at("changed-places").querySelector("ul"), lines(told.places.length ? told.places : told.problems.map((one) => one.said)));
  tellOthers(told.others ?? [], told.more);
  at("changed-places").hidden = false;
}

/** The places that are many are listed when they are asked for. */
function tellOthers(others, more) {
  const folded = at("other-places");
  folded.hidden = !others.length;
  folded.querySelector("summary").textContent = `${says.morePlaces} ${others.length + more}`;
  const wanted = lines([...others, ...(more ? [`${says.notListed} ${more}`] : [])]);
  folded.ontoggle = () => layWanted(folded.querySelector("ul"), folded.open ? wanted : []);
  folded.ontoggle();
}

/** Texts as lines of a list. */
const lines = (texts) => texts.map((text) => [text, () => Object.assign(document.createElement("li"), { textContent: text })]);

// ---- what is to be looked at

function notes() {
  const told = [...(state.signed ?? []), ...state.problems, ...overNow()].map((one) => ({ ...one, said: [one.said, one.hint].filter(Boolean).join("; ") }));
  const typed = state.typed.map((one, place) => ({
    nth: state.typed.slice(0, place).filter((other) => other.strip === one.strip && other.text === one.text).length,
    weight: "info", strip: one.strip, typed: one.text, name: one.name, key: "body", code: "I-FIGURE-TYPED",
    said: `${says.typed}: ${one.text}${one.name ? `; ${says.perhaps} «${one.meaning || one.name}»?` : ""}`, deed: one.name ? says.replace : "",
  }));
  return [...told, ...typed];
}

function showFound() {
  const found = notes();
  showNotes(view, found.filter((one) => one.strip !== null));
  for (const place of document.querySelectorAll(".refused[data-for]")) {
    const own = found.filter((one) => one.key === place.dataset.for && one.strip === null && one.weight === "error");
    place.textContent = own.map((one) => one.said).join(" ");
    at(`field-${place.dataset.for}`).setAttribute("aria-invalid", String(own.length > 0));
  }
  at("found-count").textContent = found.length ? `(${found.length})` : "";
  const told = found.length ? found : [{ said: says.problemsNone, weight: "none", strip: null }];
  tellBlanks(found);
  const insists = state.mayInsist ? [["insist", insistItem]] : [];
  layWanted(at("found"), [...insists, ...told.map((one) => [JSON.stringify(one), () => foundItem(one)])]);
}

/** The way past what is wrong, as long as that is what was refused. */
function insistItem() {
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: says.saveAnyway });
  button.addEventListener("click", () => save(true));
  item.append(button);
  return item;
}

// What a code means and what to do, in a tab of its own: what is typed here stays.
function meaning(code) {
  if (!code) return [];
  const link = document.createElement("a");
  Object.assign(link, { className: "code", href: `/help/${encodeURIComponent(code)}`, target: "_blank", rel: "noopener", title: code, textContent: says.codeMeaning });
  const also = document.createElement("span");
  Object.assign(also, { className: "unseen", textContent: `: ${says.elsewhereTab}` });
  link.append(also);
  return [" ", link];
}

function foundItem(one) {
  const item = document.createElement("li");
  item.className = one.weight;
  item.append(one.said, ...meaning(one.code));
  if (one.mended) item.append(" ", Object.assign(document.createElement("a"), { href: one.mended, target: "_blank", rel: "noopener", textContent: says.mendHere }));
  const field = at(`field-${one.key}`);
  if (one.strip === null && !field) return item;
  const go = document.createElement("button");
  go.type = "button";
  go.className = "quiet";
  go.textContent = says.place;
  go.addEventListener("click", () => lead(one));
  item.append(" ", go);
  return item;
}

/** Where it is chosen whom letters go to: by a rate, else in the list, else by the condition itself. */
function whomTo() {
  const shown = [at("mark-rate"), at("receivers")?.querySelector("input")];
  return shown.find((one) => one && !one.closest("[hidden]")) ?? at("field-where");
}

/** To the strip or the field that something is told of. */
function lead(one) {
  if (one.strip !== null && leadTo(view, one, views.textOf)) return;
  const field = one.key === "where" ? whomTo() : at(`field-${one.key}`);
  for (let box = field?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  field?.focus();
}

/** How many places nobody has written yet, beside what makes files of them; where they are asked for in the address the first is gone to. */
function tellBlanks(found) {
  const blanks = found.filter((one) => one.isBlank);
  at("blank").hidden = !blanks.length;
  at("blank").querySelector("span").textContent = `${says.blanks} ${blanks.length}`;
  at("blank").querySelector("button").onclick = () => lead(blanks[0]);
  if (!blanks.length || location.hash !== "#blank") return;
  history.replaceState(null, "", location.pathname + location.search);
  lead(blanks[0]);
}

function tell(told) {
  state.isRefused = true;
  const said = told?.said ?? says.failed;
  state.problems = told?.problems?.length ? told.problems : [{ weight: "error", said, strip: null, key: "", code: "" }];
  state.typed = [];
  showFound();
}

// ---- saving

/** A second save that is asked for meanwhile stands on what the first one wrote. */
const save = inTurn(saveNow);

async function saveNow(evenWrong = false) {
  if (data.readOnly) return;
  const version = state.version;
  const sent = Object.fromEntries([...at("fields").elements].filter((one) => one.name).map((one) => [one.name, fieldWords.source(one)]));
  showSaving("saving", says.saving);
  let answer;
  state.isSaving = true;
  try {
    answer = await ask("save", { evenWrong });
  } catch {
    return tellGone(false);
  } finally {
    state.isSaving = false;
  }
  const { ok, status, told } = answer;
  if (ok) {
    Object.assign(state, { opened: told.opened, saved: version, kept: version, isOther: false });
    at("clashed").hidden = true;
    if (data.isDraft) at("kept").hidden = true;
    tellGone(true);
    if (state.isRefused) show();
    const isOther = document.querySelector(".columns .back:checked") || (sent.kind ?? "") !== (data.recorded.kind ?? "");
    data.recorded = { ...data.recorded, ...sent };
    if (state.version !== version) return showSaving("unsaved", says.unsaved);
    showSaving("saved", `${says.saved} ${told.when}`);
    if (isOther) location.reload();
    return;
  }
  if (status === 409) {
    toldOutside(told.clash);
    return at("clash").focus();
  }
  state.mayInsist = told.fate === "wrong";
  tell({ ...told, said: told.said ?? says.wrong });
  showSaving("failed", says.failed);
}

at("save").addEventListener("click", () => save());
deeds.save = () => save();

/** Keeps what is typed apart from the record; gives where it is held against the file. */
async function keep() {
  const version = state.version;
  const { ok, told } = await ask("keep").catch(() => ({ ok: false, told: null }));
  tellGone(ok, told?.said);
  if (!ok && told) tell(told);
  if (!ok) { state.kept = -1; return null; }
  state.kept = version;
  if (state.version === version && state.saved !== version && !state.isOther) showSaving("unsaved", says.kept);
  return told.clash;
}

/** Where what is typed is kept nowhere but here, that is said with the reason, and it can be taken along. */
function tellGone(isKept, why) {
  const place = at("gone");
  const said = why ? `${upper(why)}. ${says.onlyHere}` : says.stopped;
  if (!isKept && at("gone-said").textContent !== said) at("gone-said").textContent = said;
  place.hidden = isKept;
  if (!isKept) showSaving("failed", why ? says.failed : says.gone);
}

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What was typed and has not come to the server, as far as is known. */
function unkept(isGoing) {
  if (isGoing) for (const editor of [view, writing.view]) editor.domObserver.flush();
  return data.readOnly || state.version === state.saved || state.version === state.kept ? null : now();
}

keepOften(async () => { if (unkept()) await keep(); }, KEPT_AT, unkept);

/** What is typed as text with the names of its figures, to be taken along where the page itself is gone. */
function typedText() {
  const fields = Object.entries(values()).map(([key, value]) => `${key}: ${value}`);
  const own = Object.entries(state.own).map(([name, one]) => `${name}:\n${typeof one === "string" ? one : one ? writtenText(one.strips) : ""}`);
  return [...fields, writtenText(stripsOf(view.state.doc)), ...own].join("\n\n");
}

const writtenText = (strips) =>
  strips.map((one) => one.source || one.strands.map((strand) => (strand.kind === "break" ? "\n" : strand.text)).join("")).join("\n\n");

at("take-typed").addEventListener("click", (event) => {
  event.target.href = URL.createObjectURL(new Blob([typedText()], { type: "text/plain;charset=utf-8" }));
  event.target.download = `${data.at.split("/").pop()}-dang-go.txt`;
});

/** The file is another one now: what is typed stays here, and both are to be seen side by side. */
function toldOutside(clash) {
  state.isOther = true;
  at("clashed").hidden = false;
  at("clashed").querySelector("span").textContent = says.clashed;
  at("clash").hidden = !clash;
  if (clash) at("clash").href = clash;
  showSaving("changed", says.unsaved);
}

watchFile(data.at, {
  opened: () => state.opened, isTyped: () => state.version !== state.saved, isSaving: () => Boolean(state.isSaving),
  keep, refresh: show, tell: toldOutside,
});

window.addEventListener("beforeunload", (event) => {
  if (state.version !== state.saved && !data.readOnly) event.preventDefault();
});

/** What was typed earlier and not saved is offered once its tab is gone; of a tab that is open it is only said. Who left this
    very tab and is back goes on at once where she was. */
async function offerKept(drafts) {
  const own = drafts.find((one) => one.stands && one.tab && one.tab === draftBefore(data.at));
  if (own && (await isLeft(own.tab)) && !state.version) return location.replace(`?draft=${own.key}`);
  for (const one of drafts) {
    const isFree = await isLeft(one.tab);
    at("kept").hidden = false;
    at("kept").querySelector("span").textContent = `${isFree ? says.kept : says.elsewhere} (${moment(one.when)})`;
    at("use-kept").href = `?draft=${one.key}`;
    for (const deed of [at("use-kept"), at("drop-kept")]) deed.hidden = !isFree;
    at("drop-kept").onclick = async () => { await ask("drop", { key: one.key }); at("kept").hidden = true; };
    if (isFree) return;
  }
}

/** What was typed and not saved is here again: that is said, and it can be thrown away. */
function tellTaken({ key, when }) {
  at("kept").hidden = at("drop-kept").hidden = false;
  at("use-kept").hidden = true;
  at("kept").querySelector("span").textContent = `${says.again} (${moment(when)})`;
  at("drop-kept").onclick = async () => {
    const { ok, told } = await ask("drop", { key }).catch(() => ({ ok: false, told: null }));
    if (!ok) return tell(told);
    state.saved = state.version;
    location.replace(location.pathname);
  };
}

const moment = (when) => when.slice(0, 16).replace("T", " ");

if (!data.readOnly && !data.isDraft) offerKept(data.kept);
if (data.isDraft) {
  tellTaken(data.draft);
  takeDraft(data.tab).then((isOurs) => { if (!isOurs) { state.saved = state.version; location.replace(location.pathname); } });
  changed();
}

// ---- the true print

/** The page as a Word file to take along, where nothing on this machine prints it. */
function wordFile() {
  const link = document.createElement("a");
  link.className = "button";
  link.href = URL.createObjectURL(new Blob([bytesOf(state.docx)], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }));
  link.download = `${data.at.split("/").pop()}.docx`;
  link.textContent = says.takeWord;
  return link;
}

async function print() {
  at("print-said").textContent = says.printing;
  const { ok, told } = await ask("print", { signed: Boolean(state.isSigned) }).catch(() => ({ ok: false, told: null }));
  at("print-said").textContent = ok ? "" : told?.said ?? says.failed;
  if (ok) window.open(URL.createObjectURL(told), "_blank");
  else if (state.docx) at("print-said").append(" ", wordFile());
}
at("print").addEventListener("click", print);
deeds.print = print;

const begin = async () => {
  if (data.isOut && !data.isDraft && (await showSigned())) {
    tellRest(data);
    showFound();
  }
  else await take(data);
  at("page").dataset.version = "0";
  compare();
  setTimeout(readOver, 600);
};
loaded.then(begin);
window.addEventListener("resize", () => refit(at("page")));
