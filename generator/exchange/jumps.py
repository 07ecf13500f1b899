"""Counts that are far above or below what their units had before, and their neighbours' are not: told with both figures.

What is many times a quota is asked about in `leaps`, and so is a fall of what only grows in `changes`: here nothing is
held up, since a busy quarter looks the same as a digit too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from generator.exchange.changes import shown_amount, stood_before
from generator.exchange.leaps import leaps_of
from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.fields import Number
from generator.problems import Message, Place, Problem, Severity, say
from generator.sheets import ImportedResults
from generator.wording import Moment

_LEAST = 100
"""Where both counts are smaller nothing is doubted."""
_TIMES, _TIMES_TYPED = 5, 3
"""So many times as much as before; of a number with a digit too many, or too few, fewer."""
_AROUND = Fraction(3, 2)
"""What a number with a slip was meant to be is at most so many times the one before."""
_BEYOND = 3
"""So many times as far as the units in between went."""
_POINTS = Fraction(3, 10)
"""How far a rate goes at once without a doubt."""
_MANY = 5
_HINT = say("hỏi lại đơn vị nếu chưa chắc; có thể gõ thừa hay thiếu chữ số, nhầm dòng, nhầm cột")


class _Jump(NamedTuple):
    unit: Unit
    said: Message


def jumps(
    campaign: Campaign,
    moment: Moment,
    counts: Mapping[str, Mapping[str, Number]],
    imported: ImportedResults,
) -> Iterator[Problem]:
    """What is told of counts that are imported; of many in one column it is told once."""
    for indicator in campaign.indicators:
        found = [*_jumps(campaign, indicator, counts.get(indicator.code, {}), moment)]
        cells = imported.cells.get(indicator.code, {})
        if len(found) > _MANY:
            first = found[0]
            said = say("{count} đơn vị như vậy; {first}", count=len(found), first=first.said)
            found = [_Jump(first.unit, said)]
        for one in found:
            place = cells.get(one.unit.code, Place(""))
            yield Problem("W-XLS-JUMPS", place, one.said, _HINT, Severity.WARNING)


def _jumps(
    campaign: Campaign, indicator: Indicator, counts: Mapping[str, Number], moment: Moment
) -> Iterator[_Jump]:
    stood = stood_before(campaign, indicator.code, moment)
    pairs = {code: (stood[code].count, now) for code, now in counts.items() if code in stood}
    asked = {one.unit.code for one in leaps_of(campaign, indicator.code, counts, moment)}
    for unit in campaign.units:
        if unit.code not in pairs or unit.code in asked:
            continue
        then, now = pairs[unit.code]
        others = (pair for code, pair in pairs.items() if code != unit.code)
        if not _is_jump(indicator, Fraction(then), Fraction(now), others):
            continue
        told = {
            "name": unit.label,
            "moment": stood[unit.code].snapshot.as_of.said,
            "then": shown_amount(then),
            "now": shown_amount(now),
        }
        if now > then:
            yield _Jump(unit, say("«{name}» tăng vọt: {moment} có {then}, nay {now}", **told))
        else:
            yield _Jump(unit, say("«{name}» giảm mạnh: {moment} có {then}, nay {now}", **told))


def _is_jump(
    indicator: Indicator, then: Fraction, now: Fraction, others: Iterable[tuple[Number, Number]]
) -> bool:
    """Whether a count is far from the one before; only then it is worked out how far the `others` went."""
    if indicator.is_rate:
        if abs(now - then) < _POINTS:
            return False
        went = [Fraction(late) - Fraction(early) for early, late in others]
        return abs(now - then - _median(went, Fraction())) >= _POINTS
    if then <= 0 or (now < then and (indicator.grows or not now)):
        return False
    less, more = sorted((then, now))
    least = _TIMES_TYPED if _is_slip(less, more) else _TIMES
    if more < _LEAST or more < least * less:
        return False
    usual = _median([Fraction(late) / Fraction(early) for early, late in others if early > 0], Fraction(1))  # fmt: skip
    if now < then:
        usual = 1 / usual if usual else Fraction(1)
    return more >= _BEYOND * usual * less


def _median(values: list[Fraction], missing: Fraction) -> Fraction:
    return median(values) if values else missing


def _is_slip(less: Fraction, more: Fraction) -> bool:
    """Whether the larger one without one of its digits is about the smaller one: 1.241 of 241, 1.900 of 180."""
    digits = str(more)
    without = (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
    return digits.isdigit() and any(less / _AROUND <= int(one or 0) <= less * _AROUND for one in without)  # fmt: skip
