"""Documents into files: what is unchanged is kept, a batch goes on where it stopped, all is recorded.

Single documents of a run are checked together, and none is written when one is wrong. A document
made for each unit is a batch: a unit that fails does not stop the others. Each campaign's folder
holds a manifest of what was made from what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.drafting import template_of
from generator.office.batch import Batch, Item, Outcome, State
from generator.office.letters import MANIFEST, LetterWork, files_of, folder_of, prime, stem_of
from generator.office.manifest import MadeFile, Manifest, hash_file
from generator.office.office import Office, sound_campaigns
from generator.office.ownership import Owner, owner_of
from generator.office.workers import open_workers
from generator.office.workflow import Work, draft, make, plan_work
from generator.problems import Problem, RecordsInvalid
from generator.wording import Moment
from generator.workspace import standards, yaml_files

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
    records = sound_campaigns(office, codes)
    how = options or Options()
    runs = [
        _Run(office, works, folder_of(office, record.campaign.code, output), how, as_of)
        for record in records
        if (works := plan_work([record], documents, as_of))
    ]
    faults: list[Problem] = []
    singles = [run.ready(faults) for run in runs]
    if faults:
        raise RecordsInvalid(faults)
    for run, items in zip(runs, singles, strict=True):
        yield from run.files(items)


@dataclass(frozen=True)
class _Run:
    """The documents of one campaign on their way to its folder."""

    office: Office
    works: list[Work]
    folder: Path
    options: Options
    as_of: Moment | None

    @cached_property
    def manifest(self) -> Manifest:
        return Manifest.read(self.folder / MANIFEST)

    @cached_property
    def known(self) -> Mapping[str, MadeFile]:
        """What is known of earlier files; nothing when all is to be made anew."""
        return {} if self.options.force else dict(self.manifest.files)

    @cached_property
    def inputs(self) -> str:
        """The hash of all that goes into this campaign's documents."""
        return hash_inputs(self.office, self.works[0], self.as_of)

    def ready(self, faults: list[Problem]) -> list[Item]:
        """The single documents, made where they are not there already; their faults are added."""
        items: list[Item] = []
        for work in self.works:
            if work.document.for_each is None:
                ((name, _),) = files_of(work, self.office)
                try:
                    items.append(Item(name, self._data(name, work), self._inputs_of(work)))
                except RecordsInvalid as fault:
                    faults += fault.problems
        return items

    def _data(self, name: str, work: Work) -> bytes:
        """The document; empty when the file that is there needs no making."""
        earlier = self.known.get(name)
        same = earlier and earlier.was_made and earlier.inputs == self._inputs_of(work)
        if same and owner_of(self.folder / name, earlier) is Owner.OURS:
            return b""
        drafted = draft(work, self.office)
        self.office.problems += [one for one in drafted.problems if not one.is_error]
        return make(self.office, work, drafted)

    def _inputs_of(self, work: Work, part: str = "") -> str:
        name = template_of(work.document, self.office.library)
        template = hash_file(self.office.template_file(name))
        text = f"{self.inputs}\0{template}\0{work.document.code}\0{part}"
        return hashlib.sha256(text.encode()).hexdigest()

    def files(self, singles: list[Item]) -> Iterator[Event]:
        """Bring the singles to their place, then each batch, then write the manifest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open_workers(1) as here:
            batch = Batch(bytes, self.folder, here, known=self.known)
            yield from self._batch(batch, singles)
        for work in self.works:
            if work.document.for_each is not None:
                yield from self._letters(work)
        self.manifest.begin(self.inputs, self.as_of, self.options.deflate)
        self.manifest.write()

    def _batch(self, batch: Batch, items: Iterable[Item], below: str = "") -> Iterator[Event]:
        for outcome in batch.run(items):
            self.manifest.add(outcome.entry, below)
            problems = tuple(_told(outcome)) if below else outcome.problems
            yield Produced(batch.target / outcome.entry.name, outcome.state, problems)

    def _letters(self, work: Work) -> Iterator[Event]:
        options, stem = self.options, stem_of(work)
        letters = files_of(work, self.office)
        yield Started(work.name, len(letters))
        known = {} if options.force or options.archive else self.manifest.below(stem)
        self.manifest.forget(stem)
        root, folder = self.office.workspace.root, work.record.folder.name
        maker = LetterWork(root, folder, work.document.code, self.as_of, options.deflate)
        numbers = prime(maker, self.office, work)
        with open_workers(options.jobs, scheduler=options.scheduler) as workers:
            batch = Batch(
                maker,
                self.folder / (f"{stem}.zip" if options.archive else stem),
                workers,
                fingerprint=self._inputs_of(work),
                resume=options.resume,
                known=known,
            )
            yield from self._batch(batch, self._items(letters, numbers), stem)
        if options.merged and not options.archive:
            yield from self._merged(stem)

    def _merged(self, stem: str) -> Iterator[Event]:
        """All letters as one document for the printer, beside the folder of the letters."""
        from generator.word import merge_documents

        made = [name for name, one in self.manifest.below(stem).items() if one.was_made]
        path = self.folder / f"{stem}{MERGED}"
        if merge_documents(((self.folder / stem / name).read_bytes() for name in made), path):
            yield Produced(path, State.MADE)

    def _items(
        self, letters: Iterable[tuple[str, Work]], numbers: Mapping[str, int]
    ) -> Iterator[Item]:
        for name, work in letters:
            code = work.member.code if work.member else ""
            part = f"{code}\0{numbers[code]}" if code in numbers else code
            yield Item(PurePosixPath(name).name, code, self._inputs_of(work, part))


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


def _told(outcome: Outcome) -> Iterator[Problem]:
    """The problems of a failed letter, each naming the unit it failed for before its place."""
    for problem in outcome.problems:
        part = ", ".join(filter(None, (str(outcome.item.payload), problem.place.part)))
        yield replace(problem, place=replace(problem.place, part=part))
