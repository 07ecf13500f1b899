"""Where a batch puts its files until it is complete: a hidden folder with a journal.

Killed at any moment, the target holds only whole files, and the journal says how far the run had
come. There is one writer: workers hand over bytes. A run goes on only after the same beginning.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from generator.office.manifest import MadeFile, read_line
from generator.problems import Busy, say
from generator.workspace import TEMPORARY, failure


class Staging:
    """The hidden folder beside `target`, locked while a run uses it; a context manager."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.parent / f"{TEMPORARY}{target.name}"
        self._lock = FileLock(f"{self.folder}.lock", timeout=0)

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            message = say("{folder}: một lần chạy khác đang ghi vào đây", folder=self.target)
            raise Busy(message) from None
        except OSError as error:
            raise failure(self.target, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()
        with suppress(OSError):
            Path(self._lock.lock_file).unlink(missing_ok=True)

    def open_journal(self, fingerprint: str, *, resume: bool) -> Journal:
        """The journal of an earlier run with the same beginning, or an empty one and folder."""
        path = self.folder / "journal.jsonl"
        heading = json.dumps({"batch": fingerprint}).encode() + b"\n"
        if not (resume and _first_line(path) == heading):
            self.clear()
            self.folder.mkdir()
            path.write_bytes(heading)
        return Journal(path)

    def clear(self) -> None:
        """Removes the hidden folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _first_line(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.readline()
    except OSError:
        return b""


class Journal:
    """The entries of a batch in order, a line each; a line cut short is as if it were not there."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("r+b")

    def entries(self) -> Iterator[MadeFile]:
        """All entries from the first; `cut` within the loop drops the last one given and the rest."""
        self._stream.seek(0)
        self._stream.readline()
        while True:
            self._start = self._stream.tell()
            try:
                line = self._stream.readline()
                if not line.endswith(b"\n"):
                    break
                yield read_line(line.decode())
            except (ValueError, TypeError):
                break
        self._stream.seek(self._start)

    def cut(self) -> None:
        """Forgets all from the entry that `entries` gave last; nothing when it gave all."""
        self._stream.seek(self._start)
        self._stream.truncate()

    def add(self, entries: Iterable[MadeFile]) -> None:
        """Appends entries of documents that are safely kept."""
        self._stream.write(b"".join(entry.line().encode() + b"\n" for entry in entries))
        self._stream.flush()

    def close(self) -> None:
        """Lets go of the file."""
        self._stream.close()
