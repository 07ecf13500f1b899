"""Rows of units that have a number of their own beside the units below them (`tier: own`).

The own part says so behind the name; a row that does not may be the sum of the whole subtree, as our own tables
and those of offices print it, and a sum is never taken for the part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from generator.model.campaign import Indicator, Tier, Unit
from generator.model.fields import Number
from generator.model.rules.flaw import shown
from generator.problems import Place, Problem, Severity, say
from generator.sheets.cell_amounts import amount_if_clear
from generator.sheets.doubts import Ask, settle
from generator.sheets.row_reading import TableReading, UnitCounts

_Found = Mapping[str, Mapping[str, Number]]


def take_own_parts(
    reading: TableReading,
    units: Collection[Unit],
    indicators: Mapping[str, Indicator],
    recorded: _Found,
    ask: Ask,
) -> None:
    """Leaves of units that stand beside those below them the own part alone; a sum is told and left out.

    `recorded` is what stands recorded for the same moment, by indicator and unit. Where a number may be either it is asked.
    """
    below: dict[str, list[str]] = {}
    for unit in units:
        if unit.parent:
            below.setdefault(unit.parent, []).append(unit.code)
    if any(one.tier is Tier.OWN and one.code in below for one in units):
        _OwnParts(reading, below, indicators, recorded, ask).settle()


class _OwnParts:
    def __init__(
        self,
        reading: TableReading,
        below: Mapping[str, Sequence[str]],
        indicators: Mapping[str, Indicator],
        recorded: _Found,
        ask: Ask,
    ) -> None:
        self.reading, self.below, self.indicators = reading, below, indicators
        self.recorded, self.ask = recorded, ask
        self.rows: dict[str, list[UnitCounts]] = {}
        for entry in reading.entries:
            self.rows.setdefault(entry.unit.code, []).append(entry)

    def settle(self) -> None:
        """Every row of such a unit."""
        kept = [self._settled(entry) for entry in self.reading.entries]
        self.reading.entries[:] = [one for one in kept if one is not None]

    def _settled(self, entry: UnitCounts) -> UnitCounts | None:
        """A row as it is taken; nothing of a sum beside the own part."""
        if entry.unit.tier is not Tier.OWN or entry.unit.code not in self.below:
            return entry
        parts = [one for one in self.rows[entry.unit.code] if one.is_own_part]
        if entry.is_own_part:
            return entry._replace(counts={**self._rates(entry), **entry.counts})
        if parts:
            self._compare(entry, parts[0])
            return None
        return self._without_sums(entry)

    def _rates(self, part: UnitCounts) -> dict[str, Number]:
        """The rates of the unit, which stand in the row of the whole."""
        others = [one for one in self.rows[part.unit.code] if not one.is_own_part]
        return {
            code: count
            for one in others[:1]
            for code, count in one.counts.items()
            if self.indicators[code].is_rate
        }

    def _compare(self, whole: UnitCounts, part: UnitCounts) -> None:
        """That the row of the whole is not imported; with both numbers where it is not the sum of its parts."""
        for code, count in whole.counts.items():
            if self.indicators[code].is_rate or code not in part.counts:
                continue
            rest = self._sum(whole.unit.code, code)
            told = {"name": whole.unit.label, "own": shown(part.counts[code])}
            place = self._place(whole, code)
            if rest is None or count == rest + part.counts[code]:
                said = say("dòng của «{name}» là tổng gồm cả cấp dưới, không nhập; phần riêng là {own}", **told)  # fmt: skip
                self.reading.problems.append(Problem("I-XLS-OWN", place, said, severity=Severity.INFO))  # fmt: skip
                continue
            said = say(
                "dòng tổng của «{name}» ghi {count}, phần riêng {own} và cấp dưới {rest} cộng được {sum}; chỉ nhập phần riêng",
                **told,
                count=shown(count),
                rest=shown(rest),
                sum=shown(rest + part.counts[code]),
            )
            hint = say("sửa phần riêng ở dòng ghi «phần riêng»; dòng tổng không nhập")
            self.reading.problems.append(Problem("W-XLS-OWN", place, said, hint, Severity.WARNING))

    def _without_sums(self, entry: UnitCounts) -> UnitCounts:
        """A row without the counts of which nobody says that they are the own part and not a sum."""
        out = set[str]()
        for code, count in entry.counts.items():
            if not self.indicators[code].is_rate and self._may_be_sum(entry, code, count):
                settled = settle(self.ask, self._doubt(entry, code, count), _CHOICES)
                if settled is not False:
                    out.add(code)
                if isinstance(settled, Problem):
                    self.reading.problems.append(settled)
                    self.reading.of_cells.append(settled)
        if not out:
            return entry
        counts = {code: count for code, count in entry.counts.items() if code not in out}
        return entry._replace(counts=counts, unclear=entry.unclear | out)

    def _may_be_sum(self, entry: UnitCounts, code: str, count: Number) -> bool:
        """Whether a count is that of those below, with or without the part that stands recorded; or a total of the table holds it as such."""
        rest = self._sum(entry.unit.code, code)
        title = self.reading.columns.titles.get(self.reading.columns.counts[code], "")
        is_entry_cell = self.reading.prefilled.text(entry.unit.code, title) is not None
        if not rest or is_entry_cell:
            return False
        own = self.recorded.get(code, {}).get(entry.unit.code, 0)
        return count in {rest, rest + own} or (count > rest and self._is_in_total(code))

    def _is_in_total(self, code: str) -> bool:
        """Whether a total of the table is the sum of its highest rows, and not of all."""
        there = {one.unit.code: one for one in self.reading.entries if code in one.counts}
        inner = {low for up in there for low in self._all_below(up)}
        tops = sum((Fraction(one.counts[code]) for up, one in there.items() if up not in inner), Fraction(0))  # fmt: skip
        every = sum((Fraction(one.counts[code]) for one in there.values()), Fraction(0))
        stated = (
            amount_if_clear(one.figures[code], self.indicators[code])
            for one in self.reading.totals
            if code in one.figures
        )
        return tops != every and tops in {Fraction(one) for one in stated if one is not None}

    def _all_below(self, code: str) -> Iterator[str]:
        waiting, seen = [*self.below.get(code, ())], {code}
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                yield one
                waiting.extend(self.below.get(one, ()))

    def _sum(self, code: str, indicator: str) -> Number | None:
        """What those right below a unit have: as the table says, else as recorded; nothing where nothing is known of any."""
        found = [self._whole(one, indicator, {code}) for one in self.below[code]]
        known = [one for one in found if one is not None]
        return sum(known, start=0) if known else None

    def _whole(self, code: str, indicator: str, above: set[str]) -> Number | None:
        """What a unit has with all below it: as the row of its whole says, else added up."""
        rows = [one for one in self.rows.get(code, ()) if indicator in one.counts]
        wholes = [one.counts[indicator] for one in rows if not one.is_own_part]
        own = [one.counts[indicator] for one in rows if one.is_own_part]
        if not own and code in (known_before := self.recorded.get(indicator, {})):
            own = [known_before[code]]
        if wholes:
            return wholes[0]
        if code in above:
            return None
        low = (self._whole(one, indicator, above | {code}) for one in self.below.get(code, ()))
        known = [one for one in low if one is not None] + own[:1]
        return sum(known, start=0) if known else None

    def _place(self, entry: UnitCounts, code: str) -> Place:
        return self.reading.place(entry.row, self.reading.columns.counts[code])

    def _doubt(self, entry: UnitCounts, code: str, count: Number) -> Problem:
        said = say(
            "«{name}» ghi {count}: không rõ là phần riêng hay tổng gồm cả cấp dưới, mà dữ liệu chỉ ghi phần riêng của đơn vị này",
            name=entry.unit.label,
            count=shown(count),
        )
        hint = say("ghi «(phần riêng)» sau tên đơn vị ở dòng phần riêng rồi nhập lại")
        return Problem("E-XLS-OWN", self._place(entry, code), said, hint)


_CHOICES = [
    (say("tổng gồm cả cấp dưới, không nhập"), True),
    (say("phần riêng, nhập"), False),
]
