"""Units that are new, gone, renamed or recoded, and bases with their differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.history.counts import count_changes
from generator.history.difference import Change, Part, Spot
from generator.history.field_changes import record_changes, words
from generator.model.campaign import Campaign, Unit
from generator.problems import Message, say
from generator.wording import fold

_OWN = ("code", "name", "bases")


def unit_changes(old: Campaign, new: Campaign) -> Iterator[Change]:
    """What became of the units, in the order of the file."""
    before, after = _by_code(old), _by_code(new)
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


def _by_code(campaign: Campaign) -> dict[str, Unit]:
    return {unit.code: unit for unit in campaign.units}


def recoded_units(old: Campaign, new: Campaign) -> dict[str, str]:
    """New codes of units that kept their names, with the old ones."""
    before, after = _by_code(old), _by_code(new)
    gone = {fold(unit.name): code for code, unit in before.items() if code not in after}
    return {
        code: gone[fold(unit.name)]
        for code, unit in after.items()
        if code not in before and fold(unit.name) in gone
    }


def _spot(unit: Unit) -> Spot:
    return Spot(Part.UNITS, ("units", unit.code), words(unit.label))


def _changes(old: Unit, new: Unit, bases: Mapping[str, Message]) -> Iterator[Change]:
    spot = _spot(new)
    if old.code != new.code:
        fact = say("đổi mã {old} → {new}", old=old.code, new=new.code)
        yield spot.inside("code").change(fact, old.code, new.code)
    if old.name != new.name:
        fact = say("đổi tên «{old}» → «{new}»", old=old.name, new=new.name)
        yield spot.inside("name").change(fact, old.name, new.name)
    yield from record_changes(spot, old, new, skip=_OWN)
    yield from count_changes(spot.inside("bases"), bases, old.bases, new.bases)


def _order(old: list[str], new: list[str]) -> Iterator[Change]:
    """Whether the units that stayed stand in another order."""
    both = set(old) & set(new)
    if [code for code in old if code in both] != [code for code in new if code in both]:
        yield Spot(Part.UNITS, ("units",), say("Các đơn vị")).change(say("thứ tự đã đổi"))
