"""Archives of finished documents, and the manifest that names them."""

from __future__ import annotations

import json
import os
import zipfile

import pytest

from generator.office.manifest import MadeFile, Manifest, read_made
from generator.office.stores import ArchiveStore, Staging


@pytest.mark.slow
def test_an_archive_of_more_members_than_the_old_form_can_count(tmp_path):
    entries = [MadeFile(f"thư-{number}", size=1, checksum=0xE8B7BE43) for number in range(70_000)]
    with Staging(tmp_path / "a.zip") as staging:
        store = ArchiveStore(staging)
        for entry in entries:
            store.put(entry, b"a")
        store.seal(entries)
        assert list(store.settle(lambda _: None)) == []
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert len(archive.namelist()) == 70_000
        assert archive.read("thư-69999") == b"a"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs files with holes")
def test_an_archive_longer_than_the_old_form_can_point(tmp_path):
    size = 1_500_000_000
    entries = [MadeFile(f"{number}", size=size) for number in range(4)]
    with Staging(tmp_path / "a.zip") as staging:
        store = ArchiveStore(staging)
        for entry in entries:
            store.put(entry, b"")
            store.stream.seek(size, 1)
        store.seal(entries)
        assert list(store.settle(lambda _: None)) == []
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert [info.header_offset for info in archive.infolist()] == [
            n * (size + 31) for n in range(4)
        ]
        with archive.open("3") as last:
            assert last.read(3) == b"\0\0\0"


def test_a_manifest_read_back(tmp_path):
    entries = [
        MadeFile("a.docx", inputs="i", sha256="s", parts="p", size=3, checksum=4),
        MadeFile("b.docx", problems=("hỏng",)),
    ]
    header = {"program": "1.0", "inputs": {"b": "2", "a": "1"}}
    path = tmp_path / "manifest.json"
    written = Manifest(path, header, {one.name: one for one in entries})
    written.write()
    assert Manifest.read(path) == written
    assert [read_made(json.loads(one.line())) for one in entries] == entries
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[" * 100_000, '{"files": [{"nonsense": 1}]}'],
    ids=lambda text: text[:20],
)
def test_a_manifest_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    for name in ("manifest.json", "missing.json"):
        path = tmp_path / name
        assert Manifest.read(path) == Manifest(path, {}, {})


def test_the_files_of_a_folder_are_known_by_their_names_in_there(tmp_path):
    manifest = Manifest(tmp_path / "manifest.json")
    manifest.add(MadeFile("kh.docx", size=1))
    manifest.add(MadeFile("a.docx", size=2), "thu")
    manifest.add(MadeFile("a.docx", size=3), "thu-2")
    assert sorted(manifest.files) == ["kh.docx", "thu-2/a.docx", "thu/a.docx"]
    assert manifest.below("thu") == {"a.docx": MadeFile("a.docx", size=2)}
    manifest.forget("thu", [])
    assert sorted(manifest.files) == ["kh.docx", "thu-2/a.docx"]
    assert list(Manifest.read(tmp_path / "none").below("thu")) == []
