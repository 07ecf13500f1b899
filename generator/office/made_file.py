"""One file that was made, as a line of a manifest or a journal: its hashes, and what it was made of."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path, PureWindowsPath
from typing import Any

from generator.ooxml import digest_of
from generator.workspace import regex, unchanging

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


_LEAD = b'{"name":"'


def line_below(folder: str) -> Callable[[bytes], bytes]:
    """What makes of the line of a file in a folder the line of the same as it is called above."""
    lead = _as_json({"name": f"{folder}/"}).encode().removesuffix(b'"}')
    return lambda line: lead + line.removeprefix(_LEAD).rstrip(b"\n")


_PLAIN = regex(r"(?:\w[\w-]*/)?\w[\w-]*\.\w+")
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
    if _PLAIN.fullmatch(name):
        return True
    path = PureWindowsPath(name)
    return not path.anchor and ".." not in path.parts


def hash_file(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
