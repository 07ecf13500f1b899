"""Right documents of others have no errors; a single fault in one is found under its own rule."""

from __future__ import annotations

import pytest
from right_documents import letter

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.standard.profile import load_standard


def found(paper) -> set[str]:
    document = read_document(read_package(paper.save(), "thu.docx"))
    return {one.rule for one in lint_document(document, load_standard("nd30")).findings}


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ("Thành phố Hồ Chí Minh", True),
        ("Thị xã Gò Công", True),
        ("Thị trấn Năm Căn", True),
        ("Đặc khu Phú Quốc", True),
        ("Quận 1", True),
        ("Bà Rịa - Vũng Tàu", True),
        ("Thành phố hồ Chí Minh", False),
        ("thành phố Hồ Chí Minh", False),
        ("Thành phố", False),
    ],
)
def test_the_level_of_a_place_has_one_capital(place, right):
    assert ("ND30-II.4.c-form" not in found(letter().text("date", "Cà Mau", place))) == right
