"""Reading what people write: numbers, rates, money, days, moments, yes and no, plain text.

Every function takes the text as it stands in a file or a cell and gives its exact meaning, or
raises `NotationError` with a stable code and a sentence that says what to write instead; nothing is
guessed. Where the text stands is known to the caller. Writing is `generator.wording`.
"""

from __future__ import annotations

from generator.notation.dates import Moment, read_date, read_moment
from generator.notation.fault import NotationError, code_point, quoted
from generator.notation.numbers import (
    read_count,
    read_decimal,
    read_money,
    read_rate,
    read_rate_range,
)
from generator.notation.text import (
    FORBIDDEN,
    INVISIBLE,
    TEXT_LIMIT,
    Checked,
    Doubt,
    check_text,
    read_yes_no,
)

__all__ = [
    "FORBIDDEN",
    "INVISIBLE",
    "TEXT_LIMIT",
    "Checked",
    "Doubt",
    "Moment",
    "NotationError",
    "check_text",
    "code_point",
    "quoted",
    "read_count",
    "read_date",
    "read_decimal",
    "read_moment",
    "read_money",
    "read_rate",
    "read_rate_range",
    "read_yes_no",
]
