"""The table of units against quotas: by group, with sums that follow what is corrected.

A formula stands only where it yields the very figure that is reckoned here; a bound («trên 2.000»), a sum
of rows that overlap and a rate of rates stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from generator.drafting import (
    Numbers,
    beyond_compared,
    in_tiers,
    limits,
    met,
    said,
    told,
    unscaled,
)
from generator.exchange.cells import DASHED, Shown, cell_of, computed, dashed, evened
from generator.exchange.returns import provisional_label
from generator.exchange.sheet_parts import (
    CODE,
    NAME,
    NOT_CONCERNED,
    ORDINAL,
    PARTS,
    SCOPE,
    amount_field,
    campaign_stamps,
    holds_of,
    named_at,
    scope_of,
    without_empty_scope,
)
from generator.figures import (
    Figure,
    GroupProgress,
    Progress,
    Tally,
    UnitProgress,
    added,
)
from generator.model.campaign import Campaign, Indicator
from generator.model.results import Precision
from generator.sheets import (
    SPAN_LABEL,
    Computed,
    Field,
    Highlight,
    Holds,
    Marking,
    Stepped,
    Value,
    Worksheet,
    labelled_part,
)
from generator.wording import Moment, roman, upper_first

_QUOTA, _COUNT, _RATE = 3, 4, 5
_OF_QUOTAS = (_QUOTA, _RATE, 6, 7)
_RATED = 'IF(OR(RC[-1]="",N(RC[-2])=0),"",RC[-1]/RC[-2])'
_OVER = 'IF(OR(RC[-2]="",RC[-3]=""),"",MAX(RC[-2]-RC[-3],0))'
_UNDER = 'IF(OR(RC[-3]="",RC[-4]=""),"",MAX(RC[-4]-RC[-3],0))'
BEYOND = {False: ("Vượt", "Còn thiếu"), True: ("Thấp hơn", "Còn cao hơn")}
"""What is more than was asked for, and what is lacking; by whether less is better."""
_RANGES = 250
"""How many a sum may have."""
_FORMULAS = {
    (
        False,
        False,
    ): "Tỷ lệ đạt, số vượt, số còn thiếu và các dòng cộng là công thức: sửa số thì tính lại; xếp hạng thì không.",
    (
        False,
        True,
    ): "Tỷ lệ đạt, số vượt, số còn thiếu là công thức: sửa số thì tính lại; các dòng cộng, xếp hạng thì không.",
    (
        True,
        False,
    ): "Các dòng cộng là công thức: sửa số thì tính lại; đạt hay chưa, xếp hạng thì không.",
    (True, True): "",
}
"""What reckons again; by whether less is better, and whether units stand below others."""
_OF_SUMS = "Ở dòng cộng, số {} và số {} là cộng của các đơn vị, không bù trừ cho nhau"
_OF_TIERS = "Số của đơn vị cấp trên đã gồm các đơn vị cấp dưới; dòng cộng không tính hai lần; xếp hạng theo từng cấp."
_OF_OWN_PARTS = "Dòng «(phần riêng)» là số riêng của đơn vị cấp trên, đã nằm trong dòng trên nó; nhập lại tệp thì lấy dòng này."


def unit_sheet(
    campaign: Campaign, tally: Tally, moment: Moment | None, span: str = ""
) -> Worksheet:
    """Units with quota, count, rate, surplus, shortfall and rank, by group, with their totals.

    `span` says what the counts are of when they are not cumulative counts of the whole campaign;
    such a sheet cannot be read back as a snapshot.
    """
    indicator = tally.indicator
    lines = list(_lines(tally))
    known = limits(tally.count)
    better, worse = BEYOND[indicator.falls_well]
    holds, dash = holds_of(indicator), "" if indicator.is_rate else DASHED
    phase = "" if tally.name == campaign.short_name else f" – {campaign.short_name}"
    return _without_quotas(
        without_empty_scope(
            Worksheet(
                name=upper_first(indicator.name),
                fields=(
                    *(ORDINAL, CODE, NAME),
                    Field("Chỉ tiêu", holds, 14),
                    amount_field(indicator),
                    Field("Tỷ lệ đạt", Holds.RATE, 12),
                    Field(better, holds, 12, format=dash),
                    Field(worse, holds, 12, format=dash),
                    Field("Xếp hạng", Holds.WHOLE, 9, centred=True),
                    SCOPE,
                ),
                rows=_with_even_places([line for line, _ in lines]),
                bold=frozenset(place for place, (_, is_sum) in enumerate(lines) if is_sum),
                title=f"KẾT QUẢ {tally.name}{phase}".upper(),
                stamps=(
                    *campaign_stamps(campaign, (tally.as_of if span else None) or moment),
                    *([(SPAN_LABEL, span)] if span else []),
                    *([(SCOPE.title, PARTS.join(known))] if known else []),
                ),
                remarks=list(_below(tally)),
                frozen=3,
                filtered=True,
                markings=_markings(campaign, indicator),
            )
        )
    )


def _with_even_places(rows: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """The rows with as many decimals in each column as the number has that has most."""
    columns = [list(one) for one in zip(*rows, strict=True)]
    for place in (_QUOTA, _COUNT, *_OF_QUOTAS[1:]):
        columns[place : place + 1] = [evened(one) for one in columns[place : place + 1]]
    return [list(row) for row in zip(*columns, strict=True)]


def _without_quotas(sheet: Worksheet) -> Worksheet:
    """The sheet without the columns of quotas and of what is held against them, where nobody has any."""
    if any(_holds(row[place]) for row in sheet.rows for place in _OF_QUOTAS):
        return sheet
    kept = [place for place in range(len(sheet.fields)) if place not in _OF_QUOTAS]
    return replace(
        sheet,
        fields=[sheet.fields[place] for place in kept],
        rows=[[row[place] for place in kept] for row in sheet.rows],
        markings=[Marking(kept.index(_COUNT), Highlight.SILENT)],
    )


def _holds(value: Value) -> bool:
    return (value.result if isinstance(value, Computed) else value) is not None


def _markings(campaign: Campaign, indicator: Indicator) -> list[Marking]:
    silent = Marking(_COUNT, Highlight.SILENT)
    if indicator.falls_well or indicator.is_rate:
        return [silent]
    limit = campaign.lagging_below
    low = [] if limit is None else [Marking(_RATE, Highlight.LOW, limit)]
    return [silent, Marking(_RATE, Highlight.BAR), *low]


def _lines(tally: Tally) -> Iterator[tuple[list[Value], bool]]:
    """The rows, each with whether it is a sum; units of no group come first, and are counted on in the groups."""
    grouped = {row.code for group in tally.groups for row in group.units}
    rows = [row for row in tally.units if row.code not in grouped]
    stretches: list[range] = []
    line = after = 0
    blocks = [(rows, None), *((group.units, group) for group in tally.groups)]
    for number, (units, group) in enumerate(blocks):
        first = line + (group is not None)
        parts = sum(tally.has_own_part(row.code) for row in units)
        below = range(first, first + len(units) + parts)
        if group is not None:
            yield _group_line(None if rows else number, group, line, [below], tally), True
        placed = list(in_tiers(units, _code_of, tally.roster.parents))
        for row, (place, *deeper) in placed:
            numbers = (after + place, *deeper)
            yield _unit_line(numbers, row, tally), False
            if tally.has_own_part(row.code):
                yield _own_line(numbers, row, tally), False
        after += sum(len(numbers) == 1 for _, numbers in placed) if rows else 0
        stretches += [below] if units else []
        line = below.stop
    if tally.units and not tally.indicator.is_rate:
        total = tally.subtotal(tally.units, "", "Tổng")
        figures = _sums(total, line, stretches, tally)
        yield [None, None, total.name, *figures, None, scope_of(total)], True


def _code_of(row: UnitProgress) -> str:
    return row.code


def _unit_line(numbers: Numbers, row: UnitProgress, tally: Tally) -> list[Value]:
    given = [cell_of(row.goal), cell_of(row.count)]
    reckoned = against(row, is_rate=tally.indicator.is_rate)
    named = named_at(numbers, row.code, row.name)
    return [*named, *given, *reckoned, row.rank, scope_of_unit(row, tally)]


def _own_line(numbers: Numbers, row: UnitProgress, tally: Tally) -> list[Value]:
    """What a unit has itself beside those below it: the one row of it that is read back."""
    name = Stepped(labelled_part(row.name), len(numbers))
    quota, count = tally.given.own_part(row.code), tally.own_count(row.code)
    scope = "chưa có số liệu" if count is None and not row.absent else None
    return [None, row.code, name, cell_of(quota), cell_of(count), *[None] * 4, scope]


def scope_of_unit(row: UnitProgress, tally: Tally) -> str | None:
    """What limits the figures of a unit, or why there are none."""
    if row.exempt:
        return NOT_CONCERNED
    said_of = [scope_of(row)]
    if row.count is None and not row.absent:
        said_of.append("chưa có số liệu")
    bare = tally.is_given and row.goal is None and not row.absent
    if bare and not tally.is_given_above(row.code):
        said_of.append("chưa có chỉ tiêu")
    if row.goal is not None and not row.goal and not row.lower:
        said_of.append("chỉ tiêu bằng 0")
    return PARTS.join(filter(None, said_of)) or None


def _group_line(
    place: int | None, group: GroupProgress, line: int, stretches: Sequence[range], tally: Tally
) -> list[Value]:
    scope = NOT_CONCERNED if group.exempt else scope_of(group)
    rate = [None, cell_of(group.count), None, None, None]
    figures = rate if tally.indicator.is_rate else _sums(group, line, stretches, tally)
    return [roman(place) if place else None, None, group.listed_name, *figures, None, scope]


def _sums(group: GroupProgress, line: int, stretches: Sequence[range], tally: Tally) -> list[Value]:
    """Quota and count of several units as sums of their rows, and what follows from these."""
    return [
        _sum(group.goal, [row.goal for row in group.units], line, stretches, group),
        _sum(group.count, [row.count for row in group.units], line, stretches, group),
        rate_of(group, is_rate=tally.indicator.is_rate),
        *(dashed(_added(name, line, stretches, group)) for name in ("surplus", "shortfall")),
    ]


def _added(
    name: str, line: int, stretches: Sequence[range], group: GroupProgress
) -> Computed | Shown:
    """What units have too much, or lack: added up, one never makes up for another."""
    together = added(getattr(row, name) for row in group.tops)
    return _sum(together, [getattr(row, name) for row in group.units], line, stretches, group)


def _sum(
    figure: Figure | None,
    parts: Iterable[Figure | None],
    line: int,
    stretches: Sequence[range],
    group: GroupProgress,
) -> Computed | Shown:
    """A sum that follows its rows; as a number where some of these stand below others of them."""
    has_parts = sum(map(len, stretches)) > len(group.units)
    is_tiered = len(group.tops) < len(group.units) or has_parts
    if figure is None or is_tiered or len(stretches) > _RANGES:
        return cell_of(figure)
    ranges = ",".join(f"R[{one[0] - line}]C:R[{one[-1] - line}]C" for one in stretches)
    exact = sum((one.value for one in parts if one is not None), start=Fraction(0))
    return computed(f"SUBTOTAL(9,{ranges})", exact, figure)


def against(row: Progress, *, is_rate: bool) -> list[Value]:
    """Rate, surplus and shortfall, in columns behind those of what was asked for and of the count."""
    rate = rate_of(row, is_rate=is_rate)
    if not _follows(row, is_rate=is_rate):
        return [rate, dashed(cell_of(row.surplus)), dashed(cell_of(row.shortfall))]
    over, under = _apart(row.count, row.goal)
    return [
        rate,
        dashed(computed(_OVER, over, row.surplus)),
        dashed(computed(_UNDER, under, row.shortfall)),
    ]


def rate_of(row: Progress, *, is_rate: bool) -> Value:
    """The rate alone; of what should fall, whether it did."""
    if row.lower or row.is_range:
        return met(row) or None
    if not _follows(row, is_rate=is_rate):
        return cell_of(row.rate)
    return computed(_RATED, _share(row.count, row.goal), row.rate)


def _follows(row: Progress, *, is_rate: bool) -> bool:
    """Whether a formula may reckon with quota and count."""
    if row.lower or is_rate or row.is_range:
        return False
    return _is_exact(row.count) and _is_exact(row.goal)


def _is_exact(figure: Figure | None) -> bool:
    """Whether a formula may reckon with a figure: bounds make no number."""
    return figure is None or figure.precision is Precision.EXACT


def _share(count: Figure | None, goal: Figure | None) -> Fraction | None:
    """What the formula of the rate yields; nothing of what is not known."""
    if count is None or goal is None or not goal.value:
        return None
    return Fraction(count.value) / goal.value


def _apart(count: Figure | None, goal: Figure | None) -> tuple[Fraction | None, Fraction | None]:
    """What the formulas of surplus and shortfall yield."""
    if count is None or goal is None:
        return None, None
    apart, nothing = Fraction(count.value) - goal.value, Fraction(0)
    return max(apart, nothing), max(-apart, nothing)


def _below(tally: Tally) -> Iterator[str]:
    """What the table alone does not say: a total made known apart, the rate of all, and who is missing."""
    if tally.declared is not None and tally.declared != tally.units_count:
        is_rate = tally.indicator.is_rate
        noun = "" if is_rate else f" {tally.indicator.recorded_in}"
        what = "Tỷ lệ chung" if is_rate else "Tổng" if tally.yields.is_published else "Tổng chung"
        published = " đã công bố" if tally.yields.is_published else ""
        yield f"{what}{published}: {said(unscaled(tally.declared))}{noun}."
    if tally.reported and (tally.unreported or tally.uncounted):
        yield f"Tạm tính {provisional_label(tally)}."
    whole = tally.subtotal(tally.units, "", "")
    is_tiered = len(whole.tops) < len(whole.units)
    if is_tiered:
        yield _OF_TIERS
    if any(tally.has_own_part(row.code) for row in tally.units):
        yield _OF_OWN_PARTS
    if tally.is_given and not tally.indicator.is_rate:
        falls = tally.indicator.falls_well
        rest = f"; {_beyond(whole, tally)}" if _apart_from_sums(whole) else ""
        yield f"{_OF_SUMS.format(*map(str.lower, BEYOND[falls]))}{rest}."
        if told := _FORMULAS[falls, is_tiered]:
            yield told


def _beyond(whole: GroupProgress, tally: Tally) -> str:
    """What the total has beyond the units that were compared, in what was counted."""
    noun = tally.indicator.recorded_in
    return beyond_compared(
        whole.tops,
        whole.count,
        whole.goal,
        lambda one: told(unscaled(one), noun),
        lambda row: isinstance(row, UnitProgress) and tally.is_split_up(row.code),
    )


def _apart_from_sums(whole: GroupProgress) -> bool:
    """Whether what units have too much or lack is not how far the whole is."""
    if whole.count is None or whole.goal is None:
        return False
    over = sum(Fraction(row.surplus.value) for row in whole.tops if row.surplus)
    under = sum(Fraction(row.shortfall.value) for row in whole.tops if row.shortfall)
    apart = Fraction(whole.count.value) - whole.goal.value
    return over - under != (-apart if whole.lower else apart)
