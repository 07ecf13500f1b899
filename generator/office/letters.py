"""The files of a document: the letters for units or groups, how all are called, numbered and made.

All names are from the folder of the campaign: `kh_01.docx` for a document, `thu/an-phu.docx` for a
letter. They suit every system, and no two of a campaign are alike. This is the one place for those
who make, issue and verify documents.

The work of a batch travels to worker processes as a handful of names; each process opens the
workspace once and keeps what is common to all letters. Faults come back as problems and stop nobody
else. Where each letter has its own number, the numbers stand in the register and not in the common
record; `letter_numbers` brings them together.
"""

from __future__ import annotations

import platform
from collections import ChainMap
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.drafting import OwnFile, annexes_apart, unit_names
from generator.figures import Figure, Tally, UnitProgress, current_phase, with_all_receivers
from generator.model.books import RowState
from generator.model.coded import InOrder, by_code
from generator.model.document import ForEach
from generator.office.had_earlier import had_the_replaced
from generator.office.inputs import hash_inputs, hash_of
from generator.office.office import Office, open_office
from generator.office.workflow import Member, Work, expressions_of, finished, plan_work, subject_of
from generator.problems import (
    MachineFailed,
    Message,
    Misused,
    Problem,
    RecordsInvalid,
    Severity,
    say,
)
from generator.register import open_register
from generator.wording import Moment, join_names, padded
from generator.workspace import NAME_CAP, Workspace, fold, free_name, regex, safe_name, unchanging

MANIFEST = "manifest.json"
WORD = ".docx"
PDF = ".pdf"
LIST = ".xlsx"
"""Of what stands in a file of all letters."""
DRAFT = "-du-thao"
"""What the name of a bản dự thảo ends with."""
_MERGED = "-in-gop"
_ANNEX = "-phu-luc"
"""What the name of an annex in a file of its own ends with, before its number."""
ARCHIVE = ".zip"
_ENDINGS = (WORD, ARCHIVE, ".json", ".xml")
"""How what stands beside the documents ends."""
_NAMELESS = "van-ban"
_OF_ANNEX = regex(r"(?:-[ivxlc]+)?(?:-\d+)?")
"""Behind that: the number of the annex, then what tells the name from another like it."""
Whose = tuple[str, OwnFile | None]
"""Whom a letter is for, by code, and which annex of it a file holds, if that has its own."""
_CAP = 4
_COUNTER = 8
"""Room in a name for what tells it from others that are alike."""


def letters_of(work: Work, office: Office) -> Iterator[Work]:
    """The letters of a document: for all groups, or for those units for which its condition holds.

    A unit that left gets none, though what it did stays in the sums. What gives quotas goes to all who were
    given any, whenever they come. What replaces letters goes to those who got one of them.
    """
    had = had_the_replaced(work, office)
    for member in chosen(work, office):
        if had is None or member.code in had:
            yield work.for_member(member)


def chosen(work: Work, office: Office) -> Iterable[Member]:
    """The groups, or the units for which the condition holds, whatever letters they got before."""
    if work.document.for_each is ForEach.GROUPS:
        return work.figures.main.groups
    rows = (row for row in with_receivers(work).unit.values() if not row.left)
    return _meeting(work, office, rows) if work.document.where else rows


def _meeting(
    work: Work, office: Office, rows: Iterable[UnitProgress], *, supposes: bool = False
) -> Iterator[UnitProgress]:
    """Those for whom the document's condition holds; `supposes`: or would hold, whatever is awaited of them."""
    expressions = expressions_of(work, office)
    names = unit_names(work.figures, subject_of(work, office).phase, supposes=supposes)
    for row in rows:
        mine: ChainMap[str, Any] = ChainMap({"unit": row}, names(row))  # type: ignore[arg-type]
        if expressions.holds(work.document.where or "", "where", row=mine):
            yield row
    if expressions.problems:
        raise RecordsInvalid(expressions.problems)


def undecided(work: Work, office: Office) -> list[UnitProgress]:
    """Units that get no letter only because a figure is not known by which the document's condition decides."""
    document = work.document
    if not document.where or document.for_each is not ForEach.UNITS:
        return []
    tallies = list(_spoken_of(work))
    rows = [
        row
        for row in with_receivers(work).unit.values()
        if not row.left and any(_is_awaited(tally.unit.get(row.code)) for tally in tallies)
    ]
    met = {row.code for row in _meeting(work, office, rows)} if rows else set()
    rest = [row for row in rows if row.code not in met]
    return list(_meeting(work, office, rest, supposes=True)) if rest else []


def _is_awaited(row: UnitProgress | None) -> bool:
    return row is not None and row.count is None and not row.exempt


def undecided_told(work: Work, office: Office) -> Iterator[Problem]:
    """Who is left out of letters because a figure of theirs is not known, by name."""
    if units := undecided(work, office):
        phase = subject_of(work, office).phase
        called = next((one.name for one in work.figures.campaign.phases if one.code == phase), "")
        told = {"count": padded(len(units)), "units": join_names([one.name for one in units])}
        said = (
            say(
                "{count} đơn vị chưa có số của {phase} không được gửi: {units}",
                phase=called,
                **told,
            )
            if called
            else say("{count} đơn vị chưa có số liệu không được gửi: {units}", **told)
        )
        hint = say(
            "nhập số còn thiếu của các đơn vị ấy; cần nhắc ngay thì lập thêm một văn bản chỉ gửi các đơn vị ấy"
        )
        yield Problem("W-SERIES-UNDECIDED", work.place("where"), said, hint, Severity.WARNING)


def with_receivers(work: Work) -> Tally:
    """The results of all to whom a document may go."""
    gives = work.document.gives_quotas
    return with_all_receivers(work.figures) if gives else work.figures.main


def whom_letters_are_for(work: Work, office: Office) -> Sequence[tuple[str, str]]:
    """Those whom the letters of a document are for, by code and name; of all units no letter is begun for that."""
    document, tally = work.document, work.figures.main
    chooses = document.where or document.replaces or not tally.members.is_steady
    if chooses or document.for_each is ForEach.GROUPS:
        members = (one.member for one in letters_of(work, office))
        return [(one.code, one.name) for one in members if one]
    return InOrder(
        tuple(tally.unit), lambda code: (code, tally.members.named(code, tally.day).name)
    )


def examples_of(letters: Iterable[Work]) -> list[Work]:
    """The first letter of each shape: of units whose figures are known, unknown, refused, nought, or that are not concerned alike."""
    found: dict[Hashable, Work] = {}
    tallies: list[Tally] = []
    for letter in letters:
        tallies = tallies or list(_spoken_of(letter))
        found.setdefault(_shape(letter, tallies), letter)
    return list(found.values())


def _spoken_of(work: Work) -> Iterator[Tally]:
    """The results that a document may speak of: the main ones, and those that it names."""
    figures, text = work.figures, work.document.model_dump_json()
    phases = {current_phase(figures), *(phase for phase in figures.main.phases if phase in text)}
    for code, tally in figures.indicators.items():
        if tally is figures.main or code in text:
            yield tally
            yield from (one for phase, one in tally.phases.items() if phase in phases)


def _shape(letter: Work, tallies: Iterable[Tally]) -> Hashable:
    member = letter.member
    rows = (
        next((one for one in tally.groups if one.code == member.code), None)
        if letter.document.for_each is ForEach.GROUPS
        else tally.unit.get(member.code)
        for tally in tallies
        if member
    )
    return tuple(
        None if row is None else (_sort(row.count), _sort(row.goal), row.exempt) for row in rows
    )


def _sort(figure: Figure | None) -> tuple[bool, bool]:
    """Whether a figure is known, and nought."""
    return figure is not None, figure == 0


def folder_of(workspace: Workspace, campaign: str, output: Path | None) -> Path:
    """The folder of a campaign's documents. Raises `Misused` where records and templates lie."""
    if output:
        refuse_among_records(workspace, output)
    return (output or workspace.output) / campaign


def refuse_among_records(workspace: Workspace, folder: Path) -> None:
    """Raises `Misused` for a folder in which records and templates lie, or what the program keeps."""
    kept = (workspace.campaigns, workspace.templates, workspace.hidden)
    if {one.resolve() for one in kept} & {folder.resolve(), *folder.resolve().parents}:
        raise Misused(
            say("«{folder}» là chỗ của dữ liệu, mẫu Word; hãy chọn thư mục khác", folder=folder)
        )


def stem_of(work: Work) -> str:
    """What a document's file, or the folder of its letters, is called; that of a draft is another."""
    taken = {f"{Path(MANIFEST).stem}{WORD}"}
    codes = [document.code for document in work.record.campaign.documents]
    if work.as_draft:
        for code in codes:
            free_name(_word_file(code), taken)
    for code in codes:
        name = free_name(_word_file(code, as_draft=work.as_draft), taken)
        if code == work.document.code:
            return name.removesuffix(WORD)
    return work.document.code


def _word_file(name: str, *, as_draft: bool = False) -> str:
    """A name that every system takes, with its ending once and whole, however long and odd it is."""
    ending = f"{DRAFT if as_draft else ''}{WORD}"
    cap = NAME_CAP - len(ending) - _COUNTER
    while fold(name).endswith(_ENDINGS):
        name = name.rpartition(".")[0]
    return f"{safe_name(name, cap=cap) or _NAMELESS}{ending}"


def may_be_of(name: str, document: str) -> bool:
    """Whether a file is called as those of a document are: alone, as draft, as letters, as one of all.

    >>> may_be_of("thu-du-thao/a.docx", "thu"), may_be_of("thu2.docx", "thu")
    (True, False)
    """
    first = fold(PurePosixPath(name).parts[0]).partition(".")[0]
    stem, _, end = first.rpartition(_ANNEX)
    first = stem if stem and _OF_ANNEX.fullmatch(end) else first
    return first in {f"{fold(safe_name(document))}{end}" for end in ("", DRAFT, _MERGED)}


def merged_of(work: Work) -> str:
    """What the file of all letters for the printer is called."""
    return free_name(f"{stem_of(work)}{_MERGED}{WORD}", _stems(work))


def _stems(work: Work) -> set[str]:
    """What the files of all documents of a campaign are called, folded."""
    names = (replace(work, document=one) for one in work.record.campaign.documents)
    return {fold(f"{stem_of(one)}{WORD}") for one in names}


def print_of(work: Work) -> str:
    """What the PDF of all letters for the printer is called."""
    return f"{merged_of(work).removesuffix(WORD)}{PDF}"


def archive_of(work: Work) -> str:
    """What the archive of all letters is called."""
    return f"{stem_of(work)}{ARCHIVE}"


def files_of(work: Work, office: Office) -> list[tuple[str, Work]]:
    """The file of a document, or those of its letters, each with what is made for it."""
    return list(each_file(work, office))


def each_file(work: Work, office: Office) -> Iterator[tuple[str, Work]]:
    """The same one after the other, as of very many letters nobody needs all at once.

    A letter is called as the document's pattern says, be it with `.docx` or without, else by the code
    of its unit.
    """
    stem = stem_of(work)
    if work.document.for_each is None:
        yield f"{stem}{WORD}", work
        yield from _annex_files(work, office, stem, _stems(work))
        return
    taken: set[str] = set()
    for called, one in _named_letters(work, office):
        name = free_name(_word_file(called, as_draft=work.as_draft), taken)
        yield f"{stem}/{name}", one
        for annex, of in _annex_files(one, office, name.removesuffix(WORD), taken):
            yield f"{stem}/{annex}", of


def _annex_files(
    work: Work, office: Office, stem: str, taken: set[str]
) -> Iterator[tuple[str, Work]]:
    """The files of annexes that have their own, called as the document is: `kh_01-phu-luc-II.docx`."""
    for one in _annexes_apart(work, office):
        number = f"-{one.annex.number}" if one.annex and one.annex.number else ""
        yield free_name(f"{stem}{_ANNEX}{number}{WORD}", taken), one


def with_annexes(work: Work, office: Office) -> list[Work]:
    """What the files of a document, or of one letter, hold: itself, then the annexes that have their own."""
    return [work, *_annexes_apart(work, office)]


def _annexes_apart(work: Work, office: Office) -> Iterator[Work]:
    """The annexes that have files of their own."""
    if any(one.own_file for one in work.document.annexes):
        subject = subject_of(work, office)
        for annex in annexes_apart(subject, work.spot_of, as_draft=work.as_draft):
            yield replace(work, annex=annex)


def letter_finder(work: Work) -> Callable[[Whose], Work]:
    """What gives the letter of a document for the unit, or the group, of a code, or an annex of it."""
    known: Mapping[str, Member] = (
        by_code(work.figures.main.groups)
        if work.document.for_each is ForEach.GROUPS
        else with_receivers(work).unit
    )

    def find(whose: Whose) -> Work:
        code, annex = whose
        return work.for_member(known[code], annex)

    return find


def _named_letters(work: Work, office: Office) -> Iterator[tuple[str, Work]]:
    """The letters, each with what it is called. Raises `RecordsInvalid` once all were asked for."""
    pattern = work.document.file_name or ""
    key = "group" if work.document.for_each is ForEach.GROUPS else "unit"
    expressions = expressions_of(work, office) if pattern else None
    for one in letters_of(work, office):
        code = one.member.code if one.member else ""
        said = expressions and expressions.text(pattern, "file_name", **{key: one.member})
        yield said or code, one
    if expressions and expressions.problems:
        raise RecordsInvalid(expressions.problems)


def letter_numbers(office: Office, work: Work) -> dict[str, int]:
    """The number of each letter by the code of its unit; empty where one number stands for all."""
    document = work.document
    if document.for_each is None or document.number is not None or document.date is None:
        return {}
    register = open_register(office.workspace, work.issuer)
    if not register.is_begun:
        return {}
    from generator.register import list_rows

    prefix = f"{work.name}/"
    found = list_rows(register, year=document.date.year, states=[RowState.ISSUED])
    return {
        one.row.key.removeprefix(prefix): one.row.number
        for one in found
        if one.row.key and one.row.key.startswith(prefix)
    }


class OtherRecords(MachineFailed):
    """A worker has other records, templates, or another program than the machine that gave the command."""

    def __init__(self, root: Path) -> None:
        said = say(
            "{machine}: dữ liệu, mẫu Word hoặc bản vanthu ở «{folder}» khác máy ra lệnh nên không tạo văn bản;"
            " chép lại cho giống rồi chạy lại với --resume",
            machine=platform.node() or "?",
            folder=root,
        )
        super().__init__(said)

    def __reduce__(self) -> tuple[type[MachineFailed], tuple[Message]]:
        return MachineFailed, (self.message,)


@unchanging(frozen=True)
class LetterWork:
    """Makes the letter for a unit (or group) from its code, or an annex of it; picklable."""

    root: Path
    campaign: str
    document: str
    as_of: Moment | None
    deflate: str
    as_draft: bool = False
    inputs: str = ""
    """The hash of what the letters are made from where the command was given."""

    def __call__(self, whose: Whose) -> bytes:
        """The bytes of one letter. Raises `RecordsInvalid` with its faults, `OtherRecords`."""
        office, find, numbers = _opened(self)
        mine = find(whose).with_own_number(numbers)
        return finished(office, mine, deflate=self.deflate)


_Shop = tuple[Office, Callable[[Whose], Work], Mapping[str, int]]
_SHOPS: dict[LetterWork, _Shop] = {}


def prime(letters: LetterWork, office: Office, work: Work, numbers: Mapping[str, int]) -> None:
    """What is open already in this process need not be opened again."""
    if len(_SHOPS) >= _CAP:
        _SHOPS.clear()
    _SHOPS[letters] = (office, letter_finder(work), numbers)


def _opened(letters: LetterWork) -> _Shop:
    if letters not in _SHOPS:
        office = open_office(Workspace(letters.root), bears_sums=True)
        records: list[Any] = office.campaigns([letters.campaign], whole=False)
        if not records:
            raise RecordsInvalid(office.problems)
        (work,) = plan_work(records, [letters.document], letters.as_of)
        work = replace(work, as_draft=letters.as_draft)
        if hash_of(office, work, hash_inputs(office, work.record, letters.as_of)) != letters.inputs:
            raise OtherRecords(letters.root)
        prime(letters, office, work, letter_numbers(office, work))
    return _SHOPS[letters]
