"""A paste with headings, a total and remarks among its units: its rows are told apart as those of a list that is imported."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.office.grid_pasting import placed
from generator.office.unit_grid import UnitGrid
from generator.sheets.unit_list import SourceFile, read_unit_list
from generator.workspace.nodes import Block, Source

SAID = {"code": "sk", "name": "Sáng kiến", "short_name": "sáng kiến", "issuer": "ubnd", "starts": "01/01/2026", "ends": "31/12/2026",
        "indicators": [{"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}],
        "bases": [{"code": "households", "name": "hộ"}]}  # fmt: skip
SHEET = """\
BẢNG GIAO CHỈ TIÊU
TT | Tên đơn vị | Tổng số hộ | Ghi chú
I | CÁC THÔN
1 | Thôn 1 | 312 |
2 | Thôn 2 | 1.080 |
II | TRƯỜNG HỌC
3 | Trường THCS Nguyễn Trãi
 | Tổng cộng | 1.392 |
 | Người lập biểu
"""


def rows(text):
    cells = [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]
    return [row + [""] * (4 - len(row)) for row in cells]


def paste(text, told=None, keys=("name", "bases.households"), **more):
    grid = UnitGrid(Campaign.model_validate({**SAID, **more}))
    return placed(grid, Block(Source("a.yaml", "")), rows(text), keys, {}, told=told or {})


def lines(found):
    """Each row in one line: whose it is, then its cells."""
    shown = (
        [one.unit or ("new" if one.is_new else one.down), *filter(None, one.cells.values())]
        for one in found.rows
    )
    return [" ".join(map(str, one)) for one in shown]


def asked(found):
    return [(one.place, one.said.text(), [key for _, key in one.choices]) for one in found.asked]


def test_headings_are_groups_of_what_follows_and_neither_they_nor_totals_are_units():
    found = paste(SHEET)

    assert lines(found) == [
        "new Thôn 1 312 Các thôn",
        "new Thôn 2 1.080 Các thôn",
        "new Trường THCS Nguyễn Trãi Trường học",
    ]
    assert [one.text() for one in found.said] == [
        "cột không dán: TT, Ghi chú",
        "«CÁC THÔN» là tên nhóm, ghi là «Các thôn»",
        "«TRƯỜNG HỌC» là tên nhóm, ghi là «Trường học»",
        "dòng cộng không dán: Tổng cộng",
        "dòng không phải đơn vị, bỏ qua: Người lập biểu",
    ]


def test_a_list_that_is_imported_reads_alike():
    data = "\n".join("\t".join(row) for row in rows(SHEET)).encode()

    listed = read_unit_list([SourceFile("a.csv", data)], Campaign.model_validate(SAID))

    assert [(one.name, one.group) for one in listed.units] == [
        (one.cells["name"], one.cells["group"]) for one in paste(SHEET).rows
    ]
    assert listed.renamed == {"Các thôn": "CÁC THÔN", "Trường học": "TRƯỜNG HỌC"}


def test_headings_of_groups_that_are_there_are_not_asked_about():
    groups = [{"code": "thon", "name": "Các thôn"}, {"code": "truong", "name": "Trường học"}]
    units = [{"code": "t1", "name": "Thôn 1", "group": "thon"},
             {"code": "nt", "name": "Trường THCS Nguyễn Trãi"},
             {"code": "x", "name": "Trường Tiểu học X"}]  # fmt: skip

    found = paste(SHEET, groups=groups, units=units)

    assert lines(found) == ["t1 312", "new Thôn 2 1.080 Các thôn", "nt Trường học"]
    assert [one.text() for one in found.said][1:3] == [
        "«Các thôn» là tên nhóm",
        "«Trường học» là tên nhóm",
    ]


def test_below_no_titles_rows_are_told_apart_too():
    found = paste("I | Các thôn\n1 | Thôn 1 | 312\nII | Khối trường\n2 | Trường A | 5")

    assert lines(found) == ["new Thôn 1 312 Các thôn", "new Trường A 5 Khối trường"]


NOT_NUMBERED = "Tên đơn vị | Số hộ\nThôn 1 | 312\nTRƯỜNG HỌC\nTrường A | 5"


def test_what_is_neither_numbered_nor_has_figures_is_asked_about_and_nothing_is_pasted():
    found = paste(NOT_NUMBERED)

    assert (found.rows, asked(found)) == (
        (),
        [(-2, "không rõ «TRƯỜNG HỌC» là đơn vị, tên nhóm hay ghi chú", ["=unit", "=group", "=remark"])],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "units"),
    [
        ("=unit", ["new Thôn 1 312", "new TRƯỜNG HỌC", "new Trường A 5"]),
        ("=group", ["new Thôn 1 312", "new Trường A 5 Trường học"]),
        ("=remark", ["new Thôn 1 312", "new Trường A 5"]),
    ],
)
def test_what_was_said_of_a_row_holds(answer, units):
    assert lines(paste(NOT_NUMBERED, {-2: answer})) == units


def test_a_heading_by_its_words_alone_is_asked_about_where_it_has_figures_or_nothing_below_it():
    found = paste("Tên đơn vị | Số hộ\nKhối Đảng | 12\nKhối Chính quyền | 30")

    assert [place for place, *_ in asked(found)] == [-1, -2]
    assert lines(paste("Tên đơn vị | Số hộ\nKhối Đảng | 12\nKhối Chính quyền | 30", {-1: "=unit", -2: "=unit"})) == [
        "new Khối Đảng 12", "new Khối Chính quyền 30",
    ]  # fmt: skip


def test_a_name_that_may_be_a_known_one_and_stands_alone_may_be_a_heading_too():
    units = [{"code": "th", "name": "Trường Tiểu học A"}, {"code": "hoc", "name": "Trường học B"}]
    text = "Tên đơn vị | Số hộ\nTrường học | \nThôn 1 | 5"

    found = paste(text, {-1: "=unit"}, units=units)

    assert next(one for one in asked(found) if one[0] == -1)[2][-2:] == ["=group", ""]
    assert lines(paste(text, {-1: "=group"}, units=units)) == ["new Thôn 1 5 Trường học"]


def test_ordinals_below_ordinals_and_headings_that_are_units_say_who_stands_above():
    units = [{"code": "yt", "name": "Ngành Y tế"}]

    found = paste("TT | Tên đơn vị | Số hộ\nI | Ngành Y tế\n1 | Bệnh viện A | 5\n1.1 | Khoa B | 2", units=units)  # fmt: skip

    assert lines(found) == ["yt", "new Bệnh viện A 5 Ngành Y tế", "new Khoa B 2 Bệnh viện A"]


@pytest.mark.parametrize("title", ["Tổng số hộ", "Số hộ", "Số hộ dân"])
def test_figures_under_another_title_of_a_base_that_is_there_are_of_that_base(title):
    assert paste(f"Tên đơn vị | {title}\nThôn 1 | 5").rows[0].cells == {"name": "Thôn 1", "bases.households": "5"}  # fmt: skip


def test_a_column_that_is_asked_about_may_be_a_base_that_is_there():
    found = paste("Tên đơn vị | Số khẩu\nThôn 1 | 5")

    assert asked(found) == [
        (1, "cột «Số khẩu» của phần dán là số gì?", ["bases+Số khẩu", "bases.households", "quotas|ideas||", ""])
    ]  # fmt: skip
