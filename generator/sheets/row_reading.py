"""The rows of a table, one by one: which unit, what counts, or what is wrong with the row.

A row that is doubtful is asked about or refused at its cell; it never stops the others. Whether
totals agree is checked in `totals`, units that come twice in `unit_results`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from generator.model.campaign import Indicator, Measure, Unit
from generator.model.fields import Number
from generator.model.results import Status
from generator.model.rules.amounts import check_amount
from generator.problems import Message, Place, Problem, Severity, joined, say
from generator.sheets.band import is_numbering
from generator.sheets.bare_rates import BareRates
from generator.sheets.bare_sums import BareSums
from generator.sheets.cell_amounts import (
    LIKELY_RATE,
    amount_if_clear,
    has_decimals_behind_point,
    says_exempt,
    settled_amount,
)
from generator.sheets.cell_statuses import marked, most_cautious, read_status, remarked
from generator.sheets.doubts import Ask, settle
from generator.sheets.fine_counts import FineCounts
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow
from generator.sheets.matching import UnitIndex
from generator.sheets.prefilled import NOTHING_KNOWN, Prefilled
from generator.sheets.row_roles import GroupLabels, RowRole, RowSorter, has_numbers
from generator.sheets.said_measures import SaidMeasures
from generator.sheets.table_columns import Columns
from generator.sheets.unit_rows import UnitReader
from generator.workspace import quoted

_SHOWN = 3
Refusal = tuple[str, Message, Message]
"""Code, what is wrong, and what to do about it."""


class UnitCounts(NamedTuple):
    """What one row says of one unit; an indicator that was left blank is not in `counts`.

    `unclear` are those whose cells were refused: their counts are there, but not known. `marked` are those
    with a status beside their number. `is_own_part`: it says that it is only what the unit has beside those below it.
    """

    unit: Unit
    row: int
    counts: Mapping[str, Number]
    status: Status | None = None
    unclear: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    is_own_part: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether nothing that the row says could be taken."""
        return bool(self.unclear) and not self.counts


class TotalRow(NamedTuple):
    """A total, a subtotal or the heading of a group, with the figures that stand in it, and those that are rates."""

    row: int
    group: str | None
    figures: Mapping[str, SheetCell]
    rates: Mapping[str, Number] = {}


class Note(Enum):
    """What is to be known of what was read, by how often it was met."""

    AS_TEXT = auto()
    FORMULA = auto()
    HIDDEN = auto()
    SKIPPED = auto()
    HIDDEN_LEFT = auto()


@dataclass
class TableReading:
    """All that was read from the table of one sheet."""

    grid: Grid
    columns: Columns
    entries: list[UnitCounts] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    of_cells: list[Problem] = field(default_factory=list)
    """Those of the problems that keep one count out, and nothing else of its row."""
    notes: Counter[Note] = field(default_factory=Counter)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What stands beside figures and is taken for none of what can be said of them, by its row."""
    left_out: list[int] = field(default_factory=list)
    """Rows of units that stand in another row too, which was chosen."""
    decided: dict[str, Unit] = field(default_factory=dict)
    """Names of which somebody said whose they are; one for all tables that are read together."""
    ambiguous: set[str] = field(default_factory=set)
    """Those of them that may be several units."""
    otherwise: dict[str, Unit] = field(default_factory=dict)
    """Names that are none of the unit's own and were taken for it."""
    slipped: dict[str, Unit] = field(default_factory=dict)
    """Those of them that have other diacritics than the unit's, which is told."""
    finer: dict[str, Indicator] = field(default_factory=dict)
    """Indicators that somebody gives more decimals, that the counts are taken as they are."""
    prefilled: Prefilled = NOTHING_KNOWN
    """What the sheet held when it was handed out."""

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands, with the title of its column."""
        return self.grid.place(row, column, self.columns.titles.get(column, ""))

    def cells(self, column: int) -> Iterator[tuple[int, SheetCell]]:
        """The cells of a column below the titles, by their rows."""
        for row in self.grid.rows:
            if column in row.cells and row.number >= self.columns.first_row:
                yield row.number, row.cells[column]

    def refuse(self, row: SheetRow, column: int, refusal: Refusal) -> None:
        """A row that cannot be taken, at one of its cells."""
        code, said, hint = refusal
        self.problems.append(Problem(code, self.place(row.number, column), said, hint))


class Reader:
    """Reads a table into `reading` by its units, their groups and the indicators, of which each has its `exempt` units."""

    def __init__(
        self,
        reading: TableReading,
        units: UnitIndex,
        groups: GroupLabels,
        indicators: Mapping[str, Indicator],
        ask: Ask,
        *,
        exempt: Callable[[Indicator], AbstractSet[str]] = lambda _: frozenset(),
    ) -> None:
        self.reading, self.indicators, self.ask, self.exempt = reading, indicators, ask, exempt
        self.columns = reading.columns
        self.sorter = RowSorter(reading.grid, self.columns, units, groups)
        self.units = UnitReader(
            units, self.columns, reading.place, reading.decided, reading.ambiguous
        )
        self.hidden = HiddenRows(reading, ask)
        self.below = False
        self.rates: dict[str, BareRates] = {}
        self.sums: dict[str, BareSums] = {}
        self.points: dict[str, str] = {}
        self.fine: dict[str, FineCounts] = {}
        self.said: dict[str, SaidMeasures] = {}
        self.doubted: dict[int, Problem] = {}

    def read(self, *, hidden: bool = False) -> TableReading:
        """Every row below the titles; those that are `hidden` without asking."""
        self.hidden.are_taken = hidden or None
        is_headed, above = False, self.columns.first_row
        for row in self.reading.grid.rows:
            is_repeated = row.number == above > self.columns.first_row
            if row.number < above or (is_repeated and is_numbering(row.cells)):
                continue
            if not self.sorter.has_titles(row):
                self._take(row, self.sorter.role(row))
                is_headed = self.sorter.is_line(row)
            elif self.sorter.repeats_titles(row, is_headed=is_headed):
                self.reading.notes[Note.SKIPPED] += 1
                down = (one.bottom for one in self.reading.grid.merges if one.top == row.number)
                above = max(down, default=row.number) + 1
            else:
                self._another_table(row)
                break
        return self.reading

    def _another_table(self, row: SheetRow) -> None:
        """Titles within the rows: what stands below them is of another table, and not read."""
        titles = ", ".join(row.cells[column].words for column in sorted(row.cells))
        said = say("từ dòng này là một bảng khác, không đọc: {titles}", titles=quoted(titles))
        self._refuse(row, self.columns.named[0], ("E-XLS-TABLES", said, _APART))

    def _take(self, row: SheetRow, role: RowRole) -> None:
        if role is RowRole.NAMED:
            self._named(row)
        elif role is RowRole.TOTAL:
            self._total(row)
        elif role is RowRole.REMARK:
            self.reading.notes[Note.SKIPPED] += 1
        elif role is RowRole.FIGURES_OF_NOBODY:
            self._refuse(row, self.columns.counts[next(iter(self.sorter.figures(row)))], NOBODY)
        else:
            self._refuse(row, self.sorter.spoiled(row) or 0, MERGED)

    def _named(self, row: SheetRow) -> None:
        found = self.units.read(row)
        if isinstance(found, Unit):
            self._unit(row, found)
        elif not found.named and self.sorter.is_heading(row):
            self._total(row)
        elif has_numbers(figures := self.sorter.figures(row)) or (figures and not self.below):
            settled = self.units.settle(found, self.ask)
            if isinstance(settled, Unit):
                self._unit(row, settled)
            else:
                self.reading.problems.append(settled)
        elif self.sorter.is_numbered(row) and not self.below:
            self.reading.problems.append(_harmless(found.problem))
        else:
            self.reading.notes[Note.SKIPPED] += 1

    def _unit(self, row: SheetRow, unit: Unit) -> None:
        if row.hidden and not self.hidden.takes(row, self.columns.named[0]):
            return
        self.reading.notes[Note.HIDDEN] += row.hidden
        slips = list(self.units.slips(row, unit))
        self.reading.problems += slips
        if text := self.units.otherwise(row, unit):
            self.reading.otherwise[text] = unit
            if slips:
                self.reading.slipped[text] = unit
        self._entry(row, unit)

    def _entry(self, row: SheetRow, unit: Unit) -> None:
        """The counts of a row; a cell that is not clear keeps out no other, a status that is not all of them."""
        figures = self.sorter.figures(row)
        status = self._status(row)
        if isinstance(status, Problem):
            self.reading.problems.append(status)
            is_part = self.units.is_own_part(row)
            unclear_all = frozenset(figures)
            refused = UnitCounts(unit, row.number, {}, unclear=unclear_all, is_own_part=is_part)
            self.reading.entries.append(refused)
            return
        counts: dict[str, Number] = {}
        unclear, with_mark = set[str](), set[str]()
        for code, written in figures.items():
            cell, mark = marked(written)
            amount = self._amount(row, code, cell)
            if isinstance(amount, Problem):
                self._doubted(amount)
                unclear.add(code)
                continue
            status = most_cautious(status, mark)
            with_mark |= {code} if mark else set()
            if amount is None:
                self.reading.problems += self._unconcerned(row, unit, code, cell)
            else:
                counts[code] = amount
                as_text = cell.kind is CellKind.TEXT and not self.reading.grid.all_text
                self.reading.notes.update({Note.AS_TEXT: as_text, Note.FORMULA: cell.formula})
        marks = frozenset(unclear), frozenset(with_mark)
        is_part = self.units.is_own_part(row)
        entry = UnitCounts(unit, row.number, counts, status, *marks, is_own_part=is_part)
        self.reading.entries.append(entry)

    def _unconcerned(
        self, row: SheetRow, unit: Unit, code: str, cell: SheetCell
    ) -> Iterator[Problem]:
        """That a unit calls itself one that the indicator does not concern, and the records do not say so."""
        indicator = self.indicators[code]
        if not says_exempt(cell) or unit.code in self.exempt(indicator):
            return
        said = say(
            "«{unit}» ghi «{text}», mà «{indicator}» không ghi đơn vị này là không thuộc diện; số này coi là chưa báo cáo",
            unit=unit.label,
            text=quoted(cell.words),
            indicator=indicator.name,
        )
        hint = say("đúng vậy thì ghi đơn vị ở «exempt:» của chỉ số; không thì hỏi lại đơn vị")
        yield Problem("W-XLS-EXEMPT", self._place(row, code), said, hint, Severity.WARNING)

    def _doubted(self, problem: Problem) -> None:
        """What keeps counts out: of many cells of a column that share it is told once."""
        if id(problem) not in self.doubted:
            self.doubted[id(problem)] = problem
            self.reading.problems.append(problem)
            self.reading.of_cells.append(problem)

    def _status(self, row: SheetRow) -> Status | Problem | None:
        """What the row says of all its counts."""
        columns = self.columns
        remark = row.cells.get(columns.remark or 0)
        noted = remarked(remark)
        if remark and not noted and remark.words:
            self.reading.remarks.append((row.number, remark.words))
        if columns.status is None:
            return noted
        place = self.reading.place(row.number, columns.status)
        said = read_status(row.cells.get(columns.status), place, self.ask)
        return said if isinstance(said, Problem) else most_cautious(said, noted)

    def _amount(self, row: SheetRow, code: str, cell: SheetCell) -> Number | Problem | None:
        indicator = self.indicators[code]
        column = self.columns.measure
        measure = column and self.reading.grid.covering(row.number, column)
        beside, place = measure.words if measure else "", partial(self._place, row, code)
        if not (beside or indicator.is_rate):
            said = self._said(code).read(cell)
            if isinstance(said, Problem):
                return said
            cell = said
        amount = self._bare(row.number, code, cell, beside)
        if amount is None and indicator.decimals and not beside:
            decimals = self._fine(code).decimals(cell)
            if isinstance(decimals, Problem):
                return decimals
            if decimals != indicator.decimals:
                indicator = indicator.finer(decimals)
                self.reading.finer[code] = indicator
        if amount is None:
            point = self._point(code) if indicator.decimals else ""
            amount = settled_amount(cell, indicator, self.ask, place, beside, point=point)
        if not indicator.is_rate or isinstance(amount, Problem):
            return amount
        for flaw in check_amount(indicator, amount, ()):
            return flaw.at(place())
        return amount

    def _bare(self, row: int, code: str, cell: SheetCell, beside: str) -> Number | Problem | None:
        """What a number without its unit of measure means where the others of its column matter; else nothing."""
        indicator = self.indicators[code]
        if indicator.is_rate:
            return self._bare_rate(code, cell)
        if indicator.measure is Measure.MONEY and not beside:
            return self._sums(code).read(row)
        return None

    def _said(self, code: str) -> SaidMeasures:
        if code not in self.said:
            column, first = self.columns.counts[code], self.columns.first_row
            self.said[code] = SaidMeasures(
                [cell for row, cell in self.reading.cells(column) if self._is_of_unit(row)],
                self.indicators[code],
                lambda: self.reading.place(max(first - 1, 1), column),
                self.ask,
            )
        return self.said[code]

    def _fine(self, code: str) -> FineCounts:
        if code not in self.fine:
            column, first = self.columns.counts[code], self.columns.first_row
            cells = (cell for row, cell in self.reading.cells(column) if self._is_of_unit(row))
            self.fine[code] = FineCounts(
                [self._said(code).read_total(cell) for cell in cells],
                self.indicators[code],
                lambda: self.reading.place(max(first - 1, 1), column),
                self.ask,
            )
        return self.fine[code]

    def _is_of_unit(self, number: int) -> bool:
        """Whether a row is none of a total."""
        row = self.reading.grid.by_number[number]
        return self.sorter.role(row) is RowRole.NAMED

    def _sums(self, code: str) -> BareSums:
        if code not in self.sums:
            column, first = self.columns.counts[code], self.columns.first_row
            self.sums[code] = BareSums(
                [*self.reading.cells(column)],
                lambda row: self.reading.place(row, column),
                max(first - 1, 1),
                self.ask,
            )
        return self.sums[code]

    def _point(self, code: str) -> str:
        """A text of the column that has decimals behind a point; nothing where none has."""
        if code not in self.points:
            cells = (cell for _, cell in self.reading.cells(self.columns.counts[code]))
            self.points[code] = next((one.words for one in cells if has_decimals_behind_point(one)), "")  # fmt: skip
        return self.points[code]

    def _bare_rate(self, code: str, cell: SheetCell) -> Number | Problem | None:
        """What a number without «%» means in a column of many: asked once for all of them."""
        if code not in self.rates:
            column, first = self.columns.counts[code], self.columns.first_row
            self.rates[code] = BareRates(
                [*self.reading.cells(column)],
                lambda row: self.reading.place(row, column),
                max(first - 1, 1),
                self.ask,
                is_percent=column in self.columns.percent,
                most=LIKELY_RATE if self.indicators[code].may_exceed else 1,
            )
        return self.rates[code].read(cell)

    def _place(self, row: SheetRow, code: str) -> Place:
        return self.reading.place(row.number, self.columns.counts[code])

    def _total(self, row: SheetRow) -> None:
        group = self.sorter.group(row)
        self.below = self.below or group is None
        figures = {
            code: self._in_dong(row.number, code, cell)
            for code, cell in self.sorter.figures(row).items()
        }
        self.reading.totals.append(TotalRow(row.number, group, figures, dict(self._rates(figures))))

    def _in_dong(self, row: int, code: str, cell: SheetCell) -> SheetCell:
        """A total whose column is told to be in millions and the like, as the rows are read."""
        if self.indicators[code].measure is not Measure.MONEY:
            return self._said(code).read_total(cell)
        meant = self._sums(code).read_total(row)
        return cell if meant is None else SheetCell(CellKind.NUMBER, f"{meant}")

    def _rates(self, figures: Mapping[str, SheetCell]) -> Iterator[tuple[str, Number]]:
        """The rates of a total row that are clear."""
        for code, cell in figures.items():
            if not self.indicators[code].is_rate:
                continue
            rate = self._bare_rate(code, cell)
            if rate is None:
                rate = amount_if_clear(cell, self.indicators[code])
            if rate is not None and not isinstance(rate, Problem):
                yield code, rate

    def _refuse(self, row: SheetRow, column: int, refusal: Refusal) -> None:
        self.reading.refuse(row, column, refusal)


class HiddenRows:
    """Whether hidden rows are read: asked once for a sheet; nobody to ask refuses each of them."""

    def __init__(self, reading: TableReading, ask: Ask) -> None:
        self.reading, self.ask = reading, ask
        self.are_taken: bool | Problem | None = None

    def takes(self, row: SheetRow, column: int) -> bool:
        """Whether a hidden row is read; `column` is where a refusal is told."""
        if self.are_taken is None:
            self.are_taken = self._asked()
        if isinstance(self.are_taken, bool):
            self.reading.notes[Note.HIDDEN_LEFT] += not self.are_taken
            return self.are_taken
        self.reading.refuse(row, column, _HIDDEN)
        return False

    def _asked(self) -> bool | Problem:
        reading = self.reading
        rows = [one for one in reading.grid.rows if one.hidden and one.number >= reading.columns.first_row]  # fmt: skip
        shown = "; ".join(self._shown(one) for one in rows[:_SHOWN])
        more = "; …" if len(rows) > _SHOWN else ""
        said = say("có {count} dòng ẩn: {rows}", count=len(rows), rows=f"{shown}{more}")
        choices = ((say("nhập cả các dòng ẩn"), True), (say("bỏ các dòng ẩn"), False))
        return settle(self.ask, Problem("E-XLS-HIDDEN", reading.grid.whole, said), choices)

    def _shown(self, row: SheetRow) -> str:
        named = (row.cells[one].words for one in self.reading.columns.named if one in row.cells)
        return f"{row.number} {quoted(next(named, ''))}".strip()


_NAME_IT = say("ghi tên hoặc mã đơn vị vào dòng ấy")
_APART = say("chuyển bảng ấy sang trang tính khác rồi nhập riêng; dòng tiêu đề lặp lại thì xóa")
_UNHIDE = say("bỏ ẩn (bỏ lọc) rồi lưu lại, hoặc thêm --hidden-rows")
_UNMERGE = say("bỏ gộp ô rồi ghi đủ từng dòng")
NOBODY = "E-XLS-NO-UNIT", say("có số nhưng dòng này không ghi đơn vị"), _NAME_IT
_HIDDEN = "E-XLS-HIDDEN", say("dòng đang ẩn"), _UNHIDE
MERGED = "E-XLS-MERGED", say("ô gộp, không rõ số này của dòng nào"), _UNMERGE


def told_remarks(reading: TableReading) -> Message | None:
    """What people wrote beside their figures, which goes into no record."""
    if not reading.remarks:
        return None
    rows = (say("dòng {row} «{text}»", row=row, text=quoted(text)) for row, text in reading.remarks[:_SHOWN])  # fmt: skip
    more = ", …" if len(reading.remarks) > _SHOWN else ""
    return say("{rows}{more}", rows=joined(rows), more=more)


def _harmless(problem: Problem) -> Problem:
    """A row of an unknown unit without figures: told, but nothing is lost with it."""
    said = say("{said}; dòng không có số nên bỏ qua", said=problem.message)
    return replace(problem.as_warning, message=said)
