"""The labels at the points of a series: its values, or texts that stand in the workbook.

Texts of our own ("52,2%") are tied to cells by the extension of Word 2013, so that they stay
editable; an older Word shows the text written in the chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.word.charts.addresses import Sheet
from generator.word.charts.chart_model import LineChart, ShareChart
from generator.word.charts.elements import quoted, text_format, write_text, write_value
from generator.word.charts.palette import number_format

if TYPE_CHECKING:
    from generator.word.charts.chart_model import FinishedChart

_C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_BETWEEN = ": "


def write_labels(chart: FinishedChart, place: int) -> str:
    """`c:dLbls` of one series; of several lines only the first is labelled."""
    labels = chart.labels(place)
    if isinstance(chart, LineChart) and place and not labels:
        return ""
    share = isinstance(chart, ShareChart)
    if not labels:
        return f"<c:dLbls>{_format(chart)}{_shown(category=share, value=True)}</c:dLbls>"
    leaders = write_value("showLeaderLines", 1) if share else ""
    return (
        f"<c:dLbls>{_point_labels(chart, place)}{_format(chart)}"
        f"{_shown(category=share, value=False)}{leaders}{_range_shown()}</c:dLbls>"
    )


def write_label_range(chart: FinishedChart, place: int) -> str:
    """The extension at the end of a series: where its labels stand, and what they say."""
    labels = chart.labels(place)
    if not labels:
        return ""
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{write_text(label)}</c:v></c:pt>'
        for number, label in enumerate(labels)
    )
    cache = f"{write_value('ptCount', len(labels))}{points}"
    inner = (
        f"<c15:datalabelsRange><c15:f>{Sheet(chart).labels(place)}</c15:f>"
        f"<c15:dlblRangeCache>{cache}</c15:dlblRangeCache></c15:datalabelsRange>"
    )
    return _extension(_RANGE_EXTENSION, inner)


def _point_labels(chart: FinishedChart, place: int) -> str:
    pairs = zip(chart.series[place].values, chart.labels(place), strict=True)
    return "".join(
        _point_label(chart, label, number, f"{place:04X}{number:08X}")
        for number, (value, label) in enumerate(pairs)
        if value is not None
    )


def _point_label(chart: FinishedChart, label: str, number: int, identity: str) -> str:
    share = isinstance(chart, ShareChart)
    fields = [_field("CELLRANGE", label, identity)]
    if share:
        category = _field("CATEGORYNAME", str(chart.categories[number]), f"FFFF{number:08X}")
        fields = [category, f'<a:r><a:rPr lang="vi-VN"/><a:t>{_BETWEEN}</a:t></a:r>', *fields]
    rich = f"<a:bodyPr/><a:lstStyle/><a:p>{''.join(fields)}</a:p>"
    return (
        f"<c:dLbl>{write_value('idx', number)}<c:tx><c:rich>{rich}</c:rich></c:tx>"
        f"{_position(chart)}{_shown(category=share, value=False)}{_range_shown()}</c:dLbl>"
    )


def _field(kind: str, text: str, number: str) -> str:
    identity = f"{{5A1C0DE5-0000-4000-8000-{number}}}"
    return (
        f'<a:fld id="{identity}" type="{kind}"><a:rPr lang="vi-VN"/>'
        f"<a:t>{write_text(text)}</a:t></a:fld>"
    )


def _format(chart: FinishedChart) -> str:
    return (
        f'<c:numFmt formatCode="{quoted(number_format(chart))}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text_format()}{_position(chart)}"
    )


def _position(chart: FinishedChart) -> str:
    return write_value("dLblPos", "t" if isinstance(chart, LineChart) else "outEnd")


def _shown(*, category: bool, value: bool) -> str:
    names = {
        "showLegendKey": False,
        "showVal": value,
        "showCatName": category,
        "showSerName": False,
        "showPercent": False,
        "showBubbleSize": False,
    }
    flags = "".join(write_value(name, int(shown)) for name, shown in names.items())
    return f"{flags}<c:separator>{_BETWEEN}</c:separator>" if category else flags


def _range_shown() -> str:
    return _extension(_LABEL_EXTENSION, '<c15:showDataLabelsRange val="1"/>')


def _extension(uri: str, inner: str) -> str:
    return f'<c:extLst><c:ext uri="{uri}" {_C15}>{inner}</c:ext></c:extLst>'
