"""Quotas that are pasted in another unit of measure than is recorded: multiplied and told, or asked about."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.office.grid_pasting import placed
from generator.office.unit_grid import UnitGrid
from generator.workspace.nodes import Block, Source

MONEY, HOMES = "quotas|thu||", "quotas|ho||"


@pytest.fixture
def paste():
    def run(*lines, keys=("name", MONEY), **told):
        units = [{"code": "ap", "name": "Thôn An Phú"}, {"code": "tm", "name": "Thôn Tân Mỹ"}]
        counted = [{"code": "thu", "name": "số tiền đã thu", "unit_of_measure": "đồng", "measure": "money"},
                   {"code": "ho", "name": "số hộ đã nộp", "unit_of_measure": "hộ"}]  # fmt: skip
        said = {"code": "q", "name": "Thu quỹ", "short_name": "thu quỹ", "issuer": "ubnd", "starts": "01/01/2026", "ends": "31/12/2026"}  # fmt: skip
        grid = UnitGrid(Campaign.model_validate({**said, "indicators": counted, "units": units}))
        cells = [line.split("|") for line in lines]
        found = placed(grid, Block(Source("campaign.yaml", "")), cells, keys, {}, **told)
        asked = {one.place: (one.said.text(), [label.text() for label, _ in one.choices]) for one in found.asked}  # fmt: skip
        return [one.cells for one in found.rows], [one.text() for one in found.said], asked

    return run


HEAD = "TT|Thôn|Chỉ tiêu số tiền đã thu"
ROWS = "1|Thôn An Phú|12.700", "2|Thôn Tân Mỹ|600,5"
TIMES = "đổi ra đồng: nhân cả cột với 1.000, ví dụ 12.700 thành 12.700.000"


@pytest.mark.parametrize(
    ("lines", "title", "stated"),
    [
        (("||ĐVT: 1.000 đồng", HEAD, *ROWS), "Chỉ tiêu số tiền đã thu", "1.000 đồng"),
        ((HEAD, *ROWS, "Đơn vị tính: nghìn đồng"), "Chỉ tiêu số tiền đã thu", "nghìn đồng"),
        ((f"{HEAD}|ĐVT", *(f"{row}|1.000đ" for row in ROWS)), "Chỉ tiêu số tiền đã thu", "1.000đ"),
    ],
)
def test_what_is_said_around_the_figures_multiplies_them_and_is_told(paste, lines, title, stated):
    rows, said, asked = paste(*lines)

    assert (rows, asked) == ([{MONEY: "12.700.000"}, {MONEY: "600.500"}], {})
    assert f"cột «{title}» ghi đơn vị tính «{stated}»: {TIMES}" in said


def test_a_title_that_says_it_multiplies_its_column_once_that_is_known(paste):
    head = "TT|Thôn|Chỉ tiêu giao (nghìn đồng)"
    rows, said, _ = paste(head, *ROWS, told={2: MONEY})

    assert rows == [{MONEY: "12.700.000"}, {MONEY: "600.500"}]
    assert f"cột «Chỉ tiêu giao (nghìn đồng)» ghi đơn vị tính «nghìn đồng»: {TIMES}" in said


def test_columns_of_other_things_are_left_as_they_are(paste):
    rows, _, _ = paste("ĐVT: 1.000 đồng", f"{HEAD}|Chỉ tiêu số hộ đã nộp", "1|Thôn An Phú|12.700|71")  # fmt: skip

    assert rows == [{MONEY: "12.700.000", HOMES: "71"}]


def test_figures_without_titles_are_multiplied_too(paste):
    told = {-1: "=remark"}
    assert paste("ĐVT: 1.000 đồng", "Thôn An Phú|12.700", told=told)[0] == [{MONEY: "12.700.000"}]
    assert paste("(nghìn đồng)", "12.700", keys=(MONEY,))[0][1] == {MONEY: "12.700.000"}


def test_figures_that_may_be_in_it_already_are_asked_about(paste):
    lines = "ĐVT: 1.000 đồng", HEAD, "1|Thôn An Phú|12.700.000", "2|Thôn Tân Mỹ|600.500"
    said = "cột «Chỉ tiêu số tiền đã thu» của phần dán ghi đơn vị tính «1.000 đồng», dữ liệu ghi số này bằng «đồng»: là số nào?"
    choices = ["đổi ra đồng: nhân cả cột với 1.000, ví dụ 12.700.000 thành 12.700.000.000", "các số trong cột đã tính bằng đồng"]  # fmt: skip

    assert paste(*lines) == ([], [], {-900_002: (said, choices)})
    assert paste(*lines, told={-900_002: "=as it is"})[0][1] == {MONEY: "600.500"}
    assert paste(*lines, told={-900_002: "=times"})[0][1] == {MONEY: "600.500.000"}


def test_a_figure_that_is_not_sure_is_never_left_among_multiplied_ones(paste):
    rows, said, _ = paste("ĐVT: 1.000 đồng", HEAD, "1|Thôn An Phú|12.700", "2|Thôn Tân Mỹ|1,234.5")

    assert rows == [{MONEY: "12.700.000"}, {MONEY: ""}]
    assert "không đổi được nên không dán: «1,234.5»" in said


@pytest.mark.parametrize(
    ("heads", "bases"),
    [
        (("TT|Thôn|Dân cư|", "||Hộ|Người"), ["hộ", "người"]),
        (("TT|Thôn|Dân cư|", "||(hộ)|(người)"), ["hộ", "người"]),
        (("TT|Thôn|Dân cư (hộ)|Nhân khẩu",), ["hộ", "nhân khẩu"]),
        (("TT|Thôn|Tổng số hộ|Nhân khẩu", "||ĐVT: hộ|ĐVT: người"), ["hộ", "nhân khẩu"]),
    ],
)
def test_a_base_under_titles_of_two_rows_is_called_by_one_name(paste, heads, bases):
    *_, asked = paste(*heads, "1|Thôn An Phú|41|160", keys=("name",))

    first = [choices[0] for _, choices in asked.values()]
    assert first == [f"cơ sở tính mới «{one}», để chia chỉ tiêu" for one in bases]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("TT|Thôn|Chỉ tiêu giao (nghìn đồng)", "1|Thôn An Phú|12.700"), [{MONEY: "12.700.000"}]),
        (("TT|Thôn|Chỉ tiêu (hộ)", "1|Thôn An Phú|12"), [{HOMES: "12"}]),
        (("TT|Thôn|Chỉ tiêu giao|", "||(hộ)|(nghìn đồng)", "1|Thôn An Phú|12|12.700"), [{HOMES: "12", MONEY: "12.700.000"}]),
        (("TT|Thôn|Chỉ tiêu (nghìn)", "1|Thôn An Phú|12.700"), []),
    ],
    ids=["money", "what is counted", "both", "of either"],
)  # fmt: skip
def test_a_quota_is_of_the_one_indicator_that_is_counted_in_what_its_title_says(paste, lines, rows):
    found, _, asked = paste(*lines, keys=("name",))

    assert (found, bool(asked)) == (rows, not rows)
