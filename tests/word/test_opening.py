"""A file that is no template is refused in words, before anything in it is used."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.ooxml import PackageFault
from generator.problems import TemplateBroken
from generator.word.template import admission
from generator.word.template.template import open_template

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    '{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)


def problems_of(source, **options):
    with pytest.raises(TemplateBroken) as caught:
        open_template(source, name="mau.docx", **options)
    return caught.value.problems


def refusal(source):
    (problem,) = problems_of(source)
    return problem.code, str(problem.message)


@pytest.fixture(scope="module")
def plain(make):
    return make.docx(make.paragraph("{{ text }}"))


@pytest.fixture(scope="module")
def with_part(make):
    """A template with one more part, or one put in another's place."""

    def build(name, data):
        return make.docx(make.paragraph("x"), parts={name: data.encode()})

    return build


def repacked(data, change):
    """The package with its content types changed."""
    source, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name.startswith("[") else content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "E-TPL-FILE", "tệp rỗng"),
        (b"\x89PNG\r\n", "E-TPL-FILE", "không phải tệp .docx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "E-TPL-LOCKED", "mật khẩu"),
        (b"PK\x03\x04" + b"\0" * 60, "E-TPL-ZIP", "tệp hỏng"),
    ],
)
def test_no_package(data, code, words):
    found, message = refusal(data)
    assert found == code
    assert words in message


def test_a_package_cut_short(plain):
    assert refusal(plain[: len(plain) // 2])[0] == "E-TPL-ZIP"


def test_missing_and_folder(tmp_path):
    assert refusal(tmp_path / "không-có.docx") == ("E-TPL-FILE", "không có tệp này")
    assert refusal(tmp_path) == ("E-TPL-FILE", "không phải tệp đọc được")


def test_a_file_is_named_as_the_user_gave_it(tmp_path):
    with pytest.raises(TemplateBroken) as caught:
        open_template(tmp_path / "x.docx")
    assert caught.value.problems[0].place.file == str(tmp_path / "x.docx")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"document.main+xml", b"template.main+xml", "E-TPL-KIND"),
        (b"wordprocessingml.document.main", b"spreadsheetml.sheet.main", "E-TPL-KIND"),
    ],
)
def test_another_kind_of_file(plain, old, new, code):
    data = repacked(plain, lambda types: types.replace(old, new))
    assert refusal(data)[0] == code


def test_macros(plain, with_part):
    assert refusal(with_part("word/vbaProject.bin", "x"))[0] == "E-TPL-MACRO"
    enabled = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    word = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = repacked(plain, lambda types: types.replace(word, enabled))
    assert refusal(data)[0] == "E-TPL-MACRO"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.org/a.png"),
        ("frame", "file:///C:/Normal.htm"),
        ("oleObject", r"\\server\share\a.xlsx"),
        ("hyperlink", "file:///etc/passwd"),
        ("hyperlink", r"\\server\share"),
    ],
)
def test_links_to_outside_are_refused_with_their_address(with_part, kind, target):
    data = with_part("word/_rels/document.xml.rels", RELATIONS.format(kind=kind, target=target))
    code, message = refusal(data)
    assert code == "E-TPL-LINK"
    assert target in message


@pytest.mark.parametrize("target", ["https://congdoan.vn", "mailto:a@congdoan.vn"])
def test_hyperlinks_are_fine(with_part, target):
    rels = RELATIONS.format(kind="hyperlink", target=target)
    open_template(with_part("word/_rels/document.xml.rels", rels))


def test_doctype(with_part):
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    assert refusal(with_part("word/extra.xml", bomb))[0] == "E-TPL-DOCTYPE"
    with pytest.raises(TemplateBroken):
        open_template(with_part("word/extra.xml", bomb.encode("utf-16").decode("latin-1")))


def test_a_part_that_is_not_xml(with_part):
    assert refusal(with_part("word/document.xml", "<w:document>"))[0] == "E-TPL-ZIP"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/abs.xml", "word/../../evil.xml", "C:/evil.xml", "..\\evil.xml"]
)
def test_names_that_leave_the_package(with_part, name):
    assert refusal(with_part(name, "<x/>"))[0] == "E-TPL-ZIP"


def test_a_part_twice(plain):
    stream = io.BytesIO(plain)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    code, message = refusal(stream.getvalue())
    assert (code, message) == ("E-TPL-ZIP", "trong tệp có hai phần trùng tên")


def test_caps():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", b"\0" * 3_000_000)
    assert refusal(stream.getvalue())[0] == "E-TPL-CAP"
    code, message = refusal(b"x" * 30_000_001)
    assert (code, message) == ("E-TPL-CAP", "tệp lớn 30.000.001 byte, quá mức 30.000.000 byte")


def test_every_fault_has_its_words():
    assert admission._WORDS.keys() == set(PackageFault)


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        ("word/endnotes.xml", "<w:endnotes xmlns:w='w'>{{ text }}</w:endnotes>"),
        ("word/comments.xml", "<w:comments xmlns:w='w'><w:t>{</w:t><w:t>{ a }}</w:t></w:comments>"),
        ("word/charts/chart1.xml", "<c xmlns='c'>{% if a %}</c>"),
        (
            "word/_rels/document.xml.rels",
            RELATIONS.format(kind="hyperlink", target="http://{{ a }}"),
        ),
        (
            "word/_rels/document.xml.rels",
            RELATIONS.format(kind="hyperlink", target="http://%7B%7Ba"),
        ),
    ],
)
def test_tags_in_parts_that_are_not_rendered(with_part, name, xml):
    (problem,) = problems_of(with_part(name, xml))
    assert problem.code == "E-TPL-PLACE"
    assert problem.place.part == name


def test_tags_in_properties_that_are_not_rendered(make):
    data = make.docx(
        make.paragraph("x"),
        core='<dc:title>{{ a }}</dc:title><cp:keywords xmlns:cp="k">{{ b }}</cp:keywords>',
    )
    (problem,) = problems_of(data)
    assert (problem.code, problem.place.part) == ("E-TPL-PLACE", "docProps/core.xml")
