"""Every figure that the source texts state, recomputed through the public functions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from generator.figures.quotas.apportioning import by_rate
from generator.figures.quotas.constraints import Limits
from generator.figures.quotas.phases import split_phases, weigh_phases
from generator.wording.phrases import show_division
from generator.wording.read_dates import Moment, read_date, read_moment
from generator.wording.read_numbers import read_count, read_money, read_rate
from generator.wording.said_dates import place_date, short_date
from generator.wording.said_numbers import Rounding, number, pair, percent
from generator.wording.spelling import words
from generator.workspace.text import TextRefused


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "rounding", "text"),
    [
        (2660, 5091, 1, Rounding.HALF_UP, "52,2%"),
        (2660, 5091, 1, Rounding.TRUNCATE, "52,2%"),
        (1775, 1200, 0, Rounding.HALF_UP, "148%"),
        (1775, 1200, 0, Rounding.TRUNCATE, "147%"),
        (2412, 2300, 0, Rounding.HALF_UP, "105%"),
        (2412, 2300, 0, Rounding.TRUNCATE, "104%"),
        (1539, 600, 1, Rounding.HALF_UP, "256,5%"),
        (66775, 1_000_000, 1, Rounding.HALF_UP, "6,7%"),
        (3718, 5000, 1, Rounding.HALF_UP, "74,4%"),
        (3718, 16000, 1, Rounding.HALF_UP, "23,2%"),
        (68559, 163532, 1, Rounding.HALF_UP, "41,9%"),
        (35728, 163532, 2, Rounding.HALF_UP, "21,85%"),
        (18549, 163532, 2, Rounding.HALF_UP, "11,34%"),
        (14282, 163532, 2, Rounding.HALF_UP, "8,73%"),
        (16000, 66775, 2, Rounding.HALF_UP, "23,96%"),
        (637, 1100, 1, Rounding.HALF_UP, "57,9%"),
        (48, 782, 2, Rounding.HALF_UP, "6,14%"),
        (2200, 2500, 1, Rounding.HALF_UP, "88%"),
        (2200, 1800, 1, Rounding.HALF_UP, "122,2%"),
    ],
)
def test_rates(part, whole, decimals, rounding, text):
    assert percent(Fraction(part, whole), decimals, rounding) == text


def test_phrases_of_the_letters():
    assert pair(1775, 1200) == "1.775/1.200"
    assert show_division(2660, 5091) == "2.660 ÷ 5.091 = 52,249…% → 52,2%"
    assert place_date("Cà Mau", date(2022, 4, 25)) == "Cà Mau, ngày 25 tháng 4 năm 2022"
    assert short_date(date(2023, 3, 6)) == "06/3/2023"


def test_quotas_of_lai_chau():
    bases = [97, 117, 79, 99, 73, 67, 80, 67, 58, 20, 25]
    allocation = by_rate(
        {f"{index:02d}": base for index, base in enumerate(bases, 1)},
        Fraction(6, 100),
        limits=Limits(minimum=2),
    )
    assert list(allocation.quotas.values()) == [6, 7, 5, 6, 4, 4, 5, 4, 3, 2, 2]
    assert allocation.total == 48


def test_phases():
    assert sum(map(read_rate, ("5%", "4%", "6%"))) == read_rate("15%")
    assert sum(map(read_count, ("4.000", "6.000"))) == read_count("10.000")
    assert weigh_phases(10_000, {"1": 4, "2": 6}) == {"1": 4000, "2": 6000}
    assert split_phases({"whole": 10_000}, {"1": 4000, "2": 6000}) == {
        "whole": {"1": 4000, "2": 6000}
    }


def test_a_base_implied_by_one_target_contradicts_the_other():
    base = Fraction(600) / read_rate("5%")
    assert base == 12_000
    assert base * read_rate("15%") == 1_800


def test_a_comma_between_thousands_is_flagged():
    with pytest.raises(TextRefused) as caught:
        read_count("35,728")
    assert caught.value.code == "E-NUM-COMMA"
    assert sum(map(read_count, ("35.728", "18.549", "14.282"))) == 68_559


def test_money():
    assert read_money("3.031.150.000") == 3_031_150_000
    assert number(3_031_150_000) == "3.031.150.000"
    assert words(3_031_150_000) == "ba tỷ không trăm ba mươi mốt triệu một trăm năm mươi nghìn"


def test_days():
    assert (read_date("01/9/2023") - read_date("10/12/2022")).days == 265
    assert (read_date("01/9/2023") - read_date("06/3/2023")).days == 179
    assert (read_date("31/5/2022") - read_date("22/4/2022")).days + 1 == 40
    assert read_moment("8h00 ngày 20/4/2022") < Moment(date(2022, 4, 20))
