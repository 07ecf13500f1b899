"""Units that come, go and take the place of others, as the table of units shows them.

What passes over to a unit stands in its cells as long as nothing of its own does; it is no text of a cell, so saving
writes nothing of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from generator.figures import Bases, Figure, Quotas
from generator.model.campaign import Campaign, Quota
from generator.model.coded import codes_of, column_of, has_any
from generator.model.fields import Number
from generator.model.roster import Succession, Units
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.problems import Message, joined, say
from generator.wording import short_date
from generator.workspace import unchanging

_DAY = datetime.timedelta(days=1)


@unchanging(frozen=True)
class PassedCell:
    """What a unit has from those before it, as printed, and of whom it is how much."""

    text: str
    working: str


@unchanging(frozen=True)
class GridStanding:
    """Who is there until when, and what passes over to whom by columns."""

    campaign: Campaign

    @cached_property
    def units(self) -> Units:
        """All that happens to the units."""
        return Units(self.campaign)

    @cached_property
    def over(self) -> AbstractSet[str]:
        """The units that take part no more when the campaign ends: ended, or passed over to others."""
        if self.units.is_steady:
            return frozenset()
        ends, units = self.campaign.ends, self.campaign.units
        passed = self.units.ended_by(ends)
        if not has_any(units, "active_to"):
            return passed
        days = zip(codes_of(units), column_of(units, "active_to"), strict=True)
        return passed | {code for code, last in days if last is not None and last < ends}

    def days(self, code: str) -> Message | None:
        """From when, until when a unit takes part, where that is not the whole campaign; from when it is called otherwise."""
        told = [one for one in (self._there(code), self._renamed(code)) if one]
        return joined(told) if told else None

    def _renamed(self, code: str) -> Message | None:
        changes = self.units.renamings.get(code)
        if not changes:
            return None
        last = changes[-1]
        return say("từ {day}: {name}", day=short_date(last.on), name=last.name or last.short_name)

    def _there(self, code: str) -> Message | None:
        if self.units.is_steady:
            return None
        first, last = self.units.days_of(code)
        first = first if first and first > self.campaign.starts else None
        last = last if last and last < self.campaign.ends else None
        if first and last:
            return say("từ {first} đến hết {last}", first=short_date(first), last=short_date(last))
        if last:
            return say("đến hết {day}", day=short_date(last))
        return say("từ {day}", day=short_date(first)) if first else None

    def passed(self, code: str, column: GridColumn) -> PassedCell | None:
        """What passes over to a unit that has nothing of its own in a column; nothing of rates, and to parts of a split."""
        known = self.units.successions.get(code)
        if known is None or known.is_split or column.indicator is None or column.indicator.is_rate:
            return None
        return self._passed(code, known, column)

    def heir(self, code: str) -> str:
        """The unit that stands for one when the campaign ends; itself where none took it over."""
        return self.units.successor_of(code, self.campaign.ends)

    def _passed(self, code: str, known: Succession, column: GridColumn) -> PassedCell | None:
        if code not in self._concerned or self._has_own(code, column):
            return None
        then, before = known.on, known.on - _DAY
        found = self._figure(code, then, column)
        if found is None:
            return None
        parts = [
            f"{self.units.named(one, before).label} {printed(figure.value)}"
            for one in known.predecessors
            for figure in [self._figure(one, before, column)]
            if figure is not None
        ]
        return PassedCell(printed(found.value), " + ".join(parts))

    def _has_own(self, code: str, column: GridColumn) -> bool:
        if column.holds is CellSort.BASE:
            return column.of in self.units.by_code[code].bases
        return column.place is None or code in self.campaign.quotas[column.place].counts

    def _figure(self, code: str, day: datetime.date, column: GridColumn) -> Figure | None:
        if column.holds is CellSort.BASE:
            return self._bases.of(column.of, day, code) if code in self._concerned else None
        if column.place is None or column.indicator is None:
            return None
        if column.key not in self._quotas:
            self._quotas[column.key] = Quotas(self._apart, column.indicator)
        table = self._tables[column.place]
        return self._quotas[column.key].alone(table, day).units.get(code)

    @cached_property
    def _quotas(self) -> dict[str, Quotas]:
        return {}

    @cached_property
    def _bases(self) -> Bases:
        return Bases(self._apart)

    @cached_property
    def _tables(self) -> Sequence[Quota]:
        return self._apart.campaign.quotas

    @cached_property
    def _apart(self) -> Units:
        """Only the units that have to do with it: of very many few have, and the others change nothing of theirs."""
        concerned = self._concerned
        tables = [
            one.model_copy(
                update={
                    "counts": dict(_of(one.counts, concerned)),
                    "reasons": {},
                }
            )
            for one in self.campaign.quotas
        ]
        units = tuple(unit for code, unit in self.units.by_code.items() if code in concerned)
        return Units(self.campaign.model_copy(update={"units": units, "quotas": tuple(tables)}))

    @cached_property
    def _concerned(self) -> AbstractSet[str]:
        """The units that merge or came out of it, with all that stand below these."""
        known = self.units.by_code
        found = {one for code, said in self.units.successions.items() for one in (code, *said.predecessors)}  # fmt: skip
        found &= known.keys()
        if self.units.is_flat:
            return found
        return found | {code for code in known if not found.isdisjoint(self.units.superiors(code))}


def _of(counts: Mapping[str, Number], codes: AbstractSet[str]) -> Iterator[tuple[str, Number]]:
    return ((code, counts[code]) for code in counts if code in codes)
