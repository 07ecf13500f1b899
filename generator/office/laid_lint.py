"""Documents laid out for the linter, many a call; what cannot be laid out is judged without its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from generator.lint import (
    Asked,
    LintResult,
    WordFile,
    fonts_shown,
    laid_pages,
    lint_opened,
    marked,
    open_document,
)
from generator.office.paging import fetched_from
from generator.problems import (
    Message,
    Place,
    Problem,
    ProgramMissing,
    RecordsInvalid,
    Severity,
    say,
)
from generator.word import (
    CHUNK,
    Engine,
    NotPdf,
    Pages,
    PrintedFile,
    libreoffice,
    read_printed,
    stand_ins,
    to_pages,
)
from generator.workspace import failure, passing_folder

Tell = Callable[[Sequence[Problem]], None]


def lint_laid(files: Sequence[Path], asked: Asked, tell: Tell) -> Iterator[LintResult]:
    """The files checked in order, with their pages where these are known.

    What is no Word file, and what could not be laid out and why, is told. Raises `MachineFailed` where
    the disk fails.
    """
    with ExitStack() as held:
        suite = _suite(held, files, tell)
        waiting = iter(files)
        while chunk := list(islice(waiting, CHUNK)):
            documents = [one for path in chunk if (one := _opened(path, asked, tell))]
            if suite:
                _lay(documents, suite, tell)
            yield from (lint_opened(one, asked) for one in documents)


def _suite(held: ExitStack, files: Sequence[Path], tell: Tell) -> Engine | None:
    try:
        return held.enter_context(libreoffice(outside=[one.parent for one in files]))
    except ProgramMissing:
        hint = say(
            "cài LibreOffice (https://vi.libreoffice.org) rồi chạy lại; phần còn lại vẫn được soát"
        )
        tell([_not_laid("", say("soát theo trang cần LibreOffice, máy này chưa cài"), hint)])
        return None


def _opened(path: Path, asked: Asked, tell: Tell) -> WordFile | None:
    try:
        return open_document(path, asked)
    except RecordsInvalid as error:
        tell(error.problems)
        return None


def _lay(documents: Sequence[WordFile], suite: Engine, tell: Tell) -> None:
    """Gives each document its pages, in one call for all."""
    with passing_folder() as folder:
        try:
            copies = dict(_copies(documents, folder, tell))
        except OSError as error:
            raise failure(Path(error.filename or folder), error) from error
        for copy, pages in to_pages(list(copies), suite, places=True):
            document = copies[copy]
            if pages and (printed := _printed(pages.data)):
                document.pages = laid_pages(document, printed)
                tell([*_other_fonts(document, pages)])
            else:
                said = say(
                    "LibreOffice không dàn trang được tệp này; chỉ soát phần không cần trang"
                )
                tell([_not_laid(document.file, said)])


def _copies(
    documents: Sequence[WordFile], folder: Path, tell: Tell
) -> Iterator[tuple[Path, WordFile]]:
    """Each with its marks; none of a file that would have LibreOffice fetch something."""
    for at, document in enumerate(documents):
        if address := fetched_from(document.package.parts):
            said = say(
                "tệp lấy nội dung từ nơi khác nên không dàn trang: «{address}»", address=address
            )
            tell([_not_laid(document.file, said)])
            continue
        copy = folder / f"{at}.docx"
        copy.write_bytes(marked(document))
        yield copy, document


def _other_fonts(document: WordFile, pages: Pages) -> Iterator[Problem]:
    """Fonts of other widths that stood in: with the right ones pages may end elsewhere."""
    found = stand_ins(fonts_shown(document), pages.fonts)
    if names := sorted(one.meant for one in found if not one.is_alike):
        said = say(
            "máy không có phông {fonts}; phông thay vào có chữ rộng hẹp khác",
            fonts=", ".join(names),
        )
        hint = say("trang có thể ngắt khác ở máy có đủ phông; cài phông rồi soát lại")
        yield _not_laid(document.file, said, hint)


def _printed(data: bytes) -> PrintedFile | None:
    try:
        return read_printed(data)
    except NotPdf:
        return None


def _not_laid(file: str, said: Message, hint: Message | None = None) -> Problem:
    return Problem("W-LINT-PAGES", Place(file), said, hint, Severity.WARNING)
