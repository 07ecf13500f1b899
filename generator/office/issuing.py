"""The steps of issuing: number given, document made with it, all written together or not at all.

Everything is decided under the locks of campaign and register from books that are read once, so that rows,
record, Word file, metadata and manifest are one change. Each document is drafted once, with its
number: that number may stand in any of its words. How numbers run is `generator.register`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from generator.office.dispatch import Dispatch, Request
from generator.office.letters import MANIFEST, folder_of
from generator.office.manifest import Manifest
from generator.office.office import Office, campaign_of, open_office
from generator.office.printed_before import PrintedBefore
from generator.office.taken import Taken, taken_by, written_moment
from generator.office.workflow import Work, plan_work, work_of
from generator.problems import Misused, Problem, RecordsInvalid, say
from generator.register import Ledger, Numbers, change_books, look
from generator.workspace import (
    Workspace,
    campaign_locked,
    digest,
    output_locked,
    settle,
    yaml_files,
)


def propose(office: Office, request: Request) -> Numbers:
    """The numbers expected, and the files; nothing is written, no number is taken.

    Raises `RecordsInvalid` with all that stands in the way.
    """
    dispatch = _dispatch(office, request)
    return dispatch.propose(Ledger(look(dispatch.books)))


def issue(workspace: Workspace, request: Request) -> Numbers:
    """Issue a document, whole or not at all; one that is issued already and has not changed stays.

    Raises `RecordsInvalid` when something stands in the way, `Busy` when others hold the register,
    `MachineFailed` when the disk refuses; the records are then as they were.
    """
    if not workspace.register.is_dir():
        return propose(_opened(workspace, request), request)
    with _held(workspace, request), _output_held(workspace, request):
        settle(workspace)
        digests = _digests(workspace, request.campaign)
        dispatch = _dispatch(_opened(workspace, request), request, digests)
        return change_books(dispatch.books, dispatch.issue, "issue")


def keep(workspace: Workspace, request: Request) -> Numbers:
    """Keep the numbers of a document; it gets them when it is issued."""
    with _held(workspace, request):
        settle(workspace)
        dispatch = _dispatch(_opened(workspace, request), request)
        return change_books(dispatch.books, dispatch.keep, "register reserve")


def _opened(workspace: Workspace, request: Request) -> Office:
    return open_office(workspace, bears_sums=request.bears_sums)


def _held(workspace: Workspace, request: Request) -> AbstractContextManager[None]:
    """The campaign, which nobody else changes while a document of it goes out."""
    return campaign_locked(
        workspace, request.campaign, holder=request.holder, patience=request.patience
    )


def _output_held(workspace: Workspace, request: Request) -> AbstractContextManager[None]:
    """The campaign's documents, which nobody else makes while one of them goes out."""
    folder = folder_of(workspace, request.campaign, request.output)
    return output_locked(workspace, folder, holder=request.holder, patience=request.patience)


def _dispatch(
    office: Office, request: Request, digests: Mapping[Path, str] | None = None
) -> Dispatch:
    record = campaign_of(office, request.campaign, request.document)
    (work,) = plan_work([record], [request.document])
    _refuse_misuse(work, request)
    day = request.day or work.document.date
    if day is None:
        said = say("văn bản chưa có ngày ban hành")
        hint = say("ghi ngày ban hành ở «date:» của văn bản, hoặc thêm --date 25/4/2022")
        raise RecordsInvalid([Problem("E-ISSUE-DATE", work.place(), said, hint)])
    before = None if request.reissue else _printed_before(office, work, day, request)
    work = _again(work.numbered(work.document.number, day))
    moment = before.moment() if before and request.as_printed else None
    if moment:
        work = _again(work.changed({"as_of": moment}))
    quotas = before.quotas(work) if before and request.as_printed else None
    if quotas is not None:
        work = _again(work.changed({"quotas": tuple(quotas)}))
    taken = [*taken_by(work, office), *_secrecy_asked(work, request)]
    work = _again(work.changed({one.key: one.value for one in taken}))
    pinned = {one.key: one.written for one in taken}
    if quotas is not None:
        pinned = {"quotas": quotas, **pinned}
    if moment:
        pinned = {"as_of": written_moment(moment), **pinned}
    dispatch = Dispatch(office, work, day, request, digests or {}, pinned, before, quotas)
    _ = dispatch.record
    if not dispatch.letters[:1] or not dispatch.letters[0]:
        said = say("loạt văn bản không gửi cho đơn vị nào")
        hint = say("xem lại «for_each:» và «where:» của văn bản")
        raise RecordsInvalid([Problem("E-ISSUE-NONE", work.place(), said, hint)])
    return dispatch


def _printed_before(
    office: Office, work: Work, day: datetime.date, request: Request
) -> PrintedBefore:
    folder = folder_of(office.workspace, request.campaign, request.output)
    return PrintedBefore(office, work, day, folder, Manifest.read(folder / MANIFEST))


def _secrecy_asked(work: Work, request: Request) -> Iterator[Taken]:
    """The secrecy that is asked for: the record gets it, as its mark is printed."""
    asked, known = request.secrecy, work.document.secrecy
    if asked is None or asked is known:
        return
    if known is not None:
        message = say("văn bản ghi «secrecy: {known}»; bỏ --secrecy, hoặc sửa dữ liệu", known=known)
        raise Misused(message)
    yield Taken("secrecy", asked, asked.value)


def _again(work: Work) -> Work:
    """The same document with the figures that its record now asks for."""
    return work_of(work.record, work.document)


def _digests(workspace: Workspace, campaign: str) -> dict[Path, str]:
    """What the records of documents were before they were read."""
    folder = workspace.campaigns / campaign / "documents"
    paths = filter(Path.is_file, yaml_files(folder))
    return {path: known for path in paths if (known := digest(path.read_bytes()))}


def _refuse_misuse(work: Work, request: Request) -> None:
    if request.reissue and not request.reason.strip():
        raise Misused(say("--reissue cần lý do: thêm --reason"))
    if request.reissue and (request.number is not None or request.day is not None):
        raise Misused(say("--reissue giữ nguyên số và ngày; bỏ --number, --date"))
    if not request.each:
        return
    if work.document.for_each is None:
        raise Misused(say("--each chỉ dùng cho văn bản tạo cho từng đơn vị («for_each:»)"))
    if request.number is not None:
        raise Misused(say("--number không đi cùng --each: mỗi bản một số, do sổ cấp"))
    if work.document.number is not None:
        raise Misused(
            say("văn bản đã ghi một số chung; bỏ dòng «number:» thì mới cấp mỗi bản một số")
        )
