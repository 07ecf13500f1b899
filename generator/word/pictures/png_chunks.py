"""What a PNG file says of itself: size and density; whether each of its pieces is whole."""

from __future__ import annotations

import zlib
from fractions import Fraction

from generator.workspace import unchanging

_START = b"\x89PNG\r\n\x1a\n"
_PER_METRE = Fraction(254, 10_000)


@unchanging(frozen=True)
class PngHead:
    """Points across and down, points an inch (0 where not told)."""

    width: int
    height: int
    density: Fraction


def read_png(data: bytes) -> PngHead | None:
    """The head of a PNG; nothing of what is none, is cut off, or has a piece with a wrong check sum."""
    if not data.startswith(_START):
        return None
    at, width, height, dense, filled = len(_START), 0, 0, Fraction(0), False
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 8 + size
        body = data[at + 8 : end]
        if zlib.crc32(kind + body) != int.from_bytes(data[end : end + 4]):
            return None
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
        elif kind == b"pHYs" and body[8:9] == b"\1":
            dense = int.from_bytes(body[:4]) * _PER_METRE
        elif kind == b"IEND":
            return PngHead(width, height, dense) if width and height and filled else None
        filled = filled or kind == b"IDAT"
        at = end + 4
    return None
