"""Days of a text held against the days of the records: of a count, of a phase, of a deadline.

Only a day that words say is one of these, and that is one slip away from it, is told: any other day may
be anything's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.audit.manuscript import TextPassage
from generator.audit.records.closed_lists import Day, KnownCampaign, KnownDay
from generator.audit.records.fact import OwnerKind
from generator.audit.records.phase_days import is_of_other_bound, is_of_other_deed, told_bound
from generator.problems import Message, say
from generator.wording import Stretch
from generator.workspace import regex, unchanging

_CUES: tuple[tuple[re.Pattern[str], frozenset[Day]], ...] = (
    (
        regex(r"(?:tính đến|số liệu đến|chốt|lũy kế đến)\W*(?:hết )?(?:\d+ giờ \d*|\d+h\d*)?\W*$"),
        frozenset({Day.TAKEN}),
    ),
    (regex(r"(?:từ|kể từ|bắt đầu)\W*$"), frozenset({Day.FIRST, Day.OTHER})),
    (
        regex(r"(?:đến hết|đến|hạn|trước|kết thúc|cuối|chậm nhất)\W*$"),
        frozenset({Day.LAST, Day.TAKEN, Day.OTHER}),
    ),
    (regex(r"(?:về đích|hoàn thành|đạt)[^.;]{0,20}$"), frozenset({Day.REACHED, Day.TAKEN})),
)
_BEFORE = 40
_DAY = timedelta(days=1)
SAID: dict[Day, Message] = {
    Day.TAKEN: say("ngày chốt số liệu"),
    Day.FIRST: say("ngày bắt đầu"),
    Day.LAST: say("ngày kết thúc"),
    Day.REACHED: say("ngày đạt mục tiêu"),
    Day.ISSUED: say("ngày ban hành văn bản"),
    Day.OTHER: say("ngày ghi trong dữ liệu"),
}
_ALL = frozenset({Day.TAKEN, Day.FIRST, Day.LAST, Day.REACHED})


@unchanging(frozen=True)
class Dated:
    """A day that words say is one of the records, with those that it may have been meant to be."""

    passage: TextPassage
    stretch: Stretch
    meant: tuple[KnownDay, ...]
    agrees: bool
    is_named: bool = False
    """Whether the phase whose day is meant is named before it, or the hour of the moment is told."""


def dated(passage: TextPassage, known: KnownCampaign) -> Iterator[Dated]:
    """Every day of a passage that is one of the records, or one slip away from what words say it is."""
    claims = passage.claims
    for stretch in claims.times:
        if stretch.ends or any(one.start <= stretch.start < one.end for one in claims.cited):
            continue
        if meant := tuple(_months(passage, stretch, known)):
            yield Dated(passage, stretch, meant, False, True)
        day = stretch.first if stretch.is_day else None
        if day is None:
            continue
        if wrong := _other_hour(stretch, day, known):
            yield Dated(passage, stretch, (wrong,), False, True)
        elif told := told_bound(passage, stretch, day, known):
            yield Dated(passage, stretch, told.right, told.agrees, True)
        elif day in known.days:
            if not is_of_other_bound(claims.text, stretch, tuple(known.days[day])):
                yield Dated(passage, stretch, tuple(known.days[day]), True)
        elif meant := tuple(_meant(passage, stretch, day, known)):
            phases = _phases(passage, stretch, known)
            named = any(one.phase in phases and one.phase for one in meant)
            yield Dated(passage, stretch, meant, False, named)


def _months(passage: TextPassage, stretch: Stretch, known: KnownCampaign) -> Iterator[KnownDay]:
    """The first or last day of a named phase whose month is one slip away from one that is told for it."""
    first, last = stretch.first, stretch.last
    if first is None or last is None or first.day != 1 or (last + _DAY).day != 1:
        return
    if (first.year, first.month) != (last.year, last.month):
        return
    phases = _phases(passage, stretch, known)
    sorts = _sorts(passage.claims.text, stretch)
    days = [
        one
        for what in known.days.values()
        for one in what
        if one.phase in phases and one.phase and one.what in sorts
    ]
    if any(first <= one.on <= last for one in days):
        return
    yield from (one for one in days if is_slip(f"{first:%m/%Y}", f"{one.on:%m/%Y}"))


def _phases(passage: TextPassage, stretch: Stretch, known: KnownCampaign) -> set[str]:
    """The phases that are named before a time."""
    return {
        one.code
        for mention in known.names.found(passage.claims.text[: stretch.start])
        for one in mention.meant
        if one.kind is OwnerKind.PHASE
    }


def _other_hour(stretch: Stretch, day: date, known: KnownCampaign) -> KnownDay | None:
    """The moment of a day whose hour is told otherwise than any of the records."""
    taken = [one for one in known.moments if one.day == day and one.at]
    if not taken or stretch.hour is None or any(one.at == stretch.hour for one in taken):
        return None
    return KnownDay(day, Day.TAKEN, said=taken[0].said)


def _meant(
    passage: TextPassage, stretch: Stretch, day: date, known: KnownCampaign
) -> Iterator[KnownDay]:
    sorts = _sorts(passage.claims.text, stretch)
    phases = _phases(passage, stretch, known)
    if not phases and (not sorts or is_of_other_deed(passage.claims.text, stretch)):
        return
    for other, what in known.days.items():
        for one in what:
            fits = one.what in sorts or (one.phase in phases and one.what in _ALL)
            if fits and is_slip(f"{day:%d/%m/%Y}", f"{other:%d/%m/%Y}"):
                yield one


def _sorts(text: str, stretch: Stretch) -> frozenset[Day]:
    before = text[max(0, stretch.start - _BEFORE) : stretch.start].casefold()
    return next((sorts for form, sorts in _CUES if form.search(before)), frozenset())


def is_moment(passage: TextPassage, stretch: Stretch) -> bool:
    """Whether words say that a day is that of a count: «tính đến»."""
    return _sorts(passage.claims.text, stretch) == _CUES[0][1]


def is_slip(one: str, other: str) -> bool:
    """Whether one text is another with one digit changed, or two that stand side by side exchanged."""
    if len(one) != len(other):
        return False
    apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1  # noqa: PLR2004
    return swapped and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
