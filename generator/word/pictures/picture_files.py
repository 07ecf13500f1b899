"""Reads PNG and JPEG files: whether they are whole, how large they print."""

from __future__ import annotations

import struct
from fractions import Fraction

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image

from generator.problems import say
from generator.word.pictures.picture import LARGEST_PICTURE, FinishedPicture, NoPicture
from generator.word.tables.between_margins import PaperSize

_UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    LookupError,
    ValueError,
    struct.error,
)
_TYPES = {"image/png": "png", "image/jpeg": "jpeg"}
_MM_PER_INCH = Fraction(254, 10)
_USUAL_DPI = 96
_COARSE_DPI = 100
_HIGHEST_MM = 220


def read_picture(data: bytes, width_mm: int | None = None, told: str = "") -> FinishedPicture:
    """A picture as wide as asked, else as its file says; never wider or higher than a page's text.

    Raises `NoPicture` for what is neither PNG nor JPEG, is damaged, or larger than 10 MB.
    """
    if len(data) > LARGEST_PICTURE:
        raise NoPicture(say("tệp hình lớn hơn 10 MB"))
    try:
        image = Image.from_blob(data)
        ending = _TYPES[image.content_type]
        pixels = image.px_width, image.px_height
    except _UNREADABLE:
        raise NoPicture(say("không phải hình PNG hay JPEG đọc được")) from None
    if not all(pixels) or not _is_whole(data, ending):
        raise NoPicture(say("tệp hình bị hỏng hoặc thiếu phần cuối"))
    dots = image.horz_dpi if image.horz_dpi > 1 else _USUAL_DPI
    width = Fraction(width_mm) if width_mm else pixels[0] / Fraction(dots) * _MM_PER_INCH
    high = width * Fraction(pixels[1], pixels[0])
    share = min(
        Fraction(1), Fraction(PaperSize.PORTRAIT.room_mm) / width, Fraction(_HIGHEST_MM) / high
    )
    coarse = Fraction(pixels[0]) / (width * share / _MM_PER_INCH) < _COARSE_DPI
    return FinishedPicture(data, ending, width * share, high * share, told, coarse)


def _is_whole(data: bytes, ending: str) -> bool:
    """Whether the end of a file is there: one cut off half way prints as a grey field."""
    return b"IEND" in data[-16:] if ending == "png" else b"\xff\xd9" in data[-4096:]
