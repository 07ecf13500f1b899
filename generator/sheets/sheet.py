"""One worksheet as XML → a `Grid`: every cell where it says it stands, whatever `<dimension>` claims.

One pass tells all that matters of a cell: its value, whether a formula made it and whether that was
ever calculated, whether its row is hidden. Rows with nothing but formatting are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Context

from lxml import etree

from generator.ooxml import whole
from generator.problems import say
from generator.sheets import grid
from generator.sheets.doubts import COLUMN_CAP, LETTER_CAP, MERGE_CAP, above_cap, damaged
from generator.sheets.grid import CellKind, Grid, Merge, SheetCell, SheetRow
from generator.sheets.markup import elements, is_true, local, rich_text, unescape
from generator.workspace import regex

_REFERENCE = regex(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = regex(
    r"(?P<left>[A-Z]{1,3})?(?P<top>[1-9][0-9]{0,6})?"
    r"(?::(?P<right>[A-Z]{1,3})?(?P<bottom>[1-9][0-9]{0,6})?)?"
)
_NOTHING = regex(r"0+(?:\.0*)?|\.0+")
_DIGITS_SHOWN = Context(prec=15)
_FINE = regex(r"-?(?=[0-9.]{17,40}(?:[eE]|$))[0-9]{1,15}\.[0-9]+(?:[eE]-?[0-9]{1,2})?")
"""A number with a fraction and more digits than a workbook shows."""
_PLAIN = {"b": CellKind.BOOLEAN, "e": CellKind.ERROR, "d": CellKind.DATE}


@dataclass
class SheetReader:
    """Reads one worksheet; `strings` and `kinds` are what the workbook shares among its sheets."""

    file: str
    sheet: str
    part: str
    strings: Sequence[str]
    kinds: Sequence[CellKind]
    rows: list[SheetRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    _last: int = 0
    _cells: int = 0
    _letters: int = 0
    _row_cells: dict[int, SheetCell] = field(default_factory=dict)
    _column_before: int = 0
    _rows_said: set[int] = field(default_factory=set)

    def read(self, data: bytes) -> Grid:
        """The worksheet; refused when it is damaged or above a cap."""
        takers = {"c": self._put, "row": self._row, "mergeCell": self._merge, "col": self._column}
        for element in elements(data, tuple(takers), self.file, self.part):
            takers[local(element)](element)
        return Grid(self.file, self.sheet, self.rows, self.merges, frozenset(self.hidden_columns))

    def _row(self, element: etree._Element) -> None:
        """A row whose cells have all been read."""
        number = self._number(element.get("r"))
        cells, said = self._row_cells, self._rows_said
        self._row_cells, self._rows_said, self._column_before = {}, set(), 0
        if said - {number}:
            raise damaged(self.file, self.part)
        if not cells:
            return
        hidden = is_true(element.get("hidden")) or _is_nothing(element.get("ht"))
        self.rows.append(SheetRow(number, cells, hidden))
        self._cells += len(cells)
        self._letters += sum(len(cell.text) for cell in cells.values())
        if self._letters > LETTER_CAP:
            many = (say("số chữ cái"), self._letters, LETTER_CAP)
            raise above_cap(self.file, *many, part=self.sheet)
        last = f"{self.sheet}!{grid.address(number, max(cells))}"
        grid.check_size(self.file, len(self.rows), max(cells), self._cells, part=last)

    def _number(self, written: str | None) -> int:
        """The number of a row, which must grow; counted where it is not given."""
        number = self._last + 1 if written is None else whole(written, None)
        if number is None or not self._last < number <= grid.LAST_ROW:
            raise damaged(self.file, self.part)
        self._last = number
        return number

    def _put(self, element: etree._Element) -> None:
        """A cell, as it is read: no row has more than there are columns."""
        self._column_before = column = self._column_of(element.get("r"), self._column_before)
        if len(element) and (cell := self._cell(element)):
            self._row_cells[column] = cell

    def _column_of(self, written: str | None, before: int) -> int:
        """The column of a cell, which must grow within its row."""
        column = before + 1
        if written is not None:
            found = _REFERENCE.fullmatch(written)
            column = grid.column_number(found[1]) if found else 0
            self._rows_said.add(int(found[2]) if found else 0)
        if not before < column <= grid.LAST_COLUMN:
            raise damaged(self.file, self.part)
        return column

    def _cell(self, element: etree._Element) -> SheetCell | None:
        parts = {local(child): child for child in element}
        if len(parts) < len(element) or ("v" in parts and len(parts["v"])):
            raise damaged(self.file, self.part)
        formula, given = "f" in parts, element.get("t", "n")
        if given == "inlineStr" and "is" in parts:
            return _text(rich_text(parts["is"]), formula=formula)
        value = parts["v"].text if "v" in parts else None
        if value is None:
            awaited = formula and given != "str"
            return SheetCell(CellKind.UNCALCULATED, "", formula=True) if awaited else None
        if given == "s":
            return _text(self._shared(value), formula=formula)
        if given == "str":
            return _text(unescape(value), formula=formula)
        if given in _PLAIN:
            return SheetCell(_PLAIN[given], value, formula)
        return SheetCell(self._kind(element.get("s")), as_shown(value.strip()), formula)

    def _shared(self, index: str) -> str:
        place = whole(index.strip(), None)
        if place is None or place >= len(self.strings):
            raise damaged(self.file, self.part)
        return self.strings[place]

    def _kind(self, style: str | None) -> CellKind:
        place = whole(style, None)
        if place is None or place >= len(self.kinds):
            return CellKind.NUMBER
        return self.kinds[place]

    def _merge(self, element: etree._Element) -> None:
        """Merged cells; whole columns (`A:B`) and whole rows (`1:2`) can be merged too."""
        if len(self.merges) == MERGE_CAP:
            many = (say("số vùng gộp ô"), MERGE_CAP + 1, MERGE_CAP)
            raise above_cap(self.file, *many, part=self.sheet)
        found = _RANGE.fullmatch(element.get("ref", ""))
        if found is None or not (found["left"] or found["top"]):
            raise damaged(self.file, self.part)
        left = grid.column_number(found["left"]) if found["left"] else 1
        top = int(found["top"] or 1)
        right = grid.column_number(found["right"]) if found["right"] else left
        bottom = int(found["bottom"] or top)
        if not found["left"]:
            right = grid.LAST_COLUMN
        if not found["top"]:
            bottom = grid.LAST_ROW
        self.merges.append(Merge(top, left, bottom, right))

    def _column(self, element: etree._Element) -> None:
        """Hidden columns; a width of nothing hides as well."""
        first, last = whole(element.get("min"), None), whole(element.get("max"), None)
        if first is None or last is None:
            raise damaged(self.file, self.part)
        if is_true(element.get("hidden")) or _is_nothing(element.get("width")):
            self.hidden_columns |= set(range(first, min(last, COLUMN_CAP) + 1))


def as_shown(stored: str) -> str:
    """A number as a workbook shows it: of what is stored only 15 digits count, the rest is how it was reckoned.

    >>> as_shown("90.09999999999999"), as_shown("1775"), as_shown("0.30000000000000004")
    ('90.1', '1775', '0.3')
    """
    if not _FINE.fullmatch(stored):
        return stored
    return f"{_DIGITS_SHOWN.create_decimal(stored).normalize():f}"


def _is_nothing(length: str | None) -> bool:
    """Whether a height or width is none, however it is written: `0`, `0.0`."""
    return length is not None and _NOTHING.fullmatch(length) is not None


def _text(text: str, *, formula: bool) -> SheetCell | None:
    """A cell of text; one of nothing but blanks is empty."""
    return SheetCell(CellKind.TEXT, text, formula) if text and not text.isspace() else None
