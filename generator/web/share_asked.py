"""The form that shares quotas, read as a demand: its fields, each text that cannot be read told at its field.

Fields of one unit, group or phase are called by a word and the code: `fix khcn`, `group-total huyen`, `part gd1`.
What is folded away and left blank asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from generator.figures import Deduction, Demand, Limits, read_weight, whole_amount
from generator.model.fields import new_code
from generator.problems import GeneratorError, Message, say
from generator.web.incoming import SentForm
from generator.wording import Rounding, code_from, read_decimal, read_moment, read_money, read_rate
from generator.workspace import TextRefused

FIELDS = (
    "way", "rate", "total", "target", "among", "base", "phase", "minimum",
    "spread", "under", "deduct", "done", "maximum", "bounds", "rounding", "indicator", "document", "table", "code",
    "replace",
)  # fmt: skip
"""The fields that there is one of."""
FIX, FLOOR, CEILING, GROUP_TOTAL, PART = "fix ", "floor ", "ceiling ", "group-total ", "part "
HEADS = (FIX, FLOOR, CEILING, GROUP_TOTAL, PART)
"""How a field of one unit, group or phase begins."""
OF_UNITS = (FIX, FLOOR, CEILING)
"""What stands in the table of the units."""
BOUNDS = ("bounds", FLOOR, CEILING)
"""What the two columns of the bounds are shown for."""
_COMMA = "E-NUM-COMMA"
_WAYS = ("rate", "total", "target", "among")
Value = TypeVar("Value")


def _read_share(text: str) -> Fraction:
    """A rate; its sign may be left out where the number can be nothing but percent: `6` is 6%, of `0,06` it is asked."""
    try:
        return read_rate(text)
    except GeneratorError as fault:
        try:
            percent = read_decimal(text)
        except GeneratorError:
            raise fault from None
        if percent < 1:
            raise
        return percent / 100


def _code_of_table(text: str) -> str:
    """The code as typed, or made of a name."""
    try:
        return new_code(text)
    except GeneratorError:
        return new_code(code_from(text))


def _read_total(text: str) -> int:
    """A total; of one with decimals it is said what to do, of `1,300` how thousands are parted."""
    try:
        return read_money(text)
    except TextRefused as fault:
        if fault.code == _COMMA:
            raise
        try:
            amount = read_decimal(text)
        except GeneratorError:
            raise fault from None
        return whole_amount(amount, say("tổng đem chia"))


def spread_of(form: SentForm) -> str:
    """How the quotas are spread over the phases; whoever typed parts and chose nothing wants these."""
    typed = any(form.text(name) for name in form.fields if name.startswith(PART))
    return form.text("spread") or ("parts" if typed else "")


class AskedShare:
    """The texts of a form; `refused` gets what is wrong, by the field."""

    def __init__(self, form: SentForm, refused: dict[str, Message]) -> None:
        self._form, self._refused = form, refused

    def demand(self) -> Demand:
        """What is asked for. Of the ways to say how much only the chosen one counts."""
        way = self._form.text("way", _WAYS[0])
        table, named = self._table()
        return Demand(
            rate=self._read("rate", _read_share) if way == "rate" else None,
            total=self._read("total", _read_total) if way == "total" else None,
            target=self._said("target") if way == "target" else None,
            among=self._said("among") if way == "among" else None,
            of=self._said("base"),
            rounding=self._rounding(),
            limits=self._limits(),
            freed=frozenset(self._freed()),
            indicator=self._said("indicator"),
            phase=self._said("phase"),
            phases=self._phases(),
            groups=tuple(filter(None, self._form.texts("group"))),
            group_totals=self._numbers(GROUP_TOTAL),
            under=self._said("under"),
            deduction=self._deduction(),
            document=self._said("document"),
            code=named if table == "code" else self._read("code", _code_of_table),
            adds_to=named if table == "adds_to" else None,
            in_place_of=named if table == "in_place_of" else None,
        )

    def _limits(self) -> Limits:
        return Limits(
            minimum=self._read("minimum", read_money) or 0,
            maximum=self._read("maximum", read_money),
            floors=self._numbers(FLOOR),
            ceilings=self._numbers(CEILING),
            fixed=self._numbers(FIX),
        )

    def _rounding(self) -> Rounding:
        asked = self._form.text("rounding")
        return Rounding(asked) if asked in {*Rounding} else Rounding.HALF_UP

    def _table(self) -> tuple[str, str | None]:
        """What becomes of a table that is there, and its code: `adds_to lan_1`."""
        way, _, code = self._form.text("table").partition(" ")
        return way, code or None

    def _phases(self) -> Mapping[str, int | Fraction | str] | None:
        """The parts of the phases; none where the quotas are not spread, empty for the phases' own targets."""
        spread = spread_of(self._form)
        if spread == "targets":
            if self._each(PART, read_weight):
                self._refused["spread"] = say("đã ghi phần của giai đoạn: chọn «theo phần ghi dưới đây», hoặc xóa các phần ấy")  # fmt: skip
            return {}
        if spread != "parts":
            return None
        parts = self._each(PART, read_weight)
        if not parts and not any(name.startswith(PART) for name in self._refused):
            self._refused["spread"] = say("ghi phần của từng giai đoạn, hoặc chọn cách khác")
        return parts

    def _deduction(self) -> Deduction | None:
        moment = self._read("deduct", read_moment)
        if moment is not None:
            return Deduction(moment, self._said("done"))
        if self._said("done") and "deduct" not in self._refused:
            self._refused["deduct"] = say("chọn lần chốt mà số đã làm được trừ")
        return None

    def _freed(self) -> list[str]:
        """Who was fixed when the table was shown, and is no more."""
        were = self._form.texts("fixed")
        return [code for code in were if not self._form.text(f"{FIX}{code}")]

    def _numbers(self, head: str) -> dict[str, int]:
        return self._each(head, read_money)

    def _each(self, head: str, read: Callable[[str], Value]) -> dict[str, Value]:
        names = [name for name in self._form.fields if name.startswith(head)]
        found = {name.removeprefix(head): self._read(name, read) for name in names}
        return {code: value for code, value in found.items() if value is not None}

    def _said(self, name: str) -> str | None:
        return self._form.text(name) or None

    def _read(self, name: str, read: Callable[[str], Value]) -> Value | None:
        text = self._form.text(name)
        if not text:
            return None
        try:
            return read(text)
        except GeneratorError as fault:
            self._refused[name] = fault.message
            return None
