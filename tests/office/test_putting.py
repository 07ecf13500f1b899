"""Files that are asked for by name: what they are called, and what they never replace."""

from __future__ import annotations

import json

import pytest

from generator.cli.app import run
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.putting import put
from generator.problems import Misused
from generator.workspace import FileExists


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        ("export table thi-dua -o", ".pdf"),
        ("export table thi-dua -o", ""),
        ("export figures thi-dua -o", ".docx"),
        ("export entry thi-dua --as-of 31/5/2025 -o", ".pdf"),
        ("export totals thi-dua -o", ".xlsx"),
        ("figures thi-dua --xlsx", ".pdf"),
        ("check thi-dua kh_01 --figures", ".xlsx"),
        ("chart thi-dua", ".jpg"),
    ],
)
def test_a_name_that_promises_another_kind_of_file_is_refused(
    office_copy, tmp_path, capsys, words, ending
):
    path = tmp_path / f"a{ending}"
    assert run(["-C", str(office_copy.root), *words.split(), str(path)]) == 2
    assert "phải có đuôi" in capsys.readouterr().err
    assert not path.exists()


def test_endings_may_be_in_capitals(tmp_path):
    assert put({tmp_path / "A.XLSX": b"1"}, (".xlsx",)) == [tmp_path / "A.XLSX"]


def test_nothing_is_written_where_one_of_several_is_refused(tmp_path):
    (tmp_path / "b.json").write_bytes(b"mine")
    files = {tmp_path / "a.json": b"1", tmp_path / "b.json": b"2"}
    with pytest.raises(FileExists):
        put(files, (".json",))
    assert not (tmp_path / "a.json").exists()
    with pytest.raises(Misused):
        put(files, (".yaml",))


@pytest.mark.parametrize(
    "name",
    ["vanthu.yaml", "campaigns/thi-dua/units.yaml", "campaigns/thi-dua/documents/kh_01.yaml"],
)
def test_a_record_is_never_written_over(office_copy, name):
    path = office_copy.root / name
    before = path.read_bytes()
    for way in (path, path.parent / ".." / path.parent.name / path.name):
        with pytest.raises(FileExists, match="dữ liệu"):
            put({way: b"1"}, (".yaml",), force=True)
    assert path.read_bytes() == before
    assert put({path.with_name("moi.yaml"): b"1"}, (".yaml",)) == [path.with_name("moi.yaml")]


def test_a_link_to_a_record_leads_to_no_other_outcome(office_copy, tmp_path):
    link = tmp_path / "a.yaml"
    link.symlink_to(office_copy.settings)
    with pytest.raises(FileExists, match="dữ liệu"):
        put({link: b"1"}, (".yaml",), force=True)


@pytest.mark.parametrize("name", ["thu.docx", "thu/a.docx", "thu/a.json"])
def test_what_went_out_is_known_without_its_workspace_too(tmp_path, name):
    path = tmp_path / "thi-dua" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"1")
    manifest = Manifest(tmp_path / "thi-dua" / "manifest.json")
    manifest.add(MadeFile(name, sha256="1"))
    manifest.write()
    assert put({path: b"2"}, (".docx", ".json"), force=True)
    manifest.mark(name, "08/KH-LĐLĐ")
    manifest.write()
    with pytest.raises(FileExists, match="đã ban hành"):
        put({path: b"3"}, (".docx", ".json"), force=True)


@pytest.mark.parametrize(
    "name", ["../a.docx", "/a.docx", "C:a.docx", "thu\\..\\..\\a.docx", "", 5, None]
)
def test_a_manifest_that_names_what_lies_elsewhere_is_none(tmp_path, name):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"form": 2, "files": [{"name": name, "sha256": "1"}]}), "utf-8")
    assert Manifest.read(path).files == {}


def test_of_an_earlier_programs_files_nobody_knows_whether_they_went_out(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"files": [{"name": "A.docx", "sha256": "1"}]}), "utf-8")
    found = Manifest.read(path)
    assert found.named("a.DOCX") == MadeFile("A.docx", sha256="1", issued="?")
    found.write()
    assert Manifest.read(path).named("A.docx").issued == "?"
