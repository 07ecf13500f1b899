"""A chart of a document: which figures it shows; `None` when there is nothing to show yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator import word
from generator.drafting.lines import Line, Source, build_lines, line_of_rest, source_of
from generator.drafting.standpoint import Whose
from generator.drafting.table_limits import limits_of_parts, sentence
from generator.drafting.vocabulary.limits import limits
from generator.drafting.vocabulary.numerals import in_scale, is_measured, percent, said
from generator.figures import Figure, Figures, Progress, Quantity, Tally, TargetProgress
from generator.model.document import Chart, ChartKind, Column, Rows, Show, Table
from generator.model.fields import Number
from generator.model.results import Precision
from generator.wording import Moment, short_date

FEW_BARS = 4
LEAST_HEIGHT = 75
"""Few bars still need room for their labels, in millimetres."""
GOALS, PACE, MOST = "Chỉ tiêu", "Tiến độ cần đạt", "Mức cao nhất được đề ra"
"""The series of what was asked for; the last where less is better."""
UNASSIGNED = "Chưa phân theo đơn vị"
_ANY_COLUMN = (Column(show=Show.NAME, header="-"),)


def draw_figures(
    chart: Chart, figures: Figures, whose: Whose | None = None
) -> word.FinishedChart | None:
    """The chart with its exact values, ready for `generator.word`; `whose` the document is for."""
    table = Table(
        columns=_ANY_COLUMN,
        rows=chart.rows or _ROWS.get(chart.kind, Rows.UNITS),
        breakdown=chart.breakdown,
        indicator=chart.indicator,
        phase=chart.phase,
    )
    if chart.rows is None and chart.breakdown:
        table = table.model_copy(update={"rows": Rows.BREAKDOWN})
    return _DRAW[chart.kind](chart, source_of(table, figures, whose))


def _notes(tally: Tally, lines: Sequence[Line], rows: Rows) -> tuple[str, ...]:
    """What limits the figures that are drawn: of units and groups first that of all of them."""
    whole = limits(tally.count) if rows in {Rows.UNITS, Rows.GROUPS} else ()
    parts = ((line.name, limits(line.progress.count)) for line in lines)
    of_parts = limits_of_parts(parts, told=whole) if rows is not Rows.GROUPS or not whole else ()
    return (*map(sentence, whole), *of_parts)


def _lines(chart: Chart, source: Source) -> list[Line]:
    """The rows of a table of the same kind; of units only the first by rank when so many are asked."""
    lines = build_lines(source)
    if chart.top and len(lines) > chart.top:
        ranked = [line for line in lines if line.rank is not None]
        return sorted(ranked, key=lambda line: line.rank or 0)[: chart.top]
    return lines


def _progress(chart: Chart, source: Source) -> word.FinishedChart | None:
    """Rows side by side with what was asked of them, in the order of tables."""
    tally = source.tally
    lines = [line for line in _lines(chart, source) if _is_drawn(line)]
    if not lines:
        return None
    counts = [line.progress.count for line in lines]
    goals = [line.progress.goal for line in lines]
    series = [_series("Đã thực hiện", counts)]
    if any(goal is not None for goal in goals):
        series.append(_series(MOST if tally.indicator.falls_well else GOALS, goals))
    return word.BarChart(
        title=chart.title,
        categories=tuple(line.name for line in lines),
        series=tuple(series),
        value_title=tally.indicator.printed_in,
        measure=_scale(counts),
        notes=_notes(tally, lines, source.table.rows),
        height_mm=LEAST_HEIGHT if len(lines) <= FEW_BARS else 0,
    )


def _is_drawn(line: Line) -> bool:
    """Rows with something to show; a target only with the number that it asks for."""
    counted = line.progress.count is not None and not isinstance(line.progress, TargetProgress)
    return counted or line.progress.goal is not None


def _trend(chart: Chart, source: Source) -> word.FinishedChart | None:
    """The count at each snapshot, against the even pace to the target's deadline, or the most there may be.

    In a letter to a unit it is the unit's, against its own quota.
    """
    tally = source.tally
    done = {
        moment.day: count
        for moment, count in _history(source)
        if tally.span.starts <= moment.day <= tally.span.ends
    }
    if not done:
        return None
    pace = _pace(tally.targets.get(chart.target or "") or tally.target, source)
    days = tuple(sorted({*done, *pace}))
    counts = [done.get(day) for day in days]
    series = [word.Series("Đã thực hiện", tuple(map(_value, counts)), tuple(map(_label, counts)))]
    if pace:
        name = MOST if tally.indicator.falls_well else PACE
        series.append(word.Series(name, tuple(map(pace.get, days))))
    return word.LineChart(
        title=chart.title,
        categories=days,
        series=tuple(series),
        value_title=tally.indicator.printed_in,
        measure=_scale(counts),
        notes=tuple(limits_of_parts((short_date(day), limits(done[day])) for day in sorted(done))),
    )


def _history(source: Source) -> Iterator[tuple[Moment, Figure]]:
    """What stood counted at each snapshot, of those that the document is made for."""
    stand = source.stand
    for moment, count in source.figures.history(stand.indicator, stand.phase):
        if source.is_for_all:
            yield moment, count
        else:
            then = stand.moved(figures=source.figures.at(moment)).progress
            if then is not None and then.count is not None:
                yield moment, then.count


def _pace(target: TargetProgress | None, source: Source) -> dict[datetime.date, Number]:
    """From nothing on the day before the start to the goal on the last day.

    Where less is better the goal is the most that there may be, from the first day to the last.
    """
    span = source.tally.span
    progress: Progress | None = target
    if not source.is_for_all:
        progress = source.stand.progress
    goal = progress.goal if progress else None
    if goal is None or goal.quantity is Quantity.RATE:
        return {}
    before = span.starts - datetime.timedelta(days=1)
    asked = in_scale(goal).value
    first = asked if source.tally.indicator.falls_well else 0
    return {before: first, target.deadline if target else span.deadline: asked}


def _shares(chart: Chart, source: Source) -> word.FinishedChart | None:
    """Each group's part of the total, or each part of a breakdown, with its percentage."""
    tally = source.tally
    lines = [line for line in _lines(chart, source) if line.progress.count]
    if not lines:
        return None
    rest = tally.remainder
    of_units = source.table.rows in {Rows.UNITS, Rows.GROUPS}
    if of_units and not chart.top and rest is not None and rest > 0:
        lines.append(line_of_rest(source.stand, UNASSIGNED))
    series = word.Series(
        tally.indicator.name,
        tuple(_value(line.progress.count) for line in lines),
        labels=tuple(_share_label(line) for line in lines),
    )
    return word.ShareChart(
        title=chart.title,
        categories=tuple(line.name for line in lines),
        series=(series,),
        notes=_notes(tally, lines, source.table.rows),
    )


def _share_label(line: Line) -> str:
    count = said(line.progress.count)
    return f"{count} ({percent(line.share)})" if line.share is not None else count


def _series(name: str, figures: Sequence[Figure | None]) -> word.Series:
    told = any(figure is not None and _is_told(figure) for figure in figures)
    labels = tuple(map(_label, figures)) if told else ()
    return word.Series(name, tuple(map(_value, figures)), labels)


def _is_told(figure: Figure) -> bool:
    """Whether a label must say what the mere value does not: a hedge, the decimals of a rate."""
    plain = figure.precision is Precision.EXACT and figure.quantity is not Quantity.RATE
    return not plain or is_measured(figure)


def _label(figure: Figure | None) -> str:
    return "" if figure is None else said(figure)


def _scale(figures: Sequence[Figure | None]) -> word.Scale:
    rates = any(figure is not None and figure.quantity is Quantity.RATE for figure in figures)
    return word.Scale.PERCENT if rates else word.Scale.COUNT


def _value(figure: Figure | None) -> Number | None:
    """Rates are drawn as percentages: 52 for 52%; counts in the unit that they are printed in."""
    if figure is None:
        return None
    return figure.value * 100 if figure.quantity is Quantity.RATE else in_scale(figure).value


_ROWS = {ChartKind.SHARES: Rows.GROUPS}
_DRAW = {ChartKind.PROGRESS: _progress, ChartKind.TREND: _trend, ChartKind.SHARES: _shares}
