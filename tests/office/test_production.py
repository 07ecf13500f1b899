"""Files on disk: kept, made anew, changed by hand; batches for each unit; what verify says."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest
from letters import NUMBERED
from outline import outline, words
from places import ROOT
from produced import verified

sys.path.insert(0, str(ROOT / "bench"))

from commands import make_workspace

from generator.office.batch import State
from generator.office.office import open_office
from generator.office.outputs import Verdict
from generator.office.producing import Options, Produced, Started
from generator.office.production import produce
from generator.problems import RecordsInvalid
from generator.workspace.folders import Workspace

LETTER = (
    NUMBERED
    + """\

  Đề nghị đơn vị tiếp tục thực hiện Phụ lục kèm theo.
annexes:
  - title: Kết quả
    table:
      rows: unit
      phase: gd1
      columns:
        - {show: name, header: Đơn vị}
        - {show: count, header: Số lượng}
"""
)


@pytest.fixture
def workspace(office_copy):
    """The invented office with a letter for each unit."""
    _write(office_copy, LETTER)
    return office_copy


def _write(workspace, text):
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(text, encoding="utf-8")


def _run(workspace, *documents, **options):
    events = produce(open_office(workspace), ["thi-dua"], documents, options=Options(**options))
    return [event for event in events if isinstance(event, Produced)]


def _states(events):
    return [(event.path.name, event.state.value) for event in events]


def _hashes(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


UNITS = ["an-phu", "dong-ha", "long-son", "khcn", "y-te", "moi"]


def test_one_letter_for_each_unit(workspace):
    events = _run(workspace, "thu")
    assert _states(events) == [(f"{code}.docx", "made") for code in UNITS]
    letter = words((workspace.output / "thi-dua" / "thu" / "khcn.docx").read_bytes())
    assert "Công đoàn Sở KH&CN có 200 sáng kiến." in " ".join(letter)


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("where: rate < 0.5", []),
        ("where: group == 'nganh'", ["khcn", "y-te", "moi"]),
        ("where: count == 0", ["y-te"]),
        ("where: unit.count > 100 and group == 'huyen'", ["an-phu"]),
    ],
)
def test_a_condition_chooses_the_units(workspace, condition, codes):
    _write(workspace, LETTER.replace("for_each: units", f"for_each: units\n{condition}"))
    assert [event.path.stem for event in _run(workspace, "thu")] == codes


def test_files_are_named_by_a_pattern_and_never_collide(workspace):
    _write(workspace, LETTER + 'file_name: "{{ unit.cod }}"\n')
    with pytest.raises(RecordsInvalid):
        _run(workspace, "thu")
    _write(workspace, LETTER + 'file_name: "CON {{ unit.code }}"\n')
    assert _run(workspace, "thu")[0].path.name == "CON_an-phu.docx"
    _write(workspace, LETTER + 'file_name: "../thư"\n')
    names = [event.path.name for event in _run(workspace, "thu", force=True)]
    assert len({name.casefold() for name in names}) == 6
    assert all((workspace.output / "thi-dua" / "thu" / name).is_file() for name in names)


def test_what_is_unchanged_is_kept(workspace):
    _run(workspace)
    assert {state for _, state in _states(_run(workspace))} == {"kept"}
    assert {state for _, state in _states(_run(workspace, force=True))} == {"made"}


def test_a_changed_count_makes_documents_anew(workspace):
    _run(workspace)
    results = workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    text = results.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
    results.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")
    _run(workspace)
    letter = words((workspace.output / "thi-dua" / "thu" / "khcn.docx").read_bytes())
    assert "201" in letter


def test_a_file_changed_by_hand_is_not_overwritten(workspace):
    _run(workspace)
    path = workspace.output / "thi-dua" / "thu" / "khcn.docx"
    path.write_bytes(path.read_bytes() + b" ")
    changed = [event for event in _run(workspace) if event.state is State.FAILED]
    assert [(event.path.name, event.problems[0].code) for event in changed] == [
        ("khcn.docx", "E-OUT-CHANGED")
    ]
    assert path.read_bytes().endswith(b" ")
    assert all(event.state is not State.FAILED for event in _run(workspace, force=True))


def test_a_failing_unit_does_not_stop_the_others(workspace):
    _write(workspace, LETTER.replace("{{ unit.count }}", "{{ phases.gd1.unit[unit.code].quota }}"))
    events = _run(workspace, "thu")
    failed = [event for event in events if event.state is State.FAILED]
    assert [event.path.stem for event in failed] == ["moi"]
    (problem,) = failed[0].problems
    assert (problem.code, problem.place.line, problem.place.part) == ("E-EXPR-FIGURE", 11, "moi")
    assert len(list((workspace.output / "thi-dua" / "thu").iterdir())) == 5


def test_two_processes_make_the_same_bytes_as_one(workspace):
    _run(workspace, jobs=1)
    one = _hashes(workspace.output)
    _run(workspace, jobs=2, force=True)
    assert _hashes(workspace.output) == one


def test_another_day_and_another_hash_seed_make_the_same_bytes(workspace, tmp_path):
    def made(seed, day):
        folder = tmp_path / seed
        code = (
            "import time, sys; real, days = time.time, int(sys.argv.pop())\n"
            "time.time = lambda: real() + 86400 * days\n"
            "from generator.cli import main; main(sys.argv[1:])"
        )
        subprocess.run(
            [sys.executable, "-c", code, "-C", workspace.root, "render", "-o", folder, day],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
        )
        return _hashes(folder)

    assert made("1", "0") == made("2", "400")


def test_one_archive_instead_of_a_folder(workspace):
    events = _run(workspace, "thu", archive=True)
    assert [event.state for event in events] == [State.MADE] * 6
    assert (workspace.output / "thi-dua" / "thu.zip").is_file()


def test_all_letters_in_one_file_for_the_printer(workspace):
    events = _run(workspace, "thu", merged=True)
    assert _states(events)[-1] == ("thu-in-gop.docx", "made")
    outlined = outline((workspace.output / "thi-dua" / "thu-in-gop.docx").read_bytes())
    assert [code for code in ("An Phú", "KH&CN", "mới thành lập") if code not in outlined] == []
    assert outlined.count("--- section") == 12
    assert outlined.count("pages from 1") == 12


def test_a_batch_tells_how_many_there_will_be(workspace):
    events = list(produce(open_office(workspace), ["thi-dua"], ["thu"]))
    assert events[0] == Started("thi-dua/thu", 6)


def test_verify_names_the_file_and_the_part(workspace):
    _run(workspace)
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}
    folder = workspace.output / "thi-dua"
    (folder / "kh_01.docx").write_bytes((folder / "bc_01.docx").read_bytes())
    (folder / "thu" / "khcn.docx").unlink()
    found = {
        one.path.name: (one.verdict, one.parts)
        for one in verified(workspace)
        if one.verdict is not Verdict.SAME
    }
    assert found["khcn.docx"] == (Verdict.MISSING, ())
    assert found["kh_01.docx"][0] is Verdict.DIFFERS
    assert "word/document.xml" in found["kh_01.docx"][1]


@pytest.mark.parametrize("manifest", [b"{{", None])
def test_verify_looks_at_documents_that_a_lost_manifest_does_not_tell_of(workspace, manifest):
    _run(workspace)
    folder = workspace.output / "thi-dua"
    (folder / "kh_01.docx").write_bytes((folder / "bc_01.docx").read_bytes())
    (folder / "notes.docx").write_bytes((folder / "bc_01.docx").read_bytes())
    (folder / "manifest.json").unlink()
    if manifest:
        (folder / "manifest.json").write_bytes(manifest)
    found = {one.path.name: one.verdict for one in verified(workspace)}
    assert found.pop("kh_01.docx") is Verdict.DIFFERS
    assert set(found.values()) == {Verdict.SAME}
    assert "khcn.docx" in found
    assert "notes.docx" not in found


def test_the_manifest_tells_inputs_hashes_and_program(workspace):
    _run(workspace)
    manifest = json.loads((workspace.output / "thi-dua" / "manifest.json").read_text("utf-8"))
    assert manifest["program"].startswith("vanthu ")
    assert manifest["deflate"] == "zlib"
    names = [entry["name"] for entry in manifest["files"]]
    assert names == sorted(names)
    assert "thu/khcn.docx" in names
    assert all(entry["sha256"] and entry["inputs"] for entry in manifest["files"])


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_to_the_same_end(tmp_path):
    workspace = Workspace(make_workspace(tmp_path / "many", 2_000))
    path = workspace.campaigns / "many" / "documents" / "thu.yaml"
    path.parent.mkdir()
    path.write_text(LETTER.replace("      phase: gd1\n", ""), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "-C", workspace.root, "render"]
    process = subprocess.Popen([*command, "-o", tmp_path / "killed"], cwd=ROOT)
    journal = tmp_path / "killed" / "many" / ".tmp-thu" / "journal.jsonl"
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 60_000):
        pass
    process.kill()
    process.wait()
    subprocess.run(
        [*command, "-o", tmp_path / "killed", "--resume"], cwd=ROOT, check=True, capture_output=True
    )
    subprocess.run([*command, "-o", tmp_path / "whole"], cwd=ROOT, check=True, capture_output=True)
    assert _hashes(tmp_path / "killed") == _hashes(tmp_path / "whole")
    assert len(_hashes(tmp_path / "whole")) == 2_001
