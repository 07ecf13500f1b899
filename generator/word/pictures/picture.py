"""A picture as it is printed: PNG or JPEG, its size on paper, what is told to those who do not see it."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from generator.problems import GeneratorError
from generator.workspace import unchanging

LARGEST_PICTURE = 10_000_000
"""Bytes of a picture's file at the most."""
MOST_POINTS = 150_000_000
"""Points of a picture at the most: Word unpacks every one of them."""


class NoPicture(GeneratorError):
    """Bytes that cannot be printed as a picture."""


@unchanging(frozen=True)
class Turned:
    """How the points of a file are turned on paper: mirrored from side to side, then clockwise by so many degrees."""

    degrees: int = 0
    mirrored: bool = False

    @property
    def lies(self) -> bool:
        """Whether what is stored across stands upright on paper."""
        return self.degrees in {90, 270}


@unchanging(frozen=True)
class FinishedPicture:
    """A picture with its size on paper in millimetres; `ending` is `png` or `jpeg`."""

    data: bytes
    ending: str
    width_mm: Fraction
    height_mm: Fraction
    told: str = ""
    is_coarse: bool = False
    """Whether its points are seen on paper."""
    turn: Turned = field(default_factory=Turned)
    is_for_printers: bool = False
    """Whether its colours are those of printing inks (CMYK)."""
