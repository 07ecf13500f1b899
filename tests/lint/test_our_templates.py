"""Every template that travels with the program gives documents without any finding."""

from __future__ import annotations

import io
import zipfile

import pytest
from audited import faults_of
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator.lint.annotate import annotate
from generator.lint.linting import Asked, lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.lint.repairs.fixing import fix_checked
from generator.ooxml.metrics import rule_paragraph, text_width
from generator.standard.profile import load_standard
from tools.stationery.blanks import BLANKS, make_template

TEXT, LEFT = 9354, 3424
ISSUER = ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"]
TO = ["Liên đoàn Lao động các huyện, thành phố", "Các công đoàn ngành"]


def rule(text: str, size: int, room: int) -> Markup:
    width = min(text_width(text, size, bold=True), room) * 2 // 5
    return Markup(rule_paragraph(width, room, share=1))  # noqa: S704


def body(*pairs: tuple[str, str]) -> Markup:
    paragraph = Markup('<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>')
    return Markup("").join(paragraph.format(style, text) for style, text in pairs)


REFERRED = "Chỉ tiêu của từng đơn vị theo Phụ lục I, mẫu báo cáo theo Phụ lục II kèm theo."
PROSE = body(
    ("Muc1", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("ThanVanBan", f"{REFERRED} " * 20),
    ("GachDau", "- Các đơn vị báo cáo trước ngày 31/5/2026./."),
)
ARTICLES = body(
    ("Phan", "Chương I"),
    ("TenPhan", "QUY ĐỊNH CHUNG"),
    ("Dieu", "Điều 1. Phạm vi điều chỉnh"),
    ("Khoan", f"1. Quy chế này quy định việc khen thưởng. {REFERRED}"),
    ("Khoan", "a) Hình thức khen thưởng;"),
    ("Khoan", "b) Mức khen thưởng./."),
)
FIELDS = {
    "sender": "Chủ tịch Liên đoàn Lao động tỉnh", "guests": "Ông Trần Văn Bình, Chủ tịch",
    "occasion": "Hội nghị sơ kết giai đoạn 1", "chair": "Ông Nguyễn Văn An, Phó Chủ tịch",
    "time": "08 giờ 00, ngày 05 tháng 3 năm 2026", "place": "Hội trường Liên đoàn Lao động tỉnh",
    "person": "Lê Thị Cúc", "position": "Chuyên viên", "destination": "Sở Khoa học và Công nghệ",
    "purpose": "phối hợp chấm sáng kiến", "valid_until": "30 tháng 6 năm 2026",
    "start": "08 giờ 00, ngày 05 tháng 3 năm 2026", "attendees": "Trưởng các ban",
    "secretary": "Bà Lê Thị Cúc", "end": "11 giờ 30, ngày 05 tháng 3 năm 2026",
    "chair_title": "", "meeting": "Hội nghị", "chair_name": "Nguyễn Văn An", "secretary_name": "Lê Thị Cúc",
    "application_date": "20 tháng 5 năm 2026", "duration": "05 ngày",
    "from_date": "06 tháng 6 năm 2026", "to_date": "10 tháng 6 năm 2026", "confirmation": "",
}  # fmt: skip


def context(title: str, symbol: str, subject: str, **other: object) -> dict[str, object]:
    kind = title.capitalize() or "Công văn"
    annex = {
        "label": "Phụ lục I",
        "title": "CHỈ TIÊU SÁNG KIẾN",
        "attached_to": f"Kèm theo {kind} số {symbol} ngày 05 tháng 3 năm 2026 của Ban Thường vụ",
        "rule": rule("CHỈ TIÊU SÁNG KIẾN", 14, TEXT),
        "content": body(("ThanVanBan", "Nội dung báo cáo của các đơn vị./.")),
        "orientation": "portrait",
    }
    return {
        "issuer": {
            "name": "Liên đoàn Lao động tỉnh Cà Mau",
            "superior_lines": ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"],
            "lines": ISSUER,
            "rule": rule(ISSUER[0], 13, LEFT),
        },
        "number_symbol": symbol,
        "place_date": "Cà Mau, ngày 05 tháng 3 năm 2026",
        "kind": {"title": title},
        "subject": subject,
        "subject_rule": rule(subject, 14, TEXT),
        "attached_to": "Kèm theo Quyết định số 07/QĐ-LĐLĐ ngày 05 tháng 3 năm 2026 của Ban Thường vụ",
        "authority_lines": ["BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU"],
        "addressees": [],
        "legal_bases": ["Căn cứ Luật Công đoàn;", "Căn cứ Điều lệ Công đoàn Việt Nam."],
        "body": PROSE,
        "signature": {
            "authority_lines": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"],
            "name": "Nguyễn Văn An",
        },
        "recipients": ["Các công đoàn cơ sở"],
        "archive": "VT, CSPL",
        "signature_rows": [],
        "secrecy": "TỐI MẬT",
        "urgency": "HỎA TỐC",
        "circulation": "LƯU HÀNH NỘI BỘ",
        "drafter": "PL.(300)",
        "address_lines": [
            "Số 1, phường An Xuyên, tỉnh Cà Mau",
            "ĐT: 0290 0000000; Website: example.vn",
        ],
        "signing_info": f"Số: {symbol}; 05/3/2026; 08:30:15",
        "annex": annex,
        "annexes": [annex, {**annex, "label": "Phụ lục II"}],
        "fields": FIELDS,
        **other,
    }


CASES = {
    "named.docx": context("KẾ HOẠCH", "05/KH-LĐLĐ", "Phát động thi đua cao điểm năm 2026"),
    "directive.docx": context(
        "", "120/LĐLĐ-CSPL", "triển khai chiến dịch thi đua năm 2026", addressees=TO,
        recipients=["Như trên", "Lãnh đạo Liên đoàn Lao động tỉnh"],
    ),
    "decision.docx": context(
        "QUYẾT ĐỊNH", "07/QĐ-LĐLĐ", "Về việc khen thưởng sáng kiến",
        body=body(
            ("Dieu", "Điều 1. Khen thưởng các sáng kiến theo Phụ lục I, Phụ lục II kèm theo."),
            ("Dieu", "Điều 2. Quyết định có hiệu lực từ ngày ký./."),
        ),
    ),
    "attached.docx": context("QUY CHẾ", "", "Khen thưởng sáng kiến", body=ARTICLES),
    "minutes.docx": context("BIÊN BẢN", "03/BB-LĐLĐ", "Họp Hội đồng sáng kiến"),
    "invitation.docx": context("GIẤY MỜI", "09/GM-LĐLĐ", "Dự Hội nghị sơ kết giai đoạn 1"),
    "introduction.docx": context("GIẤY GIỚI THIỆU", "11/GGT-LĐLĐ", ""),
    "leave.docx": context("GIẤY NGHỈ PHÉP", "12/GNP-LĐLĐ", ""),
    "dispatch.docx": context("CÔNG ĐIỆN", "02/CĐ-LĐLĐ", "Về việc ứng phó với bão số 05", addressees=TO),
    "annex.docx": context("KẾ HOẠCH", "05/KH-LĐLĐ", "Phát động thi đua"),
    "copy.docx": context("SAO Y", "05/SY-LĐLĐ", ""),
}  # fmt: skip


def render(name: str, values: dict[str, object]) -> bytes:
    template = DocxTemplate(io.BytesIO(make_template(name, load_standard("nd30"))))
    template.render(values, jinja_env=Environment(undefined=StrictUndefined, autoescape=True))
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def test_every_template_has_its_case():
    assert set(CASES) == set(BLANKS)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("profile", ["nd30", "tld-933"])
def test_a_template_gives_documents_without_findings(name: str, profile: str):
    document = read_document(read_package(render(name, CASES[name]), name))
    found = lint_document(document, load_standard(profile)).findings
    assert [(one.rule, str(one.message)) for one in found] == []


CHAIR = {"authority_lines": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"], "name": "Nguyễn Văn An"}
DEPUTY = {
    "authority_lines": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    "name": "Trần Thị Bình",
}
TWO = {"left": DEPUTY, "middle": None, "right": CHAIR}
THREE = {"left": DEPUTY, "middle": CHAIR, "right": CHAIR}


@pytest.mark.parametrize("rows", [[TWO], [THREE], [TWO, TWO], [THREE, TWO]])
@pytest.mark.parametrize("name", ["named.docx", "directive.docx", "decision.docx"])
def test_several_people_may_sign(name: str, rows):
    made = render(name, CASES[name] | {"signature_rows": rows})
    document = read_document(read_package(made, name))
    found = lint_document(document, load_standard("nd30")).findings
    assert [(one.rule, str(one.message)) for one in found] == []
    letter = document.letters[0]
    signed = [one.name.text for one in (*letter.co_signatures, letter.signature) if one.name]
    people = [one for row in rows for one in row.values() if one]
    assert sorted(signed) == sorted(one["name"] for one in people)


@pytest.mark.parametrize(
    ("signature_rows", "count", "together"),
    [([TWO], 4, 6), ([TWO], 5, 3), ([], 12, 14), ([], 13, 3)],
)
def test_what_is_kept_on_file_never_goes_over_the_page_alone(signature_rows, count, together):
    """The label, recipients, «Lưu:» of a short list stand in one row; of a long one the last three lines."""
    names = [f"Đơn vị số {at}" for at in range(count)]
    said = {"signature_rows": signature_rows, "recipients": names, "drafter": ""}
    made = render("named.docx", CASES["named.docx"] | said)
    document = read_document(read_package(made, "named.docx"))
    archive = document.letters[0].recipients[-1].cell
    assert archive.table.unbroken[archive.row]
    assert len([one for one in archive.paragraphs if one.text]) == together


@pytest.mark.parametrize("name", ["named.docx", "directive.docx", "minutes.docx"])
def test_a_template_without_its_optional_parts_has_no_findings_either(name: str):
    bare = {
        "authority_lines": [], "legal_bases": [], "secrecy": "", "urgency": "", "circulation": "", "drafter": "",
        "address_lines": [], "signing_info": "", "annexes": [],
    }  # fmt: skip
    document = read_document(read_package(render(name, CASES[name] | bare), name))
    assert lint_document(document, load_standard("nd30")).findings == ()


@pytest.mark.parametrize("name", ["named.docx", "directive.docx", "decision.docx"])
def test_copies_of_a_valid_file_are_valid(name: str, tmp_path):
    """A document with wrong sizes, fonts and margins, with comments and then repaired."""
    raw = render(name, CASES[name])
    spoilt = spoil(raw)
    document = read_document(read_package(spoilt, name))
    checked = lint_document(document, load_standard("nd30"))
    fixed = fix_checked(
        lint_document(read_document(read_package(spoilt, name)), load_standard("nd30")), Asked()
    )
    assert len(checked.findings) > 5
    assert fixed.left.findings == ()
    for number, data in enumerate((raw, annotate(checked), fixed.data)):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        assert faults_of(path) == []


def spoil(raw: bytes) -> bytes:
    """Change styles and page of a file that has no fault."""
    changes = {
        "word/styles.xml": (("Times New Roman", "Calibri"), ('w:sz w:val="26"', 'w:sz w:val="32"')),
        "word/document.xml": (('w:left="1701"', 'w:left="1134"'), ("tháng 3 năm 2026", "tháng 03 năm 2026")),
    }  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes.get(name, ()):
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return stream.getvalue()
