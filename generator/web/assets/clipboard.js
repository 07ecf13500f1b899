// What Excel puts into the clipboard: cells parted by tabs, rows by line ends, a cell in quotes may hold both.

/** The cells of a pasted text; the line end behind the last row is no row. */
export function cellsOf(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    const [cell, behind] = text[at] === '"' ? quoted(text, at) : plain(text, at);
    rows[rows.length - 1].push(cell);
    at = behind;
    if (text[at] === "\t") {
      at += 1;
      if (at === text.length) rows[rows.length - 1].push("");
      continue;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    if (at < text.length) rows.push([]);
  }
  return rows;
}

function plain(text, from) {
  let to = from;
  while (to < text.length && !"\t\r\n".includes(text[to])) to += 1;
  return [text.slice(from, to), to];
}

/** A cell in quotes, two of them standing for one; what only begins with a quote is a plain one. */
function quoted(text, from) {
  let cell = "";
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== '"') {
      cell += text[at];
      at += 1;
    } else if (text[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else {
      const isEnd = at + 1 === text.length || "\t\r\n".includes(text[at + 1]);
      return isEnd ? [cell.replace(/\r\n?/g, "\n"), at + 1] : plain(text, from);
    }
  }
  return plain(text, from);
}
