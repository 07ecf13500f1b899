"""Documents into files: what is unchanged is kept, a batch goes on where it stopped, all is recorded.

Single documents of a run are checked together, and none is written when one is wrong. A document
made for each unit is a batch: a unit that fails does not stop the others. Each campaign's folder
holds a manifest of what was made from what; `generator.office` reads it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.drafting import line_of_unit
from generator.model.document import ForEach
from generator.office import workflow
from generator.office.batch import Batch, Item, Outcome, State
from generator.office.manifest import Entry, read_manifest, write_manifest
from generator.office.opened import Office
from generator.office.workers import Workers, open_workers
from generator.office.workflow import Work
from generator.problems import Problem, RecordsInvalid, errors
from generator.wording import Moment
from generator.workspace import standards, yaml_files

if TYPE_CHECKING:
    from generator.office.numbered import Member

MANIFEST = "manifest.json"
MERGED = "-in-gop.docx"


@dataclass(frozen=True)
class Options:
    """How to make documents: with how many processes, on which cluster, anew, going on, as a zip."""

    jobs: int = 1
    scheduler: str = ""
    force: bool = False
    resume: bool = False
    archive: bool = False
    merged: bool = False
    deflate: str = "zlib"


@dataclass(frozen=True)
class Started:
    """A batch begins: what is made, and how many."""

    name: str
    count: int


@dataclass(frozen=True)
class Produced:
    """What became of one file."""

    path: Path
    state: State
    problems: tuple[Problem, ...] = ()


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

    Raises `RecordsInvalid` with every fault before anything is written, when records or a single
    document are wrong; the faults of a batch come as events.
    """
    records = office.campaigns(codes)
    if faults := errors(office.problems):
        raise RecordsInvalid(faults)
    works = workflow.plan_work(records, documents, as_of)
    campaigns = [
        _Campaign(
            office,
            [work for work in works if work.record is record],
            (output or office.workspace.output) / record.campaign.code,
            options or Options(),
            as_of,
        )
        for record in records
    ]
    campaigns = [campaign for campaign in campaigns if campaign.works]
    singles = {campaign.folder: campaign.ready() for campaign in campaigns}
    faults = [fault for _, found in singles.values() for fault in found]
    if faults:
        raise RecordsInvalid(faults)
    for campaign in campaigns:
        yield from campaign.run(singles[campaign.folder][0])


@dataclass(frozen=True)
class _Campaign:
    """The documents of one campaign on their way to its folder."""

    office: Office
    works: list[Work]
    folder: Path
    options: Options
    as_of: Moment | None

    @cached_property
    def known(self) -> dict[str, Entry]:
        """What the manifest says of earlier files; nothing when all is to be made anew."""
        _, entries = read_manifest(self.folder / MANIFEST)
        return {entry.name: entry for entry in entries}

    @cached_property
    def inputs(self) -> str:
        """The hash of all that goes into this campaign's documents."""
        return hash_inputs(self.office, self.works[0], self.as_of)

    def ready(self) -> tuple[list[Item], list[Problem]]:
        """The single documents as items, made where they are not there already, and their faults."""
        items: list[Item] = []
        faults: list[Problem] = []
        for work in self.works:
            if work.document.for_each is None:
                name = f"{work.document.code}.docx"
                try:
                    items.append(Item(name, self._data(name, work), self._inputs_of(work)))
                except RecordsInvalid as fault:
                    faults += fault.problems
        return items, faults

    def _data(self, name: str, work: Work) -> bytes:
        """The document; empty when the file that is there needs no making."""
        earlier = None if self.options.force else self.known.get(name)
        if earlier and earlier.was_made and earlier.inputs == self._inputs_of(work):
            path = self.folder / name
            if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == earlier.sha256:
                return b""
        drafted = workflow.draft(work, self.office)
        self.office.problems += [one for one in drafted.problems if not one.is_error]
        return workflow.make(self.office, work, drafted).data

    def _inputs_of(self, work: Work, part: str = "") -> str:
        template = self.office.templates.digest(workflow.template_name(work, self.office))
        text = f"{self.inputs}\0{template}\0{work.document.code}\0{part}"
        return hashlib.sha256(text.encode()).hexdigest()

    def run(self, singles: list[Item]) -> Iterator[Event]:
        """Bring the singles to their place, then each batch, then write the manifest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = dict(self.known)
        with open_workers(1) as here:
            yield from self._batch(
                Batch(_given, self.folder, here, known=self._judge()), singles, kept
            )
        for work in self.works:
            if work.document.for_each is not None:
                yield from self._letters(work, kept)
        header = {
            "program": f"vanthu {__version__}",
            "deflate": self.options.deflate,
            "inputs": self.inputs,
            "as_of": str(self.as_of) if self.as_of else None,
        }
        write_manifest(self.folder / MANIFEST, header, (kept[name] for name in sorted(kept)))

    def _judge(self) -> dict[str, Entry]:
        return {} if self.options.force else self.known

    def _batch(
        self, batch: Batch, items: Iterable[Item], kept: dict[str, Entry], below: str = ""
    ) -> Iterator[Event]:
        for outcome in batch.run(items):
            entry = outcome.entry
            kept[below + entry.name] = _below(entry, below)
            yield Produced(batch.target / entry.name, outcome.state, _told(outcome, below))

    def _letters(self, work: Work, kept: dict[str, Entry]) -> Iterator[Event]:
        code = work.document.code
        below = f"{code}/"
        target = self.folder / (f"{code}.zip" if self.options.archive else code)
        members = list(members_of(work, self.office))
        yield Started(work.name, len(members))
        known = {
            name.removeprefix(below): _below(entry, "", name.removeprefix(below))
            for name, entry in self._judge().items()
            if name.startswith(below)
        }
        for name in [name for name in kept if name.startswith(below)]:
            del kept[name]
        with open_workers(self.options.jobs, scheduler=self.options.scheduler) as workers:
            batch = self._letter_batch(work, target, workers, known)
            yield from self._batch(batch, self._items(work, members), kept, below)
        if self.options.merged and not self.options.archive:
            made = [
                name for name, entry in kept.items() if name.startswith(below) and entry.was_made
            ]
            yield from self._merged(work, made)

    def _merged(self, work: Work, names: Iterable[str]) -> Iterator[Event]:
        """All letters as one document for the printer, beside the folder of the letters."""
        from generator.word import merge_documents

        path = self.folder / f"{work.document.code}{MERGED}"
        if merge_documents(((self.folder / name).read_bytes() for name in names), path):
            yield Produced(path, State.MADE)

    def _letter_batch(
        self, work: Work, target: Path, workers: Workers, known: dict[str, Entry]
    ) -> Batch:
        from generator.office.letters import LetterWork, prime

        root = self.office.workspace.root
        moment = str(self.as_of) if self.as_of else ""
        letters = LetterWork(
            root, work.record.folder.name, work.document.code, moment, self.options.deflate
        )
        prime(letters, self.office, work)
        return Batch(
            letters,
            target,
            workers,
            fingerprint=self._inputs_of(work),
            resume=self.options.resume,
            known={} if self.options.archive else known,
        )

    def _items(self, work: Work, members: Iterable[Member]) -> Iterator[Item]:
        from generator.office.numbered import letter_numbers

        numbers = letter_numbers(self.office, work)
        for name, member in letter_names(work, self.office, members):
            number = numbers.get(member.code)
            part = f"{member.code}\0{number}" if number else member.code
            yield Item(name, member.code, self._inputs_of(work, part))


def letter_names(
    work: Work, office: Office, members: Iterable[Member]
) -> Iterator[tuple[str, Member]]:
    """The file name of each letter: the document's pattern filled, else the code of the unit."""
    pattern = work.document.file_name
    key = "group" if work.document.for_each is ForEach.GROUPS else "unit"
    expressions = workflow.expressions_of(work, office)
    for member in members:
        name = expressions.text(pattern, "file_name", **{key: member}) if pattern else ""
        if expressions.problems:
            raise RecordsInvalid(expressions.problems)
        yield f"{name or member.code}.docx", member


def members_of(work: Work, office: Office) -> Iterator[Member]:
    """The units or groups that a document is made for: those for which its condition holds."""
    tally = work.figures.main
    if work.document.for_each is ForEach.GROUPS:
        yield from tally.groups
        return
    condition = work.document.where
    expressions = workflow.expressions_of(work, office) if condition else None
    groups = {group.code: group.name for group in work.record.campaign.groups}
    for row in tally.units:
        if expressions is None or expressions.holds(
            condition or "", "where", **line_of_unit(row, groups).names(), unit=row
        ):
            yield row
    if expressions and expressions.problems:
        raise RecordsInvalid(expressions.problems)


def hash_inputs(office: Office, work: Work, as_of: Moment | None) -> str:
    """The hash of a campaign's records, the issuing bodies, settings, formats and this program."""
    workspace = office.workspace
    folder = work.record.folder
    paths = [
        *sorted(folder.glob("*.yaml")),
        *yaml_files(folder / "results"),
        *yaml_files(folder / "documents"),
        *yaml_files(workspace.issuers),
        *yaml_files(standards()),
        *(workspace.root / layer for layer in office.library.settings.formats),
        workspace.settings,
    ]
    digest = hashlib.sha256(f"{__version__}\0{as_of}\0{_program()}".encode())
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


def _given(data: bytes) -> bytes:
    return data


def _below(entry: Entry, folder: str, name: str | None = None) -> Entry:
    return replace(entry, name=folder + (entry.name if name is None else name))


def _told(outcome: Outcome, below: str) -> tuple[Problem, ...]:
    """The problems of a failed item, each naming the unit it failed for before its place."""
    if not below:
        return outcome.problems
    return tuple(_told_of(str(outcome.item.payload), problem) for problem in outcome.problems)


def _told_of(member: str, problem: Problem) -> Problem:
    part = f"{member}, {problem.place.part}" if problem.place.part else member
    return replace(problem, place=replace(problem.place, part=part))
