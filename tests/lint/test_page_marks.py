"""The copy that is laid out: bookmarks by which paragraphs are found again, and nothing else new."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from office_suite import blank
from plain_pdf import lay_by_breaks, plain_pdf
from read_papers import opened
from right_documents import plan
from word_paper import NAMESPACES, Para

from generator.lint.reading.anatomy import read_document
from generator.lint.reading.page_marks import laid_pages, marked
from generator.lint.reading.word_package import read_package
from generator.word.pages.printed import read_printed

RUN = "<w:r><w:t>chữ</w:t></w:r>"
SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
PAGE = '<w:r><w:br w:type="page"/></w:r>'
FIELD = SIGN.format("begin") + RUN + SIGN.format("separate") + RUN + SIGN.format("end")
A, Z = '<w:bookmarkStart w:id="{}" w:name="{}{}a"/>', '<w:bookmarkStart w:id="{}" w:name="{}{}z"/>'


def document_of(body):
    paper = plan()
    text = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    with zipfile.ZipFile(io.BytesIO(paper.save())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in (parts | {"word/document.xml": text.encode()}).items():
            package.writestr(name, data)
    return read_document(read_package(stream.getvalue(), "thu.docx"))


def body_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    return re.sub(
        r'<w:bookmarkEnd w:id="\d+"/>', "", text.partition("<w:body>")[2].partition("<w:sectPr")[0]
    )


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        (RUN, f"[{RUN}]"),
        (f"<w:pPr/>{RUN}{RUN}", f"<w:pPr/>[{RUN}{RUN}]"),
        (f'<w:r><w:br w:type="page"/></w:r>{RUN}', f'<w:r><w:br w:type="page"/></w:r>[{RUN}]'),
        (f'{RUN}<w:r><w:br w:type="page"/></w:r>', f'[{RUN}]<w:r><w:br w:type="page"/></w:r>'),
        (f"<w:hyperlink>{RUN}{RUN}</w:hyperlink>", f"[<w:hyperlink>{RUN}{RUN}</w:hyperlink>]"),
        (FIELD, f"[{FIELD}]"),
        (f"{RUN}{FIELD}{RUN}", f"[{RUN}{FIELD}{RUN}]"),
        (f"{FIELD}{RUN}{PAGE}", f"[{FIELD}{RUN}]{PAGE}"),
        (f"{SIGN.format('begin')}{FIELD}{SIGN.format('end')}", f"[{SIGN.format('begin')}{FIELD}{SIGN.format('end')}]"),
        (f"{SIGN.format('end')}{RUN}{FIELD}", f"{SIGN.format('end')}[{RUN}{FIELD}]"),
        (f"{SIGN.format('begin')}{RUN}", f"[{SIGN.format('begin')}{RUN}]"),
        ("<w:pPr/>", "<w:pPr/>"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", None),
        ("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "[<w:r><w:drawing><wp:inline/></w:drawing></w:r>]"),
    ],
)  # fmt: skip
def test_a_paragraph_is_marked_before_its_first_word_and_behind_its_last(inside, wanted):
    body = body_of(marked(document_of(f"<w:p>{inside}</w:p>")))
    wanted = inside if wanted is None else wanted
    last, first = (
        '<w:bookmarkStart w:id="1" w:name="trang1z"/>',
        '<w:bookmarkStart w:id="2" w:name="trang1a"/>',
    )
    assert body == f"<w:p>{wanted.replace('[', first).replace(']', last)}</w:p>"


def test_bookmarks_of_the_file_keep_their_names_and_numbers():
    own = '<w:bookmarkStart w:id="7" w:name="trang1a"/>'
    body = body_of(marked(document_of(f"<w:p>{own}{RUN}</w:p>")))
    assert re.findall(r'w:id="(\d+)" w:name="(\w+)"', body) == [
        ("7", "trang1a"),
        ("9", "trang_1a"),
        ("8", "trang_1z"),
    ]


def test_a_text_that_stands_twice_is_found_on_both_of_its_pages():
    paper = plan()
    paper.parts["again"] = Para(paper.parts["dash"].text, properties="<w:pageBreakBefore/>")
    paper.blocks.insert(paper.blocks.index("last"), "again")
    document = opened(paper)
    document.pages = laid_pages(document, read_printed(lay_by_breaks(marked(document))))
    twice = [one for one in document.paragraphs if one.text == paper.parts["dash"].text]
    assert [document.page_of(one.spot) for one in twice] == [1, 2]


@pytest.mark.parametrize(
    "pages",
    [blank(2), plain_pdf([[], []], {"trang7a": (1, 0, 0)}), plain_pdf([[], []], {"trang7a": (2, 0, 0), "trang7z": (1, 0, 0)})],
    ids=["no places", "an end is lacking", "the end before the beginning"],
)  # fmt: skip
def test_what_did_not_come_back_whole_is_not_known(pages):
    document = opened(plan())
    laid = laid_pages(document, read_printed(pages))
    assert (laid.count, laid.places) == (2, {})
    assert laid.pages_of(document.paragraphs) is None


def test_a_paragraph_without_words_lies_on_the_page_of_its_neighbours():
    document = opened(plan())
    places = {
        f"trang{at}{end}": (page, 0, 0) for at, page in ((2, 1), (4, 1), (6, 3)) for end in "az"
    }
    laid = laid_pages(document, read_printed(plain_pdf([[], [], []], places)))
    assert [laid.page_of(at) for at in range(1, 8)] == [1, 1, 1, 1, 0, 3, 3]
