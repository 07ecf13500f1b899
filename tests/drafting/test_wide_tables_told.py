"""What is advised of a table too wide for its page: nothing that it has already, or cannot have there."""

from __future__ import annotations

import pytest

from generator.drafting.body import _told_of_fit
from generator.problems import Place
from generator.word import Fit, PaperSize


@pytest.mark.parametrize(
    ("paper", "annexed", "said"),
    [
        (PaperSize.LANDSCAPE, True, "orientation: a3"),
        (PaperSize.A3, True, "hai phụ lục"),
        (PaperSize.PORTRAIT, False, "đưa bảng sang phụ lục"),
    ],
)
def test_the_advice_is_one_that_helps(paper, annexed, said):
    told = _told_of_fit(Fit(paper, 9), Place("d.yaml"), annexed=annexed)
    assert said in str(told.hint)
    assert ("a3" in str(told.hint)) is (paper is PaperSize.LANDSCAPE)
