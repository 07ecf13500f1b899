"""Each unit's quota: by a rate of its own base, or its part of a total that is met exactly.

Of a total that is shared in proportion the bounds hold, and remainders go to the largest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from generator.figures.quotas import reasons
from generator.figures.quotas.constraints import (
    UNLIMITED,
    Limits,
    check_total,
    refuse,
    refuse_limits,
)
from generator.wording import Rounding, largest, rounded


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


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's quota and the reason for it."""

    code: str
    quota: int
    reason: reasons.Reason


@dataclass(frozen=True)
class Allocation:
    """The shares of all units, by code, in the order in which the units were given."""

    shares: Mapping[str, Share]

    @property
    def quotas(self) -> dict[str, int]:
        """The bare numbers."""
        return {code: share.quota for code, share in self.shares.items()}

    @property
    def total(self) -> int:
        """The sum of all quotas."""
        return sum(share.quota for share in self.shares.values())


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
        {
            code: _fixed(code, limits)
            if code in limits.fixed
            else _rated(code, base, rate, rounding, limits)
            for code, base in bases.items()
        }
    )


def by_total(total: int, bases: Mapping[str, int], limits: Limits = UNLIMITED) -> Allocation:
    """A total split in proportion to the bases, within the limits and exactly to the unit.

    Units that a bound holds get the bound, the others share what is left in proportion, rounded
    down, and the units that are still missing go to the largest remainders; where remainders are
    equal, to the smaller code. Raises `AllocationImpossible` when the limits leave no room.
    """
    refuse_limits(bases, limits, total)
    refuse(check_total(total, bases, limits))
    given = {code: share for code, base in bases.items() if (share := _given(code, base, limits))}
    rest = total - sum(share.quota for share in given.values())
    claims = [
        _claim(code, bases[code], limits, rest) for code in sorted(bases.keys() - given.keys())
    ]
    shares = given | {share.code: share for share in _split(rest, claims)}
    return Allocation({code: shares[code] for code in bases})


def deduct(allocation: Allocation, done: Mapping[str, int]) -> Allocation:
    """The quotas less what each unit has done already, never below nothing.

    A quota fixed by hand stays. To meet a total exactly, split it within `limits.holding(done)`.
    """
    return Allocation(
        {
            code: _deducted(share, done[code]) if done.get(code, 0) > 0 else share
            for code, share in allocation.shares.items()
        }
    )


def _given(code: str, base: int, limits: Limits) -> Share | None:
    """The share of a unit that takes no part in a proportional split."""
    if code in limits.fixed:
        return _fixed(code, limits)
    if base:
        return None
    floor = limits.floor(code)
    return Share(code, floor, reasons.WithoutBase(floor))


def _fixed(code: str, limits: Limits) -> Share:
    return Share(code, limits.fixed[code], reasons.FixedByHand(limits.fixed[code]))


def _rated(code: str, base: int, rate: Fraction, rounding: Rounding, limits: Limits) -> Share:
    quota = rounded(rate.numerator * base, rate.denominator, rounding)
    exact = reasons.RateOfBase(rate, base, quota)
    floor, ceiling = limits.floor(code), limits.ceiling(code)
    if quota < floor:
        return Share(code, floor, reasons.Bounded(reasons.End.MINIMUM, floor, exact))
    if ceiling is not None and quota > ceiling:
        return Share(code, ceiling, reasons.Bounded(reasons.End.MAXIMUM, ceiling, exact))
    return Share(code, quota, exact)


def _claim(code: str, base: int, limits: Limits, rest: int) -> Claim:
    ceiling = limits.ceiling(code)
    return Claim(code, base, limits.floor(code), rest if ceiling is None else ceiling)


def _split(rest: int, claims: Sequence[Claim]) -> list[Share]:
    """The shares of the claims, exactly `rest` together."""
    if not claims:
        return []
    top, whole = level(rest, claims)
    shares = [share for claim in claims if (share := _held(claim, top, whole))]
    held = {share.code for share in shares}
    free = [claim for claim in claims if claim.code not in held]
    left = rest - sum(share.quota for share in shares)
    parts = apportion(left, top, whole, [claim.base for claim in free])
    for claim, (quota, place) in zip(free, parts, strict=True):
        part = reasons.PartOfTotal(top, claim.base, whole, quota, place)
        shares.append(Share(claim.code, quota, part))
    return shares


def _held(claim: Claim, top: int, whole: int) -> Share | None:
    """The share of a claim that a bound holds."""
    code, base, low, high = claim
    if low * whole <= top * base <= high * whole:
        return None
    part = reasons.PartOfTotal(top, base, whole, top * base // whole)
    if top * base < low * whole:
        return Share(code, low, reasons.Bounded(reasons.End.MINIMUM, low, part))
    return Share(code, high, reasons.Bounded(reasons.End.MAXIMUM, high, part))


def _deducted(share: Share, done: int) -> Share:
    if isinstance(share.reason, reasons.FixedByHand):
        return share
    quota = max(share.quota - done, 0)
    return Share(share.code, quota, reasons.Deducted(share.reason, done, quota))
