"""What a picture of a chart is made of: areas, lines, dots and texts at places in points from the upper left corner."""

from __future__ import annotations

from typing import Literal

from generator.word.charts.chart_sizes import width_of
from generator.word.charts.palette import INK, Tone
from generator.workspace import unchanging

ASCENT, DESCENT = 0.7, 0.2
Anchor = Literal["start", "middle", "end"]
Spot = tuple[float, float]
AIR = 2.0
DOT = 3.2
"""How far the sign at a point goes from its middle."""
MARGIN = 6.0
"""White around a picture."""


@unchanging(frozen=True)
class TextBox:
    """What a text covers."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def grown(self) -> TextBox:
        """The same with the air that letters need."""
        return TextBox(self.left - AIR, self.top - AIR, self.right + AIR, self.bottom + AIR)

    def meets(self, other: TextBox) -> bool:
        """Whether two texts cover each other."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def is_crossed(self, begins: Spot, ends: Spot) -> bool:
        """Whether a straight line runs through it."""
        reached = [(0.0, 1.0)]
        for place, (low, high) in enumerate(((self.left, self.right), (self.top, self.bottom))):
            way = ends[place] - begins[place]
            if way == 0:
                if not low < begins[place] < high:
                    return False
                continue
            first, last = sorted(((low - begins[place]) / way, (high - begins[place]) / way))
            reached.append((first, last))
        return max(first for first, _ in reached) < min(last for _, last in reached)


@unchanging(frozen=True)
class InkArea:
    """A bar, or the sign of a series in the legend; `about` is what it stands for."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    about: str = ""


@unchanging(frozen=True)
class InkLine:
    """Straight lines from spot to spot."""

    spots: tuple[Spot, ...]
    colour: str = INK
    width: float = 0.75
    dash: tuple[float, ...] = ()
    about: str = ""


@unchanging(frozen=True)
class InkDot:
    """The sign at a point of a line."""

    at: Spot
    sign: str
    colour: str

    @property
    def corners(self) -> tuple[Spot, ...]:
        """The corners of the sign; none of a circle."""
        x, y = self.at
        return tuple((x + DOT * across, y + DOT * down) for across, down in _SIGNS[self.sign])


_SQUARE = ((-1, -1), (1, -1), (1, 1), (-1, 1))
_SIGNS = {
    "circle": (),
    "triangle": ((0, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "square": _SQUARE,
    "x": _SQUARE,
}


@unchanging(frozen=True)
class InkSlice:
    """A slice of a pie, from one part of the round to another, clockwise from the top."""

    centre: Spot
    radius: float
    begins: float
    ends: float
    tone: Tone
    about: str = ""


@unchanging(frozen=True)
class InkText:
    """A line of text; `at` is the end of it that the anchor names, on the line that letters stand on.

    One that `is_clear` hides what runs behind it.
    """

    text: str
    at: Spot
    points: int
    anchor: Anchor = "start"
    bold: bool = False
    italic: bool = False
    colour: str = INK
    is_clear: bool = False

    @property
    def box(self) -> TextBox:
        """What it covers."""
        wide = width_of(self.text, self.points, bold=self.bold, italic=self.italic)
        left = self.at[0] - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        top, bottom = self.at[1] - ASCENT * self.points, self.at[1] + DESCENT * self.points
        return TextBox(left, top, left + wide, bottom)

    @property
    def ground(self) -> TextBox:
        """What is white behind one that is clear."""
        box = self.box
        return TextBox(box.left - 1, box.top, box.right + 1, box.bottom)


Ink = InkArea | InkLine | InkDot | InkSlice | InkText


@unchanging(frozen=True)
class Inked:
    """A whole picture in points without its margin, with what it says to people who do not see it."""

    width: float
    height: float
    title: str
    description: str
    ink: tuple[Ink, ...]
