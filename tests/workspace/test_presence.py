"""One has the page open, another is told so; who is gone keeps nobody away."""

from __future__ import annotations

import json
import os

import pytest

from generator.workspace import presence
from generator.workspace.folders import Workspace
from generator.workspace.presence import PageSeat


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "w/campaigns").mkdir(parents=True)
    return Workspace(tmp_path / "w")


@pytest.fixture
def seats(workspace):
    both = PageSeat(workspace, "lan", "14:02"), PageSeat(workspace, "hoa", "14:05")
    yield both
    for one in both:
        one.leave()


def silent(workspace, seconds):
    """The sign of who has the seat grows old."""
    path = workspace.hidden / "locks/page.json"
    os.utime(path, (path.stat().st_mtime - seconds,) * 2)


def told(seat):
    seen = seat.look()
    return seen.is_mine, seen.by and seen.by.who, seen.is_sure


def test_the_second_only_reads_and_knows_who_writes(seats):
    lan, hoa = seats
    assert told(lan) == (True, "lan", True)
    assert told(hoa) == (False, "lan", True)
    assert hoa.look().by.since == "14:02"
    assert told(lan) == (True, "lan", True)


def test_who_leaves_leaves_the_seat(seats):
    lan, hoa = seats
    lan.look()
    lan.leave()
    assert told(hoa) == (True, "hoa", True)


def test_who_was_killed_is_gone_in_a_moment(workspace, seats):
    lan, hoa = seats
    lan.look()
    lan._let_go()
    assert told(hoa) == (False, "lan", True)
    silent(workspace, 10)
    assert told(hoa) == (True, "hoa", True)


def test_my_own_run_that_was_killed_keeps_me_waiting_not_at_all(workspace, seats):
    lan, _ = seats
    again = PageSeat(workspace, "lan", "15:00")
    lan.look()
    assert told(again) == (False, "lan", True)
    lan._let_go()
    assert told(again) == (True, "lan", True)
    again.leave()


def test_who_is_only_slow_is_not_gone(workspace, seats):
    lan, hoa = seats
    lan.look()
    silent(workspace, 1000)
    assert told(hoa) == (False, "lan", True)


def test_on_a_network_drive_the_sign_alone_counts(workspace, monkeypatch):
    monkeypatch.setattr(presence, "locks_are_doubtful", lambda _: True)
    lan, hoa = PageSeat(workspace, "lan", "x"), PageSeat(workspace, "hoa", "y")
    lan.look()
    silent(workspace, 50)
    assert told(hoa) == (False, "lan", False)
    silent(workspace, 50)
    assert told(hoa) == (True, "hoa", False)
    assert told(lan) == (False, "hoa", False)
    hoa.leave()


def test_who_is_taken_over_is_told_and_gives_way(seats):
    lan, hoa = seats
    lan.look()
    hoa.look()
    hoa.take_over()
    assert told(lan) == (False, "hoa", True)
    assert told(hoa) == (True, "hoa", True)
    assert told(lan) == (False, "hoa", True)


@pytest.mark.parametrize("data", [b"", b"{", b"5", b"[" * 10_000, b'{"who": 1}', b"\xff"])
def test_a_sign_that_says_nothing_keeps_nobody_away(workspace, seats, data):
    path = workspace.hidden / "locks/page.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    assert told(seats[0]) == (True, "lan", True)


def test_a_sign_is_shown_short_and_on_one_line(workspace, seats):
    path = workspace.hidden / "locks/page.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"who": "x\n" * 500, "since": 5, "token": "t"}), encoding="utf-8")
    by = seats[0].look().by
    assert (len(by.who) <= 200, "\n" in by.who, by.since) == (True, False, "5")


def test_nothing_is_written_through_a_link(workspace, seats):
    folder = workspace.hidden / "locks"
    folder.mkdir(parents=True)
    outside = workspace.root.parent / "ngoai"
    outside.write_bytes(b"keep")
    try:
        (folder / "page.json").symlink_to(outside)
    except OSError:
        pytest.skip("no right to make links here")
    assert told(seats[0]) == (False, None, True)
    assert outside.read_bytes() == b"keep"
