"""The invented office, about to issue."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "register")]

from issued import begin_register  # noqa: E402


@pytest.fixture
def workspace(office_copy):
    """The invented office with its register begun."""
    return begin_register(office_copy)
