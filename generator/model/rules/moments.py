"""A document and a column name the snapshot they use; it must exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown_moment
from generator.problems import Message, say
from generator.wording import Moment

_NEAREST = 3


def check_moment(known: Known, as_of: Moment | None, path: Path) -> Iterator[Finding]:
    """A finding when no snapshot was taken then.

    A day alone means any snapshot of that day; with an hour it must be that very moment.
    """
    taken = {snapshot.as_of for snapshot in known.campaign.snapshots}
    if as_of is None or as_of in taken:
        return
    if as_of.at is None and any(moment.day == as_of.day for moment in taken):
        return
    fact = say("không có số liệu chốt {moment}", moment=shown_moment(as_of))
    yield Finding("E-SNAPSHOT-UNKNOWN", path, fact, _nearest(as_of, taken))


def _nearest(as_of: Moment, taken: set[Moment]) -> Message:
    if not taken:
        return say("ghi số liệu chốt vào thư mục results")
    near = sorted(taken, key=lambda moment: (abs(moment.day - as_of.day), moment))[:_NEAREST]
    return say("số liệu chốt gần nhất: {moments}", moments="; ".join(map(shown_moment, near)))
