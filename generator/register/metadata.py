"""The metadata that an electronic document system keeps of an issued document: 16 fields.

Decree 30/2020, Phụ lục VI, phần II, mục I; names as they should read (the decree prints `Organld` and
`Signerlnfo`). The decree fixes names, types and lengths but no file format: JSON and XML carry the
same nested names. Where a field is unknown it is there and empty.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from generator.model.books import Row, Secrecy
from generator.model.document import Document, Urgency
from generator.model.issuer import Issuer
from generator.problems import Place, Problem, Severity, say
from generator.register.outgoing import one_line, signatory_of
from generator.standard import Kind
from generator.wording import serial

Tree: TypeAlias = "str | int | dict[str, Tree] | list[Tree] | None"

LANGUAGE = "Tiếng Việt"
_URGENCY = {Urgency.URGENT: 1, Urgency.VERY_URGENT: 2, Urgency.FLASH: 3}
_SECRECY = {Secrecy.SECRET: 4, Secrecy.TOP_SECRET: 5, Secrecy.UTMOST_SECRET: 6}

LENGTHS = {
    "FileCode/OrganId": 13,
    "FileCode/FileCatalog": 4,
    "FileCode/FileNotation": 20,
    "DocOrdinal": 3,
    "TypeName": 100,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "IssuedDate": 10,
    "OrganName": 200,
    "Subject": 500,
    "Language": 30,
    "PageAmount": 3,
    "Description": 500,
    "SignerInfo/Position": 100,
    "SignerInfo/FullName": 50,
    "To/OrganId": 13,
    "To/OrganName": 200,
    "Priority": 1,
    "IssuedAmount": 3,
    "DueDate": 10,
}
"""The greatest length of each field, in the order of the annex."""


@dataclass(frozen=True)
class Receiver:
    """Nơi nhận: its name, and its identifier where it is known."""

    name: str
    identifier: str | None = None


@dataclass(frozen=True)
class Metadata:
    """The fields of Annex VI but for number and date, which the register gives.

    `file_notation`, `file_year` and `ordinal` place the document in its file (hồ sơ), where there is
    one. `priority` is one digit for urgency and secrecy; the decree gives no list of values.
    """

    type_name: str
    organ_name: str
    subject: str
    organ_id: str | None = None
    symbol: str | None = None
    position: str | None = None
    signer: str | None = None
    receivers: tuple[Receiver, ...] = ()
    language: str = LANGUAGE
    pages: int | None = None
    description: str | None = None
    priority: int = 0
    copies: int | None = None
    due: datetime.date | None = None
    file_notation: str | None = None
    file_year: int | None = None
    ordinal: int | None = None


def metadata_of(
    document: Document,
    kind: Kind,
    issuer: Issuer,
    *,
    subject: str | None = None,
    recipients: tuple[str, ...] = (),
    symbol: str | None = None,
    pages: int | None = None,
    secrecy: Secrecy | None = None,
) -> Metadata:
    """What a document says of itself; `subject` and `recipients` are the texts as drafted."""
    signatory = signatory_of(document, issuer)
    return Metadata(
        type_name=kind.name,
        organ_name=issuer.name,
        subject=one_line(document.subject if subject is None else subject),
        organ_id=issuer.identifier,
        symbol=symbol,
        position=signatory.position if signatory else None,
        signer=signatory.name if signatory else None,
        receivers=tuple(Receiver(one_line(name)) for name in recipients),
        pages=pages,
        priority=priority_of(document.urgency, secrecy),
        copies=document.copies,
    )


def priority_of(urgency: Urgency | None, secrecy: Secrecy | None) -> int:
    """Field 14: 0 ordinary, 1–3 by urgency (KHẨN, THƯỢNG KHẨN, HỎA TỐC), 4–6 by secrecy.

    One digit holds both in the decree; secrecy, the graver of the two, goes first. The values are
    ours: the decree gives none.
    """
    if secrecy is not None:
        return _SECRECY[secrecy]
    return _URGENCY[urgency] if urgency is not None else 0


def fields_of(known: Metadata, row: Row) -> dict[str, Tree]:
    """The 16 fields by name, in the order of the annex."""
    return {
        "FileCode": {
            "OrganId": known.organ_id,
            "FileCatalog": known.file_year or row.date.year,
            "FileNotation": known.file_notation,
        },
        "DocOrdinal": known.ordinal,
        "TypeName": known.type_name,
        "CodeNumber": serial(row.number),
        "CodeNotation": known.symbol or row.symbol,
        "IssuedDate": _day(row.date),
        "OrganName": known.organ_name,
        "Subject": known.subject,
        "Language": known.language,
        "PageAmount": known.pages,
        "Description": known.description,
        "SignerInfo": {"Position": known.position, "FullName": known.signer},
        "To": [{"OrganId": one.identifier, "OrganName": one.name} for one in known.receivers],
        "Priority": known.priority,
        "IssuedAmount": known.copies,
        "DueDate": _day(known.due),
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


def check_metadata(known: Metadata, row: Row, place: Place) -> list[Problem]:
    """The fields longer than the annex allows, as warnings."""
    return [
        Problem(
            "W-METADATA-LENGTH",
            place,
            say(
                "trường {name} của Phụ lục VI dài {length} ký tự, nhiều nhất là {limit}",
                name=name,
                length=len(text),
                limit=LENGTHS[name],
            ),
            say("rút ngắn, nếu hệ thống quản lý văn bản không nhận"),
            Severity.WARNING,
        )
        for name, text in _texts("", fields_of(known, row))
        if len(text) > LENGTHS[name]
    ]


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


def _day(day: datetime.date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None
