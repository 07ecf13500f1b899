"""Units that are new, gone, renamed or recoded, and bases with their differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.history.difference import RecordChange, Section, Topic
from generator.history.field_changes import count_changes, record_changes, words
from generator.model.campaign import Campaign, Unit
from generator.model.coded import by_code
from generator.problems import Message, say
from generator.wording import fold

_OWN = ("code", "name", "bases")


def unit_changes(old: Campaign, new: Campaign) -> Iterator[RecordChange]:
    """What became of the units, in the order of the file."""
    before, after = by_code(old.units), by_code(new.units)
    recoded = recoded_units(old, new)
    names = {base.code: words(base.name) for base in (*old.bases, *new.bases)}
    for code, unit in after.items():
        known = before.get(code) or before.get(recoded.get(code, ""))
        if known is None:
            yield _spot(unit).appeared()
        else:
            yield from _changes(known, unit, names)
    stayed = {*after, *recoded.values()}
    yield from (_spot(unit).disappeared() for code, unit in before.items() if code not in stayed)
    yield from _order(list(before), list(after))


def recoded_units(old: Campaign, new: Campaign) -> dict[str, str]:
    """New codes of units that kept their names, with the old ones."""
    before, after = by_code(old.units), by_code(new.units)
    gone = {fold(unit.name): code for code, unit in before.items() if code not in after}
    return {
        code: gone[fold(unit.name)]
        for code, unit in after.items()
        if code not in before and fold(unit.name) in gone
    }


def _spot(unit: Unit) -> Topic:
    return Topic(Section.UNITS, ("units", unit.code), words(unit.label))


def _changes(old: Unit, new: Unit, bases: Mapping[str, Message]) -> Iterator[RecordChange]:
    topic = _spot(new)
    if old.code != new.code:
        fact = say("đổi mã {old} → {new}", old=old.code, new=new.code)
        yield topic.inside("code").change(fact, old.code, new.code)
    if old.name != new.name:
        fact = say("đổi tên «{old}» → «{new}»", old=old.name, new=new.name)
        yield topic.inside("name").change(fact, old.name, new.name)
    yield from record_changes(topic, old, new, skip=_OWN)
    yield from count_changes(topic.inside("bases"), bases, old.bases, new.bases)


def _order(old: list[str], new: list[str]) -> Iterator[RecordChange]:
    """Whether the units that stayed stand in another order."""
    both = set(old) & set(new)
    if [code for code in old if code in both] != [code for code in new if code in both]:
        yield Topic(Section.UNITS, ("units",), say("Các đơn vị")).change(say("thứ tự đã đổi"))
