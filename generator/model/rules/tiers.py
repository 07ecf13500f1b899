"""Units in tiers: those below a unit have no more than it has, whether counted, a base, or a quota.

A number of a unit that has others below it stands for all of them (`tier: whole`). What is left for the
unit itself is told once, since a number that was meant as its own alone looks just like it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.model.fields import Number
from generator.model.rules.base_sizes import unit_bases
from generator.model.rules.flaw import Flaw, Path, first_names, placed, shown, shown_gap
from generator.model.rules.known import Known
from generator.model.rules.standing import Stands, stands
from generator.model.rules.timeline import Counted
from generator.problems import say

Way = Callable[[str], Path]
"""From the code of a unit to where its number stands."""


def check(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Counts and bases of superiors that the units below them exceed, or do not fill."""
    if known.roster.is_flat:
        return
    newest: dict[str, tuple[Stands, Way]] = {}
    for item in timeline:
        if not item.indicator.is_rate:
            way = _way(*item.path, "counts")
            yield from _exceeded(known, item.stands, way)
            if item.stands.besides:
                newest[item.indicator.code] = item.stands, way
    for found, way in newest.values():
        yield _besides(known, found, way)
    for base in known.bases:
        yield from _base(known, base)


def _way(*at: str | int) -> Way:
    return lambda code: (*at, code)


def _base(known: Known, base: str) -> Iterator[Flaw]:
    """Units come and go: only what is wrong on the first and on the last day is told."""
    counts, places = unit_bases(known, base), known.places
    days = (known.campaign.starts, known.campaign.ends)
    first, last = (stands(known.roster.on(day), counts) for day in days)
    way: Way = lambda code: ("units", places[code], "bases", base)  # noqa: E731
    lasting = set(first.exceeded)
    yield from _exceeded(known, last, way, [code for code in last.exceeded if code in lasting])
    if last.besides:
        yield _besides(known, last, way)


def _exceeded(
    known: Known, found: Stands, way: Way, codes: Sequence[str] | None = None
) -> Iterator[Flaw]:
    for code in found.exceeded if codes is None else codes:
        own, below = found.superiors[code].value, found.below[code].value
        fact = say(
            "«{name}» có {count}, nhưng các đơn vị cấp dưới cộng lại được {sum}; vượt {gap}",
            name=known.unit_name(code),
            count=shown(own),
            sum=shown(below),
            gap=shown_gap(below, own),
        )
        remedy = say(
            "sửa số; nếu số của «{name}» chỉ là phần riêng, không gồm cấp dưới, ghi «tier: own» ở đơn vị",
            name=known.unit_name(code),
        )
        yield Flaw("E-TIER-SUM", way(code), fact, remedy)


def _besides(known: Known, found: Stands, way: Way) -> Flaw:
    *others, code = found.besides
    own, below = found.superiors[code].value, found.below[code].value
    fact = say(
        "trong {count} của «{name}» các đơn vị cấp dưới có {sum}, {rest} là phần riêng",
        count=shown(own),
        name=known.unit_name(code),
        sum=shown(below),
        rest=shown_gap(own, below),
    )
    if others:
        names = first_names([known.unit_name(one) for one in reversed(others)])
        fact = say("{fact}; tương tự: {names}", fact=fact, names=names)
    remedy = say(
        "số của đơn vị có cấp dưới được hiểu là gồm cả cấp dưới; nếu chỉ là phần riêng, ghi «tier: own»"
    )
    return Flaw("I-TIER-OWN", way(code), fact, remedy)


def check_handed_down(known: Known) -> Iterator[Flaw]:
    """Quotas: what a unit hands down is what it received."""
    if known.roster.is_flat:
        return
    for quota, at in placed(known.campaign.quotas, "quotas"):
        indicator = known.indicator(quota.indicator)
        if indicator is None or indicator.is_rate:
            continue
        phase = known.phases.get(quota.phase) if quota.phase else None
        day = phase.last if phase else known.campaign.ends
        found = stands(known.roster.on(day), _passed_on(known, quota.counts, day))
        for code, below in found.below.items():
            own = found.superiors.get(code)
            if own and own.is_own and below.value and below.value != own.value:
                yield _handed(known, code, own.value, below.value, (*at, "counts", code))


def _passed_on(
    known: Known, given: Mapping[str, Number], day: datetime.date
) -> Mapping[str, Number]:
    """What was given, with those who stand on a day in the place of others; of parts the first has it all."""
    counts = dict(given)
    for change in sorted(known.campaign.changes, key=lambda change: change.on):
        had = [counts[code] for code in change.predecessors if code in counts]
        if had and change.into and change.on <= day and counts.keys().isdisjoint(change.into):
            counts[change.into[0]] = sum(had, start=0)
    return counts


def _handed(known: Known, code: str, received: Number, handed: Number, at: Path) -> Flaw:
    values = {
        "name": known.unit_name(code),
        "received": shown(received),
        "handed": shown(handed),
        "gap": shown_gap(received, handed),
    }
    if handed > received:
        fact = say("«{name}» được giao {received}, đã giao lại {handed}: vượt {gap}", **values)
        remedy = say(
            "sửa chỉ tiêu; nếu số của «{name}» chỉ là phần riêng, không gồm cấp dưới, ghi «tier: own» ở đơn vị",
            name=values["name"],
        )
        return Flaw("E-QUOTA-ABOVE", at, fact, remedy)
    fact = say("«{name}» được giao {received}, đã giao lại {handed}: còn {gap} chưa giao", **values)
    remedy = say("giao nốt cho các đơn vị cấp dưới; phần tự làm thì để nguyên")
    return Flaw("W-QUOTA-REST", at, fact, remedy)
