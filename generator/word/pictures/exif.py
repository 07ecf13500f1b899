"""What a camera wrote beside a photo (Exif): how it was held, and how dense its points are."""

from __future__ import annotations

import struct
from fractions import Fraction

from generator.workspace import unchanging

_MARK = b"Exif\0\0"
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_TURNED, _DENSE, _UNIT = 0x0112, 0x011A, 0x0128
_MOST_FIELDS = 200
_PER_INCH = {2: Fraction(1), 3: Fraction(254, 100)}


@unchanging(frozen=True)
class Exif:
    """`held` is the orientation, 1 of an upright photo; `place` where its two bytes stand in the file, 0 where none do."""

    held: int = 1
    place: int = 0
    density: Fraction = Fraction(0)
    order: str = ">"

    def upright(self, data: bytes) -> bytes:
        """The file, which says no more that it is to be turned."""
        if not self.place:
            return data
        said = struct.pack(f"{self.order}H", 1)
        return data[: self.place] + said + data[self.place + 2 :]


def read_exif(data: bytes, start: int, end: int) -> Exif | None:
    """What a segment of a file says; nothing where it holds something else, or is broken."""
    base = start + len(_MARK)
    order = _ORDERS.get(data[base : base + 4])
    if data[start:base] != _MARK or order is None:
        return None
    try:
        return _read(memoryview(data)[base:end], base, order)
    except (struct.error, ZeroDivisionError):
        return None


def _read(told: memoryview, base: int, order: str) -> Exif:
    (first,) = struct.unpack_from(f"{order}I", told, 4)
    (count,) = struct.unpack_from(f"{order}H", told, first)
    held, place, dense, unit = 1, 0, Fraction(0), 2
    for at in range(first + 2, first + 2 + 12 * min(count, _MOST_FIELDS), 12):
        (tag,) = struct.unpack_from(f"{order}H", told, at)
        (short,) = struct.unpack_from(f"{order}H", told, at + 8)
        if tag == _TURNED and short in range(1, 9):
            held, place = short, base + at + 8
        elif tag == _DENSE:
            (where,) = struct.unpack_from(f"{order}I", told, at + 8)
            dense = Fraction(*struct.unpack_from(f"{order}II", told, where))
        elif tag == _UNIT:
            unit = short
    return Exif(held, place, dense * _PER_INCH.get(unit, Fraction(0)), order)
