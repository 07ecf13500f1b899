// The field in which the table of units is typed: one for all cells. It lies over the cell that is written and goes
// with the writer from cell to cell without ever giving up the keyboard, so that no key falls between two cells, and
// the table may be drawn anew beneath it as often as the server answers.

const STEPS = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

export class CellField {
  #at = null;
  #was = "";
  #isLeft = false;
  #frame = document.createElement("div");
  #input = document.createElement("input");

  /**
   * `holder` scrolls and holds the field; `table` gives rows and their elements; `columns` lists the columns that are
   * shown and may be typed in, as they stand; `textOf(row, key)` is what a cell says; `labelOf(row, key)` its name;
   * `hintOf(row, key)` what holds as long as it says nothing;
   * `written(row, key, text)` and `pasted(row, key, text)` are told what came.
   */
  constructor({ holder, table, columns, textOf, labelOf, hintOf, written, pasted }) {
    Object.assign(this, { holder, table, columns, textOf, labelOf, hintOf, written, pasted });
    this.#frame.className = "cell-field resting";
    this.#frame.setAttribute("role", "row");
    const cell = document.createElement("div");
    cell.setAttribute("role", "gridcell");
    cell.append(this.#input);
    this.#frame.append(cell);
    holder.prepend(this.#frame);
    this.#label();
    this.#listen();
  }

  /** The cell that is written, or none. */
  get at() {
    return this.#at;
  }

  /** Whether something is typed that is not told yet. */
  isTyped() {
    return this.#at !== null && this.#input.value !== this.#was;
  }

  /** Goes to a cell; what was typed in another one is told first. */
  open(row, key) {
    this.settle();
    this.#at = { row, key };
    this.#isLeft = false;
    this.#read();
    this.#reach();
    this.place();
    if (document.activeElement !== this.#input) this.#input.focus({ preventScroll: true });
    this.#input.select();
  }

  /** Tells what was typed; the field stays where it is. */
  settle() {
    if (!this.isTyped()) return;
    const { row, key } = this.#at;
    this.#was = this.#input.value;
    this.written(row, key, this.#was);
  }

  /** The row of the cell that is typed in; none where no cell is. */
  row() {
    return this.#isLeft ? undefined : this.#at?.row;
  }

  /** A row has another name now. */
  rename(row, code) {
    if (this.#at?.row === row) this.#at.row = code;
  }

  /** Lies over its cell again after the table was drawn anew; a cell in which nothing is being typed says what it says now. */
  place() {
    const row = this.#at && this.#rowOf(this.#at.row);
    if (!row) return this.#rest();
    if (!this.isTyped() && this.textOf(this.#at.row, this.#at.key) !== this.#was) {
      this.#read();
      if (this.#hasKeyboard()) this.#input.select();
    }
    this.#frame.classList.toggle("resting", !this.#hasKeyboard());
    this.#lay(row.getCell(this.#at.key).getElement());
  }

  #listen() {
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
    this.#input.addEventListener("paste", (event) => this.#took(event));
    this.#input.addEventListener("focus", () => this.#entered());
    this.#input.addEventListener("blur", () => {
      this.settle();
      this.#frame.classList.add("resting");
    });
    this.holder.addEventListener("scroll", () => this.place(), { passive: true });
    this.holder.addEventListener("mousedown", (event) => this.#clicked(event));
    new ResizeObserver(() => this.place()).observe(this.holder);
  }

  #clicked(event) {
    const element = event.target.closest(".tabulator-cell");
    const key = element?.getAttribute("tabulator-field");
    if (!key || event.button !== 0 || !this.columns().some((one) => one.key === key)) return;
    event.preventDefault();
    const row = this.table.getRow(element.closest(".tabulator-row"));
    if (row) this.open(row.getIndex(), key);
  }

  #entered() {
    if (this.#at && this.#rowOf(this.#at.row)) this.#isLeft = false;
    else {
      const [first, column] = [this.table.getRows()[0], this.columns()[0]];
      if (!first || !column) return;
      this.#at = { row: first.getIndex(), key: column.key };
      this.#isLeft = false;
      this.#read();
    }
    this.#reach();
    this.place();
    this.#input.select();
  }

  #pressed(event) {
    if (!this.#at || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      this.#down(step);
    } else if (event.key === "Tab" && !this.#isLeft) {
      if (this.#across(event.shiftKey ? -1 : 1)) event.preventDefault();
    } else if (event.key === "Escape") {
      this.#input.value = this.#was;
      this.#input.select();
      this.#isLeft = true;
    } else {
      this.#isLeft = false;
    }
  }

  #down(step) {
    const row = this.#rowOf(this.#at.row);
    const next = row && (step > 0 ? row.getNextRow() : row.getPrevRow());
    if (next) this.open(next.getIndex(), this.#at.key);
    else this.open(this.#at.row, this.#at.key);
  }

  /** To the next cell, at the end of a row to the next row; whether there was one. */
  #across(step) {
    const keys = this.columns().map((one) => one.key);
    const place = keys.indexOf(this.#at.key) + step;
    if (keys[place]) {
      this.open(this.#at.row, keys[place]);
      return true;
    }
    const row = this.#rowOf(this.#at.row);
    const next = row && (step > 0 ? row.getNextRow() : row.getPrevRow());
    if (next) this.open(next.getIndex(), keys.at(step > 0 ? 0 : -1));
    return Boolean(next);
  }

  #took(event) {
    const text = event.clipboardData.getData("text/plain");
    if (!this.#at || !/[\t\r\n]/.test(text)) return;
    event.preventDefault();
    this.#input.value = this.#was;
    this.pasted(this.#at.row, this.#at.key, text);
  }

  #read() {
    this.#was = this.textOf(this.#at.row, this.#at.key);
    this.#input.value = this.#was;
    this.#label();
  }

  #label() {
    const column = this.columns().find((one) => one.key === (this.#at?.key ?? this.columns()[0]?.key));
    this.#input.classList.toggle("figure", Boolean(column?.figure));
    this.#input.placeholder = this.#at ? this.hintOf(this.#at.row, this.#at.key) : "";
    this.#input.setAttribute("aria-label", this.#at ? this.labelOf(this.#at.row, this.#at.key) : column?.title ?? "");
  }

  #rowOf(row) {
    return this.table.getRow(row) || null;
  }

  #hasKeyboard() {
    return document.activeElement === this.#input;
  }

  #rest() {
    this.#at = null;
    this.#was = this.#input.value = "";
    this.#frame.classList.add("resting");
  }

  /** The cell comes into sight. */
  #reach() {
    const row = this.#rowOf(this.#at.row);
    if (!row) return;
    if (!row.getElement().isConnected) this.table.scrollToRow(row, "center", false).catch(() => {});
    const [cell, seen] = [row.getCell(this.#at.key).getElement().getBoundingClientRect(), this.holder.getBoundingClientRect()];
    const frozen = this.holder.querySelector(".tabulator-frozen");
    const isFrozen = frozen?.getAttribute("tabulator-field") === this.#at.key;
    const left = seen.left + (isFrozen ? 0 : frozen?.offsetWidth ?? 0);
    if (!row.getElement().isConnected) return;
    if (cell.top < seen.top) this.holder.scrollTop -= seen.top - cell.top;
    else if (cell.bottom > seen.top + this.holder.clientHeight) this.holder.scrollTop += cell.bottom - seen.top - this.holder.clientHeight;
    if (cell.left < left) this.holder.scrollLeft -= left - cell.left;
    else if (cell.right > seen.left + this.holder.clientWidth) this.holder.scrollLeft += Math.min(cell.right - seen.left - this.holder.clientWidth, cell.left - left);
  }

  #lay(cell) {
    if (!cell.isConnected) return;
    const [place, seen] = [cell.getBoundingClientRect(), this.holder.getBoundingClientRect()];
    Object.assign(this.#frame.style, {
      left: `${place.left - seen.left - this.holder.clientLeft + this.holder.scrollLeft}px`,
      top: `${place.top - seen.top - this.holder.clientTop + this.holder.scrollTop}px`,
      width: `${place.width}px`,
      height: `${place.height}px`,
      zIndex: cell.classList.contains("tabulator-frozen") ? 12 : 9,
    });
  }
}
