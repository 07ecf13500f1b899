"""Puts charts among the parts of a document: their own, relationships and types, the paragraph.

A chart stands where a paragraph says `[[chart:CODE]]` and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from generator import ooxml
from generator.problems import Message, Place, Problem, TemplateBroken, did_you_mean, say
from generator.word.charts.chart_model import FinishedChart
from generator.word.charts.chart_sizes import sized
from generator.word.charts.drawingml import write_chart, write_drawing
from generator.word.charts.embedded_workbook import make_workbook
from generator.word.charts.overlay import write_overlay
from generator.word.charts.palette import FONT
from generator.word.marked import mark_of, marked, next_identity, put_instead

_OPEN = "application/vnd.openxmlformats-officedocument"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = "chart"
_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = ooxml.relations_name(_DOCUMENT)
_STYLES = "word/styles.xml"
_SHAPES = "rId2"
_REMEMBERED = 64
"""How many charts are kept as they were written: many letters show the same."""


def chart_marker(code: str) -> str:
    """The text of the paragraph where the chart shall stand."""
    return mark_of(CHART, code)


def add_charts(parts: Mapping[str, bytes], charts: Mapping[str, FinishedChart]) -> dict[str, bytes]:
    """What changes in a package with a chart for each marker: parts rewritten, then parts added.

    Empty when there is no marker. Raises `TemplateBroken` with every marker that names no chart.
    """
    document = ooxml.parse_xml(parts[_DOCUMENT])
    found = marked(document, CHART)
    if not found:
        return {}
    _refuse_unknown([code for _, code in found], charts)
    types = ooxml.parse_xml(parts[ooxml.CONTENT_TYPES])
    relations = ooxml.parse_xml(parts[_RELATIONSHIPS])
    added: dict[str, bytes] = {}
    font = _font_of(parts.get(_STYLES, b""))
    identity, first = next_identity(document), _next_number(parts)
    for number, (paragraph, code) in enumerate(found, start=first):
        chart, target, id_ = sized(charts[code]), f"charts/chart{number}.xml", f"rIdChart{number}"
        frame = write_drawing(chart, id_, identity + number - first)
        added |= _own_parts(chart, number, font)
        for name, type_ in _types(number).items():
            if name in added:
                ooxml.add_type(types, name, type_)
        ooxml.add_relation(relations, ooxml.Relation(id_, f"{ooxml.OFFICE}/chart", target))
        put_instead(paragraph, etree.fromstring(frame))
    changed = {_DOCUMENT: document, ooxml.CONTENT_TYPES: types, _RELATIONSHIPS: relations}
    return {name: ooxml.write_xml(root) for name, root in changed.items()} | added


@lru_cache(_REMEMBERED)
def _own_parts(chart: FinishedChart, number: int, font: str) -> Mapping[str, bytes]:
    """The parts of one chart: itself, its workbook, what is drawn over it, and its relations to them."""
    workbook, shapes = f"embeddings/chart{number}.xlsx", f"drawings/chart{number}.xml"
    part, over = f"word/charts/chart{number}.xml", write_overlay(chart, font)
    targets = ooxml.new_relations()
    ooxml.add_relation(targets, ooxml.Relation("rId1", f"{ooxml.OFFICE}/package", f"../{workbook}"))
    made = {f"word/{workbook}": make_workbook(chart)}
    if over:
        kind = f"{ooxml.OFFICE}/chartUserShapes"
        ooxml.add_relation(targets, ooxml.Relation(_SHAPES, kind, f"../{shapes}"))
        made[f"word/{shapes}"] = over.encode()
    made[part] = write_chart(chart, "rId1", _SHAPES if over else "", font).encode()
    made[ooxml.relations_name(part)] = ooxml.write_xml(targets)
    return made


def _types(number: int) -> dict[str, str]:
    """The content types of the parts of a chart."""
    return {
        f"word/charts/chart{number}.xml": f"{_OPEN}.drawingml.chart+xml",
        f"word/embeddings/chart{number}.xlsx": f"{_OPEN}.spreadsheetml.sheet",
        f"word/drawings/chart{number}.xml": f"{_OPEN}.drawingml.chartshapes+xml",
    }


def _font_of(styles: bytes) -> str:
    """The font of the document's text: that of its default paragraphs, else of all its text."""
    if not styles:
        return FONT
    root = ooxml.parse_xml(styles)
    places = (
        f"{_WORD}style[@{_WORD}type='paragraph'][@{_WORD}default='1']/{_WORD}rPr/{_WORD}rFonts",
        f"{_WORD}docDefaults/{_WORD}rPrDefault/{_WORD}rPr/{_WORD}rFonts",
    )
    found = (root.find(place) for place in places)
    named = (one.get(f"{_WORD}ascii") for one in found if one is not None)
    return next(filter(None, named), FONT)


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
