"""What is wrong in a book: the rows, and what is said of them."""

from __future__ import annotations

import pytest
from clerks import date, open_book

from generator.model.books import Row, Term
from generator.register.checks import check_register
from generator.register.founding import adopt_register
from generator.register.linking import in_its_place, rows_named
from generator.workspace.folders import Workspace

NAMED = "signer: An, recipients: [VT], archive: VT"


def findings(register, rows, today=None):
    """Write a book of these rows; what is found, each with its line."""
    register.book(2022).write_text(
        "issuer: ldld-ca-mau\nyear: 2022\nrows:\n" + "".join(f"- {{{row}}}\n" for row in rows),
        encoding="utf-8",
    )
    adopt_register(register)
    return [
        f"{problem.place.line} {problem.code} {problem.message}"
        for problem in check_register(register, today)
    ]


def row(number, day="10/5/2022", more=NAMED):
    return f"number: {number}, date: {day}, title: Kế hoạch, {more}"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(1), row(2), row(3)], []),
        ([row(2), row(1)], []),
        (
            [row(1), row(2), row(2)],
            ["6 E-REGISTER-TWICE số 02 đã có ở campaigns/register/ldld-ca-mau/2022.yaml:5"],
        ),
        (
            [row(1, more=f"symbol: KH, {NAMED}"), row(1, more=f"symbol: KH, series: m, {NAMED}")],
            ["5 E-REGISTER-SYMBOL số, ký hiệu 01/KH đã có ở campaigns/register/ldld-ca-mau/2022.yaml:4"],
        ),
        (
            [row(1, more=f"key: a, {NAMED}"), row(2, more=f"key: a, {NAMED}")],
            ["5 E-REGISTER-HELD «a» đã có số ở campaigns/register/ldld-ca-mau/2022.yaml:4"],
        ),
        (
            [row(1), row(5), row(7)],
            ["0 E-REGISTER-HOLE dãy «general» thiếu số 02, 03, 04, 06"],
        ),
        (
            [row(1), row(2, "09/5/2022"), row(3)],
            ["5 W-REGISTER-ORDER số 02 ngày 09/5/2022, trước ngày 10/5/2022 của số 01"],
        ),
        ([row(1), row(2, "09/5/2022", "state: void, reason: nhầm"), row(3)], []),
        (
            [row(1, "10/5/2021")],
            ["4 E-REGISTER-YEAR ngày 10/5/2021 không thuộc năm 2022"],
        ),
        ([row(1, more="state: void")], ["4 W-REGISTER-REASON số 01 hủy không có lý do"]),
        (
            [row(1, more="signer: An")],
            ["4 W-REGISTER-LACKS số 01 còn để trống: nơi nhận, bản lưu"],
        ),
        ([row(1, more="state: reserved")], []),
    ],
)  # fmt: skip
def test_findings(register, rows, found):
    assert findings(register, rows) == found


def test_numbers_kept_for_days_gone_by(register):
    rows = [row(1, more="state: reserved"), row(2, "12/5/2022", "state: reserved")]
    assert findings(register, rows, date("11/5/2022")) == [
        "4 W-REGISTER-KEPT số 01 giữ từ ngày 10/5/2022 chưa ban hành"
    ]


def test_a_number_kept_for_today_is_not_told_yet(register):
    kept = [row(1, more="state: reserved")]
    assert findings(register, kept, date("10/5/2022")) == []
    assert findings(register, [row(1)], date("11/5/2023")) == []


def test_twenty_missing_numbers_are_all_shown(register):
    (found,) = findings(register, [row(1), row(22)])
    assert found.endswith("19, 20, 21")
    (found,) = findings(register, [row(1), row(23)])
    assert found.endswith("20, 21, …")


def test_findings_stand_in_the_order_of_the_rows(register):
    found = findings(register, [row(1, more="state: void"), row(1, more="signer: An"), row(1)])
    assert [one.split()[:2] for one in found] == [
        ["4", "W-REGISTER-REASON"],
        ["5", "E-REGISTER-TWICE"],
        ["5", "W-REGISTER-LACKS"],
        ["6", "E-REGISTER-TWICE"],
    ]


def test_a_row_outside_all_terms(tmp_path):
    terms = (Term(code="2018-2023", starts=date("01/9/2018"), ends=date("31/8/2022")),)
    register = open_book(Workspace(tmp_path), date("03/01/2022"), span="term", terms=terms)
    assert findings(register, [row(1), row(1, "10/9/2022")]) == [
        "5 E-REGISTER-TERM ngày 10/9/2022 không thuộc nhiệm kỳ nào"
    ]


def test_a_long_list_of_missing_numbers_is_cut(register):
    (found,) = findings(register, [row(1), row(99)])
    assert found.endswith("20, 21, …")


def test_of_documents_that_replace_each_other_in_a_ring_none_is_found_in_force():
    symbol = {"symbol": "KH", "date": date("10/5/2022"), "title": "Kế hoạch", "state": "issued"}
    names = [f"0{number}/KH ngày 10/5/2022" for number in (1, 2, 3)]
    later = {1: names[1], 2: names[2], 3: names[1]}
    rows = [Row(number=one, **symbol, replaced_by=(other,)) for one, other in later.items()]
    assert [row.cited for row in rows] == names
    assert in_its_place(rows[0], rows_named(rows)) == []
