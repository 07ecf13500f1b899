"""Figures of one document held against each other; half of the texts are right."""

from __future__ import annotations

import pytest

from generator.audit import audit_manuscript, read_text

QUOTAS = """
TT | Tên đơn vị | Tổng số CĐCS | Chỉ tiêu 2023
1 | LĐLĐ huyện Phong Thổ | 97 | 06
2 | LĐLĐ huyện Sìn Hồ | 117 | 07
3 | LĐLĐ huyện Than Uyên | 79 | 05
 | Tổng | 293 | 18
"""
RESULTS = """
TT | Đơn vị | Số sáng kiến | Tỷ lệ (%)
1 | Phòng Kỹ thuật | 1.284 | 128,4
2 | Phòng Tài chính | 1.013 | 101,3
3 | Phòng Hành chính | 907 | 90,7
4 | Phân xưởng Cơ điện | 2.140 | 107,0
5 | Phân xưởng Lắp ráp | 1.655 | 82,8
"""
AGAIN = RESULTS.replace("1.655", "1.565")
RIGHT = [
    "Toàn tỉnh có tổng số 293 CĐCS." + QUOTAS,
    "LĐLĐ huyện Sìn Hồ có 117 CĐCS; Phong Thổ có 97 CĐCS." + QUOTAS,
    "LĐLĐ huyện Sìn Hồ có 177 đoàn viên mới." + QUOTAS,
    "Toàn tỉnh có 239 CĐCS chưa có sáng kiến." + QUOTAS,
    "Toàn tỉnh có 239 doanh nghiệp." + QUOTAS,
    "Năm 2022, toàn tỉnh có hơn 230 CĐCS." + QUOTAS,
    RESULTS + "\nBảng 2\n" + RESULTS,
    RESULTS + "\nBảng 2\n" + RESULTS.replace("1.", "2.").replace("907", "1.907"),
    "Tổng số học sinh toàn trường là 642 em.\nĐầu năm học, tổng số học sinh là 636 em.",
    "Tổng số hộ là 1.965 hộ. Tổng số hộ nghèo là 156 hộ.",
    "Tổng số hộ xã An Hòa là 520 hộ. Tổng số hộ xã Bình Hòa là 502 hộ.",
    "Giai đoạn 1: đến ngày 31/5/2022.\nKết thúc giai đoạn 1 (ngày 31/5/2022), toàn tỉnh có 1.775 sáng kiến.",
    "Giai đoạn 1 (đến ngày 31/5/2022).\nTính đến ngày 20/5/2022, giai đoạn 1 có 1.700 sáng kiến.",
    "Chương trình gồm 02 giai đoạn. Giai đoạn 2: từ ngày 01/6/2022 đến ngày 01/9/2023.\nKết thúc Chương trình (01/9/2023).",
    "Khai giảng năm học mới ngày 05/9/2025.\nBế giảng năm học ngày 31/5/2026.",
    "Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022.\nThực hiện Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022.",
    "Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022.\nKế hoạch số 111/KH-LĐLĐ ngày 02/3/2023.",
    "Chỉ tiêu đăng ký năm 2022 là 5.091 sáng kiến.\nChỉ tiêu đăng ký năm 2023 là 5.019 sáng kiến.",
    "Chỉ tiêu được giao 300 đoàn viên.\nChỉ tiêu được giao 200 đoàn viên.",
    "Toàn tỉnh phấn đấu có 10.000 sáng kiến.\nGiai đoạn 1 toàn tỉnh phấn đấu có 4.000 sáng kiến.",
    "Toàn tỉnh phấn đấu trồng 50.000 cây xanh.\nMỗi xã phấn đấu trồng 500 cây xanh.",
    "Phấn đấu đạt 15% so với tổng số đoàn viên (trên 1.800 sáng kiến). Giai đoạn 1: đạt ít nhất 5%.\n"
    "Kết thúc giai đoạn 1 có 1.539 sáng kiến, đạt 256,5% chỉ tiêu đề ra (600 sáng kiến).",
    "Toàn xã có 5.480 hộ dùng nước sạch, đạt 96,4% kế hoạch.",
    "Lũy kế đến ngày 31/5/2022 có 1.775 sáng kiến.\nLũy kế đến ngày 06/3/2023 có 2.412 sáng kiến.",
]
WRONG = [
    ("W-AUDIT-SAME 239", "Toàn tỉnh có tổng số 239 CĐCS." + QUOTAS),
    ("W-AUDIT-SAME 171", "LĐLĐ huyện Sìn Hồ có 171 CĐCS; Phong Thổ có 97 CĐCS." + QUOTAS),
    ("W-AUDIT-SAME 124,8%", "Phòng Kỹ thuật đạt 124,8%." + RESULTS),
    ("W-AUDIT-SAME 1.565", RESULTS + "\nBảng 2\n" + AGAIN),
    (
        "W-AUDIT-SAME 462",
        "Toàn trường có tổng số 642 học sinh.\nĐến cuối kỳ, tổng số học sinh toàn trường là 462 em.",
    ),
    (
        "W-AUDIT-EVENT 31/5/2023",
        "Giai đoạn 1: đến ngày 31/5/2022.\nHết giai đoạn 1 (đến ngày 31/5/2023) có 1.775 sáng kiến.",
    ),
    (
        "W-AUDIT-EVENT 01/9/2023",
        "Chương trình chia làm 03 giai đoạn. Giai đoạn 3: từ ngày 01/01/2023 đến ngày 30/9/2023.\n"
        "Đến khi kết thúc Chương trình (01/9/2023).",
    ),
    (
        "W-AUDIT-EVENT 15/9/2025",
        "Khai giảng năm học mới ngày 05/9/2025.\nSau lễ khai giảng năm học mới (ngày 15/9/2025).",
    ),
    (
        "W-AUDIT-CITED 26/02/2022",
        "Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022.\nThực hiện Kế hoạch số 111/KH-LĐLĐ ngày 26/02/2022.",
    ),
    (
        "W-AUDIT-CITED 26/01/2023",
        "Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022.\nThực hiện Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2023.",
    ),
    (
        "W-AUDIT-TARGET 5.019",
        "Chỉ tiêu đăng ký về Tổng Liên đoàn là 5.091 sáng kiến.\n"
        "Phấn đấu hoàn thành chỉ tiêu đăng ký 5.019 sáng kiến trước ngày 31/5/2022.",
    ),
    (
        "W-AUDIT-TARGET 2.500",
        "Đến khi kết thúc Chương trình toàn tỉnh phấn đấu có trên 2.000 sáng kiến.\n"
        "Tiếp tục phấn đấu đến khi kết thúc Chương trình sẽ có trên 2.500 sáng kiến.",
    ),
    (
        "W-AUDIT-BASE 2.000",
        "Phấn đấu đạt 15% so với tổng số đoàn viên (trên 2.000 sáng kiến). Giai đoạn 1: đạt ít nhất 5%.\n"
        "Kết thúc giai đoạn 1 có 1.539 sáng kiến, đạt 256,5% chỉ tiêu đề ra (600 sáng kiến).",
    ),
    (
        "I-AUDIT-BASE 256,5%",
        "Giai đoạn I toàn tỉnh có 1.539 sáng kiến, đạt 256,5% chỉ tiêu kế hoạch đề ra.",
    ),
    (
        "W-AUDIT-CUMULATIVE 1.412",
        "Lũy kế đến ngày 31/5/2022 có 1.775 sáng kiến.\nLũy kế đến ngày 06/3/2023 có 1.412 sáng kiến.",
    ),
]


def found_in(text):
    found = audit_manuscript(read_text(text)).findings
    return [
        f"{one.code} {one.doubt.passage.text[one.doubt.start : one.doubt.end]}" for one in found
    ]


@pytest.mark.parametrize("text", RIGHT)
def test_what_agrees_or_may_differ_has_no_finding(text):
    assert found_in(text) == []


@pytest.mark.parametrize(("finding", "text"), WRONG)
def test_what_cannot_both_be_right_is_found(finding, text):
    code, figure = finding.split(" ")
    assert [one for one in found_in(text) if one.startswith(code) and figure in one]
