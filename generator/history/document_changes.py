"""Documents that are new, gone, given a number, or say something else than before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.history.difference import Change, Part, Spot, changed_lines
from generator.history.field_changes import list_changes, record_changes
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.problems import Message, say
from generator.wording import padded

_OWN = ("code", "number", "body")


def document_changes(old: Campaign, new: Campaign) -> Iterator[Change]:
    """What became of the documents."""
    return list_changes(Part.DOCUMENTS, (old.documents, new.documents), _name, _changes)


def _name(document: Document) -> Message:
    return say("{code}: {subject}", code=document.code, subject=document.subject)


def _changes(spot: Spot, old: Document, new: Document) -> Iterator[Change]:
    if old.number != new.number:
        yield _number(spot.inside("number"), _written(old.number), _written(new.number))
    yield from record_changes(spot, old, new, skip=_OWN)
    if old.body != new.body:
        yield _body(spot.inside("body"), changed_lines(old.body, new.body))


def _number(spot: Spot, old: str | None, new: str | None) -> Change:
    if old is None:
        return spot.change(say("được cấp số {number}", number=new), old, new)
    if new is None:
        return spot.change(say("bỏ số {number}", number=old), old, new)
    return spot.change(say("đổi số {old} → {new}", old=old, new=new), old, new)


def _written(number: int | None) -> str | None:
    return None if number is None else padded(number)


def _body(spot: Spot, lines: tuple[str, ...]) -> Change:
    fact = say(
        "lời văn: thêm {added} dòng, bớt {removed} dòng",
        added=sum(line.startswith("+") for line in lines),
        removed=sum(line.startswith("-") for line in lines),
    )
    return replace(spot.change(fact), lines=lines)
