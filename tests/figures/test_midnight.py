"""A snapshot of 0h00 is one of the end of the day before: it closes a phase and opens the next."""

from __future__ import annotations

import pytest
import yaml

from generator.figures.moment import figures_on
from generator.model.campaign import Campaign
from generator.wording import read_moment

TEXT = """
code: c
name: C
short_name: C
issuer: i
starts: 01/01/2022
ends: 31/12/2022
indicators: [{{code: ideas, name: A, unit_of_measure: a}}]
phases: [{{code: p1, name: P1, ends: 31/3/2022}}, {{code: p2, name: P2, ends: 31/12/2022}}]
snapshots: [{{as_of: {moment}, results: [{{total: 10}}]}}, {{as_of: 30/6/2022, results: [{{total: 15}}]}}]
"""


@pytest.mark.parametrize(
    ("moment", "first", "second"),
    [
        ("31/3/2022", 10, 5),
        ("24h00 31/3/2022", 10, 5),
        ("0h00 01/4/2022", 10, 5),
        ("0h01 01/4/2022", None, None),
    ],
)
def test_midnight_ends_the_day_before(moment, first, second):
    read = yaml.load(TEXT.format(moment=moment), yaml.BaseLoader)  # noqa: S506
    phases = figures_on(Campaign.model_validate(read), read_moment("30/6/2022")).main.phases
    counts = [phases[code].count for code in ("p1", "p2")]
    assert [None if one is None else one.value for one in counts] == [first, second]
