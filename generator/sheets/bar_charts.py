"""Charts of a worksheet: bars beside the rows that they are of, as high as these, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter

from generator.sheets.layout import RateBars
from generator.sheets.page_setup import WIDTH_DIGITS

_POINTS_PER_CM = 28.35
_POINTS_PER_DIGIT = 6
_LEAST_POINTS = 150
_MOST_POINTS = 390
_LETTER_SIZE = 900
_BAR, _LINE = "1F4E79", "595959"
_GROUND = "FFFFFF"
"""What is behind a number that the line of 100 % would run through."""
_FORMAT = "0.0%"
_GAP = 45
_MANY = 6
"""How many lines an axis has at most."""


def stretches(count: int, height: float) -> Iterator[range]:
    """The rows of each page, all of one height in points: as many on each as on the others."""
    most = max(1, int(_MOST_POINTS / height))
    pages = -(-count // most)
    for page in range(pages):
        yield range(page * count // pages, (page + 1) * count // pages)


def add_bars(page: Any, bars: RateBars, rows: range, points: float, column: int) -> None:
    """The chart of some rows of a worksheet, counted from 1, in the columns from one on."""
    chart: Any = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", _GAP, None
    first, last = rows[0], rows[-1]
    values = Reference(page, min_col=bars.rates + 1, min_row=first, max_row=last)
    names = Reference(page, min_col=bars.names + 1, min_row=first, max_row=last)
    chart.add_data(values, titles_from_data=False)
    chart.set_categories(names)
    _set_series(chart.series[0])
    _set_axes(chart, bars.top)
    chart.width = WIDTH_DIGITS * _POINTS_PER_DIGIT / _POINTS_PER_CM
    chart.height = max(points, _LEAST_POINTS) / _POINTS_PER_CM
    page.add_chart(chart, f"{get_column_letter(column)}{first}")


def _set_series(series: Any) -> None:
    series.graphicalProperties = GraphicalProperties(solidFill=_BAR)
    series.dLbls = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        numFmt=_FORMAT,
        spPr=GraphicalProperties(solidFill=_GROUND),
        txPr=_letters(),
    )


def _set_axes(chart: Any, top: int) -> None:
    """Names from above, none left out; a line at each whole 100 %."""
    names, rates = chart.x_axis, chart.y_axis
    names.delete = rates.delete = False
    names.scaling.orientation = "maxMin"
    names.tickLblSkip = 1
    names.txPr = rates.txPr = _letters()
    names.majorTickMark = "none"
    rates.scaling.min, rates.scaling.max = 0, top
    rates.majorUnit = -(-top // _MANY)
    rates.number_format = "0%"
    rates.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_LINE, w=12_700))
    rates.crosses = "max"
    inside = ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=0.46, y=0.02, w=0.44, h=0.88
    )
    chart.layout = Layout(inside)


def _letters() -> RichText:
    """Letters of 9 points."""
    look = CharacterProperties(sz=_LETTER_SIZE, latin=Font(typeface="Times New Roman"))
    written = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    return RichText(bodyPr=RichTextProperties(), p=[written])
