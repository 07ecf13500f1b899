"""What a finished document says of itself: title, subject, author, keywords, dates.

Set by the program, from the record: never by the clock, and by the template only where the
program says nothing. Values are written as text, so that `&` stays one `&`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from jinja2 import Template as JinjaTemplate
from lxml import etree

from generator.ooxml import parse_xml, write_xml
from generator.word.template.printing import clean
from generator.word.template.sandbox import Sandbox
from generator.word.template.tag_scan import straightened
from generator.workspace import unchanging

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
DOCXTPL_FIELDS = ("creator", "description", "identifier", "language", "subject", "title")
_EMPTY = f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}"/>'


@unchanging(frozen=True)
class Properties:
    """Core properties of a document; what is empty stays as the template has it.

    A moment without a zone is taken as it stands.
    """

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: str = ""
    created: datetime | None = None
    modified: datetime | None = None


class CorePart:
    """The core properties of a template, ready to be filled."""

    def __init__(self, xml: bytes | None, sandbox: Sandbox) -> None:
        self._xml = _with_all_fields(_EMPTY.encode() if xml is None else xml)
        plain = sandbox.overlay(autoescape=False)
        self._tagged: list[tuple[str, JinjaTemplate]] = [
            (field.tag, plain.from_string(straightened(field.text)))
            for field in parse_xml(self._xml)
            if isinstance(field.tag, str) and field.text and "{" in field.text
        ]
        self._last: tuple[Properties | None, bytes] | None = None

    def render(self, context: Mapping[str, Any], given: Properties | None) -> bytes:
        """The part for one document."""
        if self._last is not None and self._last[0] == given and not self._tagged:
            return self._last[1]
        root = parse_xml(self._xml)
        for tag, template in self._tagged:
            _put(root, tag, clean(template.render(context)))
        if given is not None:
            _fill(root, given)
        data = write_xml(root)
        self._last = (given, data)
        return data


def _with_all_fields(xml: bytes) -> bytes:
    """The part with an empty field for each that docxtpl would add, and no blanks between."""
    root = parse_xml(xml)
    root.text = None
    for name in DOCXTPL_FIELDS:
        if root.find(f"{{{_DC}}}{name}") is None:
            etree.SubElement(root, f"{{{_DC}}}{name}")
    for entry in root:
        entry.tail = None
    return bytes(etree.tostring(root))


def _fill(root: etree._Element, given: Properties) -> None:
    texts = {
        f"{{{_DC}}}title": given.title,
        f"{{{_DC}}}subject": given.subject,
        f"{{{_DC}}}creator": given.author,
        f"{{{_CP}}}lastModifiedBy": given.author,
        f"{{{_CP}}}keywords": given.keywords,
    }
    for tag, text in texts.items():
        if text:
            _put(root, tag, clean(text))
    for name, moment in (("created", given.created), ("modified", given.modified)):
        if moment is not None:
            field = _put(root, f"{{{_TERMS}}}{name}", _moment(moment))
            field.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")


def _put(root: etree._Element, tag: str, text: str) -> etree._Element:
    field = root.find(tag)
    if field is None:
        field = etree.SubElement(root, tag)
    field.text = text
    return field


def _moment(moment: datetime) -> str:
    universal = moment.astimezone(UTC) if moment.tzinfo else moment
    return universal.strftime("%Y-%m-%dT%H:%M:%SZ")
