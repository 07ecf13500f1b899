"""What is drawn over a Word chart: the line of 100% across all bars, and the legend of bars in their order.

A legend of Word's own stands in another order in some programs, and there is no line across bars at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.word.charts.chart_model import BarChart, FinishedChart, point_text
from generator.word.charts.chart_sizes import GAP, LINE, PER_MM, BarFrame, bar_frame, width_of
from generator.word.charts.elements import (
    CHART,
    MAIN,
    faces_of,
    line,
    quoted,
    solid_fill,
    write_text,
)
from generator.word.charts.giants import cut_labels, cut_signs
from generator.word.charts.ink import Ink, InkArea, InkLine, InkText, TextBox
from generator.word.charts.palette import FONT, INK
from generator.word.charts.picture_layout import legend_of
from generator.word.charts.series import fill_of

_OVER = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_NOWHERE = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
_MARK_POINTS = 1.25
_BAR_PART = 0.8
"""How much of a row Word gives to its bars."""
_LOOSE = 1.3
"""How much wider than its text a box is, so that no program breaks it; outside of the chart nothing is shown."""


def write_overlay(chart: FinishedChart, font: str = FONT) -> str:
    """The part with all that is drawn over a fitted chart; empty where that is nothing."""
    shapes = [_shape(one, chart, number, font) for number, one in enumerate(_inked(chart), start=2)]
    if not shapes:
        return ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:userShapes xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:cdr="{_OVER}">'
        f"{''.join(shapes)}</c:userShapes>"
    )


def _inked(chart: FinishedChart) -> Iterator[Ink]:
    if not isinstance(chart, BarChart):
        return
    yield from legend_of(chart)
    frame = bar_frame(chart)
    yield from cut_signs(chart, frame, _BAR_PART)
    yield from cut_labels(chart, frame, _BAR_PART)
    yield from _mark(chart, frame)


def _mark(chart: BarChart, frame: BarFrame) -> Iterator[InkLine]:
    """The line of 100%, with a gap at each label through which it would run."""
    if chart.mark is None:
        return
    x, bottom = frame.end(Fraction(chart.mark)), chart.height_mm * PER_MM - frame.foot
    top = frame.head - GAP / 2
    for gap in [*_gaps(chart, frame, x), (bottom + GAP / 2, 0)]:
        if gap[0] > top:
            yield InkLine(((x, top), (x, gap[0])), width=_MARK_POINTS, about="100%")
        top = gap[1]


def _gaps(chart: BarChart, frame: BarFrame, x: float) -> Iterator[tuple[float, float]]:
    """From where to where labels stand at the line, from top to bottom."""
    half = chart.points * LINE / 2
    for place, value in enumerate(chart.series[0].values):
        text = point_text(chart.series[0], place, chart.measure)
        if value is None or not text or frame.is_inside(Fraction(value), text, chart.points):
            continue
        end = frame.end(Fraction(value))
        if end < x < end + width_of(text, chart.points) + 3 * GAP:
            middle = frame.head + frame.pitch * (place + 0.5)
            yield middle - half, middle + half


def _shape(one: Ink, chart: FinishedChart, number: int, font: str) -> str:
    if isinstance(one, InkLine):
        (left, top), (right, bottom) = one.spots
        box, shape = TextBox(left, top, right, bottom), _line(one, number)
    elif isinstance(one, InkArea):
        box = TextBox(one.x, one.y, one.x + one.width, one.y + one.height)
        shape = _rectangle(one, number)
    elif isinstance(one, InkText):
        right = min(one.box.left + one.box.width * _LOOSE, chart.width_mm * PER_MM)
        box = TextBox(one.box.left, one.box.top, right, one.box.bottom)
        shape = _words(one, number, font)
    else:
        raise TypeError(one)
    width, height = chart.width_mm * PER_MM, chart.height_mm * PER_MM
    spots = (
        f"<cdr:{name}><cdr:x>{x / width:.5f}</cdr:x><cdr:y>{y / height:.5f}</cdr:y></cdr:{name}>"
        for name, x, y in (("from", box.left, box.top), ("to", box.right, box.bottom))
    )
    return f"<cdr:relSizeAnchor>{''.join(spots)}{shape}</cdr:relSizeAnchor>"


def _line(one: InkLine, number: int) -> str:
    return (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="{one.about}"/>'
        f"<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>{_NOWHERE}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line(one.colour, one.width)}</cdr:spPr></cdr:cxnSp>'
    )


def _rectangle(one: InkArea, number: int) -> str:
    looks = f"{fill_of(one.tone)}{line(INK)}"
    return _plain(number, f"{number}", "<cdr:cNvSpPr/>", looks, "")


def _words(one: InkText, number: int, font: str) -> str:
    body = (
        '<cdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN" sz="{round(one.points * 100)}">'
        f"{solid_fill(one.colour)}{faces_of(font)}</a:rPr><a:t>{write_text(one.text)}</a:t></a:r></a:p>"
        "</cdr:txBody>"
    )
    return _plain(number, one.text, '<cdr:cNvSpPr txBox="1"/>', "<a:noFill/>", body)


def _plain(number: int, name: str, kind: str, looks: str, body: str) -> str:
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name="{quoted(name)}"/>'
        f"{kind}</cdr:nvSpPr><cdr:spPr>{_NOWHERE}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{looks}</cdr:spPr>{body}</cdr:sp>'
    )
