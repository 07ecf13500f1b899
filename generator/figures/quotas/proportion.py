"""The arithmetic of sharing in proportion: bounds that hold, and remainders that go to the largest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.wording import largest


class Claim(NamedTuple):
    """A unit that takes part in a proportional split: its base, above nothing, and its bounds."""

    code: str
    base: int
    low: int
    high: int


def level(total: int, claims: Sequence[Claim]) -> tuple[int, int]:
    """What one unit of base is worth, as a fraction, when the bounds hold and the sum is `total`.

    All claims share in proportion. While the floors add more than the ceilings take away, the
    claims held up by a floor leave with it (later they would only get less), in the other case
    those held down by a ceiling; what is left is shared anew. The bounds must leave room.
    """
    free, rest = list(claims), total
    while True:
        whole = sum(claim.base for claim in free)
        low = [claim for claim in free if rest * claim.base < claim.low * whole]
        high = [claim for claim in free if rest * claim.base > claim.high * whole]
        added = sum(claim.low * whole - rest * claim.base for claim in low)
        taken = sum(rest * claim.base - claim.high * whole for claim in high)
        if added == taken:
            return rest, whole
        leaving = low if added > taken else high
        rest -= sum(claim.low if added > taken else claim.high for claim in leaving)
        codes = {claim.code for claim in leaving}
        free = [claim for claim in free if claim.code not in codes]


def apportion(total: int, top: int, whole: int, bases: Sequence[int]) -> list[tuple[int, int]]:
    """Whole parts of `base × top ÷ whole` that add up to `total`, each with its place.

    The parts are rounded down; what is then missing goes to the largest remainders, one each, and
    the place counts these from 1 (0 for the others).
    """
    parts = [base * top // whole for base in bases]
    remainders = [base * top % whole for base in bases]
    raised = {
        index: place for place, index in enumerate(largest(remainders, total - sum(parts)), 1)
    }
    return [(part + (index in raised), raised.get(index, 0)) for index, part in enumerate(parts)]
