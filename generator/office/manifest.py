"""What was made, from what, by what: a line for each file, so that all can be checked and made again.

Which inputs count, and what to do about a difference, is left to callers.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import __version__
from generator.ooxml import digest_of
from generator.wording import Moment
from generator.workspace import write_atomically

_FILES = "files"


@dataclass(frozen=True)
class MadeFile:
    """One file: its name below the manifest's folder, its hashes, and the hash of its inputs.

    `parts` is the hash of what the package holds unpacked: equal where only the deflate differs.
    One with `problems` was not made; they are the sentences shown.
    """

    name: str
    inputs: str = ""
    sha256: str = ""
    parts: str = ""
    size: int = 0
    checksum: int = 0
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, data: bytes, inputs: str = "") -> MadeFile:
        """A file with these bytes."""
        sha256 = hashlib.sha256(data).hexdigest()
        return cls(name, inputs, sha256, digest_of(data), len(data), zlib.crc32(data))

    @property
    def was_made(self) -> bool:
        return not self.problems

    def line(self) -> str:
        """The file as one line of JSON, without what is empty."""
        kept = {key: value for key, value in vars(self).items() if value}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_made(raw: Any) -> MadeFile:
    """A file from the JSON of its line; raises `ValueError` or `TypeError` for anything else."""
    if not isinstance(raw, dict) or "name" not in raw:
        raise ValueError(raw)
    return MadeFile(**{**raw, "problems": tuple(raw.get("problems", ()))})


@dataclass
class Manifest:
    """The files of a campaign's folder by name, and in the header what all were made with."""

    path: Path
    header: dict[str, Any] = field(default_factory=dict)
    files: dict[str, MadeFile] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest at `path`; empty when there is none that can be read."""
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            files = {one.name: one for one in map(read_made, raw.pop(_FILES, []))}
        except (OSError, ValueError, TypeError, AttributeError):
            return cls(path)
        return cls(path, raw, files)

    def begin(self, inputs: str = "", as_of: Moment | None = None, deflate: str = "zlib") -> None:
        """The header of files made by this program."""
        self.header = {
            "program": f"vanthu {__version__}",
            "deflate": deflate,
            "inputs": inputs,
            "as_of": str(as_of) if as_of else None,
        }

    def below(self, folder: str) -> dict[str, MadeFile]:
        """The files of a folder, by their names in there."""
        start = f"{folder}/"
        return {
            name: replace(one, name=name)
            for whole, one in self.files.items()
            if (name := whole.removeprefix(start)) != whole
        }

    def add(self, one: MadeFile, folder: str = "") -> None:
        """A file, of a folder or beside the manifest."""
        name = f"{folder}/{one.name}" if folder else one.name
        self.files[name] = replace(one, name=name)

    def forget(self, folder: str) -> None:
        """None of the files of a folder is known any more."""
        self.files = {
            name: one for name, one in self.files.items() if not name.startswith(f"{folder}/")
        }

    @property
    def data(self) -> bytes:
        """The manifest as it is written: the header's keys, then the files by name, one a line."""
        header = (
            f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)},\n"
            for key, value in self.header.items()
        )
        files = ",".join(f"\n{one.line()}" for _, one in sorted(self.files.items()))
        return "".join(["{\n", *header, f'"{_FILES}": [{files}', "\n]\n}\n"]).encode()

    def write(self) -> None:
        """Puts the manifest in its place in one step."""
        write_atomically(self.path, self.data)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
