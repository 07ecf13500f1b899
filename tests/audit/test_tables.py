"""Tables as grids of text with what is found in them; most are right and stay without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit import audit_manuscript, read_text
from generator.audit.checks.table_sums import large_tables

RIGHT = (Path(__file__).parent / "tables" / "right.txt").read_text(encoding="utf-8")
TABLES = {
    part.partition("\n")[0]: part.partition("\n")[2].strip("\n")
    for part in RIGHT.split("\n\n# ")[1:]
}


def findings(text):
    return [
        f"{one.code} {one.doubt.passage.text}: {one.doubt.message}"
        for one in audit_manuscript(read_text(text)).findings
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_right_table_has_no_finding(name):
    assert findings(TABLES[name]) == []


WRONG = [
    (
        "Dự toán ngân sách xã",
        "A | TỔNG THU | 12.450",
        "A | TỔNG THU | 14.250",
        "E-AUDIT-TOTAL 14.250",
    ),
    (
        "Dự toán ngân sách xã",
        "I | Các khoản thu 100% | 1.250",
        "I | Các khoản thu 100% | 1.520",
        "E-AUDIT-TOTAL 1.520",
    ),
    ("Dự toán ngân sách xã", "9.360 | 102,3", "9.360 | 120,3", "E-AUDIT-RATIO 120,3"),
    ("Chất lượng giáo dục", "| 119 | 18,7%", "| 191 | 18,7%", "E-AUDIT-TOTAL 191"),
    ("Chất lượng giáo dục", "71 | 42,3%", "71 | 43,2%", "E-AUDIT-RATIO 43,2%"),
    ("Chất lượng giáo dục", "2 | Khối 7 | 163", "2 | Khối 7 | 136", "E-AUDIT-TOTAL 136"),
    ("Giường bệnh", "197 | 6.845", "197 | 6.485", "E-AUDIT-TOTAL 6.485"),
    ("Giường bệnh", "9.880 | 6,5", "9.880 | 5,6", "E-AUDIT-RATIO 5,6"),
    ("Giao chỉ tiêu, tổng ở đầu", "Tổng số | 4.310", "Tổng số | 4.130", "E-AUDIT-TOTAL 4.130"),
    (
        "Tổng từng khối, không đánh số",
        "Khối phường | 260",
        "Khối phường | 620",
        "E-AUDIT-TOTAL 620",
    ),
    (
        "Cộng sau từng nhóm",
        "Cộng nhóm 2 | 5.200.000",
        "Cộng nhóm 2 | 5.020.000",
        "W-AUDIT-TOTAL 5.020.000",
    ),
    ("Nhập, xuất, tồn", "20 | 22 | 4", "20 | 22 | 14", "E-AUDIT-DIFFERENCE 14"),
    ("Đơn thư", "38 | 6 | 86,4%", "38 | 6 | 84,6%", "E-AUDIT-RATIO 84,6%"),
    ("Đơn giá", "350.000 | 14.000", "350.000 | 41.000", "E-AUDIT-PRODUCT 41.000"),
    ("Xếp hạng có đồng hạng", "94,0 | 4", "94,0 | 3", "E-AUDIT-STANDING 3"),
    ("Tăng giảm cùng kỳ", "| 2.290 |", "| 2.920 |", "E-AUDIT-DIFFERENCE 2.920"),
    ("Tăng giảm không dấu", "27 | giảm 4", "27 | giảm 6", "W-AUDIT-DIFFERENCE 6"),
    ("Số ghi kiểu khác", "1,310.2 | 75.7", "1,310.2 | 77.5", "E-AUDIT-TOTAL 77.5"),
    ("Bảng lương", "0,3 | 4,29", "0,3 | 4,92", "E-AUDIT-ROWSUM 4,92"),
    ("Dân số", "9.340 | 499", "9.340 | 599", "E-AUDIT-RATIO 599"),
    (
        "Tỷ trọng chỉnh cho đủ",
        "tỉnh | 1.000 | 33,3%",
        "tỉnh | 1.000 | 35,3%",
        "E-AUDIT-SHARE 35,3%",
    ),
    ("Lũy kế tháng", "95 | 215", "95 | 251", "E-AUDIT-RUNNING 251"),
    ("Chuyển số năm trước", "4.000 | 3.000", "4.000 | 2.000", "E-AUDIT-DIFFERENCE 2.000"),
    ("Bầu cử", "2.751 | 99,67%", "2.751 | 96,97%", "E-AUDIT-RATIO 96,97%"),
    ("Đánh số tiếp qua nhóm", "4 | Khu phố 1 | 720", "4 | Khu phố 1 | 270", "W-AUDIT-TOTAL 270"),
    ("Chỉ vài nhóm có chi tiết", "Tổng | 725", "Tổng | 752", "E-AUDIT-TOTAL 752"),
    ("Vượt và còn thiếu", "95% |  | 10", "95% |  | 100", "W-AUDIT-DIFFERENCE 100"),
    ("Quý và cả năm", "300 | 1.200", "300 | 1.020", "E-AUDIT-ROWSUM 1.020"),
    ("Bỏ phiếu tín nhiệm", "| 76,0 |", "| 67,0 |", "W-AUDIT-RATIO 67,0"),
    ("Không có tổng", "2 | Bình Hòa", "3 | Bình Hòa", "W-AUDIT-ORDER 3"),
    (
        "Tổng là số người không trùng, có ghi chú",
        "112,5 | 22,5",
        "112,5 | 25,2",
        "W-AUDIT-RATIO 25,2",
    ),
]


@pytest.mark.parametrize(("name", "right", "wrong", "finding"), WRONG)
def test_a_cell_that_cannot_be_right_is_found(name, right, wrong, finding):
    assert right in TABLES[name]
    code, figure = finding.split(" ")
    told = findings(TABLES[name].replace(right, wrong, 1))
    assert [one for one in told if one.startswith(f"{code} ") and figure in one.split(": ")[0]]


@pytest.mark.parametrize(("rows", "columns", "told"), [(5_001, 2, 1), (5_000, 2, 0), (2, 61, 1)])
def test_a_table_that_is_too_large_is_told(rows, columns, told):
    text = "\n".join("\t".join([f"Xã {row}", *["1"] * (columns - 1)]) for row in range(rows))
    seen = [*large_tables.run(read_text(text))]
    assert [str(one.message)[:8] for one in seen] == ["bảng có "] * told
