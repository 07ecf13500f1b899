"""Word files → PDF, many at a time, and what a PDF says of itself.

A chunk of files is turned in one call; those that do not come back whole are tried once more, each
alone, so that one bad file costs no other. Only a PDF that is whole and has pages counts as made.
Where it is put is left to others.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import NamedTuple

from generator.problems import GeneratorError, say
from generator.word.pages.engine import Engine
from generator.word.pages.fonts import fonts_in
from generator.word.pages.libreoffice import WORD_FILTER, FileForm
from generator.workspace import failure, passing_folder, unchanging

CHUNK = 50
_HEAD, _TAIL = b"%PDF-", b"%%EOF"
_TAIL_ROOM = 1024
_AT_FAULT = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RuntimeError, TypeError, ValueError, zlib.error),
)
"""What the reader of PDFs stumbles with over values that are not what they should be."""
_ROOM = 1 << 20
"""Bytes that a disk has which is not full."""


class NotPdf(GeneratorError):
    """A file that is no whole PDF with pages."""


@unchanging(frozen=True)
class Pages:
    """A PDF: its bytes, how many pages it has, the fonts that show by name."""

    data: bytes
    count: int
    fonts: frozenset[str] = frozenset()


def read_pages(data: bytes) -> Pages:
    """What a PDF says of itself. Raises `NotPdf`."""
    if not data.startswith(_HEAD) or _TAIL not in data[-_TAIL_ROOM:]:
        raise NotPdf(say("tệp không phải PDF, hoặc bị cụt"))
    from pypdf import PdfReader

    with reading_pdf():
        reader = PdfReader(BytesIO(data), strict=True)
        count = len(reader.pages)
        fonts = fonts_in(reader.pages)
    if not count:
        raise NotPdf(say("tệp PDF không có trang nào"))
    return Pages(data, count, fonts)


@contextmanager
def reading_pdf() -> Iterator[None]:
    """What a PDF cannot be read for is `NotPdf`; what the reader remarks on it is not told."""
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        yield
    except (PyPdfError, *_AT_FAULT) as error:
        raise NotPdf(say("tệp PDF hỏng")) from error


def to_pages(
    files: Sequence[Path],
    *engines: Engine,
    archive: bool = False,
    places: bool = False,
    halt: Event | None = None,
) -> Iterator[tuple[Path, Pages | None]]:
    """Each Word file with its pages, in order; `None` where no whole PDF came of it.

    Several engines work side by side. `archive`: PDF/A-2b, which can be read in years; `places`: it tells
    where each bookmark stands. Nothing more is made once others wish it by `halt`. Raises `MachineFailed`
    where the disk fails.
    """
    target = FileForm.PDF_PLACES if places else FileForm.PDF_A if archive else FileForm.PDF
    halt = halt or Event()
    idle: SimpleQueue[Engine] = SimpleQueue()
    for one in engines:
        idle.put(one)

    def paged(chunk: Sequence[Path]) -> list[tuple[Path, Pages | None]]:
        engine = idle.get()
        try:
            return list(_paged(chunk, _Wish(engine, target, halt)))
        finally:
            idle.put(engine)

    with ThreadPoolExecutor(len(engines)) as pool:
        waiting: deque[Future[list[tuple[Path, Pages | None]]]] = deque()
        try:
            for chunk in _chunks(files, len(engines)):
                waiting.append(pool.submit(paged, chunk))
                if len(waiting) > len(engines):
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            halt.set()
            for future in waiting:
                future.cancel()


def _chunks(files: Sequence[Path], engines: int) -> Iterator[Sequence[Path]]:
    """Equal shares of the files, none too large, so that all who work end together."""
    rounds = ceil(len(files) / (CHUNK * engines))
    size = ceil(len(files) / (rounds * engines)) if files else 1
    yield from (files[start : start + size] for start in range(0, len(files), size))


class _Wish(NamedTuple):
    """Who turns files, into what, and the sign to give up."""

    engine: Engine
    form: FileForm
    halt: Event


def _paged(chunk: Sequence[Path], wish: _Wish) -> Iterator[tuple[Path, Pages | None]]:
    """The pages of a chunk; what lacks is tried alone. Where a call went no further it goes on behind the file."""
    made = _made(chunk, wish)
    lacking = [file for file in chunk if file not in made]
    went_no_further = bool(made) and lacking == chunk[len(made) :]
    alone = lacking[:1] if went_no_further else lacking
    for file in alone:
        if not wish.halt.is_set():
            made |= _made([file], wish)
    if rest := lacking[len(alone) :]:
        made |= {file: pages for file, pages in _paged(rest, wish) if pages}
    yield from ((file, made.get(file)) for file in chunk)


def _made(files: Sequence[Path], wish: _Wish) -> dict[Path, Pages]:
    """The pages of those that came back whole from one call."""
    try:
        with passing_folder() as place:
            found = _converted(files, wish, place)
            if len(found) < len(files):
                _refuse_full(place)
                wish.engine.renew()
    except OSError as error:
        raise failure(Path(error.filename or tempfile.gettempdir()), error) from error
    return found


def _converted(files: Sequence[Path], wish: _Wish, place: Path) -> dict[Path, Pages]:
    given, into = place / "given", place / "made"
    given.mkdir()
    into.mkdir()
    copies = {given / f"{number:04}.docx": file for number, file in enumerate(files)}
    for copy, file in copies.items():
        shutil.copyfile(file, copy)
    wish.engine.convert(list(copies), into, wish.form, read_as=WORD_FILTER, halt=wish.halt)
    return {
        file: pages for copy, file in copies.items() if (pages := _whole(into / f"{copy.stem}.pdf"))
    }


def _refuse_full(folder: Path) -> None:
    """A program that finds no room says nothing of it, or leaves half a file: the disk is asked."""
    if shutil.disk_usage(folder).free < _ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), tempfile.gettempdir())


def _whole(path: Path) -> Pages | None:
    try:
        return read_pages(path.read_bytes())
    except (OSError, NotPdf):
        return None
