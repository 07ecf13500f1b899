"""Whether two campaigns are of the same units: those of the earlier one as what they are now.

Who merged or was split since is there as what came of it, below whom all stood that it was made of. Of a unit below which one campaign lists nobody
it is not known who these are: it is the same one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.figures.windows import Yield
from generator.model.roster import Succession, Units
from generator.workspace import once, unchanging


def taking_part(units: Units, yields: Yield, *, is_level: bool) -> frozenset[str]:
    """Who is in what a window yields: who was there on some day of it, of a level on its last one."""
    if yields.end is None:
        return frozenset()
    day = yields.end.of_day
    first = day if is_level else min(yields.window.first, day)
    return frozenset(code for code in units.by_code if units.was_active(code, first, day))


@unchanging(frozen=True, eq=False)
class _Tree:
    """The units of one campaign as they are now, each with those above it, the nearest first."""

    above: Mapping[str, tuple[str, ...]]

    @once
    def inner(self) -> frozenset[str]:
        """Those with others below them."""
        return frozenset(up for several in self.above.values() for up in several)

    @once
    def lowest(self) -> Mapping[str | None, list[str]]:
        """Those below whom there is nobody: all, and by the unit that they are below."""
        found: dict[str | None, list[str]] = {None: []}
        for one, several in self.above.items():
            if one not in self.inner:
                for up in dict.fromkeys((None, *several)):
                    found.setdefault(up, []).append(one)
        return found

    def lowest_of(self, code: str | None) -> list[str]:
        """Those below a unit, or itself where there is nobody."""
        is_one = code in self.above and code not in self.inner
        alone = [code] if code is not None and is_one else []
        return self.lowest.get(code) or alone

    @once
    def _lowest(self) -> frozenset[str]:
        return frozenset(self.lowest[None])

    def has(self, one: str, above: tuple[str, ...], code: str | None = None) -> bool:
        """Whether a unit of another tree is here, below a unit; or one above it with nobody below."""
        if one in self.above or one in self.inner:
            return code in {None, one} or code in self.above.get(one, (code,))
        return any(
            up in self._lowest and (code in {None, up} or code in self.above[up]) for up in above
        )


@unchanging(frozen=True, eq=False)
class BothYears:
    """The units `now` and `then` of two campaigns, on a `day` and an `earlier_day`."""

    units: Units
    earlier: Units
    now: AbstractSet[str]
    then: AbstractSet[str]
    day: datetime.date
    earlier_day: datetime.date

    def differ(self, code: str | None) -> bool:
        """Whether others stand below a unit, or in the whole, than the year before."""
        now, then = self._now.lowest_of(code), self._then.lowest_of(code)
        if not (now and then):
            return False
        return any(
            not self._then.has(one, self._now.above[one], code) or self._lacks_some(one)
            for one in now
        ) or any(not self._now.has(one, self._then.above[one], code) for one in then)

    def gone(self, code: str | None) -> Sequence[str]:
        """The units right below one, or with nobody above them who is there now, that are there no more."""
        return self._gone.get(code, ())

    @once
    def _gone(self) -> Mapping[str | None, list[str]]:
        found: dict[str | None, list[str]] = {}
        for one in self._then.lowest[None]:
            above = self._then.above[one]
            if not self._now.has(one, above):
                up = next((up for up in above if up in self._now.above), None)
                found.setdefault(up, []).append(one)
        return found

    def split_from(self, code: str) -> str | None:
        """The unit that was there the year before, and was split into this one and others since."""
        made = self.units.successions.get(code)
        return (
            made.predecessors[0] if made and made.is_split and self._is_made_since(made) else None
        )

    @once
    def _now(self) -> _Tree:
        return _Tree(
            {
                one: tuple(self.units.superiors_on(one, self.day))
                for code in self.now
                for one in self.units.became(code, self.day)
            }
        )

    @once
    def _then(self) -> _Tree:
        found: dict[str, tuple[str, ...]] = {}
        for code in self.then:
            ups = [up for one in self.earlier.superiors(code) for up in self._as_now(one)]
            for one in self._as_now(code):
                found[one] = tuple(up for up in found.get(one, ups) if up in ups)
        return _Tree(found)

    def _as_now(self, code: str) -> list[str]:
        """What a unit of the earlier campaign is now."""
        if code in self.units.by_code:
            return self.units.became(code, self.day)
        later = self.earlier.became(code, datetime.date.max)
        return [one for heir in later for one in self.units.became(heir, self.day)]

    def _is_made_since(self, made: Succession) -> bool:
        return self.earlier_day < made.on

    def _lacks_some(self, code: str) -> bool:
        """Whether some of those that merged into a unit since were not there."""
        made = self.units.successions.get(code)
        if made is None or made.is_split or not self._is_made_since(made):
            return False
        return any(
            self._lacks_some(one) if self.units.merged_into(one) else self._was_not(one)
            for one in made.predecessors
        )

    def _was_not(self, code: str) -> bool:
        return code not in self._known_then and self.split_from(code) not in self._known_then

    @once
    def _known_then(self) -> frozenset[str | None]:
        later = (one for code in self.then for one in self.earlier.became(code, datetime.date.max))
        return frozenset({*self.then, *later})
