"""What a person who is stuck asks first: is the machine, and is this folder, fit to work with.

Each sign says what was found and, where something is amiss, what to do. Nothing is repaired here; what is
tried (to write a file) is taken away again. Console, clock and language are told by who asks.
"""

from __future__ import annotations

import importlib.util
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator import __version__
from generator.history import git_version
from generator.office.folder_health import folder_signs, signs_of_records
from generator.office.health_sign import Sign
from generator.problems import GeneratorError, Message, Problem, ProgramMissing, Severity, say
from generator.word import find_word, libreoffice
from generator.workspace import Workspace, find_program

_EXTRAS: dict[str, tuple[Sequence[str], Message]] = {
    "web": (("starlette", "uvicorn", "python_multipart"), say("trang vanthu (vanthu serve)")),
    "charts": (("matplotlib",), say("biểu đồ PNG")),
    "fast": (("isal",), say("nén nhanh (--deflate isal)")),
    "subdoc": (("docxcompose",), say("ghép tệp Word vào mẫu")),
}
_WORD_EXTRA = (("win32com",), say("xuất PDF bằng Word (--engine word)"))
_FONT_FOLDERS = (
    Path("C:/Windows/Fonts"),
    Path.home() / "AppData/Local/Microsoft/Windows/Fonts",
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
)
_TIMES = ("times", "times new roman", "timesnewroman")
_ALIKE = ("liberationserif", "tinos", "texgyretermes", "nimbusroman")


def signs_of_health(
    workspace: Workspace | None,
    *,
    console: str,
    newest_allowed: float,
    refused: Sequence[Problem] = (),
) -> Iterator[Sign]:
    """Of the machine, then of the workspace, where there is one; `refused` is why one that is there is not opened.

    `console` is the encoding in which the console shows text; no file should be newer than
    `newest_allowed` (seconds since 1970), else the clock is wrong.
    """
    yield from machine_signs(workspace)
    yield _console(console)
    if refused:
        yield from map(_not_opened, refused)
    elif workspace is None:
        remedy = say("mở lệnh ở thư mục làm việc, hoặc lập thư mục mới: vanthu init THƯ_MỤC")
        yield Sign(
            "workspace", say("Thư mục làm việc"), say("không có ở đây"), remedy, Severity.INFO
        )
    else:
        yield from folder_signs(workspace, newest_allowed)
        yield from signs_of_records(workspace)


def _not_opened(why: Problem) -> Sign:
    found = say("{file}: {reason}", file=why.place.file, reason=why.message)
    return Sign("workspace", say("Thư mục làm việc"), found, why.hint, Severity.ERROR)


def machine_signs(workspace: Workspace | None) -> Iterator[Sign]:
    """Of the machine alone: programs and fonts, none of them from within the workspace."""
    yield Sign("program", say("Vanthu"), say("bản {version}, ở {folder}", version=__version__, folder=Path(__file__).parents[1]))  # fmt: skip
    yield _python()
    yield from _extras()
    yield _libreoffice(workspace)
    if sys.platform == "win32":
        yield _word()
    yield _git(workspace)
    yield _pdftotext()
    yield _font()


def _python() -> Sign:
    found = say("{version}, {bits} bit, {system}", version=platform.python_version(),
                bits=64 if sys.maxsize > 2**32 else 32, system=f"{platform.system()} {platform.release()}")  # fmt: skip
    return Sign("python", say("Python"), found)


def _extras() -> Iterator[Sign]:
    known = dict(_EXTRAS)
    if sys.platform == "win32":
        known["word"] = _WORD_EXTRA
    for extra, (modules, use) in known.items():
        lacking = [one for one in modules if importlib.util.find_spec(one) is None]
        if lacking:
            yield Sign(f"extra-{extra}", use, say("chưa cài"), _how_to_add(extra), Severity.INFO)
        else:
            yield Sign(f"extra-{extra}", use, say("có"))


def _how_to_add(extra: str) -> Message:
    """From the folder of the sources, as README tells; nothing is added to a program that has no pip of its own."""
    if importlib.util.find_spec("pip") is None:
        return say(
            "bản này không cài thêm được; cần thì nhờ bộ phận tin học cài bằng gói cài đặt"
            " (vanthu help install)"
        )
    return say('cần thì cài, gõ ở thư mục nguồn của vanthu: {python} -m pip install ".[{extra}]"',
               python="py" if sys.platform == "win32" else "python3", extra=extra)  # fmt: skip


def _libreoffice(workspace: Workspace | None) -> Sign:
    name = say("LibreOffice (PDF, tệp .doc, .odt)")
    try:
        with libreoffice(outside=[workspace.root] if workspace else []) as found:
            program = Path(found.program)
    except ProgramMissing as lack:
        return Sign("libreoffice", name, say("không có"), lack.message, Severity.WARNING)
    return Sign("libreoffice", name, _versioned(_libreoffice_version(program), program))


def _libreoffice_version(program: Path) -> str:
    """As its own files say it: the program need not be started."""
    for file in ("bootstraprc", "bootstrap.ini"):
        with suppress(OSError):
            text = (program.resolve().parent / file).read_text("utf-8", errors="replace")
            for line in text.splitlines():
                if line.startswith("ProductKey="):
                    return line.rpartition(" ")[2]
    return ""


def _versioned(version: str, program: Path | str) -> Message:
    if version:
        return say("{version}, ở {program}", version=version, program=program)
    return say("ở {program}", program=program)


def _word() -> Sign:
    name = say("Word")
    try:
        find_word()
    except GeneratorError as lack:
        return Sign("word", name, say("không dùng được"), lack.message, Severity.INFO)
    return Sign("word", name, say("có"))


def _git(workspace: Workspace | None) -> Sign:
    name = say("Git (lịch sử dữ liệu)")
    try:
        program, version = git_version(workspace.root if workspace else Path.cwd())
    except GeneratorError as lack:
        return Sign("git", name, say("không có"), lack.message, Severity.INFO)
    return Sign("git", name, _versioned(version, program))


def _pdftotext() -> Sign:
    name = say("pdftotext (soát số liệu trong PDF)")
    found = find_program(("pdftotext",), outside=[Path.cwd()])
    if found:
        return Sign("pdftotext", name, say("ở {program}", program=found))
    remedy = say("cần soát PDF thì cài poppler; soát tệp Word không cần")
    return Sign("pdftotext", name, say("không có"), remedy, Severity.INFO)


def _font() -> Sign:
    name = say("Phông chữ Times New Roman")
    files = [*_font_files()]
    if any(one in _TIMES for one in files):
        return Sign("font", name, say("có"))
    if any(one.startswith(_ALIKE) for one in files):
        return Sign("font", name, say("không có; phông khác rộng bằng nó thay thế, dòng và trang không đổi"))  # fmt: skip
    remedy = say("cài Times New Roman, hoặc Liberation Serif (rộng bằng nó); tệp Word vẫn đúng, chỉ PDF làm ở máy này mới lệch")  # fmt: skip
    return Sign("font", name, say("không thấy"), remedy, Severity.WARNING)


def _font_files() -> Iterator[str]:
    for folder in _FONT_FOLDERS:
        with suppress(OSError):
            for path in folder.rglob("*.[to]t[fc]"):
                yield path.stem.casefold().replace("-", "").replace("regular", "").strip()


def _console(encoding: str) -> Sign:
    name = say("Cửa sổ lệnh")
    try:
        "Văn thư, ầ ẵ ỡ ỷ đ".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        remedy = say("Windows: chạy «chcp 65001» hoặc dùng Windows Terminal; Linux: đặt LANG=C.UTF-8; văn bản không bị ảnh hưởng")  # fmt: skip
        found = say("bảng mã {encoding} không đủ chữ tiếng Việt", encoding=encoding)
        return Sign("console", name, found, remedy, Severity.WARNING)
    return Sign("console", name, say("bảng mã {encoding}", encoding=encoding))
