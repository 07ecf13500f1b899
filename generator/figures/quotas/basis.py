"""What the shares are reckoned by: each unit's base, and what it has done already."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.figures.compute import compute_figures, find_snapshot
from generator.figures.quotas.demand import Deduction
from generator.figures.quotas.lookup import DemandUnclear, find
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
    snapshot = find_snapshot(scope.campaign, deduction.moment)
    if snapshot is None:
        raise DemandUnclear(say("chưa có số liệu chốt tại {moment}", moment=deduction.moment))
    asked = deduction.indicator or scope.indicator.code
    find(scope.campaign.indicators, asked, say("không có chỉ tiêu thống kê «{code}»", code=asked))
    tally = compute_figures(scope.campaign, snapshot).indicators[asked]
    is_own = asked == scope.indicator.code
    rows = (tally.phases[scope.phase.code] if scope.phase and is_own else tally).unit
    return {unit.code: _count(rows.get(unit.code)) for unit in scope.units}


def _count(row: object) -> int | None:
    count = getattr(row, "count", None)
    return None if count is None else int(count.value)


def uncounted(scope: Scope, done: dict[str, int | None]) -> tuple[Unit, ...]:
    """The units of which it is not known what they have done."""
    return tuple(unit for unit in scope.units if done.get(unit.code, 0) is None)
