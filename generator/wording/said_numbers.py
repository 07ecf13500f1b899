"""Numbers, value → text, as official Vietnamese papers print them: `2.660`, `52,2%`, `3.031.150.000 đồng`.

The one place of the system where a figure is rounded; the way back, text → value, is `read_numbers`.
Three rules hold throughout:

- An exact figure is written with no more decimals than it needs (`100%`, `256,5%`). Zeros after the
  comma therefore tell the reader that the figure was rounded (`52,0%` stands for 52,04%).
- A rounded percentage never claims what is not so: 99,96% is not printed as 100% nor 0,04% as 0%, and
  nothing is rounded up to a mark that it has not reached (each 5% up to 100%): 49,96% stays below 50%.
  Where the wished decimals would say that, decimals are added until the text is true.
- Floats are refused: they are no longer the number that somebody wrote down.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import count

Exact = int | Fraction | Decimal
_MARK, _ROUGH_MARK = 5, 50
"""Units are parted at percentages that are multiples of this: above or below 50%, 80%; as whole ones are told, at 50%."""


class Rounding(StrEnum):
    """How the last digit is made: half up (the default), cut off, or up at any remainder.

    Of a negative value the magnitude is rounded: -2,5 becomes -3 half up, -2 cut off.
    """

    HALF_UP = "half_up"
    TRUNCATE = "truncate"
    UP = "up"


def number(value: Exact, decimals: int | None = None, rounding: Rounding = Rounding.HALF_UP) -> str:
    """A count with its thousands dots: `2.660`; a fraction only when `decimals` says how many.

    Raises `TypeError` for a float, a truth value, and for a fraction without `decimals`.
    """
    if decimals is not None:
        return decimal(value, decimals, rounding)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"number() writes whole numbers or needs decimals, not {value!r}")
    return f"{value:,}".replace(",", ".")


def amount(value: int | Fraction | None) -> str:
    """What was counted, for people: `2.660`, a rate as `52,2%`; `–` where there is nothing."""
    if value is None:
        return "–"
    return number(value) if isinstance(value, int) else percent(value)


def in_full(value: Decimal) -> str:
    """A decimal number with all its digits, no zeros at its end: `148,299`."""
    text = decimal(value, max(0, -int(value.as_tuple().exponent)))
    return text.rstrip("0").rstrip(",") if "," in text else text


def decimal(value: Exact, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> str:
    """A number with exactly so many decimals after the comma, for columns: `12,50`."""
    top, bottom = _ratio(value)
    return _written(rounded(top * 10**decimals, bottom, rounding), decimals)


def quantity(value: Exact, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> str:
    """A measured count with at most so many decimals: `1.250,5`; zeros at its end where it was rounded."""
    top, bottom = _ratio(value)
    return _plain(top, bottom, decimals, rounding)


def padded(value: int) -> str:
    """A count with the leading zero that custom wants below ten: `06 sáng kiến`; nought is `0`."""
    return f"0{value}" if value in range(1, 10) else number(value)


def serial(value: int) -> str:
    """The number of a document: `05`, `1144`. It is a name: thousands take no dot (II.3.c)."""
    return f"{value:02d}"


def percent(rate: Exact, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP) -> str:
    """A rate (1 = the whole) as a percentage with at most so many decimals: `52,2%`, `100%`.

    A rate that is not exactly 0 or 1 gets more decimals rather than be printed as `0%` or `100%`, and one
    that has not reached a mark rather than be rounded up to it: `49,95%`.
    """
    top, bottom = _ratio(rate)
    return f"{_hundredths(top, bottom, decimals, rounding)}%"


@lru_cache(8192)
def percent_of(part: int, whole: int, decimals: int = 1) -> str:
    """The percentage that a part is of a whole above 0, as `percent` tells the quotient."""
    size = 100 * 10**decimals
    units, rest = divmod(part * size, whole)
    units += 2 * rest >= whole
    if part < 0 or (rest and not units % (size // 20)):
        return percent(Fraction(part, whole), decimals)
    text = _written(units, decimals)
    return f"{text if rest or not decimals else text.rstrip('0').rstrip(',')}%"


@lru_cache(8192)
def _hundredths(top: int, bottom: int, decimals: int, rounding: Rounding) -> str:
    top *= 100
    return _plain(top, bottom, honest_decimals(top, bottom, decimals, rounding), rounding)


def percent_range(
    low: Exact, high: Exact, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP
) -> str:
    """A target given as a range of rates: `8% - 10%`, with the decree's spaced hyphen."""
    return f"{percent(low, decimals, rounding)} - {percent(high, decimals, rounding)}"


def points(difference: Exact, decimals: int = 2, rounding: Rounding = Rounding.HALF_UP) -> str:
    """A difference of two rates in percentage points: 0,0525 is `5,25 điểm phần trăm`."""
    top, bottom = _ratio(difference)
    places = _true_decimals(top * 100, bottom, decimals, rounding)
    return _plain(top * 100, bottom, places, rounding) + " điểm phần trăm"


def pair(done: int, target: int) -> str:
    """Result over target, always in this order: `1.775/1.200`."""
    return f"{number(done)}/{number(target)}"


def money(dong: int) -> str:
    """An amount in full: `3.031.150.000 đồng`."""
    return f"{number(dong)} đồng"


def money_short(
    dong: int | Fraction, decimals: int | None = None, rounding: Rounding = Rounding.HALF_UP
) -> str:
    """An amount in the largest fitting unit: `15 tỷ đồng`, `10,5 tỷ đồng`, `3.031,15 triệu đồng`.

    Without `decimals` nothing is lost: a unit is used only when at most two decimals say the amount
    exactly, else it is written in full. With `decimals` it is rounded to them; a broken amount, such as an
    average, is else rounded to whole đồng.
    """
    top, bottom = dong.as_integer_ratio()
    if decimals is None:
        top, bottom = rounded(top, bottom, rounding), 1
    for size, name in ((10**9, "tỷ"), (10**6, "triệu")):
        if abs(top) < size * bottom:
            continue
        if decimals is not None or top * 100 % size == 0:
            shown = _plain(top, size * bottom, 2 if decimals is None else decimals, rounding)
            return f"{shown} {name} đồng"
    return money(rounded(top, bottom, rounding))


def working(value: Exact, decimals: int = 3) -> str:
    """An intermediate value as a working shows it: `52,249…`; an exact one in full: `256,5`.

    The digits are cut off, never rounded, and `…` says that more follow. A value that ends within
    six decimals is shown to its end.
    """
    top, bottom = _ratio(value)
    shown = next((d for d in range(7) if top * 10**d % bottom == 0), None)
    if shown is not None:
        return _written(top * 10**shown // bottom, shown)
    return _written(rounded(top * 10**decimals, bottom, Rounding.TRUNCATE), decimals) + "…"


def rounded(top: int, bottom: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """The whole number next to `top ÷ bottom` (`bottom` above 0) by this rounding."""
    whole, rest = divmod(abs(top), bottom)
    if rounding is Rounding.HALF_UP:
        whole += 2 * rest >= bottom
    elif rounding is Rounding.UP:
        whole += rest > 0
    return whole if top >= 0 else -whole


def _ratio(value: Exact) -> tuple[int, int]:
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        raise TypeError(f"an exact number is needed, not {value!r}")
    return value.as_integer_ratio()


def _written(scaled: int, decimals: int) -> str:
    """The number `scaled ÷ 10^decimals` with dots and comma."""
    whole, fraction = divmod(abs(scaled), 10**decimals)
    sign = "-" if scaled < 0 else ""
    tail = f",{fraction:0{decimals}d}" if decimals else ""
    return sign + number(whole) + tail


def _plain(top: int, bottom: int, decimals: int, rounding: Rounding) -> str:
    """The quotient with at most so many decimals; zeros at its end only where it was rounded."""
    scaled = rounded(top * 10**decimals, bottom, rounding)
    text = _written(scaled, decimals)
    is_exact = scaled * bottom == top * 10**decimals
    return text.rstrip("0").rstrip(",") if is_exact and decimals else text


def honest_decimals(top: int, bottom: int, decimals: int, rounding: Rounding) -> int:
    """The fewest decimals, from `decimals` on, at which the percentage tells no untruth."""
    places = _true_decimals(top, bottom, decimals, rounding)
    if rounding is not Rounding.HALF_UP:
        return places
    return next(one for one in count(places) if not _is_lifted(abs(top), bottom, one))


def _true_decimals(top: int, bottom: int, decimals: int, rounding: Rounding) -> int:
    """The fewest decimals with which it does not read 0 or 100 when it is not."""
    if top in (0, 100 * bottom):
        return decimals
    return next(
        places
        for places in count(decimals)
        if rounded(top * 10**places, bottom, rounding) not in (0, 100 * 10**places)
    )


def _is_lifted(top: int, bottom: int, places: int) -> bool:
    """Whether rounding lifts a percentage to a mark, up to the whole, that it has not reached."""
    size = 10**places
    units = rounded(top * size, bottom)
    is_mark = units <= 100 * size and not units % ((_MARK if places else _ROUGH_MARK) * size)
    return is_mark and top * size < units * bottom
