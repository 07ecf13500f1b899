"""Quotients: of which moment each of both numbers is, and what that limits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.figures import Coverage
from generator.wording.read_dates import read_moment

POOR, HOUSES, RATE = "poor", "houses", "rate"
FEBRUARY, MARCH, APRIL = map(read_moment, ("28/02/2022", "31/3/2022", "30/4/2022"))


@pytest.fixture
def rated(figures):
    """The rate of poor houses of these snapshots: by day, what each of both indicators says of its units."""

    def tally(snapshots, counted="state", phases=(), **parts):
        sorts = [
            {"code": code, "name": name, "unit_of_measure": "hộ", "counted": counted}
            for code, name in ((POOR, "Số hộ nghèo"), (HOUSES, "Số hộ"))
        ]
        rate = {"code": RATE, "name": "Tỷ lệ hộ nghèo", "unit_of_measure": "%"}
        of = {"measure": "rate", "of": [POOR, HOUSES]}
        codes = dict.fromkeys(
            code for told in snapshots.values() for counts in told.values() for code in counts
        )
        return figures(
            indicators=[*sorts, rate | of],
            units=parts.pop("units", [{"code": code, "name": code} for code in codes]),
            phases=[*phases],
            snapshots=[
                {
                    "as_of": day,
                    "results": [
                        {
                            "indicator": code,
                            "counts": {one: str(count) for one, count in counts.items()},
                        }
                        for code, counts in told.items()
                    ],
                }
                for day, told in snapshots.items()
            ],
            **parts,
        ).indicators[RATE]

    return tally


OLD_BASE = {"31/3/2022": {HOUSES: {"a": 40}}, "30/4/2022": {POOR: {"a": 30}}}
NEW_BASE = {"31/3/2022": {POOR: {"a": 30}}, "30/4/2022": {HOUSES: {"a": 40}}}
BOTH = {"31/3/2022": {POOR: {"a": 20}, HOUSES: {"a": 40}}, "30/4/2022": {POOR: {"a": 30}}}


def by_houses(moment, as_of=None):
    return (Coverage(1, 1, as_of=as_of, divisors=(("Số hộ", moment),)),)


@pytest.mark.parametrize(
    ("snapshots", "limits"),
    [
        ({"30/4/2022": {POOR: {"a": 30}, HOUSES: {"a": 40}}}, ()),
        (OLD_BASE, by_houses(MARCH)),
        (NEW_BASE, by_houses(APRIL, as_of=MARCH)),
        (
            {"8h00 30/4/2022": {HOUSES: {"a": 40}}, "30/4/2022": {POOR: {"a": 30}}},
            by_houses(read_moment("8h00 30/4/2022")),
        ),
        ({"30/4/2022": {POOR: {"a": 30}}, "0h00 01/5/2022": {HOUSES: {"a": 40}}}, ()),
        (
            {"24h00 30/4/2022": {HOUSES: {"a": 40}, POOR: {"a": 30}}},
            (),
        ),
    ],
    ids=["one moment", "older", "newer", "earlier of the day", "midnight", "end of the day"],
)
def test_a_quotient_says_of_when_what_it_is_divided_by_is(rated, snapshots, limits):
    tally = rated(snapshots)
    assert (tally.count.value * 4, tally.count.coverage) == (3, limits)
    assert tally.unit["a"].count.coverage == limits


def test_so_does_a_group(rated):
    units = [{"code": code, "name": code, "group": "g"} for code in "ab"]
    told = {"31/3/2022": {HOUSES: {"a": 40, "b": 60}}, "30/4/2022": {POOR: {"a": 30, "b": 20}}}
    (group,) = rated(told, units=units, groups=[{"code": "g", "name": "g"}]).groups
    assert (group.count.value * 2, group.count.coverage[0].divisors) == (1, (("Số hộ", MARCH),))


def test_a_group_in_which_a_superior_is_silent_is_not_of_all(rated):
    units = [
        {"code": "a", "name": "a", "group": "g"},
        {"code": "p", "name": "p", "group": "g"},
        {"code": "c", "name": "c", "parent": "p", "active_to": "31/3/2022"},
    ]
    told = {"30/4/2022": {POOR: {"a": 1}, HOUSES: {"a": 4}}}
    (group,) = rated(
        told, counted="cumulative", units=units, groups=[{"code": "g", "name": "g"}]
    ).groups
    (limit,) = group.count.coverage
    assert (group.count.value * 4, limit.known, limit.of) == (1, 1, 2)


def test_growth_says_it_of_now_and_of_then(rated):
    growth = rated(BOTH).growth
    assert (growth.value * 4, growth.coverage[0].divisors) == (1, (("Số hộ", MARCH),))
    told = {"28/02/2022": {HOUSES: {"a": 40}}, "31/3/2022": {POOR: {"a": 20}}}
    growth = rated(told | {"30/4/2022": {POOR: {"a": 30}, HOUSES: {"a": 40}}}).growth
    assert growth.coverage[0].divisors == (("Số hộ", FEBRUARY),)


def test_what_it_was_before_says_it_of_then(rated):
    told = {"28/02/2022": {HOUSES: {"a": 40}}, "31/3/2022": {POOR: {"a": 20}}}
    tally = rated(told | {"30/4/2022": {POOR: {"a": 30}, HOUSES: {"a": 40}}})
    assert (tally.previous.value * 2, tally.previous.coverage) == (1, by_houses(FEBRUARY))
    assert rated(BOTH).previous.coverage == ()


def test_of_periods_those_of_the_phase_count(rated):
    phase = {"code": "p", "name": "p", "starts": "01/3/2022", "ends": "31/5/2022"}
    told = {
        "28/02/2022": {POOR: {"a": 1}, HOUSES: {"a": 1}},
        "31/3/2022": {POOR: {"a": 1}, HOUSES: {"a": 4}},
        "30/4/2022": {POOR: {"a": 2}},
    }
    tally = rated(told, counted="period", phases=[phase]).phases["p"]
    assert (tally.count.value * 4, tally.count.coverage[0].divisors) == (3, (("Số hộ", MARCH),))


WEEKS = "05/4/2022", "12/4/2022"


@pytest.mark.parametrize(
    ("first", "last", "rate", "coverage"),
    [
        pytest.param(
            ({"a": 36, "b": 25}, {"a": 40, "b": 30}), ({"a": 39}, {"a": 42}), (100, 112),
            Coverage(1, 2), id="a unit lacks a week of both: it is in both sums, and in the rate",
        ),
        pytest.param(
            ({"a": 36, "b": 25}, {"a": 40, "b": 30}), ({"a": 39, "b": 27}, {"a": 42}), (75, 82),
            Coverage(1, 2, of_both_numbers=True), id="of one number only: it has no rate, and the sum says so",
        ),
        pytest.param(
            ({"a": 36, "b": 25}, {"a": 40, "b": 30}), ({"a": 39, "b": 27}, {"a": 42, "b": 33}), (127, 145),
            None, id="nothing is lacking",
        ),
    ],
)  # fmt: skip
def test_a_rate_of_periods_is_of_what_both_numbers_hold(rated, first, last, rate, coverage):
    weeks = {
        day: {POOR: upper, HOUSES: lower}
        for day, (upper, lower) in zip(WEEKS, (first, last), strict=True)
    }
    grouped = [{"code": code, "name": code, "group": "g"} for code in "ab"]
    tally = rated(weeks, "period", units=grouped, groups=[{"code": "g", "name": "Nhóm"}])
    for whole in (tally.count, tally.groups[0].count):
        assert (whole.value, whole.coverage) == (Fraction(*rate), (coverage,) if coverage else ())


def test_a_unit_of_which_both_numbers_are_of_other_periods_has_no_rate(rated):
    first = {POOR: {"a": 36}, HOUSES: {"a": 40}}
    tally = rated(dict(zip(WEEKS, (first, {POOR: {"a": 39}, HOUSES: {}}), strict=True)), "period")
    assert tally.unit["a"].lack("count").message.text() == (
        "hai số không cùng các kỳ nên chưa tính được tỷ lệ"
    )
