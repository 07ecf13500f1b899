"""What the register needs to know of a document that asks for a number.

Its texts are ready: what stands in the columns is what stands in the document. Which number it gets is
left to `generator.register.giving`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.drafting import symbol_of
from generator.model.books import Frozen, Row, RowState, Secrecy
from generator.model.document import Document
from generator.model.fields import TEXT_LIMIT
from generator.model.issuer import Issuer, Signatory
from generator.standard import Kind, SubjectStyle
from generator.wording import nfc

_AS_ADDRESSED = ("Như trên", "Như kính gửi")


@dataclass(frozen=True)
class Outgoing:
    """Văn bản đi: the columns of its row, and the key under which its number is kept.

    The same key gets the same number again. `number` is one entered by hand; when it leaves others
    out, `skip_reason` goes into the void rows of those.
    """

    key: str
    kind: str
    title: str
    day: datetime.date
    symbol: str | None = None
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    archive: str | None = None
    copies: int | None = None
    note: str | None = None
    secrecy: Secrecy | None = None
    number: int | None = None
    skip_reason: str | None = None

    def row(self, number: int, series: str, state: RowState, **more: str | Frozen | None) -> Row:
        """Its row of the book, with this number."""
        columns = {
            "number": number,
            "symbol": self.symbol or None,
            "date": self.day,
            "title": one_line(self.title),
            "signer": self.signer or None,
            "recipients": tuple(one_line(name) for name in self.recipients) or None,
            "archive": self.archive or None,
            "copies": self.copies,
            "note": self.note or None,
            "state": state,
            "kind": self.kind,
            "series": series,
            "key": nfc(self.key),
        } | more
        return Row(**{name: value for name, value in columns.items() if value is not None})


def outgoing_of(
    document: Document,
    kind: Kind,
    issuer: Issuer,
    *,
    key: str,
    day: datetime.date,
    subject: str | None = None,
    recipients: Sequence[str] | None = None,
    secrecy: Secrecy | None = None,
) -> Outgoing:
    """A document as the register sees it.

    `subject` and `recipients` are the texts as drafted, where the record's hold names in `{{ }}`.
    Column 5 names the addressees in the place of «Như trên».
    """
    signatory = signatory_of(document, issuer)
    return Outgoing(
        key=key,
        kind=kind.code,
        title=title_of(kind, document.subject if subject is None else subject),
        day=day,
        symbol=symbol_of(document, kind, issuer) or None,
        signer=signatory.name if signatory else None,
        recipients=tuple(_recipients(document) if recipients is None else recipients),
        archive=document.archive or ", ".join(filter(None, ("VT", document.department))),
        copies=document.copies,
        secrecy=secrecy,
    )


def title_of(kind: Kind, subject: str) -> str:
    """Column 3: `Kế hoạch thực hiện …`; of a letter `Công văn về việc phát động …`."""
    about = "về việc " if kind.subject_style is SubjectStyle.LETTER else ""
    return one_line(f"{kind.name} {about}{subject}")


def signatory_of(document: Document, issuer: Issuer) -> Signatory | None:
    """Who signs: the one named, else the only one of the body."""
    if document.signatory is None and len(issuer.signatories) == 1:
        return issuer.signatories[0]
    found = (one for one in issuer.signatories if one.code == document.signatory)
    return next(found, None)


def one_line(text: str) -> str:
    """A text for one cell."""
    return nfc(" ".join(text.split()))[:TEXT_LIMIT]


def _recipients(document: Document) -> list[str]:
    others = [name for name in document.recipients if not name.startswith(_AS_ADDRESSED)]
    return [name.rstrip(" ;.") for name in (*document.addressees, *others)]
