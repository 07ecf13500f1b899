"""A body written the long way: its values put in first, the whole read as Markdown, then set as Word."""

from __future__ import annotations

from dataclasses import replace

from generator.drafting.vocabulary.limits import settle, settle_runs
from generator.word import FinishedTable, PaperSize, TableColumn, TableRow, fit_table, write_table
from generator.word.prose.arrangement import (
    Paragraph,
    arrange,
    finish,
    held_with_next,
    orphans,
    write_prose,
)
from generator.word.prose.blocks import SmallTable, escape_markdown, parse_markdown


def write(text, values, outline, *, end_mark):
    """The XML of a text with `{}` for each value, and the lines at which something is told."""
    written = text.format(*map(escape_markdown, values))
    blocks, slips = parse_markdown(written)
    pieces = [_settled(one) for one in arrange(blocks, outline)]
    if pieces and isinstance(pieces[-1], Paragraph):
        pieces[-1] = finish(pieces[-1], end_mark=end_mark)
    told = [slip.line for slip in (*slips, *orphans(blocks, outline))]
    return "".join(_between(pieces)), told


def _between(pieces):
    before = None
    for piece in pieces:
        if isinstance(piece, SmallTable):
            if isinstance(before, SmallTable):
                yield write_prose(Paragraph("GhiChuBang", ()))
            header, *rows = piece.rows
            columns = tuple(TableColumn() for _ in header)
            table = FinishedTable(columns, (header,), tuple(map(TableRow, rows)))
            made = write_table(table, fit_table(table, [PaperSize.PORTRAIT]))
            yield (held_with_next(made) if piece is pieces[-1] else made).decode()
        else:
            yield write_prose(piece)
        before = piece


def _settled(piece):
    if isinstance(piece, SmallTable):
        return SmallTable(tuple(tuple(map(settle, row)) for row in piece.rows))
    texts = settle_runs([run.text for run in piece.runs])
    runs = (replace(run, text=text) for run, text in zip(piece.runs, texts, strict=True))
    return replace(piece, runs=tuple(runs))
