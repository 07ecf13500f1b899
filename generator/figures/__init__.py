"""Exact figures from the records: totals, rates, surplus, shortfall, ranks, days, lists of units.

Nothing is rounded and nothing becomes text here; that is left to `generator.wording`. Every figure
knows its working and how precise its sources are.
"""

from __future__ import annotations

from generator.figures.bases import active_units
from generator.figures.compute import Figures, compute_figures, find_snapshot
from generator.figures.figure import Figure, Operation, Quantity, added, as_figure, total
from generator.figures.partition import Partition, Slice
from generator.figures.progress import GroupProgress, Progress, UnitProgress
from generator.figures.quotas.constraints import Limits
from generator.figures.quotas.demand import Deduction, Demand
from generator.figures.quotas.planning import QuotaPlan, plan_quotas
from generator.figures.quotas.writing_down import Recording, record_quotas
from generator.figures.span import Span
from generator.figures.split import Part, Split
from generator.figures.tally import IndicatorTally, Tally, subtotal
from generator.figures.target import TargetProgress

__all__ = [
    "Deduction",
    "Demand",
    "Figure",
    "Figures",
    "GroupProgress",
    "IndicatorTally",
    "Limits",
    "Operation",
    "Part",
    "Partition",
    "Progress",
    "Quantity",
    "QuotaPlan",
    "Recording",
    "Slice",
    "Span",
    "Split",
    "Tally",
    "TargetProgress",
    "UnitProgress",
    "active_units",
    "added",
    "as_figure",
    "compute_figures",
    "find_snapshot",
    "plan_quotas",
    "record_quotas",
    "subtotal",
    "total",
]
