"""The 16 fields of Annex VI, as JSON and XML."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from clerks import date
from lxml import etree

from generator.model.books import Row
from generator.model.document import Secrecy, Urgency
from generator.problems import Place
from generator.register.going_out import (
    Metadata,
    check_metadata,
    metadata_json,
    metadata_xml,
    priority_of,
)

ROW = Row(
    number=5,
    symbol="KH-LĐLĐ",
    date=date("24/01/2022"),
    title="Kế hoạch",
    signer="Trần Việt Hóa",
    recipients=("LĐLĐ huyện Cái Nước", "Công đoàn ngành Y tế"),
    copies=20,
)
KNOWN = Metadata(
    type_name="Kế hoạch",
    organ_name="Liên đoàn Lao động tỉnh Cà Mau",
    organ_id="G20.99.000",
    subject="thực hiện Chương trình «01 triệu sáng kiến» & <thi đua>",
    position="Phó Chủ tịch",
    priority=1,
)


def test_json():
    assert (
        metadata_json(KNOWN, ROW).decode()
        == """\
{
  "FileCode": {
    "OrganId": "G20.99.000",
    "FileCatalog": 2022,
    "FileNotation": null
  },
  "DocOrdinal": null,
  "TypeName": "Kế hoạch",
  "CodeNumber": "05",
  "CodeNotation": "KH-LĐLĐ",
  "IssuedDate": "24/01/2022",
  "OrganName": "Liên đoàn Lao động tỉnh Cà Mau",
  "Subject": "thực hiện Chương trình «01 triệu sáng kiến» & <thi đua>",
  "Language": "Tiếng Việt",
  "PageAmount": null,
  "Description": null,
  "SignerInfo": {
    "Position": "Phó Chủ tịch",
    "FullName": "Trần Việt Hóa"
  },
  "To": [
    {
      "OrganId": null,
      "OrganName": "LĐLĐ huyện Cái Nước"
    },
    {
      "OrganId": null,
      "OrganName": "Công đoàn ngành Y tế"
    }
  ],
  "Priority": 1,
  "IssuedAmount": 20,
  "DueDate": null
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
    row = Row(number=5, date=date("24/01/2022"), title="Kế hoạch")
    assert len(json.loads(metadata_json(bare, row))) == 16
    assert len(etree.fromstring(metadata_xml(bare, row))) == 16


def test_fields_too_long_are_told_each():
    long = Metadata("Công văn", "x" * 201, "đôn đốc")
    row = ROW.model_copy(update={"signer": "y" * 51, "copies": 1000})
    assert [str(problem.message) for problem in check_metadata(long, row, Place("ca-mau/cv"))] == [
        "trường OrganName của Phụ lục VI dài 201 ký tự, nhiều nhất là 200",
        "trường SignerInfo/FullName của Phụ lục VI dài 51 ký tự, nhiều nhất là 50",
        "trường IssuedAmount của Phụ lục VI dài 4 ký tự, nhiều nhất là 3",
    ]


def test_urgency_and_secrecy_share_one_digit():
    assert [priority_of(urgency, None) for urgency in (None, *Urgency)] == [0, 3, 2, 1]
    assert [priority_of(Urgency.FLASH, secrecy) for secrecy in Secrecy] == [4, 5, 6]


@pytest.mark.parametrize(
    ("field", "limit", "known", "row"),
    [
        ("FileCode/OrganId", 13, {"organ_id": "x"}, {}),
        ("TypeName", 100, {"type_name": "x"}, {}),
        ("CodeNotation", 30, {}, {"symbol": "x"}),
        ("OrganName", 200, {"organ_name": "x"}, {}),
        ("Subject", 500, {"subject": "x"}, {}),
        ("SignerInfo/Position", 100, {"position": "x"}, {}),
        ("SignerInfo/FullName", 50, {}, {"signer": "x"}),
        ("To/OrganName", 200, {}, {"recipients": "x"}),
    ],
)
def test_each_field_has_its_length(field, limit, known, row):
    def told(length):
        def long(said):
            return {name: one * length for name, one in said.items()}

        filled = long(row)
        if "recipients" in filled:
            filled["recipients"] = (filled["recipients"],)
        found = check_metadata(
            replace(KNOWN, **long(known)), ROW.model_copy(update=filled), Place("cv")
        )
        return [(one.code, one.severity.value, one.message.values["name"]) for one in found]

    assert told(limit) == []
    assert told(limit + 1) == [("W-METADATA-LENGTH", "warning", field)]


@pytest.mark.parametrize(
    ("field", "limit", "row"),
    [("CodeNumber", 11, {"number": 10**11}), ("IssuedAmount", 3, {"copies": 1000})],
)
def test_a_number_may_be_too_long_too(field, limit, row):
    (found,) = check_metadata(KNOWN, ROW.model_copy(update=row), Place("cv"))
    assert (found.message.values["name"], found.message.values["limit"]) == (field, limit)
    shorter = {name: value // 10 for name, value in row.items()}
    assert not list(check_metadata(KNOWN, ROW.model_copy(update=shorter), Place("cv")))
