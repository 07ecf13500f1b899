"""One worksheet as XML → a `Grid`: every cell where it says it stands, whatever `<dimension>` claims.

One pass tells all that matters of a cell: its value, whether a formula made it and whether that was
ever calculated, whether its row is hidden. Rows with nothing but formatting are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.sheets import grid
from generator.sheets.doubts import COLUMN_CAP, damaged
from generator.sheets.grid import CellKind, Grid, Merge, SheetCell, SheetRow
from generator.sheets.markup import elements, is_true, local, rich_text, unescape, whole

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")
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

    def read(self, data: bytes) -> Grid:
        """The worksheet; refused when it is damaged or above a cap."""
        takers = {"row": self._row, "mergeCell": self._merge, "col": self._column}
        for element in elements(data, tuple(takers), self.file, self.part):
            takers[local(element)](element)
        return Grid(self.file, self.sheet, self.rows, self.merges, frozenset(self.hidden_columns))

    def _row(self, element: etree._Element) -> None:
        number = self._number(element.get("r"))
        cells = dict(self._cells_of(element, number)) if len(element) else {}
        if not cells:
            return
        hidden = is_true(element.get("hidden")) or element.get("ht") == "0"
        self.rows.append(SheetRow(number, cells, hidden))
        self._cells += len(cells)
        last = f"{self.sheet}!{grid.address(number, max(cells))}"
        grid.check_size(self.file, len(self.rows), max(cells), self._cells, part=last)

    def _number(self, written: str | None) -> int:
        """The number of a row, which must grow; counted where it is not given."""
        number = self._last + 1 if written is None else whole(written)
        if number is None or not self._last < number <= grid.LAST_ROW:
            raise damaged(self.file, self.part)
        self._last = number
        return number

    def _cells_of(self, element: etree._Element, row: int) -> Iterator[tuple[int, SheetCell]]:
        column = 0
        for child in element:
            column = self._column_of(child.get("r"), row, column)
            if len(child) and (cell := self._cell(child)):
                yield column, cell

    def _column_of(self, written: str | None, row: int, before: int) -> int:
        """The column of a cell, which must grow within its row."""
        if written is None:
            return before + 1
        found = _REFERENCE.fullmatch(written)
        column = grid.column_number(found[1]) if found and int(found[2]) == row else 0
        if not before < column <= grid.LAST_COLUMN:
            raise damaged(self.file, self.part)
        return column

    def _cell(self, element: etree._Element) -> SheetCell | None:
        parts = {local(child): child for child in element}
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
        return SheetCell(self._kind(element.get("s")), value.strip(), formula)

    def _shared(self, index: str) -> str:
        place = whole(index.strip())
        if place is None or place >= len(self.strings):
            raise damaged(self.file, self.part)
        return self.strings[place]

    def _kind(self, style: str | None) -> CellKind:
        place = whole(style)
        if place is None or place >= len(self.kinds):
            return CellKind.NUMBER
        return self.kinds[place]

    def _merge(self, element: etree._Element) -> None:
        found = _RANGE.fullmatch(element.get("ref", ""))
        if found is None:
            raise damaged(self.file, self.part)
        left, top = grid.column_number(found[1]), int(found[2])
        right = grid.column_number(found[3]) if found[3] else left
        self.merges.append(Merge(top, left, int(found[4] or top), right))

    def _column(self, element: etree._Element) -> None:
        """Hidden columns; a width of nothing hides as well."""
        first, last = whole(element.get("min")), whole(element.get("max"))
        if first is None or last is None:
            raise damaged(self.file, self.part)
        if is_true(element.get("hidden")) or element.get("width") == "0":
            self.hidden_columns |= set(range(first, min(last, COLUMN_CAP) + 1))


def _text(text: str, *, formula: bool) -> SheetCell | None:
    """A cell of text; one of nothing but blanks is empty."""
    return SheetCell(CellKind.TEXT, text, formula) if text and not text.isspace() else None
