"""What people write in tables of results, as data beside the code (`words.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.wording import fold
from generator.workspace import read_yaml


@cache
def usual(part: str) -> frozenset[str]:
    """The words of a part of the list, as they are compared."""
    return frozenset(map(fold, _words()[part]))


def short_forms(part: str) -> Mapping[str, str]:
    """Phrases as they are spelled, with their short form."""
    found: Mapping[str, str] = _words()[part]
    return found


@cache
def _words() -> Mapping[str, Any]:
    words, _ = read_yaml(Path(__file__).with_name("words.yaml"))
    return words or {}
