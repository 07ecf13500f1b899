"""The workbook embedded in a chart, which Word opens for "Edit Data" (Sửa dữ liệu).

Its bytes depend on the chart alone: the program that writes it would stamp the hour of writing, so
the stamps are taken out again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

from generator.ooxml import pack, unpack_parts
from generator.word.charts.chart_model import Exact, FinishedChart
from generator.word.charts.elements import clean_text
from generator.word.charts.palette import DATE_FORMAT, number_format

_NO_STAMPS = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
SHEET_NAME = "Số liệu"
_Column = tuple[str, Sequence[str | date | float | None], str]
"""Title, values, and the format code of those that are no texts."""


def make_workbook(chart: FinishedChart) -> bytes:
    """The .xlsx bytes with the categories, values and labels of the chart."""
    with without("numpy"):
        from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = SHEET_NAME
    for column, (title, values, code) in enumerate(_columns(chart), start=1):
        for row, value in enumerate([title, *values], start=1):
            if isinstance(value, str):
                page.cell(row, column, clean_text(value)).data_type = "s"
            else:
                page.cell(row, column, value).number_format = code
    packed = io.BytesIO()
    workbook.save(packed)
    parts = unpack_parts(packed.getvalue())
    return pack({**parts, "docProps/core.xml": _NO_STAMPS})


@contextmanager
def without(library: str) -> Iterator[None]:
    """Inside, a library that is not loaded yet counts as not installed.

    openpyxl asks for numpy, to know its numbers, of which we give it none; that takes longer than openpyxl itself.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[library]


def _columns(chart: FinishedChart) -> Iterator[_Column]:
    """The categories, the values of each series, the labels of those that have any."""
    yield chart.category_title, chart.categories, DATE_FORMAT
    for series in chart.series:
        values = [None if value is None else stored(value) for value in series.values]
        yield series.name, values, number_format(chart)
    for place in _labelled(chart):
        yield f"{chart.series[place].name} (nhãn)", chart.labels(place), "@"


def stored(value: Exact) -> float:
    """A value as the workbook stores it: whole, or the nearest floating-point number."""
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else float(exact)


def _labelled(chart: FinishedChart) -> list[int]:
    return [place for place in range(len(chart.series)) if chart.labels(place)]


def name_cell(place: int) -> str:
    """Where the name of a series stands."""
    return f"'{SHEET_NAME}'!${_letter(1 + place)}$1"


def category_cells(chart: FinishedChart) -> str:
    """Where the categories stand."""
    return _cells(chart, 0)


def value_cells(chart: FinishedChart, place: int) -> str:
    """Where the values of a series stand."""
    return _cells(chart, 1 + place)


def label_cells(chart: FinishedChart, place: int) -> str:
    """Where the labels of a series stand that has some."""
    return _cells(chart, 1 + len(chart.series) + _labelled(chart).index(place))


def _cells(chart: FinishedChart, column: int) -> str:
    letter = _letter(column)
    return f"'{SHEET_NAME}'!${letter}$2:${letter}${len(chart.categories) + 1}"


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column + 1))
