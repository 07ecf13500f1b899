"""How a worksheet stands on paper: widths of columns, heights of rows, the way the sheet lies.

What is printed is never smaller than 8 points: a table that is too wide lies across, its columns of
words become narrower, and what is still too wide takes the larger paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from generator.ooxml import text_width, wrap
from generator.sheets.layout import Field, Holds, Linked, Value, Worksheet

SIZE = 12
LINE_POINTS = 15.75
"""The height of a line of this size."""
MARGIN_MM = 12
SPREAD_PERCENT = 67
"""How large a table is printed that takes several pages side by side."""
WIDTH_DIGITS = 76
"""How many digits wide a chart beside a table is."""
_TWIPS_PER_MM = Fraction(14_400, 254)
_CHARACTER_TWIPS = 120
"""What a digit takes: widths of columns are told in digits."""
_PADDING_TWIPS = 160
_SPARE = Fraction(94, 100)
_SMALLEST = Fraction(8, SIZE)
_PORTRAIT_AT_LEAST = Fraction(85, 100)
_A4, _A3 = 9, 8
_SIDES_MM = {_A4: (210, 297), _A3: (297, 420)}
_NARROWEST = 8
_WIDEST = 2
"""No letter is wider than so many digits."""
_BOLD = Fraction(11, 10)
_TEXTS = 4096
"""How many are remembered: the same units stand in sheet after sheet."""


class SheetPaper(NamedTuple):
    """The paper by its number in the format, whether it lies across, and how many digits go into a line."""

    size: int
    landscape: bool
    digits: int


def scale_for(paper: SheetPaper, widths: Sequence[int]) -> int | None:
    """How much smaller columns must be printed, in percent, to stand on a paper; `None` where they cannot be read so.

    Then they are spread over pages side by side, each with the names of the rows.
    """
    total = sum(widths)
    readable = paper.digits >= total * _SMALLEST
    return min(100, 100 * paper.digits // total) if readable else None


def paper_for(widths: Iterable[int]) -> SheetPaper:
    """The smallest paper on which columns of these widths can be read."""
    total = sum(widths)
    upright, across, large = _paper(_A4, 0), _paper(_A4, 1), _paper(_A3, 1)
    if upright.digits >= total * _PORTRAIT_AT_LEAST:
        return upright
    return across if across.digits >= total * _SMALLEST else large


def _paper(size: int, across: int) -> SheetPaper:
    inside = _SIDES_MM[size][across] - 2 * MARGIN_MM
    return SheetPaper(size, bool(across), int(inside * _TWIPS_PER_MM / _CHARACTER_TWIPS))


def column_widths(sheet: Worksheet) -> list[int]:
    """The widths of the columns in digits: no number is cut, and words give way to the paper.

    Of the columns of words that one becomes narrower whose cells are then the least high; none is narrower
    than its longest word.
    """
    widths = [_least(sheet, place) for place in range(len(sheet.fields))]
    room = int(_paper(_A4, 1).digits / _SMALLEST)
    words = [place for place, one in enumerate(sheet.fields) if one.holds is Holds.TEXT]
    if sum(widths) <= room:
        return widths
    texts = {place: [sheet.fields[place].title, *_texts(sheet, place)] for place in words}
    longest = {place: max(map(len, one)) for place, one in texts.items()}
    narrowest = {place: max(_NARROWEST, _widest_word(one)) for place, one in texts.items()}
    while sum(widths) > room:
        wide = [place for place in words if widths[place] > narrowest[place]]
        if not wide:
            break
        least = min(wide, key=lambda place: (longest[place] / widths[place], -widths[place]))
        widths[least] -= 1
    return widths


def _texts(sheet: Worksheet, place: int) -> Iterator[str]:
    return (str(row[place]) for row in sheet.rows if row[place] is not None)


def _widest_word(texts: Iterable[str], beyond: int = 0) -> int:
    """How many digits wide a column must be to hold each word; what is surely no wider than some is not measured."""
    words = {word for one in texts for word in one.split() if len(word) * _WIDEST > beyond}
    widest = max((text_width(word, SIZE) for word in words), default=0)
    return ceil((widest / _SPARE + _PADDING_TWIPS) / _CHARACTER_TWIPS) if words else 0


def _least(sheet: Worksheet, place: int) -> int:
    """What a column asks for; one of numbers is never narrower than these."""
    column = sheet.fields[place]
    if column.holds is Holds.TEXT:
        return max(column.width, _widest_word(_texts(sheet, place), column.width))
    shown = (_length(row[place]) for row in sheet.rows)
    return max(column.width, int(max(shown, default=0) * _BOLD) + 2)


def _length(value: Value) -> int:
    return len(f"{value:,}") if isinstance(value, int) else len(str(value or ""))


def row_height(cells: Iterable[tuple[Value, int]], *, bold: bool) -> float | None:
    """The height of a row of values in columns of these widths; `None` for that of one line."""
    lines = max(
        (_lines(str(one), width, bold=bold) for one, width in cells if _is_text(one)), default=1
    )
    return lines * LINE_POINTS if lines > 1 else None


def _is_text(value: Value) -> bool:
    return isinstance(value, str | Linked)


@lru_cache(_TEXTS)
def _lines(text: str, width: int, *, bold: bool) -> int:
    """How many lines a text takes, a word that is wider than its column too; what is surely short is not measured."""
    if len(text) * 3 < width * 2 and "\n" not in text:
        return 1
    inside = int((width * _CHARACTER_TWIPS - _PADDING_TWIPS) * _SPARE)
    lines = (
        one for part in text.split("\n") for one in wrap(part, inside, SIZE, bold=bold) or [""]
    )
    return sum(max(1, -(-text_width(one, SIZE, bold=bold) // inside)) for one in lines)


def header_height(fields: Sequence[Field], widths: Sequence[int]) -> float | None:
    """The height of the row of titles."""
    titles = (one.title for one in fields)
    return row_height(zip(titles, widths, strict=True), bold=True)
