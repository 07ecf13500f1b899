"""A text to be audited: paragraphs and tables in the order of reading, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.audit.sentences import ReadSentence, read_sentences
from generator.lint import WordFile
from generator.wording import Claims, read_claims
from generator.workspace import unchanging


@unchanging(frozen=True, slots=True)
class TextSpot:
    """Where something stands, as a person finds it; 0 and "" are what is not known.

    `annex` is the label of the annex («Phụ lục I»), `heading` the nearest one above. `paragraph` counts
    from 1 over a part of a Word file and is the line of a plain text; `table` counts those with
    figures, `row` and `column` within it, heads included. `part` is «word/footnotes.xml» or the like
    of what stands apart from the text.
    """

    page: int = 0
    annex: str = ""
    heading: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""


@dataclass
class TextPassage:
    """A paragraph of prose, a heading, a note; or the words of a cell."""

    text: str
    spot: TextSpot
    is_heading: bool = False

    @cached_property
    def claims(self) -> Claims:
        return read_claims(self.text)

    @cached_property
    def sentences(self) -> tuple[ReadSentence, ...]:
        return read_sentences(self.claims)


@dataclass
class Cell(TextPassage):
    """A cell; merged ones stand once, with how many rows and columns they take."""

    rows: int = 1
    columns: int = 1


@dataclass
class TextTable:
    """A table as a grid: `grid[row][column]` is the cell that lies there, merged ones several times.

    `heads` is how many rows at the top are heads; `caption` and `unit_of_measure` («Đơn vị tính:
    triệu đồng») stand above it.
    """

    spot: TextSpot
    grid: list[list[Cell]]
    heads: int = 1
    caption: str = ""
    unit_of_measure: str = ""

    @property
    def cells(self) -> list[Cell]:
        """Every cell once, row by row."""
        return list({id(cell): cell for row in self.grid for cell in row}.values())


@dataclass(eq=False)
class Manuscript:
    """A file as it is audited. What it says of itself at the top: its number, symbol and day.

    `word` is the Word file that it was read from, for comments.
    """

    file: str
    blocks: list[TextPassage | TextTable] = field(default_factory=list)
    number: int | None = None
    symbol: str = ""
    dated: date | None = None
    pages: int = 0
    word: WordFile | None = None

    @property
    def passages(self) -> Iterator[TextPassage]:
        """The paragraphs outside of tables."""
        return (block for block in self.blocks if isinstance(block, TextPassage))

    @property
    def tables(self) -> Iterator[TextTable]:
        return (block for block in self.blocks if isinstance(block, TextTable))

    @property
    def texts(self) -> Iterator[TextPassage]:
        """Every paragraph and every cell once, in the order of reading."""
        for block in self.blocks:
            yield from block.cells if isinstance(block, TextTable) else (block,)
