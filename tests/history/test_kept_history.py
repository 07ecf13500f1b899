"""Where no git is the kept versions answer: what changed since, and the records as they stood."""

from __future__ import annotations

import shutil

import pytest
from places import OFFICE

from generator.cli.app import run
from generator.history.kept_history import KeptHistory
from generator.history.past import compare_moments, past_workspace
from generator.history.repository import NoRevision, NotInGit
from generator.office.saving import open_file, save_changes
from generator.problems import MachineFailed
from generator.workspace import Workspace, Write, commit
from generator.workspace.signing import signed

NAME = "campaigns/thi-dua/documents/kh_01.yaml"


@pytest.fixture
def workspace(tmp_path):
    """The number of a plan: 3, by versions 4 (1/6) and 5 (2/6), then 6 by hand."""
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    workspace = Workspace(folder)
    for day, number in (("01", "4"), ("02", "5")):
        save(workspace, {("number",): number}, f"2025-06-{day}T14:02:00+07:00")
    path = folder / NAME
    path.write_bytes(path.read_bytes().replace(b"number: 5", b"number: 6"))
    return workspace


def save(workspace, changes, when):
    path = workspace.root / NAME
    with signed(lambda: "lan", lambda: when):
        opened = open_file(workspace, path).digest
        assert save_changes(workspace, path, opened, changes, who="lan").is_saved


@pytest.mark.parametrize(
    ("asked", "until", "facts"),
    [
        ("HEAD", None, ["đổi số 05 → 06"]),
        ("v2", None, ["đổi số 05 → 06"]),
        ("1", None, ["đổi số 04 → 06"]),
        ("1/6/2025", None, ["đổi số 04 → 06"]),
        ("3/6/2025", None, ["đổi số 05 → 06"]),
        ("v1", "v2", ["đổi số 04 → 05"]),
        ("v1", "v1", []),
    ],
)
def test_what_changed_since_a_version_or_a_day(workspace, asked, until, facts):
    found = compare_moments(workspace, "thi-dua", asked, until)
    assert [str(one.fact) for one in found.changes] == facts


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("31/5/2025", "đến hết ngày 31/5/2025 chưa có bản lưu nào"),
        ("v9", "không có bản lưu nào gọi là «v9»"),
        ("main", "không có bản lưu nào gọi là «main»"),
    ],
)
def test_a_moment_that_is_not_kept_is_told(workspace, asked, said):
    with pytest.raises(NoRevision, match=said):
        compare_moments(workspace, "thi-dua", asked)


def test_the_records_as_they_stood(workspace):
    with past_workspace(workspace, "v1") as past:
        assert b"number: 4\n" in (past.root / NAME).read_bytes()
        assert past.shown(past.root / NAME) == f"v1:{NAME}"
        assert past.output == workspace.output / "as-at-v1"
        units = "campaigns/thi-dua/units.yaml"
        assert (past.root / units).read_bytes() == (workspace.root / units).read_bytes()


def test_a_record_that_came_later_was_not_there(workspace):
    path = workspace.root / "campaigns/thi-dua/documents/moi.yaml"
    assert (
        run(["-C", str(workspace.root), "new", "document", "thi-dua", "plan", "--code", "moi"]) == 0
    )
    assert path.exists()
    with past_workspace(workspace, "v1") as past:
        assert not (past.root / "campaigns/thi-dua/documents/moi.yaml").exists()


def test_what_is_kept_no_more_is_told(workspace):
    for path in sorted((workspace.hidden / "versions").iterdir()):
        head = path.read_bytes().split(b"\n", 1)[0]
        path.write_bytes(head + b"\n" + b"x" * 100_000)
    found = KeptHistory(workspace)
    with pytest.raises(MachineFailed, match=f"{NAME}: nội dung lúc ấy không còn được giữ"):
        found.files(found.revision("v1"), ["campaigns"], (".yaml",))


def test_numbers_given_since_hide_no_moment_before(workspace):
    """Of registers no content is kept: the past has that of now."""
    book = workspace.register / "ldld-song-hoa" / "2025.yaml"
    for before, after in ((None, b"rows: []\n"), (b"rows: []\n", b"rows: [a]\n")):
        with signed(lambda: "lan", lambda: "2025-06-03T14:02:00+07:00"):
            commit(workspace, [Write(book, before, after)], "issue")
    for moment in ("v1", "v3"):
        with past_workspace(workspace, moment) as past:
            assert (past.register / "ldld-song-hoa" / "2025.yaml").read_bytes() == b"rows: [a]\n"


def test_without_any_version_git_is_asked_for(tmp_path):
    (tmp_path / "campaigns").mkdir()
    with pytest.raises(NotInGit):
        compare_moments(Workspace(tmp_path), "x")


def test_the_command_says_since_when(workspace, capsys):
    assert run(["-C", str(workspace.root), "diff", "thi-dua", "v1"]) == 0
    assert capsys.readouterr().out.startswith(
        "thi-dua: từ v1 (14h02 ngày 01/6/2025) đến dữ liệu hiện nay"
    )
