"""Counts against named targets: the golden vectors of the seeds through the public functions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from generator.drafting.vocabulary.filters import build_filters
from generator.figures.figure import Quantity
from generator.model.results import Precision

say = build_filters(1)


@pytest.mark.parametrize(
    ("count", "goal", "rate", "surplus", "shortfall"),
    [
        ("2.660", "5.091", "52,2%", 0, 2_431),
        ("1.775", "1.200", "147,9%", 575, 0),
        ("2.412", "2.300", "104,9%", 112, 0),
        ("1.539", "600", "256,5%", 939, 0),
        ("3.718", "5.000", "74,4%", 0, 1_282),
        ("3.718", "16.000", "23,2%", 0, 12_282),
        ("600", "600", "100%", 0, 0),
    ],
)
def test_rate_surplus_and_shortfall(figures, count, goal, rate, surplus, shortfall):
    target = figures(
        targets=[{"code": "t", "name": "chỉ tiêu", "count": goal}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"total": count}]}],
    ).main.targets["t"]
    assert say["percent"](target.rate) == rate
    assert (target.surplus, target.shortfall) == (surplus, shortfall)


def test_whole_percentages_as_seed_004_rounds_them():
    whole = build_filters(0)
    assert whole["percent"](Fraction(1_775, 1_200)) == "148%"
    assert whole["percent"](Fraction(2_412, 2_300)) == "105%"


LAI_CHAU = {
    "phases": [
        {"code": "gd1", "name": "giai đoạn 1", "ends": "31/5/2022"},
        {"code": "gd2", "name": "giai đoạn 2", "starts": "01/6/2022", "ends": "01/9/2023"},
    ],
    "targets": [
        {"code": "first", "name": "giai đoạn 1", "phase": "gd1", "count": "1.200"},
        {"code": "whole", "name": "cả Chương trình", "count": "2.300", "reached_on": "10/12/2022"},
    ],
    "snapshots": [
        {"as_of": "31/5/2022", "results": [{"total": "1.775"}]},
        {"as_of": "06/3/2023", "results": [{"total": "2.412"}]},
    ],
}


def test_a_phase_result_is_the_difference_of_cumulative_counts(figures):
    phases = figures(**LAI_CHAU).main.phases
    assert phases["gd1"].count == 1_775
    assert phases["gd2"].count == 637


def test_days_before_the_deadline_need_the_day_of_reaching(figures):
    target = figures(**LAI_CHAU).main.targets["whole"]
    assert target.days_early == 265
    assert target.deadline == date(2023, 9, 1)


def test_days_before_the_deadline_counting_both_ends(figures):
    target = figures(**LAI_CHAU, day_count="both_ends").main.targets["whole"]
    assert target.days_early == 266


def test_a_last_day_that_does_not_count_moves_the_deadline(figures):
    target = figures(**LAI_CHAU, last_day_counts="không").main.targets["whole"]
    assert target.deadline == date(2023, 8, 31)
    assert target.days_early == 264


def test_the_day_of_reaching_is_found_in_the_snapshots(figures):
    targets = [{"code": "whole", "name": "cả", "count": "2.300"}]
    target = figures(**LAI_CHAU | {"targets": targets}).main.targets["whole"]
    assert target.reached_on == date(2023, 3, 6)
    assert target.days_early == 179


def test_a_target_that_is_not_reached_has_no_such_day(figures):
    targets = [{"code": "whole", "name": "cả", "count": "9.000"}]
    target = figures(**LAI_CHAU | {"targets": targets}).main.targets["whole"]
    assert target.reached_on is None
    assert target.days_early is None


def test_days_left_and_pace_as_of_25_april(figures):
    target = (
        figures(
            phases=[{"code": "dot1", "name": "đợt 1", "ends": "31/5/2022"}],
            targets=[{"code": "t", "name": "t", "phase": "dot1", "count": "5.091"}],
            snapshots=[{"as_of": "25/4/2022", "results": [{"total": "2.660"}]}],
        )
        .main.phases["dot1"]
        .targets["t"]
    )
    assert target.days_left == 36
    assert say["number"](target.pace, 1) == "28,9"
    assert say["number"](target.pace_needed, 1) == "67,5"
    assert say["number"](target.pace_factor, 1) == "2,3"


@pytest.mark.parametrize(
    ("done", "as_of", "behind"),
    [
        ("0", "15/5/2022", True),
        ("0", "22/4/2022", True),
        ("3", "22/4/2022", False),
        ("10", "15/5/2022", True),
        ("60", "01/5/2022", False),
        ("99", "31/5/2022", True),
        ("100", "31/5/2022", False),
    ],
    ids=[
        "nothing",
        "nothing on the first day",
        "enough on the first day",
        "too slow",
        "in time",
        "time is over",
        "reached",
    ],
)
def test_who_must_go_faster_than_so_far_is_behind(figures, done, as_of, behind):
    found = figures(
        starts="22/4/2022",
        ends="31/5/2022",
        targets=[{"code": "t", "name": "t", "count": "100"}],
        snapshots=[{"as_of": as_of, "results": [{"total": done}]}],
    )
    assert found.main.targets["t"].behind is behind


def test_a_window_counts_both_ends(figures):
    span = figures(starts="22/4/2022", ends="31/5/2022").main.span
    assert span.length == 40


def test_a_percentage_of_a_base_sets_an_exact_goal(figures):
    target = figures(
        bases=[{"code": "members", "name": "đoàn viên", "total": "12.000"}],
        targets=[{"code": "t", "name": "t", "rate": "15%", "of": "members"}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"total": "1.539"}]}],
    ).main.targets["t"]
    assert target.goal == 1_800
    assert say["percent"](target.rate) == "85,5%"


def test_a_range_of_rates_has_two_ends(figures):
    target = figures(
        bases=[{"code": "workers", "name": "CNVCLĐ", "total": "125.000"}],
        targets=[{"code": "t", "name": "t", "rate": "8%", "rate_to": "10%", "of": "workers"}],
    ).main.targets["t"]
    assert (target.goal, target.goal_to) == (10_000, 12_500)


def test_a_hedged_total_never_yields_an_exact_rate(figures):
    target = figures(
        targets=[{"code": "t", "name": "t", "count": "2.000"}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"total": "2.200", "precision": "over"}]}],
    ).main.targets["t"]
    assert target.rate.precision is Precision.OVER
    assert say["percent"](target.rate) == "trên 110%"
    assert say["difference"](target, "sáng kiến") == "vượt trên 200 sáng kiến"


def test_an_indicator_counted_anew_each_time_is_added_up(figures):
    tally = figures(
        indicators=[
            {"code": "i", "name": "i", "unit_of_measure": "lớp", "counted": "period"},
        ],
        units=[{"code": "a", "name": "A"}],
        snapshots=[
            {"as_of": "31/3/2022", "results": [{"counts": {"a": "3"}}]},
            {"as_of": "30/4/2022", "results": [{"counts": {"a": "4"}}]},
        ],
    ).main
    assert tally.count == 7
    assert tally.unit["a"].count == 7


def test_without_a_snapshot_nothing_is_counted(figures):
    tally = figures(targets=[{"code": "t", "name": "t", "count": "600"}]).main
    assert tally.count is None
    assert tally.targets["t"].rate is None
    assert tally.targets["t"].goal == 600


def test_of_a_rate_no_rate_is_made_and_of_a_stock_no_pace(figures):
    share = {"code": "s", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    poor = {
        "code": "p",
        "name": "hộ nghèo",
        "unit_of_measure": "hộ",
        "counted": "state",
        "better": "lower",
    }
    found = figures(
        indicators=[share, poor],
        targets=[
            {"code": "s", "name": "s", "indicator": "s", "rate": "91,5%"},
            {"code": "p", "name": "p", "indicator": "p", "count": "100"},
        ],
        snapshots=[
            {
                "as_of": "30/6/2022",
                "results": [{"indicator": "s", "total": "86,25%"}, {"indicator": "p", "total": "120"}],
            }
        ],
    )  # fmt: skip
    rate, stock = (found.indicators[code].targets[code] for code in "sp")
    assert (rate.rate, rate.shortfall, rate.shortfall.quantity) == (
        None,
        Fraction(525, 10_000),
        Quantity.POINTS,
    )
    assert "tỷ lệ của tỷ lệ" in str(rate.lack("rate").message)
    assert (stock.reached, stock.shortfall, stock.pace, stock.pace_needed) == (
        False,
        20,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"a": "4", "b": "2"}, (False, True)),
        ({"a": "4"}, (True, False)),
        ({"a": "9"}, (True, False)),
        ({"a": "9", "b": "9"}, (False, False)),
    ],
)
def test_a_rate_of_some_units_is_neither_low_enough_nor_too_high(figures, counts, state):
    target = (
        figures(
            bases=[{"code": "h", "name": "hộ"}],
            indicators=[
                {"code": "n", "name": "hộ nghèo", "unit_of_measure": "hộ", "counted": "state"},
                {
                    "code": "r",
                    "name": "tỷ lệ",
                    "measure": "rate",
                    "unit_of_measure": "%",
                    "of": ["n", "h"],
                    "better": "lower",
                },
            ],
            units=[{"code": one, "name": one, "bases": {"h": "100"}} for one in "ab"],
            targets=[{"code": "t", "name": "t", "indicator": "r", "rate": "5%"}],
            snapshots=[{"as_of": "25/4/2022", "results": [{"indicator": "n", "counts": counts}]}],
        )
        .indicators["r"]
        .targets["t"]
    )
    assert (target.undecided, target.reached) == state


GIVEN = {"unit_of_measure": "hộ", "name": "số hộ", "code": "n"}
UNITS = {
    "units": [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}],
    "snapshots": [{"as_of": "25/4/2022", "results": [{"counts": {"a": "40", "b": "50"}}]}],
}
TO_BOTH = [{"counts": {"a": "60", "b": "60"}}]
A_TARGET = [{"code": "t", "name": "chỉ tiêu", "count": "100"}]


@pytest.mark.parametrize(
    ("quotas", "targets", "more", "told"),
    [
        (TO_BOTH, [], {}, "đạt 75% tổng chỉ tiêu giao cho các đơn vị (90/120 hộ), còn thiếu 30 hộ"),
        (TO_BOTH, A_TARGET, {}, "đạt 90% chỉ tiêu (90/100 hộ), còn thiếu 10 hộ"),
        ([], [], {}, ""),
        (TO_BOTH, [], {"better": "lower", "counted": "state"}, ""),
    ],
    ids=["what was given", "a target goes before", "nothing given", "what must fall has no sum"],
)
def test_without_a_target_a_result_is_told_against_what_was_given(figures, quotas, targets, more, told):  # fmt: skip
    tally = figures(indicators=[GIVEN | more], quotas=quotas, targets=targets, **UNITS).main
    assert "; ".join(say["against"](one, "hộ", after=True) for one in tally.aims) == told
