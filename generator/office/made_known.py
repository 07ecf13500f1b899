"""The files that were made, each known by a key of its own: no path comes from who asks for one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from generator.office.letters import MANIFEST, folder_of
from generator.office.manifest import Manifest
from generator.problems import NotFound, say
from generator.workspace import Workspace, fold, inside

_LETTERS = 16


def key_of(name: str) -> str:
    """The key of a made file, by its name below the folder of its campaign."""
    return hashlib.sha256(fold(name).encode()).hexdigest()[:_LETTERS]


def made_files(workspace: Workspace, campaign: str) -> Mapping[str, Path]:
    """The files that the manifest of a campaign lists and that are there, by key."""
    if campaign not in workspace.campaign_folders():
        raise NotFound(say("không có chiến dịch «{code}»", code=campaign))
    folder = folder_of(workspace, campaign, None)
    names = [one.name for one in Manifest.read(folder / MANIFEST).files.values() if one.was_made]
    found = {key_of(name): inside(folder, name) for name in names}
    return {key: path for key, path in found.items() if path.is_file() and not path.is_symlink()}


def issued_files(
    workspace: Workspace, campaign: str, numbers: Collection[str]
) -> Mapping[str, str]:
    """The files that went out with one of these numbers and symbols and are there, by key, with their names."""
    known = Manifest.read(folder_of(workspace, campaign, None) / MANIFEST).files.values()
    names = {key_of(one.name): one.name for one in known if one.was_made and one.issued in numbers}
    there = made_files(workspace, campaign)
    return {key: PurePosixPath(name).name for key, name in names.items() if key in there}


def file_by_key(workspace: Workspace, campaign: str, key: str) -> Path:
    """The file of a key. Raises `NotFound`."""
    found = made_files(workspace, campaign).get(key)
    if found is None:
        raise NotFound(say("không còn tệp này; tải lại trang, hoặc tạo lại văn bản"))
    return found
