"""A figure in a cell of Excel or CSV, beside what a text says of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.drafting.vocabulary.numerals import said
from generator.exchange.cells import cell_of
from generator.exchange.changes import shown_amount
from generator.figures.figure import Figure, Operation, Quantity, Working
from generator.model.fields import DecimalCount
from generator.model.results import Precision

EXACT, OVER, NEARLY, ABOUT = Precision
RATE, POINTS, AVERAGE = Quantity.RATE, Quantity.POINTS, Quantity.AVERAGE
COUNTED = Working(Operation.RATIO)


@pytest.mark.parametrize(
    ("figure", "told", "value", "form", "in_csv"),
    [
        (Figure(2000, OVER), "trên 2.000", 2000, '"trên "#,##0', "trên 2.000"),
        (
            Figure(Fraction("0.9475"), quantity=RATE),
            "94,75%",
            Fraction("0.9475"),
            "#,##0.00%",
            "94,75%",
        ),
        (
            Figure(Fraction(2660, 5091), EXACT, COUNTED, RATE),
            "52,2%",
            Fraction(2660, 5091),
            "#,##0.0%",
            "52,2%",
        ),
        (
            Figure(Fraction(1539, 2500), NEARLY, COUNTED, RATE),
            "gần 61,6%",
            Fraction("0.616"),
            '"gần "#,##0.0%',
            "gần 61,6%",
        ),
        (
            Figure(Fraction("0.0525"), quantity=POINTS),
            "5,25 điểm phần trăm",
            Fraction("0.0525"),
            '#,##0.00" điểm "%',
            "5,25 điểm phần trăm",
        ),
        (
            Figure(Fraction("-0.047"), quantity=POINTS),
            "-4,7 điểm phần trăm",
            Fraction("-0.047"),
            '#,##0.0" điểm "%',
            "-4,7 điểm phần trăm",
        ),
        (
            Figure(Fraction("0.0525"), ABOUT, quantity=POINTS),
            "khoảng 5,25 điểm phần trăm",
            Fraction("0.0525"),
            '"khoảng "#,##0.00" điểm "%',
            "khoảng 5,25 điểm phần trăm",
        ),
        (Figure(Fraction(7, 2), quantity=AVERAGE), "3,5", Fraction(7, 2), "#,##0.0", "3,5"),
    ],
)
def test_what_a_cell_holds_and_shows(figure, told, value, form, in_csv):
    cell = cell_of(figure)
    assert (said(figure), cell.value, cell.format, cell.said) == (told, value, form, in_csv)


@pytest.mark.parametrize("figure", [None, 0, 1250, -3])
def test_a_plain_count_is_a_plain_cell(figure):
    assert cell_of(None if figure is None else Figure(figure)) == figure


def test_a_count_with_decimals_is_told_as_one():
    assert shown_amount(DecimalCount("1250.5")) == "1.250,5"
    assert shown_amount(Fraction("0.5")) == "50%"
