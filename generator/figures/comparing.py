"""Figures of two moments side by side: of any two snapshots, or of this year and the year before.

Both are reckoned in the same window, unit by unit where not both are complete, and on the ground of the
units that there are now: what merged since is added up, what came since had nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import Enum
from typing import Protocol

from generator.figures.alike import rescaled
from generator.figures.both_years import BothYears, taking_part
from generator.figures.counting import Counting, grown_from
from generator.figures.coverage import Coverage, Lack, add_carried, each_once, together, unknown
from generator.figures.figure import (
    Figure,
    Quantity,
    Working,
    added,
    difference,
    ratio,
    total,
)
from generator.figures.lacking import Lacking
from generator.figures.quotients import Quotient
from generator.figures.readings import NOTHING, Reading, summed
from generator.figures.windows import Yield
from generator.model.campaign import Indicator
from generator.model.fields import Number
from generator.model.roster import Roster, Succession, Units
from generator.problems import say
from generator.wording import Moment
from generator.workspace import once, unchanging


class Ground(Enum):
    """What two moments have in common: the window that is counted in, only the campaign, or neither."""

    SAME_WINDOW = "same_window"
    SAME_CAMPAIGN = "same_campaign"
    OTHER_CAMPAIGN = "other_campaign"


@unchanging(frozen=True, eq=False)
class Against:
    """What one moment yields less what another one did.

    Of an earlier moment of the same window who joined since had nothing then; of another year who
    was not there is not known.
    """

    now: Yield
    then: Yield
    indicator: Indicator
    units: Units
    roster: Roster
    ground: Ground
    lack: Lack | None = None
    scale: Number = 1
    """By what the counts of then are multiplied to be in the unit of measure of now."""
    earlier: Units | None = None
    """The units of the year before."""

    def count(self, code: str | None) -> Reading:
        """What stood counted then, on the ground of the units of now; nothing where `lack` is there."""
        if self.lack is not None:
            return replace(NOTHING, lack=self.lack)
        if self.then.end is None:
            return self._counted_then(code)
        if self.ground is Ground.SAME_WINDOW:
            return self._stood_at(self.then.end, code)
        return self._of_day(self.then.end.of_day, code)

    def _of_day(self, day: datetime.date, code: str | None) -> Reading:
        """What a unit of now had by a day of another window."""
        if code is None:
            return self._counted_then(code)
        succession = self.units.successions.get(code)
        if succession and day < succession.on:
            if succession.is_split:
                return replace(NOTHING, lack=_not_split)
            return self._counted_together(self._were([code]) or succession.predecessors)
        if self.ground is Ground.SAME_WINDOW and not self.units.joined_by(code, day):
            return NOTHING if self.indicator.is_state else Reading(self._nothing_of(code), 1, 1)
        return self._counted_then(code)

    def _stood_at(self, moment: Moment, code: str | None) -> Reading:
        found = self.now.stood_at(moment, code)
        made = self.units.successions.get(code or "")
        is_part = made and made.is_split and moment.of_day < made.on
        is_open = found.figure is None and not (found.lack and found.lack.is_error)
        return replace(found, lack=_not_split) if is_part and is_open else found

    def _counted_then(self, code: str | None) -> Reading:
        found = self.then.count(code)
        if self.ground is Ground.OTHER_CAMPAIGN:
            return rescaled(found, self.scale, self.indicator.noun)
        return found

    def _counted_together(self, codes: Sequence[str]) -> Reading:
        """What several had then together; of rates that are worked out the quotient of their sums, of others nothing."""
        if isinstance(self.then, Quotient):
            return self._quotient_then(codes)
        if self.indicator.is_rate:
            return replace(NOTHING, lack=_rates_apart)
        return _together([self.count(one) for one in codes])

    def _quotient_then(self, codes: Sequence[str]) -> Reading:
        were = self._were(codes)
        if were is None or not isinstance(self.then, Quotient):
            return replace(NOTHING, lack=_not_split)
        return self.then.of_units(were)

    def _were(self, codes: Sequence[str]) -> list[str] | None:
        """Some units as they were then: who merged since is who it was made of, all parts of one that was split are that one.

        `None` where only some of the parts of one are there.
        """
        found = [*codes]
        while made := next(filter(None, map(self._made_since, found)), None):
            ended = made.predecessors
            came = self.units.parts.get(ended[0], ()) if made.is_split else ()
            gone = (
                {*came}
                if made.is_split
                else {one for one in found if self._made_since(one) is made}
            )
            if not gone <= set(found):
                return None
            found = [one for one in found if one not in gone] + [*ended]
        return found

    def _made_since(self, code: str) -> Succession | None:
        made = self.units.successions.get(code)
        return made if made and self.then.end and self.then.end.of_day < made.on else None

    def _nothing_of(self, code: str) -> Figure:
        now = self.now.count(code).figure
        return (
            replace(now, value=0, working=Working(), coverage=()) if now is not None else Figure(0)
        )

    def growth(self, code: str | None) -> Reading:
        """Now less then: of the totals where both are complete and of the same units, else of the units known at both.

        Of a unit alone that made one of several, or stands for several, only where all of them are known.
        """
        if self.ground is Ground.SAME_WINDOW and self.then.end is not None:
            return self.now.since(self.then.end, code)
        if isinstance(self.now, Quotient) and isinstance(self.then, Quotient):
            return self._points(code)
        if code in self.roster.alone:
            return replace(NOTHING, lack=_not_of_the_same)
        return self._grown_apart(code)

    def _grown_apart(self, code: str | None) -> Reading:
        now, then = self.now.count(code), self.count(code)
        if self._was_split(code):
            return replace(NOTHING, lack=_not_split)
        below = self.roster.below(code)
        differ = self._differ(code)
        if not differ and (whole := _of_totals(now, then)) is not None:
            return whole
        if now.figure is None or then.figure is None or not below:
            return replace(NOTHING, lack=now.lack or then.lack or _not_of_the_same)
        if self.indicator.is_rate:
            return replace(NOTHING, lack=_rates_apart if differ else _not_of_the_same)
        found = _not_of_all(_together([*self._grown(below), *self._gone(code)]))
        if not differ:
            return found
        lack = _other_units if found.figure is None else None
        return replace(found, of_both_years=True, lack=lack)

    def _differ(self, code: str | None) -> bool:
        return self._both_years is not None and self._both_years.differ(code)

    def _points(self, code: str | None) -> Reading:
        """By how many points a rate that is worked out differs: of the whole, else of the sums of the units known at both."""
        now, then, differ = self.now.count(code), self.count(code), self._differ(code)
        if not differ and (whole := _of_totals(now, then)) is not None:
            return whole
        below = self.roster.below(code)
        if now.figure is None or then.figure is None or not below:
            return replace(NOTHING, lack=now.lack or then.lack or _not_of_the_same)
        return _not_of_all(self.points_of(below, gone=len(self._gone(code)), differ=differ))

    def counted_of(self, codes: Sequence[str]) -> Reading:
        """The rate that several units had then."""
        if self.lack is not None:
            return replace(NOTHING, lack=self.lack)
        return self._counted_together(codes)

    def points_of(self, codes: Sequence[str], *, gone: int = 0, differ: bool = False) -> Reading:
        """By how many points the rate of several units differs, of those known at both; `gone` are as many that are there no more."""
        both = self._known_at_both(codes)
        of = gone + sum(one.of for _, _, one in both)
        mine = [code for now, _, _ in both for code in now]
        then = [code for _, before, _ in both for code in before]
        if not (mine and isinstance(self.now, Quotient) and isinstance(self.then, Quotient)):
            return replace(NOTHING, of=max(1, of), lack=self.lack or _not_of_the_same)
        found = _of_totals(self.now.of_units(mine), self.then.of_units(then))
        if found is None:
            return replace(NOTHING, of=max(1, of), lack=_not_of_the_same)
        return replace(found, of=of, of_both_years=differ)

    def _known_at_both(self, codes: Sequence[str]) -> list[tuple[list[str], list[str], Reading]]:
        """The units near and far below some of which a rate is known now and then, with who they were then; nobody for the others."""
        found: list[tuple[list[str], list[str], Reading]] = []
        for parts in self._parted(codes):
            then = self._were(parts)
            readings = [self.now.count(one) for one in parts]
            is_known = all(map(_is_whole, readings)) and then and self._stood(then)
            if then and is_known and not any(map(self._differ, parts)):
                found.append(([*parts], then, summed(readings, None)))
                continue
            for one, reading in zip(parts, readings, strict=True):
                if below := self.roster.below(one):
                    found += self._known_at_both(below)
                    beside = [NOTHING] if self.roster.stands_beside(one) else []
                    found += [([], [], lost) for lost in (*self._gone(one), *beside)]
                else:
                    found.append(([], [], replace(reading, of=max(1, reading.of))))
        return found

    def _stood(self, codes: Sequence[str]) -> bool:
        """Whether the rate of each of some units was known then."""
        return self.lack is None and all(_is_whole(self._counted_then(one)) for one in codes)

    def _parted(self, codes: Sequence[str]) -> Iterator[Sequence[str]]:
        """Some units one by one, all the parts of one that was split since together."""
        there, told = set(codes), set[str]()
        for code in codes:
            made = self._made_since(code)
            parts = self.units.parts.get(made.predecessors[0], ()) if made and made.is_split else ()
            if code not in told:
                group = [*parts] if parts and there >= set(parts) else [code]
                told.update(group)
                yield group

    @once
    def _both_years(self) -> BothYears | None:
        """The units of both years; `None` of moments that are compared in one window."""
        now, then = self.now.end, self.then.end
        if self.earlier is None or now is None or then is None:
            return None
        is_level = _is_level(self.now, self.indicator)
        return BothYears(
            self.units,
            self.earlier,
            taking_part(self.units, self.now, is_level=is_level),
            taking_part(self.earlier, self.then, is_level=is_level),
            now.of_day,
            then.of_day,
        )

    def _gone(self, code: str | None) -> list[Reading]:
        return [NOTHING for _ in self._both_years.gone(code)] if self._both_years else []

    def _grown(self, codes: Sequence[str]) -> Iterator[Reading]:
        """The growth of several units; of all the parts of one that was split since together."""
        several: dict[str | None, list[str]] = {}
        for code in codes:
            origin = self._both_years.split_from(code) if self._both_years else None
            if not self._was_split(code):
                several.setdefault(origin, []).append(code)
            elif self.now.count(code).figure is not None:
                several.setdefault(code, []).append(code)
        for origin, parts in several.items():
            grown = [self.growth(one) for one in parts]
            if origin is None or not set(self.units.parts.get(origin, ())) <= set(parts):
                yield from grown
                continue
            now = _together([self.now.count(one) for one in parts])
            together = _of_totals(now, self.count(origin))
            yield from grown if together is None else [together]

    def _was_split(self, code: str | None) -> bool:
        """Whether a unit was split by now: what it did in the time before is not all that was done in its place."""
        end = self.now.end
        is_parted = code is not None and end is not None and code in self.units.parts
        return (
            is_parted
            and code is not None
            and end is not None
            and self.units.has_left(code, end.of_day)
        )

    def same_units(self, code: str | None) -> Figure | None:
        """What those of a unit, or of the whole, had then whose growth is known; all where the totals are compared."""
        growth = self.growth(code).figure
        is_window = self.ground is Ground.SAME_WINDOW and self.now.opens_later
        if growth is not None and is_window and self.then.end is not None:
            return self.now.base_since(self.then.end, code)
        if growth is not None and (base := grown_from(growth)) is not None:
            return base
        now, then = self.now.count(code), self.count(code)
        if now.is_complete and then.is_complete:
            return then.figure
        known = [one for one in self.roster.below(code) if self.growth(one).figure is not None]
        return added(self.count(one).figure for one in known)


@unchanging(frozen=True, eq=False)
class Compared(Lacking):
    """So sánh với một thời điểm khác: what stood then, and by how much it differs now.

    `base` is what those had then whose growth is known; `growth` of rates is in points. `covers` is of how
    many units what stood then and the growth are, also where nothing limits them or they are not known.
    """

    as_of: Moment | None
    count: Figure | None
    growth: Figure | None
    base: Figure | None
    lacks: Mapping[str, Lack | None] = field(default_factory=dict)
    covers: Mapping[str, Coverage] = field(default_factory=dict, compare=False)

    @property
    def growth_rate(self) -> Figure | None:
        """Tỷ lệ tăng (giảm) of the same units; `None` for rates and where there was nothing."""
        if self.growth is None or self.base is None:
            return None
        return ratio(self.growth, self.base) if self.growth.quantity is self.base.quantity else None

    def _reason(self, name: str) -> Lack:
        return self.lacks.get(name) or super()._reason(name)


class Limit(Protocol):
    """Says what limits what stood at the other moment, or the growth since."""

    def __call__(self, reading: Reading, *, is_growth: bool) -> Figure | None: ...


def compared(against: Against, code: str | None, figure: Limit) -> Compared:
    """What a unit, or the whole for `None`, had at the other moment."""
    then, growth = against.count(code), against.growth(code)
    return compared_of(against, then, growth, figure, against.same_units(code))


def compared_of(
    against: Against, then: Reading, growth: Reading, figure: Limit, base: Figure | None
) -> Compared:
    """What stood then and by how much it differs, as they are told."""
    return Compared(
        against.then.end,
        figure(then, is_growth=False),
        figure(growth, is_growth=True),
        base,
        {"count": then.lack, "growth": growth.lack},
        {"count": then.coverage(None, None), "growth": growth.coverage(None, None)},
    )


def compared_together(parts: Sequence[Compared]) -> Compared | None:
    """Several units together, with of how many each figure is; `None` where nothing is compared."""
    if not parts:
        return None
    known = [part for part in parts if part.growth is not None and not _are_points(part.growth)]
    then = together(_covered(part, "count", part.count) for part in parts)
    both = together(_covered(part, "growth", part.growth) for part in parts)
    return Compared(
        parts[0].as_of,
        _limited(added(part.count for part in parts), then),
        _limited(added(part.growth for part in known), both),
        _limited(added(part.base for part in known), both),
        parts[0].lacks,
        {"count": then, "growth": both},
    )


def _are_points(growth: Figure) -> bool:
    """Whether it is how far two rates are apart, which nobody adds."""
    return growth.quantity is Quantity.POINTS


def _is_level(yields: Yield, indicator: Indicator) -> bool:
    """Whether what is counted is of those who are there on a day, and not of what was done in a time."""
    upper = yields.upper if isinstance(yields, Quotient) else None
    counted = upper.readings.indicator if isinstance(upper, Counting) else indicator
    return counted.is_level


def _not_of_all(reading: Reading) -> Reading:
    """What some make of a node that cannot be compared itself: somebody's part is missing in it."""
    return replace(reading, of=max(reading.of, reading.known + 1))


def _is_whole(reading: Reading) -> bool:
    return reading.figure is not None and reading.is_complete


def _covered(part: Compared, name: str, figure: Figure | None) -> Coverage:
    """Of how many units a figure of a part is: as the figure says, else as it was read; one unit for nothing."""
    if figure is not None and figure.coverage:
        return figure.coverage[0]
    return part.covers.get(name, Coverage(int(figure is not None), 1))


def _limited(figure: Figure | None, coverage: Coverage) -> Figure | None:
    return figure if figure is None or coverage.is_plain else figure.limited(coverage)


def _of_totals(now: Reading, then: Reading) -> Reading | None:
    """Now less then where both are complete."""
    if now.figure is None or then.figure is None or not (now.is_complete and then.is_complete):
        return None
    return Reading(
        difference(now.figure, then.figure),
        now.known,
        now.of,
        add_carried((now.carried, then.carried)),
        now.estimated or then.estimated,
        divisors=each_once((now.divisors, then.divisors)),
    )


def _together(parts: Sequence[Reading]) -> Reading:
    figures = [part.figure for part in parts if part.figure is not None]
    lack = next((part.lack for part in parts if part.lack), None)
    if not figures:
        return summed(parts, None, lack=lack)
    return summed(parts, total(figures))


@unchanging(frozen=True, eq=False)
class Then:
    """What another moment yields, and what it has in common with this one; or why it says nothing."""

    yields: Yield
    ground: Ground
    lack: Lack | None = None
    scale: Number = 1
    units: Units | None = None
    """Those of the year before."""


_not_split = unknown(
    say("đơn vị được chia sau thời điểm so sánh, không có số riêng của từng phần khi ấy"),
    say("so với đơn vị cũ, hoặc ghi số của từng phần"),
)
_not_of_the_same = unknown(
    say("chưa đủ số liệu của các đơn vị hợp thành đơn vị này ở cả hai thời điểm để so sánh"),
    say("bổ sung số còn thiếu ở lần chốt ấy"),
)
_rates_apart = unknown(
    say(
        "năm trước gồm những đơn vị khác, mà tỷ lệ đã công bố không tính lại được cho các đơn vị có ở cả hai năm"
    ),
    say("so tỷ lệ của từng đơn vị, hoặc khai tỷ lệ bằng hai số («of:»)"),
)
_other_units = unknown(
    say("năm trước gồm những đơn vị khác, mà không có đơn vị nào có số ở cả hai năm để so sánh"),
    say("nhập số của từng đơn vị ở cả hai năm"),
)
