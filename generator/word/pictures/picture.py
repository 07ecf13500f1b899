"""A picture as it is printed: PNG or JPEG, its size on paper, what is told to those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.problems import GeneratorError

LARGEST_PICTURE = 10_000_000
"""Bytes of a picture's file at the most."""


class NoPicture(GeneratorError):
    """Bytes that cannot be printed as a picture."""


@dataclass(frozen=True)
class FinishedPicture:
    """A picture with its size on paper in millimetres; `ending` is `png` or `jpeg`."""

    data: bytes
    ending: str
    width_mm: Fraction
    height_mm: Fraction
    told: str = ""
    is_coarse: bool = False
    """Whether its points are seen on paper."""
