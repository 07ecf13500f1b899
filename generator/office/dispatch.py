"""What an outgoing document asks of the register and writes: its Word files, metadata, manifest.

One number stands for a document, for all letters of a batch, or for one letter of it. Nothing is
written here and no number is given; `generator.office.issuing` does both.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import chain, count, takewhile
from pathlib import Path

from generator import register
from generator.drafting import Draft
from generator.model.books import Acknowledged, Frozen, Row, RowState
from generator.model.document import Secrecy
from generator.model.issuer import Issuer
from generator.office.earlier_files import home_of_earlier, last_kept
from generator.office.letters import (
    MANIFEST,
    PDF,
    WORD,
    archive_of,
    files_of,
    folder_of,
    merged_of,
    print_of,
    stem_of,
)
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.outputs import draft_gaps
from generator.office.ownership import KEPT, Owner, WentOut, owner_of, refusal
from generator.office.page_amounts import page_amounts
from generator.office.printed_before import (
    KNOWN_REASON,
    OncePrinted,
    PrintedBefore,
    given_otherwise,
    printed_told,
    quotas_told,
    unprinted_told,
)
from generator.office.replaced import check_earlier, names_of_earlier
from generator.office.verification import fingerprint, standing_print
from generator.office.workflow import Work, draft, make
from generator.problems import Misused, Place, Problem, RecordsInvalid, Severity, errors, say
from generator.records import CampaignRecord, borne, check_record
from generator.standard import Kind
from generator.wording import number as said_number
from generator.workspace import PATIENCE, bytes_of, unchanging

File = tuple[Path, bytes]
_SHOWN = 5
Letter = tuple[Path, Work]
OF_MANY = "Các đơn vị theo danh sách"
"""How the register names receivers that it counts."""


@unchanging(frozen=True)
class Request:
    """What is to be issued and how: `each` letter of a batch with its own number, `number` and `day`
    by hand, `reason` for numbers that this leaves out, `force` over files of others. To `reissue` is
    to make an issued document anew under its number, for a `reason`. `as_printed` lets the files go out that were
    made to be signed, where the records say something else by now.

    `bears_sums`: sums of the records that do not hold are known, and no obstacle.
    `holder` is who asks, as others are told who have to wait; this one waits `patience` seconds.
    """

    campaign: str
    document: str
    number: int | None = None
    day: datetime.date | None = None
    each: bool = False
    reason: str = ""
    secrecy: Secrecy | None = None
    force: bool = False
    reissue: bool = False
    as_printed: bool = False
    output: Path | None = None
    bears_sums: bool = False
    holder: str = ""
    patience: float = PATIENCE


@unchanging(frozen=True)
class Sent:
    """What one number stands for: the files of a document or of letters, as the register sees them."""

    number: register.Number
    letters: Sequence[Letter]
    drafts: Sequence[Draft]


@unchanging(frozen=True)
class Dispatch:
    """A document about to go out on a day; `digests` are those of the records it was read from.

    Its record has what is `pinned` already.
    """

    office: Office
    work: Work
    day: datetime.date
    request: Request
    digests: Mapping[Path, str] = field(default_factory=dict)
    pinned: Mapping[str, str | list[str]] = field(default_factory=dict)
    before: PrintedBefore | None = None
    """What was made of it before; nothing where it is made anew on purpose."""
    quotas: Sequence[str] | None = None
    """The tables of quotas by which it was printed, where all that are given now say another thing."""
    printed: dict[Path, OncePrinted] = field(default_factory=dict)
    """The files made before that are not what would be issued."""

    @property
    def folder(self) -> Path:
        """The folder of the campaign's documents."""
        return folder_of(self.office.workspace, self.work.record.campaign.code, self.request.output)

    @cached_property
    def letters(self) -> list[list[Letter]]:
        """The files of each number, in the order of the units."""
        files = [(self.folder / name, work) for name, work in files_of(self.work, self.office)]
        if not self.request.each:
            return [files]
        found: dict[str, list[Letter]] = {}
        for path, work in files:
            found.setdefault(work.key, []).append((path, work))
        return list(found.values())

    @cached_property
    def record(self) -> Path:
        """The file of the document's record; one that stands inside of the campaign's is refused."""
        place = self.work.place()
        path = self.office.workspace.root / place.file
        if path.parent.name != "documents":
            said = say("văn bản ghi chung trong tệp dữ liệu chiến dịch nên không ghi số vào được")
            hint = say("chuyển văn bản ra một tệp riêng trong documents/")
            raise RecordsInvalid([Problem("E-ISSUE-RECORD", place, said, hint)])
        return path

    @cached_property
    def kind(self) -> Kind:
        return self.office.library.kinds[self.work.document.kind]

    @property
    def issuer(self) -> Issuer:
        return self.office.library.issuers[self.work.issuer]

    def numbered(self, ledger: register.Ledger) -> list[Sent]:
        """Every number given, and every document drafted once, with its number.

        Raises `RecordsInvalid` with every refusal of the register, then with every fault of the
        records as they would be, then with every fault of every draft.
        """
        self.office.take_rows(self.work.issuer, self._as_now(ledger))
        numbers = register.give_numbers(ledger, self._asked(ledger))
        shared = None if self.request.each else numbers[0].row.number
        record = self.work.numbered(shared, self.day).record
        earlier = list(check_earlier(self.work, self.office))
        found = errors([*self._checked(record), *earlier])
        if wrong := [one for one in found if one not in record.faults]:
            raise RecordsInvalid(wrong)
        ledger.doubts += earlier
        sent = [
            Sent(
                replace(number, issue=self._worded(number.issue, letters, drafts)), letters, drafts
            )
            for number, letters in zip(numbers, self.letters, strict=True)
            for drafts in [self._drafts(letters, number)]
        ]
        drafted = chain.from_iterable(one.drafts for one in sent)
        if faults := errors(problem for one in drafted for problem in one.problems):
            raise RecordsInvalid([*faults, *self._lacking(faults)])
        doubts = chain.from_iterable(draft.doubts for one in sent for draft in one.drafts)
        ledger.doubts += (one for one in doubts if one not in ledger.doubts)
        self._look_at_printed(sent)
        if self.request.as_printed and (
            other := [*given_otherwise(self.office, self.printed.values())]
        ):
            raise RecordsInvalid(other)
        ledger.doubts += self._printed_told(sent)
        return sent

    def _look_at_printed(self, sent: Sequence[Sent]) -> None:
        """Finds the files made before that are not what would go out."""
        self.printed.clear()
        new = [one for one in sent if not one.number.is_issued]
        if self.before is None or not new:
            return
        pairs = (pair for one in new for pair in zip(one.letters, one.drafts, strict=True))
        made = (
            (path, make(self.office, work, drafted))
            for (path, work), drafted in pairs
            if self.request.as_printed or self.before.may_stand(path)
        )
        self.printed.update((one.path, one) for one in self.before.differing(made))

    def _printed_told(self, sent: Sequence[Sent]) -> Iterator[Problem]:
        """That what was made to be signed is not what goes out, where they differ, and that it is kept; what was not printed."""
        new = [one for one in sent if not one.number.is_issued]
        if self.printed:
            yield printed_told(
                self.office,
                [*self.printed.values()],
                {one.path: self._aside(one) for one in self.printed.values()},
                as_printed=self.request.as_printed,
            )
        if not new or self.before is None:
            return
        letters = [file for one in new for file in one.letters]
        names = self.before.unprinted(letters)
        if names and (self.printed or self.request.as_printed):
            among = sum(work.annex is None for _, work in letters)
            yield unprinted_told(self.work.place(), names, among)
        if self.quotas is not None or (
            self.request.as_printed
            and self.pinned.get("quotas")
            and self.before.may_lack_quotas(self.work, self.printed.values())
        ):
            yield quotas_told(self.work, self.quotas)
        if not self.request.as_printed:
            yield from self._earlier_told()
        yield from self._pdf_told(letters)

    def _pdf_told(self, letters: Sequence[Letter]) -> Iterator[Problem]:
        """That what was made as PDF before has no number and no day, and stays so until it is made anew."""
        manifest, shown = Manifest.read(self.folder / MANIFEST), self.office.workspace.shown
        paths = [*(path.with_suffix(PDF) for path, _ in letters), self.folder / print_of(self.work)]
        made = [one for one in paths if manifest.named(self._name(one)) and one.is_file()]
        if made:
            said = say(
                "{count} tệp PDF tạo trước khi có số, chưa ghi số, ngày ban hành: {files}",
                count=len(made),
                files=", ".join(one.name for one in made[:_SHOWN])
                + (" …" if made[_SHOWN:] else ""),
            )
            hint = say("tạo lại PDF rồi mới in, gửi; tệp PDF đang có giữ nguyên cho đến lúc ấy")
            yield Problem("W-ISSUE-PDF", Place(shown(made[0])), said, hint, Severity.WARNING)

    def _earlier_told(self) -> Iterator[Problem]:
        """That something else was made before what stands there, which may be what was signed."""
        codes = [one.code for one in self.work.record.campaign.documents]
        stem = stem_of(self.work)
        name = stem if self.work.document.for_each else f"{stem}{WORD}"
        kept = last_kept(home_of_earlier(self.folder, codes), name)
        if kept:
            shown = self.office.workspace.shown
            said = say("trước bản hiện có đã tạo bản khác, giữ ở «{file}»", file=shown(kept))
            hint = say("bản đã ký là bản ấy thì chép lại vào chỗ cũ rồi ban hành đúng bản đã in")
            place = Place(shown(self.folder / name))
            yield Problem("I-ISSUE-EARLIER", place, said, hint, Severity.INFO)

    def _aside(self, one: OncePrinted) -> Path | None:
        """Where a file made before is kept that something else takes the place of."""
        if one.lies_packed or (self.request.as_printed and not one.is_edited):
            return None
        return one.aside(self.work)

    def _checked(self, record: CampaignRecord) -> list[Problem]:
        found = check_record(record, self.office.library)
        return borne(found) if self.office.bears_sums else found

    def _as_now(self, ledger: register.Ledger) -> Iterator[register.BookRow]:
        """The rows; those of what is made anew know what is called back or replaced by now."""
        gone = register.gone_beside(ledger, self.work.key) if self.request.reissue else ()
        for one in ledger.rows():
            is_own = self.request.reissue and one.row.is_of(self.work.name)
            yield replace(one, row=one.row.said(out_of_force=gone or None)) if is_own else one

    def _lacking(self, faults: Sequence[Problem]) -> Iterator[Problem]:
        """That a document cannot go out while figures of it are missing, and what helps."""
        if missing := sum(one.code.endswith("-FIGURE") for one in faults):
            campaign, code = self.work.name.split("/")
            said = say("còn {count} số liệu chưa có nên chưa ban hành được", count=missing)
            hint = say(
                "bổ sung số liệu; xem chỗ thiếu: vanthu render {campaign} {code} --draft",
                campaign=campaign,
                code=code,
            )
            yield Problem("E-ISSUE-DRAFT", self.work.place(), said, hint)

    @cached_property
    def books(self) -> register.Register:
        """The register of the body that issues the document."""
        workspace, request = self.office.workspace, self.request
        return register.open_register(
            workspace, self.work.issuer, holder=request.holder, patience=request.patience
        )

    def propose(self, ledger: register.Ledger) -> register.Numbers:
        """The numbers, beside the files that would be written."""
        if self.request.reissue:
            return self._told(ledger, self._all_made(ledger))
        return self._told(ledger, [one.number for one in self.numbered(ledger)])

    def keep(self, ledger: register.Ledger) -> register.Numbers:
        """The numbers kept in the ledger, with the columns of the documents."""
        numbers = [one.number for one in self.numbered(ledger)]
        return register.Numbers.of(ledger, register.keep(ledger, numbers))

    def issue(self, ledger: register.Ledger) -> register.Numbers:
        """Everything made and entered; the manifest goes with the first that is new."""
        manifest = Manifest.read(self.folder / MANIFEST)
        numbers = self._paged(self._all_made(ledger), manifest, ledger.doubts)
        fresh = [at for at, one in enumerate(numbers) if not one.is_settled]
        went_out = WentOut.of(one.row for one in ledger.rows())
        new = [(numbers[at], file) for at in fresh for file in _going_out(numbers[at])]
        first = [(one, file) for one, file in new if not one.renewed]
        if found := list(self._in_the_way(manifest, went_out, first)):
            raise RecordsInvalid(found)
        pairs = zip(numbers, self.letters, strict=True)
        kept = [
            self._kept(one, of, ledger) if one.renewed else self._asides(of) for one, of in pairs
        ]
        if fresh:
            kept[fresh[0]].append(self._listed(manifest, new))
        whole = [
            replace(one, issue=replace(one.issue, files=(*one.issue.files, *more)))
            for one, more in zip(numbers, kept, strict=True)
        ]
        beside = [path for more in kept for path, _ in more if path != manifest.path]
        return self._told(ledger, register.enter(ledger, whole), beside)

    def _paged(
        self, numbers: Sequence[register.Number], manifest: Manifest, doubts: list[Problem]
    ) -> list[register.Number]:
        """The numbers; those whose metadata are to be written know how many pages their files have."""
        due = [
            at for at, one in enumerate(numbers) if one.issue.lacks_metadata or not one.is_settled
        ]
        files = [_by_document(numbers[at].issue.files, self.letters[at]) for at in due]
        amounts = page_amounts(files, manifest, doubts)
        paged = {
            at: replace(numbers[at], issue=numbers[at].issue.of_pages(amount))
            for at, amount in zip(due, amounts, strict=True)
        }
        return [paged.get(at, one) for at, one in enumerate(numbers)]

    def _all_made(self, ledger: register.Ledger) -> list[register.Number]:
        numbers = [self._made(one) for one in self.numbered(ledger)]
        if self.request.reissue:
            return register.renew(ledger, numbers, self.request.reason)
        return numbers

    def _kept(
        self, one: register.Number, letters: Sequence[Letter], ledger: register.Ledger
    ) -> list[File]:
        """The files of an issued document as they stand, under names of their own beside the new ones."""
        ordered = [path for path, _ in sorted(letters, key=lambda letter: letter[1].order)]
        if standing_print(ordered) != one.row.frozen:
            said = say("tệp đang có không phải bản đã ban hành số {number}", **one.row.told)
            hint = say("tìm bản đã ban hành để lưu; tệp đang có, nếu còn, được giữ bên cạnh")
            place = Place(self.office.workspace.shown(ordered[0]))
            ledger.doubts.append(Problem("W-REISSUE-FILE", place, said, hint, Severity.WARNING))
        new = dict(one.issue.files)
        there = ((path, bytes_of(path)) for path in ordered)
        return [(_free(path), data) for path, data in there if data and data != new[path]]

    def _asides(self, letters: Sequence[Letter]) -> list[File]:
        """The files made before, under names of their own beside what goes out in their place."""
        found = [one for path, _ in letters if (one := self.printed.get(path))]
        return [(aside, one.data) for one in found if (aside := self._aside(one))]

    def _told(
        self,
        ledger: register.Ledger,
        numbers: list[register.Number],
        beside: Sequence[Path] = (),
    ) -> register.Numbers:
        files = [path for letters in self.letters for path, _ in letters]
        return register.Numbers.of(ledger, numbers, [*files, *beside])

    def _asked(self, ledger: register.Ledger) -> list[register.Issue]:
        """What the register must know to give numbers; a number that the record has counts."""
        work, request = self.work, self.request
        rows = [one.row for one in ledger.rows() if one.row.is_of(work.name)]
        _refuse_other_way(work, rows, each=request.each)
        number = _number_of_record(work, rows) if request.number is None else request.number
        one = register.Issue(
            work.key,
            self.kind.code,
            register.title_of(self.kind, work.document.subject),
            self.day,
            symbol=self.office.library.symbol_of(work.document, work.record.campaign.issuer)
            or None,
            copies=work.document.copies,
            secrecy=work.document.secrecy,
            number=number,
            skip_reason=request.reason or None,
            pinned=self.pinned,
        )
        keys = [letters[0][1].key if request.each else work.key for letters in self.letters]
        return [replace(one, key=key) for key in keys]

    def _drafts(self, letters: Sequence[Letter], number: register.Number) -> list[Draft]:
        works = (work.numbered(number.row.number, self.day) for _, work in letters)
        return [draft(work, self.office) for work in works]

    def _worded(
        self, one: register.Issue, letters: Sequence[Letter], drafts: Sequence[Draft]
    ) -> register.Issue:
        """The words of the drafts: of all letters for which a number stands."""
        pairs = [pair for pair in zip(letters, drafts, strict=True) if pair[0][1].annex is None]
        works, drafts = [work for (_, work), _ in pairs], [drafted for _, drafted in pairs]
        document = self.work.document
        subject = _shared_text([draft.properties.subject for draft in drafts])
        signatory = drafts[0].signing[0].person
        return replace(
            one,
            title=register.title_of(self.kind, subject),
            signer="; ".join(drafts[0].signers) or None,
            recipients=tuple(_shared_names([draft.words.receivers for draft in drafts])),
            archive=drafts[0].words.archive,
            replaces=names_of_earlier(works, self.office, "replaces"),
            corrects=names_of_earlier(works, self.office, "corrects"),
            recalls=names_of_earlier(works, self.office, "recalls"),
            metadata=register.Metadata(
                type_name=self.kind.name,
                organ_name=self.issuer.name,
                subject=register.one_line(subject),
                organ_id=self.issuer.identifier,
                position=signatory.position if signatory else None,
                priority=register.priority_of(document.urgency, document.secrecy),
            ),
        )

    def _made(self, sent: Sent) -> register.Number:
        """The number with all that is written beside its row."""
        pairs = zip(sent.letters, sent.drafts, strict=True)
        given = [(path, work, make(self.office, work, drafted)) for (path, work), drafted in pairs]
        made = [(path, work, self._going_out(path, data)) for path, work, data in given]
        signed, now = _print_of(made), _print_of(given)
        issue = replace(
            sent.number.issue,
            frozen=signed,
            known=None if signed == now else Acknowledged(reason=KNOWN_REASON, frozen=now),
            record=self.record,
            record_digest=self.digests.get(self.record),
            is_letter=self.request.each,
            stem=self._stem(sent.letters),
            files=tuple((path, data) for path, _, data in made),
        )
        return replace(sent.number, issue=issue)

    def _going_out(self, path: Path, data: bytes) -> bytes:
        """What goes out in a place: what the records give, or what was printed before where that is asked for."""
        printed = self.printed.get(path) if self.request.as_printed else None
        if printed is None or self.before is None:
            return data
        return self.before.numbered(path, printed.data, data)

    def _stem(self, letters: Sequence[Letter]) -> Path:
        """The issued file, or the folder of the letters that share a number."""
        path = letters[0][0]
        shares = self.work.document.for_each is not None and not self.request.each
        return path.parent if shares else path.with_suffix("")

    def _listed(self, manifest: Manifest, files: Iterable[tuple[register.Number, File]]) -> File:
        """The manifest of the folder with the files that go out in it.

        What held the letters of the document before is what went out no more.
        """
        for number, (path, data) in files:
            manifest.add(MadeFile.of(self._name(path), data, issued=number.row.number_symbol))
        for name in (archive_of(self.work), merged_of(self.work), print_of(self.work)):
            manifest.mark(name, "")
        if not manifest.header:
            manifest.begin()
        return manifest.path, manifest.data

    def _in_the_way(
        self,
        manifest: Manifest,
        went_out: WentOut,
        files: Iterable[tuple[register.Number, File]],
    ) -> Iterator[Problem]:
        """The files that may not be written over."""
        force = self.request.force
        for number, (path, data) in files:
            shown = Place(self.office.workspace.shown(path))
            made = manifest.named(self._name(path))
            other = went_out.holds(made, number.row.number_symbol)
            owner = Owner.ISSUED if other and path.exists() else owner_of(path, made)
            problem = refusal(owner, shown, force=force)
            if not force and draft_gaps(path) is not None:
                posing = say("tệp ở chỗ văn bản chính là một bản dự thảo")
                move = say("đổi tên hoặc bỏ tệp ấy, hoặc thêm --force để ghi đè")
                yield Problem("E-ISSUE-DRAFT", shown, posing, move)
            elif problem and path not in self.printed and bytes_of(path) != data:
                yield problem

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _print_of(made: Iterable[tuple[Path, Work, bytes]]) -> Frozen:
    """The fingerprints of what goes out, in the order of its documents."""
    return fingerprint(data for _, _, data in sorted(made, key=lambda one: one[1].order))


def _by_document(files: Iterable[File], letters: Iterable[Letter]) -> list[list[File]]:
    """The files that one number stands for, those of each document or letter together."""
    found: dict[str, list[File]] = {}
    for one, (_, work) in zip(files, letters, strict=True):
        found.setdefault(work.key, []).append(one)
    return list(found.values())


def _going_out(number: register.Number) -> Iterator[File]:
    """What is written with a number that is given: documents and metadata."""
    row = number.issue.row(number.row.number, number.row.series, RowState.ISSUED)
    yield from number.issue.written(row)


def _free(path: Path) -> Path:
    """A name beside a file that nothing has: `bc_01-ban-cu-1.docx`."""
    names = (path.with_name(f"{path.stem}{KEPT}{at}{path.suffix}") for at in count(1))
    return next(name for name in names if not name.exists())


def _number_of_record(work: Work, rows: Sequence[Row]) -> int | None:
    """The number that stands in the record, unless it was given up."""
    given_up = {row.number for row in rows if row.state is RowState.VOID}
    number = work.document.number
    return None if number in given_up else number


def _refuse_other_way(work: Work, rows: Sequence[Row], *, each: bool) -> None:
    """A batch that has one number gets no others, and the other way round."""
    live = [row for row in rows if row.state is not RowState.VOID]
    if each and any(row.key == work.name for row in live):
        raise Misused(say("loạt văn bản này đã có một số chung; không dùng --each"))
    if not each and any(row.key != work.name for row in live):
        raise Misused(say("loạt văn bản này đã cấp mỗi bản một số; thêm --each"))


def _shared_text(texts: Sequence[str]) -> str:
    """A subject that holds for all letters: the words that they begin with alike."""
    if len(set(texts)) == 1:
        return texts[0]
    words = zip(*(text.split() for text in texts), strict=False)
    alike = " ".join(found[0] for found in takewhile(lambda found: len(set(found)) == 1, words))
    return f"{alike} … ({said_number(len(texts))} văn bản)".strip()


def _shared_names(lists: Sequence[Sequence[str]]) -> list[str]:
    """The receivers of all letters; those that differ are counted, not named."""
    common = set(lists[0]).intersection(*lists)
    shared = [name for name in lists[0] if name in common]
    if all(len(names) == len(shared) for names in lists):
        return shared
    return [f"{OF_MANY} ({said_number(len(lists))} văn bản)", *shared]
