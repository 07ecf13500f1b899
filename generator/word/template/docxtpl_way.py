"""docxtpl itself, made strict: the way of documents that change the package (pictures, subdocuments).

Also the source of truth of the quick way: parts are patched by this class before they are compiled,
and tests hold every part of the quick way against it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml import etree
from markupsafe import Markup

from generator.ooxml import unpack_parts
from generator.word.template.inspection import parse_part
from generator.word.template.printable import Picture, Subdocument, clean, raw_of
from generator.word.template.sandbox import Sandbox

#: Stands inside `{_{` and kin that a value brings, so that docxtpl does not take them for its own.
_GUARD = "\ufdd0"
_BRACE = re.compile(r"(?<=[{%])(?=_)|(?<=_)(?=[}%])")


class StrictDocx(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A `DocxTemplate` that renders once, parses strictly and leaves the properties alone."""

    FIRST_DRAWING = 1001

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def render_xml_part(self, src_xml: Any, part: Any, context: Any, jinja_env: Any = None) -> str:
        """docxtpl's rendering, then the strict parse that docxtpl itself lacks."""
        xml = str(super().render_xml_part(src_xml, part, context, jinja_env)).replace(_GUARD, "")
        parse_part(xml.encode())
        return xml

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Nothing: see `properties`."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Once; docxtpl renders the footnotes again for each section, and values with them."""
        for part in self.footnotes():
            xml = self.patch_xml(part.blob.decode("utf-8"))
            part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()  # noqa: SLF001

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


def render_parts(data: bytes, context: Mapping[str, Any], sandbox: Sandbox) -> dict[str, bytes]:
    """The members of the document as docxtpl makes it; core properties are the template's."""
    document = StrictDocx(data)
    sandbox.rounds = 0
    environment = sandbox.overlay(finalize=lambda value: _printable(value, document))
    document.render(context, environment)
    return saved_parts(document)


def saved_parts(document: DocxTemplate) -> dict[str, bytes]:
    """The members of the package as python-docx writes them, with a part for the properties."""
    stream = io.BytesIO()
    document.docx.core_properties  # noqa: B018 - python-docx adds the part when it is asked for
    document.docx.save(stream)
    return unpack_parts(stream.getvalue())


def _printable(value: Any, document: StrictDocx) -> Any:
    if isinstance(value, Picture):
        width, height = (size and Mm(size) for size in (value.width, value.height))
        return InlineImage(document, io.BytesIO(value.data), width=width, height=height)
    if isinstance(value, Subdocument):
        return document.new_subdoc(io.BytesIO(value.data))
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _BRACE.sub(_GUARD, clean(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    guarded = _BRACE.sub(_GUARD, raw_of(value))
    return Markup(guarded)  # noqa: S704 - XML that the program made itself
