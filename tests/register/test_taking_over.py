"""Rows of an office's own register become rows of ours: numbers go on after them, nothing is changed."""

from __future__ import annotations

import pytest
from clerks import ISSUER, date, expected, letter

from generator.model.books import Numbering
from generator.problems import Place, RecordsInvalid
from generator.register.changing import list_rows, look
from generator.register.checks import check_register
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.taking_over import KindNames, plan_taking_over, take_over
from generator.sheets.register_list import RegisterLine
from generator.standard.kinds import shipped_kinds
from generator.workspace.folders import Workspace

KINDS = {kind.code: kind for kind in shipped_kinds()}


def line(written, day, title, **more):
    """`5/KH-LĐLĐ` of a day, on the row of that number."""
    number, _, symbol = written.partition("/")
    place = Place("so.xlsx", part=f"Sổ!A{number}")
    return RegisterLine(place, int(number), date(day), title, symbol or None, **more)


PAPER = [
    line("3/KH-LĐLĐ", "03/01/2022", "Kế hoạch A", recipients=("Các đơn vị",)),
    line("4/LĐLĐ", "04/01/2022", "V/v B"),
    line("5", "05/01/2022", "Số bỏ trống", void="in sai"),
    line("6/QĐ-LĐLĐ", "06/01/2022", "Quyết định C"),
]


@pytest.fixture
def bare(tmp_path):
    """A body that never had a register."""
    return Register(Workspace(tmp_path), ISSUER, Numbering(), "Lan", 1.0)


def told(register):
    return [
        f"{one.row.number_symbol} {one.row.state.value} {one.row.kind}"
        for one in list_rows(register)
    ]


ROWS = [
    "03/KH-LĐLĐ issued plan",
    "04/LĐLĐ issued None",
    "05 void None",
    "06/QĐ-LĐLĐ issued decision",
]


def test_a_book_is_begun_with_the_first_number_and_numbers_go_on(bare) -> None:
    plan = plan_taking_over(bare, PAPER, KINDS)
    assert (plan.opened, plan.firsts[0][1].number, plan.following) == (
        (2022,),
        3,
        ((("2022", "general"), 7),),
    )
    assert not bare.folder.exists()
    assert len(take_over(bare, PAPER, KINDS).rows) == 4
    assert told(bare) == ROWS
    assert expected(bare, letter("x")) == [7]
    assert [one.row.title for one in Ledger(look(bare)).named("4/LĐLĐ")] == ["V/v B"]
    assert [one.code for one in check_register(bare) if one.is_error] == []


@pytest.mark.parametrize(
    ("written", "title", "kind"),
    [
        ("3/HD-LĐLĐ", "V/v A", "guidance"),
        ("3/HĐ-LĐLĐ", "V/v A", "contract"),
        ("3/hd-LĐLĐ", "Hợp đồng A", "contract"),
        ("3/LĐLĐ", "Thông báo A", "notice"),
        ("3/LĐLĐ", "V/v A", None),
    ],
)
def test_the_kind_is_told_by_the_title_then_by_the_letters(written, title, kind) -> None:
    assert KindNames(KINDS).of(line(written, "03/01/2022", title)) == kind


def test_the_same_file_again_changes_nothing(bare) -> None:
    take_over(bare, PAPER, KINDS)
    before = bare.files()
    again = take_over(bare, [*PAPER, line("7/LĐLĐ", "07/01/2022", "V/v D")], KINDS)
    assert (again.known, len(again.rows)) == (4, 1)
    book = bare.files()["2022.yaml"].decode()
    assert book.startswith(before["2022.yaml"].decode())
    assert take_over(bare, PAPER, KINDS).rows == ()
    assert bare.files()["2022.yaml"].decode() == book


def test_rows_join_a_book_that_has_some_and_two_years_have_two_books(register) -> None:
    lines = [*PAPER, line("1/LĐLĐ", "02/01/2023", "V/v E")]
    plan = take_over(register, lines, KINDS)
    assert (plan.opened, plan.firsts) == ((2023,), ())
    assert [one.code for one in plan.problems] == ["W-REGISTER-HOLE"]
    assert "thiếu số 01, 02" in str(plan.problems[0].message)


REFUSED = {
    "the same number twice": (
        [line("8/LĐLĐ", "08/01/2022", "A"), line("8/KH-LĐLĐ", "08/01/2022", "B")],
        "so.xlsx: Sổ!A8 số 08/KH-LĐLĐ còn một dòng nữa ở so.xlsx: Sổ!A8",
    ),
    "a number that the register has given to another": (
        [line("4/LĐLĐ", "04/01/2022", "V/v khác")],
        "so.xlsx: Sổ!A4 số 04/LĐLĐ trong sổ là «V/v B» ngày 04/01/2022"
        " (campaigns/register/ldld-ca-mau/2022.yaml:19:5)",
    ),
    "a year far from the others": (
        [line("10/LĐLĐ", "10/01/2022", "B"), line("11/LĐLĐ", "12/01/2062", "C")],
        "so.xlsx: Sổ!A11 năm 2062 cách xa các năm khác trong tệp",
    ),
    "a number that was given up": (
        [line("5/LĐLĐ", "05/01/2022", "V/v mới")],
        "so.xlsx: Sổ!A5 số 05 trong sổ là «Số bỏ trống» ngày 05/01/2022"
        " (campaigns/register/ldld-ca-mau/2022.yaml:25:5)",
    ),
}


@pytest.mark.parametrize(("lines", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_nothing_is_written(bare, lines, message) -> None:
    take_over(bare, PAPER, KINDS)
    before = bare.files()
    with pytest.raises(RecordsInvalid) as fault:
        take_over(bare, [line("9/LĐLĐ", "09/01/2022", "Đúng"), *lines], KINDS)
    assert [f"{one.place} {one.message}" for one in fault.value.problems] == [message]
    assert bare.files() == before


def test_a_day_before_that_of_a_lower_number_is_told(bare) -> None:
    swapped = line("7/LĐLĐ", "01/7/2022", "V/v D")
    after = line("8/LĐLĐ", "08/01/2022", "V/v E")
    found = plan_taking_over(bare, [*PAPER, swapped, after], KINDS).problems
    assert [f"{one.place.part} {one.message}" for one in found] == [
        "Sổ!A8 số 08 ngày 08/01/2022, trước ngày 01/7/2022 của số 07"
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            [line("3/KH-LĐLĐ", "03/01/2022", "Kế hoạch A", void="in sai")],
            "Sổ!A3 tệp ghi số 03/KH-LĐLĐ đã hủy, trong sổ vẫn còn hiệu lực",
        ),
        (
            [line("5", "05/01/2022", "Số bỏ trống")],
            "Sổ!A5 số 05 đã hủy trong sổ, tệp ghi như còn hiệu lực",
        ),
    ],
)
def test_what_is_told_of_rows_against_the_register(bare, lines, message) -> None:
    take_over(bare, PAPER, KINDS)
    found = plan_taking_over(bare, lines, KINDS).problems
    assert [f"{one.place.part} {one.message}" for one in found] == [message]


def test_series_of_their_own(tmp_path) -> None:
    apart = Register(Workspace(tmp_path), ISSUER, Numbering(apart=("decision",)), "Lan", 1.0)
    lines = [
        line("1/QĐ-LĐLĐ", "03/01/2022", "Quyết định"),
        line("1/LĐLĐ", "03/01/2022", "V/v"),
        line("1/BC-LĐLĐ", "04/01/2022", "Báo cáo", is_secret=True),
    ]
    take_over(apart, lines, KINDS)
    assert [one.row.series for one in list_rows(apart)] == ["decision", "general", "secret"]
