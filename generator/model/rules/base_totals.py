"""The declared size of a base (tổng số đoàn viên, CĐCS …) against what the units have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.campaign import Base
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.finding import Finding
from generator.model.rules.known import Known
from generator.model.rules.sums import added, disagreement
from generator.problems import say


@dataclass(frozen=True)
class Size:
    """The size of a base and how exactly it is known."""

    value: Number
    precision: Precision = Precision.EXACT


def base_size(known: Known, code: str) -> Size | None:
    """The declared total, else the sum when every unit has the base; `None` when neither is known."""
    base = known.bases.get(code)
    if base and base.total is not None:
        return Size(base.total, base.precision)
    parts = added(known, unit_bases(known, code), known.campaign.ends)
    return Size(parts.value) if parts.is_complete else None


def unit_bases(known: Known, code: str) -> dict[str, Number]:
    """What each unit has of a base."""
    return {unit.code: unit.bases[code] for unit in known.campaign.units if code in unit.bases}


def check(known: Known) -> Iterator[Finding]:
    """Declared totals that the units contradict, on the first and on the last day of the campaign.

    Units come and go; a total that holds on one of the two days is taken as right.
    """
    for place, base in enumerate(known.campaign.bases):
        yield from _check(known, base, place)


def _check(known: Known, base: Base, place: int) -> Iterator[Finding]:
    if base.total is None:
        return
    counts = unit_bases(known, base.code)
    facts = []
    for day in (known.campaign.starts, known.campaign.ends):
        absent = known.absent(day)
        there = {code: count for code, count in counts.items() if code not in absent}
        facts.append(disagreement(base.total, base.precision, added(known, there, day)))
    if all(facts) and facts[-1]:
        remedy = say("sửa total của cơ sở tính «{name}» hoặc số của đơn vị", name=base.name)
        yield Finding("E-BASE-SUM", ("bases", place, "total"), facts[-1], remedy)
