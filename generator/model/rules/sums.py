"""A published total against the counts of the units: equal when all are there, never less than some."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.bounds import Bounds
from generator.model.rules.known import Known
from generator.model.rules.shown import shown, shown_gap
from generator.problems import Message, say
from generator.wording import number


@dataclass(frozen=True)
class Added:
    """The counts of units added up; `is_complete` when every unit taking part has one."""

    value: Number
    count: int
    is_complete: bool

    @property
    def bounds(self) -> Bounds:
        """What the whole is, as far as the units tell."""
        return Bounds(self.value, self.value if self.is_complete else None)


def added(known: Known, counts: Mapping[str, Number], day: datetime.date) -> Added:
    """The sum of counts as of a day."""
    active = known.active(day)
    is_complete = bool(active) and not known.tree.without(counts, active)
    return Added(known.total(counts), len(counts), is_complete)


def disagreement(total: Number, precision: Precision, parts: Added) -> Message | None:
    """What is wrong between a published total and the sum of its units, if anything is."""
    if Bounds.of(total, precision).meets(parts.bounds):
        return None
    sentence = (
        say("tổng ghi {total}, nhưng cộng {count} đơn vị được {sum}; lệch {gap}")
        if parts.is_complete
        else say("tổng ghi {total}, nhưng mới cộng {count} đơn vị đã được {sum}; vượt {gap}")
    )
    values = {
        "total": shown(total, precision),
        "count": number(parts.count),
        "sum": shown(parts.value),
        "gap": shown_gap(parts.value, total),
    }
    return Message(sentence.source, values)
