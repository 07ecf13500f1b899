"""Many clerks at once, one of them killed again and again: 1…n, each once, every row whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml

from generator.model.books import RowState
from generator.problems import errors
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.workspace.folders import Workspace
from generator.workspace.journal import is_open, settle

PROGRAM = Path(__file__).with_name("clerks.py")


def start(root, name, count, *still_at):
    """A clerk at work in a process of their own."""
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(root), name, str(count), *map(str, still_at)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_at_work(root, count, step):
    """Kill a clerk in a step of their work; `None` when there was none, else whether it is open."""
    with start(root, "victim", count, step) as victim:
        struck = victim.stdout.readline() == "still\n"
        victim.kill()
    return is_open(Workspace(root)) if struck else None


@pytest.fixture
def others(tmp_path, register, clerks, documents):
    with ExitStack() as stack:
        clerks = [start(tmp_path, f"clerk{number}", documents) for number in range(1, clerks)]
        for one in clerks:
            stack.enter_context(one)
            stack.callback(one.kill)
        yield clerks


def metadata_number(root, key):
    text = (root / f"output/ca-mau/{key}.json").read_text("utf-8")
    return int(yaml.safe_load(text)["CodeNumber"])


@pytest.mark.slow
@pytest.mark.parametrize(("clerks", "documents", "kills"), [(3, 6, 4), (6, 20, 30)])
def test_under_fire(tmp_path, register, others, clerks, documents, kills):
    chance = random.Random(clerks)  # noqa: S311 - steps to be told again, not secrets
    struck = [kill_at_work(tmp_path, documents, chance.randint(1, 40)) for _ in range(kills)]
    with start(tmp_path, "victim", documents) as victim:
        assert victim.wait() == 0
    assert struck.count(None) < kills / 3
    assert True in struck, "kills must strike in the middle of changes"
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
