"""Where a batch keeps its documents until it is complete, and how it brings them to their place.

A hidden folder with a journal, and in it a folder of files or one zip archive. Killed at any moment,
the target holds only whole files, and the journal says how far the run had come. There is one
writer: workers hand over bytes. A run goes on only after the same beginning; then the stores tell
what the earlier run has left whole.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from generator import ooxml
from generator.office.made_file import MadeFile, hash_file, read_made
from generator.problems import Busy, Place, Problem, say
from generator.workspace import TEMPORARY, failure, move, sync_folder, unchanging

InTheWay = Callable[[str, Path], Problem | None]
"""Asked of a file by its name, and where the new one lies until it takes its place."""
Left = tuple[str, Problem]


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
            message = say("{folder}: một lệnh vanthu khác đang ghi vào đây", folder=self.target)
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
        self._begin()

    def _begin(self) -> None:
        self._last, self._is_by_name = "", True

    def entries(self) -> Iterator[MadeFile]:
        """All entries from the first; `cut` within the loop drops the last one given and the rest."""
        self._stream.seek(0)
        self._stream.readline()
        self._begin()
        while True:
            self._start = self._stream.tell()
            try:
                line = self._stream.readline()
                if not line.endswith(b"\n"):
                    break
                entry = read_made(json.loads(line))
            except (ValueError, TypeError, RecursionError):
                break
            yield self._noted(entry)
        self._stream.seek(self._start)

    def by_name(self) -> Iterator[MadeFile]:
        """The same by their names. Of most batches they are so already; of others the places are sorted."""
        return (read_made(json.loads(line)) for line in self.lines())

    def lines(self) -> Iterator[bytes]:
        """The lines of these."""
        if self._is_by_name:
            self._stream.seek(0)
            self._stream.readline()
            yield from self._stream
            return
        places = sorted((entry.name, self._start) for entry in self.entries())
        for _, place in places:
            self._stream.seek(place)
            yield self._stream.readline()

    def _noted(self, entry: MadeFile) -> MadeFile:
        self._is_by_name &= self._last < entry.name
        self._last = entry.name
        return entry

    def cut(self) -> None:
        """Forgets all from the entry that `entries` gave last; nothing when it gave all."""
        self._stream.seek(self._start)
        self._stream.truncate()

    def add(self, entries: Iterable[MadeFile]) -> None:
        """Appends entries of documents that are safely kept."""
        lines = (self._noted(entry).line().encode() + b"\n" for entry in entries)
        self._stream.write(b"".join(lines))
        self._stream.flush()

    def close(self) -> None:
        """Lets go of the file."""
        self._stream.close()


@unchanging(frozen=True)
class FileKeeper:
    """Writes files into the hidden folder, from whatever process makes them."""

    base: str

    def __call__(self, name: str, data: bytes) -> None:
        """Writes the file."""
        with open(f"{self.base}/{name}", "wb") as stream:  # noqa: PTH123 - the hot path
            stream.write(data)


class FolderStore:
    """A file each; the whole folder takes its place by one rename where there is none before."""

    def __init__(self, staging: Staging) -> None:
        self._target = staging.target
        self._folder = staging.folder / "files"
        self._folder.mkdir(exist_ok=True)
        self.keeper = FileKeeper(str(self._folder))
        self._is_resumed = any(self._folder.iterdir())

    def put(self, entry: MadeFile, data: bytes) -> None:
        """Writes the file."""
        self.keeper(entry.name, data)

    def flush(self) -> None:
        """Nothing: each file is closed."""

    def has(self, entry: MadeFile) -> bool:
        """Looks in the hidden folder, then in the target: some may be in their place already."""
        return entry.sha256 in (
            hash_file(folder / entry.name) for folder in (self._folder, self._target)
        )

    def seal(self, entries: Iterable[MadeFile]) -> None:
        """Takes away what a killed run wrote after its last line in the journal."""
        if self._is_resumed:
            known = {entry.name for entry in entries}
            for path in self._folder.iterdir():
                if path.name not in known:
                    path.unlink()

    def settle(self, in_the_way: InTheWay) -> Iterator[Left]:
        """Renames the folder, or the files one by one into a folder that exists.

        What has come in the way of one, or holds what stands there, is given with its name, and that one stays behind.
        """
        if not self._target.exists():
            self._folder.rename(self._target)
        else:
            for path in sorted(self._folder.iterdir()):
                if problem := in_the_way(path.name, path) or self._held(path):
                    yield path.name, problem
        sync_folder(self._target)

    def _held(self, ready: Path) -> Problem | None:
        """Why a file could not take its place, as where another program has open what stands there."""
        path = self._target / ready.name
        why = move(ready, path)
        return Problem("E-OUT-HELD", Place(str(path)), why) if why else None

    def close(self) -> None:
        """Nothing is open."""


class ArchiveStore:
    """One zip archive, written as a stream, of any number of documents and size.

    They are deflated already and so stored as they are. The directory is made at the end from the
    entries, so that no document is kept in memory. It has one writer.
    """

    keeper = None
    """No other process could write into it."""

    def __init__(self, staging: Staging) -> None:
        self._target = staging.target
        self._path = staging.folder / "archive.zip"
        self._path.touch()
        self.stream = self._path.open("r+b")

    def put(self, entry: MadeFile, data: bytes) -> None:
        """Appends the member behind the last one kept; what stands there is dropped."""
        self.stream.truncate()
        self.stream.write(_member(entry).local + data)

    def has(self, entry: MadeFile) -> bool:
        """Reads the next member; stays before it when it is another."""
        start = self.stream.tell()
        self.stream.seek(len(_member(entry).local), 1)
        is_whole = hashlib.sha256(self.stream.read(entry.size)).hexdigest() == entry.sha256
        if not is_whole:
            self.stream.seek(start)
        return is_whole

    def flush(self) -> None:
        """Hands the archive so far to the system."""
        self.stream.flush()

    def seal(self, entries: Iterable[MadeFile]) -> MadeFile:
        """Ends the archive with its directory; its own entry."""
        self.stream.truncate()
        made = (_member(entry) for entry in entries if entry.was_made)
        self.stream.write(ooxml.write_directory(made))
        self.close()
        return MadeFile.at(self._target.name, self._path)

    def settle(self, in_the_way: InTheWay) -> Iterator[Left]:
        """Renames the archive, unless something has come in its way."""
        if problem := in_the_way(self._target.name, self._path):
            yield self._target.name, problem
            return
        self._path.replace(self._target)
        sync_folder(self._target.parent)

    def close(self) -> None:
        """Closes the archive."""
        self.stream.close()


def _member(entry: MadeFile) -> ooxml.Member:
    return ooxml.describe_member(entry.name, entry.checksum, size=entry.size)


Store = FolderStore | ArchiveStore
"""Keeps the documents of one batch, in order."""


def open_store(staging: Staging) -> Store:
    """An archive where the target is a `.zip`, else a folder."""
    is_archive = staging.target.suffix.casefold() == ".zip"
    return ArchiveStore(staging) if is_archive else FolderStore(staging)
