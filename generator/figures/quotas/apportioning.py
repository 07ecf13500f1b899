"""Each unit's quota: by a rate of its own base, or its part of a total that is met exactly.

Of a total that is shared in proportion the bounds hold, and remainders go to the largest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from generator.figures.quotas import reasons
from generator.figures.quotas.constraints import UNLIMITED, Limits, refuse_limits, refuse_total
from generator.figures.quotas.reasons import Reason
from generator.wording import Rounding, largest, rounded
from generator.workspace import unchanging


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

    The parts are rounded down; what is then missing goes to the largest remainders, one each. The
    place is that of the remainder, from 1 for the largest; 0 where there is none.
    """
    parts = [base * top // whole for base in bases]
    remainders = [base * top % whole for base in bases]
    missing = total - sum(parts)
    places = places_of(remainders)
    return [
        (part + (0 < place <= missing), place) for part, place in zip(parts, places, strict=True)
    ]


def places_of(remainders: Sequence[int]) -> list[int]:
    """The place of each remainder, 1 for the largest, of equal ones the earlier; 0 for none."""
    order = largest(remainders, len(remainders))
    places = {index: place for place, index in enumerate(order, start=1)}
    return [places[index] if remainder else 0 for index, remainder in enumerate(remainders)]


@unchanging(frozen=True)
class Allocation:
    """Each unit's quota with its reason, by code, in the order in which the units were given."""

    reasons: Mapping[str, Reason]

    @property
    def quotas(self) -> dict[str, int]:
        """The bare numbers."""
        return {code: reason.quota for code, reason in self.reasons.items()}

    @property
    def total(self) -> int:
        """The sum of all quotas."""
        return sum(self.quotas.values())


def by_rate(
    bases: Mapping[str, int],
    rate: Fraction,
    rounding: Rounding = Rounding.HALF_UP,
    limits: Limits = UNLIMITED,
) -> Allocation:
    """Quotas as a rate of each unit's base, rounded, within the limits; the total follows.

    Raises `AllocationImpossible` when the limits contradict each other.
    """
    refuse_limits(bases, limits, rate.numerator)
    return Allocation(
        {code: _rated(code, base, rate, rounding, limits) for code, base in bases.items()}
    )


def by_total(total: int, bases: Mapping[str, int], limits: Limits = UNLIMITED) -> Allocation:
    """A total split in proportion to the bases, within the limits and exactly to the unit.

    Units that a bound holds get the bound, the others share what is left in proportion, rounded
    down, and the units that are still missing go to the largest remainders; where remainders are
    equal, to the smaller code. Raises `AllocationImpossible` when the limits leave no room.
    """
    refuse_total(total, bases, limits)
    given = {code: known for code, base in bases.items() if (known := _given(code, base, limits))}
    rest = total - sum(known.quota for known in given.values())
    claims = [
        _claim(code, bases[code], limits, rest) for code in sorted(bases.keys() - given.keys())
    ]
    found = given | _split(rest, claims)
    return Allocation({code: found[code] for code in bases})


def deduct(allocation: Allocation, done: Mapping[str, int]) -> Allocation:
    """The quotas less what each unit has done already, never below nothing.

    A quota fixed by hand stays. To meet a total exactly, split it within `limits.holding(done)`.
    """
    return Allocation(
        {code: _deducted(reason, done.get(code, 0)) for code, reason in allocation.reasons.items()}
    )


def _given(code: str, base: int, limits: Limits) -> Reason | None:
    """What a unit gets that takes no part in a proportional split."""
    if code in limits.fixed:
        return reasons.FixedByHand(limits.fixed[code])
    return None if base else reasons.WithoutBase(limits.floor(code))


def _rated(code: str, base: int, rate: Fraction, rounding: Rounding, limits: Limits) -> Reason:
    if code in limits.fixed:
        return reasons.FixedByHand(limits.fixed[code])
    quota = rounded(rate.numerator * base, rate.denominator, rounding)
    exact = reasons.RateOfBase(rate, base, quota)
    floor, ceiling = limits.floor(code), limits.ceiling(code)
    if quota < floor:
        return reasons.Bounded(reasons.End.MINIMUM, floor, exact)
    if ceiling is not None and quota > ceiling:
        return reasons.Bounded(reasons.End.MAXIMUM, ceiling, exact)
    return exact


def _claim(code: str, base: int, limits: Limits, rest: int) -> Claim:
    ceiling = limits.ceiling(code)
    return Claim(code, base, limits.floor(code), rest if ceiling is None else ceiling)


def _split(rest: int, claims: Sequence[Claim]) -> dict[str, Reason]:
    """What the claims get, exactly `rest` together."""
    if not claims:
        return {}
    top, whole = level(rest, claims)
    found = {claim.code: held for claim in claims if (held := _held(claim, top, whole))}
    free = [claim for claim in claims if claim.code not in found]
    left = rest - sum(held.quota for held in found.values())
    parts = apportion(left, top, whole, [claim.base for claim in free])
    for claim, (quota, place) in zip(free, parts, strict=True):
        found[claim.code] = reasons.PartOfTotal(top, claim.base, whole, quota, place)
    return found


def _held(claim: Claim, top: int, whole: int) -> Reason | None:
    """The bound that holds a claim, if one does."""
    _, base, low, high = claim
    part = reasons.PartOfTotal(top, base, whole, top * base // whole)
    if top * base < low * whole:
        return reasons.Bounded(reasons.End.MINIMUM, low, part)
    if top * base > high * whole:
        return reasons.Bounded(reasons.End.MAXIMUM, high, part)
    return None


def _deducted(reason: Reason, done: int) -> Reason:
    if done <= 0 or isinstance(reason, reasons.FixedByHand):
        return reason
    return reasons.Deducted(reason, done, max(reason.quota - done, 0))
