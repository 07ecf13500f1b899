"""Turns of phrase for a result against what was asked, chosen by the value: đạt, vượt, còn thiếu.

Percentages of a target that is itself a rate are points apart; what is hedged is never said to be
more than is known. Of time both dates are named, so that the reader can count; where both ends are
counted it is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeGuard

from generator import wording
from generator.drafting.vocabulary import numerals
from generator.drafting.vocabulary.lacking import needed
from generator.drafting.vocabulary.limits import SPOT
from generator.drafting.vocabulary.numerals import (
    RECORDED_PLACES,
    NotKnown,
    figure_of,
    how_much,
    percent,
    said,
    told,
)
from generator.figures import (
    Compared,
    Figure,
    Operation,
    Progress,
    Quantity,
    Tally,
    TargetProgress,
    UnitProgress,
)
from generator.model.campaign import DayCount
from generator.model.results import Precision
from generator.problems import say
from generator.wording import Moment, Rounding

_ABOVE = {Precision.EXACT, Precision.OVER}
_EVEN = {
    Precision.EXACT: "đạt đúng chỉ tiêu",
    Precision.OVER: "vượt chỉ tiêu",
    Precision.NEARLY: "gần đạt chỉ tiêu",
    Precision.ABOUT: "xấp xỉ chỉ tiêu",
}


_ASKED = " mức đề ra"
_LOWER = {True: f"đạt{_ASKED}", False: f"chưa đạt{_ASKED}"}
"""Where less is better a quotient says nothing: whether the goal is reached."""
_KEPT, _LOST = f"chưa vượt{_ASKED}", f"không đạt{_ASKED}"
"""The same of what still comes in until the end: kept so far, or above it for good."""
_MOST = "không quá "
"""What is asked for is then the most that there may be, of what falls and of what must not rise."""


def falls(progress: Any) -> bool:
    """Whether less is better; the goal is then the most that there may be."""
    return isinstance(progress, Progress) and progress.lower


def _kept(progress: Progress) -> str:
    if progress.is_open:
        return _KEPT if progress.reached else _LOST
    return _LOWER[progress.reached]


def reached(figure: Any, decimals: int = 1) -> str:
    """«đạt 148%»: the whole rate, of a progress or of the rate itself.

    Where less is better: «đạt mức đề ra», «chưa đạt mức đề ra»; «chưa vượt mức đề ra» of what still comes in.
    """
    if falls(figure):
        needed(figure, "difference")
        return _kept(figure)
    return f"đạt {percent(_rate(figure), decimals)}"


def met(progress: Progress) -> str:
    """«đạt», «chưa đạt»: what a table says for a rate where less is better; nothing while that is open."""
    if progress.difference is None:
        return ""
    return _kept(progress).removesuffix(_ASKED)


def toward(
    progress: Any,
    noun: str = "",
    decimals: int = 1,
    *,
    above: bool = False,
    phase: str = "",
    named: bool = True,
) -> str:
    """«đạt 86,9% chỉ tiêu giai đoạn 1», with `noun` also «(695/800 sáng kiến)»; without its name where that was just said.

    Of a rate «đạt 94,75% (chỉ tiêu giai đoạn 1: 100%)». With `above` what exceeds is told: «vượt 5%»; `phase` names that of a unit's quota.
    Where less is better «chưa đạt mục tiêu năm (120 hộ, mức đề ra: không quá 100 hộ)».
    """
    if not isinstance(progress, TargetProgress | UnitProgress):
        raise NotKnown(say("|toward cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    name = progress.name if isinstance(progress, TargetProgress) else _of_unit(phase)
    if not named:
        return _so_far(progress, noun, decimals)
    if falls(progress):
        goal = at_most(progress, noun)
        return f"{_stands(progress)} {name} ({_result(progress, noun)}, mức đề ra: {goal})"
    if _is_rate(progress):
        return f"đạt {_result(progress)} ({name}: {asked(progress)})"
    lead = _reached_of(progress, name, decimals, above=above)
    return lead + (f" ({pair(progress, noun)})" if noun else "")


def _so_far(progress: Progress, noun: str, decimals: int) -> str:
    """How far a target is, its name said just before: «đạt 33,3% (20/60 sáng kiến)», «đạt 94,75% (mức đề ra: 100%)»."""
    if falls(progress) or _is_rate(progress):
        lead = "" if falls(progress) else "đạt "
        return f"{lead}{_result(progress, noun)} (mức đề ra: {at_most(progress, noun)})"
    lead = _reached_of(progress, "", decimals).rstrip()
    return lead + (f" ({pair(progress, noun)})" if noun else "")


def _reached_of(progress: Progress, name: str, decimals: int, *, above: bool = False) -> str:
    """«đạt 86,9% chỉ tiêu»; of a range how far its lowest end is, or that it is reached."""
    if not _is_range(progress):
        return f"{(achievement if above else reached)(progress, decimals)} {name}"
    if progress.reached:
        return f"{'vượt' if progress.exceeded else 'đạt'} {name}"
    return f"{reached(progress, decimals)} {_LOWEST} của {name}"


def _of_unit(phase: str) -> str:
    return f"chỉ tiêu {phase} được giao" if phase else "chỉ tiêu được giao"


def at_most(progress: Any, noun: str = "") -> str:
    """«không quá 100 hộ»: what is asked for where less is better; a range, a goal known roughly stand as they are."""
    goal = asked(progress, noun)
    return f"{_MOST}{goal}" if progress.at_most else goal


def asked(progress: Any, noun: str = "") -> str:
    """«600 sáng kiến», «91,5%»: what is asked for; of a range both ends: «617 - 1.234 hộ», «5% - 10%»."""
    if not isinstance(progress, Progress):
        raise NotKnown(say("|asked cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    goal = needed(progress, "goal")
    if not _is_range(progress):
        return _told_beside(goal, progress.count, noun)
    low, high = sorted((goal, progress.goal_to))
    return f"{said(low)} - {told(high, noun)}"


def _is_range(progress: Progress) -> TypeGuard[TargetProgress]:
    return isinstance(progress, TargetProgress) and progress.is_range


def _result(progress: Progress, noun: str = "") -> str:
    """The result, with the decimals that tell it from what was asked for, of a range from its nearest end."""
    count = needed(progress, "count")
    return _told_beside(count, _nearest(progress), noun)


def _nearest(progress: Progress) -> Figure | None:
    ends = progress.goal, getattr(progress, "goal_to", None)
    return _nearest_of(needed(progress, "count"), ends)


def _nearest_of(figure: Figure, ends: Sequence[Figure | None]) -> Figure | None:
    known = (one for one in ends if one is not None)
    return min(known, key=lambda one: abs(Fraction(figure.value) - one.value), default=None)


def _how_far(progress: Progress, gap: Figure | None, noun: str) -> str:
    """A gap, as fine as the result is told beside what was asked for, and so that both make that."""
    places = numerals.places_adding_up(progress)
    if places is not None and gap is not None:
        return f"{numerals.number(gap, places)} {numerals.unit_of(gap, noun)}".rstrip()
    nearest = _nearest(progress)
    count = needed(progress, "count")
    is_close = nearest is not None and numerals.places_beside(count, nearest) is not None
    return how_much(gap, noun, fine=is_close)


def _told_beside(figure: Figure, other: Figure | None, noun: str) -> str:
    """As |told, with the decimals that tell it from the other."""
    if other is None or numerals.places_beside(figure, other) is None:
        return told(figure, noun)
    return f"{numerals.said_beside(figure, other)} {numerals.unit_of(figure, noun)}".rstrip()


_LOWEST, _HIGHEST = "mức thấp nhất", "mức cao nhất"


def _stands(progress: Progress) -> str:
    """How a count stands to the most that there may be; who has not reported leaves that open."""
    if progress.undecided:
        return UNDECIDED
    return _kept(progress).removesuffix(_ASKED)


UNDECIDED = "chưa đủ số liệu để so với"


def achievement(figure: Any, decimals: int = 1) -> str:
    """«đạt 52,2%» up to the goal, «vượt 5%» above it: what exceeds, never both.

    A rate known as «gần 105%» may not exceed at all and is told whole.
    """
    if falls(figure):
        return reached(figure)
    known = figure_of(_rate(figure))
    if known.value <= 1 or known.precision not in _ABOVE:
        return f"đạt {percent(known, decimals)}"
    above = Figure(Fraction(known.value) - 1, known.precision, quantity=Quantity.RATE)
    return f"vượt {percent(above, decimals)}"


def difference(progress: Any, noun: str = "") -> str:
    """«vượt 939 sáng kiến», «còn thiếu 2.431 sáng kiến» or «đạt đúng chỉ tiêu».

    Two rates are told in points: «thấp hơn 5,25 điểm phần trăm». Where less is better: «còn cao hơn mức đề
    ra 20 hộ». Of a range: «đạt mức đề ra» within it, else how far its nearest end is.
    """
    if not isinstance(progress, Progress):
        raise NotKnown(say("|difference cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    known = needed(progress, "difference")
    if _is_range(progress):
        return _from_range(progress, noun)
    if known == 0:
        return _EVEN[known.precision]
    if falls(progress):
        return _above_or_below(progress, noun, _ASKED)
    if known.quantity is Quantity.POINTS:
        return _apart(known)
    verb, gap = (
        ("vượt", progress.surplus) if progress.exceeded else ("còn thiếu", progress.shortfall)
    )
    return f"{verb} {_how_far(progress, gap, noun)}"


def _from_range(target: TargetProgress, noun: str) -> str:
    """«đạt mức đề ra» within it; beyond its ends «vượt mức cao nhất 20 sáng kiến», «còn cao hơn mức cao nhất 20 hộ»."""
    lower = falls(target)
    if target.reached and not target.exceeded:
        return _KEPT if target.is_open else f"đạt{_ASKED}"
    if target.reached:
        verb = "thấp hơn" if lower else "cao hơn" if _is_rate(target) else "vượt"
        return f"{verb} {_LOWEST if lower else _HIGHEST} {_how_far(target, target.surplus, noun)}"
    missing = _how_far(target, target.shortfall, noun)
    if not (lower or _is_rate(target)):
        return f"còn thiếu {missing} so với {_LOWEST}"
    return f"còn cao hơn {_HIGHEST} {missing}" if lower else f"thấp hơn {_LOWEST} {missing}"


def _above_or_below(progress: Progress, noun: str, what: str = "") -> str:
    """«thấp hơn mức đề ra 10 hộ», which is good; «còn cao hơn mức đề ra 20 hộ», of what comes in «đã cao hơn»."""
    if progress.reached:
        return f"thấp hơn{what} {_how_far(progress, progress.surplus, noun)}"
    verb = "đã" if progress.is_open else "còn"
    return f"{verb} cao hơn{what} {_how_far(progress, progress.shortfall, noun)}"


def gap(target: Any) -> str:
    """«thấp hơn 4,7 điểm phần trăm»: what a rate that was asked for and the one achieved are apart."""
    if isinstance(target, TargetProgress) and target.gap is not None and not _is_range(target):
        return _apart(target.gap) if target.gap else _EVEN[target.gap.precision]
    return difference(target)


def pair(progress: Any, noun: str = "") -> str:
    """1.775/1.200 sáng kiến: the result first, then what was asked; two rates count nothing.

    What was asked roughly, or as a range, is set apart: 1.539 so với trên 2.500 sáng kiến.
    """
    if not isinstance(progress, Progress):
        raise NotKnown(say("|pair cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    count = needed(progress, "count")
    goal = needed(progress, "goal")
    if _is_range(progress):
        return f"{_result(progress)} so với {asked(progress, noun)}"
    between = "/" if goal.precision is Precision.EXACT else " so với "
    done, wanted = numerals.result_beside_goal(progress), numerals.said_beside(goal, count)
    return f"{done}{between}{wanted} {numerals.unit_of(count, noun)}".rstrip()


def _is_rate(progress: Progress) -> bool:
    return progress.count is not None and progress.count.quantity is Quantity.RATE


def asked_range(target: Any, decimals: int = 1) -> str:
    """8% - 10%: the rate that a target asks for, or the range of rates."""
    if not isinstance(target, TargetProgress) or target.asked is None:
        raise NotKnown(say("|range cần một mục tiêu đặt theo tỷ lệ"))
    return _range(target.asked, target.asked_to, decimals)


def _range(low: Figure, high: Figure | None, decimals: int) -> str:
    if high is None:
        return percent(low, decimals)
    first, last = sorted((low, high))
    return wording.percent_range(first.value, last.value, decimals)


def against(target: Any, noun: str = "", decimals: int = 1, *, after: bool = False) -> str:
    """«đạt 256,5% chỉ tiêu giai đoạn 1 (1.539/600 sáng kiến), vượt 939 sáng kiến».

    Nothing done yet, and a goal that was met exactly, have sentences of their own. A target that is
    a rate is told in points: «bằng 5,3% tổng số đoàn viên, thấp hơn 4,7 điểm phần trăm so với …». Where
    less is better: «120 hộ, chưa đạt mục tiêu năm (không quá 100 hộ), còn cao hơn 20 hộ». `after`: what
    the result is was told just before, and is not told again.
    """
    if not isinstance(target, TargetProgress):
        raise NotKnown(say("|against cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    count = needed(target, "count")
    if falls(target):
        return _against_most(target, noun, after=after)
    if count.quantity is Quantity.RATE:
        if target.undecided:
            return _against_most(target, noun, after=after)
        decimals = max(decimals, RECORDED_PLACES)
        beside = _beside(target.name, count, (target.goal, target.goal_to), decimals)
        shown = _percent_beside(count, _nearest(target), decimals)
        return beside if after else f"đạt {shown}{SPOT}, {beside}"
    if target.achieved is not None:
        asked = (target.asked, target.asked_to)
        nearest = _nearest_of(target.achieved, asked)
        shown = _percent_beside(target.achieved, nearest, decimals)
        lead = f"bằng {shown} {target.of_what}{SPOT}"
        return f"{lead}, {_beside(target.name, target.achieved, asked, decimals)}"
    return _against_count(target, noun, decimals)


def _against_most(target: TargetProgress, noun: str, *, after: bool) -> str:
    """Against a goal that is the most that there may be, or one that a rate of some proves nothing of."""
    lead = f"{_stands(target)} {target.name} ({at_most(target, noun)})"
    lead = lead if after else f"{_result(target, noun)}{SPOT}, {lead}"
    if target.undecided or _is_just(target):
        return lead + _heading(target, noun)
    apart = _from_range(target, noun) if target.is_range else _above_or_below(target, noun)
    return f"{lead}, {apart}{_heading(target, noun)}"


def _heading(target: TargetProgress, noun: str) -> str:
    """What the pace so far leads to by the end, where that is above a ceiling that is kept so far."""
    end = target.heading_for
    if end is None or target.goal is None or not target.reached or end <= target.goal:
        return ""
    until = wording.short_date(target.deadline)
    told = f"{numerals.about(end, 0)} {numerals.unit_of(end, noun)}".rstrip()
    return f" (theo tốc độ bình quân đến nay, ước đến hết ngày {until} là {told})"


def _is_just(target: TargetProgress) -> bool:
    """Whether what was asked for is what was done, or the range in which that lies."""
    apart = needed(target, "difference")
    if target.is_range:
        return target.reached and not target.exceeded
    return apart == 0 and (falls(target) or apart.precision is Precision.EXACT)


def _against_count(target: TargetProgress, noun: str, decimals: int) -> str:
    if target.count == 0:
        return f"chưa có kết quả so với {target.name} ({asked(target, noun)})"
    if target.goal == 0:
        return f"{_result(target, noun)} so với {target.name} ({asked(target, noun)})"
    lead = f"{_reached_of(target, target.name, decimals)} ({pair(target, noun)})"
    return lead if _is_just(target) else f"{lead}, {difference(target, noun)}"


def _percent_beside(figure: Figure, other: Figure | None, decimals: int) -> str:
    """As |percent, with the decimals that tell it from the other."""
    places = None if other is None else numerals.places_beside(figure, other, decimals)
    return percent(figure, decimals if places is None else places)


def _beside(
    name: str, achieved: Figure, asked: tuple[Figure | None, Figure | None], decimals: int
) -> str:
    """How a rate that was achieved stands to the rate or the range of rates that was asked for."""
    low, high = figure_of(asked[0]), asked[1]
    shown = _range(low, high, decimals)
    if high is None:
        shown = _percent_beside(low, achieved, decimals)
    if achieved == low or (high is not None and low <= achieved <= high):
        return f"đạt {name} ({shown})"
    nearest, end = low, ""
    if high is not None:
        above = achieved > high
        nearest, end = (high, "mức cao nhất của ") if above else (low, "mức thấp nhất của ")
    apart = achieved - nearest
    if _is_next_to_nothing(apart):
        return f"xấp xỉ {end}{name} ({shown})"
    return f"{_apart(apart, decimals)} so với {end}{name} ({shown})"


def _is_next_to_nothing(apart: Figure) -> bool:
    """Whether what is known «khoảng …» only is apart by less than what is known of it."""
    return apart.precision is Precision.ABOUT and abs(Fraction(apart.value)) * 2000 < 1


def working(figure: Any, decimals: int = 1) -> str:
    """How a figure was obtained: «2.660 ÷ 5.091 = 52,249…% → 52,2%»."""
    known = figure_of(figure)
    operands = known.working.operands
    operation = known.working.operation
    if operation is Operation.RATIO:
        return _quotient(known, operands, decimals)
    if operation in _ROUNDED:
        (exact,) = operands
        terms = _joined(exact.working.operands, " × ", decimals)
        return f"{terms} = {wording.working(exact.value)} → {said(known)} ({_ROUNDED[operation]})"
    if operation not in _SIGNS:
        return said(known, decimals)
    value, printed = _recorded(known, decimals), said(known, decimals)
    arrow = "" if value == printed else f" → {printed}"
    return f"{_joined(operands, _SIGNS[operation], decimals)} = {value}{arrow}"


_ROUNDED = {Operation.AT_LEAST: "làm tròn lên", Operation.AT_MOST: "làm tròn xuống"}
_SIGNS = {Operation.SUM: " + ", Operation.DIFFERENCE: " − ", Operation.PRODUCT: " × "}
_SHOWN_TERMS = 8


def _joined(operands: Sequence[Figure], sign: str, decimals: int) -> str:
    """The terms; of very many only the first and the last ones, and how many there are."""
    if len(operands) <= _SHOWN_TERMS:
        return sign.join(_bracketed(one, decimals) for one in operands)
    *first, last = (_bracketed(one, decimals) for one in (*operands[:3], operands[-1]))
    return f"{sign.join([*first, '…', last])} ({wording.number(len(operands))} số)"


def _bracketed(operand: Figure, decimals: int) -> str:
    """A term; a count with a fraction has no plain form and is written out."""
    text = _recorded(operand, decimals)
    return f"({text})" if operand.value < 0 else text


def _recorded(figure: Figure, decimals: int) -> str:
    """A count with all its digits in the unit of measure that it is printed in: 7,55 where tables print 7,6."""
    if figure.quantity is not Quantity.COUNT or figure.precision is not Precision.EXACT:
        return said(figure, decimals)
    is_loose = isinstance(figure.value, Fraction) and not numerals.is_measured(figure)
    value = wording.working(numerals.in_scale(figure).value)
    return said(figure, decimals) if value.endswith("…") and not is_loose else value


def _quotient(known: Figure, operands: Sequence[Figure], decimals: int) -> str:
    left, right = operands
    if known.precision is not Precision.EXACT:
        return f"{_operand(left)} ÷ {_operand(right)} → {said(known, decimals)}"
    if known.quantity is Quantity.RATE:
        top, bottom = Fraction(left.value), Fraction(right.value)
        scale = 1 if _ends(top) and _ends(bottom) else top.denominator * bottom.denominator
        shown = wording.show_division(top * scale, bottom * scale, decimals)
        printed = percent(known, decimals)
        if known.slices and not shown.endswith(printed):
            lead = shown.partition(" → ")[0]
            return f"{lead} → {printed} (làm tròn để các phần cộng lại bằng 100%)"
        return shown
    value, printed = wording.working(numerals.in_scale(known).value), numerals.number(known)
    arrow = "" if value == printed else f" → {printed}"
    return f"{_operand(left)} ÷ {_operand(right)} = {value}{arrow}"


def _ends(value: Fraction) -> bool:
    """Whether its digits can all be written, so that a working tells the very number."""
    return not wording.working(value).endswith("…")


def _operand(figure: Figure) -> str:
    loose = numerals.is_broken(figure) and not numerals.is_measured(figure)
    return wording.working(figure.value) if loose else said(figure)


def _apart(points_apart: Figure, decimals: int = RECORDED_PLACES) -> str:
    verb = "cao hơn" if points_apart > 0 else "thấp hơn"
    size = points_apart if points_apart > 0 else 0 - points_apart
    return f"{verb} {numerals.points(size, decimals)}"


def _rate(value: Any) -> Any:
    return needed(value, "rate") if isinstance(value, Progress) else value


def timing(target: Any, noun: str = "") -> str:
    """«hoàn thành ngày 10/12/2022, trước hạn 265 ngày (thời hạn: ngày 01/9/2023)» and the like.

    Not reached yet: the days left, what is missing, the pace needed against the pace so far.
    """
    if not isinstance(target, TargetProgress):
        raise NotKnown(say("|timing cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    for name in ("count", "goal"):
        needed(target, name)
    if target.reached and target.may_turn:
        return _reached_so_far(target)
    is_over = not (target.is_open and target.reached)
    if is_over and (target.reached or target.reached_on is not None):
        return _reached_on(target)
    if not target.span.begun:
        return f"bắt đầu từ ngày {wording.short_date(target.span.starts)}"
    return _remaining(target, noun) if target.span.days_left else _missed(target, noun)


def change(tally: Any, noun: str = "", decimals: int = 1) -> str:
    """«tăng 335 sáng kiến (93,1%)», «giảm 375.628 hộ (20,7%)» since the snapshot before; «không thay đổi».

    Of a count that only grows: «không tăng thêm». `figures.compared` tells of the moment that the
    document compares with.
    """
    if not isinstance(tally, Tally | Compared):
        raise NotKnown(say("|change cần số liệu của một chỉ số, ví dụ figures"))
    grown = needed(tally, "growth")
    if grown == 0:
        grows = isinstance(tally, Tally) and tally.indicator.grows
        return "không tăng thêm" if grows else "không thay đổi"
    verb, size = ("tăng", grown) if grown > 0 else ("giảm", 0 - grown)
    if grown.quantity is Quantity.POINTS:
        return f"{verb} {said(size)}"
    rate = tally.growth_rate
    if rate is not None and rate < 0:
        rate = 0 - rate
    part = f" ({percent(rate, decimals)})" if rate else ""
    return f"{verb} {how_much(size, noun)}{part}"


def since(compared: Any, now: Any = None) -> str:
    """«so với ngày 31/3/2022» of a comparison; of the same day a year before `now` «so với cùng kỳ năm trước»."""
    then = getattr(compared, "as_of", None)
    if not isinstance(compared, Compared) or not isinstance(then, Moment):
        raise NotKnown(say("|since cần một so sánh đã biết thời điểm, ví dụ figures.compared"))
    today = numerals.day_of(now) if now is not None else None
    if today and (then.day.year, then.day.month) == (today.year - 1, today.month):
        return "so với cùng kỳ năm trước"
    return f"so với {then.in_full}"


def _reached_on(target: TargetProgress) -> str:
    """A recorded day is told as such; one that was found in the snapshots as the latest possible."""
    day = target.reached_on
    if day is None:
        return "đã hoàn thành"
    limit = f"thời hạn: ngày {wording.short_date(target.deadline)}"
    if target.days_early is None:
        return f"hoàn thành ngày {wording.short_date(day)}, sau hạn ({limit})"
    recorded = target.target.reached_on
    known = recorded is not None and recorded.day == day
    lead = "hoàn thành ngày" if known else "đã hoàn thành theo số liệu tính đến ngày"
    if not target.days_early:
        source = "" if known else "theo số liệu tính đến "
        return f"đã hoàn thành đúng hạn ({source}ngày {wording.short_date(day)})"
    least = "" if known else "ít nhất "
    days = f"{least}{wording.padded(int(target.days_early.value))} ngày"
    return f"{lead} {wording.short_date(day)}, trước hạn {days} ({limit}{_both_ends(target)})"


def _reached_so_far(target: TargetProgress) -> str:
    """Of a level, which may turn until the end: it is reached, and nothing is done before its time."""
    limit = f"thời hạn: ngày {wording.short_date(target.deadline)}"
    day = target.reached_on
    since = f" theo số liệu tính đến ngày {wording.short_date(day)}" if day else ""
    return f"đã đạt{since} ({limit})"


def _both_ends(target: TargetProgress) -> str:
    counted = target.span.day_count is DayCount.BOTH_ENDS
    return ", tính cả ngày đầu và ngày cuối" if counted else ""


def tells_what_is_missing(target: Any) -> bool:
    """Whether |timing tells a figure of those who have reported, and not days alone."""
    if getattr(target, "reached", True):
        return False
    return not isinstance(target, TargetProgress) or not _tells_days_alone(target)


def _tells_days_alone(target: TargetProgress) -> bool:
    is_rate = target.goal is None or target.goal.quantity is Quantity.RATE
    return bool(target.span.days_left) and (is_rate or target.undecided)


def _remaining(target: TargetProgress, noun: str) -> str:
    days = wording.padded(target.span.days_left)
    left = f"còn {days} ngày đến hạn (ngày {wording.short_date(target.deadline)})"
    if _tells_days_alone(target):
        return left
    if falls(target):
        if target.is_open:
            return f"{left}, {_above_or_below(target, noun, _ASKED)}"
        return f"{left}, phải giảm thêm {_how_far(target, target.shortfall, noun)}"
    return f"{left}, phải thực hiện thêm {_how_far(target, target.shortfall, noun)}{_pace(target, noun)}"


def paced(target: Any, noun: str = "") -> str:
    """«ít nhất 68 sáng kiến mỗi ngày», «ít nhất 02 sáng kiến mỗi tuần»: the pace that reaches a target.

    In the shortest time in which it is one at least; empty where there is none to tell: nothing is
    missing, less is better, the shortfall is only known roughly, or even a month asks for less than one.
    """
    if not isinstance(target, TargetProgress):
        raise NotKnown(say("|paced cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    span, needed_daily = _span_of_pace(target), target.pace_needed
    if span is None or needed_daily is None:
        return ""
    places = _places_of_paces(target, span)
    return f"{numerals.at_least(needed_daily * span.days, noun, places)} {span.each}"


class _Span(NamedTuple):
    """A time in which a pace is told: how many days, and its name after what is done in each and in one."""

    days: int
    each: str
    short: str


def _span_of_pace(target: TargetProgress) -> _Span | None:
    """The shortest time in which the pace needed is one at least."""
    pace = target.pace_needed
    if pace is None or falls(target) or pace.precision in {Precision.NEARLY, Precision.ABOUT}:
        return None
    daily = numerals.in_scale(pace)
    least = Fraction(1, 10 ** numerals.finest(pace)) if daily is not pace else 1
    return next((one for one in _SPANS if daily.value * one.days >= least), None)


def _pace(target: TargetProgress, noun: str) -> str:
    """The pace needed, against the pace so far in the same time; nothing where |paced says nothing."""
    span, so_far = _span_of_pace(target), target.pace
    if span is None:
        return ""
    told = f", bình quân {paced(target, noun)}"
    if so_far is None or target.pace_factor is None:
        return told
    usual = so_far * span.days
    since = wording.short_date(target.span.starts)
    until = target.older.in_full if target.older else "nay"
    compared = _in_words(_way(target.pace_factor), target.pace_factor, usual)
    places = _places_of_paces(target, span) or 0
    so_far_said = f"{_usual(usual, places)} {numerals.unit_of(usual, noun)}"
    return (
        f"{told}, {compared} mức bình quân từ ngày {since} đến {until}"
        f" ({so_far_said.rstrip()}/{span.short})"
    )


_SPANS = (
    _Span(1, "mỗi ngày", "ngày"),
    _Span(7, "mỗi tuần", "tuần"),
    _Span(30, "trong mỗi 30 ngày", "30 ngày"),
)
_NEAR, _NEAR_AS_PRINTED = Fraction(1, 20), Fraction(1, 10)
_MORE_PLACES = 2


def _way(factor: Figure) -> int:
    """1 where the pace needed is more than that so far, -1 where it is less, 0 where they are apart by less than 5%."""
    apart = Fraction(factor.value) - 1
    return 0 if abs(apart) < _NEAR else 1 if apart > 0 else -1


def _places_of_paces(target: TargetProgress, span: _Span) -> int | None:
    """The decimals of the pace needed, and of that so far, wherever one of the two is told."""
    needed_daily, so_far, factor = target.pace_needed, target.pace, target.pace_factor
    if needed_daily is None or so_far is None or factor is None:
        return None
    return _places_that_show(_way(factor), needed_daily * span.days, so_far * span.days)


def _places_that_show(way: int, needed_now: Figure, usual: Figure) -> int:
    """The fewest decimals with which what is printed of both stands to each other as they do.

    Of what is counted one by one nobody prints a part, unless whole numbers hide which is more.
    """
    fewest = max(numerals.next_printed(needed_now)[1], _usual_places(usual))
    for places in range(fewest, fewest + _MORE_PLACES + 1):
        asked, _ = numerals.next_printed(needed_now, places)
        so_far = numerals.printed_value(numerals.in_scale(usual), places)
        shows = abs(asked - so_far) < _NEAR_AS_PRINTED * so_far
        if (asked - so_far) * way > 0 or (not way and shows):
            break
    return places


def _usual_places(usual: Figure) -> int:
    is_whole = not numerals.is_measured(usual)
    return 0 if is_whole or _is_rough(usual) else numerals.finest(usual)


def _is_rough(usual: Figure) -> bool:
    return numerals.in_scale(usual).value >= numerals.ROUGH


def _usual(usual: Figure, places: int) -> str:
    """«khoảng 29», «khoảng 05», «khoảng 2,4»; «chưa đến 01» of what would be printed as nothing."""
    if places or numerals.is_measured(usual) or _is_rough(usual):
        return numerals.about(usual, places)
    whole = wording.rounded(*usual.value.as_integer_ratio(), Rounding.HALF_UP)
    about = "" if whole == usual.value else "khoảng "
    return f"{about}{wording.padded(whole)}" if whole else "chưa đến 01"


def _in_words(way: int, factor: Figure, usual: Figure) -> str:
    """By how much one small whole number is more than another is left to the reader."""
    if way <= 0:
        return "thấp hơn" if way else "xấp xỉ"
    counts_times = numerals.is_measured(usual) or _is_rough(usual)
    return f"gấp {numerals.about(factor, 1)} lần" if counts_times else "cao hơn"


def _missed(target: TargetProgress, noun: str) -> str:
    limit = wording.short_date(target.deadline)
    if target.undecided:
        return f"đến hạn (ngày {limit}) {UNDECIDED} {target.name}"
    if falls(target):
        return f"đến hạn (ngày {limit}) {difference(target, noun)}"
    return f"đến hạn (ngày {limit}) còn thiếu {_how_far(target, target.shortfall, noun)}"
