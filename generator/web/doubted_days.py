"""What is odd in the day and the number that a document would get: told beside the button, which works all the same."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.office import odd_days
from generator.problems import Message, Place, Problem, say
from generator.register import Numbers

_OF_NUMBERS = ("E-REGISTER-", "W-REGISTER-", "E-ISSUE-")
"""What is told of a number or a day: the clerk typed it just now, and where the book lies helps nobody."""


def odd_in(found: Numbers, today: datetime.date) -> list[Message]:
    """What is odd in the numbers and days that would be given; `today` is the day on this machine."""
    opened = [say("sổ năm {year} chưa có, sẽ được mở từ số 01", year=year) for year in found.opened]
    return [*odd_days(found, today), *opened]


def without_places(problems: Sequence[Problem]) -> list[Problem]:
    """Those of numbers and days are told without the file in which the book or the document lies."""
    nowhere = Place("")
    return [
        replace(one, place=nowhere) if one.code.startswith(_OF_NUMBERS) else one for one in problems
    ]
