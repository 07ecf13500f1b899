"""A chart of a document: which figures it shows; `None` when there is nothing to show yet."""

from __future__ import annotations

import datetime

from generator import charts
from generator.figures import Figure, Figures, Tally
from generator.model.document import Chart, ChartKind
from generator.model.fields import Number


def draw_figures(chart: Chart, figures: Figures) -> charts.Chart | None:
    """The chart with its exact values, ready for `generator.charts`."""
    whole = figures.indicators[chart.indicator] if chart.indicator else figures.main
    tally = whole.phases[chart.phase] if chart.phase else whole
    return _DRAW[chart.kind](chart, figures, tally)


def _progress(chart: Chart, _figures: Figures, tally: Tally) -> charts.Chart | None:
    """Units side by side with their quotas, in the order of tables."""
    rows = [row for row in tally.units if row.count is not None or row.goal is not None]
    rows = rows[: chart.top] if chart.top else rows
    if not rows:
        return None
    done = charts.Series("Đã thực hiện", tuple(_value(row.count) for row in rows))
    quota = charts.Series("Chỉ tiêu", tuple(_value(row.goal) for row in rows))
    has_quota = any(value is not None for value in quota.values)
    return charts.BarChart(
        title=chart.title,
        categories=tuple(row.short_name for row in rows),
        series=(done, quota) if has_quota else (done,),
        value_title=tally.indicator.unit_of_measure,
    )


def _trend(chart: Chart, figures: Figures, tally: Tally) -> charts.Chart | None:
    """The count at each snapshot, against the even pace to the target's deadline."""
    counted = [
        (moment.day, count)
        for moment, count in figures.history(tally.indicator.code)
        if tally.span.starts <= moment.day <= tally.span.ends
    ]
    if not counted:
        return None
    target = tally.targets.get(chart.target or "")
    known: dict[datetime.date, Number] = {day: count.value for day, count in counted}
    pace: dict[datetime.date, Number] = {}
    if target and target.goal is not None:
        pace = {tally.span.starts: 0, target.deadline: target.goal.value}
    days = tuple(sorted({*known, *pace}))
    done = charts.Series("Đã thực hiện", tuple(known.get(day) for day in days))
    needed = charts.Series("Tiến độ cần đạt", tuple(pace.get(day) for day in days))
    return charts.LineChart(
        title=chart.title,
        categories=days,
        series=(done, needed) if pace else (done,),
        value_title=tally.indicator.unit_of_measure,
    )


def _shares(chart: Chart, _figures: Figures, tally: Tally) -> charts.Chart | None:
    """Each group's part of the total."""
    groups = [group for group in tally.groups if group.count]
    if not groups:
        return None
    return charts.ShareChart(
        title=chart.title,
        categories=tuple(group.name for group in groups),
        series=(charts.Series(tally.indicator.name, tuple(_value(g.count) for g in groups)),),
    )


def _value(figure: Figure | None) -> Number | None:
    return None if figure is None else figure.value


_DRAW = {ChartKind.PROGRESS: _progress, ChartKind.TREND: _trend, ChartKind.SHARES: _shares}
