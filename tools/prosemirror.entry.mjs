// What the editor of documents takes of ProseMirror; bundled into generator/web/assets/vendor/prosemirror.js (CONTRIBUTING).
export { Schema, Slice, Fragment, Node as DocNode } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, NodeSelection, TextSelection, Selection } from "prosemirror-state";
export { EditorView, Decoration, DecorationSet } from "prosemirror-view";
export { history, undo, redo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { baseKeymap, toggleMark, setBlockType, chainCommands, splitBlock } from "prosemirror-commands";
