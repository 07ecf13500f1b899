"""What a text claims: a number or a stretch of time, with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction


class Measure(StrEnum):
    """What a number is a number of."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"


class Hedge(StrEnum):
    """How far a writer commits himself: `trên`, `dưới`, `khoảng`, `gần`."""

    LEAST = "least"
    MOST = "most"
    ABOUT = "about"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Bounds:
    """All values that printed digits can stand for; None where there is no end."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, value: Fraction) -> bool:
        """Whether a value may have been printed so."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: Bounds) -> bool:
        """Whether some value lies in both."""
        return not (_above(self.low, other.high) or _above(other.low, self.high))


def _above(low: Fraction | None, high: Fraction | None) -> bool:
    return low is not None and high is not None and low > high


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a text claims, from `start` to `end` of the text, its sign and scale included.

    `value` is what is printed, in ones, in đồng or in per cent (256,5 for «256,5 %»); `step` is worth
    as much as the last digit that is printed (1/10 there, 10**8 for «1,2 tỷ đồng»). `noun` is what
    was counted as far as it was told behind the number («sáng kiến»), `words` whether it was spelled
    in words, `foreign` whether a comma parts its thousands («35,728 sáng kiến»).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    measure: Measure = Measure.COUNT
    noun: str = ""
    hedge: Hedge | None = None
    words: bool = False
    foreign: bool = False

    @property
    def is_exact(self) -> bool:
        """A whole count or a whole amount of đồng without a hedge: it stands for itself alone."""
        return self.hedge is None and self.step == 1 and self.measure in _WHOLE

    @property
    def bounds(self) -> Bounds:
        """What the printed digits can stand for: rounded half up or cut off, and as hedged.

        «256,5 %» may be 256,45 to 256,6; «hơn 15 tỷ» is 15 tỷ or more; «khoảng» promises nothing.
        """
        match self.hedge:
            case Hedge.ABOUT:
                return Bounds(None, None)
            case Hedge.LEAST:
                return Bounds(self.value, None)
            case Hedge.MOST | Hedge.NEARLY:
                return Bounds(None, self.value)
        if self.is_exact:
            return Bounds(self.value, self.value)
        return Bounds(self.value - self.step / 2, self.value + self.step)


_WHOLE = {Measure.COUNT, Measure.MONEY}


class Join(StrEnum):
    """What joins claims: see `Joined`."""

    PAIR = "pair"
    RANGE = "range"
    RANK = "rank"
    SPELT = "spelt"
    SHARE = "share"
    PARTS = "parts"
    ROW = "row"
    LISTED = "listed"
    SURPLUS = "surplus"
    SHORTFALL = "shortfall"


@dataclass(frozen=True, slots=True)
class Joined:
    """Claims of one text that belong together, and from where to where they stand.

    - PAIR: counted, out of («1.539/600»); RANGE: from, to («8–10 %»); RANK: place, of how many
      («thứ 3/11»; the second may be missing); SPELT: digits, words («6.000 (sáu nghìn)»).
    - PARTS: whole, then its parts («30 đơn vị, gồm 20 xã và 10 phường»).
    - ROW: numbers told one after another («lần lượt là 5, 4 và 6»), `names` of whom.
    - LISTED: how many are announced, `names` those that follow («03 đơn vị: A, B, C»).
    """

    join: Join
    start: int
    end: int
    claims: tuple[Claim, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that a text names: a day, a month, a quarter, a year, «từ … đến …», with its hour if told.

    `first` and `last` are the days from and to; both are None for a day that no calendar has
    («31/4/2022»). `weekday` is the day of the week that the text claims, Monday 0.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    hour: time | None = None
    weekday: int | None = None

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a text names: `number` 120, `symbol` «LĐLĐ-CSPL», the day if told."""

    start: int
    end: int
    number: int
    symbol: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one text claims, in the order of the text; `masked` are the stretches left out."""

    text: str
    numbers: tuple[Claim, ...] = ()
    joined: tuple[Joined, ...] = ()
    times: tuple[Stretch, ...] = ()
    cited: tuple[Cited, ...] = ()
    masked: tuple[tuple[int, int], ...] = ()
