"""An answer is given again for what it was about, whatever columns are read beside it by now."""

from __future__ import annotations

import pytest

from generator.exchange.recalling import answer_again
from generator.problems import Place, say
from generator.sheets import Question


@pytest.mark.parametrize(
    ("said", "index"),
    [
        ("w1.xlsx: Tong hop!C13: 8", 1),
        ("w1.xlsx: Tong hop!D13: 190", 1),
        ("w1.xlsx: Tong hop!C13: 8, 190, 1", 1),
        ("w1.xlsx: Tong hop!C13: 9", None),
        ("w1.xlsx: Tong hop!C14: 8", None),
        ("w2.xlsx: Tong hop!C13: 8", None),
    ],
)
def test_the_row_that_was_chosen_is_chosen_with_other_columns_too(said, index):
    options = [say("w1.xlsx: Tong hop!C12: 7, 190"), say("w1.xlsx: Tong hop!C13: 8, 190")]

    asked = Question(Place("w1.xlsx"), say("?"), tuple(options), code="E-XLS-UNIT-TWICE")

    assert answer_again(asked, said) == index
