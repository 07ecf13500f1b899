"""Puts charts into a Word file: the parts, their relationships and types, the paragraph.

A chart stands where a paragraph says `[[chart:CODE]]` and nothing else. Documents come in and go
out as bytes, or as parts by name for who packs them anyway.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from lxml import etree

from generator.problems import Message, Place, Problem, TemplateBroken, say
from generator.word.charts.drawingml import write_chart, write_drawing
from generator.word.charts.embedded_workbook import make_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.word.charts.chart_model import Chart

_OPEN = "application/vnd.openxmlformats-officedocument"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MARKER = re.compile(r"\[\[chart:([^\[\]]+)\]\]")
_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class ChartParts:
    """All that one chart adds to a package.

    `parts` by name, the content type of each of them that needs one, the relationship of
    `word/document.xml` to the chart part, and the paragraph that shows it.
    """

    parts: Mapping[str, bytes]
    content_types: Mapping[str, str]
    relationship_id: str
    relationship_type: str
    target: str
    paragraph: str


def chart_marker(code: str) -> str:
    """The text of the paragraph where the chart shall stand."""
    return f"[[chart:{code}]]"


def build_parts(chart: Chart, number: int, identity: int) -> ChartParts:
    """The parts of the chart with this number in the package; `identity` of its drawing."""
    target, workbook = f"charts/chart{number}.xml", f"embeddings/chart{number}.xlsx"
    related = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATED}/package" Target="../{workbook}"/></Relationships>'
    )
    return ChartParts(
        parts={
            f"word/{target}": write_chart(chart, "rId1").encode(),
            f"word/charts/_rels/chart{number}.xml.rels": related.encode(),
            f"word/{workbook}": make_workbook(chart),
        },
        content_types={
            f"word/{target}": f"{_OPEN}.drawingml.chart+xml",
            f"word/{workbook}": f"{_OPEN}.spreadsheetml.sheet",
        },
        relationship_id=f"rIdChart{number}",
        relationship_type=f"{_RELATED}/chart",
        target=target,
        paragraph=write_drawing(chart, f"rIdChart{number}", identity),
    )


def add_charts(docx: bytes, charts: Mapping[str, Chart]) -> bytes:
    """The Word file with a chart for each marker; the same bytes when there is none.

    Raises `TemplateBroken` with every marker that names no chart.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    changed = splice_charts(parts, charts)
    return docx if changed == parts else _pack(changed)


def splice_charts(parts: Mapping[str, bytes], charts: Mapping[str, Chart]) -> dict[str, bytes]:
    """The same for a package already taken apart: part name → content."""
    document = _parsed(parts[_DOCUMENT])
    marked = list(_markers(document))
    if not marked:
        return dict(parts)
    _refuse_unknown([code for _, code in marked], charts)
    added = []
    first, identity = _next_number(parts), _next_identity(document)
    for offset, (paragraph, code) in enumerate(marked):
        chart = build_parts(charts[code], first + offset, identity + offset)
        _replace(paragraph, etree.fromstring(chart.paragraph))
        added.append(chart)
    return _joined(parts, document, added)


def _markers(document: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in list(document.iter(f"{_WORD}p")):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_WORD}t"))
        found = _MARKER.fullmatch(text.strip())
        if found:
            yield paragraph, found[1].strip()


def _replace(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def _refuse_unknown(codes: list[str], charts: Mapping[str, Chart]) -> None:
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


def _remedy(code: str, charts: Mapping[str, Chart]) -> Message:
    near = get_close_matches(code, charts, n=1)
    if near:
        return say("có phải «{name}» không?", name=near[0])
    return say("các biểu đồ dùng được: {names}", names=", ".join(sorted(charts)) or "(không có)")


def _next_number(parts: Mapping[str, bytes]) -> int:
    numbers = [re.fullmatch(r"word/charts/chart(\d+)\.xml", name) for name in parts]
    return max((int(found[1]) for found in numbers if found), default=0) + 1


def _next_identity(document: etree._Element) -> int:
    taken = [int(frame.get("id", "0")) for frame in document.iter(f"{_FRAME}docPr")]
    return max(taken, default=0) + 1


def _joined(
    parts: Mapping[str, bytes], document: etree._Element, added: list[ChartParts]
) -> dict[str, bytes]:
    types = _parsed(parts[_TYPES])
    related = _parsed(parts[_RELATIONSHIPS])
    joined = dict(parts)
    for chart in added:
        joined |= chart.parts
        for name, kind in chart.content_types.items():
            override = f"{{{_PACKAGE}/content-types}}Override"
            etree.SubElement(types, override, PartName=f"/{name}", ContentType=kind)
        etree.SubElement(
            related,
            f"{{{_PACKAGE}/relationships}}Relationship",
            Id=chart.relationship_id,
            Type=chart.relationship_type,
            Target=chart.target,
        )
    return joined | {
        _DOCUMENT: _serialised(document),
        _TYPES: _serialised(types),
        _RELATIONSHIPS: _serialised(related),
    }


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pack(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return packed.getvalue()
