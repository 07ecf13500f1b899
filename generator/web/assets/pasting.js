// What the clipboard has, as paragraphs, headings, items and tables of plain runs: nothing runs, nothing is fetched.
const BLOCKS = new Set("ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM HEADER HR LI MAIN NAV OL P PRE SECTION UL".split(" "));
const NOTHING = new Set("STYLE SCRIPT XML TEMPLATE HEAD TITLE META LINK NOSCRIPT".split(" "));
const PICTURES = new Set("IMG SVG OBJECT EMBED VIDEO AUDIO CANVAS IFRAME V:IMAGEDATA V:SHAPE MATH".split(" "));
const HIGH = { 1: "¹", 2: "²", 3: "³" };

/** The blocks of plain text: each line is one; what stands between tabs in two lines and more is a table. */
export function blocksOfText(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const blocks = [];
  let rows = [];
  const flush = () => {
    if (rows.length > 1) blocks.push({ rows });
    else for (const row of rows) blocks.push({ runs: [{ text: row.map((one) => one.text).join(" ") }] });
    rows = [];
  };
  for (const line of lines) {
    if (line.trim().includes("\t")) { rows.push(line.split("\t").map((cell) => ({ text: cell }))); continue; }
    flush();
    if (line.trim() || lines.length === 1) blocks.push({ runs: [{ text: line }] });
  }
  flush();
  return blocks;
}

const TAG = /<[a-z][^\s>]*(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** HTML in which nothing applies: styles and handlers are names that mean nothing, kept to be read. */
const calmed = (html) =>
  html.replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "").replace(TAG, (tag) => tag.replace(/(\s)(style|on\w+)(\s*=)/gi, "$1data-$2$3"));

/** What an element says of its look, by the names of CSS. */
function styleOf(element) {
  const found = {};
  for (const one of (element.getAttribute("data-style") ?? "").split(";")) {
    const [, name, value] = /^\s*([\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(one) ?? [];
    if (name) found[name.toLowerCase()] = value;
  }
  return found;
}

const boldOf = (weight, look) => (weight ? /^bold/i.test(weight) || Number(weight) >= 600 : look);

/** How a run looks inside of an element. */
function lookIn(element, look) {
  const { tagName } = element;
  const style = styleOf(element);
  const slant = style["font-style"];
  const font = (style["font-family"] ?? element.getAttribute("face") ?? "").split(",")[0].replace(/["']/g, "").trim();
  return {
    bold: boldOf(style["font-weight"], look.bold || ["B", "STRONG", "TH"].includes(tagName)),
    italic: slant ? !/^normal/i.test(slant) : look.italic || ["I", "EM"].includes(tagName),
    font: font || look.font,
    isPre: look.isPre || tagName === "PRE",
  };
}

const says = (element, name, value) => value.test(styleOf(element)[name] ?? "");
const isStruck = (element) =>
  ["DEL", "S", "STRIKE"].includes(element.tagName) || says(element, "text-decoration", /line-through/i) || says(element, "text-decoration-line", /line-through/i);
const isHidden = (element) => element.hidden || says(element, "display", /^none/i) || says(element, "mso-hide", /^all/i);
const isMark = (element) => says(element, "mso-list", /^ignore/i);
const depthOf = (element) => Number(/level(\d)/i.exec(styleOf(element)["mso-list"] ?? "")?.[1]) || 0;

/** The mark of an item of a list of the web. */
function markOf(item) {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "-";
  const items = [...list.children].filter((one) => one.tagName === "LI");
  const place = (Number(list.getAttribute("start")) || 1) + items.indexOf(item);
  const type = list.getAttribute("type") ?? { "lower-alpha": "a", "lower-latin": "a" }[styleOf(list)["list-style-type"]] ?? "1";
  return type === "a" && place < 24 ? `${"abcdđeghiklmnopqrstuvxy"[place - 1]})` : `${place}.`;
}

class Reading {
  constructor() {
    this.blocks = [];
    this.lost = new Map();
    this.block = null;
  }

  lose(what) { this.lost.set(what, (this.lost.get(what) ?? 0) + 1); }

  end() { this.block = null; }

  open(how = {}) {
    this.block = { runs: [], ...how };
    this.blocks.push(this.block);
  }

  say(text, look) {
    const told = look.isPre ? text : text.replace(/[ \t\r\n\f]+/g, " ");
    if (!this.block && !told.trim()) return;
    if (!this.block) this.open();
    const run = { text: told, bold: look.bold, italic: look.italic, font: look.font };
    const last = this.block.runs.at(-1);
    if (last && !last.isBreak && last.bold === run.bold && last.italic === run.italic && last.font === run.font) last.text += told;
    else this.block.runs.push(run);
  }

  /** What stands in a node; `level` is how deep in lists. */
  read(node, look, level) {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.say(child.data, look);
      else if (child.nodeType === 1) this.element(child, look, level);
    }
  }

  element(element, look, level) {
    const tag = element.tagName.toUpperCase();
    if (NOTHING.has(tag) || isHidden(element)) return;
    if (PICTURES.has(tag)) return this.lose("pictures");
    if (isStruck(element)) return element.textContent.trim() ? this.lose("struck") : undefined;
    if (tag === "BR") { if (this.block?.runs.length) this.block.runs.push({ text: "", isBreak: true }); return undefined; }
    if (tag === "TABLE") return this.table(element, look, level);
    if (isMark(element)) { if (this.block) this.block.mark = element.textContent.replace(/\s+/g, " ").trim(); return undefined; }
    if (tag === "SUP" && HIGH[element.textContent.trim()] && !element.querySelector("a")) return this.say(HIGH[element.textContent.trim()], look);
    if (["SUP", "SUB"].includes(tag) && element.textContent.trim()) this.lose("raised");
    const own = lookIn(element, look);
    const heading = /^H([1-6])$/.exec(tag);
    if (!heading && !BLOCKS.has(tag)) return this.read(element, own, level);
    this.end();
    const depth = ["UL", "OL"].includes(tag) ? level + 1 : level;
    if (heading) this.open({ isHeading: true, level: Math.min(3, Number(heading[1])) });
    else if (tag === "LI") this.open({ mark: markOf(element), level: Math.max(1, Math.min(3, level)) });
    else if (depthOf(element)) this.open({ level: Math.min(3, depthOf(element)) });
    this.read(element, heading ? { ...own, bold: false } : own, depth);
    return this.end();
  }

  /** A table of the clipboard; one of a single column only lays out what is in it. */
  table(element, look, level) {
    this.end();
    const rows = [...element.rows].filter((row) => row.closest("table") === element);
    const isNested = Boolean(element.querySelector("table"));
    if (isNested || Math.max(0, ...rows.map((row) => row.cells.length)) < 2) {
      for (const row of rows) for (const cell of row.cells) { this.read(cell, look, level); this.end(); }
      return;
    }
    if (element.querySelector("[colspan]:not([colspan='1']), [rowspan]:not([rowspan='1'])")) this.lose("merged");
    this.blocks.push({ rows: cellsOf(rows).map((row) => row.map((cell) => this.cell(cell, look))) });
  }

  cell(cell, look) {
    if (!cell) return { text: "" };
    const inside = new Reading();
    inside.read(cell, { ...lookIn(cell, look) }, 0);
    for (const [what, count] of inside.lost) this.lost.set(what, (this.lost.get(what) ?? 0) + count);
    const told = inside.blocks.map((block) => [block.mark, ...(block.runs ?? []).map((run) => (run.isBreak ? " " : run.text))].filter(Boolean).join(""));
    return { text: told.join(" ").trim(), font: inside.blocks[0]?.runs?.[0]?.font ?? "" };
  }
}

/** Cells by row and column: what spans several stands in the first of them. */
function cellsOf(rows) {
  const grid = rows.map(() => []);
  rows.forEach((row, at) => {
    let to = 0;
    for (const cell of row.cells) {
      while (grid[at][to] !== undefined) to += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - at); down += 1)
        for (let over = 0; over < (cell.colSpan || 1); over += 1) grid[at + down][to + over] = down + over ? null : cell;
      to += cell.colSpan || 1;
    }
  });
  const width = Math.max(...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, place) => row[place] ?? null));
}

/** What is pasted as blocks, and what of it cannot be: by what it is, how often. What we copied ourselves is text. */
export function readClipboard(html, text) {
  if (!html.trim() || html.includes("data-pm-slice")) return { blocks: blocksOfText(text), lost: new Map() };
  const reading = new Reading();
  const held = new DOMParser().parseFromString(calmed(html), "text/html");
  reading.read(held.body, { bold: false, italic: false, font: "", isPre: false }, 0);
  const blocks = reading.blocks.filter((one) => one.rows || one.mark || one.runs.some((run) => run.text.trim()));
  return blocks.length || !text.trim() ? { blocks, lost: reading.lost } : { blocks: blocksOfText(text), lost: reading.lost };
}
