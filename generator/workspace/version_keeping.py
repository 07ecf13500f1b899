"""The last versions of each record, with who wrote them, when and by what command; no git is needed.

Each change keeps what it wrote in one file of the hidden folder, in the very change that writes it: a line
that says what, then the contents, packed. The content before is kept too where no version has it, as after a
change by hand. Made documents are not kept, and of registers only that they were changed. What lies there may
come from anybody: it is shown, and brought back only by who asks for it, as a new change.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.problems import GeneratorError
from generator.workspace import disk
from generator.workspace.deeds import KEPT_CAP, squeezed, unpacked
from generator.workspace.files import refuse_outside
from generator.workspace.folders import Workspace
from generator.workspace.lazily import regex, unchanging
from generator.workspace.listing import Write, digest
from generator.workspace.signing import SignedBy

VERSIONS_KEPT = 20
"""As many of each record."""
_FOLDER, _END = "versions", ".version"
_NAME = regex(r"\d{8}\.version")
_DIGEST = regex(r"[0-9a-f]{64}")
_FORM = 1
_ROOM = 256 * 1024 * 1024
_LOOKED_BACK = 64
_SWEPT_EVERY = 16
_LONGEST_HEAD = 4 * 1024 * 1024
_LONGEST = 300
_NOT_OURS = (ValueError, KeyError, TypeError, RecursionError)


@unchanging(frozen=True)
class KeptFile:
    """One file of a version, by the digests of what it was and became; `None`: no such file."""

    name: str
    before: str | None
    after: str | None


@unchanging(frozen=True)
class KeptVersion:
    """One change of records; its number is its place among all that were ever kept here."""

    number: int
    who: str
    when: str
    command: str
    files: tuple[KeptFile, ...]
    is_aside: bool = False
    """Whether its contents never stood in the records: somebody chose those of another."""
    _held: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where the contents stand behind the head, by digest."""

    def content(self, workspace: Workspace, known: str | None) -> bytes | None:
        """What has this digest, where this version keeps it."""
        if known is None or known not in self._held:
            return None
        start, length = self._held[known]
        with suppress(OSError, GeneratorError, ValueError, zlib.error):
            path = _path(workspace, self.number)
            refuse_outside(workspace, path)
            with path.open("rb") as stream:
                stream.seek(start)
                data = unpacked(stream.read(length), KEPT_CAP)
            return data if digest(data) == known else None
        return None


def version_writes(
    workspace: Workspace, by: SignedBy, command: str, changes: Sequence[Write]
) -> Iterator[Write]:
    """The change that keeps a version; none of documents made again."""
    kept = [one for one in changes if not one.path.is_relative_to(workspace.output)]
    if kept:
        yield _next(workspace, _packed(workspace, by, command, kept))


def aside_writes(
    workspace: Workspace, by: SignedBy, command: str, change: Write
) -> Iterator[Write]:
    """The change that keeps what was typed and then not chosen."""
    yield _next(workspace, _packed(workspace, by, command, [change], is_aside=True))


def _next(workspace: Workspace, data: bytes) -> Write:
    number = max(_numbers(workspace), default=0) + 1
    return Write(_path(workspace, number), None, data)


def _packed(
    workspace: Workspace,
    by: SignedBy,
    command: str,
    changes: Sequence[Write],
    *,
    is_aside: bool = False,
) -> bytes:
    known = _held_lately(workspace)
    wanted = {digest(one.after): one.after for one in changes if _is_held(workspace, one)}
    for one in changes:
        if _is_held(workspace, one) and digest(one.before) not in known:
            wanted.setdefault(digest(one.before), one.before)
    room, held, blobs = KEPT_CAP, [], []
    for name, data in wanted.items():
        if data is not None and len(data) <= room:
            room -= len(data)
            blobs.append(squeezed(data))
            held.append([name, len(blobs[-1])])
    head = {
        "form": _FORM,
        "who": by.who,
        "when": by.when,
        "command": command,
        "aside": is_aside,
        "files": [
            [workspace.shown(one.path), digest(one.before), digest(one.after)] for one in changes
        ],
        "held": held,
    }
    return b"".join([json.dumps(head, ensure_ascii=False).encode(), b"\n", *blobs])


def _is_held(workspace: Workspace, change: Write) -> bool:
    return not change.path.is_relative_to(workspace.register)


def _held_lately(workspace: Workspace) -> set[str]:
    found = set[str]()
    for one in _read_all(workspace, sorted(_numbers(workspace), reverse=True)[:_LOOKED_BACK]):
        found.update(one._held)  # noqa: SLF001 - of this file
    return found


def kept_versions(workspace: Workspace) -> list[KeptVersion]:
    """All that are kept, the newest first; what is not ours is passed over."""
    return [*_read_all(workspace, sorted(_numbers(workspace), reverse=True))]


def sweep_versions(workspace: Workspace, written: Iterable[Path]) -> None:
    """Takes away, now and then, what is older than the last versions of all its records, or has no room."""
    numbers = [int(one.stem) for one in written if one.parent.name == _FOLDER]
    if not any(number % _SWEPT_EVERY == 0 for number in numbers):
        return
    told, room = Counter[str](), _ROOM
    for one in kept_versions(workspace):
        path = _path(workspace, one.number)
        names = [file.name for file in one.files]
        with suppress(OSError):
            room -= path.stat().st_size
            if room < 0 or all(told[name] >= VERSIONS_KEPT for name in names):
                disk.remove(path)
        told.update(names)


def _path(workspace: Workspace, number: int) -> Path:
    return workspace.hidden / _FOLDER / f"{number:08d}{_END}"


def _numbers(workspace: Workspace) -> list[int]:
    with suppress(OSError):
        found = (one.name for one in (workspace.hidden / _FOLDER).iterdir())
        return [int(name.removesuffix(_END)) for name in found if _NAME.fullmatch(name)]
    return []


def _read_all(workspace: Workspace, numbers: Iterable[int]) -> Iterator[KeptVersion]:
    for number in numbers:
        path = _path(workspace, number)
        with suppress(OSError, GeneratorError, *_NOT_OURS):
            refuse_outside(workspace, path)
            with path.open("rb") as stream:
                head = stream.readline(_LONGEST_HEAD)
            yield _read(workspace, number, head, path.stat().st_size)


def _read(workspace: Workspace, number: int, head: bytes, size: int) -> KeptVersion:
    """Raises one of `_NOT_OURS` for what is not as `_packed` writes it."""
    told: Mapping[str, Any] = json.loads(head)
    words = [told["who"], told["when"], told["command"]]
    if told["form"] != _FORM or not head.endswith(b"\n") or not all(map(_is_text, words)):
        raise ValueError
    held, start = {}, len(head)
    for name, length in told["held"]:
        if not _is_digest(name) or type(length) is not int or not 0 <= length <= size - start:
            raise ValueError
        held[name] = (start, length)
        start += length
    files = tuple(_file(workspace, *one) for one in told["files"])
    who, when, command = words
    return KeptVersion(number, who, when, command, files, told["aside"] is True, held)


def _file(workspace: Workspace, name: Any, before: Any, after: Any) -> KeptFile:
    is_ours = isinstance(name, str) and workspace.below(name) is not None
    if not is_ours or not all(one is None or _is_digest(one) for one in (before, after)):
        raise ValueError
    return KeptFile(name, before, after)


def _is_text(one: Any) -> bool:
    return isinstance(one, str) and len(one) <= _LONGEST


def _is_digest(one: Any) -> bool:
    return isinstance(one, str) and _DIGEST.fullmatch(one) is not None
