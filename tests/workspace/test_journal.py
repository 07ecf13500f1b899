"""A journal that somebody else wrote is told of and never obeyed; ours changes all files or none."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress

import pytest

from generator.problems import MachineFailed, say
from generator.workspace import disk, journal
from generator.workspace.files import Outside
from generator.workspace.folders import Workspace
from generator.workspace.journal import Stale, is_open, refused, settle
from generator.workspace.listing import JournalRefused, Write, digest
from generator.workspace.locking import locked


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "w/campaigns/x").mkdir(parents=True)
    (tmp_path / "ngoai.txt").write_bytes(b"keep")
    return Workspace(tmp_path / "w")


def commit(workspace, changes):
    journal.commit(workspace, changes, "thử")


def files(workspace):
    """Everything beside and in the workspace, but for locks."""
    return {
        path.name: path.read_bytes()
        for path in workspace.root.parent.rglob("*")
        if path.is_file() and not {".gitignore", "locks", "undo"}.intersection(path.parts)
    }


def entry(**other):
    return {
        "path": "campaigns/x/a.yaml",
        "before": None,
        "after": digest(b"new"),
        "new": ".staged-0123abcd-0.new",
    } | other


def test_all_files_or_none(workspace):
    old, new = workspace.campaigns / "x/a.yaml", workspace.campaigns / "y/b.yaml"
    old.write_bytes(b"1")
    commit(workspace, [Write(old, b"1", b"2"), Write(new, None, b"3")])
    assert (old.read_bytes(), new.read_bytes()) == (b"2", b"3")
    with pytest.raises(Stale, match=r"campaigns/y/b\.yaml: tệp vừa bị người khác sửa"):
        commit(workspace, [Write(old, b"2", b"4"), Write(new, b"old", b"5")])
    assert (old.read_bytes(), new.read_bytes()) == (b"2", b"3")


def test_a_file_is_taken_away_with_others(workspace):
    gone, kept = workspace.campaigns / "x/a.yaml", workspace.campaigns / "x/b.yaml"
    gone.write_bytes(b"1")
    commit(workspace, [Write(gone, b"1", None), Write(kept, None, b"2")])
    assert files(workspace) == {"ngoai.txt": b"keep", "b.yaml": b"2"}


HOSTILE = {
    "no json": b"{",
    "number": b"5",
    "empty": b"[]",
    "deep": b"[" * 100_000,
    "path is a number": entry(path=5),
    "above": entry(path="../ngoai.txt"),
    "above within": entry(path="campaigns/../../ngoai.txt"),
    "absolute": entry(path="/etc/passwd"),
    "drive": entry(path="C:/a.yaml"),
    "backslash": entry(path="..\\ngoai.txt"),
    "hidden": entry(path=".git/hooks/pre-commit"),
    "staged elsewhere": entry(new="../ngoai.txt"),
    "staged by another name": entry(new="ngoai.txt"),
    "no digest": entry(after="x"),
    "nothing": entry(after=None),
    "more keys": entry(mode=7),
    "a key too few": {"path": "campaigns/x/a.yaml"},
    "through a link": entry(path="campaigns/link/a.yaml"),
    "a link": entry(path="campaigns/x/link.txt"),
    "a staged link": entry(new=".staged-0123abcd-7.new"),
}


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["journal", "journal-01"])
def test_what_we_cannot_have_written_is_never_obeyed(workspace, said, name):
    try:
        (workspace.campaigns / "link").symlink_to(workspace.root.parent)
        for link in ("link.txt", ".staged-0123abcd-7.new"):
            (workspace.campaigns / "x" / link).symlink_to(workspace.root.parent / "ngoai.txt")
    except OSError:
        pytest.skip("no right to make links here")
    data = said if isinstance(said, bytes) else json.dumps([entry(), said]).encode()
    workspace.hidden.mkdir()
    (workspace.hidden / name).write_bytes(data)
    (workspace.campaigns / "x/.staged-0123abcd-0.new").write_bytes(b"new")
    before = files(workspace)
    if name != "journal" and not data.endswith(b"]"):
        assert refused(workspace) is None
        return
    assert f".vanthu/{name}: tệp ghi tạm của lần ghi chưa xong không dùng được" in str(
        refused(workspace)
    )
    assert files(workspace) == before
    for attempt in (
        lambda: settle(workspace),
        lambda: commit(workspace, [Write(workspace.settings, None, b"")]),
    ):
        with pytest.raises(JournalRefused, match="xóa tệp ấy"):
            attempt()
    assert files(workspace) == before


def test_a_journal_of_an_older_version_is_told(workspace):
    (workspace.register / "ldld").mkdir(parents=True)
    (workspace.register / "ldld/.journal").write_bytes(json.dumps([entry()]).encode())
    assert is_open(workspace)
    with pytest.raises(JournalRefused, match=r"register/ldld/\.journal: .*do bản vanthu cũ ghi"):
        settle(workspace)


def test_staged_contents_that_were_changed_are_not_put_in_place(workspace):
    workspace.hidden.mkdir()
    (workspace.hidden / "journal").write_bytes(json.dumps([entry()]).encode())
    (workspace.campaigns / "x/.staged-0123abcd-0.new").write_bytes(b"other")
    assert settle(workspace) is True
    assert files(workspace) == {"ngoai.txt": b"keep"}


@pytest.mark.parametrize("name", ["link/ngoai.txt", "x/link.txt", ".git/config", "x/.an"])
def test_nothing_is_written_through_links_or_to_hidden_files(workspace, name):
    try:
        (workspace.campaigns / "link").symlink_to(workspace.root.parent)
        (workspace.campaigns / "x/link.txt").symlink_to(workspace.root.parent / "ngoai.txt")
    except OSError:
        pytest.skip("no right to make links here")
    before = files(workspace)
    kept = Write(workspace.campaigns / "x/a.yaml", None, b"1")
    with pytest.raises(Outside, match="nằm ngoài thư mục làm việc"):
        commit(workspace, [kept, Write(workspace.campaigns / name, b"keep", b"")])
    assert files(workspace) == before


def test_documents_asked_for_elsewhere_come_last_and_never_into_the_journal(workspace):
    inner, outer = workspace.campaigns / "x/a.yaml", workspace.root.parent / "ra/a.docx"
    with pytest.raises(Stale):
        commit(workspace, [Write(inner, None, b"1"), Write(outer, b"cu", b"2")])
    assert files(workspace) == {"ngoai.txt": b"keep"}
    commit(workspace, [Write(outer, None, b"2"), Write(inner, None, b"1")])
    assert (inner.read_bytes(), outer.read_bytes()) == (b"1", b"2")
    deed = (workspace.hidden / "undo/last.json").read_text("utf-8")
    assert ("a.yaml" in deed, "a.docx" in deed) == (True, False)


def test_one_that_cannot_be_written_elsewhere_is_told_with_what_is_done(workspace, monkeypatch):
    def full(path, _):
        raise MachineFailed(say("{file}: ổ đĩa đã đầy", file=path.name))

    monkeypatch.setattr(journal, "write_unswept", full)
    with pytest.raises(MachineFailed, match=r"a\.docx: ổ đĩa đã đầy; dữ liệu và sổ đã ghi xong"):
        commit(workspace, [Write(workspace.root.parent / "ra/a.docx", None, b"2")])


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
@pytest.mark.parametrize("link", ["", "locks", "locks/so.lock", "locks/so.holder"])
def test_a_lock_is_never_written_through_a_link(workspace, link):
    path = workspace.hidden / link
    path.parent.mkdir(parents=True, exist_ok=True)
    outside = workspace.root.parent
    path.symlink_to(outside / "ngoai.txt" if "." in link else outside)
    with pytest.raises(Outside, match="liên kết"), locked(workspace, "so", say("sổ")):
        pass
    assert files(workspace) == {"ngoai.txt": b"keep"}
    assert not (outside / "locks").exists()


STEPS = (
    "write_new",
    "write_pieces",
    "keep_rights",
    "move",
    "claim",
    "remove",
    "make_folder",
    "sync_folder",
)


def fail_at(monkeypatch, step, *, lasting):
    """A disk that fails at its n-th step, or from it on as when a run is killed there; how far it came."""
    count = [0]

    def wrap(work):
        def faulty(*given):
            count[0] += 1
            if count[0] == step or (lasting and count[0] > step):
                raise OSError(errno.EROFS, "no")
            return work(*given)

        return faulty

    for name in STEPS:
        monkeypatch.setattr(disk, name, wrap(getattr(disk, name)))
    return count


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "killed"])
def test_a_change_that_takes_a_file_away_is_whole_or_not_at_all(workspace, monkeypatch, lasting):
    changed, gone, new = (workspace.campaigns / f"x/{name}.yaml" for name in "abc")
    for step in range(1, 200):
        changed.write_bytes(b"1")
        gone.write_bytes(b"2")
        new.unlink(missing_ok=True)
        before = files(workspace)
        after = {name: data for name, data in before.items() if name != "b.yaml"}
        after |= {"a.yaml": b"3", "c.yaml": b"4"}
        writes = [Write(changed, b"1", b"3"), Write(gone, b"2", None), Write(new, None, b"4")]
        failed = False
        with pytest.MonkeyPatch.context() as faulty:
            count = fail_at(faulty, step, lasting=lasting)
            try:
                commit(workspace, writes)
            except MachineFailed:
                failed = True
        settle(workspace)
        now = files(workspace)
        assert now in (before, after), step
        assert failed or now == after, step
        if count[0] < step:
            break
    assert 30 < step < 200


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError, OSError])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_stopped_among_the_renames_everything_is_put_back(workspace, monkeypatch, fault, at):
    old, new = workspace.campaigns / "x/a.yaml", workspace.campaigns / "x/b.yaml"
    old.write_bytes(b"1")
    move, moved = disk.move, []

    def stopped(source, target):
        moved.append(target)
        if len(moved) == at:
            raise fault
        move(source, target)

    monkeypatch.setattr(disk, "move", stopped)
    with pytest.raises((fault, MachineFailed)):
        commit(workspace, [Write(old, b"1", b"2"), Write(new, None, b"3")])
    assert files(workspace) == {"ngoai.txt": b"keep", "a.yaml": b"1"}


def test_what_was_changed_whole_is_never_taken_back_in_part(workspace, monkeypatch):
    """Killed while the old contents are taken away; then the run that comes next has no room."""
    old, other = workspace.campaigns / "x/a.yaml", workspace.campaigns / "x/b.yaml"
    old.write_bytes(b"1")
    other.write_bytes(b"1")
    remove, sync = disk.remove, disk.sync_folder

    def killed(path):
        if path.suffix == ".old":
            remove(path)
            raise KeyboardInterrupt
        remove(path)

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "remove", killed)
    with pytest.raises(KeyboardInterrupt):
        commit(workspace, [Write(old, b"1", b"2"), Write(other, b"1", b"2")])
    monkeypatch.setattr(disk, "remove", remove)
    monkeypatch.setattr(disk, "sync_folder", full)
    with suppress(MachineFailed):
        settle(workspace)
    monkeypatch.setattr(disk, "sync_folder", sync)
    settle(workspace)
    assert files(workspace) == {"ngoai.txt": b"keep", "a.yaml": b"2", "b.yaml": b"2"}
