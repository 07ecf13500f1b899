"""The files to import as they were named: single ones, all of a folder, or what comes by a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from generator.ooxml import PACKED_CAP
from generator.problems import Problem
from generator.sheets import SourceFile, SpreadsheetRefused, read_source

PIPE = Path("-")
_KINDS = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})


def gather(paths: Iterable[Path], pipe: BinaryIO) -> tuple[list[SourceFile], list[Problem]]:
    """The files read, and those that cannot be; what Excel keeps beside an open file is left out."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in _spread(paths):
        try:
            files.append(_read(path, pipe))
        except SpreadsheetRefused as fault:
            problems += fault.problems
    return files, problems


def _read(path: Path, pipe: BinaryIO) -> SourceFile:
    if path == PIPE:
        return SourceFile("-", pipe.read(PACKED_CAP + 1))
    return SourceFile(str(path), read_source(path))


def _spread(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        yield from sorted(
            one
            for one in path.iterdir()
            if one.suffix.lower() in _KINDS and not one.name.startswith(("~$", "."))
        )
