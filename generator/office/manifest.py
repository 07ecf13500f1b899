"""What was made, from what, by what: a line for each file, so that all can be checked and made again.

Which inputs count, and what to do about a difference, is left to callers.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from io import BytesIO
from operator import attrgetter
from pathlib import Path, PureWindowsPath
from typing import Any

from generator import __version__
from generator.ooxml import digest_of
from generator.wording import Moment
from generator.workspace import fold, unchanging, write_atomically

_FILES = "files"
_FORM = "form"
_DEPTH = 2
UNTOLD = "?"
"""Of a file that an earlier program listed, which did not tell whether it had been issued."""


@unchanging(frozen=True, slots=True)
class MadeFile:
    """One file: its name below the manifest's folder, its hashes, and the hash of its inputs.

    `parts` is the hash of what the package holds unpacked: equal where only the deflate differs.
    One with `problems` was not made; they are the sentences shown, and the hashes are those of the
    file from before. `was` is the hash of the one that it replaces: killed in between, either is ours.
    `issued` is the number with which it went out when it was made, empty when it had not. `moment`
    is that of the figures that it followed (`2022-04-25`), empty where it does not follow the newest.
    """

    name: str
    inputs: str = ""
    sha256: str = ""
    parts: str = ""
    size: int = 0
    checksum: int = 0
    problems: tuple[str, ...] = ()
    issued: str = ""
    was: str = ""
    moment: str = ""

    @classmethod
    def of(
        cls, name: str, data: bytes, inputs: str = "", issued: str = "", moment: str = ""
    ) -> MadeFile:
        """A file with these bytes."""
        sha256 = hashlib.sha256(data).hexdigest()
        parts = digest_of(data) if name.endswith(".docx") else ""
        size, checksum = len(data), zlib.crc32(data)
        return cls(name, inputs, sha256, parts, size, checksum, issued=issued, moment=moment)

    @classmethod
    def at(cls, name: str, path: Path, inputs: str = "", issued: str = "") -> MadeFile:
        """The file that stands at a path, of any kind."""
        return cls(name, inputs, hash_file(path), issued=issued)

    @property
    def was_made(self) -> bool:
        return not self.problems

    def line(self) -> str:
        """The file as one line of JSON, without what is empty."""
        return _as_json(
            {key: value for key, value in zip(_KEYS, _values(self), strict=True) if value}
        )


_KEYS = tuple(one.name for one in fields(MadeFile))
_values = attrgetter(*_KEYS)
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def read_made(raw: Any) -> MadeFile:
    """A file from the JSON of its line; raises `ValueError` or `TypeError` for anything else."""
    if not isinstance(raw, dict) or not _is_below(raw.get("name")):
        raise ValueError(raw)
    return MadeFile(**{**raw, "problems": tuple(raw.get("problems", ()))})


def _is_below(name: object) -> bool:
    """Whether a name stays below the folder of its manifest, on every system."""
    if not isinstance(name, str) or not name:
        return False
    path = PureWindowsPath(name)
    return not path.anchor and ".." not in path.parts


def _after(earlier: MadeFile | None, one: MadeFile) -> MadeFile:
    """A file in the place of an earlier one, which stays where the new one was not made."""
    if earlier is None or earlier.sha256 == one.sha256:
        return one
    if one.problems and not one.sha256:
        return replace(earlier, name=one.name, problems=one.problems)
    return replace(one, was="" if earlier.issued else earlier.sha256)


@dataclass
class Manifest:
    """The files of a campaign's folder, and in the header what all were made with.

    `files` has them by their folded names: what differs in case alone may be one file.
    """

    path: Path
    header: dict[str, Any] = field(default_factory=dict)
    files: dict[str, MadeFile] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest at `path`; empty when there is none that can be read."""
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            listed = [read_made(one) for one in raw.pop(_FILES, [])]
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return cls(path)
        if raw.pop(_FORM, None) is None:
            listed = [replace(one, issued=one.issued or UNTOLD) for one in listed]
        return cls(path, raw, {fold(one.name): one for one in listed})

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

    def below(self, folder: str) -> dict[str, MadeFile]:
        """The files of a folder, by their folded names in there."""
        start = f"{folder}/"
        found = (one for one in self.files.values() if one.name.startswith(start))
        inside = (replace(one, name=one.name.removeprefix(start)) for one in found)
        return {fold(one.name): one for one in inside}

    def add(self, one: MadeFile, folder: str = "") -> None:
        """A file, of a folder or beside the manifest."""
        name = f"{folder}/{one.name}" if folder else one.name
        key = fold(name)
        same = key if key == name else name
        self.files[key] = _after(self.files.get(key), replace(one, name=same))

    def mark(self, name: str, issued: str) -> None:
        """A file that is what went out with this number; nothing where it is not known."""
        if made := self.named(name):
            self.files[fold(name)] = replace(made, issued=issued)

    def forget(self, folder: str, keep: Iterable[str]) -> None:
        """Of the files of a folder only those to `keep` stay known, and those that are still there."""
        start, kept = f"{folder}/", set(map(fold, keep))
        self.files = {
            key: one
            for key, one in self.files.items()
            if not one.name.startswith(start)
            or key in kept
            or (self.path.parent / one.name).exists()
        }

    @property
    def data(self) -> bytes:
        """The manifest as it is written: the header's keys, then the files by name, one a line."""
        written = BytesIO()
        written.write(b"{\n")
        for key, value in {_FORM: 2, **self.header}.items():
            told = json.dumps(value, ensure_ascii=False, sort_keys=True)
            written.write(f"{json.dumps(key)}: {told},\n".encode())
        written.write(f'"{_FILES}": ['.encode())
        comma = ""
        for one in sorted(self.files.values(), key=lambda one: one.name):
            written.write(f"{comma}\n{one.line()}".encode())
            comma = ","
        written.write(b"\n]\n}\n")
        return written.getvalue()

    def write(self) -> None:
        """Puts the manifest in its place in one step."""
        write_atomically(self.path, self.data)


def homes_of(path: Path) -> Sequence[Path]:
    """The folders whose manifest may know of a file: of a document its own, of a letter the one above."""
    return path.parents[:_DEPTH]


def made_of(files: Iterable[MadeFile]) -> str:
    """The hash of what is made of other files."""
    return hashlib.sha256("\0".join(one.sha256 for one in files).encode()).hexdigest()


def hash_file(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
