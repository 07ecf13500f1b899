"""The vocabulary at work: fills texts and bodies, judges conditions, and says where a fault stands.

One filling for plain texts and one for Markdown bodies; they differ only in that a value put
into a body is escaped, so that no name can turn into a heading or a list.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.drafting.subject import Locate, Path
from generator.drafting.vocabulary.build import InsertMark
from generator.drafting.vocabulary.filters import build_filters, printed, printed_complete
from generator.drafting.vocabulary.lacking import Lacking
from generator.drafting.vocabulary.limits import (
    HINT_COMPLETE,
    Tell,
    only_complete,
    settle,
    with_mark,
)
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.problems import Message, Problem, say
from generator.word import ExpressionFault, Filling, escape_markdown


def _into_body(value: Any) -> str:
    return str(value) if isinstance(value, InsertMark) else escape_markdown(printed(value))


def _complete_into_body(value: Any) -> str:
    return _into_body(only_complete(value, value))


@lru_cache
def _filling(decimals: int, finalize: Callable[[Any], Any], tell: Tell) -> Filling:
    return Filling(build_filters(decimals, tell), MEANINGS, finalize=finalize, refusal=Lacking)


@dataclass
class Expressions:
    """Fills the texts of one document; faults are collected with the places that `locate` gives."""

    names: Mapping[str, Any]
    decimals: int
    locate: Locate
    complete: bool = False
    problems: list[Problem] = field(default_factory=list)

    def text(self, source: str, *path: str | int, **more: Any) -> str:
        """A text of the record with its expressions filled; empty when there is a fault."""
        if "{" not in source:
            return source
        return settle(str(self._tried(self._filling.fill, source, path, more) or ""))

    def texts(self, sources: tuple[str, ...], *path: str | int) -> list[str]:
        """The same for a list; a text that comes out empty is left out."""
        filled = (self.text(source, *path, index) for index, source in enumerate(sources))
        return [text for text in filled if text.strip()]

    def body(self, source: str, *path: str | int) -> str:
        """A Markdown body with its expressions filled; what limits its figures is not yet in its place."""
        into = _complete_into_body if self.complete else _into_body
        filling = _filling(self.decimals, into, self._tell)
        return str(self._tried(filling.fill, source, path, {}) or "")

    def holds(self, condition: str, *path: str | int, row: Mapping[str, Any] | None = None) -> bool:
        """Whether a condition is true, of a row by its names; a fault counts as no."""
        return bool(self.value(condition, *path, row=row))

    def value(self, expression: str, *path: str | int, row: Mapping[str, Any] | None = None) -> Any:
        """The value of an expression, which speaks of a row first; `None` when there is a fault."""
        return self._tried(self._filling.evaluate, expression, path, row or {})

    @property
    def _tell(self) -> Tell:
        return only_complete if self.complete else with_mark

    @property
    def _filling(self) -> Filling:
        return _filling(self.decimals, printed_complete if self.complete else printed, self._tell)

    def refuse(
        self, message: Message, hint: Message | None, *path: str | int, code: str = "E-EXPR-VALUE"
    ) -> None:
        """A fault that is seen only in what an expression, or a table, came to."""
        self._add(Problem(code, self.locate(path, 1), message, hint))

    def refuse_incomplete(self, limit: str, *path: str | int) -> None:
        """Tell that a table or a chart at a path shows more than complete figures."""
        message = say("số liệu ở đây chưa đủ: {limit}", limit=limit.rstrip("."))
        self.refuse(message, HINT_COMPLETE, *path, code="E-FIGURE-INCOMPLETE")

    def _tried(
        self, work: Callable[..., Any], source: str, path: Path, more: Mapping[str, Any]
    ) -> Any:
        try:
            return work(source, ChainMap(more, self.names))  # type: ignore[arg-type]
        except ExpressionFault as fault:
            self._add(Problem(fault.code, self.locate(path, fault.line), fault.message, fault.hint))
            return None

    def _add(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
