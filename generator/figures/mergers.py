"""Which units of a result came of several others, since its span began or since quotas were given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.figures.lists import asks
from generator.figures.progress import UnitProgress
from generator.figures.tally import Tally
from generator.workspace import unchanging


@unchanging(frozen=True)
class Merger:
    """Một lần hợp nhất: units that are another one from a day on."""

    on: datetime.date
    units: tuple[str, ...]
    into: str


def mergers(tally: Tally) -> list[Merger]:
    """By which the units that are listed came of others, in the order of days.

    Those before the span began are told too where quotas were given to the units that merged.
    """
    rows = tally.present if tally.members.successions else ()
    codes = [code for row in rows for code in _merged_by(row.code, tally)]
    of_span = [one for one in codes if _day_of(one, tally) > tally.span.starts]
    return _named([*_of_given(tally, rows), *of_span], tally)


def mergers_since_given(tally: Tally) -> list[Merger]:
    """Those of units to which quotas were given before they merged."""
    rows = tally.receivers if tally.members.successions else ()
    return _named(_of_given(tally, rows), tally)


def given_before(tally: Tally) -> int:
    """To how many units quotas were given, those that have merged since each by itself."""
    merged = tally.receivers if tally.members.successions else ()
    groups = [found for row in merged if (found := _givers(row.code, tally))]
    return len(tally.receivers) + sum(len(found) - 1 for found in groups)


def _of_given(tally: Tally, rows: Sequence[UnitProgress]) -> list[str]:
    return [
        code
        for row in rows
        for code in _merged_by(row.code, tally)
        if _givers(code, tally) and _givers(row.code, tally)
    ]


def _merged_by(code: str, tally: Tally) -> list[str]:
    """A unit and those it came out of that themselves came of others by a merger, by the day of the rows."""
    return [
        one
        for one in (code, *tally.members.merged_into(code))
        if (known := tally.members.successions.get(one))
        and not known.is_split
        and known.on <= tally.day
    ]


def _givers(code: str, tally: Tally) -> list[str]:
    """The units that a merged one came out of which were given something themselves."""
    lower = tally.indicator.falls_well
    sources = tally.given.sources
    given = {one for known in sources for one in known if asks(known[one], lower=lower)}
    before = [one for one in tally.members.merged_into(code) if one in given]
    return [one for one in before if given.isdisjoint(tally.members.merged_into(one))]


def _day_of(code: str, tally: Tally) -> datetime.date:
    return tally.members.successions[code].on


def _named(codes: Sequence[str], tally: Tally) -> list[Merger]:
    ordered = sorted(dict.fromkeys(codes), key=lambda code: _day_of(code, tally))
    return [_merger(code, tally) for code in ordered]


def _merger(code: str, tally: Tally) -> Merger:
    succession, named = tally.members.successions[code], tally.members.named
    eve = succession.on - datetime.timedelta(days=1)
    units = tuple(named(one, eve).label for one in succession.predecessors)
    return Merger(succession.on, units, named(code, tally.day).label)
