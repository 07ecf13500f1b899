"""The sections of a finished document: turned upright or on their side, or left out in a copy of it.

The template makes every section upright; which annex is wide is known only per document. Sizes
come from the template, margins of a wide page from the form. A copy (sao y, sao lục; forms 3.1 and
3.2) and what is copied are made from our templates, so that styles agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lxml import etree

from generator.ooxml import content_types, parse_xml, unpack_parts
from generator.word.template.admission import MAIN
from generator.word.template.elements import W, remove
from generator.workspace import regex

_SECTION = regex(rb"<w:sectPr\b(?:(?!</w:sectPr>).)*</w:sectPr>", re.DOTALL)
_BEGINNING = b"<w:sectPr"
_SIZE = regex(rb"<w:pgSz\b[^>]*>")
_MARGINS = regex(rb"<w:pgMar\b[^>]*>")
_ATTRIBUTE = regex(rb'\s([\w:]+)="([^"]*)"')

_LENGTH = regex(rb"[0-9]{1,9}")

_TURNED = 64
PORTRAIT, LANDSCAPE, A3 = "portrait", "landscape", "a3"
_A4_HEIGHT = 17000
_A3 = {b"w:w": b"23811", b"w:h": b"16838"}
#: Margins of a wide annex in the official form, in twentieths of a point: 20, 15, 30, 15 mm.
LANDSCAPE_MARGINS = {"top": 1134, "bottom": 851, "left": 1701, "right": 851}


def orient_sections(xml: bytes, orientations: Sequence[str]) -> bytes:
    """The main part with its sections, in order, "portrait", "landscape" or "a3" (on its side) as listed.

    A section beyond the list stays as it is, and so does one that already lies as asked.
    """
    pieces: list[bytes] = []
    done = 0
    for section, orientation in zip(_sections(xml), orientations, strict=False):
        pieces += (xml[done : section.start()], _turn(section.group(), orientation))
        done = section.end()
    return b"".join((*pieces, xml[done:]))


def are_upright(xml: bytes) -> bool:
    """Whether every section that a part shows is surely as high as it is wide, or higher."""
    sizes = [_size_of(section.group()) for section in _sections(xml)]
    return all(size is not None and size[0] <= size[1] for size in sizes)


def margins_of(xml: bytes) -> dict[str, int]:
    """The margins of the first section of a part, in twips, by side."""
    section = next(_sections(xml), None)
    found = _MARGINS.search(section.group()) if section else None
    told = _ATTRIBUTE.findall(found.group()) if found else ()
    return {
        name.decode().removeprefix("w:"): int(value)
        for name, value in told
        if _LENGTH.fullmatch(value)
    }


def with_margins(xml: bytes, sides: Mapping[str, int]) -> bytes:
    """The part with these margins, in twips by side, in its upright sections."""
    pieces: list[bytes] = []
    done = 0
    own = {f"w:{side}".encode(): str(size).encode() for side, size in sides.items()}
    for section in _sections(xml):
        size, text = _size_of(section.group()), section.group()
        if size is not None and size[0] <= size[1]:
            text = _MARGINS.sub(
                lambda one: _element(b"w:pgMar", dict(_ATTRIBUTE.findall(one.group())) | own), text
            )
        pieces += (xml[done : section.start()], text)
        done = section.end()
    return b"".join((*pieces, xml[done:]))


def _sections(xml: bytes) -> Iterator[re.Match[bytes]]:
    """Each section's element, in order."""
    at = 0
    while (at := xml.find(_BEGINNING, at)) >= 0:
        found = _SECTION.match(xml, at)
        at = found.end() if found else at + 1
        if found:
            yield found


@lru_cache(_TURNED)
def _turn(section: bytes, orientation: str) -> bytes:
    size, found = _SIZE.search(section), _size_of(section)
    if size is None or found is None:
        return section
    attributes = dict(_ATTRIBUTE.findall(size.group()))
    is_wide = found[0] > found[1]
    if orientation == A3:
        large = _on_its_side({**attributes, **_A3})
        return _MARGINS.sub(_wide_margins, section.replace(size.group(), large))
    if is_wide == (orientation == LANDSCAPE):
        return section
    turned = section.replace(size.group(), _swap(attributes, wide=not is_wide))
    return turned if is_wide else _MARGINS.sub(_wide_margins, turned)


def _size_of(section: bytes) -> tuple[int, int] | None:
    """How wide and how high a section's paper is; nothing where it does not say so in numbers."""
    size = _SIZE.search(section)
    attributes = dict(_ATTRIBUTE.findall(size.group())) if size else {}
    width, height = (attributes.get(name, b"") for name in (b"w:w", b"w:h"))
    if not (_LENGTH.fullmatch(width) and _LENGTH.fullmatch(height)):
        return None
    return int(width), int(height)


def _swap(attributes: dict[bytes, bytes], *, wide: bool) -> bytes:
    swapped = {**attributes, b"w:w": attributes[b"w:h"], b"w:h": attributes[b"w:w"]}
    swapped.pop(b"w:orient", None)
    return _on_its_side(swapped) if wide else _element(b"w:pgSz", swapped)


def _on_its_side(attributes: dict[bytes, bytes]) -> bytes:
    return _element(b"w:pgSz", {**attributes, b"w:orient": LANDSCAPE.encode()})


def _wide_margins(margins: re.Match[bytes]) -> bytes:
    sides = {f"w:{side}".encode(): str(size).encode() for side, size in LANDSCAPE_MARGINS.items()}
    return _element(b"w:pgMar", dict(_ATTRIBUTE.findall(margins.group())) | sides)


def _element(name: bytes, attributes: dict[bytes, bytes]) -> bytes:
    listed = b"".join(b' %s="%s"' % pair for pair in attributes.items())
    return b"<%s%s/>" % (name, listed)


def sections_of(data: bytes) -> list[tuple[str, str]]:
    """The sections of a document's body as WordprocessingML without their marks, each with how its paper lies."""
    parts = unpack_parts(data)
    main = next(name for name, kind in content_types(parts).items() if kind == MAIN)
    body = parse_xml(parts[main]).find(f"{W}body")
    found: list[tuple[str, str]] = []
    blocks: list[etree._Element] = []
    for block in [] if body is None else list(body):
        mark = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if mark is not block:
            blocks.append(block)
        if mark is None:
            continue
        if mark is not block:
            remove(mark)
        blocks = blocks[:-1] if blocks and _is_empty(blocks[-1]) else blocks
        found.append(("".join([_said(block) for block in blocks]), _lying(mark)))
        blocks = []
    return found


def _is_empty(block: etree._Element) -> bool:
    """Whether a paragraph shows nothing, neither words nor a line nor a drawing."""
    shows = block.find(f"{W}pPr/{W}pBdr") is not None or block.find(".//{*}drawing") is not None
    return block.tag == f"{W}p" and not (shows or "".join(map(str, block.itertext())))


def _said(block: etree._Element) -> str:
    return str(etree.tostring(block, encoding="unicode"))


def _lying(section: etree._Element) -> str:
    width, height = _size_of(etree.tostring(section)) or (0, 0)
    return (A3 if width > _A4_HEIGHT else LANDSCAPE) if width > height else PORTRAIT
