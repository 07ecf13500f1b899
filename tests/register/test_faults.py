"""A disk that fails at any step, and a run that is killed there: before or after, never between."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace

import pytest
from clerks import Faults, contents, date, issuance, issue, letter, open_book, reserve, visible

from generator.problems import Busy, MachineFailed, errors
from generator.register import changing
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.register.entering import void
from generator.workspace import disk, journal
from generator.workspace.folders import Workspace
from generator.workspace.journal import settle
from generator.workspace.listing import JournalRefused

STEPS = range(1, 92)


def thinned(steps, one_in):
    """One of so many steps is tried in the plain run, all of them in the slow one."""
    return [pytest.param(step, marks=[pytest.mark.slow] if step % one_in else []) for step in steps]


EACH = thinned(STEPS, 4)


def change(register):
    """A change that touches all kinds of files: old ones, new ones, two years."""
    asked = [issuance(register, "a"), issuance(register, "b", "03/01/2023")]
    return issue(register, asked)


@pytest.fixture(scope="module")
def in_use(tmp_path_factory):
    """A register in use, with the records that are to be issued."""
    register = open_book(Workspace(tmp_path_factory.mktemp("register")), date("03/01/2022"))
    issue(register, [issuance(register, "trước")])
    reserve(register, [letter("a")])
    issuance(register, "a")
    issuance(register, "b")
    return register


@pytest.fixture
def begun(in_use, tmp_path):
    """The same in a folder of its own, to be changed."""
    shutil.copytree(in_use.workspace.root, tmp_path, dirs_exist_ok=True)
    return replace(in_use, workspace=Workspace(tmp_path))


def run(register):
    """Everything before and after, and whether the change was told to have failed."""
    root = register.workspace.root
    before = contents(root)
    try:
        change(register)
    except MachineFailed:
        return before, contents(root), True
    return before, contents(root), False


def wanted(begun, faults):
    """Everything as it is after a change that nothing disturbs, and the steps it takes."""
    faults.repair()
    change(begun)
    return contents(begun.workspace.root), faults.count


@pytest.mark.parametrize("step", EACH)
def test_one_failure_leaves_everything_before_or_after(begun, faults, step):
    faults.fail(step, error=errno.EACCES)
    before, now, failed = run(begun)
    after, count = wanted(begun, faults)
    assert now == before if failed else visible(now) == visible(after)
    assert failed or step > count - 25, "only cleaning up may fail unseen"


@pytest.mark.parametrize("step", EACH)
def test_a_full_disk_leaves_everything_before_or_after(begun, faults, step):
    faults.fail(step, lasting=True, steps=Faults.ROOM)
    before, now, failed = run(begun)
    after, _ = wanted(begun, faults)
    assert now == (before if failed else after)


@pytest.mark.parametrize("step", EACH)
def test_a_run_killed_anywhere_is_settled_by_the_next(begun, faults, step):
    """From some step on nothing works any more: what lies on the disk is what a kill leaves."""
    faults.fail(step, lasting=True, error=errno.EROFS)
    settled(begun, faults)


@pytest.mark.parametrize("step", [51, 56, 61])
@pytest.mark.parametrize("later", thinned(range(1, 20), 2))
def test_a_run_killed_while_it_takes_back_is_settled_too(begun, faults, step, later):
    """One file cannot be put in its place, and in the middle of undoing that the power goes."""
    faults.fail(step, then=step + later, error=errno.EACCES)
    settled(begun, faults)


def settled(begun, faults):
    """Run the change, then the next command; nothing between, and nothing left lying about."""
    before, _, _ = run(begun)
    faults.repair()
    settle(begun.workspace)
    now = contents(begun.workspace.root)
    after, _ = wanted(begun, faults)
    assert now in (before, after)
    assert contents(begun.workspace.root) == after
    assert errors(check_register(begun)) == []


def test_the_steps_cover_the_whole_change(begun, faults):
    _, count = wanted(begun, faults)
    assert count == STEPS.stop - 1


def test_the_next_command_settles_too(begun, faults):
    faults.fail(30, lasting=True, error=errno.EROFS)
    run(begun)
    faults.repair()
    reserve(begun, [letter("sau")])
    assert [entry.row.number for entry in list_rows(begun, year=2022)] == [1, 2, 3]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_failures_are_told_in_words(begun, faults, code):
    said = {errno.ENOSPC: "ổ đĩa đã đầy", errno.EIO: "không ghi được"}
    faults.fail(1, error=code)
    with pytest.raises(MachineFailed, match=said.get(code, "không có quyền ghi")) as caught:
        void(begun, 1, "nhầm", period="2022")
    assert caught.value.exit_code == 3


def test_a_file_that_somebody_saves_meanwhile_is_not_written_over(begun, monkeypatch):
    """What was read is compared when it is written, for drives whose locks do not hold."""

    record = issuance(begun, "b").record
    claim = disk.claim

    def save_first(source, target):
        monkeypatch.setattr(disk, "claim", claim)
        text = record.read_text("utf-8")
        record.write_text(text + "copies: 7\n", encoding="utf-8", newline="")
        claim(source, target)

    monkeypatch.setattr(disk, "claim", save_first)
    change(begun)
    text = record.read_text("utf-8")
    assert "number: 1\n" in text
    assert text.endswith("copies: 7\n")
    assert errors(check_register(begun)) == []


def test_what_changed_before_the_journal_got_its_name_never_gives_it_one(begun, monkeypatch):
    record = issuance(begun, "b").record
    write_new, claimed = disk.write_new, []

    def save_meanwhile(path, data):
        if path.suffix == ".new":
            monkeypatch.setattr(disk, "write_new", write_new)
            record.write_bytes(record.read_bytes() + b"copies: 7\n")
        write_new(path, data)

    claim = disk.claim
    monkeypatch.setattr(disk, "write_new", save_meanwhile)
    monkeypatch.setattr(disk, "claim", lambda *given: claimed.append(claim(*given)))
    change(begun)
    assert len(claimed) == 1
    assert record.read_bytes().endswith(b"copies: 7\n")


def test_on_a_network_drive_a_change_written_over_is_made_again(begun, monkeypatch):
    """Another computer, which our lock did not stop, puts back the book it read before."""
    commit = journal.commit
    before = {path: path.read_bytes() for path in (begun.book(2022), begun.marker)}

    def lose_once(*given):
        commit(*given)
        monkeypatch.setattr(changing, "commit", commit)
        for path, data in before.items():
            path.write_bytes(data)

    monkeypatch.setattr(changing, "commit", lose_once)
    monkeypatch.setattr(changing, "locks_are_doubtful", lambda folder: True)
    assert reserve(begun, [letter("sau")]).given[0].row.number == 3
    assert [entry.row.key for entry in list_rows(begun)] == ["trước", "a", "sau"]


def test_a_program_that_keeps_writing_is_told_of(begun, monkeypatch):

    record = issuance(begun, "b").record
    claim = disk.claim

    def save_always(source, target):
        record.write_bytes(record.read_bytes() + b"#\n")
        claim(source, target)

    monkeypatch.setattr(disk, "claim", save_always)
    with pytest.raises(Busy, match="một lệnh vanthu khác sửa"):
        change(begun)
    monkeypatch.setattr(disk, "claim", claim)
    assert b"number" not in record.read_bytes()
    assert len(list_rows(begun)) == 2


def test_a_journal_that_cannot_be_read_stops_everything(begun, faults):
    faults.fail(60, lasting=True, error=errno.EROFS)
    run(begun)
    faults.repair()
    (begun.workspace.hidden / "journal").write_bytes(b"\0" * 100)
    with pytest.raises(
        JournalRefused, match="tệp ghi tạm của lần ghi chưa xong không dùng được: không đọc được"
    ):
        reserve(begun, [letter("sau")])
