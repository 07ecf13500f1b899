"""Where backups lie and what they are called; the backup that goes before records are replaced or brought up."""

from __future__ import annotations

import datetime
from itertools import chain, count
from pathlib import Path

from generator.office.safekeeping import Kept, write_backup
from generator.records import Upgraded, write_upgrade
from generator.workspace import Workspace

_LEAD, _SUFFIX = "sao-luu-", ".zip"
_BEFORE = "backups"


def usual_backup(folder: Path, moment: datetime.datetime) -> Path:
    """What a backup in a folder is called that was made at a moment: `sao-luu-2022-04-25-081530.zip`."""
    return folder / f"{_LEAD}{_of(moment)}{_SUFFIX}"


def backup_before(workspace: Workspace, moment: datetime.datetime) -> Path:
    """Where the backup goes that is made unasked, before records are replaced."""
    return _free(workspace.hidden / _BEFORE / f"{_of(moment)}{_SUFFIX}")


def back_up(workspace: Workspace, moment: datetime.datetime) -> tuple[Path, Kept]:
    """A backup beside the records, called after its moment; call it while nothing is changed."""
    path = _free(usual_backup(workspace.root, moment))
    return path, write_backup(workspace, path)


def backups_in(workspace: Workspace) -> list[Path]:
    """The backups beside the records and those that were made unasked, the newest first; no links."""
    unasked = (workspace.hidden / _BEFORE).glob(f"*{_SUFFIX}")
    found = chain(workspace.root.glob(f"{_LEAD}*{_SUFFIX}"), unasked)
    plain = (one for one in found if one.is_file() and not one.is_symlink())
    return sorted(plain, key=lambda one: one.name.removeprefix(_LEAD), reverse=True)


def bring_up(workspace: Workspace, files: tuple[Upgraded, ...], moment: datetime.datetime) -> Path:
    """Records brought to today's form, after a backup of what they were; where that is. Nobody else changes anything."""
    kept = backup_before(workspace, moment)
    write_backup(workspace, kept)
    write_upgrade(workspace, files)
    return kept


def _of(moment: datetime.datetime) -> str:
    return f"{moment:%Y-%m-%d-%H%M%S}"


def _free(path: Path) -> Path:
    """The path, with a number where there is such a file."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain([path], numbered) if not one.exists())
