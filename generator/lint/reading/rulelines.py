"""Lines drawn under a text: underscores, borders, shapes, each with its length in twips.

Underscores are raised as a rule, and programs shrink raised letters by different amounts, so their
length is a range. Which text a line stands under is told by the finders.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from generator.lint.parts.letter import RuleLine
from generator.lint.reading.drawing import Drawn, Shape
from generator.lint.reading.paragraphs import LEFT, RIGHT, ReadCell, ReadParagraph, TextLine
from generator.ooxml import text_width

RAISED = (0.58, 0.67)
_SOLID_SIGNS = frozenset("_─—¯")
_SOLID_BORDERS = frozenset({"single", "thick"})
_FLAT = 0.2


def rules_of(paragraph: ReadParagraph) -> Iterator[RuleLine]:
    """Every rule line that this paragraph draws."""
    if paragraph.is_rule:
        yield from map(_underscores, paragraph.lines)
    elif paragraph.is_empty and paragraph.format.leaders:
        yield from _leaders(paragraph)
    elif paragraph.format.bottom and not paragraph.format.boxed:
        yield _border(paragraph)
    for shape in drawn_lines(paragraph):
        yield of_shape(shape, paragraph)


def drawn_lines(paragraph: ReadParagraph) -> list[Shape]:
    """The level lines among the shapes of a paragraph."""
    return [
        shape
        for shape in paragraph.shapes
        if shape.kind is Drawn.LINE and shape.height <= max(shape.width * _FLAT, 1)
    ]


def of_shape(shape: Shape, paragraph: ReadParagraph) -> RuleLine:
    return RuleLine("shape", shape.width, shape.width, shape.solid and shape.outlined, paragraph)


def shape_side(shape: Shape, paragraph: ReadParagraph) -> str:
    """The half of the page on which a line drawn in a full-width paragraph stands."""
    if paragraph.cell is not None or paragraph.frame:
        return paragraph.cell.side if paragraph.cell else paragraph.frame
    if shape.x is None:
        return shape.align if shape.align in (LEFT, RIGHT) else ""
    return LEFT if shape.x + shape.width / 2 < paragraph.room / 2 else RIGHT


def _underscores(line: TextLine) -> RuleLine:
    low = high = 0.0
    for run in line.runs:
        width = text_width(run.text.strip(), Fraction(run.format.size, 2))
        raised = bool(run.format.vertical)
        low += width * (RAISED[0] if raised else 1)
        high += width * (RAISED[1] if raised else 1)
    signs = set("".join(run.text for run in line.runs).strip())
    solid = signs <= _SOLID_SIGNS
    return RuleLine("underscores", low, high, solid, line.paragraph, line.side)


def _leaders(paragraph: ReadParagraph) -> Iterator[RuleLine]:
    """The lines that the leaders of tabs draw."""
    count = sum(run.text.count("\t") for run in paragraph.runs)
    places = [0, *(paragraph.tab_place(at) for at in range(1, count + 1))]
    for start, end in pairwise(places):
        if end in paragraph.format.leaders:
            side = paragraph.cell.side if paragraph.cell else _half(start, end, paragraph.room)
            yield RuleLine("leader", end - start, end - start, True, paragraph, side)


def _half(start: int, end: int, room: int) -> str:
    return LEFT if start + end < room else RIGHT


def edge(cell: ReadCell, kind: str, paragraph: ReadParagraph) -> RuleLine:
    """The border of a cell as the line under what stands above it."""
    return RuleLine("border", cell.width, cell.width, kind in _SOLID_BORDERS, paragraph, cell.side)


def _border(paragraph: ReadParagraph) -> RuleLine:
    look = paragraph.format
    length = paragraph.room - look.left - look.right
    return RuleLine("border", length, length, look.bottom in _SOLID_BORDERS, paragraph)


def is_bare_rule(paragraph: ReadParagraph) -> bool:
    """Whether the paragraph holds no words and draws a line."""
    return paragraph.is_rule or (paragraph.is_empty and any(True for _ in rules_of(paragraph)))
