"""Documents into files: what is unchanged is kept, a batch goes on where it stopped, all is recorded.

All documents of a run are looked at before the first is written. One that is wrong is not written and
stops no other; nor does, in a batch for each unit, a unit that fails. Each campaign's folder holds a
manifest of what was made from what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.drafting import template_of
from generator.model.document import Document
from generator.office.batch import Batch, Item, Outcome, State, standing
from generator.office.letters import MANIFEST, LetterWork, files_of, folder_of, prime, stem_of
from generator.office.manifest import MadeFile, Manifest, hash_file
from generator.office.office import Office, makeable_campaigns
from generator.office.ownership import WentOut
from generator.office.workers import open_workers
from generator.office.workflow import (
    Work,
    documents_of,
    draft,
    make,
    moment_assumed,
    template_file,
    work_of,
)
from generator.problems import Busy, Place, Problem, RecordsInvalid, Severity, say
from generator.records import CampaignRecord
from generator.wording import Moment
from generator.workspace import TEMPORARY, composed, standards, yaml_files

MERGED = "-in-gop.docx"


@dataclass(frozen=True)
class Options:
    """How to make documents: with how many processes, on which cluster, anew, going on, as a zip.

    As drafts they have gaps where figures are refused, and names of their own.
    """

    jobs: int = 1
    scheduler: str = ""
    force: bool = False
    resume: bool = False
    archive: bool = False
    merged: bool = False
    deflate: str = "zlib"
    draft: bool = False


@dataclass(frozen=True)
class Started:
    """A batch begins: what is made, and how many."""

    name: str
    count: int


@dataclass(frozen=True)
class Produced:
    """What became of one file; `name` is that of the document where it is not told by the file."""

    path: Path
    state: State
    problems: tuple[Problem, ...] = ()
    name: str = ""


Event = Started | Produced


def produce(
    office: Office,
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    *,
    as_of: Moment | None = None,
    output: Path | None = None,
    options: Options | None = None,
) -> Iterator[Event]:
    """Make the documents asked for, campaign by campaign.

    What is wrong with one document keeps no other from being made; its faults come as an event.
    Raises `RecordsInvalid` with every fault before anything is written, when records are wrong that
    stand below all documents, or when there is none that could be made.
    """
    records = makeable_campaigns(office, codes)
    how = options or Options()
    runs = [
        _Run(office, record, chosen, folder_of(office, record.campaign.code, output), how, as_of)
        for record in records
        if (chosen := documents_of(record, documents))
    ]
    plans = [run.plan() for run in runs]
    faults = [problem for plan in plans for one in plan.refused for problem in one.problems]
    if faults and not any(plan.singles or plan.batches for plan in plans):
        raise RecordsInvalid(faults)
    for run, plan in zip(runs, plans, strict=True):
        yield from run.files(plan)


@dataclass
class _Plan:
    """What shall become of the documents of a campaign: made alone, made as letters, or refused."""

    singles: list[Item] = field(default_factory=list)
    batches: list[tuple[Work, list[tuple[str, Work]]]] = field(default_factory=list)
    refused: list[Produced] = field(default_factory=list)


@dataclass(frozen=True)
class _Run:
    """The documents of one campaign on their way to its folder."""

    office: Office
    record: CampaignRecord
    documents: Sequence[Document]
    folder: Path
    options: Options
    as_of: Moment | None

    @cached_property
    def manifest(self) -> Manifest:
        return Manifest.read(self.folder / MANIFEST)

    @cached_property
    def went_out(self) -> WentOut:
        """What was issued of the campaign."""
        rows = self.office.rows_of(self.record.campaign)
        return WentOut.of(rows, is_doubtful=bool(self.office.unread))

    @cached_property
    def inputs(self) -> str:
        """The hash of all that goes into this campaign's documents."""
        return hash_inputs(self.office, self.record, self.as_of)

    def plan(self) -> _Plan:
        """Every document on its way; the single ones are made where they are not there already."""
        plan = _Plan()
        for document in self.documents:
            try:
                self._plan(document, plan)
            except RecordsInvalid as fault:
                name = f"{self.record.campaign.code}/{document.code}"
                path = self.folder / f"{document.code}.docx"
                plan.refused.append(Produced(path, State.FAILED, tuple(fault.problems), name))
        return plan

    def _plan(self, document: Document, plan: _Plan) -> None:
        if wrong := self.record.blocked.get(document.code):
            raise RecordsInvalid(wrong)
        known = work_of(self.record, document, self.as_of)
        work = replace(known, as_draft=self.options.draft)
        if assumed := moment_assumed(work):
            self.office.problems.append(assumed)
        files = files_of(work, self.office)
        if document.for_each is not None:
            plan.batches.append((work, files))
            return
        ((name, _),) = files
        item = Item(name, None, self._inputs_of(work), self._number(work))
        plan.singles.append(replace(item, payload=self._data(item, work)))

    def _number(self, work: Work) -> str:
        """With which number a document or letter went out; drafts never do."""
        return "" if work.as_draft else self.went_out.number_of(work.name, work.key)

    def _data(self, item: Item, work: Work) -> bytes | None:
        """The document; nothing when it needs no making."""
        path, earlier = self.folder / item.name, self.manifest.named(item.name)
        if standing(item, path, earlier, force=self.options.force):
            return None
        drafted = draft(work, self.office)
        self.office.problems += [one for one in drafted.problems if not one.is_error]
        return make(self.office, work, drafted)

    def _inputs_of(self, work: Work, part: str = "") -> str:
        name = template_of(work.document, self.office.library)
        template = hash_file(template_file(self.office, work, name))
        text = f"{self.inputs}\0{template}\0{work.document.code}\0{part}\0{work.as_draft}"
        return hashlib.sha256(text.encode()).hexdigest()

    def files(self, plan: _Plan) -> Iterator[Event]:
        """Bring the singles to their place, then each batch; the manifest goes before each."""
        if plan.singles or plan.batches:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.manifest.begin(self.inputs, self.as_of, self.options.deflate)
        if plan.singles:
            yield from self._singles(plan.singles)
        for work, letters in plan.batches:
            yield from self._letters(work, letters)
        yield from plan.refused

    def _singles(self, items: Sequence[Item]) -> Iterator[Event]:
        with open_workers(1) as here:
            batch = Batch(
                _given,
                self.folder,
                here,
                known=self.manifest.files,
                force=self.options.force,
                record=lambda _: self.manifest.write(),
            )
            yield from self._batch(batch, items)

    def _batch(
        self, batch: Batch, items: Iterable[Item], below: str = "", name: str = ""
    ) -> Iterator[Event]:
        for outcome in batch.run(items):
            self.manifest.add(outcome.entry, below)
            problems = tuple(_told(outcome)) if below else outcome.problems
            yield Produced(batch.target / outcome.entry.name, outcome.state, problems, name)

    def _letters(self, work: Work, letters: list[tuple[str, Work]]) -> Iterator[Event]:
        options, stem = self.options, stem_of(work)
        below = f"{stem}.zip" if options.archive else stem
        yield Started(work.name, len(letters))
        issued = "" if work.as_draft else self.went_out.any_of(work.name)
        if options.archive and (kept := self._standing(below, issued, work.name)):
            yield kept
            return

        def record(whole: MadeFile | None) -> None:
            self.manifest.forget(below, {PurePosixPath(name).name for name, _ in letters})
            if whole:
                self.manifest.add(replace(whole, issued=issued))
            self.manifest.write()

        root, folder = self.office.workspace.root, composed(self.record.folder.name)
        code = work.document.code
        maker = LetterWork(root, folder, code, self.as_of, options.deflate, work.as_draft)
        numbers = prime(maker, self.office, work)
        with open_workers(options.jobs, scheduler=options.scheduler) as workers:
            batch = Batch(
                maker,
                self.folder / below,
                workers,
                fingerprint=self._inputs_of(work),
                resume=options.resume,
                known={} if options.archive else self.manifest.below(stem),
                force=options.force,
                record=record,
            )
            yield from self._batch(batch, self._items(letters, numbers), below, work.name)
        if options.merged and not options.archive:
            yield from self._merged(work, stem, issued, [name for name, _ in letters])

    def _standing(self, file: str, issued: str, name: str) -> Produced | None:
        """What is to be said of a file of many letters that may not be replaced."""
        item, path = Item(file, None, issued=issued), self.folder / file
        found = standing(item, path, self.manifest.named(file), force=self.options.force)
        return Produced(path, found.state, found.problems, name) if found else None

    def _merged(
        self, work: Work, stem: str, issued: str, letters: Sequence[str]
    ) -> Iterator[Event]:
        """All letters as one document for the printer, beside the folder of the letters."""
        from generator.word import merge_documents

        name = f"{stem}{MERGED}"
        if kept := self._standing(name, issued, work.name):
            yield kept
            return
        made = [letter for letter in letters if self._is_as_made(letter)]
        path = self.folder / name
        if len(made) < len(letters):
            said = say("tệp in gộp thiếu {count} thư", count=len(letters) - len(made))
            problem = Problem("W-MERGED", Place(str(path)), said, None, Severity.WARNING)
            self.office.problems.append(problem)
        ready = path.with_name(f"{TEMPORARY}{name}")
        if merge_documents(((self.folder / one).read_bytes() for one in made), ready):
            self.manifest.add(MadeFile.at(name, ready, issued=issued))
            self.manifest.write()
            ready.replace(path)
            yield Produced(path, State.MADE)

    def _is_as_made(self, letter: str) -> bool:
        """Whether a letter stands in its place as it was made."""
        known = self.manifest.named(letter)
        return bool(known and known.was_made and known.sha256 == hash_file(self.folder / letter))

    def _items(
        self, letters: Iterable[tuple[str, Work]], numbers: Mapping[str, int]
    ) -> Iterator[Item]:
        for name, work in letters:
            code = work.member.code if work.member else ""
            part = f"{code}\0{numbers[code]}" if code in numbers else code
            inputs = self._inputs_of(work, part)
            yield Item(PurePosixPath(name).name, code, inputs, self._number(work))


def _given(data: bytes | None) -> bytes:
    """A document that is made already; none was where the file that stood there needed nothing."""
    if data is None:
        raise Busy(say("tệp vừa bị sửa trong lúc làm; chạy lại lệnh"))
    return data


def hash_inputs(office: Office, record: CampaignRecord, as_of: Moment | None) -> str:
    """The hash of a campaign's records, the issuing bodies, settings, formats and this program."""
    workspace = office.workspace
    folder = record.folder
    paths = [
        *sorted(folder.glob("*.yaml")),
        *yaml_files(folder / "results"),
        *yaml_files(folder / "documents"),
        *yaml_files(workspace.issuers),
        *yaml_files(standards()),
        *office.layers,
        workspace.settings,
        *record.sources,
    ]
    digest = hashlib.sha256(f"{__version__}\0{as_of}\0{_program()}".encode())
    for row in office.rows_of(record.campaign):
        digest.update(f"\0{row.key}\0{row.number_symbol}\0{row.date}\0{row.state}".encode())
    for path in paths:
        if path.is_file():
            digest.update(f"\0{path.name}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def _program() -> str:
    """The hash of this program's own text, so that another state of it makes its documents anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _told(outcome: Outcome) -> Iterator[Problem]:
    """The problems of a failed letter, each naming the unit it failed for before its place."""
    for problem in outcome.problems:
        part = ", ".join(filter(None, (str(outcome.item.payload), problem.place.part)))
        yield replace(problem, place=replace(problem.place, part=part))
