from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording.order import as_spelled, fold, nfc, sort_key
from generator.wording.phrases import (
    hedged,
    join_names,
    show_division,
    upper_first,
)
from generator.wording.said_dates import (
    blank_date,
    long_date,
    moment,
    place_date,
    short_date,
    short_month,
)
from generator.wording.said_numbers import (
    Rounding,
    amount,
    decimal,
    in_full,
    money,
    money_short,
    number,
    padded,
    pair,
    percent,
    percent_range,
    points,
    rounded,
    serial,
    working,
)
from generator.wording.spelling import letter, money_words, ordinal, roman, words

HALF_UP, TRUNCATE, UP = Rounding.HALF_UP, Rounding.TRUNCATE, Rounding.UP


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (2660, "2.660"),
        (163532, "163.532"),
        (3031150000, "3.031.150.000"),
        (-2431, "-2.431"),
    ],
)
def test_number(value, text):
    assert number(value) == text


@pytest.mark.parametrize("value", [1.5, True, Fraction(5, 2), Decimal("2.5"), "5", None])
def test_number_writes_whole_numbers_only(value):
    with pytest.raises(TypeError):
        number(value)


@pytest.mark.parametrize("value", [1.5, False, "5", None])
def test_decimal_refuses_what_is_not_exact(value):
    with pytest.raises(TypeError):
        decimal(value, 1)


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "text"),
    [
        (Fraction(1, 3), 2, HALF_UP, "0,33"),
        (Decimal("52.25"), 1, HALF_UP, "52,3"),
        (Decimal("52.25"), 1, TRUNCATE, "52,2"),
        (Decimal("52.21"), 1, UP, "52,3"),
        (12, 2, HALF_UP, "12,00"),
        (Fraction(5, 2), 0, HALF_UP, "3"),
        (Fraction(-5, 2), 0, HALF_UP, "-3"),
        (Fraction(-5, 2), 0, TRUNCATE, "-2"),
        (Fraction(-1, 1000), 1, HALF_UP, "0,0"),
        (Fraction(1234567, 100), 1, HALF_UP, "12.345,7"),
    ],
)
def test_decimal(value, decimals, rounding, text):
    assert decimal(value, decimals, rounding) == text
    assert number(value, decimals, rounding) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (2, "02"), (9, "09"), (10, "10"), (1305, "1.305"), (-3, "-3")]
)
def test_padded(value, text):
    assert padded(value) == text


@pytest.mark.parametrize(
    ("rate", "decimals", "text"),
    [
        (Fraction(2660, 5091), 1, "52,2%"),
        (Fraction(1775, 1200), 0, "148%"),
        (Fraction(1), 1, "100%"),
        (1, 2, "100%"),
        (0, 1, "0%"),
        (Decimal("0.15"), 1, "15%"),
        (Fraction(1539, 600), 1, "256,5%"),
        (Fraction(1539, 600), 2, "256,5%"),  # exact: no more decimals than needed
        (Fraction(5204, 10000), 1, "52,0%"),  # rounded: the zero says so
        (Fraction(-5, 100), 1, "-5%"),
        (Fraction(1305, 2500), 0, "52%"),
    ],
)
def test_percent(rate, decimals, text):
    assert percent(rate, decimals) == text


@pytest.mark.parametrize(
    ("rate", "decimals", "rounding", "text"),
    [
        ("0.9996", 1, HALF_UP, "99,96%"),
        ("0.996", 0, HALF_UP, "99,6%"),
        ("0.999999", 1, HALF_UP, "99,9999%"),
        ("0.9996", 1, TRUNCATE, "99,9%"),
        ("0.9991", 1, UP, "99,91%"),
        ("1.0004", 1, HALF_UP, "100,04%"),
        ("1.0004", 0, TRUNCATE, "100,04%"),
        ("1.004", 0, HALF_UP, "100,4%"),
        ("0.0004", 1, HALF_UP, "0,04%"),
        ("0.0005", 1, TRUNCATE, "0,05%"),
    ],
)
def test_percent_never_claims_the_target_or_nothing(rate, decimals, rounding, text):
    assert percent(Fraction(rate), decimals, rounding) == text


@pytest.mark.parametrize(
    ("rate", "decimals", "text"),
    [
        (Fraction(999, 2000), 1, "49,95%"),
        (Fraction(4996, 10000), 1, "49,96%"),
        (Fraction(4996, 10000), 0, "49,96%"),
        (Fraction(79996, 100000), 2, "79,996%"),
        (Fraction(5004, 10000), 1, "50,0%"),
        (Fraction(5196, 10000), 1, "52,0%"),
        (Fraction(1049, 1000), 0, "105%"),  # nobody is grouped beyond the whole
        (Fraction(146, 1000), 0, "15%"),  # whole percentages are rough by wish, but not at the half
    ],
)
def test_percent_is_not_rounded_up_to_a_mark_that_was_not_reached(rate, decimals, text):
    assert percent(rate, decimals) == text


@given(
    st.fractions(min_value=0, max_value=3), st.integers(0, 4), st.sampled_from([HALF_UP, TRUNCATE])
)
def test_percent_is_near_and_true_at_the_target(rate, decimals, rounding):
    text = percent(rate, decimals, rounding)
    printed = Fraction(text.rstrip("%").replace(".", "").replace(",", "."))
    assert abs(printed - rate * 100) < Fraction(1, 10**decimals)
    assert (printed == 100) == (rate == 1)
    assert (printed == 0) == (rate == 0)


def test_percent_range_and_points():
    assert percent_range(Fraction(8, 100), Fraction(10, 100)) == "8% - 10%"
    assert points(Fraction("0.0525")) == "5,25 điểm phần trăm"
    assert points(Fraction("0.05")) == "5 điểm phần trăm"
    assert points(Fraction(1, 30)) == "3,33 điểm phần trăm"
    assert points(Fraction("0.00001"), 1) == "0,001 điểm phần trăm"


def test_pair_puts_the_result_first():
    assert pair(1775, 1200) == "1.775/1.200"


@pytest.mark.parametrize(
    ("dong", "decimals", "text"),
    [
        (15_000_000_000, None, "15 tỷ đồng"),
        (10_500_000_000, None, "10,5 tỷ đồng"),
        (3_031_150_000, None, "3.031,15 triệu đồng"),
        (3_031_150_001, None, "3.031.150.001 đồng"),
        (4_000_000, None, "4 triệu đồng"),
        (600_000, None, "600.000 đồng"),
        (0, None, "0 đồng"),
        (3_031_150_000, 1, "3,0 tỷ đồng"),
        (3_031_150_000, 2, "3,03 tỷ đồng"),
        (3_000_000_000, 1, "3 tỷ đồng"),
        (-1_500_000_000, 1, "-1,5 tỷ đồng"),
        (999_999, 1, "999.999 đồng"),
    ],
)
def test_money_short(dong, decimals, text):
    assert money_short(dong, decimals) == text


def test_money_in_full_and_with_the_house_spelling():
    assert money(3_031_150_000) == "3.031.150.000 đồng"
    assert money_words(3_031_150_000) == (
        "ba tỷ không trăm ba mươi mốt triệu một trăm năm mươi nghìn đồng"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(266000, 5091), 3, "52,249…"),
        (Fraction("256.5"), 3, "256,5"),
        (Fraction("0.000001"), 3, "0,000001"),
        (Fraction(-1, 3), 2, "-0,33…"),
        (Fraction(2, 3), 2, "0,66…"),
        (48, 3, "48"),
    ],
)
def test_working(value, decimals, text):
    assert working(value, decimals) == text


@pytest.mark.parametrize(
    ("top", "bottom", "half_up", "cut", "up"),
    [(5, 2, 3, 2, 3), (-5, 2, -3, -2, -3), (7, 3, 2, 2, 3), (6, 3, 2, 2, 2), (0, 5, 0, 0, 0)],
)
def test_rounded(top, bottom, half_up, cut, up):
    assert rounded(top, bottom) == half_up
    assert rounded(top, bottom, TRUNCATE) == cut
    assert rounded(top, bottom, UP) == up


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"),
        (955, "chín trăm năm mươi lăm"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1775, "một nghìn bảy trăm bảy mươi lăm"),
        (10_000, "mười nghìn"),
        (100_001, "một trăm nghìn không trăm linh một"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (3_031_150_000, "ba tỷ không trăm ba mươi mốt triệu một trăm năm mươi nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (10**12, "một nghìn tỷ"),
        (
            1_005_000_000_024,
            "một nghìn không trăm linh năm tỷ không trăm hai mươi tư",
        ),
        (
            999_999 * 10**9,
            "chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ",
        ),
        (-5, "âm năm"),
        (-1_000, "âm một nghìn"),
    ],
)
def test_words(value, text):
    assert words(value) == text


@pytest.mark.parametrize("value", [10**15, -(10**15)])
def test_words_end_at_fifteen_digits(value):
    with pytest.raises(ValueError, match="15 digits"):
        words(value)


_VALUES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5} | {
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def _heard(text: str) -> int:
    """What a listener understands, written independently of the speaking."""
    total = billions = group = digit = 0
    for word in text.split():
        if word in _VALUES:
            digit = _VALUES[word]
            continue
        if word == "mười":
            group, digit = group + 10, 0
        elif word in ("mươi", "trăm"):
            group, digit = group + digit * {"mươi": 10, "trăm": 100}[word], 0
        elif word in ("nghìn", "triệu"):
            total += (group + digit) * {"nghìn": 1000, "triệu": 10**6}[word]
            group = digit = 0
        elif word == "tỷ":
            billions, total, group, digit = total + group + digit, 0, 0, 0
    return billions * 10**9 + total + group + digit


@given(st.integers(0, 10**15 - 1) | st.integers(0, 10**6))
def test_words_are_heard_as_the_number(value):
    assert _heard(words(value)) == value


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (4, "thứ tư"),
        (12, "thứ mười hai"),
        (14, "thứ mười bốn"),
        (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"),
    ],
)
def test_ordinal(place, text):
    assert ordinal(place) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1994, "MCMXCIV")]
)
def test_roman(value, text):
    assert roman(value) == text


def test_letters_follow_the_decree():
    first = [
        "a",
        "b",
        "c",
        "d",
        "đ",
        "e",
        "g",
        "h",
        "i",
        "k",
        "l",
        "m",
        "n",
        "o",
        "p",
        "q",
        "r",
        "s",
        "t",
        "u",
        "v",
        "x",
        "y",
        "aa",
        "ab",
    ]
    assert [letter(place) for place in range(1, 26)] == first


@pytest.mark.parametrize(
    ("mark", "value"), [(letter, 0), (ordinal, 0), (roman, 0), (roman, 4000), (roman, -1)]
)
def test_marks_begin_at_one(mark, value):
    with pytest.raises(ValueError, match=r"^no "):
        mark(value)


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2023, 3, 6), "06/3/2023", "ngày 06 tháng 3 năm 2023"),
        (date(2022, 1, 24), "24/01/2022", "ngày 24 tháng 01 năm 2022"),
        (date(2022, 2, 9), "09/02/2022", "ngày 09 tháng 02 năm 2022"),
        (date(2022, 12, 10), "10/12/2022", "ngày 10 tháng 12 năm 2022"),
        (date(2024, 9, 30), "30/9/2024", "ngày 30 tháng 9 năm 2024"),
    ],
)
def test_dates(day, short, long):
    assert short_date(day) == short
    assert long_date(day) == long


def test_dates_in_company():
    launch = date(2022, 4, 25)
    assert place_date("Cà Mau", launch) == "Cà Mau, ngày 25 tháng 4 năm 2022"
    assert place_date("Cà Mau", None, year=2022) == "Cà Mau, ngày … tháng … năm 2022"
    assert blank_date() == "ngày … tháng … năm …"
    assert short_month(date(2022, 2, 1)) == "tháng 02/2022"
    assert short_month(launch) == "tháng 4/2022"


def test_moments():
    assert moment(date(2022, 4, 20), time(8)) == "8h00 ngày 20/4/2022"
    assert moment(date(2022, 4, 20), time(0, 5)) == "0h05 ngày 20/4/2022"
    assert moment(date(2022, 4, 20)) == "ngày 20/4/2022"


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("exact", "2.200"),
        ("over", "trên 2.200"),
        ("about", "khoảng 2.200"),
        ("nearly", "gần 2.200"),
        ("at_least", "ít nhất 2.200"),
    ],
)
def test_hedged(precision, text):
    assert hedged(precision, "2.200") == text


@pytest.mark.parametrize(
    ("value", "text"), [(2660, "2.660"), (0, "0"), (Fraction(2660, 5091), "52,2%"), (None, "–")]
)
def test_amount(value, text):
    assert amount(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("148.29999999999998", "148,29999999999998"),
        ("1234.50", "1.234,5"),
        ("100", "100"),
        ("0.11111111111111111111111111111110", "0,1111111111111111111111111111111"),
        ("1.2E+4", "12.000"),
        ("-0.05", "-0,05"),
    ],
)
def test_in_full(value, text):
    assert in_full(Decimal(value)) == text


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (2660, 5091, 1, "2.660 ÷ 5.091 = 52,249…% → 52,2%"),
        (1539, 600, 1, "1.539 ÷ 600 = 256,5%"),
        (1775, 1200, 0, "1.775 ÷ 1.200 = 147,91…% → 148%"),
        (1, 16, 1, "1 ÷ 16 = 6,25% → 6,3%"),
        (5, 5, 1, "5 ÷ 5 = 100%"),
        (4998, 5000, 1, "4.998 ÷ 5.000 = 99,96%"),
        (2999, 3000, 0, "2.999 ÷ 3.000 = 99,9666…% → 99,97%"),
        (Fraction(269, 2), 251, 1, "134,5 ÷ 251 = 53,585…% → 53,6%"),
    ],
)
def test_show_division(part, whole, decimals, text):
    assert show_division(part, whole, decimals) == text


def test_show_division_says_that_digits_were_cut_off():
    assert show_division(1775, 1200, 0, TRUNCATE) == (
        "1.775 ÷ 1.200 = 147,91…% → 147% (làm tròn xuống)"
    )


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (["Sở Y tế, tỉnh A", "B", "C"], "Sở Y tế, tỉnh A; B và C"),
    ],
)
def test_join_names(names, text):
    assert join_names(iter(names)) == text


def test_upper_first_leaves_the_rest():
    assert upper_first("đoàn viên LĐLĐ") == "Đoàn viên LĐLĐ"
    assert upper_first("") == ""


@pytest.mark.parametrize(
    "ordered",
    [
        "An Ăn Ân Bình Chi Dũng Đức Em Ê Giang Kim Lan Ơn Phong Uyên Ư Vân Yến",
        "la là lả lã lá lạ",
        "ba bà bả bã bá bạ bă bằ bẳ bẵ bắ bặ bâ",
        "o ô ơ",
        "ca câu co đa",
    ],
)
def test_alphabetical_order(ordered):
    expected = ordered.split()
    backwards = expected[::-1]
    assert sorted(backwards, key=sort_key) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["La", "La Hà", "Là", "Là An"],  # syllable by syllable
        ["Khối 2", "Khối 10", "Khối A"],  # numbers by value
        ["Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Kạn", "bắc ninh", "Bến Tre"],
        ["LĐLĐ huyện Đầm Dơi", "LĐLĐ huyện U Minh", "LĐLĐ thành phố"],
    ],
)
def test_alphabetical_order_of_names(expected):
    backwards = expected[::-1]
    assert sorted(backwards, key=sort_key) == expected


def test_order_does_not_depend_on_how_letters_are_encoded():
    assert sort_key("Ti\u00ea\u0301n") == sort_key("Tiến")
    assert sort_key("hoà")[0] == sort_key("hòa")[0]


@given(st.lists(st.text(max_size=12).map(nfc), max_size=6))
def test_order_ignores_the_order_of_the_list(names):
    backwards = names[::-1]
    assert sorted(names, key=sort_key) == sorted(backwards, key=sort_key)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  ĐƯỜNG   Phố ", "duong pho"),
        ("Tân Phú (Đồng Nai)", "tan phu (dong nai)"),
        ("LĐLĐ TP.", "ldld tp."),
        ("Ti\u00ea\u0301n", "tien"),
        ("A\u00a0B", "a b"),
        ("---", "---"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_nfc():
    assert nfc("Ti\u00ea\u0301n") == "Tiến"
    assert len(nfc("Tiê\u0301n")) == 4


@pytest.mark.parametrize(("value", "text"), [(1, "01"), (9, "09"), (10, "10"), (1_144, "1144")])
def test_the_number_of_a_document_is_a_name(value, text):
    assert serial(value) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "hoà  BÌNH"),
        ("Thủy Nguyên", "Thuỷ Nguyên"),
        ("Tiến", "Ti\u00ea\u0301n"),
        ("Khoẻ-Hòa", "Khỏe-Hoà"),
    ],
)
def test_one_name_however_its_tone_marks_are_put(one, other):
    assert as_spelled(one) == as_spelled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường số 12", "Trường số 21"),
        ("Tổ A1", "Tổ 1A"),
        ("Xã An", "Xã Na"),
        ("Tân An", "Tấn An"),
        ("Hòa-Binh", "Hoa-Bình"),
        ("Mưa", "Mua"),
        ("Tổ Á", "Tổ A4"),
        ("Đông", "Dông"),
        ("Tuần", "Tuân"),
        ("Thôn Ao", "Thôn Oa"),
    ],
)
def test_names_of_two(one, other):
    assert as_spelled(one) != as_spelled(other)
