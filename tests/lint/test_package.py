"""Files that are no proper .docx are refused in words, before anything is read from them."""

from __future__ import annotations

import io
import zipfile

import pytest
from right_documents import letter

from generator.lint.reading import word_package
from generator.lint.reading.word_package import open_package, read_package
from generator.ooxml import PackageFault
from generator.problems import RecordsInvalid

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
MAIN = '<Override PartName="/word/document.xml" ContentType="application/{}"/>'
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def of_kind(kind: str, **parts: str | bytes) -> bytes:
    types = TYPES.format(MAIN.format(kind))
    return zipped(**{"[Content_Types].xml": types, "word/document.xml": "<d/>", **parts})


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        (b"", "E-DOCX-EMPTY", "tệp rỗng"),
        (b"%PDF-1.7 x", "E-DOCX-KIND", "đây là tệp PDF, không phải tệp .docx"),
        (b"\x89PNG....", "E-DOCX-KIND", "đây là tệp ảnh, không phải tệp .docx"),
        (b"<xml></xml>", "E-DOCX-KIND", "đây là tệp XML, không phải tệp .docx"),
        (b"MIME-Version: 1.0\n", "E-DOCX-KIND", "đây là trang web một tệp (.mht), không phải tệp .docx"),
        (b"xin chao", "E-DOCX-KIND", "không phải tệp .docx"),
        (bytes.fromhex("d0cf11e0") + b"x", "E-DOCX-PASSWORD", "tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx"),
        (letter().save()[:3000], "E-DOCX-DAMAGED", "tệp hỏng hoặc tải chưa đủ; hãy mở bằng Word rồi lưu lại"),
        (zipped(a="b"), "E-DOCX-KIND", "tệp nén này không phải tệp .docx"),
        (of_kind("vnd.ms-word.document.macroEnabled.main+xml"), "E-DOCX-MACRO", "tệp có macro"),
        (of_kind(WORD, **{"word/vbaProject.bin": "x"}), "E-DOCX-MACRO", "tệp có macro"),
        (of_kind("vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
         "E-DOCX-KIND", "đây là mẫu .dotx"),
        (of_kind("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "E-DOCX-KIND",
         "đây là tệp Excel hoặc PowerPoint, không phải .docx"),
        (of_kind(WORD, **{"../x": "y"}), "E-DOCX-NAME", "tên phần trong tệp không hợp lệ"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("E-") else None,
)  # fmt: skip
def test_a_file_that_is_no_docx_is_told_apart(raw: bytes, code: str, words: str):
    with pytest.raises(RecordsInvalid) as refused:
        read_package(raw, "thu.docx")
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.message), problem.place.file) == (code, words, "thu.docx")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "E-DOCX-DOCTYPE"),
        ("<d><e></d>", "E-DOCX-XML"),
    ],
)
def test_a_part_that_is_no_proper_xml_is_refused_when_read(content: str, code: str):
    opened = read_package(of_kind(WORD, **{"word/document.xml": content}), "thu.docx")
    with pytest.raises(RecordsInvalid) as refused:
        opened.tree("word/document.xml")
    assert refused.value.problems[0].code == code


RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="{}"/></Relationships>'
)
AS_DEFAULT = f'<Default Extension="xml" ContentType="application/{WORD}"/>'


@pytest.mark.parametrize(
    ("types", "target", "main"),
    [
        (AS_DEFAULT, "word/document.xml", "word/document.xml"),
        (AS_DEFAULT, "/word/document2.xml", "word/document2.xml"),
        (MAIN.format(WORD), "word/document2.xml", "word/document2.xml"),
        (MAIN.format(WORD), "word/nothing.xml", "word/document.xml"),
        ("", "word/document2.xml", "word/document2.xml"),
    ],
    ids=["default type", "absolute", "relationship decides", "leads nowhere", "no type"],
)
def test_the_relationship_of_the_package_says_which_part_is_the_text(types, target, main):
    raw = zipped(**{
        "[Content_Types].xml": TYPES.format(types),
        "_rels/.rels": RELATED.format(target),
        "word/document.xml": "<d/>",
        "word/document2.xml": "<d/>",
    })  # fmt: skip
    assert read_package(raw, "thu.docx").main == main


def test_a_part_that_unpacks_to_too_much_is_refused():
    bomb = of_kind(WORD, **{"word/media/x.bin": b"\0" * (3 << 20)})
    with pytest.raises(RecordsInvalid) as refused:
        read_package(bomb, "thu.docx")
    assert refused.value.problems[0].code == "E-DOCX-BOMB"


def test_too_many_parts_are_refused():
    with pytest.raises(RecordsInvalid) as refused:
        read_package(zipped(**{f"{number}.xml": "" for number in range(3_001)}), "thu.docx")
    assert str(refused.value.problems[0].message) == "trong tệp có 3.001 phần, quá mức 3.000"


def test_every_fault_has_its_words():
    assert word_package._WORDS.keys() == set(PackageFault) - {PackageFault.UNREADABLE}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.XML"])
def test_a_part_twice_is_refused(name):
    stream = io.BytesIO(of_kind(WORD))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, "<d/>")
    with pytest.raises(RecordsInvalid) as refused:
        read_package(stream.getvalue(), "thu.docx")
    assert refused.value.problems[0].code == "E-DOCX-TWICE"


def test_missing_files_and_folders_are_told(tmp_path):
    for path, code in ((tmp_path / "no.docx", "E-DOCX-MISSING"), (tmp_path, "E-DOCX-FOLDER")):
        with pytest.raises(RecordsInvalid) as refused:
            open_package(path)
        assert refused.value.problems[0].code == code
