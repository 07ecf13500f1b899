"""Official Vietnamese wording: what a figure, a date or a list looks like on paper.

Every text that a document prints of a value comes from here, and rounding happens here and nowhere
else. Knows neither the records nor Word; reading what people wrote is `generator.notation`.
"""

from __future__ import annotations

from generator.wording.dates import (
    blank_date,
    long_date,
    moment,
    place_date,
    short_date,
    short_month,
)
from generator.wording.numbers import (
    Rounding,
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
from generator.wording.order import fold, nfc, sort_key
from generator.wording.phrases import Bound, hedged, join_names, show_division, upper_first
from generator.wording.read_dates import Moment, read_date, read_moment
from generator.wording.read_numbers import read_count, read_decimal, read_money, read_rate
from generator.wording.sharing import apportion, percent_of_units
from generator.wording.spelling import letter, money_words, ordinal, roman, words

__all__ = [
    "Bound",
    "Moment",
    "Rounding",
    "apportion",
    "blank_date",
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
    "place_date",
    "points",
    "read_count",
    "read_date",
    "read_decimal",
    "read_moment",
    "read_money",
    "read_rate",
    "roman",
    "rounded",
    "serial",
    "short_date",
    "short_month",
    "show_division",
    "sort_key",
    "upper_first",
    "words",
    "working",
]
