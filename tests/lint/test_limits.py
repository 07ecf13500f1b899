"""What a small file may make of the linter: every answer within moments, or a refusal in words."""

from __future__ import annotations

import os
import time

import pytest
from right_documents import plan

from generator.lint.linting import LintResult, lint_document, lint_file
from generator.lint.reading import anatomy
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.drawing import emu_to_twips
from generator.lint.reading.numbering import written
from generator.lint.reading.ooxml import points, twips
from generator.lint.reading.word_package import read_package
from generator.ooxml import pack, unpack_parts
from generator.problems import RecordsInvalid
from generator.standard import load_standard

MAIN = "word/document.xml"
SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def linted(first: str) -> LintResult:
    """What is found in a right plan that begins with these elements."""
    parts = unpack_parts(plan().save())
    text = parts[MAIN].decode()
    parts[MAIN] = text.replace("<w:body>", f"<w:body>{first}", 1).encode()
    return lint_document(read_document(read_package(pack(parts), "a.docx")), load_standard("nd30"))


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


VML = '<w:pict><v:shape style="width:60pt"/><v:rect style="width:60pt">{inner}</v:rect></w:pict>'
WPS = f'<w:drawing><wp:inline><wps:wsp xmlns:wps="{SHAPES}"><wps:txbx>{{inner}}</wps:txbx></wps:wsp></wp:inline></w:drawing>'


def nested(form: str, depth: int) -> str:
    inner = "<w:t>a</w:t>"
    for _ in range(depth):
        text = f"<w:txbxContent><w:p><w:r>{inner}</w:r></w:p></w:txbxContent>"
        inner = form.format(inner=text)
    return f"<w:p><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize(
    "first",
    [
        paragraph("a" + " " * 100_000 + "b"),
        paragraph("a" * 100_000),
        paragraph("1" * 100_000),
        paragraph(". " * 50_000),
        paragraph("(" * 50_000 + "á¹"),
        f'<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{"( " * 50_000}x</w:t></w:r></w:p>',
        "<w:r/>" * 30_000,
        "<w:p>" + "".join(f'<w:bookmarkEnd w:id="{n}"/>' for n in range(30_000)) + "</w:p>",
        nested(VML, 20),
        nested(WPS, 20),
    ],
    ids=[
        "blanks",
        "letters",
        "digits",
        "stops",
        "brackets",
        "marks",
        "runs",
        "ends",
        "vml",
        "shapes",
    ],
)
def test_time_grows_with_the_text_alone(first) -> None:
    begun = time.process_time()
    assert linted(first).findings
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("read", [twips, points, emu_to_twips])
@pytest.mark.parametrize("text", ["9" * 400, "9" * 6_000, f"-{'9' * 400}pt", "1e999", "²", "١٢"])
def test_what_no_page_is_long_is_no_length(read, text) -> None:
    assert not read(text)


def test_a_list_of_letters_ends_where_that_of_word_does() -> None:
    assert written(780, "upperLetter") == "Z" * 30
    assert written(999_999_999, "lowerLetter") == "999999999"


@pytest.mark.parametrize("number", ["9" * 5_000, "²", "٣"])
def test_a_number_that_is_none(number) -> None:
    parts = unpack_parts(plan().save())
    text = parts[MAIN].decode()
    parts[MAIN] = text.replace("Số: 12/", f"Số: {number}/").encode()
    document = read_document(read_package(pack(parts), "a.docx"))
    assert lint_document(document, load_standard("nd30")).findings


@pytest.mark.parametrize("cap", ["PARAGRAPH_CAP", "LETTER_CAP"])
def test_longer_than_any_document(cap, monkeypatch) -> None:
    monkeypatch.setattr(anatomy, cap, 10)
    with pytest.raises(RecordsInvalid) as caught:
        read_document(read_package(plan().save(), "a.docx"))
    (problem,) = caught.value.problems
    assert problem.code == "E-DOCX-LONG"
    assert "quá mức 10" in str(problem.message)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(RecordsInvalid) as caught:
        lint_file(tmp_path / "a.docx")
    assert [one.code for one in caught.value.problems] == ["E-DOCX-FOLDER"]
