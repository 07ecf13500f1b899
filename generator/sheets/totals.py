"""Whether the totals of a table agree with its rows; a total is checked, never imported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from generator.model.campaign import Indicator, Measure, Tier
from generator.model.fields import Number
from generator.model.rules.flaw import shown
from generator.problems import Place, Problem, Severity, say
from generator.sheets.cell_amounts import Unclear, read_amount
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import SheetCell
from generator.sheets.row_reading import TableReading, TotalRow


def leave_out_sums(reading: TableReading, indicators: Mapping[str, Indicator]) -> None:
    """Units whose figures are the sums of those below them in the table: totals, which are never imported."""
    below: dict[str, list[Mapping[str, Number]]] = {}
    for entry in reading.entries:
        if entry.unit.parent:
            below.setdefault(entry.unit.parent, []).append(entry.counts)
    reading.entries[:] = [
        entry
        for entry in reading.entries
        if entry.unit.tier is Tier.OWN
        or not _is_sum(entry.counts, below.get(entry.unit.code, ()), indicators)
    ]


def _is_sum(
    counts: Mapping[str, Number],
    below: Sequence[Mapping[str, Number]],
    indicators: Mapping[str, Indicator],
) -> bool:
    """Whether everything that stands there is the sum of what those below have, of whom some have anything."""
    found = {code: [one[code] for one in below if code in one] for code in counts}
    return bool(counts) and all(
        found[code] and indicators[code].measure is not Measure.RATE and sum(found[code]) == count
        for code, count in counts.items()
    )


def check_totals(
    reading: TableReading, indicators: Mapping[str, Indicator], ask: Ask
) -> Iterator[Problem]:
    """Each total that differs from the rows above it, of its section or of its group.

    Rates are not added up. Where rows were refused the totals cannot be checked, which is told.
    """
    refused = any(problem.is_error for problem in reading.problems)
    for code, column in reading.columns.counts.items():
        indicator = indicators[code]
        if indicator.measure is Measure.RATE:
            continue
        sums = _Sums(reading, code)
        for total in reading.totals:
            if code in total.figures:
                stated = None if refused else _stated(total.figures[code], indicator)
                yield from _check(stated, sums.of(total), reading.place(total.row, column), ask)


def _check(stated: Number | None, sums: list[Number], place: Place, ask: Ask) -> Iterator[Problem]:
    if stated is None:
        said = say("chưa đối chiếu được dòng tổng này với các dòng")
        yield Problem("I-XLS-TOTAL", place, said, severity=Severity.INFO)
    elif stated not in sums:
        apart = [Fraction(found) - Fraction(stated) for found in sums]
        meant = sums[apart.index(min(apart, key=abs))]
        said = say(
            "dòng tổng ghi {stated}, cộng các dòng được {found}",
            stated=shown(stated),
            found=shown(meant),
        )
        doubt = Problem("E-XLS-TOTAL", place, said, say("kiểm tra dòng bị sót và công thức cộng"))
        if settled := settle(ask, doubt, [(say("dùng số của các dòng"), None)]):
            yield settled


def _stated(cell: SheetCell, indicator: Indicator) -> Number | None:
    try:
        return read_amount(cell, indicator)
    except Unclear:
        return None


_NOUGHT: Number = 0


class _Sums:
    """What the rows of a table make together, over all that a total may be the sum of."""

    def __init__(self, reading: TableReading, code: str) -> None:
        counted = [entry for entry in reading.entries if code in entry.counts]
        self._rows = [entry.row for entry in counted]
        self._so_far = list(accumulate((entry.counts[code] for entry in counted), initial=_NOUGHT))
        self._totals = [total.row for total in reading.totals]
        self._groups: dict[str | None, Number] = {}
        for entry in counted:
            group = entry.unit.group
            self._groups[group] = self._groups.get(group, 0) + entry.counts[code]

    def of(self, total: TotalRow) -> list[Number]:
        """The sums that a total may state: of its group, of all, of the rows before or after it."""
        place = self._totals.index(total.row)
        before = self._totals[place - 1] if place else 0
        after = self._totals[place + 1] if place + 1 < len(self._totals) else None
        return [
            *([self._groups.get(total.group, 0)] if total.group else []),
            self._so_far[-1],
            self._between(0, total.row),
            self._between(before, total.row),
            self._between(total.row, after),
        ]

    def _between(self, first: int, last: int | None) -> Number:
        start = bisect_left(self._rows, first)
        end = len(self._rows) if last is None else bisect_left(self._rows, last)
        return self._so_far[end] - self._so_far[start]
