"""Which number a document gets."""

from __future__ import annotations

import pytest
from clerks import date, expected, issue, letter, numbers, open_book, reserve, worded

from generator.model.books import Term
from generator.model.document import Secrecy
from generator.problems import RecordsInvalid, Severity
from generator.register.changing import list_rows
from generator.register.entering import void
from generator.register.founding import adopt_register
from generator.workspace.folders import Workspace


def given(register, *letters):
    return [one.row.number for one in reserve(register, letters).given]


def refusals(register, *letters):
    with pytest.raises(RecordsInvalid) as caught:
        reserve(register, letters)
    return [
        (problem.code, str(problem.place), str(problem.message))
        for problem in caught.value.problems
    ]


def test_numbers_follow_each_other_and_a_key_keeps_its_own(register):
    assert given(register, letter("a"), letter("b"), letter("c")) == [1, 2, 3]
    assert given(register, letter("b"), letter("d"), letter("a")) == [2, 4, 1]
    assert numbers(list_rows(register)) == [
        "01/KH-LĐLĐ 2022-05-10 reserved a",
        "02/KH-LĐLĐ 2022-05-10 reserved b",
        "03/KH-LĐLĐ 2022-05-10 reserved c",
        "04/KH-LĐLĐ 2022-05-10 reserved d",
    ]


def test_the_number_expected_and_the_number_given(register):
    (wanted,) = expected(register, letter("của tôi"))
    given(register, letter("của người khác"))
    (mine,) = reserve(register, [letter("của tôi")]).given
    assert (wanted, mine.expected, mine.row.number) == (1, 2, 2)


def test_a_key_is_the_same_however_its_letters_are_composed(register):
    assert given(register, letter("kế hoạch")) == given(register, letter("kế hoạch"))


def test_an_office_that_begins_in_mid_year(tmp_path):
    register = open_book(Workspace(tmp_path), date("01/5/2022"), first={"general": 85})
    assert given(register, letter("a"), letter("b")) == [85, 86]
    assert refusals(register, letter("c", number=84)) == [
        ("E-REGISTER-EARLY", "c", "số 84 đứng trước số đầu 85 của sổ")
    ]


def test_the_year_of_the_letter_counts_and_not_the_clock(register):
    assert given(register, letter("a", "30/12/2022")) == [1]
    receipt = reserve(register, [letter("b", "03/01/2023"), letter("c", "31/12/2022")])
    assert [one.row.number for one in receipt.given] == [1, 2]
    assert receipt.opened == (2023,)


def test_a_year_that_does_not_follow_a_book_is_not_begun_by_itself(register):
    assert refusals(register, letter("a", "03/01/2032"), letter("b", "03/01/2021")) == [
        ("E-REGISTER-YEAR", "a", "chưa lập sổ năm 2032"),
        ("E-REGISTER-YEAR", "b", "chưa lập sổ năm 2021"),
    ]


def test_secret_documents_have_a_series_of_their_own(register):
    secret = letter("m", secrecy=Secrecy.SECRET, symbol="BC-LĐLĐ")
    assert given(register, letter("a"), secret, letter("b")) == [1, 1, 2]
    assert [entry.row.series for entry in list_rows(register)] == ["general", "secret", "general"]


def test_a_series_for_each_kind(tmp_path):
    register = open_book(Workspace(tmp_path), date("03/01/2022"), series="per_kind")
    report = {"kind": "report", "symbol": "BC-LĐLĐ"}
    assert given(register, letter("a"), letter("b", **report), letter("c")) == [1, 1, 2]


def test_one_kind_apart(tmp_path):
    register = open_book(Workspace(tmp_path), date("03/01/2022"), apart=("decision",))
    decision = {"kind": "decision", "symbol": "QĐ-LĐLĐ"}
    assert given(register, letter("a"), letter("b", **decision), letter("c")) == [1, 1, 2]


def test_numbers_run_through_a_term_of_office_and_begin_again_with_the_next(tmp_path):
    terms = (
        Term(code="2018-2023", starts=date("01/9/2018"), ends=date("31/8/2023")),
        Term(code="2023-2028", starts=date("01/9/2023")),
    )
    register = open_book(
        Workspace(tmp_path), date("03/01/2022"), first={"general": 350}, span="term", terms=terms
    )
    days = ["30/12/2022", "03/01/2023", "30/8/2023", "05/9/2023", "02/01/2024"]
    assert given(register, *(letter(day, day) for day in days)) == [350, 351, 352, 1, 2]
    assert given(register, letter("thêm", "01/02/2024")) == [3]
    assert refusals(register, letter("trước", "01/8/2018")) == [
        ("E-REGISTER-TERM", "trước", "ngày 01/8/2018 không thuộc nhiệm kỳ nào")
    ]


def test_a_number_entered_by_hand(register):
    assert given(register, letter("a", number=1), letter("b")) == [1, 2]
    void(register, 2, "ghi nhầm", period="2022")
    assert refusals(register, letter("c", number=1), letter("d", number=2), letter("e", number=9)) == [
        ("E-REGISTER-TAKEN", "campaigns/register/ldld-ca-mau/2022.yaml:6:5", "số 01 đã cấp cho «Kế hoạch a»"),
        ("E-REGISTER-VOID", "campaigns/register/ldld-ca-mau/2022.yaml:14:5", "số 02 đã hủy, không dùng lại"),
        ("E-REGISTER-SKIP", "e", "số 09 bỏ trống 6 số; số kế tiếp là 03"),
    ]  # fmt: skip


def test_numbers_left_out_on_purpose_get_void_rows(register):
    assert given(register, letter("a", number=3, skip_reason="đã ghi ở sổ giấy")) == [3]
    assert numbers(list_rows(register)) == [
        "01 2022-05-10 void đã ghi ở sổ giấy",
        "02 2022-05-10 void đã ghi ở sổ giấy",
        "03/KH-LĐLĐ 2022-05-10 reserved a",
    ]


def test_so_many_are_not_left_out_by_a_slip_of_the_finger(register):
    (refusal,) = refusals(register, letter("a", number=202200, skip_reason="gõ nhầm"))
    assert refusal[0] == "E-REGISTER-SKIP"


def test_a_thousand_may_be_left_out_and_no_more(register):
    assert refusals(register, letter("a", number=1002, skip_reason="đợt cũ"))[0][0] == (
        "E-REGISTER-SKIP"
    )
    assert given(register, letter("a", number=1001, skip_reason="đợt cũ")) == [1001]


def test_a_void_row_stops_nobody(register):
    given(register, letter("a", "20/5/2022"))
    void(register, 1, "nhầm", period="2022")
    assert reserve(register, [letter("b", "10/5/2022")]).warnings == ()


def test_the_receipt_names_the_body(register):
    receipt = reserve(register, [letter("a"), letter("b")])
    again = reserve(register, [letter("b"), letter("c")])
    assert (receipt.issuer, receipt.files, receipt.opened) == ("ldld-ca-mau", (), ())
    assert [one.row.key for one in again.new] == ["c"]


def test_a_secret_document_may_take_the_common_series_where_the_rule_says_so(tmp_path):
    register = open_book(Workspace(tmp_path), date("03/01/2022"), secret_apart=False)
    secret = letter("m", secrecy=Secrecy.SECRET)
    assert given(register, letter("a"), secret) == [1, 2]


def test_a_number_given_up_is_never_given_again(register):
    given(register, letter("a"), letter("b"))
    void(register, 2, "không ban hành", period="2022")
    assert given(register, letter("b"), letter("c")) == [3, 4]


def test_numbers_against_the_order_of_days_are_told(register):
    given(register, letter("a", "10/5/2022"))
    receipt = reserve(register, [letter("b", "09/5/2022"), letter("c", "10/5/2022")])
    assert [str(doubt.message) for doubt in receipt.warnings] == [
        "số 02 ngày 09/5/2022 không theo thứ tự: số 01 ghi ngày 10/5/2022"
    ]


def test_a_key_kept_in_another_year_or_series_must_be_given_up_first(register):
    given(register, letter("a", "30/12/2022"))
    assert refusals(
        register, letter("a", "03/01/2023"), letter("a", "30/12/2022", secrecy=Secrecy.SECRET)
    ) == [
        ("E-REGISTER-HELD", "campaigns/register/ldld-ca-mau/2022.yaml:6:5", "«a» đã có số 01 ngày 30/12/2022 trong sổ"),
        ("E-REGISTER-HELD", "campaigns/register/ldld-ca-mau/2022.yaml:6:5", "«a» đã có số 01 ngày 30/12/2022 trong sổ"),
    ]  # fmt: skip


def test_number_and_symbol_are_unique_in_a_year_whatever_the_series(register):
    given(register, letter("a"))
    (refusal,) = refusals(register, letter("m", secrecy=Secrecy.SECRET))
    assert refusal[2] == "số, ký hiệu 01/KH-LĐLĐ năm 2022 đã có ở dãy «general»"


def test_a_rule_changed_in_mid_year_is_noticed(register):
    given(register, letter("a"))
    changed = type(register)(
        register.workspace,
        register.issuer,
        register.numbering.model_copy(update={"apart": ("plan",)}),
    )
    (refusal,) = refusals(changed, letter("b"))
    assert refusal[0] == "E-REGISTER-POLICY"


def test_a_batch_gets_all_its_numbers_or_none(register):
    refusals(register, letter("a"), letter("b", number=7), letter("c"))
    assert list_rows(register) == []


def test_a_hole_may_still_be_filled_by_hand(register):
    given(register, letter("a"), letter("b", number=3, skip_reason="tạm"))
    book = register.book(2022)
    text = book.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if "number: 2" in line)
    stop = next(at for at, line in enumerate(lines) if "number: 3" in line)
    lines[start:stop] = [line.replace("number: 2", "number: 4") for line in lines[start:stop]]
    book.write_text("".join(lines), encoding="utf-8", newline="")
    receipt = reserve(register, [letter("c", "10/5/2022", number=2)])
    assert [one.row.number for one in receipt.given] == [2]
    assert receipt.warnings == ()


def test_a_hole_filled_with_a_later_day_is_told(register):
    given(register, letter("a", "09/5/2022"), letter("b", number=3, skip_reason="tạm"))
    book = register.book(2022)
    text = book.read_text(encoding="utf-8")
    start, stop = text.index("  - number: 2\n"), text.index("  - number: 3\n")
    book.write_text(text[:start] + text[stop:].replace("number: 3", "number: 4"), "utf-8")
    adopt_register(register)
    (doubt,) = reserve(register, [letter("c", "11/5/2022", number=2)]).warnings
    assert doubt.code == "W-REGISTER-ORDER"
    assert doubt.severity is Severity.WARNING
    assert str(doubt.message) == (
        "số 02 ngày 11/5/2022 không theo thứ tự: số 04 ghi ngày 10/5/2022"
    )


def test_issuing_needs_no_number_kept_before(register):
    (one,) = issue(register, [worded("a")]).given
    assert (one.row.number, one.row.state.value) == (1, "issued")
