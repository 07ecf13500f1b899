"""Documents into files: what is unchanged is kept, a batch goes on where it stopped, all is recorded.

All documents of a run are looked at before the first is written. One that is wrong is not written and
stops no other; nor does, in a batch for each unit, a unit that fails. Each campaign's folder holds a
manifest of what was made from what.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import field, replace
from functools import cached_property
from itertools import count
from pathlib import Path, PurePosixPath

from generator.model.document import Document
from generator.model.library import Library
from generator.office.batch import Batch, Item, Outcome, State, standing
from generator.office.damaged import DAMAGED
from generator.office.earlier_files import MOST, EarlierFiles, home_of_earlier
from generator.office.inputs import hash_inputs, hash_of, hash_of_letter
from generator.office.letters import (
    MANIFEST,
    LetterWork,
    Whose,
    archive_of,
    each_file,
    folder_of,
    letter_finder,
    letter_numbers,
    may_be_of,
    merged_of,
    prime,
    stem_of,
)
from generator.office.made_file import MadeFile, hash_file
from generator.office.manifest import Manifest, made_of
from generator.office.marking import mark_issued
from generator.office.office import Office, makeable_campaigns
from generator.office.ownership import WentOut, dated, file_moment
from generator.office.producing import Event, Options, Produced, Started
from generator.office.same_letters import same_letters
from generator.office.stores import Journal
from generator.office.taken import moment_assumed
from generator.office.who_had_it import left_out
from generator.office.workers import open_workers
from generator.office.workflow import (
    Work,
    documents_of,
    draft,
    make,
    work_of,
)
from generator.problems import (
    Busy,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    say,
)
from generator.records import CampaignRecord
from generator.register import RegisterDamaged, RegisterMissing
from generator.wording import Moment
from generator.workspace import (
    TEMPORARY,
    bytes_of,
    changing,
    composed,
    fold,
    make_folder,
    output_locked,
    put_in_place,
    unchanging,
)


def produce(
    office: Office,
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    *,
    as_of: Moment | None = None,
    output: Path | None = None,
    options: Options | None = None,
) -> Generator[Event, None, None]:
    """Make the documents asked for, campaign by campaign.

    What is wrong with one document keeps no other from being made; its faults come as an event.
    Raises `RecordsInvalid` with every fault before anything is written, when records are wrong that
    stand below all documents, or when there is none that could be made.
    """
    how = options or Options()
    known = office.workspace.campaign_folders()
    with ExitStack() as held:
        for code in sorted(known.keys() & (set(codes) or known.keys())):
            folder = folder_of(office.workspace, code, output)
            lock = output_locked(office.workspace, folder, holder=how.holder, patience=how.patience)
            held.enter_context(lock)
        records = makeable_campaigns(office, codes)
        folders = [folder_of(office.workspace, one.campaign.code, output) for one in records]
        runs = [
            _Run(office, record, *_asked(record, documents), folder, how, as_of)
            for record, folder in zip(records, folders, strict=True)
        ]
        yield from _made([run for run in runs if run.documents or run.unreadable])


def _asked(
    record: CampaignRecord, codes: Sequence[str]
) -> tuple[Sequence[Document], Mapping[str, Sequence[Problem]]]:
    """The documents of these codes, or all, and what is wrong with those that cannot be read."""
    known = {document.code for document in record.campaign.documents}
    unreadable = {
        code: problems
        for code, problems in record.blocked.items()
        if code not in known and (not codes or code in codes)
    }
    rest = [code for code in codes if code not in unreadable]
    return (() if codes and not rest else documents_of(record, rest)), unreadable


def _made(runs: Sequence[_Run]) -> Iterator[Event]:
    plans = [run.plan() for run in runs]
    faults = [problem for plan in plans for one in plan.refused for problem in one.problems]
    if faults and not any(plan.singles or plan.batches for plan in plans):
        raise RecordsInvalid(faults)
    for run, plan in zip(runs, plans, strict=True):
        yield from run.files(plan)


_Letters = Sequence[tuple[str, Whose]]
"""The files of letters, each with whose it is: of very many nothing else is kept."""


@unchanging(frozen=True)
class _Sent:
    """Of letters that went out: the number of each, and which files would not be what was signed."""

    numbers: Mapping[str, int]
    unlike: Mapping[str, Problem]


@changing
class _Plan:
    """What shall become of the documents of a campaign: made alone, made as letters, or refused."""

    singles: list[tuple[Item, Work]] = field(default_factory=list)
    batches: list[tuple[Work, _Letters, _Sent]] = field(default_factory=list)
    refused: list[Produced] = field(default_factory=list)


@unchanging(frozen=True)
class _Run:
    """The documents of one campaign on their way to its folder."""

    office: Office
    record: CampaignRecord
    documents: Sequence[Document]
    unreadable: Mapping[str, Sequence[Problem]]
    folder: Path
    options: Options
    as_of: Moment | None
    hashes: dict[str, str] = field(default_factory=dict)
    """The hash of what each document is made of."""

    @cached_property
    def manifest(self) -> Manifest:
        return Manifest.read(self.folder / MANIFEST)

    @cached_property
    def went_out(self) -> WentOut:
        """What was issued of the campaign."""
        rows = self.office.rows_of(self.record.campaign)
        for issuer in sorted(self.office.unread):
            said = say("không đọc được sổ nên không biết văn bản nào đã ban hành")
            hint = say("tệp đã có được giữ nguyên; sửa sổ rồi chạy lại: vanthu register check")
            self._doubt("W-REGISTER-UNREAD", self.office.workspace.register / issuer, said, hint)
        return WentOut.of(rows, is_doubtful=bool(self.office.unread))

    @cached_property
    def inputs(self) -> str:
        """The hash of all that goes into this campaign's documents."""
        return hash_inputs(self.office, self.record, self.as_of)

    def plan(self) -> _Plan:
        """Every document on its way; the single ones are made where they are not there already."""
        plan = _Plan()
        for code, problems in self.unreadable.items():
            plan.refused.append(self._refused(code, problems))
        for document in self.documents:
            try:
                self._plan(document, plan)
            except RecordsInvalid as fault:
                plan.refused.append(self._refused(document.code, fault.problems))
            except (RegisterDamaged, RegisterMissing) as fault:
                problem = Problem(
                    DAMAGED,
                    Place(self.office.workspace.shown(self.office.workspace.register)),
                    fault.message,
                )
                plan.refused.append(self._refused(document.code, [problem]))
        return plan

    def _refused(self, code: str, problems: Iterable[Problem]) -> Produced:
        name = f"{self.record.campaign.code}/{code}"
        return Produced(self.folder / f"{code}.docx", State.FAILED, tuple(problems), name)

    def _plan(self, document: Document, plan: _Plan) -> None:
        if wrong := self.record.blocked.get(document.code):
            raise RecordsInvalid(wrong)
        known = work_of(self.record, document, self.as_of)
        work = self._as_draft(known) if self.options.draft else known
        if assumed := moment_assumed(work, self.office.library):
            self.office.problems.append(assumed)
        files = each_file(work, self.office)
        unlike = self._unlike(work)
        if document.for_each is not None:
            if unlike and self.options.archive:
                raise RecordsInvalid(_once(unlike.values()))
            letters = [(name, (one.member.code, one.annex)) for name, one in files if one.member]
            numbers = letter_numbers(self.office, work)
            plan.batches.append((work, letters, _Sent(numbers, unlike)))
            whom = [whose for _, whose in letters if whose[1] is None]
            mine = map(letter_finder(work), whom)
            self.office.problems += left_out(work, self.office)
            self.office.problems += same_letters(mine, len(whom), self.office)
            return
        for name, one in files:
            item = replace(self._item(name, one), unlike=unlike.get(name))
            plan.singles.append((self._made(item, one), one))

    def _unlike(self, work: Work) -> Mapping[str, Problem]:
        """Which files that went out and are not there would not be what was signed, and how that is told."""
        if work.as_draft or not self.went_out.rows:
            return {}
        if not self.went_out.any_of(work.name):
            return self._unlike_by_number(work)
        if (
            self.options.archive
            and work.document.for_each
            and self._standing(archive_of(work), work)
        ):
            return {}
        from generator.office.signed import signed_papers

        numbers = letter_numbers(self.office, work)
        files = ((name, one.with_own_number(numbers)) for name, one in each_file(work, self.office))
        placed = {self.folder / name: (name, one) for name, one in files}
        letters = ((path, one) for path, (_, one) in placed.items())
        found: dict[str, Problem] = {}
        for paper in signed_papers(self.office, self.went_out, letters):
            paths = [path for path, _ in paper.letters]
            made = {path: self.manifest.named(placed[path][0]) for path in paths}
            due = [path for path in paths if self.options.archive or paper.lacks(path, made[path])]
            if due and not paper.is_given:
                told = paper.unlike(self.office.workspace.shown(due[0]))
                found |= {placed[path][0]: told for path in due}
        return found

    def _unlike_by_number(self, work: Work) -> Mapping[str, Problem]:
        """The same of a record that is called something else than when it went out, or has the number of another."""
        document = work.document
        symbol = self.office.library.symbol_of(document, self.record.campaign.issuer)
        row = self.went_out.named(document.number, symbol, document.date)
        if row is None or not row.frozen:
            return {}
        from generator.office.signed import SignedPaper

        files = [(self.folder / name, one) for name, one in each_file(work, self.office)]
        paper = SignedPaper(self.office, row, files)
        if paper.is_given:
            return {}
        shown = self.office.workspace.shown
        return {
            path.relative_to(self.folder).as_posix(): paper.unlike(shown(path)) for path, _ in files
        }

    def _as_draft(self, known: Work) -> Work:
        """The draft of a document; of one that went out it has no number, which the signed one alone bears."""
        draft = replace(known, as_draft=True)
        if not self.went_out.rows or not self.went_out.any_of(known.name):
            return draft
        return draft.numbered(None, known.document.date)

    def _made(self, item: Item, work: Work) -> Item:
        """The item with its bytes; where they stand there already nothing needs to be kept aside."""
        data = self._data(item, work)
        same = data is not None and data == bytes_of(self.folder / item.name)
        return replace(item, payload=data, aside="" if same else item.aside)

    def _item(self, name: str, work: Work) -> Item:
        """The file of a document; drafts never go out."""
        issued = "" if work.as_draft else self.went_out.number_of(work.name, work.key)
        made = self.manifest.named(name)
        other = self.went_out.holds(made, issued)
        moment = _followed(work, self.office.library)
        aside = self._aside(name, made, moment) if made and not issued else ""
        inputs = self._inputs_of(work)
        return Item(name, None, inputs, issued, in_the_way=other, moment=moment, aside=aside)

    def _aside(self, name: str, made: MadeFile, moment: str) -> str:
        """The name under which the file that stands there is kept; none where its figures did not move on."""
        path = self.folder / name
        if not moment or made.moment in {"", moment} or not path.is_file():
            return ""
        codes = [one.code for one in self.record.campaign.documents]
        names = (dated(path.name, made.moment, again) for again in count(1))
        free = (
            one
            for one in names
            if not any(may_be_of(one, code) for code in codes)
            and bytes_of(path.with_name(one)) in (None, bytes_of(path))
        )
        return next(free)

    def _data(self, item: Item, work: Work) -> bytes | None:
        """The document; nothing when it needs no making."""
        path, earlier = self.folder / item.name, self.manifest.named(item.name)
        if standing(item, path, earlier, force=self.options.force):
            return None
        drafted = draft(work, self.office)
        told = self.office.problems
        doubts = (one for one in (*drafted.problems, *drafted.doubts) if not one.is_error)
        told += (one for one in doubts if one not in told)
        return make(self.office, work, drafted)

    def _inputs_of(self, work: Work, part: str = "") -> str:
        """The hash of what a document is made of, or of a letter of it."""
        code = work.document.code
        if code not in self.hashes:
            self.hashes[code] = hash_of(self.office, work, self.inputs)
        whole = self.hashes[code]
        return hash_of_letter(whole, part) if part else whole

    def files(self, plan: _Plan) -> Iterator[Event]:
        """Bring the singles to their place, then each batch; the manifest goes before each."""
        if plan.singles or plan.batches:
            make_folder(self.folder)
            self.manifest.begin(self.inputs, self.as_of, self.options.deflate)
        if plan.singles:
            yield from self._singles(plan.singles)
        for work, letters, sent in plan.batches:
            yield from self._letters(work, letters, sent)
        yield from plan.refused

    def _singles(self, singles: Sequence[tuple[Item, Work]]) -> Iterator[Event]:
        earlier = self._earlier()
        with open_workers(1) as here:
            batch = Batch(
                _given,
                self.folder,
                here,
                known=self.manifest.files,
                force=self.options.force,
                asides={item.name: item.aside for item, _ in singles if item.aside},
                earlier=earlier,
                record=self._record,
            )
            apart = {item.name for item, work in singles if work.annex}
            items = [item for item, _ in singles]
            yield from self._batch(batch, items, lambda item: item.name in apart)
        self._tell_asides([item for item, _ in singles])
        self._tell_earlier(earlier, self.folder)
        self._mark([(item.name, work) for item, work in singles])

    def _record(self, _whole: MadeFile | None, entries: Journal) -> None:
        for one in entries.by_name():
            self.manifest.add(one)
        self.manifest.write()

    def _tell_asides(self, items: Iterable[Item]) -> None:
        """Which files of the figures before were kept, and under which names."""
        for item in items:
            if item.aside and bytes_of(self.folder / item.aside) is not None:
                said = say("bản theo số liệu trước được giữ ở «{file}»", file=item.aside)
                place = Place(self.office.workspace.shown(self.folder / item.name))
                self.office.problems.append(
                    Problem("I-FILE-KEPT", place, said, severity=Severity.INFO)
                )

    def _earlier(self, series: str = "", letters: int = 0) -> EarlierFiles | None:
        """What keeps files that say something else now; of drafts nothing is kept."""
        if self.options.draft:
            return None
        codes = [one.code for one in self.record.campaign.documents]
        return EarlierFiles(home_of_earlier(self.folder, codes), series, keeps=letters <= MOST)

    def _tell_earlier(self, earlier: EarlierFiles | None, path: Path) -> None:
        """That files which said something else are kept, and where; or are not."""
        if not (earlier and earlier.count):
            return
        shown = self.office.workspace.shown
        if earlier.last is None:
            said = say(
                "{count} bản tạo trước được thay bằng bản mới, không giữ lại vì loạt có hơn {most} bản",
                count=earlier.count,
                most=MOST,
            )
            hint = say("bản đã in để ký thì lần sau sao thư mục ra chỗ khác trước khi tạo lại")
            self._doubt("W-FILES-REPLACED", path, said, hint)
            return
        is_one = bool(earlier.series) or earlier.count == 1
        said = say(
            "{count} bản tạo trước có nội dung khác, được giữ ở «{file}»",
            count=earlier.count,
            file=shown(earlier.last if is_one else earlier.home),
        )
        hint = say("bản ấy đã in, đã ký thì chép lại vào chỗ cũ rồi ban hành đúng bản đã in")
        self.office.problems.append(
            Problem("I-FILE-KEPT", Place(shown(path)), said, hint, Severity.INFO)
        )

    def _batch(
        self,
        batch: Batch,
        items: Iterable[Item],
        goes_along: Callable[[Item], bool],
        below: str = "",
        name: str = "",
    ) -> Iterator[Produced]:
        for outcome in batch.run(items):
            if outcome.is_late:
                self.manifest.add(outcome.entry, below)
            problems = self._placed(_told(outcome) if below else outcome.problems)
            path, along = batch.place(outcome.entry.name), goes_along(outcome.item)
            yield Produced(path, outcome.state, problems, name, along, outcome.is_late)

    def _placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The same, those of files told by their path as people know it."""
        return tuple(one.told_by(self.office.workspace.shown) for one in problems)

    def _letters(self, work: Work, letters: _Letters, sent: _Sent) -> Iterator[Event]:
        options, stem = self.options, stem_of(work)
        yield Started(work.name, len(letters))
        root, folder = self.office.workspace.root, composed(self.record.folder.name)
        code = work.document.code
        maker = LetterWork(
            root, folder, code, self.as_of, options.deflate, work.as_draft, self._inputs_of(work)
        )
        prime(maker, self.office, work, sent.numbers)
        target = archive_of(work) if options.archive else stem
        named = letters
        if options.archive:
            named = [(f"{target}/{PurePosixPath(name).name}", whose) for name, whose in letters]
        if options.archive and (kept := self._standing(target, work)):
            yield kept
            return

        earlier = self._earlier() if options.archive else self._earlier(stem, len(letters))

        def record(whole: MadeFile | None, entries: Journal) -> None:
            if whole:
                self.manifest.add(whole)
            self.manifest.renew(target, entries)

        with open_workers(options.jobs, scheduler=options.scheduler) as workers:
            batch = Batch(
                maker,
                self.folder / target,
                workers,
                fingerprint=self._inputs_of(work),
                resume=options.resume,
                known=self._known(target),
                force=options.force,
                earlier=earlier,
                record=record,
            )
            items = self._items(work, named, sent)
            yield from self._batch(batch, items, _is_of_annex, target, work.name)
        self._tell_earlier(earlier, self.folder / target)
        find = letter_finder(work)
        made = ((name, find(whose)) for name, whose in named)
        self._mark(made, archive=target if options.archive else "")
        if options.merged and not options.archive:
            yield from self._merged(work, [name for name, _ in named])

    def _known(self, target: str) -> Mapping[str, MadeFile]:
        """What is known of the files of a folder; of an archive, that one."""
        whole = self.manifest.named(target)
        return {fold(target): whole} if whole else self.manifest.below(target)

    def _items(self, work: Work, letters: _Letters, sent: _Sent) -> Iterator[Item]:
        """The letters of a document, each with its own number where they have numbers of their own."""
        document, went_out = work.name, self.went_out
        for name, whose in letters:
            code = whose[0]
            issued = "" if work.as_draft else went_out.number_of(document, f"{document}/{code}")
            number = sent.numbers.get(code)
            inputs = self._inputs_of(work, f"{code}\0{number}" if number else code)
            other = went_out.holds(self.manifest.named(name), issued)
            file, unlike = name.rpartition("/")[2], sent.unlike.get(name)
            yield Item(file, whose, inputs, issued, in_the_way=other, unlike=unlike)

    def _standing(self, file: str, work: Work) -> Produced | None:
        """What is to be said of a file of many letters that may not be replaced."""
        issued = "" if work.as_draft else self.went_out.any_of(work.name)
        item, path = Item(file, None, issued=issued), self.folder / file
        found = standing(item, path, self.manifest.named(file), force=self.options.force)
        if found is None:
            return None
        return Produced(path, found.state, self._placed(found.problems), work.name)

    def _merged(self, work: Work, letters: Sequence[str]) -> Iterator[Event]:
        """All letters as one document for the printer, beside the folder of the letters."""
        from generator.word import merge_documents

        name = merged_of(work)
        if kept := self._standing(name, work):
            yield replace(kept, goes_along=True)
            return
        path, ready = self.folder / name, self.folder / f"{TEMPORARY}{name}"
        made = [letter for letter in letters if self._is_as_made(letter)]
        if len(made) < len(letters):
            said = say("tệp in gộp thiếu {count} bản", count=len(letters) - len(made))
            self._doubt("W-MERGED", path, said)
        if merge_documents(((self.folder / one).read_bytes() for one in made), ready):
            entries = [one for letter in made if (one := self.manifest.named(letter))]
            whole = MadeFile.at(name, ready, made_of(entries))
            if all(one.issued for one in entries):
                whole = replace(whole, issued=entries[0].issued)
            self.manifest.add(whole)
            self.manifest.write()
            put_in_place(ready, path)
            yield Produced(path, State.MADE, goes_along=True)

    def _is_as_made(self, letter: str) -> bool:
        """Whether a letter stands in its place as it was made."""
        known = self.manifest.named(letter)
        return bool(known and known.was_made and known.sha256 == hash_file(self.folder / letter))

    def _mark(self, made: Iterable[tuple[str, Work]], archive: str = "") -> None:
        if self.went_out.rows:
            mark_issued(self.folder, self.manifest, self.went_out, list(made), archive=archive)

    def _doubt(self, code: str, path: Path, said: Message, hint: Message | None = None) -> None:
        place = Place(self.office.workspace.shown(path))
        self.office.problems.append(Problem(code, place, said, hint, Severity.WARNING))


def _followed(work: Work, library: Library) -> str:
    """The moment of the figures that a document follows, as names of files have it; drafts keep none."""
    taken = work.figures.taken
    is_alone = not work.as_draft and work.document.for_each is None
    if taken is None or not is_alone or moment_assumed(work, library) is None:
        return ""
    return file_moment(taken)


def _given(data: bytes | None) -> bytes:
    """A document that is made already; none was where the file that stood there needed nothing."""
    if data is None:
        raise Busy(say("tệp vừa bị sửa trong lúc tạo; chạy lại lệnh"))
    return data


def _is_of_annex(item: Item) -> bool:
    """Whether the file of a letter is that of an annex; of what changed too late nothing is known."""
    return bool(item.payload and item.payload[1])


def _told(outcome: Outcome) -> Iterator[Problem]:
    """The problems of a failed letter, each naming the unit it failed for before its place."""
    code = outcome.item.payload[0] if outcome.item.payload else ""
    for problem in outcome.problems:
        part = ", ".join(filter(None, (code, problem.place.part)))
        yield replace(problem, place=replace(problem.place, part=part))


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """The same, those told of several files once."""
    found: list[Problem] = []
    for one in problems:
        if one not in found:
            found.append(one)
    return found
