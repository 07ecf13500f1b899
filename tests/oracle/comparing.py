"""Every figure of a campaign asked of the program and of the oracle, and where the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from generator.figures import IndicatorTally, compute_figures, tally_of
from generator.model.campaign import Campaign, Counted, Indicator
from generator.model.results import Precision, Snapshot
from tests.oracle.oracle import Cell, Number, Oracle, Window

VALUE, UNKNOWN, ERROR = "value", "unknown", "error"


@dataclass(frozen=True)
class Told:
    """What one of the two says of a figure."""

    state: str
    value: Number | None = None
    is_complete: bool = True
    numbers: tuple[int, int] | None = None
    as_of: str | None = None
    carried: int = 0
    is_estimated: bool = False
    divided: tuple[str, ...] = ()
    apart: int = 0

    def __str__(self) -> str:
        if self.state != VALUE:
            return self.state
        words = [str(self.value), "complete" if self.is_complete else "part"]
        words += [f"{self.numbers[0]}/{self.numbers[1]}"] if self.numbers else []
        words += [f"as of {self.as_of}"] if self.as_of else []
        words += [f"{self.carried} carried"] if self.carried else []
        words += [f"{self.apart} apart"] if self.apart else []
        words += [f"divided by what is as of {one}" for one in self.divided]
        words += ["estimated"] if self.is_estimated else []
        return " ".join(words)


@dataclass(frozen=True)
class Difference:
    """One figure of which the two do not say the same, and in what."""

    figure: str
    place: str
    aspect: str
    ours: object
    oracles: object

    @property
    def kind(self) -> str:
        return f"{self.figure}: {self.aspect}"


def ours(owner: Any, name: str) -> Told:
    """What the program says of a figure of a tally, a row, a group or a target."""
    figure = getattr(owner, name)
    if figure is None:
        lack = owner.lack(name)
        is_error = lack is not None and lack.kind.name == "ERROR"
        return Told(ERROR if is_error else UNKNOWN)
    if not hasattr(figure, "coverage"):
        return Told(VALUE, figure)
    limits = figure.coverage
    is_complete = all(
        one.known == one.of and (one.periods is None or one.periods[0] == one.periods[1])
        for one in limits
    )
    return Told(
        VALUE,
        figure.value,
        is_complete=is_complete,
        numbers=(limits[0].known, limits[0].of) if len(limits) == 1 else None,
        as_of=next((str(one.as_of) for one in limits if one.as_of), None),
        carried=sum(count for one in limits for _, count in one.carried),
        is_estimated=any(one.estimated for one in limits),
        apart=sum(one.apart for one in limits),
        divided=tuple(dict.fromkeys(str(as_of) for one in limits for _, as_of in one.divisors)),
    )


def oracles(cell: Cell) -> Told:
    """What the oracle says."""
    if cell.is_error:
        return Told(ERROR)
    if not cell.is_known:
        return Told(UNKNOWN)
    return Told(
        VALUE,
        cell.number,
        is_complete=cell.is_complete,
        numbers=(cell.known, cell.of),
        as_of=str(cell.as_of) if cell.as_of else None,
        carried=cell.carried,
        is_estimated=cell.estimated,
        divided=tuple(map(str, cell.divided)),
        apart=cell.apart,
    )


def _differ_in_numbers(ours: Told, expected: Told) -> bool:
    """Whether both count units of which some are missing, and not alike."""
    counts = not expected.is_complete and ours.numbers and expected.numbers[1]
    return bool(counts) and ours.numbers != expected.numbers


def _refused(told: Told) -> Told:
    """Of an indicator that does not say how its numbers belong together: refused, whyever."""
    return Told(UNKNOWN) if told.state == ERROR else told


class Comparison:
    """All figures of a campaign as of a snapshot; `counted` tells how many were what."""

    def __init__(self, campaign: Campaign, snapshot: Snapshot) -> None:
        self.campaign = campaign
        self.figures = compute_figures(campaign, snapshot)
        self.oracle = Oracle(campaign, snapshot.as_of)
        earlier = sorted(one.as_of for one in campaign.snapshots if one.as_of < snapshot.as_of)
        self.compared = (
            replace(self.figures, compare=earlier[len(earlier) // 2]) if earlier else None
        )
        self.counted: Counter[str] = Counter()
        self.differences = list(self._all())

    def _all(self) -> Iterator[Difference]:
        yield from self._bases()
        whole = self.oracle
        for indicator in whole.indicators.values():
            self.oracle = whole.of_concerned(indicator)
            for code, window in whole.windows().items():
                yield from self._window(indicator, code, window)

    def _bases(self) -> Iterator[Difference]:
        """The size of each base, of all and of each row of the main indicator."""
        oracle, day, rows = self.oracle, self.figures.as_of, self.figures.main.units
        for base in self.campaign.bases:
            whole = self.figures.bases[base.code]
            expected = oracle.base(base.code, day).number
            if (whole and whole.value) != expected:
                yield Difference("base", base.code, "value", whole, expected)
            for row in rows:
                on = self.figures.main.day if oracle.has_passed_over(row.code, day) else day
                expected = oracle.base(base.code, on, row.code).number
                size = row.bases.get(base.code)
                if (size and size.value) != expected:
                    yield Difference("row base", f"{base.code} {row.code}", "value", size, expected)

    def _window(
        self, indicator: Indicator, code: str | None, window: Window
    ) -> Iterator[Difference]:
        oracle, at = self.oracle, f"{indicator.code} {code or '.'}"
        self.is_undecided = any(
            part.counts_as is None and not part.is_rate
            for part in [indicator, *map(oracle.indicators.get, indicator.of or ())]
            if part
        )
        tally = tally_of(self.figures, indicator.code, code)
        for name in self._asked(indicator):
            yield from self._pair(
                name, at, ours(tally, name), getattr(oracle, name)(indicator, window)
            )
        yield from self._targets(tally, indicator, window, at)
        rows = oracle.rows(indicator, window)
        if rows is None:
            return
        exempt = oracle.whole.exempt(indicator)
        yield from self._exempt([row for row in tally.units if row.code in exempt], at)
        found = {row.code: row for row in tally.units if row.code not in exempt}
        if set(found) != set(rows):
            yield Difference("rows", at, "which", sorted(found), sorted(rows))
        ranks = oracle.ranks(indicator, window)
        for unit in rows:
            if unit in found:
                yield from self._row(indicator, window, found[unit], f"{at} {unit}")
                rank = found[unit].rank
                if rank != ranks.get(unit):
                    yield Difference("rank", f"{at} {unit}", "value", rank, ranks.get(unit))
        yield from self._lists(tally, indicator, window, at)
        yield from self._since(indicator, window, at)
        yield from self._sums_of_quotas(tally, at)
        if code is None:
            yield from self._beside(tally, indicator)
        yield from self._groups(tally, indicator, window, at)

    def _lists(
        self, tally: Any, indicator: Indicator, window: Window, at: str
    ) -> Iterator[Difference]:
        """Who leads, who lags, who has done what was asked for; rows of who is gone stand between the others."""
        for name, listed in self.oracle.lists(indicator, window).items():
            told = [row.code for row in getattr(tally, name)]
            comes = any(unit.active_from for unit in self.campaign.units)
            is_moved = self.campaign.changes or comes or self._has_leavers
            is_same = sorted(told) == sorted(listed) if is_moved else told == listed
            if not is_same:
                yield Difference(f"list {name}", at, "whose", told, listed)

    def _groups(
        self, tally: Any, indicator: Indicator, window: Window, at: str
    ) -> Iterator[Difference]:
        for group in tally.groups:
            cell = self.oracle.group(indicator, window, group.code)
            is_added = indicator.of is not None or not indicator.is_rate
            if is_added and not all(row.exempt for row in group.units):
                yield from self._pair(
                    "group", f"{at} {group.code}", ours(group, "count"), oracles(cell)
                )

    def _since(self, indicator: Indicator, window: Window, at: str) -> Iterator[Difference]:
        """What stood at an earlier snapshot, and by how much each unit grew since."""
        if self.compared is None:
            return
        oracle, moment = self.oracle, self.compared.compare
        phase = window.phase and window.phase.code
        tally = tally_of(self.compared, indicator.code, phase)
        is_quotient = indicator.of is not None
        stood, since = (
            (oracle.rate_at, oracle.moved_rate) if is_quotient else (oracle.stood, oracle.since)
        )
        counted = oracle.indicators[indicator.of[0]] if is_quotient else indicator
        is_there = oracle.end_then(counted, window, moment) is not None
        for unit in (None, *(row.code for row in tally.units if not row.absent and is_there)):
            found = tally.compared_of(unit)
            place = f"{at} {unit or '.'} since {moment}"
            expected = stood(indicator, window, moment, unit)
            if is_there:
                yield from self._pair("stood", place, ours(found, "count"), expected)
            expected = since(indicator, window, moment, unit)
            if is_there or not is_quotient:
                yield from self._pair("since", place, ours(found, "growth"), expected)

    def _beside(self, tally: Any, indicator: Indicator) -> Iterator[Difference]:
        """Phases beside the whole: whose rows there are, and that what these were given is all there is."""
        oracle = self.oracle
        for code, window in oracle.windows().items():
            rows = oracle.rows_beside(indicator, window) if code else None
            if rows is None:
                continue
            part, at = tally.beside[code], f"{indicator.code} . {code}"
            day = oracle.day_of_rows(indicator, oracle.windows()[None])
            found = {row.code: row for row in part.units if not row.exempt}
            if set(found) != set(rows):
                yield Difference("rows beside", at, "which", sorted(found), sorted(rows))
            for unit in found.keys() & set(rows):
                expected = oracle.quota_on(indicator, window, unit, day)
                yield from self._pair(
                    "quota beside", f"{at} {unit}", ours(found[unit], "goal"), expected
                )
            yield from self._sums_of_quotas(part, at)

    def _exempt(self, rows: list[Any], at: str) -> Iterator[Difference]:
        """Whom the indicator does not concern: a row that says nothing."""
        for row in rows:
            for name in ("count", "goal", "rank", "growth", "change", "previous", "share"):
                if getattr(row, name) is not None:
                    yield Difference(f"exempt {name}", f"{at} {row.code}", "value", row, UNKNOWN)
            if not (row.exempt and row.absent):
                yield Difference("exempt", f"{at} {row.code}", "value", row, "exempt")

    def _sums_of_quotas(self, tally: Any, at: str) -> Iterator[Difference]:
        """What is given is what stands in the rows, in the groups, and in the phases beside the whole.

        Of what a unit had that left, those below it that are still there have their part. What came of a split
        unit may be less, of which nobody said how much it has.
        """
        if tally.indicator.is_rate or tally.quota is None or not tally.given.units:
            return
        rows = {row.code: row for row in tally.units}
        above = {up for one in rows for up in tally.given.roster.above(one)}
        is_left_above = any(rows[up].left for up in above & rows.keys())
        loose = tuple(row for row in tally.units if row.unit.group is None)
        groups = [*tally.groups, tally.subtotal(loose, None, "")]
        of_rows = {
            "rows": sum_of([tally.subtotal(tally.units, None, "").goal])
            if len(tally.given.sources) == 1 or not is_left_above
            else tally.quota.value,
            "receivers and who left": sum_of(
                [tally.receivers_quota if tally.has_lost_some else None]
                + [row.goal for row in tally.tops if row.left and row.goal is not None]
            )
            if tally.has_lost_some and not is_left_above
            else tally.quota.value,
        }
        if not any(unit.parent for unit in self.campaign.units) and not tally.given.heralded:
            of_rows["groups"] = sum_of(group.goal for group in groups)
        is_open = bool(tally.quota_unknown)
        for what, value in of_rows.items():
            if not (value == tally.quota.value or (is_open and value < tally.quota.value)):
                yield Difference("given", at, what, value, tally.quota.value)
        own = [one for one in self.campaign.quotas if one.phase is None]
        mine = [one for one in own if (one.indicator or "i0") == tally.indicator.code]
        if not isinstance(tally, IndicatorTally):
            return
        parts = [part for part in tally.given_parts if part.given.units]
        if parts and not mine:
            value, whole = sum_of(part.receivers_quota for part in parts), tally.receivers_quota
            if whole is not None and value != whole.value:
                yield Difference("given", at, "phases", value, whole.value)

    def _asked(self, indicator: Indicator) -> list[str]:
        names = ["count", "quota"]
        names.append("growth")
        if not indicator.is_rate:
            names.append("remainder")
            if indicator.counts_as is not Counted.PERIOD:
                names.append("growth_rate")
        if self._moves(indicator):
            names.append("change")
        return names

    @staticmethod
    def _moves(indicator: Indicator) -> bool:
        return indicator.is_rate or indicator.counts_as is Counted.STATE

    def _row(self, indicator: Indicator, window: Window, row: Any, at: str) -> Iterator[Difference]:
        oracle = self.oracle
        yield from self._pair(
            "row count", at, ours(row, "count"), oracle.count(indicator, window, row.code)
        )
        yield from self._pair(
            "row quota", at, ours(row, "goal"), oracle.quota(indicator, window, row.code)
        )
        yield from self._pair(
            "row growth", at, ours(row, "growth"), oracle.growth(indicator, window, row.code)
        )
        if self._moves(indicator):
            yield from self._pair(
                "row change", at, ours(row, "change"), oracle.change(indicator, window, row.code)
            )
        if not indicator.is_rate:
            yield from self._pair(
                "share", at, ours(row, "share"), oracle.share(indicator, window, row.code)
            )

    def _targets(
        self, tally: Any, indicator: Indicator, window: Window, at: str
    ) -> Iterator[Difference]:
        for found in tally.targets.values():
            target = next(one for one in self.campaign.targets if one.code == found.code)
            yield from self._pair(
                "goal", f"{at} {found.code}", ours(found, "goal"), self.oracle.goal(target)
            )
            days, known = self.oracle.days(window), found.span
            if known.begun and (known.days_passed, known.days_left) != days:
                yield Difference("days", f"{at} {found.code}", "value", known, days)
            count, pace = found.count, found.pace
            if pace and not found.older and pace.value * days[0] != count.value:
                yield Difference("pace", f"{at} {found.code}", "value", pace, count)
            if self._is_exact(indicator, window):
                reached, expected = found.reached, self.oracle.reached(target)
                if expected is not None and reached is not expected:
                    yield Difference("reached", f"{at} {found.code}", "value", reached, expected)

    def _is_exact(self, indicator: Indicator, window: Window) -> bool:
        """Whether no published total is known more or less only."""
        results = [result for snapshot in self.campaign.snapshots for result in snapshot.results]
        return all(result.precision is Precision.EXACT for result in results)

    def _pair(self, name: str, at: str, ours: Told, expected: Told | Cell) -> Iterator[Difference]:
        if isinstance(expected, Cell):
            expected = oracles(expected)
        self.counted[f"{name}: {expected.state}"] += 1
        if self.is_undecided or name == "share":
            ours, expected = _refused(ours), _refused(expected)
        if name == "remainder" and ours.value == 0:
            ours = Told(UNKNOWN)
        if ours.state != expected.state:
            yield Difference(name, at, f"{expected.state}, not {ours.state}", ours, expected)
            return
        if ours.state != VALUE:
            return
        if name == "growth_rate" and not expected.is_complete and self._has_leavers:
            return
        if Fraction(ours.value) != Fraction(expected.value):
            yield Difference(name, at, "value", ours, expected)
        elif name not in {"quota", "row quota", "quota beside", "goal", "remainder"}:
            yield from self._limits(name, at, ours, expected)

    @property
    def _has_leavers(self) -> bool:
        """Whether some unit left: what it had before may or may not be what others grew from."""
        return any(unit.active_to for unit in self.campaign.units)

    def _rests_on_periods(self, at: str) -> bool:
        """Whether a figure is made of periods: who reports may differ from one to the next."""
        known = {one.code: one for one in self.campaign.indicators}
        mine = known[at.split(maxsplit=1)[0]]
        parts = [mine, *(known[code] for code in mine.of or () if code in known)]
        return any(one.counted is Counted.PERIOD for one in parts)

    def _limits(self, name: str, at: str, ours: Told, expected: Told) -> Iterator[Difference]:
        if ours.is_complete != expected.is_complete:
            yield Difference(name, at, "complete", ours, expected)
        elif not self._rests_on_periods(at) and _differ_in_numbers(ours, expected):
            yield Difference(name, at, "known of", ours, expected)
        if ours.as_of != expected.as_of:
            yield Difference(name, at, "as of", ours, expected)
        if ours.apart != expected.apart and not expected.is_complete:
            yield Difference(name, at, "apart", ours, expected)
        if ours.divided != expected.divided:
            yield Difference(name, at, "divided as of", ours, expected)
        if name in {"count", "row count"} and bool(ours.carried) != bool(expected.carried):
            yield Difference(name, at, "carried", ours, expected)
        if ours.is_estimated != expected.is_estimated:
            yield Difference(name, at, "estimated", ours, expected)


def sum_of(figures: Iterable[Any]) -> Fraction:
    """What figures add up to, as far as they are known."""
    return sum((Fraction(one.value) for one in figures if one is not None), start=Fraction(0))
