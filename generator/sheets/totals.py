"""Whether the totals of a table agree with its rows; a total is checked, never imported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from generator.model.campaign import Indicator, Measure, Tier
from generator.model.fields import DecimalCount, Number
from generator.model.rules.flaw import shown
from generator.problems import Place, Problem, Severity, say
from generator.sheets.cell_amounts import amount_if_clear, said_elsewhere
from generator.sheets.doubts import Ask, ask_nobody, settle
from generator.sheets.fine_counts import near_decimal
from generator.sheets.grid import SheetCell
from generator.sheets.row_reading import TableReading, TotalRow, UnitCounts
from generator.workspace import quoted


def leave_out_sums(
    reading: TableReading, indicators: Mapping[str, Indicator], ask: Ask = ask_nobody
) -> None:
    """Units whose figures are the sums of those below them in the table: totals, which are never imported.

    Where a cell below is not clear, and so nothing can be compared, it is asked which they are.
    """
    below: dict[str, list[UnitCounts]] = {}
    for entry in reading.entries:
        if entry.unit.parent:
            below.setdefault(entry.unit.parent, []).append(entry)
    sums = _Superiors(reading, below, indicators, ask)
    reading.entries[:] = [entry for entry in reading.entries if not sums.is_total(entry)]


class _Superiors:
    """Tells rows of superiors that are totals from those of what they counted themselves."""

    def __init__(
        self,
        reading: TableReading,
        below: Mapping[str, Sequence[UnitCounts]],
        indicators: Mapping[str, Indicator],
        ask: Ask,
    ) -> None:
        self.reading, self.below, self.indicators, self.ask = reading, below, indicators, ask

    def is_total(self, entry: UnitCounts) -> bool:
        """Whether a row is left out: a total, or one of which nobody knows whether it is."""
        below = self.below.get(entry.unit.code, ())
        if entry.unit.tier is Tier.OWN or not below or not entry.counts:
            return False
        unclear = frozenset[str]().union(*(one.unclear for one in below))
        known = {code: count for code, count in entry.counts.items() if code not in unclear}
        if known:
            return _is_sum(known, [one.counts for one in below], self.indicators)
        return self._settled(entry)

    def _settled(self, entry: UnitCounts) -> bool:
        columns = self.reading.columns.counts
        said = say(
            "không rõ là số riêng của «{name}» hay tổng của các đơn vị cấp dưới, vì ở dưới có ô chưa rõ",
            name=entry.unit.label,
        )
        place = self.reading.place(entry.row, columns[next(iter(entry.counts))])
        doubt = Problem("E-XLS-SUM", place, said, say("sửa các ô chưa rõ ở dưới rồi nhập lại"))
        choices = [(say("tổng, không nhập"), True), (say("số riêng, nhập"), False)]
        settled = settle(self.ask, doubt, choices)
        if isinstance(settled, bool):
            return settled
        self.reading.problems.append(settled)
        return True


def _is_sum(
    counts: Mapping[str, Number],
    below: Sequence[Mapping[str, Number]],
    indicators: Mapping[str, Indicator],
) -> bool:
    """Whether everything that stands there is the sum of what those below have, of whom some have anything."""
    found = {code: [one[code] for one in below if code in one] for code in counts}
    return all(
        found[code] and indicators[code].measure is not Measure.RATE and sum(found[code]) == count
        for code, count in counts.items()
    )


def leave_out_mismeasured(
    reading: TableReading, indicators: Mapping[str, Indicator], ask: Ask = ask_nobody
) -> None:
    """Counts of a column whose total says another unit of measure, and no row of it does: «300 triệu đồng» below 100 and 200.

    They stay where somebody says that they are in that of the indicator; the total is held against nothing.
    """
    for code, column in reading.columns.counts.items():
        indicator, rows = indicators[code], {entry.row for entry in reading.entries}
        told = [cell for row, cell in reading.cells(column) if row in rows and said_elsewhere(cell, indicator)]  # fmt: skip
        for total in reading.totals:
            behind = said_elsewhere(total.figures[code], indicator) if code in total.figures else None  # fmt: skip
            if behind is None or told:
                continue
            doubt = _measure_doubt(behind.words, indicator, reading.place(total.row, column))
            kept = say("các số trong cột đã tính bằng {measure}", measure=indicator.recorded_in)
            settled = settle(ask, doubt, [(kept, None)])
            if settled is not None:
                reading.problems.append(settled)
                reading.of_cells.append(settled)
                reading.entries[:] = [_without(entry, code) for entry in reading.entries]
            break


def _measure_doubt(words: str, indicator: Indicator, place: Place) -> Problem:
    said = say(
        "dòng tổng ghi theo «{words}», «{name}» tính bằng «{measure}»: số trong cột có thể là của việc khác",
        words=quoted(words),
        name=indicator.name,
        measure=indicator.recorded_in,
    )
    hint = say("chọn đúng cột, hoặc sửa dòng tổng trong tệp")
    return Problem("E-XLS-MEASURE", place, said, hint)


def _without(entry: UnitCounts, code: str) -> UnitCounts:
    """A row of which one count is not known."""
    if code not in entry.counts:
        return entry
    counts = {one: count for one, count in entry.counts.items() if one != code}
    return entry._replace(counts=counts, unclear=entry.unclear | {code})


def check_totals(
    reading: TableReading, indicators: Mapping[str, Indicator], ask: Ask
) -> Iterator[Problem]:
    """Each total that differs from the rows above it, of its section or of its group.

    Rates are not added up. Where rows, or counts of the column, were refused the totals cannot be checked, which is told.
    """
    are_rows_refused = any(one.is_error and one not in reading.of_cells for one in reading.problems)
    for code, column in reading.columns.counts.items():
        indicator = indicators[code]
        if indicator.measure is Measure.RATE:
            continue
        sums = _Sums(reading, code)
        refused = are_rows_refused or any(code in entry.unclear for entry in reading.entries)
        indicator = reading.finer.get(code, indicator)
        for total in reading.totals:
            if code in total.figures:
                stated = _stated(total.figures[code], indicator)
                place = reading.place(total.row, column)
                if refused or stated is None:
                    yield _unchecked(stated, sums.likely(total), place)
                else:
                    yield from _check(stated, sums.of(total), place, ask, reading.left_out)


def _stated(cell: SheetCell, indicator: Indicator) -> Number | None:
    """What a total says, also with more decimals than its indicator has."""
    amount = amount_if_clear(cell, indicator)
    if amount is not None or not indicator.decimals:
        return amount
    value = near_decimal(cell)
    return None if value is None or value < 0 else DecimalCount(value)


def _unchecked(stated: Number | None, sums: list[Number], place: Place) -> Problem:
    """A total that cannot be held against its rows, of which some are not known; with both numbers where they differ."""
    said = say("chưa đối chiếu được dòng tổng này với các dòng")
    if stated is not None and sums and stated not in sums:
        said = say(
            "dòng tổng ghi {stated}, các dòng đọc được cộng {found}; còn chỗ chưa đọc nên chưa đối chiếu được",
            stated=shown(stated),
            found=shown(_nearest(stated, sums)),
        )
    return Problem("I-XLS-TOTAL", place, said, severity=Severity.INFO)


def _nearest(stated: Number, sums: Sequence[Number]) -> Number:
    return min(sums, key=lambda one: abs(Fraction(one) - Fraction(stated)))


def _check(
    stated: Number, sums: list[Number], place: Place, ask: Ask, left_out: Sequence[int]
) -> Iterator[Problem]:
    if stated not in sums:
        said = say(
            "dòng tổng ghi {stated}, cộng các dòng được {found}",
            stated=shown(stated),
            found=shown(_nearest(stated, sums)),
        )
        if left_out:
            rows = ", ".join(map(str, left_out))
            said = say(
                "{said}, không kể dòng {rows} đã bỏ vì đơn vị có hai dòng", said=said, rows=rows
            )
        doubt = Problem("E-XLS-TOTAL", place, said, say("kiểm tra dòng bị sót và công thức cộng"))
        if settled := settle(ask, doubt, [(say("dùng số của các dòng"), None)]):
            yield settled


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
            *self._between(0, total.row),
            *self._between(before, total.row),
            *self._between(total.row, after),
        ]

    def likely(self, total: TotalRow) -> list[Number]:
        """Those of them that it states most likely: of its group, of the rows before it, else of those after it."""
        place = self._totals.index(total.row)
        before = self._totals[place - 1] if place else 0
        if total.group:
            return [self._groups.get(total.group, 0)]
        above = [*self._between(0, total.row), *self._between(before, total.row)]
        return above or self.of(total)

    def _between(self, first: int, last: int | None) -> list[Number]:
        """What the rows from one to another make, if there are any."""
        start = bisect_left(self._rows, first)
        end = len(self._rows) if last is None else bisect_left(self._rows, last)
        return [self._so_far[end] - self._so_far[start]] if start < end else []
