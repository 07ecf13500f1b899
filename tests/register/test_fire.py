"""Many clerks at once, one of them killed again and again: 1…n, each once, every row whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from clerks import date, open_book

from generator.model.books import RowState
from generator.problems import errors
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.workspace.folders import Workspace
from generator.workspace.journal import is_open, settle

PROGRAM = Path(__file__).with_name("clerks.py")


def start(root, name, count):
    """A clerk at work in a process of their own."""
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(root), name, str(count)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )


def kill_at_work(root, count, chance):
    """Begin a clerk and kill them while they hold the register; whether they left a change open."""
    victim = start(root, "victim", count)
    in_the_middle = chance.random() < 0.7
    while victim.poll() is None and not (
        holder(root) == "victim" and (is_open(Workspace(root)) or not in_the_middle)
    ):
        time.sleep(0.0005)
    time.sleep(chance.uniform(0, 0.03))
    victim.kill()
    victim.wait()
    return is_open(Workspace(root))


def holder(root):
    try:
        return (root / ".vanthu/locks/register-ldld-ca-mau.holder").read_text("utf-8")
    except OSError:
        return ""


def metadata_number(root, key):
    text = (root / f"output/ca-mau/{key}.json").read_text("utf-8")
    return int(yaml.safe_load(text)["CodeNumber"])


@pytest.mark.slow
@pytest.mark.parametrize(("clerks", "documents", "kills"), [(3, 6, 4), (8, 50, 100)])
def test_under_fire(tmp_path, clerks, documents, kills):
    register = open_book(Workspace(tmp_path), date("03/01/2022"))
    others = [start(tmp_path, f"clerk{number}", documents) for number in range(1, clerks)]
    chance = random.Random(clerks)  # noqa: S311 - moments to be told again, not secrets
    left_open = sum(kill_at_work(tmp_path, documents, chance) for _ in range(kills))
    assert start(tmp_path, "victim", documents).wait() == 0
    assert left_open > 10 or kills < 100, "kills must strike in the middle of changes"
    assert [other.wait() for other in others] == [0] * (clerks - 1)
    settle(register.workspace)

    entries = list_rows(register)
    assert [entry.row.number for entry in entries] == list(range(1, clerks * documents + 1))
    assert {entry.row.state for entry in entries} == {RowState.ISSUED}
    assert len({entry.row.key for entry in entries}) == clerks * documents
    assert errors(check_register(register)) == []
    for row in (entry.row for entry in entries):
        record = yaml.safe_load((tmp_path / row.record).read_text("utf-8"))
        assert record["number"] == row.number
        assert metadata_number(tmp_path, row.key) == row.number
    assert [path for path in tmp_path.rglob(".*") if ".vanthu" not in path.parts] == []
