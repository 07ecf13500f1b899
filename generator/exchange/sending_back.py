"""A return sent back (trả lại): its count stays in the record, counts as not reported, and says why.

The next count of the unit takes it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exchange.new_snapshot import (
    Existing,
    SnapshotExists,
    SnapshotFile,
    find_target,
    taken_at,
    with_mapping,
)
from generator.model.campaign import Campaign, Unit
from generator.model.results import Snapshot, Status
from generator.problems import NotFound, Problem, find, say
from generator.records import CampaignRecord
from generator.wording import Moment, fold


def plan_return(
    record: CampaignRecord, moment: Moment, units: Sequence[str], remark: str
) -> tuple[SnapshotFile, Snapshot, list[Unit]]:
    """The record of a moment, as it is once the counts of these units are sent back, and who they are.

    Raises `NotFound` for a unit that there is not or that sent nothing, `SnapshotExists` for a snapshot
    that is locked.
    """
    snapshot = taken_at(record, moment)
    chosen = [unit_called(record.own, one) for one in units]
    sent = {unit for result in snapshot.results for unit in result.counts}
    for unit in chosen:
        if unit.code not in sent:
            said = say(
                "«{unit}» chưa gửi số liệu {moment} nên không có gì để trả lại",
                unit=unit.label,
                moment=moment.said,
            )
            raise NotFound(said, say("nêu lần chốt khác bằng --as-of"))
    if snapshot.locked:
        said = say(
            "số liệu chốt {moment} đã khóa sổ nên không trả lại được; bỏ dòng locked trong hồ sơ rồi"
            " chạy lại",
            moment=moment.said,
        )
        raise SnapshotExists(said)
    target = find_target(record, moment, Existing.MERGE)
    return target, _sent_back(record.own, snapshot, chosen, remark), chosen


def _sent_back(
    campaign: Campaign, snapshot: Snapshot, units: Sequence[Unit], remark: str
) -> Snapshot:
    order = [unit.code for unit in campaign.units]
    codes = [unit.code for unit in units]
    statuses = {**snapshot.statuses, **dict.fromkeys(codes, Status.RETURNED)}
    remarks = {**snapshot.remarks, **dict.fromkeys(codes, remark)}
    for key, value in (("statuses", statuses), ("remarks", remarks)):
        ordered = {code: value[code] for code in order if code in value}
        snapshot = with_mapping(snapshot, key, ordered)
    return snapshot


def unit_called(campaign: Campaign, name: str) -> Unit:
    """A unit by its code or one of its names, as they are typed. Raises `NotFound`."""
    known = {unit.code: unit for unit in campaign.units}
    if name in known:
        return known[name]
    asked = fold(name)
    alike = [unit for unit in campaign.units if asked in _names(unit)]
    if len(alike) == 1:
        return alike[0]
    return find(known, name, say("không có đơn vị «{code}»", code=name))


def _names(unit: Unit) -> set[str]:
    return {fold(name) for name in (unit.code, unit.name, unit.label)}


def open_remark(campaign: Campaign, unit: str, until: Moment) -> str | None:
    """Why the last count that a unit sent, not later than a moment, was sent back."""
    sent = [
        one
        for one in campaign.snapshots
        if one.as_of <= until and any(unit in result.counts for result in one.results)
    ]
    last = max(sent, key=lambda one: one.as_of, default=None)
    return last.remark_on(unit) if last else None


def sent_again(campaign: Campaign, before: Snapshot, now: Snapshot) -> Iterator[Problem]:
    """Units whose very count that had been sent back came again: it stays sent back."""
    for unit in campaign.units:
        if Status.RETURNED in {now.status_of(unit.code)} and before == now:
            yield from ()
