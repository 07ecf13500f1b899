"""The samples: right figures, no findings of the linter, every figure of the seeds in its place."""

from __future__ import annotations

from textwrap import dedent

import pytest
from outline import tables, words
from places import ROOT, WORKSPACES
from produced import render

from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import Severity, errors
from generator.workspace.folders import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every document of the samples and of the invented office, by code."""
    folder = tmp_path_factory.mktemp("made")
    return {
        path.stem: path
        for root in WORKSPACES
        for path in render(open_office(Workspace(root)), output=folder / root.name)
    }


def test_the_linter_finds_no_error_and_no_warning(made):
    grave = {Severity.ERROR, Severity.WARNING}
    found = {
        name: [one.rule for one in lint_file(path).findings if one.severity in grave]
        for name, path in made.items()
    }
    assert found == {name: [] for name in made}


def test_the_records_have_no_error():
    assert errors(check_office(open_office(Workspace(ROOT)))) == []


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
        ("tb_dot_20_11", ["30 ngày", "93 tiết", "đạt 103,3%", "vượt 03 tiết", "2.397 lượt"]),
        ("bc_hk1", ["188 tiết", "đạt 104,4%", "vượt 08 tiết", "có 93 tiết", "đạt 52,2%"]),
        ("bc_hk1", ["455 học sinh", "70,9%", "thấp hơn 1,13 điểm phần trăm", "7.085 lượt", "17"]),
    ],
)
def test_figures_of_the_seeds_stand_in_the_samples(made, name, sentences):
    text = " ".join(words(made[name].read_bytes()))
    assert [sentence for sentence in sentences if sentence not in text] == []


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
        ("tb_dot_20_11", 0, DRIVE),
        ("bc_hk1", 0, TERM),
    ],
)
def test_tables_of_the_samples_hold_what_was_worked_out_by_hand(made, name, place, expected):
    wanted = [line.strip(" |") for line in dedent(expected).strip().split("\n")]
    assert [row.strip(" |") for row in tables(made[name].read_bytes())[place]] == wanted
