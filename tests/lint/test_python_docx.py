"""A right letter that python-docx made from its own blank file, with its styles, theme and settings."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.problems import Severity
from generator.standard.profile import load_standard


def put(holder: Any, text: str, size: int, align: ALIGN, *, bold: bool = False, italic: bool = False, before: int = 0) -> Any:  # fmt: skip
    paragraph = holder.add_paragraph()
    look = paragraph.paragraph_format
    look.space_before, look.space_after, look.line_spacing = Pt(before), Pt(0), 1.0
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def ruled(paragraph: Any, side: int) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:spacing", "w:ind", "w:jc"
    )


def official_letter() -> bytes:
    made = Document()
    made.styles["Normal"].font.name = "Times New Roman"
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    left, right = made.add_table(1, 2).rows[0].cells
    left.width, right.width = Mm(65), Mm(100)
    for column, width in zip(made.tables[0].columns, (65, 100), strict=True):
        column.width = Mm(width)
    put(left, "SỞ XÂY DỰNG", 13, ALIGN.CENTER)
    put(left, "TRUNG TÂM KIỂM ĐỊNH", 13, ALIGN.CENTER, bold=True)
    ruled(put(left, "", 4, ALIGN.CENTER), 19)
    put(left, "Số: 22/TTKĐ-KT", 13, ALIGN.CENTER)
    put(left, "V/v kiểm định cầu", 12, ALIGN.CENTER, before=6)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, ALIGN.CENTER, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", 14, ALIGN.CENTER, bold=True)
    ruled(put(right, "", 4, ALIGN.CENTER), 18)
    put(right, "Thị trấn Năm Căn, ngày 12 tháng 5 năm 2026", 14, ALIGN.CENTER, italic=True)
    put(made, "Kính gửi: Sở Tài chính", 14, ALIGN.CENTER, before=12)
    for text in (
        "Trung tâm đề nghị Sở Tài chính bố trí kinh phí kiểm định cầu.",
        "Rất mong Sở quan tâm giải quyết./.",
    ):
        put(made, text, 14, ALIGN.JUSTIFY, before=6).paragraph_format.first_line_indent = Mm(12.7)
    left, right = made.add_table(1, 2).rows[0].cells
    put(left, "Nơi nhận:", 12, ALIGN.LEFT, bold=True, italic=True)
    for text in ("- Như trên;", "- Lưu: VT, KT."):
        put(left, text, 11, ALIGN.LEFT)
    put(right, "GIÁM ĐỐC", 14, ALIGN.CENTER, bold=True)
    for _ in range(5):
        put(right, "", 14, ALIGN.CENTER)
    put(right, "Hoàng Văn Thái", 14, ALIGN.CENTER, bold=True)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_letter_made_by_python_docx_has_no_errors():
    found = lint_document(
        read_document(read_package(official_letter(), "x")), load_standard("nd30")
    )
    told = [one for one in found.findings if one.severity is Severity.ERROR]
    assert [(one.rule, str(one.message)) for one in told] == []
