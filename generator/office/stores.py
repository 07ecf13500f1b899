"""Keeps the finished documents of a batch while it runs, and brings them to their place at the end.

A folder of files, or one zip archive. Both can tell, on resuming, what an earlier run has left
whole. The journal that goes with them is in `staging`.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable

from generator.office.archive import read_stored, write_directory, write_stored
from generator.office.batch_folder import Staging
from generator.office.manifest import MadeFile, hash_file
from generator.workspace import sync_folder


class Store(ABC):
    """Keeps the documents of one batch, in order."""

    @abstractmethod
    def put(self, entry: MadeFile, data: bytes) -> None:
        """Keeps one document."""

    @abstractmethod
    def has(self, entry: MadeFile) -> bool:
        """On resuming, entry by entry: whether the earlier run's document is there whole."""

    @abstractmethod
    def finish(self, entries: Iterable[MadeFile]) -> None:
        """Brings the documents to their place."""

    def flush(self) -> None:  # noqa: B027 - a folder of closed files needs nothing
        """Hands to the system what was put; its lines in the journal come after."""

    def close(self) -> None:  # noqa: B027 - as above
        """Lets go of open files."""


def open_store(staging: Staging) -> Store:
    """An archive where the target is a `.zip`, else a folder."""
    is_archive = staging.target.suffix.casefold() == ".zip"
    return ArchiveStore(staging) if is_archive else FolderStore(staging)


class FolderStore(Store):
    """A file each; the whole folder takes its place by one rename where there is none before."""

    def __init__(self, staging: Staging) -> None:
        self._target = staging.target
        self._folder = staging.folder / "files"
        self._folder.mkdir(exist_ok=True)
        self._base = str(self._folder)
        self._is_resumed = any(self._folder.iterdir())

    def put(self, entry: MadeFile, data: bytes) -> None:
        """Writes the file."""
        with open(f"{self._base}/{entry.name}", "wb") as stream:  # noqa: PTH123 - the hot path
            stream.write(data)

    def has(self, entry: MadeFile) -> bool:
        """Looks in the hidden folder, then in the target: some may be in their place already."""
        return entry.sha256 in (
            hash_file(folder / entry.name) for folder in (self._folder, self._target)
        )

    def finish(self, entries: Iterable[MadeFile]) -> None:
        """Renames the folder, or the files one by one into a folder that exists."""
        if self._is_resumed:
            self._remove_strangers({entry.name for entry in entries})
        if self._target.exists():
            for path in sorted(self._folder.iterdir()):
                path.replace(self._target / path.name)
        else:
            self._folder.rename(self._target)
        sync_folder(self._target)

    def _remove_strangers(self, known: set[str]) -> None:
        """Takes away what a killed run wrote after its last line in the journal."""
        for path in self._folder.iterdir():
            if path.name not in known:
                path.unlink()


class ArchiveStore(Store):
    """One zip archive of the documents, which are deflated already and so stored as they are."""

    def __init__(self, staging: Staging) -> None:
        self._target = staging.target
        self._path = staging.folder / "archive.zip"
        self._path.touch()
        self._stream = self._path.open("r+b")
        self._is_cut = False

    def put(self, entry: MadeFile, data: bytes) -> None:
        """Appends the member."""
        self._cut()
        write_stored(self._stream, entry, data)

    def has(self, entry: MadeFile) -> bool:
        """Reads the next member; stays before it when it is another."""
        start = self._stream.tell()
        data = read_stored(self._stream, entry)
        is_whole = hashlib.sha256(data).hexdigest() == entry.sha256
        self._stream.seek(start if not is_whole else self._stream.tell())
        return is_whole

    def flush(self) -> None:
        """Hands the archive so far to the system."""
        self._stream.flush()

    def finish(self, entries: Iterable[MadeFile]) -> None:
        """Ends the archive with its directory and renames it."""
        self._cut()
        write_directory(self._stream, entries)
        self.close()
        self._path.replace(self._target)
        sync_folder(self._target.parent)

    def close(self) -> None:
        """Closes the archive."""
        self._stream.close()

    def _cut(self) -> None:
        """Drops what stands after the last document kept; once, before the first new one."""
        if not self._is_cut:
            self._stream.truncate()
            self._is_cut = True
