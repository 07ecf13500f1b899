"""Rows without a worksheet, as they are pasted: told apart as those of a list of units are.

A heading of a group, a total and a remark are no unit's, whichever way a list comes. What is not clear is
asked about: of a row by itself, or once of all headings that may be units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.campaign import Campaign
from generator.model.roster import Units
from generator.problems import Message
from generator.sheets.doubts import Question
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow, row_of
from generator.sheets.list_columns import ListColumns
from generator.sheets.list_roles import Headings, ListRole, ListSorter, Sorted
from generator.sheets.list_rows import Sections, unnumbered
from generator.sheets.matching import UnitIndex
from generator.sheets.row_reading import TableReading
from generator.wording import in_small_letters
from generator.workspace import unchanging

_ROLES = {"=unit": ListRole.UNIT, "=group": ListRole.GROUP, "=remark": ListRole.REMARK}
_HEADINGS = {"=groups": Headings.GROUP, "=superiors": Headings.UNIT}
_KEYS = {"E-XLS-ROW": [*_ROLES], "E-XLS-HEADING": [*_HEADINGS]}
GROUP_ANSWER = "=group"
"""The answer that a row is the heading of a group."""


@unchanging(frozen=True)
class PastedTable:
    """Cells below their titles, and the columns, from nought, of names, ordinals and figures."""

    cells: Sequence[Sequence[str]]
    name: int
    ordinal: int | None = None
    figures: Sequence[int] = ()


@unchanging(frozen=True)
class RowDoubt:
    """What is not clear of a row, and what may be meant, each with the answer that says so."""

    row: int
    said: Message
    choices: tuple[tuple[Message, str], ...]


@unchanging(frozen=True)
class UnitRow:
    """A row that is a unit's: under which group, and in which row the unit stands that is above it."""

    row: int
    name: str
    group: str | None = None
    superior: int | None = None


@dataclass
class PastedRows:
    """The rows of a paste: those of units; the others by what they call themselves.

    `groups` are headings as they stand, with the group that each is; `figured` those of them that have figures.
    """

    units: list[UnitRow] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    figured: list[str] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: list[RowDoubt] = field(default_factory=list)


def rows_told_apart(
    table: PastedTable, campaign: Campaign, answers: Mapping[int, str]
) -> PastedRows:
    """What each row of a paste is; `answers` are those given before, by rows, any other answer says that it is a unit's."""
    return _Apart(table, campaign, answers).told()


def is_answer(text: str) -> bool:
    """Whether an answer says what a row is, not whose."""
    return text in _ROLES or text in _HEADINGS


class _Apart:
    def __init__(self, table: PastedTable, campaign: Campaign, answers: Mapping[int, str]) -> None:
        self.table, self.answers = table, answers
        self.found = PastedRows()
        ordinal = None if table.ordinal is None else table.ordinal + 1
        columns = ListColumns(
            fields={"name": table.name + 1},
            bases={str(place): place + 1 for place in table.figures},
            names={},
            ordinal=ordinal,
        )
        rows = [
            SheetRow(at, cells) for at, row in enumerate(table.cells, 1) if (cells := _cells(row))
        ]
        reading = TableReading(Grid("", "", rows, all_text=True), columns.as_table)
        self.units = UnitIndex(Units(campaign).called_on())
        roles = {
            row + 1: _ROLES.get(answer, ListRole.UNIT)
            for row, answer in answers.items()
            if answer not in _HEADINGS
        }
        headings = next((_HEADINGS[one] for one in answers.values() if one in _HEADINGS), None)
        self.sorter = ListSorter(
            reading, columns, self.units, campaign.groups, (), self._ask, headings, roles
        )

    def told(self) -> PastedRows:
        rows = [self._doubted(one, below) for one, below in _with_below(self.sorter.sorted())]
        sections = Sections()
        for one in rows:
            self._take(one, sections)
        return self.found

    def _ask(self, question: Question) -> None:
        row = row_of(question.place)
        if row is not None:
            choices = zip(question.options, _KEYS[question.code], strict=True)
            self.found.doubts.append(RowDoubt(row - 1, question.message, tuple(choices)))

    def _doubted(self, one: Sorted, below: ListRole | None) -> Sorted:
        """A row whose name alone says that it is a heading is asked about where it has figures, or none below it."""
        row = one.row
        is_said = row.number - 1 in self.answers or self.sorter.sorter.is_heading(row)
        if one.role is not ListRole.GROUP or is_said or self.sorter.labels.find(one.label):
            return one
        is_like_unit = self.sorter.is_like_unit(row) or below is not ListRole.UNIT
        return self.sorter.doubtful(row, self.sorter.label(row)) if is_like_unit else one

    def _take(self, one: Sorted, sections: Sections) -> None:
        row, found = one.row, self.found
        if one.role is ListRole.GROUP:
            found.groups[one.label] = sections.head(in_small_letters(one.label))
            if self.sorter.sorter.figures(row):
                found.figured.append(one.label)
        elif one.role is ListRole.TOTAL:
            found.totals.append(one.label)
        elif one.role is ListRole.REMARK:
            found.remarks += [one.label] if one.label else []
        else:
            self._unit(one, sections)

    def _unit(self, one: Sorted, sections: Sections) -> None:
        row = one.row
        is_superior = one.role is ListRole.SUPERIOR
        if is_superior:
            sections.above(None)
        ordinal = self.sorter.ordinal(row)
        superior = sections.superior_of(row.number, ordinal)
        if is_superior:
            sections.above(row.number)
        group = sections.group if superior is None else None
        cell = row.cells.get(self.table.name + 1)
        name = unnumbered(cell.words, self.table.ordinal) if cell else ""
        above = None if superior is None else superior - 1
        self.found.units.append(UnitRow(row.number - 1, name, group, above))


def _cells(texts: Sequence[str]) -> dict[int, SheetCell]:
    return {at: SheetCell(CellKind.TEXT, text) for at, text in enumerate(texts, 1) if text.strip()}


def _with_below(rows: Sequence[Sorted]) -> Iterator[tuple[Sorted, ListRole | None]]:
    """Each row with what the one below it is."""
    roles = [*(one.role for one in rows[1:]), None]
    yield from zip(rows, roles, strict=False)
