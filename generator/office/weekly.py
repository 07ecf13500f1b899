"""What a week asks of a campaign: the documents that follow its newest figures, and texts kept by their day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from generator.figures import compute_figures
from generator.model.document import EARLIER, Document
from generator.office.letters import files_of, folder_of
from generator.office.making import put_new
from generator.office.next_phase import PhaseOver, phase_over
from generator.office.office import Office
from generator.office.ownership import dated, file_moment
from generator.office.renewing import cleared
from generator.office.taken import moment_assumed, speaks_of_figures, taken_again
from generator.office.workflow import Work, documents_of, draft, finished, work_of
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, Severity, say
from generator.records import CampaignRecord
from generator.wording import Moment
from generator.workspace import bytes_of, fold, output_locked, regex, unchanging, write_atomically

REPORT = "report"
_OF_ONE = ("code", "number", "date", "as_of", "quotas", *EARLIER)
"""What belongs to one document alone, not to the next of its sort."""
Letter = tuple[str, Work]
_ENDING = regex(r"(.*?)(\d*)")


def following(office: Office, record: CampaignRecord, only: Collection[str] = ()) -> list[str]:
    """The documents to be made anew with the newest figures: those asked for, else all that follow them.

    One with a number of its own has gone out. Raises `NotFound` for one that there is not.
    """
    asked = [code for code in only if code not in record.blocked]
    if only:
        return [one.code for one in documents_of(record, asked)] if asked else []
    return [one.code for one in record.campaign.documents if _follows(office, record, one)]


def _follows(office: Office, record: CampaignRecord, document: Document) -> bool:
    if document.number is not None or document.code in record.blocked:
        return False
    work = work_of(record, document)
    return moment_assumed(work, office.library) is not None and _speaks_of_counts(work, office)


def _speaks_of_counts(work: Work, office: Office) -> bool:
    """Whether it says something else where nothing was counted, a day later; what gives quotas alone does not."""
    day = work.figures.as_of + datetime.timedelta(days=1)
    bare = replace(
        compute_figures(work.record.campaign, None, as_of=day), compare=work.figures.compare
    )
    try:
        mine, others = (files_of(one, office) for one in (work, replace(work, figures=bare)))
        return _differ(mine, others, office)
    except RecordsInvalid:
        return True


def _differ(mine: Sequence[Letter], others: Sequence[Letter], office: Office) -> bool:
    """Whether two makings of a document differ: in who gets letters, in the first file, in words of the others."""
    if [name for name, _ in mine] != [name for name, _ in others]:
        return True
    pairs = [(one, other) for (_, one), (_, other) in zip(mine, others, strict=True)]
    return any(finished(office, one) != finished(office, other) for one, other in pairs[:1]) or any(
        draft(one, office).words != draft(other, office).words for one, other in pairs[1:]
    )


@unchanging(frozen=True)
class FollowUp:
    """The next one of a document that went out: whose, under which code, and which phase is over by then."""

    of: str
    code: str
    over: PhaseOver | None = None


def follow_up(
    office: Office, record: CampaignRecord, kinds: Collection[str] = (REPORT,)
) -> FollowUp | None:
    """What to go on with when all reports on figures have gone out: the next of the latest; else nothing."""
    reports = [one for one in record.campaign.documents if one.kind in kinds]
    gone = [one for one in reports if _went_out(office, one)]
    if not gone or any(_follows(office, record, one) for one in reports):
        return None
    last = max(gone, key=lambda one: (one.date or datetime.date.min, one.number or 0))
    code = next_code(record, _first_of(last, record))
    return FollowUp(last.code, code, phase_over(record.campaign, last))


def _first_of(document: Document, record: CampaignRecord) -> str:
    """The code of what a document stands in the place of, in the end: `bc_01` of `bc_01_thay_the`."""
    known = {one.code: one for one in record.campaign.documents}
    while earlier := [one for one in document.replaces if document.code.startswith(f"{one}_")]:
        if earlier[0] not in known:
            break
        document = known[earlier[0]]
    return document.code


def begin_follow_up(
    office: Office, record: CampaignRecord, asked: FollowUp
) -> tuple[Path, list[Message]]:
    """Its record: that of the one that went out, which stays as it is, without what was of that one alone.

    Of a phase that is over it does not speak; told is where its own words still do.
    """
    codes = [one.code for one in record.campaign.documents]
    index = codes.index(asked.of)
    again = taken_again(record, record.campaign.documents[index], office)
    over = asked.over
    now = {"phase": over.code} if over and over.code else {}
    gone = {*_OF_ONE, *again, *(() if now or not over else ("phase",))}
    text = cleared(record, index, gone, now)
    path = put_new(office.workspace, record, asked.code, text)
    return path, over.left_in(text) if over else []


def moments_apart(
    office: Office, record: CampaignRecord, codes: Collection[str], moment: Moment
) -> list[Problem]:
    """The documents among these that take other figures by themselves than those of a moment."""
    known = [one for one in record.campaign.documents if one.code in codes]
    found = []
    for document in known:
        with suppress(GeneratorError):
            work = work_of(record, document)
            if moment_assumed(work, office.library) and work.figures.taken != moment:
                found.append(_of_another_moment(work, moment))
    return found


def _of_another_moment(work: Work, moment: Moment) -> Problem:
    taken = work.figures.taken
    said = say(
        "văn bản «{code}» dùng số liệu chốt {taken}, không phải số liệu {moment}",
        code=work.document.code,
        taken=taken.said if taken else "–",
        moment=moment.said,
    )
    hint = say(
        "xem lại giai đoạn («phase:») và ngày («date:») của văn bản; đúng ý thì ghi thời điểm ấy ở «as_of:»"
    )
    return Problem("W-MOMENT-OTHER", work.place(), said, hint, Severity.WARNING)


def _went_out(office: Office, document: Document) -> bool:
    return document.number is not None and speaks_of_figures(document, office.library)


def next_code(record: CampaignRecord, code: str) -> str:
    """The number at the end of a code raised until none has it: bc_01, bc_02; else _2, _3."""
    taken = {fold(one.code) for one in record.campaign.documents} | {*map(fold, record.blocked)}
    stem, number = _ENDING.fullmatch(code).groups()  # type: ignore[union-attr]
    lead, first = (stem, int(number) + 1) if number else (f"{stem}_", 2)
    codes = (f"{lead}{place:0{len(number)}d}" for place in count(first))
    return next(one for one in codes if fold(one) not in taken)


def put_dated(
    office: Office, campaign: str, name: str, moment: Moment, data: bytes, *, holder: str
) -> Path:
    """A text beside the documents under the day of its figures; one that says the same is not written again.

    Where another text has that name the next free one is taken, so that nothing is written over.
    """
    folder = folder_of(office.workspace, campaign, None)
    with output_locked(office.workspace, folder, holder=holder):
        places = (folder / dated(name, file_moment(moment), again) for again in count(1))
        path = next(path for path in places if bytes_of(path) in (None, data))
        if bytes_of(path) is None:
            write_atomically(path, data)
    return path
