"""Word files → PDF, many at a time, and what a PDF says of itself.

A chunk of files is turned in one call; those that do not come back whole are tried once more, each
alone, so that one bad file costs no other. Only a PDF that is whole and has pages counts as made.
Where it is put is left to others.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from generator.problems import GeneratorError, say
from generator.word.pages.engine import Engine
from generator.word.pages.libreoffice import WORD_FILTER, FileForm

CHUNK = 25
_HEAD, _TAIL = b"%PDF-", b"%%EOF"
_TAIL_ROOM = 1024
TWINS = {"LiberationSerif": "Times New Roman", "TeXGyreTermes": "Times New Roman"}
"""Fonts that stand in for another one with letters as wide, so that lines break alike."""


class NotPdf(GeneratorError):
    """A file that is no whole PDF with pages."""


@dataclass(frozen=True)
class Pages:
    """A PDF: its bytes, how many pages it has, the fonts in it by name."""

    data: bytes
    count: int
    fonts: frozenset[str] = frozenset()

    @property
    def stand_ins(self) -> dict[str, str]:
        """Which fonts stand in for which."""
        return {font: TWINS[font] for font in sorted(self.fonts & TWINS.keys())}


def read_pages(data: bytes) -> Pages:
    """What a PDF says of itself. Raises `NotPdf`."""
    if not data.startswith(_HEAD) or _TAIL not in data[-_TAIL_ROOM:]:
        raise NotPdf(say("tệp không phải PDF, hoặc bị cụt"))
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").propagate = False
    try:
        reader = PdfReader(BytesIO(data), strict=True)
        count = len(reader.pages)
        fonts = frozenset(_fonts(reader))
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise NotPdf(say("tệp PDF hỏng")) from error
    if not count:
        raise NotPdf(say("tệp PDF không có trang nào"))
    return Pages(data, count, fonts)


def _fonts(reader: object) -> Iterator[str]:
    """The names of the fonts that the pages use, bare: `LiberationSerif`."""
    for page in reader.pages:  # type: ignore[attr-defined]
        fonts = page.get("/Resources", {}).get("/Font", {})
        for font in fonts.values():
            name = str(font.get_object().get("/BaseFont", "")).lstrip("/")
            yield name.rpartition("+")[2].partition("-")[0]


def to_pages(
    files: Sequence[Path], engine: Engine, *, archive: bool = False
) -> Iterator[tuple[Path, Pages | None]]:
    """Each Word file with its pages, in order; `None` where the engine could not make any.

    `archive`: PDF/A-2b, which can be read in years. Raises `MachineFailed` where the disk fails.
    """
    target = FileForm.PDF_A if archive else FileForm.PDF
    waiting = iter(files)
    while chunk := list(islice(waiting, CHUNK)):
        made = _made(chunk, engine, target)
        for file in chunk:
            pages = made.get(file)
            yield file, pages or _made([file], engine, target).get(file)


def _made(files: Sequence[Path], engine: Engine, target: FileForm) -> dict[Path, Pages]:
    """The pages of those that came back whole from one call."""
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as name:
        given, into = Path(name) / "given", Path(name) / "made"
        given.mkdir()
        into.mkdir()
        copies = {given / f"{place:04}.docx": file for place, file in enumerate(files)}
        for copy, file in copies.items():
            shutil.copyfile(file, copy)
        engine.convert(list(copies), into, target, read_as=WORD_FILTER)
        found = {
            file: pages
            for copy, file in copies.items()
            if (pages := _whole(into / f"{copy.stem}.pdf"))
        }
    if len(found) < len(files):
        engine.renew()
    return found


def _whole(path: Path) -> Pages | None:
    try:
        return read_pages(path.read_bytes())
    except (OSError, NotPdf):
        return None
