"""How many pages documents have that go out, for their metadata: told where it is known in time, never guessed.

A PDF that shows the very same Word file tells it at once; else LibreOffice is asked, for a limited time and
for few files, since whoever issues a document must not wait. What is not known stays empty and is told.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Timer
from time import monotonic

from generator.office.letters import PDF
from generator.office.made_file import hash_file
from generator.office.manifest import Manifest
from generator.office.paging import shows
from generator.problems import (
    MachineFailed,
    Message,
    Place,
    Problem,
    ProgramMissing,
    Severity,
    say,
)
from generator.word import NotPdf, libreoffice, read_pages, to_pages
from generator.workspace import bytes_of, digest, failure, passing_folder

MOST = 25
"""As many files are counted while somebody waits for the number."""
LIMIT = 20.0
"""Seconds that counting may take; others who wait for the register do not wait much longer."""
_HINT = say(
    "cần thì xem số trang ở thanh trạng thái của Word rồi điền vào hệ thống quản lý văn bản"
)

Files = Sequence[tuple[Path, bytes]]


def page_amounts(
    numbers: Sequence[Sequence[Files]], manifest: Manifest, doubts: list[Problem]
) -> list[int | None]:
    """For each number how many pages its documents have; `None` where that is not known, or not the same of all.

    A document has those of all its files: its own, and those of annexes.

    `doubts` gets why it is not known.
    """
    files = {path: data for documents in numbers for one in documents for path, data in one}
    known = dict(_shown(files, manifest))
    due = {path: data for path, data in files.items() if path not in known}
    why = _count(due, known) if due else None
    found = [{_sum(one, known) for one in documents} for documents in numbers]
    if why is None and any(len(counts) > 1 for counts in found):
        why = say("các bản chung một số có số trang khác nhau")
    if why is not None:
        said = say("siêu dữ liệu để trống số trang (PageAmount): {why}", why=why)
        doubts.append(Problem("I-ISSUE-PAGES", Place(""), said, _HINT, Severity.INFO))
    return [counts.pop() if len(counts) == 1 else None for counts in found]


def _sum(files: Files, known: Mapping[Path, int]) -> int | None:
    """How many pages some files have together, where that is known of each."""
    found = [known.get(path) for path, _ in files]
    counts = [count for count in found if count is not None]
    return sum(counts) if len(counts) == len(found) else None


def _shown(files: Mapping[Path, bytes], manifest: Manifest) -> Iterator[tuple[Path, int]]:
    """The pages of those of which the PDF beside shows these very bytes."""
    for path, data in files.items():
        paged = path.with_suffix(PDF)
        made = manifest.named(paged.relative_to(manifest.path.parent).as_posix())
        if made and shows(made, digest(data)) and made.sha256 == hash_file(paged):
            try:
                yield path, read_pages(bytes_of(paged) or b"").count
            except NotPdf:
                continue


def _count(files: Mapping[Path, bytes], known: dict[Path, int]) -> Message | None:
    """Adds what LibreOffice counts; why it does not count all."""
    if len(files) > MOST:
        return say("{count} bản, đếm trang lúc ban hành thì phải chờ lâu", count=len(files))
    halt, start = Event(), monotonic()
    timer = Timer(LIMIT, halt.set)
    timer.start()
    try:
        known |= _counted(files, halt)
    except (ProgramMissing, MachineFailed, OSError) as error:
        return _failed(error)
    finally:
        timer.cancel()
    if known.keys() >= files.keys():
        return None
    if monotonic() - start >= LIMIT:
        return say("LibreOffice chưa đếm xong trong {seconds} giây", seconds=round(LIMIT))
    return say("LibreOffice không đếm được trang")


def _failed(error: ProgramMissing | MachineFailed | OSError) -> Message:
    if isinstance(error, OSError):
        return failure(Path(error.filename or tempfile.gettempdir()), error).message
    if isinstance(error, ProgramMissing):
        return say("máy chưa có LibreOffice để đếm trang")
    return error.message


def _counted(files: Mapping[Path, bytes], halt: Event) -> dict[Path, int]:
    with (
        libreoffice(outside=[one.parent for one in files]) as suite,
        passing_folder() as folder,
    ):
        copies = {folder / f"{at}.docx": path for at, path in enumerate(files)}
        for copy, path in copies.items():
            copy.write_bytes(files[path])
        found = to_pages(list(copies), suite, halt=halt)
        return {copies[copy]: pages.count for copy, pages in found if pages}
