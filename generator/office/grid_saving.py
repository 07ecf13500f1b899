"""What was changed in the table of units, as files of the record: proved by reading them again, then written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.exchange import part_writes
from generator.model.campaign import Campaign, Quota
from generator.model.library import Library
from generator.model.rules import PART_ABOVE, Flaw, check_campaign
from generator.office.grid_editing import Edited
from generator.office.large_campaigns import is_large
from generator.problems import GeneratorError, Misused, Place, Problem, RecordsInvalid, errors, say
from generator.records import (
    CampaignRecord,
    ordered_quota,
    quotas_in_table,
    read_campaign,
    writes_of_quotas,
)
from generator.workspace import Write, bytes_of, commit, counting_files, digest, locate, unchanging

DEED = "serve units"
_HEADS = {
    "units.yaml": "Các đơn vị, theo thứ tự trong bảng. Mọi trường và ý nghĩa: vanthu schema units",
    "quotas.yaml": "Chỉ tiêu giao cho các đơn vị",
}
_TOUCHED = frozenset({"bases", "groups", "units", "quotas"})


class GridUnclear(GeneratorError):
    """Some cells cannot be read, or were changed by somebody else meanwhile; nothing is written."""


@unchanging(frozen=True)
class GridPlan:
    """The files to be written, and what the rules say of the record that they make."""

    record: CampaignRecord
    edited: Edited
    writes: tuple[Write, ...]
    problems: tuple[Problem, ...]

    @property
    def wrong(self) -> list[Problem]:
        """What would be wrong with the record that is not wrong yet."""
        return errors(self.problems)


def marks_of(record: CampaignRecord) -> dict[Path, str | None]:
    """The digest of each file by which a campaign counts: where all are the same, it reads the same."""
    counting = (*counting_files(record.folder), *record.sources)
    return {path: digest(bytes_of(path)) for path in counting}


def plan_grid(record: CampaignRecord, library: Library, edited: Edited) -> GridPlan:
    """The changes as files; writes nothing.

    Raises `GridUnclear` while a cell is unclear or in conflict, `RecordsInvalid` for a record that is
    written in a way that cannot be changed.
    """
    if edited.faults or edited.conflicts:
        count = len(edited.faults) + len(edited.conflicts)
        raise GridUnclear(say("chưa lưu: còn {count} ô cần xem lại", count=count))
    writes = _writes(record, edited.before, edited.after)
    return GridPlan(record, edited, writes, tuple(_proved(record, library, edited, writes)))


def write_grid(plan: GridPlan) -> None:
    """Put the files in their places. Raises `Busy` where one was changed meanwhile."""
    if plan.writes:
        commit(plan.record.workspace, plan.writes, DEED)


def _writes(record: CampaignRecord, before: Campaign, after: Campaign) -> tuple[Write, ...]:
    lists = {
        key: (getattr(before, key), getattr(after, key)) for key in ("bases", "groups", "units")
    }
    if not quotas_in_table(record):
        lists["quotas"] = (before.quotas, after.quotas)
        return tuple(part_writes(record, lists, heads=_HEADS))
    known: list[Quota | None] = [*before.quotas]
    known += [None] * (len(after.quotas) - len(known))
    told = [
        (place if old else None, old, new)
        for place, (old, new) in enumerate(zip(known, after.quotas, strict=True))
        if old != new
    ]
    quotas = writes_of_quotas(record, told) if told else []
    writes = [*part_writes(record, lists, heads=_HEADS), *quotas]
    if len({one.path for one in writes}) < len(writes):
        raise Misused(say("lưu phần đơn vị trước, rồi sửa và lưu phần chỉ tiêu"))
    return tuple(writes)


def _proved(
    record: CampaignRecord, library: Library, edited: Edited, writes: tuple[Write, ...]
) -> Iterator[Problem]:
    """What is new of all that is wrong. Raises `RecordsInvalid` where the files would not say what was meant.

    Where very many units are written, what was changed in its place is proved there alone.
    """
    flaws = [*_new_flaws(record, library, edited)]
    if not flaws and is_large(record.folder):
        return
    instead = {write.path: write.after for write in writes}
    again, problems = read_campaign(record.folder, record.workspace, instead=instead)
    if again is None:
        raise RecordsInvalid(errors(problems))
    if not _same(again.campaign, edited.after):
        name = record.workspace.shown(writes[0].path if writes else record.folder)
        said = say("tệp không viết theo mẫu nên không ghi thêm được")
        raise RecordsInvalid([Problem("E-RECORD-FORM", Place(name), said)])
    yield from (flaw.at(locate(again.root, flaw.path)) for flaw in flaws)


def _new_flaws(record: CampaignRecord, library: Library, edited: Edited) -> Iterator[Flaw]:
    parts = {key: getattr(edited.after, key) for key in _TOUCHED}
    after = record.campaign.model_copy(update=parts)
    found = [flaw for flaw in check_campaign(after, library) if _is_told(flaw)]
    known = {one.identity for one in check_campaign(record.campaign, library)} if found else ()
    yield from (flaw for flaw in found if flaw.identity not in known)


def _is_told(flaw: Flaw) -> bool:
    return flaw.code.startswith(("E-", PART_ABOVE)) or str(flaw.path[0]) in _TOUCHED


def _same(one: Campaign, other: Campaign) -> bool:
    ours, theirs = ([ordered_quota(each) for each in two.quotas] for two in (one, other))
    lists = ((each.units, each.groups, each.bases) for each in (one, other))
    return next(lists) == next(lists) and ours == theirs
