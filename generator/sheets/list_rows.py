"""The rows of a list of units, one by one: name, code, group, superior, bases, with the cell of each.

A row that is doubtful is asked about or refused at its cell. Which units these are in the campaign, and
what codes new ones get, is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from generator.model.campaign import Group, Indicator, Tier, Unit
from generator.problems import Place, Problem, say
from generator.sheets.cell_amounts import settled_amount
from generator.sheets.doubts import Ask
from generator.sheets.grid import CellKind, SheetCell, SheetRow
from generator.sheets.list_columns import ListColumns
from generator.sheets.list_roles import ListRole, ListSorter, Sorted
from generator.sheets.row_reading import (
    MERGED,
    NOBODY,
    HiddenRows,
    Note,
    TableReading,
    TotalRow,
    UnitCounts,
)
from generator.sheets.row_roles import GroupLabels
from generator.sheets.sorts_of_units import UnitSorts, sorts_in
from generator.sheets.unit_rows import zeros_lost
from generator.sheets.usual_words import usual
from generator.wording import fold, in_small_letters
from generator.workspace import TextRefused, check_text, quoted, regex, unchanging

_NUMBER = regex(r"[0-9]{1,3}[.)]\s+(?=\S)")
_BETWEEN = regex(r"[;\n]")
_DITTO = regex(r"[-–—. ]*(?:[\"“”〃]|''|n\.?t|nhu tren)[-–—. ]*")
_TIERS = {"own": Tier.OWN, "whole": Tier.WHOLE}


@unchanging(frozen=True)
class ListedUnit:
    """What one row says of a unit; `superior` is the name or code of another, or the row of one above."""

    row: int
    name: str
    places: Mapping[str, Place]
    code: str | None = None
    short_name: str | None = None
    group: str | None = None
    superior: str | int | None = None
    tier: Tier | None = None
    aliases: tuple[str, ...] = ()
    bases: Mapping[str, int] = field(default_factory=dict)
    sheet: int = 0
    """Which of the sheets that were read it stands on; rows of one sheet name each other."""
    sorts: UnitSorts = UnitSorts()
    """What the title over its name says that it is."""

    @property
    def place(self) -> Place:
        """Where its name stands."""
        return self.places["name"]


@dataclass
class Sections:
    """Under which group and below which row each row of a list stands, told one after the other."""

    group: str | None = None
    _superior: int | None = None
    _ordinals: dict[str, int] = field(default_factory=dict)

    def head(self, group: str) -> str:
        """A heading: what follows is of this group."""
        self.group, self._superior, self._ordinals = group, None, {}
        return group

    def above(self, row: int | None) -> None:
        """A heading that is a unit: what follows stands below its row."""
        self._superior, self._ordinals = row, {}

    def lacking(self, ordinal: str | None) -> str | None:
        """The ordinal above one of a row, where no row has it: `2` above `2.1`."""
        above, dot, _ = (ordinal or "").rpartition(".")
        return above if dot and above not in self._ordinals else None

    def superior_of(self, row: int, ordinal: str | None) -> int | None:
        """The row of the unit above that of a row: by its ordinal, else the heading."""
        if ordinal is None:
            return self._superior
        self._ordinals[ordinal] = row
        return self._ordinals.get(ordinal.rpartition(".")[0], self._superior)


def unnumbered(name: str, ordinals: int | None) -> str:
    """A name without the number before it, where no column has the `ordinals`."""
    return _NUMBER.sub("", name, count=1) if ordinals is None else name


@dataclass
class ListReader:
    """Reads the rows of a list that were told apart."""

    reading: TableReading
    columns: ListColumns
    sorter: ListSorter
    bases: Mapping[str, Indicator]
    ask: Ask
    hidden: HiddenRows = field(init=False)
    listed: list[ListedUnit] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    sections: Sections = field(default_factory=Sections)
    renamed: dict[str, str] = field(default_factory=dict)
    """Names of groups in capitals, as they stand, and as they are written."""
    _above: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hidden = HiddenRows(self.reading, self.ask)

    def read(self, *, hidden: bool) -> list[ListedUnit]:
        """Every unit of the list; hidden rows without asking where they are wanted."""
        self.hidden.are_taken = hidden or None
        rows = self.sorter.sorted()
        labels = self._labels(rows)
        for one in rows:
            self._take(one, labels)
        return self.listed

    def _labels(self, rows: list[Sorted]) -> GroupLabels:
        """The groups by what totals may call them: those of the headings, by their names as codes."""
        headings = (one.label for one in rows if one.role is ListRole.GROUP)
        names = dict.fromkeys(map(in_small_letters, headings))
        return GroupLabels(Group.model_construct(code=name, name=name) for name in names)

    def _take(self, one: Sorted, labels: GroupLabels) -> None:
        row, role = one.row, one.role
        if role is ListRole.GROUP:
            self._total(row, self.sections.head(self._named(one.label)))
        elif role is ListRole.TOTAL:
            self._total(row, labels.find(one.label))
        elif role is ListRole.REMARK:
            self.reading.notes[Note.SKIPPED] += 1
            self.skipped += [one.label] if one.label else []
        elif not one.label:
            self.reading.refuse(row, self.columns.fields["name"], NOBODY)
        elif role is ListRole.UNIT and self.sorter.sorter.spoiled(row) is not None:
            self.reading.refuse(row, self.sorter.sorter.spoiled(row) or 0, MERGED)
        elif not row.hidden or self.hidden.takes(row, self.columns.fields["name"]):
            self.reading.notes[Note.HIDDEN] += row.hidden
            self._unit(one)

    def _named(self, label: str) -> str:
        """A group as it is called in documents."""
        name = in_small_letters(label)
        if name != label:
            self.renamed[name] = label
        return name

    def _total(self, row: SheetRow, group: str | None) -> None:
        figures = self.sorter.sorter.figures(row)
        if figures:
            self.reading.totals.append(TotalRow(row.number, group, figures))

    def _unit(self, one: Sorted) -> None:
        row = one.row
        name = self._text(row, "name", one.label)
        if name is None:
            return
        name = unnumbered(name, self.columns.ordinal)
        if one.role is ListRole.SUPERIOR:
            self.sections.above(None)
        superior = self._superior_of(row)
        bases = self._bases(row)
        if isinstance(superior, Problem):
            self.reading.problems.append(superior)
        else:
            self._add(row, name, superior, bases)
            if one.role is ListRole.SUPERIOR:
                self.listed[-1] = replace(self.listed[-1], sorts=UnitSorts())
        if one.role is ListRole.SUPERIOR:
            self.sections.above(row.number)

    def _add(
        self, row: SheetRow, name: str, superior: str | int | None, bases: Mapping[str, int]
    ) -> None:
        at_top = superior is None
        said = self._covering(row, "group")
        group = self._named(said) if said else (self.sections.group if at_top else None)
        fields = {**self.columns.fields, **self.columns.bases}
        unit = ListedUnit(
            row=row.number,
            name=name,
            places={key: self.reading.place(row.number, at) for key, at in fields.items()},
            code=self._code(row),
            short_name=self._text(row, "short_name"),
            group=group,
            superior=superior,
            tier=self._tier(row),
            aliases=self._aliases(row),
            bases=bases,
            sorts=self._sorts,
        )
        self.listed.append(unit)
        if at_top:
            known = Unit.model_construct(code=f"{row.number}", name=name, group=group, parent=None)
            self.reading.entries.append(UnitCounts(known, row.number, bases))

    @cached_property
    def _sorts(self) -> UnitSorts:
        return sorts_in(self.columns.titles.get(self.columns.fields["name"], ""))

    def _text(self, row: SheetRow, key: str, text: str | None = None) -> str | None:
        """A cell of words; one that no record could hold is refused."""
        cell = row.cells.get(self.columns.fields.get(key, 0))
        if cell is None and text is None:
            return None
        column = self.columns.fields[key]
        if cell is not None and cell.kind is not CellKind.TEXT:
            said, hint = say("ô này không phải là chữ"), say("gõ lại bằng chữ")
            self.reading.refuse(row, column, ("E-XLS-UNIT", said, hint))
            return None
        try:
            return " ".join(check_text(cell.text if cell else text or "").text.split())
        except TextRefused as fault:
            place = self.reading.place(row.number, column)
            self.reading.problems.append(Problem(fault.code, place, fault.message))
            return None

    def _code(self, row: SheetRow) -> str | None:
        """The code as it stands; one stored as a number has lost its zeros where others have some."""
        column = self.columns.fields.get("code", 0)
        cell = row.cells.get(column)
        if cell is None or cell.kind is CellKind.TEXT:
            return cell.words if cell else None
        digits = cell.text.removesuffix(".0")
        if digits.isdigit() and column not in self._columns_with_zeros:
            return digits
        self.reading.refuse(row, column, zeros_lost(digits))
        return None

    @cached_property
    def _columns_with_zeros(self) -> frozenset[int]:
        """The columns in which something begins with zero."""
        cells = (pair for row in self.reading.grid.rows for pair in row.cells.items())
        return frozenset(column for column, cell in cells if cell.text.startswith("0"))

    def _superior_of(self, row: SheetRow) -> str | int | Problem | None:
        """The superior: the one that the row names, above it by its ordinal, or its heading."""
        if named := self._covering(row, "parent"):
            return named
        ordinal = self.sorter.ordinal(row)
        above = self.sections.lacking(ordinal)
        superior = self.sections.superior_of(row.number, ordinal)
        if above is None:
            return superior
        said = say(
            "số thứ tự {ordinal} nhưng không có dòng {above} ở trên", ordinal=ordinal, above=above
        )
        place = self.reading.place(row.number, self.columns.ordinal or 0)
        return Problem("E-XLS-ORDINAL", place, said, say("sửa số thứ tự cho khớp"))

    def _covering(self, row: SheetRow, key: str) -> str | None:
        """The words of a field, also where its cell is merged down over several rows, or says «như trên»."""
        column = self.columns.fields.get(key)
        if column is None:
            return None
        if column in row.cells:
            words = self._text(row, key)
        else:
            cell = self.reading.grid.covering(row.number, column)
            words = cell.words if cell is not None else None
        is_ditto = words is not None and _DITTO.fullmatch(fold(words)) is not None
        self._above[key] = self._above.get(key) if is_ditto else words
        return self._above[key]

    def _tier(self, row: SheetRow) -> Tier | None:
        said = self._text(row, "tier")
        if said is None:
            return None
        found = next((tier for part, tier in _TIERS.items() if fold(said) in usual(part)), None)
        if found is None:
            message = say(
                "không rõ «{text}» là gồm cả cấp dưới hay chỉ phần riêng", text=quoted(said)
            )
            hint = say("ghi «gồm cả cấp dưới» hoặc «chỉ phần riêng»")
            self.reading.refuse(row, self.columns.fields["tier"], ("E-XLS-TIER", message, hint))
        return found

    def _aliases(self, row: SheetRow) -> tuple[str, ...]:
        cell = row.cells.get(self.columns.fields.get("aliases", 0))
        if cell is None or self._text(row, "aliases") is None:
            return ()
        parts = (" ".join(part.split()) for part in _BETWEEN.split(check_text(cell.text).text))
        return tuple(dict.fromkeys(filter(None, parts)))

    def _bases(self, row: SheetRow) -> dict[str, int]:
        """The bases that the row has, without those that were refused."""
        found: dict[str, int] = {}
        for code, cell in self.sorter.sorter.figures(row).items():
            amount = self._amount(row, code, cell)
            if isinstance(amount, Problem):
                self.reading.problems.append(amount)
            elif amount is not None:
                found[code] = amount
                as_text = cell.kind is CellKind.TEXT and not self.reading.grid.all_text
                self.reading.notes.update({Note.AS_TEXT: as_text, Note.FORMULA: cell.formula})
        return found

    def _amount(self, row: SheetRow, code: str, cell: SheetCell) -> int | Problem | None:
        place = partial(self.reading.place, row.number, self.columns.bases[code])
        amount = settled_amount(cell, self.bases[code], self.ask, place)
        return amount if isinstance(amount, Problem) or amount is None else int(amount)
