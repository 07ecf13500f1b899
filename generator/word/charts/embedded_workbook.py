"""The workbook embedded in a chart, which Word opens for "Edit Data" (Sửa dữ liệu).

Its bytes depend on the chart alone: the program that writes it would stamp the hour of writing, so
the stamps are taken out again.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.ooxml import pack, unpack_parts
from generator.word.charts.chart_model import Exact, FinishedChart
from generator.word.charts.elements import clean_text
from generator.word.charts.palette import DATE_FORMAT, number_format

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NO_STAMPS = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
SHEET_NAME = "Số liệu"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def make_workbook(chart: FinishedChart) -> bytes:
    """The .xlsx bytes with the categories, values and labels of the chart."""
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = SHEET_NAME
    _fill_column(page, 1, chart.category_title, chart.categories, DATE_FORMAT)
    for place, series in enumerate(chart.series):
        values = [_stored(value) for value in series.values]
        _fill_column(page, 2 + place, series.name, values, number_format(chart))
    for offset, place in enumerate(ChartSheet(chart).labelled, start=2 + len(chart.series)):
        title = f"{chart.series[place].name} (nhãn)"
        _fill_column(page, offset, title, chart.labels(place), "@")
    packed = io.BytesIO()
    workbook.save(packed)
    parts = unpack_parts(packed.getvalue())
    return pack({**parts, "docProps/core.xml": _NO_STAMPS})


def _fill_column(
    page: Worksheet,
    column: int,
    title: str,
    values: Sequence[str | date | float | None],
    code: str,
) -> None:
    for row, value in enumerate([title, *values], start=1):
        text = clean_text(value) if isinstance(value, str) else value
        cell = page.cell(row, column, text)
        if isinstance(text, str):
            cell.data_type = "s"
        else:
            cell.number_format = code


def _stored(value: Exact | None) -> float | None:
    if value is None:
        return None
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else float(exact)


@dataclass(frozen=True)
class ChartSheet:
    """The worksheet of one chart."""

    chart: FinishedChart

    @property
    def labelled(self) -> list[int]:
        """The places of the series that have labels."""
        return [place for place in range(len(self.chart.series)) if self.chart.labels(place)]

    def categories(self) -> str:
        return self._range(0)

    def values(self, place: int) -> str:
        return self._range(1 + place)

    def labels(self, place: int) -> str:
        return self._range(1 + len(self.chart.series) + self.labelled.index(place))

    def name(self, place: int) -> str:
        return f"'{SHEET_NAME}'!${_letter(1 + place)}$1"

    def _range(self, column: int) -> str:
        letter = _letter(column)
        return f"'{SHEET_NAME}'!${letter}$2:${letter}${len(self.chart.categories) + 1}"


def _letter(column: int) -> str:
    """Column letters, counting from 0: A … Z, AA …"""
    high, low = divmod(column, len(_LETTERS))
    return (_letter(high - 1) if high else "") + _LETTERS[low]
