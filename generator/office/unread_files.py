"""Files of the records that cannot be read as they are: what is wrong in each, and its text to be put right by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.office.judged_file import judge
from generator.office.made_known import key_of
from generator.office.saving import OpenedFile, open_file
from generator.problems import NotFound, Place, Problem, say
from generator.workspace import (
    Workspace,
    bytes_of,
    decode,
    file_stamps,
    unchanging,
)

LARGEST_TEXT = 400_000
"""So many letters a browser lets one change in a plain field."""


@unchanging(frozen=True)
class TextToMend:
    """A file with its faults; no `text` where it is no text, or too long for a field."""

    opened: OpenedFile
    problems: tuple[Problem, ...]
    text: str | None


def mending_key(name: str) -> str:
    """The key of a file of the records, by which the page asks for it; `name` is as people know the file."""
    return key_of(name)


def text_to_mend(workspace: Workspace, key: str) -> TextToMend:
    """The file of a key with all that is wrong in it, and what is wrong elsewhere because of it. Raises `NotFound`."""
    return faults_of(workspace, file_to_mend(workspace, key))


def faults_of(workspace: Workspace, path: Path) -> TextToMend:
    """The same of a file. Raises `Misused` for one that is no record."""
    if path.is_dir():
        return _folder_in_its_place(workspace, path)
    opened = open_file(workspace, path)
    data = bytes_of(path, opened.name)
    problems = judge(workspace, path, data, None).problems
    return TextToMend(opened, tuple(one for one in problems if one.is_error), _text(opened, data))


def _folder_in_its_place(workspace: Workspace, path: Path) -> TextToMend:
    name = workspace.shown(path)
    said = say("ở chỗ của tệp này là một thư mục")
    hint = say("đổi tên hoặc dời thư mục ấy đi, rồi lấy lại tệp ở «Lịch sử»")
    problem = Problem("E-FILE-KIND", Place(name), said, hint)
    return TextToMend(OpenedFile(path, name, None, "", None, ()), (problem,), None)


def file_to_mend(workspace: Workspace, key: str) -> Path:
    """The file of a key. Raises `NotFound`."""
    found = _files(workspace).get(key)
    if found is None:
        raise NotFound(say("không còn tệp này; về trang đầu rồi mở lại"))
    return found


def _files(workspace: Workspace) -> Mapping[str, Path]:
    records = (
        one for folder in ("*", "*/*") for one in workspace.campaigns.glob(f"{folder}/*.yaml")
    )
    folders = (one for one in (*records, workspace.settings) if one.is_dir())
    paths = (*map(Path, file_stamps(workspace)), *folders)
    return {mending_key(workspace.shown(path)): path for path in paths}


def _text(opened: OpenedFile, data: bytes | None) -> str | None:
    _, unread = decode(data or b"", opened.name)
    is_text = data is not None and not unread
    return opened.text if is_text and len(opened.text) <= LARGEST_TEXT else None
