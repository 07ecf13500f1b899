"""Which slip of the hand makes one number of another: told as a hint beside a doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from generator.audit.arithmetic import shown
from generator.problems import Message, say
from generator.wording import ClaimedNumber

_MOST_DIGITS = 15
_SHIFTS = (3, 1, 2, 6)

SWAPPED = say("đảo hai chữ số liền nhau")
ONE_DIGIT = say("nhầm một chữ số")
ONE_LESS = say("thiếu một chữ số")
ONE_MORE = say("thừa một chữ số")
SHIFTED = say("nhầm dấu ngăn hoặc đơn vị tính")


def likely_slip(
    value: Fraction, step: Fraction, fits: Callable[[Fraction], bool]
) -> tuple[Message, Fraction] | None:
    """The likeliest slip that made a printed number of one that fits, and the number it was made of.

    >>> slip = likely_slip(Fraction(2421), Fraction(1), lambda value: value == 2412)
    >>> slip[0].text(), int(slip[1])
    ('đảo hai chữ số liền nhau', 2412)
    """
    units = value / step
    digits = str(abs(units.numerator))
    if units.denominator != 1 or len(digits) > _MOST_DIGITS:
        return None
    sign = -1 if value < 0 else 1
    for slip, meant in _meant(digits):
        if fits(number := sign * int(meant) * step):
            return slip, number
    return next(((SHIFTED, shifted) for shifted in _shifted(value) if fits(shifted)), None)


def is_of_hand(slip: tuple[Message, Fraction] | None) -> bool:
    """Whether two digits exchanged, or one wrong, are all that is wrong: what a hand does to a right number."""
    return slip is not None and slip[0] in (SWAPPED, ONE_DIGIT)


def slip_hint(slip: tuple[Message, Fraction] | None, like: ClaimedNumber) -> Message | None:
    """What a slip that was found made of what, the number as the claim is printed; None where none was."""
    return slip and say("có thể {slip}: {meant}", slip=slip[0], meant=shown(slip[1], like))


def _meant(digits: str) -> Iterator[tuple[Message, str]]:
    """What may have been meant, likeliest first."""
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield SWAPPED, digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield ONE_DIGIT, digits[:at] + new + digits[at + 1 :]
    for at in range(len(digits) + 1):
        for new in "0123456789":
            yield ONE_LESS, digits[:at] + new + digits[at:]
    for at in range(len(digits) if len(digits) > 1 else 0):
        yield ONE_MORE, digits[:at] + digits[at + 1 :]


def _shifted(value: Fraction) -> Iterator[Fraction]:
    for places in _SHIFTS:
        yield value * 10**places
        yield value / 10**places
