"""`vanthu help`: the list of topics, a page at eighty signs, where words stand, near names."""

from __future__ import annotations

import json

import pytest

from generator.cli.app import run
from generator.cli.manual_page import page_lines


@pytest.fixture
def told(capsys, tmp_path, monkeypatch):
    """The status, and what is said, of `vanthu help …` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        status = run(["--lang", "vi", "help", *words])
        return status, *capsys.readouterr()

    return call


def test_without_a_word_it_lists_each_topic_in_a_line(told):
    status, out, _ = told()
    assert status == 0
    assert "\n  week                 Việc hằng tuần: mỗi tuần một lệnh\n" in out


def test_a_page_is_broken_at_eighty_signs_and_its_links_are_commands(told):
    status, out, _ = told("week")
    assert status == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "ba tuần (vanthu help life)" in " ".join(out.split())
    assert ".md" not in out
    assert out.rstrip().endswith("English first: vanthu --lang en help week")


def test_a_table_of_many_columns_becomes_a_list():
    table = "| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | | 4 | 5 |\n"
    assert page_lines(table) == ["", " • 1", "    • b: 2", "    • d: 4", "    • e: 5"]


def test_words_are_found_and_told_with_the_page_that_has_them(told):
    status, out, _ = told("mat", "dien")
    assert status == 0
    assert "«mat dien» có nói ở:\n\nvanthu help " in out


def test_a_command_without_a_page_tells_its_options(told):
    assert told("chart")[1].startswith("Cách dùng: vanthu chart ")


def test_what_is_nowhere_is_refused_with_the_nearest_topic(told):
    status, out, err = told("regster")
    assert (status, out) == (2, "")
    assert err == (
        "sách hướng dẫn không có mục «regster»; có phải «register» (Sổ đăng ký văn bản đi)?\n"
    )


def test_programs_get_the_text_of_a_page(told):
    result = json.loads(told("week", "--json")[1])["result"]
    assert result["topic"] == "week"
    assert result["text"].startswith("# Việc hằng tuần\n")
