"""YAML is read as text that knows its place, and no file can take the program down."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place, Problem
from generator.workspace import building, yamltext
from generator.workspace.nodes import (
    Block,
    child,
    key_place_of,
    line_in_literal,
    locate,
    place_of,
)
from generator.workspace.yamltext import read_yaml, read_yaml_text

RECORD = """\
code: sang-kien
units:
  - code: 010
    quota: 1.775
    bases: {members: 97}
  -
  - code: "no"
    note:
body: |
  Một

    Hai
folded: >
  Ba
  Bốn
"""


def read(text: str) -> Block:
    block, problems = read_yaml_text(text, "campaign.yaml")
    assert block is not None, problems
    return block


def spot(place: Place) -> tuple[int, int, str]:
    return place.line, place.column, place.path


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_every_value_is_the_text_of_the_file() -> None:
    assert read(RECORD) == {
        "code": "sang-kien",
        "units": [
            {"code": "010", "quota": "1.775", "bases": {"members": "97"}},
            None,
            {"code": "no"},
        ],
        "body": "Một\n\n  Hai\n",
        "folded": "Ba Bốn\n",
    }


@pytest.mark.parametrize(
    "text",
    ["1.100", "0x1F", "12:30", "190:20:30", "yes", ".nan", "1_000", "2022-04-25", "010", "="],
)
def test_no_text_is_guessed(text: str) -> None:
    assert read(f"{text}: {text}") == {text: text}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_blank(nothing: str) -> None:
    block = read(f"a: b\nnote: {nothing}\nlist: [{nothing or '~'}]")
    assert block == {"a": "b", "list": [None]}
    assert block.blank == ("note",)
    assert spot(key_place_of(block, "note")) == (2, 1, "note")
    assert place_of(block, "note").line == 2


@pytest.mark.parametrize("quoted", ["''", '""', "'~'", '"null"'])
def test_quoted_nothing_is_text(quoted: str) -> None:
    assert read(f"a: {quoted}") == {"a": quoted[1:-1]}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("code",), (1, 7, "code")),
        (("units",), (2, 1, "units")),
        (("units", 0), (3, 5, "units[0]")),
        (("units", 0, "quota"), (4, 12, "units[0].quota")),
        (("units", 0, "bases"), (5, 5, "units[0].bases")),
        (("units", 0, "bases", "members"), (5, 22, "units[0].bases.members")),
        (("units", 2, "note"), (8, 10, "units[2].note")),
        (("units", 0, "name"), (3, 5, "units[0].name")),
        (("units", 0, "quota", "max"), (4, 12, "units[0].quota.max")),
        (("units", 1, "code"), (6, 4, "units[1].code")),
        (("units", 9), (3, 3, "units[9]")),
        (("units", -1), (3, 3, "units[-1]")),
        (("code", 0), (1, 7, "code[0]")),
        (("none", 3, "x"), (1, 1, "none[3].x")),
        ((), (1, 1, "")),
    ],
)
def test_locate(path: tuple[str | int, ...], expected: tuple[int, int, str]) -> None:
    assert spot(locate(read(RECORD), path)) == expected


def test_a_place_carries_its_line() -> None:
    assert locate(read(RECORD), ("units", 0, "quota")).extract == "    quota: 1.775"
    assert str(locate(read(RECORD), ("units", 0, "quota"))) == "campaign.yaml:4:12"


def test_a_path_shows_no_more_of_a_key_than_can_be_read() -> None:
    block = read(f"{'a' * 50}: [b]")
    assert locate(block, ("a" * 50, 0)).path == f"{'a' * 40}…[0]"


def test_the_place_of_a_key() -> None:
    block = read(RECORD)
    assert spot(locate(block, ("units", 0, "quota"), key=True)) == (4, 5, "units[0].quota")
    assert spot(locate(block, ("units", 0), key=True)) == (3, 5, "units[0]")
    assert spot(place_of(block)) == (1, 1, "")


def test_lines_of_a_literal_block() -> None:
    block = read(RECORD)
    assert spot(line_in_literal(block, "body", 1)) == (10, 3, "body")
    assert spot(line_in_literal(block, "body", 3, column=3)) == (12, 5, "body")
    assert line_in_literal(block, "body", 3).extract == "    Hai"
    assert spot(line_in_literal(block, "folded", 2)) == (13, 9, "folded")


def test_lines_of_a_literal_block_in_a_list() -> None:
    block = read("notes:\n  - |-\n    Một\n    Hai\n")
    items = block["notes"]
    assert isinstance(items, list)
    assert spot(line_in_literal(items, 0, 2)) == (4, 5, "[0]")


def test_what_is_adopted_keeps_its_place() -> None:
    root, other = read("code:\nname: a\nends:\n"), read("x: y\nunits:\n  - b\n")
    root.adopt("units", other["units"])
    root.adopt("code", "c")
    root.adopt("kind", "d")
    assert root == {"name": "a", "units": ["b"], "code": "c", "kind": "d"}
    assert root.blank == ("ends",)
    places = {key: spot(place_of(root, key)) for key in (*root, *root.blank)}
    assert places == {
        "name": (2, 7, "name"),
        "units": (3, 3, "units"),
        "code": (1, 6, "code"),
        "kind": (1, 1, "kind"),
        "ends": (3, 6, "ends"),
    }


def test_a_step_that_leads_nowhere() -> None:
    block = read("a: [b]")
    for step in (0, "b"):
        with pytest.raises(KeyError):
            child(block, step)
    for step in (1, -1, "b"):
        with pytest.raises(KeyError):
            child(child(block, "a"), step)


def test_places_in_a_large_mapping() -> None:
    block = read("".join(f"u{number}: {number}\n" for number in range(5_000)))
    assert all(place_of(block, f"u{number}").line == number + 1 for number in range(5_000))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_byte_order_mark_make_no_difference(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + RECORD.replace("\n", end).encode())
    block, problems = read_yaml(path)
    assert (block, problems) == (read(RECORD), [])
    assert block is not None
    assert place_of(block, "folded").line == 13


def test_everything_is_composed() -> None:
    assert read('te\u0302n: a\u0302\nb: "a\\u0302"') == {"tên": "â", "b": "â"}


def test_invisible_characters_go_and_emoji_stay() -> None:
    block, problems = read_yaml_text("a\u200b: b\u00adc\nd: 👩\u200d🌾", "f.yaml")
    assert block == {"a": "bc", "d": "👩\u200d🌾"}
    assert codes(problems) == ["W-TEXT-INVISIBLE"]


def test_a_comment_as_people_write_it_is_no_doubt() -> None:
    block, problems = read_yaml_text("quota: 1.775  # theo KH 12\nb: 2 ## x\nc: 'd #e'", "f.yaml")
    assert (block, problems) == ({"quota": "1.775", "b": "2", "c": "d #e"}, [])


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ('a: "Kế hoạch"#5 năm', (1, 14)),
        ('a: "Kế hoạch" #5 năm', (1, 15)),
        ("a: 'x'# y", (1, 7)),
        ("a: [x]#5", (1, 7)),
        ("a: {b: c} #d", (1, 11)),
        ("a: >#5 việc\n  b", (1, 5)),
        ("a: |- #5 việc\n  b", (1, 7)),
        ("a: |\n    # Một\n  ## Hai", (3, 3)),
        ("a: |\n    x\n\n  # Hai\nb: c", (4, 3)),
        ("b:\n  a: x\n    #5 năm\n  c: d", (3, 5)),
        ("b:\n  - x\n    #5 năm\n  - d", (3, 5)),
    ],
)
def test_words_that_are_taken_for_a_comment_are_told(text: str, spot: tuple[int, int]) -> None:
    _, (problem,) = read_yaml_text(text, "f.yaml")
    assert (problem.code, problem.place.line, problem.place.column) == ("W-YAML-COMMENT", *spot)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  x #5\n  #y\n# z\nb: c",
        "b:\n  a: |\n    x\n  # y\n  c: d",
        "b:\n  a: x\n  #y: 2\n  c: d",
        "b:\n  - x\n  #- y\n  - d",
        "b: [x,\n   #y\n   z]",
        "a: 'x' # y",
        "a: [x] # y",
        "a: | # y\n  b",
        "a:\n  b: c\n#d: e",
    ],
)
def test_a_comment_on_its_own_is_left_alone(text: str) -> None:
    assert read_yaml_text(text, "f.yaml")[1] == []


def test_problems_come_in_the_order_of_the_file() -> None:
    _, problems = read_yaml_text("a: x #1\nb: &c 2\nb: 3\nc: 'd\n", "f.yaml")
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (1, "W-YAML-COMMENT"),
        (2, "E-YAML-ANCHOR"),
        (3, "E-YAML-DUP"),
        (4, "E-YAML-QUOTE"),
    ]


def test_the_words_name_the_other_line() -> None:
    _, (problem,) = read_yaml_text("a: 1\nb: 2\na: 3", "f.yaml")
    assert str(problem.message) == "trường này đã có ở dòng 1; hai giá trị cho một trường"
    assert problem.place == Place("f.yaml", 3, 1, path="a", extract="a: 3")


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\ud800", "U+D800"),
        (r"\uD800abcd", "U+D800"),
        (r"\U0000D800", "U+D800"),
        (r"\x07", "U+0007"),
    ],
)
def test_an_escaped_character_is_named(escape: str, code: str) -> None:
    _, (problem,) = read_yaml_text(f'a: "b{escape}"', "f.yaml")
    assert str(problem.message) == f"có ký tự {code} không được phép trong văn bản"


def test_an_escape_beyond_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(read_yaml_text(r'a: "\UFFFFFFFF"', "f")[1]) == ["E-TEXT-CHARACTER"]
    monkeypatch.setattr(yamltext, "_LOADER", yaml.SafeLoader)
    assert codes(read_yaml_text(r'a: "\UFFFFFFFF"', "f")[1]) == ["E-YAML-SYNTAX"]


def test_the_file_keeps_the_name_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b\na: c")
    assert str(read_yaml(path, "chiến dịch/a.yaml")[1][0].place) == "chiến dịch/a.yaml:2:1"
    assert read_yaml(path)[1][0].place.file == str(path)


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (
            b"a: b\r\nc: K\xe1\xbb\x8f ho\xd0ch\n",
            2,
            9,
            "tệp không lưu ở dạng UTF-8 (có lẽ là ANSI)",
        ),
        (b"\xef\xbb\xbfc: \xe9", 1, 4, "tệp không lưu ở dạng UTF-8 (có lẽ là ANSI)"),
        ("a: b".encode("utf-16"), 1, 0, "tệp lưu ở dạng UTF-16, không phải UTF-8"),
        ("đ: b".encode("utf-16"), 1, 0, "tệp lưu ở dạng UTF-16, không phải UTF-8"),
        ("a: b".encode("utf-16-be"), 1, 0, "tệp lưu ở dạng UTF-16, không phải UTF-8"),
    ],
)
def test_other_encodings(tmp_path: Path, data: bytes, line: int, column: int, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    block, (problem,) = read_yaml(path)
    assert (block, problem.code, str(problem.message)) == (None, "E-YAML-ENCODING", said)
    assert (problem.place.line, problem.place.column) == (line, column)


def test_a_missing_file(tmp_path: Path) -> None:
    assert codes(read_yaml(tmp_path / "none.yaml")[1]) == ["E-FILE-MISSING"]


def test_a_folder(tmp_path: Path) -> None:
    assert codes(read_yaml(tmp_path)[1]) == ["E-FILE-KIND"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(read_yaml(tmp_path / "pipe")[1]) == ["E-FILE-KIND"]


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    monkeypatch.setattr(Path, "open", refuse)
    assert codes(read_yaml(path)[1]) == ["E-FILE-RIGHTS"]


def test_a_name_that_no_file_can_have() -> None:
    assert codes(read_yaml(Path("a\0b"), "a")[1]) == ["E-FILE-READ"]


def test_size_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: bcd")
    monkeypatch.setattr(yamltext, "SIZE_LIMIT", 6)
    assert read_yaml(path)[1] == []
    monkeypatch.setattr(yamltext, "SIZE_LIMIT", 5)
    assert codes(read_yaml(path)[1]) == ["E-FILE-SIZE"]


def test_item_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "ITEM_LIMIT", 4)
    assert codes(read_yaml_text("a: [b, c]", "f")[1]) == []
    monkeypatch.setattr(building, "ITEM_LIMIT", 3)
    assert codes(read_yaml_text("a: [b, c]", "f")[1]) == ["E-YAML-ITEMS"]


def test_depth_cap() -> None:
    assert codes(read_yaml_text(f"a: {'[' * 29}{']' * 29}", "f")[1]) == []
    assert codes(read_yaml_text(f"a: {'[' * 30}{']' * 30}", "f")[1]) == ["E-YAML-DEPTH"]
    for deep in ("[" * 200_000, "{a: " * 2_000, "- " * 5_000, f"a: {'[' * 2_000}{']' * 2_000}"):
        assert codes(read_yaml_text(deep, "f")[1]) == ["E-YAML-DEPTH"]


def test_nothing_but_faults_ends_soon() -> None:
    assert len(read_yaml_text("a: 1\n" * 100_000, "f")[1]) == building.PROBLEM_LIMIT
    assert len(read_yaml_text("a: \x01\n" * 100_000, "f")[1]) == 200
    assert len(read_yaml_text("# \u200b\n" * 100_000, "f")[1]) == 201


@pytest.mark.parametrize("text", ["", "\n\n", "# x\n", "---\n", "--- ~\n", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    assert codes([p for p in read_yaml_text(text, "f")[1] if p.is_error]) == ["E-YAML-EMPTY"]


def test_collecting_garbage_goes_on_afterwards() -> None:
    read_yaml_text("a: 'b", "f")
    assert gc.isenabled()


@given(st.text(alphabet=st.sampled_from("ab:-[]{}\"'|>#&*!%@`~\\? \n\t,\u00a0đ="), max_size=40))
def test_no_text_takes_the_reader_down(text: str) -> None:
    block, problems = read_yaml_text(text, "f.yaml")
    assert (block is None) == any(problem.is_error for problem in problems)
    for problem in problems:
        assert str(problem.message)
        assert 1 <= problem.place.line <= text.count("\n") + 1


@given(st.text(max_size=30))
def test_no_letter_takes_the_reader_down(text: str) -> None:
    block, problems = read_yaml_text(f"a: {text}", "f.yaml")
    assert (block is None) == any(problem.is_error for problem in problems)


def test_recursion_is_not_needed() -> None:
    depth = sys.getrecursionlimit() * 2
    assert codes(read_yaml_text("a:\n" + "".join(" " * n + "-\n" for n in range(depth)), "f")[1])


def test_a_long_list_on_one_line_is_read_in_one_go() -> None:
    """Each comma is looked at where it stands, and the line not once for each."""
    numbers = [str(number) for number in range(20_000)]
    begun = process_time()
    block, problems = read_yaml_text(f"a: [{','.join(numbers)}]\n", "a.yaml")
    assert process_time() - begun < 2
    assert block == {"a": numbers}
    assert [one.code for one in problems] == ["W-YAML-COMMA"]


def test_a_key_with_nothing_but_comments_below_is_no_cause_of_an_open_bracket() -> None:
    _, problems = read_yaml_text("[#x\nnote:\n#x\n", "a.yaml")
    assert {one.code for one in problems} == {"E-YAML-BRACKET"}
