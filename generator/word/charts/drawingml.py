"""The DrawingML of a chart: the chart part with its axes, and the frame that shows it.

Written in the order of the schema, because Word refuses any other. Series have their own module;
adding parts to a package is left to `chart_parts`. A lying bar chart reads from top to bottom like a
table, so its categories run downwards and the value axis is kept at the bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.ooxml import OFFICE
from generator.word.charts import embedded_workbook as sheet
from generator.word.charts.chart_model import BarChart, FinishedChart, LineChart, ShareChart
from generator.word.charts.chart_sizes import (
    GAP,
    LINE,
    PER_MM,
    TITLE_POINTS,
    bar_frame,
    head_of,
    legend_rows,
    measure_line,
    title_lines,
    width_of,
)
from generator.word.charts.elements import (
    CHART,
    MAIN,
    UNSEEN,
    line,
    place_at,
    quoted,
    text_format,
    write_format,
    write_title,
    write_value,
    write_values,
)
from generator.word.charts.line_layout import LineFrame
from generator.word.charts.palette import DATE_FORMAT, FONT, INK, RULE, axis_format
from generator.word.charts.series import write_series
from generator.word.charts.value_axis import value_axis

_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU_PER_MM = 36000
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
_DATE_TICKS = 6
_GAP_WIDTH = 40
_SHORT_SPAN = 60


def write_chart(chart: FinishedChart, workbook: str, shapes: str = "", font: str = FONT) -> str:
    """The chart part; `workbook` and `shapes` are the ids of its relationships, `font` that of the document."""
    title = _title(chart)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{OFFICE}">'
        f"{write_values(date1904=0, lang='vi-VN', roundedCorners=0)}"
        f"<c:chart>{title}"
        f"{write_values(autoTitleDeleted=int(not title))}"
        f"<c:plotArea>{_place(chart)}{_plot(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_legend(chart)}{write_values(plotVisOnly=1, dispBlanksAs='span')}"
        f"</c:chart>{UNSEEN}"
        f'{text_format(chart.points, font=font)}<c:externalData r:id="{workbook}">'
        f"{write_values(autoUpdate=0)}</c:externalData>"
        f"{_user_shapes(shapes)}</c:chartSpace>"
    )


def _title(chart: FinishedChart) -> str:
    """The title in its lines and the unit of measure, in the middle over the whole chart."""
    lines = [(one, TITLE_POINTS, "b") for one in title_lines(chart)]
    lines += [(measure_line(chart), chart.points, "i")]
    wide = max(width_of(text, points, bold=marks == "b") for text, points, marks in lines)
    width, height = chart.width_mm * PER_MM, chart.height_mm * PER_MM
    left = max(width - wide - 2 * GAP, 0) / 2
    return write_title(lines, place_at(left / width, GAP / 2 / height))


def _user_shapes(identity: str) -> str:
    return f'<c:userShapes r:id="{identity}"/>' if identity else ""


def write_drawing(chart: FinishedChart, relationship: str, identity: int) -> str:
    """The paragraph that shows a fitted chart, centred, on one page with the lines under it.

    `identity` is unique in the document.
    """
    width, height = chart.width_mm * _EMU_PER_MM, chart.height_mm * _EMU_PER_MM
    kept = "<w:keepNext/>" if chart.under else ""
    return (
        f'<w:p xmlns:w="{_WORD}"><w:pPr><w:pStyle w:val="BangGiua"/>{kept}</w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_FRAME}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{identity}" name="Biểu đồ {identity}" descr="{quoted(chart.described)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{MAIN}"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" xmlns:r="{OFFICE}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _place(chart: FinishedChart) -> str:
    """Where the plot stands in the frame, so that every name and label has the room that was reckoned for it."""
    width, height = chart.width_mm * PER_MM, chart.height_mm * PER_MM
    if isinstance(chart, BarChart):
        frame = bar_frame(chart)
        left, top = frame.names, frame.head
        wide, high = frame.plot, height - frame.head - frame.foot
    elif isinstance(chart, LineChart):
        lines = LineFrame(chart)
        left, top = lines.left, lines.top
        wide, high = lines.right - lines.left, lines.bottom - lines.top
    else:
        high = wide = height - head_of(chart) - 6 * chart.points
        left, top = (width - wide) / 2, head_of(chart) + 3 * chart.points
    spots = {"x": left / width, "y": top / height, "w": wide / width, "h": high / height}
    told = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in spots.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{told}</c:manualLayout></c:layout>'
    )


def _plot(chart: FinishedChart) -> str:
    series = "".join(write_series(chart, place) for place in range(len(chart.series)))
    if isinstance(chart, ShareChart):
        angle = write_values(firstSliceAng=0)
        return f"<c:pieChart>{write_values(varyColors=1)}{series}{angle}</c:pieChart>"
    name, head, tail = "line", write_values(grouping="standard"), write_values(marker=1)
    if isinstance(chart, BarChart):
        name, tail = "bar", write_values(gapWidth=_GAP_WIDTH)
        head = write_values(barDir="bar", grouping="clustered")
    axes = write_value("axId", CATEGORY_AXIS) + write_value("axId", VALUE_AXIS)
    content = f"{head}{write_values(varyColors=0)}{series}{tail}{axes}"
    return f"<c:{name}Chart>{content}</c:{name}Chart>{_axes(chart)}"


def _legend(chart: FinishedChart) -> str:
    """A legend only where there is more than one line: that of bars is drawn over the chart, a pie names its slices."""
    if len(chart.series) == 1 or not isinstance(chart, LineChart):
        return ""
    rows = legend_rows(chart)
    wide = sum(width_of(chart.series[one].name, chart.points) + 40 for one in rows[0])
    x = max(1 - wide / (chart.width_mm * PER_MM), 0) / 2
    y = (head_of(chart) - GAP - len(rows) * chart.points * LINE) / (chart.height_mm * PER_MM)
    place, looks = place_at(x, y), text_format(chart.points)
    return (
        f"<c:legend>{write_values(legendPos='t')}{place}{write_values(overlay=0)}{looks}</c:legend>"
    )


def _axes(chart: FinishedChart) -> str:
    """`c:catAx` or `c:dateAx`, then `c:valAx`; ids are positive, as the schema wants."""
    lying = isinstance(chart, BarChart)
    return _category_axis(chart, lying=lying) + _value_axis(chart, lying=lying)


def _category_axis(chart: FinishedChart, *, lying: bool) -> str:
    days = [day for day in chart.categories if isinstance(day, date)]
    name = "dateAx" if days else "catAx"
    order = write_values(orientation="maxMin" if lying else "minMax")
    return (
        f"<c:{name}>{write_values(axId=CATEGORY_AXIS)}<c:scaling>{order}</c:scaling>"
        f"{write_values(delete=0, axPos='l' if lying else 'b')}"
        f"{write_title([(chart.category_title, chart.points, '')])}"
        f"{write_format(DATE_FORMAT) if days else ''}"
        f"{_ticks('out' if days else 'none')}<c:spPr>{line(INK)}</c:spPr>{text_format(chart.points)}"
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
    crosses = "max" if lying else "autoZero"
    between = "between" if lying else "midCat"
    axis = bar_frame(chart).axis if isinstance(chart, BarChart) else value_axis(chart)
    ends = write_values(max=sheet.stored(axis.most), min=sheet.stored(axis.least))
    return (
        f"<c:valAx>{write_values(axId=VALUE_AXIS)}"
        f"<c:scaling>{write_values(orientation='minMax')}{ends}</c:scaling>"
        f"{write_values(delete=0, axPos='b' if lying else 'l')}"
        f"<c:majorGridlines><c:spPr>{line(RULE, 0.5)}</c:spPr></c:majorGridlines>"
        f"{write_format(axis_format(chart, axis.step))}"
        f"{_ticks('out')}<c:spPr>{line(INK)}</c:spPr>{text_format(chart.points)}"
        f"{write_values(crossAx=CATEGORY_AXIS, crosses=crosses, crossBetween=between)}"
        f"{write_values(majorUnit=sheet.stored(axis.step))}</c:valAx>"
    )


def _ticks(major: str) -> str:
    labels = "nextTo" if major == "out" else "low"
    return write_values(majorTickMark=major, minorTickMark="none", tickLblPos=labels)
