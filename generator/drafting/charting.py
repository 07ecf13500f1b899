"""A chart of a document: which figures it shows, in which order; `None` when there is nothing to show yet.

Bars of rates stand from the best to the least, those without a rate below with the reason. Money is drawn in the
largest unit in which every amount can still be told.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from generator import word
from generator.drafting.lines import Line, Source, build_lines, line_of_rest, source_of, tops
from generator.drafting.standpoint import Joint, Whose
from generator.drafting.table_limits import beside_notes, limits_of_parts, sentence
from generator.drafting.vocabulary.limits import limits
from generator.drafting.vocabulary.numerals import as_counted, in_scale, is_measured, percent, said
from generator.drafting.vocabulary.turns import asked
from generator.figures import (
    Figure,
    Figures,
    Progress,
    Quantity,
    Tally,
    TargetProgress,
    added,
    tally_of,
    total,
)
from generator.model.campaign import Measure, Noun, Scale
from generator.model.document import Chart, ChartKind, Column, Rows, Show, Table
from generator.model.fields import Number
from generator.model.results import Precision
from generator.wording import Moment, padded, short_date
from generator.workspace import unchanging

DONE, GOALS, PACE, MOST = (
    "Đã thực hiện",
    "Chỉ tiêu",
    "Tiến độ cần đạt",
    "Mức cao nhất được đề ra",
)
"""The series: what was done, what was asked for; the last where less is better."""
UNASSIGNED = "Chưa phân theo đơn vị"
UNKNOWN_COUNT, NO_QUOTA = "chưa có số liệu", "không giao chỉ tiêu"
NOUGHT = "chỉ tiêu bằng 0"
NO_SHARE, SPLIT_UP = "chưa chia lại chỉ tiêu", "đã chia tách"
NOT_COMPARED = "không so với chỉ tiêu riêng"
"""Why a bar is missing."""
_CUT = ("Thanh có vạch cắt dài quá khung hình: xem số ghi ở cuối thanh.",)
_WHOLE = 100
ROUNDED = "Số liệu trên biểu đồ được làm tròn."
_ANY_COLUMN = (Column(show=Show.NAME, header="-"),)
_UNITS = {Rows.UNITS, Rows.GROUPS}
_OF_ALL = ("Tỷ trọng tính trên tổng số của mọi đơn vị.",)
CHART_NOTES = (*_CUT, ROUNDED, *_OF_ALL)
"""What notes of charts say of how these are drawn."""
_MOST_SLICES = 6
_LEAST_SLICE = Fraction(1, 25)
"""A smaller slice cannot be told from its neighbours."""


def draw_figures(
    chart: Chart, figures: Figures, whose: Whose | None = None
) -> word.FinishedChart | None:
    """The chart with its exact values, ready for `generator.word`; `whose` the document is for."""
    table = Table(
        columns=_ANY_COLUMN,
        rows=chart.rows or _usual_rows(chart, figures),
        breakdown=chart.breakdown,
        indicator=chart.indicator,
        phase=chart.phase,
    )
    if chart.rows is None and chart.breakdown:
        table = table.model_copy(update={"rows": Rows.BREAKDOWN})
    drawn = _DRAW[chart.kind](chart, source_of(table, figures, whose))
    if drawn is None:
        return None
    told = _source_line(table, figures)
    return replace(drawn, source=told, notes=tuple(beside_notes(drawn.notes, [told])))


def _usual_rows(chart: Chart, figures: Figures) -> Rows:
    """Shares are those of the groups, where there are any; of one group they are its units'."""
    in_groups = chart.kind is ChartKind.SHARES and figures.campaign.groups and not chart.group
    return Rows.GROUPS if in_groups else Rows.UNITS


def _source_line(table: Table, figures: Figures) -> str:
    """Whose figures are drawn, and of when."""
    of_many = table.rows is Rows.INDICATORS
    tally = tally_of(figures, table.indicator, table.phase)
    counted = figures.taken if of_many else figures.counted_on(tally)
    taken = figures.campaign.snapshot_at(counted) if counted else None
    if taken is None:
        return ""
    moment = f"ố liệu tính đến {taken.as_of.in_full}."
    source = taken.source
    return f"Nguồn: {source}; s{moment}" if source else f"S{moment}"


@unchanging(frozen=True)
class _Printing:
    """How the figures of a chart are printed: of money in a larger unit, where the record names none."""

    noun: Noun | None = None

    @property
    def scale(self) -> Scale | None:
        return self.noun.scale if self.noun else None

    def of(self, figure: Figure) -> Figure:
        return as_counted(figure, self.noun) if self.noun else figure

    def value(self, figure: Figure | None) -> Number | None:
        """Rates are drawn as percentages: 52 for 52%; counts in the unit that they are printed in."""
        if figure is None:
            return None
        if figure.quantity is Quantity.RATE:
            return figure.value * 100
        return in_scale(self.of(figure)).value

    def label(self, figure: Figure | None) -> str:
        return "" if figure is None else said(self.of(figure))

    def measure(self, tally: Tally) -> str:
        """The unit of measure that the chart tells; its percentages tell theirs themselves."""
        if tally.indicator.is_rate:
            return ""
        return self.scale.unit if self.scale else tally.indicator.printed_in

    def notes(self, figures: Iterable[Figure | None]) -> tuple[str, ...]:
        """That labels are rounded, where some are."""
        if self.scale is None:
            return ()
        shown = (self.value(figure) for figure in figures if figure is not None)
        size = 10**self.scale.decimals
        is_exact = all((Fraction(value or 0) * size).denominator == 1 for value in shown)
        return () if is_exact else (ROUNDED,)


_MONEY = (("tỷ đồng", 10**9, 2), ("triệu đồng", 10**6, 1))
_WORTH_A_UNIT = 10
_LEAST_TOLD = Fraction(1, 20)


def _printing(tally: Tally, figures: Iterable[Figure | None]) -> _Printing:
    """In tỷ or triệu đồng, where the most is ten of it and the least can still be told."""
    indicator = tally.indicator
    amounts = [abs(Fraction(one.value)) for one in figures if one is not None and one.value]
    if indicator.measure is not Measure.MONEY or indicator.shown_in or not amounts:
        return _Printing()
    for unit, size, decimals in _MONEY:
        if max(amounts) >= _WORTH_A_UNIT * size and min(amounts) >= _LEAST_TOLD * size:
            return _Printing(Noun(indicator.recorded_in, 0, Scale(unit=unit, decimals=decimals)))
    return _Printing()


def _notes(chart: Chart, source: Source, lines: Sequence[Line]) -> tuple[str, ...]:
    """What limits the figures that are drawn: of units and groups first that of all of them."""
    rows = source.table.rows
    whole = limits(_whole(chart, source.tally)) if rows in _UNITS else ()
    parts = ((line.name, limits(line.progress.count)) for line in lines)
    of_parts = limits_of_parts(parts, told=whole) if rows is not Rows.GROUPS or not whole else ()
    return (*map(sentence, whole), *of_parts)


def _whole(chart: Chart, tally: Tally) -> Figure | None:
    """What all units that are drawn make together: the campaign, or the group that is asked for."""
    groups = {one.code: one.count for one in tally.groups}
    return groups.get(chart.group) if chart.group else tally.count


def _all_lines(chart: Chart, source: Source) -> list[Line]:
    """The rows of a table of the same kind; of one group only where that is asked."""
    lines = build_lines(source)
    return [line for line in lines if chart.group in {None, line.group}]


def _lines(chart: Chart, source: Source) -> list[Line]:
    """The same; of units only the first by rank when so many are asked."""
    lines = _all_lines(chart, source)
    if chart.top and len(lines) > chart.top:
        ranked = [line for line in lines if line.rank is not None]
        return sorted(ranked, key=lambda line: line.rank or 0)[: chart.top]
    return lines


def _drawn(chart: Chart, source: Source) -> list[Line]:
    """Of these rows those with something to show; a target only with the number that it asks for."""
    return [
        line
        for line in _lines(chart, source)
        if line.progress.goal is not None
        or (line.progress.count is not None and not isinstance(line.progress, TargetProgress))
    ]


def _rates(chart: Chart, source: Source) -> word.FinishedChart | None:
    """How much of what was asked for each has done, the best first, against a line at 100%.

    Where nothing has a rate (less is better, rates against rates, no quotas) bars beside what was asked for.
    """
    lines = _drawn(chart, source)
    rated = [line for line in lines if line.progress.rate is not None and not line.progress.lower]
    if not rated:
        by_rank = sorted(lines, key=lambda line: (line.rank is None, line.rank or 0))
        return _beside_goals(chart, source, by_rank)
    others: list[tuple[Line, str]] = []
    if source.table.rows in _UNITS:
        rated = sorted(rated, key=lambda line: -_rate(line))
        without = (line for line in lines if line.progress.rate is None)
        others = [(line, _why_no_rate(line, source.tally)) for line in without]
        others.sort(key=lambda pair: pair[1] in {UNKNOWN_COUNT, SPLIT_UP})
    shown = [*rated, *(line for line, _ in others)]
    values = (*(_rate(line) * 100 for line in rated), *(None for _ in others))
    labels = (*(percent(line.progress.rate) for line in rated), *(why for _, why in others))
    ends = word.cut_at(values, _WHOLE)
    return word.BarChart(
        title=chart.title,
        categories=tuple(line.name for line in shown),
        series=(word.Series("Tỷ lệ đạt", values, labels),),
        measure=word.Scale.PERCENT,
        mark=_WHOLE,
        ends_at=ends,
        notes=(*_notes(chart, source, shown), *_of_ranges(rated), *_CUT * bool(ends)),
    )


def _of_ranges(lines: Sequence[Line]) -> Iterator[str]:
    """Of which end the rate of a target is that asks for a range: of the one that must be reached."""
    for line in lines:
        one = line.progress
        if one.is_range:
            yield f"{line.name}: tỷ lệ đạt tính theo mức thấp nhất của khoảng {asked(one)}."


def _rate(line: Line) -> Fraction:
    rate = line.progress.rate
    return Fraction(rate.value) if rate else Fraction()


def _why_no_rate(line: Line, tally: Tally) -> str:
    """«chưa có số liệu», or what was done by who was asked for nothing, or for what its count is not held against."""
    count = line.progress.count
    if count is None:
        return _why_no_count(line, tally)
    return f"{_why_no_goal(line.progress)} (đã có {said(count)})"


def _why_no_count(line: Line, tally: Tally) -> str:
    """Of a unit that is no more nothing is awaited: its parts report."""
    return SPLIT_UP if tally.is_split_up(line.code) else UNKNOWN_COUNT


def _why_no_goal(one: Progress) -> str:
    if one.is_beside_its_goal:
        return NOT_COMPARED
    if one.goal is not None:
        return NOUGHT
    return NO_SHARE if one.awaits_share else NO_QUOTA


def _progress(chart: Chart, source: Source) -> word.FinishedChart | None:
    """Rows side by side with what was asked of them, in the order of tables."""
    return _beside_goals(chart, source, _drawn(chart, source))


def _beside_goals(chart: Chart, source: Source, lines: Sequence[Line]) -> word.FinishedChart | None:
    if not lines:
        return None
    tally = source.tally
    counts = [line.progress.count for line in lines]
    progresses = [line.progress for line in lines]
    goals = [one.goal for one in progresses]
    printing = _printing(tally, (*counts, *goals))
    of_units = source.table.rows in _UNITS
    done = _series(
        DONE, counts, printing, [_why_no_count(line, tally) if of_units else "" for line in lines]
    )
    if chart.top:
        done = replace(done, labels=tuple(_with_rate(line, printing) for line in lines))
    series = [done]
    if any(goal is not None for goal in goals):
        name = MOST if tally.indicator.falls_well else GOALS
        missing = [_why_no_goal(one) if of_units else "" for one in progresses]
        told = _series(name, goals, printing, missing)
        if any(one.is_range for one in progresses):
            labels = (
                asked(one) if one.is_range else printing.label(one.goal) for one in progresses
            )
            told = replace(told, labels=tuple(labels))
        series.append(told)
    ends = word.cut_at(chain.from_iterable(one.values for one in series))
    return word.BarChart(
        title=chart.title,
        categories=tuple(line.name for line in lines),
        series=tuple(series),
        value_title=printing.measure(tally),
        measure=_scale(counts),
        ends_at=ends,
        notes=_notes(chart, source, lines) + printing.notes((*counts, *goals)) + _CUT * bool(ends),
    )


def _with_rate(line: Line, printing: _Printing) -> str:
    """What was done, and where rows stand by their rank how much of what was asked for."""
    rate = None if line.progress.lower else line.progress.rate
    count = printing.label(line.progress.count)
    return f"{count} ({percent(rate)})" if rate is not None else count


def _trend(chart: Chart, source: Source) -> word.FinishedChart | None:
    """The count at each snapshot, against the even pace to the target's deadline, or the most there may be.

    In a letter to a unit it is the unit's, against its own quota. The axis is the period, from its first day to its last.
    """
    tally = source.tally
    done = {
        moment.of_day: count
        for moment, count in _history(source)
        if tally.span.starts <= moment.of_day <= tally.span.ends
    }
    if not done:
        return None
    target = tally.targets.get(chart.target or "") or tally.target
    asked = _asked(target, source)
    printing = _printing(tally, (*done.values(), asked))
    pace = _pace(asked, target, source, printing)
    days = tuple(sorted({*done, *pace, tally.span.starts, tally.span.ends}))
    counts = [done.get(day) for day in days]
    values, labels = map(printing.value, counts), map(printing.label, counts)
    series = [word.Series(DONE, tuple(values), tuple(labels))]
    if asked is not None and pace:
        ends = [printing.label(asked) if day == max(pace) else "" for day in days]
        series.append(
            word.Series(_pace_name(target, source), tuple(map(pace.get, days)), tuple(ends))
        )
    return word.LineChart(
        title=chart.title,
        categories=days,
        series=tuple(series),
        value_title=printing.measure(tally),
        measure=_scale(counts),
        notes=(
            *limits_of_parts((short_date(day), limits(done[day])) for day in sorted(done)),
            *printing.notes((*done.values(), asked)),
        ),
    )


def _history(source: Source) -> Iterator[tuple[Moment, Figure]]:
    """What stood counted at each snapshot, of those that the document is made for."""
    stand = source.stand
    for moment, count in source.figures.history(stand.indicator, stand.phase):
        if source.is_for_all:
            yield moment, count
        else:
            then = stand.moved(figures=source.figures.at(moment)).progress
            if then is not None and then.count is not None:
                yield moment, then.count


def _asked(target: TargetProgress | None, source: Source) -> Figure | None:
    """The goal that the pace leads to; none of a rate."""
    progress: Progress | None = target if source.is_for_all else source.stand.progress
    goal = progress.goal if progress else None
    return None if goal is None or goal.quantity is Quantity.RATE else goal


def _pace_name(target: TargetProgress | None, source: Source) -> str:
    """The pace, and to which target."""
    lower = source.tally.indicator.falls_well
    name = MOST if lower else PACE
    return f"{name}: {target.name}" if target and source.is_for_all else name


def _pace(
    asked: Figure | None, target: TargetProgress | None, source: Source, printing: _Printing
) -> Mapping[datetime.date, Number]:
    """The even pace: on the first day the part of one day, on the last the whole goal.

    Where less is better the goal is the most that there may be, from the first day to the last.
    """
    goal = printing.value(asked)
    if goal is None:
        return {}
    span = source.tally.span
    ends = target.deadline if target else span.deadline
    days = (ends - span.starts).days + 1
    if days <= 1:
        return {ends: goal}
    first = goal if source.tally.indicator.falls_well else Fraction(goal) / days
    return {span.starts: first, ends: goal}


def _shares(chart: Chart, source: Source) -> word.FinishedChart | None:
    """Each part of the total with its percentage: slices where they are few and large, else bars, the largest first."""
    tally, rows = source.tally, source.table.rows
    lines = [line for line in _all_lines(chart, source) if line.progress.count]
    if rows in _UNITS:
        lines = tops(lines, tally)
    if not lines:
        return None
    if chart.top and len(lines) > chart.top:
        lines = _with_others(_by_size(lines), chart.top)
    rest = None if chart.group else tally.remainder
    if rows in _UNITS and rest is not None and rest > 0:
        lines.append(line_of_rest(source.stand, UNASSIGNED))
    counts = [line.progress.count for line in lines]
    if not chart.group and _is_round(lines):
        return word.ShareChart(
            title=chart.title,
            categories=tuple(line.name for line in lines),
            series=(_parts(tally, lines, _Printing()),),
            notes=_notes(chart, source, lines),
        )
    if rows is Rows.UNITS and not chart.top:
        lines = _by_size(lines)
    printing = _printing(tally, counts)
    return word.BarChart(
        title=chart.title,
        categories=tuple(line.name for line in lines),
        series=(_parts(tally, lines, printing),),
        value_title=printing.measure(tally),
        measure=_scale(counts),
        notes=_notes(chart, source, lines) + printing.notes(counts) + _OF_ALL * bool(chart.group),
    )


def _by_size(lines: Sequence[Line]) -> list[Line]:
    """The largest first; what stands for no unit last."""
    return sorted(lines, key=lambda line: (line.is_rest, -_size(line)))


def _size(line: Line) -> Number:
    return line.progress.count.value if line.progress.count else 0


def _with_others(lines: Sequence[Line], most: int) -> list[Line]:
    """The first lines, and all others as one."""
    others = lines[most:]
    counts = [line.progress.count for line in others]
    shares = [line.share for line in others if line.share is not None]
    share = total(shares) if len(shares) == len(others) else None
    name = f"{padded(len(others))} đơn vị khác"
    joint = Joint(added(counts), None, share=share)
    return [*lines[:most], Line("", name, name, None, joint, units=len(others))]


def _is_round(lines: Sequence[Line]) -> bool:
    """Whether slices of a pie can be told from each other."""
    whole = sum(map(_size, lines))
    least = min(map(_size, lines))
    return len(lines) <= _MOST_SLICES and least > 0 and Fraction(least, whole) >= _LEAST_SLICE


def _parts(tally: Tally, lines: Sequence[Line], printing: _Printing) -> word.Series:
    return word.Series(
        tally.indicator.name,
        tuple(printing.value(line.progress.count) for line in lines),
        labels=tuple(_share_label(line, printing) for line in lines),
    )


def _share_label(line: Line, printing: _Printing) -> str:
    count = printing.label(line.progress.count)
    return f"{count} ({percent(line.share)})" if line.share is not None else count


def _series(
    name: str, figures: Sequence[Figure | None], printing: _Printing, missing: Sequence[str]
) -> word.Series:
    """A value for each row; where there is none the words why, if there are any."""
    told = printing.noun is not None or any(map(_is_told, figures))
    lacks = [
        "" if figure is not None else why for figure, why in zip(figures, missing, strict=True)
    ]
    values = tuple(map(printing.value, figures))
    if not told and not any(lacks):
        return word.Series(name, values)
    labels = tuple(
        lack or printing.label(figure) for figure, lack in zip(figures, lacks, strict=True)
    )
    return word.Series(name, values, labels)


def _is_told(figure: Figure | None) -> bool:
    """Whether a label must say what the mere value does not: a hedge, the decimals of a rate."""
    if figure is None:
        return False
    plain = figure.precision is Precision.EXACT and figure.quantity is not Quantity.RATE
    return not plain or is_measured(figure)


def _scale(figures: Sequence[Figure | None]) -> word.Scale:
    rates = any(figure is not None and figure.quantity is Quantity.RATE for figure in figures)
    return word.Scale.PERCENT if rates else word.Scale.COUNT


_DRAW: Mapping[ChartKind, Callable[[Chart, Source], word.FinishedChart | None]] = {
    ChartKind.RATES: _rates,
    ChartKind.PROGRESS: _progress,
    ChartKind.TREND: _trend,
    ChartKind.SHARES: _shares,
}
