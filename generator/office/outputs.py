"""What lies in a campaign's folder against what the records would give now: which file differs, in what.

Files are compared unpacked, so that another deflate is no difference. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from generator.model.books import RowState
from generator.office.letters import (
    ARCHIVE,
    MANIFEST,
    PDF,
    WORD,
    archive_of,
    files_of,
    folder_of,
    letter_numbers,
    may_be_of,
    merged_of,
    print_of,
)
from generator.office.made_file import MadeFile, hash_file
from generator.office.manifest import Manifest, made_of
from generator.office.office import Office
from generator.office.ownership import WentOut
from generator.office.paging import shows
from generator.office.signed import SignedPaper, signed_papers
from generator.office.workflow import Work, finished, plan_work
from generator.ooxml import differing_parts, parts_called, unpack_parts
from generator.problems import GeneratorError, Message, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.workspace import bytes_of, digest, fold, unchanging


class Verdict(StrEnum):
    """What is to be said of a file; one `TOUCHED` says the same but is no longer as it was made, or a PDF whose
    Word file is not.

    Of one that is `BLOCKED` nothing can be said while the record of its document is wrong. One that is
    `UNSIGNED` stands in the place of an issued document and is not what was signed.
    """

    SAME = "same"
    ISSUED = "issued"
    DIFFERS = "differs"
    TOUCHED = "touched"
    MISSING = "missing"
    UNKNOWN = "unknown"
    DRAFT = "draft"
    BLOCKED = "blocked"
    UNSIGNED = "unsigned"


Differing = tuple[str, ...] | None
"""The parts in which a file differs; `None` where the records give no such file."""
_RIGHT = {Verdict.SAME, Verdict.ISSUED, Verdict.DRAFT}


@unchanging(frozen=True)
class Verified:
    """A file and how it stands to the records; `parts` are those that differ.

    A bản dự thảo is told as such, with how many figures it lacks; one that `poses` stands where the
    final document belongs. Of a file that `holds_letters` the parts are letters. `number` is that of the
    signed document in whose place it stands.
    """

    path: Path
    verdict: Verdict
    parts: tuple[str, ...] = ()
    gaps: int = 0
    poses: bool = False
    holds_letters: bool = False
    number: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.poses or self.verdict not in _RIGHT


def verify(
    office: Office, records: Iterable[CampaignRecord], *, output: Path | None = None
) -> Iterator[Verified]:
    """Every file that a manifest names, or that stands where a document belongs, against what the
    records as they stand would give.
    """
    for record in records:
        folder = folder_of(office.workspace, record.campaign.code, output)
        yield from _Folder(office, Manifest.read(folder / MANIFEST), record).verified()


@unchanging(frozen=True)
class _Folder:
    """What lies in the folder of a campaign, and what should."""

    office: Office
    manifest: Manifest
    record: CampaignRecord
    differing: dict[str, Differing] = field(default_factory=dict)
    """In what each letter and document differs that was looked at already, by its folded name."""

    @cached_property
    def plans(self) -> list[tuple[Work, dict[str, Work]]]:
        """Each document and draft with the files that it should be now, by their names."""
        return list(self._plans())

    def _plans(self) -> Iterator[tuple[Work, dict[str, Work]]]:
        sound = [one for one in self.record.campaign.documents if one.code not in self.blocked]
        for work in plan_work([self.record], [one.code for one in sound]) if sound else ():
            numbers = letter_numbers(self.office, work)
            for form in (work, replace(work, as_draft=True)):
                with suppress(RecordsInvalid):
                    files = files_of(form, self.office)
                    yield form, {name: one.with_own_number(numbers) for name, one in files}

    @cached_property
    def works(self) -> dict[str, Work]:
        """What each file should be, by its folded name."""
        return {fold(name): work for _, files in self.plans for name, work in files.items()}

    @cached_property
    def wholes(self) -> dict[str, Callable[[MadeFile], Differing]]:
        """What holds all letters of a document: an archive, or one file for the printer."""
        found: dict[str, Callable[[MadeFile], Differing]] = {}
        for work, named in self.plans:
            if work.document.for_each is not None:
                files = {fold(name): one for name, one in named.items()}
                found[fold(archive_of(work))] = partial(self._in_archive, files)
                found[fold(merged_of(work))] = partial(self._in_merged, list(files))
                found[fold(print_of(work))] = partial(self._in_print, list(files))
        return found

    def verified(self) -> Iterator[Verified]:
        """Each file that is there or should be; what holds letters comes behind them."""
        known = [one for one in self.manifest.files.values() if one.sha256] + list(self._untold())
        known.sort(key=lambda one: (fold(one.name) in self.wholes, one.name))
        for one in known:
            name, path = fold(one.name), self._path(one)
            if self._is_blocked(one):
                yield Verified(path, Verdict.BLOCKED)
            elif whole := self.wholes.get(name):
                yield replace(self._compared(one, whole), holds_letters=True)
            elif name.endswith(PDF):
                yield self._pages(one)
            elif not name.endswith(WORD):
                yield self._compared(one, self._in_metadata)
            elif f"{ARCHIVE}/" not in one.name and (path.exists() or name in self.works):
                yield self._document(one)

    @cached_property
    def blocked(self) -> set[str]:
        """The documents whose records are wrong, so that nobody can say what they would give."""
        return set(self.record.blocked)

    def _is_blocked(self, one: MadeFile) -> bool:
        """Whether a file is of such a document; one that went out and is as it was then needs no record."""
        path = self._path(one)
        if not path.is_file() or (one.issued in self._numbers and hash_file(path) == one.sha256):
            return False
        return any(may_be_of(one.name, code) for code in self.blocked)

    def _untold(self) -> Iterator[MadeFile]:
        """What stands where a document belongs and the manifest does not tell of; it may have been lost."""
        folder = self.manifest.path.parent
        for path in folder.rglob(f"*{WORD}"):
            name = path.relative_to(folder).as_posix()
            made = self.manifest.named(name)
            if fold(name) in self.works and path.is_file() and not (made and made.sha256):
                yield MadeFile.at(name, path)

    def _document(self, one: MadeFile) -> Verified:
        """What is to be said of a Word file, which is read once."""
        path = self._path(one)
        data = bytes_of(path) if path.is_file() else None
        if data is None:
            return Verified(path, Verdict.MISSING)
        if drafted := self._as_draft(one, data):
            return drafted
        found = self._judged(one, self._in_file(one, data), digest(data))
        return self._held_against_signed(one, found)

    def _held_against_signed(self, one: MadeFile, found: Verified) -> Verified:
        """The same of a file of an issued document, or that it is not what was signed, or that it is and no more."""
        paper, verdict = self.papers.get(fold(one.name)), found.verdict
        is_listed = one.issued in self._numbers
        is_as_made = is_listed and verdict in {Verdict.SAME, Verdict.ISSUED}
        if paper is None or (is_as_made and len(paper.letters) > 1):
            return found
        if paper.stands:
            is_older = verdict in {Verdict.DIFFERS, Verdict.BLOCKED} and not (
                is_listed or paper.is_given
            )
            return replace(found, verdict=Verdict.ISSUED, parts=()) if is_older else found
        if verdict in {Verdict.SAME, Verdict.TOUCHED} and paper.is_given:
            return found
        return replace(found, verdict=Verdict.UNSIGNED, number=paper.row.number_symbol)

    @cached_property
    def papers(self) -> dict[str, SignedPaper]:
        """What was signed, by the folded names of its files."""
        went_out = WentOut.of(self.office.rows_of(self.record.campaign))
        folder = self.manifest.path.parent
        files = (one for _, files in self.plans for one in files.items())
        letters = ((folder / name, work) for name, work in files)
        papers = signed_papers(self.office, went_out, letters)
        return {
            fold(path.relative_to(folder).as_posix()): paper
            for paper in papers
            for path, _ in paper.letters
        }

    def _as_draft(self, one: MadeFile, data: bytes) -> Verified | None:
        """What is to be said of a bản dự thảo; nothing of another file."""
        left, work = _gaps(data), self.works.get(fold(one.name))
        if left is None:
            return None
        poses = bool(work and not work.as_draft)
        return Verified(self._path(one), Verdict.DRAFT, gaps=left, poses=poses)

    def _compared(self, one: MadeFile, differing: Callable[[MadeFile], Differing]) -> Verified:
        path = self._path(one)
        if not path.is_file():
            return Verified(path, Verdict.MISSING)
        return self._judged(one, differing(one), hash_file(path))

    def _judged(self, one: MadeFile, parts: Differing, sha256: str | None) -> Verified:
        path, is_as_made = self._path(one), sha256 == one.sha256
        if is_as_made and parts != () and one.issued in self._numbers:
            return Verified(path, Verdict.ISSUED)
        if parts is None:
            is_known = fold(one.name) in self.works
            return Verified(path, Verdict.BLOCKED if is_known else Verdict.UNKNOWN)
        if parts:
            return Verified(path, Verdict.DIFFERS, parts)
        return Verified(path, Verdict.SAME if is_as_made else Verdict.TOUCHED)

    def _in_file(self, one: MadeFile, data: bytes | None = None) -> Differing:
        name = fold(one.name)
        if name not in self.differing:
            there = bytes_of(self._path(one)) if data is None else data
            self.differing[name] = _differing(self.office, there or b"", self.works.get(name))
        return self.differing[name]

    def _in_metadata(self, one: MadeFile) -> Differing:
        """What went out beside a document says nothing else from then on."""
        return () if hash_file(self._path(one)) == one.sha256 else (one.name,)

    def _in_pages(self, one: MadeFile) -> Differing:
        """A PDF shows its Word file as that stands there, or it differs; of that, as the records give it."""
        path = self._path(one)
        word = path.with_suffix(WORD)
        if hash_file(path) != one.sha256 or not shows(one, hash_file(word)):
            return (one.name,)
        name = self._name(word)
        return self._in_file(self.manifest.named(name) or MadeFile(name))

    def _pages(self, one: MadeFile) -> Verified:
        """What is to be said of a PDF: of a Word file that is not what was signed it is no such paper either."""
        path = self._path(one).with_suffix(WORD)
        word = self.manifest.named(self._name(path))
        if word and fold(word.name) in self.papers and shows(one, hash_file(path)):
            told = self._document(word)
            if told.verdict is Verdict.UNSIGNED:
                return replace(told, path=self._path(one))
        return self._pages_alone(one)

    def _pages_alone(self, one: MadeFile) -> Verified:
        """The same by itself: one whose Word file was written anew may show what the records give all the same."""
        found = self._compared(one, self._in_pages)
        if found.parts != (one.name,) or hash_file(found.path) != one.sha256:
            return found
        word = self.manifest.named(self._name(found.path.with_suffix(WORD)))
        if word and word.issued in self._numbers and shows(one, word.was):
            return replace(found, number=word.issued)
        work = self.works.get(fold(self._name(found.path.with_suffix(WORD))))
        with suppress(GeneratorError):
            if work and shows(one, digest(finished(self.office, work))):
                return replace(found, verdict=Verdict.TOUCHED, parts=())
        return found

    def _name(self, path: Path) -> str:
        return path.relative_to(self.manifest.path.parent).as_posix()

    def _in_archive(self, files: Mapping[str, Work], one: MadeFile) -> Differing:
        """The letters of an archive that differ, are lacking or are too many."""
        wanted = {PurePosixPath(name).name: work for name, work in files.items()}
        try:
            with ZipFile(self._path(one)) as package:
                held = {fold(name): name for name in package.namelist()}
                differ = {
                    name
                    for name in held.keys() & wanted.keys()
                    if _differing(self.office, package.read(held[name]), wanted[name]) != ()
                }
        except (OSError, BadZipFile):
            return (one.name,)
        return tuple(sorted(differ | (held.keys() ^ wanted.keys())))

    def _in_merged(self, letters: Sequence[str], one: MadeFile) -> Differing:
        """The letters that are not, or no longer, what the file for the printer was made of."""
        known = [letter for name in letters if (letter := self.manifest.files.get(name))]
        if one.inputs != made_of(known):
            return tuple(letters)
        return tuple(letter.name for letter in known if self._in_file(letter) != ())

    def _in_print(self, letters: Sequence[str], one: MadeFile) -> Differing:
        """The letters whose PDFs are not, or no longer, what the file for the printer was made of.

        One that was made of the Word file of all letters differs as that does.
        """
        word = self.manifest.named(f"{one.name.removesuffix(PDF)}{WORD}")
        if word and shows(one, hash_file(self._path(word))):
            return self._in_merged(letters, word)
        names = {name: f"{name.removesuffix(WORD)}{PDF}" for name in letters}
        known = {name: self.manifest.files.get(pdf) for name, pdf in names.items()}
        there = [pdf for pdf in known.values() if pdf]
        if one.inputs != made_of(there):
            return tuple(letters)
        return tuple(
            name for name, pdf in known.items() if pdf is None or self._in_pages(pdf) != ()
        )

    @cached_property
    def _numbers(self) -> set[str]:
        """The numbers with which documents of the campaign went out."""
        rows = self.office.rows_of(self.record.campaign)
        return {row.number_symbol for row in rows if row.state is RowState.ISSUED}

    def _path(self, one: MadeFile) -> Path:
        return self.manifest.path.parent / one.name


def _differing(office: Office, data: bytes, work: Work | None) -> Differing:
    """The parts of a document that are not as the records would give them now."""
    try:
        return tuple(differing_parts(data, finished(office, work))) if work else None
    except GeneratorError:
        return None


def draft_gaps(path: Path) -> int | None:
    """How many figures the bản dự thảo at `path` lacks; `None` where no draft stands there."""
    try:
        return _gaps(path.read_bytes())
    except OSError:
        return None


def _gaps(data: bytes) -> int | None:
    from generator.word import gaps_left

    try:
        return gaps_left(unpack_parts(data))
    except (OSError, ValueError, GeneratorError):
        return None


def told(verified: Verified) -> Message:
    """The verdict as a sentence."""
    is_pdf = verified.path.suffix == PDF and not verified.holds_letters
    if verified.verdict is Verdict.DIFFERS and is_pdf:
        if verified.number:
            return say(
                "bản PDF tạo trước khi văn bản có số {number}: chưa ghi số, ngày ban hành; tạo lại PDF rồi mới in, gửi",
                number=verified.number,
            )
        if any(part.endswith(PDF) for part in verified.parts):
            return say(
                "bản PDF không phải bản tạo từ tệp Word cùng tên hiện có: tệp Word đã được làm lại, hoặc tệp PDF đã bị ghi lại"
            )
        return say("bản PDF đúng với tệp Word cùng tên, tệp Word ấy khác với dữ liệu")
    if verified.verdict is Verdict.TOUCHED and is_pdf:
        return say("bản PDF đúng với dữ liệu; tệp Word cùng tên đã bị ghi lại sau khi tạo PDF")
    sentences = {
        Verdict.SAME: say("đúng với dữ liệu"),
        Verdict.ISSUED: say("như lúc ban hành, dữ liệu nay đã khác"),
        Verdict.TOUCHED: say("tệp đã bị ghi lại sau khi tạo, nội dung vẫn đúng với dữ liệu"),
        Verdict.DIFFERS: say(
            "khác với dữ liệu, ở phần {parts}", parts=parts_called(verified.parts or ("",))
        ),
        Verdict.MISSING: say("không còn tệp này"),
        Verdict.UNKNOWN: say("dữ liệu hiện nay không tạo ra tệp này"),
        Verdict.UNSIGNED: say(
            "không phải bản đã ký số {number}: lời văn hoặc số liệu khác lúc ban hành; đừng in, gửi tệp này, chép bản đã ký vào đây",
            number=verified.number,
        ),
        Verdict.BLOCKED: say("chưa so được, dữ liệu của văn bản còn lỗi"),
        Verdict.DRAFT: say("bản dự thảo, còn {count} số liệu chưa có", count=verified.gaps)
        if verified.gaps
        else say("bản dự thảo, không còn số liệu nào chưa có"),
    }
    return sentences[verified.verdict]
