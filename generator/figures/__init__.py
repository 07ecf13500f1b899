"""Exact figures from the records: totals, rates, surplus, shortfall, ranks, days, lists of units.

Nothing is rounded and nothing becomes text here; that is left to `generator.wording`. Every figure
knows its working and how precise its sources are.
"""

from generator.figures.compute import Figures, compute_figures, find_snapshot
from generator.figures.figure import Figure, Operation, Working, total
from generator.figures.progress import GroupProgress, Progress, Span, TargetProgress, UnitProgress
from generator.figures.tally import IndicatorTally, Part, Tally, subtotal

__all__ = [
    "Figure",
    "Figures",
    "GroupProgress",
    "IndicatorTally",
    "Operation",
    "Part",
    "Progress",
    "Span",
    "Tally",
    "TargetProgress",
    "UnitProgress",
    "Working",
    "compute_figures",
    "find_snapshot",
    "subtotal",
    "total",
]
