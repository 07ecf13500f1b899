"""The two axes of a bar or line chart: categories or time, and values.

A lying bar chart reads from top to bottom like a table, so its categories run downwards and the
value axis is kept at the bottom.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.word.charts.chart_model import BarChart
from generator.word.charts.elements import line, quoted, text_format, write_title, write_value
from generator.word.charts.palette import DATE_FORMAT, INK, RULE, axis_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.word.charts.chart_model import FinishedChart

CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
_DATE_TICKS = 8
_SHORT_SPAN = 60


def write_axes(chart: FinishedChart) -> str:
    """`c:catAx` or `c:dateAx`, then `c:valAx`; ids are positive, as the schema wants."""
    lying = isinstance(chart, BarChart) and not chart.upright
    return _category_axis(chart, lying=lying) + _value_axis(chart, lying=lying)


def _category_axis(chart: FinishedChart, *, lying: bool) -> str:
    days = [day for day in chart.categories if isinstance(day, date)]
    name = "dateAx" if days else "catAx"
    numbers = f'<c:numFmt formatCode="{quoted(DATE_FORMAT)}" sourceLinked="0"/>' if days else ""
    order = write_value("orientation", "maxMin" if lying else "minMax")
    return (
        f"<c:{name}>{write_value('axId', CATEGORY_AXIS)}<c:scaling>{order}</c:scaling>"
        f"{write_value('delete', 0)}{write_value('axPos', 'l' if lying else 'b')}"
        f"{write_title(chart.category_title)}{numbers}{_ticks('out' if days else 'none')}"
        f"<c:spPr>{line(INK)}</c:spPr>{text_format()}"
        f"{write_value('crossAx', VALUE_AXIS)}{write_value('crosses', 'autoZero')}"
        f"{_time_steps(days) if days else _category_steps(chart)}</c:{name}>"
    )


def _category_steps(chart: FinishedChart) -> str:
    """Every bar is named; names under a line may be thinned out."""
    every = write_value("tickLblSkip", 1) if isinstance(chart, BarChart) else ""
    return (
        write_value("auto", 0)
        + write_value("lblAlgn", "ctr")
        + write_value("lblOffset", 100)
        + every
        + write_value("noMultiLvlLbl", 1)
    )


def _time_steps(days: Sequence[date]) -> str:
    """True time, with a tick every so many days or months, eight or so in all."""
    span = (max(days) - min(days)).days
    months = span > _SHORT_SPAN
    step = max(-(-span // (_DATE_TICKS * (30 if months else 1))), 1)
    return (
        write_value("auto", 0)
        + write_value("lblOffset", 100)
        + write_value("baseTimeUnit", "days")
        + write_value("majorUnit", step)
        + write_value("majorTimeUnit", "months" if months else "days")
    )


def _value_axis(chart: FinishedChart, *, lying: bool) -> str:
    floor = "" if min(chart.values, default=0) < 0 else write_value("min", 0)
    code = quoted(axis_format(chart))
    return (
        f"<c:valAx>{write_value('axId', VALUE_AXIS)}"
        f"<c:scaling>{write_value('orientation', 'minMax')}{floor}</c:scaling>"
        f"{write_value('delete', 0)}{write_value('axPos', 'b' if lying else 'l')}"
        f"<c:majorGridlines><c:spPr>{line(RULE, 0.5)}</c:spPr></c:majorGridlines>"
        f'{write_title(chart.value_title)}<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f"{_ticks('out')}<c:spPr>{line(INK)}</c:spPr>{text_format()}"
        f"{write_value('crossAx', CATEGORY_AXIS)}"
        f"{write_value('crosses', 'max' if lying else 'autoZero')}"
        f"{write_value('crossBetween', 'between' if isinstance(chart, BarChart) else 'midCat')}"
        "</c:valAx>"
    )


def _ticks(major: str) -> str:
    return (
        write_value("majorTickMark", major)
        + write_value("minorTickMark", "none")
        + write_value("tickLblPos", "nextTo" if major == "out" else "low")
    )
