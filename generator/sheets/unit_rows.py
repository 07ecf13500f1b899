"""Which unit a row is of, from its code and its name together.

A code stored as a number has lost its zeros and is doubtful; so is a name that fits several units,
or another unit than the code. What is doubtful comes with its choices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.model.campaign import Unit
from generator.problems import Message, Place, Problem, Severity, say
from generator.sheets.doubts import Ask, Hits, Search, settle
from generator.sheets.grid import CellKind, SheetRow
from generator.sheets.matching import Found, UnitIndex
from generator.sheets.part_labels import without_label
from generator.sheets.table_columns import Columns
from generator.wording import as_spelled
from generator.workspace import TextRefused, check_text, quoted

_NAMED = 3
"""How many units a refusal names."""
Choice = tuple[Message, Unit]
Placing = Callable[[int, int], Place]
"""From the row and column of a cell to where it stands."""


class UnsureUnit(NamedTuple):
    """A row whose unit is not certain, with the units that may be meant.

    `named` tells that units bear the name or code; else they only resemble it. `alias` is the name that
    may be remembered once it is decided whose it is.
    """

    problem: Problem
    choices: tuple[Choice, ...] = ()
    named: bool = False
    alias: str = ""
    explained: bool = False
    """Whether the one unit that may be meant has or explains every word of it."""


class UnitReader:
    """Reads the unit of a row."""

    def __init__(
        self,
        units: UnitIndex,
        columns: Columns,
        place: Placing,
        decided: dict[str, Unit] | None = None,
        ambiguous: set[str] | None = None,
    ) -> None:
        self._units = units
        self.decided = {} if decided is None else decided
        self.ambiguous = set[str]() if ambiguous is None else ambiguous
        self._name, self._code = columns.unit or 0, columns.code or 0
        self._place = place

    def read(self, row: SheetRow) -> Unit | UnsureUnit:
        """The unit of a row that has a code or a name."""
        if self._code not in row.cells:
            return self._single(row, self._name)
        by_code = self._single(row, self._code)
        return self._agreed(row, by_code) if self._name in row.cells else by_code

    def settle(self, unsure: UnsureUnit, ask: Ask) -> Unit | Problem:
        """The unit that somebody says it is, which any of the campaign may be; a name is decided once."""
        settled = settle(
            ask, unsure.problem, unsure.choices, self._search, is_proposal=unsure.explained
        )
        if isinstance(settled, Unit) and unsure.alias:
            self.decided[unsure.alias] = settled
            if self._units.may_be_several(unsure.alias):
                self.ambiguous.add(unsure.alias)
        return settled

    def slips(self, row: SheetRow, unit: Unit) -> Iterator[Problem]:
        """That the name which a row is known by has other diacritics than the unit's."""
        cell = row.cells.get(self._name)
        if cell is None or self._code in row.cells:
            return
        text = _called(cell.text)
        name = None if text in self.decided else self._units.meant_name(text, unit)
        if name is not None:
            yield spelled_otherwise(self._place(row.number, self._name), text, name)

    def otherwise(self, row: SheetRow, unit: Unit) -> str | None:
        """What a row is known by, where it is no name of the unit as it is written there; nothing where a code says whose it is."""
        cell = row.cells.get(self._name)
        if cell is None or self._code in row.cells:
            return None
        text = _called(cell.text)
        return None if as_spelled(text) in map(as_spelled, (unit.code, *unit.names)) else text

    def is_own_part(self, row: SheetRow) -> bool:
        """Whether a row says that it is only what its unit has beside those below it."""
        cell = row.cells.get(self._name)
        return cell is not None and without_label(cell.text) is not None

    @cached_property
    def _search(self) -> Search[Unit]:
        return unit_search(self._units)

    def _single(self, row: SheetRow, column: int) -> Unit | UnsureUnit:
        """The unit that one cell names."""
        place, cell = self._place(row.number, column), row.cells.get(column)
        if cell is None or cell.kind not in {CellKind.TEXT, CellKind.NUMBER}:
            said = say("ô này không phải tên hay mã đơn vị")
            return _doubt("E-XLS-UNIT", place, said, say("gõ tên hoặc mã đơn vị"))
        if cell.kind is CellKind.NUMBER:
            return self._numbered(place, cell.text)
        try:
            text = _called(check_text(cell.text).text)
        except TextRefused as fault:
            return _doubt(fault.code, place, fault.message, None)
        if text in self.decided:
            return self.decided[text]
        found = self._units.by_code(text) if column == self._code else Found()
        return self._chosen(place, text, found if found.sure else self._units.find(text))

    def _numbered(self, place: Place, text: str) -> Unit | UnsureUnit:
        """A code stored as a number: certain only where no code has zeros before it."""
        digits = text.removesuffix(".0")
        found, padded = self._units.by_code(digits).units, self._units.padded(digits)
        if found and not padded:
            return found[0]
        code, said, hint = zeros_lost(digits)
        return _doubt(code, place, said, hint, (*found, *padded))

    def _chosen(self, place: Place, text: str, found: Found) -> Unit | UnsureUnit:
        if found.sure:
            return found.units[0]
        shown = quoted(text)
        if len(found.units) > 1:
            said = say("«{text}» có thể là {count} đơn vị", text=shown, count=len(found.units))
            hint = say("ghi rõ tên, hoặc thêm cột mã đơn vị")
            doubt = _doubt("E-XLS-UNIT-SEVERAL", place, said, hint, found.units)
            return doubt._replace(alias=text)
        meant = found.units or self._units.near(text)
        said = say("không có đơn vị «{text}» trong danh sách", text=shown)
        hint = _perhaps(meant) if meant else _LIST
        doubt = _doubt("E-XLS-UNIT-UNKNOWN", place, said, hint, meant)
        explained = len(meant) == 1 and meant == self._units.likely(text)
        return doubt._replace(named=bool(found.units), alias=text, explained=explained)

    def _agreed(self, row: SheetRow, by_code: Unit | UnsureUnit) -> Unit | UnsureUnit:
        """The unit of the code, unless the name is that of another."""
        by_name = self._single(row, self._name)
        if isinstance(by_code, Unit):
            return self._torn(row, by_code, by_name) if _differs(by_code, by_name) else by_code
        if isinstance(by_name, Unit):
            known = (by_name, *(unit for _, unit in by_code.choices if unit != by_name))
            return UnsureUnit(by_code.problem, _choices(known), named=True)
        return by_code

    def _torn(self, row: SheetRow, by_code: Unit, by_name: Unit | UnsureUnit) -> UnsureUnit:
        other = by_name if isinstance(by_name, Unit) else by_name.choices[0][1]
        names = {"one": by_code.label, "other": other.label}
        said = say("mã là của «{one}» nhưng tên là của «{other}»", **names)
        place, hint = (
            self._place(row.number, self._code),
            say("sửa mã hoặc tên cho khớp"),
        )
        return _doubt("E-XLS-UNIT-DIFFERS", place, said, hint, (by_code, other))


def _called(text: str) -> str:
    """What a row calls its unit."""
    return " ".join((without_label(text) or text).split())


def _perhaps(meant: Sequence[Unit]) -> Message:
    """Which units a name may be; of several none is picked out."""
    if len(meant) == 1:
        return say("có phải «{name}»?", name=meant[0].label)
    listed = "; ".join(unit.label for unit in meant[:_NAMED])
    return say("có thể là: {names}", names=listed)


def spelled_otherwise(place: Place, text: str, name: str) -> Problem:
    """What was taken for what, where only diacritics differ: told, since another unit may be meant."""
    said = say("«{text}» được hiểu là «{name}»", text=quoted(text), name=name)
    hint = say("không phải thì sửa tên trong tệp, hoặc ghi thêm mã đơn vị")
    return Problem("W-XLS-UNIT-SPELLED", place, said, hint, Severity.WARNING)


def zeros_lost(digits: str) -> tuple[str, Message, Message]:
    """What is wrong with a code stored as a number: code, sentence and remedy."""
    said = say("mã đơn vị là số {digits}, có thể đã mất số 0 ở đầu", digits=quoted(digits))
    return "E-XLS-CODE-NUMBER", said, say("định dạng cột là Văn bản rồi gõ lại mã")


def unit_search(units: UnitIndex) -> Search[Unit]:
    """Any unit of a campaign, by code, name or a part of it."""
    places = {unit.code: place for place, unit in enumerate(units.units)}

    def find(text: str) -> Hits:
        found = units.search(text)
        return Hits(tuple(places[unit.code] for unit in found.units), found.sure)

    return Search(_choices(units.units), find)


_LIST = say("xem danh sách đơn vị của chiến dịch")


def _doubt(
    code: str, place: Place, said: Message, hint: Message | None, units: Sequence[Unit] = ()
) -> UnsureUnit:
    return UnsureUnit(Problem(code, place, said, hint), _choices(units), named=bool(units))


def _choices(units: Sequence[Unit]) -> tuple[Choice, ...]:
    """Each by its name and code; several of one name keep the code wherever they are told."""
    often = Counter(unit.name for unit in units)
    return tuple(
        (
            say("{name}, mã {code}", name=unit.name, code=unit.code)
            if often[unit.name] > 1
            else say("{name} ({code})", name=unit.name, code=unit.code),
            unit,
        )
        for unit in units
    )


def _differs(by_code: Unit, by_name: Unit | UnsureUnit) -> bool:
    """Whether the name says another unit; a name that says none is no contradiction."""
    if isinstance(by_name, Unit):
        return by_name is not by_code
    named = [unit for _, unit in by_name.choices]
    return len(named) > 1 and by_code not in named
