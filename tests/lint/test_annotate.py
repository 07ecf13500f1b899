"""The copy with comments: one at each finding, valid, and with the same words."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from read_papers import checked, opened
from right_documents import letter, plan, stamped
from word_paper import NAMESPACES, PageNumber, W

from generator.lint.annotate import annotate
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package


def comments(data: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml"))
    return [
        "\n".join("".join(p.itertext()) for p in one.iter(f"{{{W}}}p"))
        for one in root.iter(f"{{{W}}}comment")
    ]


def commented(data: bytes) -> list[str]:
    """The words of each paragraph that holds the mark of a comment."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    marks = root.iter(f"{{{W}}}commentReference")
    paragraphs = [next(mark.iterancestors(f"{{{W}}}p")) for mark in marks]
    return ["".join(text.text or "" for text in p.iter(f"{{{W}}}t")) for p in paragraphs]


def test_each_finding_is_a_comment_at_its_paragraph():
    result = annotate(checked(plan().set("motto", size=26).text("dash", "- ", "• ")))
    assert comments(result) == [
        "[cảnh báo] cỡ chữ Quốc hiệu, Tiêu ngữ, thời gian là 13, 13, 14\n"
        "→ dùng 13, 14, 14 hoặc 12, 13, 13\nND30-V.fn1-size-set (V, chú thích 1)",
        "[lỗi] đường kẻ dưới Tiêu ngữ dài 60,5 mm, dòng chữ dài 56,1 mm\n"
        "→ kẻ dài bằng dòng chữ\nND30-II.1.b-tieungu-rule (II.1.b)",
        "[lưu ý] đầu dòng dùng dấu «•»\n→ dùng «-» rồi «+»\nPRAC-level4 (II.6.đ)",
    ]
    assert commented(result)[-1] == "• Tuyên truyền đến toàn thể đoàn viên."


def test_the_words_stay_the_same():
    paper = letter().set("text1", size=24, align="left")
    before = opened(paper)
    after = read_document(read_package(annotate(checked(paper)), "thu.docx"))
    assert [one.text for one in after.paragraphs] == [one.text for one in before.paragraphs]


def test_findings_outside_the_text_are_told_at_the_first_paragraph():
    paper = letter()
    paper.number = PageNumber(size=20)
    assert len(commented(annotate(checked(paper)))) == 1


def test_a_finding_in_a_text_box_is_told_where_the_box_hangs():
    paper = stamped()
    paper.swap('<w:color w:val="FF0000"/>', "")
    data = annotate(checked(paper))
    assert comments(data) != []
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    inside = [
        box
        for box in root.iter(f"{{{W}}}txbxContent")
        if box.find(f".//{{{W}}}commentReference") is not None
    ]
    assert inside == []


def test_comments_that_are_there_are_kept():
    paper = letter().set("text1", size=24)
    old = f'<w:comments {NAMESPACES}><w:comment w:id="4" w:author="a"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment></w:comments>'
    rels = "word/_rels/document.xml.rels"
    link = (
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/comments" Target="comments.xml"/></Relationships>'
    )
    paper.files[rels] = paper._files()[rels].replace("</Relationships>", link)
    paper.files["word/comments.xml"] = old
    found = comments(annotate(checked(paper)))
    assert found[0] == "cũ"
    assert len(found) == 2 + found[1:].count("x") or len(found) > 1


def test_the_same_file_gives_the_same_copy():
    paper = letter().set("text1", size=24)
    assert annotate(checked(paper)) == annotate(checked(paper))
