"""A campaign written as files, as the audit knows it."""

from __future__ import annotations

from generator.audit.records.closed_lists import KnownCampaign
from generator.office.office import campaign_of, open_office
from generator.workspace import Workspace


def known_in(folder, code, files):
    """The campaign of a code in the files of a workspace, which are texts by their names."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    office = open_office(Workspace(folder))
    return KnownCampaign(campaign_of(office, code), office.library)
