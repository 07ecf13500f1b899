"""What may be added, and what the result is of."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.figures.figure import TYPED, Figure, NeverAdded, Quantity, ratio

HALF = Figure(Fraction(1, 2), quantity=Quantity.RATE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Figure(1) / Figure(2), Figure(1) / Figure(3)),
        (HALF, HALF),
        (Figure(7) / 2, Figure(5) / 2 + 1),
        (Figure(7) / 2, HALF),
    ],
)
def test_quotients_are_never_added(left, right):
    with pytest.raises(NeverAdded):
        left + right


def test_parts_of_one_whole_are_added_and_a_typed_rate_to_any():
    whole = Figure(8)
    assert ratio(Figure(1), whole) + ratio(Figure(3), whole) == Fraction(1, 2)
    assert HALF + Figure(Fraction(1, 10), quantity=Quantity.RATE, noun=TYPED) == Fraction(3, 5)
    assert (HALF + 1).value == Fraction(3, 2)


def test_a_sum_counts_what_its_parts_count():
    assert (Figure(1).of("hộ") + Figure(2).of("hộ") + 5).noun == "hộ"
    assert (Figure(1).of("hộ") - Figure(2).of("xã")).noun == ""
