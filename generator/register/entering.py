"""Numbers kept and documents issued: register, record and metadata in one step or not at all.

A batch is one step too: every number of it is given, or none. The text of the document and its Word
file are made by the caller, between `give_numbers` and `enter` where they show the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.books import Row, RowState
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.register.changing import change_books
from generator.register.giving import Number, doubt_disorder, give_numbers, refusal
from generator.register.going_out import Issue
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.metadata import check_metadata
from generator.register.recording import record_writes
from generator.register.staging import Write


@dataclass(frozen=True)
class Numbers:
    """What came of it, in the order asked: numbers, doubts, years whose books were begun, files."""

    issuer: str
    given: tuple[Number, ...]
    warnings: tuple[Problem, ...] = ()
    opened: tuple[int, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def new(self) -> list[Number]:
        """The numbers that nothing had before."""
        return [one for one in self.given if not one.again]

    @classmethod
    def of(cls, ledger: Ledger, given: Sequence[Number], files: Sequence[Path] = ()) -> Numbers:
        """The numbers that a ledger gave."""
        doubts, opened = tuple(ledger.doubts), tuple(ledger.opened)
        return cls(ledger.register.issuer, tuple(given), doubts, opened, tuple(files))


def reserve(register: Register, asked: Sequence[Issue]) -> Numbers:
    """Keep a number for each; a key that has one gets the same again.

    Raises `RecordsInvalid` with every refusal, and then keeps none.
    """
    return change_books(register, lambda ledger: Numbers.of(ledger, give_numbers(ledger, asked)))


def issue(register: Register, asked: Sequence[Issue]) -> Numbers:
    """Issue documents: rows, records, metadata and files together.

    Numbers kept for their keys are used, others are given now. A document that is issued already and
    is what it was then is left as it is; one that changed is refused. Raises `RecordsInvalid` with
    every refusal, and then issues none.
    """

    def decide(ledger: Ledger) -> Numbers:
        return Numbers.of(ledger, enter(ledger, give_numbers(ledger, asked), asked))

    return change_books(register, decide)


def keep(ledger: Ledger, numbers: Sequence[Number], issues: Sequence[Issue]) -> list[Number]:
    """The columns of documents, known only now, into the rows that `give_numbers` just added."""
    return [
        number if number.again else replace(number, row=_put(ledger, one, RowState.RESERVED))
        for number, one in zip(numbers, issues, strict=True)
    ]


def enter(ledger: Ledger, numbers: Sequence[Number], issues: Sequence[Issue]) -> list[Number]:
    """The rows issued, and with them all files; raises `RecordsInvalid` with every refusal."""
    pairs = list(zip(numbers, issues, strict=True))
    problems = [
        _changed(ledger, one)
        for number, one in pairs
        if number.is_issued and number.row.frozen != one.frozen
    ]
    entered = [_entered(ledger, number, one) for number, one in pairs]
    fresh = [
        (one, after.row)
        for (number, one), after in zip(pairs, entered, strict=True)
        if not number.is_issued
    ]
    writes, refused = record_writes(ledger, fresh)
    writes += [write for one, row in fresh for write in _file_writes(ledger, one, row)]
    problems += [*refused, *_same_file(ledger, writes)]
    if problems:
        raise RecordsInvalid(problems)
    ledger.files += [*writes, *(lost for pair in pairs for lost in _lost_files(ledger, *pair))]
    ledger.doubts += [
        doubt
        for one, row in fresh
        if one.metadata
        for doubt in check_metadata(one.metadata, row, Place(one.key))
    ]
    return entered


def _entered(ledger: Ledger, number: Number, one: Issue) -> Number:
    """The row of a document: issued now, or as it was issued before."""
    if number.is_issued:
        return number
    if number.again:
        series = ledger.series_of(ledger.kept(one.key))
        doubt_disorder(ledger, one, series, number.row.number)
    return replace(number, row=_put(ledger, one, RowState.ISSUED), again=False)


def _put(ledger: Ledger, one: Issue, state: RowState) -> Row:
    """A document's own row in the place of the one that keeps its number; what a clerk noted stays."""
    held = ledger.kept(one.key)
    kept = held.row
    record = ledger.register.shown(ledger.absolute(one.record)) if one.record else None
    row = one.row(kept.number, kept.series, state, frozen=one.frozen, record=record)
    noted = {name: getattr(kept, name) for name in ("sent", "received", "note")}
    row = row.model_copy(
        update={
            name: value
            for name, value in noted.items()
            if value is not None and getattr(row, name) is None
        }
    )
    ledger.put(held, row)
    return row


def _changed(ledger: Ledger, one: Issue) -> Problem:
    """An issued document stays what it is (Decree 30, Điều 18.3)."""
    held = ledger.kept(one.key)
    said = say(
        "văn bản đã ban hành, số {number} ngày {day}, nay đã khác lúc ban hành", **held.row.told
    )
    hint = say("ban hành văn bản sửa đổi, thay thế hoặc đính chính; không sửa văn bản cũ")
    return refusal("ISSUED", one, said, hint, held)


def _file_writes(ledger: Ledger, one: Issue, row: Row) -> Iterator[Write]:
    for path, data in one.written(row):
        target = ledger.absolute(path)
        yield Write(target, ledger.register.read(target), data)


def _lost_files(ledger: Ledger, number: Number, one: Issue) -> Iterator[Write]:
    """The files of a document issued earlier that are there no more are written again."""
    if number.is_issued:
        for write in _file_writes(ledger, one, number.row):
            if write.before is None:
                yield write


def _same_file(ledger: Ledger, writes: Sequence[Write]) -> Iterator[Problem]:
    """No file twice."""
    seen: set[Path] = set()
    for write in writes:
        if write.path in seen:
            said = say("hai văn bản của cùng một lần ban hành ghi vào tệp này")
            yield Problem("E-REGISTER-FILES", Place(ledger.register.shown(write.path)), said)
        seen.add(write.path)
