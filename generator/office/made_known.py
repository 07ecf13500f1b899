"""The files that were made, each known by a key of its own: no path comes from who asks for one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.drafting import listed_subject
from generator.office.letters import MANIFEST, PDF, WORD, folder_of, may_be_of
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.ownership import worked_on
from generator.office.paging import shows
from generator.problems import NotFound, say
from generator.records import CampaignRecord
from generator.workspace import Workspace, fold, inside, unchanging

_LETTERS = 16


def key_of(name: str) -> str:
    """The key of a made file, by its name below the folder of its campaign."""
    return hashlib.sha256(fold(name).encode()).hexdigest()[:_LETTERS]


def made_files(workspace: Workspace, campaign: str) -> Mapping[str, Path]:
    """The files that the manifest of a campaign lists and that are there, by key."""
    nameless = (code for code, _ in workspace.nameless_campaigns())
    if campaign not in workspace.campaign_folders() and campaign not in nameless:
        raise NotFound(say("không có chiến dịch «{code}»", code=campaign))
    folder = folder_of(workspace, campaign, None)
    names = [one.name for one in Manifest.read(folder / MANIFEST).files.values() if one.was_made]
    found = {key_of(name): inside(folder, name) for name in names}
    return {key: path for key, path in found.items() if path.is_file() and not path.is_symlink()}


@unchanging(frozen=True)
class IssuedFile:
    """A file that went out, as it is listed; it is read only where somebody asks whether it was written again since."""

    listed: Manifest
    made: MadeFile
    path: Path

    @property
    def name(self) -> str:
        return PurePosixPath(self.made.name).name

    @property
    def is_worked_on(self) -> bool:
        """Whether it is not as it went out; a PDF neither where it shows a Word file that is not."""
        return worked_on(self.path, self.made) or self._shows_another

    @property
    def _shows_another(self) -> bool:
        if self.path.suffix != PDF:
            return False
        word = self.listed.named(f"{self.made.name.removesuffix(PDF)}{WORD}")
        went_out = word.sha256 if word and word.issued else ""
        return bool(went_out) and not shows(self.made, went_out)


def issued_files(
    workspace: Workspace, campaign: str, numbers: Collection[str]
) -> Mapping[str, IssuedFile]:
    """The files that went out with one of these numbers and symbols and are there, by key."""
    return {key: file for _, key, file in _issued(workspace, campaign, numbers)}


def issued_by_number(
    workspace: Workspace, campaign: str, numbers: Collection[str]
) -> Mapping[str, Mapping[str, IssuedFile]]:
    """The same of each of these numbers and symbols."""
    found: dict[str, dict[str, IssuedFile]] = {one: {} for one in numbers}
    for number, key, file in _issued(workspace, campaign, numbers):
        found[number][key] = file
    return found


def _issued(
    workspace: Workspace, campaign: str, numbers: Collection[str]
) -> Iterator[tuple[str, str, IssuedFile]]:
    there = made_files(workspace, campaign)
    listed = Manifest.read(folder_of(workspace, campaign, None) / MANIFEST)
    for one in listed.files.values():
        if one.was_made and one.issued in numbers and (path := there.get(key_of(one.name))):
            yield one.issued, key_of(one.name), IssuedFile(listed, one, path)


def document_called(records: Iterable[CampaignRecord], name: str) -> str:
    """What the document is called, in a list, that a made file belongs to; nothing of a file of none."""
    found = [
        (one, record.campaign)
        for record in records
        for one in record.campaign.documents
        if may_be_of(name, one.code)
    ]
    return listed_subject(*found[0]) if found else ""


def file_by_key(workspace: Workspace, campaign: str, key: str) -> Path:
    """The file of a key. Raises `NotFound`."""
    found = made_files(workspace, campaign).get(key)
    if found is None:
        raise NotFound(say("không còn tệp này; tải lại trang, hoặc tạo lại văn bản"))
    return found
