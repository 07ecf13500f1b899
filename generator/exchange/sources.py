"""The files to import as they were named, and what is told and kept of where figures came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from generator import sheets
from generator.ooxml import PACKED_CAP
from generator.problems import Place, Problem, Severity, say
from generator.workspace import column_letters, quoted

PIPE = Path("-")
_KINDS = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})
_OTHERS = frozenset({".xls", ".xlsb", ".ods"})
"""Spreadsheets too, which are refused by name and not left out of a folder."""


_SHOWN = 5


def gather(paths: Iterable[Path], pipe: BinaryIO) -> tuple[list[sheets.SourceFile], list[Problem]]:
    """The files read, and those that cannot be; what Excel keeps beside an open file is left out.

    What else a folder holds is told as a warning.
    """
    paths = list(paths)
    files: list[sheets.SourceFile] = []
    problems = [told for path in paths if path.is_dir() for told in _left_out(path)]
    for path in _spread(paths):
        try:
            files.append(_read(path, pipe))
        except sheets.SpreadsheetRefused as fault:
            problems += fault.problems
    return files, problems


def _read(path: Path, pipe: BinaryIO) -> sheets.SourceFile:
    if path == PIPE:
        return sheets.SourceFile("-", pipe.read(PACKED_CAP + 1))
    return sheets.SourceFile(str(path), sheets.read_source(path))


def _spread(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        yield from (one for one in _inside(path) if one.suffix.lower() in _KINDS | _OTHERS)


def _inside(folder: Path) -> list[Path]:
    """What somebody put into a folder."""
    return sorted(one for one in folder.iterdir() if not one.name.startswith(("~$", ".")))


def _left_out(folder: Path) -> Iterator[Problem]:
    """The files of a folder that are no tables, and the folders in it: a unit's return may be among them."""
    known = _KINDS | _OTHERS
    left = [one for one in _inside(folder) if one.is_dir() or one.suffix.lower() not in known]
    if left:
        names = ", ".join(quoted(one.name) for one in left[:_SHOWN])
        more = say(" và {count} mục nữa", count=len(left) - _SHOWN) if len(left) > _SHOWN else ""
        said = say("không đọc, vì không phải tệp Excel, CSV: {names}{more}", names=names, more=more)
        hint = say("trong đó có số liệu của đơn vị thì nêu tệp .xlsx hay thư mục con ấy vào lệnh")
        yield Problem("W-IMPORT-LEFT-OUT", Place(str(folder)), said, hint, Severity.WARNING)


def shown_source(source: sheets.ReadFrom) -> str:
    """`ket_qua.xlsx (Kết quả): unit=B, ideas=D`, the columns as `--columns` takes them."""
    columns = ", ".join(f"{key}={column_letters(column)}" for key, column in source.columns.items())
    return f"{shown_place(source)}: {columns}"


def shown_place(source: sheets.ReadFrom) -> str:
    """`ket_qua.xlsx (Kết quả)`."""
    sheet = f" ({quoted(source.sheet)})" if source.sheet else ""
    return f"{quoted(bare_name(source.file))}{sheet}"


def bare_name(file: str) -> str:
    """A file without the folders that lead to it: a record is the same on every machine."""
    return PureWindowsPath(file).name or file


class Answers:
    """Whom to ask, with all that was answered kept: what a person decided must be known later."""

    def __init__(self, ask: sheets.Ask) -> None:
        self._ask = ask
        self.lines: list[str] = []

    def __call__(self, question: sheets.Question) -> int | None:
        """The answer of the one who is asked."""
        chosen = self._ask(question)
        if chosen is not None:
            said = f"{question.message} → {question.answer(chosen)}"
            place = replace(question.place, file=bare_name(question.place.file))
            self.lines.append(f"{place}: {said}")
        return chosen


def comment_on(
    sources: Sequence[sheets.ReadFrom], answers: Sequence[str] = (), before: str = ""
) -> str:
    """The comment at the head of a record: what was there, whence figures came, what was decided."""
    lines = before.splitlines()
    new = (f"Nhập từ {shown_source(source)}." for source in sources[:_SHOWN])
    lines += [line for line in new if line not in lines]
    if len(sources) > _SHOWN:
        lines.append(f"… và {len(sources) - _SHOWN} tệp nữa.")
    asked = (f"Đã hỏi: {answer}" for answer in answers)
    lines += [line for line in asked if line not in lines]
    return "\n".join(lines)
