"""What `check` found is told again only where nothing has changed, and then word for word."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from hashlib import sha256
from types import SimpleNamespace

import pytest
from places import ROOT

from generator.cli.app import run
from generator.office import kept_check
from generator.problems import Place, Problem, Severity, say

STATE = kept_check._state
FOUND = [
    Problem("E-X", Place("a.yaml", 3, 4, extract="é: {x}"), say("sai {one}", one=say("{n} chữ", n=2))),
    Problem("W-Y", Place("b", part="Kết quả!C15"), say("thiếu"), say("ghi {b}", b=1.5), Severity.WARNING),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(kept_check, "_state", STATE)


@pytest.fixture
def workspace(office_copy):
    """One with a file of every kind that is read."""
    root = office_copy.root
    for name, text in {
        "campaigns/thi-dua/units.csv": "code;name\r\n",
        "campaigns/register/x/2025.yaml": "rows:\n",
        "campaigns/thi-dua/ghi chú.txt": "x\n",
        "templates/own.docx": "PK",
        "templates/passages/own.md": "---\n---\nA\n",
        "the-thuc.yaml": "page: x\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return office_copy


def ask(workspace, *codes, found=FOUND, named=(), beside=(), during=lambda: None):
    """The answer, and whether it was found anew."""
    anew = []

    def check(_office):
        anew.append(True)
        during()
        return found

    office = SimpleNamespace(layers=(), named_files=named, seen_beside=beside)
    return kept_check.check_kept(workspace, codes, lambda: office, check), bool(anew)


def is_anew(workspace, *codes, **how):
    return ask(workspace, *codes, **how)[1]


def entries(workspace):
    return sorted((workspace.hidden / "cache").glob("*"))


def test_nothing_changed_is_told_again_as_it_was(workspace):
    first, again = ask(workspace), ask(workspace)
    assert (first[1], again[1]) == (True, False)
    assert [kept_check._shown(one) for one in again[0]] == [kept_check._shown(one) for one in FOUND]
    assert ask(workspace, found=[])[0], "an answer is that of its question"


def test_a_made_file_that_was_spoken_of_is_looked_at_again(workspace):
    path = workspace.root / "output" / "thi-dua" / "kh_01.docx"
    assert is_anew(workspace, beside=[path])
    assert not is_anew(workspace, beside=[path])
    path.parent.mkdir(parents=True)
    path.write_bytes(b"PK")
    assert is_anew(workspace, beside=[path])
    assert not is_anew(workspace, beside=[path])


def test_one_byte_of_any_file_is_noticed_though_size_and_time_are_as_before(workspace, monkeypatch):
    monkeypatch.setattr(kept_check, "KEPT", 1_000)
    files = [one for one in workspace.root.rglob("*") if one.is_file()]
    assert len(files) > 10
    for path in files:
        ask(workspace)
        was, data = path.stat(), path.read_bytes()
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
        assert is_anew(workspace), path
        path.write_bytes(data)
        assert not is_anew(workspace), path


CHANGES = {
    "a document more": lambda root: (root / "campaigns/thi-dua/documents/x.yaml").write_text(""),
    "a document less": lambda root: (root / "campaigns/thi-dua/documents/kh_01.yaml").unlink(),
    "another name": lambda root: (root / "the-thuc.yaml").rename(root / "the-thuc-2.yaml"),
    "another case": lambda root: (root / "templates/own.docx").rename(root / "templates/Own.docx"),
    "an empty folder": lambda root: (root / "campaigns/trong").mkdir(),
    "settings misnamed beside": lambda root: (root / "vanthu.yaml.txt").write_text("format: 3"),
    "a file for a folder": lambda root: (
        shutil.rmtree(root / "templates"),
        (root / "templates").write_text(""),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_comes_goes_or_is_renamed_is_noticed(workspace, change):
    ask(workspace)
    change(workspace.root)
    assert is_anew(workspace)
    assert not is_anew(workspace)


def test_each_question_has_its_answer(workspace):
    assert [is_anew(workspace, *codes) for codes in ((), ("a",), ("a", "b"), ("ab",))] == [True] * 4
    assert not is_anew(workspace, "a", "b")


def test_a_moved_workspace_is_another(workspace, tmp_path):
    ask(workspace)
    moved = shutil.copytree(workspace.root, tmp_path / "moved")
    assert is_anew(type(workspace)(moved))


def test_output_is_none_of_it(workspace):
    ask(workspace)
    (workspace.output / "thi-dua").mkdir(parents=True)
    (workspace.output / "thi-dua" / "a.docx").write_bytes(b"x")
    assert not is_anew(workspace)


def test_another_program_finds_for_itself(workspace, monkeypatch):
    ask(workspace)
    monkeypatch.setattr(kept_check, "_program", lambda: "of another version")
    assert is_anew(workspace)


def test_libraries_and_all_files_of_the_program_are_known(monkeypatch, tmp_path):
    before = kept_check._program()
    (tmp_path / "jinja2-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    kept_check._program.cache_clear()
    assert kept_check._program() != before
    kept_check._program.cache_clear()


DAMAGES = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "cut by one": lambda data: data[:-1],
    "no problems": lambda data: data.replace(b'"problems": [{', b'"problems": [], "x": [{'),
    "a letter": lambda data: data.replace(b"a.yaml", b"b.yaml"),
    "no text": lambda _: b"\xff\xfe\x00",
    "deep": lambda _: signed("[" * 100_000),
    "a list": lambda _: signed("[]"),
    "of another": lambda _: signed(json.dumps({"key": "0" * 64, "problems": []})),
    "no key": lambda _: signed(json.dumps({"problems": []})),
}


def signed(body):
    return f"{body}\n{sha256(body.encode()).hexdigest()}".encode()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_or_foreign_is_not_believed(workspace, damage):
    ask(workspace)
    (path,) = entries(workspace)
    path.write_bytes(damage(path.read_bytes()))
    answer, anew = ask(workspace)
    assert anew
    assert answer == FOUND
    assert not is_anew(workspace)


def test_every_single_bit_counts(workspace):
    ask(workspace, found=[])
    (path,) = entries(workspace)
    data = path.read_bytes()
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert kept_check._read(workspace, path, path.name) is None
        assert kept_check._read(workspace, path, json.loads(data.split(b"\n")[0])["key"]) is None


def test_what_changes_meanwhile_is_not_kept(workspace):
    path = workspace.campaigns / "thi-dua" / "units.yaml"
    ask(workspace, during=lambda: path.write_bytes(path.read_bytes() + b"\n"))
    assert is_anew(workspace)


@pytest.mark.skipif(
    os.name == "nt", reason="a change that was taken back shows in the time of change"
)
def test_what_was_changed_and_put_back_meanwhile_is_not_kept(workspace):
    path = workspace.campaigns / "thi-dua" / "units.yaml"

    def there_and_back():
        was, data = path.stat(), path.read_bytes()
        path.write_bytes(b"units: []\n")
        path.write_bytes(data)
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    ask(workspace, during=there_and_back)
    assert entries(workspace) == []


UNKEPT = {
    "a link": lambda root: (root / "campaigns/thi-dua/lien-ket.yaml").symlink_to("units.yaml"),
    "a folder that is a link": lambda root: (root / "campaigns/kia").symlink_to("thi-dua"),
    "a change half done": lambda root: (
        (root / ".vanthu").mkdir(),
        (root / ".vanthu/journal").write_bytes(b"x"),
    ),
}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("make", UNKEPT.values(), ids=UNKEPT)
def test_what_cannot_be_known_by_its_hash_is_found_anew(workspace, make):
    make(workspace.root)
    assert is_anew(workspace)
    assert is_anew(workspace)


@pytest.mark.parametrize("name", ["nhan/ban-giao.yaml", "../ngoai.yaml", "nhan/../output/a.yaml"])
def test_nothing_is_kept_that_stands_on_files_elsewhere(workspace, name):
    named = [workspace.root / name]
    assert is_anew(workspace, named=named)
    assert is_anew(workspace, named=named)
    assert is_anew(workspace, named=[workspace.campaigns / "a" / ".." / "b.yaml"])
    assert not is_anew(workspace)


def test_where_nothing_can_be_written_all_is_found_anew(workspace, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "read only")

    monkeypatch.setattr("generator.workspace.disk.write_new", refused)
    assert ask(workspace) == (FOUND, True)
    assert ask(workspace) == (FOUND, True)


def test_two_at_once_find_the_same(workspace):
    answers = []

    def often():
        answers.extend(ask(workspace, str(number % 2))[0] for number in range(20))

    threads = [threading.Thread(target=often) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == 40
    assert all([one.code for one in answer] == ["E-X", "W-Y"] for answer in answers)
    assert len(entries(workspace)) == 2


def test_only_the_newest_answers_stay(workspace):
    for number in range(kept_check.KEPT + 3):
        ask(workspace, str(number))
    assert len(entries(workspace)) == kept_check.KEPT


WRONG = "kind: report\nsubject: x {{ figures.cuont }}\nas_of: 31/5/2025\nfor_each: units\nbody: |\n  {{ a }\n"
COMMANDS = [
    "check",
    "check thi-dua",
    "check thi-dua --json",
    "--lang en check",
    "-q check",
    "check khong-co",
]


@pytest.mark.parametrize("wrong", ["", WRONG, "kind: [\n"], ids=["right", "wrong", "broken"])
def test_the_command_says_the_same_again(office_copy, capsys, monkeypatch, wrong):
    if wrong:
        (office_copy.campaigns / "thi-dua" / "documents" / "sai.yaml").write_text(wrong, "utf-8")
    monkeypatch.chdir(office_copy.root)
    for command in COMMANDS:
        told = [(run(command.split()), *capsys.readouterr()) for _ in range(2)]
        assert told[0] == told[1], command


_WATCHED = """
import os, sys
opened = set()
def watch(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], (str, os.PathLike)):
        opened.add(os.path.abspath(os.fspath(arguments[0])))
from generator.cli.app import run
from generator.office import kept_check
kept_check._state = lambda *_: None
sys.addaudithook(watch)
status = run(["check"])
print(*sorted(opened), sep="\\n")
"""


def test_all_that_a_check_reads_is_known(office_copy):
    done = subprocess.run([sys.executable, "-c", _WATCHED], cwd=office_copy.root, check=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)  # fmt: skip
    root, here = str(office_copy.root), str(ROOT)
    read = [one for one in done.stdout.splitlines() if one.startswith((root, here))]
    known = [f"{here}/generator", f"{here}/templates", f"{root}/campaigns", f"{root}/templates"]
    known += [f"{here}/.venv", f"{root}/vanthu.yaml", f"{root}/.vanthu"]
    assert {one for one in read if not one.startswith(tuple(known))} <= {root, here}
    assert f"{root}/campaigns/thi-dua/units.yaml" in read
