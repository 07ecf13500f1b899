"""The life of a campaign over three weeks, as docs/life.md tells it: every command in its order, and what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess

import pytest
from openpyxl import Workbook
from places import ROOT

from generator.cli.app import run

DATA = ROOT / "tests" / "data" / "life"
PAGE = (ROOT / "docs" / "life.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\s+# mã thoát (\d+)$")
MOMENT = {f"GIT_{who}_DATE": "2025-05-05T08:00:00Z" for who in ("AUTHOR", "COMMITTER")}
WHO = {
    f"GIT_{who}_{what}": "lan@example.vn"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def steps():
    """Each command with the status that is told of it, and the lines that it says."""
    for block in BLOCKS:
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = step.splitlines()
            status = STATUS.search(command)
            yield STATUS.sub("", command), int(status[1]) if status else 0, lines


def as_typed(text):
    """A cell as Excel keeps it: bare digits are a number, all else is text."""
    return int(text) if text.isdigit() else text


@pytest.fixture
def office(tmp_path, monkeypatch):
    """The workspace before anything was done, and what units send, as workbooks."""
    folder = tmp_path / "office"
    shutil.copytree(DATA / "office", folder)
    for sheet in DATA.glob("*.csv"):
        book = Workbook()
        for row in sheet.read_text(encoding="utf-8").splitlines():
            book.active.append(list(map(as_typed, row.split(";"))))
        book.save(folder / f"{sheet.stem}.xlsx")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def call(capfd):
    """Runs a command of the page; its status and all that it says."""

    def run_git(words):
        held = (
            os.environ
            | WHO
            | MOMENT
            | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        )
        return subprocess.run(words, env=held, check=False).returncode

    def answered(command):
        program, *words = shlex.split(command)
        status = run(words) if program == "vanthu" else run_git([program, *words])
        return status, "".join(capfd.readouterr())

    return answered


@pytest.mark.slow
@pytest.mark.usefixtures("office")
def test_three_weeks_as_they_are_told(call):
    for command, status, lines in steps():
        found, told = call(command)
        assert found == status, f"{command}\n{told}"
        missing = [line for line in lines if line.strip() not in told]
        assert not missing, f"{command}\n{told}"


def test_the_week_itself_is_one_command():
    (block,) = [block for block in BLOCKS if "tuan2.xlsx" in block]
    assert block.startswith("$ vanthu week sang-kien tuan2.xlsx --as-of 12/5/2025 --no-input\n")


@pytest.mark.parametrize(
    ("sheet", "total"), [("tuan1_sua", "1.281"), ("tuan2", "2.233"), ("tuan3", "3.379")]
)
def test_the_totals_that_are_told_are_the_sums_of_what_units_sent(sheet, total):
    rows = (DATA / f"{sheet}.csv").read_text(encoding="utf-8").splitlines()
    cells = [row.split(";")[2].strip() for row in rows if row[:1].isdigit()]
    counts = [int(cell.replace(".", "")) for cell in cells if cell[:1].isdigit()]
    assert f"{sum(counts):,}".replace(",", ".") == total
    assert f"{total} sáng kiến" in PAGE
