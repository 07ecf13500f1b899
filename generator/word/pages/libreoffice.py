"""LibreOffice, asked to turn files into others, many at a time.

Every call works in a folder of its own, on copies with names of ours, with a profile of its own in
which macros and links are shut off, and for a limited time. That it ends well says nothing: what it
made is looked at by those who asked.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import ClassVar

from generator.problems import Message, ProgramMissing, say
from generator.word.pages.engine import EngineName
from generator.workspace import find_program, passing_folder, run_program, unchanging

_NAMES = ("soffice", "libreoffice")
_INSTALLED = (
    Path("C:/Program Files/LibreOffice/program"),
    Path("C:/Program Files (x86)/LibreOffice/program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
)
_PREFERRED: tuple[Path, ...] = ()
"""Where it is looked for before the search path."""
_CHARTS = "1000"
"""So many are kept laid out; of more, those beyond are drawn from pictures in a wrong measure."""
_SETTINGS = (
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Cache/Writer", "OLE_Objects", _CHARTS),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
_BEGINS, _EACH = 60, 20
"""Seconds that a call may take to begin, and from one file to the next."""


class FileForm(StrEnum):
    """Into what files are turned, as LibreOffice calls it."""

    PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    WORD = "docx:MS Word 2007 XML"
    PDF_A = (
        'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
        '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    )
    PDF_PLACES = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


WORD_FILTER = "MS Word 2007 XML"
"""By which a Word file is read: whatever else it may be is refused."""


@unchanging(frozen=True)
class LibreOffice:
    """The program, with a profile for one call after another; an `Engine`."""

    program: str
    profile: Path
    kind: ClassVar[EngineName] = EngineName.LIBREOFFICE

    def convert(
        self,
        sources: Sequence[Path],
        into: Path,
        form: FileForm,
        *,
        read_as: str = "",
        halt: Event | None = None,
    ) -> None:
        """All in one call."""
        asked = [
            *(self.program, f"-env:UserInstallation={self.profile.as_uri()}"),
            *("--headless", "--norestore", "--nolockcheck"),
            *([f"--infilter={read_as}"] if read_as else []),
            *("--convert-to", form.value, "--outdir", str(into), *map(str, sources)),
        ]
        run_program(
            asked, into, _BEGINS + _EACH, halt=halt, signs=lambda: len(list(into.iterdir()))
        )

    def renew(self) -> None:
        """Takes away what an ended call may have left in the profile."""
        shutil.rmtree(self.profile, ignore_errors=True)
        lay_profile(self.profile)


@contextmanager
def libreoffice(*, outside: Sequence[Path] = ()) -> Iterator[LibreOffice]:
    """LibreOffice with a profile of its own, which is taken away afterwards. Raises `ProgramMissing`.

    One that lies in a folder of files, `outside` of which it must be, is not taken.
    """
    shut = (Path.cwd(), *outside)
    program = find_program(_NAMES, first=_PREFERRED, outside=shut, installed=_INSTALLED)
    if program is None:
        raise ProgramMissing(how_to_install(sys.platform))
    with passing_folder() as place:
        profile = place / "profile"
        lay_profile(profile)
        yield LibreOffice(program, profile)


def how_to_install(platform: str) -> Message:
    """What a person does who has none."""
    if platform == "win32":
        return say(
            "cần LibreOffice để làm việc này; cài LibreOffice (https://vi.libreoffice.org) rồi chạy lại;"
            " các lệnh khác vẫn dùng được"
        )
    if platform == "darwin":
        return say(
            "cần LibreOffice để làm việc này; cài LibreOffice (https://vi.libreoffice.org), kéo vào thư mục"
            " Applications rồi chạy lại; các lệnh khác vẫn dùng được"
        )
    return say(
        "cần LibreOffice để làm việc này; cài LibreOffice (Debian, Ubuntu: sudo apt install"
        " libreoffice-writer) rồi chạy lại; các lệnh khác vẫn dùng được"
    )


def lay_profile(profile: Path) -> None:
    """A profile in which macros and links are shut off."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>\n"
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
