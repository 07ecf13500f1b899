"""A number of a sentence held against facts: whether one of them is it, or it is a slip of the hand of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from generator.audit.likely_slips import SWAPPED, is_of_hand, likely_slip
from generator.audit.manuscript import TextPassage
from generator.audit.records.fact import Fact, FactRole
from generator.wording import ClaimedNumber, NumberKind, as_spelled
from generator.workspace import unchanging

_LARGE = 1_000
_HUNDRED = 100
_TEN = 10
TAKEN = {FactRole.COUNT, FactRole.UNITS_COUNT, FactRole.CHANGE}
"""What was counted, of all or of some, and how it changed."""
COUNTED = {NumberKind.COUNT, NumberKind.QUANTITY}


@unchanging(frozen=True)
class TiedNumber:
    """A number of a sentence with what the records say of its like, and whether one of it is that.

    `other` are facts that would explain it and are not what the words name: of another target, of an
    older moment.
    """

    passage: TextPassage
    claim: ClaimedNumber
    facts: tuple[Fact, ...]
    agrees: bool
    other: tuple[Fact, ...] = ()
    sure: bool = True


def is_of_sort(claim: ClaimedNumber, nouns: tuple[str, ...], fact: Fact) -> bool:
    if claim.measure is not fact.measure and not {claim.measure, fact.measure} <= COUNTED:
        return False
    if claim.measure in COUNTED:
        return as_spelled(fact.noun) in {as_spelled(noun) for noun in nouns}
    return True


def is_slip_of(claim: ClaimedNumber, near: list[Fact]) -> bool:
    """Whether a large number is a count, or what is asked for, with two of its digits exchanged or one wrong."""
    is_money = claim.measure is NumberKind.MONEY
    if claim.value / (claim.step if is_money else 1) < _LARGE or not (
        is_money or claim.measure in COUNTED
    ):
        return False
    meant = [one for one in near if one.role in {*TAKEN, FactRole.QUOTA, FactRole.GOAL}]
    meant = [one for one in meant if (one.measure is NumberKind.MONEY) == is_money]
    return _slipped_from(claim, meant)


def _slipped_from(claim: ClaimedNumber, meant: Iterable[Fact]) -> bool:
    """Whether a slip of the hand made a number of what some fact says."""
    slip = likely_slip(
        claim.value,
        claim.step,
        lambda value: any(one.explains(replace(claim, value=value)) for one in meant),
    )
    return is_of_hand(slip)


def is_misspelt(claim: ClaimedNumber, facts: Iterable[Fact]) -> bool:
    """Whether a number is one of some facts with two digits exchanged, or, of three digits and more, one wrong or the unit of measure."""
    facts = [*facts]

    def says(value: Fraction, step: Fraction) -> bool:
        return any(one.explains(replace(claim, value=value, step=step)) for one in facts)

    slip = likely_slip(claim.value, claim.step, lambda value: says(value, claim.step))
    if claim.value / claim.step < _HUNDRED:
        return slip is not None and slip[0] == SWAPPED and slip[1] / claim.step >= _TEN
    scales = [Fraction(10) ** power for power in (-6, -3, 3, 6)]
    return is_of_hand(slip) or any(says(claim.value * one, claim.step * one) for one in scales)


def is_slip_of_two(claim: ClaimedNumber, facts: Iterable[Fact]) -> bool:
    """Whether a number of two digits and more is what was counted with two exchanged or one wrong."""
    done = [one for one in facts if one.role in TAKEN and not one.value % claim.step]
    return claim.value / claim.step >= _TEN and _slipped_from(claim, done)


def loosely(found: TiedNumber) -> TiedNumber:
    """Of all units of a sort, which people name loosely, only a slip of the hand is told."""
    is_slip = _slipped_from(found.claim, found.facts)
    return replace(
        found, agrees=found.agrees or bool(found.other), other=(), sure=found.sure and is_slip
    )


def obvious(found: TiedNumber) -> TiedNumber | None:
    """What is right, or an obvious slip of what is; nothing else is told at all."""
    found = loosely(found)
    return found if found.agrees or found.sure else None
