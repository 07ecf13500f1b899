"""What a change wrote is kept with who wrote it and when; what lies there is never more than shown."""

from __future__ import annotations

import json
import zlib

import pytest

from generator.workspace import journal
from generator.workspace import version_keeping as versions
from generator.workspace.folders import Workspace
from generator.workspace.journal import set_aside
from generator.workspace.listing import Write, digest
from generator.workspace.signing import signed
from generator.workspace.version_keeping import KeptFile, kept_versions

NAME = "campaigns/x/a.yaml"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "w/campaigns/x").mkdir(parents=True)
    return Workspace(tmp_path / "w")


def commit(workspace, before, after, name=NAME, who="lan", when="2025-06-01T14:02:31+07:00"):
    path = workspace.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with signed(lambda: who, lambda: when):
        journal.commit(workspace, [Write(path, before, after)], "page")


def contents(workspace):
    """What each version keeps of each file: what it was and what it became."""
    return [
        (one.number, [(one.content(workspace, file.before), one.content(workspace, file.after))])
        for one in kept_versions(workspace)
        for file in one.files
    ]


def test_each_change_is_a_version_signed_and_with_its_contents(workspace):
    commit(workspace, None, b"1")
    commit(workspace, b"1", b"2", who="hoa", when="2025-06-02T08:00:00+07:00")
    newest, first = kept_versions(workspace)
    assert (newest.number, newest.who, newest.when, newest.command) == (
        2,
        "hoa",
        "2025-06-02T08:00:00+07:00",
        "page",
    )
    assert newest.files == (KeptFile(NAME, digest(b"1"), digest(b"2")),)
    assert newest.content(workspace, digest(b"2")) == b"2"
    assert first.content(workspace, digest(b"1")) == b"1"


def test_what_was_changed_by_hand_between_is_kept_too(workspace):
    commit(workspace, None, b"1")
    (workspace.root / NAME).write_bytes(b"hand")
    commit(workspace, b"hand", b"2")
    assert contents(workspace) == [(2, [(b"hand", b"2")]), (1, [(None, b"1")])]


def test_nobody_signs_nothing_is_kept(workspace):
    journal.commit(workspace, [Write(workspace.root / NAME, None, b"1")], "page")
    assert kept_versions(workspace) == []


def test_made_documents_are_not_kept_and_of_registers_only_the_change(workspace):
    commit(workspace, None, b"docx", "output/x/a.docx")
    commit(workspace, None, b"rows", "campaigns/register/b/2025.yaml")
    assert contents(workspace) == [(1, [(None, None)])]


def test_of_each_record_the_last_stay(workspace, monkeypatch):
    monkeypatch.setattr(versions, "VERSIONS_KEPT", 3)
    commit(workspace, None, b"b", "campaigns/x/b.yaml")
    before = None
    for count in range(15):
        commit(workspace, before, after := b"%d" % count)
        before = after
    assert [one.number for one in kept_versions(workspace)] == [16, 15, 14, 1]


def test_there_is_only_so_much_room(workspace, monkeypatch):
    monkeypatch.setattr(versions, "_ROOM", 1)
    for count in range(16):
        commit(workspace, None, b"1", f"campaigns/x/{count}.yaml")
    assert kept_versions(workspace) == []


def test_what_was_typed_and_not_chosen_is_kept_beside(workspace):
    commit(workspace, None, b"1")
    with signed(lambda: "lan", lambda: "x"):
        set_aside(workspace, workspace.root / NAME, b"mine", "page")
    newest = kept_versions(workspace)[0]
    assert (newest.is_aside, newest.content(workspace, digest(b"mine"))) == (True, b"mine")
    assert (workspace.root / NAME).read_bytes() == b"1"


def spoil(workspace, change):
    """The one version with another head."""
    commit(workspace, None, b"1")
    (path,) = (workspace.hidden / "versions").iterdir()
    head, blob = path.read_bytes().split(b"\n", 1)
    told = json.loads(head)
    change(told)
    path.write_bytes(json.dumps(told).encode() + b"\n" + blob)
    return path


SPOILT = {
    "form": lambda told: told.update(form=2),
    "who": lambda told: told.update(who=5),
    "long": lambda told: told.update(command="x" * 1000),
    "outside": lambda told: told.update(files=[["../a.yaml", None, None]]),
    "absolute": lambda told: told.update(files=[["/etc/passwd", None, None]]),
    "digest": lambda told: told.update(files=[[NAME, "x", None]]),
    "files": lambda told: told.update(files=5),
    "held elsewhere": lambda told: told.update(held=[["0" * 64, 10**9]]),
    "held before": lambda told: told.update(held=[["0" * 64, -5]]),
    "held of words": lambda told: told.update(held=[["../../x", 5]]),
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_what_is_no_version_of_ours_is_passed_over(workspace, change):
    spoil(workspace, change)
    assert kept_versions(workspace) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"{}\n", b"\xff\n"])
def test_what_is_none_at_all_is_passed_over(workspace, data):
    spoil(workspace, dict).write_bytes(data)
    assert kept_versions(workspace) == []


def test_a_content_that_is_not_what_it_says_is_none(workspace, monkeypatch):
    path = spoil(workspace, dict)
    head = json.loads(path.read_bytes().split(b"\n", 1)[0])
    for blob in (b"x", zlib.compress(b"other"), zlib.compress(b"0" * 10**7, 9)):
        monkeypatch.setattr(versions, "KEPT_CAP", 10**6)
        head["held"] = [[digest(b"1"), len(blob)]]
        path.write_bytes(json.dumps(head).encode() + b"\n" + blob)
        (one,) = kept_versions(workspace)
        assert one.content(workspace, digest(b"1")) is None


def test_a_version_through_a_link_is_passed_over(workspace):
    path = spoil(workspace, dict)
    path.rename(workspace.root.parent / "v")
    try:
        path.symlink_to(workspace.root.parent / "v")
    except OSError:
        pytest.skip("no right to make links here")
    assert kept_versions(workspace) == []
