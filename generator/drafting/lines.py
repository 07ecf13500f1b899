"""The rows of a table before they are text: units, groups, phases, targets, indicators, parts.

A line knows its progress and its names; which of them a column shows is decided in `columns`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator import figures as exact
from generator.model.document import Rows, Table
from generator.wording import upper_first


class Unknown:
    """Stands for a figure that is not known: comparisons are false, what is reckoned is unknown."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __bool__(self) -> bool:
        return False

    def __add__(self, other: object) -> Unknown:
        return self

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__


UNKNOWN = Unknown()
_FIGURES = ("count", "rate", "surplus", "shortfall", "difference", "growth")


@dataclass(frozen=True)
class Line:
    """One row: what it is called and how far it is."""

    code: str
    name: str
    full_name: str
    progress: exact.Progress
    group: str = ""
    group_name: str = ""
    bases: Mapping[str, exact.Figure] = field(default_factory=dict)
    rank: int | None = None
    share: exact.Figure | None = None
    note: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    units: int = 1
    is_rest: bool = False

    def names(self) -> dict[str, Any]:
        """The names that a condition or a formula may use of this row."""
        known = self.progress
        figures = {name: getattr(known, name, None) for name in _FIGURES}
        figures |= {"quota": known.goal, "share": self.share, "rank": self.rank}
        shown = {name: UNKNOWN if value is None else value for name, value in figures.items()}
        return shown | {
            "code": self.code,
            "name": self.name,
            "group": self.group,
            "bases": self.bases,
            "units": UNKNOWN if self.is_rest else self.units,
            "reported": known.count is not None,
            "reached": known.reached,
            "exceeded": known.exceeded,
        }


EMPTY = exact.Progress(None, None)


@dataclass(frozen=True)
class Joint(exact.Progress):
    """What several rows make together, or what a published total has beyond all units."""

    growth: exact.Figure | None = None
    share: exact.Figure | None = None


def line_of_unit(row: exact.UnitProgress, groups: Mapping[str, str]) -> Line:
    """A unit as a row; `groups` are the names of groups by code."""
    group = row.unit.group or ""
    return _line_of(row, group, groups.get(group, ""), rank=row.rank, note=row.note)


def _line_of(
    row: exact.UnitProgress | exact.GroupProgress, group: str, group_name: str, **more: Any
) -> Line:
    names = (row.code, row.short_name, row.name)
    return Line(*names, row, group, group_name, row.bases, share=row.share, **more)


def rest_of(tally: exact.Tally) -> Joint:
    """The remainder of a tally; nothing of it is asked for."""
    return Joint(tally.remainder, None, share=tally.remainder_share)


def line_of_rest(tally: exact.Tally, name: str) -> Line:
    """The remainder as a row."""
    rest = rest_of(tally)
    return Line("", name, name, rest, share=rest.share, units=0, is_rest=True)


def total_line(lines: Sequence[Line]) -> Line:
    """What lines make together: counts and goals added, bases where every line has them."""
    based = [line for line in lines if not line.is_rest]
    shared = set.intersection(*(set(line.bases) for line in based)) if based else set()
    together = Joint(
        exact.added(line.progress.count for line in lines),
        exact.added(line.progress.goal for line in lines),
        exact.added(getattr(line.progress, "growth", None) for line in lines),
    )
    bases = {code: exact.total(line.bases[code] for line in based) for code in sorted(shared)}
    return Line("", "", "", together, bases=bases, units=sum(line.units for line in lines))


def build_lines(table: Table, figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    """All rows that a table could show, in the order of the records."""
    return list(_BUILDERS[table.rows](table, figures, tally))


def _units(_table: Table, _figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    groups = {group.code: group.name for group in tally.campaign.groups}
    return [line_of_unit(row, groups) for row in tally.units]


def _groups(_table: Table, _figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    """Each group, then the units that belong to none."""
    loose = tuple(row for row in tally.units if row.unit.group is None)
    rest = [tally.subtotal(loose, None, "Các đơn vị khác")] if loose and tally.groups else []
    rows = (*tally.groups, *rest)
    return [_line_of(row, row.code, row.name, units=len(row.units)) for row in rows]


def _phases(_table: Table, figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    """Each phase against its main target, else against the quotas given for it."""
    phases = figures.indicators[tally.indicator.code].phases
    return [
        _titled(code, phase.name, phase.target or exact.Progress(phase.count, phase.quota))
        for code, phase in phases.items()
    ]


def _targets(table: Table, figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    """Those of the phases before those of the whole; of one phase when the table names it."""
    whole = figures.indicators[tally.indicator.code]
    found = exact.every_target(whole.phases[table.phase] if table.phase else whole)
    return [_titled(target.code, target.name, target) for target in found]


def _indicators(_table: Table, figures: exact.Figures, _tally: exact.Tally) -> list[Line]:
    return [
        _titled(code, tally.indicator.name, exact.Progress(tally.count, tally.quota))
        for code, tally in figures.indicators.items()
    ]


def _breakdown(table: Table, _figures: exact.Figures, tally: exact.Tally) -> list[Line]:
    split = tally.breakdowns.get(table.breakdown or "")
    return [
        _titled(part.name, part.name, exact.Progress(part.count, None), share=part.share)
        for part in (split.rows if split else ())
    ]


def _titled(code: str, name: str, progress: exact.Progress, **more: Any) -> Line:
    """A row that is not a unit: its name begins with a capital, as titles in tables do."""
    title = upper_first(name)
    return Line(code, title, title, progress, **more)


def _list(table: Table, _figures: exact.Figures, _tally: exact.Tally) -> list[Line]:
    return [
        Line(str(place), item.get("name", ""), item.get("name", ""), EMPTY, texts=item)
        for place, item in enumerate(table.items, start=1)
    ]


_BUILDERS = {
    Rows.UNITS: _units,
    Rows.GROUPS: _groups,
    Rows.PHASES: _phases,
    Rows.TARGETS: _targets,
    Rows.INDICATORS: _indicators,
    Rows.BREAKDOWN: _breakdown,
    Rows.LIST: _list,
}
