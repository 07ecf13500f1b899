"""Numbers kept and given up, documents issued: register, record and metadata in one step or not at all.

A batch is one step too: every number of it is given, or none. The text of the document and its Word
file are made by the caller, between `give_numbers` and `enter` where they show the number.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.model.books import GENERAL, Row, RowState
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.register.afterwards import refused, renewed_row
from generator.register.changing import change_books
from generator.register.giving import Number, doubt_disorder, in_a_copy, refusal, void_row
from generator.register.going_out import Issue, check_metadata, one_line
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.linking import PAIRS, link, unlink
from generator.register.recording import record_writes
from generator.register.shelf import BookRow, SeriesKey
from generator.wording import serial
from generator.workspace import Write, unchanging

_NOTED = ("sent", "received", "note", "replaced_by", "corrected_by", "recalled_by")


@unchanging(frozen=True)
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

    @property
    def renewed(self) -> list[Number]:
        """The numbers whose documents are made anew."""
        return [one for one in self.given if one.renewed]

    @classmethod
    def of(cls, ledger: Ledger, given: Sequence[Number], files: Sequence[Path] = ()) -> Numbers:
        """The numbers that a ledger gave."""
        doubts, opened = tuple(ledger.doubts), tuple(ledger.opened)
        return cls(ledger.register.issuer, tuple(given), doubts, opened, tuple(files))


def keep(ledger: Ledger, numbers: Sequence[Number]) -> list[Number]:
    """The columns of documents, known only now, into the rows that `give_numbers` just added."""
    return [
        one if one.again else replace(one, row=_put(ledger, one.issue, RowState.RESERVED))
        for one in numbers
    ]


def enter(ledger: Ledger, numbers: Sequence[Number]) -> list[Number]:
    """The rows issued, and with them all files; raises `RecordsInvalid` with every refusal."""
    old = [one for one in numbers if one.is_settled]
    problems = [
        _changed(ledger, one.issue) for one in old if not one.row.explains(one.issue.frozen)
    ]
    out = _out_of_force(ledger)
    gone = {one.issue.key: _cited_beside(out, one.issue.key) for one in numbers}
    entered = [_entered(ledger, one, gone[one.issue.key]) for one in numbers]
    fresh = [after for before, after in zip(numbers, entered, strict=True) if not before.is_settled]
    writes, unwritten = record_writes(ledger, fresh)
    writes += [write for one in fresh for write in _file_writes(ledger, one)]
    problems += [*unwritten, *_same_file(ledger, writes)]
    if problems:
        raise RecordsInvalid(problems)
    same = (one for one in old if one.row.frozen == one.issue.frozen)
    lost = (write for one in same for write in _file_writes(ledger, one) if write.before is None)
    ledger.files += [*writes, *lost]
    ledger.doubts += [
        doubt
        for one in fresh
        if one.issue.metadata
        for doubt in check_metadata(one.issue.metadata, one.row, Place(one.issue.key))
    ]
    return entered


def gone_beside(ledger: Ledger, key: str) -> tuple[str, ...]:
    """What of the campaign of a document is called back or replaced."""
    return _cited_beside(_out_of_force(ledger), key)


def _out_of_force(ledger: Ledger) -> list[Row]:
    return [one.row for one in ledger.rows() if one.row.is_out_of_force]


def _cited_beside(rows: Sequence[Row], key: str) -> tuple[str, ...]:
    return tuple(row.cited for row in rows if row.is_beside(key))


def _entered(ledger: Ledger, number: Number, gone: Sequence[str]) -> Number:
    """The row of a document: issued now, or as it was issued before, with what it replaces and what was `gone` then."""
    if number.is_settled:
        return replace(number, row=_linked(ledger, number))
    if number.again and not number.renewed:
        series = ledger.series_of(ledger.kept(number.issue.key))
        doubt_disorder(ledger, number.issue, series, number.row.number)
    kept = number.row
    row = _put(ledger, number.issue, RowState.ISSUED)
    if number.renewed:
        unlink(ledger, kept)
        row = renewed_row(row, kept, number.renewed)
    row = row.said(out_of_force=gone or None)
    ledger.put(ledger.kept(number.issue.key), row)
    link(ledger, row)
    return replace(number, row=row, again=bool(number.renewed))


def _linked(ledger: Ledger, number: Number) -> Row:
    """The row of an issued document whose record was told only later what it replaces, corrects or calls back."""
    row, asked = number.row, number.issue
    more = {
        key: (*getattr(row, key), *new)
        for key, _ in PAIRS
        if (new := [name for name in getattr(asked, key) if name not in getattr(row, key)])
    }
    if more:
        row = row.said(**more)
        ledger.put(ledger.kept(asked.key), row)
        link(ledger, row)
    return row


def _put(ledger: Ledger, one: Issue, state: RowState) -> Row:
    """A document's own row in the place of the one that keeps its number; what a clerk noted stays."""
    held = ledger.kept(one.key)
    kept = held.row
    record = ledger.register.shown(ledger.absolute(one.record)) if one.record else None
    row = one.row(kept.number, kept.series, state, frozen=one.frozen, record=record)
    known = kept.model_fields_set - row.model_fields_set
    row = row.said(**{name: getattr(kept, name) for name in _NOTED if name in known})
    ledger.put(held, row)
    return row


def _changed(ledger: Ledger, one: Issue) -> Problem:
    """An issued document stays what it is (Decree 30, Điều 18.3)."""
    held = ledger.kept(one.key)
    said = say(
        "văn bản đã ban hành, số {number} ngày {day}, nay đã khác lúc ban hành", **held.row.told
    )
    hint = say(
        "chưa gửi đi thì tạo lại: thêm --reissue --reason …; đã gửi thì ban hành văn bản thay thế hoặc"
        " đính chính; dữ liệu đổi là đúng thì chạy «vanthu register acknowledge»"
    )
    return refusal("ISSUED", one, said, hint, held)


def _file_writes(ledger: Ledger, number: Number) -> Iterator[Write]:
    for path, data in number.issue.written(number.row):
        target = ledger.absolute(path)
        yield Write(target, ledger.register.read(target), data)


def _same_file(ledger: Ledger, writes: Sequence[Write]) -> Iterator[Problem]:
    """No file twice."""
    seen: set[Path] = set()
    for write in writes:
        if write.path in seen:
            said = say("hai văn bản của cùng một lần ban hành ghi vào tệp này")
            yield Problem("E-REGISTER-FILES", Place(ledger.register.shown(write.path)), said)
        seen.add(write.path)


def void(
    register: Register,
    number: int,
    reason: str,
    *,
    period: str,
    series: str = GENERAL,
    day: datetime.date | None = None,
    known: BookRow | None = None,
) -> Row:
    """Give up a number of a year or a term; its row as it is now. Where several rows have it, the `known` one is meant.

    A number kept or issued keeps its columns. One that nobody ever had, left out by an oversight,
    gets a row of its own, dated `day`. Raises `RecordsInvalid` for a number that is void already, whose
    document was sent, that is not yet reached, or of which it is not known which row is meant; for the same reason again the command was only repeated.
    """
    if not reason.strip():
        raise register.refusal(
            "REASON", register.folder, say("hủy số thì cần ghi lý do (--reason)")
        )
    told = one_line(reason)

    def decide(ledger: Ledger) -> Row:
        held = ledger.meant((period, series), number, known)
        if held is not None:
            return _void(ledger, held, told)
        row = _missing(ledger, (period, series), number, told, day)
        ledger.add(row.date.year, row)
        return row

    return change_books(register, decide, "register void")


def _void(ledger: Ledger, held: BookRow, reason: str) -> Row:
    row = held.row
    if row.state is not RowState.VOID:
        if row.sent or row.received:
            said = say("sổ ghi số {number} ngày {day} đã chuyển đi, không hủy được", **row.told)
            hint = say("phải lấy văn bản về thì ghi thu hồi: vanthu register recall SỐ --reason …")
            raise refused(held, "SENT", said, hint)
        unlink(ledger, row)
        row = row.said(state=RowState.VOID, reason=reason, **{key: None for key, _ in PAIRS})
        ledger.put(held, row)
    elif row.reason != reason:
        said = say(
            "số {number} đã hủy: {reason}", number=serial(row.number), reason=row.reason or ""
        )
        raise ledger.register.refusal("VOID", ledger.register.folder, said)
    return row


def _missing(
    ledger: Ledger, series: SeriesKey, number: int, reason: str, day: datetime.date | None
) -> Row:
    register = ledger.register
    if file := ledger.elsewhere.get((series, number)):
        hint = say("chép dòng ấy vào sổ trước, rồi dời bản chép đi")
        raise register.refusal("NUMBER", register.folder, in_a_copy(number, file), hint)
    if not ledger.first(series) <= number < ledger.expected(series):
        said = say("số {number} chưa được cấp", number=serial(number))
        raise register.refusal("NUMBER", register.folder, said)
    if (
        day is None
        or register.numbering.period_of(day) != series[0]
        or day.year not in ledger.shelf.books
    ):
        said = say("số {number} không có dòng trong sổ", number=serial(number))
        hint = say("thêm --date để ghi dòng hủy số")
        raise register.refusal("DAY", register.folder, said, hint)
    return void_row(number, day, series[1], reason)
