"""What a JPEG file says of itself before its picture begins: size, colours, density, how a camera was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from fractions import Fraction

from generator.word.pictures.exif import Exif, read_exif
from generator.workspace import unchanging

_START = b"\xff\xd8"
_END = b"\xff\xd9"
_MARK, _SCAN = 0xFF, 0xDA
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of frames; the three left out hold tables."""
_ALONE = {0x01, *range(0xD0, 0xDA)}
_JFIF, _EXIF = 0xE0, 0xE1
_PER_INCH = {1: Fraction(1), 2: Fraction(254, 100)}
_TAIL = 4096


@unchanging(frozen=True)
class JpegHead:
    """Points across and down as they are stored, colours of a point, points an inch (0 where not told)."""

    width: int = 0
    height: int = 0
    colours: int = 0
    density: Fraction = Fraction(0)
    exif: Exif = field(default_factory=Exif)


def read_jpeg(data: bytes) -> JpegHead | None:
    """The head of a JPEG; nothing of what is none, or is cut off."""
    if not data.startswith(_START) or _END not in data[-_TAIL:]:
        return None
    head, scanned = JpegHead(), False
    for marker, at, end in _segments(data):
        body = data[at:end]
        if marker in _SIZES:
            size = int.from_bytes(body[3:5]), int.from_bytes(body[1:3])
            head = replace(head, width=size[0], height=size[1], colours=body[5] if body[5:] else 0)
        elif marker == _JFIF and body.startswith(b"JFIF\0"):
            known = _PER_INCH.get(body[7], Fraction(0)) if body[7:] else Fraction(0)
            head = replace(head, density=int.from_bytes(body[8:10]) * known)
        elif marker == _EXIF and (found := read_exif(data, at, end)):
            head = replace(head, exif=found)
        scanned = marker == _SCAN
    return head if scanned and head.width and head.height else None


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment up to the picture itself: its marker, where its words begin and end."""
    at = len(_START)
    while at + 4 <= len(data) and data[at] == _MARK:
        marker = data[at + 1]
        if marker == _MARK:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        yield marker, at + 4, end
        if marker == _SCAN:
            return
        at = end
