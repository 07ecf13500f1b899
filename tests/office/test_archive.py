"""Archives of finished documents, and the manifest that names them."""

from __future__ import annotations

import json
import os
import tracemalloc
import zipfile
from contextlib import closing

import pytest

from generator.office.made_file import MadeFile, read_made
from generator.office.manifest import Manifest
from generator.office.stores import ArchiveStore, Staging


@pytest.mark.slow
def test_an_archive_of_more_members_than_the_old_form_can_count(tmp_path):
    entries = [MadeFile(f"thư-{number}", size=1, checksum=0xE8B7BE43) for number in range(70_000)]
    with Staging(tmp_path / "a.zip") as staging:
        store = ArchiveStore(staging)
        for entry in entries:
            store.put(entry, b"a")
        store.seal(entries)
        assert list(store.settle(lambda *_: None)) == []
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
        assert list(store.settle(lambda *_: None)) == []
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
    Manifest(path, header, entries).write()
    found = Manifest.read(path)
    assert (found.header, list(found.files.values())) == (header, entries)
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
        found = Manifest.read(path)
        assert (found.header, dict(found.files)) == ({}, {})


def test_the_files_of_a_folder_are_known_by_their_names_in_there(tmp_path):
    manifest = Manifest(tmp_path / "manifest.json")
    manifest.add(MadeFile("kh.docx", size=1))
    manifest.add(MadeFile("a.docx", size=2), "thu")
    manifest.add(MadeFile("a.docx", size=3), "thu-2")
    assert sorted(manifest.files) == ["kh.docx", "thu-2/a.docx", "thu/a.docx"]
    assert manifest.below("thu") == {"a.docx": MadeFile("a.docx", size=2)}
    manifest.forget("THU/a.docx")
    assert sorted(manifest.files) == ["kh.docx", "thu-2/a.docx"]
    assert list(Manifest.read(tmp_path / "none").below("thu")) == []


def journal_of(folder, entries):
    """The journal of a batch that has come to these entries."""
    journal = Staging(folder / "thu").open_journal("x", resume=False)
    list(journal.entries())
    journal.add(entries)
    return journal


def names_in(path):
    return [one["name"] for one in json.loads(path.read_text("utf-8"))["files"]]


def test_letters_made_anew_stand_among_what_was_known_before(tmp_path):
    path = tmp_path / "manifest.json"
    known = ["a.docx", "thu/a.docx", "thu/B.docx", "thu/con.docx", "thu/mat.docx", "z.docx"]
    Manifest(path, {}, [MadeFile(name, sha256="1") for name in known]).write()
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "con.docx").touch()
    made = [MadeFile("a.docx", sha256="1"), MadeFile("b.docx", sha256="2"), MadeFile("d.docx")]
    manifest = Manifest.read(path)
    with closing(journal_of(tmp_path, made)) as journal:
        manifest.renew("thu", journal)
    assert names_in(path) == [
        "a.docx", "thu/a.docx", "thu/b.docx", "thu/con.docx", "thu/d.docx", "z.docx"
    ]  # fmt: skip
    assert manifest.named("thu/a.docx") == MadeFile("thu/a.docx", sha256="1")
    assert manifest.named("THU/B.docx") == MadeFile("thu/b.docx", sha256="2", was="1")


def test_of_very_many_letters_the_manifest_keeps_nothing(tmp_path):
    path = tmp_path / "manifest.json"
    manifest = Manifest(path)

    made = (MadeFile(f"u{number:06}.docx", sha256="0" * 64) for number in range(5_000))
    with closing(journal_of(tmp_path, made)) as journal:
        tracemalloc.start()
        manifest.renew("thu", journal)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 100_000
    assert len(manifest.files) == 5_000


@pytest.mark.parametrize("size", [1, 20_000], ids=["small", "large"])
def test_what_a_manifest_told_stays_told_when_another_is_written_in_its_place(tmp_path, size):
    path = tmp_path / "manifest.json"
    Manifest(
        path, {}, [MadeFile(f"{number:05}.docx", sha256="1") for number in range(size)]
    ).write()
    found = Manifest.read(path)
    path.write_text("[]", "utf-8")
    assert found.named("00000.docx") == MadeFile("00000.docx", sha256="1")
    assert len(list(found.files.in_order())) == size


def test_a_manifest_out_of_order_is_read_whole(tmp_path):
    path = tmp_path / "manifest.json"
    files = [{"name": "b.docx"}, {"name": "a.docx"}]
    lines = ",\n".join(json.dumps(one) for one in files)
    path.write_text(f'{{\n"form": 2,\n"files": [\n{lines}\n]\n}}\n', "utf-8")
    Manifest.read(path).write()
    assert names_in(path) == ["a.docx", "b.docx"]


@pytest.mark.parametrize("names", [["a", "b", "c"], ["b", "c", "a"]], ids=["as-they-are", "sorted"])
def test_a_journal_gives_its_entries_by_name(tmp_path, names):
    with Staging(tmp_path / "thu") as staging:
        with closing(staging.open_journal("x", resume=False)) as journal:
            assert list(journal.entries()) == []
            journal.add(map(MadeFile, names[:2]))
        with closing(staging.open_journal("x", resume=True)) as journal:
            assert [one.name for one in journal.entries()] == names[:2]
            journal.add([MadeFile(names[2])])
            assert [one.name for one in journal.by_name()] == ["a", "b", "c"]


@pytest.mark.parametrize("folder", ["thu", 'thư "2"'])
def test_first_letters_stand_among_the_other_files_as_all_would_be_written(tmp_path, folder):
    path, others = tmp_path / "manifest.json", ["thu.docx", "thu-2/a.docx", "thư.docx", "z.docx"]
    letters = [MadeFile("a.docx", sha256="1"), MadeFile("b.docx", problems=("hỏng",))]
    manifest = Manifest(path, {}, [MadeFile(name, sha256="1") for name in others])
    with closing(journal_of(tmp_path, letters)) as journal:
        manifest.renew(folder, journal)
    written = path.read_bytes()
    found = Manifest.read(path)
    assert found.named(f"{folder}/b.docx") == MadeFile(f"{folder}/b.docx", problems=("hỏng",))
    assert found.data == written
