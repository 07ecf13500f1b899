"""A change that was left half done: told to those who read, settled by those who write."""

from __future__ import annotations

import json
import shutil

import pytest
from places import OFFICE
from typed import NEW

from generator.cli.app import run
from generator.workspace.listing import digest

READING = [
    "check",
    "status thi-dua",
    "figures thi-dua",
    "brief thi-dua",
    "names thi-dua",
    "returns thi-dua",
    "verify",
    "register list",
    "register check",
    "register show 3",
    "undo -n",
    "upgrade -n",
    "allocate thi-dua --rate 6% --phase gd1 --replace -n",
    "issue thi-dua kh_01 -n",
]
WRITING = [
    "new document thi-dua notice",
    f"new campaign moi {NEW}",
    "new template named.docx",
    "allocate thi-dua --rate 6% --phase gd1 --replace",
    "returns thi-dua --lock --as-of 31/5/2025",
    "register reserve thi-dua bc_01 --date 10/6/2025",
    "issue thi-dua kh_01 -y",
    "render thi-dua kh_01",
    "backup -o b.zip",
    "upgrade",
    "undo",
]


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """An office in which a run was killed between the two files of its change."""
    root = tmp_path_factory.mktemp("killed") / "office"
    shutil.copytree(OFFICE, root)
    run(["-C", str(root), "register", "init", "--year", "2025", "--first", "3"])
    run(["-C", str(root), "register", "reserve", "thi-dua", "kh_01"])
    run(["-C", str(root), "new", "campaign", "tam", *NEW.split()])
    steps = []
    for place, name in enumerate(("a.yaml", "b.yaml")):
        staged = f".staged-0123abcd-{place}.new"
        entry = {"path": f"templates/{name}", "before": None, "after": digest(b"x"), "new": staged}
        steps.append(entry)
    (root / "templates").mkdir()
    (root / "templates/a.yaml").write_bytes(b"x")
    (root / "templates/.staged-0123abcd-1.new").write_bytes(b"x")
    (root / ".vanthu/journal").write_text(json.dumps(steps), encoding="utf-8")
    return root


@pytest.fixture
def root(killed, tmp_path):
    return shutil.copytree(killed, tmp_path / "office")


def everything(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", READING)
def test_who_reads_is_told_and_leaves_it(root, capsys, monkeypatch, command):
    monkeypatch.chdir(root)
    before = everything(root)
    run(command.split())
    assert capsys.readouterr().err.count("có một lần ghi chưa xong") == 1
    assert everything(root) == before


@pytest.mark.parametrize("command", WRITING)
def test_who_writes_settles_it_first(root, capsys, monkeypatch, command):
    monkeypatch.chdir(root)
    status = run(command.split())
    told = capsys.readouterr().err
    assert status == 0, told
    assert "lần chạy trước bị dừng giữa chừng: đã xử lý xong" in told
    assert (root / "templates/b.yaml").read_bytes() == b"x"
    assert not (root / ".vanthu/journal").exists()


@pytest.mark.parametrize("command", READING)
def test_a_foreign_journal_is_told_by_readers_with_the_way_to_be_rid_of_it(
    root, capsys, monkeypatch, command
):
    monkeypatch.chdir(root)
    (root / ".vanthu/journal").write_text('[{"path": "../x"}]', encoding="utf-8")
    before = everything(root)
    run(command.split())
    assert "tệp ghi tạm của lần ghi chưa xong không dùng được" in capsys.readouterr().err
    assert everything(root) == before


@pytest.mark.parametrize("command", WRITING)
def test_where_a_foreign_journal_lies_nothing_is_written(root, capsys, monkeypatch, command):
    monkeypatch.chdir(root)
    (root / ".vanthu/journal").write_text('[{"path": "../x"}]', encoding="utf-8")
    before = everything(root)
    assert run(command.split()) == 3
    assert "rồi xóa tệp ấy" in capsys.readouterr().err
    changed = {p for p, data in everything(root).items() if before.get(p) != data}
    assert {path for path in changed if path.parent.name != "locks"} == set()


def test_what_an_unfinished_issue_has_not_written_yet_is_no_change_since(tmp_path, capsys):
    root = shutil.copytree(OFFICE, tmp_path / "office")
    record = root / "campaigns/thi-dua/documents/kh_01.yaml"
    before = record.read_bytes()
    asked = ["-C", str(root)]
    run([*asked, "register", "init", "--year", "2025", "--first", "3"])
    assert run([*asked, "issue", "thi-dua", "kh_01", "-y"]) == 0
    shutil.rmtree(root / "output")
    record.write_bytes(before.replace(b"number: 3", b"").replace(b"subject: ", b"subject: Moi "))
    capsys.readouterr()

    told = {}
    for journal in (True, False):
        path = root / ".vanthu/journal"
        staged = {
            "path": "a.yaml",
            "before": None,
            "after": digest(b"x"),
            "new": ".staged-0123abcd-0.new",
        }
        path.write_text(json.dumps([staged])) if journal else path.unlink()
        run([*asked, "check"])
        told[journal] = "".join(capsys.readouterr())
    assert "đã khác lúc ban hành" in told[False]
    assert "đã khác lúc ban hành" not in told[True]
    assert "có một lần ghi chưa xong" in told[True]
