"""A table of units has columns for every indicator that units count: what was given, what was done, how far that is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures import Figures, Tally
from generator.model.document import Column, Show, Table
from generator.wording import upper_first

_MOST = 14
"""Columns that a page holds; with more of them each indicator has its result alone."""


def with_indicator_columns(table: Table, figures: Figures, phase: str | None) -> Table:
    """The table with these behind its own columns, in the order of the indicators, in this phase or the whole."""
    tallies = [_in_phase(one, phase) for one in figures.indicators.values()]
    counted = [one for one in tallies if one.reported]
    found = [list(_columns(one)) for one in counted]
    if len(table.columns) + sum(map(len, found)) > _MOST:
        found = [[_result_alone(one)] for one in counted]
    columns = (*table.columns, *(column for each in found for column in each))
    return table.model_copy(update={"columns": columns})


def _in_phase(tally: Tally, phase: str | None) -> Tally:
    return tally.phases[phase] if phase else tally  # type: ignore[attr-defined]


def _columns(tally: Tally) -> Iterator[Column]:
    indicator = tally.indicator
    if not tally.with_quota:
        yield _result_alone(tally)
        return
    above = _titled(tally)
    yield _column(Show.QUOTA, tally, (above, "Chỉ tiêu"))
    yield _column(Show.COUNT, tally, (above, "Kết quả"))
    if not (indicator.is_rate or indicator.falls_well):
        yield _column(Show.RATE, tally, (above, "Tỷ lệ đạt"))


def _result_alone(tally: Tally) -> Column:
    return _column(Show.COUNT, tally, _titled(tally))


def _titled(tally: Tally) -> str:
    indicator = tally.indicator
    unit = "" if indicator.is_rate else f" ({indicator.printed_in})"
    return f"{upper_first(indicator.name)}{unit}"


def _column(show: Show, tally: Tally, header: str | tuple[str, ...]) -> Column:
    return Column(show=show, indicator=tally.indicator.code, header=header)
