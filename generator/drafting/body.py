"""A body: its expressions filled, its Markdown read, its tables and charts put in place, all as Word.

What the Markdown cannot show is reported at its line; a table or chart that does not exist is too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import word
from generator.drafting.expressions import Expressions
from generator.problems import Problem
from generator.standard import Outline
from generator.word import (
    Inserted,
    Paragraph,
    Piece,
    Run,
    SmallTable,
    arrange,
    finish,
    parse_markdown,
    write_prose,
)

Insert = Callable[[Inserted], str]


@dataclass(frozen=True)
class BodyWriter:
    """Writes the bodies of one document; `insert` gives the Word content of a table or a chart."""

    expressions: Expressions
    insert: Insert
    room: int

    def write(
        self, source: str, *path: str | int, outline: Outline, end_mark: bool = False
    ) -> Markup:
        """The body at `path` as Word paragraphs; empty when it could not be filled."""
        blocks, slips = parse_markdown(self.expressions.body(source, *path))
        for slip in slips:
            place = self.expressions.locate(path, slip.line)
            self.expressions.problems.append(Problem("E-BODY-MARKDOWN", place, slip.message))
        pieces = finish(arrange(blocks, outline), end_mark=end_mark)
        return Markup("".join(self._written(pieces)))  # noqa: S704

    def _written(self, pieces: list[Piece]) -> Iterator[str]:
        previous: Piece | None = None
        for piece in pieces:
            if isinstance(piece, Paragraph):
                yield write_prose(piece)
            else:
                if previous is not None and not isinstance(previous, Paragraph):
                    yield write_prose(Paragraph("GhiChuBang", ()))
                yield self._content(piece)
            previous = piece

    def _content(self, piece: Inserted | SmallTable) -> str:
        if isinstance(piece, Inserted):
            return self.insert(piece)
        return word.write_table(_typed_table(piece), self.room)


def _typed_table(piece: SmallTable) -> word.FinishedTable:
    """A table typed in Markdown: its first row is the header, all columns are text."""
    header, *rows = (tuple(_words(cell) for cell in row) for row in piece.rows)
    return word.FinishedTable(
        columns=tuple(word.TableColumn() for _ in header),
        header=(header,),
        rows=tuple(word.TableRow(row) for row in rows),
    )


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
