"""An office's list becomes units of the record; what it does not say stays, to the byte."""

from __future__ import annotations

import pytest

from generator.exchange.unit_import import plan_units, write_units
from generator.exchange.unit_telling import tell_units
from generator.problems import RecordsInvalid
from generator.sheets.doubts import ask_nobody
from generator.sheets.list_roles import Headings
from generator.sheets.unit_list import ListRequest
from generator.sheets.unit_results import SourceFile


@pytest.fixture
def planned(desk):
    """From a list as CSV to its plan."""

    def plan(text, ask=ask_nobody, **request):
        files = [SourceFile("ds.csv", text.encode())]
        library = desk.office.library
        return plan_units(desk.record, library, files, ListRequest(**request), ask)

    return plan


def refused(planned, text):
    with pytest.raises(RecordsInvalid) as fault:
        planned(text)
    return [f"{one.place} {one.code}" for one in fault.value.problems if one.is_error]


LATER = """\
TT;Đơn vị;Tên gọn;Số đoàn viên;Số CĐCS
I;Khối huyện;;;
1;LĐLĐ H. An Phú;;4.100;40
2;Đông Hà;LĐLĐ Đông Hà;3.000;30
3;Liên đoàn Lao động huyện Tân Lập;;900;9
II;Khối doanh nghiệp;;;
4;Công đoàn ngành Y tế;;;8
"""


def test_a_later_list_changes_what_it_says_and_nothing_else(desk, planned) -> None:
    path = desk.folder / "units.yaml"
    before = f"# Theo Quyết định số 5.\n{path.read_text(encoding='utf-8')}".replace("\n", "\r\n")
    path.write_bytes(before.encode())
    plan = planned(LATER)
    assert (
        "\n".join(map(str, tell_units(plan)))
        == """\
ds.csv: name=B, short_name=C, members=D, grassroots_unions=E
đọc được 4 đơn vị: 1 mới, 3 thay đổi, 0 giữ nguyên
nhóm mới: Khối doanh nghiệp (khoi_doanh_nghiep), 1 đơn vị
cơ sở tính mới: CĐCS (grassroots_unions), cộng 87
  mới: Liên đoàn Lao động huyện Tân Lập (tan_lap): đoàn viên 900, CĐCS 9
  đổi: LĐLĐ huyện An Phú: đoàn viên: 4.000 → 4.100
  đổi: LĐLĐ huyện An Phú: CĐCS: – → 40
  đổi: LĐLĐ huyện Đông Hà: tên gọn: LĐLĐ huyện Đông Hà → LĐLĐ Đông Hà
  đổi: LĐLĐ huyện Đông Hà: CĐCS: – → 30
  đổi: Công đoàn ngành Y tế: nhóm: Khối ngành → Khối doanh nghiệp
  đổi: Công đoàn ngành Y tế: CĐCS: – → 8
3 đơn vị có trong dữ liệu chiến dịch mà không có trong danh sách: vẫn giữ nguyên
  giữ: Liên đoàn Lao động huyện Long Sơn (long-son)
  giữ: Công đoàn Sở KH&CN (khcn)
  giữ: Công đoàn cơ sở mới thành lập (moi)"""
    )
    assert path.read_bytes() == before.encode()
    write_units(plan)
    after = path.read_bytes().decode()
    assert after == (
        before.replace("members: 4.000", "members: 4100, grassroots_unions: 40")
        .replace("short_name: LĐLĐ huyện Đông Hà", "short_name: LĐLĐ Đông Hà")
        .replace("members: 3.000}", "members: 3.000, grassroots_unions: 30}", 1)
        .replace("Y tế, group: nganh, bases: {members: 2.500", "Y tế, group: khoi_doanh_nghiep, bases: {members: 2.500, grassroots_unions: 8")
        .replace(
            "units:\r\n",
            "  - code: khoi_doanh_nghiep\r\n    name: Khối doanh nghiệp\r\nunits:\r\n",
        )
        + "  - code: tan_lap\r\n    name: Liên đoàn Lao động huyện Tân Lập\r\n    group: huyen\r\n"
        "    bases:\r\n      members: 900\r\n      grassroots_unions: 9\r\n"
    )  # fmt: skip
    assert "  - code: grassroots_unions\n    name: CĐCS\n" in (
        desk.folder / "campaign.yaml"
    ).read_text(encoding="utf-8")
    assert planned(LATER).files == ()


def test_the_first_list_of_a_campaign_makes_its_file(desk, planned) -> None:
    (desk.folder / "units.yaml").unlink()
    for name in ("results", "documents"):
        for path in (desk.folder / name).iterdir():
            path.unlink()
    (desk.folder / "quotas.yaml").unlink()
    text = "TT;Đơn vị;Cấp trên\n1;LĐLĐ huyện A;\n2;CĐCS Trường B;LĐLĐ huyện A\n"
    write_units(planned(text))
    assert (
        (desk.folder / "units.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../.vanthu/schemas/units.schema.json
# Nhập từ ds.csv: name=B, parent=C.
units:
  - code: ldld_h_a
    name: LĐLĐ huyện A
  - code: tr_b
    name: CĐCS Trường B
    parent: ldld_h_a
"""
    )


REFUSED = {
    "one unit on two rows": (
        "TT;Đơn vị\n1;An Phú\n2;LĐLĐ huyện An Phú\n3;Mới A\n4;mới a\n",
        ["ds.csv: B5 E-XLS-LISTED-TWICE", "ds.csv: B3 E-XLS-LISTED-TWICE"],
    ),
    "a name that differs by its marks, one that is almost a known one": (
        "TT;Đơn vị\n1;LĐLĐ huyện Đồng Hà\n2;Công đoàn Sở Nội vụ\n3;LĐLĐ huyện Long Sơ\n",
        ["ds.csv: B2 E-XLS-UNIT-UNKNOWN", "ds.csv: B4 E-XLS-UNIT-UNKNOWN"],
    ),
    "a name that is not that of the code": (
        "Mã;Đơn vị\ny-te;Công đoàn ngành Giáo dục\n",
        ["ds.csv: B2 E-XLS-UNIT-DIFFERS"],
    ),
    "a code that Windows cannot have, one of another unit in capitals": (
        "Mã;Đơn vị\na/b;Mới\nY-TE;Mới nữa\n",
        ["ds.csv: A2 E-CODE", "ds.csv: A3 E-CODE-TWICE"],
    ),
    "a superior that nobody is": (
        "TT;Đơn vị;Cấp trên\n1;Mới;Cũ\n",
        ["ds.csv: C2 E-XLS-PARENT"],
    ),
    "an alias of two units": (
        "TT;Đơn vị;Tên khác\n1;An Phú;Y tế huyện\n2;Đông Hà;Y tế huyện\n",
        ["ds.csv: C2 E-UNIT-ALIAS", "ds.csv: C3 E-UNIT-ALIAS"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_with_all_its_cells(planned, text, codes) -> None:
    assert refused(planned, text) == codes


def test_a_listed_name_that_may_be_several_units_is_none_to_be_remembered(planned, desk):
    path = desk.folder / "units.yaml"
    units = path.read_text(encoding="utf-8").replace("Long Sơn", "Nà Mạ 2")
    path.write_text(units.replace("Đông Hà", "Nà Mạ 1"), encoding="utf-8")
    asked = []
    text = "TT;Đơn vị\n1;H. N. Mạ\n"
    plan = planned(text, ask=lambda question: asked.append(question) or 0)
    assert "giữ tên trong dữ liệu, lần sau hỏi lại" in str(asked[0].options[0])
    assert [unit for _, unit in plan.changed if unit.aliases] == []


@pytest.mark.parametrize(
    ("chosen", "units"),
    [
        (0, "an-phu LĐLĐ huyện An Phúc"),
        (1, "an-phu"),
        (2, "an_phuc"),
    ],
)
def test_what_a_person_decides_of_a_name(planned, chosen, units) -> None:
    plan = planned("TT;Đơn vị\n1;LĐLĐ huyện An Phúc\n", ask=lambda _: chosen)
    told = [" ".join([now.code, *now.aliases]) for _, now in plan.changed]
    assert [*told, *(unit.code for unit in plan.new)] == [units]
    names = [now.name for _, now in plan.changed]
    assert names == [["Liên đoàn Lao động huyện An Phú"], ["LĐLĐ huyện An Phúc"], []][chosen]


def test_a_code_of_the_list_that_the_record_does_not_have_keeps_that_of_the_record(planned) -> None:
    plan = planned("Mã;Đơn vị\n007;Công đoàn ngành Y tế\n008;Công đoàn mới tinh\n")
    assert [unit.code for unit in plan.new] == ["008"]
    assert str(list(tell_units(plan))[-1]) == (
        "  Công đoàn ngành Y tế: danh sách ghi mã «007», giữ mã «y-te» của dữ liệu"
    )


def test_names_of_the_same_letters_and_figures_are_two_units(planned) -> None:
    plan = planned("TT;Đơn vị\n1;Trường số 12\n2;Trường số 21\n3;An\n4;Na\n")
    assert [unit.name for unit in plan.new] == ["Trường số 12", "Trường số 21", "An", "Na"]


def test_a_name_in_short_that_a_known_unit_may_have_is_asked_about(planned):
    def refused_by(name):
        with pytest.raises(RecordsInvalid) as fault:
            planned(f"TT;Đơn vị;Số đoàn viên\n1;{name};900\n")
        return [str(one.message) for one in fault.value.problems if one.is_error]

    assert refused_by("LĐLĐ h. A. Phú") == [
        "không rõ «LĐLĐ h. A. Phú» là đơn vị mới hay là «LĐLĐ huyện An Phú» đã có"
    ]


def test_a_listed_name_of_other_diacritics_is_told(planned) -> None:
    plan = planned("TT;Đơn vị\n1;LĐLĐ huyện Đông Ha\n")
    told = [f"{one.place} {one.code} {one.message}" for one in plan.problems]
    assert told == [
        "ds.csv: B2 W-XLS-UNIT-SPELLED «LĐLĐ huyện Đông Ha» được hiểu là"
        " «Liên đoàn Lao động huyện Đông Hà»"
    ]


def test_a_group_that_is_spelled_in_two_ways_is_one(planned) -> None:
    plan = planned("Đơn vị;Nhóm\nTổ Một;Khối 1\nTổ Hai;Khôi 1\n")
    told = [str(line) for line in tell_units(plan)]
    assert "nhóm mới: Khối 1 (khoi_1), 2 đơn vị" in told


def test_a_group_in_capitals_is_written_in_small_letters_and_that_is_told(planned) -> None:
    plan = planned("TT;Đơn vị\nI;CÁC TRƯỜNG THCS\n1;Tổ Một\n")
    assert [str(line) for line in tell_units(plan)][2:4] == [
        "nhóm mới: Các trường THCS (cac_truong_thcs), 1 đơn vị",
        "tên nhóm viết hoa cả trong tệp «CÁC TRƯỜNG THCS» ghi là «Các trường THCS»; sửa được ở phần Nhóm",
    ]


def test_a_proper_name_in_capitals_keeps_them(planned) -> None:
    plan = planned("TT;Đơn vị\nI;CỤM SƠN THỦY\n1;Tổ Một\n")
    assert [str(line) for line in tell_units(plan)][2:4] == [
        "nhóm mới: Cụm Sơn Thủy (cum_son_thuy), 1 đơn vị",
        "tên nhóm viết hoa cả trong tệp «CỤM SƠN THỦY» ghi là «Cụm Sơn Thủy»; sửa được ở phần Nhóm",
    ]


def test_which_row_of_a_unit_counts_is_asked_before_anything_else(planned):
    heard = []

    def second(question):
        heard.append((question.code, *map(str, question.options)))
        return 1

    text = "TT;Đơn vị;Số hộ\n1;LĐLĐ huyện Đồng Hà;9\n2;Mới A;59\n3;mới a;60\n"
    plan = planned(text, second)
    assert heard[0] == ("E-XLS-LISTED-TWICE", "ds.csv: B3: 59", "ds.csv: B4: 60")
    assert heard[1][0] == "E-XLS-UNIT-UNKNOWN"
    assert [dict(unit.bases) for unit in plan.new] == [{"households": 60}]


VILLAGES = "TT;{title};Số hộ\n1;Tân Hòa;41\n2;Thôn Nà Mạ;58\n3;LĐLĐ huyện An Phú;9\n"


@pytest.mark.parametrize(
    ("title", "names", "told"),
    [
        ("Thôn", ["Thôn Tân Hòa", "Thôn Nà Mạ"], "tên 1 đơn vị ghi thêm «Thôn» theo tiêu đề cột, ví dụ «Tân Hòa» là «Thôn Tân Hòa»"),
        ("Tên thôn/bản", ["Tân Hòa", "Thôn Nà Mạ"], "tên 1 đơn vị không ghi là thôn / bản nên thư gửi sẽ ghi như vậy, ví dụ «Kính gửi: Tân Hòa»; cần thì ghi thêm vào tên"),
    ],
)  # fmt: skip
def test_new_units_are_called_with_the_sort_that_stands_over_them(planned, title, names, told):
    plan = planned(VILLAGES.format(title=title))

    assert [one.name for one in plan.new] == names
    assert [str(one) for one in tell_units(plan) if str(one).startswith("tên ")] == [told]


def test_a_superior_among_villages_is_no_village(planned):
    plan = planned("TT;Thôn;Số hộ\nI;Phong Phú;\n1;Tân Hòa;41\n", headings=Headings.UNIT)

    assert [one.name for one in plan.new] == ["Phong Phú", "Thôn Tân Hòa"]
