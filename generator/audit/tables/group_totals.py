"""Which rows of a table are summed by which: totals, subtotals, groups with their rows.

Labels and marks propose several readings; the figures choose, since most of a table is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from generator.audit.tables.cell_values import Amount, Void
from generator.audit.tables.equations import Equation, Law, Sum
from generator.audit.tables.heads import ColumnRole
from generator.audit.tables.rows import LOOSE, LabelKind, LabelledRow
from generator.audit.tables.table_layout import TableLayout
from generator.workspace import unchanging

_FAILS = 2.5
_MOST_TERMS = 5_000
_FOUND = 60
_TOLD = 3.0
_MOSTLY = Fraction(4, 5)
_LESS = 2.0
"""Digits that tell a first group, and those after it."""


@dataclass
class Family:
    """Equations of one kind; `prior` is how many digits the words of the table are worth for them."""

    law: Law
    equations: list[Equation] = field(default_factory=list)
    prior: float = 0.0

    @property
    def held(self) -> list[Equation]:
        return [one for one in self.equations if one.holds]

    @property
    def failing(self) -> list[Equation]:
        return [one for one in self.equations if not one.holds]

    @property
    def rank(self) -> tuple[bool, float]:
        """For choosing between readings: one that says something goes before one that says nothing."""
        return (bool(self.equations), self.score)

    @property
    def score(self) -> float:
        return sum(one.digits for one in self.held) - _FAILS * len(self.failing)


@unchanging(frozen=True)
class Parent:
    """A row and the rows that it sums, with their signs; `prior` as in a family."""

    row: int
    parts: tuple[tuple[int, int], ...]
    law: Law
    prior: float


@unchanging(frozen=True)
class Grouping:
    """A reading of a table's rows: those that sum others, with the totals and groups that they make.

    Where `repeats` a total says what the only row with a number says: nothing is added up, and all is right.
    """

    parents: list[Parent]
    families: list[Family]
    repeats: bool = False

    @property
    def rank(self) -> tuple[bool, float]:
        """As of a family."""
        says_something = bool(self.families) or self.repeats
        return (says_something, sum(family.score for family in self.families))


def grouping_of(layout: TableLayout) -> Grouping:
    """The reading that the figures bear out best, the first of equals."""
    tried = (_grouping(layout, rows) for rows in _readings(layout))
    return max(tried, key=lambda one: _choice(layout, one))


def _choice(layout: TableLayout, grouping: Grouping) -> tuple[bool, int, float]:
    """For choosing between readings: shares that make their total tell more than counts, which are rounded more."""
    says_something, score = grouping.rank
    return says_something, _shares_made(layout, grouping.parents), score


def _shares_made(layout: TableLayout, parents: Sequence[Parent]) -> int:
    """How many totals have a percentage that those of their rows make to the last digit."""
    percents = [at for at in layout.numeric if layout.columns[at].role is ColumnRole.RATE]
    made = 0
    for parent in (one for one in parents if one.law is Law.TOTAL):
        for at in percents:
            whole = layout.amount(parent.row, at)
            parts = [one for row, _ in parent.parts if (one := layout.amount(row, at))]
            made += whole is not None and sum(one.value for one in parts) == whole.value
    return made


def _readings(layout: TableLayout) -> Iterator[list[LabelledRow]]:
    """The rows, those without a mark taken as parts, as equals, as groups."""
    yield layout.rows
    loose = [row for row in layout.rows if row.depth == LOOSE and row.kind is LabelKind.ITEM]
    if loose:
        depths = [
            row.depth for row in layout.rows if row.depth != LOOSE and row.kind is LabelKind.ITEM
        ]
        usual = max(set(depths), key=depths.count) if depths else LOOSE
        first = min(depths, default=LOOSE)
        for depth in (usual, first, first - 0.5):
            yield [_at(row, depth) for row in layout.rows]
    groups = _found_groups(layout)
    if groups:
        yield [_at(row, row.depth - 0.5, groups) for row in layout.rows]


def _at(row: LabelledRow, depth: float, only: set[int] | None = None) -> LabelledRow:
    moved = (
        row.index in only if only is not None else row.depth == LOOSE and row.kind is LabelKind.ITEM
    )
    return LabelledRow(row.index, row.mark, row.name, row.kind, depth, row.told) if moved else row


def _found_groups(layout: TableLayout) -> set[int]:
    """Items of one depth that are the sum of those below them, in every column that tells."""
    items = [row for row in layout.rows if row.kind is LabelKind.ITEM]
    if len({row.depth for row in items}) != 1 or len(items) > _MOST_TERMS:
        return set()
    found = _found_among(layout, items, _TOLD)
    found = _found_among(layout, items, _LESS) if found else found
    return found if len(found) < len(items) / 2 else set()


def _found_among(layout: TableLayout, items: Sequence[LabelledRow], least: float) -> set[int]:
    found: set[int] = set()
    at = 0
    while at < len(items):
        size = _summed_below(layout, [row.index for row in items[at : at + _FOUND]], least)
        if size:
            found.add(items[at].index)
        at += size + 1 if size else 1
    return found


def _summed_below(layout: TableLayout, rows: Sequence[int], least: float) -> int:
    """How many of the rows after the first it sums; 0 where it sums none of them."""
    wholes = {
        at: (float(whole.value), 2 * float(whole.step))
        for at in layout.counted
        if (whole := layout.amount(rows[0], at))
    }
    sums = dict.fromkeys(wholes, 0.0)
    for size, row in enumerate(rows[1:], 1):
        for at in wholes:
            part = layout.amount(row, at)
            sums[at] += float(part.value) if part else 0.0
        near = [at for at, (value, step) in wholes.items() if abs(value - sums[at]) <= step * size]
        if size > 1 and len(near) >= max(1, len(wholes) - 1):
            parts = [(one, 1) for one in rows[1 : size + 1]]
            found = (_sum(layout, Law.GROUP, rows[0], parts, at) for at in wholes)
            held = [one for one in found if one and one.holds and not one.is_trivial]
            if len(held) >= len(near) and sum(one.digits for one in held) >= least:
                return size
    return 0


def _grouping(layout: TableLayout, rows: list[LabelledRow]) -> Grouping:
    proposed = list(_proposed(layout, rows))
    chosen = [_chosen(layout, choices) for choices in proposed]
    parents = [parent for parent, _ in chosen]
    groups = Family(Law.GROUP)
    families: list[Family] = []
    for parent, found in chosen:
        if parent.law is Law.GROUP:
            groups.equations += found.equations
            groups.prior = max(groups.prior, found.prior)
        elif found.equations:
            families.append(found)
    grouped = [groups] if groups.equations else []
    repeats = any(
        parent.law is Law.TOTAL
        and _is_repeated(layout, parent.row, [row for row, _ in parent.parts])
        for choices in proposed
        for parent in choices
    )
    return Grouping(parents, [*families, *grouped, *_differences(layout, parents)], repeats)


def _differences(layout: TableLayout, parents: Sequence[Parent]) -> Iterator[Family]:
    """Columns of differences are added up only where they are seen to be."""
    for column in layout.counted:
        if layout.columns[column].role is not ColumnRole.DIFFERENCE:
            continue
        equations = [
            one
            for parent in parents
            if (one := _sum(layout, parent.law, parent.row, parent.parts, column))
        ]
        if equations:
            yield Family(Law.GROUP, list(equations))


def _chosen(layout: TableLayout, choices: list[Parent]) -> tuple[Parent, Family]:
    """The choice that the figures bear out best, the first of equals, with its equations."""
    tried = ((parent, _family(layout, parent)) for parent in choices)
    return max(tried, key=lambda found: found[1].rank)


def _family(layout: TableLayout, parent: Parent) -> Family:
    told = [
        one
        for column in layout.counted
        if (one := _sum(layout, parent.law, parent.row, parent.parts, column))
        and layout.columns[column].role is ColumnRole.COUNT
    ]
    told += [
        one
        for column in layout.numeric
        if layout.columns[column].role is ColumnRole.MEAN
        and (one := _sum(layout, parent.law, parent.row, parent.parts, column))
        and one.target.value > _MOSTLY * abs(one.worked)
    ]
    return Family(parent.law, list(told), parent.prior)


def _sum(
    layout: TableLayout, law: Law, target: int, parts: Sequence[tuple[int, int]], column: int
) -> Sum | None:
    """The equation of one column; None where it cannot be held against anything."""
    whole = layout.amount(target, column)
    terms: list[tuple[int, Amount]] = []
    for row, sign in parts:
        reading = layout.readings[row][column]
        if isinstance(reading, Amount):
            terms.append((sign, reading))
        elif reading in (Void.UNKNOWN, Void.WORDS):
            return None
    if whole is None or len(terms) <= 1 or len(terms) > _MOST_TERMS:
        return None
    if whole.is_hedged or any(term.is_hedged or term.percent != whole.percent for _, term in terms):
        return None
    return Sum(law, whole, parts=tuple(terms))


def _proposed(layout: TableLayout, rows: list[LabelledRow]) -> Iterator[list[Parent]]:
    """For each row that may sum others: what it may sum, likeliest first."""
    rows = _without_held(rows)
    for row in rows:
        if row.kind is LabelKind.TOTAL:
            choices = list(_of_total(layout, row, rows))
        elif row.kind is LabelKind.ITEM:
            choices = [*_as_told(row, rows), *_of_group(row, rows)]
        else:
            choices = [*_as_told(row, rows)]
        if choices:
            yield choices


def _without_held(rows: list[LabelledRow]) -> list[LabelledRow]:
    """The rows, what stands below one that is a part of another taken as such a part too."""
    found: list[LabelledRow] = []
    held = LOOSE
    for row in rows:
        is_held = row.depth > held and row.kind is LabelKind.ITEM
        held = row.depth if row.kind is LabelKind.WITHIN else held if is_held else LOOSE
        found.append(replace(row, kind=LabelKind.WITHIN) if is_held else row)
    return found


def _is_repeated(layout: TableLayout, total: int, rows: Sequence[int]) -> bool:
    """Whether one row alone has anything of what a total is of, in every column, and the total says the same."""
    told = [
        (whole.value, [one.value for row in rows if (one := layout.amount(row, at))])
        for at in layout.counted
        if (whole := layout.amount(total, at))
    ]
    return bool(told) and all(parts == [whole] for whole, parts in told)


def _of_total(layout: TableLayout, total: LabelledRow, rows: list[LabelledRow]) -> Iterator[Parent]:
    before, after = rows[: total.index], rows[total.index + 1 :]
    yield from _as_told(total, rows)
    since = max((row.index for row in before if row.kind is LabelKind.TOTAL), default=-1)
    spans = [before[since + 1 :], before, after, _until_total(after)]
    for span in spans:
        roots = _roots(span)
        if len(roots) == 1 and _is_repeated(layout, total.index, [roots[0].index]):
            continue
        for parts in (roots, _leaves(span)):
            if len(parts) > 1:
                yield Parent(
                    total.index, _plus(parts), Law.TOTAL, 7.0 if _counts_up(parts) else 5.0
                )
    subtotals = [row for row in before if row.kind is LabelKind.TOTAL]
    if len(subtotals) > 1:
        yield Parent(total.index, _plus(subtotals), Law.TOTAL, 3.0)
    if subtotals and (rest := _roots(before[since + 1 :])):
        yield Parent(total.index, _plus([subtotals[-1], *rest]), Law.TOTAL, 2.0)


def _as_told(row: LabelledRow, rows: list[LabelledRow]) -> Iterator[Parent]:
    if told := _told(row, rows):
        yield Parent(row.index, told, Law.TOTAL, 6.0)


def _told(total: LabelledRow, rows: list[LabelledRow]) -> tuple[tuple[int, int], ...]:
    if not total.told:
        return ()
    marked = {row.mark: row.index for row in rows if row.mark and row.kind is not LabelKind.WITHIN}
    found = [(marked[mark], sign) for mark, sign in total.told if mark in marked]
    return tuple(found) if len(found) == len(total.told) else ()


def _of_group(group: LabelledRow, rows: list[LabelledRow]) -> Iterator[Parent]:
    below = _below(group, rows)
    partly = any(row.kind is LabelKind.WITHIN for row in below)
    for parts in (_roots(below), _leaves(below)):
        if len(parts) > 1:
            yield Parent(group.index, _plus(parts), Law.GROUP, 0.0 if partly else 2.0)


def _below(group: LabelledRow, rows: list[LabelledRow]) -> list[LabelledRow]:
    found = []
    for row in rows[group.index + 1 :]:
        if row.depth <= group.depth or row.kind is LabelKind.TOTAL:
            break
        found.append(row)
    return found


def _until_total(rows: list[LabelledRow]) -> list[LabelledRow]:
    end = next((at for at, row in enumerate(rows) if row.kind is LabelKind.TOTAL), len(rows))
    return rows[:end]


def _roots(rows: list[LabelledRow]) -> list[LabelledRow]:
    """The items that lie in no other of the rows."""
    found: list[LabelledRow] = []
    for row in rows:
        if row.kind is LabelKind.ITEM and not (found and row.depth > found[-1].depth):
            found.append(row)
    least = min((row.depth for row in found), default=0)
    return [row for row in found if row.depth == least]


def _leaves(rows: list[LabelledRow]) -> list[LabelledRow]:
    """The items in which no other lies."""
    items = [row for row in rows if row.kind is LabelKind.ITEM]
    ends = [*(row.depth for row in items[1:]), 0.0]
    return [row for row, following in zip(items, ends, strict=False) if following <= row.depth]


def _counts_up(rows: list[LabelledRow]) -> bool:
    """Whether the rows are numbered from 1 without a gap, so that none is missing."""
    return [row.mark.lstrip("0") for row in rows] == [str(at + 1) for at in range(len(rows))]


def _plus(rows: list[LabelledRow]) -> tuple[tuple[int, int], ...]:
    return tuple((row.index, 1) for row in rows)
