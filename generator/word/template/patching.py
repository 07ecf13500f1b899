"""docxtpl's own work on a template, done once: what Jinja is to read of each part.

Tests hold every part of a finished document against the one that docxtpl itself makes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from lxml import etree

from generator.ooxml import parse_xml, unpack_parts

BODY = "<w:body>"
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_BODY_START = re.compile(r"<w:body[^>]*>")


class StrictDocx(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A `DocxTemplate` of bytes that tells where the footnotes are and mends a finished body."""

    FIRST_DRAWING = 1001

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def footnotes(self) -> Iterator[Any]:
        """The parts with footnotes; there is one at most in a sound package."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith("footnotes+xml"):
                yield part

    def mend(self, body: str) -> bytes:
        """A rendered body with the grids of its tables mended and its drawings numbered."""
        tree = self.fix_tables(body)
        self.docx_ids_index = self.FIRST_DRAWING - 1
        self.fix_docpr_ids(tree)
        return bytes(etree.tostring(tree, encoding="UTF-8"))


def saved_parts(document: DocxTemplate) -> dict[str, bytes]:
    """The members of the package as python-docx writes them, with a part for the properties."""
    stream = io.BytesIO()
    document.docx.core_properties  # noqa: B018 - python-docx adds the part when it is asked for
    document.docx.save(stream)
    return unpack_parts(stream.getvalue())


@dataclass(frozen=True)
class PatchedPart:
    """A part as docxtpl patches it, between the bytes that stand before and after it.

    `body` is the start tag of the body with its namespaces, for the main part only.
    """

    name: str
    xml: str
    before: bytes = _DECLARATION
    after: bytes = b""
    body: str = ""


def sources(document: StrictDocx) -> Iterator[PatchedPart]:
    yield _main_source(document)
    for kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
        for _, part in document.get_headers_footers(kind):
            yield PatchedPart(_name(part), document.patch_xml(document.get_part_xml(part)))
    for part in document.footnotes():
        xml = etree.tostring(parse_xml(part.blob), encoding="unicode")
        yield PatchedPart(_name(part), document.patch_xml(xml))


def _main_source(document: StrictDocx) -> PatchedPart:
    part = document.docx.part
    whole = document.xml_to_string(part.element)
    start = _BODY_START.search(whole)
    body = document.patch_xml(document.get_xml())
    named = _BODY_START.match(body)
    if start is None or named is None:
        raise ValueError(part.partname)
    return PatchedPart(
        _name(part),
        BODY + body[named.end() :],
        before=_DECLARATION + whole[: start.start()].encode(),
        after=whole[whole.rindex("</w:body>") + len("</w:body>") :].encode(),
        body=named.group(),
    )


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")
