"""What each row of a list of units is: a unit's, a heading of a group or of a superior, a total, a remark.

Headings are numbered by Roman numbers or letters, merged across the table, or begin as groups do. What
is not clear is asked about; nothing is left out silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from generator.model.campaign import Group
from generator.problems import Message, Problem, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import CellKind, SheetRow
from generator.sheets.list_columns import ListColumns
from generator.sheets.matching import UnitIndex
from generator.sheets.row_reading import TableReading
from generator.sheets.row_roles import GroupLabels, RowSorter, has_numbers, is_total
from generator.sheets.signers import is_signer
from generator.sheets.usual_words import tokens, usual
from generator.wording import as_spelled, fold
from generator.workspace import quoted, regex

_ORDINAL = regex(r"[0-9]{1,4}(?:\.[0-9]{1,4})*")
_LEAD = regex(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)/-]\s*(?=\S)")
_UNIT_WORDS = frozenset({"ldld", "cd"})
_CELL_FLOAT = regex(r"([0-9]+\.[0-9]{1,4})[0-9]*")


class ListRole(Enum):
    """What a row is to be read as; a superior is a unit with those units below that follow."""

    UNIT = auto()
    SUPERIOR = auto()
    GROUP = auto()
    TOTAL = auto()
    REMARK = auto()


class Headings(Enum):
    """What the headings of a list are, where the person said it."""

    GROUP = "group"
    UNIT = "unit"


class Sorted(NamedTuple):
    """A row with what it is, and what it calls itself."""

    row: SheetRow
    role: ListRole
    label: str


@dataclass
class ListSorter:
    """Tells the rows of a list apart; refusals go into the problems of `reading`."""

    reading: TableReading
    columns: ListColumns
    units: UnitIndex
    groups: Sequence[Group]
    own: Sequence[str]
    ask: Ask
    headings: Headings | None = None
    decided: Mapping[int, ListRole] = field(default_factory=dict)
    """What somebody said of rows, by their numbers."""
    sorter: RowSorter = field(init=False)
    labels: GroupLabels = field(init=False)

    def __post_init__(self) -> None:
        self.labels = GroupLabels(self.groups)
        table = self.columns.as_table
        self.sorter = RowSorter(self.reading.grid, table, self.units, self.labels)

    def sorted(self) -> list[Sorted]:
        """Every row below the titles."""
        rows = [row for row in self.reading.grid.rows if row.number >= self.columns.first_row]
        told = list(self._told(rows))
        return list(self._decided(list(_without_empty_headings(told))))

    def _told(self, rows: Sequence[SheetRow]) -> Iterator[Sorted | _Open]:
        alike = [row.number for row in rows if self.is_like_unit(row)]
        last = max(alike, default=0)
        before, ended = 0, False
        for row in rows:
            label = self.label(row)
            if said := self.decided.get(row.number):
                before = row.number
                yield Sorted(row, said, label)
            elif self._is_total(row, label):
                ended = ended or (bool(before) and row.number > last)
                yield Sorted(row, ListRole.TOTAL, label)
            elif (heading := self.heading(row)) is not None and not ended:
                yield _Open(row, heading[0], surely=heading[1])
            elif self.is_like_unit(row):
                before = row.number
                yield self._named(row, label)
            elif ended or not label or (alike and row.number > last):
                yield Sorted(row, ListRole.REMARK, label)
            elif alike or (before and row.number > before + 1):
                yield self.doubtful(row, label)
            else:
                before = row.number
                yield self._named(row, label)

    def _named(self, row: SheetRow, label: str) -> Sorted:
        """A row as units have it; one of who signs is asked about."""
        if is_signer(label) and not self.units.find(label).sure:
            return self.doubtful(row, label)
        return Sorted(row, ListRole.UNIT, label)

    def _is_total(self, row: SheetRow, label: str) -> bool:
        """A total of all or of a group, or the row of the issuing body itself."""
        if self.sorter.has_code(row):
            return False
        is_own = as_spelled(label) in map(as_spelled, self.own)
        return (is_own or is_total(label)) and not self.units.find(label).sure

    def is_like_unit(self, row: SheetRow) -> bool:
        """Whether the row has an ordinal, a code or figures, as units have, and calls itself something."""
        has_code = self.columns.fields.get("code") in row.cells
        figures = has_numbers(self.sorter.figures(row))
        return bool(self.label(row) or figures) and (
            self.ordinal(row) is not None or has_code or figures
        )

    def ordinal(self, row: SheetRow) -> str | None:
        """The number of the row as units have it: `3`, `2.1`."""
        cell = row.cells.get(self.columns.ordinal or 0)
        if cell is None:
            return None
        words = cell.words.strip(" .)")
        if cell.kind is CellKind.NUMBER:
            words = _CELL_FLOAT.sub(r"\1", words).removesuffix(".0")
        return words if _ORDINAL.fullmatch(words) else None

    def label(self, row: SheetRow) -> str:
        """What the row calls itself: in the column of the name, else in the first words of it."""
        cell = row.cells.get(self.columns.fields["name"])
        if cell is not None:
            return cell.words
        others = {self.columns.fields.get("code"), *self.columns.bases.values()}
        words = (row.cells[one] for one in sorted(row.cells) if one not in others)
        return next((one.words for one in words if one.kind is CellKind.TEXT), "")

    def heading(self, row: SheetRow) -> tuple[str, bool] | None:
        """What a heading calls its group, without its number, and whether it is one for certain."""
        label = self.label(row)
        if not label or self.ordinal(row) or self.columns.fields.get("code") in row.cells:
            return None
        bare = _LEAD.sub("", label, count=1).strip(" .:;")
        marked = self.sorter.is_heading(row)
        is_lettered = bool(bare) and bare != label.strip(" .:;") and not self._may_be_short(row)
        if marked or is_lettered:
            return (label.strip(" .:;") if marked else bare), True
        if self.labels.find(label) or fold(label).split()[0] in usual("collective"):
            return bare, True
        aside = self.columns.fields["name"] not in row.cells
        return (bare, False) if aside or row.number in self._spanning else None

    def _may_be_short(self, row: SheetRow) -> bool:
        """Whether a letter and a point may shorten the kind of a unit: «K. Nội | 12» where nothing is numbered."""
        return self.columns.ordinal is None and has_numbers(self.sorter.figures(row))

    @cached_property
    def _spanning(self) -> frozenset[int]:
        """The rows in which the name is merged with the cells beside it."""
        name = self.columns.fields["name"]
        return frozenset(
            one.top
            for one in self.reading.grid.merges
            if one.top == one.bottom and one.left <= name <= one.right > one.left
        )

    def doubtful(self, row: SheetRow, label: str) -> Sorted:
        """A row that is numbered neither as units are nor as headings."""
        said = say("không rõ «{label}» là đơn vị, tên nhóm hay ghi chú", label=quoted(label))
        hint = say("ghi số thứ tự ở dòng đơn vị, số La Mã ở dòng tên nhóm; xóa dòng ghi chú")
        place = self.reading.place(row.number, self.columns.fields["name"])
        choices = (
            (say("là đơn vị"), ListRole.UNIT),
            (say("là tên nhóm của các dòng dưới"), ListRole.GROUP),
            (say("là ghi chú, bỏ qua"), ListRole.REMARK),
        )
        settled = settle(self.ask, Problem("E-XLS-ROW", place, said, hint), choices)
        if isinstance(settled, Problem):
            self.reading.problems.append(settled)
            return Sorted(row, ListRole.REMARK, label)
        return Sorted(row, settled, label)

    def _decided(self, told: Sequence[Sorted | _Open]) -> Iterator[Sorted]:
        """The rows once it is decided of which kind their headings are."""
        doubtful = [one for one in told if isinstance(one, _Open) and self._kind(one) is None]
        asked = self._asked(doubtful) if doubtful else None
        for one in told:
            if isinstance(one, Sorted):
                yield one
            elif role := self._kind(one) or asked:
                yield Sorted(one.row, role, one.label)

    def _kind(self, heading: _Open) -> ListRole | None:
        """Whether a heading is of a group or is a superior; `None` where that is not clear."""
        label = heading.label
        if self.labels.find(label):
            return ListRole.GROUP
        if self.units.find(label).sure:
            return ListRole.SUPERIOR
        if self.headings is not None:
            return ListRole.GROUP if self.headings is Headings.GROUP else ListRole.SUPERIOR
        words = {fold(word) for word in label.split()}
        if not words.isdisjoint(usual("collective")):
            return ListRole.GROUP
        return (
            None if tokens(label)[:1] and tokens(label)[0].bare in _UNIT_WORDS else ListRole.GROUP
        )

    def _asked(self, doubtful: Sequence[_Open]) -> ListRole | None:
        """What the headings are that may be either; asked once for a sheet."""
        first = doubtful[0]
        said = say(
            "{count} dòng như «{label}» là tên nhóm hay là đơn vị cấp trên của các dòng dưới?",
            count=len(doubtful),
            label=quoted(first.label),
        )
        hint = say("thêm --headings group (tên nhóm) hoặc --headings unit (đơn vị cấp trên)")
        place = self.reading.place(first.row.number, self.columns.fields["name"])
        choices: tuple[tuple[Message, ListRole], ...] = (
            (say("là tên nhóm"), ListRole.GROUP),
            (say("là đơn vị cấp trên"), ListRole.SUPERIOR),
        )
        settled = settle(self.ask, Problem("E-XLS-HEADING", place, said, hint), choices)
        if isinstance(settled, Problem):
            self.reading.problems.append(settled)
            return None
        return settled


class _Open(NamedTuple):
    """A heading before it is known whether it is of a group or a superior."""

    row: SheetRow
    label: str
    surely: bool


def _without_empty_headings(told: Sequence[Sorted | _Open]) -> Iterator[Sorted | _Open]:
    """A line across the table with no unit below it is a remark; one that is numbered stays a heading."""
    has_units = False
    kept: list[Sorted | _Open] = []
    for one in reversed(told):
        if isinstance(one, _Open):
            is_remark = not (one.surely or has_units)
            kept.append(Sorted(one.row, ListRole.REMARK, one.label) if is_remark else one)
            has_units = False
        else:
            has_units = has_units or one.role is ListRole.UNIT
            kept.append(one)
    return reversed(kept)
