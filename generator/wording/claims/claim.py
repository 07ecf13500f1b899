"""What a text claims: a number or a stretch of time, with its place in the text."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from generator.workspace import unchanging


class NumberKind(StrEnum):
    """What a number is a number of.

    COUNT is counted (sáng kiến, người, ngày), QUANTITY measured (ha, km, tấn), TIMES a multiple
    («gấp 2,5 lần»), POINTS a difference of percentages («2,5 điểm phần trăm»).
    """

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    QUANTITY = "quantity"
    TIMES = "times"


class Hedge(StrEnum):
    """How far a writer commits himself: `trên`, `dưới`, `khoảng`, `gần`."""

    LEAST = "least"
    MOST = "most"
    ABOUT = "about"
    NEARLY = "nearly"


@unchanging(frozen=True, slots=True)
class Interval:
    """All values that printed digits can stand for; None where there is no end."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, value: Fraction) -> bool:
        """Whether a value may have been printed so."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (_above(self.low, other.high) or _above(other.low, self.high))


def _above(low: Fraction | None, high: Fraction | None) -> bool:
    return low is not None and high is not None and low > high


@unchanging(frozen=True, slots=True)
class ClaimedNumber:
    """A number that a text claims, from `start` to `end` of the text, its sign and scale included.

    `value` is what is printed, in ones, in đồng or in per cent (256,5 for «256,5 %»); `step` is worth
    as much as the last digit that is printed (1/10 there, 10**8 for «1,2 tỷ đồng»; of «sáu nghìn» in
    words 1000). `noun` is what was counted as far as it was told behind the number («sáng kiến»,
    «/người/tháng»), `words` whether it was spelled in words, `foreign` whether a comma parts its
    thousands or a dot its decimals («35,728 sáng kiến», «52.2%»).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    measure: NumberKind = NumberKind.COUNT
    noun: str = ""
    hedge: Hedge | None = None
    words: bool = False
    foreign: bool = False

    @property
    def is_exact(self) -> bool:
        """A whole count or a whole amount of đồng without a hedge: it stands for itself alone."""
        return self.hedge is None and self.step == 1 and self.measure in _WHOLE

    @property
    def bounds(self) -> Interval:
        """What the printed digits can stand for: rounded half up or cut off, and as hedged.

        «256,5 %» may be 256,45 to 256,6; «hơn 15 tỷ» is 15 tỷ or more; «khoảng» promises nothing.
        """
        match self.hedge:
            case Hedge.ABOUT:
                return Interval(None, None)
            case Hedge.LEAST:
                return Interval(self.value, None)
            case Hedge.MOST | Hedge.NEARLY:
                return Interval(None, self.value)
        if self.is_exact:
            return Interval(self.value, self.value)
        if self.value < 0:
            return Interval(self.value - self.step, self.value + self.step / 2)
        return Interval(self.value - self.step / 2, self.value + self.step)


_WHOLE = {NumberKind.COUNT, NumberKind.MONEY}


class Join(StrEnum):
    """What joins claims: see `Joined`."""

    PAIR = "pair"
    RANGE = "range"
    RANK = "rank"
    SPELT = "spelt"
    PARTS = "parts"
    AMONG = "among"
    ROW = "row"
    LISTED = "listed"


@unchanging(frozen=True, slots=True)
class Joined:
    """Claims of one text that belong together, and from where to where they stand.

    - PAIR: counted, out of («1.539/600», «5 trong số 11 đơn vị»); RANGE: from, to («8–10 %»).
    - RANK: place, of how many («thứ 3/11»; the second may be missing).
    - SPELT: digits, words («6.000 (sáu nghìn)»); only the words where «Bằng chữ: …» stands alone.
    - PARTS: whole, then all its parts («30 đơn vị, gồm 20 xã và 10 phường»).
    - AMONG: whole, then some of it, which may overlap or be few («trong đó nữ 900, trẻ 800»).
    - ROW: numbers told one after another («lần lượt là 5, 4 và 6»), `names` of whom, as far as seen.
    - LISTED: how many are announced, `names` those that follow («03 đơn vị: A, B, C»); without names
      where the text ends with the colon and they follow in paragraphs of their own.
    """

    join: Join
    start: int
    end: int
    claims: tuple[ClaimedNumber, ...]
    names: tuple[str, ...] = ()


@unchanging(frozen=True, slots=True)
class Stretch:
    """Time that a text names: a day, a month, a quarter, a year, «từ … đến …», with its hour if told.

    `first` and `last` are the days from and to; both are None for a day that no calendar has
    («31/4/2022»). `weekday` is the day of the week that the text claims, Monday 0. `ends` are the two
    that «từ … đến …» joins, which stand by themselves in `Claims.times` as well; such a stretch may
    end before it begins.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    hour: time | None = None
    weekday: int | None = None
    ends: tuple[Stretch, Stretch] | None = None

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last


@unchanging(frozen=True, slots=True)
class Cited:
    """A document that a text names: `number` 120, `symbol` «LĐLĐ-CSPL», the day if told.

    `symbol` is empty where only the number is told («Quyết định số 913 ngày 09/01/2023»).
    """

    start: int
    end: int
    number: int
    symbol: str
    on: date | None = None


@unchanging(frozen=True, slots=True)
class Claims:
    """All that one text claims, in the order of the text; `masked` are the stretches left out.

    `broken` are figures that count something and cannot be read, since their marks do not part groups
    of three («3.031.15.000 đồng», «16.00 sáng kiến»): a digit or a mark too few or too many.
    """

    text: str
    numbers: tuple[ClaimedNumber, ...] = ()
    joined: tuple[Joined, ...] = ()
    times: tuple[Stretch, ...] = ()
    cited: tuple[Cited, ...] = ()
    masked: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()
