"""All letters in one document: every word in its order, each letter in sections of its own."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from any_context import context_for
from docx import Document

from generator.ooxml.unpacking import unpack_parts
from generator.problems import GeneratorError
from generator.word.merging.merged import merge_documents
from generator.word.template.core_properties import Properties
from generator.word.template.template import open_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def merge(tmp_path):
    def run(documents, **options):
        path = tmp_path / "in.docx"
        merge_documents(documents, path, **options)
        assert [found.name for found in tmp_path.iterdir()] == ["in.docx"]
        return path.read_bytes()

    return run


def texts(data):
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs if paragraph.text]


@pytest.fixture
def letters(make):
    template = open_template(
        make.docx(
            make.paragraph("Gửi {{ name }}"),
            make.table(["{{ name }}"]),
            header=make.paragraph("Trang của {{ name }}"),
            footer=make.paragraph("như nhau"),
        )
    )
    return [template.render({"name": name}) for name in ("A & B", "C", "D")]


def test_every_letter_in_order_with_its_own_header(merge, letters):
    merged = Document(io.BytesIO(merge(letters)))
    assert texts(merge(letters)) == ["Gửi A & B", "Gửi C", "Gửi D"]
    assert [table.cell(0, 0).text for table in merged.tables] == ["A & B", "C", "D"]
    headers = [section.header.paragraphs[0].text for section in merged.sections]
    assert headers == ["Trang của A & B", "Trang của C", "Trang của D"]
    starts = [section._sectPr.find(f"{W}pgNumType").get(f"{W}start") for section in merged.sections]
    assert starts == ["1", "1", "1"]


def test_what_is_alike_is_taken_once(merge, letters):
    names = [name for name in unpack_parts(merge(letters)) if "header" in name or "footer" in name]
    assert sorted(names) == [
        *("word/footer1.xml", "word/header1.xml", "word/header2.xml", "word/header3.xml")
    ]


def test_one_letter_is_itself(merge, letters, canonical):
    (merged,) = [canonical(merge(letters[:1]))]
    assert b"A &amp; B" in merged["word/document.xml"]
    assert merged["word/document.xml"].endswith(b"</w:sectPr></w:body></w:document>")
    assert b"</w:sectPr></w:pPr>" not in merged["word/document.xml"]


def test_no_letter_inherits_the_header_of_another(merge, make):
    with_header = open_template(make.docx(make.paragraph("a"), header=make.paragraph("ĐẦU")))
    without = open_template(make.docx(make.paragraph("b")))
    merged = Document(io.BytesIO(merge([with_header.render({}), without.render({})])))
    assert [section.header.paragraphs[0].text for section in merged.sections] == ["ĐẦU", ""]


def _with_picture(data):
    document, stream = Document(), io.BytesIO()
    document.add_picture(io.BytesIO(data))
    document.save(stream)
    return open_template(stream.getvalue()).render({})


def test_pictures_stay_with_their_letters(merge):
    documents = [_with_picture(data) for data in (DOT, DOT + b"other", DOT)]
    parts = unpack_parts(merge(documents))
    assert sorted(name for name in parts if "media" in name) == [
        "word/media/image1.png",
        "word/media/image2.png",
    ]
    xml = parts["word/document.xml"].decode()
    assert xml.count("r:embed") == 3
    assert all(f'docPr id="{number}"' in xml for number in (1, 2, 3))


def test_bookmarks_are_told_apart(merge, make):
    body = '<w:p><w:bookmarkStart w:id="0" w:name="m"/><w:bookmarkEnd w:id="0"/></w:p>'
    document = open_template(make.docx(body)).render({})
    xml = unpack_parts(merge([document, document]))["word/document.xml"].decode()
    assert 'w:id="1" w:name="m"' in xml
    assert 'w:id="2" w:name="m_1"' in xml


def test_the_same_letters_give_the_same_bytes(merge, letters):
    given = Properties(title="Tất cả")
    assert merge(letters, properties=given) == merge(letters, properties=given)
    assert Document(io.BytesIO(merge(letters, properties=given))).core_properties.title == "Tất cả"


def test_footnotes_are_refused(merge, make):
    body = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    with pytest.raises(GeneratorError, match="cước chú"):
        merge([open_template(make.docx(body)).render({})])


def test_nothing_to_merge_writes_nothing(tmp_path):
    assert merge_documents([], tmp_path / "in.docx") == 0
    assert list(tmp_path.iterdir()) == []


def test_the_offices_own_letter(merge):
    path = Path(__file__).parents[2] / "templates" / "directive.docx"
    template = open_template(path)
    documents = [template.render(context_for(template, name)) for name in ("Một", "Hai")]
    merged = Document(io.BytesIO(merge(documents)))
    single = [Document(io.BytesIO(document)) for document in documents]
    assert len(merged.sections) == sum(len(one.sections) for one in single)
    assert texts(merge(documents)) == [text for document in documents for text in texts(document)]
