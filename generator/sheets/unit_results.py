"""Results as units send them → what is certain of them, and everything that is not with its cell.

Several files may be read together: each unit its own, or one for each district. The path is: find
the sheet, find its columns, read its rows, check its totals, then see that no unit comes twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.fields import Number
from generator.model.results import Status
from generator.model.roster import Units
from generator.model.rules.flaw import shown
from generator.problems import (
    Message,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    about,
    errors,
    say,
)
from generator.sheets.carried_rows import leave_out_carried
from generator.sheets.declared_rates import DeclaredRate, declared_rates
from generator.sheets.doubts import Ask, ask_nobody, settle
from generator.sheets.grid import Grid, beside
from generator.sheets.matching import UnitIndex
from generator.sheets.named_periods import check_names
from generator.sheets.nested_rows import leave_out_nested
from generator.sheets.own_part_rows import take_own_parts
from generator.sheets.prefilled import (
    NOTHING_KNOWN,
    PREFILLED,
    CellBefore,
    Prefilled,
    amount_in,
    read_prefilled,
    same_amount,
)
from generator.sheets.rescaling import rescaled
from generator.sheets.row_reading import Note, Reader, TableReading, UnitCounts, told_remarks
from generator.sheets.row_roles import GroupLabels
from generator.sheets.spreadsheets import choose_sheet, open_spreadsheet
from generator.sheets.stamped_periods import check_periods, read_periods
from generator.sheets.stamps import (
    Stamp,
    Stamps,
    check_moment,
    check_stamps,
    days_without_year,
    read_stamps,
)
from generator.sheets.table_columns import (
    Columns,
    Wanted,
    example_columns,
    find_columns,
    has_table,
)
from generator.sheets.title_doubts import around_of
from generator.sheets.totals import check_totals, leave_out_mismeasured, leave_out_sums
from generator.wording import Moment, amount
from generator.workspace import unchanging, without_collection

_HEAD = 20
"""Above this row a sheet says of when it is, though its titles are not clear."""


@unchanging(frozen=True)
class SourceFile:
    """A file of results: its bytes and its name as the user gave it."""

    name: str
    data: bytes


@unchanging(frozen=True)
class ResultsRequest:
    """How results are to be read; `columns` as in `read_columns`, `own` as in `UnitIndex`."""

    indicator: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    hidden_rows: bool = False
    own: Sequence[str] = ()


@unchanging(frozen=True)
class ReadFrom:
    """Where figures were taken from, to be told and kept: file, sheet, the columns by what they hold."""

    file: str
    sheet: str
    columns: Mapping[str, int]
    stamps: Stamps
    left_out: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    remarks: Message | None = None
    """What people wrote beside their figures."""


@unchanging(frozen=True)
class ImportedResults:
    """What files of results say for certain: counts by indicator and unit, and where each stood.

    `cells` are where the counts stand, as `counts` are, and what was given before. `silent` are units that are named but have nothing
    reported. `statuses` are what rows say of how far
    their counts were checked. `problems` tells of every row and
    cell that was refused, and of what is merely to be known; files that could not be read are among them.
    """

    counts: Mapping[str, Mapping[str, Number]]
    places: Mapping[str, Place]
    silent: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    sources: tuple[ReadFrom, ...]
    notes: Counter[Note]
    statuses: Mapping[str, Status] = field(default_factory=dict)
    decided: Mapping[str, Unit] = field(default_factory=dict)
    """Names of which somebody said whose they are."""
    ambiguous: frozenset[str] = frozenset()
    """Those of them that may be several units: they are asked about each time."""
    cells: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    declared: Mapping[str, DeclaredRate] = field(default_factory=dict)
    """The published rates of all units, by indicator."""
    given: Mapping[str, Mapping[str, CellBefore]] = field(default_factory=dict)
    """What the cells of sheets that remember it held when these were handed out, as `counts` are."""
    otherwise: Mapping[str, Unit] = field(default_factory=dict)
    """Names that are none of a unit's own and were taken for it."""
    slipped: Mapping[str, Unit] = field(default_factory=dict)
    """Those of them that have other diacritics, which was told."""
    finer: Mapping[str, Indicator] = field(default_factory=dict)
    """Indicators that somebody gives more decimals, as the files have them."""
    untouched: frozenset[str] = frozenset()
    """The units in whose rows nothing was typed since then."""

    @property
    def refused(self) -> list[Problem]:
        """What could not be taken."""
        return errors(self.problems)


def open_results(
    files: Sequence[SourceFile],
    campaign: Campaign,
    request: ResultsRequest | None = None,
    ask: Ask = ask_nobody,
) -> OpenedResults:
    """Some files with their tables found, before their rows are read and asked about."""
    opened = OpenedResults(campaign, request or ResultsRequest(), ask)
    with without_collection():
        for file in files:
            opened.add(file)
    return opened


_Row = tuple[TableReading, UnitCounts]
"""A row of a unit with the table that it was read from."""


class _FoundTable(NamedTuple):
    """A table that was found, with what its sheet says of itself."""

    grid: Grid
    columns: Columns
    stamps: Stamps
    prefilled: Prefilled = NOTHING_KNOWN


class OpenedResults:
    """Files of results, of which it is known where their figures stand, and of when they say they are."""

    def __init__(self, campaign: Campaign, request: ResultsRequest, ask: Ask) -> None:
        self.campaign = campaign.code
        self._records = campaign
        self.roster = Units(campaign)
        self.request = request
        self.ask = ask
        self.indicators = {one.code: one for one in campaign.indicators}
        asked = request.indicator or campaign.main_indicator.code
        main = self.indicators[asked]
        others = [one for one in campaign.indicators if one is not main]
        self.units = UnitIndex(self.roster.called_on(), request.own)
        around = around_of(campaign)
        self.wanted = Wanted(main, others, request.columns, around, self._is_unit)
        self.groups = GroupLabels(campaign.groups)
        self.decided: dict[str, Unit] = {}
        self.ambiguous: set[str] = set()
        self.readings: list[TableReading] = []
        self.declared: dict[str, DeclaredRate] = {}
        self.problems: list[Problem] = []
        self.sources: list[ReadFrom] = []
        self.tables: list[_FoundTable] = []
        self.unread_moments: dict[str, Moment | None] = {}
        """What sheets say of their moment whose columns are not clear, by their files."""
        self.days_without_year: list[Stamp] = []
        """The days that sheets name without a year."""

    def _is_unit(self, text: str) -> bool:
        return self.units.find(text).sure

    @property
    def first_file(self) -> str:
        """The name of the first file that could be read, or else opened."""
        read = self.tables[0].grid.file if self.tables else ""
        return read or next(iter(self.unread_moments), "")

    @property
    def is_of_no_day(self) -> bool:
        """Whether sheets were found of which none says when it is of."""
        told = {table.stamps.moment for table in self.tables}.union(self.unread_moments.values())
        return told == {None}

    @property
    def moment(self) -> Moment | None:
        """The moment that all files say of themselves."""
        moments = {table.stamps.moment for table in self.tables}
        moments = moments or {*self.unread_moments.values()}
        return next(iter(moments)) if len(moments) == 1 else None

    def read(self, as_of: Moment | None) -> ImportedResults:
        """All rows of all files; one that says another moment of itself is refused."""
        with without_collection():
            if as_of is not None and not self.roster.is_steady:
                self.units = UnitIndex(self.roster.called_on(as_of.of_day), self.request.own)
            for table in self.tables:
                with about(table.grid.file):
                    doubts = list(self._doubts_of_moment(table, as_of)) if as_of else []
                    self.problems += doubts
                    if not errors(doubts):
                        when = as_of.said if as_of else ""
                        self._read(table, beside(table.grid, self.ask, when), as_of)
            return self.collected()

    def add(self, file: SourceFile) -> None:
        """Read one file; what keeps it from being read is kept as a problem."""
        with about(file.name):
            self._add(file)

    def _add(self, file: SourceFile) -> None:
        try:
            spreadsheet = open_spreadsheet(file.data, file.name)
            grid = choose_sheet(spreadsheet, self.request.sheet, self._has_table, self.ask)
        except RecordsInvalid as fault:
            self.problems += fault.problems
            return
        try:
            columns = find_columns(grid, self.wanted, self.ask)
        except RecordsInvalid as fault:
            self.problems += fault.problems
            self.unread_moments[grid.file] = read_stamps(grid, _HEAD).moment
            self.days_without_year += days_without_year(grid, _HEAD)
            return
        self.problems += columns.unsettled
        grid = rescaled(grid, columns.tens, columns.first_row)
        stamps = read_stamps(grid, columns.first_row)
        self.days_without_year += days_without_year(grid, columns.first_row)
        wrong = list(check_stamps(stamps, self.campaign))
        self.problems += wrong
        if not wrong:
            kept = spreadsheet.read(PREFILLED) if PREFILLED in spreadsheet.hidden else None
            self.tables.append(_FoundTable(grid, columns, stamps, read_prefilled(kept, stamps)))

    def _doubts_of_moment(self, table: _FoundTable, as_of: Moment) -> Iterator[Problem]:
        """Another moment that a sheet says of itself, or where it says none another period."""
        grid, columns, stamps, _ = table
        yield from check_moment(stamps, as_of, self.ask)
        if stamps.moment is None:
            counts = columns.counts.values()
            beside = {at: title for at, title in columns.titles.items() if at not in counts}
            periods = read_periods(grid, columns.first_row, beside, as_of)
            yield from check_periods(periods, as_of, self.ask)
            if not periods:
                yield from check_names(grid, as_of)

    def _has_table(self, grid: Grid) -> bool:
        return has_table(grid, self.wanted)

    def _read(self, table: _FoundTable, ask: Ask, as_of: Moment | None) -> None:
        grid, columns, stamps, prefilled = table
        reading = TableReading(
            grid, columns, decided=self.decided, ambiguous=self.ambiguous, prefilled=prefilled
        )
        exempt = self.roster.exempt_of
        reader = Reader(reading, self.units, self.groups, self.indicators, ask, exempt=exempt)
        reading = reader.read(hidden=self.request.hidden_rows)
        self._take_own_parts(reading, ask, as_of)
        leave_out_sums(reading, self.indicators, ask)
        leave_out_nested(reading, self.indicators, ask)
        self._once(reading)
        leave_out_mismeasured(reading, self.indicators, ask)
        reading.problems += check_totals(reading, self.indicators, ask)
        if len(self.tables) == 1:
            units = self.roster.on(as_of.of_day).units if as_of else ()
            self.declared.update(declared_rates(reading, self.indicators, units, ask))
        leave_out_carried(reading)
        reading.problems += self._supposed(reading)
        self.readings.append(reading)
        self.sources.append(
            ReadFrom(
                grid.file,
                grid.sheet,
                columns.by_content,
                stamps,
                columns.left_out,
                columns.beside,
                columns.hidden,
                told_remarks(reading),
            )
        )

    def _take_own_parts(self, reading: TableReading, ask: Ask, as_of: Moment | None) -> None:
        there = self._records.snapshot_at(as_of) if as_of else None
        found = ((one, self._records.result_of(there, one)) for one in self.indicators)
        recorded = {one: result.counts for one, result in found if result}
        take_own_parts(reading, self._records.units, self.indicators, recorded, ask)

    def _once(self, reading: TableReading) -> None:
        """Of units that stand in several rows of a table the row that somebody chooses, before its totals are held against it."""
        rows: dict[str, list[_Row]] = {}
        for entry in reading.entries:
            rows.setdefault(entry.unit.code, []).append((reading, entry))
        left = [one for alike in rows.values() if len(alike) > 1 for one in self._but_one(alike)]
        reading.left_out += [entry.row for _, entry in left]
        gone = {id(entry) for _, entry in left}
        reading.entries[:] = [one for one in reading.entries if id(one) not in gone]

    def _but_one(self, rows: list[_Row]) -> list[_Row]:
        one = self._one_of(rows)
        return [row for row in rows if one is None or row[1] is not one[1]]

    def _supposed(self, reading: TableReading) -> Iterator[Problem]:
        """That a column was taken for the counts though its title says more than what is counted."""
        columns = reading.columns
        for code, column in columns.supposed.items():
            title, name = columns.titles[column], self.indicators[code].name
            said = say("cột «{title}» được hiểu là {name}", title=title, name=name)
            hint = say(
                "không phải thì chỉ rõ cột bằng --columns, ví dụ --columns {columns}",
                columns=example_columns(self.indicators[code], self.wanted),
            )
            place = reading.place(max(columns.first_row - 1, 1), column)
            yield Problem("W-XLS-COUNT-TITLE", place, said, hint, Severity.WARNING)

    def collected(self) -> ImportedResults:
        """All files together."""
        chosen = {code: row for code, row in self._unique() if not row[1].is_refused}
        counts: dict[str, dict[str, Number]] = {}
        cells: dict[str, dict[str, Place]] = {}
        given: dict[str, dict[str, CellBefore]] = {}
        for code, (reading, entry) in chosen.items():
            for indicator, one in self._given(reading, entry):
                given.setdefault(indicator, {})[code] = one
                cells.setdefault(indicator, {})[code] = _cell(reading, entry, indicator)
            for indicator, count in entry.counts.items():
                counts.setdefault(indicator, {})[code] = count
                cells.setdefault(indicator, {})[code] = _cell(reading, entry, indicator)
        return ImportedResults(
            counts=counts,
            places={code: _place(*found) for code, found in chosen.items()},
            silent=tuple(entry.unit for _, entry in chosen.values() if not entry.counts),
            problems=(*self.problems, *(one for read in self.readings for one in read.problems)),
            sources=tuple(self.sources),
            statuses={
                code: entry.status
                for code, (_, entry) in chosen.items()
                if entry.status is not None
            },
            decided=self.decided,
            ambiguous=frozenset(self.ambiguous),
            otherwise={
                text: unit for read in self.readings for text, unit in read.otherwise.items()
            },
            slipped={text: unit for read in self.readings for text, unit in read.slipped.items()},
            cells=cells,
            finer=self._finer(),
            declared=self.declared,
            given=given,
            untouched=frozenset(code for code, row in chosen.items() if _is_untouched(*row, given)),
            notes=sum((read.notes for read in self.readings), Counter()),
        )

    def _finer(self) -> dict[str, Indicator]:
        """Of several files the most decimals."""
        found = [item for read in self.readings for item in read.finer.items()]
        return dict(sorted(found, key=lambda one: one[1].decimals))

    def _given(self, reading: TableReading, entry: UnitCounts) -> Iterator[tuple[str, CellBefore]]:
        """What the cells of a row held before, as far as that is known; those that are not clear now are left out."""
        for code in reading.columns.counts.keys() - entry.unclear:
            text = _text_before(reading, entry, reading.columns.counts[code])
            if text is not None:
                before = amount_in(text, is_rate=self.indicators[code].is_rate)
                is_same = same_amount(entry.counts.get(code), before)
                yield code, CellBefore(before, stands=is_same and code not in entry.marked)

    def _unique(self) -> Iterator[tuple[str, _Row]]:
        """Each unit with its one row; of several one is chosen, or all are refused."""
        found: dict[str, list[_Row]] = {}
        for reading in self.readings:
            for entry in reading.entries:
                found.setdefault(entry.unit.code, []).append((reading, entry))
        for code, rows in found.items():
            one = rows[0] if len(rows) == 1 else self._one_of(rows)
            if one is not None:
                yield code, one

    def _one_of(self, rows: list[_Row]) -> _Row | None:
        places = [_place(*row) for row in rows]
        doubts = [_twice(rows, place, index) for index, place in enumerate(places)]
        choices = [
            (say("{place}: {counts}", place=place, counts=_shown(entry)), index)
            for index, (place, (_, entry)) in enumerate(zip(places, rows, strict=True))
        ]
        settled = settle(self.ask, doubts[0], choices)
        if isinstance(settled, int):
            return rows[settled]
        readings = {id(reading): reading for reading, _ in rows}
        told = self.problems if len(readings) > 1 else rows[0][0].problems
        told += doubts
        return None


def _twice(rows: list[_Row], place: Place, index: int) -> Problem:
    other, name = _place(*rows[1 if index == 0 else 0]), rows[0][1].unit.label
    said = say("đơn vị «{name}» còn một dòng nữa ở {other}", name=name, other=other)
    return Problem("E-XLS-UNIT-TWICE", place, said, say("giữ một dòng"))


def _place(reading: TableReading, entry: UnitCounts) -> Place:
    """The cell of a row's first count, or of its unit where nothing was reported."""
    code = next(iter(entry.counts), None)
    if code is not None:
        return _cell(reading, entry, code)
    return reading.place(entry.row, reading.columns.named[0])


def _cell(reading: TableReading, entry: UnitCounts, indicator: str) -> Place:
    """Where the count of an indicator stands."""
    return reading.place(entry.row, reading.columns.counts[indicator])


def _text_before(reading: TableReading, entry: UnitCounts, column: int) -> str | None:
    """What a cell of a row held when the sheet was handed out; `None` where that is not known."""
    title = reading.columns.titles.get(column, "")
    return reading.prefilled.text(entry.unit.code, title)


def _is_untouched(
    reading: TableReading, entry: UnitCounts, given: Mapping[str, Mapping[str, CellBefore]]
) -> bool:
    """Whether a row is as it was handed out, the remark too."""
    code, remark = entry.unit.code, reading.columns.remark
    cells = [given.get(one, {}).get(code) for one in reading.columns.counts]
    if any(one is None or not one.stands for one in cells):
        return False
    if remark is None:
        return True
    now = reading.grid.cells(entry.row).get(remark)
    return _text_before(reading, entry, remark) == (now.words if now else "")


def _shown(entry: UnitCounts) -> str:
    return ", ".join(map(shown, entry.counts.values())) or amount(None)
