"""Where the lines of a picture run, what stands at their points, and the days below.

A label stands where no line and no other label runs through it; where there is no such place for one in the middle it is
left out. The last point of each line that is labelled always has its label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from generator.word.charts import palette
from generator.word.charts.chart_model import (
    Exact,
    FinishedChart,
    Series,
    category_text,
    point_text,
)
from generator.word.charts.chart_sizes import GAP, LINE, PER_MM, head_of, width_of
from generator.word.charts.ink import ASCENT, DESCENT, Ink, InkDot, InkLine, InkText, Spot, TextBox
from generator.word.charts.value_axis import ValueAxis, tick_text, value_axis
from generator.workspace import once, unchanging

MANY_POINTS = 16
"""From so many points on they have no dots: they would run into each other."""
MOST_LABELS = 9
_MOST_DAYS = 7
_RIGHT = 18.0


@unchanging(frozen=True)
class PointLabel:
    """A label that is shown: of which point, above it or below, in which box."""

    place: int
    text: str
    box: TextBox
    is_above: bool


@unchanging(frozen=True)
class LineFrame:
    """A chart of lines with its measures; all spots are in points."""

    chart: FinishedChart

    @once
    def axis(self) -> ValueAxis:
        return value_axis(self.chart)

    @once
    def left(self) -> float:
        ticks = (tick_text(self.chart, self.axis, one) for one in self.axis.ticks)
        return max(width_of(one, self.chart.points) for one in ticks) + 2 * GAP

    @once
    def right(self) -> float:
        """Where the plot ends: the last day and the label over the last point need room beyond."""
        last = max((width_of(text, self.chart.points) for text in self._last_texts()), default=0.0)
        return self.chart.width_mm * PER_MM - max(_RIGHT, last / 2 + GAP)

    def _last_texts(self) -> Iterator[str]:
        yield category_text(self.chart.categories[-1])
        for series in self.chart.series:
            yield point_text(series, len(series.values) - 1, self.chart.measure)

    @once
    def top(self) -> float:
        return head_of(self.chart) + GAP

    @once
    def bottom(self) -> float:
        return self.chart.height_mm * PER_MM - self.chart.points * LINE - 3 * GAP

    @once
    def days(self) -> tuple[date, ...]:
        """The days of the categories, where they are days."""
        return tuple(one for one in self.chart.categories if isinstance(one, date))

    def across(self, place: int) -> float:
        """How far to the right a category stands: by its day, or by its place."""
        if self.days:
            return self.at_day(self.days[place])
        parts = max(len(self.chart.categories) - 1, 1)
        return self.left + (self.right - self.left) * place / parts

    def at_day(self, day: date) -> float:
        """How far to the right a day stands."""
        whole = (self.days[-1] - self.days[0]).days or 1
        return self.left + (self.right - self.left) * (day - self.days[0]).days / whole

    def spot(self, place: int, value: Exact) -> Spot:
        """Where the point of a value stands."""
        part = self.axis.part(Fraction(value))
        return self.across(place), self.bottom - part * (self.bottom - self.top)

    def spots(self, series: Series) -> dict[int, Spot]:
        """The points of a series that has them, by place."""
        return {
            place: self.spot(place, value)
            for place, value in enumerate(series.values)
            if value is not None
        }


def lines_drawn(chart: FinishedChart) -> Iterator[Ink]:
    """The plot: axis with its marks, days, lines, and the labels at their points."""
    frame = LineFrame(chart)
    yield from _grid(frame)
    yield from _below(frame)
    for place, series in enumerate(chart.series):
        tone = palette.tone_of(series, place)
        colour = palette.line_colour(tone)
        path = tuple(frame.spots(series).values())
        yield InkLine(path, colour, palette.stroke(tone), palette.dashes(tone), series.name)
        if tone.marker != "none" and len(chart.categories) < MANY_POINTS:
            yield from (InkDot(spot, tone.marker, colour) for spot in path)
    for one in (label for labels in labels_shown(chart) for label in labels):
        middle = (one.box.left + one.box.right) / 2
        spot = (middle, one.box.bottom - DESCENT * chart.points)
        yield InkText(one.text, spot, chart.points, "middle", is_clear=True)


def _grid(frame: LineFrame) -> Iterator[Ink]:
    points = frame.chart.points
    for tick in frame.axis.ticks:
        y = frame.spot(0, tick)[1]
        colour, width = (palette.INK, 0.75) if tick == 0 else (palette.RULE, 0.5)
        yield InkLine(((frame.left, y), (frame.right, y)), colour, width)
        spot = (frame.left - GAP, y + points * 0.34)
        yield InkText(tick_text(frame.chart, frame.axis, tick), spot, points, "end")
    yield InkLine(((frame.left, frame.top), (frame.left, frame.bottom)))


def _below(frame: LineFrame) -> Iterator[Ink]:
    """The days under the axis, as many as stand apart: the first of the period, then one every few months, the last."""
    points = frame.chart.points
    y = frame.bottom + GAP + points
    marks = [(frame.at_day(day), category_text(day)) for day in day_marks(frame.days)]
    if not frame.days:
        marks = [
            (frame.across(place), category_text(one))
            for place, one in enumerate(frame.chart.categories)
        ]
    kept: list[tuple[float, str, float]] = []
    for x, text in [marks[0], *marks[:0:-1]]:
        half = width_of(text, points) / 2 + GAP / 2
        if all(abs(x - other) >= half + wide for other, _, wide in kept):
            kept.append((x, text, half))
    for x, text, half in kept:
        yield InkLine(((x, frame.bottom), (x, frame.bottom + GAP)), width=0.5)
        centre = min(max(x, half), frame.chart.width_mm * PER_MM - half)
        yield InkText(text, (centre, y), points, "middle")


def day_marks(days: Sequence[date]) -> list[date]:
    """The first and the last day, and between them the first of every so many months."""
    if not days:
        return []
    first, last = days[0], days[-1]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(-(-months // _MOST_DAYS), 1)
    found = [first]
    for month in range(first.month - 1 + step, first.month + months, step):
        day = date(first.year + month // 12, month % 12 + 1, 1)
        if day > first:
            found.append(day)
    return [*[one for one in found if one < last], last] if last > first else [first]


def labels_shown(chart: FinishedChart) -> list[list[PointLabel]]:
    """The labels of each series that can be read: the last and the first, then those far from these."""
    frame = LineFrame(chart)
    spots = [frame.spots(series) for series in chart.series]
    lines = [pair for one in spots for pair in pairwise(one.values())]
    taken: list[TextBox] = []
    shown = []
    for number, at in enumerate(spots):
        labels = enumerate(chart.labels(number))
        texts = {place: text for place, text in labels if text and place in at}
        found = list(_placed(frame, at, texts, lines, taken))
        shown.append(sorted(found, key=lambda one: one.place))
    return shown


def _placed(
    frame: LineFrame,
    spots: Mapping[int, Spot],
    texts: Mapping[int, str],
    lines: Sequence[tuple[Spot, Spot]],
    taken: list[TextBox],
) -> Iterator[PointLabel]:
    count = 0
    for order, place in enumerate(_by_weight(list(texts))):
        if count >= MOST_LABELS:
            return
        boxes = list(_boxes(frame, spots[place], texts[place]))
        apart = [one for one in boxes if not any(map(one[0].meets, taken))]
        clear = (one for one in apart if not _is_crossed(one[0].grown, lines))
        free = next(clear, None if order else next(iter(apart), boxes[0]))
        if free is not None:
            count += 1
            taken.append(free[0])
            yield PointLabel(place, texts[place], *free)


def _is_crossed(box: TextBox, lines: Sequence[tuple[Spot, Spot]]) -> bool:
    return any(box.is_crossed(*one) for one in lines)


def _by_weight(places: list[int]) -> list[int]:
    """The last, the first, then the middle of each stretch between those that were told."""
    if len(places) <= 2:  # noqa: PLR2004
        return places[::-1]
    order, stretches = [places[-1], places[0]], [(0, len(places) - 1)]
    while stretches:
        nearer = []
        for first, last in stretches:
            middle = (first + last) // 2
            if middle > first:
                order.append(places[middle])
                nearer += [(first, middle), (middle, last)]
        stretches = nearer
    return order


def _boxes(frame: LineFrame, spot: Spot, text: str) -> Iterator[tuple[TextBox, bool]]:
    """Where a label may stand at its point, the best first: over it, over it to the left, under it …"""
    x, y = spot
    wide, high = width_of(text, frame.chart.points), frame.chart.points * (ASCENT + DESCENT)
    most = frame.chart.width_mm * PER_MM
    for is_above, shift, gap in (
        (True, 0, 6), (True, -0.5, 4), (True, -0.5, 8), (False, 0.5, 5), (False, 0, 6),
        (True, -0.5, 12), (False, 0.5, 10), (True, 0.5, 5), (False, -0.5, 5), (True, 0, 14), (False, 0, 14),
    ):  # fmt: skip
        left = x - wide / 2 + shift * (wide + 6)
        bottom = y - gap if is_above else y + gap + high
        box = TextBox(left, bottom - high, left + wide, bottom)
        if left >= frame.left + 1 and box.right <= most and bottom <= frame.bottom - 2:
            yield box, is_above
    left = min(max(x - wide / 2, frame.left + 2), most - wide)
    yield TextBox(left, y - 5 - high, left + wide, y - 5), True
