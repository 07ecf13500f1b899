"""A LibreOffice that stays, for whoever asks often: it begins with the first file and answers the next at once.

It is asked through LibreOffice's own Python (`uno_side`), one file at a time, and begins anew after
many files, as it grows. Left alone for long it goes; it goes with this process too, however that ends.
Where no such Python is found, or it cannot begin, each call is one of its own, as ever.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Event, Lock

from generator.word.pages.libreoffice import FileForm, LibreOffice, lay_profile, libreoffice
from generator.workspace import AskedProgram, run_program, unchanging

_SIDE = Path(__file__).with_name("uno_side.py")
_READY = "ready"
_SYSTEM = (Path("/usr/bin/python3"),)
"""Where Linux keeps the Python that its LibreOffice speaks with."""
_PLAIN = {"PYTHONPATH": "", "PYTHONHOME": ""}
"""What was set for our Python means nothing to another."""


@unchanging(frozen=True)
class Patience:
    """Seconds: to begin, for a file, and without one until it goes; and after how many files it begins anew."""

    begins: float = 60
    each: float = 60
    idle: float = 600
    looks: float = 30
    files: int = 100


class StayingOffice:
    """A LibreOffice that stays; an `Engine`. It takes one call at a time, whichever thread asks."""

    def __init__(self, plain: LibreOffice, patience: Patience) -> None:
        self.kind = plain.kind
        self._plain = plain
        self._patience = patience
        self._lock = Lock()
        self._program: AskedProgram | None = None
        self._turned = 0
        self._is_willing = True

    def convert(
        self,
        sources: Sequence[Path],
        into: Path,
        form: FileForm,
        *,
        read_as: str = "",
        halt: Event | None = None,
    ) -> None:
        """One file after the other; what takes too long, or cannot be answered, ends the LibreOffice."""
        with self._lock:
            for place, source in enumerate(sources):
                if halt and halt.is_set():
                    return
                program = self._begun(halt)
                if program is None:
                    self._plain.convert(sources[place:], into, form, read_as=read_as, halt=halt)
                    return
                ending, _, target = form.value.partition(":")
                name, _, more = target.partition(":")
                wish = {
                    "source": source.as_uri(),
                    "target": (into / f"{source.stem}.{ending}").as_uri(),
                    "form": name,
                    "more": json.loads(more or "{}"),
                    "read_as": read_as,
                }
                self._turned += 1
                if program.ask(json.dumps(wish), self._patience.each, halt=halt) is None:
                    self._end()

    @property
    def stays(self) -> bool:
        """Whether one stands ready now."""
        return self._program is not None and self._program.is_there

    def renew(self) -> None:
        """It begins anew with the next file."""
        self._plain.renew()
        self.end()

    def end(self) -> None:
        """It goes."""
        with self._lock:
            self._end()

    def _begun(self, halt: Event | None) -> AskedProgram | None:
        """The one that stands, or a new one; nothing where none can."""
        if self._program and (self._turned >= self._patience.files or not self.stays):
            self._end()
        if self._program is None and self._is_willing:
            self._begin(halt)
        return self._program

    def _begin(self, halt: Event | None) -> None:
        if self._python is None:
            self._is_willing = False
            return
        folder = Path(tempfile.mkdtemp(prefix="vanthu-"))
        lay_profile(folder / "profile")
        side = folder / _SIDE.name
        shutil.copyfile(_SIDE, side)
        given = (self._plain.program, (folder / "profile").as_uri(), str(folder))
        waits = (str(self._patience.begins), str(self._patience.idle))
        self._folder, self._turned = folder, 0
        self._program = AskedProgram([self._python, str(side), *given, *waits], folder, _PLAIN)
        if self._program.hear(self._patience.begins + 1, halt=halt) != _READY:
            self._end()
            self._is_willing = halt is not None and halt.is_set()

    def _end(self) -> None:
        if self._program:
            self._program.end()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._program = None

    @cached_property
    def _python(self) -> str | None:
        """LibreOffice's own Python, or that of the system which speaks with it."""
        beside = Path(self._plain.program).resolve().parent
        own = (beside / "python.exe", beside / "python", beside.parent / "Resources" / "python")
        for one in (*own, *_SYSTEM):
            asked = [str(one), "-c", "import uno"]
            if one.is_file() and run_program(asked, beside, self._patience.looks, _PLAIN):
                return str(one)
        return None


@contextmanager
def staying_libreoffice(
    *, outside: Sequence[Path] = (), patience: Patience | None = None
) -> Iterator[StayingOffice]:
    """A LibreOffice that stays until it is let go; nothing begins before it is asked. Raises `ProgramMissing`."""
    with libreoffice(outside=outside) as plain:
        office = StayingOffice(plain, patience or Patience())
        try:
            yield office
        finally:
            office.end()
