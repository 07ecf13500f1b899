"""What is said of a figure that is asked for and not known: which, where, why and what helps."""

from __future__ import annotations

import pytest

CASES = [
    # No count of phase 2: the newest snapshot is that of 30/6.
    ("{{ phases.two.rate }}", "chưa có tỷ lệ đạt so với tổng chỉ tiêu đã giao của giai đoạn 2 (phases.two.rate)"),
    ("{{ phases.two.count|number }}", "chưa có tổng số đã thực hiện của giai đoạn 2 (phases.two.count)"),
    ("{{ phases['two'].count|padded }}", "của giai đoạn 2 (phases.two.count)"),
    ("{{ phases.two.count + 1 }}", "của giai đoạn 2 (phases.two.count)"),
    ("{{ -phases.two.count }}", "của giai đoạn 2 (phases.two.count)"),
    ("{{ 'a' ~ phases.two.count }}", "của giai đoạn 2 (phases.two.count)"),
    ("{{ phases.two.count|upper }}", "của giai đoạn 2 (phases.two.count)"),
    ("{% if phases.two.count > 5 %}x{% endif %}", "của giai đoạn 2 (phases.two.count)"),
    ("{% if phases.two.count == 5 %}x{% endif %}", "của giai đoạn 2 (phases.two.count)"),
    ("{% set t = phases.two %}{{ t.count }}", "của giai đoạn 2 (t.count)"),
    ("{{ targets.part.achieved }}", "tỷ lệ đã đạt trên cơ sở tính của tỷ lệ (targets.part.achieved): chưa có cơ sở tính"),
    ("{{ targets.part.gap|points }}", "(targets.part.gap): chưa có cơ sở tính"),
    ("{{ figures.unit.d.rate|percent }}", "chưa có tỷ lệ đạt của D (figures.unit.d.rate): «D» chưa báo cáo"),
    ("{{ figures.units|rated }}", "chưa có tỷ lệ đạt của B (rate)"),
    ("{{ figures.units|counted }}", "chưa có số đã thực hiện của D (count)"),
    ("{{ figures.unit.d|place }}", "chưa có thứ hạng của D (rank): «D» chưa báo cáo"),
    ("{{ targets.part|against }}", "chưa có"),
    ("{{ targets.part|timing }}", "chưa có mức đề ra của tỷ lệ (goal): mục tiêu «tỷ lệ»: chưa có số đoàn viên của 4 đơn vị (A, B, C, D)"),
    ("{{ phases.two|change }}", "chưa có số tăng thêm so với lần chốt trước của giai đoạn 2 (growth)"),
    ("{{ phases.two|amount }}", "chưa có tổng số đã thực hiện của giai đoạn 2 (count)"),
    ("{{ campaign.bases.members|number }}", "chưa có «members» (campaign.bases.members)"),
    ("{{ plan.full }}", "chưa có kế hoạch của chiến dịch (plan)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), CASES)
def test_a_figure_that_is_not_known_is_refused_by_its_name(refused, text, said):
    (problem,) = refused("một dòng\n" + text)
    assert problem.code == "E-EXPR-FIGURE"
    assert said in str(problem.message)
    assert problem.hint
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% if phases.two.count %}a{% else %}b{% endif %}", "b"),
        ("{% if phases.two.count is none %}a{% endif %}", "a"),
        ("{% if phases.two.count == none %}a{% endif %}", "a"),
        ("{% if phases.two.count is defined %}a{% endif %}", "a"),
        ("{% if not phases.two.count %}a{% endif %}", "a"),
        ("{{ phases.two.count or 'chưa có' }}", "chưa có"),
        ("{{ phases.two.count|default('chưa có', true) }}", "chưa có"),
        ("{{ plan.full|default('chưa có') }}", "chưa có"),
        ("{{ phases.two.count and phases.two.count|number }}b", None),
        ("{{ phases.one.count|number }}", "21"),
    ],
)
def test_what_may_be_missing_is_asked_about_as_ever(filled, text, printed):
    assert filled(text) == printed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ figures.idle_units|names }}", "danh sách figures.idle_units trống; viết {% if figures.idle_units %}"),
        ("{{ phases.two.reported|counted }}", "danh sách phases.two.reported trống; viết"),
        ("{% set done = phases.two.reported %}{{ done|scored }}", "danh sách phases.two.reported trống; viết"),
        ("{{ phases.two.reported|sort('count')|names }}", "danh sách phases.two.reported trống; viết"),
        ("{{ phases.two.reported|max('count') }}", "danh sách phases.two.reported trống nên không có số lớn nhất"),
        ("{{ figures.units[:0]|names }}", "danh sách trống; thêm {% if %}"),
    ],
)  # fmt: skip
def test_a_list_without_anybody_is_refused_by_its_name(refused, text, said):
    (problem,) = refused("một dòng\n" + text)
    assert (problem.code, problem.place.line) == ("E-EXPR-VALUE", 2)
    assert said in str(problem.message)
