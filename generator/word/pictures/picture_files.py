"""Reads PNG and JPEG files: whether they are whole, how large they print, how they are to be turned."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from generator.problems import say
from generator.word.pictures.jpeg_segments import read_jpeg
from generator.word.pictures.picture import (
    LARGEST_PICTURE,
    MOST_POINTS,
    FinishedPicture,
    NoPicture,
    Turned,
)
from generator.word.pictures.png_chunks import read_png
from generator.word.tables.between_margins import PaperSize
from generator.workspace import unchanging

_MM_PER_INCH = Fraction(254, 10)
_USUAL_DPI = 96
_COARSE_DPI = 100
_PRINTER_COLOURS = 4
_HIGHEST_MM = {PaperSize.PORTRAIT: 220, PaperSize.LANDSCAPE: 130, PaperSize.A3: 215}
"""Its heading and its caption have room beside it."""
_TURNS = {
    2: Turned(mirrored=True),
    3: Turned(180),
    4: Turned(180, mirrored=True),
    5: Turned(270, mirrored=True),
    6: Turned(90),
    7: Turned(90, mirrored=True),
    8: Turned(270),
}
"""By how a camera was held (Exif): what makes its photo upright."""
_OTHERS = (
    (b"GIF8", 0, "GIF"),
    (b"BM", 0, "BMP"),
    (b"II*\0", 0, "TIFF"),
    (b"MM\0*", 0, "TIFF"),
    (b"WEBP", 8, "WebP"),
    (b"ftypavif", 4, "AVIF"),
    (b"ftyp", 4, "HEIC"),
    (b"%PDF", 0, "PDF"),
    (b"<svg", 0, "SVG"),
    (b"<?xml", 0, "SVG"),
)
"""How files of other kinds begin, and what they are called."""


@unchanging(frozen=True)
class _Points:
    width: int
    height: int
    density: Fraction
    turn: Turned = field(default_factory=Turned)
    is_for_printers: bool = False

    @property
    def across(self) -> int:
        """Points from side to side once it is upright."""
        return self.height if self.turn.lies else self.width

    @property
    def down(self) -> int:
        return self.width if self.turn.lies else self.height


def read_picture(
    data: bytes,
    width_mm: int | None = None,
    told: str = "",
    paper: PaperSize = PaperSize.PORTRAIT,
) -> FinishedPicture:
    """A picture as wide as asked, else as its file says; never wider or higher than a page's text.

    A photo is upright as it was taken. Raises `NoPicture` for what is neither PNG nor JPEG, is damaged, or
    larger than 10 MB or than Word can show.
    """
    if len(data) > LARGEST_PICTURE:
        raise NoPicture(say("tệp hình lớn hơn 10 MB"))
    found, data, ending = _read(data)
    if found.width * found.height > MOST_POINTS:
        raise NoPicture(
            say(
                "hình có quá nhiều điểm ảnh ({width} × {height})",
                width=found.width,
                height=found.height,
            )
        )
    dots = found.density if found.density > 1 else Fraction(_USUAL_DPI)
    width = Fraction(width_mm) if width_mm else found.across / dots * _MM_PER_INCH
    high = width * Fraction(found.down, found.across)
    room = Fraction(paper.room_mm) / width, Fraction(_HIGHEST_MM[paper]) / high
    share = min(Fraction(1), *room)
    coarse = Fraction(found.across) / (width * share / _MM_PER_INCH) < _COARSE_DPI
    return FinishedPicture(
        data, ending, width * share, high * share, told, coarse, found.turn, found.is_for_printers
    )


def _read(data: bytes) -> tuple[_Points, bytes, str]:
    """The points of a file, the file as it goes into a document, and how its name ends there."""
    if png := read_png(data):
        return _Points(png.width, png.height, png.density), data, "png"
    if jpeg := read_jpeg(data):
        turn = _TURNS.get(jpeg.exif.held, Turned())
        density = jpeg.density if jpeg.density > 1 else jpeg.exif.density
        printers = jpeg.colours == _PRINTER_COLOURS
        points = _Points(jpeg.width, jpeg.height, density, turn, printers)
        return points, jpeg.exif.upright(data), "jpeg"
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        raise NoPicture(say("tệp hình bị hỏng hoặc thiếu phần cuối"))
    other = next((name for mark, at, name in _OTHERS if data[at:].startswith(mark)), "")
    if other:
        raise NoPicture(say("đây là hình {kind}, không phải PNG hay JPEG", kind=other))
    raise NoPicture(say("không phải hình PNG hay JPEG đọc được"))
