"""Charts: which figures they take from the records."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from generator.drafting.standpoint import OneGroup, OneUnit


def _shown(drawn):
    values = {series.name: series.values for series in drawn.series}
    return drawn.categories, values


@pytest.mark.parametrize(
    ("spec", "categories", "values"),
    [
        (
            {"kind": "rates"},
            ("A", "C", "B"),
            {"Tỷ lệ đạt": (120, 80, None)},
        ),
        ({"kind": "rates", "top": "1"}, ("A",), {"Tỷ lệ đạt": (120,)}),
        (
            {"kind": "rates", "rows": "targets"},
            ("Chỉ tiêu đợt 1", "Chỉ tiêu năm"),
            {"Tỷ lệ đạt": (105, 42)},
        ),
        (
            {"kind": "progress"},
            ("A", "B", "C"),
            {"Đã thực hiện": (12, 3, 4), "Chỉ tiêu": (10, 0, 5)},
        ),
        ({"kind": "progress", "top": "1"}, ("A",), {"Đã thực hiện": (12,), "Chỉ tiêu": (10,)}),
        (
            {"kind": "progress", "rows": "groups"},
            ("Khối huyện", "Khối ngành"),
            {"Đã thực hiện": (15, 4), "Chỉ tiêu": (10, 5)},
        ),
        (
            {"kind": "progress", "rows": "targets"},
            ("Chỉ tiêu đợt 1", "Chỉ tiêu năm"),
            {"Đã thực hiện": (21, 21), "Chỉ tiêu": (20, 50)},
        ),
        (
            {"kind": "trend"},
            (date(2025, 1, 1), date(2025, 3, 31), date(2025, 6, 30), date(2025, 12, 31)),
            {
                "Đã thực hiện": (None, 8, 21, None),
                "Tiến độ cần đạt: chỉ tiêu năm": (Fraction(50, 365), None, None, 50),
            },
        ),
        (
            {"kind": "trend", "phase": "one", "target": "first"},
            (date(2025, 1, 1), date(2025, 3, 31), date(2025, 6, 30)),
            {
                "Đã thực hiện": (None, 8, 21),
                "Tiến độ cần đạt: chỉ tiêu đợt 1": (Fraction(20, 181), None, 20),
            },
        ),
        (
            {"kind": "shares"},
            ("Khối huyện", "Khối ngành", "Chưa phân theo đơn vị"),
            {"số sáng kiến": (15, 4, 2)},
        ),
        (
            {"kind": "shares", "breakdown": "s"},
            ("Giáo dục", "Y tế", "Khác"),
            {"số sáng kiến": (7, 7, 7)},
        ),
    ],
)
def test_what_a_chart_shows(chart, spec, categories, values):
    assert _shown(chart(**spec)) == (categories, values)


TEN = Fraction(10, 365)
"""What is to be done on the first day, of ten in a year."""


@pytest.mark.parametrize(
    ("whose", "spec", "values"),
    [
        (OneUnit("a"), {}, {"Đã thực hiện": (None, 6, 12, None), "Tiến độ cần đạt": (TEN, None, None, 10)}),
        (OneUnit("a"), {"phase": "one", "target": "first"}, {"Đã thực hiện": (None, 6, 12)}),
        (OneGroup("g"), {}, {"Đã thực hiện": (None, 8, 15, None), "Tiến độ cần đạt": (TEN, None, None, 10)}),
        (OneUnit("d"), {}, None),
    ],
)  # fmt: skip
def test_a_chart_over_time_in_a_letter_is_of_its_unit(chart, whose, spec, values):
    drawn = chart(kind="trend", whose=whose, **spec)
    assert (drawn and _shown(drawn)[1]) == values


def test_a_rate_over_time_is_drawn_in_percent(chart):
    rate = {"code": "ideas", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    results = [("31/3/2025", "86,25%"), ("30/6/2025", "94,75%")]
    parts = {
        "indicators": [rate],
        "targets": [],
        "quotas": [],
        "snapshots": [{"as_of": day, "results": [{"total": total}]} for day, total in results],
    }
    drawn = chart(kind="trend", parts=parts)
    assert drawn.series[0].values == (None, Fraction("86.25"), Fraction("94.75"), None)
    assert drawn.series[0].labels == ("", "86,25%", "94,75%", "")
    assert drawn.measure == "percent"


def test_what_is_known_as_more_than_so_many_says_so_in_a_chart(chart):
    targets = [{"code": "t", "name": "chỉ tiêu", "count": "2.000", "precision": "over"}]
    drawn = chart(kind="progress", rows="targets", parts={"targets": targets})
    assert [series.labels for series in drawn.series] == [(), ("trên 2.000",)]


def test_parts_carry_their_count_and_share(chart):
    (series,) = chart(kind="shares", breakdown="s").series
    assert series.labels == ("7 (33,4%)", "7 (33,3%)", "7 (33,3%)")


@pytest.mark.parametrize("kind", ["progress", "trend", "shares"])
def test_without_figures_there_is_no_chart(chart, kind):
    nothing = {"quotas": [], "snapshots": [{"as_of": "30/6/2025", "results": [{"total": "1"}]}]}
    drawn = chart(kind=kind, parts=nothing)
    assert (drawn is None) is (kind != "trend")


def test_the_even_pace_is_drawn_in_the_unit_of_what_is_counted(chart):
    fund = {
        "code": "fund",
        "name": "quỹ",
        "unit_of_measure": "đồng",
        "measure": "money",
        "shown_in": {"unit": "triệu đồng"},
    }
    parts = {
        "indicators": [fund],
        "targets": [{"code": "t", "name": "chỉ tiêu", "count": "40.000.000"}],
        "quotas": [],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"total": "12.000.000"}]}],
    }
    _, values = _shown(chart(kind="trend", parts=parts))
    assert values == {
        "Đã thực hiện": (None, 12, None),
        "Tiến độ cần đạt: chỉ tiêu": (Fraction(40, 365), None, 40),
    }


def test_where_less_is_better_the_goal_is_the_most_from_the_first_day_to_the_last(chart, poor):
    parts = {
        "indicators": [poor],
        "targets": [{"code": "t", "name": "mục tiêu", "count": "40"}],
        "quotas": [],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"total": "46"}]}],
    }
    _, values = _shown(chart(kind="trend", parts=parts))
    assert values == {
        "Đã thực hiện": (None, 46, None),
        "Mức cao nhất được đề ra: mục tiêu": (40, None, 40),
    }


def test_a_missing_bar_says_why(chart):
    parts = {"snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "12", "b": "3"}}]}]}
    drawn = chart(kind="rates", parts=parts)
    (rates,) = drawn.series
    assert dict(zip(drawn.categories, rates.labels, strict=True)) == {
        "A": "120%",
        "B": "chỉ tiêu bằng 0 (đã có 3)",
        "C": "chưa có số liệu",
    }
    done, asked = chart(kind="progress", parts=parts).series
    assert done.labels == ("12", "3", "chưa có số liệu")
    assert (asked.values, asked.labels) == ((10, 0, 5), ())


def test_a_missing_bar_says_so_of_who_was_split_and_of_its_parts(chart):
    parts = {
        "units": [{"code": one, "name": one.upper()} for one in "abst"],
        "changes": [
            {"on": "01/4/2025", "split": "b", "into": ["s", "t"], "opening": {"s": {"ideas": 3}, "t": {"ideas": 5}}}
        ],
        "quotas": [
            {"phase": "one", "counts": {"a": "10", "b": "9"}},
            {"phase": "two", "counts": {"a": "10", "s": "8", "t": "0"}},
        ],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "12", "s": "7", "t": "6"}}]}],
    }  # fmt: skip
    drawn = chart(kind="rates", parts=parts)
    (rates,) = drawn.series
    assert dict(zip(drawn.categories, rates.labels, strict=True)) == {
        "A": "60%",
        "S": "không so với chỉ tiêu riêng (đã có 7)",
        "T": "không so với chỉ tiêu riêng (đã có 6)",
        "B": "đã chia tách",
    }


def test_rates_are_not_drawn_where_less_is_better(chart, poor):
    parts = {
        "indicators": [poor],
        "targets": [],
        "quotas": [{"code": "q", "counts": {"a": "10"}}],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "12"}}]}],
    }
    drawn = chart(kind="rates", parts=parts)
    assert drawn.mark is None
    assert [series.name for series in drawn.series] == ["Đã thực hiện", "Mức cao nhất được đề ra"]


def test_under_a_chart_stand_its_limits_its_source_and_its_day(chart):
    results = [{"counts": {"a": "12", "b": "3"}}]
    snapshot = {"as_of": "17h00 30/6/2025", "source": "Cổng trực tuyến", "results": results}
    drawn = chart(kind="rates", parts={"snapshots": [snapshot]})
    assert drawn.under == (
        "Số liệu tạm tính, 2/4 đơn vị.",
        "Nguồn: Cổng trực tuyến; số liệu tính đến 17 giờ 00 ngày 30/6/2025.",
    )


@pytest.mark.parametrize(
    ("amounts", "measure", "values", "labels", "notes"),
    [
        (("3.031.150.000", "500.000.000"), "triệu đồng", (Fraction("3031.15"), 500), ("3.031,2", "500"), True),
        (("15.000.000.000", "2.500.000.000"), "tỷ đồng", (15, Fraction("2.5")), ("15", "2,5"), False),
        (("15.000.000.000", "1.000.000"), "triệu đồng", (15000, 1), ("15.000", "1"), False),
        (("900.000", "150.000"), "đồng", (900000, 150000), (), False),
    ],
)  # fmt: skip
def test_money_is_drawn_in_the_largest_unit_in_which_all_of_it_can_be_told(
    chart, amounts, measure, values, labels, notes
):
    fund = {"code": "f", "name": "quỹ", "unit_of_measure": "đồng", "measure": "money"}
    parts = {
        "indicators": [fund],
        "targets": [],
        "quotas": [],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [{"counts": dict(zip("ac", amounts, strict=True))}],
            }
        ],
    }
    drawn = chart(kind="progress", parts=parts)
    (done,) = drawn.series
    assert (drawn.value_title, done.values, done.labels) == (measure, values, labels)
    assert ("Số liệu trên biểu đồ được làm tròn." in drawn.notes) is notes


def test_slices_too_many_or_too_thin_are_bars_the_largest_first(chart):
    drawn = chart(kind="shares", rows="units")
    assert type(drawn).__name__ == "ShareChart"
    thin = [{"as_of": "30/6/2025", "results": [{"counts": {"a": "1", "b": "99", "c": "100"}}]}]
    drawn = chart(kind="shares", rows="units", parts={"snapshots": thin})
    assert type(drawn).__name__ == "BarChart"
    assert drawn.categories == ("C", "B", "A")
    assert drawn.series[0].labels == ("100 (50%)", "99 (49,5%)", "1 (0,5%)")


@pytest.mark.parametrize(
    ("spec", "categories"),
    [
        ({"group": "g"}, ("A", "B")),
        (
            {"parts": {"groups": [], "units": [{"code": one, "name": one} for one in "abcd"]}},
            ("a", "b", "c", "Chưa phân theo đơn vị"),
        ),
    ],
)
def test_shares_within_a_group_or_without_any_are_those_of_units(chart, spec, categories):
    assert chart(kind="shares", **spec).categories == categories


def test_shares_within_a_group_are_no_whole_pie(chart):
    drawn = chart(kind="shares", group="g")
    assert type(drawn).__name__ == "BarChart"
    assert drawn.series[0].labels == ("12 (57,1%)", "3 (14,3%)")
    assert drawn.notes == ("Tỷ trọng tính trên tổng số của mọi đơn vị.",)


def test_shares_of_the_first_units_keep_the_whole(chart):
    drawn = chart(kind="shares", rows="units", top="1")
    assert drawn.categories == ("A", "02 đơn vị khác", "Chưa phân theo đơn vị")
    assert drawn.series[0].labels == ("12 (57,1%)", "7 (33,4%)", "2 (9,5%)")


def test_bars_by_rank_tell_the_rate_by_which_they_stand(chart):
    done, _ = chart(kind="progress", top="2").series
    assert done.labels == ("12 (120%)", "4 (80%)")


def test_a_chart_of_one_group_has_its_units_and_its_limits_alone(chart):
    late = [{"as_of": "30/6/2025", "results": [{"counts": {"a": "12", "c": "4"}}]}]
    drawn = chart(kind="rates", group="g", parts={"snapshots": late})
    assert drawn.categories == ("A", "B")
    assert drawn.notes == ("Số liệu tạm tính, 1/2 đơn vị.",)


def test_rates_that_have_no_quotas_stand_by_their_rank(chart):
    rate = {"code": "ideas", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    counts = {"a": "20%", "b": "70%", "c": "45%"}
    parts = {
        "indicators": [rate],
        "targets": [],
        "quotas": [],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": counts}]}],
    }
    drawn = chart(kind="rates", parts=parts)
    assert _shown(drawn) == (("B", "C", "A"), {"Đã thực hiện": (70, 45, 20)})
    assert drawn.value_title == ""


def test_the_rates_of_a_range_are_of_its_lowest_end_and_say_so(chart):
    target = {"code": "t", "name": "chỉ tiêu", "rate": "30%", "rate_to": "60%", "of": "members"}
    units = [{"code": "a", "name": "A", "bases": {"members": "140"}}]
    parts = {"targets": [target], "units": units, "groups": [], "quotas": []}
    parts["snapshots"] = [{"as_of": "30/6/2025", "results": [{"total": "21"}]}]
    drawn = chart(kind="rates", rows="targets", parts=parts)
    assert drawn.series[0].values == (50,)
    assert drawn.notes == ("Chỉ tiêu: tỷ lệ đạt tính theo mức thấp nhất của khoảng 42 - 84.",)
