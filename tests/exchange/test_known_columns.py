"""What somebody said of the columns of a table is not asked again of one that looks the same."""

from __future__ import annotations

import pytest

from generator.exchange import KnownColumns
from generator.problems import Place, say
from generator.sheets import Question

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
