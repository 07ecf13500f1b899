"""Counts that are many times what their units were to reach, or had before, and money that is a thousandth of it: a slip of the hand, or another column.

Each is asked about at its cell, and kept where somebody says that it is so; of many in one column is asked once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.exchange.changes import counts_of, last_snapshot, shown_amount
from generator.model.campaign import Campaign, Measure, Unit
from generator.model.fields import DecimalCount, Number
from generator.problems import Message, Place, Problem, say
from generator.sheets import Ask, ImportedResults, settle
from generator.wording import Moment

_LEAST = 100
"""Smaller counts say nothing: who was to reach one may well have thirty."""
_TIMES_QUOTA, _TIMES_BEFORE = 10, 100
_LESS = 200
"""So many times less than before money may have lost three zeros."""
_MANY = 5
_HINT = say("hỏi lại đơn vị; có thể gõ thừa chữ số, nhầm cột hay nhầm đơn vị tính")


class Leap(NamedTuple):
    """A count that is asked about, and what is said of it."""

    unit: Unit
    amount: Number
    said: Message


def settle_leaps(
    campaign: Campaign,
    imported: ImportedResults,
    kept: Mapping[str, Mapping[str, Number]],
    moment: Moment,
    ask: Ask,
) -> tuple[dict[str, dict[str, Number]], list[Problem]]:
    """The counts that may be kept, and those of which nobody said that they are so."""
    left = {code: dict(counts) for code, counts in kept.items()}
    problems: list[Problem] = []
    for code in kept:
        found = [*leaps_of(campaign, code, kept[code], moment)]
        cells = imported.cells[code]
        if len(found) > _MANY:
            doubts = [
                (
                    _of_many(found, cells[found[0].unit.code]),
                    say("ghi cả {count} số ấy", count=len(found)),
                    found,
                )
            ]
        else:
            doubts = [
                (Problem("E-XLS-LEAPS", cells[one.unit.code], one.said, _HINT), say("ghi {now}", now=shown_amount(one.amount)), [one])
                for one in found
            ]  # fmt: skip
        for doubt, agreed, leaps in doubts:
            settled = settle(ask, doubt, [(agreed, None)])
            if settled is not None:
                problems.append(settled)
                for one in leaps:
                    del left[code][one.unit.code]
    return left, problems


def _of_many(found: list[Leap], place: Place) -> Problem:
    said = say("{count} đơn vị như vậy; {first}", count=len(found), first=found[0].said)
    return Problem("E-XLS-LEAPS", place, said, _HINT)


def leaps_of(
    campaign: Campaign, code: str, counts: Mapping[str, Number], moment: Moment
) -> Iterator[Leap]:
    """The counts of an indicator that are asked about."""
    indicator = next(one for one in campaign.indicators if one.code == code)
    is_money = indicator.measure is Measure.MONEY and not indicator.grows
    before = counts_of(campaign, code, last_snapshot(campaign, code, moment))
    tables = [
        one.counts for one in campaign.quotas if campaign.indicator_code(one.indicator) == code
    ]
    for unit in campaign.units:
        count = counts.get(unit.code)
        if not isinstance(count, int | DecimalCount) or count < _LEAST:
            continue
        quota = max((table.get(unit.code) or 0 for table in tables), default=0)
        then = before.get(unit.code) or 0
        if quota and count > _TIMES_QUOTA * max(quota, then):
            yield Leap(unit, count, say("«{name}»: {now}, gấp hơn {times} lần chỉ tiêu {goal}", name=unit.label,
                                         now=shown_amount(count), times=_TIMES_QUOTA, goal=shown_amount(quota)))  # fmt: skip
        elif not quota and then and count > _TIMES_BEFORE * then:
            yield Leap(unit, count, say("«{name}»: {now}, gấp hơn {times} lần số lần trước {then}", name=unit.label,
                                         now=shown_amount(count), times=_TIMES_BEFORE, then=shown_amount(then)))  # fmt: skip
        elif is_money and 0 < _LESS * count <= then <= 10_000 * count:
            yield Leap(unit, count, say("«{name}»: {now}, chưa bằng 1/{times} số lần trước {then}", name=unit.label,
                                         now=shown_amount(count), times=_LESS, then=shown_amount(then)))  # fmt: skip
