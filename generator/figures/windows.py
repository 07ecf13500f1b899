"""A window of time, and what may be asked of what it yields: the whole campaign, a phase, a drive.

Of what is counted the answers are `counting`'s, of what is divided `quotients`'.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping

from generator.figures.figure import Figure
from generator.figures.passing_on import AsFigures
from generator.figures.readings import NOTHING, Reading
from generator.wording import Moment
from generator.workspace import unchanging

_DAY = datetime.timedelta(days=1)
Period = tuple[datetime.date, datetime.date]
Sources = Mapping[Period, frozenset[str] | None]


@unchanging(frozen=True)
class Window:
    """A time with its first and last day; `opens_with_campaign`: nothing was counted before it.

    `opens_as_of` names a snapshot for the opening count; `name` is that of the phase, nothing for the
    whole campaign, whose count may also be taken after its last day.
    """

    first: datetime.date
    last: datetime.date
    opens_with_campaign: bool
    opens_as_of: Moment | None = None
    name: str = ""

    @property
    def eve(self) -> datetime.date:
        """The day before the first."""
        return self.first - _DAY

    @property
    def is_whole(self) -> bool:
        """Whether it is the campaign itself."""
        return not self.name

    def holds(self, day: datetime.date) -> bool:
        """Whether a count of this day can be its end."""
        return self.is_whole or self.first <= day <= self.last


class Yield(ABC):
    """What a window yields, for the whole (`None`) and for each unit."""

    window: Window

    @abstractmethod
    def count(self, code: str | None) -> Reading:
        """The result of the window."""

    @abstractmethod
    def change(self, code: str | None) -> Reading:
        """By how much the end differs from the opening."""

    @abstractmethod
    def growth(self, code: str | None) -> Reading:
        """By how much the end differs from the snapshot before it."""

    @abstractmethod
    def before(self, code: str | None) -> Reading:
        """What stood counted at the snapshot before the end."""

    @abstractmethod
    def stood_at(self, moment: Moment, code: str | None) -> Reading:
        """What a window had yielded as of an earlier moment, for a unit as it is now."""

    @abstractmethod
    def opened(self, code: str | None) -> Reading:
        """What stood counted at the opening."""

    @property
    def is_level(self) -> bool:
        """Whether it has a value at any moment, rather than what was done by then."""
        return False

    @property
    def opening(self) -> Moment | None:
        """The moment of the opening; `None` where it is not known."""
        return None

    def since(self, moment: Moment, code: str | None) -> Reading:
        """By how much the end differs from an earlier snapshot."""
        return self.growth(code) if moment == self.before_end else NOTHING

    @property
    def opens_later(self) -> bool:
        """Whether what stood counted is more than the window yields: something was counted before it."""
        return False

    def base_since(self, moment: Moment, code: str | None) -> Figure | None:  # noqa: ARG002
        """What those had of a window that `opens_later` at an earlier snapshot whose growth since is known."""
        return None

    @property
    @abstractmethod
    def units_together(self) -> Reading:
        """What the units add up to, apart from a published total."""

    @property
    def is_published(self) -> bool:
        """Whether the total of the end was published, rather than added up."""
        return False

    @property
    def unlimited(self) -> AsFigures | None:
        """The counts of units, where no other figure and no limit comes in; else `None`."""
        return None

    @property
    def opens_as_of(self) -> Moment | None:
        """The moment of an opening count that is not of the eve; `None` where it is, or there is none."""
        return None

    @property
    def unopened(self) -> datetime.date | None:
        """The eve of which a count is missing, where one of the end is there; `None` where nothing is missing for that."""
        return None

    def stood(self, code: str | None) -> Reading:
        """What stood counted at the end."""
        return self.count(code)

    def own_part(self, code: str) -> Reading:  # noqa: ARG002
        """What a unit that stands beside those below it has of the result itself."""
        return NOTHING

    @property
    def opened_as_of(self) -> Moment | None:
        """The same of a change: also of a stock, which needs no opening for its count."""
        return self.opens_as_of

    @property
    @abstractmethod
    def end(self) -> Moment | None:
        """The moment of the count; `None` where nothing was counted in the window."""

    @property
    def is_by_period(self) -> bool:
        """Whether it adds up what came in by period."""
        return False

    def reported_in(self, code: str | None, until: Moment | None) -> Sources:  # noqa: ARG002
        """What came in by period, up to an earlier moment or the end: who reported each of its periods, by first and last day; `None` for all there are."""
        return {}

    def missed(self, code: str | None) -> tuple[Period, ...]:  # noqa: ARG002
        """The periods that a unit was to report and did not in full, by first and last day."""
        return ()

    @property
    def alone(self) -> frozenset[str]:
        """The units that left and count only what they had themselves, as those below them go on without them."""
        return frozenset()

    def end_by(self, moment: Moment) -> Moment | None:  # noqa: ARG002
        """The moment of what stood at an earlier one; `None` of what has none of its own."""
        return None

    @property
    @abstractmethod
    def before_end(self) -> Moment | None:
        """The moment of the snapshot before."""
