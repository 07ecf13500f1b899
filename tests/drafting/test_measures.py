"""Counts with decimals and counts printed in a larger unit: exact, and rounded once, where they are said."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest

from generator.drafting.figure_facts import exact_of
from generator.drafting.vocabulary.filters import build_filters
from generator.drafting.vocabulary.numerals import said
from generator.drafting.vocabulary.turns import working
from generator.exchange.cells import cell_of
from generator.figures.comparing import Compared
from generator.figures.figure import Figure, Operation, Quantity, Working, total
from generator.figures.progress import UnitProgress
from generator.model.campaign import Noun, Scale, Unit
from generator.model.results import Precision

say = build_filters(1)
KG = Noun("kg", 1)
MONEY = Noun("đồng", 0, Scale(unit="triệu đồng", decimals=1))
TONNES = Noun("kg", 1, Scale(unit="tấn", decimals=2))


def counted(value, noun, precision=Precision.EXACT):
    return Figure(Fraction(value), precision, noun=noun)


@pytest.mark.parametrize(
    ("figure", "filter_", "arguments", "text"),
    [
        (counted("1250.5", KG), "told", ["kg"], "1.250,5 kg"),
        (counted("1250", KG), "told", ["kg"], "1.250 kg"),
        (counted("6", KG), "told", ["kg"], "6 kg"),
        (counted("6", KG), "number", [], "6"),
        (counted("0", KG), "told", ["kg"], "0 kg"),
        (counted("0.75", KG), "number", [], "0,8"),
        (counted("3031150000", MONEY), "told", ["đồng"], "3.031,2 triệu đồng"),
        (counted("3000000000", MONEY), "told", ["đồng"], "3.000 triệu đồng"),
        (counted("3031150000", MONEY), "number", [2], "3.031,15"),
        (counted("3031150000", MONEY), "money", [], "3.031.150.000 đồng"),
        (counted("10000000000", MONEY, Precision.OVER), "told", ["đồng"], "trên 10.000 triệu đồng"),
        (counted("3031150000", MONEY), "about", [], "khoảng 3.031"),
        (counted("3031150000", MONEY), "at_least", ["đồng"], "ít nhất 3.032 triệu đồng"),
        (counted("1255", TONNES), "told", ["kg"], "1,26 tấn"),
        (counted("1.14", KG), "at_least", ["kg"], "ít nhất 1,2 kg"),
        (counted("11.14", KG), "at_least", ["kg"], "ít nhất 12 kg"),
    ],
)
def test_a_measured_count_in_words(figure, filter_, arguments, text):
    assert say[filter_](figure, *arguments) == text


@pytest.mark.parametrize(
    ("figure", "exact", "worked"),
    [
        (counted("23.7", KG), "23,7", "23,7"),
        (counted("23.7", KG) / Figure(40), "59,25%", "23,7 ÷ 40 = 59,25% → 59,3%"),
        (counted("134.5", KG) / Figure(251), "269/502", "134,5 ÷ 251 = 53,585…% → 53,6%"),
        (counted("12.5", KG) - counted("7.55", KG), "4,95", "12,5 − 7,55 = 4,95 → 5,0"),
        (Figure(1) / Figure(3) / Figure(7), "1/21", "1 ÷ 21 = 4,761…% → 4,8%"),
    ],
)
def test_what_ends_is_shown_with_its_digits(figure, exact, worked):
    assert (exact_of(figure), working(figure)) == (exact, worked)


DAYS = Figure(3, quantity=Quantity.DAYS)
MEMBERS = Figure(2000, noun="base:members")


@pytest.mark.parametrize(
    ("count", "by", "filter_", "arguments", "text"),
    [
        ("2500000000", MEMBERS, "told", ["đồng"], "1.250.000 đồng"),
        ("2944649999", DAYS, "told", ["đồng"], "981,5 triệu đồng"),
        ("17055350001", DAYS, "at_least", ["đồng"], "ít nhất 5.686 triệu đồng"),
        ("10000000", DAYS, "at_least", ["đồng"], "ít nhất 3,4 triệu đồng"),
        ("10000000", DAYS, "about", [1], "khoảng 3,3"),
    ],
)
def test_an_average_is_told_in_the_unit_of_what_it_is_of(count, by, filter_, arguments, text):
    assert say[filter_](counted(count, MONEY) / by, *arguments) == text


@pytest.mark.parametrize(
    ("filter_", "arguments", "text"),
    [
        ("money", [], "1.499.999.667 đồng"),
        ("money_short", [], "1.499.999.667 đồng"),
        ("money_short", [1], "1,5 tỷ đồng"),
        ("money_short", [0], "1 tỷ đồng"),
        ("money_words", [], "một tỷ bốn trăm chín mươi chín triệu chín trăm chín mươi chín nghìn sáu trăm sáu mươi bảy đồng"),
    ],
)  # fmt: skip
def test_an_average_of_money_is_told_in_whole_dong(filter_, arguments, text):
    assert say[filter_](counted("4499999000", MONEY) / 3, *arguments) == text


def test_units_are_listed_with_counts_in_the_unit_that_they_are_printed_in():
    unit = Unit(code="a", name="A")
    row = UnitProgress(counted("5250000", MONEY), None, unit=unit)
    assert say["counted"]([row], "đồng") == "A (5,3 triệu đồng)"


RATE = "rate"


def against_goal(count, goal, noun, *, lower=False):
    if noun is RATE:
        known = (Figure(Fraction(one) / 100, quantity=Quantity.RATE) for one in (count, goal))
    else:
        known = (counted(one, noun) for one in (count, goal))
    return UnitProgress(*known, unit=Unit(code="a", name="A"), lower=lower)


@pytest.mark.parametrize(
    ("count", "goal", "noun", "toward", "difference"),
    [
        ("9996", "10000", TONNES, "đạt 99,96% chỉ tiêu được giao (9,996/10 tấn)", "còn thiếu 4 kg"),
        ("9995", "10000", TONNES, "đạt 99,95% chỉ tiêu được giao (9,995/10 tấn)", "còn thiếu 5 kg"),
        ("9990", "10000", TONNES, "đạt 99,9% chỉ tiêu được giao (9,99/10 tấn)", "còn thiếu 0,01 tấn"),
        ("10000", "10000", TONNES, "đạt 100% chỉ tiêu được giao (10/10 tấn)", "đạt đúng chỉ tiêu"),
        ("10004", "10000", TONNES, "đạt 100,04% chỉ tiêu được giao (10,004/10 tấn)", "vượt 4 kg"),
        ("10001", "10004", TONNES, "đạt 99,97% chỉ tiêu được giao (10,001/10,004 tấn)", "còn thiếu 3 kg"),
        ("1525", "2000", TONNES, "đạt 76,3% chỉ tiêu được giao (1,525/2 tấn)", "còn thiếu 0,475 tấn"),
        ("2475", "2000", TONNES, "đạt 123,8% chỉ tiêu được giao (2,48/2 tấn)", "vượt 0,48 tấn"),
        ("1524", "2000", TONNES, "đạt 76,2% chỉ tiêu được giao (1,52/2 tấn)", "còn thiếu 0,48 tấn"),
        ("99.96", "100", KG, "đạt 99,96% chỉ tiêu được giao (99,96/100 kg)", "còn thiếu 0,04 kg"),
        ("94.996", "95", RATE, "đạt 94,996% (chỉ tiêu được giao: 95%)", "thấp hơn 0,004 điểm phần trăm"),
        ("95", "95", RATE, "đạt 95% (chỉ tiêu được giao: 95%)", "đạt đúng chỉ tiêu"),
        ("95.004", "95", RATE, "đạt 95,004% (chỉ tiêu được giao: 95%)", "cao hơn 0,004 điểm phần trăm"),
    ],
)  # fmt: skip
def test_what_is_printed_differs_as_the_words_say(count, goal, noun, toward, difference):
    progress = against_goal(count, goal, noun)
    assert say["toward"](progress, str(noun)) == toward
    assert say["difference"](progress, str(noun)) == difference


@pytest.mark.parametrize(
    ("count", "goal", "noun", "filter_", "arguments", "text"),
    [
        ("5.039", "5", RATE, "percent", [], "5,04%"),
        ("5.039", "5", RATE, "percent", [0], "5,04%"),
        ("4.961", "5", RATE, "told", [], "4,96%"),
        ("5.84", "5.8", RATE, "percent", [], "5,84%"),
        ("5.76", "5.8", RATE, "percent", [], "5,76%"),
        ("5.9", "5.8", RATE, "percent", [], "5,9%"),
        ("5.04", "5.1", RATE, "percent", [], "5,0%"),
        ("1496000", "1500000", MONEY, "told", ["đồng"], "1,496 triệu đồng"),
        ("1504000", "1500000", MONEY, "number", [], "1,504"),
        ("1440000", "1500000", MONEY, "told", ["đồng"], "1,4 triệu đồng"),
        ("1504000", "1500000", "đồng", "money_short", [1], "1,504 triệu đồng"),
        ("10004", "10000", TONNES, "number", [], "10,004"),
    ],
)  # fmt: skip
def test_what_is_printed_alone_is_on_the_side_of_its_goal_where_it_is(
    count, goal, noun, filter_, arguments, text
):
    known = against_goal(count, goal, noun)
    result = replace(known.count, working=Working(Operation.RATIO)).held_against(known.goal)
    assert say[filter_](result, *arguments) == text


@pytest.mark.parametrize(
    ("count", "toward"),
    [
        ("9996", "đạt chỉ tiêu được giao (9,996 tấn, mức đề ra: không quá 10 tấn)"),
        ("10000", "đạt chỉ tiêu được giao (10 tấn, mức đề ra: không quá 10 tấn)"),
        ("10004", "chưa đạt chỉ tiêu được giao (10,004 tấn, mức đề ra: không quá 10 tấn)"),
    ],
)
def test_where_less_is_better_it_is_seen_on_which_side_a_count_is(count, toward):
    assert say["toward"](against_goal(count, "10000", TONNES, lower=True), "kg") == toward


BILLIONS = Noun("đồng", 0, Scale(unit="tỷ đồng"))
ASKED = Noun(BILLIONS, 0, BILLIONS.scale, is_asked=True)


@pytest.mark.parametrize(
    ("count", "goal", "paired", "difference"),
    [
        ("4399998000", "5500000000", "4,4/5,5 tỷ đồng", "còn thiếu 1,1 tỷ đồng"),
        ("1499999000", "1500000000", "1,499999/1,5 tỷ đồng", "còn thiếu 1.000 đồng"),
        ("5500000000", "5500000000", "5,5/5,5 tỷ đồng", "đạt đúng chỉ tiêu"),
        ("3000000000", "1250000001", "3,000000000/1,250000001 tỷ đồng", "vượt 1,749999999 tỷ đồng"),
    ],
)  # fmt: skip
def test_what_is_asked_is_told_with_every_digit_and_the_result_so_that_both_add_up(
    count, goal, paired, difference
):
    wanted = counted(goal, ASKED)
    result = counted(count, BILLIONS).held_against(wanted)
    progress = UnitProgress(result, wanted, unit=Unit(code="a", name="A"))
    told = say["pair"](progress, "đồng"), say["difference"](progress, "đồng")
    assert told == (paired, difference)


@pytest.mark.parametrize(
    ("figure", "filter_", "text"),
    [
        (counted("5500000000", ASKED), "told", "5,5 tỷ đồng"),
        (counted("1250000000", ASKED), "number", "1,25"),
        (total([counted("1500000000", ASKED)] * 3), "said", "4,5"),
        (counted("1500000000", ASKED) - counted("1250000000", ASKED), "said", "0,25"),
        (counted("1500000000", ASKED) - counted("1250000000", BILLIONS), "said", "0"),
        (counted("1500000000", BILLIONS), "told", "2 tỷ đồng"),
    ],
)
def test_what_is_asked_is_not_rounded(figure, filter_, text):
    arguments = ["đồng"] if filter_ == "told" else []
    assert {**say, "said": said}[filter_](figure, *arguments) == text


@pytest.mark.parametrize(
    ("growth", "noun", "text"),
    [
        ("500", MONEY, "tăng 500 đồng (0,00002%)"),
        ("-500", MONEY, "giảm 500 đồng (0,00002%)"),
        ("-0.04", KG, "giảm 0,04 kg (0,000000001%)"),
        ("0", MONEY, "không thay đổi"),
    ],
)
def test_a_change_is_never_printed_as_nothing(growth, noun, text):
    base = counted("3000000000", noun)
    compared = Compared(None, base, counted(growth, noun), base)
    assert say["change"](compared, str(noun)) == text


@pytest.mark.parametrize(
    ("counted", "words"), [("cumulative", "không tăng thêm"), ("state", "không thay đổi")]
)
def test_what_may_fall_too_has_not_changed_where_a_count_has_not_grown(figures, counted, words):
    indicator = {"code": "n", "name": "n", "unit_of_measure": "hộ", "counted": counted}
    shots = [{"as_of": day, "results": [{"counts": {"a": "5"}}]} for day in ("31/5/2025", "30/6/2025")]  # fmt: skip
    whole = figures(indicators=[indicator], units=[{"code": "a", "name": "A"}], groups=[], quotas=[], targets=[], snapshots=shots)  # fmt: skip
    assert say["change"](whole.main) == words


def test_a_sum_is_rounded_once():
    parts = [counted("450000", MONEY)] * 3
    assert [say["number"](part) for part in parts] == ["0,5", "0,5", "0,5"]
    assert say["told"](total(parts), "đồng") == "1,4 triệu đồng"


@pytest.mark.parametrize(
    ("figure", "value", "form"),
    [
        (counted("1250.5", KG), Fraction("1250.5"), "#,##0.0"),
        (counted("1255.5", TONNES), Fraction("1255.5"), "#,##0.0"),
    ],
)
def test_a_workbook_keeps_what_was_counted(figure, value, form):
    cell = cell_of(figure)
    assert (cell.value, cell.format) == (value, form)


def test_what_is_counted_is_known_to_other_processes():
    noun = pickle.loads(pickle.dumps(MONEY))  # noqa: S301
    assert (noun, noun.decimals, noun.scale) == ("đồng", 0, MONEY.scale)


def test_money_in_a_workbook_is_whole():
    assert cell_of(counted("3031150000", MONEY)) == 3031150000
