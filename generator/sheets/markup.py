"""The XML of a workbook, read strictly; the texts in it as Excel means them.

A part that is not well-formed is refused, never repaired.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from generator.ooxml import STRICT
from generator.sheets.doubts import damaged

_XML: Mapping[str, Any] = {**STRICT, "remove_comments": True, "remove_pis": True}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPABLE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def parse(data: bytes, name: str, part: str) -> etree._Element:
    """The root of a small part."""
    try:
        return etree.fromstring(data, etree.XMLParser(**_XML))
    except etree.XMLSyntaxError:
        raise damaged(name, part) from None


def elements(data: bytes, names: tuple[str, ...], name: str, part: str) -> Iterator[etree._Element]:
    """The elements of these names in a large part, one at a time; each is emptied afterwards."""
    tags = [f"{{*}}{one}" for one in names]
    try:
        for _, element in etree.iterparse(io.BytesIO(data), tag=tags, **_XML):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError:
        raise damaged(name, part) from None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which differs between writers."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute with or without a namespace; empty when it is not there."""
    plain = element.get(name)
    if plain is not None:
        return plain
    found = (value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}"))
    return str(next(found, ""))


def whole(written: str | None) -> int | None:
    """The number that digits 0-9 state; nothing for whatever else is written."""
    return int(written) if written and written.isascii() and written.isdigit() else None


def is_true(value: str | None) -> bool:
    """What the schema calls true."""
    return value in {"1", "true"}


def rich_text(element: etree._Element) -> str:
    """The text of a shared or inline string: its runs, without the hints of how to read it aloud."""
    texts = [
        child.text or ""
        for child in element.iter("{*}t")
        if local(child.getparent()) != "rPh"  # type: ignore[arg-type]
    ]
    return unescape("".join(texts))


def unescape(text: str) -> str:
    """`_x000D_` is how Excel stores a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def escape(text: str) -> str:
    """A text that only looks like such a sign, kept from being read as one."""
    return _ESCAPABLE.sub("_x005F_", text)
