"""Columns of a paste that add up others, and columns of figures that nothing takes: held, told or asked about."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.office.grid_pasting import placed
from generator.office.unit_grid import UnitGrid
from generator.workspace.nodes import Block, Source

D1, D2, ALL = "quotas|ideas|d1|", "quotas|ideas|d2|", "quotas|ideas||"
PHASES = [
    {"code": "d1", "name": "Đợt 1", "ends": "30/06/2026"},
    {"code": "d2", "name": "Đợt 2", "starts": "01/07/2026", "ends": "31/12/2026"},
]


@pytest.fixture
def paste():
    def run(*lines, keys=("name", ALL), **told):
        units = [{"code": "ap", "name": "Xã An Phú"}, {"code": "tm", "name": "Xã Tân Mỹ"}]
        said = {"code": "sk", "name": "Sáng kiến", "short_name": "sáng kiến", "issuer": "ubnd", "starts": "01/01/2026", "ends": "31/12/2026",
                "indicators": [{"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}]}  # fmt: skip
        grid = UnitGrid(Campaign.model_validate({**said, "units": units, "phases": PHASES}))
        cells = [line.split("|") for line in lines]
        found = placed(grid, Block(Source("campaign.yaml", "")), cells, keys, {}, **told)
        asked = {one.place: one.said.text() for one in found.asked}
        return [one.cells for one in found.rows], [one.text() for one in found.said], asked

    return run


@pytest.mark.parametrize("title", ["Cả đợt", "Cả năm", "Cộng", "Tổng số", "Tổng chỉ tiêu"])
def test_the_sum_of_all_phases_is_held_against_them_and_is_the_quota_of_the_whole(paste, title):
    rows, said, _ = paste(
        f"Đơn vị|Chỉ tiêu đợt 1|Chỉ tiêu đợt 2|{title}",
        "Xã An Phú|1.000|20|1.020",
        "Xã Tân Mỹ|5||5",
        "Tổng cộng|1.005|20|1.025",
    )

    assert rows == [{D1: "1.000", D2: "20", ALL: "1.020"}, {D1: "5", D2: "", ALL: "5"}]
    assert f"cột «{title}» đúng bằng cộng các cột «Chỉ tiêu đợt 1», «Chỉ tiêu đợt 2» ở mọi dòng" in said  # fmt: skip


@pytest.mark.parametrize("title", ["Cả đợt", "Cả năm", "Cộng", "Chỉ tiêu cả năm"])
def test_a_sum_that_is_none_is_asked_about_with_the_row(paste, title):
    head, *rest = (
        f"Đơn vị|Chỉ tiêu đợt 1|Chỉ tiêu đợt 2|{title}",
        "Xã An Phú|10|20|30",
        "Xã Tân Mỹ|5|6|12",
    )

    assert paste(head, *rest) == ([], [], {3: f"cột «{title}» của phần dán không bằng cộng các cột «Chỉ tiêu đợt 1», «Chỉ tiêu đợt 2» (dòng «Xã Tân Mỹ» ghi 12, cộng được 11); là số gì?"})  # fmt: skip
    assert paste(head, *rest, told={3: ALL})[0][1] == {D1: "5", D2: "6", ALL: "12"}


def test_phases_that_are_asked_about_are_held_at_the_same_time(paste):
    lines = ["Đơn vị|Đợt 1|Đợt 2|Cả đợt", "Xã An Phú|10|20|30", "Xã Tân Mỹ|5|6|11"]

    assert [*paste(*lines)[2]] == [1, 2]
    assert [*paste(*lines[:2], "Xã Tân Mỹ|5|6|12")[2]] == [1, 2, 3]
    rows, said, _ = paste(*lines, told={1: D1, 2: D2})
    assert rows[0] == {D1: "10", D2: "20", ALL: "30"}
    assert said == ["cột «Cả đợt» đúng bằng cộng các cột «Đợt 1», «Đợt 2» ở mọi dòng"]


def test_a_quota_of_the_whole_is_held_against_its_phases_below_titles_of_several_rows(paste):
    head = "TT|Đơn vị|Chỉ tiêu|Trong đó|", "|||Chỉ tiêu|", "|||Đợt 1|Đợt 2"

    assert paste(*head, "1|Xã An Phú|30|10|20")[:2] == (
        [{ALL: "30", D1: "10", D2: "20"}],
        ["cột «Chỉ tiêu» đúng bằng cộng các cột «Trong đó, Chỉ tiêu, Đợt 1», «Trong đó, Chỉ tiêu, Đợt 2» ở mọi dòng", "cột không dán: TT"],
    )  # fmt: skip
    assert [*paste(*head, "1|Xã An Phú|31|10|20")[2]] == [2]


def test_what_may_be_nothing_of_the_table_is_told_and_not_asked(paste):
    lines = "Đơn vị|Chỉ tiêu đợt 1|Chỉ tiêu đợt 2|Cả năm|Chỉ tiêu 2025", "Xã An Phú|10|20|30|7"

    assert paste(*lines)[1:] == (["cột «Cả năm» đúng bằng cộng các cột «Chỉ tiêu đợt 1», «Chỉ tiêu đợt 2» ở mọi dòng", "cột không dán: Chỉ tiêu 2025"], {})  # fmt: skip


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Kế hoạch", "cột «Kế hoạch» của phần dán là số gì?"),
        ("Đợt 3", "cột «Đợt 3» của phần dán là số gì?"),
        ("Tăng so với năm trước", "cột «Tăng so với năm trước» của phần dán là số gì?"),
        ("Chỉ tiêu đợt 1", "cột «Chỉ tiêu đợt 1» của phần dán là số gì?"),
        ("", "cột thứ 3 của phần dán không có tiêu đề («20», «6»): là số gì?"),
    ],
)
def test_figures_that_nothing_takes_are_asked_about(paste, head, said):
    lines = f"Đơn vị|Chỉ tiêu đợt 1|{head}", "Xã An Phú|10|20", "Xã Tân Mỹ|5|6"

    assert paste(*lines) == ([], [], {2: said})
    assert paste(*lines, told={2: ""})[0] == [{D1: "10"}, {D1: "5"}]


def test_figures_with_their_unit_of_measure_are_figures(paste):
    assert [*paste("Đơn vị|Chỉ tiêu đợt 1|Chỉ tiêu khác", "Xã An Phú|1|20 hộ", "Xã Tân Mỹ|1|6 hộ")[2]] == [2]  # fmt: skip


@pytest.mark.parametrize("head", ["Tỷ lệ (%)", "Ngày giao", "Số điện thoại", "Xếp hạng"])
def test_what_is_no_number_of_anything_is_only_told(paste, head):
    _, said, asked = paste(f"Đơn vị|Chỉ tiêu đợt 1|{head}", "Xã An Phú|10|20", "Xã Tân Mỹ|5|6")

    assert (said, asked) == ([f"cột không dán: {head}"], {})


def test_figures_beyond_the_last_column_are_asked_about_and_go_where_it_is_told(paste):
    lines = "Xã An Phú|10|20", "Xã Tân Mỹ|5|6"

    assert paste(*lines) == ([], [], {2: "cột thứ 3 của phần dán là số («20», «6»), bảng không còn cột cho nó: là số gì?"})  # fmt: skip
    assert paste(*lines, keys=("name", ALL, D1), is_sure=True)[0][0] == {ALL: "10", D1: "20"}
    assert paste(*lines, keys=("name", ALL, ""), is_sure=True)[1] == ["cột không dán: thứ 3 («20», «6»)"]  # fmt: skip
