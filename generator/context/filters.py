"""The filters of bodies and templates: how a figure is said, `{{ figures.count|number }}`.

A thin door to `generator.wording`: it unpacks figures, carries their precision into the words
(«trên 2.200»; never rounded across the bound), and refuses what is not known instead of printing it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from generator import wording
from generator.figures import Figure, Operation, Progress
from generator.model.results import Precision
from generator.notation import Moment
from generator.problems import GeneratorError, say
from generator.wording import Bound, Rounding

Filter = Callable[..., str]

_ROUNDING = {
    Precision.EXACT: Rounding.HALF_UP,
    Precision.OVER: Rounding.TRUNCATE,
    Precision.NEARLY: Rounding.UP,
    Precision.ABOUT: Rounding.HALF_UP,
}


class NotKnown(GeneratorError):
    """A figure that is asked for is not recorded, or is not of the kind that the filter says."""


def build_filters(decimals: int) -> dict[str, Filter]:
    """All filters by name; `decimals` is how many a percentage has where none are asked for."""
    return {
        "number": number,
        "padded": padded,
        "percent": partial(percent, decimals=decimals),
        "points": points,
        "money": money,
        "money_short": money_short,
        "words": words,
        "money_words": money_words,
        "ordinal": lambda figure: wording.ordinal(_whole(figure)),
        "roman": lambda figure: wording.roman(_whole(figure)),
        "date": lambda day: wording.short_date(_day(day)),
        "long_date": lambda day: wording.long_date(_day(day)),
        "month": lambda day: wording.short_month(_day(day)),
        "moment": moment,
        "names": names,
        "counted": counted,
        "reached": partial(reached, decimals=decimals),
        "achievement": partial(achievement, decimals=decimals),
        "difference": difference,
        "pair": pair,
        "working": partial(working, decimals=decimals),
        "upper_first": wording.upper_first,
        "lower_first": lambda text: text[:1].lower() + text[1:],
    }


def number(figure: Any, decimals: int | None = None) -> str:
    """2.660; a hedged count is «trên 2.200»; a fraction needs `decimals`."""
    known = _figure(figure)
    if decimals is None and isinstance(known.value, Fraction) and known.value.denominator != 1:
        raise NotKnown(
            say("số {value} không phải số nguyên; ghi |number(1) hoặc |percent", value=known.value)
        )
    value = known.value if decimals is not None else int(known.value)
    return _hedged(known, wording.number(value, decimals, _ROUNDING[known.precision]))


def padded(figure: Any) -> str:
    """06; the leading zero that custom wants below ten."""
    return _hedged(_figure(figure), wording.padded(_whole(figure)))


def percent(figure: Any, decimals: int = 1) -> str:
    """52,2%; a rate from a hedged count is hedged too."""
    known = _figure(figure)
    return _hedged(known, wording.percent(known.value, decimals, _ROUNDING[known.precision]))


def points(figure: Any, decimals: int = 2) -> str:
    """5,25 điểm phần trăm."""
    return wording.points(_figure(figure).value, decimals)


def money(figure: Any) -> str:
    """3.031.150.000 đồng."""
    return _hedged(_figure(figure), wording.money(_whole(figure)))


def money_short(figure: Any, decimals: int | None = None) -> str:
    """15 tỷ đồng."""
    known = _figure(figure)
    text = wording.money_short(_whole(figure), decimals, _ROUNDING[known.precision])
    return _hedged(known, text)


def words(figure: Any) -> str:
    """Hai nghìn sáu trăm sáu mươi, in small letters."""
    return _hedged(_figure(figure), wording.words(_whole(figure)))


def money_words(figure: Any) -> str:
    """Ba tỷ không trăm ba mươi mốt triệu … đồng, in small letters."""
    return _hedged(_figure(figure), wording.money_words(_whole(figure)))


def moment(known: Any) -> str:
    """8h00 ngày 20/4/2022; without an hour «ngày 20/4/2022»."""
    if isinstance(known, Moment):
        return wording.moment(known.day, known.at)
    return wording.moment(_day(known))


def names(rows: Iterable[Any]) -> str:
    """LĐLĐ huyện A, LĐLĐ huyện B và Công đoàn C: the short names of rows, in their order."""
    found = [row if isinstance(row, str) else row.short_name for row in rows]
    if not found:
        raise NotKnown(say("danh sách trống; thêm {{% if %}} cho trường hợp không có đơn vị nào"))
    return wording.join_names(found)


def counted(rows: Iterable[Any], noun: str = "") -> str:
    """Thanh Hóa (35.728 sáng kiến), Hà Nội (18.549 sáng kiến)…: rows with their counts."""
    said = [f"{row.short_name} ({number(row.count)} {noun}".rstrip() + ")" for row in rows]
    return names(said)


def reached(figure: Any, decimals: int = 1) -> str:
    """«đạt 148%»: the whole rate, of a progress or of the rate itself."""
    return f"đạt {percent(_rate(figure), decimals)}"


def achievement(figure: Any, decimals: int = 1) -> str:
    """«đạt 52,2%» up to the goal, «vượt 5%» above it: what exceeds, never both."""
    known = _figure(_rate(figure))
    if known.value <= 1:
        return f"đạt {percent(known, decimals)}"
    above = Figure(Fraction(known.value) - 1, known.precision)
    return f"vượt {percent(above, decimals)}"


def difference(progress: Any, noun: str = "") -> str:
    """«vượt 939 sáng kiến», «còn thiếu 2.431 sáng kiến» or «đạt đúng chỉ tiêu»."""
    if not isinstance(progress, Progress) or progress.difference is None:
        raise NotKnown(say("chưa có số thực hiện hoặc chỉ tiêu để so sánh"))
    if progress.difference == 0:
        return "đạt đúng chỉ tiêu"
    verb, gap = (
        ("vượt", progress.surplus) if progress.exceeded else ("còn thiếu", progress.shortfall)
    )
    return f"{verb} {_gap(gap)} {noun}".rstrip()


def _gap(gap: Figure | None) -> str:
    known = _figure(gap)
    if _is_rate(known):
        return points(known)
    return number(known)


def pair(progress: Any) -> str:
    """1.775/1.200: the result first, then what was asked."""
    if not isinstance(progress, Progress):
        raise NotKnown(say("|pair cần kết quả so với một mục tiêu, ví dụ targets.planned"))
    return f"{number(progress.count)}/{number(progress.goal)}"


def working(figure: Any, decimals: int = 1) -> str:
    """How a figure was obtained: «2.660 ÷ 5.091 = 52,249…% → 52,2%»."""
    known = _figure(figure)
    operands = known.working.operands
    if known.working.operation is Operation.RATIO:
        left, right = (Fraction(operand.value) for operand in operands)
        scale = left.denominator * right.denominator
        return wording.show_division(int(left * scale), int(right * scale), decimals)
    sign = {Operation.SUM: " + ", Operation.DIFFERENCE: " − ", Operation.PRODUCT: " × "}
    if known.working.operation not in sign:
        return said(known, decimals)
    parts = [said(operand, decimals) for operand in operands]
    return f"{sign[known.working.operation].join(parts)} = {said(known, decimals)}"


def said(figure: Any, decimals: int = 1) -> str:
    """A figure as it is said without a filter: a count, or a rate with percent sign."""
    known = _figure(figure)
    return percent(known, decimals) if _is_rate(known) else number(known)


def printed(value: Any) -> str:
    """What `{{ value }}` prints without a filter; what has no plain form is refused."""
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    if isinstance(value, str | Markup | Undefined):
        return str(value) if isinstance(value, Undefined) else value
    if isinstance(value, Figure) or type(value) is int:
        return number(value)
    if isinstance(value, Moment):
        return moment(value)
    if isinstance(value, datetime.date):
        return wording.short_date(value)
    if getattr(type(value), "is_text", False):
        return str(value)
    raise NotKnown(say("tên này là một nhóm, hãy chọn một tên bên trong hoặc dùng bộ lọc"))


def _is_rate(figure: Figure) -> bool:
    return isinstance(figure.value, Fraction) and figure.value.denominator != 1


def _rate(value: Any) -> Any:
    return value.rate if isinstance(value, Progress) else value


def _figure(value: Any) -> Figure:
    if isinstance(value, Figure):
        return value
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Figure(value)
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    raise NotKnown(say("«{value}» không phải là số liệu", value=str(value)[:40]))


def _whole(value: Any) -> int:
    known = _figure(value).value
    if isinstance(known, Fraction) and known.denominator != 1:
        raise NotKnown(say("số {value} không phải số nguyên", value=known))
    return int(known)


def _day(value: Any) -> datetime.date:
    if isinstance(value, Moment):
        return value.day
    if isinstance(value, datetime.date):
        return value
    raise NotKnown(
        say("chưa có ngày này")
        if value is None
        else say("«{value}» không phải là ngày", value=value)
    )


def _hedged(figure: Figure, text: str) -> str:
    return wording.hedged(Bound(figure.precision.value), text)
