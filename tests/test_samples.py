"""The samples: right figures, no findings of the linter, every figure of the seeds in its place."""

from __future__ import annotations

import pytest
from outline import words
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
    ],
)
def test_figures_of_the_seeds_stand_in_the_samples(made, name, sentences):
    text = " ".join(words(made[name].read_bytes()))
    assert [sentence for sentence in sentences if sentence not in text] == []
