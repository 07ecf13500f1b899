"""What a mended copy is said to have mended is so: a second look finds none of it, and mending again changes nothing."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from foreign_documents import ALL, Foreign, Words
from foreign_faults import FAULTS

from generator.lint.linting import Asked, LintResult, lint_opened
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.lint.repairs.fixing import RepairedCopy, fix_checked

CLAIMS = {
    "{part}: cỡ {old} thành cỡ {new}": "{part}: cỡ chữ {size}, quy định {wanted}",
    "{part}: thành chữ đậm": "{part}: chữ không đậm",
    "{part}: bỏ chữ đậm": "{part}: chữ đậm",
    "{part}: thành chữ nghiêng": "{part}: chữ không nghiêng",
    "{part}: thành chữ đứng": "{part}: chữ nghiêng",
    "{part}: {old} thành {new}": "{part}: {found}",
    "sửa dấu gạch của Tiêu ngữ": "Tiêu ngữ ghi «{text}»",
    "thêm số 0 vào ngày, tháng": "{what} thiếu số 0 đứng trước",
    "khổ giấy đổi thành A4": "khổ giấy {width} x {height} mm, không phải A4",
}
"""What a change says that it did, and the finding of its rule that is then no more."""
WHOLE = {"ND30-I.4-font", "ND30-II.6.e-parspace", "ND30-II.6.e-linespace", "ND30-II.2.b-spacing"}
"""Rules of which nothing is found once they are said to be mended."""
SPOILT = {
    "ND30-II.1.a-quochieu-style", "ND30-II.1.b-tieungu-text", "ND30-II.2.b-org-style",
    "ND30-II.3.c-style", "ND30-II.4.b-pad", "ND30-II.4.c-style", "ND30-II.5.b-type-style",
    "ND30-II.5.b-subject-style", "ND30-II.6.e-size", "ND30-II.6.e-align", "ND30-II.6.e-parspace",
    "ND30-II.6.e-linespace", "ND30-I.4-font", "ND30-II.9.d-kinhgui-style", "ND30-II.9.d-noinhan-label",
    "ND30-II.9.d-noinhan-items", "ND30-II.7.dd-pos-style", "ND30-II.7.dd-name-style", "ND30-I.1-paper",
}  # fmt: skip


def looked_at(data: bytes) -> LintResult:
    return lint_opened(read_document(read_package(data, "thu.docx")), Asked("nd30"))


def mended(data: bytes) -> RepairedCopy:
    return fix_checked(looked_at(data), Asked("nd30"))


def still_found(copy: RepairedCopy) -> list[str]:
    """What is said to be mended and is found again in the copy."""
    again = looked_at(copy.data).findings
    claimed = {(one.rule, CLAIMS.get(one.message.source)) for one in copy.changes}
    whole = {one.rule for one in copy.changes} & WHOLE - set(copy.taken_back)
    return [
        f"{one.rule}: {one.message}"
        for one in (inner for first in again for inner in (first, *first.others))
        if (one.rule, one.message.source) in claimed or one.rule in whole
    ]


def spoil(made: Words) -> None:
    """Every fault that a mender knows and that these words can have, at once."""
    for fault in FAULTS:
        if fault.rule in SPOILT and fault.fits(made):
            fault.change(made)


@pytest.mark.parametrize("document", ALL[::6], ids=lambda one: one.name)
def test_what_is_said_to_be_mended_is_found_no_more(document: Foreign):
    copy = mended(document.paper(spoil).save())
    assert len(copy.changes) > 8
    assert still_found(copy) == []
    assert [str(one.message) for one in mended(copy.data).changes] == []


@pytest.mark.slow
@pytest.mark.parametrize("document", ALL, ids=lambda one: one.name)
def test_that_is_so_in_all_documents(document: Foreign):
    test_what_is_said_to_be_mended_is_found_no_more(document)


def notice() -> bytes:
    """A notice as a colleague types it: one run for three lines, a sentence before a table, the signer at the right."""
    made = Document()
    made.styles["Normal"].font.name = "Arial"
    left, right = made.add_table(1, 2).rows[0].cells
    left.paragraphs[0].add_run("CÔNG ĐOÀN NGÀNH Y TẾ\nCÔNG ĐOÀN BỆNH VIỆN SÔNG LAM\nSố: 12/TB-CĐBV")
    right.paragraphs[0].add_run(
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nVinh, ngày 5 tháng 7 năm 2026"
    )
    for text in ("THÔNG BÁO", "Kết quả phong trào thi đua"):
        made.add_paragraph(text).alignment = ALIGN.CENTER
    made.add_paragraph("Toàn bệnh viện có 52 sáng kiến, vượt chỉ tiêu của giai đoạn.")
    made.add_paragraph("Trong đó: Khoa Nội 28 sáng kiến; Khoa Nhi 24 sáng kiến.")
    made.add_table(1, 2).rows[0].cells[0].text = "Đơn vị"
    made.add_paragraph("Nơi nhận: Như trên")
    made.add_paragraph("CHỦ TỊCH\n\nNguyễn Thị Hồng Vân").alignment = ALIGN.RIGHT
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_lines_of_one_run_are_mended_each_as_its_own():
    copy = mended(notice())
    (letter,) = looked_at(copy.data).document.letters
    told = {
        part: [(one.text, one.size // 2, one.bold, one.italic) for one in letter.lines_of(part)]
        for part in ("superior", "issuer", "number_symbol", "national_title", "motto", "place_date")
    }
    assert told == {
        "superior": [("CÔNG ĐOÀN NGÀNH Y TẾ", 12, False, False)],
        "issuer": [("CÔNG ĐOÀN BỆNH VIỆN SÔNG LAM", 12, True, False)],
        "number_symbol": [("Số: 12/TB-CĐBV", 13, False, False)],
        "national_title": [("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False)],
        "motto": [("Độc lập - Tự do - Hạnh phúc", 13, True, False)],
        "place_date": [("Vinh, ngày 05 tháng 7 năm 2026", 13, False, True)],
    }
    assert still_found(copy) == []
    assert mended(copy.data).changes == ()


def test_both_paragraphs_are_mended_and_the_size_told_is_the_size_set():
    copy = mended(notice())
    (letter,) = looked_at(copy.data).document.letters
    assert [(one.whole.size // 2, one.format.align) for one in letter.body] == [(13, "both")] * 2
    assert "cỡ chữ nội dung văn bản thành 13 (2 chỗ)" in [str(one.message) for one in copy.changes]


def test_a_signer_at_the_right_stays_there_and_stands_in_the_middle_of_that_half():
    (letter,) = looked_at(mended(notice()).data).document.letters
    (line,) = letter.signature.authority
    assert (line.side, line.paragraph.format.align) == ("right", "center")


def test_what_is_left_is_told_with_its_reason():
    copy = mended(notice())
    assert {(one.rule, str(why)) for one, why in copy.unmended()} >= {
        ("ND30-II.1.b-tieungu-rule", "phải sửa bằng tay"),
    }


def test_a_file_of_which_nothing_is_mended_stays_as_it_is_whatever_its_runs():
    once = mended(notice()).data
    assert mended(once).data == once
