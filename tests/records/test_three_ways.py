"""Two people and one file: what each changed, block by block, and never a word lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records import pieces
from generator.records.pieces import pieces_of
from generator.records.three_ways import BlockFate, Side, three_ways

COMMON = """\
# văn bản
kind: letter
subject: Về việc
# ai nhận
addressees:
  - An Phú
  - Đông Hà
body: |
  Một.

  Hai.

  # Ba

  Bốn.
units:
  - code: a
    name: A   # thứ nhất
    members: 1
  - {code: b, name: B}
"""


def changed(text, *pairs):
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def told(found):
    """What is no longer as it was: whose change it is, where, and the texts."""
    return [
        (one.fate.value, "/".join(one.way), one.mine.strip(), one.disk.strip())
        for one in found.blocks
        if one.fate is not BlockFate.LEFT
    ]


def test_what_each_changed_by_himself_goes_together():
    mine = changed(COMMON, ("Hai.", "Hai hai."), ("members: 1", "members: 5"))
    disk = changed(COMMON, ("Bốn.", "Bốn bốn."), ("name: A ", "name: An "), ("Về", "V/v"))
    found = three_ways(COMMON, mine, disk)
    assert told(found) == [
        ("disk", "subject", "subject: Về việc", "subject: V/v việc"),
        ("mine", "body", "Hai hai.", "Hai."),
        ("disk", "body", "Bốn.", "Bốn bốn."),
        ("disk", "units/a/name", "name: A   # thứ nhất", "name: An   # thứ nhất"),
        ("mine", "units/a/members", "members: 5", "members: 1"),
    ]
    assert found.merged == changed(
        COMMON,
        ("Hai.", "Hai hai."),
        ("members: 1", "members: 5"),
        ("Bốn.", "Bốn bốn."),
        ("name: A ", "name: An "),
        ("Về", "V/v"),
    )


def test_what_both_changed_must_be_chosen():
    mine = changed(COMMON, ("Hai.", "Hai của tôi."))
    disk = changed(COMMON, ("Hai.", "Hai của chị."), ("Một.", "Một một."))
    found = three_ways(COMMON, mine, disk)
    assert told(found) == [
        ("disk", "body", "Một.", "Một một."),
        ("clash", "body", "Hai của tôi.", "Hai của chị."),
    ]
    assert found.merged is None
    place = found.clashes[0]
    both = changed(COMMON, ("Một.", "Một một."))
    assert found.taking({place: Side.DISK}) == disk
    assert found.taking({place: Side.MINE}) == changed(both, ("Hai.", "Hai của tôi."))
    assert found.taking({place: Side.COMMON}) == both


CASES = {
    "the same change": ("a: 1\n", "a: 2\n", "a: 2\n", [("alike", "a", "a: 2", "a: 2")], "a: 2\n"),
    "new keys": (
        "a: 1\nc: 3\n",
        "a: 1\nb: 2\nc: 3\n",
        "a: 1\nc: 3\nd: 4\n",
        [("mine", "b", "b: 2", ""), ("disk", "d", "", "d: 4")],
        "a: 1\nb: 2\nc: 3\nd: 4\n",
    ),
    "one key twice": (
        "a: 1\n",
        "a: 1\nb: 2\n",
        "a: 1\nb: 3\n",
        [("clash", "b", "b: 2", "b: 3")],
        None,
    ),
    "taken out and changed": (
        "a: 1\nb: 2\n",
        "a: 1\n",
        "a: 1\nb: 3\n",
        [("clash", "b", "", "b: 3")],
        None,
    ),
    "taken out and left": (
        "a: 1\nb: 2\n",
        "a: 1\n",
        "a: 1\nb: 2\n",
        [("mine", "b", "", "b: 2")],
        "a: 1\n",
    ),
    "neighbours": (
        "a:\n- x\n- y\n",
        "a:\n- 1\n- y\n",
        "a:\n- x\n- 2\n",
        [("mine", "a", "- 1", "- x"), ("disk", "a", "- y", "- 2")],
        "a:\n- 1\n- 2\n",
    ),
    "another order": (
        "a:\n- code: x\n- code: y\n",
        "a:\n- code: y\n- code: x\n",
        "a:\n- code: x\n- code: y\n  n: 1\n",
        [("clash", "a", "a:\n- code: y\n- code: x", "a:\n- code: x\n- code: y\n  n: 1")],
        None,
    ),
    "a table": (
        "code;n\na;1\nb;2\n",
        "code;n\na;5\nb;2\n",
        "code;n\na;1\nb;6\nc;3\n",
        [("clash", "", "a;5\nb;2", "a;1\nb;6\nc;3")],
        None,
    ),
    "line ends": (
        "a: 1\nb: 2\n",
        "a: 5\nb: 2\n",
        "a: 1\r\nb: 6\r\n",
        [("mine", "a", "a: 5", "a: 1"), ("disk", "b", "b: 2", "b: 6")],
        "a: 5\r\nb: 6\r\n",
    ),
    "no end": (
        "a: 1\nb: 2",
        "a: 1\nb: 2\nc: 3\n",
        "a: 1\nb: 3",
        [("disk", "b", "b: 2", "b: 3"), ("mine", "c", "c: 3", "")],
        "a: 1\nb: 3\nc: 3",
    ),
    "no record": ("[\nx\n", "[\ny\n", "[\nx\nz\n", [("clash", "", "y", "x\nz")], None),
}


@pytest.mark.parametrize(("common", "mine", "disk", "blocks", "merged"), CASES.values(), ids=CASES)
def test_each_kind_of_change(common, mine, disk, blocks, merged):
    found = three_ways(common, mine, disk)
    assert [told(found), found.merged] == [blocks, merged]


def test_without_the_common_text_all_that_differs_is_to_be_chosen():
    found = three_ways(None, "a: 1\nb: 2\nc: 3\n", "a: 1\nb: 5\nc: 3\nd: 4\n")
    assert told(found) == [("clash", "b", "b: 2", "b: 5"), ("clash", "d", "", "d: 4")]


def test_the_pieces_are_the_text():
    assert "".join(one.text for one in pieces_of(COMMON)) == COMMON
    body = next(one for one in pieces_of(COMMON) if one.name == "body")
    assert [one.text for one in body.inner] == [
        "body: |\n",
        "  Một.\n\n",
        "  Hai.\n\n",
        "  # Ba\n\n",
        "  Bốn.\n",
    ]


LINES = st.sampled_from(
    ["a: 1", "b: 2", "b: 3", "", "# x", "c:", "  - code: x", "    n: 1", "  - code: y", "d: |"]
)
TEXTS = st.lists(LINES, max_size=9).map(lambda lines: "".join(f"{one}\n" for one in lines))


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_each_of_the_three_can_be_had_back_whole(common, mine, disk):
    found = three_ways(common, mine, disk)
    for side, text in ((Side.MINE, mine), (Side.DISK, disk)):
        assert found.taking(dict.fromkeys(range(len(found.blocks)), side)) == text


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_what_one_alone_changed_is_taken_as_it_is(common, changed_one):
    assert three_ways(common, changed_one, common).merged == changed_one
    assert three_ways(common, common, changed_one).merged == changed_one


def test_very_large_texts_are_held_against_each_other_line_by_line(monkeypatch):
    monkeypatch.setattr(pieces, "_LARGE", 10)
    mine, disk = changed(COMMON, ("Hai.", "Hai hai.")), changed(COMMON, ("Bốn.", "Bốn bốn."))
    found = three_ways(COMMON, mine, disk)
    assert [one[0] for one in told(found)] == ["mine", "disk"]
    assert found.merged == changed(mine, ("Bốn.", "Bốn bốn."))
