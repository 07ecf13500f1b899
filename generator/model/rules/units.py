"""Units: groups, superiors and bases that exist, no ring of superiors, no two of one name or alias."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.campaign import Unit
from generator.model.rules.flaw import Flaw
from generator.model.rules.known import Known
from generator.model.rules.tree import rings
from generator.problems import Message, say
from generator.wording import as_spelled, fold

_SOFT = b"adeiouy \t"
_APART = "\0"
"""What no name holds, between all names at once."""
_SAME_NAME = (
    say("tên «{name}» trùng tên của đơn vị thứ {place} (mã «{code}»)"),
    say("nếu là hai đơn vị, thêm địa phương hoặc cấp trên vào tên"),
)
_NEARLY_SAME = (
    say("tên «{name}» chỉ khác ở dấu với «{other}», đơn vị thứ {place} (mã «{code}»)"),
    say("nếu là một đơn vị, bỏ một dòng; nếu là hai, biểu gửi về ghi cả mã để không lẫn"),
)
_ALIAS = (
    say("cách gọi «{alias}» cũng là {what} của đơn vị thứ {place} (mã «{code}»)"),
    say("chỉ giữ cách gọi ấy ở một đơn vị"),
)
_RING = (
    say("các đơn vị là cấp trên của nhau thành vòng: {ring}"),
    say("bỏ dòng «parent:» ở đơn vị cao nhất"),
)


def check(known: Known) -> Iterator[Flaw]:
    """Faults of the list of units."""
    units = known.campaign.units
    group, base = known.codes["group"], known.codes["base"]
    groups, has_all = group.words.known, base.words.known.issuperset
    yield from group.check_many(
        (unit.group, ("units", place, "group"))
        for place, unit in enumerate(units)
        if unit.group and unit.group not in groups
    )
    for place, unit in enumerate(units):
        if unit.parent:
            yield from known.check(unit, ("units", place), "parent")
    odd = ((place, unit) for place, unit in enumerate(units) if not has_all(unit.bases))
    yield from base.check_many(
        (code, ("units", place, "bases", code)) for place, unit in odd for code in unit.bases
    )
    rung = known.tree.cycles
    yield from rings("E-UNIT-CYCLE", known.campaign.units, rung, ("units", "parent"), _RING)
    yield from _namesakes(known)
    yield from _aliases(known.campaign.units)


def _aliases(units: Sequence[Unit]) -> Iterator[Flaw]:
    """Aliases by which another unit goes too: a sheet that says so would mean either."""
    if not any(unit.aliases for unit in units):
        return
    known: dict[str, list[tuple[int, Message]]] = {}
    for place, unit in enumerate(units):
        for name, what in _called(unit):
            known.setdefault(as_spelled(name), []).append((place, what))
    for place, unit in enumerate(units):
        for at, alias in enumerate(unit.aliases):
            for other, what in known[as_spelled(alias)]:
                if other != place:
                    told = {"alias": alias, "what": what, "place": other + 1}
                    fact = Message(_ALIAS[0].source, {**told, "code": units[other].code})
                    yield Flaw("E-UNIT-ALIAS", ("units", place, "aliases", at), fact, _ALIAS[1])
                    break


def _called(unit: Unit) -> Iterator[tuple[str, Message]]:
    yield unit.code, say("mã")
    yield unit.name, say("tên")
    if unit.short_name:
        yield unit.short_name, say("tên gọn")
    for alias in unit.aliases:
        yield alias, say("cách gọi khác")


def _namesakes(known: Known) -> Iterator[Flaw]:
    """Units of one name below one superior at one time; what tables print cannot tell them apart."""
    for likely in _alike(known).values():
        by_name: dict[tuple[str, str | None], list[int]] = {}
        for place in likely:
            unit = known.campaign.units[place]
            by_name.setdefault((fold(unit.name), unit.parent), []).append(place)
        for places in by_name.values():
            yield from _pairs(known, places)


def _alike(known: Known) -> dict[bytes, list[int]]:
    """Units that share the hard letters of their names: quick to find, seldom more than one."""
    names = _APART.join(unit.name for unit in known.campaign.units)
    letters = names.casefold().encode("ascii", "ignore").translate(None, _SOFT)
    hard_letters = letters.split(_APART.encode())
    if len({*hard_letters}) == len(hard_letters):
        return {}
    alike: dict[bytes, list[int]] = {}
    for place, hard in enumerate(hard_letters):
        alike.setdefault(hard, []).append(place)
    return {hard: places for hard, places in alike.items() if len(places) > 1}


def _pairs(known: Known, places: list[int]) -> Iterator[Flaw]:
    for first, second in pairwise(places):
        one, two = known.campaign.units[first], known.campaign.units[second]
        if _meet(one, two):
            is_same = as_spelled(one.name) == as_spelled(two.name)
            said, remedy = _SAME_NAME if is_same else _NEARLY_SAME
            fact = Message(
                said.source,
                {"name": two.name, "place": first + 1, "other": one.name, "code": one.code},
            )
            yield Flaw("W-UNIT-NAME", ("units", second, "name"), fact, remedy)


def _meet(one: Unit, two: Unit) -> bool:
    """Whether both take part on some day."""
    ended = one.active_to and two.active_from and one.active_to < two.active_from
    not_begun = two.active_to and one.active_from and two.active_to < one.active_from
    return not (ended or not_begun)
