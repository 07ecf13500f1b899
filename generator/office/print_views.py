"""A document in memory as it is printed: by a LibreOffice that stays, so that looking again takes no time."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from generator.problems import MachineFailed, ProgramMissing, say
from generator.word import Engine, EngineName, open_engines, staying_libreoffice, to_pages


class PrintViews:
    """Makes PDFs of what is shown, one after the other; what makes them begins with the first and ends with us."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._turn = Lock()
        self._engine: Engine | None = None

    def pdf(self, data: bytes) -> bytes:
        """The pages of a Word file. Raises `ProgramMissing` without a program that makes them, `MachineFailed`."""
        with self._turn, TemporaryDirectory(prefix="vanthu-") as folder:
            file = Path(folder) / "xem.docx"
            file.write_bytes(data)
            ((_, pages),) = to_pages([file], self._found())
        if pages is None:
            raise MachineFailed(say("không tạo được bản in của văn bản này"))
        return pages.data

    def _found(self) -> Engine:
        if self._engine is None:
            try:
                self._engine = self._held.enter_context(staying_libreoffice())
            except ProgramMissing:
                engines = open_engines(1, first=EngineName.WORD)
                (self._engine,) = self._held.enter_context(engines)
            atexit.register(self.close)
        return self._engine

    def close(self) -> None:
        """Lets go of what makes pages."""
        self._held.close()
        self._engine = None
