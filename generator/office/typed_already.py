"""What was typed and kept, held against the file that was saved since: whether anything of it is missing there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.office.saving import open_file, typed_into
from generator.problems import GeneratorError
from generator.records import Way
from generator.workspace import Block, Unsaved, Workspace, value_at


def adds_nothing(workspace: Workspace, typed: Unsaved) -> bool:
    """Whether all that was typed stands in the file by now, which was saved since: as it was typed or longer.

    What took something out is never nothing, nor what was typed into no record.
    """
    try:
        there = open_file(workspace, typed_into(workspace, typed))
    except GeneratorError:
        return False
    if there.digest == typed.opened or there.values is None:
        return False
    return all(_holds(_stands(there.values, way), value) for way, value in typed.changes.items())


def _stands(root: Block, way: Way) -> Any:
    """What stands at a path of a record; nothing where there is none."""
    try:
        return value_at(root, way)
    except KeyError:
        return None


def _holds(now: Any, typed: Any) -> bool:
    """Whether each line that was typed begins a line that stands there, in the same order."""
    lines, standing = _lines(typed), iter(_lines(now))
    return bool(lines) and all(any(one.startswith(line) for one in standing) for line in lines)


def _lines(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [line for one in value.values() for line in _lines(one)]
    if isinstance(value, list):
        return [line for one in value for line in _lines(one)]
    return [line.strip() for line in str(value or "").splitlines() if line.strip()]
