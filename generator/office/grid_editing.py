"""Units and quotas as somebody changed them in the table: read, held against the records, told, then written.

Each change says what stood in its cell when it was opened. A cell that says something else by now is in
conflict and is not touched; all others go through, whoever changed what beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.figures import typed_quotas
from generator.model.campaign import Base, Campaign, Group, Quota, Unit
from generator.model.coded import InColumns, codes_of
from generator.office.begun_units import short_of
from generator.office.grid_bases import begins_base, begun_base
from generator.office.grid_cells import CellReader, CellReading
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.office.unit_grid import UnitGrid
from generator.problems import Misused, say
from generator.sheets import proposed_code, worded_code
from generator.wording import fold
from generator.workspace import fold as fold_name
from generator.workspace import unchanging

TOTAL = "total"
"""The row of the totals that were declared, beside the codes of units."""
_REPLACED = say("cột này không còn trong dữ liệu; tải lại trang rồi sửa tiếp")
_GONE = say("đơn vị này không còn trong dữ liệu")
_TWICE = say("tên này đã có ở một dòng khác")
_CODE_KEPT = say("mã của đơn vị đã có thì không đổi được")
_CODE_TAKEN = say("mã này đã có, chỉ khác chữ hoa, chữ thường")


class CellEdit(NamedTuple):
    """What stood in a cell when it was opened, and what stands there now."""

    was: str
    now: str


@unchanging(frozen=True)
class RowEdit:
    """A row that was changed: `row` is the code of its unit, of a new one any word of the table's own."""

    row: str
    cells: Mapping[str, CellEdit]
    is_new: bool = False
    is_gone: bool = False


@unchanging(frozen=True)
class GridEdits:
    """All that was changed; `totals` by the keys of columns."""

    rows: Sequence[RowEdit] = ()
    totals: Mapping[str, CellEdit] = field(default_factory=dict)


Spot = tuple[str, str]
"""A row and the key of a column."""


@dataclass
class Edited:
    """What came of the changes: how each cell was read, and the campaign as it would be.

    `conflicts` say what stands in a cell by now that was changed by somebody else meanwhile.
    """

    before: Campaign
    after: Campaign
    readings: dict[Spot, CellReading]
    conflicts: dict[Spot, str]
    codes: dict[str, str]
    """The codes of new rows."""
    begun: Mapping[str, str] = field(default_factory=dict)
    """The codes of new bases by the keys of their columns."""

    @property
    def faults(self) -> list[Spot]:
        """The cells that were taken for nothing."""
        return [spot for spot, one in self.readings.items() if one.fault]


def edited_units(campaign: Campaign, edits: GridEdits) -> Edited:
    """The campaign with what was changed, as far as it can be read. Raises `Misused` for columns that are gone."""
    return _Editing(campaign, edits).edited()


class _Editing:
    def __init__(self, campaign: Campaign, edits: GridEdits) -> None:
        self.campaign, self.edits = campaign, edits
        self.grid = UnitGrid(campaign)
        self.units = dict(zip(codes_of(campaign.units), campaign.units, strict=True))
        new = [one.cells["name"].now for one in edits.rows if one.is_new and "name" in one.cells]
        self.reader = CellReader(campaign, new)
        self.names = {unit.name for unit in campaign.units} if new else set()
        self.taken = {fold_name(code) for code in self.units} if new else set()
        self.readings: dict[Spot, CellReading] = {}
        self.conflicts: dict[Spot, str] = {}
        self.groups: dict[str, Group] = {}
        self.quotas: dict[str, dict[str, Any]] = {}
        self.codes: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.begun: dict[str, GridColumn] = {}
        """Columns of bases that are not there yet."""

    def edited(self) -> Edited:
        """Existing units first, then new ones, then who stands below whom, then quotas."""
        for one in self.edits.rows:
            if not one.is_new:
                self._change(one)
        for one in self.edits.rows:
            if one.is_new and not one.is_gone:
                self._add(one)
        self._hang()
        totals = {key: self._total(key, one) for key, one in self.edits.totals.items()}
        changes = {
            "bases": tuple(self._bases()),
            "groups": (*self.campaign.groups, *self.groups.values()),
            "units": self._units(),
        }
        after = self.campaign.model_copy(update=changes)
        quotas = tuple(self._quotas(after, {key: one for key, one in totals.items() if one}))
        after = after.model_copy(update={"quotas": quotas})
        begun = {key: column.of for key, column in self.begun.items()}
        return Edited(self.campaign, after, self.readings, self.conflicts, self.codes, begun)

    def _units(self) -> tuple[Unit, ...]:
        """The units as they are now; where none came or went, with what they say by columns as before."""
        before, after = self.campaign.units, self.units
        if not isinstance(before, InColumns) or [*after] != codes_of(before):
            return tuple(after.values())
        pairs = enumerate(zip(before, after.values(), strict=True))
        return before.changed({place: now for place, (old, now) in pairs if old is not now})

    def _column(self, key: str) -> GridColumn:
        column = self.grid.by_key.get(key) or self.begun.get(key)
        if column is None and begins_base(key):
            taken = {
                *(one.code for one in self.campaign.bases),
                *(one.of for one in self.begun.values()),
            }
            column = self.begun[key] = begun_base(self.campaign, key, taken)
        if column is None:
            raise Misused(_REPLACED)
        return column

    def _bases(self) -> Iterator[Base]:
        """Those that are there, then those that are begun."""
        yield from self.campaign.bases
        known = {one.code for one in self.campaign.bases}
        for column in self.begun.values():
            if column.indicator and column.of not in known:
                known.add(column.of)
                yield Base(code=column.of, name=column.indicator.name)

    def _change(self, edit: RowEdit) -> None:
        unit = self.units.get(edit.row)
        if unit is None:
            self.readings |= {
                (edit.row, key): CellReading(one.now, fault=_GONE)
                for key, one in edit.cells.items()
            }
        elif edit.is_gone:
            del self.units[unit.code]
            self._give_nothing(unit.code)
        else:
            self.units[unit.code] = _told(unit, dict(self._read(edit, unit)))

    def _read(self, edit: RowEdit, unit: Unit | None) -> Iterator[tuple[str, object]]:
        """What the cells of a row say of its unit; its quotas are laid aside."""
        code = unit.code if unit else edit.row
        for key, cell in edit.cells.items():
            column = self._column(key)
            stands = self.grid.text(unit, column) if unit else ""
            if cell.now == stands:
                continue
            if cell.was != stands:
                self.conflicts[edit.row, key] = stands
                continue
            reading = self._reading(edit, column, cell.now)
            if reading.fault:
                continue
            match column.holds:
                case CellSort.QUOTA:
                    self.quotas.setdefault(key, {})[code] = reading.value
                case CellSort.BASE:
                    yield f"bases.{column.of}", reading.value
                case CellSort.GROUP:
                    yield "group", self._group(reading.value)
                case CellSort.PARENT:
                    self.parents[code] = str(reading.value or "")
                case _:
                    yield column.of, reading.value

    def _reading(self, edit: RowEdit, column: GridColumn, text: str) -> CellReading:
        reading = self.reader.read(column, text, is_new=edit.is_new)
        if column.holds is CellSort.CODE and not edit.is_new:
            reading = CellReading(text, fault=_CODE_KEPT)
        elif column.holds is CellSort.CODE and fold_name(str(reading.value)) in self.taken:
            reading = CellReading(text, fault=_CODE_TAKEN)
        elif column.holds is CellSort.NAME and edit.is_new and reading.value in self.names:
            reading = CellReading(text, reading.value, fault=_TWICE)
        self.readings[edit.row, column.key] = reading
        return reading

    def _add(self, edit: RowEdit) -> None:
        """A new unit; a row in which nothing stands is none."""
        if not any(one.now.strip() for one in edit.cells.values()):
            return
        said = dict(self._read(edit, None))
        if "name" not in said:
            fault = CellReading("", fault=say("chưa có tên đơn vị"))
            self.readings.setdefault((edit.row, "name"), fault)
            for given in self.quotas.values():
                given.pop(edit.row, None)
            return
        name = str(said["name"])
        code = str(said.get("code") or proposed_code(name, self.taken))
        self.taken.add(fold_name(code))
        self.names.add(name)
        said = {"short_name": short_of(name) or None} | said | {"code": code, "name": name}
        self.codes[edit.row] = code
        self.units[code] = _told(Unit(code=code, name=name), said)
        for given in self.quotas.values():
            if edit.row in given:
                given[code] = given.pop(edit.row)
        if edit.row in self.parents:
            self.parents[code] = self.parents.pop(edit.row)

    def _group(self, name: object) -> str | None:
        """The code of a group, which is a new one where none is called so."""
        if not name:
            return None
        known = {fold(one.name): one.code for one in self.campaign.groups}
        text = str(name)
        if fold(text) in known:
            return known[fold(text)]
        if fold(text) not in self.groups:
            taken = {*known.values(), *(one.code for one in self.groups.values())}
            self.groups[fold(text)] = Group(code=worded_code(text, taken), name=text)
        return self.groups[fold(text)].code

    def _hang(self) -> None:
        """Who stands below whom, now that new units are known too."""
        codes = {unit.name: code for code, unit in self.units.items()} if self.parents else {}
        for code, name in self.parents.items():
            if code in self.units:
                self.units[code] = _told(self.units[code], {"parent": codes.get(name)})

    def _give_nothing(self, code: str) -> None:
        for column in self.grid.columns:
            table = self.grid.table(column)
            if table is not None and code in table.counts:
                self.quotas.setdefault(column.key, {})[code] = None

    def _total(self, key: str, cell: CellEdit) -> CellReading | None:
        """How the declared total of a table is read; nothing where it is as it was, or in conflict."""
        column = self._column(key)
        table = self.grid.table(column)
        stands = printed(table.total) if table else ""
        if cell.now == stands:
            return None
        if cell.was != stands:
            self.conflicts[TOTAL, key] = stands
            return None
        reading = self.reader.read(column, cell.now)
        self.readings[TOTAL, key] = reading
        return None if reading.fault else reading

    def _quotas(self, after: Campaign, totals: Mapping[str, CellReading]) -> Iterator[Quota]:
        changed = dict.fromkeys([*self.quotas, *totals])
        tables = {self.grid.by_key[key].place: key for key in changed}
        for place, quota in enumerate(self.campaign.quotas):
            key = tables.get(place)
            yield quota if key is None else self._typed(after, quota, key, totals)
        for key in changed:
            column = self.grid.by_key[key]
            if column.place is None:
                new = self._typed(after, _begun(self.campaign, column), key, totals)
                if new.counts:
                    yield new

    def _typed(
        self, after: Campaign, quota: Quota, key: str, totals: Mapping[str, CellReading]
    ) -> Quota:
        known: Any = totals[key].value if key in totals else quota.total
        return typed_quotas(after, quota, self.quotas.get(key, {}), known)


def _begun(campaign: Campaign, column: GridColumn) -> Quota:
    """A table of quotas that is not there yet; the first indicator goes without saying."""
    is_main = column.indicator is None or column.indicator.code == campaign.main_indicator.code
    said = {"indicator": None if is_main or not column.indicator else column.indicator.code}
    given = {"phase": column.phase, **said}
    return Quota(counts={}, **{key: one for key, one in given.items() if one})


def _told(unit: Unit, said: Mapping[str, object]) -> Unit:
    """A unit with what is said of it anew; what is said to be nothing is left out."""
    given: dict[str, Any] = {key: getattr(unit, key) for key in unit.model_fields_set}
    bases = dict(unit.bases)
    for key, value in said.items():
        name, _, base = key.partition(".")
        if not base:
            given[name] = value
        elif value is None:
            bases.pop(base, None)
        else:
            bases[base] = int(str(value))
    given["bases"] = bases
    return Unit.model_validate(
        {key: one for key, one in given.items() if one not in (None, (), {})}
    )
