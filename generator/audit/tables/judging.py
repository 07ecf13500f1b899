"""Which cells of a table cannot be right: its equations, and the fewest cells that explain those that fail."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from weakref import WeakKeyDictionary

from generator.audit.arithmetic import rounded
from generator.audit.likely_slips import likely_slip
from generator.audit.manuscript import Manuscript
from generator.audit.tables.cell_values import Amount
from generator.audit.tables.equations import (
    Equation,
    Law,
    QuotientEquation,
    Sum,
    ValueSpan,
    is_empty,
    meets,
    shared,
)
from generator.audit.tables.fits import TableLine, hundred, relations, row_relations
from generator.audit.tables.group_totals import Family, Parent, grouping_of
from generator.audit.tables.heads import DIFFERENCE, MEAN, RATE, ColumnRole
from generator.audit.tables.table_layout import TableLayout, layouts_of
from generator.problems import Message
from generator.workspace import regex, unchanging

_SURE = 7.0
_LIKELY = 4.5
_FEW = 0.26
_NEAR = Fraction(1, 5)
_MOST_FAILING = 0.45
_TOLD = 5.0
_BY_WORDS = {Law.TOTAL, Law.HUNDRED}


@unchanging(frozen=True)
class CellVerdict:
    """A cell that cannot be right, the equations that say so, how sure that is, and what it may have been."""

    amount: Amount
    equations: tuple[Equation, ...]
    sure: bool
    needed: ValueSpan
    slip: tuple[Message, Fraction] | None

    @property
    def main(self) -> Equation:
        return self.equations[0]


@unchanging(frozen=True)
class Judged:
    """A table with its verdicts and the cells that something was held against."""

    layout: TableLayout
    verdicts: tuple[CellVerdict, ...]
    held: tuple[Amount, ...]


Key = tuple[Law, int]
Holding = dict[int, list[Equation]]
_RATED = regex(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|bình quân|trung bình|%)(?: (?:đạt|hoàn thành|thực hiện|tăng|giảm))?[\s(%)]*"
)
"""Names of rows that hold percentages or means of those above."""
_KNOWN: WeakKeyDictionary[Manuscript, list[Judged]] = WeakKeyDictionary()


def judged_tables(manuscript: Manuscript) -> list[Judged]:
    """All tables of a manuscript, judged once."""
    known = _KNOWN.get(manuscript)
    if known is None:
        known = [judge(layout) for layout in layouts_of(manuscript)]
        _KNOWN[manuscript] = known
    return known


def judge(layout: TableLayout) -> Judged:
    every = list(_families(layout))
    totals = {
        id(one.target) for family in every if family.law is Law.TOTAL for one in family.failing
    }
    families = [family for family in every if _is_likely(family, totals)]
    holding = _holding(families)
    families = [family for family in families if _is_borne_out(family, holding, totals)]
    verdicts = tuple(_verdicts(layout, families))
    held = {id(one): one for family in families for eq in family.equations for one in eq.amounts}
    return Judged(layout, verdicts, tuple(held.values()))


def _families(layout: TableLayout) -> Iterator[Family]:
    grouping = grouping_of(layout)
    parents = grouping.parents
    yield from _additive(layout, grouping.families)
    for family in relations(_columns(layout), frozenset(parent.row for parent in parents)):
        kept = [one for one in family.equations if not _is_in_points(layout, one)]
        yield Family(family.law, kept, family.prior)
    yield from row_relations(_rows(layout))
    yield from _shares(layout, parents)


def _is_in_points(layout: TableLayout, equation: Equation) -> bool:
    """Whether a row of rates tells their difference in points where other rows tell a quotient: «94,2 | 95,1 | +0,9»."""
    if not isinstance(equation, QuotientEquation) or len(equation.bottoms) > 1 or equation.holds:
        return False
    top, bottom, target = equation.top, equation.bottoms[0], equation.target
    name = layout.rows[layout.place(target)[0]].name.lower()
    are_rates = bool(RATE.search(name)) or (top.percent and bottom.percent)
    gap = abs(top.value - bottom.value)
    return are_rates and abs(gap - abs(target.value)) < max(target.step, top.step)


def _columns(layout: TableLayout) -> list[TableLine]:
    used = [not _RATED.fullmatch(row.name.lower()) for row in layout.rows]
    return [
        TableLine(
            layout.columns[at].words,
            layout.columns[at].role,
            tuple(layout.amount(row, at) if is_used else None for row, is_used in enumerate(used)),
            layout.columns[at].label,
            any(one.percent for row in range(len(used)) if (one := layout.amount(row, at))),
        )
        for at in layout.numeric
    ]


def _rows(layout: TableLayout) -> list[TableLine]:
    """The rows as lines, with what stands in the columns that count."""
    told = [
        TableLine(
            row.name.lower(),
            _role_of(row.name.lower(), layout, row.index),
            tuple(layout.amount(row.index, column) for column in layout.counted),
        )
        for row in layout.rows
    ]
    return [line for line in told if any(line.amounts)]


def _role_of(name: str, layout: TableLayout, row: int) -> ColumnRole:
    percents = [one.percent for at in layout.counted if (one := layout.amount(row, at))]
    if RATE.search(name) or (percents and all(percents)):
        return ColumnRole.RATE
    if MEAN.search(name):
        return ColumnRole.MEAN
    return ColumnRole.DIFFERENCE if DIFFERENCE.search(name) else ColumnRole.COUNT


def _additive(layout: TableLayout, families: list[Family]) -> list[Family]:
    """Without groups that tell of some of their rows alone, and without columns of rates and means.

    Both show by sums that fail again and again while others hold.
    """
    by_row = [
        (one, (family.law, layout.place(one.target)[0]))
        for family in families
        for one in family.equations
    ]
    partial = {key for key in _failing(by_row) if key[0] is Law.GROUP}
    kept = [(one, key) for one, key in by_row if key not in partial]
    by_column = [(one, (law, layout.place(one.target)[1])) for one, (law, _) in kept]
    bad = _failing(by_column)
    for column in {column for _, (_, column) in by_column}:
        every = [one.holds for one, key in by_column if key[1] == column]
        if len(every) > 1 and not any(every):
            bad |= {key for _, key in by_column if key[1] == column}
    if len(bad) == len({key for _, key in by_column}):
        bad = set()
    left = {id(one) for one, key in by_column if key not in bad}
    return [
        Family(family.law, [one for one in family.equations if id(one) in left], family.prior)
        for family in families
    ]


def _failing(equations: Sequence[tuple[Equation, Key]]) -> set[Key]:
    """Rows, or columns, of which less than half of the equations hold."""
    counts: dict[Key, list[bool]] = {}
    for equation, key in equations:
        counts.setdefault(key, []).append(equation.holds)
    return {key for key, held in counts.items() if len(held) > 1 and sum(held) < len(held) / 2}


def _shares(layout: TableLayout, parents: Sequence[Parent]) -> Iterator[Family]:
    """Rates that are shares of a column's total or of a group's."""
    rates = [at for at in layout.numeric if layout.columns[at].role is ColumnRole.RATE]
    counts = [at for at in layout.counted if layout.columns[at].role is ColumnRole.COUNT]
    for rate in rates:
        tried = [
            family
            for count in counts
            for whole in _wholes(parents)
            if (family := _share(layout, rate, count, whole))
        ]
        if tried:
            best = max(tried, key=lambda family: family.score)
            yield best
            yield from _hundreds(layout, rate, best, parents)


def _wholes(parents: Sequence[Parent]) -> Iterator[dict[int, int]]:
    """For each row the row of which it may be a share: its parent's, or the grand total."""
    nearest = {part: parent.row for parent in parents for part, _ in parent.parts}
    if nearest:
        yield nearest
    totals = [parent.row for parent in parents if parent.law is Law.TOTAL]
    if totals:
        last = totals[-1]
        rows = {
            row for parent in parents for row in (parent.row, *(part for part, _ in parent.parts))
        }
        yield dict.fromkeys(rows, last)


def _share(layout: TableLayout, rate: int, count: int, wholes: dict[int, int]) -> Family | None:
    equations: list[Equation] = []
    for row, whole in sorted(wholes.items()):
        target, top, bottom = (
            layout.amount(row, rate),
            layout.amount(row, count),
            layout.amount(whole, count),
        )
        if not (target and top and bottom) or bottom.low <= 0 or top.low < 0 or row == whole:
            continue
        if not any(one.is_hedged for one in (target, top, bottom)):
            equations.append(QuotientEquation(Law.SHARE, target, top, (bottom,)))
    held = sum(one.holds for one in equations)
    if len(equations) <= 1 or held < len(equations) * (1 - _MOST_FAILING):
        return None
    return Family(Law.SHARE, equations, 1.0)


def _hundreds(
    layout: TableLayout, rate: int, shares: Family, parents: Sequence[Parent]
) -> Iterator[Family]:
    """Shares make what their whole is told to be, or a hundred; where they were made to, one may give way."""
    told = {id(one.target) for one in shares.equations}
    found: list[Equation] = []
    for parent in parents:
        parts = [layout.amount(part, rate) for part, _ in parent.parts]
        known = [part for part in parts if part]
        if any(id(part) not in told for part in known) or len(known) <= 1:
            continue
        whole = layout.amount(parent.row, rate)
        made = (
            hundred(known)
            if whole is None
            else Sum(Law.HUNDRED, whole, tuple((1, part) for part in known))
        )
        _give_way(shares, made)
        if len(known) == len(parts):
            found.append(made)
    if found:
        yield Family(Law.HUNDRED, found, 7.0)


def _give_way(shares: Family, hundred: Equation) -> None:
    """Shares made to sum up may be off by one in their last digit: so where they do, wrong ones put right."""
    parts = {id(one) for one in hundred.amounts}
    mine = [share for share in shares.equations if id(share.target) in parts]
    close = [
        share for share in mine if not share.holds and _off(share) <= share.target.step * 3 / 2
    ]
    far = [share for share in mine if not share.holds and share not in close]
    if any(share.target is hundred.target for share in far):
        return
    mended = hundred.worked - sum(
        _sign(hundred, share) * (share.target.value - rounded(share.worked, share.target.step))
        for share in far
    )
    if mended == hundred.target.value:
        for share in close:
            share.slack = share.target.step
            share.__dict__.pop("holds", None)


def _off(share: Equation) -> Fraction:
    return abs(share.worked - share.target.value)


def _sign(hundred: Equation, share: Equation) -> int:
    signs = (
        [sign for sign, part in hundred.parts if part is share.target]
        if isinstance(hundred, Sum)
        else []
    )
    return signs[0] if signs else 0


def _speaking_against(family: Family, totals: Collection[int]) -> list[Equation]:
    """What fails of it; a total that is wrong by itself does not speak against a relation of columns."""
    by_itself = () if family.law in {Law.TOTAL, Law.GROUP} else totals
    return [
        one for one in family.failing if not any(id(amount) in by_itself for amount in one.amounts)
    ]


def _is_likely(family: Family, totals: Collection[int]) -> bool:
    """Whether its words and what holds of it are worth more than chance."""
    held, failing = family.held, _speaking_against(family, totals)
    if not held and family.law not in _BY_WORDS and family.prior < _TOLD:
        return False
    digits = sum(one.digits for one in held) + family.prior
    told = len(failing) / 2 if family.law is Law.RUNNING else len(failing)
    return digits >= _LIKELY and told <= max(1, _MOST_FAILING * len(family.equations))


def _is_borne_out(family: Family, holding: Holding, totals: Collection[int]) -> bool:
    """Whether few cells explain all of its failing."""
    failing = _speaking_against(family, totals)
    if not failing:
        return True
    most = max(1, _FEW * (len(family.held) + len(failing)))
    return len(list(islice(_blamed(failing, holding), int(most) + 1))) <= most


def _is_one_left_out(layout: TableLayout, equations: Sequence[Equation], amount: Amount) -> bool:
    """Whether a total over rows without numbers is all of them but one: that one may lie within another."""
    total = equations[0]
    if len(equations) > 1 or total.law is not Law.TOTAL or amount is not total.target:
        return False
    if any(layout.rows[layout.place(term)[0]].mark for term in total.terms):
        return False
    return any(total.worked - term.value == amount.value for term in total.terms)


def _worth(family: Family) -> float:
    """The digits that speak for it; of what no head tells, never enough to be sure."""
    digits = sum(one.digits for one in family.held) + family.prior
    is_told = family.law is not Law.SUM or family.prior >= 0
    return digits if is_told else min(digits, _SURE - 1)


def _verdicts(layout: TableLayout, families: Sequence[Family]) -> Iterator[CellVerdict]:
    worth = {
        id(one): digits
        for family in families
        for digits in [_worth(family)]
        for one in family.equations
    }
    failing = [one for family in families for one in family.failing]
    for amount, equations in _blamed(failing, _holding(families)):
        needed = shared([one.needs(amount) for one in equations])
        slip = likely_slip(amount.value, amount.step, _within(amount, needed))
        ordered = sorted(
            equations, key=lambda one: (one.target is not amount, _ORDER.index(one.law))
        )
        digits = max(worth[id(one)] for one in equations)
        if _is_one_left_out(layout, ordered, amount):
            continue
        sure = digits >= _SURE and _is_sure(ordered, amount, needed, slipped=slip is not None)
        yield CellVerdict(amount, tuple(ordered), sure, needed, slip)


_ORDER = [
    Law.TOTAL,
    Law.GROUP,
    Law.DIFFERENCE,
    Law.SUM,
    Law.RUNNING,
    Law.PRODUCT,
    Law.RATE,
    Law.GROWTH,
    Law.MEAN,
    Law.SHARE,
    Law.HUNDRED,
]


def _within(amount: Amount, needed: ValueSpan) -> Callable[[Fraction], bool]:
    below, above = amount.value - amount.low, amount.high - amount.value

    def fits(value: Fraction) -> bool:
        return meets((value - below, value + above), needed)

    return fits


def _is_sure(
    equations: Sequence[Equation], amount: Amount, needed: ValueSpan, *, slipped: bool
) -> bool:
    """Whether no right table would read so."""
    if len(equations) > 1 or equations[0].law not in (Law.TOTAL, Law.GROUP):
        return True
    parts = [term.value for term in equations[0].terms]
    if amount is equations[0].target and min(parts) <= amount.value <= max(parts):
        return False
    middle = (needed[0] + needed[1]) / 2
    return slipped or abs(amount.value - middle) <= _NEAR * max(abs(middle), abs(amount.value))


def _holding(families: Iterable[Family]) -> Holding:
    """The equations that hold and tell something, by each of their amounts."""
    found: Holding = {}
    for family in families:
        for equation in family.held:
            if not equation.is_trivial:
                for amount in equation.amounts:
                    found.setdefault(id(amount), []).append(equation)
    return found


def _blamed(
    failing: Iterable[Equation], holding: Holding
) -> Iterator[tuple[Amount, list[Equation]]]:
    """The cells that explain failing equations, those first that explain most and break least."""
    left = list(failing)
    while left:
        amount, explained = max(
            _suspects(left),
            key=lambda found: (
                len(found[1]) + _paid(found) - _broken(found, holding.get(id(found[0]), [])),
                found[0] is found[1][0].target,
            ),
        )
        yield amount, explained
        taken = {id(one) for one in explained}
        left = [one for one in left if id(one) not in taken]


def _paid(found: tuple[Amount, list[Equation]]) -> int:
    """What is to be paid is worked out last: rather it is wrong than what it is worked out of."""
    return any(one.law is Law.PRODUCT and one.target is found[0] for one in found[1])


def _suspects(failing: Sequence[Equation]) -> Iterator[tuple[Amount, list[Equation]]]:
    by_amount: dict[int, tuple[Amount, list[Equation]]] = {}
    for equation in failing:
        for amount in equation.amounts:
            by_amount.setdefault(id(amount), (amount, []))[1].append(equation)
    for amount, equations in by_amount.values():
        together = _together(amount, equations)
        if together:
            yield amount, together


def _together(amount: Amount, equations: list[Equation]) -> list[Equation]:
    """As many of the equations as one value of the amount would set right."""
    kept: list[Equation] = []
    span: ValueSpan | None = None
    for equation in equations:
        needs = equation.needs(amount)
        narrowed = needs if span is None else shared([span, needs])
        if not is_empty(narrowed):
            kept.append(equation)
            span = narrowed
    return kept


def _broken(found: tuple[Amount, list[Equation]], holding: Sequence[Equation]) -> int:
    """How many equations that hold would fail were the amount what the failing ones need."""
    amount, explained = found
    needed = shared([one.needs(amount) for one in explained])
    return sum(not meets(needed, one.needs(amount)) for one in holding)
