"""Documents that replace or correct others: every way in which that cannot be, or is odd."""

from __future__ import annotations

import pytest

from generator.model.named import Named, named, read_named
from generator.wording import read_date

OLD = "{code: a, kind: report, subject: A, body: B, number: 12, date: 20/4/2022, signatory: hoa}"
NEW = "code: b, kind: report, subject: A, body: B, date: 05/5/2022, signatory: hoa"
LETTER = "code: b, kind: directive, subject: A, body: B, addressees: [C], department: CSPL, date: 05/5/2022, signatory: hoa"
NONE_YET = "{code: a, kind: report, subject: A, body: B}"
REFERENCES = "references: [{code: cu, kind: report, number: 3, symbol: BC-LĐLĐ, date: 01/3/2022, issuer: %s}]\n"


def _documents(*documents):
    return "documents:\n" + "".join(f"- {one}\n" for one in documents)


CASES = {
    "by code": (_documents(OLD, f"{{{NEW}, replaces: a}}"), []),
    "by number": (_documents(OLD, f"{{{NEW}, replaces: 12/BC-LĐLĐ ngày 20/4/2022}}"), []),
    "several": (_documents(OLD, f"{{{NEW}, replaces: [a, 7/BC-LĐLĐ, ca-mau/bc_2]}}"), []),
    "a letter that corrects": (_documents(OLD, f"{{{LETTER}, corrects: a}}"), []),
    "of a reference": (
        REFERENCES % "Liên đoàn Lao động tỉnh Cà Mau" + _documents(f"{{{NEW}, replaces: cu}}"),
        [],
    ),
    "of a reference of another body": (
        REFERENCES % "Tổng Liên đoàn" + _documents(f"{{{NEW}, replaces: cu}}"),
        ["W-REPLACES-ISSUER documents[0].replaces[0]"],
    ),
    "of nothing": (
        _documents(OLD, f"{{{NEW}, replaces: aa}}"),
        ["E-DOCUMENT-UNKNOWN documents[1].replaces[0]"],
    ),
    "of a day that is none": (
        _documents(OLD, f"{{{NEW}, replaces: 12/BC-LĐLĐ ngày 45/4/2022}}"),
        ["E-REPLACES-FORM documents[1].replaces[0]"],
    ),
    "of itself": (
        _documents(
            f"{{{NEW}, number: 15, replaces: 15/BC-LĐLĐ}}",
            f"{{{LETTER}, corrects: b}}"[:-1].replace("code: b", "code: c") + "}",
        ),
        ["E-REPLACES-SELF documents[0].replaces[0]"],
    ),
    "of one that is not issued": (
        _documents(NONE_YET, f"{{{NEW}, replaces: a}}"),
        [],
    ),
    "of a later one": (
        _documents(OLD.replace("20/4", "06/5"), f"{{{NEW}, replaces: a}}"),
        ["W-REPLACES-LATER documents[1].replaces[0]"],
    ),
    "of another kind": (
        _documents(OLD, f"{{{LETTER}, replaces: a}}"),
        ["W-REPLACES-KIND documents[1].replaces[0]"],
    ),
    "a report that corrects": (
        _documents(OLD, f"{{{NEW}, corrects: a}}"),
        ["W-CORRECTS-KIND documents[1].kind"],
    ),
    "named twice": (
        _documents(OLD, f"{{{LETTER}, replaces: [], corrects: [a, 12/BC-LĐLĐ]}}"),
        ["E-REPLACES-TWICE documents[1].corrects[1]"],
    ),
    "a chain": (
        _documents(
            OLD, f"{{{NEW}, replaces: a}}", f"{{{NEW}, replaces: b}}".replace("b,", "c,", 1)
        ),
        [],
    ),
    "a ring": (
        _documents(
            OLD.replace("}", ", replaces: c}"),
            f"{{{NEW}, number: 13, replaces: a}}",
            f"{{{NEW}, number: 14, replaces: b}}".replace("b,", "c,", 1),
        ),
        ["W-REPLACES-LATER documents[0].replaces[0]", "E-REPLACES-CYCLE documents[0].replaces[0]"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_with_what_is_replaced(found, text, expected):
    assert found(text) == expected


def test_what_is_said_and_what_helps(said):
    assert said(_documents(OLD, f"{{{NEW}, replaces: xyz}}")) == [
        "không có văn bản nào mã «xyz»; các mã đã có: a, b"
    ]
    assert said(_documents(OLD, f"{{{NEW}, corrects: a}}")) == [
        "đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18.3), không bằng Báo cáo; "
        "ghi «kind: directive»; sai sót về nội dung thì ghi «replaces:» thay cho «corrects:»"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/BC-LĐLĐ ngày 20/4/2022", (12, "BC-LĐLĐ", "20/4/2022")),
        ("Báo cáo số 05/BC-LĐLĐ, ngày 20/4/2022 của LĐLĐ tỉnh", (5, "BC-LĐLĐ", "20/4/2022")),
        ("số 12", (12, None, None)),
        ("12 ngày 20/4/2022", (12, None, "20/4/2022")),
        ("bc_12", None),
        ("0/BC", None),
        ("2022/thi-dua/bc", None),
        ("12/BC ngày 31/4/2022", None),
    ],
)
def test_how_a_document_is_named(text, expected):
    said = expected and Named(*expected[:2], expected[2] and read_date(expected[2]))
    assert read_named(text) == said


def test_what_is_named_is_read_again():
    day = read_date("20/4/2022")
    assert named(5, "BC-LĐLĐ", day) == "05/BC-LĐLĐ ngày 20/4/2022"
    assert read_named(named(5, "BC-LĐLĐ", day)) == Named(5, "BC-LĐLĐ", day)
    assert Named(5, "BC-LĐLĐ").fits(5, "bc-lđlđ", day)
    assert not Named(5, "BC-LĐLĐ", day).fits(5, "BC-LĐLĐ", read_date("21/4/2022"))
