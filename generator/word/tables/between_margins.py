"""The room between the margins of a page, and millimetres as Word counts them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

PORTRAIT_MM = 165
"""Room between the margins of a portrait page (30 and 15 mm)."""
LANDSCAPE_MM = 252
"""Room between the margins of a landscape page (30 and 15 mm)."""


@lru_cache(maxsize=256)
def twips(mm: Decimal | Fraction | int) -> int:
    """Millimetres as twips: 165 mm is 9354."""
    return round(Fraction(mm) * 7200 / 127)
