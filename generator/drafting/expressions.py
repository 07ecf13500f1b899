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
from generator.drafting.vocabulary.filters import build_filters, printed
from generator.drafting.vocabulary.lacking import Lacking
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.problems import Message, Problem
from generator.word import ExpressionFault, Filling, escape_markdown


def _into_body(value: Any) -> str:
    return str(value) if isinstance(value, InsertMark) else escape_markdown(printed(value))


@lru_cache
def _filling(decimals: int, finalize: Callable[[Any], Any]) -> Filling:
    return Filling(build_filters(decimals), MEANINGS, finalize=finalize, refusal=Lacking)


@dataclass
class Expressions:
    """Fills the texts of one document; faults are collected with the places that `locate` gives."""

    names: Mapping[str, Any]
    decimals: int
    locate: Locate
    problems: list[Problem] = field(default_factory=list)

    def text(self, source: str, *path: str | int, **more: Any) -> str:
        """A text of the record with its expressions filled; empty when there is a fault."""
        if "{" not in source:
            return source
        return str(self._tried(_filling(self.decimals, printed).fill, source, path, more) or "")

    def texts(self, sources: tuple[str, ...], *path: str | int) -> list[str]:
        """The same for a list; a text that comes out empty is left out."""
        filled = (self.text(source, *path, index) for index, source in enumerate(sources))
        return [text for text in filled if text.strip()]

    def body(self, source: str, *path: str | int) -> str:
        """A Markdown body with its expressions filled."""
        return str(self._tried(_filling(self.decimals, _into_body).fill, source, path, {}) or "")

    def holds(self, condition: str, *path: str | int, row: Mapping[str, Any] | None = None) -> bool:
        """Whether a condition is true, of a row by its names; a fault counts as no."""
        return bool(self.value(condition, *path, row=row))

    def value(self, expression: str, *path: str | int, row: Mapping[str, Any] | None = None) -> Any:
        """The value of an expression, which speaks of a row first; `None` when there is a fault."""
        return self._tried(_filling(self.decimals, printed).evaluate, expression, path, row or {})

    def refuse(
        self, message: Message, hint: Message, *path: str | int, code: str = "E-EXPR-VALUE"
    ) -> None:
        """A fault that is seen only in what an expression, or a table, came to."""
        self._add(Problem(code, self.locate(path, 1), message, hint))

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
