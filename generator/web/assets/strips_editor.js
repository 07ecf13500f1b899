// The editor of a document's text: keys, pasting, chips that two presses take out, notes beside the blocks.
import {
  EditorState, EditorView, Decoration, DecorationSet, Fragment, NodeSelection, Plugin, PluginKey, Slice,
  TextSelection, baseKeymap, chainCommands, history, keymap, redo, splitBlock, toggleMark, undo,
} from "./vendor/prosemirror.js";
import {
  aboveFirst, chooseSeen, deletingKeys, firstText, handleTextInput, inRoom, keptBlocks, makeRoom, roomEvents, showCursor,
} from "./kept_blocks.js";
import { blockAt, blockOf, figureAt, schema, typedAt } from "./strips_schema.js";

const NOTES = new PluginKey("notes");
const isAtom = (node) => node && (node.type === schema.nodes.chip || node.type === schema.nodes.command);

/** Enter on a chip opens it; on a locked strip it goes to the first thing that can be done in there. */
const openChosen = (does) => (state, _dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection)) return false;
  if (isAtom(selection.node)) does.open(view, selection.from);
  else view.nodeDOM(selection.from)?.querySelector("summary, [contenteditable=true], button")?.focus();
  return true;
};

/** To the next chip or statement, or the one before. */
const toChip = (side) => (state, dispatch) => {
  const { from, to } = state.selection;
  const found = [];
  state.doc.descendants((node, at) => { if (isAtom(node)) found.push(at); });
  const at = side > 0 ? found.find((one) => one >= to) : found.reverse().find((one) => one < from);
  if (at === undefined) return false;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView());
  return true;
};

/** A figure in the place of the words that are selected. */
export function insertChip(view, source) {
  makeRoom(view);
  view.dispatch(view.state.tr.replaceSelectionWith(schema.nodes.chip.create({ source }), true).scrollIntoView());
  view.focus();
}

/** Another figure in the place of a chip, which stays selected. */
export function changeChip(view, at, source) {
  const node = view.state.doc.nodeAt(at);
  const tr = view.state.tr.setNodeMarkup(at, null, { source }, node.marks);
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)));
}

/** A passage stands alone: behind the block in which the cursor is, in the place of an empty one. */
export function insertPassage(view, name) {
  const block = blockOf({ kind: "locked", as: "passage", name, source: `{{ passages.${name} }}`, strands: [] });
  const { $to } = view.state.selection;
  const from = $to.depth ? $to.before(1) : $to.pos;
  const node = view.state.doc.nodeAt(from);
  const isEmpty = node?.isTextblock && node.content.size === 0;
  const end = node ? from + node.nodeSize : from;
  view.dispatch(isEmpty ? view.state.tr.replaceWith(from, end, block) : view.state.tr.insert(end, block));
  view.focus();
}

/** A passage behind the first block that is no heading: what a letter says to its receiver first. */
export function insertBelowOpening(view, name) {
  let end = 0;
  view.state.doc.forEach((node, offset) => { if (!end && node.type !== schema.nodes.heading) end = offset + node.nodeSize; });
  const block = blockOf({ kind: "locked", as: "passage", name, source: `{{ passages.${name} }}`, strands: [] });
  view.dispatch(view.state.tr.insert(end || view.state.doc.content.size, block));
}

const typeOf = (value) => {
  const kind = value.replace(/\d+$/, "");
  const level = Number(value.slice(kind.length)) || 1;
  if (kind === "paragraph") return [schema.nodes.paragraph, {}];
  if (kind === "heading") return [schema.nodes.heading, { level }];
  return [schema.nodes.item, { kind, level, mark: kind === "bullet" ? "-" : "1" }];
};

/** What a choice of the list makes of the blocks that are selected. */
export function setKind(view, value) {
  const [type, attrs] = typeOf(value);
  const { from, to } = view.state.selection;
  const tr = view.state.tr;
  view.state.doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock) tr.setNodeMarkup(at, type, { ...attrs, of: node.attrs.of });
    return !node.isTextblock;
  });
  view.dispatch(tr);
  view.focus();
}

export function kindAt(state) {
  const node = state.selection.$from.parent;
  if (node.type === schema.nodes.heading) return `heading${Math.min(node.attrs.level, 3)}`;
  if (node.type === schema.nodes.item)
    return node.attrs.kind === "bullet" ? `bullet${Math.min(node.attrs.level, 2)}` : `${node.attrs.kind}1`;
  return "paragraph";
}

/** Enter: an empty item becomes a paragraph, one with a number goes on counting, a heading is followed by text. */
function enter(state, dispatch) {
  const { $from } = state.selection;
  const node = $from.parent;
  if (node.type === schema.nodes.item && node.content.size === 0) {
    dispatch?.(state.tr.setNodeMarkup($from.before(), schema.nodes.paragraph, { of: node.attrs.of }));
    return true;
  }
  if (!dispatch) return node.isTextblock;
  const atEnd = $from.parentOffset === node.content.size;
  return splitBlock(state, (tr) => {
    const at = tr.selection.$from.before();
    const made = tr.doc.nodeAt(at);
    if (node.type === schema.nodes.item && made) {
      const mark = node.attrs.kind === "bullet" ? node.attrs.mark : String((Number(node.attrs.mark) || 0) + 1);
      tr.setNodeMarkup(at, schema.nodes.item, { ...node.attrs, mark, of: atEnd ? null : node.attrs.of });
    } else if (made && atEnd) {
      tr.setNodeMarkup(at, schema.nodes.paragraph, { of: null });
    }
    dispatch(tr.scrollIntoView());
  });
}

const deeper = (by) => (state, dispatch) => {
  const node = state.selection.$from.parent;
  if (node.type !== schema.nodes.item) return false;
  const level = Math.max(1, Math.min(3, node.attrs.level + by));
  dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(), null, { ...node.attrs, level }));
  return true;
};

const lineBreak = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
};

const keysOf = (does) => keymap({
  "Mod-b": toggleMark(schema.marks.bold), "Mod-i": toggleMark(schema.marks.italic),
  "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo,
  ...deletingKeys(baseKeymap), ArrowUp: aboveFirst, ArrowLeft: aboveFirst,
  Enter: chainCommands(openChosen(does), inRoom(enter)), "Shift-Enter": inRoom(lineBreak), "Mod-Enter": inRoom(enter),
  "Mod-k": (_state, _dispatch, view) => { does.insert(view); return true; },
  "Alt-ArrowDown": toChip(1), "Alt-ArrowUp": toChip(-1),
  "Mod-]": deeper(1), "Mod-[": deeper(-1),
});

let copied = { text: "", slice: null };
const PASTES = new PluginKey("pastes");

/** Where something is to be pasted that is still being read: its place moves with what is typed meanwhile. */
const pastesPlugin = new Plugin({
  key: PASTES,
  state: {
    init: () => [],
    apply(tr, places) {
      const told = tr.getMeta(PASTES) ?? {};
      const moved = tr.docChanged ? places.map((one) => ({ ...one, from: tr.mapping.map(one.from, -1), to: tr.mapping.map(one.to, -1) })) : places;
      return [...moved.filter((one) => one.id !== told.done), ...(told.place ? [told.place] : [])];
    },
  },
});

/** What was read of the clipboard in the place for it; a single block goes into the words around it. */
function putPasted(view, id, strips) {
  const place = PASTES.getState(view.state).find((one) => one.id === id);
  const tr = view.state.tr.setMeta(PASTES, { done: id });
  if (place && strips.length) {
    const nodes = strips.map(blockOf);
    const { from, to } = place;
    const around = view.state.doc.resolve(from).parent;
    const isPart = nodes.length === 1 && nodes[0].isTextblock && around.isTextblock && around.content.size > to - from;
    const open = (node) => (node.type === schema.nodes.paragraph || isPart ? 1 : 0);
    tr.replaceRange(from, to, new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1))));
  }
  view.dispatch(tr.setMeta("paste", true).scrollIntoView());
}

let pastes = 0;

/** What comes from elsewhere is read (`does.read` gives its strips), then put where it was to go. */
async function putRead(view, from, to, clip, does) {
  const id = ++pastes;
  view.dispatch(view.state.tr.setMeta(PASTES, { place: { id, from, to } }));
  putPasted(view, id, await does.read(clip));
}

const clipOf = (data) => ({
  text: data?.getData("text/plain") ?? "", html: data?.getData("text/html") ?? "", files: data?.files.length ?? 0,
});

const handlePaste = (does) => (view, event) => {
  const clip = clipOf(event.clipboardData);
  makeRoom(view);
  const { from, to } = view.state.selection;
  if (copied.slice && clip.text === copied.text) view.dispatch(view.state.tr.replaceSelection(copied.slice).scrollIntoView());
  else putRead(view, from, to, clip, does);
  return true;
};

const handleDrop = (does) => (view, event) => {
  if (view.dragging) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at) putRead(view, at.pos, at.pos, clipOf(event.dataTransfer), does);
  event.preventDefault();
  return true;
};

function noteOf(note, act) {
  const place = document.createElement("span");
  place.className = `strip-note ${note.weight}`;
  place.contentEditable = "false";
  place.textContent = note.said;
  if (note.deed) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = note.deed;
    button.addEventListener("click", () => act(note));
    place.append(button);
  }
  return place;
}

function decorations(doc, notes, act) {
  const found = [];
  for (const note of notes) {
    const block = note.strip === null ? null : blockAt(doc, note.strip);
    if (!block) continue;
    const end = block.offset + block.node.nodeSize;
    found.push(Decoration.node(block.offset, end, { class: note.weight === "error" ? "wrong" : "doubted" }));
    found.push(Decoration.widget(end, () => noteOf(note, act), { side: 1, key: JSON.stringify(note), ignoreSelection: true, stopEvent: () => true }));
    const typed = note.typed && typedAt(doc, note);
    if (typed) found.push(Decoration.inline(typed.from, typed.to, { class: "typed", title: note.said }));
  }
  return DecorationSet.create(doc, found);
}

const notesPlugin = (act) => new Plugin({
  key: NOTES,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, old) {
      const notes = tr.getMeta(NOTES);
      return notes ? decorations(tr.doc, notes, act) : old.map(tr.mapping, tr.doc);
    },
  },
  props: { decorations: (state) => NOTES.getState(state) },
});

/** Leads to a finding: its figure is selected, or its strip, and seen. */
export function leadTo(view, note, textOf) {
  const { doc } = view.state;
  const block = blockAt(doc, note.strip);
  if (!block) return false;
  const place = (note.typed && typedAt(doc, note)) || figureAt(doc, note, textOf);
  const chosen = place?.chip !== undefined ? NodeSelection.create(doc, place.chip)
    : place ? TextSelection.create(doc, place.from, place.to)
      : block.node.isAtom ? NodeSelection.create(doc, block.offset) : TextSelection.create(doc, block.offset + 1);
  view.dispatch(view.state.tr.setSelection(chosen));
  const shown = view.nodeDOM(block.offset);
  shown?.scrollIntoView({ block: "center" });
  view.focus();
  return true;
}

const AGAIN = 150;
const COMPOSED = 229;
const latest = new WeakMap();

/** Where the browser has the cursor by now, also when it has not said so yet: a key never does its work at an older place. */
function takeSelection(view, event) {
  if (view.composing || event?.isComposing) return false;
  if (event?.keyCode === COMPOSED) { chooseSeen(view, event); makeRoom(view); return false; }
  view.domObserver.forceFlush();
  view.domObserver.flush();
  return ["keydown", "cut", "paste"].includes(event?.type) && chooseSeen(view, event);
}

/** Notes beside the blocks: never amid a composition, nor before the browser has said where the cursor is by now. */
export function showNotes(view, notes) {
  latest.set(view, notes);
  if (view.composing) {
    setTimeout(() => { if (latest.get(view) === notes) showNotes(view, notes); }, AGAIN);
    return;
  }
  takeSelection(view);
  view.dispatch(view.state.tr.setMeta(NOTES, notes).setMeta("addToHistory", false));
}

/** The editor in a place of the page; `on` hears of changes, `entered` of who comes in, `views` draws chips and strips. */
export function openEditor(place, { doc, views, on, entered, act, does, label, readOnly }) {
  const state = EditorState.create({
    doc,
    selection: firstText(doc),
    plugins: [keysOf(does), keymap(baseKeymap), history({ newGroupDelay: 700 }), notesPlugin(act), pastesPlugin, keptBlocks],
  });
  const view = new EditorView(place, {
    state,
    nodeViews: views,
    editable: () => !readOnly,
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "false" },
    handleDOMEvents: { focus: (editor) => { entered(editor); showCursor(editor); return false; }, keydown: takeSelection, paste: takeSelection, cut: takeSelection, ...roomEvents },
    handlePaste: handlePaste(does), handleDrop: handleDrop(does), handleTextInput,
    transformPastedHTML: () => "",
    clipboardTextSerializer(slice) {
      const text = slice.content.textBetween(0, slice.content.size, "\n", (leaf) => views.textOf(leaf));
      copied = { text, slice };
      return text;
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      on(view, tr);
    },
  });
  document.addEventListener("pointerdown", (event) => takeSelection(view, event), true);
  return view;
}

export { undo, redo, toggleMark, schema, NodeSelection };
