"""Fresh templates: what they hold, that they render with plain docxtpl, and that Word may open them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from audited import faults_of
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from generator.ooxml.metrics import rule_paragraph, text_width, wrap
from generator.standard.profile import load_standard
from tools.stationery import __main__
from tools.stationery.blanks import BLANKS, make_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = Path(__file__).parents[2] / "templates"
RULE = Markup(rule_paragraph(2000, 3294, share=1))  # noqa: S704
PAGE_RULE = Markup(rule_paragraph(2000, 9354, share=1))  # noqa: S704


def body(*pairs: tuple[str, str]) -> Markup:
    return Markup("").join(
        Markup('<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>').format(
            style, text
        )
        for style, text in pairs
    )


BODY_TEXT = "Ban Thường vụ Liên đoàn Lao động tỉnh xây dựng kế hoạch với chỉ tiêu 5.091."
BODY = body(
    ("Muc1", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("ThanVanBan", BODY_TEXT),
    ("GachDau", "- Các đơn vị báo cáo trước ngày 31/5/2022./."),
)
FIELDS = {
    "sender": "Chủ tịch Liên đoàn Lao động tỉnh",
    "guests": "Ông Nguyễn Văn A, Chủ tịch Công đoàn ngành Giáo dục",
    "occasion": "Hội nghị sơ kết giai đoạn 1 Chương trình “01 triệu sáng kiến”",
    "chair": "Ông Trần Văn B, Phó Chủ tịch Liên đoàn Lao động tỉnh",
    "time": "08 giờ 00, ngày 03 tháng 6 năm 2022",
    "place": "Hội trường Liên đoàn Lao động tỉnh",
    "person": "Lê Thị C",
    "position": "Chuyên viên Ban Chính sách - Pháp luật",
    "destination": "Sở Khoa học và Công nghệ",
    "purpose": "phối hợp chấm các sáng kiến dự thi",
    "valid_until": "30 tháng 6 năm 2022",
    "start": "08 giờ 00, ngày 03 tháng 6 năm 2022",
    "attendees": "Thường trực và trưởng các ban Liên đoàn Lao động tỉnh",
    "secretary": "Bà Lê Thị C, chuyên viên",
    "end": "11 giờ 30, ngày 03 tháng 6 năm 2022",
    "chair_title": "",
    "meeting": "Hội nghị",
    "chair_name": "Trần Văn B",
    "secretary_name": "Lê Thị C",
    "application_date": "20 tháng 5 năm 2022",
    "duration": "05 ngày làm việc",
    "from_date": "06 tháng 6 năm 2022",
    "to_date": "10 tháng 6 năm 2022",
    "confirmation": "chính quyền địa phương nơi nghỉ phép",
}
ANNEX = {
    "label": "Phụ lục I",
    "title": "CHỈ TIÊU GIAO CHO CÁC ĐƠN VỊ",
    "attached_to": "Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 24 tháng 01 năm 2022 của Ban Thường vụ",
    "rule": PAGE_RULE,
    "content": BODY,
    "orientation": "portrait",
}
FULL = {
    "issuer": {
        "name": "Liên đoàn Lao động tỉnh Cà Mau",
        "superior_lines": ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"],
        "lines": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"],
        "rule": RULE,
    },
    "number_symbol": "120/LĐLĐ-CSPL",
    "place_date": "Cà Mau, ngày 25 tháng 4 năm 2022",
    "kind": {"title": "KẾ HOẠCH"},
    "subject": "phát động Chiến dịch thi đua cao điểm thực hiện Chương trình & phong trào",
    "subject_rule": PAGE_RULE,
    "attached_to": "Kèm theo Quyết định số 07/QĐ-LĐLĐ ngày 25 tháng 4 năm 2022 của Ban Thường vụ",
    "authority_lines": ["BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU"],
    "addressees": ["Liên đoàn Lao động các huyện, thành phố", "Các công đoàn ngành"],
    "legal_bases": ["Căn cứ Luật Công đoàn;", "Căn cứ Điều lệ Công đoàn Việt Nam."],
    "body": BODY,
    "signature": {"authority_lines": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"], "name": "Trần Văn B"},
    "recipients": ["Như trên", "Lãnh đạo LĐLĐ tỉnh"],
    "archive": "VT, CSPL",
    "signature_rows": [],
    "secrecy": "TỐI MẬT",
    "urgency": "HỎA TỐC",
    "circulation": "LƯU HÀNH NỘI BỘ",
    "drafter": "PL.(300)",
    "address_lines": ["Số 1, đường A, thành phố Cà Mau", "ĐT: 0290 0000000; Website: example.vn"],
    "signing_info": "Số: 120/LĐLĐ-CSPL; 25/4/2022; 08:30:15",
    "annex": ANNEX,
    "annexes": [ANNEX, {**ANNEX, "label": "Phụ lục II"}],
    "fields": FIELDS,
}
BARE = FULL | {
    "issuer": FULL["issuer"] | {"superior_lines": []},
    "authority_lines": [],
    "addressees": [],
    "legal_bases": [],
    "recipients": [],
    "secrecy": "",
    "urgency": "",
    "signature_rows": [],
    "circulation": "",
    "drafter": "",
    "address_lines": [],
    "signing_info": "",
    "annexes": [],
    "annex": ANNEX | {"title": "", "attached_to": ""},
    "fields": FIELDS
    | {"confirmation": "", "sender": "", "meeting": "", "chair_title": "TRƯỞNG BAN"},
}
NAMES = {
    *("issuer.name", "issuer.superior_lines", "issuer.lines", "issuer.rule", "number_symbol"),
    *("place_date", "kind.title", "subject", "subject_rule", "attached_to", "authority_lines"),
    *("addressees", "legal_bases", "body", "signature.authority_lines", "signature.name"),
    *(
        "recipients",
        "archive",
        "secrecy",
        "signature_rows",
        "urgency",
        "circulation",
        "drafter",
        "address_lines",
    ),
    *("signing_info", "annexes", "annex", "annex.label", "annex.title", "annex.attached_to"),
    *("annex.rule", "annex.content"),
    *(f"fields.{code}" for code in FIELDS),
}


@pytest.fixture(scope="module")
def standard():
    return load_standard("nd30")


def render(template: bytes, context: dict) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    language = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    document.render(context, jinja_env=language, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def main_part(package: bytes) -> etree._Element:
    return etree.fromstring(members(package)["word/document.xml"])


def paragraphs(package: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the main part; rule lines and empty ends left out."""
    said = []
    for each in main_part(package).iter(f"{W}p"):
        style = each.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if text := "".join(each.itertext()):
            said.append((style, text))
    return said


# The package


@pytest.mark.parametrize("name", BLANKS)
def test_the_templates_in_the_tree_are_what_the_standard_makes(standard, name):
    kept = (TEMPLATES / name).read_bytes()
    assert members(kept) == members(make_template(name, standard))


def test_the_tree_holds_no_other_template():
    assert sorted(path.name for path in TEMPLATES.glob("*.docx")) == sorted(BLANKS)


def test_the_script_writes_every_template(tmp_path, monkeypatch, standard):
    monkeypatch.setattr(__main__, "TEMPLATES", tmp_path)
    monkeypatch.setattr(__main__, "OURS", tmp_path.parent / "prepared.zip")
    __main__.main()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: make_template(name, standard) for name in BLANKS}


def test_the_same_standard_gives_the_same_bytes(standard):
    assert make_template("named.docx", standard) == make_template("named.docx", standard)


def test_the_base_document_is_our_own(standard):
    parts = members(make_template("named.docx", standard))
    assert not [name for name in parts if "stylesWithEffects" in name]
    assert next(iter(parts)) == "[Content_Types].xml"
    assert b'w:lang w:val="vi-VN"' in parts["word/styles.xml"]
    assert b"Cambria" not in b"".join(parts.values())


@pytest.mark.parametrize("name", BLANKS)
@pytest.mark.parametrize("context", [FULL, BARE], ids=["full", "bare"])
def test_what_is_rendered_opens_cleanly(standard, name, context, tmp_path):
    path = tmp_path / name
    path.write_bytes(render(make_template(name, standard), context))
    assert faults_of(path) == []


@pytest.mark.parametrize("name", BLANKS)
def test_a_template_itself_opens_cleanly(standard, name, tmp_path):
    path = tmp_path / name
    path.write_bytes(make_template(name, standard))
    assert faults_of(path) == []


@pytest.mark.parametrize("name", BLANKS)
@pytest.mark.parametrize("context", [FULL, BARE], ids=["full", "bare"])
def test_no_tag_is_left_and_every_cell_ends_with_a_paragraph(standard, name, context):
    rendered = render(make_template(name, standard), context)
    parts = [xml.decode() for part, xml in members(rendered).items() if part.endswith(".xml")]
    assert not re.findall(r"\{[{%].*?[%}]\}", "".join(parts))
    for cell in main_part(rendered).iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


# The styles


def test_every_part_of_the_standard_has_its_style(standard):
    styles = etree.fromstring(members(make_template("named.docx", standard))["word/styles.xml"])
    named = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in styles.findall(f"{W}style")
    }
    for name in standard.part_names():
        part = standard.part(name)
        assert named[part.style] == part.style_name
    assert named["LuoiBang"] == "Lưới bảng"
    assert named["BangTrong"] == "Bảng trống"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("QuocHieu", '<w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="26"/>'),
        ("DiaDanhNgayThang", '<w:i/><w:iCs/><w:sz w:val="28"/>'),
        ("TrichYeuCongVan", '<w:spacing w:before="120"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/>'),
        ("ThanVanBan", '<w:spacing w:before="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'),
        ("Muc1", "<w:keepNext/><w:keepLines/>"),
        ("Muc2", '<w:outlineLvl w:val="1"/>'),
        ("NoiNhan", '<w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="24"/>'),
        ("DauKhan", '<w:color w:val="FF0000"/>'),
        ("HoTen", '<w:spacing w:before="1587"/>'),
    ],
)  # fmt: skip
def test_a_style_is_set_as_the_standard_says(standard, style, expected):
    xml = members(make_template("named.docx", standard))["word/styles.xml"].decode()
    written = re.search(rf'w:styleId="{style}">.*?</w:style>', xml)
    assert expected in written.group()


def test_an_office_layer_reaches_the_styles(tmp_path):
    path = tmp_path / "office.yaml"
    path.write_text("size_set: small\nparts: {body: {size: 13 pt}}\n", encoding="utf-8")
    xml = members(make_template("named.docx", load_standard("nd30", path)))["word/styles.xml"]
    assert re.search(rb'"QuocHieu">.*?w:sz w:val="24"', xml)
    assert re.search(rb'"ThanVanBan">.*?w:sz w:val="26"', xml)


# The pages


def test_a_directive_reads_from_top_to_bottom(standard):
    said = paragraphs(render(make_template("directive.docx", standard), FULL))
    assert said[:20] == [
        ("CoQuanChuQuan", "TỔNG LIÊN ĐOÀN"),
        ("CoQuanChuQuan", "LAO ĐỘNG VIỆT NAM"),
        ("CoQuanBanHanh", "LIÊN ĐOÀN LAO ĐỘNG"),
        ("CoQuanBanHanh", "TỈNH CÀ MAU"),
        ("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        ("SoKyHieu", "Số: 120/LĐLĐ-CSPL"),
        ("DiaDanhNgayThang", "Cà Mau, ngày 25 tháng 4 năm 2022"),
        ("TrichYeuCongVan", "V/v " + FULL["subject"]),
        ("DauMat", "TỐI MẬT"),
        ("DauKhan", "HỎA TỐC"),
        ("KinhGui", "Kính gửi:"),
        ("KinhGuiMuc", "- Liên đoàn Lao động các huyện, thành phố;"),
        ("KinhGuiMuc", "- Các công đoàn ngành."),
        ("CanCu", "Căn cứ Luật Công đoàn;"),
        ("CanCu", "Căn cứ Điều lệ Công đoàn Việt Nam."),
        ("Muc1", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("ThanVanBan", BODY_TEXT),
        ("GachDau", "- Các đơn vị báo cáo trước ngày 31/5/2022./."),
        ("NoiNhan", "Nơi nhận:"),
    ]
    assert said[20:] == [
        ("NoiNhanMuc", "- Như trên;"),
        ("NoiNhanMuc", "- Lãnh đạo LĐLĐ tỉnh;"),
        ("NoiNhanMuc", "- Lưu: VT, CSPL."),
        ("NguoiSoanThao", "PL.(300)"),
        ("QuyenHan", "TM. BAN THƯỜNG VỤ"),
        ("QuyenHan", "PHÓ CHỦ TỊCH"),
        ("HoTen", "Trần Văn B"),
        *(line for label in ("Phụ lục I", "Phụ lục II") for line in annex_lines(label)),
    ]


def annex_lines(label: str) -> list[tuple[str, str]]:
    return [
        ("PhuLuc", label),
        ("TenPhuLuc", "CHỈ TIÊU GIAO CHO CÁC ĐƠN VỊ"),
        ("KemTheo", f"({ANNEX['attached_to']})"),
        ("Muc1", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("ThanVanBan", BODY_TEXT),
        ("GachDau", "- Các đơn vị báo cáo trước ngày 31/5/2022./."),
    ]


def test_one_addressee_stands_on_the_line_of_the_label(standard):
    one = FULL | {"addressees": ["Tổng Liên đoàn Lao động Việt Nam"]}
    said = paragraphs(render(make_template("directive.docx", standard), one))
    assert ("KinhGui", "Kính gửi: Tổng Liên đoàn Lao động Việt Nam") in said
    assert not [text for style, text in said if style == "KinhGuiMuc"]


@pytest.mark.parametrize(
    ("title", "order"), [("QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"), ("NGHỊ QUYẾT", "QUYẾT NGHỊ:")]
)
def test_a_decision_decides_and_a_resolution_resolves(standard, title, order):
    context = FULL | {"kind": {"title": title}}
    said = paragraphs(render(make_template("decision.docx", standard), context))
    assert [text for style, text in said if style == "ThamQuyen"] == [
        "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU",
        order,
    ]


def test_what_a_decision_issues_has_no_number_and_no_signature(standard):
    said = dict(paragraphs(render(make_template("attached.docx", standard), FULL)))
    assert not {"SoKyHieu", "DiaDanhNgayThang", "HoTen", "NoiNhan"} & said.keys()
    assert said["QuocHieu"]


def test_minutes_have_no_place_and_date_and_two_signatures(standard):
    said = paragraphs(render(make_template("minutes.docx", standard), BARE))
    assert "DiaDanhNgayThang" not in dict(said)
    assert [text for style, text in said if style in ("QuyenHan", "HoTen")] == [
        "THƯ KÝ", "Lê Thị C", "TRƯỞNG BAN", "Trần Văn B",
    ]  # fmt: skip


def test_number_and_date_stand_in_one_row(standard):
    rendered = main_part(render(make_template("named.docx", standard), FULL))
    rows = [list(row.findall(f"{W}tc")) for row in rendered.iter(f"{W}tr")]
    texts = [["".join(cell.itertext()) for cell in row] for row in rows]
    assert texts[1] == ["Số: 120/LĐLĐ-CSPLTỐI MẬTHỎA TỐC", "Cà Mau, ngày 25 tháng 4 năm 2022"]


@pytest.mark.parametrize("level", ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"])
def test_the_urgency_box_is_as_wide_as_its_level(standard, level):
    millimetres = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}[level]
    rendered = main_part(render(make_template("named.docx", standard), FULL | {"urgency": level}))
    (box,) = [
        paragraph
        for paragraph in rendered.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "DauKhan"
    ]
    indents = box.find(f"{W}pPr/{W}ind")
    left, right = (int(indents.get(W + side)) for side in ("left", "right"))
    assert abs(standard.header_grid[0] - left - right - millimetres * 7200 / 127) < 1
    assert text_width(level, 14, bold=True) < standard.header_grid[0] - left - right


def test_the_heading_is_wide_enough_for_its_longest_lines(standard):
    left, right = standard.header_grid
    assert text_width(standard.text("texts.national_title"), 13, bold=True) < right
    longest = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"
    assert text_width(longest, 14, italic=True) < right
    assert len(wrap("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", left, 13)) == 2
    assert len(wrap("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÀ RỊA - VŨNG TÀU", left, 13, bold=True)) == 2


def test_the_rule_under_the_motto_is_as_long_as_the_motto(standard):
    rendered = main_part(make_template("named.docx", standard))
    right_cell = rendered.findall(f".//{W}tc")[1]
    indents = right_cell[-1].find(f"{W}pPr/{W}ind")
    room = standard.header_grid[1]
    length = room - int(indents.get(f"{W}left")) - int(indents.get(f"{W}right"))
    assert length == text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)


def test_the_signature_row_never_breaks(standard):
    rendered = main_part(render(make_template("named.docx", standard), FULL))
    for each in rendered.iter(f"{W}tr"):
        assert each.find(f"{W}trPr/{W}cantSplit") is not None


def test_each_annex_is_a_section_that_counts_from_one(standard):
    for context, count in ((FULL, 3), (BARE, 1)):
        rendered = main_part(render(make_template("named.docx", standard), context))
        sections = list(rendered.iter(f"{W}sectPr"))
        assert len(sections) == count
        for one in sections:
            assert one.find(f"{W}pgNumType").get(f"{W}start") == "1"
            assert one.find(f"{W}titlePg") is not None
            assert one.find(f"{W}pgSz").attrib == {f"{W}w": "11906", f"{W}h": "16838"}
        assert rendered[0][-1] is sections[-1]


def shown_first(package: bytes, place: int) -> str:
    """What the first page of a section shows in its header and footer."""
    parts = members(package)
    targets = dict(
        re.findall(
            r'Id="(\w+)"[^>]*Target="(\w+\.xml)"', parts["word/_rels/document.xml.rels"].decode()
        )
    )
    section = list(main_part(package).iter(f"{W}sectPr"))[place]
    first = [part for part in section if part.get(f"{W}type") == "first"]
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    shown = [etree.fromstring(parts["word/" + targets[part.get(relation)]]) for part in first]
    return "".join("".join(each.itertext()) for each in shown)


def test_marks_and_address_stand_on_the_first_page_of_the_main_section_alone(standard):
    package = render(make_template("named.docx", standard), FULL)
    assert shown_first(package, 0) == (
        "LƯU HÀNH NỘI BỘSố: 120/LĐLĐ-CSPL; 25/4/2022; 08:30:15"
        "Số 1, đường A, thành phố Cà MauĐT: 0290 0000000; Website: example.vn"
    )
    assert [shown_first(package, place) for place in (1, 2)] == ["", ""]
    alone = render(make_template("named.docx", standard), FULL | {"annexes": []})
    assert shown_first(alone, 0) == shown_first(package, 0)


def test_the_page_number_is_above_the_text_or_below_it_by_profile(standard):
    parts = members(make_template("named.docx", standard))
    assert b" PAGE " in parts["word/header1.xml"]
    assert "word/footer1.xml" not in parts
    old = members(make_template("named.docx", load_standard("tld-1014")))
    assert b" PAGE " in old["word/footer1.xml"]
    assert "word/header1.xml" not in old


def test_templates_use_the_names_of_the_contract_and_no_others(standard):
    used = set()
    for name in BLANKS:
        for xml in members(make_template(name, standard)).values():
            for tag in re.findall(r"\{[{%](.*?)[%}]\}", xml.decode()):
                used |= set(
                    re.findall(r"(?<![\w.\"])[a-z_]+(?:\.[a-z_]+)*", re.sub('"[^"]*"', "", tag))
                )
    words = {
        "p",
        "tr",
        "if",
        "elif",
        "else",
        "endif",
        "for",
        "in",
        "endfor",
        "and",
        "or",
        "not",
        "is",
    }
    local = {
        "line",
        "signed",
        *(
            f"signed.{place}{part}"
            for place in ("left", "middle", "right")
            for part in ("", ".authority_lines", ".name")
        ),
        "addressee",
        "basis",
        "recipient",
        "defined",
        "length",
        "loop.last",
        "loop.first",
        "upper",
        "gt",
    }
    assert used - words - local == NAMES
