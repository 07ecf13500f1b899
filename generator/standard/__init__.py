"""The official format (thể thức) as data, for everything that writes or checks a document.

`generator/standards/*.yaml` states each figure of the format once, with its article and how sure we
are of it. This package reads a profile, lays a union's and an office's own choices over it and
hands out the values. It decides nothing: which profile holds for a document is said by its issuer
and date, and what to do with a value is left to stationery, prose, tables and lint.
"""

from __future__ import annotations

from generator.standard.profile import Standard, load_standard, profile_for, profile_ids
from generator.standard.values import Confidence, Length, Part, Value

__all__ = [
    "Confidence",
    "Length",
    "Part",
    "Standard",
    "Value",
    "load_standard",
    "profile_for",
    "profile_ids",
]
