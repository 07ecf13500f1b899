"""Other programs asked to read what we cannot: LibreOffice for .doc, .odt, .rtf, poppler for PDF.

Each works in a folder of its own on a copy with a name of ours, with its own profile, for a limited
time, and is never taken from the folder of the file or from where the command was called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.audit.manuscript import Manuscript
from generator.problems import Message, Place, Problem, RecordsInvalid, say

PATIENCE = 120
"""Seconds after which a program is ended."""
_PAGES = 300
_LETTERS = 8_000_000
_OFFICE = ("soffice", "libreoffice")
_OFFICE_FOLDERS = (
    Path("C:/Program Files/LibreOffice/program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
)
_HELD = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)
_SAVE_WORD = say("mở tệp bằng Word, lưu lại dạng .docx (File > Save As) rồi kiểm tra tệp ấy")
_PASTE = say("mở tệp, chép nội dung, lưu thành tệp .txt hoặc dán vào: vanthu audit -")


def convert_to_word(data: bytes, path: Path, read: Callable[[Path], Manuscript]) -> Manuscript:
    """The manuscript of a file that LibreOffice makes a Word file of."""
    file = str(path)
    program = _find(_OFFICE, path.parent, _OFFICE_FOLDERS)
    if program is None:
        said = say("đọc tệp {suffix} cần LibreOffice, máy này chưa cài", suffix=path.suffix)
        raise _refused("E-AUDIT-PROGRAM", file, said, _SAVE_WORD)
    with _folder() as name:
        place = Path(name)
        given = place / f"given{path.suffix.lower()}"
        given.write_bytes(data)
        profile = _held_profile(place / "profile")
        asked = [
            *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "docx", "--outdir", str(place / "made"), str(given)),
        ]
        made = place / "made" / "given.docx"
        if not _run(asked, place) or not made.is_file():
            raise _refused(
                "E-AUDIT-CONVERT", file, say("LibreOffice không đọc được tệp này"), _SAVE_WORD
            )
        found = read(made)
    found.file = file
    return found


def _held_profile(folder: Path) -> str:
    """The address of a profile in which no macro runs and no link is followed."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _HELD
    )
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")
    return folder.as_uri()


def convert_pdf(data: bytes, file: str) -> str:
    """The text of a PDF as it is laid out, pages parted by form feeds."""
    program = _find(("pdftotext",), Path(file).parent)
    if program is None:
        said = say("đọc tệp PDF cần pdftotext (poppler), máy này chưa cài")
        raise _refused("E-AUDIT-PROGRAM", file, said, _PASTE)
    with _folder() as name:
        place = Path(name)
        (place / "given.pdf").write_bytes(data)
        made = place / "made.txt"
        asked = [
            program,
            "-layout",
            "-enc",
            "UTF-8",
            "-l",
            str(_PAGES),
            str(place / "given.pdf"),
            str(made),
        ]
        if not _run(asked, place) or not made.is_file():
            raise _refused("E-AUDIT-CONVERT", file, say("pdftotext không đọc được tệp này"), _PASTE)
        with made.open(encoding="utf-8", errors="replace") as text:
            found = text.read(_LETTERS)
    if not found.strip():
        said = say("tệp PDF này chỉ có ảnh chụp, không có chữ")
        hint = say("nhận dạng chữ (OCR) trước, hoặc kiểm tra tệp Word đã in ra nó")
        raise _refused("E-AUDIT-SCAN", file, said, hint)
    return found.removesuffix("\f")


def _refused(code: str, file: str, said: Message, hint: Message) -> RecordsInvalid:
    return RecordsInvalid([Problem(code, Place(file), said, hint)])


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True)


def _find(names: Sequence[str], beside: Path, known: Sequence[Path] = ()) -> str | None:
    """A program from the folders of the search path and where it is usually put."""
    kept = (Path.cwd(), beside.resolve())
    for folder in (*map(Path, os.get_exec_path()), *known):
        if not folder.is_absolute() or folder.resolve() in kept:
            continue
        for name in names:
            if found := shutil.which(str(folder / name)):
                return found
    return None


def _run(asked: Sequence[str], place: Path) -> bool:
    """Whether a program came to a good end in time; with it end all that it began."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - no shell, and the program was looked up
        asked, cwd=place, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            return process.wait(PATIENCE) == 0
        except BaseException as fault:
            _end(process)
            if isinstance(fault, subprocess.TimeoutExpired):
                return False
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if os.name == "nt":
            asked = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(asked, check=False, capture_output=True)  # noqa: S603 - of the system
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
