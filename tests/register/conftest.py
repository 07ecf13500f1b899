"""A register of an invented office, its book of 2022 just begun."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clerks import Faults, date, open_book

from generator.workspace import disk
from generator.workspace.folders import Workspace


@pytest.fixture
def register(tmp_path):
    return open_book(Workspace(tmp_path), date("03/01/2022"))


@pytest.fixture
def faults(monkeypatch):
    """A disk that fails where it is told to; `repair` makes it whole again."""
    faulty = Faults()
    for name in Faults.STEPS:
        monkeypatch.setattr(disk, name, faulty.wrap(name, getattr(disk, name)))
    return faulty
