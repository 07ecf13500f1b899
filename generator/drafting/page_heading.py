"""The heading of a document: how wide its two columns are, and where the names in it are broken.

The right column holds the Quốc hiệu and the date on one line each (Phụ lục I, Phần I, II.1, II.4), the left
one what the issuer is called and the symbol. Where that does not do with the usual columns, the left one
takes what the right one can spare, then the smaller set of sizes (Mục V, footnote 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator import ooxml, word
from generator.drafting.titles import break_name
from generator.model.issuer import Issuer
from generator.standard import Standard

_LONGEST_DAY = "{place}, ngày 29 tháng 12 năm 2026"
_AIR = 60
_HAIR = 20
"""Twips by which a line is kept shorter than its column: programs round the letters each in its own way."""
_FEW_LINES = 4
_DASH = " -"
SMALL_NAMES = 12


class Letterhead(NamedTuple):
    """The columns of a heading in twips, the lines of the names in it, and whether it takes the small set of sizes.

    `broken` are the lines that the record gives and the column has to break; `wide` says that the symbol
    does not fit on a line.
    """

    left: int
    right: int
    issuer: tuple[str, ...]
    superior: tuple[str, ...]
    small: bool = False
    broken: tuple[str, ...] = ()
    wide: bool = False

    @property
    def trouble(self) -> tuple[bool, int, int]:
        """What a reader would stumble over, the worst first."""
        lines = len(self.issuer) + len(self.superior)
        return self.wide, len(self.broken), max(0, lines - _FEW_LINES)


class _HeadName(NamedTuple):
    """What a body is called, in the lines that its record gives or as one."""

    lines: tuple[str, ...] = ()
    given: bool = False


class _Sizes(NamedTuple):
    """The room of a page and the sizes of what stands in its heading, as the shipped templates print it."""

    room: int
    usual: int
    national: int
    day: int
    names: int
    number: int

    @classmethod
    def of(cls, standard: Standard) -> _Sizes:
        return cls(standard.text_width, standard.header_grid[0], *word.HEADING_POINTS)

    @property
    def smaller(self) -> _Sizes:
        """The same with the small set."""
        return self._replace(national=12, day=13, names=SMALL_NAMES)


def lay_letterhead(
    bodies: Sequence[Issuer], standard: Standard, symbol: str, *, as_usual: bool = False
) -> Letterhead:
    """The heading of what these bodies issue under a symbol; `as_usual` it keeps the usual columns."""
    names = tuple(_HeadName(body.lines or (body.name,), bool(body.lines)) for body in bodies)
    above = _above(bodies[0]) if len(bodies) == 1 else _HeadName()
    label = standard.text("texts.number_label")
    title = standard.text("texts.national_title")
    given = names, above, f"{label} 888/{symbol}" if symbol else ""
    usual = _Sizes.of(standard)
    return _laid(*given, bodies[0].place, title, usual, as_usual)


def _above(issuer: Issuer) -> _HeadName:
    if issuer.superior_lines:
        return _HeadName(issuer.superior_lines, given=True)
    return _HeadName((issuer.superior,) if issuer.superior else ())


@lru_cache(256)
def _laid(  # noqa: PLR0917 - all that a heading is laid out by
    names: tuple[_HeadName, ...],
    above: _HeadName,
    symbol: str,
    place: str,
    title: str,
    sizes: _Sizes,
    as_usual: bool,  # noqa: FBT001
) -> Letterhead:
    usual = _in_columns(names, above, symbol, sizes, sizes.usual)
    if as_usual or not any(usual.trouble):
        return usual
    wider = _in_columns(names, above, symbol, sizes, _widest(place, title, sizes))
    best = min(usual, wider, key=lambda one: one.trouble)
    if any(best.trouble[:2]):
        small = sizes.smaller
        least = _in_columns(names, above, symbol, small, _widest(place, title, small))
        if least.trouble[:2] < best.trouble[:2]:
            return least._replace(small=True)
    return best


def _widest(place: str, title: str, sizes: _Sizes) -> int:
    """How wide the left column may be for the right one to keep its lines."""
    national = ooxml.text_width(title, sizes.national, bold=True)
    day = ooxml.text_width(_LONGEST_DAY.format(place=place), sizes.day, italic=True)
    return max(sizes.usual, sizes.room - max(national, day) - _AIR)


def _in_columns(
    names: tuple[_HeadName, ...],
    above: _HeadName,
    symbol: str,
    sizes: _Sizes,
    left: int,
) -> Letterhead:
    broken: list[str] = []

    def fitted(name: _HeadName, *, bold: bool, sign: str = "") -> Iterator[str]:
        room = left - _HAIR - ooxml.text_width(sign, sizes.names, bold=bold)
        for line in name.lines:
            found = break_name(line, room, sizes.names, bold=bold)
            if len(found) > 1 and name.given:
                broken.append(line.upper())
            yield from found

    dash = _DASH if len(names) > 1 else ""
    upper = _one_under_the_other([tuple(fitted(name, bold=True, sign=dash)) for name in names])
    higher = tuple(fitted(above, bold=False))
    number = ooxml.text_width(symbol, sizes.number)
    needed = max(number, *_widths(upper, sizes, bold=True), *_widths(higher, sizes, bold=False))
    taken = min(left, max(sizes.usual, needed + _HAIR))
    is_wide = number > left - _HAIR
    return Letterhead(taken, sizes.room - taken, upper, higher, broken=tuple(broken), wide=is_wide)


def _widths(lines: Sequence[str], sizes: _Sizes, *, bold: bool) -> list[int]:
    return [ooxml.text_width(line, sizes.names, bold=bold) for line in lines]


def _one_under_the_other(names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The lines of several names, each but the last ended by a dash."""
    *before, last = names
    dashed = [(*lines[:-1], lines[-1] + _DASH) for lines in before]
    return tuple(chain(*dashed, last))
