"""Several people sign: joint documents, contracts, a deputy of a body that decides together; marks of secrecy.

In the offices of `tests/data/offices`: what the page shows from top to bottom, and that the linter has
nothing to say of it.
"""

from __future__ import annotations

import re
import shutil

import pytest
from issued import book, read, send
from outline import outline
from places import OFFICES
from produced import render

from generator.lint.linting import lint_file
from generator.model.document import Secrecy
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import Misused, errors
from generator.workspace.folders import Workspace

HEAD = "kind: {kind}\nsubject: Phối hợp\ndate: 2/6/2026\nnumber: 5\nbody: Cùng làm.\n"
_STYLED = re.compile(
    r"\[(CoQuanChuQuan|CoQuanBanHanh|SoKyHieu|QuyenHan|HoTen|DauMat|DauKhan)[^]]*\] (.+?)(?= / | \||\n)"
)


@pytest.fixture
def made(tmp_path):
    """The union's document of a kind with more keys, made: what is told of it, and its file."""
    shutil.copytree(OFFICES, tmp_path / "office")
    workspace = Workspace(tmp_path / "office")
    folder = workspace.campaigns / "ldld-tinh" / "documents"
    folder.mkdir()

    def make(kind, more):
        (folder / "vb.yaml").write_text(HEAD.format(kind=kind) + more, encoding="utf-8")
        office = open_office(workspace)
        told = list(check_office(office, ["ldld-tinh"]))
        files = [] if errors(told) else render(office, ["ldld-tinh"])
        return [f"{one.code} {one.place.line}" for one in told], files

    return make


def shown(path):
    """The lines of the heading, of the marks and of the signatures."""
    return [(style, text.strip()) for style, text in _STYLED.findall(outline(path.read_bytes()))]


JOINT = """\
signatory: pho_chu_tich
secrecy: TỐI MẬT
urgency: KHẨN
co_signatories:
- {issuer: xa, signatory: pho_chu_tich}
"""
CONTRACT = """\
signatory: chu_tich
party: Đại diện bên A
co_signatories:
- {party: Đại diện bên B, name: Nguyễn Thị Lan, position: Giám đốc}
"""


def test_a_joint_document_bears_both_names_and_both_signatures(made):
    told, (path,) = made("plan", JOINT)
    assert told == []
    assert shown(path) == [
        ("CoQuanBanHanh", "LIÊN ĐOÀN LAO ĐỘNG"),
        ("CoQuanBanHanh", "TỈNH SÔNG HÒA -"),
        ("CoQuanBanHanh", "ỦY BAN NHÂN DÂN"),
        ("CoQuanBanHanh", "XÃ TÂN PHÚ"),
        ("SoKyHieu", "Số: 05/KH-LĐLĐ-UBND"),
        ("DauMat", "TỐI MẬT"),
        ("DauKhan", "KHẨN"),
        ("QuyenHan", "TM. ỦY BAN NHÂN DÂN"),
        ("QuyenHan", "KT. CHỦ TỊCH"),
        ("QuyenHan", "PHÓ CHỦ TỊCH"),
        ("QuyenHan", "TM. BAN THƯỜNG VỤ"),
        ("QuyenHan", "PHÓ CHỦ TỊCH"),
        ("HoTen", "Trần Thị Tân"),
        ("HoTen", "Đỗ Thị An"),
    ]
    assert lint_file(path).findings == ()


def test_a_contract_names_its_parties_in_their_order(made):
    told, (path,) = made("contract", CONTRACT)
    assert told == []
    assert shown(path)[2:] == [
        ("CoQuanBanHanh", "LIÊN ĐOÀN LAO ĐỘNG"),
        ("CoQuanBanHanh", "TỈNH SÔNG HÒA"),
        ("SoKyHieu", "Số: 05/HĐ-LĐLĐ"),
        ("QuyenHan", "ĐẠI DIỆN BÊN A"),
        ("QuyenHan", "TM. BAN CHẤP HÀNH"),
        ("QuyenHan", "CHỦ TỊCH"),
        ("QuyenHan", "ĐẠI DIỆN BÊN B"),
        ("QuyenHan", "GIÁM ĐỐC"),
        ("HoTen", "Lê Văn Bình"),
        ("HoTen", "Nguyễn Thị Lan"),
    ]
    assert lint_file(path).findings == ()


@pytest.mark.parametrize("position", ["Giám đốc", "Ủy viên thường trực", "Người được ủy quyền"])
def test_the_position_of_one_without_a_name_is_no_name(made, position):
    told, (path,) = made(
        "contract",
        CONTRACT.replace("name: Nguyễn Thị Lan, position: Giám đốc", f"position: {position}"),
    )
    assert told == ["W-SIGNATORY-NONE 9"]
    assert [str(one.message) for one in lint_file(path).findings] == ["thiếu họ tên người ký"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("co_signatories: [{issuer: nowhere, signatory: x}]", ["E-ISSUER-UNKNOWN 7"]),
        ("co_signatories: [{issuer: xa, signatory: chu_tch}]", ["E-SIGNATORY-UNKNOWN 7"]),
        ("co_signatories: [{party: Đại diện bên B}]", ["W-SIGNATORY-NONE 7"]),
        ("co_signatories: [{signatory: chu_tich}]", []),
        ("co_signatories: [{signatory: pho_chu_tich}]", ["W-SIGNATORY-TWICE 7"]),
        (
            "co_signatories: [{issuer: xa, signatory: chu_tich}, {issuer: xa, signatory: chu_tich}]",
            ["W-SIGNATORY-TWICE 7"],
        ),
    ],
)
def test_who_else_signs_is_judged_like_the_first(made, more, told):
    assert made("plan", f"signatory: pho_chu_tich\n{more}\n")[0] == told


MINUTES = """\
co_signatories: [{name: Phạm Văn Tư, position: Đại diện tổ kiểm phiếu}MORE]
fields:
  {start: 8 giờ, end: 9 giờ, place: Hội trường, attendees: Đại biểu, chair: Chủ tịch, secretary: Thư ký,
   chair_title: Chủ tịch hội nghị, chair_name: Lê Văn Bình, secretary_name: Vũ Thị Cúc}
"""


@pytest.mark.parametrize(
    ("more", "positions"),
    [
        ("", ["THƯ KÝ", "ĐẠI DIỆN TỔ", "KIỂM PHIẾU", "CHỦ TỊCH HỘI NGHỊ"]),
        (
            ", {signatory: chu_tich}",
            [
                "THƯ KÝ",
                "CHỦ TỊCH HỘI NGHỊ",
                "ĐẠI DIỆN TỔ KIỂM PHIẾU",
                "TM. BAN CHẤP HÀNH",
                "CHỦ TỊCH",
            ],
        ),
    ],
)
def test_minutes_are_signed_by_secretary_and_chair_and_who_signs_with_them(made, more, positions):
    told, (path,) = made("minutes", MINUTES.replace("MORE", more))
    assert told == []
    assert [said for style, said in shown(path) if style == "QuyenHan"] == positions
    assert lint_file(path).findings == ()


@pytest.mark.parametrize("title", ["", "chair_title: Chủ tọa hội nghị, "])
def test_the_title_of_the_chair_stands_in_capitals(made, title):
    fields = MINUTES[MINUTES.index("fields:") :].replace("chair_title: Chủ tịch hội nghị, ", title)
    _, (path,) = made("minutes", fields)
    assert [said for style, said in shown(path) if style == "QuyenHan"][1].startswith("CHỦ TỌA")
    assert lint_file(path).findings == ()


def test_what_no_form_of_its_kind_has_is_told(made):
    """A công điện has no legal bases: there is nothing to add to its template."""
    told, _ = made("dispatch", "signatory: chu_tich\nlegal_bases: [Căn cứ Luật Công đoàn]\n")
    assert told == ["W-TPL-UNSAID 7"]


def test_a_secret_document_takes_its_mark_and_a_series_of_its_own(workspace):
    assert send(workspace, "cv_01", secrecy=Secrecy.SECRET) == ["01/LĐLĐ-CSPL"]
    assert "\nsecrecy: MẬT\n" in read(workspace, "cv_01")
    made = (workspace.output / "thi-dua" / "cv_01.docx").read_bytes()
    assert "[DauMat] MẬT" in outline(made)
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]


def test_another_secrecy_than_that_of_the_record_is_refused(workspace):
    send(workspace, "cv_01", secrecy=Secrecy.SECRET)
    with pytest.raises(Misused):
        send(workspace, "cv_01", secrecy=Secrecy.TOP_SECRET)
    assert book(workspace) == ["01/LĐLĐ-CSPL issued thi-dua/cv_01"]


def test_a_line_that_the_record_keeps_whole_and_the_heading_breaks_is_told(made, tmp_path):
    path = tmp_path / "office" / "campaigns" / "issuers" / "ldld-tinh.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}lines: [Liên đoàn Lao động tỉnh Sông Hòa]\n", encoding="utf-8")
    assert made("plan", "signatory: chu_tich\n")[0] == ["I-HEADING-BREAK 0"]
