"""Laws that hold for the figures of every campaign, whoever computes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from itertools import count, islice

import pytest

from generator.model.campaign import Campaign, Counted, Indicator, Phase, TieRule, Unit
from generator.model.results import Result, Snapshot
from generator.wording import Moment
from tests.oracle import telling
from tests.oracle.campaigns import DAY, EXAMPLES, Case, Shape, drawn
from tests.oracle.comparing import VALUE, Told
from tests.oracle.dice import Dice
from tests.oracle.shown import shown
from tests.oracle.telling import Figures, Teller

TELLERS = pytest.mark.parametrize(
    "tell", [telling.program, telling.oracle], ids=lambda one: one.__name__
)
SHAPES = [shape for shape in Shape if shape is not Shape.INCLUDES]


def law(holds_of: Callable[[Case], bool] = lambda _: True):
    """What holds for any campaign of a sort, whoever tells of it: tried on a few, in the slow run on many."""

    def tried(check):
        @TELLERS
        @EXAMPLES
        def test(tell, examples):
            those = filter(holds_of, map(any_case, count()))
            for case in islice(those, examples.start, examples.stop):
                try:
                    check(tell, case)
                except AssertionError as error:
                    error.add_note(shown(*case))
                    raise

        return test

    return tried


def any_case(number: int) -> Case:
    """A campaign of any shape, other ones than those that `asked` knows by numbers."""
    dice = Dice(f"of any shape {number}")
    return drawn(dice, dice.one_of(*SHAPES))


def with_snapshots(campaign: Campaign, snapshots: list[Snapshot]) -> Campaign:
    return campaign.model_copy(update={"snapshots": tuple(snapshots)})


def with_results(snapshot: Snapshot, change) -> Snapshot:
    results = tuple(result.model_copy(update=change(result)) for result in snapshot.results)
    return snapshot.model_copy(update={"results": results})


def added_up(campaign: Campaign) -> list[Indicator]:
    """The indicators whose counts may be added up, and say how."""
    return [one for one in campaign.indicators if not one.is_rate and one.counts_as is not None]


def plain(told: Figures) -> dict:
    """What is said without how well it is covered."""
    return {key: (one.state, one.value) for key, one in told.items()}


def told_again(tell: Teller, case, campaign: Campaign, snapshot: Snapshot | None = None) -> None:
    """Nothing may be said otherwise of the changed campaign."""
    assert tell(campaign, snapshot or case[1]) == tell(*case)


@law()
def test_what_comes_after_a_moment_changes_nothing(tell, case):
    campaign, snapshot = case
    earlier = [one for one in campaign.snapshots if one.as_of <= snapshot.as_of]
    told_again(tell, case, with_snapshots(campaign, earlier))


def opens_with_one_that_is_there(case: Case) -> bool:
    """Whether each snapshot with which a phase opens is there: another one may be meant else."""
    campaign, _ = case
    for phase in campaign.phases:
        if phase.opens_as_of is not None:
            named = [one for one in campaign.snapshots if one.as_of.is_meant_by(phase.opens_as_of)]
            if not named:
                return False
    return True


@law(opens_with_one_that_is_there)
def test_midnight_is_the_end_of_the_day_before(tell, case):
    def at_midnight(one):
        moment = one.as_of
        end = Moment(moment.day + DAY, time.min) if moment.at is None else moment
        return one.model_copy(update={"as_of": end})

    campaign, snapshot = case
    again = with_snapshots(campaign, [*map(at_midnight, campaign.snapshots)])
    assert plain(tell(again, at_midnight(snapshot))) == plain(tell(*case))


@law(lambda case: case[0].tie_rule is not TieRule.ORDER)
def test_the_order_of_files_and_units_changes_nothing(tell, case):
    campaign, _ = case
    parts = ("units", "snapshots", "indicators", "quotas", "phases", "bases", "changes")
    turned = {part: getattr(campaign, part)[::-1] for part in parts}
    told_again(tell, case, campaign.model_copy(update=turned))


@law()
def test_counts_that_are_seven_times_as_large_have_sums_as_large_and_the_same_parts(tell, case):
    campaign, snapshot = case
    times = 7
    rates = {one.code for one in campaign.indicators if one.is_rate}

    def scaled(result: Result) -> dict:
        if result.indicator in rates:
            return {}
        counts = {unit: count * times for unit, count in result.counts.items()}
        return {"counts": counts, "total": None if result.total is None else result.total * times}

    changes = [
        change.model_copy(
            update={
                "opening": {
                    unit: {code: count * times for code, count in of.items()}
                    for unit, of in change.opening.items()
                }
            }
        )
        for change in campaign.changes
    ]
    snapshots = [with_results(one, scaled) for one in campaign.snapshots]
    grown = with_snapshots(campaign.model_copy(update={"changes": tuple(changes)}), snapshots)
    quotients = {one.code: one.of for one in campaign.indicators if one.of}

    def expected(key, one: Told) -> Told:
        name, indicator = key[:2]
        if one.value is None or name in {"rank", "share"}:
            return one
        if indicator in quotients:
            by_base = quotients[indicator][1] not in {code.code for code in campaign.indicators}
            return replace(one, value=one.value * times) if by_base else one
        return one if indicator in rates else replace(one, value=one.value * times)

    assert tell(grown, snapshot_of(grown, snapshot)) == {
        key: expected(key, one) for key, one in tell(campaign, snapshot).items()
    }


def snapshot_of(campaign: Campaign, snapshot: Snapshot) -> Snapshot:
    return next(one for one in campaign.snapshots if one.as_of == snapshot.as_of)


@law(lambda case: any(is_leaf(case[0], unit) for unit in case[0].units))
def test_a_unit_told_in_two_parts_changes_no_sum(tell, case):
    campaign, snapshot = case
    whole = next(unit for unit in campaign.units if is_leaf(campaign, unit))
    first = whole.model_copy(update={"code": "part1", "bases": {}})
    second = first.model_copy(update={"code": "part2"})
    units = [one for one in campaign.units if one is not whole]
    rates = {one.code for one in campaign.indicators if one.is_rate}

    def parted(result: Result) -> dict:
        counts = dict(result.counts)
        count = counts.pop(whole.code, None)
        if count is not None and result.indicator not in rates:
            counts |= {"part1": count // 2, "part2": count - count // 2}
        return {"counts": counts}

    def shared(one: Snapshot) -> Snapshot:
        statuses = dict(one.statuses)
        if whole.code in statuses:
            status = statuses.pop(whole.code)
            statuses |= {"part1": status, "part2": status}
        return with_results(one, parted).model_copy(update={"statuses": statuses})

    snapshots = [shared(one) for one in campaign.snapshots]
    indicators = [
        one.model_copy(update={"exempt": (*one.exempt, "part1", "part2")})
        if whole.code in one.exempt
        else one
        for one in campaign.indicators
    ]
    parts = {
        "units": (*units, first, second),
        "quotas": (),
        "indicators": tuple(indicators),
    }
    apart = with_snapshots(campaign.model_copy(update=parts), snapshots)
    codes = {one.code for one in added_up(campaign)}
    assert sums(tell(apart, snapshot_of(apart, snapshot)), codes) == sums(tell(*case), codes)


def is_leaf(campaign: Campaign, unit: Unit) -> bool:
    parents = {one.parent for one in campaign.units}
    changed = {
        code for one in campaign.changes for code in (*one.predecessors, *one.into, one.rename)
    }
    return unit.code not in parents and unit.code not in changed


def sums(told: Figures, indicators: set[str]) -> dict:
    """The figures of the whole."""
    return {
        key: said for key, said in plain(told).items() if key[1] in indicators and key[3] is None
    }


@law()
def test_a_unit_without_values_changes_only_the_coverage_of_the_whole(tell, case):
    campaign, snapshot = case
    more = campaign.model_copy(update={"units": (*campaign.units, Unit(code="new", name="Mới"))})
    before, after = tell(campaign, snapshot), tell(more, snapshot)
    for indicator in added_up(campaign):
        key = ("count", indicator.code, None, None)
        assert (after[key].state, after[key].value) == (before[key].state, before[key].value)
        if before[key].state == VALUE and not before[key].is_complete:
            known, of = before[key].numbers
            assert of == 0 or after[key].numbers == (known, of + 1)


@law()
def test_the_units_of_a_partition_add_up_to_the_whole(tell, case):
    campaign, snapshot = case
    snapshots = [with_results(one, lambda _: {"total": None}) for one in campaign.snapshots]
    bare = with_snapshots(campaign, snapshots)
    told = tell(bare, snapshot_of(bare, snapshot))
    for indicator in added_up(campaign):
        if indicator.counts_as is Counted.PERIOD and any(unit.parent for unit in bare.units):
            continue
        whole = told["count", indicator.code, None, None]
        rows = {
            key[3]: one for key, one in told.items() if key[:3] == ("count", indicator.code, None)
        }
        tops = [one for unit, one in rows.items() if unit and is_top(bare, unit, rows)]
        known = [one.value for one in tops if one.state == VALUE]
        if whole.state == VALUE and not campaign.changes:
            assert sum(known) == whole.value


def is_top(campaign: Campaign, unit: str, rows: dict) -> bool:
    units = {one.code: one for one in campaign.units}
    parent = units[unit].parent
    while parent:
        if parent in rows:
            return False
        parent = units[parent].parent
    return True


@law(lambda case: min(one.as_of.day for one in case[0].snapshots) >= case[0].starts)
def test_phases_that_tile_the_campaign_add_up_to_the_whole(tell, case):
    campaign, _ = case
    snapshots = sorted(campaign.snapshots, key=lambda one: one.as_of)
    snapshots = [one.model_copy(update={"since": None}) for one in snapshots]
    days = [one.as_of.day for one in snapshots]
    starts = [campaign.starts, *(day + DAY for day in days[:-1])]
    tiles = tuple(
        Phase(code=f"tile{place}", name="x", starts=first, ends=last)
        for place, (first, last) in enumerate(zip(starts, days, strict=True))
    )
    tiled = campaign.model_copy(update={"phases": tiles, "targets": (), "quotas": ()})
    tiled = with_snapshots(tiled, snapshots)
    told = tell(tiled, snapshots[-1])
    for indicator in added_up(campaign):
        told_in = [told["count", indicator.code, tile.code, None] for tile in tiles]
        is_told = all(one.state == VALUE and one.is_complete for one in told_in)
        whole = told["count", indicator.code, None, None]
        if indicator.counts_as is not Counted.STATE and is_told:
            assert sum(one.value for one in told_in) == whole.value
