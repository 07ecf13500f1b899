"""The rules that hold between records of a campaign: one small module for each family.

Each rule checks one idea and yields `Flaw`s; all of them are told at once. What a single value
may look like is decided in `generator.model.fields`, where it stands in a file in
`generator.records`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.model.campaign import Campaign
from generator.model.library import Library
from generator.model.rules import (
    amounts,
    asked_tables,
    base_sizes,
    changes,
    days,
    documents,
    includes,
    indicators,
    issuing,
    milestones,
    openings,
    parts_of_wholes,
    periods,
    quotas,
    replacing,
    snapshots,
    targets,
    tiers,
    timeline,
    units,
    unplaced,
    unsaid_changes,
)
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known, check_codes
from generator.model.rules.parts_of_wholes import PART_ABOVE
from generator.problems import say

__all__ = ["PART_ABOVE", "Flaw", "Path", "check_campaign", "check_document"]

_OF_DOCUMENTS = (
    documents.check,
    issuing.check_signing,
    issuing.check_dates,
    replacing.check,
    asked_tables.check,
    unplaced.check,
    documents.check_names,
)
_RULES = (
    check_codes,
    indicators.check,
    days.check,
    days.check_lengths,
    changes.check,
    targets.check,
    targets.check_rivals,
    targets.check_sums,
    base_sizes.check_targets,
    units.check,
    base_sizes.check_totals,
    quotas.check,
    quotas.check_sums,
    tiers.check_handed_down,
    snapshots.check,
    includes.check,
    indicators.check_quotients,
    indicators.check_moments,
    periods.check,
    openings.check,
    amounts.check_hedges,
    *_OF_DOCUMENTS,
)


def check_document(campaign: Campaign, library: Library, index: int) -> Iterator[Flaw]:
    """What the rules of documents say of one of them, by its place among those of the campaign."""
    known = Known(campaign, library)
    for check in _OF_DOCUMENTS:
        yield from (one for one in check(known) if one.path[:2] == ("documents", index))


def _shared_once(flaws: Iterator[Flaw]) -> Iterator[Flaw]:
    """What the record of an office makes doubtful in several drafts is told at the first of them, with how many there are."""
    found = [*flaws]
    often = Counter(str(one.message) for one in found if one.code == issuing.SHARED)
    seen = set[str]()
    for one in found:
        said = str(one.message)
        if one.code != issuing.SHARED or often[said] == 1:
            yield one
        elif said not in seen:
            seen.add(said)
            told = say(
                "{said}; {count} dự thảo khác cũng vậy", said=one.message, count=often[said] - 1
            )
            yield replace(one, message=told)


def check_campaign(campaign: Campaign, library: Library) -> Iterator[Flaw]:
    """Everything that is wrong or doubtful between the records of a campaign, rule by rule."""
    known = Known(campaign, library)
    for check in _RULES:
        yield from _shared_once(check(known)) if check is issuing.check_signing else check(known)
    counted = timeline.counted(known)
    yield from timeline.check_sums(counted)
    yield from tiers.check(known, counted)
    yield from timeline.check_falls(known, counted)
    yield from changes.check_openings(known, counted)
    yield from unsaid_changes.check(known, counted)
    yield from milestones.check(known, counted)
    yield from parts_of_wholes.check(known, counted)
