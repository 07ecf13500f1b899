"""Cách tính chỉ tiêu as documents print it: the recorded rule, and for whom it does not hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model.campaign import Quota
from generator.model.roster import Units
from generator.model.worked_out import changed_by_hand, set_by_hand
from generator.wording import Rounding, number, padded, read_rate, rounded
from generator.workspace import regex

_ALL_NAMED = 10
_WHEN_SHARED = regex(r"; (\d+) đơn vị được ấn định$")
_OF_PHASE = regex(r"^(?:[^:]+: )?chỉ tiêu .+? là ([\d.]+) ")
_SEVERAL = ". "
ROUNDED = {
    Rounding.HALF_UP: "làm tròn đến hàng đơn vị",
    Rounding.TRUNCATE: "bỏ phần lẻ",
    Rounding.UP: "làm tròn lên",
}
_OF_RATE = regex(rf"(?P<rate>[\d.,]+%) × số (?P<base>.+), (?P<way>{'|'.join(ROUNDED.values())})")


def printed_rule(table: Quota, units: Units, day: datetime.date) -> str:
    """`chia 1.250 theo số lớp, …; riêng A ấn định 45, B ấn định 33; C là tổng chỉ tiêu của các đơn vị nhập vào`.

    Who was fixed when the total was shared had his taken off first (`trừ chỉ tiêu ấn định cho A (5)`). The rule of
    a phase whose total has since become another holds no more and is left out.
    """
    rule = table.rule or ""
    shared = _OF_PHASE.match(rule)
    if shared and table.total is not None and number(table.total) != shared[1]:
        return ""
    fixed = [code for code in set_by_hand(table) if _is_there(units, code, day)]
    found = _WHEN_SHARED.search(rule)
    was_off = found and rule.startswith("chia ") and int(found[1]) == len([*set_by_hand(table)])
    rule = rule[: found.start()] if found and fixed else rule
    here = [code for code in fixed if not _is_by_rule(rule, table, units, code)]
    clauses = [*_apart(table, units, day, here, taken_off=bool(was_off))]
    clauses += _merged(table, units, day) if rule else ()
    if _SEVERAL in rule and clauses:
        return f"{rule}. {clauses[0][0].upper()}{'; '.join(clauses)[1:]}"
    return "; ".join([*([rule] if rule else ()), *clauses])


def true_reasons(table: Quota) -> dict[str, str]:
    """The reasons by unit; of a quota that was changed since, that it was set by hand."""
    changed = {code: f"ấn định {number(table.counts[code])}" for code in changed_by_hand(table)}
    return {**table.reasons, **changed}


def _is_by_rule(rule: str, table: Quota, units: Units, code: str) -> bool:
    """Whether a rule that is a rate of a base alone gives the unit what it has, so that it is no exception."""
    told = _OF_RATE.fullmatch(rule)
    bases = [one.code for one in units.campaign.bases if told and one.label == told["base"]]
    base = units.by_code[code].bases.get(bases[0]) if bases else None
    if told is None or base is None:
        return False
    given = read_rate(told["rate"]) * base
    way = next(way for way, words in ROUNDED.items() if words == told["way"])
    return rounded(given.numerator, given.denominator, way) == table.counts[code]


def _apart(
    table: Quota, units: Units, day: datetime.date, codes: list[str], *, taken_off: bool
) -> Iterator[str]:
    if not codes:
        return
    if len(codes) > _ALL_NAMED:
        whom = f"{padded(len(codes))} đơn vị"
        yield f"trừ chỉ tiêu ấn định cho {whom}" if taken_off else f"riêng {whom} được ấn định"
        return
    told = [(units.named(code, day).label, number(table.counts[code])) for code in codes]
    if taken_off:
        named = ", ".join(f"{name} ({amount})" for name, amount in told)
        yield f"trừ chỉ tiêu ấn định cho {named}"
    else:
        yield f"riêng {', '.join(f'{name} ấn định {amount}' for name, amount in told)}"


def _merged(table: Quota, units: Units, day: datetime.date) -> Iterator[str]:
    """Of who came of others by merging: its quota is theirs together, not one that a rule gave."""
    for code, known in units.successions.items():
        is_sum = any(one in table.counts for one in known.predecessors) and not known.is_split
        is_here = known.on <= day and not units.has_left(code, day)
        if is_sum and is_here and code not in table.counts:
            yield f"{units.named(code, day).label} là tổng chỉ tiêu của các đơn vị nhập vào"


def _is_there(units: Units, code: str, day: datetime.date) -> bool:
    """Whether a unit is known and has neither passed over to others nor is yet to come of them."""
    known = units.successions.get(code)
    is_to_come = known is not None and day < known.on
    return code in units.by_code and not is_to_come and code not in units.ended_by(day)
