"""What was made, from what, by what: a line for each file, so that all can be checked and made again.

Written and read as a stream: a batch may have a hundred thousand lines. Which inputs count, and
what to do about a difference, is left to callers.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.workspace import TEMPORARY, failure, sync_folder

_ENTRIES = "files"


@dataclass(frozen=True)
class Entry:
    """One file: its name below the manifest's folder, its hashes, and the hash of its inputs.

    `parts` is the hash of what the package holds unpacked: equal where only the deflate differs.
    An entry with `problems` was not made; they are the sentences shown.
    """

    name: str
    inputs: str = ""
    sha256: str = ""
    parts: str = ""
    size: int = 0
    checksum: int = 0
    problems: tuple[str, ...] = ()

    @property
    def was_made(self) -> bool:
        return not self.problems

    def line(self) -> str:
        """The entry as one line of JSON, without what is empty."""
        kept = {key: value for key, value in vars(self).items() if value}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_entry(line: str) -> Entry:
    """An entry from its line; raises `ValueError` for a line cut short."""
    raw = json.loads(line)
    if not isinstance(raw, dict) or "name" not in raw:
        raise ValueError(line)
    return Entry(**{**raw, "problems": tuple(raw.get("problems", ()))})


def write_manifest(path: Path, header: Mapping[str, Any], entries: Iterable[Entry]) -> None:
    """Puts the manifest at `path` in one step: the header's keys, then the files, one a line."""
    handle, made = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(_lines(header, entries))
            stream.flush()
            os.fsync(stream.fileno())
        Path(made).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            Path(made).unlink()
        raise failure(path, error) from error


def manifest_bytes(header: Mapping[str, Any], entries: Iterable[Entry]) -> bytes:
    """The manifest as it is written, for those who write it together with other files."""
    return "".join(_lines(header, entries)).encode()


def _lines(header: Mapping[str, Any], entries: Iterable[Entry]) -> Iterator[str]:
    yield "{\n"
    for key, value in header.items():
        yield f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)},\n"
    yield f'"{_ENTRIES}": ['
    comma = "\n"
    for entry in entries:
        yield comma + entry.line()
        comma = ",\n"
    yield "\n]\n}\n"


def read_manifest(path: Path) -> tuple[dict[str, Any], list[Entry]]:
    """The header and the entries; both empty when there is no manifest that can be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        entries = [
            Entry(**{**entry, "problems": tuple(entry.get("problems", ()))})
            for entry in raw.pop(_ENTRIES, [])
        ]
    except (OSError, ValueError, TypeError, AttributeError):
        return {}, []
    return raw, entries


def hash_file(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
