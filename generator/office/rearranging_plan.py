"""What happens to units as files of the record: proved by reading them again, then written in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.exchange import part_writes, rewritten
from generator.model.campaign import Quota
from generator.model.library import Library
from generator.model.rules import check_campaign
from generator.office.rearranging import Rearranged
from generator.problems import Place, Problem, RecordsInvalid, errors, say
from generator.records import (
    CampaignRecord,
    ordered_quota,
    quotas_in_table,
    read_campaign,
    writes_of_quotas,
)
from generator.workspace import Write, commit, locate, unchanging

DEED = "serve changes"


@unchanging(frozen=True)
class RearrangingPlan:
    """The files to be written, and what the rules say then that they do not say now."""

    record: CampaignRecord
    found: Rearranged
    writes: tuple[Write, ...]
    problems: tuple[Problem, ...]

    @property
    def wrong(self) -> list[Problem]:
        """What would be wrong with the record that is not wrong yet."""
        return errors(self.problems)


def plan_rearranging(record: CampaignRecord, library: Library, found: Rearranged) -> RearrangingPlan:  # fmt: skip
    """The files; writes nothing. Raises `RecordsInvalid` for a record that is written in a way that cannot be changed."""
    writes = tuple(_writes(record, found))
    return RearrangingPlan(record, found, writes, tuple(_proved(record, library, found, writes)))


def write_rearranging(plan: RearrangingPlan) -> list[Path]:
    """Put the files in their places. Raises `Busy` where one was changed meanwhile."""
    commit(plan.record.workspace, plan.writes, DEED)
    return [one.path for one in plan.writes]


def _writes(record: CampaignRecord, found: Rearranged) -> Iterator[Write]:
    before, after = found.before, found.after
    lists = {key: (getattr(before, key), getattr(after, key)) for key in ("units", "changes")}
    pairs = [
        (place, old, new)
        for place, (old, new) in enumerate(zip(before.quotas, after.quotas, strict=True))
        if old != new
    ]
    apart = quotas_in_table(record)
    if not apart:
        lists["quotas"] = (before.quotas, after.quotas)
    yield from part_writes(record, lists)
    yield from writes_of_quotas(record, pairs) if apart and pairs else ()
    for old, new in found.moved:
        yield from rewritten(record, old, new)


def _proved(
    record: CampaignRecord, library: Library, found: Rearranged, writes: Sequence[Write]
) -> Iterator[Problem]:
    """What is new of all that the rules say. Raises `RecordsInvalid` where the files would not say what was meant."""
    instead = {write.path: write.after for write in writes}
    again, problems = read_campaign(record.folder, record.workspace, instead=instead)
    if again is None:
        raise RecordsInvalid(errors(problems))
    told = [_told(one) for one in (again.own, found.after)]
    if len(instead) < len(writes) or told[0] != told[1]:
        said = say("tệp không viết theo mẫu nên không ghi thêm được")
        name = record.workspace.shown(writes[0].path if writes else record.folder)
        raise RecordsInvalid([Problem("E-RECORD-FORM", Place(name), said)])
    known = {one.identity for one in check_campaign(record.own, library)}
    for flaw in check_campaign(again.own, library):
        if flaw.identity not in known:
            yield flaw.at(locate(again.root, flaw.path))


def _told(campaign: object) -> tuple[object, ...]:
    quotas: Sequence[Quota] = getattr(campaign, "quotas", ())
    parts = (getattr(campaign, key) for key in ("units", "changes", "snapshots"))
    return (*parts, [ordered_quota(one) for one in quotas])
