"""A table pasted from Excel: a tab parts its cells, whatever commas its numbers and titles have."""

from __future__ import annotations


def test_commas_of_numbers_do_not_part_cells(browser):
    pasted = "Số liệu, lũy kế đến 30/6/2025\nĐơn vị\tSố sáng kiến\nLĐLĐ huyện An Phú\t1,5\n"

    page = browser.post("/campaigns/thi-dua/figures/read", data={"pasted": pasted}).text

    assert "E-CSV-DELIMITER" not in page
