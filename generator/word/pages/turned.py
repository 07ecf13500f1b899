"""Documents of other programs turned into Word files by LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.word.pages.libreoffice import FileForm, libreoffice
from generator.word.pages.web_page import is_web_page, without_links
from generator.workspace import passing_folder


def turned_into_word(
    data: bytes, suffix: str, *, outside: Sequence[Path] = (), read_as: str = ""
) -> bytes | None:
    """The Word file that LibreOffice makes of another file; `None` where it cannot read it.

    `suffix` tells it what the file is, `read_as` by which filter alone it may be read. A LibreOffice that
    lies in one of the folders `outside` of which it must be is not taken. A web page loses what it would
    fetch. Raises `ProgramMissing`.
    """
    with (
        libreoffice(outside=outside) as suite,
        passing_folder() as place,
    ):
        given, into = place / f"given{suffix}", place / "made"
        given.write_bytes(without_links(data) if is_web_page(data) else data)
        into.mkdir()
        suite.convert([given], into, FileForm.WORD, read_as=read_as)
        made = into / "given.docx"
        return made.read_bytes() if made.is_file() else None
