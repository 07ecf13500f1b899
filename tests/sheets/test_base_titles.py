"""Titles of several rows over figures of units: what these are numbers of, and that name alone."""

from __future__ import annotations

import pytest

from generator.sheets.base_titles import base_title
from generator.sheets.doubts import ask_nobody
from generator.sheets.unit_list import ListRequest, SourceFile, read_unit_list

TWO = {"households": "hộ", "people": "người"}


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Dân cư", "Hộ"], "Hộ"),
        (["Dân cư", "(hộ)"], "hộ"),
        (["Dân cư (hộ)"], "hộ"),
        (["Dân số [người]"], "người"),
        (["Dân số"], "Dân số"),
        (["Số khẩu (người)"], "Số khẩu"),
        (["Nhân khẩu", "Người"], "Nhân khẩu"),
        (["Tổng số hộ", "ĐVT: hộ"], "Tổng số hộ"),
        (["Dân cư", "Đơn vị tính: hộ"], "hộ"),
        (["Hộ", "Tổng số"], "Hộ"),
        (["Hộ", "Hộ nghèo"], "Hộ nghèo"),
        (["Số hộ (năm trước)"], "Số hộ (năm trước)"),
        (["Số hộ (nghìn hộ)"], "Số hộ (nghìn hộ)"),
    ],
)
def test_what_titles_say_that_figures_are_numbers_of(titles, name):
    assert base_title(titles) == name


@pytest.mark.parametrize(
    ("titles", "merges", "bases"),
    [
        ("TT | Thôn | Dân cư | | Ghi chú\n | | Hộ | Người |", ["A1:A2", "B1:B2", "C1:D1", "E1:E2"], TWO),
        ("TT | Thôn | Dân cư | | Ghi chú\n | | Hộ | Người |", [], TWO),
        ("TT | Thôn | Dân cư | | Ghi chú\n | | Số hộ (hộ) | Số khẩu (người) |", ["C1:D1"], {"households": "hộ", "people": "khẩu"}),
        ("TT | Thôn | Tổng số hộ | Nhân khẩu |\n | | ĐVT: hộ | ĐVT: người |", [], {"households": "hộ", "people": "nhân khẩu"}),
        ("TT | Thôn | Dân cư | Dân số |\n | | ĐVT: hộ | ĐVT: người |", [], TWO),
        ("TT | Thôn | Dân cư (hộ) | Đảng viên |", [], {"households": "hộ", "party_members": "đảng viên"}),
        ("TT | Thôn | Hộ | | Ghi chú\n | | Tổng số | Hộ nghèo |", ["C1:D1"], {"households": "hộ"}),
    ],
    ids=["merged", "not merged", "both said", "ĐVT", "ĐVT of what is not counted", "one row", "all of it"],
)  # fmt: skip
def test_bases_of_a_list_are_called_by_one_name(xlsx, campaign, titles, merges, bases):
    data = xlsx(f"{titles}\n1 | Tân Hòa | 41 | 160 | xa", merges=merges)
    found = read_unit_list([SourceFile("a.xlsx", data)], campaign, ListRequest(), ask_nobody)

    assert found.bases == bases
    assert [dict(one.bases) for one in found.units] == [dict(zip(bases, (41, 160), strict=False))]
    assert not any("(Ghi chú)" in one for one in found.left_out)
