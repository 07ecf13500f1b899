"""A table of the terminal as a page of its own (.html): what a letter, a chat or a spreadsheet takes when it is pasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.cli.term_table import TermRow, TermTable

_COLOURS = {"green": "#1E6B2E", "yellow": "#8A5A00", "red": "#A61B1B"}
_CELL = "border:1px solid #7F7F7F;padding:3px 6px"
_HEAD = (
    '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>\n'
    "<body style=\"font-family:'Times New Roman','Liberation Serif',serif;font-size:13pt\">\n"
)


def write_page(lines: Sequence[str], table: TermTable, signs: str) -> bytes:
    """The bytes of a page: the first line as its title, the others, the table, what its signs mean."""
    shown = table.filled
    pieces = [
        _HEAD.format(title=escape(lines[0])),
        f"<p><b>{escape(lines[0])}</b></p>\n",
        *(f"<p>{escape(line)}</p>\n" for line in lines[1:]),
        '<table style="border-collapse:collapse">\n',
        *_rows(shown),
        "</table>\n",
        f"<p><i>{escape(signs)}</i></p>\n" if signs else "",
        "</body></html>\n",
    ]
    return "".join(pieces).encode()


def _rows(table: TermTable) -> Iterator[str]:
    heads = "".join(
        f'<th style="{_CELL};background:#E7EAF0">{escape(one)}</th>' for one in table.titles
    )
    yield f"<tr>{heads}</tr>\n"
    for row in table.rows:
        if row.cells:
            cells = zip(table.titles, row.cells, strict=True)
            told = "".join(_cell(cell, row, is_left=title in table.left) for title, cell in cells)
            yield f"<tr>{told}</tr>\n"


def _cell(text: str, row: TermRow, *, is_left: bool) -> str:
    style = f"{_CELL};text-align:{'left' if is_left else 'right'}"
    if row.colour:
        style += f";color:{_COLOURS[row.colour]}"
    shown = f"<b>{escape(text)}</b>" if row.is_bold else escape(text)
    return f'<td style="{style}">{shown}</td>'
