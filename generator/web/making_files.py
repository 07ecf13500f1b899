"""Word files, PDFs, archives and print files of a campaign, as an errand: the same events as the commands'."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from generator.office import (
    KEPT_TOLD,
    Office,
    Options,
    Paging,
    Started,
    engine_first,
    note_place,
    page_files,
    print_letters,
    print_runs,
    produce,
)
from generator.problems import Message, say
from generator.web.errands import Errand
from generator.workspace import unchanging


class WantedFile(StrEnum):
    """What is made of each document."""

    WORD = "word"
    PDF = "pdf"
    PRINT = "print"
    TWO_SIDED = "two-sided"
    ZIP = "zip"


FORMS = {
    WantedFile.WORD: say("Tệp Word"),
    WantedFile.PDF: say("Tệp Word và PDF"),
    WantedFile.PRINT: say("Tệp Word, PDF và một tệp gộp để in một mặt"),
    WantedFile.TWO_SIDED: say("Tệp Word, PDF và một tệp gộp để in hai mặt"),
    WantedFile.ZIP: say("Một tệp nén (zip) cho mỗi loạt văn bản"),
}
_PACKED = ".zip"
_PAGED = {WantedFile.PDF, WantedFile.PRINT, WantedFile.TWO_SIDED}


@unchanging(frozen=True)
class Making:
    """What is to be made: of which campaign, which documents (none: all), and how."""

    campaign: str
    documents: Sequence[str]
    form: WantedFile
    holder: str
    is_draft: bool = False
    force: bool = False


def make_files(errand: Errand, office: Office, asked: Making) -> None:
    """Makes them one after the other until it is done or stopped."""
    files = _word_files(errand, office, asked)
    if asked.form in _PAGED and not errand.is_stopped:
        _pages(errand, office, asked, files)


def _word_files(errand: Errand, office: Office, asked: Making) -> list[Path]:
    how = Options(
        holder=asked.holder,
        archive=asked.form is WantedFile.ZIP,
        draft=asked.is_draft,
        force=asked.force,
        resume=True,
    )
    events = produce(office, [asked.campaign], asked.documents, options=how)
    files: list[Path] = []
    for event in events:
        if isinstance(event, Started):
            errand.begin(event.name, event.count)
            continue
        within = event.path.parent.name
        packed = within if within.endswith(_PACKED) else ""
        errand.note(event.state.value, event.problems, within=packed, is_late=event.is_late)
        note_place(event, files)
        if errand.is_stopped:
            events.close()
            break
    errand.problems += [one for one in office.problems if one.code in KEPT_TOLD]
    return files


def _pages(errand: Errand, office: Office, asked: Making, files: Sequence[Path]) -> None:
    how = Paging(
        holder=asked.holder, first=engine_first(office.library.settings), force=asked.force
    )
    errand.begin("PDF", len(files))
    pages = page_files(files, how)
    for one in pages:
        errand.note(one.state.value, one.problems)
        if errand.is_stopped:
            pages.close()
            return
    if asked.form is WantedFile.PDF:
        return
    two_sided = asked.form is WantedFile.TWO_SIDED
    runs = list(print_runs(office, [asked.campaign], asked.documents, two_sided=two_sided))
    wanted = [one for one in runs if one.letters]
    errand.begin("In", len(wanted))
    for printed in print_letters(wanted, how):
        errand.note(printed.state.value, printed.problems)


def summary_of(errand: Errand) -> Message:
    """What came of it."""
    told = {"kept": errand.kept, "failed": errand.failed}
    if not (packed := errand.packed):
        return say("đã tạo {made} tệp, giữ nguyên {kept}, lỗi {failed}", made=errand.made, **told)
    inside = say(
        "{packed} tệp nén gồm {letters} văn bản", packed=len(packed), letters=packed.total()
    )
    if beside := errand.made - packed.total():
        return say(
            "đã tạo {inside}, và {made} tệp khác; giữ nguyên {kept}, lỗi {failed}",
            inside=inside, made=beside, **told,
        )  # fmt: skip
    return say("đã tạo {inside}; giữ nguyên {kept}, lỗi {failed}", inside=inside, **told)
