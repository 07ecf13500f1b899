"""A record changed in place says what it should, and whatever was not to change stays as it was."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.books import Row
from generator.records import editing
from generator.records.editing import amended, edited
from generator.records.writing import texts_of, write_yaml_text
from generator.workspace import read_yaml_text


def edit(text, **wanted):
    """The text with some of its keys changed, those that are None taken out."""
    block, problems = read_yaml_text(text.removeprefix("\ufeff"), "f.yaml")
    assert block is not None, problems
    told = {key: value for key, value in {**block, **wanted}.items() if value is not None}
    after = edited(text, block, told)
    if after is not None:
        assert read_yaml_text(after.removeprefix("\ufeff"), "f.yaml")[0] == told
    return after


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("a: 1\n", {"a": "2"}, "a: 2\n"),
        ("a: 1 # x\n", {"a": "2"}, "a: 2 # x\n"),
        ("a: '1'\t# x\n", {"a": "2"}, "a: 2\t# x\n"),
        ("a:   1\nb: 2\n", {"a": "x: y"}, 'a:   "x: y"\nb: 2\n'),
        ("a:\nb: 2\n", {"a": "1"}, "a: 1\nb: 2\n"),
        ("a: ~ # x\n", {"a": "1"}, "a: 1 # x\n"),
        ("a:\n  1\n", {"a": "2"}, "a:\n  2\n"),
        ("a: |\n  1\n  2\n# x\nb: 3\n", {"a": "2"}, "a: 2\n# x\nb: 3\n"),
        ("a: 1\n  2\nb: 3\n", {"a": "2"}, "a: 2\nb: 3\n"),
        ("a: 1 # x\nb: 2\n", {"a": "1\n2"}, "# x\na: |-\n  1\n  2\nb: 2\n"),
        ("a: 1", {"a": "2"}, "a: 2"),
        ("a: 1", {"b": "2"}, "a: 1\nb: 2"),
        ("a: 1\r\nb: 2", {"c": "3"}, "a: 1\r\nb: 2\r\nc: 3"),
        ("a: 1", {"b": "2\n3\n"}, "a: 1\nb: |\n  2\n  3\n"),
        ("\ufeffa: 1\n", {"a": "2"}, "\ufeffa: 2\n"),
        ("a: 1\rb: 2\r", {"a": "2"}, "a: 2\rb: 2\r"),
        ("---\na: 1\n...\n# x\n", {"b": "2"}, "---\na: 1\nb: 2\n...\n# x\n"),
        ("a: 1\n\n# x\n", {"b": "2"}, "a: 1\nb: 2\n\n# x\n"),
        ("a: 1\nb: 2\n", {"a": None}, "b: 2\n"),
        ("# x\na: 1\n# y\nb: 2 # z\n", {"b": None}, "# x\na: 1\n# y\n"),
    ],
)
def test_a_text_is_set_added_or_taken_out(text, wanted, after):
    assert edit(text, **wanted) == after


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("a: {x: 1, y: 2}\n", {"x": "3", "y": "2"}, "a: {x: 3, y: 2}\n"),
        ("a: {x: 1, y: 2}\n", {"x": "1", "z": "3", "y": "2"}, "a: {x: 1, z: 3, y: 2}\n"),
        ("a: {x: 1, y: 2}\n", {"w": "0", "x": "1", "y": "2"}, "a: {w: 0, x: 1, y: 2}\n"),
        ("a: {x: 1, y: 2 }\n", {"x": "1"}, "a: {x: 1}\n"),
        ("a: {x: 1, y:  }\n", {"x": "1", "y": "2"}, "a: {x: 1, y:   2}\n"),
        ("a: {x: 1,\n  y: 2, # n\n  }\n", {"x": "1", "y": "3"}, "a: {x: 1,\n  y: 3, # n\n  }\n"),
        ("a: {x: {z: 1}}\n", {"x": {"z": "a, b"}}, 'a: {x: {z: "a, b"}}\n'),
        ("a: {x: 1}\n", {"x": {"z": ["1", "2"]}}, "a: {x: {z: [1, 2]}}\n"),
        (
            "a:\n  x: 1\n  # n\n\nb: 1\n",
            {"x": "1", "y": "2"},
            "a:\n  x: 1\n  y: 2\n  # n\n\nb: 1\n",
        ),
        ("a:\n  # n\n  x: 1\n", {"w": "0", "x": "1"}, "a:\n  w: 0\n  # n\n  x: 1\n"),
        ("a:\n  # n\n  x: 1\n  y: 2\n", {"y": "2"}, "a:\n  # n\n  y: 2\n"),
        ("a:\n  x: 1 # n\n", {}, "# n\na: {}\n"),
        ("a: {} # n\nb: 1\n", {"x": "1"}, "a: # n\n  x: 1\nb: 1\n"),
        ("a:\nb: 1\n", {"x": "1"}, "a:\n  x: 1\nb: 1\n"),
        ("a: # n\n    # m\nb: 1\n", {"x": "1"}, "a: # n\n  x: 1\n    # m\nb: 1\n"),
        ("a: 1 # n\nb: 1\n", {"x": "1"}, "# n\na:\n  x: 1\nb: 1\n"),
        ("a: {te\u0302n: 1, y: 2}\n", {"tên": "1", "y": "3"}, "a: {te\u0302n: 1, y: 3}\n"),
        ("a: {te\u0302n: 1, y: 2}\n", {"tên": "4", "y": "2"}, "a: {te\u0302n: 4, y: 2}\n"),
        ("a: {x, y: 2}\n", {"x": "1", "y": "2"}, "a:\n  x: 1\n  y: 2\n"),
    ],
)
def test_within_a_mapping(text, wanted, after):
    assert edit(text, a=wanted) == after


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("a:\n- 1\n- 2 # n\n", ["1", "3"], "a:\n- 1\n- 3 # n\n"),
        ("a:\n- 1\n- 2 # n\n# m\n", ["1", "2", "3"], "a:\n- 1\n- 2 # n\n- 3\n# m\n"),
        ("a:\n- 1\n# n\n- 2\n", ["1"], "a:\n- 1\n# n\n"),
        ("a:\n  - x: 1\n    y: 2\n", [{"x": "3", "y": "2"}], "a:\n  - x: 3\n    y: 2\n"),
        ("a:\n  - x: 1 # n\n    y: 2\n", [{"y": "2"}], "a:\n  # n\n  - y: 2\n"),
        (
            "a:\n  - x: 1\n    y: 2\n",
            [{"w": "0", "x": "1", "y": "2"}],
            "a:\n  - w: 0\n    x: 1\n    y: 2\n",
        ),
        ("a:\n  -   x: 1\n", [{"x": "1", "y": "2"}], "a:\n  -   x: 1\n      y: 2\n"),
        ("a:\n  -\n    x: 1\n  - 2\n", [{"x": "2"}, "2"], "a:\n  -\n    x: 2\n  - 2\n"),
        ("a:\n  - # n\n    x: 1\n", [{"x": "1"}, "2"], "a:\n  - # n\n    x: 1\n  - 2\n"),
        ("a:\n- - 1\n  - 2\n", [["1", "3"]], "a:\n- - 1\n  - 3\n"),
        ("a:\n- - 1\n  - 2\n", [["1"], "x"], "a:\n- - 1\n- x\n"),
        ("a:\n-\n- 2\n", ["1", "2"], "a:\n- 1\n- 2\n"),
        ("a: [1, 2] # n\n", ["1", "2", "3", "4"], "a: [1, 2, 3, 4] # n\n"),
        ("a: [1, 2,]\n", ["1", "2", "3"], "a: [1, 2, 3,]\n"),
        ("a: [1, 2]\n", ["1"], "a: [1]\n"),
        ("a: [[], 2]\n", [["1"], "2"], "a: [[1], 2]\n"),
        ("a: [{x: 1}, 2]\n", [{"x": "1", "y": "3"}, "2"], "a: [{x: 1, y: 3}, 2]\n"),
        ("a: [] # n\nb: 1\n", ["1"], "a: # n\n  - 1\nb: 1\n"),
        ("b: 1\na: ~", ["1"], "b: 1\na:\n  - 1"),
    ],
)
def test_within_a_list(text, wanted, after):
    assert edit(text, a=wanted) == after


def test_a_record_in_braces_stays_in_them():
    assert edit("# n\n{a: 1,\n b: 2} # m\n", b="3", c="4") == "# n\n{a: 1,\n b: 3, c: 4} # m\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("? a\n: 1\n", {"a": "2"}),
        ("? a\n: 1\nb: 1\n", {"a": None}),
        ("{a, b: 1}\n", {"a": "2"}),
    ],
)
def test_what_is_written_too_unusually_is_left_alone(text, wanted):
    assert edit(text, **wanted) is None


def test_a_key_goes_behind_the_one_that_it_follows():
    text = "a: 1\n# của b\nb: 2\n"
    block, _ = read_yaml_text(text, "f.yaml")
    assert edited(text, block, {"a": "1", "x": "3", "y": "4", "b": "2"}) == (
        "a: 1\nx: 3\ny: 4\n# của b\nb: 2\n"
    )
    assert edited(text, block, {"x": "3", "y": "4", "a": "1", "b": "2"}) == f"x: 3\ny: 4\n{text}"


def test_keys_that_stand_open_stay_so():
    assert edit("a:\nb: 1\nc: ~\n", b="2") == "a:\nb: 2\nc: ~\n"


def test_nothing_to_change_changes_nothing():
    text = "a:   {x: [1,  2]}\nb: |+\n  x\n\n\n# n"
    assert edit(text) == text


# The words of the file

ROW = """\
number: 7
date: 10/5/2022
title: Kế hoạch
note:
recipients: [Sở  Nội vụ, Lưu]
"""


def test_what_has_not_changed_keeps_its_form():
    block, _ = read_yaml_text(ROW, "f.yaml")
    old = Row.model_validate(block)
    new = old.model_copy(update={"title": "Thông báo", "copies": 3})
    told = amended(block, texts_of(old), texts_of(new))
    assert told["date"] == "10/5/2022"
    assert edited(ROW, block, told) == ROW.replace("Kế hoạch", "Thông báo") + "copies: 3\n"
    later = new.model_copy(update={"date": datetime.date(2022, 5, 11), "note": "x"})
    told = amended(block, texts_of(old), texts_of(later))
    assert edited(ROW, block, told) == (
        "number: 7\ndate: 2022-05-11\ntitle: Thông báo\nnote: x\n"
        "recipients: [Sở  Nội vụ, Lưu]\ncopies: 3\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a": "1"}, {"a": "1"}, {"a": "1,0"}),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}),
        ({"a": "1"}, {"a": "1", "b": "2"}, {"a": "1,0", "b": "2"}),
        ({"a": "1"}, {}, {}),
        ({}, {}, {"a": "1,0"}),
    ],
)
def test_the_words_of_the_file_hold_where_nothing_changed(before, after, told):
    block, _ = read_yaml_text("a: 1,0\n", "f.yaml")
    assert amended(block, before, after) == told


def test_items_are_compared_one_by_one():
    block, _ = read_yaml_text("a: [x, {k: 1}, z]\n", "f.yaml")
    items = block["a"]
    before, after = ["X", {"k": "1"}, "Z"], ["X", {"k": "2"}, "Z", "W"]
    assert amended(items, before, after) == ["x", {"k": "2"}, "z", "W"]
    assert amended(items, before, ["X"]) == ["x"]
    assert amended(None, None, "1") == "1"
    assert amended("x", "X", ["1"]) == ["1"]


# Properties

WORDS = st.sampled_from(
    ["1", "1.305", "Tân Phú", "a: b", "x # y", "", "~", "'", '"', "- z", "{", "ế,"]
)
CODES = st.sampled_from(["a", "b", "c", "d", "đơn-vị"])
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.dictionaries(CODES, inner, max_size=3), st.lists(inner, max_size=3)),
    max_leaves=8,
)
RECORDS = st.dictionaries(CODES, TREES, min_size=1, max_size=4)


class Scribe:
    """Writes a record as people do: each value in one of the ways that YAML allows."""

    def __init__(self, draw):
        self.draw = draw
        self.notes = []

    def record(self, record):
        """The lines of each entry, and the whole text."""
        chunks = [self.entry(key, value, "") for key, value in record.items()]
        end = self.draw(st.sampled_from(["\n", "\r\n"]))
        text = "".join(chunks).replace("\n", end)
        text = text if self.draw(st.booleans()) else text.removesuffix(end)
        mark = self.draw(st.sampled_from(["", "\ufeff"]))
        return mark + text, [chunk.replace("\n", end).removesuffix(end) for chunk in chunks]

    def entry(self, key, value, indent):
        return f"{self.above(indent)}{indent}{key}:{self.after(value, indent)}"

    def above(self, indent):
        blank = self.draw(st.sampled_from(["", "", "\n"]))
        return f"{blank}{indent}{self.note()}\n" if self.draw(st.booleans()) else ""

    def note(self):
        self.notes.append(f"# {len(self.notes)}n\t{{x: 'y")
        return self.notes[-1]

    def behind(self):
        return (
            f"{self.draw(st.sampled_from([' ', chr(9)]))}{self.note()}"
            if self.draw(st.booleans())
            else ""
        )

    def after(self, value, indent):
        """What stands behind the colon or the dash."""
        if isinstance(value, str) or not value or self.draw(st.booleans()):
            return f" {self.flow(value)}{self.behind()}\n"
        deeper = indent + self.draw(st.sampled_from(["  ", "    "]))
        if isinstance(value, dict):
            lines = "".join(self.entry(key, one, deeper) for key, one in value.items())
        else:
            lines = "".join(
                f"{self.above(deeper)}{deeper}-{self.after(one, deeper)}" for one in value
            )
        return f"{self.behind().replace(chr(9) + '#', ' #')}\n{lines}"

    def flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ",  ".join(map(self.flow, value)) + "]"
        if value in {"1", "1.305", "Tân Phú"} and self.draw(st.booleans()):
            return value
        if self.draw(st.booleans()):
            return "'" + value.replace("'", "''") + "'"
        return '"' + value.replace('"', '\\"') + '"'


@st.composite
def written(draw):
    record = draw(RECORDS)
    scribe = Scribe(draw)
    return record, *scribe.record(record), scribe.notes


@given(written(), CODES, TREES)
def test_one_entry_is_changed_and_the_others_stay(case, key, value):
    record, text, chunks, _ = case
    block, problems = read_yaml_text(text.removeprefix("\ufeff"), "f.yaml")
    assert block == record, problems
    wanted = {**record, key: value}
    after = edited(text, block, wanted)
    assert after is not None
    assert read_yaml_text(after.removeprefix("\ufeff"), "f.yaml")[0] == wanted
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    kept = [chunk for chunk, code in zip(chunks, record, strict=True) if code != key]
    place = 0
    for chunk in kept:
        place = after.index(chunk, place) + len(chunk)
    if "\n" in text.replace("\r\n", ""):
        assert "\r" not in after
    elif "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


@given(written(), RECORDS)
def test_any_record_becomes_any_other(case, wanted):
    record, text, _, _ = case
    block, _ = read_yaml_text(text.removeprefix("\ufeff"), "f.yaml")
    assert block == record
    after = edited(text, block, wanted)
    assert after is not None
    assert read_yaml_text(after.removeprefix("\ufeff"), "f.yaml")[0] == wanted


@given(written(), CODES, WORDS)
def test_no_comment_is_lost_by_adding(case, key, value):
    record, text, _, notes = case
    block, _ = read_yaml_text(text.removeprefix("\ufeff"), "f.yaml")
    after = edited(text, block, {**record, f"{key}-new": value})
    assert all(note in after for note in notes)
    assert [line for line in text.splitlines() if line not in after.splitlines()] == []


# Records of many entries

MANY = {
    "list": [{"n": str(number), "t": ["a", "b"]} for number in range(12)],
    "map": {f"u{number}": str(number) for number in range(12)},
    "z": "1",
}


@given(
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["2", "x # y", ["1"], None]))),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["9", "x: y", {"k": "1"}, None]))),
    st.lists(st.integers(0, 14), max_size=2),
)
def test_what_is_not_read_again_stays_as_it_was(inner, values, new):
    text = write_yaml_text(MANY)
    block, _ = read_yaml_text(text, "f.yaml")
    rows = [{**row} for row in MANY["list"]]
    for index, value in inner:
        rows[index] = {"n": str(index), "t": value} if value else {"n": "0"}
    told = list(MANY["map"].items())
    for index, value in values:
        told[index] = (f"u{index}", value)
    for index in new:
        told.insert(index, (f"new{index}", "1"))
    wanted = {**MANY, "list": rows + [{"n": "1"}] * len(new), "map": {k: v for k, v in told if v}}
    after = edited(text, block, wanted)
    assert read_yaml_text(after, "f.yaml")[0] == wanted


@pytest.mark.parametrize("key", ["list", "map"])
@pytest.mark.parametrize("place", [0, 3, 11])
def test_a_large_record_is_proved_by_the_neighbours_of_what_changed(key, place, monkeypatch):
    text = write_yaml_text(MANY)
    block, _ = read_yaml_text(text, "f.yaml")
    several = [*MANY["list"]] if key == "list" else {**MANY["map"]}
    several[place if key == "list" else f"u{place}"] = "changed"
    read = []
    monkeypatch.setattr(
        editing.workspace,
        "read_yaml_text",
        lambda text, name: (read.append(text), read_yaml_text(text, name))[1],
    )
    assert edited(text, block, {**block, key: several}) is not None
    assert "changed" in read[-1]
    kept = read_yaml_text(read[-1], "f.yaml")[0][key]
    assert len(kept) == len({0, max(place - 1, 0), place, min(place + 1, 11), 11})


def test_a_proof_keeps_the_end_of_the_file():
    text = "rows:\n- a\n- b\n- c\n- d\n- |\n  e"
    block, _ = read_yaml_text(text, "f.yaml")
    after = edited(text, block, {"rows": ["1", "b", "c", "d", "e"]})
    assert after == text.replace("- a", "- 1")


@pytest.mark.parametrize(
    ("text", "items", "after"),
    [
        ("a:\n- 1 # x\n- 2 # y\n- 3 # z\n", ["2", "3"], "a:\n- 2 # y\n- 3 # z\n"),
        ("a:\n- 1 # x\n- 2 # y\n- 3 # z\n", ["1", "3"], "a:\n- 1 # x\n- 3 # z\n"),
        ("a:\n- 1 # x\n- 2 # y\n", ["0", "1", "2"], "a:\n- 0\n- 1 # x\n- 2 # y\n"),
        ("a:\n- 1 # x\n- 2 # y\n", ["1", "5", "6", "2"], "a:\n- 1 # x\n- 5\n- 6\n- 2 # y\n"),
        ("a:\n- 1\n- 2\n- 3 # z\n- 4\n- 5\n", ["1", "3", "5"], "a:\n- 1\n- 3 # z\n- 5\n"),
        ("a:\n- 1 # x\n- 2\n- 3\n", ["2", "1"], "a:\n- 2 # x\n- 1\n"),
    ],
)
def test_an_item_that_stays_keeps_its_comment_wherever_others_come_or_go(text, items, after):
    assert edit(text, a=items) == after


def test_items_that_stay_are_known_by_their_codes():
    text = "a:\n- code: x\n  n: 1 # một\n- code: y # hai\n  n: 2\n"
    assert edit(text, a=[{"code": "y", "n": "3"}]) == "a:\n- code: y # hai\n  n: 3\n"


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcde"), min_size=1))
def test_any_list_becomes_any_other(before, after):
    text = "k: 1\na:\n" + "".join(f"- {one} # {one}\n" for one in before)
    edit(text if before else "k: 1\na: []\n", a=after)
