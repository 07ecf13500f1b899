"""What is asked for is made, once."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.figures.figure import Figure, Working
from generator.figures.lists import UnitRows
from generator.figures.progress import UnitProgress
from generator.model.campaign import Unit
from generator.model.coded import Lazily
from generator.workspace.lazily import once


class Counted:
    times = 0

    @once
    def value(self):
        self.times += 1
        return self.times


def test_a_figure_is_reckoned_once():
    owner = Counted()
    assert [owner.value, owner.value, Counted().value] == [1, 1, 1]


def test_only_what_is_asked_for_is_made():
    made = []
    known = Lazily(["a", "b"], lambda code: made.append(code) or code * 2)
    assert (known["b"], known["b"], made) == ("bb", "bb", ["b"])
    assert (list(known), len(known), "c" in known) == (["a", "b"], 2, False)
    with pytest.raises(KeyError):
        known["c"]


def test_a_figure_is_a_value():
    figure = Figure(5, noun="hộ")
    assert pickle.loads(pickle.dumps(figure)) == replace(figure, noun="") == 5  # noqa: S301
    assert hash(Working()) == hash(Working())


def test_rows_are_made_when_asked_for_and_few_are_kept():
    made = []

    def row(code):
        made.append(code)
        return UnitProgress(Figure(1), None, unit=Unit(code=code, name=code))

    codes = [f"u{place}" for place in range(20)]
    rows = UnitRows({code: place for place, code in enumerate(codes)}, row)
    assert (rows["u3"] is rows["u3"], "u4" in rows, "x" in rows, made) == (
        True,
        True,
        False,
        ["u3"],
    )
    assert [rows[code].code for code in codes] == codes
    assert len(rows._lately) < 10
    kept = rows["u19"]
    assert [row.code for row in rows.all] == codes == list(rows)
    assert rows["u19"] is rows.all[19] is kept
    assert rows["u3"] is rows.all[3]
    assert rows.get("x") is None
