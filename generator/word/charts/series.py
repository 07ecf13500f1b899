"""One series of a chart part: its name, looks, categories and values.

The values are the cache that Word shows until somebody edits the workbook.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.word.charts.addresses import Sheet
from generator.word.charts.chart_model import BarChart, LineChart, ShareChart
from generator.word.charts.elements import line, pattern_fill, solid_fill, write_text, write_value
from generator.word.charts.palette import (
    DATE_FORMAT,
    INK,
    TONES,
    line_colour,
    number_format,
    tone_of,
)
from generator.word.charts.point_labels import write_label_range, write_labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.word.charts.chart_model import Exact, FinishedChart
    from generator.word.charts.palette import Tone

_DAY_ZERO = date(1899, 12, 30)


def write_series(chart: FinishedChart, place: int) -> str:
    """`c:ser` with everything in the order of the schema."""
    series = chart.series[place]
    sheet = Sheet(chart)
    return (
        f"<c:ser>{write_value('idx', place)}{write_value('order', place)}"
        f"<c:tx>{_text_reference(sheet.name(place), [series.name])}</c:tx>"
        f"{_looks(chart, place)}{write_labels(chart, place)}"
        f"<c:cat>{_categories(chart, sheet)}</c:cat>"
        f"<c:val>{_values(chart, place, sheet)}</c:val>"
        f"{write_value('smooth', 0) if isinstance(chart, LineChart) else ''}"
        f"{write_label_range(chart, place)}</c:ser>"
    )


def value_text(value: Exact) -> str:
    """A value as the workbook stores it: whole, or the nearest floating-point number."""
    exact = Fraction(value)
    return str(exact.numerator) if exact.denominator == 1 else repr(float(exact))


def _looks(chart: FinishedChart, place: int) -> str:
    tone = tone_of(chart.series[place], place)
    if isinstance(chart, LineChart):
        return _line_looks(tone)
    if isinstance(chart, ShareChart):
        return "".join(_slice(number) for number in range(len(chart.categories)))
    area = f"<c:spPr>{_fill(tone)}{line(INK)}</c:spPr>"
    return area + (write_value("invertIfNegative", 0) if isinstance(chart, BarChart) else "")


def _line_looks(tone: Tone) -> str:
    colour = line_colour(tone)
    drawn = f"<c:spPr>{line(colour, 2.25 if tone.dash == 'solid' else 1.5, tone.dash)}</c:spPr>"
    shape = write_value("symbol", tone.marker)
    if tone.marker == "none":
        return f"{drawn}<c:marker>{shape}</c:marker>"
    spot = f"<c:spPr>{solid_fill(colour)}{line(INK)}</c:spPr>"
    return f"{drawn}<c:marker>{shape}{write_value('size', 7)}{spot}</c:marker>"


def _slice(number: int) -> str:
    looks = f"<c:spPr>{_fill(TONES[number % len(TONES)])}{line(INK)}</c:spPr>"
    return f"<c:dPt>{write_value('idx', number)}{write_value('bubble3D', 0)}{looks}</c:dPt>"


def _fill(tone: Tone) -> str:
    if tone.pattern:
        return pattern_fill(tone.pattern, tone.colour)
    return solid_fill(tone.colour)


def _categories(chart: FinishedChart, sheet: Sheet) -> str:
    days = [day for day in chart.categories if isinstance(day, date)]
    if not days:
        return _text_reference(sheet.categories(), map(str, chart.categories))
    numbers = (str((day - _DAY_ZERO).days) for day in days)
    return _number_reference(sheet.categories(), DATE_FORMAT, numbers)


def _values(chart: FinishedChart, place: int, sheet: Sheet) -> str:
    texts = (None if value is None else value_text(value) for value in chart.series[place].values)
    return _number_reference(sheet.values(place), number_format(chart), texts)


def _text_reference(address: str, texts: Iterable[str]) -> str:
    cache = _points(write_text(text) for text in texts)
    return f"<c:strRef><c:f>{address}</c:f><c:strCache>{cache}</c:strCache></c:strRef>"


def _number_reference(address: str, code: str, texts: Iterable[str | None]) -> str:
    cache = f"<c:formatCode>{write_text(code)}</c:formatCode>{_points(texts)}"
    return f"<c:numRef><c:f>{address}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def _points(texts: Iterable[str | None]) -> str:
    listed = list(texts)
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{text}</c:v></c:pt>'
        for number, text in enumerate(listed)
        if text is not None
    )
    return f"{write_value('ptCount', len(listed))}{points}"
