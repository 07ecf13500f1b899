"""Units whose superiors merge: they stand below the successor, and nothing is counted twice."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.moment import compute_figures
from generator.model.roster import Units

LINES = ["a", "b", "s", "c < a", "d < c"]
MERGED = [{"on": "01/7/2022", "merge": ["a", "b"], "into": "s"}]
TWICE = [*MERGED, {"on": "01/8/2022", "merge": ["s", "e"], "into": "z"}]


def units_of(lines):
    pairs = [line.partition(" < ") for line in lines]
    return [{"code": code, "name": code, **({"parent": up} if up else {})} for code, _, up in pairs]


@pytest.mark.parametrize(
    ("lines", "changes", "day", "parents", "tops"),
    [
        (LINES, MERGED, date(2022, 6, 30), {"c": "a", "d": "c"}, ("a", "b")),
        (LINES, MERGED, date(2022, 7, 1), {"c": "s", "d": "c"}, ("s",)),
        ([*LINES, "e", "z"], TWICE, date(2022, 8, 1), {"c": "z", "d": "c"}, ("z",)),
        (
            ["a < p", "b", "s < p", "c < a", "p"],
            MERGED,
            date(2022, 7, 1),
            {"s": "p", "c": "s"},
            ("p",),
        ),
        # taken over by the very unit below it
        (["a", "b", "s < a"], MERGED, date(2022, 7, 1), {}, ("s",)),
        (["a", "b", "s < c", "c < a"], MERGED, date(2022, 7, 1), {"s": "c"}, ("c",)),
        # a ring over two mergers
        (
            ["a", "b", "s < x", "c < a", "x", "y", "q < c"],
            [*MERGED, {"on": "01/7/2022", "merge": ["x", "y"], "into": "q"}],
            date(2022, 7, 1),
            {},
            ("s", "c", "q"),
        ),
        # of a unit that is split nobody says below which part
        (
            ["a", "s", "t", "c < a"],
            [{"on": "01/7/2022", "split": "a", "into": ["s", "t"]}],
            date(2022, 7, 1),
            {},
            ("s", "t", "c"),
        ),
    ],
)
def test_units_hang_below_the_successor(campaign, lines, changes, day, parents, tops):
    roster = Units(campaign(units=units_of(lines), changes=changes)).on(day)
    assert roster.parents == parents
    assert roster.tops == tops


PHASES = [
    {"code": "gd1", "name": "giai đoạn 1", "ends": "31/5/2022"},
    {"code": "gd2", "name": "giai đoạn 2", "ends": "01/9/2023"},
]


def test_a_phase_in_which_superiors_merge(campaign):
    built = campaign(
        units=units_of(["a", "b", "s", "c < a", "o"]),
        changes=MERGED,
        phases=PHASES,
        quotas=[{"phase": "gd2", "counts": {"a": "20", "b": "10", "c": "5", "o": "1"}}],
        snapshots=[
            {
                "as_of": "31/5/2022",
                "results": [{"counts": {"a": "50", "b": "30", "c": "10", "o": "1"}}],
            },
            {"as_of": "31/7/2022", "results": [{"counts": {"s": "110", "c": "20", "o": "4"}}]},
        ],
    )
    figures = compute_figures(built, built.snapshots[-1]).main
    phase = figures.phases["gd2"]
    assert (figures.count, phase.count, phase.quota) == (114, 33, 31)
    assert {row.code: (row.count, row.quota, row.depth) for row in phase.units} == {
        "s": (30, 30, 1),
        "c": (10, 5, 2),
        "o": (3, 1, 1),
    }
    assert figures.growth == 33


def test_a_group_has_what_came_in_by_period_before_and_since_its_superior_left(campaign):
    p, c, d = units_of(["p", "c < p", "d < p"])
    built = campaign(
        indicators=[{"code": "i", "name": "i", "unit_of_measure": "x", "counted": "period"}],
        groups=[{"code": "g", "name": "G"}],
        units=[{**p, "group": "g", "active_to": "30/6/2022"}, c, d],
        snapshots=[
            {"as_of": "30/6/2022", "results": [{"counts": {"p": "100", "c": "60", "d": "40"}}]},
            {"as_of": "31/7/2022", "results": [{"counts": {"c": "15", "d": "5"}}]},
            {"as_of": "31/8/2022", "results": [{"counts": {"c": "7"}}]},
        ],
    )
    whole = compute_figures(built, built.snapshots[-1]).main
    (group,) = whole.groups
    assert (group.count, group.previous, group.growth) == (127, 120, 7)
    assert (whole.count, whole.previous, whole.growth) == (127, 120, 7)
    assert (group.change, group.share.value) == (127, 1)
    assert group.coverage == whole.coverage
    assert group.share.slices == ()
