"""What stands where on the pages of a PDF: named places, level lines, the words at the edges.

Lengths are in twips from the upper left corner, as Word measures. Nothing here knows the Word file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from generator.word.pages.conversion import read_pages, reading_pdf
from generator.workspace import unchanging

_TWIPS = 20
_LEVEL = 20
_PAINTED = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})


@dataclass(frozen=True, slots=True, order=True)
class OnPage:
    """A place: the page from 1, how far it is from the top and from the left."""

    page: int
    top: int
    left: int


@unchanging(frozen=True, slots=True)
class LevelLine:
    """A line drawn level on a page."""

    top: int
    left: int
    right: int


@unchanging(frozen=True, slots=True)
class PrintedText:
    """Words as one stroke prints them; `base` is the height of the line on which they stand."""

    base: int
    left: int
    text: str


@dataclass
class PrintedPage:
    """A page, read when it is asked for."""

    height: int
    _page: Any = field(repr=False)

    @cached_property
    def _seen(self) -> _Strokes:
        seen = _Strokes(self.height)
        self._page.extract_text(visitor_operand_before=seen.operate, visitor_text=seen.write)
        return seen

    @property
    def texts(self) -> Sequence[PrintedText]:
        """Its words, in the order in which they are printed."""
        return self._seen.texts

    @property
    def lines(self) -> Sequence[LevelLine]:
        return self._seen.lines

    @property
    def has_pictures(self) -> bool:
        return self._seen.pictures > 0


@unchanging(frozen=True)
class PrintedFile:
    """A PDF with its pages and the places that have a name."""

    pages: Sequence[PrintedPage]
    places: Mapping[str, OnPage]


def read_printed(data: bytes) -> PrintedFile:
    """The pages of a PDF. Raises `NotPdf`."""
    read_pages(data)
    from pypdf import PdfReader

    with reading_pdf():
        reader = PdfReader(BytesIO(data))
        pages = [PrintedPage(_twips(page.mediabox.height), page) for page in reader.pages]
        return PrintedFile(pages, dict(_places(reader, pages)))


def _places(reader: Any, pages: Sequence[PrintedPage]) -> Iterator[tuple[str, OnPage]]:
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    for name, goal in reader.named_destinations.items():
        page = numbers.get(getattr(goal.raw_get("/Page"), "idnum", None))
        top, left = goal.get("/Top"), goal.get("/Left")
        if page is not None and isinstance(top, float | int) and isinstance(left, float | int):
            place = OnPage(page + 1, pages[page].height - _twips(top), _twips(left))
            yield name.lstrip("/"), place


def _twips(points: float) -> int:
    return round(float(points) * _TWIPS)


@dataclass
class _Strokes:
    """Takes down what is printed on a page, stroke by stroke."""

    height: int
    texts: list[PrintedText] = field(default_factory=list)
    lines: list[LevelLine] = field(default_factory=list)
    pictures: int = 0
    _path: list[LevelLine] = field(default_factory=list)
    _at: tuple[int, int] = (0, 0)

    def write(self, text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        """Words, where they begin."""
        if text.strip():
            left, base = self._place((tm[4], tm[5]), cm)
            self.texts.append(PrintedText(base, left, text.strip()))

    def operate(self, operator: bytes, given: Sequence[Any], cm: list[float], *_: Any) -> None:
        """A sign of the page: a line is there when its path is painted."""
        if operator in (b"m", b"l"):
            to = self._place(given, cm)
            if operator == b"l":
                self._draw(self._at, to)
            self._at = to
        elif operator == b"re":
            x, y, width, height = map(float, given)
            self._draw(self._place((x, y), cm), self._place((x + width, y + height), cm))
        elif operator in _PAINTED:
            self.lines += self._path
            self._path = []
        elif operator == b"n":
            self._path = []
        self.pictures += operator in (b"Do", b"BI", b"sh")

    def _draw(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        (left, top), (right, below) = sorted((one, other))
        if abs(top - below) <= _LEVEL and right > left:
            self._path.append(LevelLine(min(top, below), left, right))

    def _place(self, point: Sequence[Any], cm: Sequence[float]) -> tuple[int, int]:
        """A point of the page's own measure, from the left and from the top."""
        x, y = float(point[0]), float(point[1])
        across, up = cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5]
        return _twips(across), self.height - _twips(up)
