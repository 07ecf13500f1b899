"""Cells that say another unit of measure than is recorded, or can hardly be in it: one question for their column."""

from __future__ import annotations

import pytest

from generator.model.campaign import Indicator
from generator.problems import Place, Problem
from generator.sheets.grid import CellKind, SheetCell
from generator.sheets.said_measures import SaidMeasures

MILLIONS = Indicator(code="fund", name="số tiền", unit_of_measure="triệu đồng", decimals=2)


def read(*texts, answer=0, indicator=MILLIONS):
    """The cells as they are read, and what was asked."""
    asked = []

    def ask(question):
        asked.append((str(question.message), [str(one) for one in question.options]))
        return answer

    cells = [
        SheetCell(CellKind.TEXT if isinstance(one, str) else CellKind.NUMBER, str(one))
        for one in texts
    ]
    column = SaidMeasures(cells, indicator, lambda: Place("a.xlsx"), ask)
    found = [column.read(cell) for cell in cells]
    return [None if isinstance(one, Problem) else one.text for one in found], asked


def test_dong_in_each_cell_of_a_column_of_millions_is_asked_about_once():
    texts = "1.200.000 đồng", "2.000.000 đồng", "1.250.000 đ"

    found, asked = read(*texts)

    assert found == ["1.2", "2", "1.25"]
    assert asked == [("3 ô trong cột ghi theo «đồng», chỉ số tính bằng «triệu đồng»: 1.200.000 đồng; 2.000.000 đồng; 1.250.000 đ", ["đổi ra triệu đồng, ví dụ 1.200.000 đồng thành 1,2"])]  # fmt: skip
    assert read(*texts, answer=None)[0] == [None, None, None]


@pytest.mark.parametrize(("answer", "expected"), [(0, ["1.2", "7"]), (1, ["1200000", "7"]), (None, [None, "7"])])  # fmt: skip
def test_a_million_millions_is_asked_about(answer, expected):
    found, asked = read(1_200_000, 7, answer=answer)

    assert found == expected
    assert asked == [("1.200.000 trong cột: quá lớn nếu tính bằng triệu đồng", ["đổi ra triệu đồng, ví dụ 1.200.000 thành 1,2", "các số trong cột đã tính bằng triệu đồng"])]  # fmt: skip


def test_what_is_likely_in_its_unit_of_measure_is_read_as_it_is():
    assert read(99_999, "25 triệu đồng", "0,5") == (["99999", "25 triệu đồng", "0,5"], [])
    people = Indicator(code="people", name="số người", unit_of_measure="người")
    assert read(1_200_000, "12 người", indicator=people) == (["1200000", "12 người"], [])
