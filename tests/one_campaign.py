"""The least office that has a campaign: an issuer, «hoi», and the campaign «mau» of a text."""

from __future__ import annotations

from generator.office.office import open_office
from generator.workspace.folders import Workspace

ISSUER = "{code: hoi, name: Hội tỉnh, short_name: Hội, abbreviation: H, place: Sông Hòa}"


def office_of(folder, campaign):
    """The office with this campaign, written into a folder and opened."""
    (folder / "campaigns" / "issuers").mkdir(parents=True)
    (folder / "campaigns" / "mau").mkdir()
    (folder / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
    (folder / "campaigns/issuers/hoi.yaml").write_text(ISSUER, encoding="utf-8")
    (folder / "campaigns/mau/campaign.yaml").write_text(campaign, encoding="utf-8")
    return open_office(Workspace(folder))
