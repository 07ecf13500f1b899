"""What a column shows of a line, of a group's subtotal and of the total, as finished text.

Rates are computed anew on totals, never added up; shares add up as they are printed; the sums of all
other columns are those of their rows. What is not known stays blank; zero is printed as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.drafting.expressions import Expressions
from generator.drafting.lines import EMPTY, UNKNOWN, Line, rest_of, total_line
from generator.drafting.vocabulary.filters import printed
from generator.drafting.vocabulary.numerals import is_shifted, number, padded, percent, points, said
from generator.figures import (
    Figure,
    Figures,
    Progress,
    Quantity,
    Tally,
    TargetProgress,
    as_figure,
    tally_of,
    total,
)
from generator.model.document import Column, Show
from generator.word import Alignment

Find = Callable[[Line], Progress | None]

BLANK_AT_ZERO = {Show.SURPLUS, Show.SHORTFALL}
_SIGNED = {Show.DIFFERENCE, Show.GROWTH}
_WORDS = {
    Show.NAME: "name",
    Show.FULL_NAME: "full_name",
    Show.GROUP: "group_name",
    Show.REASON: "note",
}
_LEFT = {*_WORDS, Show.NOTE, Show.TEXT}
_CENTRE = {Show.ORDINAL, Show.RANK}
_ADDED = {*BLANK_AT_ZERO, Show.SHARE}
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
        if self.column.show is Show.ORDINAL:
            return ordinal
        if self.column.show in _LEFT:
            return self._words(line)
        return self._shown(self._figure(line))

    def sum_cell(self, lines: Sequence[Line]) -> str:
        """The cell of a subtotal or total over some lines; blank where nothing can be summed.

        Surpluses and shortfalls are added up, so that the column's sum is that of its rows.
        """
        if self.column.show in _UNSUMMED or not self.column.summed:
            return ""
        if self.column.show in _ADDED:
            return self._shown(_sum([self._figure(line) for line in lines]))
        seen = [replace(line, progress=self.find(line) or EMPTY) for line in lines]
        return self._shown(self._figure(total_line(seen), seen_through=True))

    def shifts(self, lines: Sequence[Line]) -> bool:
        """Whether some share is printed otherwise than alone, so that all add up."""
        return self.column.show is Show.SHARE and any(
            is_shifted(self._figure(line), self.places) for line in lines
        )

    @property
    def places(self) -> int:
        """Decimals of its percentages."""
        return self.decimals if self.column.decimals is None else self.column.decimals

    def _words(self, line: Line) -> str:
        if self.column.show in _WORDS:
            return str(getattr(line, _WORDS[self.column.show]))
        text = line.texts.get(self.column.of or "") or self.column.values.get(line.code, "")
        return self.expressions.text(text, *self.path, "values", row=line.names())

    def _figure(self, line: Line, *, seen_through: bool = False) -> Any:
        """The value of a line, or (`seen_through`) of lines that were summed in this column."""
        column = self.column
        if column.show is Show.BASE:
            return line.bases.get(column.of or "")
        progress = line.progress if seen_through else self.find(line)
        if column.show is Show.FORMULA:
            return self._computed(line if progress is None else replace(line, progress=progress))
        if column.show in {Show.SHARE, Show.RANK}:
            return self._place(line, progress)
        return None if progress is None else _PARTS[column.show](progress)

    def _place(self, line: Line, progress: Progress | None) -> Any:
        """Rank or share: of the unit in what the column counts, else of the line itself."""
        shown = self.column.show.value
        return getattr(progress, shown) if hasattr(progress, shown) else getattr(line, shown)

    def _computed(self, line: Line) -> Any:
        found = self.expressions.value(
            self.column.formula or "", *self.path, "formula", **line.names()
        )
        return None if found is UNKNOWN else found

    def _shown(self, value: Any) -> str:
        return cell_text(value, self.column, self.decimals)


def progress_in(column: Column, tally: Tally, default: Tally, figures: Figures) -> Find:
    """How to find a line's progress in a tally; the line's own when the tally is the table's.

    A column may name one of several tables of quotas; its goals then are those.
    """
    units = tally.unit
    groups = {row.code: row for row in tally.groups}

    def found(line: Line) -> Progress | None:
        if line.is_rest:
            return rest_of(tally)
        return units.get(line.code) or groups.get(line.code)

    find: Find = (lambda line: line.progress) if tally is default else found
    given = next((known for known in figures.campaign.quotas if known.code == column.quota), None)
    if column.quota is None or given is None:
        return find

    def against(line: Line) -> Progress:
        progress = find(line) or EMPTY
        goal = given.counts.get(line.code)
        return Progress(progress.count, None if goal is None else Figure(goal))

    return against


def column_tally(column: Column, figures: Figures, default: Tally) -> Tally:
    """The tally that a column counts in: its own indicator and phase, else the table's."""
    if column.indicator is None and column.phase is None:
        return default
    return tally_of(figures, column.indicator or default.indicator.code, column.phase)


def _sum(figures: Sequence[Figure | None]) -> Figure | None:
    """The sum of the known figures; all shares of one whole are exactly that whole."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    found = total(known)
    is_whole = found.quantity is Quantity.RATE and found.value == 1
    return Figure(1, quantity=Quantity.RATE) if is_whole else found


def _asked(progress: Progress) -> Figure | None:
    """What was asked: a number, or the rate of a target whose base is not known."""
    if progress.goal is None and isinstance(progress, TargetProgress):
        return progress.asked
    return progress.goal


_PARTS: dict[Show, Callable[[Progress], Figure | None]] = {
    Show.QUOTA: _asked,
    Show.COUNT: lambda progress: progress.count,
    Show.PHASE_COUNT: lambda progress: progress.count,
    Show.RATE: lambda progress: progress.rate,
    Show.SURPLUS: lambda progress: progress.surplus,
    Show.SHORTFALL: lambda progress: progress.shortfall,
    Show.DIFFERENCE: lambda progress: progress.difference,
    Show.GROWTH: lambda progress: getattr(progress, "growth", None),
}


def cell_text(value: Any, column: Column, decimals: int) -> str:
    """What a column prints of a value; nothing of what is not known, or of no surplus at all.

    `decimals` is how many a percentage has where the column does not say.
    """
    if value is None or (column.show in BLANK_AT_ZERO and value == 0):
        return ""
    if isinstance(value, str):
        return printed(value)
    known = as_figure(value)
    text = _text(known, column, decimals)
    return f"+{text}" if column.show in _SIGNED and known > 0 else text


def _text(known: Figure, column: Column, decimals: int) -> str:
    if known.quantity is Quantity.RATE:
        places = column.decimals
        return said(known, decimals) if places is None else percent(known, places)
    if known.quantity is Quantity.POINTS:
        told = points(known) if column.decimals is None else points(known, column.decimals)
        return told.replace("phần trăm", "%")
    if column.padded:
        return padded(known)
    return said(known) if column.decimals is None else number(known, column.decimals)
