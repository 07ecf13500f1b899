"""Units that begin where others have just ended, and nobody says whether their counts contain those of the others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.model.campaign import Indicator, Unit
from generator.model.coded import has_any
from generator.model.fields import Number
from generator.model.rules.flaw import Flaw, first_names, shown
from generator.model.rules.known import Known
from generator.model.rules.timeline import Counted
from generator.problems import say
from generator.wording import short_date

_NEAR = datetime.timedelta(days=31)


def check(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """First counts that are not less than what units of the same group had that ended within the month before, and
    nearer to what contains it than to what a unit does alone at the pace of those before it.
    """
    if not (
        has_any(known.campaign.units, "active_from") and has_any(known.campaign.units, "active_to")
    ):
        return
    said, over = known.roster.successions, known.roster.last_days
    ending = [one for one in known.campaign.units if one.active_to and one.code not in over]
    for unit in known.campaign.units:
        begins = unit.active_from
        if begins is None or begins <= known.campaign.starts or unit.code in said:
            continue
        ended = [one for one in ending if _gives_way(known, one, unit, begins)]
        for indicator in known.indicators.values() if ended else ():
            if indicator.grows:
                items = [one for one in timeline if one.indicator.code == indicator.code]
                yield from _twice(known, items, unit, ended, begins)


def _gives_way(known: Known, one: Unit, unit: Unit, begins: datetime.date) -> bool:
    """Whether a unit that nobody else goes on for ends where another begins."""
    last, units = one.active_to, known.roster.by_code
    if last is None or not begins - _NEAR <= last <= begins:
        return False
    mine, other = units[one.code], units[unit.code]
    return one.code != unit.code and (mine.group, mine.parent) == (other.group, other.parent)


def _twice(
    known: Known,
    items: Sequence[Counted],
    unit: Unit,
    ended: Sequence[Unit],
    begins: datetime.date,
) -> Iterator[Flaw]:
    had: dict[str, Number] = {}
    codes = {one.code for one in ended}
    first, last = None, begins
    for item in items:
        if item.as_of.of_day >= begins and unit.code in item.counts:
            first = item
            break
        if codes.isdisjoint(item.counts):
            continue
        last = item.as_of.of_day
        had.update({code: count for code, count in item.counts.items() if code in codes})
    together = sum(had.values(), start=0)
    if first is None or not 0 < together <= first.counts[unit.code] or _is_published(first):
        return
    since = min(one.active_from or known.campaign.starts for one in ended)
    if not _is_as_before(first, unit, together, ((last - since).days + 1, begins)):
        yield _found(known, first, unit, (ended, together, first.indicator))


def _is_published(item: Counted) -> bool:
    """Whether the total that was published has what the ended units had beside the new count."""
    return item.total is not None and item.total == item.parts.value


def _is_as_before(
    item: Counted, unit: Unit, together: Number, days: tuple[int, datetime.date]
) -> bool:
    """Whether a count is what a unit does alone in its time rather than that with what those before it had.

    Alone it would have, at their pace, `together` × its days ÷ theirs, else `together` more: the nearer one is meant.
    """
    theirs, begins = days
    if theirs <= 0:
        return False
    alone = Fraction(together) * ((item.as_of.of_day - begins).days + 1) / theirs
    return item.counts[unit.code] < alone + Fraction(together) / 2


def _found(
    known: Known, item: Counted, unit: Unit, had: tuple[Sequence[Unit], Number, Indicator]
) -> Flaw:
    ended, together, indicator = had
    begins = short_date(unit.active_from or known.campaign.starts)
    fact = say(
        "«{name}» bắt đầu ngày {day}, ngay sau khi {names} thôi tham gia; {count} ({indicator}) có thể gồm cả {together} mà các"
        " đơn vị ấy đã báo, khi đó {together} được cộng hai lần",
        name=unit.label,
        day=begins,
        names=first_names([one.label for one in ended]),
        count=shown(item.counts[unit.code]),
        indicator=indicator.name,
        together=shown(together),
    )
    codes = ", ".join(one.code for one in ended)
    remedy = say(
        "gồm cả số cũ thì ghi «changes: [{example}]» ở campaign.yaml; là số riêng của đơn vị mới thì giữ nguyên",
        example=f"{{on: {begins}, merge: [{codes}], into: {unit.code}}}",
    )
    return Flaw("W-CHANGE-UNSAID", (*item.path, "counts", unit.code), fact, remedy)
