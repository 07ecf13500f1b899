"""All that the figures of one moment say, as facts: of the whole and its parts at once, of units when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from generator.audit.records.fact import (
    WHOLE,
    Fact,
    FactOwner,
    FactRole,
    OwnerKind,
    Series,
    measure_of,
    worth_of,
)
from generator.figures import (
    Figure,
    Figures,
    Operation,
    Quantity,
    Tally,
    UnitProgress,
    Working,
    added,
)
from generator.model.campaign import Indicator
from generator.model.document import Comparison
from generator.wording import Moment, NumberKind
from generator.workspace import unchanging

_TALLY = (
    *(
        FactRole.COUNT,
        FactRole.UNITS_COUNT,
        FactRole.REMAINDER,
        FactRole.REMAINDER_SHARE,
        FactRole.QUOTA,
        FactRole.RATE,
    ),
    *(FactRole.AVERAGE, FactRole.PREVIOUS, FactRole.GROWTH, FactRole.GROWTH_RATE, FactRole.CHANGE),
)
_TARGET = (
    *(
        FactRole.GOAL,
        FactRole.GOAL_TO,
        FactRole.ASKED,
        FactRole.ASKED_TO,
        FactRole.BASE,
        FactRole.COUNT,
        FactRole.RATE,
    ),
    *(
        FactRole.SURPLUS,
        FactRole.SHORTFALL,
        FactRole.ACHIEVED,
        FactRole.GAP,
        FactRole.DAYS_LEFT,
        FactRole.DAYS_EARLY,
    ),
    *(FactRole.PACE, FactRole.PACE_NEEDED, FactRole.PACE_FACTOR),
)
_COMPARED = {
    "count": FactRole.COMPARED,
    "growth": FactRole.GROWTH,
    "growth_rate": FactRole.GROWTH_RATE,
}
_PART = (FactRole.COUNT, FactRole.SHARE)
_SUMMED = {FactRole.COUNT, FactRole.QUOTA, FactRole.BASE, FactRole.SURPLUS, FactRole.SHORTFALL}
_ROW = (
    *(
        FactRole.COUNT,
        FactRole.QUOTA,
        FactRole.RATE,
        FactRole.SURPLUS,
        FactRole.SHORTFALL,
        FactRole.SHARE,
    ),
    *(FactRole.PREVIOUS, FactRole.GROWTH, FactRole.CHANGE, FactRole.RANK),
)
_LISTS = (
    *(
        "present",
        "completed",
        "kept",
        "exceeded",
        "uncompleted",
        "midway",
        "lagging",
        "late",
        "slow",
    ),
    *(
        "idle_units",
        "reported",
        "unreported",
        "partly",
        "uncounted",
        "corrected",
        "with_quota",
        "uncompared",
        "receivers",
        "without_quota",
        "quota_unknown",
        "given_none",
        "given_nought",
        "sent_in",
        "leading",
        "groups",
    ),
)
_DAYS = (FactRole.LENGTH, FactRole.DAYS_LEFT, FactRole.DAYS_PASSED)
_PER_CENT = {Quantity.RATE, Quantity.POINTS}


@unchanging(frozen=True)
class MomentFacts:
    """The facts of one moment; those of a unit are reckoned when it is named."""

    figures: Figures

    @cached_property
    def whole(self) -> list[Fact]:
        """Of the campaign and its phases, targets, parts and lists."""
        return [
            *self._sizes(),
            *self._bases(),
            *(one for spot in self._spots for one in spot.whole()),
        ]

    @cached_property
    def groups(self) -> dict[str, list[Fact]]:
        """Of groups of units, by their codes."""
        found: dict[str, list[Fact]] = {}
        for spot in self._spots:
            for one in spot.groups():
                found.setdefault(one.subject.code, []).append(one)
        return found

    def unit(self, code: str) -> list[Fact]:
        """Of one unit; nothing of one that has no row at this moment."""
        if code not in self._units:
            self._units[code] = [one for spot in self._spots for one in spot.unit(code)]
            self._units[code] += self._bases_of(code)
        return self._units[code]

    def together(self, codes: tuple[str, ...], subject: FactOwner) -> list[Fact]:
        """Of several units what is added up, and the rate of what was done to what was given."""
        if codes not in self._together:
            self._together[codes] = [*self._added(codes, subject)]
        return self._together[codes]

    def _added(self, codes: tuple[str, ...], subject: FactOwner) -> Iterator[Fact]:
        alike: dict[Series, list[Fact]] = {}
        for fact in (one for code in codes for one in self.unit(code) if one.role in _SUMMED):
            alike.setdefault(fact.series, []).append(fact)
        sums = {}
        for series, facts in alike.items():
            figure = added(one.figure for one in facts)
            if figure is not None:
                value = Fraction(figure.value) * facts[0].worth
                sums[series] = replace(
                    facts[0], subject=subject, value=value, name="", figure=figure
                )
        yield from sums.values()
        for series, done in sums.items():
            given = sums.get((FactRole.QUOTA, *series[1:])) if done.role is FactRole.COUNT else None
            if given and given.value:
                rate = done.value / given.value
                yield replace(
                    done,
                    role=FactRole.RATE,
                    measure=NumberKind.PERCENT,
                    value=rate * 100,
                    figure=Figure(rate, quantity=Quantity.RATE),
                )

    @cached_property
    def _together(self) -> dict[tuple[str, ...], list[Fact]]:
        return {}

    def of_unit(self, code: str, series: Series) -> Iterator[Fact]:
        """What one series says of a unit, and nothing else reckoned."""
        role, indicator, phase, detail, _ = series
        if role is FactRole.BASE:
            yield from (one for one in self._bases_of(code) if one.detail == detail)
        for spot in self._spots:
            if (spot.indicator.code, spot.phase) == (indicator, phase):
                yield from spot.unit(code, (role,))

    def against(self, other: Comparison | Moment) -> list[Fact]:
        """What stood at another moment, or a year before, and by how much it differs now; of the whole."""
        if other not in self._against:
            spots = self._spots_against(other)
            self._against[other] = [
                one for spot in spots for one in spot.compared(spot.tally, WHOLE)
            ]
        return self._against[other]

    def unit_against(self, code: str, other: Comparison | Moment) -> list[Fact]:
        """The same of one unit."""
        subject = FactOwner(OwnerKind.UNIT, code)
        return [
            one
            for spot in self._spots_against(other)
            if code in spot.tally.unit
            for one in spot.compared(spot.tally.unit[code], subject)
        ]

    @cached_property
    def _against(self) -> dict[Comparison | Moment, list[Fact]]:
        return {}

    def _spots_against(self, other: Comparison | Moment) -> list[_SpotFacts]:
        """The results compared with another moment, reckoned once for the whole and all units."""
        if other not in self._compared:
            self._compared[other] = MomentFacts(replace(self.figures, compare=other))
        return self._compared[other]._spots  # noqa: SLF001

    @cached_property
    def _compared(self) -> dict[Comparison | Moment, MomentFacts]:
        return {}

    @cached_property
    def _units(self) -> dict[str, list[Fact]]:
        return {}

    @cached_property
    def _spots(self) -> list[_SpotFacts]:
        found = []
        main = self.figures.main
        for code, tally in self.figures.indicators.items():
            path = "figures" if tally is main else f"indicators.{code}"
            found.append(_SpotFacts(self.figures, tally, path))
            for phase, part in tally.phases.items():
                lead = "phases" if tally is main else f"{path}.phases"
                beside = tally.beside[phase]
                found.append(_SpotFacts(self.figures, part, f"{lead}.{phase}", phase, beside))
        return found

    def _bases(self) -> Iterator[Fact]:
        for base in self.figures.campaign.bases:
            if figure := self.figures.bases.get(base.code):
                yield self._base(figure, base.code, WHOLE, f"campaign.bases.{base.code}")

    def _bases_of(self, unit: str) -> Iterator[Fact]:
        sizes = self.figures.goals.bases.of_unit(unit, self.figures.as_of)
        for code, figure in sizes.items():
            name = f"figures.unit.{unit}.bases.{code}"
            yield self._base(figure, code, FactOwner(OwnerKind.UNIT, unit), name)

    def _base(self, figure: Figure, code: str, subject: FactOwner, name: str) -> Fact:
        base = next(one for one in self.figures.campaign.bases if one.code == code)
        value = Fraction(figure.value)
        moment = self.figures.taken
        return Fact(
            FactRole.BASE,
            value,
            NumberKind.COUNT,
            base.name,
            subject,
            "",
            "",
            code,
            moment,
            name,
            figure,
        )

    def _sizes(self) -> Iterator[Fact]:
        """How many there are of what is listed once in the record."""
        campaign = self.figures.campaign
        sizes = {"phases": len(campaign.phases), "indicators": len(campaign.indicators)}
        for code, size in sizes.items():
            if size:
                name = f"campaign.{code}|length"
                figure = Figure(size)
                yield Fact(
                    *(FactRole.SIZE, Fraction(size), NumberKind.COUNT, "", WHOLE, "", "", code),
                    *(self.figures.taken, name, figure),
                )


@unchanging(frozen=True)
class _SpotFacts:
    """One result, of an indicator in the whole or in a phase, with its name in the vocabulary."""

    figures: Figures
    tally: Tally
    path: str
    phase: str = ""
    beside: Tally | None = None
    """A phase as it stands beside the whole: with the quotas of the units of the whole."""

    @property
    def indicator(self) -> Indicator:
        return self.tally.indicator

    def whole(self) -> Iterator[Fact]:
        yield from self._of(self.tally, _TALLY, WHOLE, self.path)
        yield from self._given()
        yield from self._days()
        yield from self._sums(self.tally.tops, WHOLE)
        if self.tally.count is not None and self.tally.count.quantity is Quantity.COUNT:
            everything = Figure(1, quantity=Quantity.RATE)
            yield self._fact(FactRole.SHARE, everything, WHOLE, "")
        for code in _LISTS:
            size = Figure(len(getattr(self.tally, code)))
            yield self._fact(FactRole.SIZE, size, WHOLE, f"{self.path}.{code}|length", code)
        for code, target in self.tally.targets.items():
            subject = FactOwner(OwnerKind.TARGET, code)
            yield from self._of(target, _TARGET, subject, f"targets.{code}", code)
        for code, split in self.tally.breakdowns.items():
            yield from self._of(split, _PART, WHOLE, f"{self.path}.breakdowns.{code}", code)
            for place, part in enumerate(split.rows):
                name = f"{self.path}.breakdowns.{code}.rows[{place}]"
                yield from self._of(part, _PART, FactOwner(OwnerKind.PART, part.name), name, code)
        yield from self._standing()

    def _given(self) -> Iterator[Fact]:
        """What was given to who takes part or will, where that is not all that was given."""
        given = self.tally.receivers_quota
        if given is not None and given != self.tally.quota:
            name = f"{self.path}.receivers_quota"
            yield self._fact(FactRole.QUOTA, given, WHOLE, name, "receivers")
        beside = self.beside
        if beside is not None and beside is not self.tally and beside.receivers_quota is not None:
            name = f"{self.path}.receivers_quota"
            yield self._fact(FactRole.QUOTA, beside.receivers_quota, WHOLE, name, "receivers")
            size = Figure(len(beside.receivers))
            yield self._fact(
                FactRole.SIZE, size, WHOLE, f"{self.path}.receivers|length", "receivers"
            )

    def compared(self, owner: Tally | UnitProgress, subject: FactOwner) -> Iterator[Fact]:
        """What the moment has that is compared with."""
        then = owner.compared
        if then is None:
            return
        lead = f"{self.path}.compared"
        for name, role in _COMPARED.items():
            if (figure := getattr(then, name)) is not None:
                yield self._fact(role, figure, subject, f"{lead}.{name}")

    def _standing(self) -> Iterator[Fact]:
        if standing := self.tally.standing:
            lead = f"{self.path}.standing"
            yield self._fact(FactRole.RANK, Figure(standing.rank), WHOLE, f"{lead}.rank")
            if standing.among:
                figure = Figure(standing.among)
                yield self._fact(FactRole.SIZE, figure, WHOLE, f"{lead}.among", "among")

    def _sums(self, rows: Sequence[UnitProgress], subject: FactOwner) -> Iterator[Fact]:
        """What units exceed, and what they lack, added up as tables do."""
        for role in (FactRole.SURPLUS, FactRole.SHORTFALL):
            figures = [figure for row in rows if (figure := getattr(row, role.value)) is not None]
            if figures and (whole := added(figures)):
                yield self._fact(role, whole, subject, "")

    def _given_to_those_there(
        self, rows: Sequence[UnitProgress], subject: FactOwner
    ) -> Iterator[Fact]:
        """What was given to the units of a group that take part still, as tables of quotas add it up."""
        there = [row for row in rows if not row.left]
        figures = [row.quota for row in there if row.quota is not None]
        if len(there) < len(rows) and figures and (whole := added(figures)):
            yield self._fact(FactRole.QUOTA, whole, subject, "")

    def _days(self) -> Iterator[Fact]:
        for role in _DAYS:
            days = Figure(
                getattr(self.tally.span, role.value), working=_DATES, quantity=Quantity.DAYS
            )
            yield self._fact(role, days, WHOLE, f"{self.path}.span.{role}")

    def groups(self) -> Iterator[Fact]:
        for place, group in enumerate(self.tally.groups):
            subject, lead = FactOwner(OwnerKind.GROUP, group.code), f"{self.path}.groups[{place}]"
            yield from self._of(group, _ROW, subject, lead)
            yield from self._sums(group.tops, subject)
            for one in filter(None, (self.tally, self.beside)):
                there = next((each for each in one.groups if each.code == group.code), group)
                yield from self._given_to_those_there(there.tops, subject)
            size = Figure(len(group.tops))
            yield self._fact(FactRole.SIZE, size, subject, f"{lead}.units|length", "units")
            for code, figure in group.bases.items():
                yield self._fact(
                    FactRole.BASE, figure, subject, f"{lead}.bases.{code}", code, bare=True
                )

    def unit(self, code: str, roles: tuple[FactRole, ...] = _ROW) -> Iterator[Fact]:
        if code in self.tally.unit:
            row: UnitProgress = self.tally.unit[code]
            yield from self._of(
                row, roles, FactOwner(OwnerKind.UNIT, code), f"{self.path}.unit.{code}"
            )

    def _of(
        self,
        owner: Any,
        roles: tuple[FactRole, ...],
        subject: FactOwner,
        path: str,
        detail: str = "",
    ) -> Iterator[Fact]:
        for role in roles:
            figure = getattr(owner, role.value, None)
            if isinstance(figure, int) and not isinstance(figure, bool):
                figure = Figure(figure)
            if isinstance(figure, Figure):
                yield self._fact(role, figure, subject, f"{path}.{role}", detail)

    def _fact(
        self,
        role: FactRole,
        figure: Figure,
        subject: FactOwner,
        name: str,
        detail: str = "",
        *,
        bare: bool = False,
    ) -> Fact:
        measure = measure_of(figure, None if bare or role in _UNMEASURED else self.indicator)
        worth = worth_of(self.indicator) if measure is NumberKind.MONEY else 1
        scale = 100 if figure.quantity in _PER_CENT else worth
        return Fact(
            role,
            Fraction(figure.value) * scale,
            measure,
            self._noun(role, figure, detail if bare else ""),
            subject,
            "" if bare else self.indicator.code,
            "" if bare else self.phase,
            detail,
            self.figures.taken,
            name,
            figure,
            worth=worth,
        )

    def _noun(self, role: FactRole, figure: Figure, base: str) -> str:
        if figure.quantity is Quantity.DAYS:
            return "ngày"
        if figure.quantity is Quantity.TIMES:
            return "lần"
        if role in _UNMEASURED or figure.quantity in _PER_CENT:
            return ""
        if base:
            return next(one.name for one in self.figures.campaign.bases if one.code == base)
        return self.indicator.unit_of_measure


_DATES = Working(Operation.DAYS)
_UNMEASURED = {FactRole.SIZE, FactRole.RANK}
