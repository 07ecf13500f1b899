"""Word itself, asked through COM to write files as PDF; what runs here has a process of its own.

The Word that does it is one that we began, unseen: no other is ever asked, closed or ended. It opens
files unchanged, follows no link, runs no macro, keeps no list of them and saves nothing.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.workspace import unchanging

Said = TypeVar("Said")
_BUSY = {0x80010001, 0x8001010A}
"""Call rejected; call to be made again later: Word is at something else."""
_NOT_INSTALLED = {0x80040154, 0x800401F3}
"""Class not registered; no such class."""
_PAUSES = (0.1, 0.2, 0.5, 1, 2, 4)
"""Seconds between one try and the next."""
_DISCARDED, _SILENT, _TELLING, _NO_MACROS = 0, 0, -1, 3
OPENED: dict[str, Any] = {
    "FileName": "",
    "ConfirmConversions": False,
    "ReadOnly": True,
    "AddToRecentFiles": False,
    "PasswordDocument": "-",
    "PasswordTemplate": "-",
    "Revert": False,
    "WritePasswordDocument": "-",
    "WritePasswordTemplate": "-",
    "Format": 0,
    "Encoding": 65001,
    "Visible": False,
    "OpenAndRepair": False,
    "DocumentDirection": 0,
    "NoEncodingDialog": True,
}
"""What `Documents.Open` is told, in its order: a wrong password fails where the right one would be asked for."""
EXPORTED: dict[str, Any] = {
    "OutputFileName": "",
    "ExportFormat": 17,
    "OpenAfterExport": False,
    "OptimizeFor": 0,
    "Range": 0,
    "From": 1,
    "To": 1,
    "Item": 0,
    "IncludeDocProps": True,
    "KeepIRM": False,
    "CreateBookmarks": 1,
    "DocStructureTags": True,
    "BitmapMissingFonts": True,
    "UseISO19005_1": False,
}
"""What `ExportAsFixedFormat` is told, in its order: all pages as printed, headings as bookmarks."""


class Hindrance(Enum):
    """Why Word cannot be asked."""

    SYSTEM = auto()
    EXTRA = auto()
    WORD = auto()
    START = auto()
    TAKEN = auto()


class NoWord(Exception):
    """Word cannot be asked; `lack` says why."""

    def __init__(self, lack: Hindrance) -> None:
        super().__init__(lack.name)
        self.lack = lack


class Com(Protocol):
    """What is asked of Windows."""

    def is_installed(self) -> bool:
        """Whether there is a Word."""

    def begin(self) -> Any:
        """A Word of our own."""

    def processes(self) -> set[int]:
        """All that run now."""

    def process_of(self, window: int) -> int:
        """Whose a window is."""

    def is_seen(self, process: int) -> bool:
        """Whether a process shows a document to somebody."""


class Wire(Protocol):
    """What is told between the two processes."""

    def poll(self, _seconds: float = ..., /) -> bool:
        """Whether something was said, or nobody is there any more."""

    def send(self, said: Any, /) -> None:
        """Says something. Raises `OSError` where nobody listens."""

    def recv(self) -> Any:
        """What was said. Raises `EOFError` where nobody says more."""


OpenCom = Callable[[], Com]


@unchanging(frozen=True)
class Order:
    """Word files, each with the PDF that is to become of it."""

    files: tuple[tuple[Path, Path], ...]
    archive: bool
    com: OpenCom


@unchanging(frozen=True)
class Begun:
    """The process of the Word that works."""

    process: int


def work_apart(order: Order, line: Wire) -> None:
    """Carries an order out in a process of its own, which leaves Ctrl-C to the one that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work(order, line)


def work(order: Order, line: Wire) -> None:
    """Carries an order out; tells who works, and each file that it is through with, until nobody listens."""
    with suppress(OSError):
        try:
            with _own_word(order, line) as word:
                for file, target in order.files:
                    if line.poll():
                        break
                    with suppress(Exception):  # whatever Word says: the PDF is not there
                        _export(word, file, target, archive=order.archive)
                    line.send(file)
        except NoWord as missing:
            line.send(missing.lack)
        except OSError:
            raise
        except Exception:  # noqa: BLE001 - Word answers nothing that we know
            line.send(Hindrance.START)


@contextmanager
def _own_word(order: Order, line: Wire) -> Iterator[Any]:
    """A Word that nobody else has, ended afterwards. Raises `NoWord`."""
    com = order.com()
    others = com.processes()
    word = _begun(com)
    if patiently(lambda: word.UserControl or word.Documents.Count):
        raise NoWord(Hindrance.TAKEN)
    process = _process_of(word, com)
    if process in others:
        raise NoWord(Hindrance.TAKEN)
    links = None
    try:
        line.send(Begun(process))
        links = _silenced(word)
        yield word
    finally:
        with suppress(Exception):
            _left(word, {str(file) for file, _ in order.files}, links=links)


def _begun(com: Com) -> Any:
    try:
        return patiently(com.begin)
    except Exception as error:
        lack = Hindrance.WORD if _code(error) in _NOT_INSTALLED else Hindrance.START
        raise NoWord(lack) from error


def _process_of(word: Any, com: Com) -> int:
    """The process of a Word, by a window of it; 0 where it does not tell."""
    with suppress(Exception):
        patiently(lambda: word.WordBasic.DisableAutoMacros(1))
        blank = patiently(word.Documents.Add)
        try:
            return com.process_of(patiently(lambda: word.ActiveWindow.Hwnd))
        finally:
            patiently(lambda: blank.Close(_DISCARDED))
    return 0


def _silenced(word: Any) -> bool:
    """Word asks nothing, shows nothing, runs nothing; whether it would have updated links."""

    def silence() -> bool:
        word.Visible = False
        word.DisplayAlerts = _SILENT
        word.AutomationSecurity = _NO_MACROS
        links = bool(word.Options.UpdateLinksAtOpen)
        word.Options.UpdateLinksAtOpen = False
        return links

    return patiently(silence)


def _export(word: Any, file: Path, target: Path, *, archive: bool) -> None:
    opened = OPENED | {"FileName": str(file)}
    exported = EXPORTED | {"OutputFileName": str(target), "UseISO19005_1": archive}
    document = patiently(lambda: word.Documents.Open(*opened.values()))
    try:
        patiently(lambda: document.ExportAsFixedFormat(*exported.values()))
    finally:
        patiently(lambda: document.Close(_DISCARDED))


def _left(word: Any, ours: set[str], *, links: bool | None) -> None:
    """Ends a Word; one in which somebody opened a document meanwhile is shown and let be."""

    def leave() -> None:
        if links is not None:
            word.Options.UpdateLinksAtOpen = links
        if all(document.FullName in ours for document in word.Documents):
            word.Quit(_DISCARDED)
            return
        word.DisplayAlerts = _TELLING
        word.WordBasic.DisableAutoMacros(0)
        word.Visible = True

    patiently(leave)


def patiently(call: Callable[[], Said]) -> Said:
    """What a call says, made again while Word is busy."""
    for pause in _PAUSES:
        try:
            return call()
        except Exception as error:
            if _code(error) not in _BUSY:
                raise
        time.sleep(pause)
    return call()


def _code(error: Exception) -> int:
    """The number of a failure of COM; 0 of any other."""
    return int(getattr(error, "hresult", 0)) & 0xFFFFFFFF


class _Windows:
    """COM by pywin32."""

    def is_installed(self) -> bool:
        if sys.platform == "win32":
            import winreg

            with suppress(OSError):
                winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID").Close()
                return True
        return False

    def begin(self) -> Any:
        import pythoncom
        from win32com.client import DispatchEx

        pythoncom.CoInitialize()
        return DispatchEx("Word.Application")

    def processes(self) -> set[int]:
        from win32process import EnumProcesses

        return set(EnumProcesses())

    def process_of(self, window: int) -> int:
        from win32process import GetWindowThreadProcessId

        return int(GetWindowThreadProcessId(window)[1])

    def is_seen(self, process: int) -> bool:
        from win32gui import EnumWindows, GetClassName, IsWindowVisible

        found: list[int] = []
        EnumWindows(lambda window, kept: kept.append(window), found)
        return any(
            IsWindowVisible(window)
            and GetClassName(window) == "OpusApp"
            and self.process_of(window) == process
            for window in found
        )


def windows_com() -> Com:
    """The COM of this machine. Raises `NoWord`."""
    from importlib.util import find_spec

    if sys.platform != "win32":
        raise NoWord(Hindrance.SYSTEM)
    if find_spec("pythoncom") is None:
        raise NoWord(Hindrance.EXTRA)
    return _Windows()
