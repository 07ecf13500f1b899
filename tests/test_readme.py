"""The README and the program agree: every command is told, every told command exists."""

from __future__ import annotations

import re

import pytest
from places import ROOT

from generator.cli.summaries import SUMMARIES

READMES = ("README.md", "README.vi.md")


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_readme(name):
    told = set(re.findall(r"vanthu ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")))
    assert set(SUMMARIES) <= told
    assert told - set(SUMMARIES) == set()


@pytest.mark.parametrize("name", READMES)
def test_links_of_the_readme_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
