"""The samples: right figures, no findings of the linter, every figure of the seeds in its place."""

from __future__ import annotations

from textwrap import dedent

import pytest
from outline import tables, words
from places import ROOT, WORKSPACES
from produced import render_all

from generator.audit import KnownCampaign, audit_manuscript
from generator.audit.reading.all_kinds import read_manuscript
from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.office import campaign_of, open_office
from generator.problems import Severity
from generator.workspace.folders import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every document of the samples and of the invented office, by code."""
    folder = tmp_path_factory.mktemp("made")
    return {path.stem: path for path in render_all(folder)}


def test_the_linter_finds_no_error_and_no_warning(made):
    grave = {Severity.ERROR, Severity.WARNING}
    found = {
        name: [one.rule for one in lint_file(path).findings if one.severity in grave]
        for name, path in made.items()
    }
    assert found == {name: [] for name in made}


def records_of(path):
    """The records of the campaign that a document was made from."""
    root = next(one for one in WORKSPACES if one.name == path.parents[1].name)
    office = open_office(Workspace(root))
    return KnownCampaign(campaign_of(office, path.parent.name), office.library)


@pytest.mark.parametrize("known", [lambda _: None, records_of], ids=["alone", "with its records"])
def test_the_audit_finds_no_error_and_no_warning(made, known):
    audits = [audit_manuscript(read_manuscript(path), known(path)) for path in made.values()]
    told = [
        (one.severity, one.code, str(one.doubt.message))
        for audit in audits
        for one in audit.findings
        if one.severity is not Severity.INFO
    ]
    assert told == []


def test_of_the_records_only_that_is_doubted_which_is_doubtful_in_the_sources():
    told = check_office(open_office(Workspace(ROOT)))
    assert [(one.place.file, one.code) for one in told if one.severity is not Severity.INFO] == [
        ("campaigns/bac-kan/campaign.yaml", "W-TARGET-BASE"),
        ("campaigns/lai-chau/campaign.yaml", "W-PHASE-OPENING"),
    ]


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "cv_120",
            ["2.660 sáng kiến", "đạt 52,2%", "5.091 sáng kiến", "còn thiếu 2.431", "36 ngày"],
        ),
        ("gp_2023", ["1.775/1.200 sáng kiến", "148%", "2.412/2.300", "105%", "265 ngày"]),
        ("gp_2023", ["3.031.150.000 đồng", "54 mô hình", "251 đoàn viên", "782 41 48"]),
        ("bc_gd1", ["1.539 sáng kiến", "256,5%", "vượt 939 sáng kiến", "trên 10 tỷ đồng"]),
        ("kh_phat_dong", ["10.000 sáng kiến", "4.000", "6.000", "8% - 10%"]),
        ("bc_tien_do", ["163.532", "3.718", "74,4%", "23,2%", "66.775", "thứ 12"]),
        ("bc_toan_quoc", ["163.532 sáng kiến", "trên 1.000.000", "66.775", "16.000", "thứ 12"]),
        ("bc_toan_quoc", ["Thái Nguyên có 3.718 sáng kiến"]),
        ("kh_chuong_trinh", ["256 hộ nghèo", "4.200 hộ, tỷ lệ 6,10%", "14.502", "91,78%"]),
        ("cv_don_doc", ["70,4 triệu đồng", "đạt 39,1%", "92,33%", "thấp hơn 0,67 điểm"]),
        ("bc_6_thang", ["248 hộ nghèo, giảm 8 hộ", "5,90%", "chưa đạt", "14.741", "93,30%"]),
        ("bc_6_thang", ["133,5 triệu đồng, đạt 74,14%", "1.935,1 tấn", "đạt 49,62%"]),
        ("tb_dot_20_11", ["30 ngày", "93 tiết", "đạt 103,3%", "vượt 03 tiết", "2.397 lượt"]),
        ("bc_hk1", ["188 tiết", "đạt 104,4%", "vượt 08 tiết", "có 93 tiết", "đạt 52,2%"]),
        ("bc_hk1", ["455 học sinh", "70,9%", "thấp hơn 1,13 điểm phần trăm", "7.085 lượt", "17"]),
    ],
)
def test_figures_of_the_seeds_stand_in_the_samples(made, name, sentences):
    text = " ".join(words(made[name].read_bytes()))
    assert [sentence for sentence in sentences if sentence not in text] == []


NATIONAL = """
    1 | Thanh Hóa | 35.728 | 21,9%
    2 | Hà Nội | 18.549 | 11,3%
    3 | Nghệ An | 14.282 | 8,7%
    4 | Thái Nguyên | 3.718 | 2,3%
     | Các đơn vị còn lại | 91.255 | 55,8%
     | Cả nước | 163.532 | 100%
    """
RESULTS = """
    1 | Số hộ nghèo | hộ | 248
    2 | Tỷ lệ hộ nghèo | % | 5,90%
    3 | Số người tham gia bảo hiểm y tế | người | 14.741
    4 | Tỷ lệ tham gia bảo hiểm y tế | % | 93,30%
    5 | Khối lượng rác thải sinh hoạt được thu gom | tấn | 1.935,1
    6 | Số tiền thu Quỹ “Vì người nghèo” | triệu đồng | 133,5
    """
COMMUNE = """
    I | Các ấp | 2.800 | 216 | 7,71% | 10.650 | 9.798 | 92% | 1.199,6 | 108 | 80,1 | 74,2%
    1 | Ấp An Lành | 520 | 44 | 8,46% | 1.980 | 1.842 | 93,03% | 235,8 | 20 | 15,6 | 78,2%
    2 | Ấp Bình Lành | 455 | 37 | 8,13% | 1.720 | 1.565 | 90,99% | 194,7 | 18 | 13,3 | 73,8%
    3 | Ấp Đông Lành | 610 | 40 | 6,56% | 2.340 | 2.190 | 93,59% | 270,4 | 24 | 18,1 | 75,5%
    4 | Ấp Hòa Lành | 380 | 35 | 9,21% | 1.450 | 1.302 | 89,79% | 153,3 | 14 | 10,0 | 71,1%
    5 | Ấp Mỹ Lành | 490 | 27 | 5,51% | 1.850 | 1.731 | 93,57% | 215,8 | 20 | 14,4 | 72,1%
    6 | Ấp Tây Lành | 345 | 33 | 9,57% | 1.310 | 1.168 | 89,16% | 129,6 | 12 | 8,7 | 72,8%
    II | Các khu phố | 1.400 | 32 | 2,29% | 5.150 | 4.943 | 95,98% | 735,5 | 72 | 53,3 | 74,0%
    1 | Khu phố 1 | 720 | 17 | 2,36% | 2.650 | 2.548 | 96,15% | 377,8 | 38 | 27,9 | 73,3%
    2 | Khu phố 2 | 680 | 15 | 2,21% | 2.500 | 2.395 | 95,8% | 357,7 | 34 | 25,5 | 74,9%
     | Toàn xã | 4.200 | 248 | 5,90% | 15.800 | 14.741 | 93,30% | 1.935,1 | 180 | 133,5 | 74,1%
    """
DRIVE = """
    1 | Tổ Toán - Tin học | 20 | 22 | 110% | 2 | 495
    2 | Tổ Ngữ văn | 18 | 18 | 100% | 3 | 467
    3 | Tổ Khoa học tự nhiên | 18 | 20 | 111,1% | 1 | 479
    4 | Tổ Lịch sử và Địa lí | 10 | 9 | 90% | 6 | 259
    5 | Tổ Ngoại ngữ | 14 | 14 | 100% | 3 | 367
    6 | Tổ Nghệ thuật - Giáo dục thể chất | 10 | 10 | 100% | 3 | 330
     | Toàn trường | 90 | 93 | 103,3% |  | 2.397
    """
TERM = """
    1 | Tổ Toán - Tin học | 40 | 45 | 112,5% | 1 | 1.480
    2 | Tổ Ngữ văn | 36 | 37 | 102,8% | 4 | 1.396
    3 | Tổ Khoa học tự nhiên | 36 | 38 | 105,6% | 2 | 1.402
    4 | Tổ Lịch sử và Địa lí | 20 | 20 | 100% | 5 | 790
    5 | Tổ Ngoại ngữ | 28 | 27 | 96,4% | 6 | 1.066
    6 | Tổ Nghệ thuật - Giáo dục thể chất | 20 | 21 | 105% | 3 | 951
     | Toàn trường | 180 | 188 | 104,4% |  | 7.085
    """


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("bc_toan_quoc", 0, NATIONAL),
        ("bc_6_thang", 0, RESULTS),
        ("bc_6_thang", 1, COMMUNE),
        ("tb_dot_20_11", 0, DRIVE),
        ("bc_hk1", 0, TERM),
    ],
)
def test_tables_of_the_samples_hold_what_was_worked_out_by_hand(made, name, place, expected):
    wanted = [line.strip(" |") for line in dedent(expected).strip().split("\n")]
    assert [row.strip(" |") for row in tables(made[name].read_bytes())[place]] == wanted
