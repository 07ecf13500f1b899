"""A `FinishedTable` as WordprocessingML text: measure line, grid, notes and sign-off row.

Written as plain strings, because a table of an annex has thousands of cells. All looks come from
the styles; only three things are said on the paragraph itself: how a bold row aligns under its
column, how far a row below another stands in, and what must stay together over a page break. Joining it to a document is left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from generator.ooxml import open_cell, open_row, open_table, write_paragraph, write_run
from generator.word.tables.fitting import Fit, part_of
from generator.word.tables.placement import Placed, lay_out
from generator.word.tables.table import (
    Alignment,
    Cells,
    FinishedTable,
    RowKind,
    Signer,
    indents,
)
from generator.word.tables.widths import (
    FONT_POINTS,
    cell_margin,
    column_widths,
    once_for_alike,
)
from generator.workspace import unchanging

_STYLES = {
    Alignment.TEXT: "BangChu",
    Alignment.NUMBER: "BangSo",
    Alignment.CENTRE: "BangGiua",
}
_JUSTIFY = {Alignment.TEXT: "left", Alignment.NUMBER: "right", Alignment.CENTRE: "center"}
_SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})
_STRONG = _SUMS | {RowKind.GROUP}
_BOLD = "<w:b/>"
_SIZED = '<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>'
CONTINUED = "(Tiếp theo bảng trên)"
_SLANTED = '<w:b w:val="0"/><w:i/>'
_SIGNATURE_HEIGHT = 1418
"""Room for a signature: 25 mm."""


def write_table(table: FinishedTable, fit: Fit) -> bytes:
    """The table with its measure line, notes and sign-off row, as it fits, as UTF-8.

    The text begins or ends with a table when nothing stands over or under it: two of them in a
    row need a paragraph between, or Word joins them.
    """
    measure = f"Đơn vị tính: {table.measure}"
    above = write_paragraph(measure, "DonViTinh", keep=True) if table.measure else ""
    below = _write_notes(table.notes, keep=bool(table.signers))
    if table.signers:
        below.append(write_paragraph("", "GhiChuBang", keep=True))
        below.append(write_signers(table.signers, fit.room))
    parts = [part_of(table, columns) for columns in fit.parts] or [table]
    grids = [write_grid(part, fit.room, points=fit.points) for part in parts]
    between = write_paragraph(CONTINUED, "DonViTinh", keep=True) if len(parts) > 1 else ""
    return b"".join((above.encode(), between.encode().join(grids), "".join(below).encode()))


def write_grid(table: FinishedTable, room: int, *, points: int = FONT_POINTS) -> bytes:
    """The `<w:tbl>` alone: repeated header rows, then the body.

    `points` is the size of its text, by which columns are measured; another one than that of the
    style sheet is said with each text.
    """
    size = "" if points == FONT_POINTS else _SIZED.format(2 * points)
    followed = bool(table.notes or table.signers)
    if table.by_column is None:
        widths = column_widths(table, room, points=points)
        head = _write_head(table.header, table.column_numbers, widths, size)
        rows = "".join(_body_rows(table, widths, size, followed=followed)).encode()
        return b"".join((head, rows, b"</w:tbl>"))
    drawn = once_for_alike(
        table, (write_grid, room), points, lambda: _drawn(table, room, points, size)
    )
    rows = _plain_rows(table.by_column, drawn, size, followed=followed)
    return b"".join((drawn.head, rows, b"</w:tbl>"))


@unchanging(frozen=True)
class _Drawn:
    """A table up to its first row, and a row in pieces, every second of them the place of a cell's run."""

    head: bytes
    row: list[bytes]
    held: list[bytes]
    """The same of a row that stays with what follows."""


def _drawn(table: FinishedTable, room: int, points: int, size: str) -> _Drawn:
    widths = column_widths(table, room, points=points)
    looks = tuple(
        (_STYLES[column.alignment], width)
        for column, width in zip(table.columns, widths, strict=True)
    )
    head = _write_head(table.header, table.column_numbers, widths, size)
    return _Drawn(head, _row_pieces(looks, False), _row_pieces(looks, True))


@lru_cache(maxsize=256)
def _write_head(
    header: tuple[Cells, ...], numbers: tuple[str, ...], widths: tuple[int, ...], size: str
) -> bytes:
    """A table up to its first row of figures."""
    start = open_table("LuoiBang", widths, cell_margin(len(widths)))
    return "".join((start, *_header_rows(header, numbers, widths, size))).encode()


def _header_rows(
    header: Sequence[Cells], numbers: tuple[str, ...], widths: Sequence[int], size: str
) -> Iterable[str]:
    styled = [(cells, "BangTieuDe") for cells in lay_out(header, len(widths))]
    if numbers:
        styled += [(cells, "BangSoCot") for cells in lay_out([numbers], len(widths))]
    for cells, style in styled:
        row = ((cell, style, "") for cell in cells)
        yield _write_row(row, widths, header=True, marks=size)


def _body_rows(
    table: FinishedTable, widths: Sequence[int], size: str, *, followed: bool
) -> Iterable[str]:
    followers = [*(row.kind for row in table.rows[1:]), None]
    laid = lay_out([row.cells for row in table.rows], len(widths))
    for row, after, cells in zip(table.rows, followers, laid, strict=False):
        kind = row.kind
        keep = kind is RowKind.GROUP or after in _SUMS or (after is None and followed)
        styled = ((cell, *_style(cell, kind, table)) for cell in cells)
        marks = f"<w:i/>{size}" if kind is RowKind.REMAINDER else size
        yield _write_row(
            styled, widths, keep=keep, marks=marks, indented=indents(row, table.columns)
        )


_Looks = tuple[tuple[str, int], ...]
"""Style and width of each cell of a row."""


def _plain_rows(
    by_column: Sequence[Sequence[str]], drawn: _Drawn, size: str, *, followed: bool
) -> bytes:
    """The rows of a table that has nothing but rows of figures: all are alike but for their texts."""
    count = len(by_column[0]) if by_column else 0
    if not count:
        return b""
    woven = [*(drawn.row * (count - 1)), *(drawn.held if followed else drawn.row)]
    step = len(drawn.row)
    runs = _runs_of(size).__getitem__
    for column, texts in enumerate(by_column):
        woven[2 * column + 1 :: step] = map(runs, texts)
    return b"".join(woven)


@lru_cache(maxsize=256)
def _row_pieces(looks: _Looks, keep: bool) -> list[bytes]:  # noqa: FBT001 - cached
    """A row in pieces, every second of them the place of a cell's run."""
    run = write_run("?")
    cells = (
        f"{open_cell(width)}{write_paragraph('?', style, keep=keep)}</w:tc>"
        for style, width in looks
    )
    pieces = f"{open_row()}{''.join(cells)}</w:tr>".encode().split(run.encode())
    return [piece for one in pieces for piece in (one, b"")][:-1]


class _Runs(dict[str, bytes]):
    """The run of a text; names of rows and small numbers come again in every letter."""

    def __init__(self, size: str) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, text: str) -> bytes:
        written = write_run(text, self._size).encode()
        if len(written) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = written
        return written


_SHORT, _REMEMBERED = 192, 16_384
_runs_of = lru_cache(maxsize=8)(_Runs)


def _style(cell: Placed, kind: RowKind, table: FinishedTable) -> tuple[str, str]:
    """Style and, in a bold row, the alignment that the one bold style cannot know.

    The label of a group stands left, that of a sum in the middle.
    """
    alignment = cell.alignment or table.columns[cell.column].alignment
    if kind not in _STRONG:
        return _STYLES[alignment], ""
    if cell.alignment is None and (cell.span > 1 or alignment is Alignment.TEXT):
        return "BangTong", "center" if kind in _SUMS else "left"
    return "BangTong", _JUSTIFY[alignment]


def _write_row(
    cells: Iterable[tuple[Placed, str, str]],
    widths: Sequence[int],
    *,
    header: bool = False,
    height: int = 0,
    keep: bool = False,
    marks: str = "",
    anchor: str = "center",
    indented: Mapping[int, int] = MappingProxyType({}),
) -> str:
    parts = [open_row(header=header, height=height)]
    for cell, style, align in cells:
        width = sum(widths[cell.column : cell.column + cell.span])
        parts.append(open_cell(width, cell.span, cell.merge, anchor))
        indent = indented.get(cell.column, 0)
        parts.append(
            write_paragraph(cell.text, style, align=align, marks=marks, keep=keep, indent=indent)
        )
        parts.append("</w:tc>")
    parts.append("</w:tr>")
    return "".join(parts)


def _write_notes(notes: Sequence[str], *, keep: bool) -> list[str]:
    """One note after the label, several as a list under it."""
    texts = [f"Ghi chú: {note}" for note in notes]
    if len(notes) > 1:
        texts = ["Ghi chú:", *(f"- {note}" for note in notes)]
    last = len(texts) - 1
    return [
        write_paragraph(text, "GhiChuBang", keep=keep or place < last)
        for place, text in enumerate(texts)
    ]


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
    rows.append(_write_line([signer.name for signer in signers], widths, _BOLD, keep=False))
    return f"{open_table('BangTrong', widths, 0)}{''.join(rows)}</w:tbl>"


def _write_line(
    texts: Sequence[str], widths: Sequence[int], marks: str, *, height: int = 0, keep: bool = True
) -> str:
    cells = ((Placed(text, column), "KyBang", "") for column, text in enumerate(texts))
    return _write_row(cells, widths, height=height, keep=keep, marks=marks, anchor="top")
