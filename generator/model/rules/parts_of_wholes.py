"""Counts of a part that are greater than the whole they are a part of: 50 satisfied of 41 who were asked.

The records say what is a part of what: a rate is the quotient of two, an indicator counts what a base is called
(«hộ»), or a name goes on from another one («số hội nghị đạt» from «số hội nghị»). What comes in newly, what is
planned, and what stood at another time is no part, nor is what a rate that may exceed 100 % is made of. Nothing
here is held up: the slip may be in either figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import NamedTuple

from generator.model.campaign import Base, Indicator, Measure
from generator.model.campaign import Counted as Counting
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.base_sizes import base_size, unit_bases
from generator.model.rules.flaw import Flaw, Path, shown
from generator.model.rules.known import Known
from generator.model.rules.standing import WHOLE
from generator.model.rules.timeline import Counted
from generator.problems import Message, say
from generator.wording import Moment, fold
from generator.workspace import changing, regex, unchanging

PART_ABOVE = "W-PART-ABOVE"
_MANY = 5
"""Of more units than these it is told once for all of them."""
_NUMBER_OF = regex(r"^(?:tong )?so (?:luong )?(?!tien\b)")
_NO_PART = regex(
    r"\b(?:moi|them|tang|giam|ket nap|phat trien|thanh lap|ke hoach|chi tieu|du kien|can|phai|giao|muc tieu"
    r"|nam (?:truoc|ngoai)|cung ky|truoc|luot|20[0-9]{2})\b"
)


@unchanging(frozen=True)
class _Whole:
    """What something is a part of: an indicator or a base, by its code."""

    code: str
    name: str
    is_base: bool


@unchanging(frozen=True)
class PartOf:
    """That an indicator counts a part of something."""

    part: Indicator
    whole: _Whole
    rate: Indicator | None = None
    """The quotient that says so."""


class _Value(NamedTuple):
    """What a unit, or the whole campaign, has, since when, and the way to it."""

    value: Number
    moment: Moment | None
    path: Path


@unchanging(frozen=True)
class _Excess:
    """A part that is greater than its whole."""

    unit: str
    part: _Value
    whole: _Value

    @property
    def path(self) -> Path:
        """Where the newer of both stands, else the part."""
        then, now = self.whole.moment, self.part.moment
        return self.whole.path if then and now and now < then else self.part.path


def relations(known: Known) -> list[PartOf]:
    """What the records say is a part of what, each pair once."""
    found: dict[tuple[str, str], PartOf] = {}
    loose = {tuple(one.of) for one in known.campaign.indicators if one.of and one.may_exceed}
    for one in (*_of_quotients(known), *_of_names(known)):
        pair = one.part.code, one.whole.code
        if pair not in loose:
            found.setdefault(pair, one)
    return [*found.values()]


def _of_quotients(known: Known) -> Iterator[PartOf]:
    for rate in known.campaign.indicators:
        if rate.of is None or not rate.is_rate or rate.may_exceed:
            continue
        part, whole = known.indicators.get(rate.of[0]), _whole(known, rate.of[1])
        if part and whole and not part.is_rate:
            yield PartOf(part, whole, rate)


def _whole(known: Known, code: str) -> _Whole | None:
    if base := known.bases.get(code):
        return _Whole(code, base.name, is_base=True)
    one = known.indicators.get(code)
    return None if one is None or one.is_rate else _Whole(code, one.name, is_base=False)


def _of_names(known: Known) -> Iterator[PartOf]:
    for part in known.campaign.indicators:
        said = _counted(part.name)
        if part.is_rate or _NO_PART.search(said):
            continue
        for base in known.campaign.bases if part.measure is Measure.COUNT else ():
            if _is_counted_in(part, said, base):
                yield PartOf(part, _Whole(base.code, base.name, is_base=True))
        for other in known.campaign.indicators:
            if _goes_on(said, _counted(other.name)) and _are_alike(part, other):
                yield PartOf(part, _Whole(other.code, other.name, is_base=False))


def _counted(name: str) -> str:
    """What a name counts: «số hội nghị đạt» is «hoi nghi dat»."""
    return _NUMBER_OF.sub("", fold(name), count=1)


def _is_counted_in(part: Indicator, said: str, base: Base) -> bool:
    """Whether an indicator counts what a base is called, or some of it; those of one moment, not what comes in anew each period."""
    if part.counts_as is Counting.PERIOD or _NO_PART.search(fold(base.name)):
        return False
    names = {_counted(base.name), fold(base.label)}
    measure = fold(part.unit_of_measure)
    return measure in names and (said == measure or said.startswith(f"{measure} "))


def _goes_on(said: str, other: str) -> bool:
    return bool(other) and said.startswith(f"{other} ")


def _are_alike(part: Indicator, other: Indicator) -> bool:
    return (
        part.measure is other.measure
        and part.recorded_in == other.recorded_in
        and part.counts_as is other.counts_as
    )


@changing
class _Course:
    """What everybody has of an indicator, from moment to moment: of a part at least so much, of a whole at most.

    What comes in by period is added up where the other of both does not.
    """

    is_part: bool
    adds_up: bool
    values: dict[str, _Value] = field(default_factory=dict)

    def take(self, item: Counted) -> set[str]:
        """The counts of a moment; whose they are."""
        told = {
            unit: (count, (*item.path, "counts", unit)) for unit, count in item.counts.items()
        } | self._of_all(item)
        for unit, (count, path) in told.items():
            before = self.values.get(unit) if self.adds_up else None
            self.values[unit] = _Value(count + (before.value if before else 0), item.as_of, path)
        return {*told}

    def _of_all(self, item: Counted) -> dict[str, tuple[Number, Path]]:
        """The published total where it is exact, else what the units add up to."""
        if item.total is not None:
            is_exact = item.result.precision is Precision.EXACT
            return {WHOLE: (item.total, (*item.path, "total"))} if is_exact else {}
        added = item.stands.added
        if not (self.is_part or added.is_complete):
            return {}
        return {WHOLE: (added.floor if self.is_part else added.value, (*item.path, "counts"))}


def check(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """A warning for each part that is greater than its whole at the newest moment; of periods at any."""
    for relation in relations(known):
        found = _excesses(known, relation, timeline)
        units = [one for one in found if one.unit != WHOLE]
        for one in units[:1] if len(units) > _MANY else units or found[:1]:
            said = _said(known, relation, one)
            if len(units) > _MANY:
                said = say("{count} đơn vị như vậy; {first}", count=len(units), first=said)
            yield Flaw(PART_ABOVE, one.path, said, _remedy(relation))


def _excesses(known: Known, relation: PartOf, timeline: Sequence[Counted]) -> list[_Excess]:
    part, whole = relation.part, known.indicators.get(relation.whole.code)
    whole = None if relation.whole.is_base else whole
    both = whole is not None and part.counts_as is whole.counts_as is Counting.PERIOD
    parts = _Course(is_part=True, adds_up=part.counts_as is Counting.PERIOD and not both)
    wholes = _Course(
        is_part=False, adds_up=whole is not None and whole.counts_as is Counting.PERIOD and not both
    )
    if relation.whole.is_base:
        wholes.values |= _base_values(known, relation.whole.code)
    kept: dict[tuple[str, Moment | None], _Excess] = {}
    codes = {part.code: parts, **({} if whole is None else {whole.code: wholes})}
    concerned = [one for one in timeline if one.indicator.code in codes]
    for moment, items in groupby(concerned, key=lambda one: one.as_of):
        touched = {unit for one in items for unit in codes[one.indicator.code].take(one)}
        for unit in touched:
            key = unit, moment if both else None
            kept.pop(key, None)
            if excess := _excess(unit, parts.values, wholes.values, moment if both else None):
                kept[key] = excess
    order = known.places
    return sorted(kept.values(), key=lambda one: order.get(one.unit, len(order)))


def _excess(
    unit: str,
    parts: Mapping[str, _Value],
    wholes: Mapping[str, _Value],
    moment: Moment | None,
) -> _Excess | None:
    """A unit of which both are known; where periods are held against each other both of one moment."""
    part, whole = parts.get(unit), wholes.get(unit)
    if part is None or whole is None or part.value <= whole.value:
        return None
    if moment is not None and not part.moment == whole.moment == moment:
        return None
    return _Excess(unit, part, whole)


def _base_values(known: Known, base: str) -> dict[str, _Value]:
    """What the units have of a base; of the whole where a total is declared, or all have it."""
    places = known.places
    found = {
        unit: _Value(count, None, ("units", places[unit], "bases", base))
        for unit, count in unit_bases(known, base).items()
    }
    size = base_size(known, base)
    if size and size.precision is Precision.EXACT:
        found[WHOLE] = _Value(size.value, None, ("bases",))
    return found


def _said(known: Known, relation: PartOf, one: _Excess) -> Message:
    told: dict[str, object] = {
        "unit": say("toàn bộ") if one.unit == WHOLE else known.unit_name(one.unit),
        "part": relation.part.name,
        "count": shown(one.part.value),
        "whole": relation.whole.name,
        "of": shown(one.whole.value),
    }
    if one.whole.moment is None or one.whole.moment == one.part.moment:
        return say("{unit}: «{part}» {count}, nhiều hơn «{whole}» {of}", **told)
    return say(
        "{unit}: «{part}» {count} ({now}), nhiều hơn «{whole}» {of} ({then})",
        **told,
        now=one.part.moment.said if one.part.moment else "",
        then=one.whole.moment.said,
    )


def _remedy(relation: PartOf) -> Message:
    if relation.rate:
        return say(
            "hỏi lại đơn vị, sửa số sai; nếu «{name}» có thể vượt 100%, ghi «may_exceed: có» ở chỉ số «{code}»",
            name=relation.rate.name,
            code=relation.rate.code,
        )
    names = {"part": relation.part.name, "whole": relation.whole.name}
    return say(
        "hỏi lại đơn vị, sửa số sai; «{part}» không nằm trong «{whole}» thì để nguyên", **names
    )
