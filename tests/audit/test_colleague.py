"""A colleague's report of a commune: villages that stand in no group beside three bodies that do, quotas in two phases.

Each sentence stands beside what is said of it: what is right is left alone, what is wrong is told as what it is.
"""

from __future__ import annotations

import pytest
from known_campaigns import known_in

from generator.audit import audit_manuscript, read_text
from generator.audit.records.closed_lists import KnownCampaign
from generator.audit.told import problems_of
from generator.office.office import campaign_of, open_office
from generator.workspace import Workspace

UNITS = {
    # code: (name, households, quota of the year, of the first phase, what was done)
    "nc1": ("Bản Nậm Cuổi 1", 125, 75, 30, 40),
    "nc2": ("Bản Nậm Cuổi 2", 98, 59, 24, 31),
    "ct1": ("Bản Cuổi Tở 1", 87, 52, 21, 25),
    "ct2": ("Bản Cuổi Tở 2", 76, 46, 18, 20),
    "cn": ("Bản Cuổi Nưa", 112, 67, 27, 44),
    "hc": ("Bản Hua Cuổi", 64, 38, 15, None),
    "ncg": ("Bản Nậm Coóng", 1020, 612, 245, 512),
    "th": ("Bản Trạm Hốc", 59, 35, 14, 18),
    "cp": ("Bản Cuổi Pho", 143, 86, 34, 60),
    "tl": ("Thôn Tân Lập", 205, 123, 49, 96),
    "dk": ("Thôn Đoàn Kết", 188, 113, 45, 101),
    "hn": ("Thôn Hợp Nhất", 167, 100, 40, 77),
    "pl": ("Bản Phiêng Lót", 71, 43, 17, None),
    "cs": ("Bản Co Sản", 82, 49, 20, 34),
    "pn": ("Hội LHPN xã", 45, 27, 11, 22),
    "ccb": ("Hội CCB xã", 30, 20, 8, 15),
    "tn": ("Đoàn TNCS Hồ Chí Minh xã", 25, 20, 8, 9),
}
BODIES = {"pn", "ccb", "tn"}


def _unit(code):
    name, households, *_ = UNITS[code]
    group = ", group: dt" if code in BODIES else ""
    return f"  - {{code: {code}, name: {name}{group}, bases: {{ho: {households}}}}}\n"


def _counts(place, part=lambda quota: quota):
    told = [f"{code}: {part(one)}" for code, one in UNITS.items() if one[place] is not None]
    return "{" + ", ".join(told) + "}"


RECORD = f"""
code: ntm
name: Phong trào thi đua xây dựng nông thôn mới 2026
short_name: Phong trào thi đua xây dựng nông thôn mới
issuer: xa
starts: 01/3/2026
ends: 30/11/2026
indicators: [{{code: ho, name: số hộ đạt chuẩn gia đình văn hóa, unit_of_measure: hộ}}]
phases:
  - {{code: gd1, name: giai đoạn 1, ends: 30/6/2026}}
  - {{code: gd2, name: giai đoạn 2, ends: 30/11/2026}}
bases: [{{code: ho, name: hộ}}]
targets:
  - {{code: nam, name: mục tiêu cả năm, count: 1.565}}
  - {{code: dot1, name: mục tiêu giai đoạn 1, phase: gd1, count: 626}}
groups: [{{code: dt, name: Các đoàn thể}}]
units:
{"".join(map(_unit, UNITS))}
quotas:
  - {{counts: {_counts(2, lambda one: one[2])}}}
  - {{phase: gd1, counts: {_counts(3, lambda one: one[3])}}}
  - {{phase: gd2, counts: {_counts(3, lambda one: one[2] - one[3])}}}
snapshots:
  - {{as_of: 27/3/2026, results: [{{counts: {_counts(4, lambda one: one[4])}}}]}}
"""
FILES = {
    "vanthu.yaml": "language: vi\nformat: 3\n",
    "campaigns/issuers/xa.yaml": "{code: xa, name: Ủy ban nhân dân xã Nậm Cuổi, short_name: UBND xã, abbreviation: UBND, place: Nậm Cuổi}\n",
    "campaigns/ntm/campaign.yaml": RECORD,
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    return known_in(tmp_path_factory.mktemp("commune"), "ntm", FILES)


NOW = "Tính đến ngày 27/3/2026, toàn xã có 1.104 hộ đạt chuẩn gia đình văn hóa"
TABLE = """
TT\tĐơn vị\tChỉ tiêu\tKết quả
1\tBản Nậm Cuổi 1\t75\t40
2\tBản Nậm Cuổi 2\t59\t31
3\tThôn Tân Lập\t123\t96
\tCộng\t257\t{}
"""
RIGHT = [
    f"{NOW} trên tổng số 2.597 hộ, đạt 42,5%.",
    f"{NOW}. Trong đó khối thôn, bản 1.058 hộ, khối đoàn thể 46 hộ.",
    f"{NOW}; các thôn, bản đạt 1.058 hộ, các đoàn thể đạt 46 hộ.",
    f"{NOW}, trong đó các bản 784 hộ, các thôn 274 hộ, các đoàn thể 46 hộ.",
    f"{NOW}; khối thôn, bản đạt 70,6% chỉ tiêu cả năm, khối đoàn thể đạt 68,7%.",
    "Tính đến ngày 27/3/2026, các thôn, bản có 1.104 hộ đạt chuẩn gia đình văn hóa.",
    "Giao cho Bản Nậm Cuổi 1: 75 hộ; trong đó giai đoạn 1: 30 hộ, giai đoạn 2: 45 hộ.",
    f"{NOW}; mục tiêu cả năm phải thực hiện thêm 461 hộ, bình quân 14 hộ mỗi tuần, thấp hơn mức bình quân "
    "từ ngày 01/3/2026 đến nay (297 hộ/tuần).",
    f"{NOW}; phải thực hiện thêm 461 hộ, bình quân 3 hộ mỗi ngày.",
    f"{NOW}. Khối thôn, bản: 1.058; khối đoàn thể: 46.",
    "Thôn Tân Lập đạt 78% chỉ tiêu (96/123 hộ), Thôn Đoàn Kết đạt 89,4% (101/113 hộ).",
    f"{NOW}.{TABLE.format(167)}",
    f"{NOW}. Bản Nậm Coóng dẫn đầu với 512/612, Thôn Đoàn Kết (101/113); khối đoàn thể 46/67.",
    f"{NOW}. Bản Nậm Cuổi 1 và Bản Nậm Cuổi 2 đạt 71/134; toàn xã đạt 1.104/1.565.",
    "Thôn Tân Lập đạt 4/5. Thôn Tân Lập có 5/123 hộ được khen. Thôn Tân Lập họp ngày 23/9, trực 24/7.",
    "Thôn Tân Lập đạt 96/205 hộ.",
    f"{NOW}. Năm 2024 toàn xã có 1.140 hộ đạt chuẩn gia đình văn hóa.",
    f"{NOW}; có 15/17 đơn vị báo cáo. Giao Thôn Tân Lập 123 hộ. Thôn Tân Lập có 123 hộ phải vận động.",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(known, text):
    assert [str(one.message) for one in problems_of(audit_manuscript(read_text(text), known))] == []


WRONG = {
    f"{NOW} trên tổng số 2.597 hộ, đạt 45,2%.": ["1.104/2.597 là 42,5%, văn bản ghi 45,2%"],
    f"{NOW}. Trong đó khối thôn, bản 1.058 hộ, khối đoàn thể 56 hộ.": [
        "1.058 + 56 = 1.114, văn bản ghi 1.104",
        "56 hộ: dữ liệu tính ra 46 (số đã thực hiện, Các đoàn thể, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
    ],
    f"{NOW}. Khối thôn, bản: 1.058; khối đoàn thể: 56.": [
        "56: dữ liệu tính ra 46 (số đã thực hiện, Các đoàn thể, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)"
    ],
    f"{NOW}; phải thực hiện thêm 461 hộ, bình quân 9 hộ mỗi ngày.": [
        "9 hộ: dữ liệu tính ra 1,9 (bình quân mỗi ngày cần có, mục tiêu cả năm, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)"
    ],
    f"{NOW}, các thôn, bản đạt 1.085 hộ.": [
        "1.085 hộ: dữ liệu tính ra 1.058 (số đã thực hiện, bản, thôn, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)"
    ],
    f"{NOW}; bình quân từ ngày 01/3/2026 đến nay 279 hộ/tuần.": [
        "279 hộ: dữ liệu tính ra 297,2 (bình quân mỗi tuần, mục tiêu cả năm, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)"
    ],
    "Thôn Tân Lập dẫn đầu với 69/123.": [
        "69: dữ liệu ghi 96 (số đã thực hiện, Thôn Tân Lập, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)"
    ],
    "Bản Nậm Coóng dẫn đầu với 512/254.": [
        "254: dữ liệu ghi 245 (chỉ tiêu được giao, Bản Nậm Coóng, số hộ đạt chuẩn gia đình văn hóa, giai đoạn 1)"
    ],
    "Thôn Tân Lập dẫn đầu với 96/74.": [
        "«Thôn Tân Lập»: theo dữ liệu, cao nhất là Bản Nậm Coóng (512; số đã thực hiện, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
        "74: dữ liệu ghi 49 (chỉ tiêu được giao, Thôn Tân Lập, số hộ đạt chuẩn gia đình văn hóa, giai đoạn 1)",
    ],
    "Thôn Đoàn Kết đạt 101/131 hộ.": [
        "131 hộ: dữ liệu ghi 113 (chỉ tiêu được giao, Thôn Đoàn Kết, số hộ đạt chuẩn gia đình văn hóa)"
    ],
    "Khối đoàn thể 64/67; toàn xã 1.140/1.565.": [
        "64: dữ liệu tính ra 46 (số đã thực hiện, Các đoàn thể, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
        "1.140: dữ liệu ghi 1.104 (số đã thực hiện, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
    ],
    f"{NOW}. Thôn Tân Lập 95/122.": [
        "95: dữ liệu ghi 96 (số đã thực hiện, Thôn Tân Lập, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
        "122: dữ liệu ghi 123 (chỉ tiêu được giao, Thôn Tân Lập, số hộ đạt chuẩn gia đình văn hóa)",
    ],
    f"{NOW}; Bản Cuổi Nưa có 69; Bản Cuổi Pho có 86.": [
        "86 là chỉ tiêu được giao, Bản Cuổi Pho, số hộ đạt chuẩn gia đình văn hóa; "
        "số đã thực hiện, Bản Cuổi Pho, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026 là 60",
        "69: dữ liệu ghi 44 (số đã thực hiện, Bản Cuổi Nưa, số hộ đạt chuẩn gia đình văn hóa, ngày 27/3/2026)",
    ],
    "Thôn Đoàn Kết đạt 95,4% (101/113 hộ).": ["101/113 là 89,4%, văn bản ghi 95,4%"],
    f"{NOW}.{TABLE.format(177)}": ["dòng «Cộng», cột «Kết quả»: các dòng cộng lại được 167, bảng ghi 177"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_what_is_wrong_is_told_as_what_it_is(known, text, said):
    found = problems_of(audit_manuscript(read_text(text), known))
    assert [str(one.message) for one in found] == said


def test_what_is_counted_is_not_taken_for_the_base_that_its_name_begins_with(tmp_path):
    record = RECORD.replace(
        "name: số hộ đạt chuẩn gia đình văn hóa", "name: số hộ nghèo thoát nghèo"
    )
    record = record.replace("{code: ho, name: hộ}", "{code: ho, name: hộ nghèo, total: 2.597}")
    for name, text in {**FILES, "campaigns/ntm/campaign.yaml": record}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    office = open_office(Workspace(tmp_path))
    known = KnownCampaign(campaign_of(office, "ntm"), office.library)
    text = "Tính đến ngày 27/3/2026, toàn xã có 1.104 hộ nghèo thoát nghèo"

    found = [problems_of(audit_manuscript(read_text(f"{text}{end}"), known)) for end in (".", " trên tổng số 2.579 hộ nghèo.")]  # fmt: skip

    assert found[0] == []
    assert [str(one.message).partition(" (")[0] for one in found[1]] == [
        "2.579 hộ nghèo: dữ liệu tính ra 2.597"
    ]
