"""Word files by hand, a handful of elements each, and docxtpl itself as the measure."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from lxml import etree

from generator.ooxml import pack, unpack_parts

sys.path.insert(0, str(Path(__file__).parent))  # `batch_work`, by name, for worker processes

from needs_of_word import with_needs

STORY = re.compile(r"word/(?:document|header|footer|footnotes)\d*\.xml")

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SECTION = '<w:sectPr>{refs}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


class Maker:
    """Makes templates from the few elements that a test is about."""

    def paragraph(self, *texts: str, properties: str = "") -> str:
        """A paragraph, each text a run of its own."""
        runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in texts)
        return f"<w:p>{properties}{runs}</w:p>"

    def table(self, *rows: list[str], columns: int = 0) -> str:
        """A table with a paragraph in each cell."""
        grid = '<w:gridCol w:w="1200"/>' * (columns or len(rows[0]))
        return (
            f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(map(self.row, rows))}</w:tbl>"
        )

    def row(self, cells: list[str]) -> str:
        """A table row."""
        return f"<w:tr>{''.join(map(self.cell, cells))}</w:tr>"

    def cell(self, text: str) -> str:
        """A cell, in the shape in which Word writes it."""
        width = '<w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{width}{self.paragraph(text)}</w:tc>"

    def docx(self, *body: str, parts: Mapping[str, bytes] | None = None, **others: str) -> bytes:
        """A `.docx` of these elements; `header`, `footer`, `footnotes`, `comments`, `core` add a part each, `settings` and `styles` a whole one."""
        members = {name: data.encode() for name, data in _members("".join(body), others).items()}
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, data in (members | dict(parts or {})).items():
                archive.writestr(name, data)
        return stream.getvalue()


def _members(body: str, others: Mapping[str, str]) -> dict[str, str]:
    kinds = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "comments": "comments"}
    extra = {
        f"word/{kind}.xml": f"<w:{root} {NAMESPACES}>{others[kind]}</w:{root}>"
        for kind, root in kinds.items()
        if kind in others
    }
    refs = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
        for kind in ("header", "footer")
        if kind in others
    )
    section = SECTION.format(refs=refs)
    for whole in others.keys() & {"settings", "styles"}:
        extra[f"word/{whole}.xml"] = others[whole]
        kinds[whole] = ""
    members = {
        "[Content_Types].xml": _types(others),
        "_rels/.rels": _relations({"main": "word/document.xml"}, core="core" in others),
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relations(
            {kind: f"{kind}.xml" for kind in kinds if kind in others}
        ),
    }
    if "core" in others:
        members["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{others["core"]}</cp:coreProperties>'
        )
    return members | extra


def _types(others: Mapping[str, str]) -> str:
    named = {"word/document.xml": WORD + "document.main+xml"}
    named |= {f"word/{kind}.xml": f"{WORD}{kind}+xml" for kind in others if kind != "core"}
    if "core" in others:
        named["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in named.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _relations(targets: Mapping[str, str], *, core: bool = False) -> str:
    listed = {
        name: (OFFICE + ("officeDocument" if name == "main" else name), target)
        for name, target in targets.items()
    }
    if core:
        listed["core"] = (
            PACKAGE + "relationships/metadata/core-properties",
            "docProps/core.xml",
        )
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in listed.items()
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{entries}</Relationships>'


@pytest.fixture(scope="session")
def make() -> Maker:
    """Elements and files of Word, made by hand."""
    return Maker()


@pytest.fixture(scope="session")
def canonical() -> Callable[[bytes], dict[str, bytes]]:
    """The parts of a package, XML in its canonical form."""

    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: _canonical(name, archive.read(name)) for name in archive.namelist()}

    return parts


def _canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    return etree.tostring(etree.fromstring(data), method="c14n", exclusive=True)


@pytest.fixture(scope="session")
def by_docxtpl() -> Callable[..., bytes]:
    """The document that docxtpl itself makes, with what Word needs."""

    def render(template: bytes, context: Any, filters: Mapping[str, Any] | None = None) -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.init_docx()
        environment = Environment(autoescape=True, undefined=StrictUndefined)
        environment.filters.update(filters or {})
        document.render(context, environment)
        stream = io.BytesIO()
        document.save(stream)
        return pack(
            {
                name: with_needs(part) if STORY.fullmatch(name) else part
                for name, part in unpack_parts(stream.getvalue()).items()
            }
        )

    return render
