"""What is asked for is made, once."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.figures.figure import Figure, Working
from generator.figures.lazily import Lazily, once


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
