"""Word as an engine: it works in a process of its own, which is followed and ended when it hangs.

What breaks lines as the signer's Word does. Word may be ended only where it is the one that was begun
for this, and shows nobody a document.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import ClassVar

from generator.problems import ProgramMissing, say
from generator.word.pages.engine import EngineName
from generator.word.pages.libreoffice import FileForm
from generator.word.pages.word_session import (
    Begun,
    Hindrance,
    NoWord,
    OpenCom,
    Order,
    Wire,
    windows_com,
    work_apart,
)
from generator.workspace import end_program, unchanging

_GLANCE = 0.1
_IMAGE = "WINWORD.EXE"
_HINDRANCES = {
    Hindrance.SYSTEM: say(
        "Word xuất PDF chỉ trên Windows; ở máy này dùng LibreOffice: --engine libreoffice"
    ),
    Hindrance.EXTRA: say(
        'cần cài phần thêm «word» để nhờ Word xuất PDF: pip install "vanthu[word]"; hoặc dùng LibreOffice:'
        " --engine libreoffice"
    ),
    Hindrance.WORD: say(
        "máy này chưa cài Microsoft Word; cài Word, hoặc dùng LibreOffice: --engine libreoffice"
    ),
    Hindrance.START: say(
        "Word không khởi động được: phải có người đăng nhập Windows, và Word đã mở được bằng tay; mở Word,"
        " đóng mọi hộp thoại của nó rồi chạy lại, hoặc dùng LibreOffice: --engine libreoffice"
    ),
    Hindrance.TAKEN: say(
        "Word đang được dùng ở cửa sổ khác nên không nhờ được; lưu văn bản, đóng Word rồi chạy lại, hoặc dùng"
        " LibreOffice: --engine libreoffice"
    ),
}


@unchanging(frozen=True)
class TimeLimits:
    """Seconds in which Word has to begin, to turn a file, and to end."""

    begins: float = 60
    each: float = 60
    ends: float = 10


@unchanging(frozen=True)
class Word:
    """Microsoft Word of this machine; an `Engine`."""

    com: OpenCom = windows_com
    limits: TimeLimits = TimeLimits()
    end: Callable[[int, str], None] = end_program
    kind: ClassVar[EngineName] = EngineName.WORD

    def convert(
        self,
        sources: Sequence[Path],
        into: Path,
        form: FileForm,
        *,
        read_as: str = "",  # noqa: ARG002 - Word files alone are given, looked at before
        halt: Event | None = None,
    ) -> None:
        """All in one Word, begun for them. Raises `ProgramMissing` where it cannot be."""
        files = tuple((one, into / f"{one.stem}.pdf") for one in sources)
        order = Order(files, form is FileForm.PDF_A, self.com)
        context = multiprocessing.get_context("spawn")
        line, other = context.Pipe()
        process = context.Process(target=work_apart, args=(order, other), daemon=True)
        process.start()
        other.close()
        found = _Followed(self.limits)
        try:
            found.follow(line, halt)
        finally:
            line.close()
            process.join(self.limits.ends)
            if process.is_alive():
                self._end(found.process)
                process.kill()
                process.join()
        if found.lack:
            raise ProgramMissing(_HINDRANCES[found.lack])

    def renew(self) -> None:
        """Each call begins a Word anew."""

    def _end(self, word: int) -> None:
        if word and not self.com().is_seen(word):
            self.end(word, _IMAGE)


@dataclass
class _Followed:
    """What was heard of a Word at work."""

    limits: TimeLimits
    process: int = 0
    lack: Hindrance | None = None

    def follow(self, line: Wire, halt: Event | None) -> None:
        """Listens until it ends, others wish an end, or it takes too long."""
        until = time.monotonic() + self.limits.begins
        while time.monotonic() < until and not (halt and halt.is_set()):
            if not line.poll(_GLANCE):
                continue
            try:
                heard = line.recv()
            except (EOFError, OSError):
                return
            until = time.monotonic() + self.limits.each
            if isinstance(heard, Begun):
                self.process = heard.process
            elif isinstance(heard, Hindrance):
                self.lack = heard


COM: OpenCom = windows_com
"""By which Word is asked."""


def find_word(com: OpenCom | None = None) -> Word:
    """The Word of this machine. Raises `ProgramMissing`."""
    com = com or COM
    try:
        lack = None if com().is_installed() else Hindrance.WORD
    except NoWord as missing:
        lack = missing.lack
    if lack:
        raise ProgramMissing(_HINDRANCES[lack])
    return Word(com)
