"""The PDFs of all letters of a document as one file for the printer, and a list of whose pages are which.

It is made where every letter stands there as it was made, with the PDF of it; as long as one lacks, it
is told whose, and nothing is written: what stood there before stays.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.office.batch import State
from generator.office.letters import LIST, MANIFEST, PDF, WORD, files_of, folder_of, print_of
from generator.office.made_file import MadeFile, hash_file
from generator.office.manifest import Manifest, made_of
from generator.office.office import Office, makeable_campaigns
from generator.office.ownership import owner_of, refusal
from generator.office.paging import Paging, folder_held, kept_out, shows
from generator.office.workflow import Work, work_of
from generator.problems import Busy, Place, Problem, RecordsInvalid, say
from generator.sheets import Field, Holds, Value, Worksheet, write_workbook
from generator.word import PageRange, PrintFile
from generator.wording import Moment, join_names
from generator.workspace import (
    SPARE,
    bytes_of,
    digest,
    failure,
    put_in_place,
    sweep,
    unchanging,
    write_atomically,
)

_NAMED = 5
"""How many letters are named that lack."""


@unchanging(frozen=True)
class PrintLetter:
    """A letter to be printed: for whom it is, and its Word file."""

    code: str
    name: str
    file: Path


@unchanging(frozen=True)
class PrintRun:
    """The letters of a document in their order, and the file in which they are to be printed."""

    path: Path
    letters: Sequence[PrintLetter]
    two_sided: bool = False

    @property
    def listing(self) -> Path:
        """The list beside it."""
        return self.path.with_suffix(LIST)

    @property
    def merged(self) -> Path:
        """The Word file of the same letters."""
        return self.path.with_suffix(WORD)


@unchanging(frozen=True)
class PrintedLetter:
    """On which pages of the print file a letter stands, and how many sheets it takes."""

    letter: PrintLetter
    pages: PageRange
    sheets: int


@unchanging(frozen=True)
class Printed:
    """What became of a print file, with whose pages are which."""

    run: PrintRun
    state: State
    letters: tuple[PrintedLetter, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return self.letters[-1].pages.last if self.letters else 0

    @property
    def sheets(self) -> int:
        """How many sheets it takes."""
        return sum(one.sheets for one in self.letters)


def print_runs(
    office: Office,
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    *,
    as_of: Moment | None = None,
    output: Path | None = None,
    two_sided: bool = False,
) -> Iterator[PrintRun]:
    """What is to be printed of the documents that are made for each unit; of faulty ones nothing."""
    for record in makeable_campaigns(office, codes):
        folder = folder_of(office.workspace, record.campaign.code, output)
        for document in record.campaign.documents:
            is_asked = document.code in documents or not documents
            if document.for_each is None or document.code in record.blocked or not is_asked:
                continue
            with suppress(RecordsInvalid):
                work = work_of(record, document, as_of)
                letters = [
                    PrintLetter(one.member.code, _called(one), folder / name)
                    for name, one in files_of(work, office)
                    if one.member
                ]
                yield PrintRun(folder / print_of(work), letters, two_sided)


def _called(work: Work) -> str:
    """Whose pages these are, and of which annex."""
    name = work.member.name if work.member else ""
    return f"{name} – {work.annex.label}" if work.annex else name


def print_letters(runs: Iterable[PrintRun], how: Paging) -> Iterator[Printed]:
    """What becomes of each print file; what is wrong with one keeps no other from being made."""
    for run in runs:
        folder = run.path.parent
        with folder_held(folder, how):
            yield _Press(run, Manifest.read(folder / MANIFEST)).printed(force=how.force)


@unchanging(frozen=True)
class _Press:
    """One print file, with what is known of the files beside it."""

    run: PrintRun
    manifest: Manifest

    def printed(self, *, force: bool) -> Printed:
        found = [self._refusal(path, force=force) for path in (self.run.path, self.run.listing)]
        lacking = [one for one in self.run.letters if self._data(one) is None]
        problems = [*filter(None, found), *([self._lacks(lacking)] if lacking else [])]
        if problems or not self.run.letters:
            return Printed(self.run, State.FAILED, problems=tuple(problems))
        try:
            with tempfile.TemporaryDirectory(prefix=SPARE, dir=self.run.path.parent) as spare:
                return self._put(Path(spare) / self.run.path.name)
        except OSError as error:
            raise failure(self.run.path, error) from error

    def _put(self, ready: Path) -> Printed:
        letters = tuple(self._write(ready))
        listing = _listed(self.run, letters)
        whole = self._entry(MadeFile.at(self.run.path.name, ready))
        beside = self._entry(MadeFile.of(self.run.listing.name, listing))
        state = State.KEPT if self._stands(whole) and self._stands(beside) else State.MADE
        self.manifest.add(whole)
        self.manifest.add(beside)
        self.manifest.write()
        if state is State.MADE and (refused := self._replace(ready, listing)):
            return Printed(self.run, State.FAILED, problems=(refused,))
        return Printed(self.run, state, letters)

    def _replace(self, ready: Path, listing: bytes) -> Problem | None:
        """Both in their places, or both as they were: no list stands beside a file of which it is not."""
        path, beside = self.run.path, self.run.listing
        earlier = bytes_of(beside)
        if refused := kept_out(beside, lambda: write_atomically(beside, listing)):
            return refused
        if refused := kept_out(path, lambda: put_in_place(ready, path)):
            if earlier is not None:
                write_atomically(beside, earlier)
            return refused
        sweep([path])
        return None

    def _write(self, ready: Path) -> Iterator[PrintedLetter]:
        with ready.open("wb") as stream:
            target = PrintFile(stream, two_sided=self.run.two_sided)
            for letter in self.run.letters:
                data = self._data(letter)
                if data is None:
                    raise Busy(say("tệp vừa bị sửa trong lúc tạo; chạy lại lệnh"))
                pages = target.add(data, letter.name)
                sheets = (pages.count + 1) // 2 if self.run.two_sided else pages.count
                yield PrintedLetter(letter, pages, sheets)
            target.end()
            stream.flush()
            os.fsync(stream.fileno())

    def _data(self, letter: PrintLetter) -> bytes | None:
        """The PDF of a letter, where both are as they were made."""
        word, pdf = self._known(letter.file), self._known(letter.file.with_suffix(PDF))
        if not (word and word.was_made and pdf and word.sha256 == hash_file(letter.file)):
            return None
        data = bytes_of(letter.file.with_suffix(PDF))
        return data if digest(data) == pdf.sha256 and shows(pdf, word.sha256) else None

    def _known(self, path: Path) -> MadeFile | None:
        return self.manifest.named(path.relative_to(self.run.path.parent).as_posix())

    def _entry(self, made: MadeFile) -> MadeFile:
        """What the manifest is to say of a file of all letters."""
        found = [self._known(one.file.with_suffix(PDF)) for one in self.run.letters]
        entries = [one for one in found if one]
        issued = entries[0].issued if all(one.issued for one in entries) else ""
        return replace(made, inputs=made_of(entries), issued=issued)

    def _stands(self, made: MadeFile) -> bool:
        known = self.manifest.named(made.name)
        there = hash_file(self.run.path.parent / made.name)
        return known is not None and made.sha256 == known.sha256 == there

    def _refusal(self, path: Path, *, force: bool) -> Problem | None:
        return refusal(owner_of(path, self._known(path)), Place(str(path)), force=force)

    def _lacks(self, lacking: Sequence[PrintLetter]) -> Problem:
        names = [one.name for one in lacking[:_NAMED]]
        said = say(
            "chưa tạo tệp in: {count}/{among} bản chưa có PDF đúng: {names}{more}",
            count=len(lacking),
            among=len(self.run.letters),
            names=join_names(names),
            more=" …" if len(lacking) > _NAMED else "",
        )
        hint = say(
            "sửa theo lỗi của từng bản ở trên rồi chạy lại; những bản đã có PDF được giữ nguyên"
        )
        return Problem("E-PRINT", Place(str(self.run.path)), said, hint)


def _listed(run: PrintRun, letters: Sequence[PrintedLetter]) -> bytes:
    """The list as a workbook: whose letter stands on which pages."""
    rows: list[list[Value]] = [
        [
            *(place, one.letter.code, one.letter.name),
            *(one.pages.first, one.pages.last, one.pages.count, one.sheets),
        ]
        for place, one in enumerate(letters, start=1)
    ]
    sums = sum(one.pages.count for one in letters), sum(one.sheets for one in letters)
    rows.append([None, None, "Cộng", None, None, *sums])
    sides = "In hai mặt: mỗi bản bắt đầu ở mặt trước một tờ." if run.two_sided else "In một mặt."
    sheet = Worksheet(
        name="Bản in",
        fields=_FIELDS,
        rows=rows,
        title=f"CÁC BẢN TRONG TỆP IN {run.path.name}",
        remarks=[sides],
        bold=frozenset({len(letters)}),
    )
    return write_workbook([sheet])


_FIELDS = (
    Field("TT", Holds.WHOLE, 6),
    Field("Mã", width=14),
    Field("Nơi nhận", width=40),
    Field("Từ trang", Holds.WHOLE, 10),
    Field("Đến trang", Holds.WHOLE, 10),
    Field("Số trang", Holds.WHOLE, 10),
    Field("Số tờ", Holds.WHOLE, 10),
)
