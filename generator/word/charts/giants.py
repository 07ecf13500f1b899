"""Bars that would leave nothing to see of all others: where these are cut, and the sign that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.word.charts.chart_model import BarChart, Exact, point_text
from generator.word.charts.chart_sizes import GAP, LINE, BarFrame
from generator.word.charts.ink import Ink, InkLine, InkText

_OF_RATES, _OF_COUNTS = 5, 20
"""By how much a bar is longer than the next one where it is out of proportion."""
_FEWEST = 3
_MOST_CUT = Fraction(1, 4)
_GOES_ON = Fraction(3, 2)
_SLANT, _BACK = 3.0, 8.0
_UP = 0.36


def cut_at(values: Iterable[Exact | None], mark: Exact = 0) -> Fraction:
    """Where the axis ends so that the bars that are not cut can be compared; 0 where none has to be.

    Cut are a quarter of the bars at most: those above a gap of five times (of counts twenty). `mark` is the line of
    what was asked for, which is shown in any case.
    """
    known = sorted((Fraction(one) for one in values if one is not None and one > 0), reverse=True)
    times, least = (_OF_RATES, Fraction(mark)) if mark else (_OF_COUNTS, Fraction())
    for place in range(int(len(known) * _MOST_CUT), 0, -1) if len(known) >= _FEWEST else ():
        rest = max(known[place], least)
        if known[place - 1] > times * rest:
            return rest * _GOES_ON
    return Fraction()


def is_cut(frame: BarFrame, value: Exact | None) -> bool:
    """Whether a bar goes on beyond the end of the axis."""
    return value is not None and Fraction(value) > frame.axis.most


def cut_signs(chart: BarChart, frame: BarFrame, part: float) -> Iterator[Ink]:
    """The two white strokes through each bar that is cut; a bar takes that part of its row."""
    thick = frame.pitch * part / len(chart.series)
    for _, _, middle in _cut(chart, frame, thick):
        x = frame.end(frame.axis.most) - _BACK
        for left in (x, x - 2 * _SLANT):
            ends = ((left - _SLANT, middle - thick / 2), (left + _SLANT, middle + thick / 2))
            yield InkLine(ends, "FFFFFF", 1.5, about="cut")


def cut_labels(chart: BarChart, frame: BarFrame, part: float) -> Iterator[InkText]:
    """What is said of each bar that is cut, behind its end."""
    thick = frame.pitch * part / len(chart.series)
    for number, place, middle in _cut(chart, frame, thick):
        text = point_text(chart.series[number], place, chart.measure)
        spot = (frame.end(frame.axis.most) + GAP, middle + chart.points * _UP)
        yield InkText(text, spot, chart.points)


def _cut(chart: BarChart, frame: BarFrame, thick: float) -> Iterator[tuple[int, int, float]]:
    """The bars that are cut: series, row, and where the middle of each stands."""
    apart = max(thick, chart.points * LINE) if len(chart.series) > 1 else thick
    for number, series in enumerate(chart.series):
        for place, value in enumerate(series.values):
            if is_cut(frame, value):
                middle = frame.head + frame.pitch * (place + 0.5)
                yield number, place, middle + (number - (len(chart.series) - 1) / 2) * apart
