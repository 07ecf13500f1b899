"""Other programs of this machine: found where they are installed, and held to their time.

A program that came with somebody's files, or lies where the command was called, is never run. What a
program may do is said by those who run it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

_LAST_BREATH = 10
"""Seconds that are given to a program that was ended."""
_GLANCE = 0.2
"""Seconds between two looks at whether a program is to be ended."""


def find_program(
    names: Sequence[str],
    *,
    first: Iterable[Path] = (),
    outside: Iterable[Path] = (),
    above: Iterable[Path] = (),
    installed: Iterable[Path] = (),
) -> str | None:
    """A program of one of these names, from the search path, or from where it is usually `installed`.

    The folders that come `first` are looked at before. Nothing is taken that lies in one of the folders
    `outside` of which it must be, at any depth in one of those `above` which, or in a relative one;
    `None` where there is none.
    """
    shut, whole = ([one.resolve() for one in folders] for folders in (outside, above))
    for folder in (*first, *map(Path, os.get_exec_path()), *installed):
        place = folder.resolve()
        if not folder.is_absolute() or place in shut or any(map(place.is_relative_to, whole)):
            continue
        for name in names:
            if found := shutil.which(str(folder / name)):
                return found
    return None


def run_program(
    asked: Sequence[str],
    place: Path,
    patience: float,
    more: Mapping[str, str] | None = None,
    *,
    halt: Event | None = None,
    signs: Callable[[], object] = lambda: None,
) -> bool:
    """Whether a program, called in a folder, came to a good end in so many seconds since it gave a sign.

    It is told nothing and says nothing; a sign of it is what `signs` tells otherwise than before. Whenever
    it has to be ended, as others wish by `halt`, all that it began ends with it. Raises `OSError` where
    it cannot be begun.
    """
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - no shell, and the program was looked up
        asked,
        cwd=place,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, **(more or {})},
        start_new_session=True,
    ) as process:
        try:
            return _ended(process, patience, halt, signs) == 0
        finally:
            if process.poll() is None:
                _end(process)


class AskedProgram:
    """A program that is asked line by line; it is ended with all that it began.

    It hears no more is wished by the end of its input, also when this process is killed.
    """

    def __init__(
        self, asked: Sequence[str], place: Path, more: Mapping[str, str] | None = None
    ) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - no shell, and the program was looked up
            asked,
            cwd=place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(more or {})},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[str | None] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()

    @property
    def is_there(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, line: str, patience: float, *, halt: Event | None = None) -> str | None:
        """What it answers in a line; `None` where it does not in time, is no more, or nobody waits for it."""
        try:
            self._process.stdin.write(f"{line}\n".encode())  # type: ignore[union-attr]
            self._process.stdin.flush()  # type: ignore[union-attr]
        except OSError:
            return None
        return self.hear(patience, halt=halt)

    def hear(self, patience: float, *, halt: Event | None = None) -> str | None:
        """The next line that it says, as of `ask`."""
        until = time.monotonic() + patience
        while not (halt and halt.is_set()) and (left := until - time.monotonic()) > 0:
            with suppress(Empty):
                return self._answers.get(timeout=min(left, _GLANCE))
        return None

    def end(self) -> None:
        """Ends it; it may go by itself for a moment, and take away what it laid."""
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH)
        _end(self._process)

    def _listen(self) -> None:
        with self._process.stdout as said:  # type: ignore[union-attr]
            for line in said:
                self._answers.put(line.decode(errors="replace").strip())
        self._answers.put(None)


def _ended(
    process: subprocess.Popen[bytes],
    patience: float,
    halt: Event | None,
    signs: Callable[[], object],
) -> int | None:
    """How a program ended; nothing where it has to be ended."""
    seen, until = signs(), time.monotonic() + patience
    while not (halt and halt.is_set()) and (left := until - time.monotonic()) > 0:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(min(left, _GLANCE))
        if (now := signs()) != seen:
            until, seen = time.monotonic() + patience, now
    return None


def end_program(number: int, name: str) -> None:
    """Ends a process of that number; on Windows only one of a program of that name."""
    with suppress(OSError, subprocess.SubprocessError):
        if os.name == "nt":
            filters = [f"PID eq {number}", f"IMAGENAME eq {name}"]
            asked = ["taskkill", "/F", *(word for one in filters for word in ("/FI", one))]
            subprocess.run(asked, check=False, capture_output=True)  # noqa: S603 - of the system
        else:
            import signal

            os.kill(number, signal.SIGKILL)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program with all that it began."""
    with suppress(OSError, subprocess.SubprocessError):
        if os.name == "nt":
            asked = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(asked, check=False, capture_output=True)  # noqa: S603 - of the system
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_BREATH)
