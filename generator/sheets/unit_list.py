"""An office's list of its units → what is certain of each, and everything that is not with its cell.

The path is that of results: find the sheet, find its columns, tell its rows apart, read them, check the
totals. What becomes of the units in the campaign is left to the caller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from generator.model.campaign import Campaign
from generator.problems import Problem, RecordsInvalid, about, say
from generator.sheets.doubts import Ask, ask_nobody
from generator.sheets.grid import Grid, beside
from generator.sheets.list_columns import (
    ListColumns,
    Listing,
    as_indicators,
    find_list_columns,
    has_list,
)
from generator.sheets.list_roles import Headings, ListSorter
from generator.sheets.list_rows import ListedUnit, ListReader
from generator.sheets.matching import UnitIndex
from generator.sheets.row_reading import Note, TableReading
from generator.sheets.spreadsheets import choose_sheet, open_spreadsheet
from generator.sheets.stamps import Stamps
from generator.sheets.title_doubts import around_of
from generator.sheets.totals import check_totals
from generator.sheets.unit_results import ReadFrom, SourceFile
from generator.workspace import unchanging, without_collection


@unchanging(frozen=True)
class ListRequest:
    """How a list is to be read; `columns` as in `read_list_columns`, `own` are names of the issuing body."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    hidden_rows: bool = False
    headings: Headings | None = None
    own: Sequence[str] = ()


@unchanging(frozen=True)
class UnitList:
    """What files of lists say: units in their order, what their bases are called, and what was left out."""

    units: tuple[ListedUnit, ...]
    bases: Mapping[str, str]
    problems: tuple[Problem, ...]
    sources: tuple[ReadFrom, ...]
    notes: Counter[Note]
    skipped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Groups in capitals: as they are called from now on, and as they stand."""


def read_unit_list(
    files: Sequence[SourceFile],
    campaign: Campaign,
    request: ListRequest | None = None,
    ask: Ask = ask_nobody,
) -> UnitList:
    """The units that some files list; nothing is raised for a file that cannot be read."""
    reading = _Lists(campaign, request or ListRequest(), ask)
    with without_collection():
        for file in files:
            with about(file.name):
                reading.add(file)
    return reading.collected()


class _Lists:
    def __init__(self, campaign: Campaign, request: ListRequest, ask: Ask) -> None:
        self.campaign, self.request, self.ask = campaign, request, ask
        self.listing = Listing(campaign.bases, request.columns, around_of(campaign).year)
        self.units = UnitIndex(campaign.units, request.own)
        self.listed: list[ListedUnit] = []
        self.bases: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.sources: list[ReadFrom] = []
        self.notes: Counter[Note] = Counter()
        self.skipped: list[str] = []
        self.left_out: list[str] = []
        self.renamed: dict[str, str] = {}

    def add(self, file: SourceFile) -> None:
        """Read one file; what keeps it from being read is kept as a problem."""
        try:
            spreadsheet = open_spreadsheet(file.data, file.name)
            grid = choose_sheet(spreadsheet, self.request.sheet, self._has_list, self.ask)
            columns = find_list_columns(grid, self.listing, self.ask)
        except RecordsInvalid as fault:
            self.problems += fault.problems
            return
        self._read(grid, columns)

    def _has_list(self, grid: Grid) -> bool:
        return has_list(grid, self.listing)

    def _read(self, grid: Grid, columns: ListColumns) -> None:
        reading, ask = TableReading(grid, columns.as_table), beside(grid, self.ask)
        groups, own = self.campaign.groups, self.request.own
        sorter = ListSorter(reading, columns, self.units, groups, own, ask, self.request.headings)
        bases = as_indicators(columns)
        reader = ListReader(reading, columns, sorter, bases, ask)
        listed = reader.read(hidden=self.request.hidden_rows)
        if not listed and not reading.problems:
            said = say("không thấy đơn vị nào dưới dòng tiêu đề")
            reading.problems.append(Problem("E-XLS-NOTHING", grid.whole, said))
        self.problems += [*reading.problems, *check_totals(reading, bases, ask)]
        self.listed += [replace(one, sheet=len(self.sources)) for one in listed]
        self.bases |= columns.names
        self.notes += reading.notes
        self.skipped += reader.skipped
        self.renamed |= reader.renamed
        self.left_out += columns.left_out
        self.sources.append(ReadFrom(grid.file, grid.sheet, columns.by_content, Stamps()))

    def collected(self) -> UnitList:
        """All files together."""
        return UnitList(
            units=tuple(self.listed),
            bases=self.bases,
            problems=tuple(self.problems),
            sources=tuple(self.sources),
            notes=self.notes,
            skipped=tuple(self.skipped),
            left_out=tuple(self.left_out),
            renamed=self.renamed,
        )
