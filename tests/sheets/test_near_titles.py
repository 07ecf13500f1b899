"""A column of figures that nobody recognises is asked about where its title is near the name of an indicator."""

from __future__ import annotations

import pytest

from generator.model.campaign import Indicator
from generator.sheets.title_doubts import names_indicator

REACTIONS = Indicator(code="ca", name="số ca phản ứng sau tiêm", unit_of_measure="ca")


@pytest.mark.parametrize(
    ("title", "is_near"),
    [
        ("Số ca PƯ sau tiêm", True),
        ("PƯ sau tiêm", True),
        ("Số ca PƯST", True),
        ("Phản ứng", True),
        ("Tai biến sau tiêm", True),
        ("Số ca mắc sởi", False),
        ("Số buổi tiêm", False),
        ("SĐT", False),
        ("Số liều vắc xin", False),
        ("Chỉ tiêu ca PƯ sau tiêm", False),
    ],
)
def test_titles_near_the_name_of_an_indicator(title, is_near) -> None:
    assert names_indicator([title], REACTIONS) is is_near
