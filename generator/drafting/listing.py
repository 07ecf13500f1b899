"""Every figure of a campaign with its name, what it says, and how it was obtained.

For people who check a report, and for other programs: exact values, nothing rounded away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.drafting.vocabulary.limits import in_words
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.numerals import said
from generator.drafting.vocabulary.turns import working
from generator.figures import Figure, Figures, Operation, Tally
from generator.problems import Message
from generator.workspace import unchanging

_TALLY = (
    *("count", "units_count", "remainder", "remainder_share", "quota", "rate", "average"),
    *("previous", "growth", "growth_rate", "change"),
)
_TARGET = (
    *("goal", "goal_to", "asked", "asked_to", "base", "count", "rate", "surplus", "shortfall"),
    *("achieved", "gap", "days_left", "days_early", "pace", "pace_needed", "pace_factor"),
)
_PART = ("count", "share")
_ROW = (
    *("count", "quota", "rate", "surplus", "shortfall", "share"),
    *("previous", "growth", "change"),
)


@unchanging(frozen=True)
class Listed:
    """One figure: its name in templates, whose it is and what it means, and the figure."""

    path: str
    subject: str
    meaning: Message
    figure: Figure

    @property
    def said(self) -> str:
        """As a text prints it."""
        return said(self.figure)

    @property
    def told(self) -> str:
        """The same with what limits it."""
        return in_words(self.said, self.figure)

    @property
    def exact(self) -> int | str:
        """The exact value: a whole number, or a fraction `a/b`."""
        value = self.figure.value
        return int(value) if value.denominator == 1 else str(value)

    @property
    def working(self) -> str:
        """Cách tính; nothing for a figure that is recorded."""
        given = self.figure.working.operation in {Operation.GIVEN, Operation.DAYS}
        return "" if given else working(self.figure)


def list_figures(figures: Figures) -> Iterator[Listed]:
    """The figures of every indicator: of the whole, of its phases, targets, groups and units."""
    for code, tally in figures.indicators.items():
        path = f"indicators.{code}"
        yield from _of_tally(path, tally)
        for phase, part in tally.phases.items():
            yield from _of_tally(f"{path}.phases.{phase}", part)


def _of_tally(path: str, tally: Tally) -> Iterator[Listed]:
    subject = f"{tally.name}: {tally.indicator.name}"
    yield from _named(path, subject, tally, _TALLY)
    for code, target in tally.targets.items():
        yield from _named(f"{path}.targets.{code}", target.name, target, _TARGET)
    for code, split in tally.breakdowns.items():
        for place, part in enumerate(split.rows):
            below = f"{path}.breakdowns.{code}.rows[{place}]"
            yield from _named(below, part.name, part, _PART)
    for place, group in enumerate(tally.groups):
        yield from _named(f"{path}.groups[{place}]", group.name, group, _ROW)
    for unit in tally.units:
        yield from _named(f"{path}.unit.{unit.code}", unit.name, unit, _ROW)


def _named(path: str, subject: str, owner: Any, names: tuple[str, ...]) -> Iterator[Listed]:
    for name in names:
        figure = getattr(owner, name)
        if isinstance(figure, Figure):
            yield Listed(f"{path}.{name}", subject, MEANINGS[type(owner)][name], figure)
