"""What `check` found, kept for as long as nothing changes that it stands on.

The answer is known by the hash of all that it was found from: every file of the records and templates, what
lies beside them, this program and the libraries it runs on. Times of files are not
believed. Made files that it speaks of are known beside it by theirs. What cannot be hashed (a link, a file that others change meanwhile) keeps the answer from being
kept, and what is damaged or of anybody else is as if it were not there; so it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.office.made_file import hash_file
from generator.office.own_files import take_in
from generator.problems import GeneratorError, Message, Place, Problem, Severity
from generator.workspace import (
    Workspace,
    inside,
    is_open,
    keep_out_of_git,
    shipped,
    write_atomically,
)

if TYPE_CHECKING:
    from generator.office.office import Office

_FOLDER = "cache"
_RECORDS = {".yaml", ".yml"}
_LEAD, _END = "check-", ".json"
KEPT = 16
"""As many answers stay, the newest."""
_MOST = 10_000
_LARGEST = 1 << 28
"""Of more bytes than these it takes longer to know them than is gained."""
_PLACE = tuple(one.name for one in fields(Place))
_PLAIN = (str, int, type(None))
_NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class _NotHashed(Exception):
    """Something that an answer may stand on is no plain file, or too large."""


@dataclass
class _Standing:
    """What stands in folders: by content in `known`; `moment` also changes when something was put back."""

    known: Any
    moment: Any
    size: int = 0

    def note(self, *said: object) -> None:
        self.known.update("\0".join(("", *map(str, said))).encode(errors="surrogatepass"))

    def file(self, path: Path, name: str) -> None:
        """A file with its content."""
        self._stat(path)
        with path.open("rb") as stream:
            self.note("file", name, hashlib.file_digest(stream, "sha256").hexdigest())

    def folder(self, path: Path, name: str) -> None:
        """A folder with all that is in it."""
        self._stat(path)
        self.note("folder", name)
        for one in sorted(os.scandir(path), key=lambda entry: entry.name):
            self.entry(one, f"{name}/{one.name}")

    def entry(self, one: os.DirEntry[str], name: str) -> None:
        if one.is_symlink() or not (one.is_file() or one.is_dir()):
            raise _NotHashed
        see = self.file if one.is_file() else self.folder
        see(Path(one.path), name)

    def _stat(self, path: Path) -> None:
        found = path.lstat()
        self.size += found.st_size
        if self.size > _LARGEST:
            raise _NotHashed
        told = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        self.moment.update(repr(told).encode())


def check_kept(
    workspace: Workspace, codes: Sequence[str], open_office: Callable[[], Office], check: _Check
) -> list[Problem]:
    """What `check` finds in the office: as it was found before, where nothing has changed since."""
    before = _state(workspace, codes)
    if before is None:
        return check(open_office())
    path = _kept_at(workspace, before[0])
    if (kept := _read(workspace, path, before[0])) is not None:
        return kept
    office = open_office()
    found = check(office)
    named = (*office.layers, *office.named_files)
    if all(_is_hashed(workspace, one) for one in named) and before == _state(workspace, codes):
        _keep(workspace, path, before[0], found, office.seen_beside)
    return found


def check_known(workspace: Workspace, codes: Sequence[str]) -> list[Problem] | None:
    """What was found before, where nothing has changed since; `None` where it has to be looked for."""
    before = _state(workspace, codes)
    return None if before is None else _read(workspace, _kept_at(workspace, before[0]), before[0])


def _kept_at(workspace: Workspace, known: str) -> Path:
    return workspace.hidden / _FOLDER / f"{_LEAD}{known[:32]}{_END}"


_Check = Callable[["Office"], list[Problem]]


def _state(workspace: Workspace, codes: Sequence[str]) -> tuple[str, str] | None:
    """The hash of what an answer stands on, and that of how it stands there; nothing where there is none."""
    if is_open(workspace):
        return None
    seen = _Standing(hashlib.sha256(), hashlib.sha256())
    try:
        seen.note("asked", _program(), workspace.root, *codes)
        for one in sorted(os.scandir(workspace.root), key=lambda entry: entry.name):
            if _is_hashed(workspace, Path(one.path)):
                seen.entry(one, one.name)
            elif not one.is_dir():
                seen.note("beside", one.name)
    except (OSError, _NotHashed):
        return None
    return seen.known.hexdigest(), seen.moment.hexdigest()


def _is_hashed(workspace: Workspace, path: Path) -> bool:
    """Whether a file is among those of which an answer knows: of the records, the templates, or records beside."""
    whole = Path(os.path.normpath(path))
    for folder in (workspace.campaigns, workspace.templates):
        if whole.is_relative_to(folder):
            return True
    return whole.parent == workspace.root and whole.suffix in _RECORDS


@cache
def _program() -> str:
    """The hash of this program, of all that travels with it, and the names of the libraries with their versions."""
    seen = hashlib.sha256(f"{__version__}\0{sys.version}\0{sys.platform}".encode())
    for folder in (Path(__file__).resolve().parent.parent, shipped("templates")):
        take_in(seen, folder)
    seen.update("\0".join(_libraries()).encode())
    return seen.hexdigest()


def _libraries() -> list[str]:
    """`jinja2-3.1.6.dist-info` and so on, of everything that can be imported."""
    found: list[str] = []
    for folder in filter(None, sys.path):
        with suppress(OSError):
            found += (one.name for one in Path(folder).glob("*-info"))
    return sorted(found)


def _read(workspace: Workspace, path: Path, key: str) -> list[Problem] | None:
    """What was found before under this key; nothing that is not wholly as it was written."""
    try:
        body, _, checksum = inside(path.parent, path.name).read_text("utf-8").rpartition("\n")
        if hashlib.sha256(body.encode()).hexdigest() != checksum:
            return None
        raw = json.loads(body)
        beside = {name: hash_file(workspace.root / name) for name in raw["beside"]}
        is_known = raw["key"] == key and raw["beside"] == beside
        return [_problem(one) for one in raw["problems"]] if is_known else None
    except (OSError, GeneratorError, *_NOT_OURS):
        return None


def _keep(
    workspace: Workspace,
    path: Path,
    key: str,
    problems: Sequence[Problem],
    seen: Sequence[Path],
) -> None:
    """Keeps what was found, where it comes back as it was."""
    with suppress(OSError, GeneratorError, *_NOT_OURS):
        beside = {workspace.shown(one): hash_file(one) for one in seen}
        told = list(map(_told, problems[:_MOST]))
        body = json.dumps({"key": key, "beside": beside, "problems": told})
        again = map(_problem, json.loads(body)["problems"])
        if list(map(_shown, again)) == list(map(_shown, problems)):
            data = f"{body}\n{hashlib.sha256(body.encode()).hexdigest()}"
            write_atomically(inside(path.parent, path.name), data.encode())
            keep_out_of_git(workspace)
            _keep_newest(path.parent)


def _shown(problem: Problem) -> tuple[object, ...]:
    """All that a person or a program sees of a problem."""
    return (*_told(problem).values(), str(problem.message), str(problem.hint))


def _keep_newest(folder: Path) -> None:
    found = sorted(folder.glob(f"{_LEAD}*{_END}"), key=lambda one: one.stat().st_mtime)
    for path in found[:-KEPT]:
        path.unlink()


def _told(problem: Problem) -> dict[str, Any]:
    place = [getattr(problem.place, name) for name in _PLACE]
    hint = problem.hint and _said(problem.hint)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "place": place,
        "message": _said(problem.message),
        "hint": hint,
    }


def _said(message: Message) -> list[Any]:
    """A sentence with its values as they are put into it."""
    values = {
        name: _said(value) if isinstance(value, Message) else _value(value)
        for name, value in message.values.items()
    }
    return [message.source, values]


def _value(value: object) -> object:
    return value if type(value) in _PLAIN else str(value)


def _problem(raw: Any) -> Problem:
    place = Place(**dict(zip(_PLACE, raw["place"], strict=True)))
    hint = _message(raw["hint"]) if raw["hint"] else None
    return Problem(raw["code"], place, _message(raw["message"]), hint, Severity(raw["severity"]))


def _message(raw: Any) -> Message:
    source, values = raw
    said = {
        name: _message(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return Message(source, said)
