"""Who issues and signs, in office on the day; the day, the number and the snapshot of a document.

There is no number without a day, nor twice in a year.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator

from generator.model.coded import by_code
from generator.model.document import Document
from generator.model.issuer import Authority, Issuer, Signatory
from generator.model.quota_names import quota_names, quotas_unknown
from generator.model.rules.flaw import Flaw, Path, repeated
from generator.model.rules.known import Known
from generator.problems import Message, did_you_mean, fold, listed, say
from generator.standard import Kind, SubjectStyle
from generator.wording import Moment, padded, short_date

_NEAREST = 3

SHARED = "W-COLLECTIVE-OTHER"
"""What lies in the record of the office, not in that of a document: it is the same of all its drafts."""


def check_signing(known: Known) -> Iterator[Flaw]:
    """Bodies, departments and signatories that are unknown or not in office."""
    yield from known.check(known.campaign, (), "issuer")
    for document, at in known.documents:
        yield from known.check(document, at, "issuer")
        if issuer := known.library.issuers.get(document.issuer or known.campaign.issuer):
            kind = known.library.kinds.get(document.kind)
            yield from _department(document, issuer, at)
            yield from _undrafted(document, kind, (*at, "department"))
            if document.signatory or not (kind and kind.is_minutes):
                yield from _signatory(document, document.signatory, issuer, (*at, "signatory"))
                yield from _of_another_collective(document, issuer, (*at, "signatory"))
            yield from _co_signatories(known, document, issuer, at)


def _department(document: Document, issuer: Issuer, at: Path) -> Iterator[Flaw]:
    code, known = document.department, by_code(issuer.departments)
    if code and code not in known:
        fact = say("{issuer} không có ban nào mã «{code}»", issuer=issuer.name, code=code)
        remedy = say("khai ban này ở «departments:» của cơ quan ban hành")
        hint = did_you_mean(code, known) or listed(known) or remedy
        yield Flaw("E-DEPARTMENT-UNKNOWN", (*at, "department"), fact, hint)


def _undrafted(document: Document, kind: Kind | None, path: Path) -> Iterator[Flaw]:
    """A letter whose symbol lacks the unit that drafted it (Phụ lục I, Phần I, II.3.b)."""
    is_letter = kind is not None and kind.subject_style is SubjectStyle.LETTER
    if is_letter and not (document.department or document.symbol):
        fact = say("công văn chưa ghi ban, phòng soạn thảo nên ký hiệu thiếu chữ viết tắt đơn vị")
        remedy = say("ghi mã ban, phòng ở «department:», hoặc cả ký hiệu ở «symbol:»")
        yield Flaw("W-DEPARTMENT-NONE", path, fact, remedy)


def _co_signatories(known: Known, document: Document, issuer: Issuer, at: Path) -> Iterator[Flaw]:
    """Who signs besides; a person of the records, or one of whom the document itself tells."""
    seen = {(issuer.code, document.signatory)}
    for place, one in enumerate(document.co_signatories):
        path = (*at, "co_signatories", place)
        person = (one.issuer or issuer.code, one.signatory)
        if one.signatory and person in seen and not one.party:
            fact = say("người ký «{code}» đã ghi ở trên", code=one.signatory)
            yield Flaw("W-SIGNATORY-TWICE", path, fact, say("ghi người khác, hoặc bỏ dòng này"))
        seen.add(person)
        yield from known.check(one, path, "issuer")
        body = known.library.issuers.get(one.issuer) if one.issuer else issuer
        if one.signatory and body:
            yield from _signatory(document, one.signatory, body, (*path, "signatory"))
        elif one.name is None and one.signatory is None:
            fact = say("chưa ghi ai cùng ký")
            remedy = say(
                "ghi mã người ký ở «signatory:», hoặc họ tên, chức vụ ở «name:», «position:»"
            )
            yield Flaw("W-SIGNATORY-NONE", path, fact, remedy)


def _signatory(document: Document, code: str | None, issuer: Issuer, path: Path) -> Iterator[Flaw]:
    people = by_code(issuer.signatories)
    if code is None:
        yield from _unsigned(document, issuer, path)
    elif signatory := people.get(code):
        yield from _nameless(document, signatory, path)
        if document.date and not signatory.is_in_office(document.date):
            yield _out_of_office(signatory, document.date, path)
    else:
        fact = say("{issuer} không có người ký nào mã «{code}»", issuer=issuer.name, code=code)
        remedy = say("khai người ký ở «signatories:» của cơ quan ban hành")
        is_name = fold(code) in {fold(one.name or "") for one in issuer.signatories}
        if document.number is not None and not is_name:
            remedy = say(
                "văn bản đã ban hành: giữ người ký này ở «signatories:» của cơ quan ban hành, ghi ngày thôi giữ chức vụ ở"
                " «active_to:»; người mới thì thêm mã khác"
            )
            yield Flaw("E-SIGNATORY-UNKNOWN", path, fact, remedy)
            return
        yield Flaw(
            "E-SIGNATORY-UNKNOWN",
            path,
            fact,
            did_you_mean(code, people) or listed(people) or remedy,
        )


def _unsigned(document: Document, issuer: Issuer, path: Path) -> Iterator[Flaw]:
    """A document with its number needs a signer; the only signatory of a body need not be named."""
    if document.number is None:
        return
    if len(issuer.signatories) == 1:
        yield from _nameless(document, issuer.signatories[0], path)
        return
    fact = say("văn bản đã có số nhưng chưa có người ký")
    yield Flaw("W-SIGNATORY-NONE", path, fact, say("ghi mã người ký ở «signatory:»"))


def _of_another_collective(document: Document, issuer: Issuer, path: Path) -> Iterator[Flaw]:
    """Signed on behalf of another collective than the one in whose name the text of a draft speaks."""
    only = issuer.signatories[0].code if len(issuer.signatories) == 1 else None
    signatory = by_code(issuer.signatories).get(document.signatory or only or "")
    if signatory is None or document.number is not None:
        return
    on_behalf = signatory.authority is Authority.ON_BEHALF
    whom = signatory.acting_for if on_behalf else signatory.collective
    if not (whom and issuer.collective):
        return
    if fold(whom) != fold(issuer.collective):
        fact = say(
            "lời văn nhân danh {collective}, nhưng ký TM. {whom}",
            collective=issuer.collective,
            whom=whom,
        )
        remedy = say(
            "sửa tập thể lãnh đạo («collective:») hoặc quyền hạn của người ký trong tệp của cơ quan ban hành"
        )
        yield Flaw("W-COLLECTIVE-OTHER", path, fact, remedy)


def _nameless(document: Document, signatory: Signatory, path: Path) -> Iterator[Flaw]:
    if document.number is not None and signatory.name is None:
        fact = say("văn bản đã có số nhưng người ký «{code}» chưa có họ tên", code=signatory.code)
        remedy = say("ghi họ tên người ký («name:») trong tệp của cơ quan ban hành")
        yield Flaw("W-SIGNATORY-NONE", path, fact, remedy)


def _out_of_office(signatory: Signatory, day: datetime.date, path: Path) -> Flaw:
    fact = say(
        "ngày {day} {name} không giữ chức vụ {position}",
        day=short_date(day),
        name=signatory.name or signatory.code,
        position=signatory.position or "",
    )
    remedy = say("sửa người ký, ngày ban hành hoặc thời gian giữ chức vụ")
    return Flaw("W-SIGNATORY-ABSENT", path, fact, remedy)


def check_dates(known: Known) -> Iterator[Flaw]:
    """Days, moments and numbers of documents that cannot be."""
    for document, at in known.documents:
        yield from check_moment(known, document.as_of, (*at, "as_of"))
        if isinstance(document.compare, Moment):
            yield from check_moment(known, document.compare, (*at, "compare"))
        yield from _later(document, at)
        yield from _quotas(known, document, at)
        yield from _undated(document, at)
    yield from _twice(known)


def _later(document: Document, at: Path) -> Iterator[Flaw]:
    if document.date and document.as_of and document.as_of.of_day > document.date:
        fact = say(
            "dùng số liệu chốt {moment}, sau ngày ban hành {date}",
            moment=document.as_of.said,
            date=short_date(document.date),
        )
        remedy = say("sửa thời điểm số liệu («as_of:») hoặc ngày ban hành («date:»)")
        yield Flaw("W-AS-OF-LATER", (*at, "as_of"), fact, remedy)


def _quotas(known: Known, document: Document, at: Path) -> Iterator[Flaw]:
    """Tables of quotas that a document knows, and that there are not."""
    for name in quotas_unknown(known.campaign, document.quotas or ()):
        fact = say("không có bảng chỉ tiêu nào tên «{name}»", name=name)
        names = quota_names(known.campaign)
        remedy = say("sửa tên bảng ở «quotas:», hoặc bỏ tên ấy")
        hint = did_you_mean(name, names) or listed(names) or remedy
        yield Flaw("W-DOCUMENT-QUOTAS", (*at, "quotas"), fact, hint)


def _undated(document: Document, at: Path) -> Iterator[Flaw]:
    if document.number is not None and document.date is None:
        fact = say("văn bản đã có số {number} nhưng chưa có ngày", number=padded(document.number))
        remedy = say("ghi ngày ban hành ở «date:», hoặc bỏ dòng «number:» khi còn là dự thảo")
        yield Flaw("E-DOCUMENT-DATE", (*at, "number"), fact, remedy)


def _twice(known: Known) -> Iterator[Flaw]:
    for (document, at), (other, _) in repeated(_numbers(known)):
        fact = say(
            "số {number}/{symbol} năm {year} đã là của văn bản «{code}»",
            number=padded(document.number or 0),
            symbol=known.symbol_of(document),
            year=document.date.year if document.date else "",
            code=other.code,
        )
        yield Flaw("E-NUMBER-TWICE", (*at, "number"), fact, say("sửa số hoặc ký hiệu"))


def _numbers(known: Known) -> Iterator[tuple[Hashable, tuple[Document, Path]]]:
    """The documents that have a number, by what must tell them apart."""
    for document, at in known.documents:
        if document.number is not None and document.date is not None:
            issuer, symbol = document.issuer or known.campaign.issuer, known.symbol_of(document)
            yield (issuer, symbol, document.number, document.date.year), (document, at)


def check_moment(known: Known, as_of: Moment | None, path: Path) -> Iterator[Flaw]:
    """A finding when no snapshot was taken then.

    A day alone means any snapshot of that day; with an hour it must be that very moment.
    """
    taken = {snapshot.as_of for snapshot in known.campaign.snapshots}
    if as_of is None or any(moment.is_meant_by(as_of) for moment in taken):
        return
    fact = say("không có số liệu chốt {moment}", moment=as_of.said)
    yield Flaw("E-SNAPSHOT-UNKNOWN", path, fact, _nearest(as_of, taken))


def _nearest(as_of: Moment, taken: set[Moment]) -> Message:
    if not taken:
        return say("ghi số liệu chốt vào thư mục results/")
    near = sorted(taken, key=lambda moment: (abs(moment.day - as_of.day), moment))[:_NEAREST]
    return say("số liệu chốt gần nhất: {moments}", moments="; ".join(one.said for one in near))
