"""Units against quotas: ranks, lists, groups, shares; the awkward cases."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.figure import Figure
from generator.figures.lists import rank_rows
from generator.figures.progress import UnitProgress
from generator.model.campaign import RankBy, TieRule, Unit


def _ranks(tally):
    return {row.code: row.rank for row in tally.units}


@pytest.mark.parametrize(
    ("rule", "ranks"),
    [
        ("shared", {"a": 1, "b": 1, "c": 3}),
        ("dense", {"a": 1, "b": 1, "c": 2}),
        ("order", {"a": 1, "b": 2, "c": 3}),
    ],
)
def test_ties_follow_the_declared_rule(counted, rule, ranks):
    assert _ranks(counted({"a": 9, "b": 9, "c": 4}, tie_rule=rule)) == ranks


def test_units_rank_by_rate_where_quotas_are_given(counted):
    tally = counted({"a": 90, "b": 20, "c": 5}, {"a": 100, "b": 10})
    assert _ranks(tally) == {"a": 2, "b": 1, "c": None}


def test_units_rank_by_count_when_the_campaign_says_so(counted):
    tally = counted({"a": 90, "b": 20}, {"a": 100, "b": 10}, rank_by="count")
    assert _ranks(tally) == {"a": 1, "b": 2}


counts = st.lists(st.integers(0, 20), min_size=1, max_size=12)


def _rows(values):
    return [
        UnitProgress(Figure(value), None, unit=Unit(code=f"u{place}", name="U"))
        for place, value in enumerate(values)
    ]


@given(counts, st.randoms(use_true_random=False))
def test_shared_ranks_ignore_the_order_of_the_file(values, random):
    shuffled = list(values)
    random.shuffle(shuffled)

    def ranked(chosen):
        ranks = rank_rows(_rows(chosen), by=RankBy.COUNT, tie_rule=TieRule.SHARED)
        return sorted(zip(chosen, ranks, strict=True))

    assert ranked(values) == ranked(shuffled)


@given(counts)
def test_a_rank_is_one_more_than_the_number_of_better_units(values):
    ranks = rank_rows(_rows(values), by=RankBy.COUNT, tie_rule=TieRule.SHARED)
    assert list(ranks) == [1 + sum(other > value for other in values) for value in values]


AWKWARD = {"full": 10, "over": 200, "half": 5, "low": 4, "idle": 0, "silent": None, "free": 3}
QUOTAS = {"full": 10, "over": 20, "half": 10, "low": 10, "idle": 10, "silent": 10}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("completed", ["full", "over"]),
        ("exceeded", ["over"]),
        ("uncompleted", ["half", "low", "idle"]),
        ("lagging", ["low", "idle"]),
        ("idle_units", ["idle"]),
        ("unreported", ["silent"]),
        ("without_quota", ["free"]),
        ("leading", ["over", "full", "half"]),
    ],
)
def test_lists_of_units(counted, name, codes):
    assert [row.code for row in getattr(counted(AWKWARD, QUOTAS), name)] == codes


def test_leading_units_that_tie_for_the_last_place_are_all_named(counted):
    tally = counted({"a": 9, "b": 5, "c": 5, "d": 5, "e": 1}, leading="2")
    assert [row.code for row in tally.leading] == ["a", "b", "c", "d"]


def test_a_unit_without_a_result_never_leads(counted):
    assert counted({"a": 0, "b": 0}).leading == ()


def test_nobody_is_counted_as_zero_who_did_not_report(counted):
    tally = counted(AWKWARD, QUOTAS)
    assert tally.unit["silent"].rate is None
    assert len(tally.reported) == 6
    assert tally.count == 222
    assert tally.average == 37


def test_a_quota_of_zero_has_no_rate(counted):
    row = counted({"a": 5}, {"a": 0}).unit["a"]
    assert row.rate is None
    assert row.surplus == 5


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_surplus_and_shortfall_are_never_both(count, goal):
    row = UnitProgress(Figure(count), Figure(goal), unit=Unit(code="u", name="U"))
    assert row.surplus == 0 or row.shortfall == 0
    assert row.surplus.value - row.shortfall.value == count - goal


def test_groups_add_up_and_shares_make_the_whole(figures):
    tally = figures(
        groups=[
            {"code": "g", "name": "G"},
            {"code": "h", "name": "H"},
            {"code": "none", "name": "0"},
        ],
        units=[
            {"code": "a", "name": "A", "group": "g", "bases": {"m": "10"}},
            {"code": "b", "name": "B", "group": "h", "bases": {"m": "20"}},
            {"code": "c", "name": "C", "group": "g", "bases": {"m": "30"}},
        ],
        bases=[{"code": "m", "name": "đoàn viên"}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"a": "1", "b": "2", "c": "4"}}]}],
    ).main
    assert [(group.code, group.count.value) for group in tally.groups] == [("g", 5), ("h", 2)]
    assert sum(group.share.value for group in tally.groups) == 1
    assert tally.groups[0].bases["m"] == 40


def test_a_declared_total_beyond_the_units_leaves_a_remainder(figures):
    tally = figures(
        units=[{"code": "a", "name": "A"}],
        snapshots=[
            {"as_of": "25/4/2022", "results": [{"counts": {"a": "35.728"}, "total": "163.532"}]}
        ],
    ).main
    assert tally.count == 163_532
    assert tally.remainder == 127_804
    assert tally.unit["a"].share == Fraction(35_728, 163_532)


def test_a_unit_takes_part_from_its_first_to_its_last_day(figures):
    tally = figures(
        units=[
            {"code": "old", "name": "Old", "active_to": "24/4/2022"},
            {"code": "now", "name": "Now", "active_to": "25/4/2022"},
            {"code": "new", "name": "New", "active_from": "26/4/2022"},
        ],
        snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"now": "1"}}]}],
    ).main
    assert [row.code for row in tally.units] == ["now"]


def test_tables_follow_the_given_order_then_the_file(figures):
    tally = figures(
        units=[
            {"code": "c", "name": "C"},
            {"code": "a", "name": "A", "order": "1"},
            {"code": "b", "name": "B"},
        ]
    ).main
    assert [row.code for row in tally.units] == ["a", "c", "b"]


def test_quotas_of_all_phases_make_that_of_the_whole(figures):
    tally = figures(
        phases=[
            {"code": "p", "name": "P", "ends": "31/5/2022"},
            {"code": "q", "name": "Q", "starts": "01/6/2022", "ends": "01/9/2023"},
        ],
        units=[{"code": "a", "name": "A"}],
        quotas=[{"phase": "p", "counts": {"a": "3"}}, {"phase": "q", "counts": {"a": "4"}}],
    ).main
    assert tally.unit["a"].quota == 7
    assert tally.phases["q"].unit["a"].quota == 4


def test_growth_since_the_last_snapshot(figures):
    tally = figures(
        snapshots=[
            {"as_of": "8h00 20/4/2022", "results": [{"total": "100"}]},
            {"as_of": "20/4/2022", "results": [{"total": "130"}]},
        ]
    ).main
    assert tally.growth == 30
    assert str(tally.previous_as_of) == "2022-04-20 08:00"


def test_parts_of_a_breakdown_add_up_with_a_named_remainder(figures):
    tally = figures(
        snapshots=[
            {
                "as_of": "25/4/2022",
                "results": [
                    {
                        "total": "100",
                        "breakdowns": [
                            {"code": "s", "name": "S", "counts": {"X": "60"}, "remainder": "Khác"}
                        ],
                    }
                ],
            }
        ]
    ).main
    split = tally.breakdowns["s"]
    assert [(part.name, part.count.value) for part in split.rows] == [("X", 60), ("Khác", 40)]
    assert sum(part.share.value for part in split.rows) == 1
