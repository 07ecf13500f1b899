"""The filters of bodies and templates: how a figure is said, `{{ figures.count|number }}`.

The table of names, with what each does and what it says for `vanthu names`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, partial, wraps
from inspect import signature
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from generator import wording
from generator.drafting.vocabulary import mergers_told, numerals
from generator.drafting.vocabulary import turns as phrases
from generator.drafting.vocabulary import unit_lists as rows
from generator.drafting.vocabulary.lacking import needed
from generator.drafting.vocabulary.limits import Tell, bare, only_complete, with_mark
from generator.drafting.vocabulary.numerals import NotKnown, day_of, whole_of
from generator.figures import Figure, Quantity, Tally
from generator.model.campaign import Measure
from generator.model.results import Precision
from generator.problems import Message, say
from generator.word import PERCENT, SAID
from generator.wording import Moment

Filter = Callable[..., Any]
MOST_DECIMALS = 9


def build_filters(decimals: int, tell: Tell = with_mark) -> dict[str, Filter]:
    """All filters by name; `decimals` is how many a percentage has where none are asked for.

    `tell` adds to the text of a figure what limits it.
    """
    found = {name: _in_decimals(work, decimals) for name, (work, _) in _FILTERS.items()}
    limited: dict[str, Filter] = {
        name: _with_limits(found[name], whose, tell) for name, whose in _LIMITED.items()
    }
    plain: dict[str, Filter] = {
        "bare": partial(bare, tell),
        PERCENT: numerals.typed_rate,
        SAID: partial(_said, tell),
    }
    return found | limited | plain


def _with_limits(work: Filter, limited: Filter, tell: Tell) -> Filter:
    """The filter, its text followed by what limits the figure that it is made of."""
    if limited is _of_itself:
        return wraps(work)(
            lambda value, *values, **named: _told(tell, work(value, *values, **named), value)
        )

    @wraps(work)
    def filtered(value: Any, *values: Any, **named: Any) -> Any:
        return _told(tell, work(value, *values, **named), limited(value))

    return filtered


def _told(tell: Tell, text: Any, value: Any) -> Any:
    """The text with what limits the figure; where nothing is printed nothing limits it."""
    return tell(text, value) if text else text


def _in_decimals(work: Filter, decimals: int) -> Filter:
    """The filter, with so many decimals where it would have one, and never more than a reader needs."""
    if (known := _place_of_decimals(work)) is None:
        return work
    place, own = known
    usual = decimals if own == 1 else own

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        if own is None and not named and len(values) <= place:
            return work(*values)
        if len(values) <= place:
            recorded = own == 1 and numerals.is_recorded_rate(values[0])
            places = max(decimals, numerals.RECORDED_PLACES) if recorded else usual
            named.setdefault("decimals", places)
        asked = named["decimals"] if len(values) <= place else values[place]
        if asked is not None and not (type(asked) is int and 0 <= asked <= MOST_DECIMALS):
            raise NotKnown(say("số chữ số thập phân phải từ 0 đến {most}", most=MOST_DECIMALS))
        return work(*values, **named)

    return filtered


@cache
def _place_of_decimals(work: Filter) -> tuple[int, int | None] | None:
    """Which argument of a filter asks for decimals, and how many are its own; nothing where none does."""
    known = signature(work).parameters
    if "decimals" not in known:
        return None
    return list(known).index("decimals"), known["decimals"].default


def amount(tally: Any, decimals: int = 1) -> str:
    """«1.539 sáng kiến», «trên 10 tỷ đồng», «94,75%»: what was done, in its unit of measure."""
    if not isinstance(tally, Tally):
        raise NotKnown(say("|amount cần số liệu của một chỉ số, ví dụ indicators.benefit"))
    count = needed(tally, "count")
    if tally.indicator.measure is Measure.MONEY and not numerals.is_measured(count):
        return numerals.money_short(count)
    if count.quantity is Quantity.RATE:
        return numerals.said(count, decimals)
    places = next(filter(None, map(numerals.places_adding_up, getattr(tally, "aims", ()))), None)
    if places is not None:
        return f"{numerals.number(count, places)} {numerals.unit_of(count, tally.indicator.unit_of_measure)}"
    return numerals.told(count, tally.indicator.unit_of_measure)


def had(tally: Any) -> str:
    """«có 1.539 sáng kiến»; of a result of 0 «chưa có sáng kiến nào», where less is better «không có vụ nào»."""
    told = amount(tally)
    if tally.count != 0:
        return f"có {told}"
    lead = "không có" if tally.indicator.falls_well else "chưa có"
    return f"{lead} {tally.indicator.printed_in} nào"


def moment(when: Any) -> str:
    """8 giờ 00 ngày 20/4/2022; without an hour «ngày 20/4/2022»."""
    return (when if isinstance(when, Moment) else Moment(day_of(when))).in_full


_OF_TEMPLATES = say(
    "giá trị này là cả đoạn, chỉ đặt được trong mẫu Word: {{{{p …}}}}, một mình trong đoạn của nó"
)


def printed(value: Any) -> str:
    """What `{{ value }}` prints without a filter; what has no plain form is refused."""
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    if isinstance(value, Markup):
        raise NotKnown(_OF_TEMPLATES)
    if isinstance(value, str | Undefined):
        return str(value) if isinstance(value, Undefined) else value
    if isinstance(value, Figure | Fraction) or type(value) is int:
        return with_mark(numerals.said(value), value)
    if isinstance(value, Moment):
        return moment(value)
    if isinstance(value, datetime.date):
        return wording.short_date(value)
    if getattr(type(value), "is_text", False):
        return str(value)
    raise numerals.wordless(value)


def _said(tell: Tell, value: Any) -> str:
    """A value that is joined to words; whole numbers are joined as they are: a code, a year."""
    if isinstance(value, Figure):
        return tell(numerals.said(value), value)
    return str(value) if type(value) is int else printed(value)


def printed_complete(value: Any) -> str:
    """What a document prints that takes complete figures only."""
    return only_complete(printed(value), value)


_FILTERS: Mapping[str, tuple[Filter, Message]] = {
    "number": (numerals.number, say("số có dấu chấm hàng nghìn: 2.660")),
    "padded": (numerals.padded, say("thêm số 0 trước số nhỏ hơn 10: 06")),
    "percent": (numerals.percent, say("tỷ lệ phần trăm: 52,2%")),
    "points": (numerals.points, say("điểm phần trăm: 5,25 điểm phần trăm")),
    "money": (numerals.money, say("số tiền: 3.031.150.000 đồng")),
    "money_short": (numerals.money_short, say("số tiền gọn: 15 tỷ đồng")),
    "words": (numerals.words, say("số viết bằng chữ")),
    "money_words": (numerals.money_words, say("số tiền viết bằng chữ")),
    "ordinal": (lambda figure: wording.ordinal(whole_of(figure)), say("thứ nhất, thứ hai …")),
    "roman": (lambda figure: wording.roman(whole_of(figure)), say("số La Mã")),
    "date": (lambda day: wording.short_date(day_of(day)), say("ngày: 06/3/2023")),
    "long_date": (
        lambda day: wording.long_date(day_of(day)),
        say("ngày viết đủ: ngày 06 tháng 3 năm 2023"),
    ),
    "month": (lambda day: wording.short_month(day_of(day)), say("tháng: tháng 5/2022")),
    "moment": (moment, say("thời điểm: 8 giờ 00 ngày 20/4/2022")),
    "names": (rows.names, say("tên các đơn vị: A, B và C")),
    "counted": (rows.counted, say("tên các đơn vị kèm số: A (12 sáng kiến) và B (9 sáng kiến)")),
    "rated": (rows.rated, say("tên các đơn vị kèm tỷ lệ: A (150%), B và C (cùng 120%)")),
    "shared": (rows.shared, say("tên các đơn vị kèm tỷ trọng")),
    "scored": (
        rows.scored,
        say("tên các đơn vị kèm số đạt, chỉ tiêu, tỷ lệ: A (12/10 sáng kiến, đạt 120%)"),
    ),
    "parted": (
        rows.parted,
        say("các phần kèm số và tỷ trọng: Giáo dục 400 sáng kiến (57,5%); Y tế …"),
    ),
    "lines": (rows.lines, say("từng dòng của một dữ kiện, để đặt thành gạch đầu dòng")),
    "either": (
        rows.either,
        say('chọn chữ cho một hay nhiều đơn vị: |either("đơn vị", "các đơn vị")'),
    ),
    "unit_word": (
        rows.unit_word,
        say(
            "đơn vị; khi đơn vị có nhiều cấp thì nói của cấp nào: đơn vị trực thuộc, đơn vị cấp dưới, đơn vị các cấp"
        ),
    ),
    "at_goal": (
        rows.at_goal,
        say(
            "của chỉ số là tỷ lệ: bao nhiêu đơn vị đạt mức của mục tiêu chung, đơn vị nào thấp nhất"
        ),
    ),
    "ahead": (
        rows.ahead,
        say("các đơn vị dẫn đầu (từ ngưỡng đạt thấp trở lên), hoặc kết quả cao nhất"),
    ),
    "leaders": (rows.leaders, say("các đơn vị được nêu là dẫn đầu")),
    "behind": (rows.behind, say("các mục tiêu chậm hoặc chưa hoàn thành của nhiều kết quả")),
    "lacking": (
        rows.lacking,
        say("các đơn vị mới báo cáo một phần, kèm kỳ còn thiếu: A (kỳ 09/11 - 15/11/2026)"),
    ),
    "lagged": (
        rows.lagged,
        say("đạt dưới 50% chỉ tiêu; chiều tốt là giảm: chưa đạt chỉ tiêu"),
    ),
    "given_to": (
        mergers_told.given_to,
        say("bao nhiêu đơn vị được giao chỉ tiêu, kể cả khi sau đó đã hợp nhất"),
    ),
    "given_sum": (
        mergers_told.given_sum,
        say("tổng chỉ tiêu đã giao, kèm phần chưa được phân chia sau khi chia tách"),
    ),
    "mergers": (
        mergers_told.mergers_told,
        say("các lần hợp nhất của đơn vị trong bảng, mỗi lần một câu"),
    ),
    "place": (rows.place, say("thứ hạng: thứ nhất, thứ 12/63 toàn quốc; đồng hạng thứ 3")),
    "amount": (amount, say("kết quả của một chỉ số kèm đơn vị tính")),
    "had": (had, say("có 1.539 sáng kiến; kết quả bằng 0 thì: chưa có sáng kiến nào")),
    "told": (
        numerals.told,
        say("số kèm đơn vị tính: 06 sáng kiến; tỷ lệ thì đứng một mình: 52,2%"),
    ),
    "over": (
        numerals.hedge(Precision.OVER),
        say("«trên» số đã làm tròn xuống: trên 6%; |over(to=1000): trên 163.000"),
    ),
    "nearly": (numerals.hedge(Precision.NEARLY), say("«gần» số đã làm tròn lên: gần 7%")),
    "about": (numerals.about, say("«khoảng» số đã làm tròn: khoảng 68")),
    "at_least": (numerals.at_least, say("ít nhất, làm tròn lên: ít nhất 68 sáng kiến")),
    "reached": (phrases.reached, say("đạt 148%: cả tỷ lệ")),
    "against": (
        phrases.against,
        say("cả câu so với một mục tiêu: đạt 256,5% chỉ tiêu (1.539/600), vượt 939"),
    ),
    "toward": (
        phrases.toward,
        say("đạt 86,9% chỉ tiêu giai đoạn 1; kết quả là tỷ lệ: đạt 94,75% (chỉ tiêu: 100%)"),
    ),
    "asked": (
        phrases.asked,
        say("mức đề ra kèm đơn vị tính: 600 sáng kiến; khoảng thì cả hai đầu: 617 - 1.234 hộ"),
    ),
    "at_most": (
        phrases.at_most,
        say("như |asked, mà thêm «không quá» khi chiều tốt là giảm: không quá 100 hộ"),
    ),
    "range": (phrases.asked_range, say("tỷ lệ phải đạt: 15%, hoặc 8% - 10%")),
    "timing": (
        phrases.timing,
        say("hoàn thành ngày nào, trước hạn mấy ngày; hoặc còn mấy ngày, cần bao nhiêu mỗi ngày"),
    ),
    "paced": (phrases.paced, say("mức bình quân phải đạt: ít nhất 02 sáng kiến mỗi tuần")),
    "since": (
        phrases.since,
        say(
            "so với ngày nào: figures.compared|since(as_of); đúng một năm trước: cùng kỳ năm trước"
        ),
    ),
    "change": (phrases.change, say("tăng, giảm bao nhiêu so với lần chốt trước")),
    "gap": (phrases.gap, say("cao hơn hoặc thấp hơn bao nhiêu điểm phần trăm")),
    "achievement": (phrases.achievement, say("đạt 52,2% hoặc vượt 5%: chọn theo giá trị")),
    "difference": (
        phrases.difference,
        say("vượt 939 sáng kiến hoặc còn thiếu 2.431: chọn theo giá trị"),
    ),
    "pair": (phrases.pair, say("số đạt trên chỉ tiêu: 1.775/1.200 sáng kiến")),
    "working": (phrases.working, say("cách tính: 2.660 ÷ 5.091 = 52,249…% → 52,2%")),
    "bare": (lambda value: value, say("số không kèm phạm vi (tạm tính …), khi câu văn đã nói rõ")),
    "upper_first": (wording.upper_first, say("viết hoa chữ đầu")),
    "lower_first": (lambda text: text[:1].lower() + text[1:], say("viết thường chữ đầu")),
}
FILTERS = {name: meaning for name, (_, meaning) in _FILTERS.items()}
"""What each filter says, in the order of `vanthu names`."""
IN_DECIMALS = {name for name, (work, _) in _FILTERS.items() if _place_of_decimals(work)}
"""The filters whose text may be another in a document with more decimals."""


def _of_itself(value: Any) -> Any:
    return value


def _of_growth(tally: Any) -> Any:
    return getattr(tally, "growth", None)


def _of_goal(progress: Any) -> Any:
    return getattr(progress, "goal", None)


def _of_what_is_missing(target: Any) -> Any:
    return target if phrases.tells_what_is_missing(target) else None


def _of_the_leading(tally: Any) -> Any:
    return rows.those_ahead(tally)[0] if isinstance(tally, Tally) else None


_LIMITED: Mapping[str, Filter] = {
    **dict.fromkeys(("number", "padded", "percent", "points", "money", "money_short"), _of_itself),
    **dict.fromkeys(("words", "money_words", "over", "nearly", "about", "at_least"), _of_itself),
    **dict.fromkeys(("counted", "rated", "shared", "scored", "parted"), _of_itself),
    **dict.fromkeys(("amount", "had", "told", "reached", "toward", "against"), _of_itself),
    **dict.fromkeys(("achievement", "difference", "gap", "pair"), _of_itself),
    **dict.fromkeys(("asked", "at_most"), _of_goal),
    "change": _of_growth,
    **dict.fromkeys(("timing", "paced"), _of_what_is_missing),
    "ahead": _of_the_leading,
}
"""The filters that print figures, and whose limits belong to what they print."""
