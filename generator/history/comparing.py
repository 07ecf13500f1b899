"""Two states of a campaign's records → everything that changed, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.history.difference import Change, Part, Spot
from generator.history.document_changes import document_changes
from generator.history.field_changes import list_changes, record_changes, value_change, words
from generator.history.table_changes import quota_changes, result_changes
from generator.history.unit_changes import unit_changes
from generator.model.campaign import Base, Campaign, Group, Indicator, Phase, Reference, Target
from generator.problems import Message, say

_COLLECTIONS = (
    "indicators", "phases", "bases", "targets", "references", "groups", "units", "quotas",
    "snapshots", "documents", "facts",
)  # fmt: skip
_Named = Indicator | Phase | Base | Target | Group


def compare_campaigns(old: Campaign | None, new: Campaign | None) -> tuple[Change, ...]:
    """All changes from one state to the other, in the order of `Part`; `None` is no campaign."""
    if old is None or new is None:
        known = new or old
        return () if known is None else (_whole(known, is_new=old is None),)
    return tuple(_changes(old, new))


def _whole(campaign: Campaign, *, is_new: bool) -> Change:
    spot = Spot(Part.CAMPAIGN, (), words(campaign.short_name))
    return spot.appeared() if is_new else spot.disappeared()


def _changes(old: Campaign, new: Campaign) -> Iterator[Change]:
    whole = Spot(Part.CAMPAIGN, (), words(new.short_name))
    yield from record_changes(whole, old, new, skip=_COLLECTIONS)
    yield from _named(Part.INDICATORS, old.indicators, new.indicators)
    yield from _named(Part.PHASES, old.phases, new.phases)
    yield from _named(Part.BASES, old.bases, new.bases)
    yield from _named(Part.TARGETS, old.targets, new.targets)
    yield from _named(Part.GROUPS, old.groups, new.groups)
    yield from unit_changes(old, new)
    yield from quota_changes(old, new)
    yield from result_changes(old, new)
    yield from document_changes(old, new)
    references = old.references, new.references
    yield from list_changes(Part.REFERENCES, references, _cited, record_changes)
    yield from _facts(old, new)


def _named(part: Part, old: Sequence[_Named], new: Sequence[_Named]) -> Iterator[Change]:
    return list_changes(part, (old, new), _name, record_changes)


def _name(one: _Named) -> Message:
    return say("{name} ({code})", name=one.name, code=one.code)


def _cited(one: Reference) -> Message:
    return say("{name} ({code})", name=one.subject or one.issuer, code=one.code)


def _facts(old: Campaign, new: Campaign) -> Iterator[Change]:
    for key in {**new.facts, **old.facts}:
        before, after = old.facts.get(key), new.facts.get(key)
        if before != after:
            spot = Spot(Part.FACTS, (Part.FACTS.value, key), words(key))
            yield value_change(spot, say("nội dung"), before, after)
