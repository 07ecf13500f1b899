"""One series of a chart part: its name, looks, categories, values, and the labels at its points.

The values are the cache that Word shows until somebody edits the workbook. Labels of our own
("52,2%") are tied to cells by the extension of Word 2013, so that they stay editable; an older Word
shows the text written in the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from generator.word.charts import embedded_workbook as sheet
from generator.word.charts import palette
from generator.word.charts.chart_model import BarChart, Exact, FinishedChart, LineChart, ShareChart
from generator.word.charts.chart_sizes import BarFrame, bar_frame
from generator.word.charts.elements import (
    UNSEEN,
    line,
    pattern_fill,
    solid_fill,
    text_format,
    write_format,
    write_text,
    write_values,
)
from generator.word.charts.giants import is_cut
from generator.word.charts.line_layout import MANY_POINTS, labels_shown

_C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_BETWEEN = ": "


def write_series(chart: FinishedChart, place: int) -> str:
    """`c:ser` with everything in the order of the schema."""
    series = chart.series[place]
    return (
        f"<c:ser>{write_values(idx=place, order=place)}"
        f"<c:tx>{_text_reference(sheet.name_cell(place), [series.name])}</c:tx>"
        f"{_looks(chart, place)}{write_labels(chart, place)}"
        f"<c:cat>{_categories(chart)}</c:cat>"
        f"<c:val>{_values(chart, place)}</c:val>"
        f"{write_values(smooth=0) if isinstance(chart, LineChart) else ''}"
        f"{write_label_range(chart, place)}</c:ser>"
    )


def _looks(chart: FinishedChart, place: int) -> str:
    tone = palette.tone_of(chart.series[place], place)
    if isinstance(chart, LineChart):
        return _line_looks(tone, is_dotted=len(chart.categories) < MANY_POINTS)
    if isinstance(chart, ShareChart):
        return "".join(_slice(number) for number in range(len(chart.categories)))
    area = f"<c:spPr>{fill_of(tone)}{line(palette.INK)}</c:spPr>"
    return area + (write_values(invertIfNegative=0) if isinstance(chart, BarChart) else "")


def _line_looks(tone: palette.Tone, *, is_dotted: bool) -> str:
    colour = palette.line_colour(tone)
    drawn = f"<c:spPr>{line(colour, palette.stroke(tone), tone.dash)}</c:spPr>"
    shape = write_values(symbol=tone.marker if is_dotted else "none")
    if tone.marker == "none" or not is_dotted:
        return f"{drawn}<c:marker>{shape}</c:marker>"
    spot = f"<c:spPr>{solid_fill(colour)}{line(palette.INK)}</c:spPr>"
    return f"{drawn}<c:marker>{shape}{write_values(size=7)}{spot}</c:marker>"


def _slice(number: int) -> str:
    looks = f"<c:spPr>{fill_of(palette.tone_at(number))}{line(palette.INK)}</c:spPr>"
    return f"<c:dPt>{write_values(idx=number, bubble3D=0)}{looks}</c:dPt>"


def fill_of(tone: palette.Tone) -> str:
    """The inside of a bar, a slice or a sign of the legend."""
    if tone.pattern:
        return pattern_fill(tone.pattern, tone.colour)
    return solid_fill(tone.colour)


def _categories(chart: FinishedChart) -> str:
    days = [day for day in chart.categories if isinstance(day, date)]
    if not days:
        return _text_reference(sheet.category_cells(chart), map(str, chart.categories))
    numbers = (str(sheet.day_number(day)) for day in days)
    return _number_reference(sheet.category_cells(chart), palette.DATE_FORMAT, numbers)


def _values(chart: FinishedChart, place: int) -> str:
    texts = (None if one is None else str(sheet.stored(one)) for one in chart.series[place].values)
    return _number_reference(sheet.value_cells(chart, place), palette.number_format(chart), texts)


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
    return f"{write_values(ptCount=len(listed))}{points}"


def write_labels(chart: FinishedChart, place: int) -> str:
    """`c:dLbls` of one series; on a line only those that can be read beside each other."""
    labels = chart.labels(place)
    share = isinstance(chart, ShareChart)
    if isinstance(chart, LineChart):
        if not labels:
            return ""
        shown = {one.place: "t" if one.is_above else "b" for one in labels_shown(chart)[place]}
        points = _point_labels(chart, place, shown)
        return (
            f"<c:dLbls>{points}{_format(chart, 't')}{_shown(category=False, value=False)}</c:dLbls>"
        )
    frame = bar_frame(chart) if isinstance(chart, BarChart) else None
    if not labels:
        cut = [one for one, value in enumerate(chart.series[place].values) if _is_cut(frame, value)]
        own = "".join(map(_no_label, cut))
        told = _shown(category=share, value=True)
        return f"<c:dLbls>{own}{_format(chart, 'outEnd')}{told}</c:dLbls>"
    leaders = write_values(showLeaderLines=1) if share else ""
    pairs = zip(chart.series[place].values, labels, strict=True)
    beyond = {number: _bar_end(chart, frame, *pair) for number, pair in enumerate(pairs)}
    return (
        f"<c:dLbls>{_point_labels(chart, place, beyond)}{_format(chart, 'outEnd')}"
        f"{_shown(category=share, value=False)}{leaders}{_range_shown()}</c:dLbls>"
    )


def _is_cut(frame: BarFrame | None, value: Exact | None) -> bool:
    return frame is not None and is_cut(frame, value)


def _no_label(number: int) -> str:
    """A point without a label of its own: what is said of a bar that is cut is drawn over the chart."""
    return f"<c:dLbl>{write_values(idx=number, delete=1)}</c:dLbl>"


def _bar_end(chart: FinishedChart, frame: BarFrame | None, value: Exact | None, label: str) -> str:
    """Whether a label stands behind its bar or in it; nowhere where the bar is cut."""
    if frame is None or value is None:
        return "outEnd"
    if is_cut(frame, value):
        return ""
    return "inEnd" if frame.is_inside(Fraction(value), label, chart.points) else "outEnd"


def write_label_range(chart: FinishedChart, place: int) -> str:
    """The extension at the end of a series: where its labels stand, and what they say."""
    labels = chart.labels(place)
    if not labels:
        return ""
    cache = _points(map(write_text, labels))
    inner = (
        f"<c15:datalabelsRange><c15:f>{sheet.label_cells(chart, place)}</c15:f>"
        f"<c15:dlblRangeCache>{cache}</c15:dlblRangeCache></c15:datalabelsRange>"
    )
    return _extension(_RANGE_EXTENSION, inner)


def _point_labels(chart: FinishedChart, place: int, positions: Mapping[int, str]) -> str:
    pairs = zip(chart.series[place].values, chart.labels(place), strict=True)
    return "".join(
        _point_label(chart, label, number, f"{place:04X}{number:08X}", positions[number])
        for number, (value, label) in enumerate(pairs)
        if value is not None and label and number in positions
    )


def _point_label(
    chart: FinishedChart, label: str, number: int, identity: str, position: str
) -> str:
    if not position:
        return _no_label(number)
    share = isinstance(chart, ShareChart)
    fields = [_field("CELLRANGE", label, identity)]
    if share:
        category = _field("CATEGORYNAME", str(chart.categories[number]), f"FFFF{number:08X}")
        fields = [category, f'<a:r><a:rPr lang="vi-VN"/><a:t>{_BETWEEN}</a:t></a:r>', *fields]
    kept = "" if share else ' wrap="none"'
    rich = f"<a:bodyPr{kept}/><a:lstStyle/><a:p>{''.join(fields)}</a:p>"
    is_over_ink = isinstance(chart, LineChart) or position == "inEnd"
    looks = _WHITE if is_over_ink else ""
    return (
        f"<c:dLbl>{write_values(idx=number)}<c:tx><c:rich>{rich}</c:rich></c:tx>{looks}"
        f"{write_values(dLblPos=position)}{_shown(category=share, value=False)}{_range_shown()}</c:dLbl>"
    )


def _field(kind: str, text: str, number: str) -> str:
    identity = f"{{5A1C0DE5-0000-4000-8000-{number}}}"
    return (
        f'<a:fld id="{identity}" type="{kind}"><a:rPr lang="vi-VN"/>'
        f"<a:t>{write_text(text)}</a:t></a:fld>"
    )


def _format(chart: FinishedChart, position: str) -> str:
    ground = _WHITE if isinstance(chart, LineChart) else UNSEEN
    looks = f"{ground}{text_format(chart.points)}{write_values(dLblPos=position)}"
    return f"{write_format(palette.number_format(chart))}{looks}"


_WHITE = UNSEEN.replace("<a:noFill/>", solid_fill("FFFFFF"), 1)
"""What is behind a label that a line or a bar runs through."""


def _shown(*, category: bool, value: bool) -> str:
    shown = {"showLegendKey": 0, "showVal": int(value), "showCatName": int(category)}
    flags = write_values(**shown, showSerName=0, showPercent=0, showBubbleSize=0)
    return f"{flags}<c:separator>{_BETWEEN}</c:separator>" if category else flags


def _range_shown() -> str:
    return _extension(_LABEL_EXTENSION, '<c15:showDataLabelsRange val="1"/>')


def _extension(uri: str, inner: str) -> str:
    return f'<c:extLst><c:ext uri="{uri}" {_C15}>{inner}</c:ext></c:extLst>'
