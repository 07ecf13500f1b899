"""What a person answered to a command that came to nothing: refused, stopped or killed. It is offered again.

Answers are known by where they were asked, by the words of the question and by what stands in its row (of a
whole file, by all of it). So a row that was corrected meanwhile, another unit or another
day is asked about anew; nothing is taken without a yes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.cli.app import Session
from generator.cli.asking import confirmed
from generator.exchange import KnownColumns, answer_again, question_key
from generator.problems import MachineFailed, say
from generator.sheets import Ask, Question, SourceFile
from generator.workspace import bytes_of, inside, safe_name, write_atomically


def keeping(session: Session, ask: Ask, of: str, files: Sequence[SourceFile]) -> KeptAsk:
    """Who is asked, each answer kept for a campaign or the register until all is done."""
    path = inside(session.workspace.hidden / "answers", safe_name(f"{of}.json"))
    columns = KnownColumns(session.workspace, of)
    return KeptAsk(session, ask, path, {file.name: file.data for file in files}, columns)


class KeptAsk:
    """Whom to ask, the answers of before first."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        path: Path,
        files: Mapping[str, bytes],
        columns: KnownColumns,
    ) -> None:
        self._session, self._ask, self._path, self._files = session, ask, path, files
        self._columns = columns
        self._dropped: set[str] = set()
        self._before = _read(path)
        self._now: dict[str, str] = {}
        self._is_wanted: bool | None = None

    def __call__(self, question: Question) -> int | None:
        """The answer of before where it is wanted and may still be given, else of the person."""
        key = question_key(question, self._files)
        chosen = self._known(key, question)
        if chosen is None and key not in self._dropped:
            chosen = self._of_columns(question)
        if chosen is None:
            chosen = self._ask(question)
        if chosen is not None:
            self._columns.keep(question, chosen)
            self._now[key] = str(question.answer(chosen))
            self._write({**self._before, **self._now})
        return chosen

    def forget(self) -> None:
        """All is done: what was answered stands in the record."""
        if self._now:
            left = {key: said for key, said in self._before.items() if key not in self._now}
            self._write(left)

    def drop(self, key: str) -> None:
        """An answer that is taken back: it is forgotten at once, whatever becomes of this run."""
        self._dropped.add(key)
        self._before = {one: said for one, said in self._before.items() if one != key}
        self._now.pop(key, None)
        self._write({**self._before, **self._now})

    def _known(self, key: str, question: Question) -> int | None:
        said = self._before.get(key)
        index = None if said is None else answer_again(question, said)
        if index is None or not self._wanted():
            return None
        self._session.say(
            say("{place}: như đã trả lời: {answer}", place=question.place, answer=said)
        )
        return index

    def _of_columns(self, question: Question) -> int | None:
        """What was answered of the columns of a table that looked the same, which is told."""
        chosen = self._columns.answer(question)
        if chosen is not None:
            told = say("{place}: như lần trước: {answer}", place=question.place, answer=question.answer(chosen))  # fmt: skip
            self._session.say(told)
        return chosen

    def _wanted(self) -> bool:
        if self._is_wanted is None:
            asked = say("Lần trước đã trả lời mà chưa ghi được. Dùng lại các câu trả lời ấy?")
            self._is_wanted = confirmed(self._session, asked)
            self._before = self._before if self._is_wanted else {}
        return self._is_wanted

    def _write(self, answers: dict[str, str]) -> None:
        """Answers are a help only: a disk that takes none stops no work."""
        with suppress(MachineFailed, OSError):
            if answers:
                told = json.dumps(answers, ensure_ascii=False, indent=1)
                write_atomically(self._path, told.encode())
            else:
                self._path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(bytes_of(path) or b"{}")
    except (ValueError, OSError):
        return {}
    is_ours = isinstance(found, dict) and all(isinstance(one, str) for one in found.values())
    return found if is_ours else {}
