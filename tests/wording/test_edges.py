"""Edges at which a figure, a day or a name would be said or read otherwise."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest

from generator.problems import fold_all
from generator.wording.order import fold, sort_key
from generator.wording.phrases import show_division
from generator.wording.read_dates import Moment, read_date
from generator.wording.read_numbers import read_decimal, read_money
from generator.wording.said_numbers import (
    Rounding,
    decimal,
    money_short,
    number,
    percent,
    percent_range,
    points,
    rounded,
    working,
)
from generator.wording.sharing import apportion, largest, percent_of_units
from generator.wording.spelling import roman, words
from generator.workspace import TextRefused


@pytest.mark.parametrize(
    ("shares", "units", "decimals", "shared"),
    [
        (["1/6", "1/3", "1/2"], 1000, 1, [167, 333, 500]),
        (["1/3", "1/3", "1/3"], 10000, 2, [3334, 3333, 3333]),
        (["0.105", "0.205", "0.69"], 100, 0, [10, 21, 69]),
        (["0.25", "0.75"], 100, 0, [25, 75]),
    ],
)
def test_shares_add_up_and_what_is_left_over_goes_where_most_was_cut_off(
    shares, units, decimals, shared
):
    assert apportion([Fraction(share) for share in shares], units, decimals) == shared


def test_of_equal_remainders_the_earlier_is_taken():
    assert largest([3, 5, 1, 5], 3) == [1, 3, 0]


@pytest.mark.parametrize(
    ("units", "rate", "decimals", "text"),
    [
        (522, "0.522", 1, "52,2%"),
        (520, "0.52", 1, "52%"),
        (520, "0.5204", 1, "52,0%"),
        (50, "0.5", 0, "50%"),
        (1250, "0.125", 2, "12,5%"),
    ],
)
def test_a_percentage_of_units_ends_in_noughts_only_where_it_was_rounded(
    units, rate, decimals, text
):
    assert percent_of_units(units, Fraction(rate), decimals) == text


def test_halves_go_up_unless_a_rounding_is_named():
    assert rounded(5, 2) == 3
    assert number(Fraction(5, 2), 0) == "3"
    assert decimal(Fraction(1, 8), 2) == "0,13"
    assert percent(Fraction(2, 30)) == "6,7%"
    assert percent_range(Fraction(2, 30), Fraction(2, 9)) == "6,7% - 22,2%"
    assert points(Fraction(2, 30)) == "6,67 điểm phần trăm"
    assert money_short(1_555_000_000, 1) == "1,6 tỷ đồng"
    assert show_division(2, 30) == "2 ÷ 30 = 6,666…% → 6,7%"


def test_one_below_nought():
    assert rounded(-1, 1) == -1
    assert decimal(Fraction(-1, 10), 1) == "-0,1"
    assert words(-1) == "âm một"


def test_an_amount_of_one_unit_is_said_in_it():
    assert money_short(10**9) == "1 tỷ đồng"
    assert money_short(10**6) == "1 triệu đồng"


def test_a_working_shows_three_digits_or_six_when_it_ends():
    assert working(Fraction(1, 3)) == "0,333…"
    assert working(Fraction(1, 10**6)) == "0,000001"
    assert working(Fraction(1, 10**7)) == "0,000…"


def test_a_working_that_rounds_up_says_so():
    assert show_division(1, 3, 1, Rounding.UP) == "1 ÷ 3 = 33,333…% → 33,4% (làm tròn lên)"


@pytest.mark.parametrize(
    ("value", "text"), [(5, "V"), (44, "XLIV"), (449, "CDXLIX"), (555, "DLV"), (3999, "MMMCMXCIX")]
)
def test_every_sign_of_roman_numerals(value, text):
    assert roman(value) == text


def test_numbers_in_names_count_by_value():
    ordered = ["Khối 2", "Khối 09", "Khối 010", "Khối 99", "Khối 1000000000", "Khối A"]
    assert sorted([*ordered[3:], *ordered[:3]], key=sort_key) == ordered


def test_very_many_texts_are_folded_as_each_is():
    texts = ["đồng Đội", "", "  hai \t blanks\nof two lines ", "\u0301o\u0302n", "ASCII", "ẞ İ"]
    assert fold_all(texts) == [*map(fold, texts)]
    assert fold_all(["A  b"]) == ["a b"]
    assert fold_all([]) == []


def test_fold_of_small_and_capital_d():
    assert fold("đồng Đội") == "dong doi"


@pytest.mark.parametrize(
    ("text", "code"),
    [("12/13/2022", "E-DATE-ORDER"), ("0/12/2022", "E-DATE-NONE"), ("13/13/2022", "E-DATE-NONE")],
)
def test_a_day_and_a_month_that_changed_places(text, code):
    with pytest.raises(TextRefused) as refused:
        read_date(text)
    assert refused.value.code == code


def test_a_moment_is_not_before_itself_and_is_written_without_seconds():
    moment = Moment(date(2022, 4, 20), time(8))
    assert not moment < Moment(date(2022, 4, 20), time(8))
    assert str(moment) == "2022-04-20 08:00"


def test_amounts_in_thousands():
    assert read_money("5 nghìn") == read_money("5 ngàn đồng") == 5_000


def test_the_largest_amount_has_fifteen_digits():
    assert read_money("999999,999999999 tỷ") == 999_999_999_999_999
    for text in ("1000000 tỷ", "1000000000000000"):
        with pytest.raises(TextRefused) as refused:
            read_money(text)
        assert refused.value.message.text() == (
            f"số có 16 chữ số, nhiều nhất là 15; đang là «{text}»"
        )


def test_two_hundred_signs_are_read_and_no_more():
    assert read_money("1".ljust(198) + "tỷ") == 10**9
    with pytest.raises(TextRefused):
        read_money("1".ljust(199) + "tỷ")


@pytest.mark.parametrize(
    ("text", "code"),
    [("123456789,x", "E-NUM"), ("1,234,567", "E-NUM-COMMA"), ("1.2.3", "E-NUM-DOT")],
)
def test_what_is_no_decimal_number(text, code):
    with pytest.raises(TextRefused) as refused:
        read_decimal(text)
    assert refused.value.code == code
