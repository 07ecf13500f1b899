"""One figure of the format: a length, a yes or no, a text, and what may stand instead of it.

Only what a value is and whether another value is allowed in its place; how a profile is laid out and laying
profiles over each other is left to the neighbours.
"""

from __future__ import annotations

import json
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

from generator.workspace import Block, Items, Step, child, is_quoted, regex, unchanging

FOLDER = Path(__file__).parent

TWIPS = {
    "tw": Fraction(1),
    "pt": Fraction(20),
    "mm": Fraction(7200, 127),
    "cm": Fraction(72000, 127),
    "in": Fraction(1440),
}
_WHOLE = regex(r"[0-9]{1,9}")
_LENGTH = regex(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?) ?(tw|pt|mm|cm|in)")
_RATIO = regex(r"[0-9]{1,9}(?:\.[0-9]{1,9}|/0*[1-9][0-9]{0,8})")


class Confidence(StrEnum):
    """How sure we are of a value."""

    STATED = "stated"
    FORM = "form"
    PRACTICE = "practice"
    DERIVED = "derived"
    UNVERIFIED = "unverified"
    INHERITED = "inherited"
    CHOSEN = "chosen"


@unchanging(frozen=True, slots=True)
class Length:
    """A length on paper in the unit of its source: `20 mm`, `13 pt`, `1,27 cm`, `108 tw`."""

    amount: Fraction
    unit: str

    @property
    def exact_twips(self) -> Fraction:
        """In twentieths of a point, not rounded: what comparisons use."""
        return self.amount * TWIPS[self.unit]

    @property
    def twips(self) -> int:
        """Rounded to the nearest twip, as Word stores margins, indents and spacing."""
        return _nearest(self.exact_twips)

    @property
    def half_points(self) -> int:
        """As Word stores font sizes (`w:sz`)."""
        return _nearest(self.exact_twips / 10)

    @property
    def points(self) -> Fraction:
        return self.exact_twips / 20

    def __str__(self) -> str:
        amount = self.amount
        whole = amount.denominator == 1
        digits = str(amount.numerator) if whole else f"{float(amount):g}".replace(".", ",")
        return f"{digits} {self.unit}"


_NONE = Length(Fraction(0), "pt")
Scalar = str | bool | int | Fraction | Length
Setting = Scalar | tuple[Scalar, ...]


def read_shipped(name: str) -> Any:
    """What we ship as `nd30` or `kinds`, as `tools.standards` wrote it."""
    return json.loads((FOLDER / f"{name}.json").read_bytes())


def shipped_setting(told: Any) -> Any:
    """A setting of those: lengths and ratios stand there as texts, lists as lists."""
    if isinstance(told, str):
        return _measure_in(told)
    return tuple(map(shipped_setting, told)) if isinstance(told, list) else told


def setting_at(record: Block | Items, step: Step) -> Setting:
    """The value at a step of a record; what stands in quotes stays the text that it is."""
    node = child(record, step)
    if isinstance(node, Items):
        return tuple(_scalar_at(node, index) for index in range(len(node)))
    return _scalar_at(record, step)


def _scalar_at(record: Block | Items, step: Step) -> Scalar:
    """One value; what is left open or holds values of its own is the empty text."""
    node = child(record, step)
    if not isinstance(node, str):
        return ""
    return node if is_quoted(record, step) else read_setting(node)


def read_setting(text: str) -> Scalar:
    """A value as it is written: `true`, `13`, `1.2` exactly, `20 mm` and `1,27 cm`, `1/3` a ratio.

    Anything else stays the text that it is.
    """
    if text in ("true", "false"):
        return text == "true"
    return int(text) if _WHOLE.fullmatch(text) else _measure_in(text)


def _measure_in(text: str) -> Length | Fraction | str:
    if length := _LENGTH.fullmatch(text):
        return Length(Fraction(length[1].replace(",", ".")), length[2])
    return Fraction(text) if _RATIO.fullmatch(text) else text


@unchanging(frozen=True, slots=True)
class Value:
    """What the format says at one place: our value, what may stand instead, and on whose word.

    `low` and `high` are the ends of the range, `options` the only values that may stand; neither
    means that the article names just one value or none. `origin` is the profile or layer that set
    the value; `article` is empty where no text says anything.
    """

    path: str
    value: Setting
    low: Scalar | None = None
    high: Scalar | None = None
    options: tuple[Scalar, ...] = ()
    article: str = ""
    confidence: Confidence = Confidence.STATED
    rule: str = ""
    origin: str = ""

    def admits(self, other: Setting) -> bool:
        """Whether `other` may stand here; where the format is silent, everything may."""
        if self.options:
            given = other if isinstance(other, tuple) else (other,)
            return {_measure(item) for item in given} <= {_measure(item) for item in self.options}
        if self.low is None or self.high is None:
            return True
        low, wanted, high = (_measure(one) for one in (self.low, other, self.high))
        numbers = {type(low), type(wanted), type(high)} == {Fraction}
        return numbers and low <= wanted <= high

    def admits_twips(self, twips: int, tolerance: int = 0) -> bool:
        """Whether a length found in a Word file may stand here, give or take `tolerance` twips."""
        ends = self.options or (self.low, self.high)
        lengths = [end.twips for end in ends if isinstance(end, Length)]
        if self.options and lengths:
            return any(abs(twips - length) <= tolerance for length in lengths)
        return not lengths or min(lengths) - tolerance <= twips <= max(lengths) + tolerance


@unchanging(frozen=True, slots=True)
class Part:
    """How one part of a document is set (ô số), with the Word style that carries it.

    `outline` is the level in Word's navigation pane (0 is the highest), None for text. `line` is
    in single lines. `colour` is empty for black. What a profile leaves out is as it is here.
    """

    name: str
    style: str = ""
    style_name: str = ""
    box: str = ""
    size: Length = _NONE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "left"
    before: Length = _NONE
    after: Length = _NONE
    line: Fraction = Fraction(1)
    first_line: Length = _NONE
    left: Length = _NONE
    outline: int | None = None
    keep_next: bool = False
    colour: str = ""


def _measure(setting: Setting) -> Any:
    """What two settings are compared by: lengths in twips, numbers exactly, the rest as it is."""
    if isinstance(setting, Length):
        return setting.exact_twips
    if isinstance(setting, int) and not isinstance(setting, bool):
        return Fraction(setting)
    return setting


def _nearest(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))
