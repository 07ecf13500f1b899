"""The vocabulary at work: fills texts and bodies, judges conditions, and says where a fault stands.

One filling for plain texts and one for Markdown bodies; they differ only in that a value put
into a body is escaped, so that no name can turn into a heading or a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.drafting.vocabulary.build import InsertMark
from generator.drafting.vocabulary.filters import build_filters, printed
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.problems import Place, Problem
from generator.word import ExpressionFault, Filling, escape_markdown

Locate = Callable[[tuple[str | int, ...], int], Place]


def _into_body(value: Any) -> str:
    return str(value) if isinstance(value, InsertMark) else escape_markdown(printed(value))


@lru_cache
def _filling(decimals: int, finalize: Callable[[Any], Any]) -> Filling:
    return Filling(build_filters(decimals), MEANINGS, finalize=finalize)


@dataclass
class Expressions:
    """Fills the texts of one document; faults are collected with their places.

    `locate` gives the place of the value at a path of the record, of line n when it is a text.
    """

    names: Mapping[str, Any]
    decimals: int
    locate: Locate
    problems: list[Problem] = field(default_factory=list)

    @property
    def _plain(self) -> Filling:
        return _filling(self.decimals, printed)

    @property
    def _markdown(self) -> Filling:
        return _filling(self.decimals, _into_body)

    def text(self, source: str, *path: str | int, **more: Any) -> str:
        """A text of the record with its expressions filled; empty when there is a fault."""
        if "{" not in source:
            return source
        return self._filled(self._plain, source, path, more)

    def texts(self, sources: tuple[str, ...], *path: str | int) -> list[str]:
        """The same for a list; a text that comes out empty is left out."""
        filled = (self.text(source, *path, index) for index, source in enumerate(sources))
        return [text for text in filled if text.strip()]

    def body(self, source: str, *path: str | int) -> str:
        """A Markdown body with its expressions filled."""
        return self._filled(self._markdown, source, path, {})

    def holds(self, condition: str, *path: str | int, **more: Any) -> bool:
        """Whether a condition is true; a fault counts as no."""
        try:
            return bool(self._plain.evaluate(condition, {**self.names, **more}))
        except ExpressionFault as fault:
            self._report(fault, path)
            return False

    def value(self, expression: str, *path: str | int, **more: Any) -> Any:
        """The value of an expression; `None` when there is a fault."""
        try:
            return self._plain.evaluate(expression, {**self.names, **more})
        except ExpressionFault as fault:
            self._report(fault, path)
            return None

    def _filled(
        self,
        filling: Filling,
        source: str,
        path: tuple[str | int, ...],
        more: Mapping[str, Any],
    ) -> str:
        try:
            return filling.fill(source, {**self.names, **more})
        except ExpressionFault as fault:
            self._report(fault, path)
            return ""

    def _report(self, fault: ExpressionFault, path: tuple[str | int, ...]) -> None:
        problem = Problem(fault.code, self.locate(path, fault.line), fault.message, fault.hint)
        if problem not in self.problems:
            self.problems.append(problem)
