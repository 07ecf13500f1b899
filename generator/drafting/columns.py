"""What a column shows of a line, of a group's subtotal and of the total, as finished text.

Rates and shares are computed anew on totals, never added up; the sums of all other columns are
those of their rows. What is not known stays blank; zero is
printed as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator import wording
from generator.context.filters import number, padded, percent, printed
from generator.drafting.expressions import Expressions
from generator.drafting.lines import EMPTY, UNKNOWN, Line, total_line
from generator.figures import Figure, Figures, Progress, Tally, total
from generator.model.document import Column, Show
from generator.model.fields import Number
from generator.tables import Alignment

Find = Callable[[Line], Progress | None]

_LEFT = {Show.NAME, Show.FULL_NAME, Show.GROUP, Show.REASON, Show.NOTE, Show.TEXT}
_CENTRE = {Show.ORDINAL, Show.RANK}
_RATES = {Show.RATE, Show.SHARE}
_ADDED = {Show.SURPLUS, Show.SHORTFALL}
_UNSUMMED = {Show.ORDINAL, Show.RANK, *_LEFT}


@dataclass(frozen=True)
class ColumnView:
    """A column with all it needs to fill its cells.

    `tally` is what the column counts; `find` gives a line's progress in it (its own when the column
    asks for nothing else).
    """

    column: Column
    tally: Tally
    find: Find
    expressions: Expressions
    path: tuple[str | int, ...]
    decimals: int

    @property
    def alignment(self) -> Alignment:
        if self.column.show in _CENTRE:
            return Alignment.CENTRE
        return Alignment.TEXT if self.column.show in _LEFT else Alignment.NUMBER

    def cell(self, line: Line, ordinal: str) -> str:
        """The cell of a row; `ordinal` is its number in the table."""
        show = self.column.show
        if show is Show.ORDINAL:
            return ordinal
        if show in _LEFT:
            return self._words(line)
        if show is Show.RANK:
            return "" if line.rank is None else str(line.rank)
        return self._shown(self._figure(line))

    def sum_cell(self, lines: Sequence[Line]) -> str:
        """The cell of a subtotal or total over some lines; blank where nothing can be summed.

        Surpluses and shortfalls are added up, so that the column's sum is that of its rows.
        """
        if self.column.show in _UNSUMMED or not self.column.summed:
            return ""
        if self.column.show in _ADDED:
            known = [figure for figure in map(self._figure, lines) if figure is not None]
            return self._shown(total(known)) if known else ""
        seen = [replace(line, progress=self.find(line) or EMPTY) for line in lines]
        return self._shown(self._figure(total_line(seen), seen_through=True))

    def _words(self, line: Line) -> str:
        show = self.column.show
        if show is Show.NAME:
            return line.name
        if show is Show.FULL_NAME:
            return line.full_name
        if show is Show.GROUP:
            return line.group
        if show is Show.REASON:
            return line.note
        text = line.texts.get(self.column.of or "") or self.column.values.get(line.code, "")
        return self.expressions.text(text, *self.path, "values", row=line.names())

    def _figure(self, line: Line, *, seen_through: bool = False) -> Any:
        column = self.column
        if column.show is Show.BASE:
            return line.bases.get(column.of or "")
        if column.show is Show.FORMULA:
            found = self.expressions.value(
                column.formula or "", *self.path, "formula", **line.names()
            )
            return None if found is UNKNOWN else found
        if column.show is Show.SHARE:
            return line.share
        progress = line.progress if seen_through else self.find(line)
        return None if progress is None else _PARTS[column.show](progress)

    def _shown(self, value: Any) -> str:
        if value is None:
            return ""
        if self.column.show in _RATES or _is_rate(value):
            return percent(value, self._decimals)
        if self.column.show in _ADDED and value == 0:
            return ""
        if self.column.show is Show.DIFFERENCE and value > 0:
            return f"+{number(value)}"
        if isinstance(value, str):
            return printed(value)
        return padded(value) if self.column.padded else number(value)

    @property
    def _decimals(self) -> int:
        return self.decimals if self.column.decimals is None else self.column.decimals


def header_path(column: Column) -> tuple[str, ...]:
    """The titles over a column, top level first."""
    return (column.header,) if isinstance(column.header, str) else tuple(column.header)


def ordinal_of(place: int, *, grouped: bool) -> str:
    """Groups are numbered in Roman, rows in Arabic."""
    return wording.roman(place) if grouped else str(place)


def progress_in(tally: Tally, default: Tally) -> Find:
    """How to find a line's progress in a tally; the line's own when the tally is the table's."""
    if tally is default:
        return lambda line: line.progress
    units = tally.unit
    groups = {row.code: row for row in tally.groups}
    return lambda line: units.get(line.code) or groups.get(line.code)


def column_tally(column: Column, figures: Figures, default: Tally) -> Tally:
    """The tally that a column counts in: its own indicator and phase, else the table's."""
    if column.indicator is None and column.phase is None:
        return default
    whole = figures.indicators[column.indicator or default.indicator.code]
    return whole.phases[column.phase] if column.phase else whole


def _is_rate(value: Figure | Number) -> bool:
    known = value.value if isinstance(value, Figure) else value
    return not isinstance(known, int | str) and known.denominator != 1


_PARTS: dict[Show, Callable[[Progress], Figure | None]] = {
    Show.QUOTA: lambda progress: progress.goal,
    Show.COUNT: lambda progress: progress.count,
    Show.PHASE_COUNT: lambda progress: progress.count,
    Show.RATE: lambda progress: progress.rate,
    Show.SURPLUS: lambda progress: progress.surplus,
    Show.SHORTFALL: lambda progress: progress.shortfall,
    Show.DIFFERENCE: lambda progress: progress.difference,
}
