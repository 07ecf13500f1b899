"""What the parts of a Word file are called."""

from __future__ import annotations

import pytest

from generator.ooxml import part_called, parts_called


@pytest.mark.parametrize(
    ("part", "called"),
    [
        ("word/document.xml", "nội dung"),
        ("word/header2.xml", "đầu trang"),
        ("word/footer.xml", "chân trang"),
        ("word/footnotes.xml", "cước chú"),
        ("word/commentsExtended.xml", "nhận xét (Comment)"),
        ("word/charts/chart1.xml", "biểu đồ"),
        ("word/drawings/chart1.xml", "biểu đồ"),
        ("word/embeddings/chart1.xlsx", "bảng số của biểu đồ"),
        ("[Content_Types].xml", "danh mục các phần của tệp"),
        ("word/_rels/document.xml.rels", "danh mục các phần của tệp"),
        ("word/theme/theme1.xml", "kiểu chữ, kiểu đoạn"),
        ("docProps/core.xml", "thuộc tính của tệp"),
        ("word/document.xml.rels", "word/document.xml.rels"),
        ("", ""),
    ],
)
def test_a_part_in_words(part, called):
    assert str(part_called(part)) == called


def test_several_parts_each_once():
    parts = ("word/document.xml", "word/header1.xml", "word/header2.xml", "docProps/app.xml")
    assert str(parts_called(parts)) == "nội dung, đầu trang, thuộc tính của tệp"
