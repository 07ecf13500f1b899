"""The room between the margins of a page, and millimetres as Word counts them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache


class PaperSize(StrEnum):
    """Khổ và hướng giấy: A4 upright, A4 and A3 on their side."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    A3 = "a3"

    @property
    def room_mm(self) -> int:
        """The room between its margins, in millimetres."""
        return _ROOMS[self]


_ROOMS = {PaperSize.PORTRAIT: 165, PaperSize.LANDSCAPE: 252, PaperSize.A3: 375}


@lru_cache(maxsize=256)
def twips(mm: Decimal | Fraction | int) -> int:
    """Millimetres as twips: 165 mm is 9354."""
    return round(Fraction(mm) * 7200 / 127)
