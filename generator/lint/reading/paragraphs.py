"""Paragraphs, the lines in them and the cells that hold them: what the finders look at.

A line is what a reader takes for one: a paragraph is cut at line breaks, and at tabs where the
two halves of a heading stand side by side. Reading them from the file is left to `flow`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from generator.lint.reading.drawing import Shape
from generator.lint.reading.fold import fold, is_upper, tidy
from generator.lint.reading.formats import ParagraphFormat, RunFormat
from generator.lint.reading.ooxml import Element
from generator.lint.reading.runs import ReadRun, rows_of
from generator.lint.reading.spot import Spot
from generator.ooxml import wrap
from generator.workspace import regex

LEFT, RIGHT, FULL = "left", "right", "full"
_MIDDLE = 0.45
_OWN_TABS = 720
_USUAL = 28
_STROKES = r"[_─—–¯=-]{3,}"
_RULE = regex(rf"\s*{_STROKES}(\s+{_STROKES})*\s*")


@dataclass(eq=False)
class ReadCell:
    """A table cell: its place in the grid and its blocks (paragraphs and tables).

    `top` and `bottom` are the kinds of its own borders there, where it has none at its sides.
    """

    table: ReadTable
    row: int
    column: int
    span: int
    left: int
    width: int
    blocks: list[Block] = field(default_factory=list)
    element: Element = None
    top: str = ""
    bottom: str = ""

    @property
    def side(self) -> str:
        """Whether the cell stands in the left or the right half of its table, or of one around it."""
        if self.width >= self.table.width * 0.9:
            return self.table.holder.side if self.table.holder else FULL
        return LEFT if self.left + self.width / 2 < self.table.width / 2 else RIGHT

    @property
    def around(self) -> Iterator[ReadCell]:
        """The cell and those that hold its table, the innermost first."""
        yield self
        if self.table.holder is not None:
            yield from self.table.holder.around

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        return list(paragraphs_of(self.blocks))

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.paragraphs if one.text)


@dataclass(eq=False)
class ReadTable:
    """A table as rows of cells; `width` in twips, `margins` the blanks left and right in a cell.

    `holder` is the cell in which it stands.

    It is never empty, however little its cells say, and draws nothing itself.
    """

    element: Element
    spot: Spot
    style: str
    section: int
    width: int = 0
    margins: tuple[int, int] = (108, 108)
    bordered: bool = False
    holder: ReadCell | None = None
    rows: list[list[ReadCell]] = field(default_factory=list)
    headers: list[bool] = field(default_factory=list)
    unbroken: list[bool] = field(default_factory=list)
    is_empty: ClassVar[bool] = False
    shapes: ClassVar[tuple[Shape, ...]] = ()

    @cached_property
    def cells(self) -> list[ReadCell]:
        return [cell for row in self.rows for cell in row]

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        return [one for cell in self.cells for one in cell.paragraphs]

    @cached_property
    def lines(self) -> list[TextLine]:
        return [line for one in self.paragraphs for line in one.lines]


@dataclass(eq=False)
class ReadParagraph:
    """A paragraph with everything resolved; `label` is its automatic number.

    `box` is the text box that holds it, `frame` the side on which a frame puts it, `room` the
    width between its margins in twips. `order` is its place among those that are read, which boxes may change.
    """

    element: Element
    spot: Spot
    style: str
    format: ParagraphFormat
    runs: tuple[ReadRun, ...]
    section: int
    room: int
    label: str = ""
    cell: ReadCell | None = None
    box: Shape | None = None
    frame: str = ""
    shapes: tuple[Shape, ...] = ()
    fields: tuple[str, ...] = ()
    boxed_blocks: list[Block] = field(default_factory=list)
    mark_size: int = 20
    order: int = 0

    @cached_property
    def text(self) -> str:
        """The words without reference marks, blanks single, line breaks as blanks."""
        return tidy("".join(run.shown for run in self.runs if not run.is_mark))

    @cached_property
    def numbered_text(self) -> str:
        """The words with the automatic number before them, as a reader sees them."""
        return f"{self.label} {self.text}".strip()

    @cached_property
    def folded(self) -> str:
        return fold(self.numbered_text)

    @cached_property
    def lines(self) -> list[TextLine]:
        return [
            TextLine(self, tuple(runs), piece, len(row), tabs)
            for row in rows_of(self.runs)
            for piece, (runs, tabs) in enumerate(row)
        ]

    @cached_property
    def whole(self) -> TextLine:
        """All its words as one line, tabs and breaks left where they are."""
        return TextLine(self, tuple(run for run in self.runs if not run.is_mark))

    @cached_property
    def is_open(self) -> bool:
        """A line to be filled in, as in forms: more leader dots than letters, or dots of a tab."""
        raw = "".join(run.text for run in self.runs).strip()
        dots = sum(map(raw.count, "._…"))
        return "\t" in raw or (dots > 0 and sum(map(str.isalpha, raw)) < dots)

    @cached_property
    def is_rule(self) -> bool:
        """A paragraph of underscores or dashes that only draws a line."""
        raw = "".join(run.text for run in self.runs)
        return _RULE.fullmatch(raw) is not None

    @property
    def line_share(self) -> float:
        """Its line spacing in single lines, as its letters are large."""
        return self.format.spacing_share(self.whole.size or _USUAL)

    @property
    def height(self) -> float:
        """How high it stands with its spacing, in twips, by the widths of Times New Roman."""
        look, first = self.format, next(iter(self.lines), None)
        size = first.size if first else self.mark_size
        bold = first is not None and first.bold is True
        rows = len(wrap(self.text, max(self.room, 1), Fraction(size, 2), bold=bold))
        return max(rows, 1) * size * 11.5 * look.spacing_share(size) + look.before + look.after

    @property
    def is_centred(self) -> bool:
        return self.format.align == "center"

    @property
    def is_empty(self) -> bool:
        return not self.text

    def tab_place(self, count: int) -> int:
        """Where the letters behind so many tabs stand, by the tab stops or Word's own."""
        stops = sorted(self.format.tabs)
        return stops[count - 1] if count <= len(stops) else count * _OWN_TABS

    @property
    def starts_with_blank(self) -> bool:
        """Whether a tab or blanks push its first letter in."""
        raw = "".join(run.text for run in self.runs)
        return bool(raw.strip()) and raw[:1] in ("\t", " ", "\u00a0")


@dataclass(eq=False)
class TextLine:
    """Words on one line, with the runs that print them.

    A row cut at tabs has several `pieces`, of which this is one; `tabs` stand before it.
    """

    paragraph: ReadParagraph
    runs: tuple[ReadRun, ...]
    piece: int = 0
    pieces: int = 1
    tabs: int = 0

    @cached_property
    def raw(self) -> str:
        return "".join(run.shown for run in self.runs)

    @cached_property
    def text(self) -> str:
        return tidy(self.raw)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def labelled(self) -> str:
        """The words with the automatic number or dash that stands before them."""
        first = self.paragraph.lines[:1] == [self]
        return f"{self.paragraph.label} {self.text}".strip() if first else self.text

    @property
    def spot(self) -> Spot:
        return self.paragraph.spot.quoting(self.text)

    @property
    def cell(self) -> ReadCell | None:
        return self.paragraph.cell

    @property
    def alone(self) -> bool:
        """Whether the line has its paragraph for itself, so that alignment says where it stands."""
        return self.pieces == 1 and not self.tabs

    @property
    def side(self) -> str:
        """On which half of the page the line stands, as far as the file tells."""
        paragraph = self.paragraph
        if self.pieces > 1:
            return LEFT if self.piece == 0 else RIGHT
        if self.tabs and paragraph.cell is None:
            return RIGHT if paragraph.tab_place(self.tabs) > paragraph.room * _MIDDLE else LEFT
        if paragraph.cell is not None:
            return paragraph.cell.side
        if paragraph.frame:
            return paragraph.frame
        far = paragraph.format.left > paragraph.room * _MIDDLE
        return RIGHT if far or paragraph.format.align == RIGHT else FULL

    @cached_property
    def is_upper(self) -> bool:
        return is_upper(self.text)

    @cached_property
    def sizes(self) -> set[int]:
        return {run.format.size for run in self.runs if run.text.strip()}

    @property
    def size(self) -> int:
        """The size of most of its letters, in half-points."""
        return self._main_size() if len(self.sizes) > 1 else max(self.sizes, default=0)

    def _main_size(self) -> int:
        counts: dict[int, int] = {}
        for run in self.runs:
            size = run.format.size
            counts[size] = counts.get(size, 0) + len(run.text.strip())
        return max(counts, key=lambda size: counts[size])

    @cached_property
    def bold(self) -> bool | None:
        """True when all letters are bold, False when none is, None when mixed."""
        return self._all(lambda look: look.bold)

    @cached_property
    def italic(self) -> bool | None:
        return self._all(lambda look: look.italic)

    @cached_property
    def underline(self) -> bool | None:
        return self._all(lambda look: look.underline)

    def _all(self, has: Callable[[RunFormat], bool]) -> bool | None:
        worded = [run for run in self.runs if any(letter.isalnum() for letter in run.text)]
        found = {has(run.format) for run in worded or self.runs if run.text.strip()}
        return found.pop() if len(found) == 1 else None if found else False


Block = ReadParagraph | ReadTable


def paragraphs_of(blocks: list[Block]) -> Iterator[ReadParagraph]:
    """Every paragraph below, those of cells and text boxes too, in reading order."""
    for block in blocks:
        if isinstance(block, ReadParagraph):
            yield block
            yield from paragraphs_of(block.boxed_blocks)
        else:
            for cell in block.cells:
                yield from paragraphs_of(cell.blocks)


def tables_of(blocks: list[Block]) -> Iterator[ReadTable]:
    """Every table below, nested ones too."""
    for block in blocks:
        if isinstance(block, ReadTable):
            yield block
            for cell in block.cells:
                yield from tables_of(cell.blocks)
        else:
            yield from tables_of(block.boxed_blocks)
