"""What was typed and not saved yet: by whom, in which record and tab, kept every few seconds and found after a crash.

It lies in the hidden folder and never in the record or in git. Like all there it may come from anybody: it
is shown, and goes into a record only as if it were typed now. Who types, and when, is told by the faces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.problems import GeneratorError, MachineFailed, say
from generator.workspace import disk
from generator.workspace.files import failure, refuse_outside, write_atomically
from generator.workspace.folders import Workspace
from generator.workspace.lazily import unchanging
from generator.workspace.locking import keep_out_of_git
from generator.workspace.nodes import Step

LARGEST_UNSAVED = 16 * 1024 * 1024
_FOLDER = "drafts"
_FORM = 1
_MOST = 500
_LONGEST = 300
_NOT_OURS = (ValueError, KeyError, TypeError, RecursionError)


@unchanging(frozen=True)
class Unsaved:
    """What somebody typed into a record and did not save."""

    record: str
    """The file as people know it: from the root of the workspace, with forward slashes."""
    who: str
    when: str
    """The moment of the last key, as the face writes it."""
    opened: str | None
    """The digest of the file that was opened; nothing of a record that is still to come."""
    changes: Mapping[tuple[Step, ...], Any] = field(default_factory=dict)
    """The new text of each value by its path in the record."""
    tab: str = ""
    """The tab in which it was typed, so that two tabs of one record do not write over each other."""

    @property
    def key(self) -> str:
        """What tells it from others, as an address may say it."""
        return _key(self.record, self.who, self.tab)


def keep_unsaved(workspace: Workspace, unsaved: Unsaved) -> None:
    """Keeps it in the place of what the same person typed into the same record in the same tab before.

    Raises `MachineFailed` where it is too large or the disk refuses; what was kept before stays then.
    """
    path = _path(workspace, unsaved.record, unsaved.who, unsaved.tab)
    told = {
        "form": _FORM,
        "record": unsaved.record,
        "who": unsaved.who,
        "tab": unsaved.tab,
        "when": unsaved.when,
        "opened": unsaved.opened,
        "changes": [[list(way), value] for way, value in unsaved.changes.items()],
    }
    data = json.dumps(told, ensure_ascii=False).encode()
    if len(data) > LARGEST_UNSAVED:
        raise MachineFailed(say("phần đang gõ lớn quá mức nên chưa giữ được; hãy lưu"))
    refuse_outside(workspace, path)
    write_atomically(path, data)
    keep_out_of_git(workspace)


def unsaved_in(workspace: Workspace, record: str = "", who: str = "") -> list[Unsaved]:
    """What is kept, of one record or one person where they are named, the newest first as the disk knows it; what is
    not ours is passed over.
    """
    found = list[tuple[int, str, str, Unsaved]]()
    for path in _all(workspace):
        kept = _read(workspace, path)
        if kept and record in {"", kept.record} and who in {"", kept.who}:
            found.append((_written(path), kept.when, kept.record, kept))
    return [one[-1] for one in sorted(found, key=lambda one: one[:-1], reverse=True)]


def drop_unsaved(workspace: Workspace, unsaved: Unsaved) -> None:
    """It was saved, or is not wanted any more. Raises `MachineFailed`."""
    path = _path(workspace, unsaved.record, unsaved.who, unsaved.tab)
    refuse_outside(workspace, path)
    try:
        disk.remove(path)
    except OSError as error:
        raise failure(Path(workspace.shown(path)), error) from error


def _key(record: str, who: str, tab: str) -> str:
    words = f"{who}\0{record}\0{tab}" if tab else f"{who}\0{record}"
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _path(workspace: Workspace, record: str, who: str, tab: str) -> Path:
    return workspace.hidden / _FOLDER / f"{_key(record, who, tab)}.json"


def _all(workspace: Workspace) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted((workspace.hidden / _FOLDER).glob("*.json"))[:_MOST]


def _written(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_mtime_ns
    return 0


def _read(workspace: Workspace, path: Path) -> Unsaved | None:
    """One that is wholly as it was written, under the name that it must have."""
    with suppress(OSError, GeneratorError, *_NOT_OURS):
        refuse_outside(workspace, path)
        if path.stat().st_size > LARGEST_UNSAVED:
            return None
        told = json.loads(disk.read(path) or b"")
        words = [told["record"], told["who"], told.get("tab", ""), told["when"]]
        changes = {_way(way): _texts(value) for way, value in told["changes"]}
        is_ours = told["form"] == _FORM and _path(workspace, *words[:3]) == path
        is_text = all(isinstance(one, str) and len(one) <= _LONGEST for one in words)
        opened = told["opened"]
        if is_ours and is_text and isinstance(opened, str | None) and workspace.below(words[0]):
            record, who, tab, when = words
            return Unsaved(record, who, when, opened, changes, tab)
    return None


def _way(way: Any) -> tuple[Step, ...]:
    if not isinstance(way, list) or not all(type(one) in {str, int} for one in way):
        raise ValueError
    return tuple(way)


def _texts(value: Any) -> Any:
    """Texts, lists and mappings of them, as a record holds them."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
