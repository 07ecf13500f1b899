"""The DrawingML of a chart: the chart part, and the frame that shows it in a paragraph.

Written in the order of the schema, because Word refuses any other. Series and axes have their own
modules; adding parts to a package is left to `package`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.word.charts.axes import CATEGORY_AXIS, VALUE_AXIS, write_axes
from generator.word.charts.chart_model import BarChart, ShareChart
from generator.word.charts.elements import quoted, text_format, write_title, write_value
from generator.word.charts.palette import TITLE_POINTS
from generator.word.charts.series import write_series

if TYPE_CHECKING:
    from generator.word.charts.chart_model import FinishedChart

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU_PER_MM = 36000


def write_chart(chart: FinishedChart, workbook: str) -> str:
    """The chart part; `workbook` is the id of its relationship to the embedded workbook."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"{write_value('date1904', 0)}{write_value('lang', 'vi-VN')}"
        f"{write_value('roundedCorners', 0)}"
        f"<c:chart>{write_title(chart.title, TITLE_POINTS, bold=True)}"
        f"{write_value('autoTitleDeleted', int(not chart.title))}"
        f"<c:plotArea><c:layout/>{_plot(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_legend(chart)}{write_value('plotVisOnly', 1)}{write_value('dispBlanksAs', 'span')}"
        "</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_format()}<c:externalData r:id="{workbook}">{write_value("autoUpdate", 0)}'
        "</c:externalData></c:chartSpace>"
    )


def write_drawing(chart: FinishedChart, relationship: str, identity: int) -> str:
    """The paragraph that shows the chart, centred; `identity` is unique in the document."""
    width, height = chart.width_mm * _EMU_PER_MM, chart.height * _EMU_PER_MM
    return (
        f'<w:p xmlns:w="{_WORD}"><w:pPr><w:pStyle w:val="BangGiua"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_FRAME}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{identity}" name="Biểu đồ {identity}" descr="{quoted(chart.described)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _plot(chart: FinishedChart) -> str:
    series = "".join(write_series(chart, place) for place in range(len(chart.series)))
    if isinstance(chart, ShareChart):
        angle = write_value("firstSliceAng", 0)
        return f"<c:pieChart>{write_value('varyColors', 1)}{series}{angle}</c:pieChart>"
    axes = write_value("axId", CATEGORY_AXIS) + write_value("axId", VALUE_AXIS)
    if not isinstance(chart, BarChart):
        head = write_value("grouping", "standard") + write_value("varyColors", 0)
        marker = write_value("marker", 1)
        return f"<c:lineChart>{head}{series}{marker}{axes}</c:lineChart>{write_axes(chart)}"
    direction = write_value("barDir", "col" if chart.upright else "bar")
    head = direction + write_value("grouping", "clustered") + write_value("varyColors", 0)
    gap = write_value("gapWidth", 60)
    return f"<c:barChart>{head}{series}{gap}{axes}</c:barChart>{write_axes(chart)}"


def _legend(chart: FinishedChart) -> str:
    """A legend only where there is more than one series: a pie names its slices itself."""
    if len(chart.series) == 1:
        return ""
    place = write_value("legendPos", "b")
    return f"<c:legend>{place}{write_value('overlay', 0)}{text_format()}</c:legend>"
