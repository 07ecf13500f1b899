"""Every figure of a campaign with its name, what it says, and how it was obtained.

For people who check a report, and for other programs: exact values, nothing rounded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
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
_Owner = tuple[str, str, Any, tuple[str, ...]]
"""What figures stand below: its name in templates, what it is called, itself, and the names of its figures."""


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


def list_figures(figures: Figures, wanted: str = "") -> Iterator[Listed]:
    """The figures of every indicator: of the whole, of its phases, targets, groups and units.

    `wanted` is the name of one: then nothing is looked at but what leads to it.
    """
    for code, tally in figures.indicators.items():
        path = f"indicators.{code}"
        if _leads(path, wanted):
            yield from _of_tally(path, tally, wanted)
            for phase, part in tally.phases.items():
                yield from _of_tally(f"{path}.phases.{phase}", part, wanted)


def figure_named(figures: Figures, path: str) -> Listed | None:
    """The figure of this name, which `list_figures` gives too; nothing where there is none."""
    found = list_figures(figures, path) if path else ()
    return next((one for one in found if one.path == path), None)


def _leads(path: str, wanted: str) -> bool:
    return not wanted or wanted.startswith((f"{path}.", f"{path}["))


def _of_tally(path: str, tally: Tally, wanted: str) -> Iterator[Listed]:
    if not _leads(path, wanted):
        return
    subject = f"{tally.name}: {tally.indicator.name}"
    owners: Iterator[_Owner] = chain(
        ((path, subject, tally, _TALLY),),
        ((f"{path}.targets.{code}", one.name, one, _TARGET) for code, one in tally.targets.items()),
        (
            (f"{path}.breakdowns.{code}.rows[{place}]", part.name, part, _PART)
            for code, split in tally.breakdowns.items()
            for place, part in enumerate(split.rows)
        ),
        (
            (f"{path}.groups[{place}]", group.name, group, _ROW)
            for place, group in enumerate(tally.groups)
        ),
        ((f"{path}.unit.{unit.code}", unit.name, unit, _ROW) for unit in tally.units),
    )
    for below, whose, owner, names in owners:
        if _leads(below, wanted):
            own = [one for one in names if not wanted or f"{below}.{one}" == wanted]
            yield from _named(below, whose, owner, own)


def _named(path: str, subject: str, owner: Any, names: Iterable[str]) -> Iterator[Listed]:
    for name in names:
        figure = getattr(owner, name)
        if isinstance(figure, Figure):
            yield Listed(f"{path}.{name}", subject, MEANINGS[type(owner)][name], figure)
