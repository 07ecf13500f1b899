"""A document as the register sees it."""

from __future__ import annotations

import pytest
from clerks import date

from generator.model.document import Document
from generator.model.issuer import Issuer, Signatory
from generator.register.outgoing import Outgoing, outgoing_of
from generator.standard import Kind, SubjectStyle

LETTER = Kind(code="directive", name="Công văn", subject_style=SubjectStyle.LETTER, addressed=True)
PLAN = Kind(code="plan", name="Kế hoạch", abbreviation="KH", title="KẾ HOẠCH")
HOA = Signatory(code="hoa", name="Trần Việt Hóa", position="Phó Chủ tịch")
LAN = Signatory(code="lan", name="Nguyễn Thị Lan", position="Chủ tịch")


def issuer(*signatories):
    return Issuer(
        code="camau",
        name="LĐLĐ tỉnh Cà Mau",
        short_name="LĐLĐ tỉnh",
        abbreviation="LĐLĐ",
        place="Cà Mau",
        signatories=signatories,
    )


def document(**more):
    said = {"code": "cv", "kind": "directive", "subject": "đôn đốc\ntiến độ", "body": "x"}
    return Document.model_validate(said | more)


def seen(kind, given, body, **more):
    return outgoing_of(given, kind, body, key="ca-mau/cv", day=date("10/5/2022"), **more)


def test_a_letter():
    given = document(
        department="CSPL",
        addressees=["Các LĐLĐ huyện;", "Các công đoàn ngành."],
        recipients=["Như trên", "Lãnh đạo LĐLĐ tỉnh"],
        copies=15,
    )
    assert seen(LETTER, given, issuer(HOA)) == Outgoing(
        key="ca-mau/cv",
        kind="directive",
        title="Công văn về việc đôn đốc tiến độ",
        day=date("10/5/2022"),
        symbol="LĐLĐ-CSPL",
        signer="Trần Việt Hóa",
        recipients=("Các LĐLĐ huyện", "Các công đoàn ngành", "Lãnh đạo LĐLĐ tỉnh"),
        archive="VT, CSPL",
        copies=15,
    )


def test_a_plan_with_texts_as_drafted():
    given = document(kind="plan", subject="{{ campaign.name }}", archive="VT", signatory="lan")
    found = seen(PLAN, given, issuer(HOA, LAN), subject="thực hiện Chương trình", recipients=["X"])
    assert (found.title, found.symbol, found.signer) == (
        "Kế hoạch thực hiện Chương trình",
        "KH-LĐLĐ",
        "Nguyễn Thị Lan",
    )
    assert (found.recipients, found.archive) == (("X",), "VT")


@pytest.mark.parametrize(("signatories", "signer"), [((HOA, LAN), None), ((), None)])
def test_nobody_signs_when_it_is_not_said_who(signatories, signer):
    assert seen(PLAN, document(), issuer(*signatories)).signer == signer
