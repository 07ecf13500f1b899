"""Units: groups, superiors and bases that exist, no ring of superiors, no two of one name or alias."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model.campaign import Unit
from generator.model.coded import column_of, has_any
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
    groups, has_all = column_of(units, "group"), base.words.known.issuperset
    if not group.words.known >= {*groups} - {None}:
        yield from group.check_many(
            (code, ("units", place, "group"))
            for place, code in enumerate(groups)
            if code and code not in group.words.known
        )
    for place, unit in enumerate(units) if has_any(units, "parent") else ():
        if unit.parent:
            yield from known.check(unit, ("units", place), "parent")
    bases = column_of(units, "bases")
    if not all(map(has_all, bases)):
        yield from base.check_many(
            (code, ("units", place, "bases", code))
            for place, given in enumerate(bases)
            if not has_all(given)
            for code in given
        )
    rung = known.tree.cycles
    yield from rings("E-UNIT-CYCLE", known.campaign.units, rung, ("units", "parent"), _RING)
    yield from _namesakes(known)
    yield from _aliases(known)


def _aliases(known: Known) -> Iterator[Flaw]:
    """Aliases by which another unit of the same time goes too: a sheet that says so would mean either."""
    units = known.campaign.units
    if not has_any(units, "aliases"):
        return
    called: dict[str, list[tuple[int, Message]]] = {}
    for place, unit in enumerate(units):
        for name, what in _called(unit):
            called.setdefault(as_spelled(name), []).append((place, what))
    for place, unit in enumerate(units):
        for at, alias in enumerate(unit.aliases):
            for other, what in called[as_spelled(alias)]:
                if other != place and _meet(known, unit, units[other]):
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
    names = _APART.join(column_of(known.campaign.units, "name"))
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
        if _meet(known, one, two):
            is_same = as_spelled(one.name) == as_spelled(two.name)
            said, remedy = _SAME_NAME if is_same else _NEARLY_SAME
            fact = Message(
                said.source,
                {"name": two.name, "place": first + 1, "other": one.name, "code": one.code},
            )
            yield Flaw("W-UNIT-NAME", ("units", second, "name"), fact, remedy)


def _meet(known: Known, one: Unit, two: Unit) -> bool:
    """Whether both take part on some day."""
    (first, last), (other_first, other_last) = (
        known.roster.days_of(unit.code) for unit in (one, two)
    )
    ended = last and other_first and last < other_first
    not_begun = other_last and first and other_last < first
    return not (ended or not_begun)
