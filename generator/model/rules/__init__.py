"""The rules that hold between records of a campaign: one small module for each family.

Each module checks one idea and yields `Finding`s; all of them are told at once. What a single value
may look like is decided in `generator.model.fields`, where it stands in a file in
`generator.records`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.campaign import Campaign
from generator.model.issuer import Issuer
from generator.model.rules import (
    base_totals,
    campaign_name,
    dates,
    documents,
    duplicates,
    falls,
    hedges,
    issue_dates,
    milestones,
    quota_sums,
    quotas,
    result_sums,
    signing,
    snapshots,
    tables,
    target_bases,
    target_groups,
    target_sums,
    targets,
    typed_figures,
    units,
)
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.results import counted
from generator.standard import Kind

__all__ = ["Finding", "Path", "check_campaign"]

_FAMILIES = (
    duplicates,
    dates,
    targets,
    target_groups,
    target_sums,
    target_bases,
    units,
    base_totals,
    quotas,
    quota_sums,
    snapshots,
    hedges,
    documents,
    signing,
    issue_dates,
    tables,
    campaign_name,
    typed_figures,
)


def check_campaign(
    campaign: Campaign, *, kinds: Mapping[str, Kind], issuers: Mapping[str, Issuer]
) -> Iterator[Finding]:
    """Everything that is wrong or doubtful between the records of a campaign, rule by rule."""
    known = Known(campaign, kinds, issuers)
    for family in _FAMILIES:
        yield from family.check(known)
    timeline = counted(known)
    yield from result_sums.check(timeline)
    yield from falls.check(known, timeline)
    yield from milestones.check(known, timeline)
