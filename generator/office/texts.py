"""Any text audited: against itself and, where there is a workspace, against the records that it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.audit import Audit, KnownCampaign, Manuscript, audit_manuscript, best_match
from generator.model.books import Row
from generator.model.campaign import Campaign
from generator.model.quota_names import quotas_known
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
    if known:
        known = _as_given_then(manuscript, known)
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


def _as_given_then(manuscript: Manuscript, known: KnownCampaign) -> KnownCampaign:
    """The campaign with the tables of quotas of which a text can speak; later ones, that change or add to them, it cannot know.

    Those of a document that went out are the ones that its record names.
    """
    campaign = known.campaign
    then = _own_tables(manuscript, known) or _earlier_tables(manuscript, campaign)
    if then is campaign:
        return known
    record = replace(known.record, campaign=then)
    return KnownCampaign(record, known.library, known.rows)


def _own_tables(manuscript: Manuscript, known: KnownCampaign) -> Campaign | None:
    name = manuscript.number, manuscript.symbol or None, manuscript.dated
    keys = {row.key for row in known.rows if row.name == name and row.key}
    for one in known.campaign.documents:
        own = f"{known.campaign.code}/{one.code}"
        if one.quotas is not None and any(f"{key}/".startswith(f"{own}/") for key in keys):
            return quotas_known(known.campaign, one.quotas)
    return None


def _earlier_tables(manuscript: Manuscript, campaign: Campaign) -> Campaign:
    """Without the tables that follow others and that a document of a later day gave."""
    days = {one.code: one.date for one in campaign.documents}
    told = manuscript.dated
    kept = tuple(
        one
        for one in campaign.quotas
        if not (one.replaces or one.adds_to)
        or told is None
        or (day := days.get(one.document or "")) is None
        or day <= told
    )
    if len(kept) == len(campaign.quotas):
        return campaign
    return campaign.model_copy(update={"quotas": kept})


def known_of(record: CampaignRecord, office: Office) -> KnownCampaign:
    """What a campaign's records say, with the rows of the registers of its issuing bodies."""
    return KnownCampaign(record, office.library, tuple(_rows(record, office)))


def _rows(record: CampaignRecord, office: Office) -> Iterator[Row]:
    campaign = record.campaign
    issuers = {campaign.issuer, *(one.issuer for one in campaign.documents if one.issuer)}
    for issuer in sorted(issuers):
        yield from office.register_of(issuer)
