"""Tables of quotas and snapshots of counts: new ones, and every number that is not what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.history.counts import amount_change, count_changes, said_total, total_of
from generator.history.difference import Change, Part, Spot
from generator.history.field_changes import record_changes, words
from generator.history.unit_changes import recoded_units
from generator.model.campaign import Campaign, Quota
from generator.model.fields import Number
from generator.model.results import Result, Snapshot
from generator.problems import Message, say

_OF_QUOTA = ("code", "counts", "total", "reasons", "indicator", "phase")
_OF_RESULT = ("indicator", "counts", "total")
_WHOLE = say("tổng")


class Names:
    """What units, indicators and phases are called, now or before, and codes of units that changed."""

    def __init__(self, old: Campaign, new: Campaign) -> None:
        both = (old, new)
        self.units = {unit.code: words(unit.label) for known in both for unit in known.units}
        self.indicators = {one.code: one.name for known in both for one in known.indicators}
        self.phases = {one.code: one.name for known in both for one in known.phases}
        self._codes = {code: now for now, code in recoded_units(old, new).items()}

    def recoded(self, counts: Mapping[str, Number]) -> dict[str, Number]:
        """Numbers of before under the codes of now."""
        return {self._codes.get(code, code): count for code, count in counts.items()}


def quota_changes(old: Campaign, new: Campaign) -> Iterator[Change]:
    """What became of the tables of quotas."""
    names, before, after = Names(old, new), _tables(old), _tables(new)
    for key, quota in after.items():
        spot = Spot(Part.QUOTAS, ("quotas", key), _table_name(new, quota, names))
        if key in before:
            yield from _quota_changes(spot, names, before[key], quota)
        else:
            total = total_of(quota.total, quota.counts)
            yield spot.appeared(said_total(len(quota.counts), total))
    for key, quota in before.items():
        if key not in after:
            yield Spot(Part.QUOTAS, ("quotas", key), _table_name(old, quota, names)).disappeared()


def _tables(campaign: Campaign) -> dict[str, Quota]:
    """The tables by code, else by indicator and phase; a second such one by its number."""
    tables: dict[str, Quota] = {}
    for quota in campaign.quotas:
        indicator = campaign.indicator_code(quota.indicator)
        key = quota.code or "/".join(filter(None, (indicator, quota.phase)))
        while key in tables:
            key += "'"
        tables[key] = quota
    return tables


def _table_name(campaign: Campaign, quota: Quota, names: Names) -> Message:
    name = names.indicators.get(campaign.indicator_code(quota.indicator), "–")
    if quota.phase is None:
        return words(name)
    return say("{name}, {phase}", name=name, phase=names.phases.get(quota.phase, quota.phase))


def _quota_changes(spot: Spot, names: Names, old: Quota, new: Quota) -> Iterator[Change]:
    given = names.recoded(old.counts)
    yield from count_changes(spot.inside("counts"), names.units, given, new.counts)
    before, after = total_of(old.total, old.counts), total_of(new.total, new.counts)
    if before != after:
        yield amount_change(spot.inside("total"), _WHOLE, before, after)
    yield from record_changes(spot, old, new, skip=_OF_QUOTA)


def result_changes(old: Campaign, new: Campaign) -> Iterator[Change]:
    """What became of the snapshots, the oldest first."""
    names = Names(old, new)
    before, after = _snapshots(old), _snapshots(new)
    for key in sorted({**before, **after}):
        taken = (after.get(key) or before[key]).as_of
        subject = say("tính đến {moment}", moment=taken.said)
        spot = Spot(Part.RESULTS, ("results", key), subject)
        if key not in after:
            yield spot.disappeared()
        elif key not in before:
            yield from _new_snapshot(spot, new, after[key], names)
        else:
            yield from _snapshot_changes(spot, names, (old, before[key]), (new, after[key]))


def _snapshots(campaign: Campaign) -> dict[str, Snapshot]:
    return {str(snapshot.as_of): snapshot for snapshot in campaign.snapshots}


def _new_snapshot(
    spot: Spot, campaign: Campaign, snapshot: Snapshot, names: Names
) -> Iterator[Change]:
    for code, result in _results(campaign, snapshot).items():
        total = total_of(result.total, result.counts)
        said = said_total(len(result.counts), total)
        name = names.indicators.get(code, code)
        yield spot.inside(code).appeared(say("{indicator}: {total}", indicator=name, total=said))


def _results(campaign: Campaign, snapshot: Snapshot) -> dict[str, Result]:
    return {campaign.indicator_code(result.indicator): result for result in snapshot.results}


Taken = tuple[Campaign, Snapshot]


def _snapshot_changes(spot: Spot, names: Names, old: Taken, new: Taken) -> Iterator[Change]:
    yield from record_changes(spot, old[1], new[1], skip=("results",))
    before, after = _results(*old), _results(*new)
    for code in {**after, **before}:
        one, other = before.get(code, Result()), after.get(code, Result())
        labels = _labels(names, code, is_main=code == new[0].main_indicator.code)
        inside = spot.inside(code)
        counted = names.recoded(one.counts)
        yield from count_changes(inside.inside("counts"), labels, counted, other.counts)
        totals = total_of(one.total, one.counts), total_of(other.total, other.counts)
        if totals[0] != totals[1]:
            yield amount_change(inside.inside("total"), labels.get("", _WHOLE), *totals)
        yield from record_changes(inside, one, other, skip=_OF_RESULT)


def _labels(names: Names, code: str, *, is_main: bool) -> Mapping[str, Message]:
    """What numbers of an indicator are called: of the main one by unit alone; `""` is the total."""
    if is_main:
        return names.units
    indicator = names.indicators.get(code, code)
    labels = {
        unit: say("{indicator}, {unit}", indicator=indicator, unit=name)
        for unit, name in names.units.items()
    }
    return {**labels, "": say("{indicator}, {unit}", indicator=indicator, unit=_WHOLE)}
