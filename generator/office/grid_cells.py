"""What a text in the table of units and quotas means: one reading, or what may be meant; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.fields import Number, new_code
from generator.model.roster import Units
from generator.office.bodies import spelled
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.problems import Message, Misused, say, with_hint
from generator.records import reader_of
from generator.sheets import CellKind, SheetCell, Unclear, UnitIndex, read_amount
from generator.wording import day_in_full, fold, nfc, read_date, short_date
from generator.workspace import TextRefused, quoted, regex, unchanging

_BARE = regex(r"[0-9]{1,4}(?:[.,][0-9]{1,9})?")
_BETWEEN, _ALSO_BETWEEN = "|", ";"
_MEANT = 5
_TYPED = 30
"""So many new rows are typed by hand; more come from a paste."""


@unchanging(frozen=True)
class CellReading:
    """What a text was taken for: `text` is how it is printed from now on, `said` what was understood, where
    that is not plain. Where there is a `fault` it was taken for nothing; `choices` are what may be meant,
    each with the text that says so.
    """

    text: str
    value: object = None
    said: Message | None = None
    fault: Message | None = None
    choices: tuple[tuple[Message, str], ...] = ()
    units: tuple[Unit, ...] = ()
    """The units that the name in a new row may mean: to their rows the other cells of it would go."""


class CellReader:
    """Reads the cells of a campaign; `new` are the names of units that stand only in the table yet."""

    def __init__(self, campaign: Campaign, new: Sequence[str] = ()) -> None:
        self.campaign = campaign
        self.new = new

    def read(self, column: GridColumn, text: str, *, is_new: bool = False) -> CellReading:
        """What a cell says. A blank one says nothing, which only a name must not; the name of a new unit
        stays as it is written, as in a list that is imported.
        """
        words = " ".join(nfc(text).split())
        if column.indicator is not None:
            return _amount(words, column.indicator)
        if not words:
            return _blank(column)
        if is_new and column.holds is CellSort.NAME:
            return self._new_name(words)
        return self._readers[column.holds](words)

    def _new_name(self, text: str) -> CellReading:
        """The name of a new unit, asked about where it may mean one that is there; in «» it is meant as it stands."""
        if (bare := text.removeprefix("«").removesuffix("»").strip()) and as_new(bare) == text:
            told = _name(bare)
            return told if told.fault else CellReading(text, bare, say("đơn vị mới «{name}»", name=bare))  # fmt: skip
        full = spelled(text)
        told = _name(full)
        if told.fault:
            return told
        if meant := self._meant(text) or self._meant(full):
            return _asked_whose(text, meant)
        return _checked(text, "name") if full == text else _kept_short(text, full)

    def _meant(self, text: str) -> Sequence[Unit]:
        """The units that a name may mean; of many names, which come from a paste that was asked about, only those it means surely."""
        found = self._units.find(text)
        if found.units or len(self.new) > _TYPED:
            return found.units
        return self._units.likely(text) or self._units.alike(text, {*self._codes})

    @cached_property
    def _readers(self) -> Mapping[CellSort, Callable[[str], CellReading]]:
        return {
            CellSort.NAME: _name,
            CellSort.SHORT_NAME: _short_name,
            CellSort.CODE: _code,
            CellSort.GROUP: self._group,
            CellSort.PARENT: self._parent,
            CellSort.ALIASES: _aliases,
            CellSort.DAY: self._day,
        }

    def _day(self, text: str) -> CellReading:
        """A day; one without a year is asked about, in the year of the campaign where there is one alone."""
        try:
            day = read_date(day_in_full(text, self.campaign.starts, self.campaign.ends))
        except TextRefused as fault:
            meant = fault.message.values.get("meant")
            choices = ((say("{day}", day=meant), str(meant)),) if meant else ()
            return CellReading(text, fault=fault.message, choices=choices)
        return CellReading(short_date(day), day)

    def _group(self, text: str) -> CellReading:
        """A group by its name or code; a name that none has is a new one."""
        for group in self.campaign.groups:
            if fold(text) in {fold(group.name), fold(group.code)}:
                return CellReading(group.name, group.name)
        return CellReading(text, text, say("nhóm mới «{name}»", name=text))

    def _parent(self, text: str) -> CellReading:
        found = self._units.find(text)
        if found.sure:
            unit = found.units[0]
            same = fold(text) in {fold(unit.name), fold(unit.label), fold(unit.code)}
            said = None if same else say("hiểu là {unit}", unit=unit.name)
            return CellReading(unit.name, unit.name, said)
        if not found.units and fold(text) in map(fold, self.new):
            return CellReading(text, text)
        choices = tuple((say("{name}", name=one.name), one.name) for one in found.units[:_MEANT])
        said = say("không rõ đơn vị cấp trên «{name}»", name=quoted(text))
        hint = say("ghi tên hoặc mã của một đơn vị trong danh sách")
        return CellReading(text, fault=with_hint(said, hint), choices=choices)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(unit.code for unit in self._units.units)

    @cached_property
    def _units(self) -> UnitIndex:
        return UnitIndex(Units(self.campaign).called_on())


def as_new(name: str) -> str:
    """The name of a new unit, written so that it is taken for no other's."""
    return f"«{name}»"


def _kept_short(text: str, full: str) -> CellReading:
    """A name as the office wrote it, with the one in full beside it."""
    said = say("giữ như đã ghi; có thể ghi đầy đủ là «{name}»", name=full)
    return CellReading(text, text, said, choices=((say("{name}", name=full), full),))


def _asked_whose(text: str, meant: Sequence[Unit]) -> CellReading:
    """That a name in a new row may be one of those units'; else it is told that it is a new one."""
    names = ", ".join(one.name for one in meant[:_MEANT])
    said = say("«{text}» có phải là {names}, đã có trong bảng?", text=quoted(text), names=names)
    hint = say("đúng là đơn vị mới thì ghi tên trong ngoặc kép «»")
    choices = ((say("đơn vị mới «{name}»", name=text), as_new(text)),)
    return CellReading(text, fault=with_hint(said, hint), choices=choices, units=tuple(meant[:_MEANT]))  # fmt: skip


def _blank(column: GridColumn) -> CellReading:
    if column.holds is CellSort.NAME:
        return CellReading("", fault=say("chưa có tên đơn vị"))
    return CellReading("")


def _amount(text: str, measured: Indicator) -> CellReading:
    """A number as units send them is read here too: doubtful where it is doubtful there.

    A rate above one without «%» is one of percent, and is shown as such before it is saved; a smaller one may be either.
    """
    parts = [] if not measured.is_rate or not _BARE.fullmatch(text) else [f"{text}%"]
    number = Fraction(text.replace(",", ".")) if parts else Fraction(0)
    if number > 1:
        return _amount(parts[0], measured)
    try:
        value = read_amount(SheetCell(CellKind.TEXT, text) if text else None, measured)
    except Unclear as fault:
        shares = [printed(number), *parts] if parts else []
        choices = tuple((label, printed(meant)) for label, meant in fault.choices) or tuple(
            (say("{meant}", meant=one), one) for one in shares
        )
        return CellReading(text, fault=with_hint(fault.message, fault.hint), choices=choices)
    return CellReading(printed(value), value, _understood(text, value))


def _understood(text: str, value: Number | None) -> Message | None:
    """What was made of a text that is not simply the number."""
    if value is None:
        return say("để trống: chưa giao, chưa có số") if text else None
    shown = printed(value)
    if text.replace(".", "") == shown.replace(".", ""):
        return None
    return say("hiểu là {meant}", meant=shown)


def _name(text: str) -> CellReading:
    if text[0] in "=#":
        said = say(
            "«{text}» là công thức hay lỗi của Excel, không phải tên đơn vị", text=quoted(text)
        )
        return CellReading(text, fault=with_hint(said, say("chép giá trị của ô rồi dán lại")))
    if not any(letter.isalpha() for letter in text):
        said = say("«{text}» không phải tên đơn vị", text=quoted(text))
        return CellReading(text, fault=with_hint(said, say("có thể dán lệch cột")))
    return _checked(text, "name")


def _short_name(text: str) -> CellReading:
    told = _checked(text, "short_name")
    if told.fault or any(letter.isalpha() for letter in text):
        return told
    return CellReading(text, text, say("«{text}» chỉ là số; «Tên gọn» là tên", text=quoted(text)))


def _checked(text: str, key: str) -> CellReading:
    try:
        reader_of(Unit, key)(text)
    except TextRefused as fault:
        return CellReading(text, fault=fault.message)
    return CellReading(text, text)


def _code(text: str) -> CellReading:
    try:
        return CellReading(text, new_code(text))
    except Misused as fault:
        return CellReading(text, fault=fault.message)


def _aliases(text: str) -> CellReading:
    parts = text.replace(_ALSO_BETWEEN, _BETWEEN).split(_BETWEEN)
    names = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return CellReading(f" {_BETWEEN} ".join(names), names)
