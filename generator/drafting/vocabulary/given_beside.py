"""The further results for which a document that gives quotas gives them too."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures import Figures, Tally


def given_beside(figures: Figures, phase: str | None) -> Iterator[tuple[str | None, Tally]]:
    """Further results that quotas are given for: in the phase where any are given in it, else in the whole.

    Without a phase those too of which only phases have any.
    """
    for whole in figures.indicators.values():
        given = whole.given_spans
        where = phase if phase in given else None
        if whole is not figures.main and (where in given or (given and not phase)):
            yield where, whole.phases[where] if where else whole
