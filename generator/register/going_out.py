"""A document on its way out, as the register sees it: its columns, and what is written with its row.

Its texts are ready: what stands in the columns is what stands in the document. Which number it gets is
left to `generator.register.giving`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.books import Frozen, Row, RowState, Secrecy
from generator.model.fields import TEXT_LIMIT
from generator.register.metadata import Metadata, metadata_json, metadata_xml
from generator.standard import Kind, SubjectStyle
from generator.wording import nfc


@dataclass(frozen=True)
class Issue:
    """Văn bản đi: the columns of its row, and the key under which its number is kept.

    The same key gets the same number again. `number` is one entered by hand; when it leaves others
    out, `skip_reason` goes into the void rows of those.

    What is issued has more. `record` is its YAML record, which gets number and date; when several
    documents of a batch share it, it gets the date alone. `record_digest` is the digest of the record
    that the text was made from. `stem` is the issued file without its ending: the metadata go beside
    it. `files` are written with all the rest, such as the Word file itself.
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
    frozen: Frozen | None = None
    record: Path | None = None
    record_digest: str | None = None
    metadata: Metadata | None = None
    stem: Path | None = None
    files: tuple[tuple[Path, bytes], ...] = ()

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

    def written(self, row: Row) -> Iterator[tuple[Path, bytes]]:
        """The files that go with its row, the metadata last."""
        yield from self.files
        if self.stem is not None and self.metadata is not None:
            for ending, write in (("json", metadata_json), ("xml", metadata_xml)):
                yield self.stem.with_name(f"{self.stem.name}.{ending}"), write(self.metadata, row)


def title_of(kind: Kind, subject: str) -> str:
    """Column 3: `Kế hoạch thực hiện …`; of a letter `Công văn về việc phát động …`."""
    about = "về việc " if kind.subject_style is SubjectStyle.LETTER else ""
    return one_line(f"{kind.name} {about}{subject}")


def one_line(text: str) -> str:
    """A text for one cell."""
    return nfc(" ".join(text.split()))[:TEXT_LIMIT]
