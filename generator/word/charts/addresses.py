"""Where the values of a chart stand in its worksheet: the addresses that chart and workbook share.

Column A holds the categories, then one column per series, then one per series with labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.word.charts.chart_model import FinishedChart

SHEET_NAME = "Số liệu"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Sheet:
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
