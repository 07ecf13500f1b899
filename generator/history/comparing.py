"""Two states of a campaign's records → everything that changed, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.history.difference import (
    RecordChange,
    Section,
    Topic,
    changed_lines,
    keyed_changes,
    record_changes,
    value_change,
    words,
)
from generator.history.unit_changes import quota_changes, result_changes, unit_changes
from generator.model.campaign import Base, Campaign, Group, Indicator, Phase, Reference, Target
from generator.model.coded import by_code
from generator.model.document import Document
from generator.problems import Message, say
from generator.wording import padded

_COLLECTIONS = (
    "indicators", "phases", "bases", "targets", "references", "groups", "units", "quotas",
    "snapshots", "documents", "facts",
)  # fmt: skip
_NAMED = (Section.INDICATORS, Section.PHASES, Section.BASES, Section.TARGETS, Section.GROUPS)
_Named = Indicator | Phase | Base | Target | Group
_OWN = ("code", "number", "body")


def compare_campaigns(old: Campaign | None, new: Campaign | None) -> tuple[RecordChange, ...]:
    """All changes from one state to the other, in the order of `Section`; `None` is no campaign."""
    if old is None or new is None:
        known = new or old
        return () if known is None else (_whole(known, is_new=old is None),)
    return tuple(_changes(old, new))


def _whole(campaign: Campaign, *, is_new: bool) -> RecordChange:
    topic = Topic(Section.CAMPAIGN, (), words(campaign.short_name))
    return topic.appeared() if is_new else topic.disappeared()


def _changes(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    whole = Topic(Section.CAMPAIGN, (), words(new.short_name))
    yield from record_changes(whole, old, new, skip=_COLLECTIONS)
    for section in _NAMED:
        yield from keyed_changes(section, _both(section, old, new), _name, record_changes)
    yield from unit_changes(old, new)
    yield from quota_changes(old, new)
    yield from result_changes(old, new)
    documents = _both(Section.DOCUMENTS, old, new)
    yield from keyed_changes(Section.DOCUMENTS, documents, _titled, _document_changes)
    references = _both(Section.REFERENCES, old, new)
    yield from keyed_changes(Section.REFERENCES, references, _cited, record_changes)
    yield from _facts(old, new)


def _both(section: Section, old: Campaign, new: Campaign) -> tuple[dict[str, Any], dict[str, Any]]:
    """The records of a section by code, before and after."""
    return by_code(getattr(old, section.value)), by_code(getattr(new, section.value))


def _name(one: _Named) -> Message:
    return say("{name} ({code})", name=one.name, code=one.code)


def _cited(one: Reference) -> Message:
    return say("{name} ({code})", name=one.subject or one.issuer, code=one.code)


def _facts(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    for key in {**new.facts, **old.facts}:
        before, after = old.facts.get(key), new.facts.get(key)
        if before != after:
            topic = Topic(Section.FACTS, (Section.FACTS.value, key), words(key))
            yield value_change(topic, say("nội dung"), before, after)


def _titled(document: Document) -> Message:
    return say("{code}: {subject}", code=document.code, subject=document.subject)


def _document_changes(topic: Topic, old: Document, new: Document) -> Iterator[RecordChange]:
    if old.number != new.number:
        yield _number(topic.inside("number"), _written(old.number), _written(new.number))
    yield from record_changes(topic, old, new, skip=_OWN)
    if old.body != new.body:
        yield _body(topic.inside("body"), changed_lines(old.body, new.body))


def _number(topic: Topic, old: str | None, new: str | None) -> RecordChange:
    if old is None:
        return topic.change(say("được cấp số {number}", number=new), old, new)
    if new is None:
        return topic.change(say("bỏ số {number}", number=old), old, new)
    return topic.change(say("đổi số {old} → {new}", old=old, new=new), old, new)


def _written(number: int | None) -> str | None:
    return None if number is None else padded(number)


def _body(topic: Topic, lines: tuple[str, ...]) -> RecordChange:
    fact = say(
        "lời văn: thêm {added} dòng, bớt {removed} dòng",
        added=sum(line.startswith("+") for line in lines),
        removed=sum(line.startswith("-") for line in lines),
    )
    return replace(topic.change(fact), lines=lines)
