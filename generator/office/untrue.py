"""What a change of an office's or a campaign's record would make untrue, told before it is saved.

Documents that went out are made anew in memory, with the record as it would be: what was printed from it differs,
wherever it stands. Figures that were taken belong to the phases, and mean what their indicator says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.model.books import Row
from generator.model.campaign import Campaign, Indicator, Quota, Target
from generator.model.document import Document
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.office.including import Levels
from generator.office.judged_file import campaign_folder
from generator.office.office import Office
from generator.office.verification import all_rows, changes
from generator.problems import Message, say
from generator.records import (
    CampaignRecord,
    bind,
    load_library,
    read_campaign,
    sound_but_sums,
)
from generator.register import BookRow
from generator.workspace import Workspace, Write, decode, read_yaml_text, regex

_MOST = 200_000
"""So many units times moments are looked through; a larger campaign would keep whoever saves waiting."""


def untrue_with(workspace: Workspace, path: Path, after: bytes) -> list[Message]:
    """What would no longer be true if this file held `after`; the records as they are may be wrong already."""
    library, _ = load_library(workspace)
    folder = campaign_folder(workspace, path)
    then = library if folder else _with_issuer(workspace, library, path, after)
    if then is None:
        return []
    folders = [folder] if folder else [*workspace.campaign_folders().values()]
    instead = {path: after} if folder else {}
    office_now, office_then = Office(workspace, library), Office(workspace, then)
    told: list[Message] = []
    for one in folders:
        now = _opened(workspace, library, one, {})
        later = _opened(workspace, then, one, instead)
        if now is None or later is None or not _fits(now.campaign):
            continue
        told += _of_figures(now.campaign, later.campaign)
        told += _of_targets(now.campaign, later.campaign)
        told += _of_issued(office_now, now, office_then, later)
    return told


def issued_untrue_with(workspace: Workspace, folder: Path, writes: Iterable[Write]) -> list[Row]:
    """The rows of documents of a campaign that would come out otherwise if these of its files were written."""
    library, _ = load_library(workspace)
    instead = {one.path: one.after for one in writes if one.after is not None}
    now = _opened(workspace, library, folder, {})
    later = _opened(workspace, library, folder, instead)
    if now is None or later is None or not _fits(now.campaign):
        return []
    found = _otherwise(Office(workspace, library), now, Office(workspace, library), later)
    return [one.row for one in found]


def _fits(campaign: Campaign) -> bool:
    return len(campaign.units) * (len(campaign.snapshots) + 1) <= _MOST


def _with_issuer(workspace: Workspace, library: Library, path: Path, after: bytes) -> Library | None:  # fmt: skip
    text, wrong = decode(after, workspace.shown(path))
    block, more = (None, []) if wrong else read_yaml_text(text, workspace.shown(path))
    issuer = bind(Issuer, block)[0] if block is not None and not more else None
    if issuer is None:
        return None
    return replace(library, issuers={**library.issuers, issuer.code: issuer})


def _opened(
    workspace: Workspace, library: Library, folder: Path, instead: dict[Path, bytes]
) -> CampaignRecord | None:
    read = partial(read_campaign, instead=instead)
    return Levels(workspace, library, read, below=sound_but_sums).open(folder, sound_but_sums)[0]


def _of_figures(now: Campaign, later: Campaign) -> Iterator[Message]:
    """Moments that come to stand in other phases, and indicators that come to mean something else."""
    for snapshot in now.snapshots:
        day = snapshot.as_of.of_day
        before, after = _phases_on(now, day), _phases_on(later, day)
        if before != after:
            yield say(
                "số liệu đến {moment} đang thuộc {before}, sau khi đổi thuộc {after}",
                moment=snapshot.as_of.said, before=_named(before), after=_named(after),
            )  # fmt: skip
    known = {one.code: one for one in later.indicators}
    for one in now.indicators if now.snapshots else ():
        other = known.get(one.code)
        if other is not None and _meaning(one) != _meaning(other):
            yield say(
                "{count} lần chốt số liệu đã có của «{name}» sẽ được hiểu khác",
                count=len(now.snapshots), name=one.name,
            )  # fmt: skip


def _of_targets(now: Campaign, later: Campaign) -> Iterator[Message]:
    """What uses a target that is taken away: documents that name it, tables of quotas that are held against it."""
    left = {one.code for one in later.targets}
    for target in now.targets:
        if target.code in left:
            continue
        names = [f"«{one.code}»" for one in now.documents if _names_target(one, target.code)]
        if names:
            yield say(
                "văn bản {documents} nhắc mục tiêu «{name}»: chỗ ấy sẽ không còn số",
                documents=", ".join(names), name=target.name,
            )  # fmt: skip
        if target.count is not None and any(_is_for(now, one, target) for one in now.quotas):
            yield say("tổng chỉ tiêu giao sẽ không còn được so với mục tiêu «{name}»", name=target.name)  # fmt: skip


def _names_target(document: Document, code: str) -> bool:
    """Whether a text of a document prints something of a target by its code."""
    named = regex(rf"\btargets(?:\.|\[\W{{1,2}}){re.escape(code)}\b")
    return named.search(document.model_dump_json()) is not None


def _is_for(campaign: Campaign, quota: Quota, target: Target) -> bool:
    of = campaign.indicator_code
    return of(quota.indicator) == of(target.indicator) and quota.phase == target.phase


def _meaning(one: Indicator) -> tuple[object, ...]:
    return (one.unit_of_measure, one.measure, one.counts_as, one.better)


def _phases_on(campaign: Campaign, day: date) -> list[str]:
    first = campaign.first_days()
    return [one.name for one in campaign.phases if first[one.code] <= day <= one.last]


def _named(names: list[str]) -> Message:
    return say("{names}", names=", ".join(names)) if names else say("không giai đoạn nào")


def _of_issued(
    office_now: Office, now: CampaignRecord, office_then: Office, later: CampaignRecord
) -> Iterator[Message]:
    for one in _otherwise(office_now, now, office_then, later):
        yield say(
            "văn bản đã ban hành số {number} ngày {day} («{key}») sẽ không còn đúng như đã ký",
            **one.row.told, key=one.row.key,
        )  # fmt: skip


def _otherwise(
    office_now: Office, now: CampaignRecord, office_then: Office, later: CampaignRecord
) -> Iterator[BookRow]:
    """Documents that went out and would come out otherwise; not those of which that is so already."""
    rows = [one for one in all_rows(office_now) if one.row.key and one.row.key.startswith(f"{now.campaign.code}/")]  # fmt: skip
    differing = [found.one for found in changes(office_then, [later], rows)] if rows else []
    known = {id(found.one) for found in changes(office_now, [now], differing)} if differing else ()
    yield from (one for one in differing if id(one) not in known)
