"""Lines as documents of the program print them, held against a campaign of tiers, phases and parts: right ones are left alone."""

from __future__ import annotations

from textwrap import dedent

import pytest
from known_campaigns import known_in

from generator.audit import audit_manuscript, read_text

CAMPAIGN = """
    code: tt
    name: Phong trào thi đua dạy tốt
    short_name: Phong trào dạy tốt
    issuer: truong
    starts: 01/9/2025
    ends: 31/5/2026
    indicators:
      - {code: tiet, name: số tiết dạy tốt, unit_of_measure: tiết}
      - {code: quy, name: số tiền quyên góp, unit_of_measure: đồng, measure: money}
    phases:
      - {code: gd1, name: giai đoạn 1, ends: 31/12/2025}
      - {code: gd2, name: giai đoạn 2, ends: 31/5/2026}
    targets:
      - {code: nam, name: chỉ tiêu năm học, count: 400}
      - {code: dau, name: chỉ tiêu giai đoạn 1, phase: gd1, rate: 40%, of: {target: nam}}
    units:
      - {code: cum, name: Cụm chuyên môn 1}
      - {code: toan, name: Tổ Toán - Tin, parent: cum}
      - {code: van, name: Tổ Ngữ văn, parent: cum}
      - {code: kh, name: Cụm chuyên môn 2}
      - {code: xh, name: Tổ Khoa học xã hội, parent: kh}
      - {code: tu, name: Tổ Khoa học tự nhiên, parent: kh}
      - {code: anh, name: Cụm chuyên môn 3}
    quotas:
      - {counts: {toan: 90, van: 80, xh: 75, tu: 85, anh: 70}, total: 400}
      - {phase: gd1, counts: {toan: 36, van: 32, xh: 30, tu: 34, anh: 28}, total: 160}
    snapshots:
      - as_of: 31/12/2025
        results:
          - {counts: {toan: 38, van: 30, xh: 30, tu: 31, anh: 28}}
      - as_of: 31/3/2026
        results:
          - {counts: {toan: 71, van: 60, xh: 0, tu: 66, anh: 45}, corrected: có}
          - {indicator: quy, counts: {toan: 10.500.500, van: 8.000.000, xh: 1.200.000, tu: 3.450.000, anh: 2.100.000}}
"""
ISSUER = "code: truong\nname: Trường THPT Sông Hòa\nshort_name: Nhà trường\nabbreviation: THPTSH\nplace: Sông Hòa\n"
HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = f"{HEAD}Kính gửi: Tổ Toán - Tin\nSố liệu của đơn vị tính đến ngày 31/3/2026:\n"
REPORT = f"{HEAD}BÁO CÁO\nTính đến ngày 31/3/2026, kết quả như sau:\n"
TOLD = {
    f"{LETTER}- Số tiết dạy tốt: 71 tiết.": [],
    f"{LETTER}- Số tiết dạy tốt: 17 tiết.": ["17 tiết"],
    f"{LETTER}- Số tiết dạy tốt: đạt 78,9% chỉ tiêu năm học được giao (71/90 tiết), còn thiếu 19 tiết.": [],
    f"{LETTER}- Số tiết dạy tốt: đạt 78,9% chỉ tiêu năm học được giao (71/90 tiết), còn thiếu 29 tiết.": ["29"],
    f"{REPORT}- Đạt 60,5% tổng chỉ tiêu giao cho các đơn vị (242/400 tiết), còn thiếu 158 tiết.": [],
    f"{REPORT}- Đạt 60,5% tổng chỉ tiêu giao cho các đơn vị (242/400 tiết), còn thiếu 148 tiết.": ["148"],
    f"{REPORT}- Còn 01 đơn vị đạt dưới 50% chỉ tiêu.": [],
    f"{REPORT}- Còn 03 đơn vị đạt dưới 50% chỉ tiêu.": ["03"],
    f"{REPORT}- Chỉ tiêu giai đoạn 1: 40% chỉ tiêu năm học (160 tiết).": [],
    f"{REPORT}Về việc giao chỉ tiêu giai đoạn 2 của Phong trào dạy tốt": [],
    f"{REPORT}Về việc giao chỉ tiêu giai đoạn 3 của Phong trào dạy tốt": ["chỉ tiêu giai đoạn 3"],
    f"{REPORT}Ghi chú: Cách tính: 01 tiết cho 10 học sinh, ít nhất 20 tiết.": [],
    f"{REPORT}Số tiết dạy tốt cao nhất trong các cụm là Cụm chuyên môn 1 (131 tiết).": [],
    f"{REPORT}Số tiết dạy tốt cao nhất là Cụm chuyên môn 3 (45 tiết).": ["Cụm chuyên môn 3"],
    f"{REPORT}Số tiết dạy tốt cao nhất là Tổ Toán - Tin (71 tiết).": [],
    f"{REPORT}Công tác xã hội: trường có 50 tiết.": [],
    f"{REPORT}Đơn vị\tSố tiền quyên góp (triệu đồng)\nTổ Toán - Tin\t10,5\nTổ Ngữ văn\t8\nTổ Khoa học xã hội\t1\nTổ Khoa học tự nhiên\t3": [],
}  # fmt: skip
TYPED = {
    f"{REPORT}Tổ Toán - Tin dạy 71 tiết, nhiều nhất trong các tổ.": [],
    f"{REPORT}Tổ Ngữ văn dạy 60 tiết, nhiều nhất trong các tổ.": ["Tổ Ngữ văn"],
    f"{REPORT}Tổ Ngữ văn dạy 60 tiết.": [],
    f"{REPORT}Tổ Ngữ văn dạy 66 tiết.": ["66 tiết"],
    f"{REPORT}Tổ Toán - Tin và Tổ Ngữ văn dạy 131 tiết.": [],
    f"{REPORT}Tổ Toán - Tin và Tổ Ngữ văn dạy 113 tiết.": ["113 tiết"],
    f"{REPORT}Tổ Ngữ văn còn thiếu 20 tiết so với chỉ tiêu giao.": [],
    f"{REPORT}Tổ Ngữ văn còn thiếu 22 tiết so với chỉ tiêu giao.": ["22 tiết"],
    f"{REPORT}Tổ Toán - Tin đã vượt chỉ tiêu giai đoạn 1 (38/36 tiết).": [],
    f"{REPORT}Số tiết của Tổ Toán - Tin gấp gần 1,6 lần Cụm chuyên môn 3 (71/45 tiết).": [],
    f"{REPORT}Toàn trường đạt 242 tiết; còn phải dạy thêm 158 tiết.": [],
    f"{REPORT}Toàn trường đạt 242 tiết; còn phải dạy thêm 185 tiết.": ["185 tiết"],
    f"{REPORT}Thời gian còn lại 61 ngày.": [],
    f"{REPORT}Thời gian còn lại 16 ngày.": ["16 ngày"],
    f"{REPORT}Hơn một nửa số tổ (03/05) đã báo cáo xong.": [],
    f"{REPORT}Gần một nửa số tổ (03/05) đã báo cáo xong.": ["một nửa"],
}  # fmt: skip
"""As a secretary types them."""
ALONE = {
    "Mục tiêu trên 2.000 ý tưởng, đã có 773; các đơn vị còn lại trên 1.227 ý tưởng.": [],
    "Phải thực hiện thêm trên 1.227 ý tưởng, bình quân ít nhất 5,4 ý tưởng mỗi ngày.": [],
    "Đã có hơn 163.532 ý tưởng.": ["I-AUDIT-HEDGE"],
}
TIERS = "TT\tĐơn vị\tKết quả\n1\tCụm A\t60\n1.1\tTổ B\t25\n1.2\tTổ C\t30\n2\tCụm D\t44\n2.1\tTổ E\t18\n2.2\tTổ G\t26\n3\tCụm H\t50\n3.1\tTổ K\t20\n3.2\tTổ L\t30\n4\tCụm M\t71\n4.1\tTổ N\t30\n4.2\tTổ P\t41\n5\tCụm Q\t95\n5.1\tTổ R\t52\n5.2\tTổ S\t43\n"
OWN = "Ghi chú: Cụm A: số liệu gồm cả phần riêng ngoài các đơn vị cấp dưới.\n"


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    files = {
        "vanthu.yaml": "language: vi\nformat: 3\n",
        "campaigns/issuers/truong.yaml": ISSUER,
        "campaigns/tt/campaign.yaml": dedent(CAMPAIGN),
    }
    return known_in(tmp_path_factory.mktemp("office"), "tt", files)


@pytest.mark.parametrize(("text", "expected"), (TOLD | TYPED).items())
def test_what_is_told_of_a_line(known, text, expected):
    found = [str(one.doubt.message) for one in audit_manuscript(read_text(text), known).findings]
    assert [one for one in expected if not any(one in each for each in found)] == []
    assert len(found) == len(expected), found


@pytest.mark.parametrize(("text", "expected"), ALONE.items())
def test_a_hedge_is_right_before_what_is_left_of_a_rough_number(text, expected):
    assert [one.code for one in audit_manuscript(read_text(text)).findings] == expected


@pytest.mark.parametrize(
    ("table", "doubted"),
    [(TIERS + OWN, 0), (TIERS, 1), (TIERS + OWN.replace("Cụm A", "Cụm D"), 1)],
)
def test_a_superior_has_a_part_of_its_own_where_a_note_says_so(table, doubted):
    assert len(audit_manuscript(read_text(table)).findings) == doubted
