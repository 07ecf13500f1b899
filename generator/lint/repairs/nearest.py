"""The allowed value that is nearest to one that is not allowed."""

from __future__ import annotations

from generator.standard import Length, Value


def nearest_twips(found: int, value: Value) -> int:
    """The nearer end of the range, or the nearest option; the value itself when it stands alone."""
    ends = [*value.options, value.low, value.high]
    lengths = [end.twips for end in ends if isinstance(end, Length)]
    if not lengths and isinstance(value.value, Length):
        lengths = [value.value.twips]
    return min(lengths, key=lambda length: abs(length - found), default=found)


def nearest_size(half_points: int, value: Value) -> int:
    """As above, for sizes of letters in half-points."""
    return nearest_twips(half_points * 10, value) // 10
