"""What changed between the figures of a moment and those before it: the total, and places in the ranking."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting import amount, in_words
from generator.exchange.changes import last_snapshot
from generator.figures import Figures, Tally, UnitProgress, current_phase, figures_on, tally_of
from generator.model.campaign import Campaign
from generator.problems import Message, say
from generator.wording import Moment
from generator.workspace import unchanging

_LISTED = 10


@unchanging(frozen=True)
class RankMove:
    """A unit whose place is another than before; `None` where it had, or has, none."""

    unit: UnitProgress
    before: int | None
    now: int | None


@unchanging(frozen=True)
class Moves:
    """The total of an indicator before and now, as documents print it, and who changed places.

    Places are those of the phase that the figures speak of where units with quotas have places in it, else of the whole.
    `is_rate` is an indicator of which the whole is not the sum of its units.
    """

    indicator: str
    name: str
    since: Moment | None
    until: Moment
    before: str | None
    now: str | None
    ranks: tuple[RankMove, ...]
    is_rate: bool = False


def moves_of(campaign: Campaign, moment: Moment, indicator: str | None = None) -> Moves:
    """What changed at a moment against the snapshot of the indicator before it."""
    now = figures_on(campaign, moment)
    tally = tally_of(now, indicator)
    code = tally.indicator.code
    before = last_snapshot(campaign, code, now.taken or moment)
    then = figures_on(campaign, before.as_of) if before else None
    return Moves(
        indicator=code,
        name=tally.indicator.name,
        since=before.as_of if before else None,
        until=now.taken or moment,
        before=_said(tally_of(then, code)) if then else None,
        now=_said(tally),
        ranks=tuple(_ranks(then, now, code)) if then else (),
        is_rate=tally.indicator.is_rate,
    )


def _said(tally: Tally) -> str | None:
    return None if tally.count is None else in_words(amount(tally), tally)


def _ranks(then: Figures, now: Figures, code: str) -> Iterator[RankMove]:
    phase = current_phase(now)
    tally = tally_of(now, code, phase or None)
    if not any(row.goal is not None and row.rank is not None for row in tally.units):
        phase, tally = "", tally_of(now, code)
    old = {row.code: row.rank for row in tally_of(then, code, phase or None).units}
    for row in sorted(tally.units, key=lambda row: row.rank or len(old) + 1):
        if row.rank != old.get(row.code):
            yield RankMove(row, old.get(row.code), row.rank)


def tell_moves(moves: Moves, most: int = _LISTED) -> Iterator[Message]:
    """The same in lines for a person; of new ranks the first `most`."""
    if moves.is_rate and moves.now is None:
        yield say("{name}: chưa có tỷ lệ chung; tỷ lệ của các đơn vị không cộng lại được, tệp phải ghi cả tỷ lệ chung", name=moves.name)  # fmt: skip
    elif moves.since is None:
        yield say("{name}: {now}, lần chốt đầu tiên", name=moves.name, now=moves.now or "–")
    else:
        yield say(
            "{name}: {since} có {before}; {until} có {now}",
            name=moves.name,
            before=moves.before or "–",
            since=moves.since.said,
            now=moves.now or "–",
            until=moves.until.said,
        )
    for one in moves.ranks[:most]:
        yield say(
            "  hạng: {name}: {before} → {now}",
            name=one.unit.short_name,
            before=one.before or "–",
            now=one.now or "–",
        )
    if len(moves.ranks) > most:
        yield say("  hạng: … và {count} đơn vị nữa", count=len(moves.ranks) - most)
