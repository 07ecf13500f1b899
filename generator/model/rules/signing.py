"""Who issues and who signs: the body, its department and its signatory, in office on the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model.coded import by_code, codes_of
from generator.model.document import Document
from generator.model.issuer import Issuer, Signatory
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known
from generator.problems import did_you_mean, say
from generator.wording import short_date


def check(known: Known) -> Iterator[Flaw]:
    """Bodies, departments and signatories that are unknown or not in office."""
    yield from known.check(known.campaign, (), "issuer")
    for document, at in known.documents:
        yield from known.check(document, at, "issuer")
        if issuer := known.issuers.get(document.issuer or known.campaign.issuer):
            yield from _department(document, issuer, at)
            yield from _signatory(document, issuer, at)


def _department(document: Document, issuer: Issuer, at: Path) -> Iterator[Flaw]:
    code, known = document.department, codes_of(issuer.departments)
    if code and code not in known:
        fact = say("{issuer} không có ban nào mã «{code}»", issuer=issuer.name, code=code)
        remedy = say("khai ban này ở departments của cơ quan ban hành")
        hint = did_you_mean(code, known) or remedy
        yield Flaw("E-DEPARTMENT-UNKNOWN", (*at, "department"), fact, hint)


def _signatory(document: Document, issuer: Issuer, at: Path) -> Iterator[Flaw]:
    path, code, people = (*at, "signatory"), document.signatory, by_code(issuer.signatories)
    if code is None:
        yield from _unsigned(document, issuer, path)
    elif signatory := people.get(code):
        yield from _nameless(document, signatory, path)
        if document.date and not signatory.is_in_office(document.date):
            yield _out_of_office(signatory, document.date, path)
    else:
        fact = say("{issuer} không có người ký nào mã «{code}»", issuer=issuer.name, code=code)
        remedy = say("khai người ký ở signatories của cơ quan ban hành")
        yield Flaw("E-SIGNATORY-UNKNOWN", path, fact, did_you_mean(code, people) or remedy)


def _unsigned(document: Document, issuer: Issuer, path: Path) -> Iterator[Flaw]:
    """A document with its number needs a signer; the only signatory of a body need not be named."""
    if document.number is None:
        return
    if len(issuer.signatories) == 1:
        yield from _nameless(document, issuer.signatories[0], path)
        return
    fact = say("văn bản đã có số nhưng chưa có người ký")
    yield Flaw("W-SIGNATORY-NONE", path, fact, say("ghi mã người ký ở signatory"))


def _nameless(document: Document, signatory: Signatory, path: Path) -> Iterator[Flaw]:
    if document.number is not None and signatory.name is None:
        fact = say("văn bản đã có số nhưng người ký «{code}» chưa có họ tên", code=signatory.code)
        remedy = say("ghi name của người ký trong hồ sơ cơ quan ban hành")
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
