"""The filters of bodies and templates: how a figure is said, `{{ figures.count|number }}`.

The table of names; what each says is in `numerals`, `hedges`, `phrases` and `rows`. What is not known
is refused instead of printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from generator import wording
from generator.drafting.vocabulary import hedging as hedges
from generator.drafting.vocabulary import single_figures as numerals
from generator.drafting.vocabulary import timing
from generator.drafting.vocabulary import turns as phrases
from generator.drafting.vocabulary import unit_lists as rows
from generator.drafting.vocabulary.known_figures import NotKnown, day_of, figure_of, whole_of
from generator.figures import Figure, Quantity, Tally
from generator.model.campaign import Measure
from generator.problems import say
from generator.wording import Moment

Filter = Callable[..., Any]


def build_filters(decimals: int) -> dict[str, Filter]:
    """All filters by name; `decimals` is how many a percentage has where none are asked for."""
    return {
        **_PLAIN,
        "percent": lambda figure, decimals=decimals: numerals.percent(figure, decimals),
        "amount": lambda tally, decimals=decimals: amount(tally, decimals),
        "rated": lambda units, decimals=decimals: rows.rated(units, decimals),
        "shared": lambda parts, decimals=decimals: rows.shared(parts, decimals),
        "parted": lambda parts, noun="", decimals=decimals: rows.parted(parts, noun, decimals),
        "scored": lambda units, noun="", decimals=decimals: rows.scored(units, noun, decimals),
        "reached": lambda rate, decimals=decimals: phrases.reached(rate, decimals),
        "achievement": lambda rate, decimals=decimals: phrases.achievement(rate, decimals),
        "against": lambda goal, noun="", decimals=decimals: phrases.against(goal, noun, decimals),
        "range": lambda target, decimals=decimals: phrases.asked_range(target, decimals),
        "working": lambda figure, decimals=decimals: phrases.working(figure, decimals),
    }


def amount(tally: Any, decimals: int = 1) -> str:
    """«1.539 sáng kiến», «trên 10 tỷ đồng», «94,75%»: what was done, in its unit of measure."""
    if not isinstance(tally, Tally):
        raise NotKnown(
            say("|amount cần số liệu của một chỉ tiêu thống kê, ví dụ indicators.benefit")
        )
    if tally.indicator.measure is Measure.MONEY:
        return numerals.money_short(tally.count)
    if figure_of(tally.count).quantity is Quantity.RATE:
        return numerals.percent(tally.count, decimals)
    return numerals.told(tally.count, tally.indicator.unit_of_measure)


def moment(known: Any) -> str:
    """8h00 ngày 20/4/2022; without an hour «ngày 20/4/2022»."""
    if isinstance(known, Moment):
        return wording.moment(known.day, known.at)
    return wording.moment(day_of(known))


def printed(value: Any) -> str:
    """What `{{ value }}` prints without a filter; what has no plain form is refused."""
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    if isinstance(value, str | Markup | Undefined):
        return str(value) if isinstance(value, Undefined) else value
    if isinstance(value, Figure) or type(value) is int:
        return numerals.said(value)
    if isinstance(value, Moment):
        return moment(value)
    if isinstance(value, datetime.date):
        return wording.short_date(value)
    if getattr(type(value), "is_text", False):
        return str(value)
    raise NotKnown(say("tên này là một nhóm, hãy chọn một tên bên trong hoặc dùng bộ lọc"))


_PLAIN: dict[str, Filter] = {
    "number": numerals.number,
    "padded": numerals.padded,
    "points": numerals.points,
    "money": numerals.money,
    "money_short": numerals.money_short,
    "words": numerals.words,
    "money_words": numerals.money_words,
    "ordinal": lambda figure: wording.ordinal(whole_of(figure)),
    "roman": lambda figure: wording.roman(whole_of(figure)),
    "date": lambda day: wording.short_date(day_of(day)),
    "long_date": lambda day: wording.long_date(day_of(day)),
    "month": lambda day: wording.short_month(day_of(day)),
    "moment": moment,
    "over": hedges.over,
    "nearly": hedges.nearly,
    "about": hedges.about,
    "at_least": hedges.at_least,
    "names": rows.names,
    "counted": rows.counted,
    "either": rows.either,
    "lines": rows.lines,
    "place": rows.place,
    "difference": phrases.difference,
    "gap": phrases.gap,
    "timing": timing.timing,
    "change": timing.change,
    "pair": phrases.pair,
    "upper_first": wording.upper_first,
    "lower_first": lambda text: text[:1].lower() + text[1:],
}
