"""The day, the number and the snapshot of a document: no number without a day or twice in a year."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from generator.model.document import Document
from generator.model.rules.flaw import Flaw, Path, repeated
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.wording import Moment, padded, short_date

_NEAREST = 3


def check(known: Known) -> Iterator[Flaw]:
    """Days, moments and numbers of documents that cannot be."""
    for document, at in known.documents:
        yield from check_moment(known, document.as_of, (*at, "as_of"))
        yield from _later(document, at)
        yield from _undated(document, at)
    yield from _twice(known)


def _later(document: Document, at: Path) -> Iterator[Flaw]:
    if document.date and document.as_of and document.as_of.day > document.date:
        fact = say(
            "dùng số liệu chốt {moment}, sau ngày ban hành {date}",
            moment=document.as_of.said,
            date=short_date(document.date),
        )
        remedy = say("sửa as_of hoặc ngày ban hành")
        yield Flaw("W-AS-OF-LATER", (*at, "as_of"), fact, remedy)


def _undated(document: Document, at: Path) -> Iterator[Flaw]:
    if document.number is not None and document.date is None:
        fact = say("văn bản đã có số {number} nhưng chưa có ngày", number=padded(document.number))
        remedy = say("ghi date, hoặc bỏ number khi còn là dự thảo")
        yield Flaw("E-DOCUMENT-DATE", (*at, "number"), fact, remedy)


def _twice(known: Known) -> Iterator[Flaw]:
    for (document, at), (other, _) in repeated(_numbers(known)):
        fact = say(
            "số {number}/{symbol} năm {year} đã là của văn bản «{code}»",
            number=padded(document.number or 0),
            symbol=_symbol(known, document),
            year=document.date.year if document.date else "",
            code=other.code,
        )
        yield Flaw("E-NUMBER-TWICE", (*at, "number"), fact, say("sửa số hoặc ký hiệu"))


def _numbers(known: Known) -> Iterator[tuple[Hashable, tuple[Document, Path]]]:
    """The documents that have a number, by what must tell them apart."""
    for document, at in known.documents:
        if document.number is not None and document.date is not None:
            issuer, symbol = document.issuer or known.campaign.issuer, _symbol(known, document)
            yield (issuer, symbol, document.number, document.date.year), (document, at)


def _symbol(known: Known, document: Document) -> str:
    """The recorded symbol, else what the kind and the body make: `KH-LĐLĐ`, `LĐLĐ-CSPL`."""
    if document.symbol:
        return document.symbol
    kind = known.kinds.get(document.kind)
    issuer = known.issuers.get(document.issuer or known.campaign.issuer)
    body = issuer.abbreviation if issuer else None
    if kind and kind.abbreviation:
        return "-".join(filter(None, (kind.abbreviation, body)))
    return "-".join(filter(None, (body, document.department)))


def check_moment(known: Known, as_of: Moment | None, path: Path) -> Iterator[Flaw]:
    """A finding when no snapshot was taken then.

    A day alone means any snapshot of that day; with an hour it must be that very moment.
    """
    taken = {snapshot.as_of for snapshot in known.campaign.snapshots}
    if as_of is None or as_of in taken:
        return
    if as_of.at is None and any(moment.day == as_of.day for moment in taken):
        return
    fact = say("không có số liệu chốt {moment}", moment=as_of.said)
    yield Flaw("E-SNAPSHOT-UNKNOWN", path, fact, _nearest(as_of, taken))


def _nearest(as_of: Moment, taken: set[Moment]) -> Message:
    if not taken:
        return say("ghi số liệu chốt vào thư mục results")
    near = sorted(taken, key=lambda moment: (abs(moment.day - as_of.day), moment))[:_NEAREST]
    return say("số liệu chốt gần nhất: {moments}", moments="; ".join(one.said for one in near))
