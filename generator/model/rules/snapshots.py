"""Snapshots (số liệu chốt): one for each moment, of units and indicators that exist, within reason.

Whether their counts add up and grow is left to `timeline`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model.campaign import Change, Counted
from generator.model.results import Result, Snapshot, Standing
from generator.model.rules.amounts import check_amount, check_amounts
from generator.model.rules.flaw import Flaw, Path, first_names, placed, repeated
from generator.model.rules.known import Known
from generator.model.rules.periods import Period, periods
from generator.problems import say
from generator.wording import short_date

_DAY = datetime.timedelta(days=1)


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single snapshots and results."""
    snapshots = list(placed(known.campaign.snapshots, "snapshots"))
    for (snapshot, at), _ in repeated((one[0].as_of.instant, one) for one in snapshots):
        fact = say("đã có số liệu chốt {moment}", moment=snapshot.as_of.said)
        remedy = say("gộp hai tệp hoặc ghi rõ giờ chốt của từng tệp")
        yield Flaw("E-SNAPSHOT-TWICE", (*at, "as_of"), fact, remedy)
    for snapshot, at in snapshots:
        yield from _early(known, snapshot, at)
        yield from _repeated(known, snapshot, at)
        for key in ("statuses", "remarks"):
            yield from known.codes["unit"].check_keys(getattr(snapshot, key), (*at, key))
        for result, path in placed(snapshot.results, *at, "results"):
            yield from _result(known, snapshot, result, path)


def _early(known: Known, snapshot: Snapshot, at: Path) -> Iterator[Flaw]:
    """A stock on the campaign's eve is what its change is reckoned from; anything else is a wrong year."""
    day, starts = snapshot.as_of.of_day, known.campaign.starts
    if day < starts and not (day == starts - _DAY and _holds_stocks(known, snapshot)):
        fact = say(
            "số liệu chốt {moment}, trước khi chiến dịch bắt đầu ngày {day}",
            moment=snapshot.as_of.said,
            day=short_date(known.campaign.starts),
        )
        remedy = say("kiểm tra năm của thời điểm chốt")
        yield Flaw("W-SNAPSHOT-EARLY", (*at, "as_of"), fact, remedy)


def _holds_stocks(known: Known, snapshot: Snapshot) -> bool:
    asked = [known.indicator(result.indicator) for result in snapshot.results]
    return all(one and one.is_level for one in asked)


def _repeated(known: Known, snapshot: Snapshot, at: Path) -> Iterator[Flaw]:
    results = placed(snapshot.results, *at, "results")
    coded = ((known.indicator_code(result.indicator), path) for result, path in results)
    for path, first in repeated((code, (*path, code)) for code, path in coded):
        *_, place, code = first
        fact = say(
            "kết quả thứ {place} đã là của chỉ số «{code}»",
            place=int(place) + 1,
            code=code,
        )
        remedy = say("gộp hai kết quả, hoặc ghi đúng mã chỉ số ở «indicator:»")
        yield Flaw("E-RESULT-TWICE", (*path[:-1], "indicator"), fact, remedy)


def _result(known: Known, snapshot: Snapshot, result: Result, at: Path) -> Iterator[Flaw]:
    yield from known.check(result, at, "indicator")
    indicator = known.indicator(result.indicator)
    yield from check_amount(indicator, result.total, (*at, "total"))
    yield from check_amounts(indicator, result.counts, (*at, "counts"))
    yield from known.check_exempt(indicator, result.counts, (*at, "counts"))
    for breakdown, path in placed(result.breakdowns, *at, "breakdowns"):
        yield from check_amounts(indicator, breakdown.counts, (*path, "counts"))
    yield from known.codes["unit"].check_keys(result.counts, (*at, "counts"))
    yield from _absent(known, snapshot, result, at)
    yield from _standing(result.standing, (*at, "standing"))
    yield from _empty(result, at)


def _absent(known: Known, snapshot: Snapshot, result: Result, at: Path) -> Iterator[Flaw]:
    """Counts of units that were no more then, or not yet: by a change, whose to record is told, or by their own days."""
    day, changes = snapshot.as_of.of_day, known.campaign.changes
    absent = sorted(known.absent(day) & result.counts.keys())
    period = _period_of(known, result, day) if absent else None
    for code in absent:
        path = (*at, "counts", code)
        ended = [one for one in changes if _ends(one, code) and one.on <= day]
        to_come = [one for one in changes if _begins(one, code) and day < one.on]
        if to_come:
            yield _beside_change(known, to_come[-1], code, path)
        elif ended:
            yield _beside_change(known, ended[-1], code, path)
        elif period and known.roster.was_active(code, period.first, period.last):
            yield _left_within(known, period, code, path)
        else:
            yield _outside_its_days(known, snapshot, code, path)


def _period_of(known: Known, result: Result, day: datetime.date) -> Period | None:
    """The period whose last day a snapshot is, of what is counted anew each time."""
    indicator = known.indicator(result.indicator)
    if indicator is None or indicator.counts_as is not Counted.PERIOD or indicator.is_rate:
        return None
    return next((one for one in periods(known, indicator) if one.last == day), None)


def _left_within(known: Known, period: Period, code: str, path: Path) -> Flaw:
    """A period counts those who are there at its end: what who left in it did until then needs one of its own."""
    last = known.roster.days_of(code)[1] or period.first
    names = {"name": known.unit_name(code), "period": period.said, "day": short_date(last)}
    fact = say(
        "«{name}» thôi tham gia sau ngày {day}, giữa kỳ {period}: số này không nằm trong tổng",
        **names,
    )
    hint = say(
        "chốt riêng đến hết ngày {day} và từ ngày {next}",
        day=names["day"],
        next=short_date(last + _DAY),
    )
    return Flaw("W-UNIT-ABSENT", path, fact, hint)


def _ends(change: Change, code: str) -> bool:
    return code in change.predecessors and code not in change.into


def _begins(change: Change, code: str) -> bool:
    return code in change.into and code not in change.predecessors


def _beside_change(known: Known, change: Change, code: str, path: Path) -> Flaw:
    """A number of a unit before the change by which it began, or from the one on by which it ended."""
    names = _names(known, change, code)
    fact = say("«{name}» có số liệu sau khi đã được sắp xếp từ ngày {day}", **names)
    others = change.into
    if _begins(change, code):
        fact = say("«{name}» có số liệu trước khi thành lập ngày {day}", **names)
        others = change.predecessors
    meant = first_names([known.unit_name(one) for one in others])
    hint = say("ghi số của {names}; hoặc sửa ngày của lần sắp xếp («changes:»)", names=meant)
    return Flaw("W-UNIT-ABSENT", path, fact, hint)


def _outside_its_days(known: Known, snapshot: Snapshot, code: str, path: Path) -> Flaw:
    names = {"name": known.unit_name(code), "moment": snapshot.as_of.said}
    fact = say("đơn vị «{name}» có số liệu {moment}, ngoài thời gian tham gia", **names)
    hint = say(
        "sửa thời gian tham gia («active_from:», «active_to:») của đơn vị hoặc bỏ số liệu này"
    )
    return Flaw("W-UNIT-ABSENT", path, fact, hint)


def _names(known: Known, change: Change, code: str) -> dict[str, str]:
    return {"name": known.unit_name(code), "day": short_date(change.on)}


def _standing(standing: Standing | None, at: Path) -> Iterator[Flaw]:
    if standing is None:
        return
    rank, among, remedy = (
        standing.rank,
        standing.among,
        say("sửa thứ hạng («rank:») hoặc tổng số đơn vị («among:»)"),
    )
    if rank == 0:
        yield Flaw("E-STANDING", (*at, "rank"), say("thứ hạng bắt đầu từ 1"), remedy)
    elif among is not None and rank > among:
        fact = say("thứ hạng {rank} lớn hơn số đơn vị {among}", rank=rank, among=among)
        yield Flaw("E-STANDING", (*at, "rank"), fact, remedy)


def _empty(result: Result, at: Path) -> Iterator[Flaw]:
    if result.total is None and not result.counts and not result.standing and not result.breakdowns:
        fact = say("kết quả không có số nào")
        remedy = say("ghi tổng ở «total:» hoặc số từng đơn vị ở «counts:», hoặc bỏ kết quả này")
        yield Flaw("E-RESULT-EMPTY", at, fact, remedy)
