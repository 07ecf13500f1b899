"""How large a chart is: as high as its bars need, never higher than there is room; else it is several.

All is measured in points (1/72 inch) with the widths of the document's font, so that Word's chart and the picture
stand alike. Bars keep their distance from each other: a name or a label never covers the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import count, product
from math import ceil

from generator.ooxml import text_width, wrap, wrap_evenly
from generator.word.charts.chart_model import (
    BarChart,
    FinishedChart,
    LineChart,
    ShareChart,
    category_text,
    point_text,
)
from generator.word.charts.value_axis import ValueAxis, tick_text, value_axis
from generator.workspace import unchanging

PER_MM = 72 / 25.4
GAP = 4.0
LINE = 1.2
"""The height of a line of text, of its size."""
_TIGHT = 1.15
"""The height of a row with one line, of its size: names of neighbours keep apart."""
_SIZES = (11, 10, 9)
SMALLEST = 8
_NAMES = (0.42, 0.6)
"""How much of the width names may take; more where they would take a second line and there is no room for it."""
_AIRY = {1: 18.0, 2: 32.0}
"""From middle of a bar (or of a pair) to that of the next where there is plenty of room."""
_PLENTY = 380
_LEAST_HEIGHT = 240
TITLE_POINTS = 13
_REMEMBERED = 64
"""How many charts are kept as they were fitted: many letters show the same."""


@unchanging(frozen=True)
class ChartRoom:
    """What a page has left for a chart, in millimetres."""

    width_mm: int
    height_mm: int


PAGE = ChartRoom(160, 242)
"""A page of A4 between its margins, and those of a picture."""
UNENDING = ChartRoom(160, 10**6)


@unchanging(frozen=True)
class BarFrame:
    """The parts of a chart of lying bars, in points: over the bars, beside them, under them."""

    axis: ValueAxis
    head: float
    foot: float
    names: float
    plot: float
    pitch: float
    mark: Fraction | None = None

    def end(self, value: Fraction) -> float:
        """Where the bar of a value ends, from the left edge: one that is cut at the end of the axis."""
        return self.names + self.axis.part(min(value, self.axis.most)) * self.plot

    def is_inside(self, value: Fraction, text: str, points: int) -> bool:
        """Whether a label stands in its bar, since behind it the line across all bars would run through it."""
        if self.mark is None or value >= self.mark:
            return False
        end, wide = self.end(value), width_of(text, points) + 2 * GAP
        return end + wide + GAP > self.end(self.mark) and end - self.nought > wide

    @property
    def nought(self) -> float:
        """Where all bars begin."""
        return self.end(Fraction())


def width_of(text: str, points: int, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text in points."""
    return text_width(text, points, bold=bold, italic=italic) / 20


def lines_of(
    text: str, width: float, points: int, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines that a text takes in so many points; a word that is wider is cut."""
    lines = wrap(text, int(width * 20), points, bold=bold, italic=italic)
    return [part for line in lines for part in _cut(line, width, points, bold=bold, italic=italic)]


def _cut(line: str, width: float, points: int, *, bold: bool, italic: bool) -> Iterator[str]:
    while len(line) > 1 and width_of(line, points, bold=bold, italic=italic) > width:
        whole = width_of(line, points, bold=bold, italic=italic)
        letters = max(int(len(line) * width / whole), 1)
        while letters > 1 and width_of(line[:letters], points, bold=bold, italic=italic) > width:
            letters -= 1
        yield line[:letters]
        line = line[letters:]
    yield line


def title_lines(chart: FinishedChart) -> list[str]:
    """The lines of the title, as equal as can be and never wider than Word and LibreOffice let a title be."""
    width = chart.width_mm * PER_MM * _TITLE_SHARE
    even = wrap_evenly(chart.title, int(width * 20), TITLE_POINTS, bold=True)
    return [
        part for one in even for part in _cut(one, width, TITLE_POINTS, bold=True, italic=False)
    ]


_TITLE_SHARE = 0.78
"""A title that is wider than four fifths of its chart is broken by the program that shows it, against our reckoning."""


def measure_line(chart: FinishedChart) -> str:
    """The unit of measure as tables tell it, under the title; a percentage tells its own."""
    return f"Đơn vị tính: {chart.value_title}" if chart.value_title else ""


def head_of(chart: FinishedChart) -> float:
    """Room for title, unit of measure and legend.

    The unit stands in the title, of which LibreOffice writes all lines in the letters of the first.
    """
    lines = [TITLE_POINTS] * (len(title_lines(chart)) + bool(chart.value_title))
    lines += [chart.points] * len(legend_rows(chart))
    return sum(size * LINE for size in lines) + 2 * GAP


def legend_rows(chart: FinishedChart) -> list[list[int]]:
    """The series by rows of the legend; a chart of one has none, a pie names its slices itself."""
    if len(chart.series) < 2 or isinstance(chart, ShareChart):  # noqa: PLR2004
        return []
    rows: list[list[int]] = []
    left = 0.0
    for place, series in enumerate(chart.series):
        needed = width_of(series.name, chart.points) + LEGEND_SIGN + 4 * GAP
        if rows and needed <= left:
            rows[-1].append(place)
        else:
            rows.append([place])
            left = chart.width_mm * PER_MM
        left -= needed
    return rows


LEGEND_SIGN = 20.0
"""The width of the sign of a series in the legend."""


def bar_frame(chart: BarChart) -> BarFrame:
    """The parts of a fitted chart of lying bars."""
    head, foot, axis = head_of(chart), _foot(chart), value_axis(chart)
    names = chart.names_mm * PER_MM
    pitch = (chart.height_mm * PER_MM - head - foot) / len(chart.categories)
    mark = None if chart.mark is None else Fraction(chart.mark)
    plot = _plot_width(chart, axis, names)
    return BarFrame(_thinned(chart, axis, plot), head, foot, names, plot, pitch, mark)


def _thinned(chart: BarChart, axis: ValueAxis, plot: float) -> ValueAxis:
    """The axis with as many marks as stand apart, that of the line across all bars among them if that can be."""
    steps = int((axis.most - axis.least) / axis.step)
    for wanted in (chart.mark, None):
        for places in range(1, steps + 1):
            found = axis.every(places)
            is_met = wanted is None or Fraction(wanted) in found.ticks
            if is_met and _marks_stand_apart(chart, found, plot):
                return found
    return axis.every(steps)


def _marks_stand_apart(chart: BarChart, axis: ValueAxis, plot: float) -> bool:
    widest = max(width_of(tick_text(chart, axis, one), chart.points) for one in axis.ticks)
    return widest + GAP <= axis.part(axis.least + axis.step) * plot


def _foot(chart: FinishedChart) -> float:
    """Room for the marks of the axis."""
    return chart.points * LINE + 2 * GAP


def _plot_width(chart: BarChart, axis: ValueAxis, names: float) -> float:
    """As wide as leaves every label its room behind its bar."""
    room = chart.width_mm * PER_MM - names
    last = width_of(tick_text(chart, axis, axis.most), chart.points) / 2
    found = [room - max(last, GAP)]
    for series in chart.series:
        for place, value in enumerate(series.values):
            part = axis.part(min(Fraction(value or 0), axis.most))
            label = width_of(point_text(series, place, chart.measure), chart.points)
            if part > 0:
                found.append((room - label - 2 * GAP) / part)
    return min(found)


def fit_chart(
    chart: FinishedChart,
    room: ChartRoom,
    *,
    smallest: int = _SIZES[-1],
    most_bars: int = 0,
    with_notes: bool = False,
    slack: float = 1,
) -> tuple[FinishedChart, ...]:
    """The chart as large as it needs; where there is no room for all bars it is several, read one after the other.

    `smallest` is the least size of its letters, `most_bars` how many a chart may have (0: as many as fit).
    `with_notes` keeps room for the lines under it; `slack` is by how much names may be set wider than they are.
    """
    wide = replace(chart, width_mm=room.width_mm)
    if isinstance(wide, BarChart):
        wide = replace(wide, slack=slack)
    under = ceil(notes_height(wide) / PER_MM) if with_notes else 0
    free = (room.height_mm - under) * PER_MM
    if not isinstance(wide, BarChart):
        return (_fixed(wide, free),)
    sizes = [size for size in (*_SIZES, SMALLEST) if size >= smallest]
    total = len(wide.categories)
    for parts in count(-(-total // most_bars) if most_bars else 1):
        pieces = list(_split(wide, parts))
        if found := _together(pieces, free, sizes):
            return found
        if parts >= total:
            return tuple(_lowest(one, free, sizes[-1]) for one in pieces)
    raise AssertionError


MOST_BARS = 32
"""How many bars a chart of a document has at most: more are read as several charts."""


@lru_cache(_REMEMBERED)
def fit_in_document(chart: FinishedChart, room: ChartRoom) -> tuple[FinishedChart, ...]:
    """The chart as Word shows it, in the room that a page has left; several where one is too high."""
    shown = chart.with_named_gaps if isinstance(chart, BarChart) else chart
    return fit_chart(shown, room, most_bars=MOST_BARS, slack=_LOOSE)


def fit_in_text(chart: FinishedChart, room: ChartRoom) -> tuple[FinishedChart, ...]:
    """The same amid text, where a chart as high as the page would leave the page before it empty."""
    return fit_in_document(chart, ChartRoom(room.width_mm, min(room.height_mm, _AMID_TEXT_MM)))


_AMID_TEXT_MM = 150
_LOOSE = 1.12
"""Word sets names a little wider than they are."""


def under_notes(chart: FinishedChart, room: ChartRoom) -> ChartRoom:
    """What a chart of a document has left of a room: its notes are paragraphs of the document."""
    width = room.width_mm * PER_MM
    lines = sum(len(lines_of(one, width, DOCUMENT_NOTE, italic=True)) for one in chart.under)
    taken = lines * DOCUMENT_NOTE * LINE + len(chart.under) * GAP
    return ChartRoom(room.width_mm, room.height_mm - ceil(taken / PER_MM))


DOCUMENT_NOTE = 12


def _lowest(chart: BarChart, free: float, points: int) -> BarChart:
    """A single bar, higher than there is room where it must be to be read."""
    share = _NAMES[-1]
    return _sized(chart, max(free, _least_height(chart, points, share)), points, share)


def _split(chart: BarChart, parts: int) -> Iterator[BarChart]:
    """As many bars in each part as can be equal, none more than the first."""
    total = len(chart.categories)
    if parts == 1:
        yield chart
        return
    for place in range(parts):
        first, last = -(-total * place // parts), -(-total * (place + 1) // parts)
        yield chart.part(first, last, f"{chart.title} ({place + 1}/{parts})")


def _together(
    pieces: Sequence[BarChart], free: float, sizes: Sequence[int]
) -> tuple[FinishedChart, ...]:
    """All parts in the largest letters in which each fits; none where none do."""
    for points, share in product(sizes, _NAMES):
        if all(_least_height(one, points, share) <= free for one in pieces):
            return tuple(_sized(one, free, points, share) for one in pieces)
    return ()


def _least_height(chart: BarChart, points: int, share: float) -> float:
    small = replace(chart, points=points)
    bars = len(chart.categories) * _least_pitch(small, share)
    return head_of(small) + bars + _foot(small)


def _least_pitch(chart: BarChart, share: float) -> float:
    """What one row needs: the lines of the longest name, or a label for each bar."""
    names = _names_width(chart, share)
    fitted = replace(chart, names_mm=ceil((names + 2 * GAP) / PER_MM))
    most = max(len(name_lines(fitted, name)) for name in names_of(chart))
    return (max(most, len(chart.series)) * LINE - (LINE - _TIGHT)) * chart.points


def names_of(chart: FinishedChart) -> list[str]:
    """The categories as they are written."""
    return [category_text(one) or " " for one in chart.categories]


def name_lines(chart: BarChart, name: str) -> tuple[str, ...]:
    """The lines of a name beside its bar, words of several syllables kept whole unless that leaves one alone."""
    room = (chart.names_mm * PER_MM - 2 * GAP + 1) / chart.slack
    even = wrap_evenly(name, int(room * 20), chart.points)
    is_lonely = any(" " not in line for line in even)
    return tuple(lines_of(name, room, chart.points)) if is_lonely else even


def _names_width(chart: BarChart, share: float) -> float:
    """As much as the names need on one line, a part of the width at most."""
    widest = max(width_of(name, chart.points) for name in names_of(chart))
    return min(widest * chart.slack + 1, share * chart.width_mm * PER_MM)


def _sized(chart: BarChart, free: float, points: int, share: float) -> BarChart:
    """The chart in letters of a size, as high as it needs and not without air."""
    small = replace(chart, points=points)
    rows, around = len(chart.categories), head_of(small) + _foot(small)
    airy = max(_AIRY[min(len(chart.series), 2)], _least_pitch(small, share))
    wanted = max(_least_pitch(small, share), min(airy, _PLENTY / rows))
    height = min(around + rows * wanted, free)
    names = ceil((_names_width(small, share) + 2 * GAP) / PER_MM)
    return replace(small, height_mm=_whole_mm(height, free), names_mm=names)


def _fixed(chart: FinishedChart, free: float) -> FinishedChart:
    """Lines, slices and columns, which do not grow with what they show: broad rather than high."""
    small = replace(chart, points=min(chart.points, 10))
    flat = chart.width_mm * PER_MM * (0.5 if isinstance(chart, LineChart) else 0.45)
    named = head_of(small) + slices_height(small) + 2 * GAP if isinstance(small, ShareChart) else 0
    height = min(max(flat, _LEAST_HEIGHT, named), free)
    return replace(small, height_mm=_whole_mm(height, free))


ROUND = 0.2
"""The radius of a pie at most, of the width."""


def slice_lines(chart: ShareChart) -> list[list[str]]:
    """The lines that tell each slice, beside the pie."""
    (series,) = chart.series
    room = chart.width_mm * PER_MM * (1 - 2 * ROUND) - 14 * GAP - LEGEND_SIGN
    texts = (point_text(series, place, chart.measure) for place in range(len(chart.categories)))
    named = zip(chart.categories, texts, strict=True)
    return [lines_of(f"{category_text(name)}: {text}", room, chart.points) for name, text in named]


def slices_height(chart: ShareChart) -> float:
    """Room for what is told of all slices."""
    lines = slice_lines(chart)
    return sum(map(len, lines)) * chart.points * LINE + (len(lines) - 1) * GAP


def _whole_mm(height: float, free: float) -> int:
    return min(ceil(height / PER_MM), round(free / PER_MM))


def notes_height(chart: FinishedChart) -> float:
    """Room for the lines under a picture."""
    lines = sum(len(note_lines(chart, one)) for one in chart.under)
    return lines * NOTE_POINTS * LINE + GAP if lines else 0.0


NOTE_POINTS = 9


def note_lines(chart: FinishedChart, note: str) -> list[str]:
    """The lines of a note under a picture."""
    return lines_of(note, chart.width_mm * PER_MM, NOTE_POINTS, italic=True)


def sized(chart: FinishedChart) -> FinishedChart:
    """The chart fitted; one that is not yet is as high as it needs."""
    if chart.height_mm:
        return chart
    return fit_chart(chart, ChartRoom(chart.width_mm, UNENDING.height_mm))[0]
