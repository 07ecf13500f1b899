"""A finished page whose heading, or whose margins, are to be other than the template has them.

The columns of the heading share the room between the margins by what stands in them, with margins of the
office all tables that lay a page out take the new room. Only what still measures as our templates do is
touched; which measures those are is said by callers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from generator.ooxml import rule_paragraph, text_width
from generator.word.template.sections import with_margins
from generator.workspace import regex

TEXT_WIDTH, HEADING = 9354, (3294, 6060)
SHIPPED_MARGINS = {"left": 1701, "right": 850, "top": 1134, "bottom": 1134}
"""The page of the shipped templates and the columns of their heading, in twips."""
HEADING_POINTS = (13, 14, 13, 13)
"""Sizes of the Quốc hiệu, the date, the names and the number in these: an office's format changes no template."""
_TABLE = regex(rb"<w:tbl>(?:(?!</?w:tbl>).)*</w:tbl>", re.DOTALL)
_LAYING = b'<w:tblStyle w:val="BangTrong"/>'
_HEADED = b'<w:pStyle w:val="QuocHieu"/>'
_GRID = regex(rb'<w:gridCol w:w="(\d{1,5})"/>')
_WIDTH = regex(rb'(<w:tcW w:w=")(\d{1,5})(")')
_WHOLE = regex(rb'(<w:tblW w:w=")(\d{1,5})(")')
_MOTTO = regex(
    rb'(<w:pStyle w:val="TieuNgu"/>(?:(?!</w:p>).)*<w:t[^>]*>)([^<]*)(</w:t></w:r></w:p>)<w:p>.*?</w:p>',
    re.DOTALL,
)
_STAMP = regex(
    rb'(<w:pStyle w:val="Dau(?:Mat|Khan)"/><w:spacing [^>]*/><w:ind w:left="\d{1,5}" w:right=")(\d{1,5})(")'
)
_BOX = regex(rb'(<w:pStyle w:val="LuuHanh"/><w:ind w:left="\d{1,5}" w:right=")(\d{1,5})(")')
_SMALLER = {
    b"QuocHieu": 24,
    b"TieuNgu": 26,
    b"DiaDanhNgayThang": 26,
    b"CoQuanChuQuan": 24,
    b"CoQuanBanHanh": 24,
}
_STYLED = regex(
    rb'(<w:pStyle w:val="(%b)"/>(?:(?!</w:pPr>).)*</w:pPr><w:r>)(?=<w:t)' % b"|".join(_SMALLER),
    re.DOTALL,
)
_MOTTO_POINTS, _SMALL_MOTTO_POINTS = 14, 13


class HeadingColumns(NamedTuple):
    """The columns that the heading is to have, in twips; `small` sizes with them."""

    left: int
    right: int
    small: bool = False

    @property
    def as_shipped(self) -> HeadingColumns:
        """The same on a page that keeps the margins of the shipped templates."""
        return self._replace(right=TEXT_WIDTH - self.left)


class Margins(NamedTuple):
    """Margins of upright pages in twips by side, and the room between them."""

    sides: Mapping[str, int]
    room: int


def lay_columns(xml: bytes, columns: HeadingColumns) -> bytes:
    """The main part with other columns in its heading; as it is where those are not the shipped ones."""
    found = next((one for one in _TABLE.finditer(xml) if _HEADED in one.group()), None)
    if found is None or tuple(map(int, _GRID.findall(found.group()))) != HEADING:
        return xml
    table = _resized(found.group(), HEADING, columns[:2])
    more = columns.left - HEADING[0]
    table = _STAMP.sub(lambda one: b"%b%d%b" % (one[1], int(one[2]) + more, one[3]), table)
    points = _SMALL_MOTTO_POINTS if columns.small else _MOTTO_POINTS
    table = _MOTTO.sub(_with_rule(columns.right, points), table)
    if columns.small:
        table = _STYLED.sub(_sized, table)
    return xml[: found.start()] + table + xml[found.end() :]


def lay_margins(xml: bytes, margins: Margins) -> bytes:
    """A part with other margins, and the tables that lay it out as wide as these leave room; the box of a mark keeps its width."""

    def laid(found: re.Match[bytes]) -> bytes:
        table = found.group()
        was = tuple(map(int, _GRID.findall(table)))
        if _LAYING not in table or sum(was) != TEXT_WIDTH:
            return table
        return _resized(table, was, _shared(was, margins.room))

    less = TEXT_WIDTH - margins.room

    def boxed(found: re.Match[bytes]) -> bytes:
        return b"%b%d%b" % (found[1], max(0, int(found[2]) - less), found[3])

    return _TABLE.sub(laid, _BOX.sub(boxed, with_margins(xml, margins.sides)))


def _shared(columns: Sequence[int], room: int) -> tuple[int, ...]:
    """Columns in the same proportion over another room."""
    whole, first = sum(columns), [column * room // sum(columns) for column in columns[:-1]]
    return (*first, room - sum(first)) if whole else tuple(columns)


def _resized(table: bytes, was: Sequence[int], now: Sequence[int]) -> bytes:
    left = iter(now)
    widths = dict(zip(was, now, strict=True))
    table = _GRID.sub(lambda _: b'<w:gridCol w:w="%d"/>' % next(left), table)

    def cell(one: re.Match[bytes]) -> bytes:
        return b"%b%d%b" % (one[1], widths.get(int(one[2]), int(one[2])), one[3])

    whole = b"%d" % sum(now)
    return _WIDTH.sub(cell, _WHOLE.sub(lambda one: one[1] + whole + one[3], table))


def _with_rule(column: int, points: int) -> Callable[[re.Match[bytes]], bytes]:
    def ruled(one: re.Match[bytes]) -> bytes:
        width = text_width(one[2].decode(), points, bold=True)
        return one[1] + one[2] + one[3] + rule_paragraph(width, column).encode()

    return ruled


def _sized(one: re.Match[bytes]) -> bytes:
    return b'%b<w:rPr><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>' % (
        one[1],
        _SMALLER[one[2]],
        _SMALLER[one[2]],
    )
