"""«hơn 163.532»: a word for «about» beside a figure that is exact to the unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.problems import say

_SMALL = 100
_ROUND = 10


def check(known: Known) -> Iterator[Finding]:
    """Hedged figures that are not round: a target, the size of a base, a published total."""
    for value, precision, path in _figures(known):
        if precision is Precision.EXACT or not isinstance(value, int):
            continue
        if value > _SMALL and value % _ROUND:
            yield Finding(
                "W-HEDGE",
                path,
                say("«{text}»: số đúng đến từng đơn vị", text=shown(value, precision)),
                say("bỏ precision nếu số này chính xác; nếu không, ghi số tròn"),
            )


def _figures(known: Known) -> Iterator[tuple[Number | None, Precision, Path]]:
    for place, target in enumerate(known.campaign.targets):
        yield target.count, target.precision, ("targets", place, "precision")
    for place, base in enumerate(known.campaign.bases):
        yield base.total, base.precision, ("bases", place, "precision")
    for place, snapshot in enumerate(known.campaign.snapshots):
        for row, result in enumerate(snapshot.results):
            path = ("snapshots", place, "results", row, "precision")
            yield result.total, result.precision, path
