// The text of a document as ProseMirror has it: paragraphs, headings, items, locked strips; figures as chips.
import { DocNode, Schema } from "./vendor/prosemirror.js";

const kept = { of: { default: null } };
const ITEMS = ["bullet", "numbered", "lettered"];
const POINTS = "abcdđeghiklmnopqrstuvxy";
const shownMark = (attrs) =>
  attrs.kind === "bullet" ? (attrs.mark === "-" && attrs.level > 1 ? "+" : attrs.mark || "-")
    : attrs.kind === "numbered" ? `${attrs.mark}.`
      : `${POINTS[Math.max(1, Number(attrs.mark) || 1) - 1] ?? attrs.mark})`;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", attrs: kept, toDOM: () => ["p", 0] },
    heading: {
      group: "block", content: "inline*", attrs: { ...kept, level: { default: 1 } }, defining: true,
      toDOM: (node) => [`h${Math.min(node.attrs.level, 3) + 1}`, 0],
    },
    item: {
      group: "block", content: "inline*", defining: true,
      attrs: { ...kept, kind: { default: "bullet" }, level: { default: 1 }, mark: { default: "-" } },
      toDOM: (node) => ["p", { "data-mark": shownMark(node.attrs), "data-level": String(node.attrs.level) }, 0],
    },
    locked: {
      group: "block", atom: true, selectable: true,
      attrs: { ...kept, source: { default: "" }, as: { default: "source" }, name: { default: "" } },
      toDOM: () => ["div", { class: "strip" }],
    },
    text: { group: "inline" },
    chip: { group: "inline", inline: true, atom: true, attrs: { source: {} }, toDOM: () => ["span", { class: "chip" }] },
    command: { group: "inline", inline: true, atom: true, attrs: { source: {} }, toDOM: () => ["span", { class: "command" }] },
    hard_break: { group: "inline", inline: true, selectable: false, toDOM: () => ["br"] },
  },
  marks: { bold: { toDOM: () => ["strong", 0] }, italic: { toDOM: () => ["em", 0] } },
});

const marksOf = (strand) =>
  ["bold", "italic"].filter((name) => strand[name]).map((name) => schema.marks[name].create());

function inlineOf(strand) {
  const marks = marksOf(strand);
  if (strand.kind === "text") return strand.text ? schema.text(strand.text, marks) : null;
  if (strand.kind === "break") return schema.nodes.hard_break.create(null, null, marks);
  return schema.nodes[strand.kind].create({ source: strand.text }, null, marks);
}

export function blockOf(strip) {
  const of = strip.of ?? null;
  if (strip.kind === "locked")
    return schema.nodes.locked.create({ of, source: strip.source, as: strip.as, name: strip.name });
  const content = strip.strands.map(inlineOf).filter(Boolean);
  if (strip.kind === "heading") return schema.nodes.heading.create({ of, level: strip.level }, content);
  if (ITEMS.includes(strip.kind))
    return schema.nodes.item.create({ of, kind: strip.kind, level: strip.level, mark: strip.mark }, content);
  return schema.nodes.paragraph.create({ of }, content);
}

/** The document of these strips; an empty paragraph where there are none, and behind a passage at the end: there text begins. */
export function docOf(strips) {
  const blocks = strips.map(blockOf);
  if (!blocks.at(-1)?.isTextblock) blocks.push(schema.nodes.paragraph.create());
  return schema.nodes.doc.create(null, blocks);
}

function strandOf(node) {
  const look = {
    bold: node.marks.some((mark) => mark.type.name === "bold"),
    italic: node.marks.some((mark) => mark.type.name === "italic"),
  };
  if (node.isText) return { kind: "text", text: node.text, ...look };
  if (node.type.name === "hard_break") return { kind: "break", text: "", ...look };
  return { kind: node.type.name, text: node.attrs.source, ...look };
}

/** What the server is told of a block. */
export function stripOf(node) {
  const { of, level = 1, mark = "", source = "", kind } = node.attrs;
  const name = node.type.name === "item" ? kind : node.type.name;
  const strands = [];
  node.forEach((child) => strands.push(strandOf(child)));
  return { of, kind: name, level, mark, source, strands };
}

/** Whether a block says anything: an empty one is none for the server. */
export const isEmpty = (node) =>
  node.type.name === "locked"
    ? !node.attrs.source.trim()
    : !node.content.content?.some((child) => !child.isText ? child.type.name !== "hard_break" : child.text.trim());

export const stripsOf = (doc) => {
  const strips = [];
  doc.forEach((node) => strips.push(stripOf(node)));
  return strips;
};

/** The blocks that are strips: those that hold something. */
export const filledBlocks = (doc) => doc.content.content.filter((node) => !isEmpty(node));

/** The position before the block that is the server's strip of this number. */
export function blockAt(doc, number) {
  let seen = -1;
  let found = null;
  doc.forEach((node, offset) => {
    if (!isEmpty(node)) seen += 1;
    if (seen === number && found === null && !isEmpty(node)) found = { node, offset };
  });
  return found;
}

/** Where a figure stands that was typed into a strip: the n-th of its text that is no part of another number. */
export function typedAt(doc, { strip, typed, nth }) {
  const block = blockAt(doc, strip);
  const whole = new RegExp(`(?<![\\d/]|\\d[.,])${typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+")}(?!\\d|[.,/]\\d)`, "g");
  const found = [];
  block?.node.forEach((child, offset) => {
    for (const one of child.isText ? child.text.matchAll(whole) : []) {
      const from = block.offset + 1 + offset + one.index;
      found.push({ from, to: from + one[0].length, marks: child.marks });
    }
  });
  return found[nth] ?? found[0] ?? null;
}

/** Where a printed figure stands in a strip, whether in a chip or typed: the chip, or from where to where. */
export function figureAt(doc, { strip, figure, nth }, textOf) {
  const block = blockAt(doc, strip);
  if (!block || !figure) return null;
  let printed = "";
  const parts = [];
  block.node.forEach((child, offset) => {
    parts.push({ child, start: printed.length, pos: block.offset + 1 + offset });
    printed += child.isText ? child.text : textOf(child);
  });
  let at = -1;
  for (let turn = 0; turn <= nth; turn += 1) at = printed.indexOf(figure, at + 1);
  const part = at < 0 ? null : parts.findLast((one) => one.start <= at);
  if (!part) return null;
  if (!part.child.isText) return { chip: part.pos };
  const from = part.pos + at - part.start;
  return { from, to: Math.min(from + figure.length, part.pos + part.child.nodeSize) };
}

export { DocNode };
