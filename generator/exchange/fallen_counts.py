"""Cumulative counts that are smaller than last time: asked about or refused before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.exchange.changes import counts_of, last_snapshot, shown_amount
from generator.model.campaign import Campaign, Indicator, Measure, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot, Status
from generator.problems import Problem, Severity, say
from generator.sheets import Ask, ImportedResults, settle
from generator.wording import Moment


def settle_falls(
    campaign: Campaign, imported: ImportedResults, moment: Moment, status: Status, ask: Ask
) -> tuple[dict[str, dict[str, Number]], list[Problem]]:
    """The counts that may be kept, and the falls that nobody confirmed.

    A fall between two snapshots of different standing (submitted, valid) or from an estimate is
    only told.
    """
    kept = {code: dict(counts) for code, counts in imported.counts.items()}
    problems: list[Problem] = []
    for indicator in campaign.indicators:
        before = last_snapshot(campaign, indicator.code, moment)
        if before is None or not _grows(indicator) or indicator.code not in kept:
            continue
        falls = _Falls(before, counts_of(campaign, indicator.code, before), status, ask)
        for unit in campaign.units:
            count = kept[indicator.code].get(unit.code)
            problem = falls.check(unit, count, imported) if count is not None else None
            if problem:
                problems.append(problem)
            if problem and problem.is_error:
                del kept[indicator.code][unit.code]
    return kept, problems


def _grows(indicator: Indicator) -> bool:
    return indicator.cumulative and indicator.measure is not Measure.RATE


@dataclass(frozen=True)
class _Falls:
    """What had been counted before, to hold new counts against."""

    before: Snapshot
    known: Mapping[str, Number]
    status: Status
    ask: Ask

    def check(self, unit: Unit, count: Number, imported: ImportedResults) -> Problem | None:
        """The fall of a unit, unless somebody says that it is right."""
        then = self.known.get(unit.code)
        if then is None or count >= then:
            return None
        said = say(
            "«{name}» giảm: {moment} đã có {then}, nay {now}",
            name=unit.label,
            moment=self.before.as_of.said,
            then=shown_amount(then),
            now=shown_amount(count),
        )
        place, hint = imported.places[unit.code], say("hỏi lại đơn vị; có thể là số riêng kỳ này")
        if not self._is_sure:
            return Problem("W-XLS-FALLS", place, said, hint, Severity.WARNING)
        doubt = Problem("E-XLS-FALLS", place, said, hint)
        return settle(self.ask, doubt, [(say("ghi {now}", now=shown_amount(count)), None)])

    @property
    def _is_sure(self) -> bool:
        """Whether both counts have the same standing, so that a fall cannot be explained by it."""
        return self.status is self.before.status and self.status is not Status.ESTIMATED
