"""Any text audited: against itself and, where there is a workspace, against the records that it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.audit import Audit, KnownCampaign, Manuscript, audit_manuscript, best_match
from generator.model.books import Row
from generator.office.office import Office, campaign_of
from generator.records import CampaignRecord


def audit_text(
    manuscript: Manuscript,
    office: Office | None = None,
    campaign: str | None = None,
    skip: Collection[str] = (),
) -> Audit:
    """What is found in a text; the campaign is the one that is named, else the one that fits best."""
    known = _known(manuscript, office, campaign) if office else None
    return audit_manuscript(manuscript, known, skip)


def known_to_audit(office: Office, campaign: str) -> KnownCampaign:
    """What texts of a campaign are held against; all of it is worked out when a text is, without the office."""
    return known_again(campaign_of(office, campaign), office)


def _known(manuscript: Manuscript, office: Office, campaign: str | None) -> KnownCampaign | None:
    if campaign is not None:
        return known_to_audit(office, campaign)
    records = office.campaigns(whole=False)
    return best_match(manuscript, (known_of(one, office) for one in records))


def known_again(record: CampaignRecord, office: Office) -> KnownCampaign:
    """The same; what was worked out of it before is used again while record and registers are the same."""
    known, before = known_of(record, office), office.audited.get(record.campaign.code)
    if before and before.record is record and before.rows == known.rows:
        return before
    office.audited[record.campaign.code] = known
    return known


def known_of(record: CampaignRecord, office: Office) -> KnownCampaign:
    """What a campaign's records say, with the rows of the registers of its issuing bodies."""
    return KnownCampaign(record, office.library, tuple(_rows(record, office)))


def _rows(record: CampaignRecord, office: Office) -> Iterator[Row]:
    campaign = record.campaign
    issuers = {campaign.issuer, *(one.issuer for one in campaign.documents if one.issuer)}
    for issuer in sorted(issuers):
        yield from office.register_of(issuer)
