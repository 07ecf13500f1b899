"""What a column shows of a line, of a group's subtotal and of the total, as finished text.

Rates are computed anew on totals, never added up; shares add up as they are printed; the sums of all
other columns are those of their rows. What is not known stays blank; zero is printed as zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator import figures as exact
from generator.drafting.expressions import Expressions
from generator.drafting.lines import EMPTY, UNKNOWN, Line, rest_of, total_line
from generator.drafting.subject import Path
from generator.drafting.vocabulary import numerals
from generator.drafting.vocabulary.filters import printed
from generator.model.document import Column, Show, Table
from generator.model.fields import Number
from generator.word import Alignment

_BLANK_AT_ZERO = {Show.SURPLUS, Show.SHORTFALL}
_SIGNED = {Show.DIFFERENCE, Show.GROWTH}
_WORDS = {
    Show.NAME: "name",
    Show.FULL_NAME: "full_name",
    Show.GROUP: "group_name",
    Show.REASON: "note",
}
_LEFT = {*_WORDS, Show.NOTE, Show.TEXT}
_CENTRE = {Show.ORDINAL, Show.RANK}
_ADDED = {*_BLANK_AT_ZERO, Show.SHARE}
_UNSUMMED = {*_CENTRE, *_LEFT}


@dataclass(frozen=True)
class ColumnView:
    """A column of a table with all it needs to fill its cells; `path` is where its record stands."""

    column: Column
    table: Table
    figures: exact.Figures
    expressions: Expressions
    path: Path

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
        whole = total_line([replace(line, progress=self._find(line) or EMPTY) for line in lines])
        return self._shown(self._value(whole, whole.progress))

    def shifts(self, lines: Sequence[Line]) -> bool:
        """Whether some share is printed otherwise than alone, so that all add up."""
        usual, asked = self.expressions.decimals, self.column.decimals
        places = usual if asked is None else asked
        return self.column.show is Show.SHARE and any(
            numerals.is_shifted(self._figure(line), places) for line in lines
        )

    def _words(self, line: Line) -> str:
        if self.column.show in _WORDS:
            return str(getattr(line, _WORDS[self.column.show]))
        text = line.texts.get(self.column.of or "") or self.column.values.get(line.code, "")
        return self.expressions.text(text, *self.path, "values", row=line.names())

    def _figure(self, line: Line) -> Any:
        return self._value(line, self._find(line))

    def _value(self, line: Line, progress: exact.Progress | None) -> Any:
        """What the column shows of a line with this progress; rank and share also of the line alone."""
        column = self.column
        if column.show is Show.BASE:
            return line.bases.get(column.of or "")
        if column.show is Show.FORMULA:
            return self._computed(line if progress is None else replace(line, progress=progress))
        if column.show is Show.QUOTA:
            return _asked(progress)
        name = "count" if column.show is Show.PHASE_COUNT else column.show.value
        return getattr(progress, name, getattr(line, name, None))

    def _computed(self, line: Line) -> Any:
        formula = self.column.formula or ""
        found = self.expressions.value(formula, *self.path, "formula", **line.names())
        return None if found is UNKNOWN else found

    def _find(self, line: Line) -> exact.Progress | None:
        """The progress of a line in this column: its own where the column counts what the table does.

        A column may name one of several tables of quotas; its goals then are those.
        """
        progress: exact.Progress | None = line.progress
        if self._tally:
            progress = rest_of(self._tally) if line.is_rest else self._members.get(line.code)
        if self._goals is None:
            return progress
        goal = self._goals.get(line.code)
        asked = None if goal is None else exact.Figure(goal)
        return exact.Progress((progress or EMPTY).count, asked)

    @cached_property
    def _tally(self) -> exact.Tally | None:
        """What the column counts in; nothing where that is the tally of the table."""
        column, table = self.column, self.table
        figures = self.figures.at(column.as_of) if column.as_of else self.figures
        found = exact.tally_of(figures, table.indicator, table.phase)
        if column.indicator or column.phase:
            found = exact.tally_of(figures, column.indicator or table.indicator, column.phase)
        of_table = exact.tally_of(self.figures, table.indicator, table.phase)
        return None if found is of_table else found

    @cached_property
    def _members(self) -> Mapping[str, exact.Progress]:
        """Groups and units of its tally by code."""
        tally = self._tally
        return {**{row.code: row for row in tally.groups}, **tally.unit} if tally else {}

    @cached_property
    def _goals(self) -> Mapping[str, Number] | None:
        """The table of quotas that the column names."""
        named = (one for one in self.figures.campaign.quotas if one.code == self.column.quota)
        given = next(named, None) if self.column.quota else None
        return given.counts if given else None

    def _shown(self, value: Any) -> str:
        """What is printed of a value; nothing of what is not known, or of no surplus at all."""
        show = self.column.show
        if value is None or (show in _BLANK_AT_ZERO and value == 0):
            return ""
        if isinstance(value, str):
            return printed(value)
        known = exact.as_figure(value)
        return f"{'+' if show in _SIGNED and known > 0 else ''}{self._text(known)}"

    def _text(self, known: exact.Figure) -> str:
        places, rate = self.column.decimals, known.quantity is exact.Quantity.RATE
        if known.quantity is exact.Quantity.POINTS:
            told = numerals.points(known) if places is None else numerals.points(known, places)
            return told.replace("phần trăm", "%")
        if self.column.padded and not rate:
            return numerals.padded(known)
        if places is None:
            return numerals.said(known, self.expressions.decimals)
        return numerals.percent(known, places) if rate else numerals.number(known, places)


def _sum(figures: Sequence[exact.Figure | None]) -> exact.Figure | None:
    """The sum of the known figures; all shares of one whole are exactly that whole."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    found = exact.total(known)
    is_whole = found.quantity is exact.Quantity.RATE and found.value == 1
    return exact.Figure(1, quantity=exact.Quantity.RATE) if is_whole else found


def _asked(progress: exact.Progress | None) -> exact.Figure | None:
    """What was asked: a number, or the rate of a target whose base is not known."""
    if isinstance(progress, exact.TargetProgress) and progress.goal is None:
        return progress.asked
    return progress.goal if progress else None
