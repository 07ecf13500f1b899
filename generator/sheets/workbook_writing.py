"""Tables → .xlsx: whole numbers as numbers, text as text, the same bytes every time.

What is written can be read again by `unit_results`; a text is stored as a text even where it begins
like a formula. Which tables there are is decided in `generator.exchange`.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from generator.sheets.cell_looks import FONT, Cells, Look
from generator.sheets.layout import Value, Worksheet
from generator.sheets.page_setup import (
    LINE_POINTS,
    MARGIN_MM,
    SIZE,
    SPREAD_PERCENT,
    WIDTH_DIGITS,
    column_widths,
    header_height,
    paper_for,
    row_height,
    scale_for,
)
from generator.sheets.prefilled import remembering
from generator.sheets.row_text import RowTexts
from generator.sheets.sheet_rules import add_filter, add_marks, add_table, protect
from generator.sheets.workbook_parts import finished
from generator.workspace import failure

_NAME_LIMIT = 31
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_MM_PER_INCH = 25.4
_ROOM_TO_SIGN = 4
_HEADER_MM = 8


def write_workbook(sheets: Sequence[Worksheet], *, title: str = "", author: str = "") -> bytes:
    """The .xlsx file with these sheets; the same bytes for the same sheets.

    Rows wait in the machine's temporary folder until all are there; `MachineFailed` where that is full.
    """
    try:
        return _written([*remembering(sheets)], title, author)
    except OSError as error:
        raise failure(Path(tempfile.gettempdir()), error) from error


def _written(sheets: Sequence[Worksheet], title: str, author: str) -> bytes:
    book = Workbook(write_only=True)
    _set_normal(book)
    rows: list[Mapping[int, bytes]] = []
    names = list(sheet_names([one.name for one in sheets]))
    packed = io.BytesIO()
    try:
        for sheet, name in zip(sheets, names, strict=True):
            rows.append(_Page(book.create_sheet(name), sheet, names, title).write())
        book.save(packed)
    except BaseException:
        _let_go(book)
        raise
    return finished(packed.getvalue(), rows, title=title, author=author)


def _let_go(book: Any) -> None:
    """Ends the pages of a workbook that will not be: one that is forgotten while it is written complains of it."""
    for page in book.worksheets:
        with suppress(Exception):
            page.close()


def _set_normal(book: Any) -> None:
    """What a person adds looks like what is there."""
    font = Font(name=FONT, size=SIZE)
    book._fonts = IndexedList([font])  # noqa: SLF001 - the library has no other way to the font of plain cells
    book._named_styles["Normal"].font = font  # noqa: SLF001


def sheet_names(names: Sequence[str]) -> Iterator[str]:
    """Names that Excel takes: at most 31 signs, none of its own, no two alike."""
    taken: set[str] = set()
    for name in names:
        bare = _shortened(" ".join(name.translate(_NO_NAME).split())) or "Bảng"
        candidate, count = bare, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{bare[: _NAME_LIMIT - len(str(count)) - 1]} {count}"
        taken.add(candidate.casefold())
        yield candidate


def _shortened(name: str) -> str:
    """As much of a name as Excel takes, in whole words where these are not too long."""
    if len(name) <= _NAME_LIMIT:
        return name
    words = name[: _NAME_LIMIT + 1].rpartition(" ")[0]
    return words if len(words) > _NAME_LIMIT // 2 else name[:_NAME_LIMIT]


def _placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    """The cells of a row, each with its place."""
    for column, cell in enumerate(cells, 1):
        if cell is not None:
            cell.row, cell.column = row, column
            yield cell


def _say(part: Any, text: str) -> None:
    """What stands over or under each page."""
    part.text, part.font, part.size = text, f"{FONT},Regular", 11


class _Page:
    """One worksheet while it is written, line by line."""

    def __init__(self, page: Any, sheet: Worksheet, names: Sequence[str], title: str) -> None:
        page._values_to_row = _placed  # noqa: SLF001 - the library tries each cell as a value before it takes it
        self.page, self.sheet, self.title = page, sheet, title
        self.widths = column_widths(sheet)
        self.cells = Cells(page, names)
        self.rows = RowTexts(self.cells, sheet)
        self.line = 0

    def write(self) -> Mapping[int, bytes]:
        """The whole sheet but the cells of its table, which it gives by their lines."""
        self._set_up()
        self._above()
        self._titles()
        for place, row in enumerate(self.sheet.rows):
            self._row(row, bold=place in self.sheet.bold)
        self._bars()
        for remark in ("", *self.sheet.remarks) if self.sheet.remarks else ():
            self._across(remark)
        self._signers()
        return self.rows.made

    def _set_up(self) -> None:
        page, sheet = self.page, self.sheet
        for index, width in enumerate(self.widths, start=1):
            page.column_dimensions[get_column_letter(index)].width = width
        page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{sheet.first_row}"
        self._set_paper()
        if sheet.hidden:
            page.sheet_state = "veryHidden"
        if sheet.protected:
            protect(page, sheet)
        add_marks(page, sheet)
        if sheet.filtered:
            add_filter(page, sheet)
        if sheet.table:
            add_table(page, sheet)

    def _set_paper(self) -> None:
        page, bars = self.page, self.sheet.bars
        widths = [*self.widths, *([WIDTH_DIGITS] if bars else [])]
        paper = paper_for(widths)
        scale = scale_for(paper, widths)
        title = self.sheet.first_row - 1
        page.print_title_rows = f"{title}:{title}"
        page.page_setup.paperSize = paper.size
        page.page_setup.orientation = "landscape" if paper.landscape else "portrait"
        if bars or scale is None:
            page.page_setup.scale = scale or SPREAD_PERCENT
            page.print_title_cols = f"A:{get_column_letter(max(self.sheet.frozen, 1))}"
        else:
            page.page_setup.fitToHeight = 0
            page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for side in ("left", "right", "top"):
            setattr(page.page_margins, side, MARGIN_MM / _MM_PER_INCH)
        page.HeaderFooter.scaleWithDoc = False
        _say(page.HeaderFooter.oddFooter.center, "Trang &P/&N")
        if not self.sheet.title:
            page.page_margins.top = (MARGIN_MM + _HEADER_MM) / _MM_PER_INCH
            page.page_margins.header = MARGIN_MM / _MM_PER_INCH
            named = f"{self.title.replace('&', '&&')}: " if self.title else ""
            _say(page.HeaderFooter.oddHeader.center, f"{named}&A")

    def _append(self, cells: Iterable[Any], height: float | None = None) -> None:
        self.line += 1
        if height:
            self.page.row_dimensions[self.line].height = height
        self.page.append(list(cells))

    def _above(self) -> None:
        sheet = self.sheet
        for text in sheet.heading:
            self._across(text, bold=True)
        if sheet.title:
            self._across(sheet.title, bold=True)
        for label, text in sheet.stamps:
            self._stamp(label, text)
        if self.line:
            self._append([])

    def _stamp(self, label: str, text: str) -> None:
        """A label, and what it says in the first column that lies behind all labels."""
        longest = max(len(one) for one, _ in self.sheet.stamps)
        ends = list(accumulate(self.widths))
        before = next((place for place, end in enumerate(ends, 1) if end > longest), len(ends))
        said = self.cells.cell(text, Look(bold=True))
        between: list[Any] = [None] * (before - 1)
        self._append([self.cells.cell(label, Look()), *between, said])

    def _across(self, text: str, *, bold: bool = False) -> None:
        """A line of words over the whole width."""
        look = Look(bold=bold, words=bool(text))
        height = row_height([(text, sum(self.widths))], bold=bold)
        self._append([self.cells.cell(text, look)], height)
        if text:
            self._merge(1, len(self.widths))

    def _merge(self, first: int, last: int) -> None:
        if last > first:
            left, right = get_column_letter(first), get_column_letter(last)
            self.page.merged_cells.add(f"{left}{self.line}:{right}{self.line}")

    def _titles(self) -> None:
        look = Look(bold=True, heading=True)
        cells = (self.cells.cell(one.title, look) for one in self.sheet.fields)
        self._append(cells, header_height(self.sheet.fields, self.widths))

    def _row(self, row: Sequence[Value], *, bold: bool) -> None:
        self._append([], self._least_height or self._height(row, bold=bold))
        self.rows.add(row, self.line, bold=bold)

    def _bars(self) -> None:
        """The charts, each on the page of its rows."""
        if not self.sheet.bars or not self.sheet.rows:
            return
        from generator.sheets.bar_charts import add_bars, stretches

        first, count = self.sheet.first_row, len(self.sheet.rows)
        for one in stretches(count, self._least_height or 0):
            rows = range(first + one.start, first + one.stop)
            points = len(rows) * (self._least_height or 0)
            add_bars(self.page, self.sheet.bars, rows, points, len(self.widths) + 1)
            if one.stop < count:
                self.page.row_breaks.append(Break(id=rows.stop - 1))

    @cached_property
    def _least_height(self) -> float | None:
        """The height of all rows, beside bars that are as high as each other."""
        if not self.sheet.bars:
            return None
        heights = (self._height(row, bold=False) for row in self.sheet.rows)
        return max((one for one in heights if one), default=LINE_POINTS)

    def _height(self, row: Sequence[Value], *, bold: bool) -> float | None:
        return row_height(zip(row, self.widths, strict=True), bold=bold)

    def _signers(self) -> None:
        """Who signs, with the place for day and hand; outside of the columns that are read."""
        if not self.sheet.signers:
            return
        first, second = self.sheet.signers
        last = len(self.widths)
        behind: list[Any] = [None] * (last - 2)
        centred = Look(centred=True)
        for left, right, look in (
            ("", "", centred),
            ("", "Ngày … tháng … năm …", centred),
            (first, second, centred._replace(bold=True)),
        ):
            self._append([self.cells.cell(left, look), *behind, self.cells.cell(right, look)])
            self._merge(1, self.sheet.frozen)
        for _ in range(_ROOM_TO_SIGN):
            self._append([])
