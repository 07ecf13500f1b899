"""Money in a column in which nobody wrote a unit of measure, so little that it can hardly be in đồng: 12,5; 7.

Where all of the column is small it is asked once what it is in; what is small among large sums, at its cell, and so is what
is some thousand times less than these: 7.500 beside 8.000.000 and 12.500.000.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.problems import Message, Place, Problem, say
from generator.sheets.cell_amounts import amount_of_bare
from generator.sheets.doubts import Ask, first_few, settle
from generator.sheets.grid import SheetCell
from generator.wording import in_full, number
from generator.workspace import unchanging

_LEAST = 1_000
"""Nobody gives or spends less."""
_LARGE = 1_000_000
"""From here on a sum is taken to be in đồng."""
_LESS = 200
"""So many times less than the others of its column a sum is that may have lost three zeros."""
_SIZES = {
    1_000: say("nghìn đồng"),
    1_000_000: say("triệu đồng"),
    1_000_000_000: say("tỷ đồng"),
    1: say("đồng"),
}
_HINT = say("đổi các số ra đồng rồi nhập lại, hoặc ghi cả đơn vị tính vào ô, ví dụ 12,5 triệu đồng")


@unchanging(frozen=True)
class _Sum:
    row: int
    value: Fraction

    @property
    def is_small(self) -> bool:
        return self.value != 0 and (self.value < _LEAST or self.value.denominator != 1)


class BareSums:
    """The bare numbers of a column of money by their rows; `place` tells where a row has its cell, `title` is that of the title."""

    def __init__(
        self,
        cells: Sequence[tuple[int, SheetCell]],
        place: Callable[[int], Place],
        title: int,
        ask: Ask,
    ) -> None:
        found = ((row, amount_of_bare(cell)) for row, cell in cells)
        sums = [_Sum(row, value) for row, value in found if value]
        self._large = [one for one in sums if one.value >= _LARGE]
        self._sizes = sorted(one.value for one in self._large)
        self._small = {one.row: one for one in sums if one.is_small or self._has_slipped(one)}
        self._all = {one.row: one for one in sums} if self._small and not self._large else {}
        self._place, self._title, self._ask = place, title, ask
        self._size: int | Problem | None = None

    def _has_slipped(self, one: _Sum) -> bool:
        """Whether a sum is far less than the large ones of its column, and among them a thousand times larger."""
        large = self._sizes
        if len(large) < 2 or one.value * _LESS > large[len(large) // 2]:  # noqa: PLR2004
            return False
        return large[0] <= one.value * 1_000 * 2 and one.value * 1_000 <= large[-1] * 2

    def read(self, row: int) -> int | Problem | None:
        """The đồng of a row whose number is doubted, or the doubt; nothing of one that is not, or not in whole đồng."""
        found = self._all.get(row) or self._small.get(row)
        if found is None:
            return None
        size = self._of_all() if self._all else self._asked([found], found.row)
        if isinstance(size, Problem):
            return size
        meant = found.value * size
        return meant.numerator if meant.denominator == 1 else None

    def read_total(self, row: int) -> int | None:
        """The đồng of a total, where the whole column is told to be in something else."""
        found = self.read(row) if row in self._all else None
        return None if isinstance(found, Problem) else found

    def _of_all(self) -> int | Problem:
        if self._size is None:
            self._size = self._asked([*self._all.values()], self._title)
        return self._size

    def _asked(self, doubted: Sequence[_Sum], row: int) -> int | Problem:
        """By what the numbers are to be multiplied."""
        shown = first_few(_in_full(one.value) for one in doubted)
        said = say("{shown} trong cột số tiền: quá nhỏ nếu tính bằng đồng", shown=shown)
        if self._large:
            others = first_few(_in_full(one.value) for one in self._large)
            said = say("{said}; các ô khác ghi {others}", said=said, others=others)
        doubt = Problem("E-XLS-MEASURE", self._place(row), said, _HINT)
        return settle(self._ask, doubt, [*_choices(doubted)])


def _choices(doubted: Sequence[_Sum]) -> Iterator[tuple[Message, int]]:
    for size, unit in _SIZES.items():
        meant = [one.value * size for one in doubted]
        if all(one.denominator == 1 for one in meant):
            shown = first_few(number(one.numerator) for one in meant)
            yield say("tính bằng {unit}: {shown} đồng", unit=unit, shown=shown), size


def _in_full(value: Fraction) -> str:
    return in_full(Decimal(value.numerator) / value.denominator)
