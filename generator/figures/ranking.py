"""Ranks (thứ hạng) with a declared tie rule; the order of the file has no effect on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.figures.figure import Figure
from generator.figures.progress import UnitProgress
from generator.model.campaign import RankBy, TieRule
from generator.model.fields import Number


def rank_rows(
    rows: Sequence[UnitProgress], *, by: RankBy, tie_rule: TieRule
) -> tuple[int | None, ...]:
    """The rank of each row, 1 for the highest; `None` where there is nothing to compare.

    SHARED gives 1-1-3, DENSE 1-1-2, ORDER breaks ties by the order of tables.
    """
    measures = [row.rate if by is RankBy.RATE else row.count for row in rows]
    placed = sorted(
        (index for index, measure in enumerate(measures) if measure is not None),
        key=lambda index: (-_value(measures[index]), index),
    )
    ranks: list[int | None] = [None] * len(rows)
    rank = 0
    for position, index in enumerate(placed, start=1):
        tied = position > 1 and _value(measures[index]) == _value(measures[placed[position - 2]])
        if tie_rule is TieRule.ORDER or not tied:
            rank = rank + 1 if tie_rule is TieRule.DENSE else position
        ranks[index] = rank
    return tuple(ranks)


def tied_ranks(ranks: Sequence[int | None]) -> set[int]:
    """The ranks that several units share (đồng hạng)."""
    seen = Counter(rank for rank in ranks if rank is not None)
    return {rank for rank, times in seen.items() if times > 1}


def _value(figure: Figure | None) -> Number:
    return 0 if figure is None else figure.value
