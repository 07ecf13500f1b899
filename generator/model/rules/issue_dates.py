"""The day and the number of a document: no number without a day, no number twice in a year."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.moments import check_moment
from generator.model.rules.shown import shown_moment
from generator.problems import say
from generator.wording import padded, short_date


def check(known: Known) -> Iterator[Finding]:
    """Days, moments and numbers of documents that cannot be."""
    for place, document in enumerate(known.campaign.documents):
        at: Path = ("documents", place)
        yield from check_moment(known, document.as_of, (*at, "as_of"))
        yield from _later(document, at)
        yield from _undated(document, at)
    yield from _twice(known)


def _later(document: Document, at: Path) -> Iterator[Finding]:
    if document.date and document.as_of and document.as_of.day > document.date:
        yield Finding(
            "W-AS-OF-LATER",
            (*at, "as_of"),
            say(
                "dùng số liệu chốt {moment}, sau ngày ban hành {date}",
                moment=shown_moment(document.as_of),
                date=short_date(document.date),
            ),
            say("sửa as_of hoặc ngày ban hành"),
        )


def _undated(document: Document, at: Path) -> Iterator[Finding]:
    if document.number is not None and document.date is None:
        fact = say("văn bản đã có số {number} nhưng chưa có ngày", number=padded(document.number))
        yield Finding(
            "E-DOCUMENT-DATE",
            (*at, "number"),
            fact,
            say("ghi date, hoặc bỏ number khi còn là dự thảo"),
        )


def _twice(known: Known) -> Iterator[Finding]:
    first: dict[tuple[str, str, int, int], tuple[int, Document]] = {}
    for place, document in enumerate(known.campaign.documents):
        if document.number is None or document.date is None:
            continue
        issuer = document.issuer or known.campaign.issuer
        symbol = _symbol(known, document)
        key = (issuer, symbol, document.number, document.date.year)
        earlier, other = first.setdefault(key, (place, document))
        if earlier != place:
            fact = say(
                "số {number}/{symbol} năm {year} đã là của văn bản «{code}»",
                number=padded(document.number),
                symbol=symbol,
                year=document.date.year,
                code=other.code,
            )
            yield Finding(
                "E-NUMBER-TWICE", ("documents", place, "number"), fact, say("sửa số hoặc ký hiệu")
            )


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
