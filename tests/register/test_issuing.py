"""Register, record, metadata and files in one step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from clerks import RECORD, contents, issuance, issue, letter, numbers, reserve, worded

from generator.office.verification import changed_since_issue, freeze
from generator.problems import RecordsInvalid
from generator.register.changing import list_rows
from generator.register.entering import void
from generator.workspace.listing import digest


def codes(register, *asked):
    before = contents(register.workspace.root)
    with pytest.raises(RecordsInvalid) as caught:
        issue(register, asked)
    assert contents(register.workspace.root) == before
    return [problem.code for problem in caught.value.problems]


def test_everything_is_written_together(register):
    root = register.workspace.root
    (given,) = issue(register, [issuance(register, "cv", symbol="LĐLĐ-CSPL")]).given
    assert (given.expected, given.row.number) == (1, 1)
    assert sorted(name for name in contents(root) if name.startswith("output")) == [
        "output/ca-mau/cv.docx",
        "output/ca-mau/cv.json",
        "output/ca-mau/cv.xml",
    ]
    assert json.loads((root / "output/ca-mau/cv.json").read_text("utf-8"))["CodeNumber"] == "01"
    assert (
        (root / "campaigns/ca-mau/documents/cv.yaml").read_text("utf-8")
        == """\
kind: directive
subject: đôn đốc tiến độ
number: 1
date: 10/5/2022
# số liệu chốt
as_of: 25/4/2022
body: Lời văn.
"""
    )


def test_the_book_as_a_clerk_reads_it(register):
    frozen = freeze("x", {"count": 2660})
    asked = issuance(register, "cv", recipients=("Các LĐLĐ huyện",), copies=15)
    issue(register, [replace(asked, frozen=frozen)])
    _, _, rows = register.book(2022).read_text("utf-8").partition("rows:\n")
    wanted = """\
  - number: 1
    symbol: KH-LĐLĐ
    date: 2022-05-10
    title: Kế hoạch cv
    recipients:
      - Các LĐLĐ huyện
    copies: 15
    state: issued
    kind: plan
    series: general
    key: cv
    record: campaigns/ca-mau/documents/cv.yaml
    frozen:
      text: {text}
      figures: {figures}
"""
    assert rows == wanted.format(text=frozen.text, figures=frozen.figures)


def test_the_marker_beside_it(register):
    issue(register, [issuance(register, "a"), issuance(register, "b")])
    _, _, books = register.marker.read_text("utf-8").partition("books:\n")
    assert (
        books
        == """\
  - year: 2022
    rows: 2
    highest:
      - period: 2022
        series: general
        number: 2
"""
    )


def test_a_number_kept_before_is_used(register):
    reserve(register, [letter("a"), letter("b")])
    issue(register, [issuance(register, "b", "12/5/2022")])
    assert numbers(list_rows(register)) == [
        "01/KH-LĐLĐ 2022-05-10 reserved a",
        "02/KH-LĐLĐ 2022-05-12 issued b",
    ]


def test_what_a_clerk_noted_stays(register):
    reserve(register, [letter("a"), letter("b")])
    book = register.book(2022)
    noted = book.read_text("utf-8").replace(
        "  - number: 2\n", "  # văn bản gấp\n  - number: 2\n    note: gửi bưu điện\n"
    )
    book.write_text(noted + "# hết tháng 5\n", encoding="utf-8", newline="")
    issue(register, [issuance(register, "b")])
    text = book.read_text("utf-8")
    assert "# văn bản gấp\n  - number: 2\n" in text
    assert text.endswith("# hết tháng 5\n")
    assert [entry.row.note for entry in list_rows(register)] == [None, "gửi bưu điện"]


def test_issuing_again_changes_nothing(register):
    asked = [issuance(register, "a"), issuance(register, "b")]
    issue(register, asked[:1])
    before = contents(register.workspace.root)
    (again,) = issue(register, asked[:1]).given
    assert again.again
    assert contents(register.workspace.root) == before
    assert [one.again for one in issue(register, asked).given] == [True, False]


def test_an_issued_document_that_changed_is_refused(register):
    issue(register, [issuance(register, "a")])
    assert codes(register, issuance(register, "a", text="lời khác")) == ["E-REGISTER-ISSUED"]


def test_a_batch_is_issued_whole_or_not_at_all(register):
    asked = [issuance(register, key) for key in ("a", "b", "c")]
    assert codes(register, *asked[:2], replace(asked[2], record="x.yaml")) == ["E-REGISTER-RECORD"]
    given = issue(register, asked).given
    assert [one.row.number for one in given] == [1, 2, 3]


def test_one_record_for_a_letter_to_each_unit_gets_the_date_alone(register):
    record = issuance(register, "thư").record
    units = [
        replace(worded(f"thư/{unit}", unit, record=record), is_letter=True)
        for unit in ("a", "b", "c")
    ]
    assert [one.row.number for one in issue(register, units).given] == [1, 2, 3]
    assert record.read_text("utf-8") == RECORD.replace("# số", "date: 10/5/2022\n# số")


def test_a_record_changed_since_the_text_was_made_is_refused(register):
    asked = issuance(register, "a")
    asked = replace(asked, record_digest=digest(asked.record.read_bytes()))
    asked.record.write_text(RECORD.replace("Lời văn", "Lời khác"), encoding="utf-8")
    assert codes(register, asked) == ["E-REGISTER-RECORD-CHANGED"]


def test_a_record_with_another_number_is_refused_unless_that_was_given_up(register):
    asked = issuance(register, "a")
    asked.record.write_text(RECORD + "number: 9\n", encoding="utf-8")
    with pytest.raises(RecordsInvalid) as caught:
        issue(register, [asked])
    (problem,) = caught.value.problems
    assert problem.code == "E-REGISTER-RECORD-NUMBER"
    assert str(problem.message) == "dữ liệu ghi số 09, sổ cấp số 01"
    asked.record.write_text(RECORD, encoding="utf-8")
    issue(register, [asked])
    void(register, 1, "sai người ký", period="2022")
    assert issue(register, [asked]).given[0].row.number == 2
    assert "number: 2\n" in asked.record.read_text("utf-8")


def test_two_documents_do_not_write_one_file(register):
    asked = [issuance(register, key) for key in ("a", "b")]
    same = replace(asked[1], files=asked[0].files)
    assert codes(register, asked[0], same) == ["E-REGISTER-FILES"]


def test_a_field_too_long_for_the_annex_is_told(register):
    asked = issuance(register, "a")
    long = replace(asked, metadata=replace(asked.metadata, subject="x" * 501))
    (doubt,) = issue(register, [long]).warnings
    assert str(doubt.message) == "trường Subject của Phụ lục VI dài 501 ký tự, nhiều nhất là 500"


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (("lời", {"n": 1}), ("lời", {"n": 1}), None),
        (("lời\n", None), ("lời  \r\n", None), None),
        (("tên", None), ("te\u0302n", None), None),
        (("lời", {"a": 1, "b": 2}), ("lời", {"b": 2, "a": 1}), None),
        (("lời", None), ("lời", {"n": 1}), None),
        (("lời", {"n": 1}), ("lời khác", {"n": 1}), "lời văn"),
        (("lời", {"n": 1}), ("lời", {"n": 2}), "số liệu"),
        (("lời", {"n": 1}), ("lời khác", {"n": 2}), "lời văn và số liệu"),
    ],
)
def test_a_later_change_is_noticed(register, then, now, said):
    row = issue(register, [worded("a", then[0], figures=then[1])]).given[0].row
    found = changed_since_issue(row, freeze(*now))
    wanted = said and f"{said} của văn bản số 01 ngày 10/5/2022 đã khác lúc ban hành"
    assert (found and str(found.message)) == wanted


def test_a_number_given_up_freezes_nothing(register):
    issue(register, [worded("a")])
    row = void(register, 1, "thu hồi", period="2022")
    assert changed_since_issue(row, freeze("y")) is None


def test_fingerprints_stay_what_they_are_from_one_year_to_the_next():
    """They stand in the books: another way to reckon them would call every document changed."""
    frozen = freeze("lời văn\n", {"số": "1.305", "a": 2})
    assert frozen.text == "b6bc11810c4e4da059966232fa48fa18ad45d7d2b5c765d9b43b40e93055b4b3"
    assert frozen.figures == "687f08d3a251dad408b512909af872d52aaca6a9785aded6a3aec65f61254a4b"


def test_a_file_that_was_lost_is_written_again_and_nothing_else(register):
    asked = issuance(register, "a")
    issue(register, [asked])
    root = register.workspace.root
    before = contents(root)
    kept, lost = root / "output/ca-mau/a.json", root / "output/ca-mau/a.docx"
    kept.write_bytes(b"{}")
    lost.unlink()
    (given,) = issue(register, [asked]).given
    assert given.again
    assert contents(root) == before | {"output/ca-mau/a.json": b"{}"}


def test_a_kept_number_issued_on_another_day_is_told(register):
    reserve(register, [letter("a", "12/5/2022"), letter("b", "12/5/2022")])
    receipt = issue(register, [issuance(register, "b", "10/5/2022")])
    assert [doubt.code for doubt in receipt.warnings] == ["W-REGISTER-ORDER"]
    assert [one.again for one in receipt.given] == [False]


def test_what_was_noted_gives_way_to_what_the_document_says(register):
    reserve(register, [letter("a", note="cũ"), letter("b", note="cũ")])
    issue(register, [issuance(register, "a", note="mới"), issuance(register, "b")])
    assert [one.row.note for one in list_rows(register)] == ["mới", "cũ"]
