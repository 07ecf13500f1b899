"""Quotients: of which moment each of both numbers is, and what that limits."""

from __future__ import annotations

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
