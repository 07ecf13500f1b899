"""The library of passages: ours, the office's own over them, and what is wrong with a file."""

from __future__ import annotations

import re

import pytest

from generator.records.passage_files import load_passages
from generator.standard import shipped_kinds
from generator.workspace.folders import Workspace, shipped

KINDS = ("report", "notice")
HEAD = "---\ntitle: Tên\n---\n"


@pytest.fixture
def loaded(tmp_path):
    """The library with a file of the office's own."""

    def load(text, name="of_ours.md"):
        folder = tmp_path / "templates" / "passages"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_passages(Workspace(tmp_path), KINDS)

    return load


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: Tên\nkinds: [report]\n---\n\nMột.\n", 6, "Một."),
        ("---\r\ntitle: Tên\r\n---\r\nMột.\r\nHai.\r\n", 4, "Một.\nHai."),
        ("\ufeff---\ntitle: Tên\n---\nMột.\n---\n", 4, "Một.\n---"),
    ],
)
def test_what_a_passage_says_and_where_it_begins(loaded, text, line, said):
    own = loaded(text)["of_ours"]
    assert (own.head.title, own.text, own.start.line) == ("Tên", said, line)
    assert (own.is_own, own.faults) == (True, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Một.", ("E-PASSAGE-HEAD", 1)),
        ("---\ntitle: Tên\nMột.", ("E-PASSAGE-HEAD", 1)),
        ("---\n---\nMột.", ("E-YAML-EMPTY", 1)),
        ("---\nkinds: [report]\n---\nMột.", ("E-KEY-MISSING", 2)),
        ("---\ntitle: A\ntitel: B\n---\nMột.", ("E-KEY-UNKNOWN", 3)),
        ("---\ntitle: A\nkinds: [\n---\nMột.", ("E-YAML-BRACKET", 3)),
        (f"{HEAD}\n\n", ("E-PASSAGE-TEXT", 3)),
        (b"---\ntitle: \xff\n---\nM", ("E-YAML-ENCODING", 2)),
        ("---\ntitle: A\nkinds: [report, notcie]\n---\nMột.", ("W-PASSAGE-KIND", 3)),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_line(loaded, text, fault):
    own = loaded(text)["of_ours"]
    assert [(one.code, one.place.line) for one in own.faults] == [fault]
    assert {one.place.file for one in own.faults} == {"templates/passages/of_ours.md"}
    assert own.is_broken is fault[0].startswith("E")


def test_a_passage_of_the_office_lies_over_ours(loaded):
    found = loaded(f"{HEAD}Của cơ quan.", "result_now.md")
    assert found["result_now"].text == "Của cơ quan."


def test_a_name_that_no_text_could_name(loaded):
    (fault,) = loaded(f"{HEAD}Một.", "Kết quả.md")["Kết quả"].faults
    assert fault.code == "E-PASSAGE-NAME"


def test_a_passage_may_bring_a_table_and_nothing_else(loaded):
    own = loaded("---\ntitle: A\ntable:\n  columns:\n    - {show: name, header: Tên}\n---\n")[
        "of_ours"
    ]
    assert (own.text, own.faults) == ("", ())
    assert own.spot("table", "columns", 0, "header").line == 5


def test_ours_are_sound_and_short(tmp_path):
    kinds = {kind.code for kind in shipped_kinds()}
    ours = load_passages(Workspace(tmp_path), kinds)
    assert len(ours) > 50
    for passage in ours.values():
        assert (passage.faults, passage.is_own) == ((), False)
        assert len(passage.lines) <= 35


def test_each_of_ours_is_told_in_the_manual(tmp_path):
    page = (shipped("templates").parent / "docs" / "passages.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", page))
    assert load_passages(Workspace(tmp_path), {}).keys() - told == set()
