"""Turns of phrase: the value and the sentence, side by side; the edge cases of official wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from generator.drafting.vocabulary.filters import build_filters
from generator.drafting.vocabulary.filters import printed as plain
from generator.drafting.vocabulary.limits import settle
from generator.drafting.vocabulary.numerals import NotKnown
from generator.drafting.vocabulary.unit_lists import behind
from generator.drafting.vocabulary.views import IssuerView
from generator.figures.comparing import Compared
from generator.figures.coverage import Coverage
from generator.figures.figure import Figure, Quantity, divide, total
from generator.figures.goals import countable
from generator.figures.progress import Rank, Span, TargetProgress, UnitProgress
from generator.model.campaign import DayCount, Indicator, Noun, Scale, Target, Unit
from generator.model.issuer import Issuer
from generator.model.results import Precision, Standing
from generator.wording.read_dates import read_moment

say = build_filters(1)
EXACT, OVER, NEARLY, ABOUT = Precision
IDEAS = Indicator(code="i", name="số sáng kiến", unit_of_measure="sáng kiến")


def rate(text):
    return Figure(Fraction(text), quantity=Quantity.RATE)


def target(count, goal, **more):
    """A result against «chỉ tiêu»; the year 2022, as of 25/4 unless told otherwise."""
    span = Span(
        more.pop("starts", date(2022, 1, 24)),
        more.pop("ends", date(2022, 5, 31)),
        more.pop("as_of", date(2022, 4, 25)),
        day_count=more.pop("day_count", DayCount.DIFFERENCE),
    )
    record = more.pop("target", Target(code="t", name="chỉ tiêu", count=1))
    return TargetProgress(_figure(count), _figure(goal), record, span, **more)


def _figure(value):
    return Figure(value) if isinstance(value, int) else value


@pytest.mark.parametrize(
    ("count", "goal", "sentence"),
    [
        (2660, 5091, "đạt 52,2% chỉ tiêu (2.660/5.091 sáng kiến), còn thiếu 2.431 sáng kiến"),
        (1539, 600, "đạt 256,5% chỉ tiêu (1.539/600 sáng kiến), vượt 939 sáng kiến"),
        (600, 600, "đạt 100% chỉ tiêu (600/600 sáng kiến)"),
        (0, 600, "chưa có kết quả so với chỉ tiêu (600 sáng kiến)"),
        (5, 0, "05 sáng kiến so với chỉ tiêu (0 sáng kiến)"),
        (9999, 10000, "đạt 99,99% chỉ tiêu (9.999/10.000 sáng kiến), còn thiếu 01 sáng kiến"),
        (10001, 10000, "đạt 100,01% chỉ tiêu (10.001/10.000 sáng kiến), vượt 01 sáng kiến"),
        (100, 10, "đạt 1.000% chỉ tiêu (100/10 sáng kiến), vượt 90 sáng kiến"),
        (
            Figure(2200, OVER),
            2000,
            "đạt trên 110% chỉ tiêu (trên 2.200/2.000 sáng kiến), vượt trên 200 sáng kiến",
        ),
        (
            1539,
            Figure(2000, OVER),
            "đạt gần 77% chỉ tiêu (1.539 so với trên 2.000 sáng kiến), còn thiếu trên 461 sáng kiến",
        ),
        (
            Figure(2000, OVER),
            2000,
            "đạt trên 100% chỉ tiêu (trên 2.000/2.000 sáng kiến), vượt chỉ tiêu",
        ),
    ],
)
def test_a_result_against_a_target(count, goal, sentence):
    assert say["against"](target(count, goal), "sáng kiến") == sentence


@pytest.mark.parametrize(
    ("count", "goal", "words"),
    [
        (120, 100, "120 hộ, chưa đạt chỉ tiêu (không quá 100 hộ), còn cao hơn 20 hộ"),
        (90, 100, "90 hộ, đạt chỉ tiêu (không quá 100 hộ), thấp hơn 10 hộ"),
        (100, 100, "100 hộ, đạt chỉ tiêu (không quá 100 hộ)"),
        (0, 0, "0 hộ, đạt chỉ tiêu (không quá 0 hộ)"),
        (
            rate("0.0597"),
            rate("0.058"),
            "5,97%, chưa đạt chỉ tiêu (không quá 5,8%), còn cao hơn 0,17 điểm phần trăm",
        ),
        (
            rate("0.055"),
            rate("0.058"),
            "5,5%, đạt chỉ tiêu (không quá 5,8%), thấp hơn 0,3 điểm phần trăm",
        ),
    ],
)
def test_where_less_is_better(count, goal, words):
    assert say["against"](target(count, goal, lower=True), "hộ") == words


@pytest.mark.parametrize(
    ("count", "filter_", "words"),
    [
        (120, "toward", "chưa đạt chỉ tiêu (120 hộ, mức đề ra: không quá 100 hộ)"),
        (90, "toward", "đạt chỉ tiêu (90 hộ, mức đề ra: không quá 100 hộ)"),
        (120, "difference", "còn cao hơn mức đề ra 20 hộ"),
        (90, "difference", "thấp hơn mức đề ra 10 hộ"),
        (100, "difference", "đạt đúng chỉ tiêu"),
        (
            120,
            "timing",
            "còn 36 ngày đến hạn (ngày 31/5/2022), phải giảm thêm 20 hộ",
        ),
    ],
)
def test_where_less_is_better_a_quotient_is_not_told(count, filter_, words):
    assert say[filter_](target(count, 100, lower=True), "hộ") == words
    assert say["reached"](target(120, 100, lower=True)) == "chưa đạt mức đề ra"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (
            90,
            "bình quân ít nhất 02 hộ mỗi tuần, thấp hơn mức bình quân từ ngày 24/01/2022 đến nay (khoảng 07 hộ/tuần)",
        ),
        (
            95,
            "bình quân ít nhất 05 hộ trong mỗi 30 ngày,"
            " thấp hơn mức bình quân từ ngày 24/01/2022 đến nay (khoảng 31 hộ/30 ngày)",
        ),
    ],
)
def test_a_pace_of_less_than_one_a_day_is_told_by_the_week_or_month(count, sentence):
    assert say["timing"](target(count, 100), "hộ").endswith(sentence)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (10, "ít nhất 03 hộ mỗi ngày"),
        (90, "ít nhất 02 hộ mỗi tuần"),
        (95, "ít nhất 05 hộ trong mỗi 30 ngày"),
        (100, ""),
        (Figure(10, OVER), ""),
        (Figure(10, ABOUT), ""),
    ],
)
def test_the_pace_that_reaches_a_target_stands_alone_too(count, words):
    assert say["paced"](target(count, 100), "hộ") == words


def test_who_is_late_is_told_of_counts_of_all_and_of_targets_in_force():
    part = Figure(10, coverage=(Coverage(1, 2),))
    late = {"goal": 100, "as_of": date(2022, 5, 31)}
    all_of_it, some, replaced = (target(one, **late, **more) for one, more in ((10, {}), (part, {}), (10, {"replaced": True})))  # fmt: skip
    assert behind([SimpleNamespace(goals=(all_of_it, some, replaced))]) == [all_of_it]


def test_no_pace_is_told_where_less_is_better():
    assert say["paced"](target(120, 100, lower=True), "hộ") == ""


@pytest.mark.parametrize(
    ("count", "left", "sentence"),
    [
        # 92 days have passed, 36 are left: 7 × left ÷ 36 a week against 7 × count ÷ 92
        (31, 11, "ít nhất 2,2 hộ mỗi tuần, thấp hơn mức … (khoảng 2,4 hộ/tuần)"),
        (33, 7, "ít nhất 02 hộ mỗi tuần, thấp hơn mức … (khoảng 03 hộ/tuần)"),
        (31, 7, "ít nhất 1,4 hộ mỗi tuần, thấp hơn mức … (khoảng 2,4 hộ/tuần)"),
        (31, 12, "ít nhất 2,4 hộ mỗi tuần, xấp xỉ mức … (khoảng 2,4 hộ/tuần)"),
        (31, 13, "ít nhất 03 hộ mỗi tuần, cao hơn mức … (khoảng 02 hộ/tuần)"),
        (16, 7, "ít nhất 02 hộ mỗi tuần, cao hơn mức … (khoảng 01 hộ/tuần)"),
        (950, 362, "ít nhất 10,1 hộ mỗi ngày, xấp xỉ mức … (khoảng 10,3 hộ/ngày)"),
        (989, 362, "ít nhất 10,1 hộ mỗi ngày, thấp hơn mức … (khoảng 10,8 hộ/ngày)"),
    ],
)
def test_which_pace_is_more_is_decided_by_the_figures_and_shown_by_what_is_printed(
    count, left, sentence
):
    known = target(count, count + left)
    told = say["timing"](known, "hộ")
    assert sentence.startswith(say["paced"](known, "hộ") + ",")
    assert told.partition("bình quân ")[2].replace("bình quân từ ngày 24/01/2022 đến nay", "…") == (
        sentence
    )


def test_the_day_of_the_count_has_passed():
    week = {"starts": date(2022, 9, 1), "ends": date(2022, 9, 7), "as_of": date(2022, 9, 2)}
    assert say["timing"](target(8, 42, **week), "đơn vị") == (
        "còn 05 ngày đến hạn (ngày 07/9/2022), phải thực hiện thêm 34 đơn vị, bình quân ít nhất 07 đơn vị"
        " mỗi ngày, cao hơn mức bình quân từ ngày 01/9/2022 đến nay (04 đơn vị/ngày)"
    )
    year = {"starts": date(2022, 7, 1), "ends": date(2022, 12, 31), "as_of": date(2022, 7, 2)}
    assert say["timing"](target(2, 184, **year), "đơn vị").endswith(
        "bình quân ít nhất 01 đơn vị mỗi ngày, xấp xỉ mức bình quân từ ngày 01/7/2022 đến nay (01 đơn vị/ngày)"
    )


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        (date(2022, 4, 29), "ít nhất 9,3 triệu đồng mỗi ngày, thấp hơn mức … (khoảng 10,3 triệu đồng/ngày)"),
        (date(2022, 4, 27), "ít nhất 19 triệu đồng mỗi ngày, gấp khoảng 1,8 lần mức … (khoảng 10 triệu đồng/ngày)"),
    ],
)  # fmt: skip
def test_two_paces_have_the_same_decimals(ends, sentence):
    money = Noun("đồng", 0, Scale(unit="triệu đồng", decimals=1))
    done, goal = (Figure(one * 1_000_000, noun=money) for one in (950, 987))
    told = say["timing"](target(done, goal, ends=ends), "đồng")
    assert told.partition("bình quân ")[2].replace("bình quân từ ngày 24/01/2022 đến nay", "…") == (
        sentence
    )


@pytest.mark.parametrize(
    ("done", "goal", "sentence"),
    [
        (53, 73, "ít nhất 0,6 triệu đồng mỗi ngày, xấp xỉ mức"),
        (53, 65, "ít nhất 0,4 triệu đồng mỗi ngày, thấp hơn mức"),
        (53, 95, "ít nhất 1,2 triệu đồng mỗi ngày, gấp khoảng 2 lần mức"),
    ],
)
def test_paces_that_are_printed_alike_are_not_told_as_apart(done, goal, sentence):
    money = Noun("đồng", 0, Scale(unit="triệu đồng", decimals=1))
    done, goal = (Figure(one * 1_000_000, noun=money) for one in (done, goal))
    assert sentence in say["timing"](target(done, goal), "đồng")


@pytest.mark.parametrize(
    ("done", "goal", "words"),
    [
        (12_499_999_998, 12_500_000_000, "còn thiếu 02 đồng"),
        (12_500_999_999, 12_500_000_000, "vượt 999.999 đồng"),
        (12_449_000_000, 12_500_000_000, "còn thiếu 0,1 tỷ đồng"),
    ],
)
def test_a_gap_that_a_large_unit_would_print_as_nothing_is_told_in_the_smaller(done, goal, words):
    money = Noun("đồng", 0, Scale(unit="tỷ đồng", decimals=1))
    done, goal = (Figure(one, noun=money) for one in (done, goal))
    assert say["difference"](target(done, goal), "tỷ đồng") == words


def test_as_much_as_a_goal_known_roughly_is_not_less_by_nothing():
    found = target(30, Figure(30, ABOUT), lower=True)
    assert say["against"](found, "hộ") == "30 hộ, đạt chỉ tiêu (khoảng 30 hộ)"


def test_what_is_known_roughly_is_not_told_as_a_hair_apart():
    known = Figure(9001) / Figure(45000, ABOUT)
    asked = Target(code="t", name="chỉ tiêu", rate="20%")
    found = target(9001, 9000, target=asked, base=Figure(45000, ABOUT), of="đoàn viên")
    assert known.precision is ABOUT
    assert say["against"](found) == "bằng khoảng 20% tổng số đoàn viên, xấp xỉ chỉ tiêu (20%)"


@pytest.mark.parametrize(
    ("count", "goal", "more", "words"),
    [
        (695, 800, {}, "đạt 86,9% chỉ tiêu"),
        (695, 800, {"noun": "sáng kiến"}, "đạt 86,9% chỉ tiêu (695/800 sáng kiến)"),
        (900, 800, {"above": True}, "vượt 12,5% chỉ tiêu"),
        (rate("0.9475"), rate("1"), {"noun": "%"}, "đạt 94,75% (chỉ tiêu: 100%)"),
        (rate("1.05"), rate("1"), {"above": True}, "đạt 105% (chỉ tiêu: 100%)"),
    ],
)
def test_a_rate_is_never_told_as_a_part_of_a_rate(count, goal, more, words):
    assert say["toward"](target(count, goal), **more) == words


@pytest.mark.parametrize(
    ("figure", "noun", "words"),
    [(6, "hộ", "06 hộ"), (1250, "hộ", "1.250 hộ"), (rate("0.255"), "%", "25,5%"), (6, "", "6")],
)
def test_a_figure_with_what_it_counts(figure, noun, words):
    assert say["told"](figure, noun) == words


@pytest.mark.parametrize(
    ("achieved", "asked", "sentence"),
    [
        ("0.9475", "1", "đạt 94,75%, thấp hơn 5,25 điểm phần trăm so với chỉ tiêu (100%)"),
        ("0.95", "0.9", "đạt 95%, cao hơn 5 điểm phần trăm so với chỉ tiêu (90%)"),
        ("0.9", "0.9", "đạt 90%, đạt chỉ tiêu (90%)"),
    ],
)
def test_a_target_that_is_a_rate_is_told_in_points(achieved, asked, sentence):
    assert say["against"](target(rate(achieved), rate(asked))) == sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (6_000, "bằng 6% tổng số CNVCLĐ, thấp hơn 2 điểm phần trăm so với mức thấp nhất của tỷ lệ"),
        (8_000, "bằng 8% tổng số CNVCLĐ, đạt tỷ lệ"),
        (9_000, "bằng 9% tổng số CNVCLĐ, đạt tỷ lệ"),
        (10_000, "bằng 10% tổng số CNVCLĐ, đạt tỷ lệ"),
        (
            10_040,
            "bằng 10,04% tổng số CNVCLĐ, cao hơn 0,04 điểm phần trăm so với mức cao nhất của tỷ lệ",
        ),
        (12_000, "bằng 12% tổng số CNVCLĐ, cao hơn 2 điểm phần trăm so với mức cao nhất của tỷ lệ"),
    ],
)
def test_a_range_of_rates(count, sentence):
    record = Target(code="t", name="tỷ lệ", rate="8%", rate_to="10%", of="workers")
    base = Figure(100_000)
    told = target(count, 8_000, target=record, base=base, of="CNVCLĐ")
    assert say["against"](told) == f"{sentence} (8% - 10%)"
    assert say["range"](told) == "8% - 10%"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (600, "600 hộ, đạt mục tiêu (617 - 1.234 hộ), thấp hơn mức thấp nhất 17 hộ"),
        (617, "617 hộ, đạt mục tiêu (617 - 1.234 hộ)"),
        (1_234, "1.234 hộ, đạt mục tiêu (617 - 1.234 hộ)"),
        (1_300, "1.300 hộ, chưa đạt mục tiêu (617 - 1.234 hộ), còn cao hơn mức cao nhất 66 hộ"),
        (
            Figure(1_100, coverage=(Coverage(1, 2),)),
            "1.100 hộ (tạm tính, 1/2 đơn vị), chưa đủ số liệu để so với mục tiêu (617 - 1.234 hộ)",
        ),
    ],
)
def test_a_range_where_less_is_better(count, sentence):
    assert settle(say["against"](_falling_range(count), "hộ")) == sentence


def _falling_range(count):
    record = Target(code="t", name="mục tiêu", rate="5%", rate_to="10%", of="h")
    return target(count, 1_234, goal_to=Figure(617), target=record, base=Figure(12_345), lower=True)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (900, "đạt 91,1% mức thấp nhất của tỷ lệ (900 so với 988 - 1.235 thẻ)"),
        (1_100, "đạt tỷ lệ (1.100 so với 988 - 1.235 thẻ)"),
        (1_300, "vượt tỷ lệ (1.300 so với 988 - 1.235 thẻ)"),
    ],
)
def test_how_far_a_range_is(count, sentence):
    record = Target(code="t", name="tỷ lệ", rate="8%", rate_to="10%", of="workers")
    known = target(count, 988, goal_to=Figure(1_235), target=record, base=Figure(12_345))
    assert say["toward"](known, "thẻ") == sentence


@pytest.mark.parametrize(
    ("count", "lower", "sentence"),
    [
        ("88%", False, "thấp hơn mức thấp nhất 2 điểm phần trăm"),
        ("92%", False, "đạt mức đề ra"),
        ("97%", False, "cao hơn mức cao nhất 2 điểm phần trăm"),
        ("88%", True, "thấp hơn mức thấp nhất 2 điểm phần trăm"),
        ("97%", True, "còn cao hơn mức cao nhất 2 điểm phần trăm"),
    ],
)
def test_how_far_a_rate_is_from_a_range_of_rates(count, lower, sentence):
    near, far = (rate("0.95"), rate("0.9")) if lower else (rate("0.9"), rate("0.95"))
    record = Target(code="t", name="tỷ lệ", rate="90%", rate_to="95%")
    done = rate(Fraction(int(count.rstrip("%")), 100))
    known = target(done, near, goal_to=far, target=record, lower=lower)
    assert say["difference"](known) == sentence
    assert say["asked"](known) == say["range"](known) == "90% - 95%"


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"count": 2660, "goal": 5091}, "còn 36 ngày đến hạn (ngày 31/5/2022), phải thực hiện thêm 2.431 sáng kiến, bình quân ít nhất 68 sáng kiến mỗi ngày, gấp khoảng 2,3 lần mức bình quân từ ngày 24/01/2022 đến nay (khoảng 29 sáng kiến/ngày)"),
        ({"count": 2660, "goal": 5091, "older": read_moment("31/3/2022")}, "còn 36 ngày đến hạn (ngày 31/5/2022), phải thực hiện thêm 2.431 sáng kiến, bình quân ít nhất 68 sáng kiến mỗi ngày, gấp khoảng 1,7 lần mức bình quân từ ngày 24/01/2022 đến ngày 31/3/2022 (khoảng 40 sáng kiến/ngày)"),
        ({"count": 5000, "goal": 5091}, "còn 36 ngày đến hạn (ngày 31/5/2022), phải thực hiện thêm 91 sáng kiến, bình quân ít nhất 03 sáng kiến mỗi ngày, thấp hơn mức bình quân từ ngày 24/01/2022 đến nay (khoảng 54 sáng kiến/ngày)"),
        ({"count": 920, "goal": 1280}, "còn 36 ngày đến hạn (ngày 31/5/2022), phải thực hiện thêm 360 sáng kiến, bình quân ít nhất 10 sáng kiến mỗi ngày, xấp xỉ mức bình quân từ ngày 24/01/2022 đến nay (10 sáng kiến/ngày)"),
        ({"count": 0, "goal": 360}, "còn 36 ngày đến hạn (ngày 31/5/2022), phải thực hiện thêm 360 sáng kiến, bình quân ít nhất 10 sáng kiến mỗi ngày"),
        ({"count": 1, "goal": 10, "as_of": date(2022, 5, 31)}, "đến hạn (ngày 31/5/2022) còn thiếu 09 sáng kiến"),
        ({"count": 1, "goal": 10, "as_of": date(2022, 1, 2)}, "bắt đầu từ ngày 24/01/2022"),
        ({"count": 10, "goal": 10, "reached_on": date(2022, 5, 21)}, "đã hoàn thành theo số liệu tính đến ngày 21/5/2022, trước hạn ít nhất 10 ngày (thời hạn: ngày 31/5/2022)"),
        ({"count": 10, "goal": 10, "reached_on": date(2022, 5, 31)}, "đã hoàn thành đúng hạn (theo số liệu tính đến ngày 31/5/2022)"),
        ({"count": 10, "goal": 10, "reached_on": date(2022, 6, 1)}, "hoàn thành ngày 01/6/2022, sau hạn (thời hạn: ngày 31/5/2022)"),
    ],
)  # fmt: skip
def test_time(known, sentence):
    assert say["timing"](target(**known), "sáng kiến") == sentence


def test_a_day_that_the_snapshots_tell_before_the_recorded_one_is_told_as_theirs():
    record = Target(code="t", name="chỉ tiêu", count=10, reached_on="25/5/2022")
    told = say["timing"](target(10, 10, target=record, reached_on=date(2022, 5, 21)))
    assert told.startswith("đã hoàn thành theo số liệu tính đến ngày 21/5/2022, trước hạn ít nhất")


@pytest.mark.parametrize(
    ("counting", "days"),
    [
        (DayCount.DIFFERENCE, "265 ngày (thời hạn: ngày 01/9/2023)"),
        (DayCount.BOTH_ENDS, "266 ngày (thời hạn: ngày 01/9/2023, tính cả ngày đầu và ngày cuối)"),
    ],
)
def test_a_recorded_day_of_reaching_is_told_with_both_dates(counting, days):
    record = Target(code="t", name="chỉ tiêu", count=2300, reached_on="10/12/2022")
    reached = target(
        2412,
        2300,
        target=record,
        reached_on=record.reached_on.day if record.reached_on else None,
        ends=date(2023, 9, 1),
        day_count=counting,
    )
    assert say["timing"](reached) == f"hoàn thành ngày 10/12/2022, trước hạn {days}"


HALF = Figure(Fraction(1, 2), quantity=Quantity.RATE)


def unit(name, count, quota=None, **more):
    place, tied = more.pop("rank", None), more.pop("tied", False)
    rank = Rank(place, tied, 9) if place else None
    source = SimpleNamespace(rank_of=lambda _code: rank, threshold=HALF)
    return UnitProgress(
        _figure(count), _figure(quota), unit=Unit(code="u", name=name), source=source, **more
    )


A, B, C, D = (unit(name, count) for name, count in (("A", 12), ("B", 9), ("C", 9), ("D", 4)))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([A], "A (12 sáng kiến)"),
        ([A, D], "A (12 sáng kiến) và D (4 sáng kiến)"),
        ([A, B, C], "A (12 sáng kiến); B và C (cùng 9 sáng kiến)"),
        ([B, C], "B và C (cùng 9 sáng kiến)"),
    ],
)
def test_units_that_tie_are_told_together(rows, sentence):
    assert say["counted"](rows, "sáng kiến") == sentence


def test_counts_below_ten_take_a_zero_when_asked():
    assert say["counted"]([D], "sáng kiến", padded=True) == "D (04 sáng kiến)"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([unit("A", 200, 20)], "A (200/20 sáng kiến, đạt 1.000%)"),
        ([unit("A", 200)], "A (200 sáng kiến)"),
        ([unit("A", 5, 0)], "A (05 sáng kiến)"),
        (
            [unit("A", 9, 10), unit("B", 9, 10)],
            "A và B (cùng 9/10 sáng kiến, đạt 90%)",
        ),
    ],
)
def test_units_with_result_quota_and_rate(rows, sentence):
    assert say["scored"](rows, "sáng kiến") == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([A], "A"),
        ([A, B], "A và B"),
        ([A, B, C], "A, B và C"),
        ([A, B, C, D], "A, B và 02 đơn vị khác"),
        ([unit("Sở X, tỉnh Y", 1), B], "Sở X, tỉnh Y và B"),
    ],
)
def test_names(rows, sentence):
    assert say["names"](rows, 3 if len(rows) < 4 else 2) == sentence


def test_a_single_name_is_never_hidden_behind_the_others():
    assert say["names"]([A, B, C], 2) == "A, B và C"


def test_an_empty_list_needs_a_sentence_of_its_own():
    with pytest.raises(NotKnown, match="danh sách trống"):
        say["names"]([])


@pytest.mark.parametrize(
    ("rows", "words"), [([A], "đơn vị dẫn đầu là"), ([A, B], "các đơn vị dẫn đầu là")]
)
def test_one_unit_or_several(rows, words):
    assert say["either"](rows, "đơn vị dẫn đầu là", "các đơn vị dẫn đầu là") == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Standing(rank=12, scope="toàn quốc"), "thứ 12 toàn quốc"),
        (Standing(rank=12, among=63, scope="toàn quốc"), "thứ 12/63 toàn quốc"),
        (Standing(rank=1, among=63, scope="toàn quốc"), "thứ 1/63 toàn quốc"),
        (unit("A", 1, rank=1), "thứ nhất"),
        (unit("A", 1, rank=1, tied=True), "đồng hạng thứ nhất"),
        (unit("A", 1, rank=3), "thứ 3"),
        (unit("A", 1, rank=3, tied=True), "đồng hạng thứ 3"),
    ],
)
def test_places(row, words):
    assert say["place"](row) == words


@pytest.mark.parametrize(
    ("filter_", "figure", "arguments", "words"),
    [
        ("over", rate("0.066775"), (), "trên 6%"),
        ("over", rate("0.066775"), (1,), "trên 6,6%"),
        ("nearly", rate("0.7695"), (), "gần 77%"),
        ("about", rate("0.522491"), (), "khoảng 52%"),
        ("over", rate("0.5"), (), "50%"),
        ("nearly", rate("0.5"), (), "50%"),
        ("about", Figure(Fraction(2431, 36), quantity=Quantity.AVERAGE), (1,), "khoảng 67,5"),
        ("about", Figure(Fraction(60), quantity=Quantity.AVERAGE), (1,), "60"),
        ("over", Figure(163_532), (0, 1000), "trên 163.000"),
        ("over", Figure(163_000), (0, 1000), "163.000"),
        ("nearly", Figure(163_532), (0, 1000), "gần 164.000"),
        ("over", Figure(2_200, OVER), (0, 1000), "trên 2.000"),
        ("about", Figure(2_700, OVER), (0, 1000), "trên 2.000"),
        ("at_least", Figure(Fraction(2431, 36)), (), "ít nhất 68"),
        ("at_least", Figure(6), ("sáng kiến",), "ít nhất 06 sáng kiến"),
    ],
)
def test_hedges_only_with_a_rounded_figure_and_only_when_true(filter_, figure, arguments, words):
    assert say[filter_](figure, *arguments) == words


@pytest.mark.parametrize(
    ("filter_", "figure"),
    [
        ("nearly", Figure(2_200, OVER)),
        ("over", Figure(2_200, NEARLY)),
        ("over", Figure(2_200, ABOUT)),
        ("at_least", Figure(2_200, NEARLY)),
    ],
)
def test_a_hedge_that_claims_more_than_is_known_is_refused(filter_, figure):
    with pytest.raises(NotKnown, match="chỉ biết"):
        say[filter_](figure)


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [
        ("1.05", EXACT, "vượt 5%"),
        ("1.05", OVER, "vượt trên 5%"),
        ("1.05", NEARLY, "đạt gần 105%"),
        ("1.05", ABOUT, "đạt khoảng 105%"),
        ("1", EXACT, "đạt 100%"),
        ("1", NEARLY, "đạt gần 100%"),
        ("0.99999", EXACT, "đạt 99,999%"),
    ],
)
def test_what_may_not_exceed_is_not_said_to(value, precision, words):
    figure = Figure(Fraction(value), precision, quantity=Quantity.RATE)
    assert say["achievement"](figure) == words


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (Figure(Fraction(2431, 36), quantity=Quantity.AVERAGE), "67,5"),
        (Figure(Fraction(23, 10), quantity=Quantity.TIMES), "2,3"),
        (Figure(1) / Figure(3), "33,3%"),
        (Figure(130) / 4, "32,5"),
        (Figure(120) / 4, "30"),
        (rate("0.5") / 2, "25%"),
        (Figure(7).of("hộ") / Figure(2).of("hộ"), "350%"),
        (Figure(7).of("hộ") / Figure(2).of("xã"), "3,5"),
        (Figure(7).of("hộ") / Figure(20).of("base:m"), "35%"),
        (Figure(7).of("base:n") / Figure(2).of("base:m"), "3,5"),
        (3 + Figure(7), "10"),
        (1 - rate("0.6"), "40%"),
        (-Figure(3), "-3"),
        (rate("0.9475"), "94,75%"),
        (rate("0.95") - rate("1"), "-5 điểm phần trăm"),
        (Figure(41, quantity=Quantity.DAYS), "41"),
        (Figure(2660), "2.660"),
    ],
)
def test_figures_print_as_what_they_are(figure, printed):
    assert plain(figure) == printed


def test_shares_of_one_whole_add_up_wherever_they_are_printed():
    slices = divide([35_728, 18_549, 14_282, 94_973])
    shares = [Figure(piece.share, quantity=Quantity.RATE, slices=(piece,)) for piece in slices]
    assert [say["percent"](share) for share in shares] == ["21,9%", "11,3%", "8,7%", "58,1%"]
    assert say["percent"](shares[0] + shares[1] + shares[2]) == "41,9%"
    assert say["percent"](shares[0], 2) == "21,85%"


MILLIONS = Noun("đồng", 0, Scale(unit="triệu đồng", decimals=1))


@pytest.mark.parametrize(
    ("figure", "working"),
    [
        (Figure(2660) / Figure(5091), "2.660 ÷ 5.091 = 52,249…% → 52,2%"),
        (Figure(2660) - Figure(5091), "2.660 − 5.091 = -2.431"),
        (Figure(66_775) / Figure(1_000_000, OVER), "66.775 ÷ trên 1.000.000 → gần 6,7%"),
        (
            countable(rate("3/20") * Figure(12_345), IDEAS),
            "15% × 12.345 = 1.851,75 → 1.852 (làm tròn lên)",
        ),
        (
            Figure(2431) / Figure(36, quantity=Quantity.DAYS),
            "2.431 ÷ 36 = 67,527… → 67,5",
        ),
        (
            Figure(10_248_773_930, noun=MILLIONS) / Figure(273, quantity=Quantity.DAYS),
            "10.248,8 ÷ 273 = 37,541… → 37,5",
        ),
        (
            total(Figure(n) for n in range(1, 21)),
            "1 + 2 + 3 + … + 20 (20 số) = 210",
        ),
    ],
)
def test_workings(figure, working):
    assert say["working"](figure) == working


@pytest.mark.parametrize(("arguments", "printed"), [((0,), "52%"), ((2,), "52,25%"), ((), "52,2%")])
def test_decimals_may_be_given_by_place(arguments, printed):
    assert say["percent"](Figure(2660) / Figure(5091), *arguments) == printed
    assert say["reached"](Figure(2660) / Figure(5091), *arguments) == f"đạt {printed}"


@pytest.mark.parametrize("name", ["number", "percent", "points", "over", "against"])
@pytest.mark.parametrize("decimals", [-1, 10, 999_999_999, "2"])
def test_no_more_decimals_than_a_reader_needs(name, decimals):
    with pytest.raises(NotKnown, match="từ 0 đến 9"):
        say[name](target(1, 2) if name == "against" else 1, decimals=decimals)


def test_decimals_are_those_of_the_document_where_none_are_asked_for():
    third = Figure(1) / Figure(3)
    assert [build_filters(places)["percent"](third) for places in (0, 2)] == ["33%", "33,33%"]
    assert build_filters(2)["percent"](third, 0) == "33%"


@pytest.mark.parametrize("name", ["percent", "reached"])
def test_a_recorded_rate_is_told_as_it_stands_unless_asked_otherwise(name):
    filters = build_filters(1)
    assert filters[name](rate("0.8625")).endswith("86,25%")
    assert filters[name](rate("0.8625"), 1).endswith("86,3%")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("date", Figure(2660), "«2.660» không phải là ngày"),
        ("number", "năm mươi", "«năm mươi» không phải là số liệu"),
        ("number", date(2022, 4, 25), "«2022-04-25» không phải là số liệu"),
        ("number", [Figure(1)], "đây là một danh sách"),
        ("date", Unit(code="a", name="A"), "tên này là một nhóm"),
        ("names", "LĐLĐ tỉnh", "cần một danh sách"),
        ("counted", {"a": 1}, "cần một danh sách"),
    ],
)
def test_a_value_of_another_sort_is_told_in_words(name, value, told):
    with pytest.raises(NotKnown, match=told):
        say[name](value)


@pytest.mark.parametrize(
    ("then", "words"),
    [("31/3/2024", "so với cùng kỳ năm trước"), ("28/02/2025", "so với ngày 28/02/2025")],
)
def test_what_is_compared_with(then, words):
    compared = Compared(read_moment(then), Figure(5), Figure(1), Figure(4))
    assert say["since"](compared, read_moment("31/3/2025")) == words
    assert say["since"](compared) == f"so với ngày {then}"


@pytest.mark.parametrize(
    ("filter_", "words"),
    [
        (
            "against",
            "61 hộ (tạm tính, 6/8 đơn vị), chưa đủ số liệu để so với chỉ tiêu (không quá 70 hộ)",
        ),
        (
            "toward",
            "chưa đủ số liệu để so với chỉ tiêu (61 hộ, mức đề ra: không quá 70 hộ; tạm tính, 6/8 đơn vị)",
        ),
        ("timing", "còn 36 ngày đến hạn (ngày 31/5/2022)"),
    ],
)
def test_where_less_is_better_some_alone_prove_nothing(filter_, words):
    some = target(Figure(61, coverage=(Coverage(6, 8),)), 70, lower=True)
    assert settle(say[filter_](some, "hộ")) == words
    for refused in ("reached", "difference", "achievement"):
        with pytest.raises(NotKnown, match="chưa báo cáo"):
            say[refused](some)


def test_the_limits_of_a_rate_stand_with_it_and_not_with_what_was_asked_for():
    found = target(Figure(629, coverage=(Coverage(3, 3, estimated=True),)), 900)
    found = replace(
        found,
        base=Figure(9000),
        of="hộ dân",
        target=Target(code="t", name="chỉ tiêu", rate="10%", of="hd"),
    )
    assert settle(say["against"](found, "hộ")) == (
        "bằng 7,0% tổng số hộ dân (ước tính), thấp hơn 3,0 điểm phần trăm so với chỉ tiêu (10%)"
    )


@pytest.mark.parametrize(
    ("collective", "author", "introduced"),
    [
        (None, "UBND xã", "Ủy ban nhân dân xã A (sau đây gọi tắt là UBND xã)"),
        ("Ủy ban nhân dân", "UBND xã", "Ủy ban nhân dân xã A (sau đây gọi tắt là UBND xã)"),
        (
            "Thường trực",
            "Thường trực UBND xã",
            "Thường trực Ủy ban nhân dân xã A (sau đây gọi tắt là Thường trực UBND xã)",
        ),
    ],
)
def test_who_speaks_is_named_once(collective, author, introduced):
    names = {"code": "a", "name": "Ủy ban nhân dân xã A", "short_name": "UBND xã"}
    record = Issuer(**names, abbreviation="UBND", lines=("A",), place="A", collective=collective)
    view = IssuerView(record, (), (), Markup())
    assert (view.short_author, view.introduced) == (author, introduced)


def test_what_a_rate_is_of_is_all_of_a_base_or_another_target(figures):
    whole = {"code": "whole", "name": "chỉ tiêu năm", "count": "50"}
    part = {"code": "part", "name": "đợt 1", "rate": "40%", "of": {"target": "whole"}}
    base = {"code": "base", "name": "tỷ lệ", "rate": "5%", "of": "members"}
    targets = figures(targets=[whole, part, base]).main.targets
    told = {code: one.of_what for code, one in targets.items()}
    assert told == {"whole": None, "part": "chỉ tiêu năm", "base": "tổng số đoàn viên"}


@pytest.mark.parametrize(("filter_", "words"), [
    ("against", "120 vụ, không đạt chỉ tiêu (không quá 100 vụ), đã cao hơn 20 vụ"),
    ("difference", "đã cao hơn mức đề ra 20 vụ"),
    ("timing", "còn 36 ngày đến hạn (ngày 31/5/2022), đã cao hơn mức đề ra 20 vụ"),
])  # fmt: skip
def test_what_came_in_above_a_ceiling_falls_no_more(filter_, words):
    assert say[filter_](target(120, 100, lower=True, comes_in=True), "vụ") == words
