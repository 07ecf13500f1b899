"""The steps of issuing: number expected, document made with it, all written together or not at all.

The number is known before the document is made and asked for by name when it is written, so that
rows, record, Word file, metadata and manifest are one change; where another clerk was quicker, the
document is made again with the next number. How numbers run is `generator.register`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.books import Row, RowState, Secrecy
from generator.office import workflow
from generator.office.dispatch import Sending, Slip
from generator.office.numbered import preview, register_of, with_number
from generator.office.opened import Office, campaign_of, open_office
from generator.office.workflow import Work
from generator.problems import Busy, GeneratorError, Problem, RecordsInvalid, errors, say
from generator.records import check_record
from generator.register import (
    PATIENCE,
    Given,
    Issuance,
    Outgoing,
    Receipt,
    Register,
    digest,
    list_rows,
    metadata_json,
    metadata_xml,
    reserve,
)
from generator.register import issue as write_issue
from generator.workspace import Workspace, locked, write_atomically, yaml_files

_ATTEMPTS = 5


class Misused(GeneratorError):
    """Options that do not go together, or not with this document (exit 2)."""

    exit_code = 2


@dataclass(frozen=True)
class Request:
    """What is to be issued and how: `each` letter of a batch with its own number, `number` and `day`
    by hand, `reason` for numbers that this leaves out, `force` over files changed by hand.
    """

    campaign: str
    document: str
    number: int | None = None
    day: datetime.date | None = None
    each: bool = False
    reason: str = ""
    secrecy: Secrecy | None = None
    force: bool = False
    output: Path | None = None


@dataclass(frozen=True)
class Clerk:
    """Who asks, as others are told who have to wait, and how many seconds this one waits."""

    holder: str = ""
    patience: float = PATIENCE


@dataclass(frozen=True)
class Proposal:
    """What issuing would come to now: numbers and files. Nothing is written, no number is taken."""

    issuer: str
    receipt: Receipt
    files: tuple[Path, ...]


def propose(office: Office, request: Request) -> Proposal:
    """The numbers expected. Raises `RecordsInvalid` with all that stands in the way."""
    plan = _plan(office, request, Clerk())
    return Proposal(plan.register.issuer, _expected(plan), plan.files)


def issue(workspace: Workspace, request: Request, clerk: Clerk) -> Proposal:
    """Issue a document, whole or not at all; one that is issued already and has not changed stays.

    Raises `RecordsInvalid` when something stands in the way, `Busy` when others hold the register,
    `MachineFailed` when the disk refuses; the records are then as they were.
    """
    folder = workspace.register
    if not folder.is_dir():
        return propose(open_office(workspace), request)
    with locked(folder, clerk.holder, clerk.patience):
        for _ in range(_ATTEMPTS):
            digests = _digests(workspace, request.campaign)
            plan = _plan(open_office(workspace), request, clerk)
            expected = _expected(plan)
            asked = _issuances(plan, expected, digests)
            try:
                receipt = write_issue(plan.register, asked)
            except RecordsInvalid:
                if _numbers(preview(plan.register, plan.asked)) == _numbers(expected):
                    raise
                continue
            _restore(asked, receipt)
            return Proposal(plan.register.issuer, receipt, plan.files)
    raise Busy(say("số luôn bị lần chạy khác lấy trước; chạy lại sau ít phút"))


def keep(office: Office, request: Request, clerk: Clerk) -> Proposal:
    """Keep the numbers of a document; it gets them when it is issued."""
    plan = _plan(office, request, clerk)
    _expected(plan)
    return Proposal(plan.register.issuer, reserve(plan.register, plan.asked), ())


@dataclass(frozen=True)
class _Plan:
    """A document on its way: what it writes, and what it asks the register for."""

    sending: Sending
    register: Register
    asked: tuple[Outgoing, ...]
    force: bool

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(path for slip in self.sending.slips for path in self.sending.paths(slip))


def _plan(office: Office, request: Request, clerk: Clerk) -> _Plan:
    record = campaign_of(office, request.campaign)
    (work,) = workflow.plan_work([record], [request.document])
    _refuse_misuse(work, request)
    day = request.day or work.document.date
    if day is None:
        raise RecordsInvalid([_dateless(work)])
    dated = _dated(work, day)
    register = replace(register_of(office, work, clerk.holder), patience=clerk.patience)
    folder = (request.output or office.workspace.output) / record.campaign.code
    sending = Sending(office, dated, day, folder, request.each, request.secrecy)
    _ = sending.record
    rows = _rows_of(register, work)
    _refuse_other_way(work, rows, each=request.each)
    asked = _asked(sending.outgoings, request, _number_of_record(work, rows))
    return _Plan(sending, register, asked, request.force)


def _dated(work: Work, day: datetime.date) -> Work:
    """The document on its day; figures that go by the day are reckoned anew."""
    dated = with_number(work, work.document.number, day)
    (found,) = workflow.plan_work([dated.record], [work.document.code])
    return found


def _asked(
    outgoings: Sequence[Outgoing], request: Request, written: int | None
) -> tuple[Outgoing, ...]:
    """The outgoing documents with what was asked for by hand; a number that the record has counts."""
    number = written if request.number is None else request.number
    return tuple(
        replace(one, number=number, skip_reason=request.reason or None) for one in outgoings
    )


def _number_of_record(work: Work, rows: Sequence[Row]) -> int | None:
    """The number that stands in the record, unless it was given up."""
    given_up = {row.number for row in rows if row.state is RowState.VOID}
    number = work.document.number
    return None if number in given_up else number


def _rows_of(register: Register, work: Work) -> list[Row]:
    """The rows that a document or its letters have or had."""
    return [
        entry.row
        for entry in list_rows(register)
        if entry.row.key == work.name or (entry.row.key or "").startswith(f"{work.name}/")
    ]


def _issuances(plan: _Plan, expected: Receipt, digests: Mapping[Path, str]) -> list[Issuance]:
    """Every document made with its number; the manifest goes with the first that is new."""
    sending = plan.sending
    record = sending.record
    pairs = zip(sending.slips, plan.asked, expected.given, strict=True)
    made = [_issuance(sending, *one, digests.get(record)) for one in pairs]
    fresh = [place for place, given in enumerate(expected.given) if not _is_issued(given)]
    files = [file for place in fresh for file in made[place].files]
    if not plan.force and (changed := list(sending.changed_by_hand(files))):
        raise RecordsInvalid(changed)
    if fresh:
        first = made[fresh[0]]
        made[fresh[0]] = replace(first, files=(*first.files, sending.manifest(files)))
    return made


def _issuance(
    sending: Sending, slip: Slip, outgoing: Outgoing, given: Given, record_digest: str | None
) -> Issuance:
    made = sending.issuance(slip, replace(outgoing, number=given.row.number))
    return replace(made, record_digest=record_digest)


def _restore(asked: Sequence[Issuance], receipt: Receipt) -> None:
    """Files of documents issued earlier that are there no more are written again."""
    for one, given in zip(asked, receipt.given, strict=True):
        files = dict(one.files) if _is_issued(given) and given.again else {}
        if files and one.stem and one.metadata:
            files[one.stem.with_name(f"{one.stem.name}.json")] = metadata_json(
                one.metadata, given.row
            )
            files[one.stem.with_name(f"{one.stem.name}.xml")] = metadata_xml(
                one.metadata, given.row
            )
        for path, data in files.items():
            if not path.exists():
                write_atomically(path, data)


def _is_issued(given: Given) -> bool:
    return given.row.state is RowState.ISSUED


def _numbers(receipt: Receipt) -> list[int]:
    return [given.row.number for given in receipt.given]


def _digests(workspace: Workspace, campaign: str) -> dict[Path, str]:
    """What the records of documents were before they were read."""
    folder = workspace.campaigns / campaign / "documents"
    found = {path: digest(path.read_bytes()) for path in yaml_files(folder) if path.is_file()}
    return {path: known for path, known in found.items() if known}


# What is refused


def _refuse_misuse(work: Work, request: Request) -> None:
    if not request.each:
        return
    if work.document.for_each is None:
        raise Misused(say("--each chỉ dùng cho văn bản làm cho từng đơn vị (for_each)"))
    if request.number is not None:
        raise Misused(say("--number không đi cùng --each: mỗi thư một số, do sổ cấp"))
    if work.document.number is not None:
        raise Misused(say("hồ sơ đã ghi một số chung; bỏ number thì mới cấp mỗi thư một số"))


def _refuse_other_way(work: Work, rows: Sequence[Row], *, each: bool) -> None:
    """A batch that has one number gets no others, and the other way round."""
    live = [row for row in rows if row.state is not RowState.VOID]
    if each and any(row.key == work.name for row in live):
        raise Misused(say("đợt thư này đã có một số chung; không dùng --each"))
    if not each and any(row.key != work.name for row in live):
        raise Misused(say("đợt thư này đã cấp mỗi thư một số; thêm --each"))


def _expected(plan: _Plan) -> Receipt:
    """The numbers expected; refused where the records would be wrong with them."""
    receipt = preview(plan.register, plan.asked)
    sending = plan.sending
    number = None if sending.each else receipt.given[0].row.number
    numbered = with_number(sending.work, number, sending.day)
    if wrong := errors(check_record(numbered.record, sending.office.library)):
        raise RecordsInvalid(wrong)
    return receipt


def _dateless(work: Work) -> Problem:
    index = work.record.campaign.documents.index(work.document)
    said = say("văn bản chưa có ngày ban hành")
    hint = say("ghi date trong hồ sơ, hoặc thêm --date 25/4/2022")
    return Problem("E-ISSUE-DATE", work.record.place("documents", index), said, hint)
