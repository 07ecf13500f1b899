"""How a single figure is said: a count, a percentage, an amount of money, in words, hedged.

A thin door to `generator.wording`: it unpacks figures and carries their precision into the words
(«trên 2.200»; never rounded across the bound). What is not known is refused instead of printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import count
from typing import Any

from generator import wording
from generator.figures import TYPED, Figure, Operation, Partition, Progress, Quantity, Slice
from generator.model.campaign import Indicator, Noun
from generator.model.fields import Number
from generator.model.results import Precision
from generator.problems import GeneratorError, say
from generator.wording import Moment, Rounding
from generator.workspace import regex

_A_GROUP = say("tên này là một nhóm, hãy chọn một tên bên trong hoặc dùng cách viết sau dấu |")
_A_LIST = say(
    "đây là một danh sách; chọn một phần tử, hoặc dùng cách viết sau dấu |, ví dụ |names, |length"
)
_A_COMMA = say("dấu phẩy làm thành một danh sách; số thập phân viết bằng dấu chấm: 1.5")
_AN_ANSWER = say("đúng hay sai thì không in được; dùng nó trong {{% if … %}}")
_LOOSE = {Quantity.AVERAGE, Quantity.TIMES}
ROUNDING = {
    Precision.EXACT: Rounding.HALF_UP,
    Precision.OVER: Rounding.TRUNCATE,
    Precision.NEARLY: Rounding.UP,
    Precision.ABOUT: Rounding.HALF_UP,
}
"""A hedged figure is never rounded across its bound: «trên» down, «gần» up."""


class NotKnown(GeneratorError):
    """A figure that is asked for is not recorded, or is not of the kind that the filter says."""


def figure_of(value: Any) -> Figure:
    """The figure, or a plain number as one."""
    if isinstance(value, Figure):
        return value
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Figure(value)
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    raise NotKnown(say("«{value}» không phải là số liệu", value=_shown(value)))


def wordless(value: Any) -> NotKnown:
    """The refusal of what cannot be printed."""
    if told := getattr(type(value), "no_words", None):
        return NotKnown(told)
    if isinstance(value, bool):
        return NotKnown(_AN_ANSWER)
    if value and isinstance(value, tuple) and all(type(one) is int for one in value):
        return NotKnown(_A_COMMA)
    return NotKnown(_A_LIST if isinstance(value, list | tuple) else _A_GROUP)


def _shown(value: Any) -> str:
    """The beginning of a value, as a refusal shows it; what has no plain form is refused as a group."""
    if isinstance(value, Figure):
        return said(value)
    plain = isinstance(value, str | int | float | datetime.date | Moment)
    if (plain and not isinstance(value, bool)) or getattr(type(value), "is_text", False):
        return str(value)[:40]
    raise wordless(value)


def whole_of(value: Any) -> int:
    """A figure that is a whole number."""
    known = figure_of(value).value
    if known.denominator != 1:
        raise NotKnown(say("số {value} không phải số nguyên", value=wording.quantity(known, 2)))
    return int(known)


def day_of(value: Any) -> datetime.date:
    """The day of a date or of a moment."""
    if isinstance(value, Moment):
        return value.day
    if isinstance(value, datetime.date):
        return value
    if value is None:
        raise NotKnown(say("chưa có ngày này"))
    raise NotKnown(say("«{value}» không phải là ngày", value=_shown(value)))


def in_scale(figure: Figure) -> Figure:
    """A count in the larger unit that its indicator is printed in: 3.031,15 (triệu đồng) of đồng."""
    scale = getattr(figure.noun, "scale", None)
    if scale is None or figure.quantity not in _SCALED:
        return figure
    size = scale.size(figure.noun)
    if size is None:
        raise NotKnown(
            say("không biết đổi «{of}» sang «{unit}»", of=str(figure.noun), unit=scale.unit)
        )
    known = _in_units_of(size, figure)
    decimals = _every_place(known.value, scale.decimals) if is_asked(figure) else scale.decimals
    return known.of(Noun(scale.unit, decimals))


def is_asked(figure: Figure) -> bool:
    """Whether it was asked for, not counted: it is printed with every digit that it was given."""
    if not getattr(figure.noun, "is_asked", False):
        return False
    if figure.working.operation is not Operation.DIFFERENCE:
        return True
    return all(getattr(one.noun, "is_asked", False) for one in figure.working.operands)


def as_counted(figure: Figure, noun: Noun) -> Figure:
    """The figure printed as a noun says, still with every digit where it was asked for."""
    return figure.of(Noun(noun, noun.decimals, noun.scale, is_asked=is_asked(figure)))


def _every_place(value: Number, fewest: int) -> int:
    """How many decimals a number has; the fewest where it has no end."""
    places = range(fewest, fewest + _MOST_DIGITS)
    return next((one for one in places if (Fraction(value) * 10**one).denominator == 1), fewest)


_MOST_DIGITS = 15


def _in_units_of(size: Fraction | int, figure: Figure) -> Figure:
    marks = tuple(Fraction(mark) / size for mark in figure.marks)
    return replace(figure, value=Fraction(figure.value) / size, marks=marks)


_SCALED = {Quantity.COUNT, Quantity.AVERAGE}


def unit_of(figure: Figure, noun: str) -> str:
    """What is said behind a figure: nothing behind a rate, the larger unit where it is printed in one."""
    if figure.quantity in {Quantity.RATE, Quantity.POINTS}:
        return ""
    scale = getattr(figure.noun, "scale", None)
    return scale.unit if scale and noun and figure.quantity in _SCALED else noun


def unscaled(figure: Figure) -> Figure:
    """A count in the unit that it was counted in."""
    scale = getattr(figure.noun, "scale", None)
    return figure.of(Noun(figure.noun, getattr(figure.noun, "decimals", 0))) if scale else figure


def hedged(figure: Figure, text: str) -> str:
    """The text with the word for the figure's precision: «trên 2.200»."""
    return wording.hedged(figure.precision, text)


def number(figure: Any, decimals: int | None = None) -> str:
    """2.660; a hedged count is «trên 2.200»; an average has one decimal, a rate needs `decimals`.

    A count that was recorded with decimals keeps them: 1.250,5; one that is printed in a larger unit is told in that.
    """
    if decimals is None and _is_plain(figure):
        return wording.number(figure.value)
    known = in_scale(figure_of(figure))
    counted = getattr(known.noun, "decimals", 0) if known.quantity is Quantity.COUNT else 0
    if decimals is None and known.quantity is Quantity.AVERAGE and is_broken(known):
        decimals = finest(figure)
    if decimals is None and (counted or known.noun != figure_of(figure).noun):
        places = _places_by_marks(known, counted)
        return hedged(known, wording.quantity(known.value, places, ROUNDING[known.precision]))
    if decimals is None and is_broken(known):
        decimals = _places(known)
        if decimals is None:
            message = say(
                "số {value} không phải số nguyên; ghi |number(1) hoặc |percent",
                value=wording.quantity(known.value, 2),
            )
            raise NotKnown(message)
    if decimals is not None:
        least = _every_place(known.value, 0) if is_asked(figure_of(figure)) else 0
        decimals = _places_by_marks(known, max(decimals, least))
    value = known.value if decimals is not None else int(known.value)
    return hedged(known, wording.number(value, decimals, ROUNDING[known.precision]))


def _is_plain(figure: Any) -> bool:
    """Whether it is a whole number of which there is nothing else to say, as most are."""
    return (
        type(figure) is Figure
        and type(figure.value) is int
        and figure.precision is Precision.EXACT
        and not is_measured(figure)
    )


def usual(figure: Figure, decimals: int) -> str | None:
    """The text of a whole count of which there is nothing else to say, and of a rate; `None` of any other figure.

    >>> usual(Figure(2660), 1), usual(Figure(Fraction(1, 3)), 1)
    ('2.660', None)
    """
    if figure.quantity is Quantity.RATE and not figure.slices:
        return percent(figure, _rate_places(figure, decimals))
    is_usual = figure.quantity is Quantity.COUNT and _is_plain(figure)
    return wording.number(figure.value) if is_usual else None


def finest(figure: Figure) -> int:
    """Decimals of an average: one, or those of the larger unit that it is printed in."""
    scale = getattr(figure.noun, "scale", None)
    return max(1, scale.decimals) if scale else 1


_MOST_PLACES = 6
ROUGH = 10
"""From ten on an average is told without decimals."""


def _places(known: Figure) -> int | None:
    """How many decimals a broken figure has; `None` where it has no end, or is a rate."""
    if known.quantity in _LOOSE:
        return 1
    if known.quantity is not Quantity.COUNT:
        return None
    value = Fraction(known.value)
    found = (one for one in range(1, _MOST_PLACES + 1) if (value * 10**one).denominator == 1)
    return next(found, None)


def measured(figure: Figure, indicator: Indicator, decimals: int | None = None) -> str:
    """A count as tables print it: in the unit of measure and with the decimals of its indicator."""
    places = indicator.printed_decimals if decimals is None else decimals
    is_plain = indicator.printed_size == 1 and not places
    if is_plain and _is_plain(figure):
        return wording.number(figure.value)
    return number(as_counted(figure, indicator.noun), None if is_plain else places)


def places_needed(figure: Figure, indicator: Indicator) -> int:
    """The fewest decimals that tell a count exactly in the unit that it is printed in, or all that its indicator has."""
    known = in_scale(as_counted(figure, indicator.noun))
    value = Fraction(known.value)
    if value in known.marks:
        return _every_place(value, 0)
    most = max(indicator.printed_decimals, _decimals(known))
    return next((one for one in range(most) if (value * 10**one).denominator == 1), most)


def places_seen(figure: Figure, indicator: Indicator) -> int:
    """The fewest decimals with which something is not printed as nothing: 0,000001 tỷ đồng."""
    known = in_scale(as_counted(figure, indicator.noun))
    return next(one for one in count() if not known.value or printed_value(known, one))


def is_whole(figure: Figure, indicator: Indicator) -> bool:
    """Whether tables print it as a whole number in its own unit of measure."""
    return indicator.printed_size == 1 and not indicator.printed_decimals and not is_broken(figure)


def padded(figure: Any) -> str:
    """06; the leading zero that custom wants of counts below ten.

    What is measured has none: 5 triệu đồng may stand beside 0,5 triệu đồng.
    """
    if is_measured(figure):
        return number(figure)
    known = figure_of(figure)
    return hedged(known, wording.padded(whole_of(known)))


def typed_rate(percentage: Any) -> Figure:
    """`50%` as it is typed in an expression."""
    return Figure(Fraction(str(percentage)) / 100, quantity=Quantity.RATE, noun=TYPED)


def percent(figure: Any, decimals: int = 1) -> str:
    """52,2%; a rate from a hedged count is hedged too; shares of one whole print so as to add up.

    A hedge says already that it is rounded: «gần 77%», not «gần 77,0%».
    """
    known = figure_of(figure)
    if known.slices:
        units = sum(_units(piece, decimals) for piece in known.slices)
        return wording.percent_of_units(units, Fraction(known.value), decimals)
    places = _places_by_marks(known, decimals)
    text = wording.percent(known.value, places, ROUNDING[known.precision])
    exact = known.precision is Precision.EXACT
    return text if exact else hedged(known, _NOUGHTS.sub("%", text))


_NOUGHTS = regex(",0+%$")
RECORDED_PLACES = 2
"""Decimals of a rate that was recorded as such: 94,75%."""


def is_recorded_rate(figure: Any) -> bool:
    """Whether a rate was recorded as such: it is told as it stands, wherever it is told."""
    if not isinstance(figure, Figure) or figure.quantity is not Quantity.RATE:
        return False
    return figure.working.operation is Operation.GIVEN and not figure.slices


def is_shifted(figure: Any, decimals: int) -> bool:
    """Whether a share prints otherwise than it would alone, so that all shares add up."""
    if not isinstance(figure, Figure) or not figure.slices:
        return False
    units = sum(_units(piece, decimals) for piece in figure.slices)
    top, bottom = (Fraction(figure.value) * 100 * 10**decimals).as_integer_ratio()
    return units != wording.rounded(top, bottom)


def points(figure: Any, decimals: int = 2) -> str:
    """5,25 điểm phần trăm."""
    known = figure_of(figure)
    return hedged(known, wording.points(known.value, decimals, ROUNDING[known.precision]))


def money(figure: Any) -> str:
    """3.031.150.000 đồng; an average is rounded to whole đồng."""
    return hedged(figure_of(figure), wording.money(_dong(figure)))


def money_short(figure: Any, decimals: int | None = None) -> str:
    """15 tỷ đồng."""
    known = figure_of(figure)
    dong = known.value if known.quantity is Quantity.AVERAGE else whole_of(known)
    if decimals is not None:
        size = next((one for one in _LARGE_AMOUNTS if abs(Fraction(dong)) >= one), 1)
        decimals = _places_by_marks(_in_units_of(size, known), decimals)
    return hedged(known, wording.money_short(dong, decimals, ROUNDING[known.precision]))


_LARGE_AMOUNTS = (10**9, 10**6)


def words(figure: Any) -> str:
    """Hai nghìn sáu trăm sáu mươi, in small letters."""
    return hedged(figure_of(figure), wording.words(whole_of(figure)))


def money_words(figure: Any) -> str:
    """Ba tỷ không trăm ba mươi mốt triệu … đồng, in small letters."""
    return hedged(figure_of(figure), wording.money_words(_dong(figure)))


def _dong(figure: Any) -> int:
    """An amount in đồng; nobody pays a part of one, so that an average is rounded."""
    known = figure_of(figure)
    if known.quantity is not Quantity.AVERAGE:
        return whole_of(known)
    return wording.rounded(*known.value.as_integer_ratio(), ROUNDING[known.precision])


def said(figure: Any, decimals: int = 1) -> str:
    """A figure as it is said without a filter: a count, a percentage, points, an average."""
    known = figure_of(figure)
    if known.quantity is Quantity.RATE:
        return percent(known, _rate_places(known, decimals))
    if known.quantity is Quantity.POINTS:
        return points(known)
    return number(known)


def _rate_places(rate: Figure, decimals: int) -> int:
    return max(decimals, RECORDED_PLACES) if is_recorded_rate(rate) else decimals


def told(figure: Any, noun: str = "", decimals: int = 1) -> str:
    """A figure in a sentence, before what it counts: `06 sáng kiến`; a rate counts nothing: `52,2%`."""
    known = figure_of(figure)
    noun = unit_of(known, noun)
    whole = known.quantity is Quantity.COUNT and not is_broken(in_scale(known))
    text = padded(known) if whole and noun else said(known, decimals)
    return f"{text} {noun}".rstrip()


def how_much(gap: Any, noun: str = "", *, fine: bool = False) -> str:
    """A gap before what it counts, never nothing: `500 đồng` of a larger unit, else with more decimals: `0,04 kg`.

    With `fine` also where it is less than a unit of the last digit that is printed.
    """
    known = figure_of(gap)
    if not is_measured(known) or not _is_lost(in_scale(known), fine=fine):
        return told(known, noun)
    if getattr(known.noun, "scale", None):
        return how_much(unscaled(known), str(known.noun), fine=fine)
    text = wording.quantity(known.value, _places_for(known.value, _decimals(known)))
    return f"{hedged(known, text)} {noun}".rstrip()


def _decimals(known: Figure) -> int:
    return int(getattr(known.noun, "decimals", 0))


def _is_lost(known: Figure, *, fine: bool) -> bool:
    places = _decimals(known)
    if not known.value or (not fine and printed_value(known, places)):
        return False
    return abs(Fraction(known.value)) < Fraction(1, 10**places)


def _places_for(size: int | Fraction, fewest: int) -> int:
    """The fewest decimals with which so much is a unit of the last digit at least."""
    if not size:
        return fewest
    return next(one for one in count(fewest) if abs(Fraction(size)) * 10**one >= 1)


def said_beside(figure: Any, other: Any, decimals: int = 1) -> str:
    """A figure as it is said, with the decimals that tell it from another: `9,996` beside 10, `94,996%` beside 95%.

    Where the two are the same, or one is only known roughly, as it is said alone.
    """
    places = places_beside(figure_of(figure), figure_of(other), decimals)
    if places is None:
        return said(figure, decimals)
    if figure.quantity is Quantity.RATE:
        return percent(figure, places)
    return wording.quantity(in_scale(figure).value, places)


def places_beside(figure: Figure, other: Figure, decimals: int = 1) -> int | None:
    """How many decimals tell a figure from another; `None` where the usual ones do."""
    known, beside = in_scale(figure), in_scale(other)
    are_exact = known.precision is beside.precision is Precision.EXACT
    if not are_exact or known.quantity is not beside.quantity or known.slices:
        return None
    if known.quantity is Quantity.RATE:
        scale, fewest = 100, _rate_places(known, decimals)
    elif known.quantity is Quantity.COUNT and is_measured(figure) and known.noun == beside.noun:
        scale, fewest = 1, max(_decimals(known), _decimals(beside))
    else:
        return None
    return _places_apart(known.value * scale, beside.value * scale, fewest)


def _places_apart(one: Number, other: Number, fewest: int) -> int | None:
    """How many decimals tell two numbers apart; `None` where the fewest do, or they are the same."""
    if one == other or _printed_units(one, fewest) != _printed_units(other, fewest):
        return None
    return _places_for(one - other, fewest)


def _places_by_marks(known: Figure, fewest: int) -> int:
    """How many decimals a figure needs to stand to what it is judged by as it does: `5,04%` above 5%, `1,496` below 1,5; `1,5` where it is that."""
    if not known.marks or known.precision is not Precision.EXACT:
        return fewest
    if known.value in known.marks:
        fewest = _every_place(known.value, fewest)
    scale = 100 if known.quantity is Quantity.RATE else 1
    value = Fraction(known.value) * scale
    return max(_places_beside_mark(value, mark * scale, fewest) for mark in known.marks)


def _places_beside_mark(value: Fraction, mark: Number, fewest: int) -> int:
    """How many decimals tell a number from what it is judged by, which has all of its own."""
    finest = _every_place(mark, fewest)
    if places := _places_apart(value, mark, fewest) or _places_apart(value, mark, finest):
        return places
    shown = Fraction(_printed_units(value, fewest), 10**fewest)
    is_beside = value == mark or (shown != mark and (shown > mark) is (value > mark))
    return fewest if is_beside else finest


def places_adding_up(progress: Progress) -> int | None:
    """How many decimals make a result, what was asked for and what lies between add up as printed.

    `None` where the usual ones do, as nearly always: 1,525 of 2 tỷ đồng, còn thiếu 0,475, where 1,53 and 0,48 make 2,01.
    """
    count, goal, gap = progress.count, progress.goal, progress.difference
    if count is None or goal is None or gap is None or not is_measured(count):
        return None
    if places_beside(count, goal) is not None:
        return None
    each = [in_scale(one) for one in (count, goal, gap)]
    alike = all(one.precision is Precision.EXACT and one.noun == each[0].noun for one in each)
    fewest = _decimals(each[0])
    if not alike or _add_up(each, fewest):
        return None
    finer = range(fewest + 1, max(fewest, _decimals(each[1])) + _FINER)
    return next((places for places in finer if _add_up(each, places)), None)


def result_beside_goal(progress: Progress) -> str:
    """A result as it is told beside what was asked for: never as less or more of it than it is; `–` where it is not known."""
    count, goal = progress.count, progress.goal
    if count is None:
        return wording.amount(None)
    places = places_adding_up(progress)
    if places is not None:
        return number(count, places)
    return said(count) if goal is None else said_beside(count, goal)


_FINER = 4


def _add_up(figures: Sequence[Figure], places: int) -> bool:
    count, goal, gap = figures
    wanted = printed_value(goal, max(places, _decimals(goal)))
    done = printed_value(count, _places_by_marks(count, places))
    return abs(done - wanted) == abs(printed_value(gap, places))


def is_measured(figure: Any) -> bool:
    """Whether a count has decimals, or a larger unit that it is printed in."""
    return isinstance(figure, Figure) and isinstance(figure.noun, Noun) and figure.noun.is_measured


def is_broken(figure: Figure) -> bool:
    """Whether a figure is no whole number."""
    return figure.value.denominator != 1


def _units(piece: Slice, decimals: int) -> int:
    return _shared_out(piece.partition, decimals)[piece.place]


@lru_cache(maxsize=4096)
def _shared_out(partition: Partition, decimals: int) -> list[int]:
    """The shares of a whole in units of the last digit; the whole is 100%, or a part's own print."""
    within = partition.within
    units = _units(within, decimals) if within else 100 * 10**decimals
    return wording.apportion(partition.shares, units, decimals)


def hedge(way: Precision) -> Callable[..., str]:
    """«trên 6%» cut off, «gần 7%» rounded up, «khoảng 68» to the nearest; a count also `to` so many.

    What is exact as printed takes no hedge; a figure that is hedged by its source keeps its own word,
    and refuses one that would claim more than is known.
    """

    def hedging(figure: Any, decimals: int = 0, to: int = 1) -> str:
        known = in_scale(figure_of(figure))
        if known.precision not in {Precision.EXACT, way} and way is not Precision.ABOUT:
            hedge = wording.hedged(way, "…")
            message = say(
                "số chỉ biết «{said}» không nói «{hedge}» được", said=said(known), hedge=hedge
            )
            raise NotKnown(message)
        kept = way if known.precision is Precision.EXACT else known.precision
        rounded = _rounded(known, kept, decimals, to)
        if rounded != known.value:
            known = Figure(rounded, kept, quantity=known.quantity, noun=str(known.noun))
        if known.quantity is Quantity.RATE:
            return percent(known, decimals)
        return number(known, None if known.value.denominator == 1 else decimals)

    return hedging


about = hedge(Precision.ABOUT)


def at_least(figure: Any, noun: str = "", decimals: int | None = None) -> str:
    """«ít nhất 68 sáng kiến»: the next whole number, for a pace that must be kept.

    Below ten of what is measured the next number that is printed: «ít nhất 7,7 triệu đồng»; with
    `decimals` the next one that has so many: «ít nhất 2,3 sáng kiến».
    """
    noun = unit_of(figure_of(figure), noun)
    known = in_scale(figure_of(figure))
    if known.precision in {Precision.NEARLY, Precision.ABOUT}:
        raise NotKnown(say("số chỉ biết «{said}» không nói «ít nhất» được", said=said(known)))
    value, places = next_printed(figure_of(figure), decimals)
    whole = wording.padded(int(value)) if noun else wording.number(int(value))
    shown = wording.quantity(value, places) if places else whole
    return f"{wording.hedged('at_least', shown)} {noun}".rstrip()


def next_printed(figure: Figure, decimals: int | None = None) -> tuple[Fraction, int]:
    """The number that «ít nhất» prints, with so many decimals, and how many these are."""
    known = in_scale(figure)
    usual = finest(figure) if is_measured(figure) and known.value < ROUGH else 0
    places = usual if decimals is None else decimals
    return printed_value(known, places, Rounding.UP), places


def printed_value(known: Figure, places: int, way: Rounding = Rounding.HALF_UP) -> Fraction:
    """What is printed with so many decimals, as a number."""
    return Fraction(_printed_units(known.value, places, way), 10**places)


def _printed_units(value: Number, places: int, way: Rounding = Rounding.HALF_UP) -> int:
    """How many of the last digit are printed of a number with so many decimals."""
    top, bottom = value.as_integer_ratio()
    return wording.rounded(top * 10**places, bottom, way)


def _rounded(known: Figure, way: Precision, decimals: int, to: int) -> Fraction:
    scale = 100 if known.quantity is Quantity.RATE else 1
    step = Fraction(to, scale * 10**decimals)
    units = wording.rounded(*(Fraction(known.value) / step).as_integer_ratio(), ROUNDING[way])
    return units * step
