"""From the folders of a workspace to the model: every file read, every fault with its place.

A campaign is one record spread over `campaign.yaml`, `units.yaml`, `quotas.yaml`, `results/` and
`documents/`; it is put together first and then read by the model at one go, so that all faults are
told at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.model.campaign import Campaign
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.kinds import KindTable
from generator.model.library import Library
from generator.model.rules import check_campaign
from generator.model.settings import Settings
from generator.problems import Place, Problem, errors, say
from generator.records.binding import bind
from generator.workspace import (
    Block,
    Items,
    Workspace,
    locate,
    place_of,
    read_yaml,
    standards,
    yaml_files,
)

Model = TypeVar("Model", bound=Record)

_PARTS = {"units.yaml": ("groups", "units"), "quotas.yaml": ("quotas",)}
_FOLDERS = {"results": "snapshots", "documents": "documents"}


@dataclass(frozen=True)
class CampaignRecord:
    """A campaign with the record it was read from, to say where each value stands."""

    campaign: Campaign
    root: Block
    folder: Path

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands."""
        return locate(self.root, path)


@dataclass
class _Reading:
    """Collects the faults of all files that make up one record."""

    workspace: Workspace
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: Path) -> Block | None:
        block, found = read_yaml(path, self.workspace.shown(path))
        self.problems += found
        return block

    def read_all(self, folder: Path) -> list[Block]:
        blocks = ((path, self.read(path)) for path in yaml_files(folder))
        return [_coded(block, path) for path, block in blocks if block is not None]


def load_library(workspace: Workspace) -> tuple[Library, list[Problem]]:
    """Settings, kinds and issuing bodies of a workspace; what could not be read is left out."""
    reading = _Reading(workspace)
    settings = _bound(reading, Settings, workspace.settings) or Settings()
    table = _bound(reading, KindTable, standards() / "kinds.yaml")
    kinds = [*(table.kinds if table else ()), *settings.kinds]
    issuers = [_bound(reading, Issuer, path) for path in yaml_files(workspace.issuers)]
    library = Library(
        issuers={issuer.code: issuer for issuer in issuers if issuer},
        kinds={kind.code: kind for kind in kinds},
        settings=settings,
    )
    return library, reading.problems


def load_campaign(
    folder: Path, workspace: Workspace, library: Library
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The campaign in a folder, or nothing and all that is wrong with it; warnings come with either."""
    record, problems = read_campaign(folder, workspace)
    if record is None:
        return None, problems
    problems += check_record(record, library)
    return (None if errors(problems) else record), problems


def read_campaign(
    folder: Path, workspace: Workspace
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The campaign as it stands in its files, whatever the rules between records say of it."""
    reading = _Reading(workspace)
    root = _assemble(folder, reading)
    if root is None or errors(reading.problems):
        return None, reading.problems
    campaign, problems = bind(Campaign, root)
    reading.problems += problems
    record = CampaignRecord(campaign, root, folder) if campaign else None
    return record, reading.problems


def _bound(reading: _Reading, model: type[Model], path: Path) -> Model | None:
    """The record in one file, or nothing when it is missing or wrong."""
    if not path.exists():
        return None
    block = reading.read(path)
    if block is None:
        return None
    record, problems = bind(model, block)
    reading.problems += problems
    return record


def check_record(record: CampaignRecord, library: Library) -> list[Problem]:
    """What the rules between records say, each at its place."""
    found = check_campaign(record.campaign, kinds=library.kinds, issuers=library.issuers)
    return [
        Problem(
            finding.code,
            record.place(*finding.path),
            finding.message,
            finding.hint,
            finding.severity,
        )
        for finding in found
    ]


def _assemble(folder: Path, reading: _Reading) -> Block | None:
    root = reading.read(folder / "campaign.yaml")
    for name, keys in _PARTS.items():
        if (folder / name).exists():
            part = reading.read(folder / name)
            if root is not None and part is not None:
                reading.problems += _take_over(root, part, keys)
    for name, key in _FOLDERS.items():
        blocks = reading.read_all(folder / name)
        if root is not None and blocks:
            reading.problems += _add(root, key, blocks)
    return root


def _take_over(root: Block, part: Block, keys: Iterable[str]) -> Iterable[Problem]:
    """Move the keys that belong in this file into the record; report any other."""
    for key in (*part, *part.blank):
        if key not in keys:
            said = say("khóa «{key}» không thuộc tệp này", key=key)
            yield Problem("E-KEY-UNKNOWN", place_of(part, key), said)
        elif key in root:
            said = say("«{key}» đã có trong campaign.yaml; chỉ giữ một nơi", key=key)
            yield Problem("E-KEY-TWICE", place_of(part, key), said)
        elif key in part:
            root.adopt(key, part[key])


def _add(root: Block, key: str, blocks: list[Block]) -> Iterable[Problem]:
    if key in root:
        said = say("«{key}» đã có trong campaign.yaml; chỉ giữ một nơi", key=key)
        yield Problem("E-KEY-TWICE", place_of(root, key), said)
        return
    root.adopt(key, Items.gather(root.source, blocks))


def _coded(block: Block, path: Path) -> Block:
    """A document without a code of its own is called by its file; a snapshot needs none."""
    if path.parent.name == "documents" and "code" not in block:
        block.adopt("code", path.stem)
    return block
