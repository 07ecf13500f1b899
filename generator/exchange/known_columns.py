"""What somebody said of the columns of a table, for every later one that looks the same: next week's is not asked about again.

Answers lie beside the records, one file for each campaign; they are a help only, so a file that cannot be read or written
stops no work. Who uses one tells it, and may be told otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256

from generator.problems import MachineFailed
from generator.sheets import Question, SeenColumn, SourceFile, ask_nobody, seen_columns
from generator.workspace import Workspace, bytes_of, inside, safe_name, write_atomically

_LETTERS = 32
_MOST = 200
"""So many answers are kept, the newest."""


class KnownColumns:
    """The answers that were kept for a campaign, or for the register."""

    def __init__(self, workspace: Workspace, of: str) -> None:
        self._path = inside(workspace.hidden / "columns", safe_name(f"{of}.json"))
        self._kept = self._read()

    def answer(self, question: Question) -> int | None:
        """The option that was chosen for a table that looked the same, if it is offered once more."""
        value = self._kept.get(_key(question)) if question.shape else None
        return question.values.index(value) if value in question.values else None

    def keep(self, question: Question, chosen: int) -> None:
        """What was chosen now."""
        if question.shape and chosen < len(question.values):
            self._change(_key(question), question.values[chosen])

    def drop(self, question: Question) -> None:
        """That what was chosen is no answer any more."""
        if question.shape:
            self._change(_key(question), None)

    def chosen_of(self, files: Sequence[SourceFile], sheet: str | None) -> dict[str, str]:
        """The same of the one file that is read; nothing of several."""
        shape = _shape_of_one(files, sheet)
        return self.chosen(shape) if shape else {}

    def keep_chosen_of(
        self, files: Sequence[SourceFile], sheet: str | None, chosen: Mapping[str, str]
    ) -> None:
        """What was said now of the one file that was read; nothing where it was said of several, or of none."""
        if chosen:
            self.keep_chosen(_shape_of_one(files, sheet), chosen)

    def chosen(self, shape: str) -> dict[str, str]:
        """What somebody said the columns of a file that looked the same hold, by their letters."""
        parts = (one.partition("=") for one in self._kept.get(_hashed(shape), "").split(",") if one)
        return {letters: kind for letters, _, kind in parts}

    def keep_chosen(self, shape: str, chosen: Mapping[str, str]) -> None:
        """What was said now; nothing where nobody said anything."""
        told = ",".join(f"{letters}={kind}" for letters, kind in chosen.items())
        if shape:
            self._change(_hashed(shape), told or None)

    def _change(self, key: str, value: str | None) -> None:
        if self._kept.get(key) == value:
            return
        kept = {one: known for one, known in self._kept.items() if one != key}
        if value is not None:
            kept[key] = value
        self._kept = dict([*kept.items()][-_MOST:])
        with suppress(MachineFailed, OSError):
            told = json.dumps(self._kept, ensure_ascii=False, indent=1)
            write_atomically(self._path, told.encode())

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(bytes_of(self._path) or b"{}")
        except (ValueError, OSError, RecursionError):
            return {}
        is_ours = isinstance(found, dict) and all(isinstance(one, str) for one in found.values())
        return found if is_ours else {}


def shape_of(columns: Iterable[SeenColumn]) -> str:
    """What a file looks like by its titles; nothing of one without."""
    titles = {one.letters: one.title for one in columns}
    return "; ".join(" ".join(one) for one in titles.items()) if any(titles.values()) else ""


def _shape_of_one(files: Sequence[SourceFile], sheet: str | None) -> str:
    return shape_of(seen_columns(files[0], sheet, ask_nobody)) if len(files) == 1 else ""


def _key(question: Question) -> str:
    """The question and the shape of its table, whatever the file is called."""
    return _hashed(f"{question.code}\n{question.message}\n{question.shape}")


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LETTERS]
