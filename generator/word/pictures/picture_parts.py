"""Puts pictures among the parts of a document: each file once, relationships and types, the paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from lxml import etree

from generator import ooxml
from generator.word.charts.elements import quoted
from generator.word.marked import marked, next_identity, put_instead
from generator.word.pictures.picture import FinishedPicture, Turned

PICTURE = "picture"
_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = ooxml.relations_name(_DOCUMENT)
_EMU_PER_MM = 36_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FRAME = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def add_pictures(
    parts: Mapping[str, bytes], pictures: Mapping[str, FinishedPicture]
) -> dict[str, bytes]:
    """What changes in a package with a picture for each marker: parts rewritten, then parts added.

    Empty where there is no marker; a marker that names no picture stays as it is.
    """
    document = ooxml.parse_xml(parts[_DOCUMENT])
    found = [
        (place, pictures[code]) for place, code in marked(document, PICTURE) if code in pictures
    ]
    if not found:
        return {}
    types = ooxml.parse_xml(parts[ooxml.CONTENT_TYPES])
    relations = ooxml.parse_xml(parts[_RELATIONSHIPS])
    names = _names([picture for _, picture in found], parts)
    for name, id_ in names.values():
        ooxml.add_type(types, name, f"image/{name.rpartition('.')[2]}")
        target = name.removeprefix("word/")
        ooxml.add_relation(relations, ooxml.Relation(id_, f"{ooxml.OFFICE}/image", target))
    for identity, (place, picture) in enumerate(found, start=next_identity(document)):
        drawn = _paragraph(picture, names[picture.data][1], identity)
        put_instead(place, etree.fromstring(drawn))
    changed = {_DOCUMENT: document, ooxml.CONTENT_TYPES: types, _RELATIONSHIPS: relations}
    added = {name: data for data, (name, _) in names.items()}
    return {name: ooxml.write_xml(root) for name, root in changed.items()} | added


def _names(
    pictures: list[FinishedPicture], parts: Mapping[str, bytes]
) -> dict[bytes, tuple[str, str]]:
    """The part and the relationship of each file, by its bytes: what is shown twice is kept once."""
    files = dict.fromkeys((picture.data, picture.ending) for picture in pictures)
    found: dict[bytes, tuple[str, str]] = {}
    number = 0
    for data, ending in files:
        number += 1
        while f"word/media/picture{number}.{ending}" in parts:
            number += 1
        found[data] = (f"word/media/picture{number}.{ending}", f"rIdPicture{number}")
    return found


def _paragraph(picture: FinishedPicture, relationship: str, identity: int) -> str:
    """The paragraph of a picture; of one that is turned both extents are those before, as Word keeps them."""
    wide, high = _emu(picture.width_mm), _emu(picture.height_mm)
    across, down = (high, wide) if picture.turn.lies else (wide, high)
    told = f'id="{identity}" name="Hình {identity}" descr="{quoted(picture.told)}"'
    return (
        f'<w:p xmlns:w="{_WORD}"><w:pPr><w:pStyle w:val="BangGiua"/><w:keepNext/></w:pPr><w:r>'
        f'<w:drawing><wp:inline xmlns:wp="{_FRAME}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {told}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{ooxml.OFFICE}" r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm{_turned(picture.turn)}><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _turned(turn: Turned) -> str:
    """The attributes of a turned picture, in sixty-thousandths of a degree."""
    rotated = f' rot="{turn.degrees * 60_000}"' if turn.degrees else ""
    return rotated + (' flipH="1"' if turn.mirrored else "")


def _emu(length: Fraction) -> int:
    return round(length * _EMU_PER_MM)
