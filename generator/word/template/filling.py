"""Fills the expressions of texts and bodies, and judges conditions; a fault is told with its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.meta import find_undeclared_variables

from generator.problems import GeneratorError, say
from generator.word.prose.holes import printed_length
from generator.word.template.absent_names import Filter, Missing, UnknownName, of_value
from generator.word.template.choosing import chosen
from generator.word.template.dialect import Refused
from generator.word.template.sandbox import FIGURE, NOT_COMPUTED, Offered, Sandbox
from generator.word.template.slips import find_slip
from generator.word.template.spending import TooMuch
from generator.word.template.tag_scan import (
    Written,
    spot_in,
    straightened,
    stray_end,
    word_starts,
    written_tags,
)
from generator.word.template.unknown import Gap, Refusal, TellAt, TellGap, Unknown, plain_refusal
from generator.workspace import regex, unchanging

_EXPRESSION = "variable"
"""Where reading begins in an expression alone: Jinja's own name of the inside of a tag."""
FILLED_CAP = 5_000_000
_COMPILED = 512
_SCANNED = 64
_AT_ONCE = 256
_WHILE_RUN = {FIGURE, "VALUE", "CAP"}
"""What is wrong with a value, and is told of the whole tag."""
_CODES = {"FORBIDDEN": "REACH", "FILTER": "SYNTAX"}
_STATEMENT = regex(r"""\{%(?:[^"'%{]|\{(?!%)|%(?!\})|"[^"]*"|'[^']*')*%\}|\{#.*?#\}""", re.DOTALL)
_BARE_LINE = regex(
    rf"^[ \t]*(?:(?:{_STATEMENT.pattern})[ \t]*)+(?:\n|\Z)", re.MULTILINE | re.DOTALL
)


class ExpressionFault(GeneratorError):
    """An expression could not be understood or computed; `line` and `column` count from 1 in its text."""

    def __init__(self, found: Refused) -> None:
        super().__init__(found.message)
        self.code = f"E-EXPR-{_CODES.get(found.kind, found.kind)}"
        self.line, self.column = found.line, found.column
        self.hint = found.hint


@unchanging(frozen=True)
class _Scan:
    """A text as Jinja gets it, where each of its words begins, and its tags."""

    prepared: str
    starts: Sequence[int]
    tags: Sequence[Written]


class Filling:
    """Fills texts with these filters and with what is offered for a class; each is compiled once.

    Values are not escaped; `finalize` decides what a value prints. A text, like a condition, that
    says what it may not, or asks for what is not there, raises `ExpressionFault`; `refusal` words it
    where a name that is offered has no value. One that `remembers` asks `finalize` and the filters once
    for what stands in a text several times; they must come to the same each time.
    """

    def __init__(
        self,
        filters: Mapping[str, Filter],
        offered: Offered,
        *,
        finalize: Callable[[Any], Any] | None = None,
        refusal: Refusal = plain_refusal,
        remembers: bool = True,
    ) -> None:
        self._sandbox = Sandbox(filters, offered, refusal)
        self._sandbox.by_word = True
        self._sandbox.remembers = remembers
        if finalize:
            self._sandbox.finalize = of_value(finalize, self._sandbox.leniency)
        self._text = lru_cache(_COMPILED)(self._compiled)
        self.names_in = lru_cache(_COMPILED)(self._names_in)
        self._condition = lru_cache(_COMPILED)(self._judged)
        self._scanned = lru_cache(_SCANNED)(self._scan)

    def fill(self, text: str, names: Mapping[str, Any], tell: TellAt | None = None) -> str:
        """The text with every expression replaced by its value; in a draft `tell` says what gaps print."""
        return "".join(self.pieces(text, names, tell))

    def pieces(self, text: str, names: Mapping[str, Any], tell: TellAt | None = None) -> list[str]:
        """The same in pieces: what is printed of a value is one of its own, of the class that it has."""
        with self._faults_told(names, text, tell):
            return self._run(self._text(text), names)

    def chosen(self, text: str, names: Mapping[str, Any], tell: TellAt | None = None) -> str:
        """The text as it is said now with its names left in it, and no statement. Raises `ExpressionFault`."""
        with self._faults_told(names, text, tell):
            tree = chosen(self._sandbox.parse(_prepared(text)))
            return "".join(self._run(self._sandbox.from_string(tree), names))

    def evaluate(
        self, expression: str, names: Mapping[str, Any], tell: TellAt | None = None
    ) -> Any:
        """The value of one expression, such as the condition `rate < 0.5`.

        Of the names only those are looked at that it speaks of. In a draft it may be a `Gap`.
        """
        with self._faults_told(names, expression, tell, state=_EXPRESSION):
            judge, used = self._condition(expression)
            found = judge({name: names[name] for name in used if name in names})
            if isinstance(found, Missing):
                raise UnknownName(found)
            is_nothing = isinstance(found, Unknown) or (isinstance(found, Gap) and not found.used)
            return None if is_nothing else found

    def _run(self, program: Template, names: Mapping[str, Any]) -> list[str]:
        """As Jinja's own `generate`, which would copy all names though a text asks for few; no more than any text."""
        context = self._sandbox.context_class(self._sandbox, names, None, {})
        pieces: list[str] = []
        room = FILLED_CAP
        try:
            made = program.root_render_func(context)
            while room >= 0 and (some := list(islice(made, _AT_ONCE))):
                room -= printed_length(some)
                pieces += some
        except Exception:  # noqa: BLE001 - whatever it is, Jinja says at which line
            self._sandbox.handle_exception()
        if room < 0:
            raise TooMuch
        return pieces

    def _names_in(self, text: str) -> frozenset[str] | None:
        """The names that a text speaks of; `None` where it is not understood."""
        try:
            return frozenset(find_undeclared_variables(self._sandbox.parse(_prepared(text))))
        except TemplateSyntaxError:
            return None

    def _compiled(self, text: str) -> Template:
        if found := stray_end(text):
            raise ExpressionFault(found)
        return self._sandbox.from_string(_prepared(text))

    def _judged(self, expression: str) -> tuple[Callable[[Mapping[str, Any]], Any], frozenset[str]]:
        """An expression ready to be judged, and the names that it speaks of."""
        straight = _prepared(expression, _EXPRESSION)
        judge = self._sandbox.compile_expression(straight, undefined_to_none=False)
        tree = self._sandbox.parse(f"{{{{ ({straight}\n) }}}}")
        return judge, frozenset(find_undeclared_variables(tree))

    @contextmanager
    def _faults_told(
        self,
        names: Mapping[str, Any],
        source: str,
        tell: TellAt | None,
        state: str | None = None,
    ) -> Iterator[None]:
        self._sandbox.rounds = 0
        leniency = self._sandbox.leniency
        before, leniency.tell = leniency.tell, tell and self._by_spot(tell, source, state)
        try:
            yield
        except ExpressionFault:
            raise
        except Exception as error:  # noqa: BLE001 - a filter may fail in any way; all are told
            raise ExpressionFault(self._refused(error, names, source, state)) from None
        finally:
            leniency.tell = before

    def _refused(
        self, error: Exception, names: Mapping[str, Any], source: str, state: str | None
    ) -> Refused:
        """What is wrong, with line and column."""
        found = self._sandbox.refusal_of(error, names)
        if found.kind == "SYNTAX":
            before, after = ("{{ ", "\n}}") if state else ("", "")
            slip = find_slip(self._sandbox, f"{before}{source}{after}")
            if slip is not None:
                column = slip.column - len(before) * (slip.line == 1)
                return replace(slip, column=max(column, 1))
        try:
            tag, at = self._tag_at(source, state, found.line)
        except TemplateSyntaxError:
            return found
        if found.message is NOT_COMPUTED:
            said = say("không tính được «{tag}» với giá trị đã cho", tag=tag.shown)
            found = replace(found, message=said)
        if found.kind == "NAME":
            at = tag.place_of(str(found.message.values.get("name", "")))
        elif found.kind in _WHILE_RUN:
            at = tag.start
        line, column = spot_in(self._scanned(source, state).prepared, max(at, 0))
        return replace(found, line=line, column=column)

    def _scan(self, source: str, state: str | None) -> _Scan:
        prepared = _prepared(source, state)
        starts = word_starts(self._sandbox, prepared, state)
        return _Scan(prepared, starts, [] if state else written_tags(prepared))

    def _tag_at(self, source: str, state: str | None, word: int) -> tuple[Written, int]:
        """The tag with a word, by its number, and where that word begins."""
        scan = self._scanned(source, state)
        at = scan.starts[min(word, len(scan.starts)) - 1] if scan.starts else 0
        if state:
            return Written("", 0, scan.prepared), at
        number = bisect_right(scan.tags, at, key=lambda tag: tag.start)
        return scan.tags[number - 1] if number else Written("{{", at, ""), at

    def _by_spot(self, tell: TellAt, source: str, state: str | None) -> TellGap:
        """The same, which is told the number of a word and hands on where its tag begins."""

        def told(fault: GeneratorError, word: int) -> str:
            tag, _ = self._tag_at(source, state, word)
            return tell(fault, *spot_in(self._scanned(source, state).prepared, tag.start))

        return told


def _prepared(source: str, state: str | None = None) -> str:
    """A text, or an expression alone, as Jinja gets it."""
    if state is None:
        return without_bare_lines(straightened(source))
    return straightened(f"{{{{{source}}}}}")[2:-2]


def without_bare_lines(text: str) -> str:
    """The text where a line that holds nothing but statements leaves no line behind.

    Its blanks go, and its end is moved into its last statement, so that lines are counted as before.
    """
    return _BARE_LINE.sub(lambda line: _inward(line.group()), text)


def _inward(line: str) -> str:
    """`  {% if a %}` and its line end, as `{%   if a`, line end, `%}`: every word stays where it was."""
    found = list(_STATEMENT.finditer(line))
    done, at = [], 0
    for tag in found:
        blanks, text = line[at : tag.start()], tag.group()
        head = 3 if text[2] in "-+" else 2
        done.append(f"{text[:head]}{blanks}{text[head:]}")
        at = tag.end()
    end = "\n" if line.endswith("\n") else ""
    sign = 3 if done[-1][-3] in "-+" else 2
    return f"{''.join(done)[:-sign]}{end}{done[-1][-sign:]}"
