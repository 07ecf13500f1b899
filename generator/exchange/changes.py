"""What a new snapshot changes against the last one: units that are new, up, down, missing.

Cumulative counts that are smaller than last time are asked about or refused before they are kept.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.model.campaign import Campaign, Unit
from generator.model.fields import DecimalCount, Number
from generator.model.results import Snapshot, Status
from generator.model.roster import Units, active_units, exempt_units
from generator.model.rules.flaw import shown
from generator.problems import Place, Problem, Severity, say
from generator.wording import Moment, percent
from generator.workspace import unchanging

if TYPE_CHECKING:
    from generator.sheets import Ask, ImportedResults


class Turn(Enum):
    """What became of a unit's count; `MISSING` had reported before and has not now, `SILENT` never."""

    NEW = auto()
    UP = auto()
    DOWN = auto()
    SAME = auto()
    MISSING = auto()
    SILENT = auto()


@unchanging(frozen=True)
class UnitChange:
    """A unit's count before and now; `None` where it had or has not reported."""

    unit: Unit
    before: Number | None
    now: Number | None
    forerunners: tuple[Unit, ...] = ()
    """Whose counts before were, of a unit that others merged into since."""

    @property
    def turn(self) -> Turn:
        if self.now is None:
            return Turn.SILENT if self.before is None else Turn.MISSING
        if self.before is None:
            return Turn.NEW
        if self.now == self.before:
            return Turn.SAME
        return Turn.UP if self.now > self.before else Turn.DOWN

    @property
    def said(self) -> str:
        """`300 → 1.340`."""
        return f"{shown_amount(self.before)} → {shown_amount(self.now)}"


@unchanging(frozen=True)
class Changes:
    """The changes of one indicator, unit by unit; `since` is the moment compared with."""

    indicator: str
    since: Moment | None
    units: tuple[UnitChange, ...]

    def of(self, *turns: Turn) -> list[UnitChange]:
        """The changes of some kinds."""
        return [change for change in self.units if change.turn in turns]

    @property
    def reported(self) -> int:
        """How many units have reported now."""
        return sum(change.now is not None for change in self.units)


def compare(campaign: Campaign, indicator: str, now: Snapshot, before: Snapshot | None) -> Changes:
    """What changes for the units that the indicator concerns and that take part on the day of the new snapshot."""
    old, new = counts_of(campaign, indicator, before), counts_of(campaign, indicator, now)
    exempt = exempt_units(campaign, indicator)
    units = [one for one in active_units(campaign, now.as_of.of_day) if one.code not in exempt]
    came = _passed_over(campaign, indicator, old, now.as_of.of_day)
    old = {**old, **{code: total for code, (total, _) in came.items()}} if came else old
    changes = (
        UnitChange(
            unit,
            old.get(unit.code),
            new.get(unit.code),
            came[unit.code][1] if unit.code in came else (),
        )
        for unit in units
    )
    return Changes(indicator, before.as_of if before else None, tuple(changes))


def _passed_over(
    campaign: Campaign, indicator: str, old: Mapping[str, Number], day: date
) -> dict[str, tuple[Number, tuple[Unit, ...]]]:
    """What units that others merged into by a day take over from counts of before; rates do not add up."""
    found: dict[str, tuple[Number, tuple[Unit, ...]]] = {}
    if not campaign.changes or any(
        one.code == indicator and one.is_rate for one in campaign.indicators
    ):
        return found
    units = Units(campaign)
    for code, known in sorted(units.successions.items(), key=lambda one: one[1].on):
        if known.is_split or known.on > day or code in old:
            continue
        had = {
            one: found[one][0] if one in found else old[one]
            for one in known.predecessors
            if one in found or one in old
        }
        if had:
            found[code] = (sum(had.values(), start=0), tuple(units.by_code[one] for one in had))
    return found


def last_snapshot(campaign: Campaign, indicator: str, before: Moment) -> Snapshot | None:
    """The latest snapshot before a moment that has counts of an indicator."""
    known = [
        snapshot
        for snapshot in campaign.snapshots
        if snapshot.as_of < before and counts_of(campaign, indicator, snapshot)
    ]
    return max(known, key=lambda snapshot: snapshot.as_of, default=None)


def counts_of(
    campaign: Campaign, indicator: str, snapshot: Snapshot | None
) -> Mapping[str, Number]:
    """The counts of an indicator by unit, without those sent back, which count as not reported."""
    result = campaign.result_of(snapshot, indicator)
    if snapshot is None or result is None:
        return {}
    if snapshot.status is not Status.RETURNED and Status.RETURNED not in snapshot.statuses.values():
        return result.counts
    return {
        unit: count
        for unit, count in result.counts.items()
        if snapshot.status_of(unit) is not Status.RETURNED
    }


def shown_amount(amount: Number | None) -> str:
    """A count with its dots or a rate with its sign; a dash where there is none."""
    if amount is None:
        return "–"
    return percent(amount) if _is_rate(amount) else shown(amount)


def _is_rate(amount: Number) -> bool:
    return not isinstance(amount, int | DecimalCount)


@unchanging(frozen=True)
class Falls:
    """What may be kept of counts that are below those of before: nothing that nobody confirmed.

    `told` are the units whose fall was confirmed, or is merely told.
    """

    kept: dict[str, dict[str, Number]]
    problems: list[Problem]
    told: set[str]


def settle_falls(
    campaign: Campaign, imported: ImportedResults, moment: Moment, status: Status, ask: Ask
) -> Falls:
    """The counts that may be kept, and the falls that nobody confirmed.

    Each is held against the last that its unit had, of units that were merged against their sum. A fall
    between two counts of different standing (submitted, valid) or from an estimate is only told; one
    that is sent back is not held against anything.
    """
    from generator.sheets import settle

    kept = {code: dict(counts) for code, counts in imported.counts.items()}
    falls = Falls(kept, [], set())
    statuses = {**dict.fromkeys(imported.places, status), **imported.statuses}
    for indicator in campaign.indicators:
        if not indicator.grows or indicator.code not in kept:
            continue
        stood = stood_before(campaign, indicator.code, moment)
        for unit in campaign.units:
            count, then = kept[indicator.code].get(unit.code), stood.get(unit.code)
            if count is None or then is None or count >= then.count:
                continue
            if statuses[unit.code] is Status.RETURNED:
                continue
            place = imported.cells[indicator.code][unit.code]
            doubt = then.doubt(unit, count, place, statuses[unit.code])
            kept_now = [(say("ghi {now}", now=shown_amount(count)), None)]
            problem = settle(ask, doubt, kept_now) if doubt.is_error else doubt
            if problem:
                falls.problems.append(problem)
            if problem and problem.is_error:
                del kept[indicator.code][unit.code]
            else:
                falls.told.add(unit.code)
    return falls


@unchanging(frozen=True)
class Stood:
    """What a unit had counted before, and where; `merged` where it is the sum of those it came out of."""

    count: Number
    snapshot: Snapshot
    merged: bool = False

    def doubt(self, unit: Unit, count: Number, place: Place, status: Status) -> Problem:
        """The fall of a unit; of two counts of the same standing nothing explains it."""
        said = say(
            "«{name}» giảm: {moment} đã có {then}, nay {now}",
            name=unit.label,
            moment=self.snapshot.as_of.said,
            then=shown_amount(self.count),
            now=shown_amount(count),
        )
        hint = say("hỏi lại đơn vị; có thể là số riêng kỳ này")
        if self.merged:
            hint = say("số lũy kế của đơn vị mới gồm cả số trước khi sắp xếp; hỏi lại đơn vị")
        if status is self.snapshot.status_of(unit.code) and status is not Status.ESTIMATED:
            return Problem("E-XLS-FALLS", place, said, hint)
        return Problem("W-XLS-FALLS", place, said, hint, Severity.WARNING)


def stood_before(campaign: Campaign, indicator: str, moment: Moment) -> dict[str, Stood]:
    """The last count of each unit before a moment, since the last correction; of heirs what they take over."""
    stood: dict[str, Stood] = {}
    for snapshot in sorted(campaign.snapshots, key=lambda one: one.as_of):
        if snapshot.as_of < moment:
            result = campaign.result_of(snapshot, indicator)
            stood = {} if result and result.corrected else stood
            counts = counts_of(campaign, indicator, snapshot)
            stood |= {unit: Stood(count, snapshot) for unit, count in counts.items()}
    changed = Units(campaign).successions.items()
    for code, succession in sorted(changed, key=lambda one: one[1].on):
        had = [stood[one] for one in succession.predecessors if one in stood]
        if succession.on <= moment.of_day and code not in stood and had:
            count = sum((one.count for one in had), start=0)
            if succession.is_split:
                count = succession.change.opening.get(code, {}).get(indicator, 0)
            latest = max(had, key=lambda one: one.snapshot.as_of)
            stood[code] = Stood(count, latest.snapshot, merged=True)
    return stood


def settle_lower(
    campaign: Campaign,
    imported: ImportedResults,
    kept: Mapping[str, Mapping[str, Number]],
    there: Snapshot,
    ask: Ask,
    *,
    decided: Container[tuple[str, str]] = (),
) -> tuple[dict[str, dict[str, Number]], list[Problem]]:
    """What may go into a snapshot that is there: nothing lowers a count in it unless a person says so.

    An estimate, and what was sent back, are there to be replaced. Of `decided`, indicator and unit,
    somebody has said so already.
    """
    from generator.sheets import settle

    left = {code: dict(counts) for code, counts in kept.items()}
    problems: list[Problem] = []
    for code, counts in kept.items():
        known = counts_of(campaign, code, there)
        for unit in campaign.units:
            now, then = counts.get(unit.code), known.get(unit.code)
            if now is None or then is None or now >= then:
                continue
            if there.status_of(unit.code) is Status.ESTIMATED or (code, unit.code) in decided:
                continue
            doubt = _lowered(unit, then, now, imported.cells[code][unit.code])
            settled = settle(ask, doubt, [(say("ghi {now}", now=shown_amount(now)), None)])
            if settled is not None:
                problems.append(settled)
                del left[code][unit.code]
    return left, problems


def _lowered(unit: Unit, then: Number, now: Number, place: Place) -> Problem:
    said = say(
        "«{name}»: lần chốt này đã có {then}, tệp ghi {now}",
        name=unit.label,
        then=shown_amount(then),
        now=shown_amount(now),
    )
    hint = say(
        "hỏi lại đơn vị; nếu số cũ sai thì sửa trong dữ liệu chiến dịch, hoặc đánh dấu «trả lại» rồi nhập"
    )
    return Problem("E-XLS-LOWERS", place, said, hint)
