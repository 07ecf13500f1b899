"""At every question of an import «?» explains and «<» asks the one before again."""

from __future__ import annotations

import pytest
from typed import typing

from generator.cli.app import run

TEXT = "Đơn vị;Số sáng kiến\nAn Phú;1.340\nHuyện phía đông;95\nHuyện phía nam;120\nY tế;12.5\n"


@pytest.fixture
def clerk(office_copy, tmp_path, monkeypatch, capsys):
    """Answers the questions of an import; the counts written, and what was told."""
    path = tmp_path / "ket_qua.csv"
    path.write_text(TEXT, encoding="utf-8")

    def call(*answers):
        person = typing(monkeypatch, *answers)
        run(
            [
                "-C",
                str(office_copy.root),
                "import",
                "results",
                "thi-dua",
                str(path),
                "--as-of",
                "30/6/2025",
            ]
        )
        assert not person.answers, "some answers were not asked for"
        written = office_copy.root / "campaigns/thi-dua/results/2025-06-30.yaml"
        counts = written.read_text("utf-8") if written.exists() else ""
        return counts, capsys.readouterr().err

    return call


def test_turning_back_changes_the_answer_before_and_keeps_the_others(clerk):
    counts, _ = clerk("dong-ha", "dong-ha", "<", "long-son", "12", "c")
    assert "dong-ha: 95" in counts
    assert "long-son: 120" in counts
    assert "y-te: 12" in counts


def test_turning_back_twice_reaches_the_first_question(clerk):
    counts, _ = clerk("long-son", "long-son", "<", "quay lại", "dong-ha", "long-son", "12", "c")
    assert ("dong-ha: 95" in counts, "long-son: 120" in counts) == (True, True)


def test_nothing_is_before_the_first_question(clerk):
    assert "đây là câu đầu tiên" in clerk("<", "dong-ha", "long-son", "12", "c")[1]


def test_a_question_is_explained_and_says_what_enter_does(clerk):
    counts, told = clerk("?", "dong-ha", "long-son", "?", "12", "?", "c")
    assert "Trả lời một lần, cách gọi của riêng một đơn vị được nhớ" in told
    assert "(ngày 30/6/2025 | Huyện phía đông | 95)" in told
    assert "Enter: bỏ cả dòng: số trong dòng không được nhập" in told
    assert "«c»: làm như vừa nêu ở trên" in told
    assert "dong-ha: 95" in counts


@pytest.mark.parametrize("before", [(), ("c",)], ids=["of this run", "of the run before"])
def test_what_was_taken_back_is_asked_again_by_the_next_run(clerk, before):
    if before:
        clerk("dong-ha", KeyboardInterrupt())
    clerk(*(before or ("dong-ha",)), "<", KeyboardInterrupt())
    counts, told = clerk("long-son", "dong-ha", "12", "c")
    assert "như đã trả lời" not in told.partition("Huyện phía nam")[2]
    assert ("long-son: 95" in counts, "dong-ha: 120" in counts) == (True, True)
