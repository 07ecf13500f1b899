"""Numbers given up."""

from __future__ import annotations

import pytest
from clerks import date, issue, letter, numbers, reserve, worded

from generator.problems import RecordsInvalid
from generator.register.afterwards import recall
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.register.entering import void


@pytest.fixture
def used(register):
    reserve(register, [letter("a"), letter("b")])
    return register


def refused(register, number, reason="nhầm", **more):
    with pytest.raises(RecordsInvalid) as caught:
        void(register, number, reason, period="2022", **more)
    (problem,) = caught.value.problems
    return str(problem.message)


def test_the_row_stays_with_its_reason(used):
    row = void(used, 1, "  ghi nhầm\n ngày ", period="2022")
    assert (row.title, row.reason) == ("Kế hoạch a", "ghi nhầm ngày")
    assert numbers(list_rows(used)) == [
        "01/KH-LĐLĐ 2022-05-10 void a",
        "02/KH-LĐLĐ 2022-05-10 reserved b",
    ]


def test_once_is_enough(used):
    void(used, 1, "ghi nhầm", period="2022")
    before = used.book(2022).read_bytes()
    void(used, 1, "ghi nhầm", period="2022")
    assert used.book(2022).read_bytes() == before
    assert refused(used, 1, "lý do khác") == "số 01 đã hủy: ghi nhầm"


def test_what_cannot_be_given_up(used):
    assert refused(used, 1, " ") == "hủy số thì cần ghi lý do (--reason)"
    assert refused(used, 3) == "số 03 chưa được cấp"
    assert refused(used, 1, series="secret") == "số 01 chưa được cấp"


def test_a_number_left_out_by_an_oversight_gets_its_row(used):
    book = used.book(2022)
    book.write_text(book.read_text("utf-8").replace("number: 2", "number: 3"), "utf-8")
    assert [problem.code for problem in check_register(used)] == ["E-REGISTER-HOLE"]
    assert refused(used, 2) == "số 02 không có dòng trong sổ"
    assert refused(used, 2, day=date("10/5/2023")) == "số 02 không có dòng trong sổ"
    void(used, 2, "bỏ sót", period="2022", day=date("10/5/2022"))
    assert numbers(list_rows(used))[-1] == "02 2022-05-10 void bỏ sót"
    assert check_register(used) == []


@pytest.fixture
def merged(used):
    """Both sides of a merge gave 01: the row of a document elsewhere stands behind the others."""
    book = used.book(2022)
    other = "  - {number: 1, date: 2022-05-10, title: Kế hoạch c, symbol: KH-LĐLĐ, key: c, state: issued}\n"
    book.write_text(book.read_text("utf-8") + other, "utf-8")
    return used


def named(register, title):
    return next(one for one in list_rows(register) if one.row.title == title)


def test_of_a_number_that_stands_twice_the_row_must_be_named(merged):
    assert refused(merged, 1) == ("số 01 đứng ở 2 dòng của sổ: «Kế hoạch a» (a); «Kế hoạch c» (c)")
    void(merged, 1, "trùng số", period="2022", known=named(merged, "Kế hoạch c"))
    assert numbers(list_rows(merged)) == [
        "01/KH-LĐLĐ 2022-05-10 reserved a",
        "02/KH-LĐLĐ 2022-05-10 reserved b",
        "01/KH-LĐLĐ 2022-05-10 void c",
    ]
    assert [one.code for one in check_register(merged)] == ["W-REGISTER-GIVEN-UP"]


def test_of_two_rows_of_a_number_the_one_that_is_meant_is_called_back(merged):
    recall(merged, named(merged, "Kế hoạch c"), "sai")
    assert [one.row.recalled for one in list_rows(merged)] == [None, None, "sai"]


def test_of_two_issued_rows_of_a_number_neither_is_told_that_it_was_replaced(merged):
    book = merged.book(2022)
    book.write_text(book.read_text("utf-8").replace("state: reserved", "state: issued"), "utf-8")
    named_by = worded("d", day="12/5/2022", replaces=("01/KH-LĐLĐ ngày 10/5/2022",))
    (told,) = issue(merged, [named_by]).warnings
    assert (told.code, str(told.message)) == (
        "W-REGISTER-WHICH",
        "«01/KH-LĐLĐ ngày 10/5/2022» đứng ở 2 dòng của sổ: «Kế hoạch a» (a); «Kế hoạch c» (c);"
        " chưa ghi gì vào dòng nào",
    )
    assert [one.row.replaced_by for one in list_rows(merged)] == [()] * 4
