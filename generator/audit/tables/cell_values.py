"""The amount in a cell: its value, and all that its printed digits can stand for.

A cell holds a bare number («1.305», «+290», «88,8%», «1,234.5» where the column writes so) or words with
one number («trên 2.000», «12 lớp»). Empty cells, dashes and crosses are told apart: nothing and unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum, auto
from fractions import Fraction

from generator.audit.manuscript import Cell
from generator.wording import ClaimedNumber, Hedge, Interval, Join, NumberKind
from generator.workspace import regex, unchanging


class Style(Enum):
    """What parts thousands: the dot as on Vietnamese paper, or the comma."""

    DOT = auto()
    COMMA = auto()


class Void(Enum):
    """A cell without an amount: empty, a dash for nothing, or not known."""

    EMPTY = auto()
    NOTHING = auto()
    UNKNOWN = auto()
    WORDS = auto()


@unchanging(frozen=True, slots=True, eq=False)
class Amount:
    """A number in a cell from `start` to `end` of its text; `percent` where it has its sign there.

    `free` are bounds that cannot be held against anything («khoảng 50», «50 (ước)»).
    """

    cell: Cell
    start: int
    end: int
    value: Fraction
    step: Fraction
    low: Fraction
    high: Fraction
    percent: bool = False
    free: bool = False
    open_low: bool = False
    open_high: bool = False

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def printed(self) -> str:
        return self.cell.text[self.start : self.end].strip()

    @property
    def is_hedged(self) -> bool:
        return self.free or self.open_low or self.open_high

    def as_rounded(self) -> Amount:
        """The same as a number that was worked out and rounded, whole as it is printed."""
        if not self.is_exact:
            return self
        return replace(self, low=self.value - self.step / 2, high=self.value + self.step)


Reading = Amount | Void

_BARE = regex(
    r"\s*(?P<sign>[+\-−–]\s?|(?:tăng|giảm|thiếu|còn thiếu|vượt)\s{1,3})?"
    r"(?P<digits>\d{1,3}(?:[.,  ]\d{3}){1,5}(?:[.,]\d{1,6})?|\d{1,15}(?:[.,]\d{1,9})?)"
    r"\s{0,3}(?P<percent>%)?(?P<mark>\s?(?:\*{1,3}|\(\*{1,3}\)|[¹²³]))?\s*",
    re.IGNORECASE,
)
_LONGEST = 60
_GROUP = 3
_LEADS = regex(
    r"\s*(?:trên|dưới|hơn|gần|khoảng|ước(?: đạt)?|đạt|tăng|giảm|còn|thiếu|vượt|không quá|ít nhất|tối thiểu|tối đa|từ|đến|[~≈≥≤<>+−–-])?"
    r"\s*",
    re.IGNORECASE,
)
_NOTHING = {"-", "–", "—", "−", "0", "không"}
_UNKNOWN = {
    "x",
    "…",
    "...",
    "....",
    "..",
    "?",
    "*",
    "(*)",
    "/",
    "//",
    '"',
    "nt",
    "chưa có",
    "chưa rõ",
}
_LESS = ("-", "−", "–", "giảm", "thiếu", "còn")
_DOTTED = regex(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})")
_COMMAED = regex(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})")
_EITHER = regex(r"\d{1,3},\d{3}")


def digits_of(cell: Cell) -> str:
    """The digits and marks of a cell that is a bare number, else nothing."""
    found = _BARE.fullmatch(cell.text) if len(cell.text) <= _LONGEST else None
    return found["digits"] if found else ""


def style_of(digits: Iterable[str], otherwise: Style | None = None) -> Style | None:
    """How a column of these digits parts its thousands; None where nothing tells it."""
    texts = [*filter(None, digits)]
    dotted = sum(1 for text in texts if _DOTTED.fullmatch(text))
    commaed = sum(1 for text in texts if _COMMAED.fullmatch(text))
    if dotted or commaed:
        return Style.COMMA if commaed > dotted else Style.DOT
    if any(_EITHER.fullmatch(text) for text in texts):
        whole = [text for text in texts if "," in text or "." in text]
        return Style.COMMA if all("," in text for text in whole) else Style.DOT
    return otherwise


def read_cell(cell: Cell, style: Style) -> Reading:
    """What a cell says."""
    text = cell.text.strip()
    if not text:
        return Void.EMPTY
    if text.lower() in _NOTHING - {"0"}:
        return Void.NOTHING
    if text.lower() in _UNKNOWN:
        return Void.UNKNOWN
    if len(text) > _LONGEST:
        return Void.WORDS
    found = _BARE.fullmatch(cell.text)
    return _bare(cell, found, style) if found else _worded(cell)


def _bare(cell: Cell, found: re.Match[str], style: Style) -> Reading:
    number = _number(found["digits"], style)
    if number is None:
        return Void.UNKNOWN
    value, step = number
    sign = (found["sign"] or "").strip().lower()
    start = found.start("sign") if sign in set("+-−–") and sign else found.start("digits")
    end = found.end("percent") if found["percent"] else found.end("digits")
    amount = _made(cell, start, end, value, step, percent=bool(found["percent"]))
    if found["mark"]:
        amount = replace(amount, free=True)
    if sign.startswith(_LESS):
        amount = replace(amount, value=-value, low=-amount.high, high=-amount.low)
    return amount


def _made(
    cell: Cell, start: int, end: int, value: Fraction, step: Fraction, *, percent: bool
) -> Amount:
    exact = step == 1 and not percent
    low = value if exact else value - step / 2
    high = value if exact else value + step
    return Amount(cell, start, end, value, step, low, high, percent)


def _number(digits: str, style: Style) -> tuple[Fraction, Fraction] | None:
    """The value and the worth of the last digit; None where the marks fit no number."""
    bare = re.sub(r"[  ]", "", digits)
    apart, point = (".", ",") if style is Style.DOT else (",", ".")
    if not _fits(bare, apart, point):
        apart, point = point, apart
        if not _fits(bare, apart, point):
            return None
    whole, _, tail = bare.replace(apart, "").partition(point)
    return Fraction(int(whole + tail), 10 ** len(tail)), Fraction(1, 10 ** len(tail))


def _fits(text: str, apart: str, point: str) -> bool:
    whole, _, tail = text.partition(point)
    groups = whole.split(apart)
    return tail.isdigit() == bool(tail) and (
        len(groups) == 1
        or (len(groups[0]) <= _GROUP and all(len(group) == _GROUP for group in groups[1:]))
    )


def _worded(cell: Cell) -> Reading:
    """The one number among a few words; words with a date, a pair or several numbers hold none."""
    claims = cell.claims
    usual = [claim for claim in claims.numbers if not claim.words]
    if len(usual) != 1 or claims.times or claims.cited or _joins(cell):
        return Void.WORDS
    claim = usual[0]
    if not _LEADS.fullmatch(cell.text[: claim.start]):
        return Void.WORDS
    low, high = _limits(claim)
    made = _made(
        cell,
        claim.start,
        claim.end,
        claim.value,
        claim.step,
        percent=claim.measure in {NumberKind.PERCENT, NumberKind.POINTS},
    )
    return replace(
        made,
        low=low if low is not None else made.low,
        high=high if high is not None else made.high,
        free=claim.hedge is Hedge.ABOUT or _is_provisional(cell.text),
        open_low=low is None,
        open_high=high is None,
    )


def _joins(cell: Cell) -> bool:
    return any(joined.join is not Join.SPELT for joined in cell.claims.joined)


def _limits(claim: ClaimedNumber) -> tuple[Fraction | None, Fraction | None]:
    bounds: Interval = claim.bounds
    return bounds.low, bounds.high


def _is_provisional(text: str) -> bool:
    return bool(re.search(r"\*|ước|dự kiến|tạm", text, re.IGNORECASE))
