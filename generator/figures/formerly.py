"""What version 0.1 counted, where it counted otherwise: for the list of figures that print differently.

It took what stood in a snapshot for all there was, added a unit's count to its superior's, subtracted the
newest snapshot before a phase, whenever that was, from units whoever had reported, and knew no stocks.
Nothing else asks this file; figures are those of `computation`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field

from generator.figures.coverage import Lack
from generator.figures.figure import Figure, Quantity, added, difference, difference_of, total
from generator.figures.moment import Figures, compute_figures, find_snapshot, newest_snapshot
from generator.figures.progress import UnitProgress
from generator.figures.tally import Tally
from generator.model.campaign import Campaign, Counted, Indicator, Phase
from generator.model.fields import Number
from generator.model.results import Precision, Snapshot
from generator.wording import Moment
from generator.workspace import unchanging


@unchanging(frozen=True)
class Changed:
    """Số liệu in khác trước: the count of an indicator, in a phase or the whole, of a unit or of all."""

    as_of: Moment
    indicator: str
    name: str
    """`count`, `growth` or `quota`."""
    phase: str | None
    unit: str | None
    before: Figure | None
    now: Figure | None
    lack: Lack | None = None


def changed_figures(campaign: Campaign) -> Iterator[Changed]:
    """Every count, growth and quota that is another than formerly, as of all that documents speak of."""
    snapshots = {known.as_of: known for known in _asked(campaign)}
    for moment in sorted(snapshots):
        figures = compute_figures(campaign, snapshots[moment])
        for indicator in campaign.indicators:
            yield from _of_indicator(figures, _Formerly(campaign, indicator, snapshots[moment]))


def _asked(campaign: Campaign) -> Iterator[Snapshot]:
    """The newest snapshot, and those that documents name."""
    if newest := newest_snapshot(campaign):
        yield newest
    for document in campaign.documents:
        if document.as_of and (found := find_snapshot(campaign, document.as_of)):
            yield found


def _of_indicator(figures: Figures, formerly: _Formerly) -> Iterator[Changed]:
    tally = figures.indicators[formerly.indicator.code]
    whole = formerly.until(formerly.snapshot)
    yield from _of_tally(formerly, None, whole, tally)
    yield from _compared(formerly, (None, None), "growth", formerly.growth, tally)
    for phase in formerly.campaign.phases:
        part = formerly.within(phase)
        yield from _of_tally(formerly, phase.code, part, tally.phases[phase.code])


def _of_tally(
    formerly: _Formerly, phase: str | None, counts: _Counts, tally: Tally
) -> Iterator[Changed]:
    yield from _compared(formerly, (phase, None), "count", counts.known, tally)
    yield from _compared(formerly, (phase, None), "quota", formerly.quota(phase), tally)
    for row in tally.units:
        yield from _compared(formerly, (phase, row.code), "count", counts.units.get(row.code), row)


def _compared(
    formerly: _Formerly,
    where: tuple[str | None, str | None],
    name: str,
    before: Figure | None,
    owner: Tally | UnitProgress,
) -> Iterator[Changed]:
    now: Figure | None = getattr(owner, name)
    if _value(before) != _value(now):
        lack = owner.lack(name) if now is None else None
        at, code = formerly.snapshot.as_of, formerly.indicator.code
        yield Changed(at, code, name, *where, before, now, lack)


def _value(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.precision)


@unchanging(frozen=True)
class _Counts:
    """Counts by unit, and the total that was published, of a snapshot or of the difference of two."""

    units: Mapping[str, Figure] = field(default_factory=dict)
    total: Figure | None = None

    @property
    def known(self) -> Figure | None:
        if self.total is not None:
            return self.total
        if any(count.quantity is Quantity.RATE for count in self.units.values()):
            return None
        return added(self.units.values())

    def less(self, earlier: _Counts) -> _Counts:
        units = {
            code: difference(count, earlier.units[code]) if code in earlier.units else count
            for code, count in self.units.items()
        }
        return _Counts(units, difference_of(self.known, earlier.known))

    def plus(self, later: _Counts) -> _Counts:
        units = dict(self.units)
        for code, count in later.units.items():
            units[code] = total((units[code], count)) if code in units else count
        return _Counts(units, added((self.known, later.known)))


@unchanging(frozen=True)
class _Formerly:
    """The counts of one indicator as of one snapshot, as they were taken formerly."""

    campaign: Campaign
    indicator: Indicator
    snapshot: Snapshot

    def until(self, snapshot: Snapshot | None) -> _Counts:
        """What stood in a snapshot, whoever had reported; summed where it was not cumulative."""
        if snapshot is None or not self._is_summed:
            return self._read(snapshot)
        return self._sum(known for known in self._snapshots if known.as_of <= snapshot.as_of)

    def within(self, phase: Phase) -> _Counts:
        """The newest snapshot of a phase less the newest before it, of all but the first phase."""
        starts = self._starts(phase)
        inside = [one for one in self._snapshots if starts <= one.as_of.of_day <= phase.ends]
        if self._is_summed:
            return self._sum(iter(inside))
        first = all(phase.ends <= known.ends for known in self.campaign.phases)
        if not inside or first or self.indicator.is_rate:
            return self._read(inside[-1] if inside else None)
        earlier = [known for known in self._snapshots if known.as_of.of_day < starts]
        return self._read(inside[-1]).less(self._read(earlier[-1])) if earlier else _Counts()

    @property
    def growth(self) -> Figure | None:
        """Against the snapshot before, total against total."""
        earlier = [known for known in self._snapshots if known is not self.snapshot]
        before = self.until(earlier[-1]).known if earlier else None
        return difference_of(self.until(self.snapshot).known, before)

    def quota(self, phase: str | None) -> Figure | None:
        """The last table of the period, every unit in it added; that of the whole from its phases."""
        code = self.indicator.code
        mine = [
            one
            for one in self.campaign.quotas
            if self.campaign.indicator_code(one.indicator) == code
        ]
        tables = [one for one in mine if one.phase == phase][-1:]
        phases = {known.code for known in self.campaign.phases}
        if not tables and phase is None and phases and phases == {one.phase for one in mine}:
            tables = mine
        if not tables:
            return None
        if all(one.total is not None for one in tables):
            return added(self._figure(one.total) for one in tables if one.total is not None)
        return added(self._figure(count) for one in tables for count in one.counts.values())

    @property
    def _is_summed(self) -> bool:
        anew = {Counted.PERIOD, Counted.STATE}
        is_anew = self.indicator.cumulative is False or self.indicator.counted in anew
        return is_anew and not self.indicator.is_rate

    @property
    def _snapshots(self) -> list[Snapshot]:
        code, last = self.indicator.code, self.snapshot.as_of
        known = [
            one
            for one in self.campaign.snapshots
            if one.as_of <= last and self.campaign.result_of(one, code)
        ]
        return sorted(known, key=lambda one: one.as_of)

    def _starts(self, phase: Phase) -> datetime.date:
        earlier = [known.ends for known in self.campaign.phases if known.ends < phase.ends]
        after = max(earlier) + datetime.timedelta(days=1) if earlier else self.campaign.starts
        return phase.starts or after

    def _sum(self, snapshots: Iterator[Snapshot]) -> _Counts:
        counts = _Counts()
        for snapshot in snapshots:
            counts = counts.plus(self._read(snapshot))
        return counts

    def _read(self, snapshot: Snapshot | None) -> _Counts:
        result = self.campaign.result_of(snapshot, self.indicator.code)
        if result is None:
            return _Counts()
        units = {code: self._figure(count) for code, count in result.counts.items()}
        if result.total is None:
            return _Counts(units)
        return _Counts(units, self._figure(result.total, result.precision))

    def _figure(self, value: Number, precision: Precision = Precision.EXACT) -> Figure:
        quantity = Quantity.RATE if self.indicator.is_rate else Quantity.COUNT
        return Figure(value, precision, quantity=quantity)
