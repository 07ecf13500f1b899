"""Official Vietnamese wording: what a figure, a date or a list looks like on paper.

Every text that a document prints of a value comes from here, and rounding happens here and nowhere
else. Knows neither the records nor Word; reading what people wrote is `generator.notation`.
"""

from __future__ import annotations

from generator.wording.dates import (
    blank_date,
    clock,
    long_date,
    moment,
    period,
    place_date,
    short_date,
    short_month,
)
from generator.wording.numbers import (
    Exact,
    Rounding,
    decimal,
    money,
    money_short,
    number,
    padded,
    pair,
    percent,
    percent_range,
    points,
    rounded,
    serial,
    working,
)
from generator.wording.order import SortKey, fold, nfc, slug, sort_key
from generator.wording.phrases import (
    Bound,
    achievement,
    difference,
    hedged,
    join_names,
    reached,
    show_division,
    upper_first,
)
from generator.wording.sharing import apportion, percent_of_units
from generator.wording.spelling import letter, money_words, ordinal, roman, words

__all__ = [
    "Bound",
    "Exact",
    "Rounding",
    "SortKey",
    "achievement",
    "apportion",
    "blank_date",
    "clock",
    "decimal",
    "difference",
    "fold",
    "hedged",
    "join_names",
    "letter",
    "long_date",
    "moment",
    "money",
    "money_short",
    "money_words",
    "nfc",
    "number",
    "ordinal",
    "padded",
    "pair",
    "percent",
    "percent_of_units",
    "percent_range",
    "period",
    "place_date",
    "points",
    "reached",
    "roman",
    "rounded",
    "serial",
    "short_date",
    "short_month",
    "show_division",
    "slug",
    "sort_key",
    "upper_first",
    "words",
    "working",
]
