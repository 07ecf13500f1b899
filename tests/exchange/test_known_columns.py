"""What somebody said of the columns of a table is not asked again of one that looks the same."""

from __future__ import annotations

import pytest

from generator.exchange import KnownColumns
from generator.model.campaign import Indicator
from generator.problems import Place, say
from generator.sheets import Question, SourceFile

LETTERS = say("không thấy cột số liệu: B «Bao nhiêu», C «Thêm»")


def question(first, shape="A tên; B bao nhiêu; C thêm"):
    shown = tuple(say("{shown}", shown=f"{letter}: {first}") for letter in "BC")
    return Question(Place("a.xlsx"), LETTERS, shown, code="E-XLS-COUNT-COLUMN", shape=shape, values=("2", "3"))  # fmt: skip


@pytest.fixture
def known(office_copy):
    return lambda: KnownColumns(office_copy, "thi-dua")


def test_the_answer_holds_for_other_figures_below_the_same_titles(known) -> None:
    known().keep(question(305), 1)
    assert known().answer(question(340)) == 1
    assert known().answer(question(340, "A tên; B bao nhiêu; C bớt")) is None
    known().drop(question(9))
    assert known().answer(question(340)) is None


def test_what_columns_were_said_to_hold(known) -> None:
    known().keep_chosen("A tên; B bao nhiêu", {"B": "ideas", "A": "unit"})
    assert known().chosen("A tên; B bao nhiêu") == {"B": "ideas", "A": "unit"}
    known().keep_chosen("", {"B": "ideas"})
    assert known().chosen("") == known().chosen("A tên") == {}
    known().keep_chosen("A tên; B bao nhiêu", {})
    assert known().chosen("A tên; B bao nhiêu") == {}


@pytest.mark.parametrize("data", [b"[1]", b"{", b'{"a": 1}', b"\xff"])
def test_a_file_that_is_none_of_ours_is_passed_over(known, office_copy, data) -> None:
    known().keep(question(305), 1)
    (office_copy.hidden / "columns/thi-dua.json").write_bytes(data)
    assert known().answer(question(340)) is None


def file_with(titles):
    row = ";".join("7" * len(titles.split(";")))
    return [SourceFile("tuan.csv", f"{titles}\n{row}\n{row}\n".encode())]


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ("TT;Nơi làm;Ghi số (đến 30/9/2026);Ghi khác", {"B": "unit", "C": "ca"}),
        ("TT;Nơi làm;Ghi chú;Ghi số (đến 07/10/2026)", {"B": "unit", "D": "ca"}),
        ("TT;Đơn vị;Ghi số;Ghi khác", {"C": "ca"}),
        ("TT;Nơi làm;Ghi số;Phản ứng sau tiêm", {"B": "unit"}),
        ("TT;Nơi làm;Ghi số;Ghi số", {"B": "unit"}),
        ("TT;Nơi làm;Ghi số (trong tuần);Ghi khác", {"B": "unit"}),
    ],
)
def test_columns_are_known_by_their_titles(known, titles, found) -> None:
    kinds = ("unit", "ca")
    ca = Indicator(code="ca", name="số ca phản ứng sau tiêm", unit_of_measure="ca")
    before = file_with("TT;Nơi làm;Ghi số (đến 23/9/2026);Ghi khác")
    known().keep_chosen_of(before, None, {"B": "unit", "C": "ca"}, kinds)
    assert known().chosen_of(file_with(titles), None, kinds, [ca]) == found


def test_what_is_not_said_any_more_is_known_no_longer(known) -> None:
    kinds = ("unit", "ca")
    known().keep_chosen_of(file_with("TT;Nơi làm;Ghi số"), None, {"B": "unit", "C": "ca"}, kinds)
    known().keep_chosen_of(file_with("TT;Nơi làm;Ghi số;Khác"), None, {"B": "unit"}, kinds)
    assert known().chosen_of(file_with("Nơi làm;Ghi số"), None, kinds) == {"A": "unit"}


def test_an_answer_is_known_by_the_title_where_nothing_new_is_offered(known) -> None:
    known().keep(question(305), 1)
    assert known().answer(question(340, "A tên; B thêm; C bao nhiêu")) == 0
    assert known().answer(question(340, "A tên; B thêm; C lạ")) is None
    assert known().answer(question(340, "A tên; B thêm; C thêm")) is None
    known().drop(question(9))
    assert known().answer(question(340, "A tên; B thêm; C bao nhiêu")) is None
