"""The official format as data that travels with the program, read as any record is."""

from __future__ import annotations

from pathlib import Path

from generator.problems import RecordsInvalid
from generator.workspace import Block, read_yaml

FOLDER = Path(__file__).parent


def read_shipped(name: str) -> Block:
    """One of our own files (`nd30`, `kinds`)."""
    record, problems = read_yaml(FOLDER / f"{name}.yaml")
    if record is None:
        raise RecordsInvalid(problems)
    return record
