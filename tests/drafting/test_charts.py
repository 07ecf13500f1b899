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
            (date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30), date(2025, 12, 31)),
            {"Đã thực hiện": (None, 8, 21, None), "Tiến độ cần đạt": (0, None, None, 50)},
        ),
        (
            {"kind": "trend", "phase": "one", "target": "first"},
            (date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)),
            {"Đã thực hiện": (None, 8, 21), "Tiến độ cần đạt": (0, None, 20)},
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


@pytest.mark.parametrize(
    ("whose", "spec", "values"),
    [
        (OneUnit("a"), {}, {"Đã thực hiện": (None, 6, 12, None), "Tiến độ cần đạt": (0, None, None, 10)}),
        (OneUnit("a"), {"phase": "one", "target": "first"}, {"Đã thực hiện": (6, 12)}),
        (OneGroup("g"), {}, {"Đã thực hiện": (None, 8, 15, None), "Tiến độ cần đạt": (0, None, None, 10)}),
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
    assert drawn.series[0].values == (Fraction("86.25"), Fraction("94.75"))
    assert drawn.series[0].labels == ("86,25%", "94,75%")
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
    assert values == {"Đã thực hiện": (None, 12, None), "Tiến độ cần đạt": (0, None, 40)}


def test_where_less_is_better_the_goal_is_the_most_from_the_first_day_to_the_last(chart, poor):
    parts = {
        "indicators": [poor],
        "targets": [{"code": "t", "name": "mục tiêu", "count": "40"}],
        "quotas": [],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"total": "46"}]}],
    }
    _, values = _shown(chart(kind="trend", parts=parts))
    assert values == {"Đã thực hiện": (None, 46, None), "Mức cao nhất được đề ra": (40, None, 40)}
