"""Two states of a campaign's records → everything that changed, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.drafting import listed_subject
from generator.history import difference
from generator.history.difference import RecordChange, Section, Topic, record_changes, words
from generator.history.unit_changes import quota_changes, result_changes, unit_changes
from generator.model.campaign import Base, Campaign, Group, Indicator, Phase, Reference, Target
from generator.model.coded import by_code
from generator.model.document import Document
from generator.model.passage import Passage, Passages, all_named
from generator.problems import Message, say
from generator.wording import padded

_COLLECTIONS = {*Section, "snapshots"}
_NAMED = (Section.INDICATORS, Section.PHASES, Section.BASES, Section.TARGETS, Section.GROUPS)
_Named = Indicator | Phase | Base | Target | Group | Reference
_OWN = ("code", "number", "body")


def compare_campaigns(old: Campaign | None, new: Campaign | None) -> tuple[RecordChange, ...]:
    """All changes from one state to the other, in the order of `Section`; `None` is no campaign."""
    known = new or old
    if known is None:
        return ()
    whole = Topic(Section.CAMPAIGN, (), words(known.short_name))
    if old is None:
        return (whole.appeared(),)
    if new is None:
        return (whole.disappeared(),)
    return tuple(_changes(whole, old, new))


def compare_passages(campaign: Campaign, old: Passages, new: Passages) -> Iterator[RecordChange]:
    """What a campaign's documents would say in other words, since a passage that they name is another."""
    asked = [name for one in campaign.documents for name in one.named_passages]
    named = {one.code for one in (*all_named(asked, old), *all_named(asked, new))}
    both = tuple({code: one[code] for code in sorted(named) if code in one} for one in (old, new))
    yield from difference.keyed_changes(
        Section.PASSAGES, (both[0], both[1]), _passage_name, _passage_changes
    )


def _passage_name(one: Passage) -> Message:
    return say("{code}: {subject}", code=one.code, subject=one.head.title)


def _passage_changes(topic: Topic, old: Passage, new: Passage) -> Iterator[RecordChange]:
    if old.lines != new.lines:
        lines = difference.changed_lines("\n".join(old.lines), "\n".join(new.lines))
        yield _body(topic, lines)


def _changes(whole: Topic, old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    yield from record_changes(whole, old, new, skip=_COLLECTIONS)
    for section in _NAMED:
        yield from _coded(section, old, new)
    yield from unit_changes(old, new)
    yield from quota_changes(old, new)
    yield from result_changes(old, new)
    yield from _coded(Section.DOCUMENTS, old, new, partial(_titled, new), _document_changes)
    yield from _coded(Section.REFERENCES, old, new)
    yield from _facts(old, new)


def _name(one: _Named) -> Message:
    name = one.subject or one.issuer if isinstance(one, Reference) else one.name
    return say("{name} ({code})", name=name, code=one.code)


def _coded(
    section: Section,
    old: Campaign,
    new: Campaign,
    name: difference.Name[Any] = _name,
    changes: difference.Changes[Any] = record_changes,
) -> Iterator[RecordChange]:
    """The changes of a section whose records have codes."""
    both = by_code(getattr(old, section.value)), by_code(getattr(new, section.value))
    return difference.keyed_changes(section, both, name, changes)


def _facts(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    for key in {**new.facts, **old.facts}:
        before, after = old.facts.get(key), new.facts.get(key)
        if before != after:
            topic = Topic(Section.FACTS, (Section.FACTS.value, key), words(key))
            yield difference.value_change(topic, say("nội dung"), before, after)


def _titled(campaign: Campaign, document: Document) -> Message:
    subject = listed_subject(document, campaign)
    return say("{code}: {subject}", code=document.code, subject=subject)


def _document_changes(topic: Topic, old: Document, new: Document) -> Iterator[RecordChange]:
    if old.number != new.number:
        written = [None if one.number is None else padded(one.number) for one in (old, new)]
        yield _number(topic.inside("number"), *written)
    yield from record_changes(topic, old, new, skip=_OWN)
    if old.body != new.body:
        yield _body(topic.inside("body"), difference.changed_lines(old.body, new.body))


def _number(topic: Topic, old: str | None, new: str | None) -> RecordChange:
    if old is None:
        return topic.change(say("được cấp số {number}", number=new), old, new)
    if new is None:
        return topic.change(say("bỏ số {number}", number=old), old, new)
    return topic.change(say("đổi số {old} → {new}", old=old, new=new), old, new)


def _body(topic: Topic, lines: tuple[str, ...]) -> RecordChange:
    fact = say(
        "lời văn: thêm {added} dòng, bớt {removed} dòng",
        added=sum(line.startswith("+") for line in lines),
        removed=sum(line.startswith("-") for line in lines),
    )
    return topic.change(fact, lines=lines)
