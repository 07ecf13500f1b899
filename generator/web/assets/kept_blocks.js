// What is typed, composed, pasted or put in never takes the place of a passage, a table, or of blocks with figures in them.
import { NodeSelection, Plugin, TextSelection, chainCommands } from "./vendor/prosemirror.js";
import { schema } from "./strips_schema.js";

const TAKES = "takes";
const isAtom = (node) => node && (node.type === schema.nodes.chip || node.type === schema.nodes.command);
const isLocked = (node) => node?.type === schema.nodes.locked;

/** Whether a choice over several blocks has anything in it that no key types again. */
function holdsKept({ $from, $to, from, to }, doc) {
  if ($from.sameParent($to) && $from.parent.isTextblock) return false;
  let found = false;
  doc.nodesBetween(from, to, (node) => { found ||= isAtom(node) || isLocked(node); });
  return found;
}

/** A cursor in an empty paragraph behind a locked block: the one that is there, or a new one. */
function behindBlock({ doc, tr }, at) {
  const next = doc.nodeAt(at);
  if (!next?.isTextblock || next.content.size) tr.insert(at, schema.nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, at + 1));
}

/** The step to where text goes instead of over what is chosen; null where it goes to what is chosen. */
function roomStep(state) {
  const { selection, doc, tr } = state;
  if (selection instanceof NodeSelection)
    return isLocked(selection.node) ? behindBlock(state, selection.to) : tr.setSelection(TextSelection.create(doc, selection.to));
  if (!holdsKept(selection, doc)) return null;
  return tr.setSelection(TextSelection.findFrom(selection.$to, -1, true) ?? TextSelection.findFrom(selection.$to, 1, true));
}

/** Puts the cursor where text goes; says whether it had to. */
export function makeRoom(view) {
  const step = view.editable ? roomStep(view.state) : null;
  if (step) view.dispatch(step.scrollIntoView());
  return Boolean(step);
}

/** Typing over what is kept goes behind it: what is taken out is taken out by a key for it. */
export function handleTextInput(view, _from, _to, text) {
  if (!makeRoom(view)) return false;
  view.dispatch(view.state.tr.insertText(text).scrollIntoView());
  return true;
}

/** What no key tells before: compositions, the panel of signs, corrections, dictation. */
export const roomEvents = {
  compositionstart: (view) => { makeRoom(view); return false; },
  beforeinput(view, event) {
    if (view.composing || event.isComposing || !/^insert(Text|ReplacementText)$/.test(event.inputType) || !makeRoom(view)) return false;
    event.preventDefault();
    view.dispatch(view.state.tr.insertText(event.data ?? event.dataTransfer?.getData("text/plain") ?? "").scrollIntoView());
    return true;
  },
};

/** A command that begins where text goes. */
export const inRoom = (command) => (state, dispatch, view) => {
  if (dispatch && view && makeRoom(view)) return command(view.state, view.dispatch, view);
  return command(state, dispatch, view);
};

/** Backspace or Delete beside a chip or a locked block chooses it; only a second press takes it out. */
const selectBeside = (side) => (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return false;
  let node = side < 0 ? $from.nodeBefore : $from.nodeAfter;
  let at = $from.pos;
  if (!node) {
    at = side < 0 ? $from.before() : $from.after();
    const $edge = state.doc.resolve(at);
    node = side < 0 ? $edge.nodeBefore : $edge.nodeAfter;
    if (!isLocked(node)) return false;
  } else if (!isAtom(node)) return false;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, side < 0 ? at - node.nodeSize : at)));
  return true;
};

const takingOut = (command) => (state, dispatch, view) => command(state, dispatch && ((tr) => dispatch(tr.setMeta(TAKES, true))), view);

/** The keys that take something out, of those that an editor has. */
export const deletingKeys = (keys) => Object.fromEntries(
  Object.entries(keys).filter(([key]) => /Backspace|Delete|-[hd]$/.test(key)).map(([key, command]) =>
    [key, chainCommands(selectBeside(/Backspace|-h$/.test(key) ? -1 : 1), takingOut(command))]));

/** A step that takes a block out because somebody said so. */
export const takeOut = (tr, from, to) => tr.delete(from, to).setMeta(TAKES, true);

/** To the block above the first one, which is a passage: a paragraph begins there. */
export function aboveFirst({ selection, doc, tr }, dispatch) {
  if (!(selection instanceof NodeSelection) || selection.from || !isLocked(doc.firstChild)) return false;
  tr.insert(0, schema.nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, 1)).scrollIntoView());
  return true;
}

const isNowhere = (view) => view.hasFocus() && !view.root.getSelection().anchorNode;

/** Who comes in by a key has a cursor, also where the first block is none that the browser writes in. */
export const showCursor = (view) => requestAnimationFrame(() => { if (isNowhere(view)) view.focus(); });

const isTaking = (event) => event.type === "cut" || ["Backspace", "Delete"].includes(event.key);

/**
 * Where the browser has the cursor in the words of a locked block, or nowhere, a key means that block, or where text was
 * written last: never what was chosen before and is seen no more. Says whether the key has done its work with that.
 */
export function chooseSeen(view, event) {
  if (!view.hasFocus() || (event.type === "keydown" && (event.ctrlKey || event.metaKey || event.altKey))) return false;
  if (isNowhere(view)) view.focus();
  const { anchorNode } = view.root.getSelection();
  const strip = (anchorNode?.nodeType === Node.ELEMENT_NODE ? anchorNode : anchorNode?.parentElement)?.closest(".strip");
  const at = strip && view.dom.contains(strip) ? view.docView.nearestDesc(strip)?.posBefore : undefined;
  if (at === undefined || !isLocked(view.state.doc.nodeAt(at))) return false;
  const { selection } = view.state;
  if (selection instanceof NodeSelection && selection.from === at) return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
  if (isTaking(event)) event.preventDefault();
  return isTaking(event);
}

const lockedIn = (doc) => doc.content.content.filter(isLocked).length;
const isMeant = (tr) => tr.getMeta(TAKES) || tr.getMeta("history$") || ["cut", "drop"].includes(tr.getMeta("uiEvent"));

/** A paragraph stands behind the last block, where text can begin; nothing but a deed for it takes a locked block out. */
export const keptBlocks = new Plugin({
  filterTransaction: (tr, state) => !tr.docChanged || isMeant(tr) || lockedIn(tr.doc) >= lockedIn(state.doc),
  appendTransaction(_trs, _old, { doc, tr }) {
    return isLocked(doc.lastChild) ? tr.insert(doc.content.size, schema.nodes.paragraph.create()) : null;
  },
});

/** Where writing begins: in the first text. */
export const firstText = (doc) => TextSelection.findFrom(doc.resolve(0), 1, true);
