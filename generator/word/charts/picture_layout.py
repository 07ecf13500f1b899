"""Where everything of a picture stands: title, legend, bars or lines or slices, marks of the axis, notes.

The widths are those of the document's font, never of the machine: the same chart is the same picture everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from generator.word.charts import palette
from generator.word.charts.chart_model import (
    BarChart,
    Exact,
    FinishedChart,
    LineChart,
    ShareChart,
    point_text,
)
from generator.word.charts.chart_sizes import (
    GAP,
    LEGEND_SIGN,
    LINE,
    NOTE_POINTS,
    PER_MM,
    ROUND,
    TITLE_POINTS,
    BarFrame,
    bar_frame,
    head_of,
    legend_rows,
    measure_line,
    name_lines,
    names_of,
    note_lines,
    notes_height,
    sized,
    slice_lines,
    slices_height,
    title_lines,
    width_of,
)
from generator.word.charts.giants import cut_signs
from generator.word.charts.ink import Ink, InkArea, Inked, InkLine, InkSlice, InkText, Spot
from generator.word.charts.line_layout import lines_drawn
from generator.word.charts.value_axis import tick_text

_BAR_PART = 0.72
_MARK_WIDTH = 1.25
_SAID_GREY = "404040"
_UP = 0.36
"""How far under the middle of a line of text its letters stand, of its size."""


def lay_out_picture(chart: FinishedChart) -> Inked:
    """The picture of a chart, with its notes below."""
    fitted = sized(chart)
    width, height = fitted.width_mm * PER_MM, fitted.height_mm * PER_MM
    under = ceil(notes_height(fitted) / PER_MM) * PER_MM
    ink = (*_headed(fitted, width), *_plotted(fitted), *_noted(fitted, height))
    return Inked(width, height + under, fitted.title, fitted.described, ink)


def _headed(chart: FinishedChart, width: float) -> Iterator[Ink]:
    """Title, unit of measure and legend, in the middle of the picture."""
    bottom = GAP
    for line in title_lines(chart):
        bottom += TITLE_POINTS * LINE
        yield InkText(
            line, (width / 2, bottom - _rise(TITLE_POINTS)), TITLE_POINTS, "middle", bold=True
        )
    if measure := measure_line(chart):
        bottom += chart.points * LINE
        spot = (width / 2, bottom - _rise(chart.points))
        yield InkText(measure, spot, chart.points, "middle", italic=True)
    yield from legend_of(chart)


def legend_of(chart: FinishedChart) -> Iterator[Ink]:
    """The legend, in the order of the series, in the middle under the title; nothing for one series."""
    rows = legend_rows(chart)
    bottom = head_of(chart) - GAP - (len(rows) - 1) * chart.points * LINE
    for number, row in enumerate(rows):
        middle = bottom + (number - 0.5) * chart.points * LINE
        yield from _legend(chart, row, chart.width_mm * PER_MM, middle)


def _rise(points: float) -> float:
    """How far the letters of a line stand over its lower edge."""
    return points * (LINE / 2 - _UP)


def _legend(chart: FinishedChart, row: Sequence[int], width: float, middle: float) -> Iterator[Ink]:
    named = [chart.series[place].name for place in row]
    widths = [width_of(name, chart.points) + LEGEND_SIGN + GAP for name in named]
    left = (width - sum(widths) - 3 * GAP * (len(row) - 1)) / 2
    for place, name, taken in zip(row, named, widths, strict=True):
        tone = palette.tone_of(chart.series[place], place)
        if isinstance(chart, LineChart):
            spots = ((left, middle), (left + LEGEND_SIGN, middle))
            yield InkLine(
                spots, palette.line_colour(tone), palette.stroke(tone), palette.dashes(tone)
            )
        else:
            yield InkArea(left + LEGEND_SIGN - 10, middle - 4, 10, 8, tone)
        spot = (left + LEGEND_SIGN + GAP, middle + chart.points * _UP)
        yield InkText(name, spot, chart.points)
        left += taken + 3 * GAP


def _plotted(chart: FinishedChart) -> Iterator[Ink]:
    if isinstance(chart, ShareChart):
        yield from _slices(chart)
    elif isinstance(chart, BarChart):
        yield from _bars(chart)
    else:
        yield from lines_drawn(chart)


def _noted(chart: FinishedChart, top: float) -> Iterator[Ink]:
    for line in (line for note in chart.under for line in note_lines(chart, note)):
        top += NOTE_POINTS * LINE
        yield InkText(line, (0, top - _rise(NOTE_POINTS)), NOTE_POINTS, italic=True)


def _bars(chart: BarChart) -> Iterator[Ink]:
    frame, points = bar_frame(chart), chart.points
    top, bottom = frame.head, frame.head + frame.pitch * len(chart.categories)
    for tick in frame.axis.ticks:
        x = frame.end(tick)
        yield InkLine(((x, top), (x, bottom)), palette.RULE, 0.5)
        spot = (x, bottom + GAP + points * (LINE / 2 + _UP))
        yield InkText(tick_text(chart, frame.axis, tick), spot, points, "middle")
    rows = [
        one for place, name in enumerate(names_of(chart)) for one in _row(chart, frame, place, name)
    ]
    yield from (one for one in rows if isinstance(one, InkArea))
    yield from cut_signs(chart, frame, _BAR_PART)
    yield InkLine(((frame.nought, top), (frame.nought, bottom)))
    if chart.mark is not None:
        x = frame.end(Fraction(chart.mark))
        spots = ((x, top - GAP / 2), (x, bottom + GAP / 2))
        yield InkLine(spots, "FFFFFF", 3 * _MARK_WIDTH)
        yield InkLine(spots, width=_MARK_WIDTH, about="mark")
    yield from (one for one in rows if isinstance(one, InkText))


def _row(chart: BarChart, frame: BarFrame, place: int, name: str) -> Iterator[Ink]:
    """The name, and a bar with its label for each series; where there is no value its words alone."""
    points, middle = chart.points, frame.head + frame.pitch * (place + 0.5)
    lines = name_lines(chart, name)
    first = middle - (len(lines) - 1) * points * LINE / 2 + points * _UP
    for number, line in enumerate(lines):
        spot = (frame.names - GAP, first + number * points * LINE)
        yield InkText(line, spot, points, "end")
    thick = frame.pitch * _BAR_PART / len(chart.series)
    for number, series in enumerate(chart.series):
        centre = middle + (number - (len(chart.series) - 1) / 2) * max(thick, points * LINE)
        value, text = series.values[place], point_text(series, place, chart.measure)
        left, right = sorted((frame.nought, frame.end(Fraction(value or 0))))
        if value:
            tone = palette.tone_of(series, number)
            yield InkArea(left, centre - thick / 2, right - left, thick, tone, f"{name}: {text}")
        if text:
            yield _bar_label(frame, chart, value, text, (right, centre + points * _UP))


def _bar_label(
    frame: BarFrame, chart: BarChart, value: Exact | None, text: str, end: Spot
) -> InkText:
    """What is said behind a bar, or in it; where there is no value in other letters."""
    x, y = end
    if value is None:
        spot = (x + GAP, y)
        return InkText(text, spot, chart.points, italic=True, colour=_SAID_GREY, is_clear=True)
    if frame.is_inside(Fraction(value), text, chart.points):
        return InkText(text, (x - GAP, y), chart.points, "end", colour="FFFFFF")
    return InkText(text, (x + GAP, y), chart.points, is_clear=True)


def _slices(chart: ShareChart) -> Iterator[Ink]:
    """The slices to the left, what they are and how much to the right, in the order of the round."""
    (series,) = chart.series
    values = [Fraction(value or 0) for value in series.values]
    total, done = sum(values) or Fraction(1), Fraction()
    top, height = head_of(chart), chart.height_mm * PER_MM - head_of(chart) - GAP
    radius = min(height / 2, chart.width_mm * PER_MM * ROUND)
    centre = (radius + 4 * GAP, top + height / 2)
    named = slice_lines(chart)
    left = 2 * radius + 10 * GAP
    y = centre[1] - slices_height(chart) / 2
    for place, lines in enumerate(named):
        tone = palette.tone_at(place)
        share = values[place] / total
        yield InkSlice(centre, radius, float(done), float(done + share), tone, " ".join(lines))
        yield InkArea(left, y + 2, 12, 9, tone)
        for line in lines:
            spot = (left + 12 + GAP, y + chart.points * (LINE / 2 + _UP))
            yield InkText(line, spot, chart.points)
            y += chart.points * LINE
        y += GAP
        done += share
