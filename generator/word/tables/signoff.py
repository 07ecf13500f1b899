"""The sign-off row under a table: who drew it up, who is responsible (ký biểu).

A borderless table of its own, so that it stays whole on one page. Who signs is told by the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ooxml import open_cell, open_row, open_table, write_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.word.tables.table import Signer

_BOLD = "<w:b/>"
_SLANTED = '<w:b w:val="0"/><w:i/>'
_SIGNATURE_HEIGHT = 1418
"""Room for a signature: 25 mm."""


def write_signers(signers: Sequence[Signer], room: int) -> str:
    """The `<w:tbl>` with one column for each signer, in the order given."""
    count = len(signers)
    widths = tuple(room * (n + 1) // count - room * n // count for n in range(count))
    lines = [
        ([signer.above for signer in signers], _SLANTED),
        ([signer.title for signer in signers], _BOLD),
        ([signer.hint for signer in signers], _SLANTED),
    ]
    rows = [_write_line(texts, widths, marks) for texts, marks in lines if any(texts)]
    rows.append(_write_line([""] * count, widths, "", height=_SIGNATURE_HEIGHT))
    names = [signer.name for signer in signers]
    rows.append(_write_line(names, widths, _BOLD, keep=False))
    return f"{open_table('BangTrong', widths, 0)}{''.join(rows)}</w:tbl>"


def _write_line(
    texts: Sequence[str],
    widths: Sequence[int],
    marks: str,
    *,
    height: int = 0,
    keep: bool = True,
) -> str:
    cells = "".join(
        f"{open_cell(width, anchor='top')}"
        f"{write_paragraph(text, 'KyBang', marks=marks, keep=keep)}</w:tc>"
        for text, width in zip(texts, widths, strict=True)
    )
    return f"{open_row(height=height)}{cells}</w:tr>"
