"""A published result against the counts of its units and against its parts («trong đó»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.campaign import Measure
from generator.model.results import Breakdown, Precision
from generator.model.rules.bounds import Bounds
from generator.model.rules.finding import Finding, Path
from generator.model.rules.results import Counted
from generator.model.rules.shown import shown
from generator.model.rules.sums import disagreement
from generator.problems import Message, say


def check(timeline: Sequence[Counted]) -> Iterator[Finding]:
    """Totals that the units or the parts contradict; rates are never added."""
    for item in timeline:
        if item.indicator.measure is not Measure.RATE:
            yield from _total(item)
            for place, breakdown in enumerate(item.result.breakdowns):
                yield from _parts(item, breakdown, (*item.path, "breakdowns", place))


def _total(item: Counted) -> Iterator[Finding]:
    result = item.result
    if result.total is None or not result.counts:
        return
    if fact := disagreement(result.total, result.precision, item.parts):
        remedy = say("sửa total hoặc số của đơn vị; tổng chưa chắc chắn thì ghi precision")
        yield Finding("E-RESULT-SUM", (*item.path, "total"), fact, remedy)


def _parts(item: Counted, breakdown: Breakdown, at: Path) -> Iterator[Finding]:
    whole = item.bounds
    if whole is None:
        return
    parts = Bounds.of(sum(breakdown.counts.values(), start=0))
    if whole.is_below(parts):
        yield Finding(
            "E-BREAKDOWN-SUM",
            (*at, "counts"),
            _fact(
                say("«{name}»: các phần cộng lại được {sum}, vượt tổng {total}"), item, breakdown
            ),
            say("sửa số của các phần hoặc tổng"),
        )
    elif parts.is_below(whole) and not breakdown.remainder:
        yield Finding(
            "W-BREAKDOWN-REST",
            (*at, "counts"),
            _fact(
                say("«{name}»: các phần cộng lại được {sum}, chưa đủ tổng {total}"), item, breakdown
            ),
            say("ghi thêm phần còn thiếu, hoặc đặt tên phần còn lại ở remainder"),
        )


def _fact(sentence: Message, item: Counted, breakdown: Breakdown) -> Message:
    total, precision = item.parts.value, Precision.EXACT
    if item.result.total is not None:
        total, precision = item.result.total, item.result.precision
    values = {
        "name": breakdown.name,
        "sum": shown(sum(breakdown.counts.values(), start=0)),
        "total": shown(total, precision),
    }
    return Message(sentence.source, values)
