"""The files that a manifest lists: each a line of it, read when it is asked for, and those changed since.

Of hundreds of thousands only the names are kept, and where their lines begin.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Collection, Iterable, Iterator, MutableMapping
from contextlib import suppress
from heapq import merge
from operator import attrgetter
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from generator.office.made_file import MadeFile, read_made
from generator.workspace import fold, once

FILES = "files"
_BEGIN, _END = f'"{FILES}": [\n'.encode(), b"]\n"
_HELD = 1_000_000
"""How large a manifest is that is held in memory; of a larger one a copy lies on the disk."""
by_name = attrgetter("name")


class FileLines(MutableMapping[str, MadeFile]):
    """By their folded names, as they were when they were read: what differs in case alone may be one file."""

    def __init__(self, path: Path, changed: Iterable[MadeFile] = ()) -> None:
        self._path = path
        self._places = {}
        self._changed = {fold(one.name): one for one in changed}

    @classmethod
    def read(cls, path: Path) -> tuple[dict[str, Any], FileLines]:
        """What stands before the files, and the files.

        Raises `ValueError` or `TypeError` where they are not laid out, or not in the order, as they are written.
        """
        found = cls(path)
        header, found._places = found._look_through()
        return header, found

    @classmethod
    def written(cls, path: Path) -> FileLines:
        """Those of a file that was just written; it is read when one of them is asked for."""
        found = cls(path)
        del found._places
        return found

    @once
    def _places(self) -> dict[str, int]:
        """Where the lines of those begin that did not change."""
        with suppress(OSError, ValueError, TypeError):
            return self._look_through()[1]
        return {}

    @once
    def _copy(self) -> IO[bytes]:
        """The lines as they were read, whatever becomes of the file."""
        copy: IO[bytes] = SpooledTemporaryFile(_HELD)  # noqa: SIM115 - it lives as long as this
        weakref.finalize(self, copy.close)
        return copy

    def _look_through(self) -> tuple[dict[str, Any], dict[str, int]]:
        """What stands before the files, and the place of each by its folded name."""
        places: dict[str, int] = {}
        with self._path.open("rb") as stream:
            header, last = _header(stream), ""
            while (line := stream.readline()) != _END:
                name = _told(line).name
                if name <= last:
                    raise ValueError(name)
                places[fold(name)], last = self._copy.tell(), name
                self._copy.write(line)
            if stream.read() != b"}\n":
                raise ValueError(self._path)
        return header, places

    def in_order(self, but: Collection[str] = ()) -> Iterator[MadeFile]:
        """All of them by name, but those of these folded names."""
        changed = sorted(self._changed.values(), key=by_name)
        left = merge(map(self._at, self._places.values()), changed, key=by_name)
        return (one for one in left if fold(one.name) not in but) if but else iter(left)

    def _at(self, place: int) -> MadeFile:
        self._copy.seek(place)
        return _told(self._copy.readline())

    def __getitem__(self, key: str) -> MadeFile:
        return self._changed[key] if key in self._changed else self._at(self._places[key])

    def __setitem__(self, key: str, one: MadeFile) -> None:
        self._places.pop(key, None)
        self._changed[key] = one

    def __delitem__(self, key: str) -> None:
        if self._places.pop(key, None) is None:
            del self._changed[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from self._changed

    def __len__(self) -> int:
        return len(self._places) + len(self._changed)


def _header(stream: IO[bytes]) -> dict[str, Any]:
    """The keys before the files; the stream stands at the first file then."""
    lines = []
    while (line := stream.readline()) != _BEGIN:
        if not line:
            raise ValueError(stream.name)
        lines.append(line)
    found = json.loads(b"".join(lines).rstrip(b",\n") + b"}")
    if not isinstance(found, dict):
        raise TypeError(found)
    return found


def _told(line: bytes) -> MadeFile:
    return read_made(json.loads(line.rstrip(b",\n")))
