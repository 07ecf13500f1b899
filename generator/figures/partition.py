"""A whole and its parts, kept together so that printed shares add up to the printed whole.

Nothing is rounded here: `generator.wording.apportion` shares out the last printed digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, eq=False, slots=True)
class Partition:
    """Một tổng chia thành các phần: shares of the very whole, in order, that add up to `within`.

    `within` is the part of a greater whole that is divided (a group among groups), else it is 1.
    """

    shares: tuple[Fraction, ...]
    within: Slice | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Slice:
    """Một phần của một tổng đã chia."""

    partition: Partition
    place: int

    @property
    def share(self) -> Fraction:
        """The exact share in the very whole."""
        return self.partition.shares[self.place]


def divide(counts: Sequence[int | Fraction], within: Slice | None = None) -> list[Slice]:
    """The slices of a whole that is the sum of these counts; none when a count is negative.

    A whole of zero has no shares, unless it is itself a part: then its parts are nothing of it.
    """
    whole = sum(counts)
    if any(count < 0 for count in counts) or not (whole or within):
        return []
    size = within.share if within else Fraction(1)
    shares = tuple(size * count / whole if whole else Fraction(0) for count in counts)
    partition = Partition(shares, within)
    return [Slice(partition, place) for place in range(len(counts))]
