"""The rows of a table before they are text: units, groups, phases, targets, indicators, parts.

A line knows where it stands and how far that is; which of it a column shows is decided in `columns`.
In a document that is made for one unit or group, what is no unit speaks of that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from generator import figures as exact
from generator.drafting.standpoint import (
    EMPTY,
    Everyone,
    OneGroup,
    OnePart,
    OneUnit,
    Several,
    Standpoint,
    TheRest,
    Whose,
    across,
)
from generator.drafting.vocabulary.meanings import NAMES
from generator.drafting.vocabulary.row_names import (
    OF_FIGURES,
    UNKNOWN,
    RowFigures,
    RowNames,
    figures_of,
)
from generator.model.campaign import Campaign
from generator.model.document import Rows, Table
from generator.problems import Message, say
from generator.wording import upper_first
from generator.workspace import unchanging


@unchanging()
class Line:
    """One row: what it is called, where it stands and how far it is."""

    code: str
    name: str
    full_name: str
    stand: Standpoint | None
    progress: exact.Progress
    group: str = ""
    group_name: str = ""
    note: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    units: int = 1
    parts: tuple[Line, ...] = ()
    """The rows that it adds up, where they stand in different indicators or phases."""

    @property
    def is_rest(self) -> bool:
        """Whether it is what a published total has beyond all units."""
        return self.stand is not None and isinstance(self.stand.whose, TheRest)

    @property
    def rank(self) -> int | None:
        return getattr(self.progress, "rank", None)

    @property
    def share(self) -> exact.Figure | None:
        return getattr(self.progress, "share", None)

    def base(self, code: str) -> exact.Figure | None:
        """The size of one of its bases."""
        return self.stand.base(code) if self.stand else None

    def at(self, stand: Standpoint, progress: exact.Progress | None) -> Line:
        """The same row looked at in another indicator, phase or moment."""
        return replace(self, stand=stand, progress=progress or EMPTY)

    def names(self, *, supposes: bool = False) -> Mapping[str, Any]:
        """The names that a condition or a formula may use of this row.

        `supposes`: a figure that is awaited counts as whatever a condition asks for.
        """
        own = {
            "code": self.code,
            "name": self.name,
            "group": self.group,
            "units": UNKNOWN if self.is_rest else self.units,
        }
        if self.stand is None:
            nowhere = dict.fromkeys(OF_FIGURES, UNKNOWN) if self.parts else {}
            return nowhere | figures_of(self.progress) | own
        return RowNames(RowFigures(self.stand, self.progress, supposes), own, NAMES)


@unchanging(frozen=True)
class Source:
    """What lines are made of: the record of the table, where it stands, and for whom it is made.

    `wide` is the result with the rows that its columns ask for beyond those of where it stands.
    """

    table: Table
    stand: Standpoint
    wide: exact.Tally | None = None

    @property
    def figures(self) -> exact.Figures:
        return self.stand.figures

    @property
    def tally(self) -> exact.Tally:
        return self.wide or self.stand.tally

    @property
    def further(self) -> frozenset[str]:
        """The units that have a row only for other columns than what stands here."""
        return frozenset(self.wide.unit.keys() - self.stand.tally.unit.keys() if self.wide else ())

    @property
    def is_for_all(self) -> bool:
        """Whether it speaks of the whole campaign."""
        return isinstance(self.stand.whose, Everyone)


def source_of(table: Table, figures: exact.Figures, whose: Whose | None = None) -> Source:
    """Where a table stands."""
    code = figures.campaign.indicator_code(table.indicator)
    phase = exact.phase_code(figures.campaign, table.phase) if table.phase else None
    return Source(table, Standpoint(figures, whose or Everyone(), code, phase))


def line_of_unit(row: exact.UnitProgress, stand: Standpoint, groups: Mapping[str, str]) -> Line:
    """A unit as a row of what is looked at; `groups` are the names of groups by code."""
    group = row.unit.group or ""
    own = replace(stand, whose=OneUnit(row.code, is_to_come=row.to_come))
    names = (row.code, row.short_name, row.name)
    return Line(*names, own, row, group, groups.get(group, ""), note=row.note)


def unit_names(
    figures: exact.Figures, phase: str | None = None, *, supposes: bool = False
) -> Callable[[exact.UnitProgress], Mapping[str, Any]]:
    """The names that a condition may use of each unit, beside those of the document: of its phase, if it speaks of one.

    `supposes`: a figure that is awaited counts as whatever a condition asks for.
    """
    stand = Standpoint(figures, Everyone(), figures.campaign.main_indicator.code, phase)
    groups = group_names(figures.campaign)

    def names(row: exact.UnitProgress) -> Mapping[str, Any]:
        line = line_of_unit(row, stand, groups)
        mine = line.at(line.stand, line.stand.progress) if line.stand and phase else line
        return mine.names(supposes=supposes)

    return names


def group_names(campaign: Campaign) -> dict[str, str]:
    """The names of groups by code."""
    return {group.code: group.name for group in campaign.groups}


def line_of_rest(stand: Standpoint, name: str) -> Line:
    """What a published total has beyond all units as a row."""
    rest = replace(stand, whose=TheRest())
    return Line("", name, name, rest, rest.progress or EMPTY, units=0)


def build_lines(source: Source) -> list[Line]:
    """All rows that a table could show, in the order of the records."""
    return list(_BUILDERS[source.table.rows](source))


def _units(source: Source) -> Iterator[Line]:
    """Every unit, or those of the first tiers where the table goes only so deep."""
    groups, deepest = group_names(source.figures.campaign), source.table.depth
    for row in source.tally.units:
        if deepest is None or row.depth <= deepest:
            yield line_of_unit(row, source.stand, groups)


def _unit(source: Source) -> Iterator[Line]:
    """The unit that the document is made for; no line in a document for all."""
    known, whose = source.stand.progress, source.stand.whose
    if known is None or not isinstance(whose, OneUnit):
        return
    row = source.tally.unit.get(whose.code) or source.figures.main.bare_row(whose.code)
    line = line_of_unit(row, source.stand, group_names(source.figures.campaign))
    yield line if row is known else line.at(source.stand, known)


def _groups(source: Source) -> Iterator[Line]:
    """Each group, then the units that belong to none."""
    tally, groups = source.tally, source.tally.groups
    for group in groups:
        is_known = group.count is not None or group.quota or _is_of_further(source, group)
        if is_known or any(map(_is_there, group.units)):
            yield _line_of_group(source, group)
    loose = tuple(row for row in tally.units if row.unit.group is None)
    if loose and groups:
        yield _line_of_group(source, tally.subtotal(loose, None, "Các đơn vị khác"))


def _is_of_further(source: Source, group: exact.GroupProgress) -> bool:
    """Whether a column has something of units of a group that have no row here."""
    return not source.further.isdisjoint(row.code for row in group.units)


def _is_there(row: exact.UnitProgress) -> bool:
    """Whether a unit takes part at the moment of which is spoken."""
    return not (row.left or row.to_come)


def _line_of_group(source: Source, group: exact.GroupProgress) -> Line:
    """A group; where a column has something of units that have no row here, as all its units together."""
    whose: Whose = OneGroup(group.code, "" if group.code else group.name)
    if _is_of_further(source, group):
        rows = (OneUnit(row.code, is_to_come=row.to_come) for row in group.units)
        whose = Several(tuple(rows), are_rows=True)
    stand = replace(source.stand, whose=whose)
    names = (group.code, group.listed_name, group.listed_name)
    return Line(*names, stand, group, group.code, group.name, units=_present(group.tops))


def _present(rows: Sequence[exact.UnitProgress]) -> int:
    """How many of the units take part."""
    return sum(not (row.left or row.exempt) for row in rows)


def _phases(source: Source) -> Iterator[Line]:
    """Each phase against its main target, else against the quotas given for it."""
    for code, phase in source.figures.indicators[source.stand.indicator].phases.items():
        stand = source.stand.moved(phase=code)
        found = phase.target if source.is_for_all else None
        yield _titled(code, phase.name, stand, found)


def _targets(source: Source) -> Iterator[Line]:
    """Those of the phases before those of the whole; of one phase when the table names it.

    Of one unit: what it has done in the time of each, against its own quota.
    """
    whole = source.figures.indicators[source.stand.indicator]
    named = source.table.phase
    for target in exact.every_target(whole.phases[named] if named else whole):
        phase = target.target.phase
        stand = source.stand.moved(phase=phase) if phase else source.stand.in_whole()
        yield _titled(target.code, target.name, stand, target if source.is_for_all else None)


def _indicators(source: Source) -> Iterator[Line]:
    for code, tally in source.figures.indicators.items():
        yield _titled(code, tally.indicator.name, source.stand.moved(indicator=code))


def _breakdown(source: Source) -> Iterator[Line]:
    """The parts of the whole; nobody says how one unit's count is split."""
    if not source.is_for_all:
        return
    code = source.table.breakdown or ""
    split = source.tally.breakdowns.get(code)
    for part in split.rows if split else ():
        yield _titled(part.name, part.name, replace(source.stand, whose=OnePart(code, part.name)))


def _titled(
    code: str, name: str, stand: Standpoint, progress: exact.Progress | None = None
) -> Line:
    """A row that is not a unit: its name begins with a capital, as titles in tables do."""
    title = upper_first(name)
    return Line(code, title, title, stand, progress or stand.progress or EMPTY)


def _list(source: Source) -> Iterator[Line]:
    for place, item in enumerate(source.table.items, start=1):
        name = item.get("name", "")
        yield Line(str(place), name, name, None, EMPTY, texts=item)


_BUILDERS = {
    Rows.UNITS: _units,
    Rows.UNIT: _unit,
    Rows.GROUPS: _groups,
    Rows.PHASES: _phases,
    Rows.TARGETS: _targets,
    Rows.INDICATORS: _indicators,
    Rows.BREAKDOWN: _breakdown,
    Rows.LIST: _list,
}


def within(line: Line) -> tuple[str, ...]:
    """The codes of the groups that hold a line of a group; nothing of other lines."""
    return line.progress.within if isinstance(line.progress, exact.GroupProgress) else ()


def tops(lines: Sequence[Line], tally: exact.Tally) -> list[Line]:
    """The lines that are not a part of another one of them: what may be added up."""
    groups = {line.code for line in lines}
    lines = [line for line in lines if groups.isdisjoint(within(line))]
    rows = tuple(line.progress for line in lines if isinstance(line.progress, exact.UnitProgress))
    if len(rows) < len(lines):
        return list(lines)
    kept = {row.code for row in tally.topmost(rows)}
    return [line for line in lines if line.code in kept]


def sum_line(
    lines: Sequence[Line],
    stand: Standpoint,
    *,
    whole: Whose | None = None,
    tops: Sequence[Line] | None = None,
    are_rows: bool = False,
) -> Line:
    """What rows make together; `whole` says whose all of them are, where it is known.

    Rows of different indicators or phases are added up as each column shows them. Of units some may stand
    below others: which of them are counted each column decides; `tops` are those that are units by themselves. Where `are_rows`
    nothing is added that has no row.
    """
    units = _units_of(lines if tops is None else tops)
    stands = {(line.stand.indicator, line.stand.phase) for line in lines if line.stand}
    against_targets = any(isinstance(line.progress, exact.TargetProgress) for line in lines)
    is_across = len(stands) > 1 or against_targets or any(line.stand is None for line in lines)
    if whole is None and is_across:
        return Line(
            "",
            "",
            "",
            None,
            across(line.progress for line in lines),
            units=units,
            parts=tuple(lines),
        )
    each = tuple(line.stand.whose for line in lines if line.stand)
    whose = whole or Several(each, are_rows)
    base = next((line.stand for line in lines if line.stand and not whole), stand)
    own = replace(base, whose=whose)
    return Line("", "", "", own, own.progress or EMPTY, units=units)


def _units_of(lines: Sequence[Line]) -> int:
    """How many units rows have, those once that stand below a unit of another row."""
    groups = [line.progress for line in lines if isinstance(line.progress, exact.GroupProgress)]
    if len(groups) < len(lines):
        return sum(line.units for line in lines)
    rows = tuple(row for group in groups for row in group.tops)
    source = lines[0].stand.tally if lines and lines[0].stand else None
    return _present(source.topmost(rows) if source else rows)


OF_NO_UNIT = say("số liệu chia chỉ có của cả chiến dịch, không có riêng cho nơi nhận văn bản")
"""Why a letter shows no split."""
_NO_TOTAL = {
    Rows.TARGETS: say("không cộng kết quả so với các mục tiêu khác nhau"),
    Rows.INDICATORS: say("không cộng các chỉ số khác đơn vị tính"),
    Rows.PHASES: say("số hiện có tại thời điểm và tỷ lệ không cộng qua các giai đoạn"),
}


def why_no_total(rows: Rows, lines: Sequence[Line]) -> Message | None:
    """Why rows cannot be added up; `None` where they can."""
    measured = [line.stand.tally.indicator for line in lines if line.stand]
    sums = {
        Rows.TARGETS: False,
        Rows.INDICATORS: len({one.unit_of_measure for one in measured}) <= 1,
        Rows.PHASES: not any(one.is_level for one in measured),
    }
    return None if sums.get(rows, True) else _NO_TOTAL[rows]
