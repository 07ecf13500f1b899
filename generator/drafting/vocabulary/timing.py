"""Sentences about time: reached when and how early, how much is still to do and how fast.

Both dates are always named, so that the reader can count; where both ends are counted it is said.
"""

from __future__ import annotations

from typing import Any

from generator import wording
from generator.drafting.vocabulary.numerals import NotKnown, about, at_least, said, told
from generator.figures import Quantity, Tally, TargetProgress
from generator.model.campaign import DayCount
from generator.problems import say
from generator.wording import Rounding


def timing(target: Any, noun: str = "") -> str:
    """«hoàn thành ngày 10/12/2022, trước hạn 265 ngày (hạn cuối ngày 01/9/2023)» and the like.

    Not reached yet: the days left, what is missing, the pace needed against the pace so far.
    """
    if not isinstance(target, TargetProgress) or target.count is None or target.goal is None:
        raise NotKnown(say("chưa có số thực hiện hoặc chỉ tiêu để nói về tiến độ"))
    if target.reached or target.reached_on is not None:
        return _reached(target)
    if not target.span.begun:
        return f"bắt đầu từ ngày {wording.short_date(target.span.starts)}"
    return _remaining(target, noun) if target.span.days_left else _missed(target, noun)


def change(tally: Any, noun: str = "") -> str:
    """«tăng 335 sáng kiến (93,1%)» since the snapshot before; «không tăng thêm», «giảm …»."""
    if not isinstance(tally, Tally) or tally.growth is None:
        raise NotKnown(say("chưa có hai lần chốt số liệu để so sánh"))
    grown = tally.growth
    if grown == 0:
        return "không tăng thêm"
    verb, size = ("tăng", grown) if grown > 0 else ("giảm", 0 - grown)
    if grown.quantity is Quantity.POINTS:
        return f"{verb} {said(size)}"
    rate = tally.growth_rate
    part = f" ({said(rate)})" if rate is not None and rate > 0 else ""
    return f"{verb} {told(size, noun)}{part}"


def _reached(target: TargetProgress) -> str:
    """A recorded day is told as such; one that was found in the snapshots as the latest possible."""
    day = target.reached_on
    if day is None:
        return "đã hoàn thành"
    limit = f"hạn cuối ngày {wording.short_date(target.deadline)}"
    if target.days_early is None:
        return f"hoàn thành ngày {wording.short_date(day)}, sau hạn ({limit})"
    known = target.target.reached_on is not None
    lead = "hoàn thành ngày" if known else "đã hoàn thành theo số liệu chốt ngày"
    if not target.days_early:
        return f"{lead} {wording.short_date(day)}, đúng hạn"
    least = "" if known else "ít nhất "
    days = f"{least}{wording.padded(int(target.days_early.value))} ngày"
    return f"{lead} {wording.short_date(day)}, trước hạn {days} ({limit}{_both_ends(target)})"


def _both_ends(target: TargetProgress) -> str:
    counted = target.span.day_count is DayCount.BOTH_ENDS
    return ", tính cả ngày đầu và ngày cuối" if counted else ""


def _remaining(target: TargetProgress, noun: str) -> str:
    days = wording.padded(target.span.days_left)
    left = f"còn {days} ngày đến hạn cuối (ngày {wording.short_date(target.deadline)})"
    if target.goal is None or target.goal.quantity is Quantity.RATE:
        return left
    return f"{left}, còn phải thực hiện {told(target.shortfall, noun)}{_pace(target, noun)}"


def _pace(target: TargetProgress, noun: str) -> str:
    """The pace needed; nothing where the shortfall itself is only known roughly."""
    needed = target.pace_needed
    try:
        daily = f", bình quân {at_least(needed, noun)} mỗi ngày"
    except NotKnown:
        return ""
    compared = _compared(target)
    if not compared:
        return daily
    return f"{daily}, {compared} mức bình quân từ đầu đến nay ({about(target.pace, 1)} {noun}/ngày)"


def _compared(target: TargetProgress) -> str:
    """What must be done each day, in whole numbers, against what was done so far."""
    factor, needed, so_far = target.pace_factor, target.pace_needed, target.pace
    if factor is None or needed is None or so_far is None:
        return ""
    if wording.rounded(*needed.value.as_integer_ratio(), Rounding.UP) < so_far.value:
        return "thấp hơn"
    times = about(factor, 1)
    return "xấp xỉ" if factor.value * 20 < 21 else f"gấp {times} lần"  # noqa: PLR2004


def _missed(target: TargetProgress, noun: str) -> str:
    limit = wording.short_date(target.deadline)
    return f"đến hạn cuối (ngày {limit}) còn thiếu {told(target.shortfall, noun)}"
