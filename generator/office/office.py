"""An opened workspace: what campaigns share, and the campaigns as they are asked for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.library import Library
from generator.office.templates import Templates
from generator.problems import Problem, RecordsInvalid, errors, no_such, say
from generator.records import CampaignRecord, load_campaign, load_library
from generator.standard import Standard, load_standard
from generator.workspace import Workspace


@dataclass
class Office:
    """An opened workspace: what is shared is read once, templates are opened once."""

    workspace: Workspace
    library: Library
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def templates(self) -> Templates:
        return Templates(self.workspace)

    def campaigns(self, codes: Sequence[str] = ()) -> list[CampaignRecord]:
        """The campaigns asked for, or all; those that cannot be read are left to `problems`."""
        folders = self.workspace.campaign_folders()
        known = {folder.name: folder for folder in folders}
        for code in codes:
            if code not in known:
                raise no_such(say("không có chiến dịch «{code}»", code=code), code, known)
        chosen = [known[code] for code in codes] if codes else folders
        return [record for record in map(self._load, chosen) if record]

    def standard_for(self, campaign: Campaign, document: Document, day: datetime.date) -> Standard:
        """The format that holds for a document: of its issuing body on its date, then the office's."""
        issuer = self.library.issuers[document.issuer or campaign.issuer]
        return load_standard(issuer.profile_on(document.date or day), *self.layers)

    @property
    def layers(self) -> tuple[Path, ...]:
        """The office's own layers of the official format."""
        return tuple(self.workspace.root / layer for layer in self.library.settings.formats)

    def _load(self, folder: Path) -> CampaignRecord | None:
        record, found = load_campaign(folder, self.workspace, self.library)
        self.problems += found
        return record


def open_office(workspace: Workspace) -> Office:
    """The workspace with its settings, kinds and issuing bodies."""
    library, problems = load_library(workspace)
    return Office(workspace, library, problems)


def campaign_of(office: Office, code: str) -> CampaignRecord:
    """One campaign, free of errors."""
    records = office.campaigns([code])
    if wrong := errors(office.problems):
        raise RecordsInvalid(wrong)
    return records[0]
