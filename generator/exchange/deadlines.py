"""Until when figures are awaited, as somebody typed it: its day is read and judged, its words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.problems import Message, Place, Problem, Severity, say
from generator.wording import Moment, day_in_full, read_moment
from generator.workspace import TextRefused, regex

_HOUR = r"(?:[0-9]{1,2}\s*(?:h|g|giờ|:)\s*(?:[0-9]{2})?(?:\s*phút)?[\s,]*)?"
_DATED = regex(
    rf"{_HOUR}(?:ngày\s+)?(?:[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}|[0-9]{{1,2}}(?:\s*[-/.]\s*|\s+tháng\s+)[0-9]{{1,2}}"
    r"(?:(?:\s*[-/.]\s*|\s+năm\s+)[0-9]{2,4})?)(?![0-9])",
    re.IGNORECASE,
)
_SOON = timedelta(days=92)
"""A deadline without its year is such a day within so many from the moment of the figures on; any other is asked about."""
_WRITTEN = say("viết như «16h00 ngày 28/4/2022»")
_ASKED_BY_COMMAND = Place("--deadline")


def deadline_doubts(
    text: str | None, moment: Moment, place: Place = _ASKED_BY_COMMAND
) -> Iterator[Problem]:
    """What a unit would ask about the deadline of figures of a moment: no day, none that exists, one before it.

    `place` is where it was typed.
    """
    if not text:
        return
    found = _DATED.search(text)
    if found is None:
        said = say("hạn gửi «{text}» không có ngày; ghi đúng như vậy", text=text)
        yield _doubt(said, _WRITTEN, place)
        return
    try:
        typed = day_in_full(found[0].strip(), moment.day, moment.day + _SOON)
        until = read_moment(typed)
    except TextRefused as error:
        said = say("hạn gửi «{text}»: {fault}", text=text, fault=error.message)
        yield _doubt(said, _WRITTEN, place)
        return
    if until.day < moment.day:
        said = say(
            "hạn gửi «{text}» trước thời điểm của số liệu, {day}", text=text, day=moment.said
        )
        yield _doubt(said, say("xem lại ngày, tháng, năm"), place)


def _doubt(said: Message, hint: Message, place: Place) -> Problem:
    return Problem("W-DEADLINE", place, said, hint, Severity.WARNING)
