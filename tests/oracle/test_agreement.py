"""The program and the oracle say the same of every figure: the same value, unknown alike, refused alike.

A few of each shape here, more in the slow run; `python -m tests.oracle 20000` asks as many as one likes.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.campaigns import EXAMPLES, Shape, asked
from tests.oracle.comparing import Comparison
from tests.oracle.shown import shown


@EXAMPLES
@pytest.mark.parametrize("shape", Shape)
def test_both_ways_of_computing_say_the_same(shape, examples):
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(asked(shape))
    def ask(case):
        assert Comparison(*case).differences == [], shown(*case)

    ask()
