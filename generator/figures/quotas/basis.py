"""What the shares are reckoned by: each unit's base, and what it has done already."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.figures.moment import figures_at, tally_of
from generator.figures.quotas.demand import Deduction
from generator.figures.quotas.scope import Scope
from generator.model.campaign import Unit
from generator.problems import Problem, say
from generator.records import CampaignRecord


def bases_of(scope: Scope) -> dict[str, int]:
    """The base of each unit; nought where it is not recorded, which `baseless` tells."""
    return {unit.code: unit.bases.get(scope.base.code, 0) for unit in scope.units}


def baseless(record: CampaignRecord, scope: Scope, fixed: Collection[str]) -> Iterator[Problem]:
    """The units whose base is not recorded, each at its line; a fixed quota needs none."""
    bare = {unit.code for unit in scope.units if scope.base.code not in unit.bases}
    for index, unit in enumerate(scope.campaign.units):
        if unit.code in bare and unit.code not in fixed:
            yield Problem(
                "E-QUOTA-BASE",
                record.place("units", index, "bases", scope.base.code),
                say("«{unit}» chưa có số {base}", unit=unit.label, base=scope.base.name),
                say(
                    "ghi {base} ở bases (không có thì ghi 0), hoặc ấn định bằng --fix {unit}=…",
                    base=scope.base.code,
                    unit=unit.code,
                ),
            )


def done_by(scope: Scope, deduction: Deduction) -> dict[str, int | None]:
    """What each unit had done by the snapshot, `None` where that is not known.

    Of the quota's own indicator it is what was done in the quota's phase.
    """
    figures = figures_at(scope.campaign, deduction.moment)
    asked = deduction.indicator or scope.indicator.code
    phase = scope.phase.code if scope.phase and asked == scope.indicator.code else None
    rows = tally_of(figures, asked, phase).unit
    counts = {code: row.count.value for code, row in rows.items() if row.count is not None}
    return {
        unit.code: int(counts[unit.code]) if unit.code in counts else None for unit in scope.units
    }


def uncounted(scope: Scope, done: dict[str, int | None]) -> tuple[Unit, ...]:
    """The units of which it is not known what they have done."""
    return tuple(unit for unit in scope.units if done.get(unit.code, 0) is None)
