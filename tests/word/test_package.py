"""Packages: the same parts, the same bytes; read back by others; told apart by part."""

from __future__ import annotations

import io
import os
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.office.archive import write_directory, write_stored
from generator.office.manifest import Entry, read_entry, read_manifest, write_manifest
from generator.ooxml.package import (
    ZLIB,
    differing_parts,
    digest_of,
    find_deflate,
    pack,
    unpack_parts,
)
from generator.problems import ProgramMissing

PARTS = {"word/document.xml": b"<x/>" * 99, "[Content_Types].xml": b"<y/>", "word/ảnh.png": b""}


@pytest.fixture(params=["zlib", "isal"])
def deflate(request):
    if request.param == "isal":
        pytest.importorskip("isal")
    return find_deflate(request.param)


def test_a_package_as_others_read_it(deflate):
    with zipfile.ZipFile(io.BytesIO(pack(PARTS, deflate))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "word/document.xml", "word/ảnh.png"]
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_bytes_in_whatever_order():
    assert pack(PARTS) == pack(dict(reversed(PARTS.items())))


@given(st.dictionaries(st.text(st.characters(categories=["L", "N"]), min_size=1), st.binary()))
def test_what_goes_in_comes_out(parts):
    assert unpack_parts(pack(parts)) == parts


def test_the_digest_of_the_parts_does_not_depend_on_the_deflate():
    isal = find_deflate("isal") if _has_isal() else ZLIB
    big = {"a": bytes(range(256)) * 80, **PARTS}
    assert digest_of(pack(big)) == digest_of(pack(big, isal))
    assert digest_of(pack(big)) != digest_of(pack(big | {"a": b""}))
    assert digest_of(pack(big)) != digest_of(
        pack({"b" if name == "a" else name: data for name, data in big.items()})
    )


def _has_isal():
    try:
        find_deflate("isal")
    except ProgramMissing:
        return False
    return True


def test_a_deflate_that_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "isal", None)
    with pytest.raises(ProgramMissing, match="fast"):
        find_deflate.__wrapped__("isal")


def test_an_unknown_deflate():
    with pytest.raises(LookupError):
        find_deflate("brotli")


def test_differing_parts_are_named():
    other = {**PARTS, "word/document.xml": b"<z/>", "docProps/core.xml": b""}
    assert differing_parts(pack(PARTS), pack(PARTS)) == []
    assert differing_parts(pack(PARTS), pack(other)) == ["docProps/core.xml", "word/document.xml"]
    cut = pack(PARTS)[:-9]
    assert differing_parts(cut, pack(PARTS)) == sorted(PARTS)


def test_an_archive_of_more_members_than_the_old_form_can_count(tmp_path):
    entries = [Entry(f"thư-{number}", size=1, checksum=0xE8B7BE43) for number in range(70_000)]
    with (tmp_path / "a.zip").open("w+b") as stream:
        for entry in entries:
            write_stored(stream, entry, b"a")
        write_directory(stream, entries)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert len(archive.namelist()) == 70_000
        assert archive.read("thư-69999") == b"a"


@pytest.mark.skipif(os.name == "nt", reason="needs files with holes")
def test_an_archive_longer_than_the_old_form_can_point(tmp_path):
    size = 1_500_000_000
    entries = [Entry(f"{number}", size=size) for number in range(4)]
    with (tmp_path / "a.zip").open("w+b") as stream:
        for entry in entries:
            write_stored(stream, entry, b"")
            stream.seek(size, 1)
        write_directory(stream, entries)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert [info.header_offset for info in archive.infolist()] == [
            n * (size + 31) for n in range(4)
        ]
        with archive.open("3") as last:
            assert last.read(3) == b"\0\0\0"


def test_a_manifest_read_back(tmp_path):
    entries = [
        Entry("a.docx", inputs="i", sha256="s", parts="p", size=3, checksum=4),
        Entry("b.docx", problems=("hỏng",)),
    ]
    header = {"program": "1.0", "inputs": {"b": "2", "a": "1"}}
    write_manifest(tmp_path / "manifest.json", header, iter(entries))
    assert read_manifest(tmp_path / "manifest.json") == (header, entries)
    assert [read_entry(entry.line()) for entry in entries] == entries
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": [{"nonsense": 1}]}'])
def test_a_manifest_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    assert read_manifest(tmp_path / "manifest.json") == ({}, [])
    assert read_manifest(tmp_path / "missing.json") == ({}, [])
