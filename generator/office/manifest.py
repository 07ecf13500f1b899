"""What was made, from what, by what: a line for each file, so that all can be checked and made again.

Which inputs count, and what to do about a difference, is left to callers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from heapq import merge
from pathlib import Path
from typing import Any, Protocol

from generator import __version__
from generator.office.file_lines import FILES, FileLines, by_name
from generator.office.made_file import UNTOLD, MadeFile, line_below, read_made
from generator.wording import Moment
from generator.workspace import fold, write_atomically

_FORM = "form"
_DEPTH = 2
_WRONG = (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError)


def _after(earlier: MadeFile | None, one: MadeFile) -> MadeFile:
    """A file in the place of an earlier one, which stays where the new one was not made."""
    if earlier is None:
        return one
    if earlier.sha256 == one.sha256:
        return one if one.was or earlier.issued else replace(one, was=earlier.was)
    if one.problems and not one.sha256:
        return replace(earlier, name=one.name, problems=one.problems)
    return replace(one, was="" if earlier.issued else earlier.sha256)


class Manifest:
    """The files of a campaign's folder, and in the header what all were made with.

    `files` has them by their folded names.
    """

    def __init__(
        self, path: Path, header: Mapping[str, Any] | None = None, files: Iterable[MadeFile] = ()
    ) -> None:
        self.path = path
        self.header = dict(header or {})
        self.files = FileLines(path, files)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest at `path`; empty when there is none that can be read."""
        found = cls(path)
        with suppress(*_WRONG):
            found.header, found.files = _read(path)
        return found

    def begin(self, inputs: str = "", as_of: Moment | None = None, deflate: str = "zlib") -> None:
        """The header of files made by this program."""
        self.header = {
            "program": f"vanthu {__version__}",
            "deflate": deflate,
            "inputs": inputs,
            "as_of": str(as_of) if as_of else None,
        }

    def named(self, name: str) -> MadeFile | None:
        """What is known of a file."""
        return self.files.get(fold(name))

    def below(self, folder: str) -> Mapping[str, MadeFile]:
        """The files of a folder, by their folded names in there."""
        return _Below(self.files, f"{folder}/")

    def add(self, one: MadeFile, folder: str = "") -> None:
        """A file, of a folder or beside the manifest."""
        name = f"{folder}/{one.name}" if folder else one.name
        self.files[fold(name)] = _after(self.named(name), replace(one, name=name))

    def mark(self, name: str, issued: str) -> None:
        """A file that is what went out with this number; nothing where it is not known."""
        if made := self.named(name):
            self.files[fold(name)] = replace(made, issued=issued)

    def renew(self, folder: str, entries: BatchEntries) -> None:
        """Written with these entries of a folder, none of which is kept here.

        Of the folder's other files those stay known that are still there.
        """
        earlier = self.below(folder)
        if not earlier:
            lines = map(line_below(folder), entries.lines())
            self._write(_among(self.files.in_order(), f"{folder}/", lines))
            return
        new = {fold(one.name) for one in entries.by_name()}
        for key in set(earlier) - new:
            if not (self.path.parent / folder / earlier[key].name).exists():
                self.forget(f"{folder}/{key}")
        fresh = (
            replace(_after(earlier.get(fold(one.name)), one), name=f"{folder}/{one.name}")
            for one in entries.by_name()
        )
        old = self.files.in_order(but={fold(f"{folder}/{key}") for key in new})
        self._write(map(_line_of, merge(old, fresh, key=by_name)))

    def forget(self, name: str) -> None:
        """A file stays known no longer."""
        self.files.pop(fold(name), None)

    @property
    def data(self) -> bytes:
        """The manifest as it is written."""
        return b"".join(self._pieces(map(_line_of, self.files.in_order())))

    def write(self) -> None:
        """Puts the manifest in its place in one step."""
        self._write(map(_line_of, self.files.in_order()))

    def _write(self, lines: Iterable[bytes]) -> None:
        write_atomically(self.path, self._pieces(lines))
        self.files = FileLines.written(self.path)

    def _pieces(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The header's keys, then the files by name, one a line."""
        yield b"{\n"
        for key, value in {_FORM: 2, **self.header}.items():
            told = json.dumps(value, ensure_ascii=False, sort_keys=True)
            yield f"{json.dumps(key)}: {told},\n".encode()
        yield f'"{FILES}": ['.encode()
        comma = b""
        for line in lines:
            yield b"%s\n%s" % (comma, line)
            comma = b","
        yield b"\n]\n}\n"


class BatchEntries(Protocol):
    """The entries of a batch."""

    def by_name(self) -> Iterator[MadeFile]:
        """All of them by their names, whenever they are asked for."""

    def lines(self) -> Iterator[bytes]:
        """The lines of these."""


def _line_of(one: MadeFile) -> bytes:
    return one.line().encode()


def _among(files: Iterable[MadeFile], start: str, lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of files, and where it belongs by name what begins with `start`."""
    for one in files:
        if one.name > start:
            yield from lines
        yield _line_of(one)
    yield from lines


class _Below(Mapping[str, MadeFile]):
    """The files of a folder, called as in there."""

    def __init__(self, files: Mapping[str, MadeFile], start: str) -> None:
        self._files, self._start, self._lead = files, start, fold(start)

    def __getitem__(self, key: str) -> MadeFile:
        one = self._files[f"{self._lead}{key}"]
        return replace(one, name=one.name[len(self._start) :])

    def __iter__(self) -> Iterator[str]:
        lead = self._lead
        return (key.removeprefix(lead) for key in self._files if key.startswith(lead))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _read(path: Path) -> tuple[dict[str, Any], FileLines]:
    try:
        header, files = FileLines.read(path)
        del header[_FORM]
    except (ValueError, TypeError, LookupError):
        return _read_whole(path)
    return header, files


def _read_whole(path: Path) -> tuple[dict[str, Any], FileLines]:
    """One that an earlier program wrote, or that was laid out anew since."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    listed = [read_made(one) for one in raw.pop(FILES, [])]
    if raw.pop(_FORM, None) is None:
        listed = [replace(one, issued=one.issued or UNTOLD) for one in listed]
    return raw, FileLines(path, listed)


def homes_of(path: Path) -> Sequence[Path]:
    """The folders whose manifest may know of a file: of a document its own, of a letter the one above."""
    return path.parents[:_DEPTH]


def made_of(files: Iterable[MadeFile]) -> str:
    """The hash of what is made of other files."""
    return hashlib.sha256("\0".join(one.sha256 for one in files).encode()).hexdigest()
