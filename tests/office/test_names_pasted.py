"""Names as offices write them, pasted or typed into the table of units: to the one that is meant, else asked about."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.office.grid_editing import CellEdit, GridEdits, RowEdit, edited_units
from generator.office.grid_pasting import placed
from generator.office.unit_grid import UnitGrid
from generator.workspace.nodes import Block, Source

NAMES = {"thcs": "Trường Trung học cơ sở Tân Phú", "nth": "Khoa Nội tổng hợp", "ntiet": "Khoa Nội tiết", "tckt": "Phòng Tài chính - Kế toán"}  # fmt: skip
GIVEN = "quotas|ideas||"


@pytest.fixture
def campaign():
    units = [{"code": code, "name": name} for code, name in NAMES.items()]
    said = {"code": "sk", "name": "Sáng kiến", "short_name": "sáng kiến", "issuer": "ubnd", "starts": "01/01/2026", "ends": "31/12/2026",
            "indicators": [{"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}]}  # fmt: skip
    return Campaign.model_validate({**said, "units": units})


@pytest.fixture
def paste(campaign):
    grid = UnitGrid(campaign)

    def run(*rows, **told):
        cells = [["Tên đơn vị", "Chỉ tiêu"], *rows]
        return placed(grid, Block(Source("campaign.yaml", "")), cells, ("name", GIVEN), {}, **told)

    return run


@pytest.mark.parametrize(
    ("name", "unit"), [("K. Nội TH", "nth"), ("P. TCKT", "tckt"), ("Khoa NTH", "nth")]
)
def test_a_name_in_short_is_that_of_the_one_unit_it_shortens_and_that_is_told(paste, name, unit):
    found = paste([name, "10"])

    assert [(one.unit, one.cells) for one in found.rows] == [(unit, {GIVEN: "10"})]
    assert [one.text() for one in found.said] == [f"«{name}» hiểu là {NAMES[unit]}"]


def test_where_several_may_be_meant_it_is_asked_and_nothing_is_pasted(paste):
    found = paste(["K. Nội", "10"])

    assert found.rows == ()
    (asked,) = found.asked
    assert asked.said.text() == "«K. Nội» là đơn vị nào?"
    assert [key for _, key in asked.choices] == ["ntiet", "nth", ""]


@pytest.mark.parametrize(("key", "unit", "is_new"), [("nth", "nth", False), ("", "", True)])
def test_what_was_answered_holds(paste, key, unit, is_new):
    (row,) = paste(["K. Nội", "10"], told={-1: key}).rows

    assert (row.unit, row.is_new) == (unit, is_new)


def test_a_name_that_may_be_several_units_is_answered_for_this_time_alone(paste):
    found = paste(["K. Nội", "10"], told={-1: "nth"})

    assert found.rows[0].cells == {GIVEN: "10"}
    assert [one.text() for one in found.said] == [
        "«K. Nội» lần này là Khoa Nội tổng hợp; có thể là đơn vị khác nên không nhớ, lần sau hỏi lại"
    ]


def test_what_was_answered_is_kept_as_another_name_beside_those_that_are_there(paste, campaign):
    found = paste(["K. Ngoại", "10"], told={-1: "nth"})

    assert found.rows[0].cells == {GIVEN: "10", "aliases": "K. Ngoại"}
    assert [one.text() for one in found.said] == [
        "nhớ cách gọi «K. Ngoại» là Khoa Nội tổng hợp, lần sau không hỏi"
    ]

    named = [one.model_copy(update={"aliases": ("NTH",)}) for one in campaign.units]
    grid = UnitGrid(campaign.model_copy(update={"units": tuple(named[1:2])}))
    cells = [["Tên đơn vị", "Chỉ tiêu"], ["Khoa X", "10"]]
    block = Block(Source("campaign.yaml", ""))
    (row,) = placed(grid, block, cells, ("name", GIVEN), {}, told={-1: "nth"}).rows
    assert row.cells == {GIVEN: "10", "aliases": "NTH; Khoa X"}


def test_a_row_without_a_name_is_told_and_so_is_a_unit_named_twice(paste):
    found = paste(["", "5"], ["Khoa Nội tiết", "6"], ["Khoa Nội tiết", "6"])

    assert [one.text() for one in found.said] == [
        "dòng không có tên đơn vị không dán: «5»",
        "hai dòng cùng một đơn vị, bảng giữ dòng sau; xem lại: Khoa Nội tiết",
    ]


def test_of_a_unit_with_two_figures_it_is_asked_which_one_counts(paste):
    rows = ["Khoa Nội tiết", "6"], ["Khoa Nội tổng hợp", "9"], ["Khoa Nội tiết", "7"]

    (asked,) = paste(*rows).asked

    assert asked.said.text() == "«Khoa Nội tiết» có 2 dòng, số khác nhau: lấy dòng nào?"
    assert [(label.text(), key) for label, key in asked.choices] == [("lấy dòng ghi 6", "=row 0"), ("lấy dòng ghi 7", "=row 2")]  # fmt: skip
    found = paste(*rows, told={asked.place: "=row 0"})
    assert [(one.unit, one.cells) for one in found.rows] == [("ntiet", {GIVEN: "6"}), ("nth", {GIVEN: "9"})]  # fmt: skip


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (("Khối ngoại", "", "Khối nội"), ["Khối ngoại", "Khối ngoại", "Khối nội"]),
        (("Khối nội", "", "Khối nội"), ["Khối nội", "", "Khối nội"]),
        (("", "Khối nội", ""), ["", "Khối nội", ""]),
    ],
)
def test_groups_that_are_merged_down_are_those_of_all_their_rows(campaign, groups, expected):
    names = "Khoa Nội tiết", "Khoa Nội tổng hợp", "Phòng Tài chính - Kế toán"
    rows = [[group, name, "5"] for group, name in zip(groups, names, strict=True)]
    cells = [["Nhóm", "Tên đơn vị", "Chỉ tiêu"], *rows]

    found = placed(UnitGrid(campaign), Block(Source("campaign.yaml", "")), cells, ("name", GIVEN), {})  # fmt: skip

    assert [one.cells["group"] for one in found.rows] == expected
    is_filled = expected != [*groups]
    assert ("ô trống ở cột nhóm: hiểu là cùng nhóm với dòng trên (ô gộp)" in [one.text() for one in found.said]) is is_filled  # fmt: skip


@pytest.fixture
def typed(campaign):
    """What comes of a name typed into a new row: its reading, and the names of the units as they would be."""

    def run(name):
        edited = edited_units(
            campaign, GridEdits([RowEdit("+1", {"name": CellEdit("", name)}, is_new=True)])
        )
        return edited.readings["+1", "name"], [one.name for one in edited.after.units[len(NAMES) :]]

    return run


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("K. Nội TH", ["nth"]),
        ("Trg. THCS Tân Phú", ["thcs"]),
        ("K. Nội", ["ntiet", "nth"]),
        ("khoa nội tiết", ["ntiet"]),
        ("Khoa Lội tiết", ["ntiet"]),
        ("Phòng Tài chinh Kê toán", ["tckt"]),
    ],
)
def test_a_name_typed_into_a_new_row_that_may_be_a_known_unit_is_asked_about(typed, name, units):
    reading, new = typed(name)

    assert reading.fault is not None
    assert [one.code for one in reading.units] == units
    assert [text for _, text in reading.choices] == [f"«{name}»"]
    assert new == []


@pytest.mark.parametrize(
    ("name", "unit"), [("«K. Nội TH»", "K. Nội TH"), ("Khoa Ngoại", "Khoa Ngoại")]
)
def test_a_new_unit_is_one_that_is_like_no_other_or_stands_in_quotes(typed, name, unit):
    reading, new = typed(name)

    assert (reading.fault, new) == (None, [unit])


def test_a_pasted_row_answered_to_be_a_new_unit_is_not_asked_about_again(paste, typed):
    (row,) = paste(["K. Nội", "10"], told={-1: ""}).rows

    assert typed(row.cells["name"])[1] == ["K. Nội"]


HAMLETS = ["Bản Chang", "Nà Mạ 1", "Nà Mạ 2", "Khuổi Lặng", "Nà Lìn", "Bó Lù", "Tân Hòa", "Trung Tâm"]  # fmt: skip


@pytest.fixture
def in_commune(campaign):
    units = [campaign.units[0].model_copy(update={"code": one, "name": one}) for one in HAMLETS]
    grid = UnitGrid(campaign.model_copy(update={"units": tuple(units)}))

    def run(*names, **told):
        cells = [["Thôn", "Chỉ tiêu"], *([name, "10"] for name in names)]
        return placed(grid, Block(Source("campaign.yaml", "")), cells, ("name", GIVEN), {}, **told)

    return run


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        *(("T. Bản Chang", "Bản Chang"), ("Thôn Bản Trang", "Bản Chang"), ("Xóm Chang", "Bản Chang")),
        *(("Thôn Nà Mạ I", "Nà Mạ 1"), ("Nà Mạ II", "Nà Mạ 2"), ("Khuổi Nặng", "Khuổi Lặng")),
        *(("Nà Lình", "Nà Lìn"), ("Thôn Pó Lù", "Bó Lù")),
    ],
)  # fmt: skip
def test_a_name_near_that_of_a_unit_is_asked_about(in_commune, name, unit):
    (asked,) = in_commune(name, *({*HAMLETS} - {unit})).asked

    assert asked.said.text() == f"«{name}» là đơn vị nào?"
    assert [key for _, key in asked.choices] == [unit, ""]


@pytest.mark.parametrize(
    ("name", "written"),
    [*((one, one) for one in ("Nà Mạ 3", "Thôn Mới", "Pác Bó")), ("Bản Trang", "«Bản Trang»")],
)
def test_a_name_near_to_none_that_is_still_to_be_named_is_a_new_unit(in_commune, name, written):
    (row,) = in_commune(name, "Bản Chang").rows[:1]

    assert (row.is_new, row.cells["name"]) == (True, written)


def test_a_unit_that_is_called_otherwise_than_by_its_names_is_told(in_commune):
    found = in_commune("Trung tâm xã", "Tân Hoà", "BẢN CHANG")

    assert [one.unit for one in found.rows] == ["Trung Tâm", "Tân Hòa", "Bản Chang"]
    assert [one.text() for one in found.said] == ["«Trung tâm xã» hiểu là Trung Tâm"]


def test_pasted_units_are_called_with_the_sort_that_stands_over_them(campaign):
    cells = [["TT", "Thôn", "Chỉ tiêu"], ["1", "Tân Hòa", "41"], ["2", "Thôn Nà Mạ", "58"]]

    found = placed(UnitGrid(campaign), Block(Source("campaign.yaml", "")), cells, ("name", GIVEN), {})  # fmt: skip

    assert [one.cells["name"] for one in found.rows] == ["Thôn Tân Hòa", "Thôn Nà Mạ"]
    assert [one.text() for one in found.said][1:] == [
        "tên 1 đơn vị ghi thêm «Thôn» theo tiêu đề cột, ví dụ «Tân Hòa» là «Thôn Tân Hòa»"
    ]
