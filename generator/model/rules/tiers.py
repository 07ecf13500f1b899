"""Units in tiers: those below a unit have no more than it has, whether counted, a base, or a quota.

A number of a unit that has others below it stands for all of them (`tier: whole`). What is left for the
unit itself is told once, since a number that was meant as its own alone looks just like it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from generator.model.fields import Number
from generator.model.roster import Roster
from generator.model.rules.base_sizes import unit_bases
from generator.model.rules.flaw import Flaw, Path, first_names, placed, shown, shown_gap
from generator.model.rules.known import Known
from generator.model.rules.moved_over import Unsaid, moved
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
    joined = frozenset(
        one.code
        for one in known.campaign.units
        if one.active_from and one.active_from > days[0] and one.code in counts
    )
    since = moved(known, counts, days[1], known.roster.on, joined)
    first = stands(known.roster.on(days[0]), counts)
    last = stands(known.roster.on(days[1]), since.counts)
    way: Way = lambda code: ("units", places[code], "bases", base)  # noqa: E731
    lasting = set(first.exceeded)
    yield from _exceeded(known, last, way, [code for code in last.exceeded if code in lasting])
    for code in last.exceeded:
        if joined and code not in lasting and code not in since.open:
            yield _outgrown(known, last, code, way(code))
    if last.besides and not since.open:
        yield _besides(known, last, way)
    for code, bare in since.open.items():
        yield from _unsaid(known, code, bare, way(code))


def _unsaid(known: Known, code: str, bare: Unsaid, at: Path) -> Iterator[Flaw]:
    went = say(
        "số của «{name}» gồm cả {others}, đã chuyển sang cấp trên khác mà không có số riêng: từ ngày ấy không biết «{name}» còn bao nhiêu",
        name=known.unit_name(code),
        others=first_names([known.unit_name(one) for one in bare.gone]),
    )
    came = say(
        "{others} đã chuyển về «{name}» mà không có số riêng: số của «{name}» chưa gồm phần ấy, từ ngày ấy không biết «{name}» có bao nhiêu",
        name=known.unit_name(code),
        others=first_names([known.unit_name(one) for one in bare.come]),
    )
    remedy = say("ghi số của các đơn vị ấy trước khi chuyển, hoặc của mọi đơn vị cấp dưới")
    for fact in (*([went] if bare.gone else []), *([came] if bare.come else [])):
        yield Flaw("W-BASE-REST", at, fact, remedy)


def _outgrown(known: Known, found: Stands, code: str, at: Path) -> Flaw:
    """A superior that has less than those below it since others joined, who are not in its number."""
    fact = say(
        "«{name}» có {count}, nhưng từ khi có đơn vị vào sau các đơn vị cấp dưới cộng lại được {sum}: số của «{name}» không tự cộng thêm, toàn bộ vẫn tính theo số ấy",
        name=known.unit_name(code),
        count=shown(found.superiors[code].value),
        sum=shown(found.below[code].value),
    )
    remedy = say(
        "sửa số của «{name}» cho gồm cả đơn vị vào sau, hoặc bỏ số ấy để cộng các đơn vị cấp dưới",
        name=known.unit_name(code),
    )
    return Flaw("W-BASE-REST", at, fact, remedy)


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
    replaced = {one.replaces for one in known.campaign.quotas}
    for quota, at in placed(known.campaign.quotas, "quotas"):
        indicator = known.indicator(quota.indicator)
        if indicator is None or indicator.is_rate:
            continue
        phase = known.phases.get(quota.phase) if quota.phase else None
        day = phase.last if phase else known.campaign.ends
        heralded = known.roster.heralded(quota.counts.keys(), day)
        tree = known.roster.in_force(day, {*heralded, *heralded.values()}, heralded)
        given = stands(_as_given(known, quota.counts, tree, heralded), quota.counts)
        unparted = known.roster.unparted(quota.counts.keys())
        standing = cache(partial(known.roster.in_force, besides=unparted))
        since = moved(known, quota.counts, day, standing)
        now = stands(tree, _passed_on(known, since.counts, day))
        late = {code for code, *_ in _apart(now)}
        for code, received, handed in _apart(given):
            if known.roster.standing_for(code, tree.units) in late:
                yield _handed(known, code, received, handed, (*at, "counts", code))
        if quota.code is None or quota.code not in replaced:
            for code, bare in since.open.items():
                yield _passed_over(known, quota.counts[code], code, bare, (*at, "counts", code))


def _apart(found: Stands) -> Iterator[tuple[str, Number, Number]]:
    """Units that have another number than those below them, which have some."""
    for code, below in found.below.items():
        own = found.superiors.get(code)
        if own and own.is_own and below.value and below.value != own.value:
            yield code, own.value, below.value


def _passed_over(known: Known, received: Number, code: str, bare: Unsaid, at: Path) -> Flaw:
    """A superior whose number is as it was given, or not known, since nobody said how much passed over."""
    values = {
        "name": known.unit_name(code),
        "received": shown(received),
        "others": first_names([known.unit_name(one) for one in bare.all]),
    }
    fact = (
        say(
            "«{name}» được giao {received} khi chưa có đơn vị chuyển cấp trên; {others} chưa được chia phần chỉ tiêu của đơn vị cũ nên từ ngày chuyển không tính được chỉ tiêu, tỷ lệ của «{name}»",
            **values,
        )
        if bare.is_share
        else say(
            "«{name}» được giao {received} khi chưa có đơn vị chuyển cấp trên; không có chỉ tiêu riêng của {others} nên vẫn tính như đã giao",
            **values,
        )
    )
    remedy = say("ghi bảng chỉ tiêu thay thế («replaces:») theo các đơn vị hiện nay")
    return Flaw("W-QUOTA-REST", at, fact, remedy)


def _passed_on(
    known: Known, given: Mapping[str, Number], day: datetime.date
) -> Mapping[str, Number]:
    """What was given, with those who stand on a day in the place of others; of parts the first has it all."""
    counts = dict(given)
    for change, _ in known.changes:
        had = [counts[code] for code in change.predecessors if code in counts]
        if had and change.into and change.on <= day and counts.keys().isdisjoint(change.into):
            counts[change.into[0]] = sum(had, start=0)
    return counts


def _as_given(
    known: Known, given: Mapping[str, Number], tree: Roster, heralded: Mapping[str, str]
) -> Roster:
    """The tree of a day, but where those that became others have quotas, and these none: as it was given."""
    units = known.roster
    if units.is_steady:
        return tree
    there = {*tree.units}
    for change, _ in reversed(known.changes):
        before = {up for one in change.predecessors for up in (one, *units.merged_into(one))}
        if (
            before & given.keys()
            and there & {*change.into}
            and given.keys().isdisjoint(change.into)
        ):
            there = (there - {*change.into}) | {*change.predecessors}
    listed = {code: unit for code, unit in units.by_code.items() if code in there}
    return Roster.of(units, listed, heralded)


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
