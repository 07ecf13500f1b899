"""The program and the oracle say the same of every figure: the same value, unknown alike, refused alike.

A few of each shape here, more in the slow run; `python -m tests.oracle 20000` asks as many as one likes.
"""

from __future__ import annotations

import pytest

from tests.oracle.campaigns import EXAMPLES, Shape, asked
from tests.oracle.comparing_years import differences_of_years, told_of_years
from tests.oracle.smaller import differences, is_sound, told_at_its_least
from tests.oracle.two_years import asked_of_years


@EXAMPLES
@pytest.mark.parametrize("shape", Shape)
def test_both_ways_of_computing_say_the_same(shape, examples):
    for number in examples:
        case = asked(shape, number)
        if shape is Shape.CHAINS and not is_sound(case[0]):
            continue
        for found in differences(case)[0]:
            least = told_at_its_least(found.kind, case)
            pytest.fail(f"{found.kind}, in {shape} {number}: {least}", pytrace=False)


@EXAMPLES
@pytest.mark.parametrize("shape", Shape)
def test_both_ways_of_computing_say_the_same_of_the_year_before(shape, examples):
    for number in range(examples.start // 3, examples.stop // 3):
        case = asked_of_years(shape, number)
        for found in differences_of_years(case)[0]:
            pytest.fail(f"in {shape} {number}: {told_of_years(case, found.kind)}", pytrace=False)
