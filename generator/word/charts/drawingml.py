"""The DrawingML of a chart: the chart part with its axes, and the frame that shows it.

Written in the order of the schema, because Word refuses any other. Series have their own module;
adding parts to a package is left to `chart_parts`. A lying bar chart reads from top to bottom like a
table, so its categories run downwards and the value axis is kept at the bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.ooxml import OFFICE
from generator.word.charts.chart_model import BarChart, FinishedChart, ShareChart
from generator.word.charts.elements import (
    line,
    quoted,
    text_format,
    write_format,
    write_title,
    write_value,
    write_values,
)
from generator.word.charts.palette import DATE_FORMAT, INK, RULE, TITLE_POINTS, axis_format
from generator.word.charts.series import write_series

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU_PER_MM = 36000
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
_DATE_TICKS = 8
_SHORT_SPAN = 60


def write_chart(chart: FinishedChart, workbook: str) -> str:
    """The chart part; `workbook` is the id of its relationship to the embedded workbook."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{OFFICE}">'
        f"{write_values(date1904=0, lang='vi-VN', roundedCorners=0)}"
        f"<c:chart>{write_title(chart.title, TITLE_POINTS, bold=True)}"
        f"{write_values(autoTitleDeleted=int(not chart.title))}"
        f"<c:plotArea><c:layout/>{_plot(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_legend(chart)}{write_values(plotVisOnly=1, dispBlanksAs='span')}"
        "</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_format()}<c:externalData r:id="{workbook}">{write_values(autoUpdate=0)}'
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
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{OFFICE}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _plot(chart: FinishedChart) -> str:
    series = "".join(write_series(chart, place) for place in range(len(chart.series)))
    if isinstance(chart, ShareChart):
        angle = write_values(firstSliceAng=0)
        return f"<c:pieChart>{write_values(varyColors=1)}{series}{angle}</c:pieChart>"
    name, head, tail = "line", write_values(grouping="standard"), write_values(marker=1)
    if isinstance(chart, BarChart):
        name, tail = "bar", write_values(gapWidth=60)
        head = write_values(barDir="col" if chart.upright else "bar", grouping="clustered")
    axes = write_value("axId", CATEGORY_AXIS) + write_value("axId", VALUE_AXIS)
    content = f"{head}{write_values(varyColors=0)}{series}{tail}{axes}"
    return f"<c:{name}Chart>{content}</c:{name}Chart>{_axes(chart)}"


def _legend(chart: FinishedChart) -> str:
    """A legend only where there is more than one series: a pie names its slices itself."""
    if len(chart.series) == 1:
        return ""
    return f"<c:legend>{write_values(legendPos='b', overlay=0)}{text_format()}</c:legend>"


def _axes(chart: FinishedChart) -> str:
    """`c:catAx` or `c:dateAx`, then `c:valAx`; ids are positive, as the schema wants."""
    lying = isinstance(chart, BarChart) and not chart.upright
    return _category_axis(chart, lying=lying) + _value_axis(chart, lying=lying)


def _category_axis(chart: FinishedChart, *, lying: bool) -> str:
    days = [day for day in chart.categories if isinstance(day, date)]
    name = "dateAx" if days else "catAx"
    order = write_values(orientation="maxMin" if lying else "minMax")
    return (
        f"<c:{name}>{write_values(axId=CATEGORY_AXIS)}<c:scaling>{order}</c:scaling>"
        f"{write_values(delete=0, axPos='l' if lying else 'b')}"
        f"{write_title(chart.category_title)}{write_format(DATE_FORMAT) if days else ''}"
        f"{_ticks('out' if days else 'none')}<c:spPr>{line(INK)}</c:spPr>{text_format()}"
        f"{write_values(crossAx=VALUE_AXIS, crosses='autoZero', auto=0)}"
        f"{_time_steps(days) if days else _category_steps(chart)}</c:{name}>"
    )


def _category_steps(chart: FinishedChart) -> str:
    """Every bar is named; names under a line may be thinned out."""
    every = {"tickLblSkip": 1} if isinstance(chart, BarChart) else {}
    return write_values(lblAlgn="ctr", lblOffset=100, **every, noMultiLvlLbl=1)


def _time_steps(days: Sequence[date]) -> str:
    """True time, with a tick every so many days or months, eight or so in all."""
    span = (max(days) - min(days)).days
    unit, length = ("months", 30) if span > _SHORT_SPAN else ("days", 1)
    step = max(-(-span // (_DATE_TICKS * length)), 1)
    return write_values(lblOffset=100, baseTimeUnit="days", majorUnit=step, majorTimeUnit=unit)


def _value_axis(chart: FinishedChart, *, lying: bool) -> str:
    floor = {} if min(chart.values, default=0) < 0 else {"min": 0}
    crosses = "max" if lying else "autoZero"
    between = "between" if isinstance(chart, BarChart) else "midCat"
    return (
        f"<c:valAx>{write_values(axId=VALUE_AXIS)}"
        f"<c:scaling>{write_values(orientation='minMax', **floor)}</c:scaling>"
        f"{write_values(delete=0, axPos='b' if lying else 'l')}"
        f"<c:majorGridlines><c:spPr>{line(RULE, 0.5)}</c:spPr></c:majorGridlines>"
        f"{write_title(chart.value_title)}{write_format(axis_format(chart))}"
        f"{_ticks('out')}<c:spPr>{line(INK)}</c:spPr>{text_format()}"
        f"{write_values(crossAx=CATEGORY_AXIS, crosses=crosses, crossBetween=between)}</c:valAx>"
    )


def _ticks(major: str) -> str:
    labels = "nextTo" if major == "out" else "low"
    return write_values(majorTickMark=major, minorTickMark="none", tickLblPos=labels)
