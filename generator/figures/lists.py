"""Ranks of units (thứ hạng), and lists by how far they are: leading, completed, lagging, idle.

Ranks have a declared tie rule, and the order of the file has no effect on them. Lists follow the order of tables; a unit whose count is not known is never counted as zero.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from generator.figures.coverage import LackKind
from generator.figures.figure import Figure, Quantity
from generator.figures.progress import UnitProgress, is_part_of_a_sum
from generator.figures.windows import Period
from generator.model.campaign import Campaign, Indicator, RankBy, TieRule
from generator.model.coded import InOrder, OfCodes
from generator.model.fields import Number
from generator.model.roster import Roster, concerned_by_none
from generator.wording import Moment
from generator.workspace import once

_LATELY = 8
_RATE = Quantity.RATE
_Value = Number | None


class UnitRows(OfCodes[UnitProgress]):
    """The rows of units by code, each made when it is asked for.

    Letters ask for one unit after the other: until all are asked for at once only the last few are kept.
    """

    def __init__(self, places: Mapping[str, int], make: Callable[[str], UnitProgress]) -> None:
        super().__init__(places)
        self._places = places
        self._make = make
        self._lately: dict[str, UnitProgress] = {}
        self._all: tuple[UnitProgress, ...] = ()

    @property
    def all(self) -> tuple[UnitProgress, ...]:
        """Every row, in the order of tables."""
        if not self._all:
            lately = self._lately
            self._all = tuple(lately.get(code) or self._make(code) for code in self._places)
        return self._all

    @property
    def in_order(self) -> Sequence[UnitProgress]:
        """The same, those rows made that somebody looks at."""
        return self._all or InOrder([*self._places], self.__getitem__)

    def __getitem__(self, code: str) -> UnitProgress:
        if self._all:
            return self._all[self._places[code]]
        return self._lately.get(code) or self._made(code)

    def _made(self, code: str) -> UnitProgress:
        if code not in self._places:
            raise KeyError(code)
        if len(self._lately) == _LATELY:
            self._lately.clear()
        made = self._lately[code] = self._make(code)
        return made


class UnitLists(ABC):
    """What can be listed of units that are ranked."""

    campaign: Campaign
    indicator: Indicator
    roster: Roster
    counted: Roster

    @property
    @abstractmethod
    def units(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị in the order of tables, each with rank and share."""

    @once
    def tops(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị trực thuộc: those with nobody above them, gone ones too."""
        return tuple(row for row in self.units if row.depth == 1)

    @once
    def present(self) -> tuple[UnitProgress, ...]:
        """Those of them that take part: what is listed."""
        return tuple(row for row in self.tops if not row.absent)

    @once
    def taking_part(self) -> tuple[UnitProgress, ...]:
        """Those of them that are there, whichever of the indicators concerns them: how many units a campaign has."""
        of_none = concerned_by_none(self.campaign, (one.code for one in self.campaign.indicators))
        return tuple(
            row for row in self.tops if not (row.left or row.to_come or row.code in of_none)
        )

    @once
    def reported(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đã báo cáo, those that report for themselves: below a unit that is a sum, those of it.

        Who is `uncounted` is one of them, where anybody's result is known.
        """
        if not any(is_known for _, is_known in self._asked):
            return ()
        sent = {row.code for row in self.uncounted}
        return tuple(row for row, is_known in self._asked if is_known or row.code in sent)

    @once
    def unreported(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa báo cáo, of the same: of whom nothing stands counted at the moment."""
        sent = {row.code for row in self.uncounted}
        return tuple(row for row, is_known in self._asked if not is_known and row.code not in sent)

    @once
    def uncounted(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đã báo cáo mà chưa tính được kết quả trong kỳ: what stood counted at its beginning is lacking."""
        return tuple(
            row for row, is_known in self._asked if not is_known and self.has_sent(row.code)
        )

    @once
    def corrected(self) -> tuple[UnitProgress, ...]:
        """Đơn vị trong số ấy đã đính chính số lũy kế xuống thấp hơn số đầu kỳ."""
        lacks = ((row, row.lack("count")) for row in self.uncounted)
        return tuple(row for row, lack in lacks if lack and lack.kind is LackKind.CORRECTED)

    @once
    def partly(self) -> tuple[UnitProgress, ...]:
        """Đơn vị mới báo cáo một phần: of which some period of the window is lacking, or the count of the moment, so that an older one stands for it."""
        return tuple(row for row in self.reported if self._is_in_part(row))

    def _is_in_part(self, row: UnitProgress) -> bool:
        """Whether what a unit reports itself is not all there, or of an older moment; not what those below it report."""
        if not self.roster.parents:
            return bool(self.missed(row.code) or older_of(row))
        if self.has_own_part(row.code) and (own := self.own_count(row.code)) is not None:
            return bool(self.missed(row.code) or older_in(own))
        below = [one.coverage for one in row.children if not one.absent]
        stands_for_gone = below and row.coverage.of > sum(part.of for part in below)
        return not stands_for_gone and bool(self.missed(row.code) or older_of(row))

    @abstractmethod
    def missed(self, code: str) -> Sequence[Period]:
        """The periods of the window that a unit was to report and did not in full."""

    @abstractmethod
    def own_count(self, code: str) -> Figure | None:
        """What a unit that stands beside those below it counted itself; `None` where that is not known."""

    @abstractmethod
    def has_sent(self, code: str) -> bool:
        """Whether something that it reported itself stands counted of a unit at the moment, whatever it did in the window."""

    @abstractmethod
    def stands_counted(self, code: str) -> bool:
        """Whether a count of a unit is known at the moment, recorded or added up."""

    @once
    def _asked(self) -> tuple[tuple[UnitProgress, bool], ...]:
        """Who reports, and whether it has; not who joined since the moment of the counts."""
        if not self.roster.parents:
            asked = [(row, row.count is not None) for row in self.present]
        else:
            asked = [one for row in self.present for one in self._asked_of(row)]
        return tuple((row, is_known) for row, is_known in asked if not is_yet_to_count(row))

    def _asked_of(self, row: UnitProgress) -> Iterator[tuple[UnitProgress, bool]]:
        """Who reports what a unit stands for, and whether it has: itself, or those below it, or both.

        Below one that reported for all of them those that reported too have done so.
        """
        below = [one for one in row.children if not one.absent]
        asked = [pair for one in below for pair in self._asked_of(one)]
        parts = [one.coverage for one in below]
        own = row.coverage.of - sum(part.of for part in parts)
        is_beside = own > 0 and self.has_own_part(row.code)
        if self.indicator.is_rate and row.known_below:
            own = 0
        elif is_beside:
            yield row, self.own_count(row.code) is not None
            yield from asked
            return
        elif own < 0 or all(one.count is None for one in below):
            yield row, row.count is not None
            if own < 0 or row.count is not None:
                yield from (one for one in asked if one[1] or self.stands_counted(one[0].code))
            return
        if own:
            yield row, row.coverage.known > sum(part.known for part in parts)
        yield from asked

    def has_own_part(self, code: str) -> bool:
        """Whether what a unit has is its own beside that of units below it; rates have no parts."""
        return not self.indicator.is_rate and self.counted.stands_beside(code)

    @once
    def _numbers(self) -> Sequence[tuple[UnitProgress, _Value, _Value]] | None:
        """Each that takes part with its bare count and quota, compared far more quickly than figures.

        Nothing where less is better, where rates are counted, or where a count is compared with no quota.
        """
        if self.indicator.is_rate or any(row.lower or row.not_held for row in self.present):
            return None
        return [(row, _value_of(row.count), _value_of(row.goal)) for row in self.present]

    def _where(
        self,
        plainly: Callable[[_Value, _Value], bool],
        by_row: Callable[[UnitProgress], bool],
    ) -> tuple[UnitProgress, ...]:
        """Those that take part for whose count and quota, else for whose row, something holds."""
        if (numbers := self._numbers) is not None:
            return tuple(row for row, count, goal in numbers if plainly(count, goal))
        return tuple(filter(by_row, self._held_to_quotas))

    @once
    def _held_to_quotas(self) -> tuple[UnitProgress, ...]:
        """Those that take part; of rates, which nobody adds, those below one in its place where only they were given any."""
        if not (self.indicator.is_rate and self.roster.parents):
            return self.present
        there = {row.code: row for row in self.units if not row.absent}
        above = {code: [up for up in self.roster.above(code) if up in there] for code in there}
        given = {up for code, row in there.items() if is_asked(row) for up in above[code]}
        return tuple(
            row
            for code, row in there.items()
            if (is_asked(row) or code not in given)
            and all(up in given and not is_asked(there[up]) for up in above[code])
        )

    @once
    def idle_units(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa có kết quả: reported, and nothing done; nobody where less is better.

        Once quotas are given nothing is expected of those that have none.
        """
        some = bool(self.with_quota)
        return self._where(
            lambda count, goal: count == 0 and (bool(goal) or not some),
            lambda row: (
                row.count is not None
                and row.count == 0
                and not row.lower
                and (is_asked(row) or not some)
            ),
        )

    @once
    def completed(self) -> tuple[UnitProgress, ...]:
        """Đơn vị hoàn thành chỉ tiêu, also those above it; not those that were asked for nothing."""
        return self._where(
            lambda count, goal: count is not None and bool(goal) and count >= (goal or 0),
            lambda row: row.completed and is_asked(row),
        )

    @once
    def kept(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa vượt mức trần, while more comes in: who has completed it is known at the end."""
        return self._where(
            lambda *_: False, lambda row: row.is_open and row.reached and is_asked(row)
        )

    @once
    def exceeded(self) -> tuple[UnitProgress, ...]:
        """Đơn vị vượt chỉ tiêu."""
        return self._where(
            lambda count, goal: count is not None and bool(goal) and count > (goal or 0),
            lambda row: row.completed and row.exceeded and is_asked(row),
        )

    @once
    def uncompleted(self) -> tuple[UnitProgress, ...]:
        """Đơn vị có chỉ tiêu mà chưa hoàn thành; not those whose count is unknown."""
        return self._where(
            lambda count, goal: count is not None and goal is not None and goal > count,
            lambda row: bool(row.shortfall),
        )

    @once
    def lagging(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt thấp: rate below `lagging_below`, idle ones too; where less is better, all not there."""
        least, of = self.campaign.lagging_below.as_integer_ratio()
        return self._where(
            lambda count, goal: (
                count is not None and bool(goal) and count * of < least * (goal or 0)
            ),
            self._is_slow,
        )

    def is_lagging(self, row: UnitProgress) -> bool:
        """Whether one of the units is among these."""
        return row.depth == 1 and not row.absent and self._is_slow(row)

    def _is_slow(self, row: UnitProgress) -> bool:
        if row.undecided or row.count is None:
            return False
        if row.lower and row.count.quantity is not _RATE:
            return is_asked(row) and not row.reached
        return row.rate is not None and row.rate < self.campaign.lagging_below

    @once
    def slow(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt thấp mà đã có kết quả: lagging, and not idle."""
        return tuple(row for row in self.lagging if row.count)

    @once
    def midway(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt từ ngưỡng đến dưới 100%."""
        threshold = self.campaign.lagging_below
        least, of = threshold.as_integer_ratio()
        return self._where(
            lambda count, goal: (
                count is not None
                and bool(goal)
                and least * (goal or 0) <= count * of
                and count < (goal or 0)
            ),
            lambda row: row.rate is not None and not row.lower and threshold <= row.rate < 1,
        )

    @once
    def threshold(self) -> Figure:
        """Ngưỡng đạt thấp."""
        return Figure(self.campaign.lagging_below, quantity=Quantity.RATE)

    @once
    def with_quota(self) -> tuple[UnitProgress, ...]:
        """Đơn vị được giao chỉ tiêu, one that asks for something: there is no rate of nought."""
        return self._where(lambda _, goal: bool(goal), is_asked)

    @once
    def uncompared(self) -> tuple[UnitProgress, ...]:
        """Đơn vị được giao chỉ tiêu, đã báo cáo mà chưa so sánh được: not enough is known to tell how it stands to its quota."""
        told = {
            row.code for row in (*self.completed, *self.kept, *self.uncompleted, *self.unreported)
        }
        asked = (row for row in self.with_quota if not is_yet_to_count(row))
        return tuple(row for row in asked if row.code not in told)

    @once
    def receivers(self) -> tuple[UnitProgress, ...]:
        """Đơn vị nhận chỉ tiêu: those that were given one and take part, or will; none is part of another's.

        A quota of nought is given too where others were given more.
        """
        there = tuple(row for row in self._apart_in_quotas if row.goal is not None and not row.left)
        return there if any(map(is_asked, there)) else ()

    @property
    def _apart_in_quotas(self) -> tuple[UnitProgress, ...]:
        if not self.roster.parents:
            return self.tops
        return self.given_once(tuple(row for row in self.units if not row.left))

    @abstractmethod
    def given_once(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those of some rows whose quotas make up those of all."""

    @once
    def without_quota(self) -> tuple[UnitProgress, ...]:
        """Đơn vị không được giao chỉ tiêu, nor in the place of others that were."""
        bare = self._where(lambda _, goal: not goal, lambda row: not is_asked(row))
        return tuple(row for row in bare if not self.is_given_above(row.code))

    @once
    def quota_unknown(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa rõ phần chỉ tiêu: one that it came out of was split and keeps its quota, of which nobody said how much is whose; of rates, whoever came out of others that had any."""
        return tuple(row for row in self.without_quota if row.awaits_share)

    @once
    def given_none(self) -> tuple[UnitProgress, ...]:
        """Đơn vị không được giao chỉ tiêu, those left out of which it is not known what their part is; none that joined since."""
        bare = (row for row in self.without_quota if row.goal is None and not is_yet_to_count(row))
        return tuple(row for row in bare if not row.awaits_share)

    @once
    def given_nought(self) -> tuple[UnitProgress, ...]:
        """Đơn vị có chỉ tiêu bằng 0, which asks for nothing."""
        return tuple(row for row in self.without_quota if row.goal is not None)

    def is_given_above(self, code: str) -> bool:
        """Whether a unit that stands above one was given something that it is a part of."""
        above = self.roster.above(code) if self.roster.parents else ()
        return any(is_asked(self.unit[one]) for one in above)

    @property
    @abstractmethod
    def unit(self) -> UnitRows:
        """A row by its code."""

    @once
    def ranked(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị theo thứ hạng; equal ranks keep the order of tables."""
        placed = [row for row in self.present if row.rank is not None]
        return tuple(sorted(placed, key=lambda row: row.rank or 0))

    @once
    def leading(self) -> tuple[UnitProgress, ...]:
        """Đơn vị dẫn đầu: the first ranks that have a result (any, where less is better), with all who tie for the last place."""
        best = [row for row in self.ranked if row.count or row.lower]
        best = [row for row in best if not row.lower or row.goal is None or row.reached]
        if len(best) <= self.campaign.leading:
            return tuple(best)
        last = best[self.campaign.leading - 1].rank or 0
        return tuple(row for row in best if (row.rank or 0) <= last)


def is_yet_to_count(row: UnitProgress) -> bool:
    """Whether a unit joined since the moment of the counts: it owes none of them, nor is anything held against its quota."""
    return row.joined_since and row.count is None


def is_asked(row: UnitProgress) -> bool:
    """Whether something is asked of a unit: a quota of nought asks nothing, but where less is better all."""
    return asks(row.goal, lower=row.lower)


def asks(goal: Figure | None, *, lower: bool) -> bool:
    """The same of a quota alone."""
    return goal is not None and (lower or goal.value != 0)


def _value_of(figure: Figure | None) -> _Value:
    return None if figure is None else figure.value


def rank_rows(
    rows: Sequence[UnitProgress], *, by: RankBy, tie_rule: TieRule
) -> tuple[int | None, ...]:
    """The rank of each row, 1 for the best; `None` where there is nothing to compare.

    Rows of one depth are compared, and who left is not. Where less is better a row that others have still to
    report for is not compared: nobody is first for what is missing. SHARED gives 1-1-3, DENSE 1-1-2, ORDER breaks
    ties by the order of tables.
    """
    by_depth: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if not row.absent:
            by_depth.setdefault(row.depth, []).append(index)
    ranks: dict[int, int] = {}
    for places in by_depth.values():
        ranks |= _ranks(rows, places, by, tie_rule)
    return tuple(ranks.get(index) for index in range(len(rows)))


def _ranks(
    rows: Sequence[UnitProgress], places: Sequence[int], by: RankBy, tie_rule: TieRule
) -> dict[int, int]:
    measures = {
        index: figure.value
        for index in places
        if (figure := rows[index].rate if by is RankBy.RATE else rows[index].count) is not None
        and not _is_less_for_what_is_missing(rows[index])
    }
    return _ranked(_alike(measures), tie_rule, is_lowest_first=rows[places[0]].lower)


def rank_numbers(
    codes: Iterable[str],
    counts: Mapping[str, Number],
    goals: Mapping[str, Number] | None,
    tie_rule: TieRule,
) -> dict[str, int]:
    """The same of units that take part and of which nothing limits the counts, without a row of each.

    By their counts, or where there are goals by their rates.
    """
    asked = [*filter(counts.__contains__, codes)]
    if goals is None:
        alike = _alike({place: counts[code] for place, code in enumerate(asked)})
    else:
        asked = [*filter(goals.get, asked)]
        told = zip(map(counts.__getitem__, asked), map(goals.__getitem__, asked), strict=True)
        pairs: dict[tuple[Number, Number], list[int]] = {}
        for place, pair in enumerate(told):
            pairs.setdefault(pair, []).append(place)
        alike = dict[Number, list[int]]()
        for (count, goal), places in pairs.items():
            alike.setdefault(Fraction(count, goal), []).extend(places)
    ranks = _ranked(
        {value: sorted(places) for value, places in alike.items()}, tie_rule, is_lowest_first=False
    )
    return dict(zip(map(asked.__getitem__, ranks), ranks.values(), strict=True))


def _ranked(
    alike: Mapping[Number, Sequence[int]], tie_rule: TieRule, *, is_lowest_first: bool
) -> dict[int, int]:
    """The rank of each place, of those of equal values by the rule."""
    ranks: dict[int, int] = {}
    rank = 1
    for value in sorted(alike, key=lambda one: (float(one), one), reverse=not is_lowest_first):
        together = alike[value]
        if tie_rule is TieRule.ORDER:
            ranks |= {index: place for place, index in enumerate(together, start=rank)}
        else:
            ranks |= dict.fromkeys(together, rank)
        rank += 1 if tie_rule is TieRule.DENSE else len(together)
    return ranks


def _alike(measures: Mapping[int, Number]) -> dict[Number, list[int]]:
    """The places of equal values; told apart by whole numbers, which is far quicker than by fractions."""
    found: dict[tuple[int, int], list[int]] = {}
    for index, value in measures.items():
        found.setdefault(value.as_integer_ratio(), []).append(index)
    return {measures[places[0]]: places for places in found.values()}


def older_of(row: UnitProgress) -> Moment | None:
    """As of when the count of a unit is that stands for one of the moment."""
    return None if row.count is None else older_in(row.count)


def older_in(count: Figure) -> Moment | None:
    """As of when a count is, or a part of it, that stands for one of the moment."""
    limits = count.coverage
    return next((moment for one in limits for moment, _ in one.carried), None)


def _is_less_for_what_is_missing(row: UnitProgress) -> bool:
    return row.lower and row.count is not None and is_part_of_a_sum(row.count)
