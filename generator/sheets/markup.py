"""The XML of a workbook, read strictly; the texts in it as Excel means them.

A part that is not well-formed is refused, never repaired.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from generator.ooxml import OFFICE, STRICT
from generator.problems import say
from generator.sheets.doubts import above_cap, damaged
from generator.workspace import regex

_XML: Mapping[str, Any] = {**STRICT, "remove_comments": True, "remove_pis": True}
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "",
)
"""The namespaces of worksheets: the usual one, that of strict files, none."""
_RELATIONS = (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
MARK_CAP = 1_000_000
_LONG_TAG = regex(rb"<[^<>]{30000}")
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_ESCAPABLE = regex(r"_(?=x[0-9A-Fa-f]{4}_)")


def parse(data: bytes, name: str, part: str) -> etree._Element:
    """The root of a small part, which is kept as a tree."""
    marks = data.count(b"<") + data.count(b"=")
    if marks > MARK_CAP:
        raise above_cap(
            name, say("số phần tử và thuộc tính XML của một phần"), marks, MARK_CAP, part=part
        )
    try:
        return etree.fromstring(data, etree.XMLParser(**_XML))
    except etree.XMLSyntaxError:
        raise damaged(name, part) from None


def elements(data: bytes, names: tuple[str, ...], name: str, part: str) -> Iterator[etree._Element]:
    """The elements of these names in a large part, one at a time; each is emptied afterwards.

    Those of drawings and controls, which have rows and columns too, are others.
    """
    tags = [tag for one in names for tag in tags_of(one)]
    if _LONG_TAG.search(data):
        raise damaged(name, part)
    try:
        for _, element in etree.iterparse(io.BytesIO(data), tag=tags, **_XML):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError:
        raise damaged(name, part) from None


def tags_of(name: str) -> list[str]:
    """An element of worksheets, as each kind of writer calls it."""
    return [f"{{{one}}}{name}" for one in _MAIN]


def found_in(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The elements of worksheets below, by their names: `sheets/sheet`."""
    for one in _MAIN:
        yield from element.iterfind("/".join(f"{{{one}}}{name}" for name in path.split("/")))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which differs between writers."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of relationships, with or without its namespace; empty when it is not there."""
    plain = element.get(name)
    if plain is not None:
        return plain
    found = (element.get(f"{{{one}}}{name}") for one in _RELATIONS)
    return next(filter(None, found), "")


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
