"""In what the copies of a document differ from what was signed: each passage once, with the copies in which it does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from generator.problems import say
from generator.web.routes.document_signed_page import places_told


def copy(number, *passages):
    told = [SimpleNamespace(told=say("{text}", text=one)) for one in passages]
    return SimpleNamespace(
        one=SimpleNamespace(row=SimpleNamespace(number_symbol=number)), places=told
    )


@pytest.mark.parametrize(
    ("copies", "lines"),
    [
        ([copy("57/KH", "30 → 31", "a → b")], ["30 → 31", "a → b"]),
        (
            [copy("57/KH", "30 → 31"), copy("58/KH", "30 → 31", "a → b")],
            ["30 → 31 (cả 2 bản)", "a → b (bản số 58/KH)"],
        ),
        (
            [*(copy(f"{at}/KH", "x") for at in range(1, 8)), copy("8/KH", "y")],
            ["x (bản số 1/KH, 2/KH, 3/KH, 4/KH, 5/KH, …)", "y (bản số 8/KH)"],
        ),
    ],
)
def test_each_passage_is_told_once_with_its_copies(copies, lines):
    assert places_told(copies, str) == lines
