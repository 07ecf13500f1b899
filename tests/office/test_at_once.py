"""Two at once: whoever changes something holds it from reading to writing, and nothing is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from generator.cli.app import run
from generator.problems import say
from generator.workspace.locking import campaign_locked, locked
from generator.workspace.yamltext import read_yaml

MERGED = ("an-phu", "dong-ha", "long-son", "khcn", "y-te")
INIT = ("register", "init", "--year", "2025", "--first", "3")


@pytest.fixture
def vanthu(office_copy, capsys):
    """Runs a command in the office; its exit status and standard error."""

    def call(*arguments):
        status = run(["-C", str(office_copy.root), *map(str, arguments)])
        return status, capsys.readouterr().err

    return call


@pytest.fixture
def hasty(monkeypatch):
    """Nobody waits long for a lock."""
    acquire = filelock.FileLock.acquire

    def at_once(self, timeout=None, **more):
        return acquire(self, timeout=min(timeout, 0.05), **more)

    monkeypatch.setattr(filelock.FileLock, "acquire", at_once)


def returned(folder, unit, count):
    path = folder / f"{unit}.csv"
    path.write_text(f"Mã;Kết quả\n{unit};{count}\n", encoding="utf-8")
    return path


def importing(path):
    return ("import", "results", "thi-dua", path, "--as-of", "30/6/2025", "-y", "--no-input")


def begin(root, *arguments):
    """A command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "-C", str(root), *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(3))
def test_five_that_import_at_once_are_all_in_the_record(office_copy, tmp_path, round_):
    counts = {unit: 310 + place for place, unit in enumerate(("moi", *MERGED))}
    first, *others = [returned(tmp_path, *one) for one in counts.items()]
    begin(office_copy.root, *importing(first)).communicate()
    clerks = [begin(office_copy.root, *importing(path), "--merge") for path in others]
    told = [(clerk.communicate()[1].decode(), clerk.returncode) for clerk in clerks]
    assert [status for _, status in told] == [0] * 5, told
    record, _ = read_yaml(office_copy.campaigns / "thi-dua/results/2025-06-30.yaml")
    assert record["results"][0]["counts"] == {unit: str(count) for unit, count in counts.items()}


CAMPAIGN_HELD = {
    "import": importing,
    "import --merge": lambda path: (*importing(path), "--merge"),
    "totals": lambda path: ("import", "totals", path, "--into", "thi-dua", "--as", "an-phu"),
    "allocate": lambda _: ("allocate", "thi-dua", "--rate", "6%", "--replace"),
    "new document": lambda _: ("new", "document", "thi-dua", "report", "--code", "bc_09"),
    "letter": lambda _: ("returns", "thi-dua", "--letter", "don_doc"),
    "lock": lambda _: ("returns", "thi-dua", "--lock", "--as-of", "31/5/2025"),
    "issue": lambda _: ("issue", "thi-dua", "kh_01", "-y"),
    "reserve": lambda _: ("register", "reserve", "thi-dua", "cv_01"),
    "upgrade": lambda _: ("upgrade",),
}
REGISTER_HELD = {
    "init": ("register", "init", "--year", "2026"),
    "void": ("register", "void", "3", "--reason", "nhầm", "--year", "2025"),
    "adopt": ("register", "adopt"),
    "issue": ("issue", "thi-dua", "kh_01", "-y"),
    "reserve": ("register", "reserve", "thi-dua", "cv_01"),
}


def records(workspace):
    return {path: path.read_bytes() for path in workspace.campaigns.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", CAMPAIGN_HELD.values(), ids=CAMPAIGN_HELD)
def test_whoever_changes_a_campaign_waits_for_the_one_that_does(
    vanthu, office_copy, tmp_path, hasty, command
):
    vanthu(*INIT)
    office_copy.settings.write_text("language: vi\n", encoding="utf-8")
    before = records(office_copy)
    with campaign_locked(office_copy, "thi-dua", holder="Lan, máy VT-01"):
        status, err = vanthu(*command(returned(tmp_path, "an-phu", 310)))
    assert status == 4, err
    assert re.search(
        r"chiến dịch «thi-dua» đang được Lan, máy VT-01 dùng từ \d\d:\d\d \d\d/\d\d/\d{4};", err
    )
    assert records(office_copy) == before


@pytest.mark.parametrize("command", REGISTER_HELD.values(), ids=REGISTER_HELD)
def test_whoever_changes_a_register_waits_for_the_one_that_does(
    vanthu, office_copy, hasty, command
):
    vanthu(*INIT)
    before = records(office_copy)
    what = say("sổ của {issuer}", issuer="ldld-song-hoa")
    with locked(office_copy, "register-ldld-song-hoa", what, holder="Lan, máy VT-01"):
        status, err = vanthu(*command)
    assert status == 4, err
    assert "sổ của ldld-song-hoa đang được Lan, máy VT-01 dùng từ" in err
    assert records(office_copy) == before


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("status", "thi-dua"),
        ("register", "list"),
        ("import", "results", "thi-dua", "FILE", "--as-of", "30/6/2025", "-n"),
        ("allocate", "thi-dua", "--rate", "6%", "--replace", "-n"),
        ("upgrade", "-n"),
    ],
    ids=" ".join,
)
def test_who_only_looks_waits_for_nobody_and_writes_nothing(
    vanthu, office_copy, tmp_path, hasty, command
):
    vanthu(*INIT)
    path = returned(tmp_path, "an-phu", 310)
    with campaign_locked(office_copy, "thi-dua"):
        known = {one: one.read_bytes() for one in office_copy.root.rglob("*") if one.is_file()}
        status, err = vanthu(*(path if word == "FILE" else word for word in command))
        assert status == 0, err
        now = {one: one.read_bytes() for one in office_copy.root.rglob("*") if one.is_file()}
    assert now == known
