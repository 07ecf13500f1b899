"""Results in: files that units sent → a new snapshot, after its changes have been shown.

First a plan, which writes nothing and tells everything; then the record. Rows that were refused do
not keep the others out. How files are read is `generator.sheets`.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator import sheets
from generator.exchange import new_snapshot
from generator.exchange.changes import (
    Changes,
    compare,
    last_snapshot,
    settle_falls,
    settle_lower,
)
from generator.exchange.import_doubts import (
    UNSURE,
    Counts,
    ahead,
    new_snapshot_doubts,
    others_kept,
    others_of,
    raised,
    sent_again,
)
from generator.exchange.jumps import jumps
from generator.exchange.late_sheets import LateSheets, StoodStill, settle_late, undone
from generator.exchange.leaps import settle_leaps
from generator.exchange.remembering import new_aliases, remember
from generator.exchange.sources import Answers, comment_on
from generator.exchange.spoilt import refuse_unread, refuse_wrong, source_in, told_replaced
from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.library import Library
from generator.model.results import Snapshot, Status
from generator.model.rules import Flaw, check_campaign
from generator.problems import Exit, Message, Place, Problem, RecordsInvalid, errors, say
from generator.records import CampaignRecord
from generator.wording import Moment, day_in_full, read_moment
from generator.workspace import TextRefused, Write, unchanging, without_collection

_FALLS = frozenset({"E-COUNT-FALLS", "W-COUNT-FALLS"})


class MomentMissing(RecordsInvalid):
    """Nobody says of when the figures are: not the command, not the files."""

    exit_code = Exit.MISUSED


@unchanging(frozen=True)
class ImportRequest:
    """What is imported and as what; without a moment the files must say of when they are."""

    as_of: Moment | None = None
    reading: sheets.ResultsRequest = field(default_factory=sheets.ResultsRequest)
    status: Status | None = None
    source: str | None = None
    existing: new_snapshot.Existing = new_snapshot.Existing.REFUSE
    reason: str | None = None
    """Why a snapshot is changed that was locked; it is kept with it."""
    today: datetime.date | None = None
    """The day on which it is imported, where that is known: of a day yet to come it is asked."""
    corrects: bool = False
    """Whether it is a count that somebody just typed in the place of one that is there: that it may be lower is not asked."""
    asks_together: bool = False
    """Whether questions stand together, as on a page: then more is asked while the moment is not clear."""


@unchanging(frozen=True)
class ImportPlan:
    """What an import would write, what it changes, and all that is to be told of it."""

    snapshot: Snapshot
    target: new_snapshot.SnapshotFile
    comment: str
    changes: tuple[Changes, ...]
    corrected: tuple[Changes, ...]
    imported: sheets.ImportedResults
    problems: tuple[Problem, ...]
    aliases: Mapping[str, Unit] = field(default_factory=dict)
    """Names of which somebody said whose they are, or that were told and are agreed to, to be remembered, and their units."""
    remembered: tuple[Write, ...] = ()
    stood_still: tuple[StoodStill, ...] = ()
    """Counts that stay as they are, since nobody touched their cells after the sheet was handed out."""

    @property
    def refused(self) -> list[Problem]:
        """Rows and files that were refused."""
        return errors(self.problems)


def plan_import(
    record: CampaignRecord,
    library: Library,
    files: Sequence[sheets.SourceFile],
    request: ImportRequest,
    ask: sheets.Ask = sheets.ask_nobody,
) -> ImportPlan:
    """The new snapshot and its changes; writes nothing.

    Raises `RecordsInvalid` when nothing is left to import, or the record would contradict others.
    """
    with without_collection():
        return _Planning(record, library, request, Answers(ask)).plan(files)


def refuse_partial(campaign: Campaign, refused: int) -> None:
    """For who wants all or nothing: refuses an import of which something was refused."""
    if refused:
        said = say("còn {count} lỗi nên chưa ghi gì", count=refused)
        hint = say("sửa tệp, hoặc bỏ --strict")
        raise RecordsInvalid([Problem("E-IMPORT-STRICT", Place(campaign.code), said, hint)])


def write_import(plan: ImportPlan) -> Path:
    """Put the planned record in its place, and with it what names were decided to mean."""
    beside = plan.remembered
    return new_snapshot.write_snapshot(plan.target, plan.snapshot, plan.comment, beside=beside)


def writes_of_import(plan: ImportPlan) -> list[Write]:
    """The files that a plan would write."""
    return [
        *new_snapshot.writes_planned(plan.target, plan.snapshot, plan.comment),
        *plan.remembered,
    ]


@dataclass
class _Planning:
    record: CampaignRecord
    library: Library
    request: ImportRequest
    ask: Answers
    finer: Mapping[str, Indicator] = field(default_factory=dict)
    """Indicators that get more decimals with what is imported."""

    @property
    def campaign(self) -> Campaign:
        own = self.record.own
        if not self.finer:
            return own
        changed = tuple(self.finer.get(one.code, one) for one in own.indicators)
        return own.model_copy(update={"indicators": changed})

    def plan(self, files: Sequence[sheets.SourceFile]) -> ImportPlan:
        if self.request.existing is not new_snapshot.Existing.REPLACE:
            refuse_unread(self.record)
            refuse_wrong(self.record, iter(self._said_before))
        opened, when = self._opened_of(files)
        moment = self._arrived(when or opened.moment or self._asked_moment(opened), opened)
        target = new_snapshot.find_target(
            self.record, moment, self.request.existing, self.request.reason
        )
        refuse_unread(self.record, target.path if _is_spoilt(target) else None)
        read = opened.read(moment)
        self.finer = read.finer
        late = self._late(read, target)
        imported = late.imported
        there = target.snapshot.status if target.snapshot else Status.VALID
        status = self.request.status or there
        falls = settle_falls(self.campaign, imported, moment, status, self.ask)
        counts, problems = falls.kept, [*imported.problems, *late.problems, *falls.problems]
        is_merged = self.request.existing is new_snapshot.Existing.MERGE
        if target.snapshot and is_merged and not self.request.corrects:
            counts, lower = settle_lower(
                self.campaign, imported, counts, target.snapshot, self.ask, decided=late.decided
            )
            problems += lower
        counts, leaps = settle_leaps(self.campaign, imported, counts, moment, self.ask)
        problems += leaps
        is_empty = not any(counts.values()) and not imported.declared
        says_something = any(read.counts.values()) or bool(late.problems)
        if is_empty and (errors(problems) or not says_something):
            raise RecordsInvalid(problems if errors(problems) else [_nothing(files)])
        snapshot = self._snapshot(target, moment, counts, imported.statuses, imported.declared)
        flaws = self._flaws(snapshot, target)
        refuse_wrong(self.record, (one for one in flaws if one.identity in self._known))
        flaws = [one for one in flaws if one.identity not in self._known]
        told, untold = list[Flaw](), list[Flaw]()
        for one in flaws:
            (told if self._is_told(one, target, falls.told) else untold).append(one)
        snapshot = self._corrected(snapshot, target, told)
        doubts = list(self._doubts(untold, snapshot, target, imported))
        if wrong := errors(doubts):
            raise RecordsInvalid([*problems, *wrong])
        doubts += self._more_doubts(snapshot, counts, target, imported)
        codes = [*{**counts, **imported.declared}]
        plan = self._planned(snapshot, target, imported, codes, [*problems, *doubts])
        return replace(plan, stood_still=tuple(late.stood_still))

    def _late(
        self, imported: sheets.ImportedResults, target: new_snapshot.SnapshotFile
    ) -> LateSheets:
        """The results without what would undo a correction that was made after their sheet was handed out."""
        there = target.snapshot
        if there and self.request.existing is new_snapshot.Existing.MERGE:
            return settle_late(self.campaign, imported, there, self.ask)
        hint, own = (_MERGE, there) if there else (_CORRECT, self._told_of(imported))
        return LateSheets(imported, [*undone(self.campaign, imported, own, hint)] if own else [])

    def _told_of(self, imported: sheets.ImportedResults) -> Snapshot | None:
        """The snapshot of the moment that the sheets say of themselves, where they go into another."""
        moments = {one.stamps.moment for one in imported.sources}
        return next((one for one in self.campaign.snapshots if {one.as_of} == moments), None)

    def _more_doubts(
        self,
        snapshot: Snapshot,
        counts: Counts,
        target: new_snapshot.SnapshotFile,
        imported: sheets.ImportedResults,
    ) -> Iterator[Problem]:
        """What no rule says of the snapshot, by what was there before it."""
        yield from jumps(self.campaign, snapshot.as_of, counts, imported)
        if target.found is None:
            yield from new_snapshot_doubts(self.campaign, snapshot, counts, target.path.name)
        if _is_spoilt(target):
            yield told_replaced(target.path)
        if target.snapshot:
            yield from sent_again(target.snapshot, snapshot, imported)
            if self.request.existing is new_snapshot.Existing.MERGE:
                yield from raised(self.campaign, target.snapshot, counts, imported)
            yield from others_kept(self.campaign, target.snapshot, snapshot, imported)

    def _planned(
        self,
        snapshot: Snapshot,
        target: new_snapshot.SnapshotFile,
        imported: sheets.ImportedResults,
        codes: Sequence[str],
        problems: Sequence[Problem],
    ) -> ImportPlan:
        """The plan, with what becomes of the counts of these indicators and of names that were decided."""
        corrected = (compare(self.campaign, code, snapshot, target.snapshot) for code in codes)
        meant = {**imported.slipped, **imported.decided}
        lasting = {name: unit for name, unit in meant.items() if name not in imported.ambiguous}
        aliases = new_aliases(self.campaign.units, lasting)
        remembered, unwritten = remember(self.record, aliases, imported.finer)
        return ImportPlan(
            snapshot=snapshot,
            target=target,
            comment=comment_on(imported.sources, self.ask.lines, target.comment),
            changes=tuple(self._changes(snapshot, code) for code in codes),
            corrected=tuple(corrected) if target.snapshot else (),
            imported=imported,
            problems=(*problems, *unwritten),
            aliases=aliases,
            remembered=tuple(remembered),
        )

    def _opened_of(
        self, files: Sequence[sheets.SourceFile]
    ) -> tuple[sheets.OpenedResults, Moment | None]:
        """The files, and of when they are where that was told: by the request, or asked before anything else."""
        if self.request.as_of:
            return self._opened(files, self.ask), self.request.as_of
        seen = self._opened(files, sheets.ask_nobody)
        if not seen.problems:
            seen.ask = self.ask
            return seen, None
        told = self._asked_moment(seen) if seen.unread_moments and seen.is_of_no_day else None
        return self._opened(files, self.ask), told

    def _opened(self, files: Sequence[sheets.SourceFile], ask: sheets.Ask) -> sheets.OpenedResults:
        own = self.library.names_of(self.campaign.issuer)
        reading = replace(self.request.reading, own=own)
        return sheets.open_results(files, self.campaign, reading, ask)

    def _asked_moment(self, opened: sheets.OpenedResults) -> Moment:
        """The moment that somebody tells. Raises `MomentMissing` with all else that is wrong, which is asked where questions stand together."""
        doubt = Problem("E-XLS-AS-OF", Place(opened.first_file), _NO_MOMENT, _ADD_MOMENT)
        ask = self.ask if opened.tables or opened.unread_moments else sheets.ask_nobody
        typed = sheets.typed(_TYPE_MOMENT, self._read_moment, self._with_year)
        settled = sheets.settle(ask, doubt, self._days_named(opened), typed)
        if isinstance(settled, Moment):
            return settled
        opened.ask = self.ask if self.request.asks_together else sheets.ask_nobody
        raise MomentMissing([*opened.read(None).refused, settled])

    def _read_moment(self, text: str) -> tuple[Message, Moment]:
        """The moment that somebody types, as it is told; a day without its year is of the campaign's. Raises `TextRefused`."""
        moment = read_moment(day_in_full(text, self.campaign.starts, self.campaign.ends))
        return say("{moment}", moment=moment.said), moment

    def _days_named(self, opened: sheets.OpenedResults) -> list[tuple[Message, Moment]]:
        """The days that the files name without a year, in the year in which they lie in the campaign."""
        named = {day: stamp for stamp in opened.days_without_year for day in self._with_year(stamp.text)}  # fmt: skip
        return [
            (
                say(
                    "{moment}: tệp ghi «{stamp}», năm lấy theo thời gian của chiến dịch",
                    moment=read_moment(day).said,
                    stamp=stamp.text,
                ),
                read_moment(day),
            )
            for day, stamp in named.items()
        ]

    def _with_year(self, text: str) -> list[str]:
        """A day that was written without its year, in the one year in which it lies in the campaign."""
        try:
            return [day_in_full(text, self.campaign.starts, self.campaign.ends)]
        except TextRefused as fault:
            meant = fault.message.values.get("meant")
            return [str(meant)] if meant else []

    def _arrived(self, moment: Moment, opened: sheets.OpenedResults) -> Moment:
        """The moment, or another that somebody tells in place of one yet to come. Raises `MomentMissing` where nobody does.

        Estimates may be of a day to come, and what is recorded for such a day was asked about before.
        """
        today = self.request.today
        known = {one.as_of.instant for one in self.campaign.snapshots}
        is_estimate = self.request.status is Status.ESTIMATED
        if today is None or moment.of_day <= today or is_estimate or moment.instant in known:
            return moment
        doubt, choices = ahead(Place(opened.first_file), moment, today, _NOT_YET)
        typed = sheets.typed(_TYPE_MOMENT, self._read_moment, self._with_year)
        settled = sheets.settle(self.ask, doubt, choices, typed)
        if isinstance(settled, Problem):
            opened.ask = sheets.ask_nobody
            raise MomentMissing([*opened.read(None).refused, settled])
        return settled if settled == moment else self._arrived(settled, opened)

    def _snapshot(
        self,
        target: new_snapshot.SnapshotFile,
        moment: Moment,
        counts: Counts,
        statuses: Mapping[str, Status],
        declared: Mapping[str, sheets.DeclaredRate],
    ) -> Snapshot:
        request, there = self.request, target.snapshot
        reported = {unit for known in counts.values() for unit in known}
        told = {unit: status for unit, status in statuses.items() if unit in reported}
        if there is None:
            source = source_in(target.path) if target.found is not None else None
            kept = {"source": source} if source else {}
            results = new_snapshot.results_of(self.campaign, counts)
            new = Snapshot(
                as_of=moment,
                results=new_snapshot.with_totals(self.campaign, results, declared),
                **{**kept, **self._given()},
            )
            return new_snapshot.with_statuses(self.campaign, new, reported, told)
        joined = new_snapshot.join(self.campaign, there, counts, request.existing)
        results = new_snapshot.with_totals(self.campaign, joined.results, declared)
        joined = joined.model_copy(update={"results": results})
        if there.locked and request.reason:
            joined = new_snapshot.with_reason(joined, request.reason)
        if request.existing is new_snapshot.Existing.MERGE:
            kept = {"source": request.source} if request.source else {}
            told = {**self._merged_statuses(there, counts), **told}
            joined = joined.model_copy(update=kept)
        else:
            joined = joined.model_copy(update=self._given())
            told = {**self._unsure(there, counts), **told}
        return new_snapshot.with_statuses(self.campaign, joined, reported, told)

    def _merged_statuses(self, there: Snapshot, counts: Counts) -> dict[str, Status]:
        """Of counts that join a snapshot: what was asked for, else what it says of all.

        A count that is the same as before is as sure as before: what had been sent back stays so.
        """
        is_returned = there.status is Status.RETURNED
        usual = self.request.status or (Status.VALID if is_returned else there.status)
        told = {unit: usual for known in counts.values() for unit in known}
        if self.request.status is None:
            results = {code: self.campaign.result_of(there, code) for code in counts}
            known = {code: one.counts if one else {} for code, one in results.items()}
            for unit in told:
                now = {code: found[unit] for code, found in counts.items() if unit in found}
                if all(known[code].get(unit) == count for code, count in now.items()):
                    told[unit] = there.status_of(unit)
        return {**told, **self._unsure(there, counts)}

    def _unsure(self, there: Snapshot, counts: Counts) -> dict[str, Status]:
        """The units of which other counts, less than sure, did not come anew; where nothing is asked of all, they stay so."""
        if self.request.status is not None:
            return {}
        came = {unit: there.status_of(unit) for known in counts.values() for unit in known}
        return {
            unit: status
            for unit, status in came.items()
            if status in UNSURE and others_of(self.campaign, there, unit, counts)
        }

    def _given(self) -> dict[str, object]:
        given = {"source": self.request.source, "status": self.request.status}
        return {key: value for key, value in given.items() if value is not None}

    def _changes(self, snapshot: Snapshot, code: str) -> Changes:
        before = last_snapshot(self.campaign, code, snapshot.as_of)
        return compare(self.campaign, code, snapshot, before)

    def _is_told(self, flaw: Flaw, target: new_snapshot.SnapshotFile, told: Container[str]) -> bool:
        """Whether a fall is one that was told or confirmed, or a sum that falls because of such."""
        if flaw.code not in _FALLS or flaw.path[:2] != ("snapshots", self._index(target)):
            return False
        unit = flaw.path[5:]
        return str(unit[0]) in told if unit else bool(told)

    def _doubts(
        self,
        flaws: Sequence[Flaw],
        snapshot: Snapshot,
        target: new_snapshot.SnapshotFile,
        imported: sheets.ImportedResults,
    ) -> Iterator[Problem]:
        """What the rules between records say of the new one and had not said before."""
        index = self._index(target)
        for found in flaws:
            is_ours = found.path[:2] == ("snapshots", index)
            place = _cell_of(found, self.campaign, snapshot, imported) if is_ours else None
            yield found.at(place or Place(target.path.name))

    def _corrected(
        self, snapshot: Snapshot, target: new_snapshot.SnapshotFile, flaws: Sequence[Flaw]
    ) -> Snapshot:
        """The snapshot, its results that hold a fall which a person confirmed marked as corrected."""
        at = ("snapshots", self._index(target), "results")
        falls = {
            found.path[3]
            for found in flaws
            if found.code == "E-COUNT-FALLS" and found.path[:3] == at
        }
        if not falls:
            return snapshot
        results = (
            one.model_copy(update={"corrected": True}) if place in falls else one
            for place, one in enumerate(snapshot.results)
        )
        return snapshot.model_copy(update={"results": tuple(results)})

    def _flaws(self, snapshot: Snapshot, target: new_snapshot.SnapshotFile) -> list[Flaw]:
        old, index = self.campaign.snapshots, self._index(target)
        snapshots = (*old[:index], snapshot, *old[index + 1 :])
        changed = self.campaign.model_copy(update={"snapshots": snapshots})
        return list(check_campaign(changed, self.library))

    def _index(self, target: new_snapshot.SnapshotFile) -> int:
        old = self.campaign.snapshots
        return old.index(target.snapshot) if target.snapshot else len(old)

    @cached_property
    def _known(self) -> set[object]:
        """What the rules said before."""
        return {one.identity for one in self._said_before}

    @cached_property
    def _said_before(self) -> list[Flaw]:
        return list(check_campaign(self.campaign, self.library))


def _is_spoilt(target: new_snapshot.SnapshotFile) -> bool:
    """Whether the file that is there cannot be read as a snapshot."""
    return target.snapshot is None and target.found is not None


def _cell_of(
    finding: Flaw, campaign: Campaign, snapshot: Snapshot, imported: sheets.ImportedResults
) -> Place | None:
    """The cell that a finding is about: of one count, else of the row of a unit."""
    *_, unit = map(str, finding.path)
    match finding.path[2:]:
        case ("results", int(index), "counts", _):
            code = campaign.indicator_code(snapshot.results[index].indicator)
            return imported.cells.get(code, {}).get(unit, imported.places.get(unit))
    return imported.places.get(unit)


_NO_MOMENT = say("không rõ số liệu tính đến ngày nào")
_ADD_MOMENT = say("thêm --as-of, ví dụ --as-of 25/4/2022")
_NOT_YET = say(
    "sửa ngày trong tệp hoặc ở «--as-of»; số ước đến ngày ấy thì thêm --status estimated"
)
_MERGE = say("số đã sửa mới đúng thì nhập với --merge")
_CORRECT = say("số đã sửa mới đúng thì ghi số ấy vào tệp rồi nhập lại")
_TYPE_MOMENT = say("Gõ thời điểm của số liệu, ví dụ 25/4/2022 (nhấn Enter để dừng)")


def _nothing(files: Sequence[sheets.SourceFile]) -> Problem:
    said = say("không có số nào để nhập")
    return Problem("E-XLS-NOTHING", Place(files[0].name if files else ""), said)
