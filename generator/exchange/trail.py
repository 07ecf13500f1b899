"""From which file, sheet and columns figures came: told when they are read, kept with the record."""

from __future__ import annotations

from collections.abc import Sequence

from generator.sheets import Ask, Question, ReadFrom, column_letters
from generator.workspace import quoted

_SHOWN = 5


def shown_source(source: ReadFrom) -> str:
    """`ket_qua.xlsx (Kết quả): unit=B, ideas=D`, the columns as `--columns` takes them."""
    columns = ", ".join(f"{key}={column_letters(column)}" for key, column in source.columns.items())
    sheet = f" ({quoted(source.sheet)})" if source.sheet else ""
    return f"{quoted(source.file)}{sheet}: {columns}"


class Answers:
    """Whom to ask, with all that was answered kept: what a person decided must be known later."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.lines: list[str] = []

    def __call__(self, question: Question) -> int | None:
        """The answer of the one who is asked."""
        chosen = self._ask(question)
        if chosen is not None:
            said = f"{question.message} → {question.options[chosen]}"
            self.lines.append(f"{question.place}: {said}")
        return chosen


def comment_on(sources: Sequence[ReadFrom], answers: Sequence[str] = (), before: str = "") -> str:
    """The comment at the head of a record: what was there, whence figures came, what was decided."""
    lines = before.splitlines()
    new = (f"Nhập từ {shown_source(source)}." for source in sources[:_SHOWN])
    lines += [line for line in new if line not in lines]
    if len(sources) > _SHOWN:
        lines.append(f"… và {len(sources) - _SHOWN} tệp nữa.")
    lines += [f"Đã hỏi: {answer}" for answer in answers]
    return "\n".join(lines)
