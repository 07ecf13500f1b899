"""The rule behind a whole column of quotas, in words, for the note below an annex."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.figures.quotas.constraints import Limits
from generator.problems import Message, say
from generator.wording import Rounding, number, percent

_RATE_DECIMALS = 4


def rule_of_rate(
    rate: Fraction,
    base: str,
    rounding: Rounding = Rounding.HALF_UP,
    limits: Limits | None = None,
) -> Message:
    """`6% × số CĐCS, làm tròn đến hàng đơn vị; tối thiểu 2`; `base` names what is counted."""
    gaps = {"rate": percent(rate, _RATE_DECIMALS), "base": base}
    if rounding is Rounding.TRUNCATE:
        rule = say("{rate} × {base}, bỏ phần lẻ", **gaps)
    elif rounding is Rounding.UP:
        rule = say("{rate} × {base}, làm tròn lên", **gaps)
    else:
        rule = say("{rate} × {base}, làm tròn đến hàng đơn vị", **gaps)
    return _with_limits(rule, limits)


def rule_of_total(total: int, base: str, limits: Limits | None = None) -> Message:
    """`chia 5.091 theo số đoàn viên, phần lẻ giao theo số dư lớn nhất; tối đa 300`."""
    rule = say(
        "chia {total} theo {base}, phần lẻ giao theo số dư lớn nhất",
        total=number(total),
        base=base,
    )
    return _with_limits(rule, limits)


def _with_limits(rule: Message, limits: Limits | None) -> Message:
    clauses = {
        f"clause{index}": clause for index, clause in enumerate(_clauses(limits or Limits()))
    }
    return Message(
        "; ".join(["{rule}", *(f"{{{name}}}" for name in clauses)]), {"rule": rule, **clauses}
    )


def _clauses(limits: Limits) -> Iterator[Message]:
    if limits.minimum:
        yield say("tối thiểu {limit}", limit=number(limits.minimum))
    if limits.maximum is not None:
        yield say("tối đa {limit}", limit=number(limits.maximum))
    if own := limits.floors.keys() | limits.ceilings.keys():
        yield say("{count} đơn vị có mức riêng", count=number(len(own)))
    if limits.fixed:
        yield say("{count} đơn vị được ấn định", count=number(len(limits.fixed)))
