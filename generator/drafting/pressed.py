"""A body read once for many letters: its Markdown is parsed with gaps where the expressions stand.

For each letter only the gaps are filled. A body with statements (`{% %}`), or with a value where it
could change the Markdown's shape, is not pressed and takes the long way; both ways write the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from generator.standard import Outline
from generator.word import Inserted, Paragraph, Piece, Run, arrange, finish, parse_markdown

_GAP = re.compile("\ue010([0-9]+)\ue011")
_INSERT = re.compile(r"(table|chart)s\.(\w+)")
_MARKS = "\ue000\ue001\ue010\ue011\ue012"
SEPARATOR = "\ue012"


@dataclass(frozen=True)
class Pressed:
    """A body with gaps: its pieces, and one template that gives the values of all gaps.

    `values` holds the expressions one after the other with a separator between.
    """

    pieces: tuple[Piece, ...]
    values: str
    count: int

    @property
    def inserts(self) -> list[Inserted]:
        """The tables and charts that the body asks for."""
        return [piece for piece in self.pieces if isinstance(piece, Inserted)]

    def filled(self, said: str) -> list[Piece] | None:
        """The pieces with the values put in; `None` when a value holds a separator itself."""
        values = said.split(SEPARATOR)
        if len(values) != self.count + 1:
            return None
        return [
            _fill(piece, values) if isinstance(piece, Paragraph) else piece for piece in self.pieces
        ]


@lru_cache(maxsize=64)
def press(source: str, outline: Outline, *, end_mark: bool) -> Pressed | None:
    """The body read once; `None` when it has to be read anew for each letter."""
    gapped = _with_gaps(source)
    if gapped is None:
        return None
    text, expressions = gapped
    blocks, slips = parse_markdown(text)
    pieces = finish(arrange(blocks, outline), end_mark=end_mark)
    if slips or any(_is_touched(piece) for piece in pieces):
        return None
    last = pieces[-1] if pieces else None
    if isinstance(last, Paragraph) and _GAP.search(last.runs[-1].text[-9:]):
        return None
    values = "".join(f"{{{{ {expression} }}}}{SEPARATOR}" for expression in expressions)
    return Pressed(tuple(pieces), values, len(expressions))


def _with_gaps(source: str) -> tuple[str, list[str]] | None:
    """The text with a gap for each expression, and the expressions; `None` for anything else."""
    if any(mark in source for mark in _MARKS):
        return None
    parts: list[str] = []
    expressions: list[str] = []
    inside: list[str] | None = None
    try:
        for _, kind, value in Environment(keep_trailing_newline=True, autoescape=True).lex(source):
            if kind == "data":
                parts.append(value)
            elif kind == "variable_begin":
                inside = []
            elif kind == "variable_end" and inside is not None:
                parts.append(_gap("".join(inside).strip(), expressions))
                inside = None
            elif inside is not None:
                inside.append(value)
            else:
                return None
    except TemplateSyntaxError:
        return None
    return "".join(parts), expressions


def _gap(expression: str, expressions: list[str]) -> str:
    """The sign for an expression: a gap, or the marker of a table or chart."""
    if insert := _INSERT.fullmatch(expression):
        return f"\ue000{insert[1]}:{insert[2]}\ue001"
    expressions.append(expression)
    return f"\ue010{len(expressions) - 1}\ue011"


def _is_touched(piece: Piece) -> bool:
    """Whether a gap stands where more than the text of a paragraph depends on it."""
    if isinstance(piece, Inserted):
        return False
    if not isinstance(piece, Paragraph):
        return any(_GAP.search(run.text) for row in piece.rows for cell in row for run in cell)
    capitals = piece.style in {"Muc1", "TenPhan"}
    return capitals and any(_GAP.search(run.text) for run in piece.runs)


def _fill(piece: Paragraph, values: list[str]) -> Paragraph:
    return replace(piece, runs=tuple(_filled(run, values) for run in piece.runs))


def _filled(run: Run, values: list[str]) -> Run:
    if "\ue010" not in run.text:
        return run
    return replace(run, text=_GAP.sub(lambda gap: values[int(gap[1])], run.text))
