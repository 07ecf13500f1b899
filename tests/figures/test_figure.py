"""Arithmetic that keeps precision and working."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.figure import Figure, Operation, difference, product, ratio, total
from generator.figures.shares import split_total
from generator.model.results import Breakdown, Precision

EXACT, OVER, NEARLY, ABOUT = Precision

figures = st.builds(Figure, st.integers(-(10**9), 10**9), st.sampled_from(Precision))


@pytest.mark.parametrize(
    ("left", "right", "summed", "subtracted", "divided"),
    [
        (EXACT, EXACT, EXACT, EXACT, EXACT),
        (OVER, EXACT, OVER, OVER, OVER),
        (EXACT, OVER, OVER, NEARLY, NEARLY),
        (OVER, OVER, OVER, ABOUT, ABOUT),
        (NEARLY, EXACT, NEARLY, NEARLY, NEARLY),
        (EXACT, NEARLY, NEARLY, OVER, OVER),
        (OVER, NEARLY, ABOUT, OVER, OVER),
        (ABOUT, EXACT, ABOUT, ABOUT, ABOUT),
    ],
)
def test_a_result_is_as_precise_as_its_sources(left, right, summed, subtracted, divided):
    a, b = Figure(2_200, left), Figure(2_000, right)
    assert total((a, b)).precision is summed
    assert difference(a, b).precision is subtracted
    assert ratio(a, b).precision is divided


def test_a_quotient_is_exact_and_knows_its_working():
    rate = ratio(Figure(2_660), Figure(5_091))
    assert rate.value == Fraction(2_660, 5_091)
    assert rate.working.operation is Operation.RATIO
    assert [operand.value for operand in rate.working.operands] == [2_660, 5_091]


def test_nothing_is_divided_by_zero():
    assert ratio(Figure(5), Figure(0)) is None


def test_a_condition_compares_what_was_typed():
    assert Figure(Fraction(1, 2)) == 0.5
    assert Figure(Fraction(1, 3)) < 0.34
    assert not Figure(Fraction(1, 10)) < 0.1
    assert Figure(3) != "3"
    assert not Figure(0)


def test_a_figure_is_not_compared_with_text():
    with pytest.raises(TypeError):
        _ = Figure(3) < "4"


@given(st.lists(figures, max_size=6))
def test_a_sum_is_that_of_its_values(parts):
    assert total(parts).value == sum(part.value for part in parts)


@given(figures, figures)
def test_what_is_added_can_be_taken_away(a, b):
    assert difference(total((a, b)), b).value == a.value


@given(figures, figures)
def test_division_undoes_multiplication(a, b):
    if b.value:
        assert ratio(product(a, b), b).value == a.value


def test_a_part_of_nought_leaves_the_other_shares_tied():
    known = Breakdown(code="s", name="Theo lĩnh vực", counts={"Y tế": 1, "Tòa án": 0, "Đất": 2})
    split = split_total(known, Figure(3))
    assert [len(part.share.slices) for part in split.parts] == [1, 1, 1]
    assert len(split.share.slices) == 3
