"""Quotas (chỉ tiêu giao): what they name exists, each amount is of its indicator's sort.

Whether they add up is left to `quota_sums`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Quota
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.measures import check_amount, check_amounts
from generator.model.rules.shown import first_names
from generator.problems import say
from generator.wording import number


def check(known: Known) -> Iterator[Finding]:
    """Faults of single tables of quotas."""
    for place, quota in enumerate(known.campaign.quotas):
        at: Path = ("quotas", place)
        yield from _names(known, quota, at)
        yield from _units(known, quota, at)
        yield from _amounts(known, quota, at)
        yield from _left_out(known, quota, at)
    yield from _rivals(known)


def _names(known: Known, quota: Quota, at: Path) -> Iterator[Finding]:
    yield from known.codes.indicator.check(quota.indicator, (*at, "indicator"))
    yield from known.codes.phase.check(quota.phase, (*at, "phase"))
    yield from known.codes.document.check(quota.document, (*at, "document"))


def _units(known: Known, quota: Quota, at: Path) -> Iterator[Finding]:
    unit = known.codes.unit
    yield from unit.check_keys(quota.counts, (*at, "counts"))
    for code, path in _remarks(quota, at):
        yield from unit.check(code, path)
        if code in known.units and code not in quota.counts:
            fact = say(
                "đơn vị «{name}» không có chỉ tiêu trong bảng này", name=known.unit_name(code)
            )
            yield Finding(
                "W-QUOTA-UNUSED", path, fact, say("ghi chỉ tiêu ở counts hoặc bỏ dòng này")
            )


def _remarks(quota: Quota, at: Path) -> Iterator[tuple[str, Path]]:
    for place, code in enumerate(quota.fixed):
        yield code, (*at, "fixed", place)
    for code in quota.reasons:
        yield code, (*at, "reasons", code)


def _amounts(known: Known, quota: Quota, at: Path) -> Iterator[Finding]:
    measure = known.measure(quota.indicator)
    yield from check_amount(measure, quota.total, (*at, "total"))
    yield from check_amounts(measure, quota.counts, (*at, "counts"))


def _left_out(known: Known, quota: Quota, at: Path) -> Iterator[Finding]:
    """Units taking part at the end of the period that are given nothing while others are."""
    if not any(code in known.units for code in quota.counts):
        return
    phase = known.phases.get(quota.phase) if quota.phase else None
    active = known.active(phase.ends if phase else known.campaign.ends)
    bare = known.tree.without(quota.counts, active)
    if bare:
        yield Finding(
            "W-QUOTA-MISSING",
            (*at, "counts"),
            say(
                "{count} đơn vị chưa có chỉ tiêu: {names}",
                count=number(len(bare)),
                names=first_names([unit.label for unit in bare]),
            ),
            say("ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0"),
        )


def _rivals(known: Known) -> Iterator[Finding]:
    """Two tables for one indicator and period need codes, or nobody can say which is meant."""
    first: dict[tuple[str, str | None], tuple[int, Quota]] = {}
    for place, quota in enumerate(known.campaign.quotas):
        key = known.indicator_code(quota.indicator), quota.phase
        earlier, other = first.setdefault(key, (place, quota))
        if earlier != place and not (quota.code and other.code):
            yield Finding(
                "W-QUOTA-TWICE",
                ("quotas", place),
                say(
                    "bảng chỉ tiêu thứ {place} đã giao cùng chỉ tiêu thống kê của cùng thời kỳ",
                    place=earlier + 1,
                ),
                say("ghi code cho cả hai bảng để cột của bảng biểu nêu được bảng nào"),
            )
