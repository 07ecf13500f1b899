"""XML of parts that nobody vouches for: read strictly, never mended, nothing fetched."""

from __future__ import annotations

from typing import TypedDict, TypeVar

from lxml import etree

from generator.workspace import regex

_WHOLE = regex("[0-9]{1,9}")
_Unset = TypeVar("_Unset")


class _Strictness(TypedDict):
    resolve_entities: bool
    no_network: bool


STRICT: _Strictness = {"resolve_entities": False, "no_network": True}
"""How every parser here is set up, `etree.iterparse` too."""


class NotXml(ValueError):
    """A part that has to be read is not well-formed."""


class HasDoctype(NotXml):
    """A part declares a document type, which no part needs."""


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**STRICT))
    except etree.XMLSyntaxError as error:
        raise NotXml(str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise HasDoctype
    return root


def whole(text: str | None, unset: _Unset) -> int | _Unset:
    """The number that one to nine digits 0-9 state; whatever else is written counts as not given.

    >>> whole("3", 1), whole("x", 1), whole(None, None)
    (3, 1, None)
    """
    return int(text) if text and _WHOLE.fullmatch(text) else unset


def shows_doctype(data: bytes) -> bool:
    """Whether a part declares a document type, told without parsing it."""
    return b"<!DOCTYPE" in data.replace(b"\0", b"")


def write_xml(root: etree._Element) -> bytes:
    """A part from its root, with the declaration that Word writes."""
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))
