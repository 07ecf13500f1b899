"""What figures become under the signs of an expression: value, sort and what limits them."""

from __future__ import annotations

import operator
from fractions import Fraction

import pytest

from generator.figures.coverage import Coverage, together
from generator.figures.figure import (
    OF_BASE,
    Figure,
    Operation,
    Quantity,
    added,
    difference,
    product,
    ratio,
    total,
)
from generator.wording.read_dates import read_moment

COUNT, RATE, POINTS, AVERAGE, TIMES, DAYS, NUMBER = Quantity
SIX, HALF = Figure(6), Figure(Fraction(1, 2), quantity=RATE)
MEAN = Figure(3, quantity=AVERAGE)
IDEAS, HOMES = SIX.of("sáng kiến"), Figure(2).of("hộ")
MEMBERS, UNIONS = Figure(12).of(f"{OF_BASE}m"), Figure(4).of(f"{OF_BASE}w")


def told(figure):
    return figure.value, figure.quantity


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (SIX + 2, (8, COUNT)),
        (2 + SIX, (8, COUNT)),
        (SIX - 2, (4, COUNT)),
        (2 - SIX, (-4, COUNT)),
        (-SIX, (-6, COUNT)),
        (-MEAN, (-3, AVERAGE)),
        (SIX * 2, (12, COUNT)),
        (2 * SIX, (12, COUNT)),
        (SIX * HALF, (3, COUNT)),
        (HALF * SIX, (3, COUNT)),
        (SIX / 4, (Fraction(3, 2), AVERAGE)),
        (3 / SIX, (Fraction(1, 2), AVERAGE)),
        (HALF - HALF, (0, POINTS)),
        (HALF - 1, (Fraction(-1, 2), RATE)),
        (SIX + 0.5, (Fraction(13, 2), COUNT)),
        (total([]), (0, COUNT)),
        (total([Figure(1, quantity=NUMBER), MEAN]), (4, AVERAGE)),
        (total([Figure(1, quantity=NUMBER)]), (1, NUMBER)),
    ],
)
def test_a_sign_gives_a_value_and_a_sort(figure, expected):
    assert told(figure) == expected


@pytest.mark.parametrize(
    ("left", "right", "sort"),
    [
        (SIX, Figure(3), RATE),
        (IDEAS, SIX, RATE),
        (SIX, IDEAS, RATE),
        (IDEAS, IDEAS, RATE),
        (IDEAS, HOMES, AVERAGE),
        (IDEAS, MEMBERS, RATE),
        (MEMBERS, IDEAS, AVERAGE),
        (MEMBERS, UNIONS, AVERAGE),
        (MEMBERS, MEMBERS, RATE),
        (SIX, Figure(3, quantity=DAYS), AVERAGE),
        (MEAN, MEAN, TIMES),
        (MEAN, Figure(3, quantity=NUMBER), AVERAGE),
        (HALF, Figure(3, quantity=NUMBER), RATE),
        (HALF - HALF, Figure(3, quantity=NUMBER), POINTS),
        (Figure(1, quantity=NUMBER), Figure(3, quantity=NUMBER), NUMBER),
        (Figure(1, quantity=NUMBER), SIX, AVERAGE),
        (Figure(2, quantity=TIMES), Figure(3, quantity=NUMBER), TIMES),
        (HALF, SIX, RATE),
    ],
)
def test_what_a_quotient_is(left, right, sort):
    assert ratio(left, right).quantity is sort


@pytest.mark.parametrize(
    "sign",
    [operator.add, operator.sub, operator.mul, operator.truediv, operator.lt, operator.ge],
)
@pytest.mark.parametrize("sides", [(SIX, "4"), ("4", SIX), (SIX, None)])
def test_what_is_no_number_is_refused(sign, sides):
    with pytest.raises(TypeError):
        sign(*sides)


def test_figures_compare_with_figures_and_with_numbers():
    assert [SIX < 7, SIX <= 6, SIX > 6, Figure(6) <= SIX, SIX == 6, SIX != 6] == [
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert [bool(Figure(0)), bool(SIX), hash(SIX) == hash(6)] == [False, True, True]
    with pytest.raises(ZeroDivisionError):
        _ = SIX / 0


def test_rates_are_never_summed_and_what_is_unknown_is_left_out():
    assert added([SIX, None, Figure(1)]) == 7
    assert added([None]) is None
    assert added([HALF, SIX]) is None
    assert ratio(None, SIX) is None


def test_a_product_counts_what_its_count_counts():
    assert (product(HALF, IDEAS).noun, product(IDEAS, HALF).noun) == ("sáng kiến", "sáng kiến")
    assert difference(IDEAS, IDEAS).noun == "sáng kiến"
    assert product(HALF, IDEAS).working.operation is Operation.PRODUCT


MARCH, APRIL = read_moment("31/3/2022"), read_moment("30/4/2022")
OLD, ESTIMATE = Coverage(1, 1, as_of=MARCH), Coverage(2, 2, estimated=True)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([Coverage(1, 2), Coverage(3, 4)], Coverage(4, 6)),
        ([Coverage(1, 1, as_of=APRIL), OLD, Coverage(1, 1)], Coverage(3, 3, as_of=MARCH)),
        ([Coverage(1, 1), ESTIMATE], Coverage(3, 3, estimated=True)),
        (
            [Coverage(1, 1, opens_as_of=APRIL), Coverage(1, 1, opens_as_of=MARCH), Coverage(1, 1)],
            Coverage(3, 3, opens_as_of=MARCH),
        ),
        (
            [Coverage(1, 1, carried=((APRIL, 1),)), Coverage(3, 3, carried=((MARCH, 2), (APRIL, 1)))],
            Coverage(4, 4, carried=((MARCH, 2), (APRIL, 2))),
        ),
        (
            [Coverage(1, 1, divisors=(("số hộ", MARCH),)), Coverage(1, 1, divisors=(("số hộ", MARCH),))],
            Coverage(2, 2, divisors=(("số hộ", MARCH),)),
        ),
        ([Coverage(0, 1, periods=(1, 2))], Coverage(0, 1, periods=(1, 2))),
        ([Coverage(0, 1, periods=(1, 2)), Coverage(1, 1)], Coverage(1, 2)),
    ],
)  # fmt: skip
def test_the_coverage_of_a_sum_of_different_units(parts, expected):
    assert together(parts) == expected


@pytest.mark.parametrize(
    ("coverage", "is_complete", "is_plain"),
    [
        (Coverage(2, 2), True, True),
        (Coverage(1, 2), False, False),
        (OLD, True, False),
        (ESTIMATE, True, False),
        (Coverage(1, 1, carried=((MARCH, 1),)), True, False),
        (Coverage(1, 1, opens_as_of=MARCH), True, False),
        (Coverage(1, 1, divisors=(("số hộ", MARCH),)), True, False),
        (Coverage(1, 1, periods=(1, 2)), False, False),
    ],
)
def test_what_is_complete_and_what_needs_no_word(coverage, is_complete, is_plain):
    assert (coverage.is_complete, coverage.is_plain) == (is_complete, is_plain)


@pytest.mark.parametrize(
    ("figure", "limits"),
    [
        (SIX.limited(OLD) + SIX.limited(ESTIMATE), (Coverage(3, 3, MARCH, estimated=True),)),
        (SIX.limited(ESTIMATE) + SIX.limited(ESTIMATE), (ESTIMATE,)),
        (SIX.limited(Coverage(0, 1)) + SIX.limited(Coverage(0, 1)), (Coverage(0, 2),)),
        (SIX.limited(OLD) + SIX, (Coverage(0, 0, MARCH),)),
        (SIX.limited(Coverage(1, 2)) + SIX, (Coverage(0, 0, is_open=True),)),
        (SIX + SIX.limited(Coverage(1, 2)) + SIX, (Coverage(0, 0, is_open=True),)),
        (SIX.limited(OLD) - SIX.limited(ESTIMATE), (OLD, ESTIMATE)),
        (SIX.limited(OLD) - SIX.limited(OLD), (OLD,)),
        (SIX / Figure(2).limited(OLD), (OLD,)),
        (SIX * Figure(2).limited(OLD), (OLD,)),
        (SIX + SIX, ()),
    ],
)
def test_whatever_is_made_of_a_figure_is_limited_like_it(figure, limits):
    assert figure.coverage == limits
