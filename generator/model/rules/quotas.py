"""Quotas (chỉ tiêu giao): what they name exists, amounts are of their indicator's sort and add up.

They add up to the published total, over the phases to each unit's whole, and to the target.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from generator.model.campaign import Campaign, Indicator, Measure, Quota, TargetLevel, Unit
from generator.model.fields import Number
from generator.model.library import Library
from generator.model.results import Precision
from generator.model.rings import cycles
from generator.model.rules.amounts import Added, check_amount, check_amounts, disagreement
from generator.model.rules.days import make_up_the_whole, phase_spans
from generator.model.rules.flaw import Flaw, Path, first_names, placed, shown
from generator.model.rules.known import Known
from generator.model.rules.targets import Goal, goal_groups
from generator.model.worked_out import changed_by_hand
from generator.problems import say
from generator.wording import number

_BINDING = frozenset((TargetLevel.ASSIGNED, TargetLevel.PLANNED))

Placed = tuple[Quota, Path]
Period = tuple[str, str | None]
Periods = dict[Period, list[Placed]]


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single tables of quotas."""
    for quota, at in placed(known.campaign.quotas, "quotas"):
        yield from known.check(quota, at, "indicator", "phase", "document")
        yield from _units(known, quota, at)
        yield from _worked_out(known, quota, at)
        indicator = known.indicator(quota.indicator)
        yield from check_amount(indicator, quota.total, (*at, "total"))
        yield from check_amounts(indicator, quota.counts, (*at, "counts"))
        yield from known.check_exempt(indicator, quota.counts, (*at, "counts"))
    for tables in _standing(known).values():
        yield from _left_out(known, tables)
    yield from _rivals(known)


def _units(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    unit = known.codes["unit"]
    yield from unit.check_keys(quota.counts, (*at, "counts"))
    reasons = ((code, (*at, "reasons", code)) for code in quota.reasons)
    for code, path in (*placed(quota.fixed, *at, "fixed"), *reasons):
        yield from unit.check(code, path)
        if code in known.units and code not in quota.counts:
            name = known.unit_name(code)
            fact = say("đơn vị «{name}» không có chỉ tiêu trong bảng này", name=name)
            remedy = say("ghi chỉ tiêu ở «counts:» hoặc bỏ dòng này")
            yield Flaw("W-QUOTA-UNUSED", path, fact, remedy)


def _worked_out(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    """Quotas that are not what their reasons end in: changed since, and not marked as set by hand."""
    for code in changed_by_hand(quota):
        if code in known.units and code not in quota.fixed:
            fact = say(
                "«{name}» có chỉ tiêu {quota}, khác cách tính đã ghi («{reason}»); văn bản in là ấn định",
                name=known.unit_name(code),
                quota=number(quota.counts[code]),
                reason=quota.reasons[code],
            )
            remedy = say(
                "đúng là ấn định thì ghi thêm đơn vị ở «fixed:»; không thì chia lại chỉ tiêu"
            )
            yield Flaw("W-QUOTA-REASON", (*at, "counts", code), fact, remedy)


def _standing(known: Known) -> Periods:
    """The tables that hold, by indicator and period: those that no other one replaced."""
    replaced = {(_period(known, one), one.replaces) for one in known.campaign.quotas}
    periods: Periods = {}
    for quota, at in placed(known.campaign.quotas, "quotas"):
        period = _period(known, quota)
        if quota.code is None or (period, quota.code) not in replaced:
            periods.setdefault(period, []).append((quota, at))
    return periods


def _left_out(known: Known, tables: Sequence[Placed]) -> Iterator[Flaw]:
    for quota, at, bare in _with_bare(known, tables):
        yield from _bare(known, quota, bare, at)


def given_none(campaign: Campaign, library: Library) -> Iterator[tuple[int, list[Unit]]]:
    """Đơn vị không được giao chỉ tiêu: the units that none of the tables of an indicator gives anything while each gives others, by the place of the indicator.

    Those that sent any count of it are left out: it concerns them.
    """
    known = Known(campaign, library)
    bare: dict[str, list[Sequence[Unit]]] = {}
    for (code, _), tables in _standing(known).items():
        found = (units for _, _, units in _with_bare(known, tables))
        bare.setdefault(code, []).extend(found)
    for place, indicator in enumerate(campaign.indicators):
        if each := bare.get(indicator.code):
            in_all = set.intersection(*({unit.code for unit in units} for units in each))
            units = [unit for unit in each[0] if unit.code in in_all]
            told = known.tree.without(_reported(known, indicator), units)
            if told:
                yield place, told


def _reported(known: Known, indicator: Indicator) -> set[str]:
    """Who ever sent a count of an indicator, or of one of its two numbers."""
    meant = {indicator.code, *(indicator.of or ())}
    sent = (
        one.counts for _, one, _ in known.results if known.indicator_code(one.indicator) in meant
    )
    return {code for counts in sent for code in counts}


def _with_bare(
    known: Known, tables: Sequence[Placed]
) -> Iterator[tuple[Quota, Path, Sequence[Unit]]]:
    """Each table that gives something, with the units taking part at the end of its period that none gives anything."""
    added = {code for quota, _ in tables if quota.adds_to for code in quota.counts}
    for quota, at in tables:
        if quota.adds_to or not any(code in known.units for code in quota.counts):
            continue
        day = _last_day(known, quota)
        heralded = known.roster.heralded({*quota.counts, *added}, day)
        given = {*quota.counts, *added}
        if _is_added(known, quota):
            given = _passed_on(known, given, day) | {*heralded, *heralded.values()}
        yield quota, at, known.bare(given, day, known.indicator(quota.indicator))


def _last_day(known: Known, quota: Quota) -> datetime.date:
    phase = known.phases.get(quota.phase) if quota.phase else None
    return phase.last if phase else known.campaign.ends


def _bare(known: Known, quota: Quota, bare: Sequence[Unit], at: Path) -> Iterator[Flaw]:
    """Units without a quota; in what and when, where a campaign gives several."""
    if bare:
        told = {
            "count": number(len(bare)),
            "names": first_names([unit.label for unit in bare]),
        }
        indicator = known.indicators.get(known.indicator_code(quota.indicator))
        phase = known.phases.get(quota.phase or "")
        is_one = len(known.indicators) == 1 and not known.phases
        fact = (
            say("{count} đơn vị chưa có chỉ tiêu: {names}", **told)
            if is_one or indicator is None
            else say(
                "{count} đơn vị chưa có chỉ tiêu về {indicator}, {period}: {names}",
                indicator=indicator.name,
                period=phase.name if phase else say("cả chiến dịch"),
                **told,
            )
        )
        remedy = (
            say(
                "ghi chỉ tiêu của các đơn vị này; ghi 0 là yêu cầu không còn trường hợp nào, nên đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số, đơn vị chỉ không giao thì để trống"
            )
            if indicator and indicator.falls_well
            else say(
                "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0%, đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số"
            )
            if indicator and indicator.is_rate
            else say(
                "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0, đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số"
            )
        )
        yield Flaw("W-QUOTA-MISSING", (*at, "counts"), fact, remedy)


def _passed_on(known: Known, given: set[str], day: datetime.date) -> set[str]:
    """The units that are given something by a day: themselves, or all that merged into them."""
    merged = [(one.on, code) for code, one in known.roster.successions.items() if not one.is_split]
    for on, merging in groupby(sorted(merged), key=itemgetter(0)):
        if on <= day:
            _pass_on(known, given, on, [code for _, code in merging])
    return given


def _pass_on(known: Known, given: set[str], on: datetime.date, merging: Sequence[str]) -> None:
    """Add those `merging` on one day who took over only from units that were given something.

    A unit that comes to be then changes nothing for those of the day before, unless they stand below it.
    """
    bare: set[str] | None = None
    for code in merging:
        if bare is None:
            bare = {unit.code for unit in known.bare(given, on - datetime.timedelta(days=1))}
        if bare.isdisjoint(known.roster.successions[code].predecessors) and code not in given:
            given.add(code)
            bare = None if known.tree.is_superior(code) else bare


def _rivals(known: Known) -> Iterator[Flaw]:
    """Of several tables of one indicator and period all but one say what they replace or add to."""
    first: dict[Period, Path] = {}
    replaced: dict[str, Path] = {}
    for quota, at in placed(known.campaign.quotas, "quotas"):
        if quota.replaces and replaced.setdefault(quota.replaces, at) != at:
            fact = say(
                "bảng chỉ tiêu «{code}» đã được bảng thứ {place} thay",
                code=quota.replaces,
                place=int(replaced[quota.replaces][-1]) + 1,
            )
            remedy = say(
                "ở bảng sau ghi mã của bảng trước: «replaces:» nếu thay, «adds_to:» nếu giao thêm"
            )
            yield Flaw("E-QUOTA-TWICE", (*at, "replaces"), fact, remedy)
        if quota.replaces or quota.adds_to:
            yield from _follows(known, quota, at)
        elif (other := first.setdefault(_period(known, quota), at)) != at:
            fact = say(
                "bảng chỉ tiêu thứ {place} đã giao cùng chỉ số của cùng thời kỳ",
                place=int(other[-1]) + 1,
            )
            code = known.campaign.quotas[int(other[-1])].code
            remedy = say(
                "ghi ở bảng này «replaces: {code}» (thay bảng ấy) hoặc «adds_to: {code}» (giao thêm)",
                code=code or say("mã của bảng ấy"),
            )
            if code is None:
                remedy = say(
                    "đặt mã («code:») cho bảng thứ {place}; {then}",
                    place=int(other[-1]) + 1,
                    then=remedy,
                )
            yield Flaw("E-QUOTA-TWICE", at, fact, remedy)
    tables = [table for table in known.campaign.quotas if table.code]
    chain = {str(one.code): up for one in tables if (up := one.replaces or one.adds_to)}
    yield from _rings(known, chain)


def _rings(known: Known, chain: Mapping[str, str]) -> Iterator[Flaw]:
    places = {quota.code: place for place, quota in enumerate(known.campaign.quotas)}
    for ring in cycles(chain):
        fact = say(
            "các bảng chỉ tiêu nối nhau thành vòng: {ring}", ring=" → ".join([*ring, ring[0]])
        )
        remedy = say("bỏ dòng «replaces:» hoặc «adds_to:» ở bảng giao đầu tiên")
        yield Flaw("E-QUOTA-CYCLE", ("quotas", places[ring[0]]), fact, remedy)


def _follows(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    """What a table replaces or adds to is one other table, of the same indicator and period."""
    if quota.replaces and quota.adds_to:
        fact = say("bảng chỉ tiêu vừa thay vừa bổ sung bảng khác")
        remedy = say("giữ một trong hai: «replaces:» (thay) hoặc «adds_to:» (giao thêm)")
        yield Flaw("E-QUOTA-REPLACES", (*at, "adds_to"), fact, remedy)
    tables = {one.code: one for one in known.campaign.quotas if one.code}
    for key in ("replaces", "adds_to"):
        code = getattr(quota, key)
        yield from known.codes["quota"].check(code, (*at, key))
        if code in tables and _period(known, tables[code]) != _period(known, quota):
            fact = say("bảng chỉ tiêu «{code}» của giai đoạn hoặc chỉ số khác", code=code)
            remedy = say("ghi mã của bảng cùng chỉ số, cùng thời kỳ")
            yield Flaw("E-QUOTA-REPLACES", (*at, key), fact, remedy)


def _period(known: Known, quota: Quota) -> Period:
    return known.indicator_code(quota.indicator), quota.phase


def check_sums(known: Known) -> Iterator[Flaw]:
    """Tables of quotas that do not add up; rates are never added.

    A table that was replaced says nothing any more; what others add to one is added.
    """
    for quota, at in placed(known.campaign.quotas, "quotas"):
        if _is_added(known, quota):
            yield from _total(known, quota, at)
    periods = {
        period: tables
        for period, tables in _standing(known).items()
        if _is_added(known, tables[0][0])
    }
    yield from _targets(known, periods)
    if make_up_the_whole(known):
        for indicator in known.indicators:
            yield from _phases(known, indicator, periods)


def _is_added(known: Known, quota: Quota) -> bool:
    return known.measure(quota.indicator) not in {Measure.RATE, None}


def _total(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    if quota.total is None:
        return
    units = known.summed(quota.counts, _last_day(known, quota))
    parts = Added(known.total(quota.counts), units, is_complete=True)
    if fact := disagreement(quota.total, Precision.EXACT, parts):
        remedy = say("sửa tổng («total:») hoặc chỉ tiêu của đơn vị")
        yield Flaw("E-QUOTA-SUM", (*at, "total"), fact, remedy)


def _targets(known: Known, periods: Periods) -> Iterator[Flaw]:
    for key, goals in goal_groups(known).items():
        if key.level not in _BINDING or key.of is not None:
            continue
        for phase, rivals in goals.items():
            tables = periods.get((key.indicator, phase), [])
            indicator = known.indicator(key.indicator)
            is_most = indicator is not None and indicator.falls_well
            if len(rivals) == 1 and tables and not is_most:
                yield from _short(known, tables, rivals[0])


def _short(known: Known, tables: Sequence[Placed], goal: Goal) -> Iterator[Flaw]:
    _, at = tables[0]
    given = sum((known.total(quota.counts) for quota, _ in tables), start=0)
    if given < goal.bounds.low:
        fact = say(
            "cộng chỉ tiêu các đơn vị được {sum}, thấp hơn «{name}» {target}; thiếu {gap}",
            sum=shown(given),
            name=goal.target.name,
            target=goal.text,
            gap=shown(goal.bounds.low - given),
        )
        remedy = say("giao thêm chỉ tiêu cho các đơn vị hoặc sửa mục tiêu")
        yield Flaw("W-QUOTA-SHORT", (*at, "counts"), fact, remedy)


def _phases(known: Known, indicator: str, periods: Periods) -> Iterator[Flaw]:
    """Each unit's quotas of all phases against its quota of the whole; of what there is at a time nothing adds up."""
    measured = known.indicator(indicator)
    if measured and measured.is_level:
        return
    wholes = periods.get((indicator, None), [])
    tables = [periods.get((indicator, span.phase.code), []) for span in phase_spans(known)]
    if not wholes or not all(tables):
        return
    at = wholes[0][1]
    parts = [_together(table) for table in tables]
    for unit, count in _together(wholes).items():
        given = [part[unit] for part in parts if unit in part]
        if len(given) == len(parts) and sum(given, start=0) != count:
            yield _uneven(known, unit, (*at, "counts", unit), count, given)


def _together(tables: Sequence[Placed]) -> Mapping[str, Number]:
    """What all tables of a period give each unit."""
    given: dict[str, Number] = {}
    for quota, _ in tables:
        for unit, count in quota.counts.items():
            given[unit] = given.get(unit, 0) + count
    return given


def _uneven(known: Known, unit: str, at: Path, count: Number, given: list[Number]) -> Flaw:
    fact = say(
        "«{name}»: cả chiến dịch {whole}, nhưng cộng các giai đoạn được {sum} ({parts})",
        name=known.unit_name(unit),
        whole=shown(count),
        sum=shown(sum(given, start=0)),
        parts=" + ".join(shown(part) for part in given),
    )
    remedy = say("sửa chỉ tiêu của giai đoạn hoặc của cả chiến dịch")
    return Flaw("E-QUOTA-PHASES", at, fact, remedy)
