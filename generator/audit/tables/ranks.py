"""Which column a column of ranks follows, and which ranks do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.tables.cell_values import Amount
from generator.audit.tables.heads import ColumnRole
from generator.audit.tables.rows import LabelKind
from generator.audit.tables.table_layout import TableLayout
from generator.workspace import unchanging

_FEWEST = 3
_LONG = 8
_SURE_FITS = 4
_SWAPPED = 2
_MOST_ROWS = 400

Entry = tuple[Amount, Amount]


@unchanging(frozen=True)
class Ranking:
    """Ranks that follow a column, each with its figure; `wrong` those that do not, with what they would be."""

    column: int
    fitting: tuple[Entry, ...]
    wrong: tuple[tuple[Amount, Amount, int, int], ...]

    @property
    def is_sure(self) -> bool:
        fits, misses = len(self.fitting), len(self.wrong)
        return fits >= _SURE_FITS + (misses > 1) and misses <= _SWAPPED


def rankings(layout: TableLayout) -> Iterator[Ranking]:
    """Every column of ranks with the column that it follows; none where it follows nothing that is shown."""
    for column in layout.columns:
        if column.role is ColumnRole.RANK:
            for rows in _scopes(layout):
                if best := _best(layout, column.index, rows):
                    yield best


def _scopes(layout: TableLayout) -> Iterator[list[int]]:
    """Rows that are ranked among each other: those of one depth."""
    items = [row for row in layout.rows if row.kind is LabelKind.ITEM]
    for depth in sorted({row.depth for row in items}):
        yield [row.index for row in items if row.depth == depth]


def _best(layout: TableLayout, column: int, rows: Sequence[int]) -> Ranking | None:
    entries = {key: _entries(layout, column, key, rows) for key in layout.numeric}
    tried = [
        found
        for key, told in entries.items()
        for sign in (1, -1)
        for dense in (False, True)
        if (found := _ranking(told, key, sign, dense=dense))
    ]
    return max(tried, key=lambda one: len(one.fitting) - 2 * len(one.wrong), default=None)


def _entries(layout: TableLayout, column: int, key: int, rows: Sequence[int]) -> list[Entry]:
    pairs = [(layout.amount(row, column), layout.amount(row, key)) for row in rows]
    return [(rank, figure) for rank, figure in pairs if rank and figure and not figure.is_hedged]


def _ranking(entries: Sequence[Entry], key: int, sign: int, *, dense: bool) -> Ranking | None:
    if not _FEWEST <= len(entries) <= _MOST_ROWS:
        return None
    fitting: list[Entry] = []
    wrong: list[tuple[Amount, Amount, int, int]] = []
    for rank, figure in entries:
        low, high = _allowed(figure, entries, sign, dense=dense)
        if rank.is_exact and low <= rank.value <= high:
            fitting.append((rank, figure))
        elif rank.value <= len(entries) or low < len(entries) or len(entries) >= _LONG:
            wrong.append((rank, figure, low, high))
        else:
            return None
        if len(wrong) > _SWAPPED:
            return None
    if len(wrong) >= len(fitting) or _is_flat(entries):
        return None
    return Ranking(key, tuple(fitting), tuple(wrong))


def _allowed(
    figure: Amount, entries: Sequence[Entry], sign: int, *, dense: bool
) -> tuple[int, int]:
    """The places that a figure may have: those with the same may share a place or follow each other."""
    better = [
        other
        for _, other in entries
        if (other.low > figure.high if sign > 0 else other.high < figure.low)
    ]
    if dense:
        place = 1 + len({other.value for other in better})
        return (place, place)
    alike = sum(
        other is not figure and other.low <= figure.high and figure.low <= other.high
        for _, other in entries
    )
    return (1 + len(better), 1 + len(better) + alike)


def _is_flat(entries: Sequence[Entry]) -> bool:
    return len({figure.value for _, figure in entries}) <= len(entries) / 2
