"""Units (new, gone, renamed, recoded) and their numbers: bases, tables of quotas, snapshots of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.figures import compute_figures, sum_of_quotas, tally_of
from generator.history import difference
from generator.history.difference import RecordChange, Section, Topic, record_changes, words
from generator.model.campaign import Campaign, Counted, Indicator, Quota, Unit
from generator.model.coded import by_code
from generator.model.fields import DecimalCount, Number
from generator.model.results import Result, Snapshot
from generator.problems import Message, say
from generator.wording import as_spelled

_OWN = ("code", "name", "bases")
_OF_QUOTA = ("code", "counts", "total", "reasons", "indicator", "phase")
_OF_RESULT = ("indicator", "counts", "total")
_WHOLE = say("tổng")

Counting = Quota | Result
Taken = tuple[Campaign, Snapshot]


def unit_changes(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    """What became of the units, in the order of the file."""
    before, after = by_code(old.units), by_code(new.units)
    recoded = recoded_units(old, new)
    names = {base.code: words(base.name) for base in (*old.bases, *new.bases)}
    for code, unit in after.items():
        known = before.get(code) or before.get(recoded.get(code, ""))
        if known is None:
            yield _spot(unit).appeared()
        else:
            yield from _unit_changes(known, unit, names)
    stayed = {*after, *recoded.values()}
    yield from (_spot(unit).disappeared() for code, unit in before.items() if code not in stayed)
    yield from _order(list(before), list(after))


def recoded_units(old: Campaign, new: Campaign) -> dict[str, str]:
    """New codes of units that kept their names, with the old ones."""
    before, after = by_code(old.units), by_code(new.units)
    gone = {as_spelled(unit.name): code for code, unit in before.items() if code not in after}
    return {
        code: gone[as_spelled(unit.name)]
        for code, unit in after.items()
        if code not in before and as_spelled(unit.name) in gone
    }


def _spot(unit: Unit) -> Topic:
    return Topic(Section.UNITS, ("units", unit.code), words(unit.label))


def _unit_changes(old: Unit, new: Unit, bases: Mapping[str, Message]) -> Iterator[RecordChange]:
    topic = _spot(new)
    if old.code != new.code:
        fact = say("đổi mã {old} → {new}", old=old.code, new=new.code)
        yield topic.inside("code").change(fact, old.code, new.code)
    if old.name != new.name:
        fact = say("đổi tên «{old}» → «{new}»", old=old.name, new=new.name)
        yield topic.inside("name").change(fact, old.name, new.name)
    yield from record_changes(topic, old, new, skip=_OWN)
    yield from difference.count_changes(topic.inside("bases"), bases, old.bases, new.bases)


def _order(old: list[str], new: list[str]) -> Iterator[RecordChange]:
    """Whether the units that stayed stand in another order."""
    both = set(old) & set(new)
    if [code for code in old if code in both] != [code for code in new if code in both]:
        yield Topic(Section.UNITS, ("units",), say("Các đơn vị")).change(say("thứ tự đã đổi"))


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


def quota_changes(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    """What became of the tables of quotas."""
    names = Names(old, new)
    return difference.keyed_changes(
        Section.QUOTAS,
        (_tables(old), _tables(new)),
        lambda given: _table_name(*given, names),
        lambda topic, before, after: _quota_changes(topic, names, before, after),
        lambda given: _summary(given[1], _given(*given)),
    )


def _tables(campaign: Campaign) -> dict[str, tuple[Campaign, Quota]]:
    """The tables by code, else by indicator and phase; a second such one by its number."""
    tables: dict[str, tuple[Campaign, Quota]] = {}
    for quota in campaign.quotas:
        indicator = campaign.indicator_code(quota.indicator)
        key = quota.code or "/".join(filter(None, (indicator, quota.phase)))
        while key in tables:
            key += "'"
        tables[key] = (campaign, quota)
    return tables


def _table_name(campaign: Campaign, quota: Quota, names: Names) -> Message:
    name = names.indicators.get(campaign.indicator_code(quota.indicator), "–")
    if quota.phase is None:
        return words(name)
    return say("{name}, {phase}", name=name, phase=names.phases.get(quota.phase, quota.phase))


def _quota_changes(
    topic: Topic, names: Names, old: tuple[Campaign, Quota], new: tuple[Campaign, Quota]
) -> Iterator[RecordChange]:
    yield from _amounts(topic, names, names.units, (old[1], new[1]), (_given(*old), _given(*new)))
    yield from record_changes(topic, old[1], new[1], skip=_OF_QUOTA)


def _amounts(
    topic: Topic,
    names: Names,
    labels: Mapping[str, Message],
    both: tuple[Counting, Counting],
    totals: tuple[Number | None, Number | None],
) -> Iterator[RecordChange]:
    """The numbers of units, and their total, that are not what they were; `""` labels the total."""
    old, new = both
    given = names.recoded(old.counts)
    yield from difference.count_changes(topic.inside("counts"), labels, given, new.counts)
    before, after = totals
    if before != after:
        yield difference.amount_change(topic.inside("total"), labels.get("", _WHOLE), before, after)


def _given(campaign: Campaign, quota: Quota) -> Number | None:
    """What a table of quotas gives in all: as published, else each unit's once; nothing of rates."""
    is_rate = _indicator(campaign, campaign.indicator_code(quota.indicator)).is_rate
    if quota.total is not None or is_rate or not quota.counts:
        return quota.total
    return sum_of_quotas(campaign, quota.counts)


def _counted(campaign: Campaign, snapshot: Snapshot, result: Result | None) -> Number | None:
    """What a snapshot says in all: as published, else as its figures say; nothing of rates and of a period alone."""
    if result is None or result.total is not None or not result.counts:
        return result.total if result else None
    indicator = _indicator(campaign, campaign.indicator_code(result.indicator))
    if indicator.is_rate or indicator.counts_as is Counted.PERIOD:
        return None
    count = tally_of(compute_figures(campaign, snapshot), indicator.code).count
    if count is None:
        return None
    whole = count.value.denominator == 1
    return int(count.value) if whole else DecimalCount(count.value)


def _indicator(campaign: Campaign, code: str) -> Indicator:
    return by_code(campaign.indicators)[code]


def _summary(table: Counting, total: Number | None) -> Message:
    """What a new table holds, in short."""
    units = len(table.counts)
    if total is None:
        return say("mới")
    if not units:
        return say("mới: tổng {total}", total=difference.shown(total))
    return say("mới: {units} đơn vị, tổng {total}", units=units, total=difference.shown(total))


def result_changes(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    """What became of the snapshots, the oldest first."""
    names = Names(old, new)
    before, after = _snapshots(old), _snapshots(new)
    for key in sorted({**before, **after}):
        taken = (after.get(key) or before[key]).as_of
        subject = say("tính đến {moment}", moment=taken.said)
        topic = Topic(Section.RESULTS, ("results", key), subject)
        if key not in after:
            yield topic.disappeared()
        elif key not in before:
            yield from _new_snapshot(topic, new, after[key], names)
        else:
            yield from _snapshot_changes(topic, names, (old, before[key]), (new, after[key]))


def _snapshots(campaign: Campaign) -> dict[str, Snapshot]:
    return {str(snapshot.as_of): snapshot for snapshot in campaign.snapshots}


def _new_snapshot(
    topic: Topic, campaign: Campaign, snapshot: Snapshot, names: Names
) -> Iterator[RecordChange]:
    for code, result in _results(campaign, snapshot).items():
        name = names.indicators.get(code, code)
        fact = say(
            "{indicator}: {total}",
            indicator=name,
            total=_summary(result, _counted(campaign, snapshot, result)),
        )
        yield topic.inside(code).appeared(fact)


def _results(campaign: Campaign, snapshot: Snapshot) -> dict[str, Result]:
    return {campaign.indicator_code(result.indicator): result for result in snapshot.results}


def _snapshot_changes(topic: Topic, names: Names, old: Taken, new: Taken) -> Iterator[RecordChange]:
    yield from record_changes(topic, old[1], new[1], skip=("results",))
    before, after = _results(*old), _results(*new)
    for code in {**after, **before}:
        one, other = before.get(code, Result()), after.get(code, Result())
        labels = _labels(names, code, is_main=code == new[0].main_indicator.code)
        inside = topic.inside(code)
        totals = _counted(*old, before.get(code)), _counted(*new, after.get(code))
        yield from _amounts(inside, names, labels, (one, other), totals)
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
