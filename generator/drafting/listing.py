"""Every figure of a campaign with its name, what it says, and how it was obtained.

For people who check a report, and for other programs: exact values, nothing rounded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any, Protocol

from generator.drafting.figure_facts import exact_of
from generator.drafting.vocabulary.limits import in_words
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.numerals import said
from generator.drafting.vocabulary.turns import working
from generator.figures import Figure, Figures, Operation, Tally, UnitProgress
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


class Asks(Protocol):
    """What somebody looks for among the figures."""

    def __call__(self, path: str, meaning: Message, subject: str) -> bool:
        """Whether a figure is asked for by its name, what it means and whose it is."""
        ...

    def of_many(
        self, paths: Sequence[str], subjects: Sequence[str], meanings: Mapping[str, Message]
    ) -> Iterable[object]:
        """Which owners have perhaps a figure that is asked for: of others none is looked at.

        Their names in templates, what they are called, and what the figures of each mean by their names.
        """
        ...


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
    def exact_told(self) -> str:
        """The same for people: a number that ends with all its digits: `23,7`."""
        return exact_of(self.figure)

    @property
    def working(self) -> str:
        """Cách tính; nothing for a figure that is recorded."""
        given = self.figure.working.operation in {Operation.GIVEN, Operation.DAYS}
        return "" if given else working(self.figure)


def list_figures(figures: Figures, wanted: str = "", asks: Asks | None = None) -> Iterator[Listed]:
    """The figures of every indicator: of the whole, of its phases, targets, groups and units.

    `wanted` is the name of one: then nothing is looked at but what leads to it. Of what nobody `asks` for by its
    name, its meaning and whose it is nothing is reckoned.
    """
    for code, tally in figures.indicators.items():
        path = f"indicators.{code}"
        if _leads(path, wanted):
            yield from _of_tally(path, tally, wanted, asks)
            for phase, part in tally.phases.items():
                yield from _of_tally(f"{path}.phases.{phase}", part, wanted, asks)


def figure_named(figures: Figures, path: str) -> Listed | None:
    """The figure of this name, which `list_figures` gives too; nothing where there is none."""
    found = list_figures(figures, path) if path else ()
    return next((one for one in found if one.path == path), None)


def _leads(path: str, wanted: str) -> bool:
    return not wanted or wanted.startswith((f"{path}.", f"{path}["))


def _of_tally(path: str, tally: Tally, wanted: str, asks: Asks | None) -> Iterator[Listed]:
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
        _units(path, tally, asks),
    )
    for below, whose, owner, names in owners:
        if _leads(below, wanted):
            own = [one for one in names if not wanted or f"{below}.{one}" == wanted]
            yield from _named(below, whose, owner, own, asks)


def _units(path: str, tally: Tally, asks: Asks | None) -> Iterator[_Owner]:
    """The units; of very many a row is made only for those that may be asked for."""
    if asks is None:
        yield from ((f"{path}.unit.{one.code}", one.name, one, _ROW) for one in tally.units)
        return
    codes, row = [*tally.unit], MEANINGS[UnitProgress]
    paths = [f"{path}.unit.{code}" for code in codes]
    names = [tally.members.named(code, tally.day).name for code in codes]
    asked = asks.of_many(paths, names, {name: row[name] for name in _ROW})
    for below, name, code in compress(zip(paths, names, codes, strict=True), asked):
        yield below, name, tally.unit[code], _ROW


def _named(
    path: str, subject: str, owner: Any, names: Iterable[str], asks: Asks | None
) -> Iterator[Listed]:
    meanings = MEANINGS[type(owner)]
    for name in names:
        if asks is not None and not asks(f"{path}.{name}", meanings[name], subject):
            continue
        figure = getattr(owner, name)
        if isinstance(figure, Figure):
            yield Listed(f"{path}.{name}", subject, meanings[name], figure)
