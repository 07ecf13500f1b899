"""The axis of values: where it ends and where it is marked, in steps that people count in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import count

from generator.word.charts.chart_model import BarChart, FinishedChart, LineChart, Scale
from generator.wording import quantity
from generator.workspace import unchanging

_STEPS = 6
_MARKED_STEPS = 12
_ROOM_ABOVE_LINES = Fraction(108, 100)


@unchanging(frozen=True)
class ValueAxis:
    """From the least to the most value, marked at each step."""

    least: Fraction
    most: Fraction
    step: Fraction

    def every(self, places: int) -> ValueAxis:
        """The same axis with a mark at every so many of its steps."""
        return replace(self, step=self.step * places)

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        """The values at which it is marked."""
        return tuple(
            self.least + place * self.step
            for place in range(int((self.most - self.least) / self.step) + 1)
        )

    def part(self, value: Fraction) -> float:
        """How far along the axis a value lies: 0 at its beginning, 1 at its end."""
        return float((value - self.least) / (self.most - self.least))


def value_axis(chart: FinishedChart) -> ValueAxis:
    """The axis from nought (or the least value below it) to the first step beyond all values."""
    mark = chart.mark if isinstance(chart, BarChart) else None
    top = max(_reach(chart), Fraction(mark or 0))
    if isinstance(chart, LineChart):
        top *= _ROOM_ABOVE_LINES
    low = min((*chart.values, Fraction()))
    top = max(top, low + Fraction(1, 10**4)) if top > low else low + 1
    step = _step(top - low, mark)
    if chart.measure is Scale.COUNT and chart.whole:
        step = max(step, Fraction(1))
    least, most = _down(low, step), -_down(-top, step)
    return ValueAxis(least, max(most, least + step), step)


def _reach(chart: FinishedChart) -> Fraction:
    """How far bars or lines go; longer bars are cut where the chart says so."""
    ends = Fraction(chart.ends_at) if isinstance(chart, BarChart) else Fraction()
    return min(chart.furthest, ends) if ends else chart.furthest


def _step(span: Fraction, mark: object) -> Fraction:
    """The first round step that needs few marks; where it can be, one that meets the line of 100%."""
    if mark is not None:
        for step in (10, 20, 25, 50, 100):
            if span / step <= (_STEPS if step < 100 else _MARKED_STEPS):  # noqa: PLR2004
                return Fraction(step)
    return next(step for step in _round_steps(span) if span / step <= _STEPS)


def _round_steps(span: Fraction) -> Iterator[Fraction]:
    """1, 2 and 5 of each power of ten, from well below the span on."""
    first = len(str(int(span))) - 3 if span >= 1 else -5
    for power in count(first):
        for lead in (1, 2, 5):
            yield lead * Fraction(10) ** power


def _down(value: Fraction, step: Fraction) -> Fraction:
    return (value // step) * step


def tick_text(chart: FinishedChart, axis: ValueAxis, value: Fraction) -> str:
    """A mark of the axis in figures, with as many decimals as its steps have."""
    decimals = next(one for one in count() if (axis.step * 10**one).denominator == 1)
    return quantity(value, decimals) + ("%" if chart.measure is Scale.PERCENT else "")
