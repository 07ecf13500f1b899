"""The 16 fields of Annex VI, as JSON and XML."""

from __future__ import annotations

import json

from clerks import date
from lxml import etree

from generator.model.books import Row, Secrecy
from generator.model.document import Document, Urgency
from generator.model.issuer import Issuer, Signatory
from generator.problems import Place
from generator.register.metadata import (
    Metadata,
    Receiver,
    check_metadata,
    metadata_json,
    metadata_of,
    metadata_xml,
    priority_of,
)
from generator.standard import Kind

ROW = Row(number=5, symbol="KH-LĐLĐ", date=date("24/01/2022"), title="Kế hoạch")
KNOWN = Metadata(
    type_name="Kế hoạch",
    organ_name="Liên đoàn Lao động tỉnh Cà Mau",
    organ_id="G20.99.000",
    subject="thực hiện Chương trình «01 triệu sáng kiến» & <thi đua>",
    position="Phó Chủ tịch",
    signer="Trần Việt Hóa",
    receivers=(Receiver("LĐLĐ huyện Cái Nước", "G20.01"), Receiver("Công đoàn ngành Y tế")),
    pages=4,
    priority=1,
    copies=20,
    due=date("31/5/2022"),
    file_notation="01.CSPL",
)


def test_json():
    assert (
        metadata_json(KNOWN, ROW).decode()
        == """\
{
  "FileCode": {
    "OrganId": "G20.99.000",
    "FileCatalog": 2022,
    "FileNotation": "01.CSPL"
  },
  "DocOrdinal": null,
  "TypeName": "Kế hoạch",
  "CodeNumber": "05",
  "CodeNotation": "KH-LĐLĐ",
  "IssuedDate": "24/01/2022",
  "OrganName": "Liên đoàn Lao động tỉnh Cà Mau",
  "Subject": "thực hiện Chương trình «01 triệu sáng kiến» & <thi đua>",
  "Language": "Tiếng Việt",
  "PageAmount": 4,
  "Description": null,
  "SignerInfo": {
    "Position": "Phó Chủ tịch",
    "FullName": "Trần Việt Hóa"
  },
  "To": [
    {
      "OrganId": "G20.01",
      "OrganName": "LĐLĐ huyện Cái Nước"
    },
    {
      "OrganId": null,
      "OrganName": "Công đoàn ngành Y tế"
    }
  ],
  "Priority": 1,
  "IssuedAmount": 20,
  "DueDate": "31/05/2022"
}
"""
    )


def test_xml_says_the_same():
    root = etree.fromstring(metadata_xml(KNOWN, ROW))
    assert [child.tag for child in root] == [
        "FileCode",
        "DocOrdinal",
        "TypeName",
        "CodeNumber",
        "CodeNotation",
        "IssuedDate",
        "OrganName",
        "Subject",
        "Language",
        "PageAmount",
        "Description",
        "SignerInfo",
        "To",
        "To",
        "Priority",
        "IssuedAmount",
        "DueDate",
    ]
    assert root.findtext("Subject") == KNOWN.subject
    assert root.findtext("SignerInfo/Position") == "Phó Chủ tịch"
    assert [name.text for name in root.findall("To/OrganName")] == [
        "LĐLĐ huyện Cái Nước",
        "Công đoàn ngành Y tế",
    ]
    assert root.findtext("DocOrdinal") == ""


def test_all_sixteen_fields_are_there_even_when_nothing_is_known():
    bare = Metadata("Công văn", "LĐLĐ", "đôn đốc")
    assert len(json.loads(metadata_json(bare, ROW))) == 16
    assert len(etree.fromstring(metadata_xml(bare, ROW))) == 16


def test_fields_too_long_are_told_each():
    long = Metadata("Công văn", "x" * 201, "đôn đốc", signer="y" * 51, copies=1000)
    assert [str(problem.message) for problem in check_metadata(long, ROW, Place("ca-mau/cv"))] == [
        "trường OrganName của Phụ lục VI dài 201 ký tự, nhiều nhất là 200",
        "trường SignerInfo/FullName của Phụ lục VI dài 51 ký tự, nhiều nhất là 50",
        "trường IssuedAmount của Phụ lục VI dài 4 ký tự, nhiều nhất là 3",
    ]


def test_urgency_and_secrecy_share_one_digit():
    assert [priority_of(urgency, None) for urgency in (None, *Urgency)] == [0, 3, 2, 1]
    assert [priority_of(Urgency.FLASH, secrecy) for secrecy in Secrecy] == [4, 5, 6]


def test_from_a_document():
    issuer = Issuer(
        code="camau",
        name="LĐLĐ tỉnh Cà Mau",
        short_name="LĐLĐ tỉnh",
        abbreviation="LĐLĐ",
        place="Cà Mau",
        identifier="G20",
        signatories=(Signatory(code="hoa", name="Trần Việt Hóa", position="Phó Chủ tịch"),),
    )
    document = Document(
        code="cv", kind="directive", subject="đôn đốc {{ campaign.name }}", body="x", copies=9,
        urgency=Urgency.URGENT,
    )  # fmt: skip
    kind = Kind(code="directive", name="Công văn")
    found = metadata_of(
        document, kind, issuer, subject="đôn đốc Chương trình", recipients=("LĐLĐ huyện",), pages=2
    )
    assert found == Metadata(
        type_name="Công văn",
        organ_name="LĐLĐ tỉnh Cà Mau",
        subject="đôn đốc Chương trình",
        organ_id="G20",
        position="Phó Chủ tịch",
        signer="Trần Việt Hóa",
        receivers=(Receiver("LĐLĐ huyện"),),
        pages=2,
        priority=1,
        copies=9,
    )
