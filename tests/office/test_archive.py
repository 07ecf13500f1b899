"""Archives of finished documents, and the manifest that names them."""

from __future__ import annotations

import os
import zipfile

import pytest

from generator.office.archive import write_directory, write_stored
from generator.office.manifest import Entry, read_entry, read_manifest, write_manifest


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
