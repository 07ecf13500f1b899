"""Files that are no .docx: Strict Open XML, .doc, .odt, RTF, web pages, whatever they are called, with LibreOffice and without."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from right_documents import letter

from generator import word
from generator.lint.linting import Asked, lint_file
from generator.lint.reading import word_package
from generator.lint.repairs.fixing import fix_file
from generator.ooxml import pack, unpack_parts
from generator.problems import ProgramMissing, RecordsInvalid, say

OLE = bytes.fromhex("d0cf11e0")
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006": "http://purl.oclc.org/ooxml/drawingml",
}


def strict() -> bytes:
    parts = unpack_parts(letter().save())
    for old, new in STRICT.items():
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    return pack(parts)


def odt() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    return stream.getvalue()


FORMS = [
    ("thu.docx", strict, "E-DOCX-STRICT", "tệp dạng Strict Open XML"),
    ("thu.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "E-DOCX-DOC", "tệp .doc của Word 97-2003"),
    ("thu.odt", odt, "E-DOCX-ODT", "tệp .odt (OpenDocument)"),
    ("thu.rtf", lambda: rb"{\rtf1 a}", "E-DOCX-RTF", "tệp RTF"),
    ("thu.doc", lambda: b"\n{\\rtf1 a}", "E-DOCX-RTF", "tệp RTF"),
    ("thu.html", lambda: b"<!DOCTYPE html><p>a</p>", "E-DOCX-HTML", "trang web (HTML)"),
    ("thu.doc", lambda: b"\xef\xbb\xbf<HTML xmlns:o='x'>a", "E-DOCX-HTML", "trang web (HTML)"),
    ("thu.doc", lambda: b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:x/>', "E-DOCX-XML-2003", "tệp XML của Word 2003"),
]  # fmt: skip
each_form = pytest.mark.parametrize(("name", "made", "code", "called"), FORMS)


def missing(*_given, **_asked):
    raise ProgramMissing(say("cần LibreOffice"))


@each_form
def test_without_libreoffice_it_is_told_what_the_file_is(name, made, code, called, tmp_path, monkeypatch):  # fmt: skip
    monkeypatch.setattr(word, "turned_into_word", missing)
    (tmp_path / name).write_bytes(made())
    with pytest.raises(RecordsInvalid) as refused:
        lint_file(tmp_path / name)
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.message)) == (code, f"{called}, không phải .docx thường")
    assert "Save As" in str(problem.hint)


@each_form
def test_with_it_the_copy_is_checked_and_that_is_said(name, made, code, called, tmp_path, monkeypatch):  # fmt: skip
    copy = letter().set("number", size=28).save()
    monkeypatch.setattr(word, "turned_into_word", lambda *_given, **_asked: copy)
    (tmp_path / name).write_bytes(made())
    result = lint_file(tmp_path / name, Asked("nd30"))
    told = {one.rule: str(one.message) for one in result.findings}
    assert list(told) == ["ND30-II.3.c-style", "OOXML-form"]
    assert told["OOXML-form"].startswith(f"{called}: đã soát bản sao")
    assert result.file == str(tmp_path / name)


def test_only_a_docx_is_repaired(tmp_path, monkeypatch):
    copy = letter().set("number", size=28).save()
    monkeypatch.setattr(word, "turned_into_word", lambda *_given, **_asked: copy)
    (tmp_path / "thu.odt").write_bytes(odt())
    with pytest.raises(RecordsInvalid) as refused:
        fix_file(tmp_path / "thu.odt")
    assert [one.code for one in refused.value.problems] == ["E-DOCX-FIX"]


def test_what_libreoffice_cannot_read_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(word, "turned_into_word", lambda *_given, **_asked: None)
    (tmp_path / "thu.odt").write_bytes(odt())
    with pytest.raises(RecordsInvalid) as refused:
        lint_file(tmp_path / "thu.odt")
    assert [one.code for one in refused.value.problems] == ["E-DOCX-CONVERT"]


def test_a_locked_file_is_no_old_document():
    raw = OLE + b"".join(one.encode("utf-16-le") for one in ("WordDocument", "EncryptedPackage"))
    with pytest.raises(RecordsInvalid) as refused:
        word_package.read_package(raw, "x")
    assert [one.code for one in refused.value.problems] == ["E-DOCX-PASSWORD"]


def turned(folder: Path, suffix: str, form: str) -> Path:
    """The letter as LibreOffice saves it in another form."""
    given = folder / "given.docx"
    given.write_bytes(letter().save() if suffix else strict())
    if not suffix:
        return given
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, given]
    subprocess.run(asked, check=True, capture_output=True, timeout=100)
    return folder / f"given{suffix}"


@pytest.mark.slow
@pytest.mark.soffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        ("", ""),
        (".doc", "doc:MS Word 97"),
        (".odt", "odt:writer8"),
        (".rtf", "rtf:Rich Text Format"),
        (".html", "html:HTML (StarWriter)"),
    ],
)
def test_a_letter_in_another_form_is_understood(suffix, form, tmp_path, monkeypatch):
    monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", ())
    made = turned(tmp_path, suffix, form)
    often_called = made.rename(made.with_suffix(".doc")) if suffix in (".rtf", ".html") else made
    result = lint_file(often_called, Asked("nd30"))
    (found,) = result.document.letters
    assert found.motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert "OOXML-form" in {one.rule for one in result.findings}
