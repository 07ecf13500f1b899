"""What a unit that stands beside those below it has itself, apart from their sum (`tier: own`)."""

from __future__ import annotations

from generator.figures.figure import Figure, added
from generator.figures.tally import Tally


def has_own_part(tally: Tally, code: str) -> bool:
    """Whether what a unit has is its own beside that of units below it; rates have no parts."""
    return not tally.indicator.is_rate and tally.counted.stands_beside(code)


def own_count(tally: Tally, code: str) -> Figure | None:
    """What such a unit counted itself; `None` where that is not known."""
    return None if code in tally.exempt else tally.figure(tally.yields.own_part(code))


def own_quota(tally: Tally, code: str) -> Figure | None:
    """What such a unit was given itself; `None` where only those below it were given something."""
    return added(source[code] for source in tally.given.sources if code in source)
