"""Between which values a hedged figure lies, and when two figures can both be true."""

from __future__ import annotations

import pytest

from generator.model.results import Precision
from generator.model.rules.amounts import Bounds

EXACT, OVER, NEARLY, ABOUT = Precision


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((5, EXACT), (5, EXACT), True),
        ((5, EXACT), (6, EXACT), False),
        ((5, OVER), (5, EXACT), True),
        ((5, OVER), (600, EXACT), True),
        ((5, OVER), (4, EXACT), False),
        ((5, NEARLY), (5, EXACT), True),
        ((5, NEARLY), (6, EXACT), False),
        ((5, NEARLY), (4, OVER), True),
        ((5, NEARLY), (6, OVER), False),
        ((5, ABOUT), (600, EXACT), True),
    ],
)
def test_what_can_both_be_true(one, other, agree):
    left, right = Bounds.of(*one), Bounds.of(*other)
    assert (left.meets(right), right.meets(left)) == (agree, agree)


@pytest.mark.parametrize(
    ("one", "other", "added", "left"),
    [
        (Bounds(9, 9), Bounds(4, 4), Bounds(13, 13), Bounds(5, 5)),
        (Bounds(9, None), Bounds(4, 4), Bounds(13, None), Bounds(5, None)),
        (Bounds(9, 9), Bounds(4, None), Bounds(13, None), Bounds(0, 5)),
        (Bounds(0, 9), Bounds(4, 4), Bounds(4, 13), Bounds(0, 5)),
    ],
)
def test_sum_and_difference(one, other, added, left):
    assert (one.plus(other), one.minus(other)) == (added, left)
