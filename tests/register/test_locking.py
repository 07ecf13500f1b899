"""Two clerks at once."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from clerks import ISSUER, expected, letter, reserve

from generator.problems import Busy, MachineFailed, say
from generator.register.changing import list_rows
from generator.register.issuing_body import Register
from generator.workspace.files import Outside
from generator.workspace.folders import Workspace
from generator.workspace.journal import settle
from generator.workspace.locking import file_system_of, locked, locks_are_doubtful

HOLDER = """
import sys, time
from pathlib import Path
from generator.problems import say
from generator.workspace.folders import Workspace
from generator.workspace.locking import locked
what = say("sổ của ldld-ca-mau")
with locked(Workspace(Path(sys.argv[1])), "register-ldld-ca-mau", what, holder="Hoa, máy VT-02"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def another_clerk(register):
    """A process that holds the register until it is killed."""
    clerk = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(register.workspace.root)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert clerk.stdout is not None
    assert clerk.stdout.readline().strip() == b"held"
    yield clerk
    clerk.kill()
    clerk.wait()
    clerk.stdout.close()


def test_the_one_who_waits_is_told_who_holds_the_register(register, another_clerk):
    hasty = replace(register, patience=0.1)
    with pytest.raises(Busy) as caught:
        reserve(hasty, [letter("a")])
    told = r"sổ của ldld-ca-mau đang được Hoa, máy VT-02 dùng từ \d\d:\d\d \d\d/\d\d/\d{4};"
    assert re.match(f"{told} đã chờ 0.1 giây, làm lại sau ít phút", str(caught.value))
    assert caught.value.exit_code == 4


def test_looking_needs_no_lock(register, another_clerk):
    assert list_rows(register) == []
    assert expected(register, letter("a")) == [1]


def test_a_clerk_who_was_killed_holds_nothing(register, another_clerk):
    another_clerk.kill()
    another_clerk.wait()
    assert reserve(replace(register, patience=5.0), [letter("a")]).given[0].row.number == 1


def test_threads_wait_for_each_other(register):
    given: list[int] = []

    def ask(name):
        given.extend(one.row.number for one in reserve(register, [letter(name)]).given)

    threads = [threading.Thread(target=ask, args=(f"{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [1, 2, 3, 4, 5, 6]


def test_a_lock_that_cannot_be_made_is_told_in_words(register):
    lock = register.workspace.root / ".vanthu/locks/register-ldld-ca-mau.lock"
    lock.unlink()
    lock.mkdir()
    with pytest.raises(Outside, match="register-ldld-ca-mau"):
        reserve(replace(register, patience=0.1), [letter("a")])


def test_the_holder_is_forgotten_when_the_lock_is_given_back(register):
    holder = register.workspace.root / ".vanthu/locks/so.holder"
    with locked(register.workspace, "so", say("sổ"), holder="Lan"):
        assert holder.read_text("utf-8") == "Lan"
    assert holder.read_text("utf-8") == ""


def test_settling_where_there_is_nothing_to_settle(register, tmp_path):
    assert settle(register.workspace) is False
    assert settle(Workspace(tmp_path / "trống")) is False
    assert not (tmp_path / "trống").exists()


def test_what_a_killed_run_left_is_settled_for_all_bodies(register, faults):
    faults.fail(5, lasting=True)
    with pytest.raises(MachineFailed):
        reserve(register, [letter("a")])
    faults.repair()
    assert (list(register.folder.glob(".staged-*")) != []) is True
    assert settle(register.workspace) is True
    assert list(register.folder.glob(".*")) == []
    assert settle(register.workspace) is False


def test_a_register_opened_twice_is_the_same(register):
    other = Register(register.workspace, ISSUER)
    reserve(register, [letter("a")])
    assert reserve(other, [letter("a"), letter("b")]).given[1].row.number == 2


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/van-thu /mnt/van\\040thu nfs4 rw 0 0
//server/chung /mnt cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lan/sang-kien", "ext4"),
        ("/mnt/sang-kien", "cifs"),
        ("/mnt/van thu/register", "nfs4"),
        ("/mnt2", "ext4"),
    ],
)
def test_where_a_folder_lies(folder, kind):
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_a_folder_of_this_machine(tmp_path):
    assert locks_are_doubtful(tmp_path) is False
