"""A new snapshot as a record: where it is kept, what it says, joined with one that is there.

A record that exists is never touched unless that is asked for, and only as long as it is what it
was when it was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import takewhile
from pathlib import Path

from generator.exchange.spoilt import replaceable
from generator.model.campaign import Campaign
from generator.model.fields import Number
from generator.model.results import Precision, Result, Snapshot, Status
from generator.problems import GeneratorError, NotFound, Place, Problem, RecordsInvalid, say
from generator.records import (
    CampaignRecord,
    amended,
    edited,
    table_of,
    takes_tables,
    texts_of,
    with_schema_line,
    write_yaml_text,
    writes_of_snapshot,
)
from generator.sheets import DeclaredRate
from generator.wording import Moment
from generator.wording import moment as write_moment
from generator.workspace import BOM, Write, bytes_of, commit, read_yaml_text, split_mark, unchanging


class Existing(Enum):
    """What becomes of a snapshot of the same moment that is there already.

    Units are added to it or corrected (`MERGE`), or all counts of an indicator are replaced.
    """

    REFUSE = auto()
    MERGE = auto()
    REPLACE = auto()


class SnapshotExists(GeneratorError):
    """There is a record of that moment already; nothing was written."""


@unchanging(frozen=True)
class SnapshotFile:
    """The file that a snapshot goes into, and what stood in it, and in the table of its counts, then."""

    record: CampaignRecord
    path: Path
    found: bytes | None = None
    snapshot: Snapshot | None = None
    table: bytes | None = None

    @property
    def comment(self) -> str:
        """The comment at the head of the file that is there."""
        if self.snapshot is None:
            return ""
        head = _head((self.found or b"").decode("utf-8-sig"))
        return "\n".join(line.lstrip("# ").rstrip() for line in head.splitlines())


def find_target(
    record: CampaignRecord, moment: Moment, existing: Existing, reason: str | None = None
) -> SnapshotFile:
    """Where the snapshot of a moment belongs; raises `SnapshotExists` when one may not be touched.

    One that was locked is touched only for a reason.
    """
    campaign = record.own
    for index, snapshot in enumerate(campaign.snapshots):
        if snapshot.as_of.instant == moment.instant:
            found = _existing(record, index, snapshot, existing)
            if snapshot.locked and not reason:
                said = say(
                    "số liệu chốt {moment} đã khóa sổ; thêm --force --reason «lý do» để vẫn nhập",
                    moment=moment.said,
                )
                raise SnapshotExists(said)
            return found
    spoilt = replaceable(record, _names(moment)) if existing is Existing.REPLACE else None
    if spoilt:
        return SnapshotFile(record, spoilt, bytes_of(spoilt))
    path = _free_path(record, moment)
    if path.exists():
        raise SnapshotExists(say("«{file}» đã có; đổi tên tệp ấy rồi nhập lại", file=path.name))
    return SnapshotFile(record, path)


def join(
    campaign: Campaign,
    old: Snapshot,
    counts: Mapping[str, Mapping[str, Number]],
    existing: Existing,
) -> Snapshot:
    """The old snapshot with new counts in it, added to those there or in their place.

    All else that it says stays: other indicators, a declared total, standings.
    """
    results = list(old.results)
    for indicator, found in counts.items():
        known = campaign.result_of(old, indicator)
        kept = known.counts if known and existing is Existing.MERGE else {}
        merged = _ordered(campaign, {**kept, **found})
        if known is None:
            results.append(Result(indicator=indicator, counts=merged))
        else:
            results[results.index(known)] = known.model_copy(update={"counts": merged})
    return old.model_copy(update={"results": tuple(results)})


def results_of(
    campaign: Campaign, counts: Mapping[str, Mapping[str, Number]]
) -> tuple[Result, ...]:
    """New results, indicators and units in the order of the campaign."""
    return tuple(
        Result(indicator=one.code, counts=_ordered(campaign, counts[one.code]))
        for one in campaign.indicators
        if counts.get(one.code)
    )


def with_totals(
    campaign: Campaign, results: Sequence[Result], declared: Mapping[str, DeclaredRate]
) -> tuple[Result, ...]:
    """The results with the published rates of all units."""
    left = dict(declared)
    found = list[Result]()
    for one in results:
        total = left.pop(campaign.indicator_code(one.indicator), None)
        changed = {"total": total.rate, "precision": Precision.EXACT} if total else {}
        found.append(one.model_copy(update=changed) if changed else one)
    new = (Result(indicator=code, total=one.rate) for code, one in left.items())
    return (*found, *new)


def with_statuses(
    campaign: Campaign, snapshot: Snapshot, units: Collection[str], told: Mapping[str, Status]
) -> Snapshot:
    """The snapshot with what is now said of some units; those of which nothing is said are as it is.

    The remark with which a count was sent back goes with it.
    """
    snapshot = _without_remarks(
        snapshot, [one for one in units if told.get(one) is not Status.RETURNED]
    )
    kept = {unit: status for unit, status in snapshot.statuses.items() if unit not in units}
    own = {unit: status for unit, status in told.items() if status is not snapshot.status}
    joined = {**kept, **own}
    statuses = {one.code: joined[one.code] for one in campaign.units if one.code in joined}
    if statuses == dict(snapshot.statuses):
        return snapshot
    return with_mapping(snapshot, "statuses", statuses)


def _without_remarks(snapshot: Snapshot, units: Collection[str]) -> Snapshot:
    left = {unit: remark for unit, remark in snapshot.remarks.items() if unit not in units}
    return snapshot if left == dict(snapshot.remarks) else with_mapping(snapshot, "remarks", left)


def with_mapping(snapshot: Snapshot, key: str, value: Mapping[str, object]) -> Snapshot:
    """The snapshot with another mapping under a key, which is left out where it is empty."""
    changed = snapshot.model_copy(update={key: dict(value)})
    if not value:
        changed.model_fields_set.discard(key)
    return changed


def with_reason(snapshot: Snapshot, reason: str) -> Snapshot:
    """The snapshot with a note of why it was changed after it had been locked."""
    added = f"Nhập sau khi khóa sổ: {reason}"
    note = f"{snapshot.note}; {added}" if snapshot.note else added
    return snapshot.model_copy(update={"note": note})


def plan_lock(record: CampaignRecord, moment: Moment) -> tuple[SnapshotFile, Snapshot]:
    """The record of a moment, and as it is once it is locked. Raises `NotFound`, `SnapshotExists`."""
    snapshot = taken_at(record, moment)
    target = find_target(record, moment, Existing.MERGE, reason="-")
    return target, snapshot.model_copy(update={"locked": True})


def taken_at(record: CampaignRecord, moment: Moment) -> Snapshot:
    """The snapshot that was recorded for a moment. Raises `NotFound`."""
    known = {one.as_of: one for one in record.own.snapshots}
    if moment not in known:
        taken = ", ".join(str(one) for one in sorted(known))
        said = say("chưa có số liệu chốt {moment}", moment=moment.said)
        raise NotFound(said, say("các lần đã chốt: {known}", known=taken or "–"))
    return known[moment]


def write_snapshot(
    target: SnapshotFile,
    snapshot: Snapshot,
    comment: str,
    command: str = "import results",
    beside: Sequence[Write] = (),
) -> Path:
    """Put the record in its place, and other files with it.

    Raises `Busy` when something else has come there meanwhile.
    """
    writes = [*writes_planned(target, snapshot, comment), *beside]
    commit(target.record.workspace, writes, command)
    return target.path


def rewritten(record: CampaignRecord, before: Snapshot, after: Snapshot) -> list[Write]:
    """The files of a snapshot that is there when it says something else. Raises `SnapshotExists`, `RecordsInvalid`."""
    target = find_target(record, before.as_of, Existing.MERGE, reason="-")
    return writes_planned(target, after, target.comment)


def writes_planned(target: SnapshotFile, snapshot: Snapshot, comment: str) -> list[Write]:
    """The files of a snapshot: with a table beside it where it has one, or where the newest one has."""
    record = target.record
    if target.found is None and takes_tables(record):
        return writes_of_snapshot(record, target.path, None, snapshot, comment)
    if target.table is None:
        return [Write(target.path, target.found, _written(target, snapshot, comment).encode())]
    head, table = writes_of_snapshot(record, target.path, target.snapshot, snapshot)
    added = comment.removeprefix(target.comment).strip("\n")
    told = _told_at_head((head.after or b"").decode(), added).encode()
    return [Write(head.path, target.found, told), replace(table, before=target.table)]


def _written(target: SnapshotFile, snapshot: Snapshot, comment: str) -> str:
    """The record as it will stand; of one that is there, only what it says anew is changed."""
    if target.found is None or target.snapshot is None:
        text = write_yaml_text(snapshot, header=comment)
        return with_schema_line(target.record.workspace, target.path, text)
    text, name = target.found.decode(), target.path.name
    block, problems = read_yaml_text(text.removeprefix(BOM), name)
    if block is None:
        raise RecordsInvalid(problems)
    wanted = amended(block, texts_of(target.snapshot), texts_of(snapshot))
    after = edited(text, block, wanted)
    if after is None:
        raise RecordsInvalid([_unusual(name)])
    return _told_at_head(after, comment.removeprefix(target.comment).strip("\n"))


def _head(text: str) -> str:
    """The lines of comment that a file begins with."""
    return "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))


def _told_at_head(text: str, comment: str) -> str:
    """The text with more lines of comment below those at its head."""
    mark, body = split_mark(text)
    head, end = _head(body), "\r\n" if "\r\n" in body else "\n"
    told = "".join(f"# {line}{end}" for line in comment.splitlines())
    return f"{mark}{head}{told}{body.removeprefix(head)}"


def _unusual(name: str) -> Problem:
    return Problem(
        "E-RESULTS-FORM",
        Place(name),
        say("tệp không viết theo mẫu nên không ghi thêm được"),
        say("viết mỗi trường một dòng «trường: giá trị» rồi nhập lại"),
    )


def _existing(
    record: CampaignRecord, index: int, snapshot: Snapshot, existing: Existing
) -> SnapshotFile:
    file = record.place("snapshots", index).file
    path = record.folder / "results" / Path(file).name
    shown = write_moment(snapshot.as_of.day, snapshot.as_of.at)
    if existing is Existing.REFUSE:
        said = say(
            "đã có số liệu chốt {moment} trong {file}; thêm --merge để bổ sung,"
            " --force để thay hết số cũ",
            moment=shown,
            file=file,
        )
        raise SnapshotExists(said)
    if not path.is_file():
        said = say("số liệu chốt {moment} nằm trong {file}; sửa ở đó", moment=shown, file=file)
        raise SnapshotExists(said)
    table = table_of(path)
    return SnapshotFile(record, path, bytes_of(path), snapshot, bytes_of(table) if table else None)


def _free_path(record: CampaignRecord, moment: Moment) -> Path:
    """`2022-04-25.yaml`; with the hour when there are two of that day."""
    folder = record.folder / "results"
    return next(
        (
            path
            for name in _names(moment)
            if not (path := folder / f"{name}.yaml").exists()
            and not path.with_suffix(".csv").exists()
        ),
        folder / f"{moment.day.isoformat()}.yaml",
    )


def _names(moment: Moment) -> Iterator[str]:
    day = moment.day.isoformat()
    yield day
    yield f"{day}-{moment.at:%H%M}" if moment.at else f"{day}-2400"
    if moment.at and moment.at.second:
        yield f"{day}-{moment.at:%H%M%S}"


def _ordered(campaign: Campaign, counts: Mapping[str, Number]) -> dict[str, Number]:
    known = {unit.code: counts[unit.code] for unit in campaign.units if unit.code in counts}
    return known | dict(counts)
