"""A return sent back (trả lại): its count stays in the record, counts as not reported, and says why.

The next count of the unit takes it back.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from generator.model.roster import Units
from generator.problems import NotFound, find, say
from generator.records import CampaignRecord
from generator.sheets import UnitIndex
from generator.wording import Moment


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
            raise NotFound(said, say("hãy chọn lần chốt khác bằng --as-of"))
    if snapshot.locked:
        said = say(
            "số liệu chốt {moment} đã khóa sổ nên không trả lại được; bỏ dòng «locked:» của lần chốt rồi chạy lại",
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
    said = remark.strip().rstrip(".;")
    remarks = {**snapshot.remarks, **dict.fromkeys(codes, said)}
    for key, value in (("statuses", statuses), ("remarks", remarks)):
        ordered = {code: value[code] for code in order if code in value}
        snapshot = with_mapping(snapshot, key, ordered)
    return snapshot


def unit_called(campaign: Campaign, name: str) -> Unit:
    """A unit by its code or what people call it. Raises `NotFound`, also where several are meant."""
    by_code = [unit for unit in campaign.units if unit.code == name]
    if by_code:
        return by_code[0]
    found = UnitIndex(Units(campaign).called_on()).find(name)
    if found.sure:
        return found.units[0]
    known = {unit.code: unit for unit in found.units or campaign.units}
    return find(known, name, say("không rõ đơn vị «{code}»", code=name))
