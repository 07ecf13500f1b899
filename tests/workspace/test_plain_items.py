"""Long runs of items are read without the parser, and nothing is read otherwise than by it."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.workspace import yamltext
from generator.workspace.nodes import Block, Items, Node, key_place_of, place_of
from generator.workspace.plain_items import set_items_apart
from generator.workspace.tablenodes import RowItems
from generator.workspace.yamltext import read_yaml_text


def run(*lines: str, count: int = 10) -> str:
    """So many items; each line with the number of the item for a `#`."""
    return "".join(f"  - {'    '.join(lines)}".replace("#", str(n)) for n in range(count))


PLAIN = run("code: u#\n", "name: Xã Số # (mới)\n", "bases: {members: #}\n")
NESTED = run("code: u#\n", "bases:\n", "  members: #0\n", "  workers: #\n", "name: Xã #\n")
MIXED = run("code: a#\n", count=4) + PLAIN + run("code: b#\n", "name: a\n", count=3) + NESTED
TOP = PLAIN.replace("\n  ", "\n").removeprefix("  ")
AROUND = {
    "units": f"units:\n{PLAIN}",
    "mappings below": f"units:\n{NESTED}groups: []\n",
    "several forms": f"units:\n{MIXED}",
    "as far out as the key": f"units:\n{TOP}",
    "one key": "units:\n" + run("code: u#\n"),
    "no end of line": f"units:\n{PLAIN}".rstrip("\n"),
    "two lists": f"units:\n{PLAIN}others:\n{NESTED}",
    "a list in an item": f"levels:\n- units:\n{PLAIN}- units:\n{NESTED}",
    "a literal block": f"note: |\n{PLAIN}total: 5\n",
    "a folded block further in": f"note: >\n   {PLAIN}",
    "quotes": f'note: "x\n{PLAIN}  - u: 5"\n',
    "words that go on": f"note: a few words\n{PLAIN}",
    "words that go on behind": f"units:\n{PLAIN}      and more\n",
    "brackets": f"units: [\n{PLAIN}]\n",
    "a key twice": "units:\n" + run("code: u#\n", "name: a\n", "code: b\n"),
    "a key twice, below": "units:\n" + run("code: u#\n", "bases:\n", "  a: 1\n", "  a: #\n"),
    "nothing": "units:\n" + run("code: u#\n", "name: null\n") + PLAIN,
    "null begun": "units:\n" + run("code: u#\n", "name: null#\n"),
    "a comment within": f"units:\n{PLAIN}  # more\n{NESTED}",
    "a comment below": f"units:\n{PLAIN}      #of it\n",
    "a tab": f"units:\n{PLAIN}\t- code: x\n",
    "a quoted name": f'units:\n{PLAIN}  - code: "x"\n{NESTED}',
    "another file behind": f"units:\n{PLAIN}---\nunits:\n{PLAIN}",
    "a fault of syntax behind": f"units:\n{PLAIN}note: [a\n",
    "a mapping behind": f"units:\n{PLAIN}  code: x\n",
    "an item of texts": f"units:\n{PLAIN}  - words\n{PLAIN}",
    "spaces of other sorts": "units:\n" + run("code: u#\n", "name: a\u00a0b\n"),
    "numbers of a unit": "units:\n" + run(*["code: u#\n", "bases:\n", *(f"  b{n}: #\n" for n in range(9))]),
    "many forms": "units:\n" + "".join(f"  - code: a\n    k{n}: b\n" for n in range(60)),
}  # fmt: skip
PIECES = (
    PLAIN,
    NESTED,
    "units:\n",
    "note: |\n",
    '"',
    "  - name: a\n",
    "- ",
    "#x\n",
    "  ",
    "    code: x\n",
    "[",
    "]\n",
    "---\n",
)


def all_places(node: Node, *way: str | int) -> list[object]:
    """Every value with its place and that of its key, every mapping with that where it begins."""
    if isinstance(node, str | None):
        return [(way, node)]
    here: list[object] = [(way, place_of(node))]
    if isinstance(node, Block):
        here += [(way, key_place_of(node, key), place_of(node, key)) for key in node]
    steps = node.items() if isinstance(node, Block) else enumerate(node)
    if isinstance(node, Items):
        here += [(way, place_of(node, at)) for at, one in enumerate(node) if one]
    return here + [one for step, inner in steps for one in all_places(inner, *way, step)]


def told(text: str) -> tuple[object, list[object], list[Problem]]:
    block, problems = read_yaml_text(text, "a.yaml")
    return block, all_places(block), problems


def parsed(text: str) -> tuple[object, list[object], list[Problem]]:
    """The same by the parser alone."""
    with (
        mock.patch.object(yamltext, "set_apart", lambda text: (text, {})),
        mock.patch.object(yamltext, "set_items_apart", lambda text: (text, {})),
    ):
        return told(text)


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_what_is_read_is_what_the_parser_says(text: str) -> None:
    assert set_items_apart(text)[1]
    assert told(text) == parsed(text)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=7).map("".join))
def test_whatever_stands_around(text: str) -> None:
    assert told(text) == parsed(text)


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_items_that_are_put_off_say_and_stand_where_the_parser_says(text: str) -> None:
    block, problems = read_yaml_text(text, "a.yaml", {"units"})
    assert (block, all_places(block), problems) == parsed(text)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=7).map("".join))
def test_what_is_put_off_whatever_stands_around(text: str) -> None:
    block, problems = read_yaml_text(text, "a.yaml", {"units"})
    assert (block, all_places(block), problems) == parsed(text)


def units_of(text: str) -> RowItems:
    block, _ = read_yaml_text(text, "a.yaml", {"units"})
    assert block
    units = block["units"]
    assert isinstance(units, RowItems)
    return units


def test_columns_say_what_the_items_say() -> None:
    few = run("code: a#\n", count=4)
    units = units_of(f"units:\n{few}{PLAIN}{few}")
    columns = units.columns
    assert columns == {
        ("code",): [f"{lead}{n}" for lead, count in (("a", 4), ("u", 10), ("a", 4)) for n in range(count)],
        ("name",): [*[""] * 4, *(f"Xã Số {n} (mới)" for n in range(10)), *[""] * 4],
        ("bases", "members"): [*[""] * 4, *map(str, range(10)), *[""] * 4],
    }  # fmt: skip
    assert units[4] == {"code": "u0", "name": "Xã Số 0 (mới)", "bases": {"members": "0"}}
    assert units.columns is None


@pytest.mark.parametrize(
    "odd",
    [
        "  - {code: x, aliases: [y]}\n",
        "  - {code: x, name: ''}\n",
        "  - {code: x, bases: {}}\n",
        "  - {code: x, bases: {women: 1, members: 2}}\n",
    ],
)
def test_items_that_say_more_than_texts_have_no_columns(odd: str) -> None:
    units = units_of(f"units:\n{PLAIN}{odd}{PLAIN}")
    assert (units.columns, len(units)) == (None, 21)
    assert [*units] == read_yaml_text(f"units:\n{PLAIN}{odd}{PLAIN}", "")[0]["units"]  # type: ignore[index]


def test_only_the_lists_that_are_asked_for_are_put_off() -> None:
    text = f"units:\n{PLAIN}others:\n{PLAIN}below:\n  units:\n  {PLAIN.replace(chr(10) + '  ', chr(10) + '    ')}"
    block, _ = read_yaml_text(text, "a.yaml", {"units"})
    assert block
    assert isinstance(block["below"], Block)
    kinds = [type(one) for one in (block["units"], block["others"], block["below"]["units"])]
    assert kinds == [RowItems, Items, Items]


def test_what_has_a_number_that_braces_would_part_is_left_to_the_parser() -> None:
    text = "units:\n" + run("code: u#\n", "bases: {a: 1,#, b: 2}\n")
    assert set_items_apart(text) == (text, {})


def test_items_within_a_run_are_not_parsed() -> None:
    text, runs = set_items_apart(f"units:\n{run('code: u#' + chr(10), 'name: a' + chr(10))}")
    first, last = "  - code: u0\n    name: a\n", "  - code: u9\n    name: a\n"
    assert text == f"units:\n{first}" + "\n" * 16 + last
    assert len(runs) == 1


def test_items_of_very_many_keys_are_left_to_what_reads_their_lines() -> None:
    units = [f"  u{n}: #\n" for n in range(200)]
    text = "results:\n" + run("indicator: i#\n", "counts:\n", *units)
    assert set_items_apart(text) == (text, {})
    assert told(text) == parsed(text)
