"""Fills the expressions of texts and bodies, and judges conditions; a fault is told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.meta import find_undeclared_variables

from generator.problems import GeneratorError, Message
from generator.word.template.dialect import left_open
from generator.word.template.sandbox import (
    Filter,
    Missing,
    Offered,
    Sandbox,
    TooMuch,
    UnknownName,
    of_values,
)
from generator.word.template.unknown import Gap, Refusal, TellGap, Unknown, plain_refusal

FILLED_CAP = 5_000_000
_COMPILED = 512
_CODES = {"FORBIDDEN": "REACH", "FILTER": "SYNTAX"}
_STATEMENT = re.compile(
    r"""\{%(?:[^"'%{]|\{(?!%)|%(?!\})|"[^"]*"|'[^']*')*%\}|\{#.*?#\}""", re.DOTALL
)
_BARE_LINE = re.compile(
    rf"^[ \t]*(?:(?:{_STATEMENT.pattern})[ \t]*)+(?:\n|\Z)", re.MULTILINE | re.DOTALL
)


class ExpressionFault(GeneratorError):
    """An expression could not be understood or computed; `line` counts from 1 in its text."""

    def __init__(self, code: str, message: Message, line: int, hint: Message | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.hint = hint


class Filling:
    """Fills texts with these filters and with what is offered for a class; each is compiled once.

    Values are not escaped; `finalize` decides what a value prints. A text, like a condition, that
    says what it may not, or asks for what is not there, raises `ExpressionFault`; `refusal` words it
    where a name that is offered has no value.
    """

    def __init__(
        self,
        filters: Mapping[str, Filter],
        offered: Offered,
        *,
        finalize: Callable[[Any], Any] | None = None,
        refusal: Refusal = plain_refusal,
    ) -> None:
        self._sandbox = Sandbox(filters, offered, refusal)
        if finalize:
            self._sandbox.finalize = of_values(finalize, self._sandbox.leniency)
        self._text = lru_cache(_COMPILED)(self._compiled)
        self._condition = lru_cache(_COMPILED)(self._judged)

    def fill(self, text: str, names: Mapping[str, Any], tell: TellGap | None = None) -> str:
        """The text with every expression replaced by its value; in a draft `tell` says what gaps print."""
        with self._faults_told(names, text, tell):
            return _counted(self._text(text).generate(names))

    def evaluate(
        self, expression: str, names: Mapping[str, Any], tell: TellGap | None = None
    ) -> Any:
        """The value of one expression, such as the condition `rate < 0.5`.

        Of the names only those are looked at that it speaks of. In a draft it may be a `Gap`.
        """
        with self._faults_told(names, "", tell):
            judge, used = self._condition(expression)
            found = judge({name: names[name] for name in used if name in names})
            if isinstance(found, Missing):
                raise UnknownName(found)
            is_nothing = isinstance(found, Unknown) or (isinstance(found, Gap) and not found.used)
            return None if is_nothing else found

    def _compiled(self, text: str) -> Template:
        return self._sandbox.from_string(without_bare_lines(text))

    def _judged(self, expression: str) -> tuple[Callable[[Mapping[str, Any]], Any], frozenset[str]]:
        """An expression ready to be judged, and the names that it speaks of."""
        judge = self._sandbox.compile_expression(expression, undefined_to_none=False)
        tree = self._sandbox.parse(f"{{{{ ({expression}\n) }}}}")
        return judge, frozenset(find_undeclared_variables(tree))

    @contextmanager
    def _faults_told(
        self, names: Mapping[str, Any], text: str, tell: TellGap | None
    ) -> Iterator[None]:
        self._sandbox.rounds = 0
        leniency = self._sandbox.leniency
        before, leniency.tell = leniency.tell, tell
        try:
            yield
        except ExpressionFault:
            raise
        except Exception as error:  # noqa: BLE001 - a filter may fail in any way; all are told
            found = self._sandbox.refusal_of(error, names)
            wrong = isinstance(error, TemplateSyntaxError) and left_open(self._sandbox, text)
            code = f"E-EXPR-{_CODES.get(found.kind, found.kind)}"
            line = wrong or found.line
            raise ExpressionFault(code, found.message, line, found.hint) from None
        finally:
            leniency.tell = before


def _counted(pieces: Iterator[str]) -> str:
    """The pieces together, unless they are more than any text."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > FILLED_CAP:
            raise TooMuch
        kept.append(piece)
    return "".join(kept)


def without_bare_lines(text: str) -> str:
    """The text where a line that holds nothing but statements leaves no line behind.

    Its blanks go, and its end is moved into its last statement, so that lines are counted as before.
    """
    return _BARE_LINE.sub(lambda line: _inward(line.group()), text)


def _inward(line: str) -> str:
    """`  {% if a %}` and its line end, as `{% if a`, line end, `%}`."""
    *before, last = _STATEMENT.findall(line)
    end = "\n" if line.endswith("\n") else ""
    sign = last[-3:] if last[-3] in "-+" else last[-2:]
    return f"{''.join(before)}{last[: -len(sign)]}{end}{sign}"
