"""The trace of a failure that nobody foresaw, in a file for who looks after the program.

It goes to the hidden folder of the workspace, where there is none to the temporary folder of the machine. It holds
lines of the program and its own words, not what the records say. Nothing here fails.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.workspace.files import refuse_outside
from generator.workspace.folders import Workspace
from generator.workspace.locking import keep_out_of_git

KEPT = 20
"""As many traces stay, the newest."""
_FOLDER = "errors"
_LEAD = "vanthu-"
_END = ".txt"


def keep_trace(home: Workspace | None, text: str) -> str | None:
    """How the file is known in which the text is kept; nothing where it could not be."""
    return (_in_workspace(home, text) if home else None) or _in_temporary(text)


def _in_workspace(home: Workspace, text: str) -> str | None:
    with suppress(Exception):
        folder = home.hidden / _FOLDER
        path = folder / f"{_LEAD}{_stamp()}-{os.getpid()}{_END}"
        refuse_outside(home, path)
        if not home.root.is_dir():
            return None
        folder.mkdir(parents=True, exist_ok=True)
        keep_out_of_git(home)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        _keep_newest(folder)
        return home.shown(path)
    return None


def _in_temporary(text: str) -> str | None:
    """For want of a workspace."""
    import tempfile

    with suppress(Exception):
        handle, name = tempfile.mkstemp(_END, f"{_LEAD}{_stamp()}-")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:  # noqa: PTH123
            stream.write(text)
        _keep_newest(Path(name).parent)
        return name
    return None


def _stamp() -> str:
    import datetime

    return f"{datetime.datetime.now(datetime.UTC).astimezone():%Y%m%d-%H%M%S}"


def _keep_newest(folder: Path) -> None:
    """The names tell the order."""
    for path in sorted(folder.glob(f"{_LEAD}[0-9]*-[0-9]*-*{_END}"))[:-KEPT]:
        with suppress(OSError):
            path.unlink()
