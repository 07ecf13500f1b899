"""A table pasted from Excel: a tab parts its cells, whatever commas its numbers and titles have."""

from __future__ import annotations

import html
import re


def test_commas_of_numbers_do_not_part_cells(browser):
    pasted = "Số liệu, lũy kế đến 30/6/2025\nĐơn vị\tSố sáng kiến\nLĐLĐ huyện An Phú\t1,5\n"

    page = browser.post("/campaigns/thi-dua/figures/read", data={"pasted": pasted}).text

    assert "E-CSV-DELIMITER" not in page


VACCINATION = "Số liệu tính đến ngày 23 tháng 6 năm 2025\nTT\tĐơn vị\tSố sáng kiến\tSố buổi tuyên truyền\tGhi chú\n1\tLĐLĐ huyện An Phú\t305\t4\t\n2\tLĐLĐ huyện Đông Hà\t95\t8\t\n"


def test_a_column_that_is_not_imported_is_told_beside_what_writes(browser):
    page = html.unescape(browser.post("/campaigns/thi-dua/figures/read", data={"pasted": VACCINATION}).text)  # fmt: skip
    told = re.findall(r'<p class="older">(.*?)</p>\s*<button class="main"', page)
    assert told == ["Cột không lấy: D «Số buổi tuyên truyền»; là số của chỉ số nào thì chọn ở «Cột nào là gì»"]  # fmt: skip
    assert page.count("ột không lấy:") == 1
