"""The page that is open already: who double-clicks again gets it again, not a second one.

A note that only its owner can read, in a folder of his own and not in the workspace, says where the page of a
workspace listens and what its program will be known by. A note that nobody answers to is worth nothing.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from generator.web.guarding import AGAIN, AGAIN_HEADER, LOCAL
from generator.web.typing_kept import office_mark

_PATIENCE = 3.0
_LENGTH = 4096
_NAME = 24


@contextmanager
def noted(root: Path, port: int) -> Iterator[str]:
    """The word by which a second start of the program is known while the page of a workspace is open."""
    word = secrets.token_urlsafe(32)
    path = _note_of(root)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, json.dumps({"port": port, "word": word}))
    try:
        yield word
    finally:
        with suppress(OSError, ValueError):
            if json.loads(path.read_bytes()).get("word") == word:
                path.unlink()


def key_of_open_page(root: Path) -> tuple[int, str] | None:
    """Port of the page that serves a workspace already, and a key that lets a browser in; nothing where none does."""
    try:
        text = _note_of(root).read_bytes()[:_LENGTH]
        told = json.loads(text)
        port, word = int(told["port"]), str(told["word"])
        with closing(http.client.HTTPConnection(LOCAL, port, timeout=_PATIENCE)) as asked:
            asked.request("POST", AGAIN, headers={AGAIN_HEADER: word})
            answer = asked.getresponse()
            key = answer.read(_LENGTH).decode("ascii")
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return None
    return (port, key) if answer.status == http.client.OK and key else None


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as stream:
        stream.write(text)


def _note_of(root: Path) -> Path:
    return _own_folder() / "vanthu" / f"page-{office_mark(root, _NAME)}.json"


def _own_folder() -> Path:
    """Where programs of this person keep what they know for the moment."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
