"""Lists of units as offices keep them: each unit with what the list says of it, each doubt at its cell."""

from __future__ import annotations

import pytest

from generator.sheets.doubts import ask_nobody
from generator.sheets.list_columns import read_list_columns
from generator.sheets.list_roles import Headings
from generator.sheets.proposed_codes import proposed_code, worded_code
from generator.sheets.title_doubts import is_no_base
from generator.sheets.unit_list import ListRequest, SourceFile, read_unit_list


def tell(problem):
    column = f"{problem.place.path}: " if problem.place.path else ""
    return f"{problem.place}: {column}{problem.message} [{problem.code}]"


def told_of(unit):
    """A unit in one line: name, then what else the list says."""
    fields = ("code", "short_name", "group", "superior", "tier", "aliases", "bases")
    said = {key: getattr(unit, key) for key in fields}
    more = (f"{key}={value}" for key, value in said.items() if value)
    return " ".join([unit.name, *more])


@pytest.fixture
def listed(campaign):
    """From a drawing to the units in lines and the problems told."""

    def run(data, ask=ask_nobody, name="a.xlsx", **request):
        found = read_unit_list([SourceFile(name, data)], campaign, ListRequest(**request), ask)
        return [told_of(one) for one in found.units], [tell(one) for one in found.problems], found

    return run


def test_a_list_with_titles_numbers_of_columns_groups_totals_and_a_signature(xlsx, listed) -> None:
    units, problems, found = listed(
        xlsx("""
                 | DANH SÁCH CÔNG ĐOÀN CẤP TRÊN TRỰC TIẾP CƠ SỞ
                 |
             TT  | Tên đơn vị            | Tên gọn         | Số đoàn viên | Số CĐCS | Điện thoại
             (1) | (2)                   | (3)             | (4)          | (5)     | (6)
             I   | Khối huyện            |                 | 3500         | 30
             1   | LĐLĐ huyện Phong Thổ  | Phong Thổ       | 1500         | 10      | 912
             2   | LĐLĐ huyện Sìn Hồ     |                 | '2.000       | 20
             II  | Khối ngành
             3   | Công đoàn ngành Y tế  |                 | 500          |
                 | Tổng cộng             |                 | 4000         | 30
                 | Người lập biểu
        """)
    )
    assert (units, problems) == (
        [
            "LĐLĐ huyện Phong Thổ short_name=Phong Thổ group=Khối huyện"
            " bases={'members': 1500, 'grassroots_unions': 10}",
            "LĐLĐ huyện Sìn Hồ group=Khối huyện bases={'members': 2000, 'grassroots_unions': 20}",
            "Công đoàn ngành Y tế group=Khối ngành bases={'members': 500}",
        ],
        [],
    )
    assert found.bases == {"members": "đoàn viên", "grassroots_unions": "CĐCS"}
    assert (found.skipped, found.left_out) == (("Người lập biểu",), ("F «Điện thoại»",))


def test_a_long_title_is_told_whole(xlsx, listed) -> None:
    *_, found = listed(xlsx("TT | Đơn vị | Chỉ tiêu số ý kiến hiến kế, Cả chiến dịch\n1 | A | 5"))
    assert found.left_out == ("C «Chỉ tiêu số ý kiến hiến kế, Cả chiến dịch»",)


LISTS = {
    "ordinals under no title": (
        "| Đơn vị | Số hộ\n1 | A | 9\nI | Khối B\n1 | B\n2. | C\n | Người lập",
        ["A bases={'households': 9}", "B group=Khối B", "C group=Khối B"],
    ),
    "names alone": ("Tên đơn vị\nẤp Một\nẤp Hai", ["Ấp Một", "Ấp Hai"]),
    "numbered names without a column of ordinals": (
        "Ấp | Số hộ\n1. An Lành | 520\n2. Bình Lành | 455",
        ["An Lành bases={'households': 520}", "Bình Lành bases={'households': 455}"],
    ),
    "a code as it stands, also as a number": (
        "Mã | Đơn vị\n'a_1 | A\n7 | B",
        ["A code=a_1", "B code=7"],
    ),
    "a column of groups, of superiors, of other names": (
        "STT | Đơn vị | Khối | Cấp trên | Tên khác\n1 | A | Huyện\n2 | B | | A | B lớn; B cũ",
        ["A group=Huyện", "B superior=A aliases=('B lớn', 'B cũ')"],
    ),
    "ordinals below ordinals, also stored as numbers": (
        "TT | Đơn vị\n1 | A\n1.1 | B\n'1.2 | C\n2 | D\n2.1 | E",
        ["A", "B superior=2", "C superior=2", "D", "E superior=5"],
    ),
    "tiers": (
        "TT | Đơn vị | Cấp số liệu\n1 | A | chỉ phần riêng\n2 | B | gồm cả cấp dưới",
        ["A tier=own", "B tier=whole"],
    ),
    "headings that are units of the campaign": (
        "TT | Đơn vị\nI | Công đoàn ngành Y tế\n1 | Bệnh viện A\nII | Khối huyện, thành phố\n1 | B",
        ["Công đoàn ngành Y tế", "Bệnh viện A superior=2", "B group=Khối huyện, thành phố"],
    ),
    "headings with their number in the name": (
        "TT | Đơn vị\n | I. Các huyện\n1 | A\n | B) Khối ngành:\n2 | B",
        ["A group=Các huyện", "B group=Khối ngành"],
    ),
    "headings below the total of the group before": (
        "TT | Đơn vị | Số hộ\nI | Khối huyện\n1 | A | 5\n | Cộng | 5\nII | Khối ngành\n2 | B | 7\n | Cộng | 7\n | Ghi chú",
        ["A group=Khối huyện bases={'households': 5}", "B group=Khối ngành bases={'households': 7}"],
    ),
    "a group as above": (
        "STT | Đơn vị | Khối\n1 | A | Huyện\n2 | B | -nt-\n3 | C | “\n4 | D |\n5 | E | Ngành\n6 | F | Như trên",
        ["A group=Huyện", "B group=Huyện", "C group=Huyện", "D", "E group=Ngành", "F group=Ngành"],
    ),
    "bases of our own words, unknown ones with «số», none of quotas, rates and telephones": (
        "TT | Đơn vị | Số tổ công đoàn | Chỉ tiêu | Tỷ lệ | Số điện thoại | CNVCLĐ\n1 | A | 5 | 7 | 0.5% | 913 | 90",
        ["A bases={'to_cong_doan': 5, 'workers': 90}"],
    ),
    "the issuing body itself is the total": (
        "TT | Đơn vị | Số hộ\n | LĐLĐ tỉnh X | 30\n1 | A | 10\n2 | B | 20",
        ["A bases={'households': 10}", "B bases={'households': 20}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("drawing", "units"), LISTS.values(), ids=LISTS)
def test_what_a_list_says(xlsx, listed, drawing, units) -> None:
    assert listed(xlsx(drawing), own=("LĐLĐ tỉnh X",))[:2] == (units, [])


def test_a_group_merged_down_and_one_merged_across(xlsx, listed) -> None:
    text = "Đơn vị | Khối | Số hộ\nA | Huyện | 1\nB | | 2\nXã vùng cao\nC | | 3"
    units, problems, _ = listed(xlsx(text, merges=("B2:B3", "A4:C4")))
    assert units == [
        "A group=Huyện bases={'households': 1}",
        "B group=Huyện bases={'households': 2}",
        "C group=Xã vùng cao bases={'households': 3}",
    ]
    assert problems == []


REFUSED = {
    "a total that is not the sum": (
        "TT | Đơn vị | Số hộ\n1 | A | 10\n2 | B | 20\n | Cộng | 31",
        "C4: Số hộ: dòng tổng ghi 31, cộng các dòng được 30 [E-XLS-TOTAL]",
    ),
    "headings that may be groups or units": (
        "TT | Đơn vị\nI | LĐLĐ huyện A\n1 | B",
        "B2: Đơn vị: 1 dòng như «LĐLĐ huyện A» là tên nhóm hay là đơn vị cấp trên của các dòng dưới?"
        " [E-XLS-HEADING]",
    ),
    "a row without a number among numbered ones": (
        "TT | Đơn vị\n1 | A\n | Vùng cao\n2 | B",
        "B3: Đơn vị: không rõ «Vùng cao» là đơn vị, tên nhóm hay ghi chú [E-XLS-ROW]",
    ),
    "no row above": (
        "TT | Đơn vị\n2.1 | A",
        "A2: TT: số thứ tự 2.1 nhưng không có dòng 2 ở trên [E-XLS-ORDINAL]",
    ),
    "a code that has lost its zeros": (
        "Mã | Đơn vị\n'010 | A\n11 | B",
        "A3: Mã: mã đơn vị là số 11, có thể đã mất số 0 ở đầu [E-XLS-CODE-NUMBER]",
    ),
    "a hidden row": ("TT | Đơn vị\n1 | A\n~2 | B", "B3: Đơn vị: dòng đang ẩn [E-XLS-HIDDEN]"),
    "a number that is not clear": (
        "TT | Đơn vị | Số hộ\n1 | A | 12.5",
        "C2: Số hộ: ô là số thập phân 12,5, cần số nguyên; có phải 12.500? [E-XLS-DECIMAL]",
    ),
    "numbers of nobody": (
        "TT | Đơn vị | Số hộ\n1 | A | 1\n | | 12",
        "B3: Đơn vị: có số nhưng dòng này không ghi đơn vị [E-XLS-NO-UNIT]",
    ),
    "a name that is a number": (
        "TT | Đơn vị\n1 | A\n2 | 15",
        "B3: Đơn vị: ô này không phải là chữ [E-XLS-UNIT]",
    ),
    "a tier that is none": (
        "TT | Đơn vị | Cấp số liệu\n1 | A | một nửa",
        "C2: Cấp số liệu: không rõ «một nửa» là gồm cả cấp dưới hay chỉ phần riêng [E-XLS-TIER]",
    ),
}


@pytest.mark.parametrize(("drawing", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_at_its_cell(xlsx, listed, drawing, told) -> None:
    assert listed(xlsx(drawing))[1] == [f"a.xlsx: Kết quả!{told}"]


@pytest.mark.parametrize(
    ("drawing", "chosen", "units"),
    [
        ("TT | Đơn vị\nI | LĐLĐ huyện A\n1 | B", 0, ["B group=LĐLĐ huyện A"]),
        ("TT | Đơn vị\nI | LĐLĐ huyện A\n1 | B", 1, ["LĐLĐ huyện A", "B superior=2"]),
        ("TT | Đơn vị\n1 | A\n | Vùng cao\n2 | B", 0, ["A", "Vùng cao", "B"]),
        ("TT | Đơn vị\n1 | A\n | Vùng cao\n2 | B", 1, ["A", "B group=Vùng cao"]),
        ("TT | Đơn vị\n1 | A\n | Vùng cao\n2 | B", 2, ["A", "B"]),
        ("TT | Đơn vị\n1 | A\n~2 | B", 0, ["A", "B"]),
        ("TT | Đơn vị\n1 | A\n~2 | B", 1, ["A"]),
    ],
)
def test_what_a_person_decides(xlsx, listed, drawing, chosen, units) -> None:
    assert listed(xlsx(drawing), ask=lambda _: chosen)[:2] == (units, [])


def test_what_the_command_line_tells_is_not_asked(xlsx, listed) -> None:
    text = "TT | Danh sách | Quản số\nI | LĐLĐ huyện A\n1 | B | 12"
    told = read_list_columns("unit=B,quan_so=Quản số")
    units, problems, _ = listed(xlsx(text), columns=told, headings=Headings.UNIT)
    assert (units, problems) == (["LĐLĐ huyện A", "B superior=2 bases={'quan_so': 12}"], [])


def test_two_columns_of_one_field_are_asked_about(xlsx, listed) -> None:
    data = xlsx("Đơn vị | Khối | Cụm\nA | Huyện | Bắc")
    assert listed(data)[1] == [
        "a.xlsx: Kết quả: có nhiều cột «Khối»: B «Khối», C «Cụm» [E-XLS-COLUMN]"
    ]
    assert listed(data, ask=lambda _: 1)[0] == ["A group=Bắc"]


def test_two_columns_of_one_base_are_asked_about_and_one_is_left_out(xlsx, listed) -> None:
    data = xlsx("Đơn vị | Tổng số đoàn viên | Số đoàn viên\nA | 10 | 9")
    assert listed(data)[1] == [
        "a.xlsx: Kết quả: có nhiều cột «Tổng số đoàn viên»: B «Tổng số đoàn viên», C «Số đoàn viên»"
        " [E-XLS-COLUMN]"
    ]
    units, _, found = listed(data, columns={"members": "C"})
    assert (units, found.left_out) == (["A bases={'members': 9}"], ("B «Tổng số đoàn viên»",))


@pytest.mark.parametrize(
    ("titles", "bases"),
    [
        ("Số hộ", {"households"}),
        ("Số hộ chưa có điện", {"ho_chua_co_dien"}),
        ("Số hộ năm 2025", {"ho_nam_2025"}),
        ("Tổng số hộ (đến 31/12/2021)", {"households"}),
        ("Số hộ (năm trước)", set()),
        ("Số hộ (chưa tham gia)", set()),
        ("Số đoàn viên (nữ)", set()),
        ("Số hộ lũy kế", set()),
        ("Số hộ đã thực hiện", set()),
        ("Số hộ cùng kỳ", set()),
    ],
)
def test_a_column_of_results_or_of_another_time_is_no_base_and_told(xlsx, listed, titles, bases) -> None:  # fmt: skip
    _, problems, found = listed(xlsx(f"TT | Tên đơn vị | {titles}\n1 | Y tế | 12"))
    assert (set(found.bases), problems) == (bases, [])
    assert found.left_out == (() if bases else (f"C «{titles}»",))


@pytest.mark.parametrize(("heading", "is_none"), [("Năm 2025", False), ("Năm 2024", True)])
def test_a_heading_with_the_year_of_the_campaign_is_of_no_other_time(heading, is_none) -> None:
    assert is_no_base([heading, "Số hộ"], 2025) == is_none


def test_a_base_below_a_heading_of_another_time_is_left_out(xlsx, listed) -> None:
    text = """
     TT | Tên đơn vị | Năm trước | | Hiện nay |
        |            | Số hộ | Số người | Số hộ | Số người
     1  | Y tế       | 12 | 50 | 14 | 60
    """
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    units, _, found = listed(xlsx(text, merges=merges, hidden_columns="F"))
    assert units == ["Y tế bases={'households': 14}"]
    assert found.left_out == ("C «Năm trước / Số hộ»", "D «Năm trước / Số người»", "F «Hiện nay / Số người»")  # fmt: skip


def test_figures_without_a_title_are_left_out_and_told(xlsx, listed) -> None:
    text = "TT | Đơn vị | Số hộ | \n1 | Y tế | 12 | 77\n2 | Sìn Hồ | 14 | 88"
    assert listed(xlsx(text))[2].left_out == ("D",)


@pytest.mark.parametrize(
    ("above", "title", "stated"),
    [
        ("", "Số hộ (nghìn hộ)", "«nghìn hộ», dữ liệu ghi số này bằng «hộ»"),
        ("", "Số hộ (người)", "«người», dữ liệu ghi số này bằng «hộ»"),
        ("ĐVT: nghìn người", "Dân số", "«nghìn người», dữ liệu ghi số này bằng «dân số»"),
    ],
)
def test_a_base_in_another_unit_of_measure_is_asked_about(xlsx, listed, above, title, stated) -> None:  # fmt: skip
    _, (problem,), _ = listed(xlsx(f"{above}\nTT | Tên đơn vị | {title}\n1 | Y tế | 12"))
    assert f"tệp ghi đơn vị tính {stated} [E-XLS-MEASURE]" in problem


def test_csv_and_a_sheet_by_its_name(xlsx, listed) -> None:
    assert listed("Đơn vị;Số hộ\nA;1.200\n".encode(), name="a.csv")[0] == [
        "A bases={'households': 1200}"
    ]
    sheets = {"Cũ": "Đơn vị\nA", "Mới": "Đơn vị\nB"}
    assert listed(xlsx(sheets), sheet="mới")[0] == ["B"]
    assert "không rõ số liệu ở trang tính nào: Cũ, Mới" in listed(xlsx(sheets))[1][0]


@pytest.mark.parametrize(
    ("name", "code", "another"),
    [
        ("Liên đoàn Lao động huyện Phong Thổ", "phong_tho", "ldld_h_phong_tho"),
        ("LĐLĐ huyện Hà", "ldld_h_ha", "ldld_h_ha_2"),
        ("Công đoàn ngành Y tế", "y_te", "cd_nganh_yt"),
        ("CĐCS Trường Trung học phổ thông Lê Lợi", "thpt_le_loi", "truong_trung_hoc_pho_thong_le"),
        ("Khu phố 2", "khu_pho_2", "kp_2"),
        ("Bản Nậm Cuổi 1", "nam_cuoi_1", "ban_nam_cuoi_1"),
        ("Đội tình nguyện", "doi_tinh_nguyen", "doi_tinh_nguyen_2"),
        ("LĐLĐ H. Sìn Hồ", "sin_ho", "ldld_h_sin_ho"),
        ("Khoa X quang", "khoa_x_quang", "khoa_x_quang_2"),
        ("Phòng TT", "phong_tt", "phong_tt_2"),
        ("BHXH TP Hòa Bình", "bhxh_tp_hoa_binh", "bhxh_tp_hoa_binh_2"),
        ("Con", "dv_con", "dv_con_2"),
        ("2 tháng 9", "dv_2_thang_9", "dv_2_thang_9_2"),
        ("???", "dv", "dv_2"),
    ],
)
def test_codes_proposed_from_names(name, code, another) -> None:
    assert (proposed_code(name), proposed_code(name, {code})) == (code, another)


def test_codes_of_groups_keep_their_words() -> None:
    assert worded_code("Khối huyện") == "khoi_huyen"
    assert worded_code("Khối huyện", {"khoi_huyen"}) == "khoi_huyen_2"
