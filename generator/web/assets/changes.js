// What was changed in a table since it was opened: cell by cell with what stood there, and how to take it back.

export const TOTAL = "total";
const STEPS = 50;

const isBlank = (one) => one.isNew && [...one.cells.values()].every(([, now]) => !now.trim());

export class Changes {
  #rows = new Map();
  #past = [];
  #last = 0;
  #mark = 0;

  /** A step to come back to. */
  keep() {
    this.#past.push({ rows: this.#copy(), last: this.#last });
    if (this.#past.length > STEPS) this.#past.shift();
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return false;
    this.#rows = before.rows;
    this.#last = before.last;
    this.#mark += 1;
    return true;
  }

  canUndo() {
    return this.#past.length > 0;
  }

  clear() {
    this.#rows = new Map();
    this.#past = [];
    this.#mark += 1;
  }

  /** What was sent is saved, new rows under their `codes`; what was changed after it was sent stays changed. */
  settle(sent, codes) {
    const saved = new Map(sent.rows.map((one) => [one.row, one]));
    saved.set(TOTAL, { cells: sent.totals });
    const left = new Map();
    for (const [row, one] of this.#rows) {
      const told = saved.get(row);
      const savedOf = (key) => told?.cells[key]?.[1];
      const changed = [...one.cells].filter(([key, [, now]]) => savedOf(key) !== now);
      const cells = new Map(changed.map(([key, [was, now]]) => [key, [savedOf(key) ?? was, now]]));
      const isNew = one.isNew && !told;
      const isGone = Boolean(one.isGone) && !told?.gone;
      if (isNew || isGone || cells.size) left.set(codes[row] ?? row, { isNew, isGone, cells });
    }
    this.#rows = left;
    this.#past = [];
    this.#mark += 1;
  }

  /** Each cell is changed against what stands in it now, where `baseOf` knows that. */
  standOn(baseOf) {
    for (const [row, { isNew, cells }] of this.#rows)
      if (!isNew && row !== TOTAL)
        for (const [key, pair] of [...cells]) {
          pair[0] = baseOf(row, key) ?? pair[0];
          if (pair[0] === pair[1]) this.drop(row, key);
        }
    this.#mark += 1;
  }

  /** A number that is another one after every change. */
  mark() {
    return this.#mark;
  }

  /** A row that was added and left blank is no change. */
  isEmpty() {
    return [...this.#rows.values()].every(isBlank);
  }

  /** A row that is new; its word is none that a code could be. */
  add() {
    this.#last += 1;
    const row = `+${this.#last}`;
    this.#rows.set(row, { isNew: true, cells: new Map() });
    this.#mark += 1;
    return row;
  }

  /** A row that was added and in which nothing stands yet. */
  blankRow() {
    return this.newRows().find((row) => isBlank(this.#rows.get(row)));
  }

  set(row, key, was, now) {
    const there = this.#rows.get(row) || { isNew: false, cells: new Map() };
    const known = there.cells.get(key);
    const first = known ? known[0] : was;
    this.#rows.set(row, there);
    if (first === now && !there.isNew) there.cells.delete(key);
    else there.cells.set(key, [known && was !== known[0] ? was : first, now]);
    if (!there.isNew && !there.cells.size) this.#rows.delete(row);
    this.#mark += 1;
  }

  /** What was sent before, as it was. */
  take(sent) {
    this.#rows = new Map(sent.rows.map((one) => [one.row, { isNew: Boolean(one.new), isGone: Boolean(one.gone), cells: new Map(Object.entries(one.cells)) }]));
    if (Object.keys(sent.totals).length) this.#rows.set(TOTAL, { isNew: false, cells: new Map(Object.entries(sent.totals)) });
    this.#last = Math.max(0, ...sent.rows.map((one) => Number(one.row.match(/^\+(\d+)$/)?.[1] ?? 0)));
    this.#mark += 1;
  }

  /** The same text as the server spells it. */
  respell(row, key, text) {
    const pair = this.#rows.get(row)?.cells.get(key);
    if (pair) pair[1] = text;
  }

  drop(row, key) {
    const there = this.#rows.get(row);
    there?.cells.delete(key);
    if (there && !there.isNew && !there.cells.size) this.#rows.delete(row);
    this.#mark += 1;
  }

  /** The unit goes; a row that was never saved is simply no more. */
  leaveOut(row) {
    if (this.#rows.get(row)?.isNew) this.#rows.delete(row);
    else this.#rows.set(row, { isNew: false, isGone: true, cells: new Map() });
    this.#mark += 1;
  }

  has(row, key) {
    return Boolean(this.#rows.get(row)?.cells.has(key));
  }

  isGone(row) {
    return Boolean(this.#rows.get(row)?.isGone);
  }

  nowOf(row, key) {
    return this.#rows.get(row)?.cells.get(key)?.[1];
  }

  /** What stands now in the changed cells of a row. */
  cellsOf(row) {
    return [...(this.#rows.get(row)?.cells ?? [])].map(([key, [, now]]) => [key, now]);
  }

  wasOf(row, key) {
    return this.#rows.get(row)?.cells.get(key)?.[0];
  }

  /** Every changed cell of a unit that is there, or of the totals: its row, its column, what stood in it, what stands there now. */
  list() {
    return [...this.#rows].flatMap(([row, one]) => one.isNew ? [] : [...one.cells].map(([key, [was, now]]) => ({ row, key, was, now })));
  }

  textOf(row, key, base) {
    return this.nowOf(row, key) ?? base;
  }

  newRows() {
    return [...this.#rows].filter(([, one]) => one.isNew).map(([row]) => row);
  }

  newNames() {
    return Object.fromEntries(this.newRows().map((row) => [row, this.nowOf(row, "name") ?? ""]));
  }

  /** As the server takes it. */
  sent() {
    const rows = [...this.#rows].filter(([row, one]) => row !== TOTAL && !isBlank(one));
    const totals = this.#rows.get(TOTAL)?.cells || new Map();
    return {
      rows: rows.map(([row, one]) => ({ row, new: one.isNew, gone: Boolean(one.isGone), cells: Object.fromEntries(one.cells) })),
      totals: Object.fromEntries(totals),
    };
  }

  #copy() {
    return new Map([...this.#rows].map(([row, one]) => [row, { ...one, cells: new Map([...one.cells].map(([key, pair]) => [key, [...pair]])) }]));
  }
}
