"""One day from an Excel list to a signed letter, as docs/day.md tells it: each command, question, answer and line."""

from __future__ import annotations

import re
import shlex

import pytest
from openpyxl import Workbook
from outline import outline
from places import ROOT
from typed import typing

from generator.cli.app import run

PAGE = (ROOT / "docs" / "day.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ASKED = re.compile(r"\? (.+?(?::|\]:))(?: (.*))?")
MADE = "output/1-trieu-sang-kien/quota_letter.docx"


def steps():
    """Each command with the questions that it puts, the answers, and the lines that it says."""
    for block in BLOCKS:
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = step.splitlines()
            asked = [match.groups("") for line in lines if (match := ASKED.fullmatch(line))]
            yield command, asked, [line for line in lines if not line.startswith("? ")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder with the list of units that the page shows."""
    table = re.search(r"^```csv\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[1]
    book = Workbook()
    for row in table.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row.split(";")])
    book.save(tmp_path / "don_vi.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_day_goes_as_it_is_told(folder, monkeypatch, capfd):
    for command, asked, lines in steps():
        person = typing(monkeypatch, *(answer for _, answer in asked))
        status = run(shlex.split(command)[1:])
        told = [line.rstrip() for line in "".join(capfd.readouterr()).splitlines()]
        assert status == 0, command
        assert [prompt.strip() for prompt in person.prompts] == [question for question, _ in asked]
        assert person.answers == []
        assert sorted(line for line in told if line) == sorted(lines), command
    said = outline((folder / MADE).read_bytes())
    assert "Số: 01/LĐLĐ-VP" in said
    assert "46 sáng kiến" in said


def test_every_answer_of_the_day_has_its_question():
    lines = [line for block in BLOCKS for line in block.splitlines() if line.startswith("? ")]
    assert all(map(ASKED.fullmatch, lines))
    assert len(lines) == 11
