"""What limits a figure: of how many units it speaks, as of when, and why one is not known at all.

A figure that covers fewer units than belong to it is provisional; one that stands on older, estimated or
carried counts says so. What is not known is never a guess: a `Lack` tells why, and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from generator.problems import Message
from generator.wording import Moment
from generator.workspace import unchanging

Carried = tuple[tuple[Moment, int], ...]
"""How many units stand with a count of an earlier moment, by moment, oldest first."""
Divisors = tuple[tuple[str, Moment], ...]
"""What a quotient is divided by, where it is of another moment than what is divided: its name, and as of when."""


Fallen = tuple[tuple[str, Moment], ...]
"""Whose cumulative counts were put right to less than they were, and as of when they were more."""


class LackKind(StrEnum):
    """Why a figure is missing: nobody recorded what it needs, what it needs was put right since, or the records contradict themselves."""

    UNKNOWN = "unknown"
    CORRECTED = "corrected"
    ERROR = "error"


@unchanging(frozen=True, slots=True)
class Lack:
    """Why a figure is not there, and what to do about it."""

    kind: LackKind
    message: Message
    hint: Message | None = None
    since: Moment | None = None
    """Since when what the figure needs was put right."""

    @property
    def is_error(self) -> bool:
        """Whether the records contradict themselves, rather than say too little."""
        return self.kind is LackKind.ERROR


def unknown(message: Message, hint: Message | None = None) -> Lack:
    """Nobody recorded what the figure needs."""
    return Lack(LackKind.UNKNOWN, message, hint)


def wrong(message: Message, hint: Message | None = None) -> Lack:
    """The records contradict themselves."""
    return Lack(LackKind.ERROR, message, hint)


@unchanging(frozen=True, slots=True)
class Coverage:
    """Phạm vi của một số liệu: `known` of the `of` units that belong to it have reported.

    `as_of` is the moment of a count that is older than what was asked for, `opens_as_of` that of an
    opening count which is not of the eve, `periods` how many of how many periods a unit reported;
    each is `None` where there is nothing to say. `is_open`: some are missing, and nobody counts how many; `of_both_years`: the others are not there in one of two years; `of_both_numbers`: a rate is of those alone of which both its numbers are known, while these have others too; `apart`: so many of the others were not there at one of two moments. `carried` are counts of an earlier moment.
    `fallen` are who is left out of a growth, as their counts were put right to less than they were.
    `divisors` is what a quotient is divided by that is of another moment than what is divided, be it older or newer.
    """

    known: int
    of: int
    as_of: Moment | None = None
    carried: Carried = ()
    estimated: bool = False
    opens_as_of: Moment | None = None
    periods: tuple[int, int] | None = None
    is_open: bool = False
    of_both_years: bool = False
    of_both_numbers: bool = False
    divisors: Divisors = ()
    fallen: Fallen = ()
    apart: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every unit that belongs to the figure has reported, for all periods."""
        return self.known == self.of and self.periods is None and not self.is_open

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say of it."""
        return self.is_complete and not (
            self.as_of or self.carried or self.estimated or self.opens_as_of or self.divisors
        )


def side_by_side(coverages: Iterable[tuple[Coverage, ...]]) -> tuple[Coverage, ...]:
    """The limits of a figure that is made of others: each of theirs, once."""
    return tuple(dict.fromkeys(one for several in coverages for one in several))


def together(coverages: Iterable[Coverage]) -> Coverage:
    """The coverage of a sum whose parts are of different units."""
    parts = tuple(coverages)
    return Coverage(
        known=sum(part.known for part in parts),
        of=sum(part.of for part in parts),
        as_of=min((part.as_of for part in parts if part.as_of), default=None),
        carried=add_carried(part.carried for part in parts),
        estimated=any(part.estimated for part in parts),
        opens_as_of=min((part.opens_as_of for part in parts if part.opens_as_of), default=None),
        periods=next((part.periods for part in parts if part.periods and len(parts) == 1), None),
        is_open=any(part.is_open for part in parts),
        of_both_years=any(part.of_both_years for part in parts),
        of_both_numbers=any(part.of_both_numbers for part in parts),
        divisors=each_once(part.divisors for part in parts),
        fallen=each_once(part.fallen for part in parts),
        apart=sum(part.apart for part in parts),
    )


def each_once(several: Iterable[Divisors]) -> Divisors:
    """What several figures are divided by, or leave out, each once."""
    return tuple(dict.fromkeys(one for divisors in several for one in divisors))


def add_carried(several: Iterable[Carried]) -> Carried:
    """Carried counts of different units together, oldest first."""
    known = [one for one in several if one]
    if len(known) <= 1:
        return known[0] if known else ()
    counted: Counter[Moment] = Counter()
    for one in known:
        counted.update(dict(one))
    return tuple(sorted(counted.items()))
