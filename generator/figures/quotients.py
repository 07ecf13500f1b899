"""What a window yields of an indicator that is nowhere recorded: a size that stays, or one number by another."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from generator.figures.counting import Counting, is_known, together
from generator.figures.coverage import Divisors, Lack, add_carried, each_once, unknown
from generator.figures.figure import Figure, Quantity, difference, ratio, total
from generator.figures.readings import NOTHING, Reading
from generator.figures.windows import Period, Window, Yield
from generator.model.roster import Roster, Units
from generator.problems import say
from generator.wording import Moment
from generator.workspace import once, unchanging

_Look = Callable[[str | None], Reading]


@unchanging(frozen=True, eq=False)
class _Sides:
    """Both numbers of a quotient at a moment, with what tells that they are of different ones."""

    upper: _Look
    lower: _Look
    divisors: Divisors
    others: frozenset[str]
    """The units that are in one of both numbers alone, and all above them."""
    until: Moment | None = None
    """The earlier moment that both are of; nothing for the end."""

    def of(self, code: str | None) -> tuple[Reading, Reading]:
        """Those of a unit, of the whole for `None`."""
        return self.upper(code), self.lower(code)


@unchanging(frozen=True, eq=False)
class Fixed(Yield):
    """A size that does not depend on a window: a base, for each unit and the whole, as on a day."""

    window: Window
    sizes: Callable[[datetime.date, str | None], Figure | None]
    day: datetime.date
    name: str

    @property
    def end(self) -> Moment | None:
        return None

    @property
    def before_end(self) -> Moment | None:
        return None

    @property
    def is_level(self) -> bool:
        return True

    def count(self, code: str | None) -> Reading:
        return self._on(self.day, code)

    def stood_at(self, moment: Moment, code: str | None) -> Reading:
        return self._on(moment.of_day, code)

    def _on(self, day: datetime.date, code: str | None) -> Reading:
        size = self.sizes(day, code)
        if size is not None:
            return Reading(size, 1, 1)
        fact = say("chưa có cơ sở tính «{name}»", name=self.name)
        return replace(NOTHING, lack=unknown(fact, say("ghi cơ sở tính ở đơn vị (bases)")))

    change = growth = before = opened = count

    @property
    def units_together(self) -> Reading:
        return NOTHING


@unchanging(frozen=True, eq=False)
class Quotient(Yield):
    """A rate that is the quotient of two others in the same window; a quotient of sums for the whole."""

    window: Window
    upper: Yield
    lower: Yield
    roster: Roster
    units: Units
    name: str
    divisor: str
    """The name of what it is divided by."""

    @property
    def end(self) -> Moment | None:
        return self.upper.end

    def end_by(self, moment: Moment) -> Moment | None:
        return self.upper.end_by(moment)

    @property
    def before_end(self) -> Moment | None:
        return self.upper.before_end

    @property
    def opens_as_of(self) -> Moment | None:
        return self.upper.opens_as_of or self.lower.opens_as_of

    @property
    def unopened(self) -> datetime.date | None:
        return self.upper.unopened or self.lower.unopened

    @property
    def opening(self) -> Moment | None:
        return self.upper.opening or self.lower.opening

    def stood(self, code: str | None) -> Reading:
        return self._divided(
            replace(self._now, upper=self.upper.stood, lower=self.lower.stood), code
        )

    @property
    def opened_as_of(self) -> Moment | None:
        return self.upper.opened_as_of or self.lower.opened_as_of

    def count(self, code: str | None) -> Reading:
        return self._divided(self._now, code)

    @once
    def _now(self) -> _Sides:
        ends = self.upper.end, self.lower.end
        return self._sides(self.upper.count, self.lower.count, *ends)

    def _sides(
        self, upper: _Look, lower: _Look, above: Moment | None, below: Moment | None
    ) -> _Sides:
        return _Sides(upper, lower, self._divisors(above, below), self._others(above, below))

    def _others(self, upper: Moment | None, lower: Moment | None) -> frozenset[str]:
        """Who came between both moments, or left where one number does not keep what it had; and all above."""
        units = self.units
        if units.is_steady or upper is None or lower is None or isinstance(self.lower, Fixed):
            return frozenset()
        first, last = sorted((upper.of_day, lower.of_day))
        moved = units.yet_to_join(first) - units.yet_to_join(last)
        if self.upper.is_level or self.lower.is_level:
            moved |= units.gone_by(last) - units.gone_by(first)
        return frozenset(up for one in moved for up in (one, *units.superiors(one)))

    def _divisors(self, upper: Moment | None, lower: Moment | None) -> Divisors:
        """What it is divided by, where that is of another moment."""
        if upper is None or lower is None or upper.instant == lower.instant:
            return ()
        return ((self.divisor, lower),)

    @property
    def is_level(self) -> bool:
        return self.upper.is_level and self.lower.is_level

    def missed(self, code: str | None) -> tuple[Period, ...]:
        return tuple(sorted({*self.upper.missed(code), *self.lower.missed(code)}))

    def stood_at(self, moment: Moment, code: str | None) -> Reading:
        """The same of an earlier moment; of a unit with nobody below it only what is complete: others may have been part of it."""
        found = self._divided(self._then(moment), code)
        is_part = found.figure is not None and not is_known(found)
        if code is None or self.roster.below(code) or not is_part:
            return found
        return self._lacking(None, 1)

    def _then(self, moment: Moment) -> _Sides:
        """What its two numbers were at an earlier moment."""
        ends = self.upper.end_by(moment), self.lower.end_by(moment)
        upper, lower = (partial(one.stood_at, moment) for one in (self.upper, self.lower))
        return replace(self._sides(upper, lower, *ends), until=moment)

    def before(self, code: str | None) -> Reading:
        moment = self.before_end
        return self.upper.before(code) if moment is None else self.stood_at(moment, code)

    def opened(self, code: str | None) -> Reading:
        if not self.is_level:
            fact = say("«{name}» là tỷ lệ của số phát sinh, không có số đầu kỳ", name=self.name)
            remedy = say("nêu tỷ lệ của kỳ, hoặc so với lần chốt trước")
            return replace(NOTHING, lack=unknown(fact, remedy))
        moment = self.upper.opening
        return self.upper.opened(code) if moment is None else self.stood_at(moment, code)

    def change(self, code: str | None) -> Reading:
        moment = self.upper.opening if self.is_level else None
        if moment is None:
            return _apart(self.count(code), self.opened(code))
        return self.since(moment, code)

    def growth(self, code: str | None) -> Reading:
        moment = self.before_end
        if moment is None:
            return _apart(self.count(code), self.before(code))
        return self.since(moment, code)

    def since(self, moment: Moment, code: str | None) -> Reading:
        """By how many points it differs from then, where not both are of all: of the units known at both."""
        now, then = self.count(code), self.stood_at(moment, code)
        earlier = self._then(moment)
        both_whole = self._is_whole(self._now, now, code) and self._is_whole(earlier, then, code)
        shared = [] if both_whole else self._shared(earlier, self.roster.below(code))
        if now.figure is None or then.figure is None or not shared:
            return (
                _apart(now, then)
                if both_whole or not self.roster.below(code)
                else _unmatched(now, then)
            )
        apart = _apart(self._over(self._now, shared), self._over(earlier, shared))
        return replace(apart, of=max(now.of, apart.known + 1))

    def _both(self, sides: _Sides, code: str | None) -> tuple[Reading, Reading]:
        """Both numbers of a unit: nothing where one is of it alone, the other of it with those who go on without it."""
        apart = code in self._parted or (code is not None and self._are_of_others(sides, code))
        return (NOTHING, NOTHING) if apart else sides.of(code)

    def _are_known(self, sides: _Sides, code: str) -> bool:
        return self._match(sides, code, self._both(sides, code))

    def _match(self, sides: _Sides, code: str | None, pair: tuple[Reading, Reading]) -> bool:
        """Whether both numbers are of the same: all there is, or what the same units reported of the same periods."""
        if all(map(is_known, pair)):
            return True
        return all(one.figure is not None for one in pair) and self._are_alike(sides, code)

    def _are_alike(self, sides: _Sides, code: str | None) -> bool:
        """Whether what came in by period came for both numbers from the same units in the same periods."""
        upper, lower = (one.reported_in(code, sides.until) for one in (self.upper, self.lower))
        return bool(upper) and upper == lower

    def _is_whole(self, sides: _Sides, reading: Reading, code: str | None) -> bool:
        """Whether a rate is of all that both its numbers have."""
        if reading.is_complete or reading.figure is None:
            return reading.is_complete
        return self._are_alike(sides, code) and not self._are_of_others(sides, code)

    @once
    def _parted(self) -> frozenset[str]:
        return self.upper.alone ^ self.lower.alone

    def _shared(self, then: _Sides, codes: Sequence[str]) -> list[str]:
        """The units, near or far below, of which all four numbers are complete."""
        found: list[str] = []
        for code in codes:
            if self._are_known(self._now, code) and self._are_known(then, code):
                found.append(code)
            else:
                found += self._shared(then, self.roster.below(code))
        return found

    @property
    def units_together(self) -> Reading:
        return NOTHING

    def of_units(self, codes: Sequence[str]) -> Reading:
        """The quotient of sums of several units, over those for which both are known."""
        found = self._over(self._now, codes)
        upper, lower = (self._together(one, codes) for one in (self.upper, self.lower))
        return _beside(found, upper, lower)

    @staticmethod
    def _together(of: Yield, codes: Sequence[str]) -> Reading:
        """What several units have of one of both numbers."""
        if isinstance(of, Counting) and of.is_by_period:
            return of.added_by_period(codes)
        return together([of.count(code) for code in codes])

    def _divided(self, sides: _Sides, code: str | None) -> Reading:
        above, below = (NOTHING, NOTHING) if code in self._parted else sides.of(code)
        fault = next((one.lack for one in (above, below) if one.lack and one.lack.is_error), None)
        if fault:
            return replace(NOTHING, lack=fault)
        if is_known(above) and is_known(below):
            apart = self._are_of_others(sides, code)
            found = self._over(sides, self.roster.below(code)) if apart else NOTHING
            is_found = found.figure is not None
            return found if is_found else self._quotient(sides, [(above, below)], above.of)
        if self._match(sides, code, (above, below)) and not self._are_of_others(sides, code):
            found = self._quotient(sides, [(above, below)], above.of)
            return replace(found, periods=above.periods)
        lack = above.lack or below.lack
        if self.upper.end is None:
            return self._lacking(lack, 1)
        beside = int(code is not None and self.roster.stands_beside(code))
        codes, whole = self.roster.below(code), (above, below)
        found = self._over(sides, codes, lack=lack, whole=whole, beside=beside)
        if found.figure is None or not found.is_complete:
            return _beside(found, above, below)
        part = below if is_known(above) else above
        known, of = (part.known, part.of) if part.of else (0, 1)
        return _beside(replace(found, known=known, of=of, periods=part.periods), above, below)

    def _are_of_others(self, sides: _Sides, code: str | None) -> bool:
        """Whether both numbers of a node with units below it are of different ones."""
        if not sides.others or not self.roster.below(code):
            return False
        return code is None or code in sides.others

    def _over(
        self,
        sides: _Sides,
        codes: Sequence[str],
        *,
        lack: Lack | None = None,
        whole: tuple[Reading, Reading] | None = None,
        beside: int = 0,
    ) -> Reading:
        """A quotient over the units, near or far below, for which both numbers are complete.

        A unit with none below it may be partly known itself: then `whole` is what it has.
        """
        matched, of, fault = self._matched(sides, codes)
        of += beside
        if fault:
            return replace(NOTHING, of=max(1, of), lack=fault)
        if matched:
            return self._quotient(sides, matched, of)
        if whole and not codes and all(one.figure is not None for one in whole):
            if self.upper.is_by_period and self.lower.is_by_period:
                return self._lacking(_OF_OTHER_PERIODS, 1)
            found = self._quotient(sides, [whole], 1)
            part = whole[1] if whole[0].is_complete else whole[0]
            return replace(found, known=part.known, of=part.of, periods=part.periods)
        return self._lacking(lack, max(1, of))

    def _matched(
        self, sides: _Sides, codes: Sequence[str]
    ) -> tuple[list[tuple[Reading, Reading]], int, Lack | None]:
        found: list[tuple[Reading, Reading]] = []
        of = 0
        fault: Lack | None = None
        for code in codes:
            pair = self._both(sides, code)
            below = self.roster.below(code)
            faults = (one.lack for one in pair if one.lack and one.lack.is_error)
            fault = fault or next(faults, None)
            if self._match(sides, code, pair):
                found.append(pair)
                of += pair[0].of
            elif below:
                inside, there, inner = self._matched(sides, below)
                fault = fault or inner
                found += inside
                known = sum(map(_known_of, inside))
                least = known + (not self._are_of_others(sides, code))
                of += max(there + self.roster.stands_beside(code), least)
            else:
                of += pair[0].of
        return found, of, fault

    def _quotient(
        self, sides: _Sides, pairs: Sequence[tuple[Reading, Reading]], of: int
    ) -> Reading:
        upper, lower = (
            total([one.figure for one in several if one.figure is not None])
            for several in zip(*pairs, strict=True)
        )
        rate = ratio(upper, lower, Quantity.RATE)
        if rate is None:
            fact = say("«{name}»: số chia bằng 0", name=self.name)
            return replace(NOTHING, of=of, lack=unknown(fact, say("kiểm tra số của mẫu số")))
        carried = add_carried(one.carried for one, _ in pairs) or add_carried(
            other.carried for _, other in pairs
        )
        known = sum(map(_known_of, pairs))
        estimated = any(one.estimated or other.estimated for one, other in pairs)
        return Reading(rate, known, of, carried, estimated, divisors=sides.divisors)

    def _lacking(self, lack: Lack | None, of: int) -> Reading:
        general = unknown(
            say("chưa tính được «{name}»", name=self.name), say("nhập đủ tử số và mẫu số")
        )
        return replace(NOTHING, of=of, lack=lack or general)


_OF_OTHER_PERIODS = unknown(
    say("hai số không cùng các kỳ nên chưa tính được tỷ lệ"),
    say("bổ sung số của kỳ còn thiếu, cho cả hai số"),
)


def _known_of(pair: tuple[Reading, Reading]) -> int:
    """Of how many units both numbers are known in full."""
    return pair[0].of if all(map(is_known, pair)) else min(one.known for one in pair)


def _beside(rate: Reading, upper: Reading, lower: Reading) -> Reading:
    """A rate as it stands beside both its numbers: where it is of fewer than these it says so."""
    if rate.figure is None or upper.figure is None or lower.figure is None:
        return rate
    of_both = ratio(upper.figure, lower.figure, Quantity.RATE)
    is_theirs = of_both is not None and of_both.value == rate.figure.value
    return rate if is_theirs else replace(rate, of_both_numbers=True)


def _unmatched(now: Reading, then: Reading) -> Reading:
    """Nothing: of no unit both are known."""
    lack = unknown(
        say("không có đơn vị nào có đủ số ở cả hai thời điểm để so sánh"),
        say("bổ sung số còn thiếu ở lần chốt ấy"),
    )
    return replace(NOTHING, lack=_lack_of(now, then) or lack)


def _lack_of(now: Reading, then: Reading) -> Lack | None:
    """Why a difference is not known: what is wrong goes before what is missing."""
    lacks = [one.lack for one in (now, then) if one.lack]
    return next((one for one in lacks if one.is_error), next(iter(lacks), None))


def _apart(now: Reading, then: Reading) -> Reading:
    """Two rates, in points, with what limits either."""
    if now.figure is None or then.figure is None:
        return replace(NOTHING, lack=_lack_of(now, then))
    limited = then if now.is_complete else now
    return replace(
        limited,
        figure=difference(now.figure, then.figure),
        carried=now.carried or then.carried,
        estimated=now.estimated or then.estimated,
        periods=now.periods or then.periods,
        divisors=each_once((now.divisors, then.divisors)),
    )
