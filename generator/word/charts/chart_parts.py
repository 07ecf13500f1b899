"""Puts charts among the parts of a document: their own, relationships and types, the paragraph.

A chart stands where a paragraph says `[[chart:CODE]]` and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from generator import ooxml
from generator.problems import Message, Place, Problem, TemplateBroken, did_you_mean, say
from generator.word.charts.chart_model import FinishedChart
from generator.word.charts.drawingml import write_chart, write_drawing
from generator.word.charts.embedded_workbook import make_workbook

_OPEN = "application/vnd.openxmlformats-officedocument"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MARKER = re.compile(r"\[\[chart:([^\[\]]+)\]\]")
_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = ooxml.relations_name(_DOCUMENT)
_TO_WORKBOOK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{ooxml.OFFICE}/package" Target="../{{}}"/></Relationships>'
)


def chart_marker(code: str) -> str:
    """The text of the paragraph where the chart shall stand."""
    return f"[[chart:{code}]]"


def add_charts(parts: Mapping[str, bytes], charts: Mapping[str, FinishedChart]) -> dict[str, bytes]:
    """What changes in a package with a chart for each marker: parts rewritten, then parts added.

    Empty when there is no marker. Raises `TemplateBroken` with every marker that names no chart.
    """
    document = ooxml.parse_xml(parts[_DOCUMENT])
    marked = list(_markers(document))
    if not marked:
        return {}
    _refuse_unknown([code for _, code in marked], charts)
    types = ooxml.parse_xml(parts[ooxml.CONTENT_TYPES])
    relations = ooxml.parse_xml(parts[_RELATIONSHIPS])
    added: dict[str, bytes] = {}
    identity, first = _next_identity(document), _next_number(parts)
    for number, (paragraph, code) in enumerate(marked, start=first):
        chart, target, id_ = charts[code], f"charts/chart{number}.xml", f"rIdChart{number}"
        workbook = f"embeddings/chart{number}.xlsx"
        part, frame = f"word/{target}", write_drawing(chart, id_, identity + number - first)
        added[part] = write_chart(chart, "rId1").encode()
        added[ooxml.relations_name(part)] = _TO_WORKBOOK.format(workbook).encode()
        added[f"word/{workbook}"] = make_workbook(chart)
        ooxml.add_type(types, part, f"{_OPEN}.drawingml.chart+xml")
        ooxml.add_type(types, f"word/{workbook}", f"{_OPEN}.spreadsheetml.sheet")
        ooxml.add_relation(relations, ooxml.Relation(id_, f"{ooxml.OFFICE}/chart", target))
        _replace(paragraph, etree.fromstring(frame))
    changed = {_DOCUMENT: document, ooxml.CONTENT_TYPES: types, _RELATIONSHIPS: relations}
    return {name: ooxml.write_xml(root) for name, root in changed.items()} | added


def _markers(document: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in list(document.iter(f"{_WORD}p")):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_WORD}t"))
        if found := _MARKER.fullmatch(text.strip()):
            yield paragraph, found[1].strip()


def _replace(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def _refuse_unknown(codes: list[str], charts: Mapping[str, FinishedChart]) -> None:
    problems = [
        Problem(
            "E-CHART-UNKNOWN",
            Place(_DOCUMENT, part=chart_marker(code)),
            say("không có biểu đồ «{code}»", code=code),
            _remedy(code, charts),
        )
        for code in codes
        if code not in charts
    ]
    if problems:
        raise TemplateBroken(problems)


def _remedy(code: str, charts: Mapping[str, FinishedChart]) -> Message:
    names = ", ".join(sorted(charts)) or "(không có)"
    return did_you_mean(code, charts) or say("các biểu đồ dùng được: {names}", names=names)


def _next_number(parts: Mapping[str, bytes]) -> int:
    numbers = [re.fullmatch(r"word/charts/chart(\d+)\.xml", name) for name in parts]
    return max((int(found[1]) for found in numbers if found), default=0) + 1


def _next_identity(document: etree._Element) -> int:
    taken = [int(frame.get("id", "0")) for frame in document.iter(f"{_FRAME}docPr")]
    return max(taken, default=0) + 1
