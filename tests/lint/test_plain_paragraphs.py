"""A draft of ordinary paragraphs, without styles and tables: its subject, its end and who signs are found in it."""

from __future__ import annotations

import io

import pytest
from docx import Document

from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package

HEAD = """SỞ Y TẾ TỈNH SÔNG HÒA
BỆNH VIỆN ĐA KHOA HUYỆN NẬM LƯƠNG
Số: 12/BC-BVĐK
Nậm Lương, ngày 24 tháng 11 năm 2026
BÁO CÁO
"""
SUBJECT = "Kết quả tiêm chủng và khám sàng lọc đến ngày 22/11/2026\n"
TEXT = "Toàn bệnh viện có 2.936 người được khám.\nTrên đây là báo cáo của Bệnh viện./.\n"


def read(text: str) -> Letter:
    made = Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return read_document(read_package(stream.getvalue(), "x")).letters[0]


@pytest.mark.parametrize(
    ("signed", "position", "name"),
    [
        ("GIÁM ĐỐC\nLò Văn Thành", ["GIÁM ĐỐC"], "Lò Văn Thành"),
        ("\t\t\t\tGIÁM ĐỐC\n\n\n\t\t\t\tLò Văn Thành", ["GIÁM ĐỐC"], "Lò Văn Thành"),
        ("                    GIÁM ĐỐC\n                    Lò Văn Thành", ["GIÁM ĐỐC"], "Lò Văn Thành"),
        ("GIÁM ĐỐC\n(Ký, ghi rõ họ tên)\nBS. Đỗ Thị Én", ["GIÁM ĐỐC"], "BS. Đỗ Thị Én"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLò Văn Thành", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Lò Văn Thành"),
        ("GIÁM ĐỐC\nLò Văn Thành\nNơi nhận:\n- Như trên;\n- Lưu: VT.", ["GIÁM ĐỐC"], "Lò Văn Thành"),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Thành", ["GIÁM ĐỐC"], "Lò Văn Thành"),
    ],
)  # fmt: skip
def test_who_signs_in_plain_paragraphs_is_found(signed, position, name):
    letter = read(HEAD + SUBJECT + TEXT + signed)
    signature = letter.signature
    assert [line.text.strip() for line in signature.authority] == position
    assert signature.name is not None
    assert signature.name.text.strip() == name
    assert letter.body[-1].text.endswith("./.")
    assert [line.text for line in letter.recipients] == (
        ["- Như trên;", "- Lưu: VT."] if "Nơi nhận" in signed else []
    )


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        (SUBJECT, [SUBJECT.strip()]),
        ("Toàn bệnh viện có 2.936 người được khám.\n", []),
        ("Căn cứ Kế hoạch số 12/KH-BVĐK ngày 01/10/2026;\n", []),
        ("I. KẾT QUẢ\n", []),
    ],
)
def test_the_plain_line_below_the_title_is_the_subject_unless_it_is_a_sentence(below, subject):
    assert [line.text for line in read(HEAD + below + TEXT).subject] == subject


@pytest.mark.parametrize(
    "end", ["Thành phần gồm:\nÔng Lò Văn Thành", "CÁC KHOA, PHÒNG\nLò Văn Thành", "GIÁM ĐỐC\nCó mặt: 12 người."]
)  # fmt: skip
def test_what_is_no_signature_stays_text(end):
    letter = read(HEAD + SUBJECT + TEXT + end)
    assert not letter.signature.authority
    assert letter.body[-1].text == end.splitlines()[-1]
