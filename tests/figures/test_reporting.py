"""Who is to report for a moment, from how many each has reported, of how many."""

from __future__ import annotations

import pytest

from generator.figures.reporting import reporters
from generator.wording.read_dates import read_moment

UNITS = [
    {"code": "u1", "name": "U1"},
    {"code": "c1", "name": "C1", "parent": "u1"},
    {"code": "c2", "name": "C2", "parent": "u1"},
    {"code": "u2", "name": "U2"},
]
IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}


def at(as_of, indicator="ideas", **counts):
    counts = {code: str(count) for code, count in counts.items()}
    return {"as_of": as_of, "results": [{"indicator": indicator, "counts": counts}]}


@pytest.mark.parametrize(
    ("snapshots", "expected"),
    [
        ([], {"u1": (0, 1), "u2": (0, 1)}),
        ([at("31/3/2022", u1=5)], {"u1": (1, 1), "u2": (0, 1)}),
        ([at("31/3/2022", c2=5, u2=1)], {"c1": (0, 1), "c2": (1, 1), "u2": (1, 1)}),
        ([at("28/02/2022", c2=5)], {"c1": (0, 1), "c2": (0, 1), "u2": (0, 1)}),
        (
            [at("28/02/2022", c1=5), at("31/3/2022", "other", u1=5, u2=1)],
            {"c1": (0, 1), "c2": (0, 1), "u2": (0, 1)},
        ),
    ],
)
def test_who_has_reported(campaign, snapshots, expected):
    built = campaign(
        indicators=[IDEAS, IDEAS | {"code": "other"}], units=UNITS, snapshots=snapshots
    )
    assert reporters(built, built.main_indicator, read_moment("31/3/2022")) == expected
