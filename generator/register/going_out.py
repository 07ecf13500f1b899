"""A document on its way out, as the register sees it: its columns, and what is written with its row.

Its texts are ready: what stands in the columns is what stands in the document. Which number it gets is
left to `generator.register.giving`.

The metadata are the 16 fields that an electronic document system keeps of an issued document: Decree
30/2020, Phụ lục VI, phần II, mục I; names as they should read (the decree prints `Organld` and
`Signerlnfo`). The decree fixes names, types and lengths but no file format: JSON and XML carry the
same nested names. A field of which the records know nothing is there and empty.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from generator.model.books import Acknowledged, Frozen, Row, RowState
from generator.model.document import Secrecy, Urgency
from generator.model.fields import TEXT_LIMIT
from generator.problems import Place, Problem, Severity, say
from generator.standard import Kind, SubjectStyle
from generator.wording import nfc, serial, within
from generator.workspace import unchanging

Tree: TypeAlias = "str | int | dict[str, Tree] | list[Tree] | None"

_PRIORITY = {
    None: 0,
    Urgency.URGENT: 1,
    Urgency.VERY_URGENT: 2,
    Urgency.FLASH: 3,
    Secrecy.SECRET: 4,
    Secrecy.TOP_SECRET: 5,
    Secrecy.UTMOST_SECRET: 6,
}

LENGTHS = {
    "FileCode/OrganId": 13,
    "FileCode/FileCatalog": 4,
    "TypeName": 100,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "IssuedDate": 10,
    "OrganName": 200,
    "Subject": 500,
    "Language": 30,
    "PageAmount": 3,
    "SignerInfo/Position": 100,
    "SignerInfo/FullName": 50,
    "To/OrganName": 200,
    "Priority": 1,
    "IssuedAmount": 3,
}
"""The greatest length of each field that is ever filled, in the order of the annex."""


@unchanging(frozen=True)
class Metadata:
    """What the fields of Annex VI say of a document beside its row of the register."""

    type_name: str
    organ_name: str
    subject: str
    organ_id: str | None = None
    position: str | None = None
    priority: int = 0
    pages: int | None = None


@unchanging(frozen=True)
class Issue:
    """Văn bản đi: the columns of its row, and the key under which its number is kept.

    The same key gets the same number again. `number` is one entered by hand; when it leaves others
    out, `skip_reason` goes into the void rows of those.

    What is issued has more. `record` is its YAML record, which gets number and date; where it stands for
    letters that have each a number of their own (`is_letter`), be it one, it gets the date alone; with
    them what is `pinned`: values that the document took by itself, such as the moment of its figures.
    `known` is what the records give where something else goes out.
    `record_digest` is the digest of the record that the text was made from. `stem` is the issued file without its ending: the metadata go beside
    it. `files` are written with all the rest, such as the Word file itself. `replaces`, `corrects` and `recalls` name
    other documents as `Row.cited` does; those that the register has are told of it.
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
    known: Acknowledged | None = None
    record: Path | None = None
    record_digest: str | None = None
    is_letter: bool = False
    pinned: Mapping[str, str | list[str]] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    recalls: tuple[str, ...] = ()
    metadata: Metadata | None = None
    stem: Path | None = None
    files: tuple[tuple[Path, bytes], ...] = ()

    def of_pages(self, amount: int | None) -> Issue:
        """The same with the number of its pages, where that is known."""
        known = self.metadata and replace(self.metadata, pages=amount)
        return replace(self, metadata=known)

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
            "replaces": (state is RowState.ISSUED and self.replaces) or None,
            "corrects": (state is RowState.ISSUED and self.corrects) or None,
            "recalls": (state is RowState.ISSUED and self.recalls) or None,
            "acknowledged": self.known if state is RowState.ISSUED else None,
        } | more
        return Row(**{name: value for name, value in columns.items() if value is not None})

    def written(self, row: Row) -> Iterator[tuple[Path, bytes]]:
        """The files that go with its row, the metadata last."""
        yield from self.files
        if self.metadata is not None:
            for path, write in self._metadata_files():
                yield path, write(self.metadata, row)

    @property
    def lacks_metadata(self) -> bool:
        """Whether a file of its metadata is not there."""
        return not all(path.is_file() for path, _ in self._metadata_files())

    def _metadata_files(self) -> Iterator[tuple[Path, Callable[[Metadata, Row], bytes]]]:
        if self.stem is not None:
            for ending, write in (("json", metadata_json), ("xml", metadata_xml)):
                yield self.stem.with_name(f"{self.stem.name}.{ending}"), write


def title_of(kind: Kind, subject: str) -> str:
    """Column 3: `Kế hoạch thực hiện …`; of a letter `Công văn về việc phát động …`."""
    about = "về việc " if kind.subject_style is SubjectStyle.LETTER else ""
    return one_line(f"{kind.name} {about}{within(subject)}")


def one_line(text: str) -> str:
    """A text for one cell."""
    return nfc(" ".join(text.split()))[:TEXT_LIMIT]


def priority_of(urgency: Urgency | None, secrecy: Secrecy | None) -> int:
    """Field 14: 0 ordinary, 1–3 by urgency (KHẨN, THƯỢNG KHẨN, HỎA TỐC), 4–6 by secrecy.

    One digit holds both in the decree; secrecy, the graver of the two, goes first. The values are
    ours: the decree gives none.
    """
    return _PRIORITY[urgency if secrecy is None else secrecy]


def fields_of(known: Metadata, row: Row) -> dict[str, Tree]:
    """The 16 fields by name, in the order of the annex."""
    return {
        "FileCode": {
            "OrganId": known.organ_id,
            "FileCatalog": row.date.year,
            "FileNotation": None,
        },
        "DocOrdinal": None,
        "TypeName": known.type_name,
        "CodeNumber": serial(row.number),
        "CodeNotation": row.symbol,
        "IssuedDate": f"{row.date:%d/%m/%Y}",
        "OrganName": known.organ_name,
        "Subject": known.subject,
        "Language": "Tiếng Việt",
        "PageAmount": known.pages,
        "Description": None,
        "SignerInfo": {"Position": known.position, "FullName": row.signer},
        "To": [{"OrganId": None, "OrganName": name} for name in row.recipients],
        "Priority": known.priority,
        "IssuedAmount": row.copies,
        "DueDate": None,
    }


def metadata_json(known: Metadata, row: Row) -> bytes:
    """The fields as JSON."""
    text = json.dumps(fields_of(known, row), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def metadata_xml(known: Metadata, row: Row) -> bytes:
    """The fields as XML: one element each, `To` once for each receiver."""
    root = etree.Element("Document")
    for name, value in fields_of(known, row).items():
        for one in (value or [None]) if isinstance(value, list) else [value]:
            _append(root, name, one)
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def check_metadata(known: Metadata, row: Row, place: Place) -> Iterator[Problem]:
    """The fields longer than the annex allows, as warnings."""
    hint = say("rút ngắn, nếu hệ thống quản lý văn bản không nhận")
    for name, text in _texts("", fields_of(known, row)):
        if len(text) > LENGTHS[name]:
            said = say(
                "trường {name} của Phụ lục VI dài {length} ký tự, nhiều nhất là {limit}",
                name=name,
                length=len(text),
                limit=LENGTHS[name],
            )
            yield Problem("W-METADATA-LENGTH", place, said, hint, Severity.WARNING)


def _append(parent: etree._Element, name: str, value: Tree) -> None:
    element = etree.SubElement(parent, name)
    if isinstance(value, dict):
        for inner, one in value.items():
            _append(element, inner, one)
    elif value is not None:
        element.text = str(value)


def _texts(above: str, value: Tree) -> Iterator[tuple[str, str]]:
    """Every field that is filled, with the way to it: `SignerInfo/Position`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(f"{above}/{name}" if above else name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(above, inner)
    elif value is not None:
        yield above, str(value)
