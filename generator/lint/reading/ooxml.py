"""Names and small readings of WordprocessingML that every reader of a part needs.

Namespaces, on/off values, lengths. What an element means for a document is left to its readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.workspace import regex

Element = Any

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {address: prefix for prefix, address in NS.items()}
_UNITS = {"": 1.0, "pt": 20.0, "mm": 56.6929, "cm": 566.929, "in": 1440.0, "pc": 240.0, "px": 15.0}
_LENGTH = regex(r"\s*(-?(?:[0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+))(?![0-9])\s*([a-z]*)")
_OFF = frozenset({"0", "false", "off", "none"})
EMU_PER_TWIP = 635


class _Tags(dict[str, str]):
    """`w:p` as lxml spells it, worked out once for a name."""

    def __missing__(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        self[name] = f"{{{NS[prefix]}}}{local}"
        return self[name]


TAG = _Tags()


def short(element: Element) -> str:
    """`w:p` of an element; an unknown namespace gives the bare name, a comment the empty text."""
    if not isinstance(element.tag, str):
        return ""
    address, _, local = element.tag[1:].rpartition("}")
    prefix = _PREFIXES.get(address)
    return f"{prefix}:{local}" if prefix else local


def child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(TAG[name])


def attribute(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(TAG[name])


def value(element: Element | None, name: str) -> str | None:
    """`w:val` of a child: `value(rPr, "w:color")`."""
    return attribute(child(element, name), "w:val")


def on_off(element: Element | None, name: str) -> bool | None:
    """A switch such as `w:b`: None when it is not given."""
    found = child(element, name)
    if found is None:
        return None
    return (found.get(TAG["w:val"]) or "1").lower() not in _OFF


def twips(text: str | None) -> int | None:
    """A length in twips, from plain twips or with a unit (`36pt`, `1.27cm`); None when it is none.

    More digits than any page has count as none.

    >>> twips("6pt"), twips("120"), twips("auto"), twips("9" * 400)
    (120, 120, None, None)
    """
    found = _LENGTH.match(text or "")
    if not found or found[2] not in _UNITS:
        return None
    return round(float(found[1]) * _UNITS[found[2]])


def length(element: Element | None, name: str) -> int | None:
    """An attribute that holds a length, in twips."""
    return twips(attribute(element, name))


def points(text: str | None) -> int | None:
    """A length of VML in twips, where a bare figure means points and not twips."""
    found = _LENGTH.match(text or "")
    if found and not found[2]:
        return round(float(found[1]) * 20)
    return twips(text)


def descend(element: Element, *names: str) -> Iterator[Element]:
    """All elements below of these names, in document order."""
    return element.iter(*(TAG[name] for name in names))  # type: ignore[no-any-return]
