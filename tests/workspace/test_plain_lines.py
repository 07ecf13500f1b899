"""Long runs of counts are read without the parser, and nothing is read otherwise than by it."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.workspace import yamltext
from generator.workspace.nodes import Block, Items, Node, key_place_of, place_of
from generator.workspace.plain_lines import set_apart
from generator.workspace.yamltext import read_yaml_text

RUN = "".join(f"  u{number}: {number}.000\n" for number in range(10, 20))
TOP = RUN.replace("  ", "")
AROUND = {
    "counts": f"counts:\n{RUN}",
    "two mappings": f"results:\n- indicator: a\n  counts:\n  {RUN.replace('  u', '    u')}{RUN}",
    "the whole file": TOP,
    "no end of line": f"counts:\n{RUN}".rstrip("\n"),
    "a literal block": f"note: |\n{RUN}total: 5\n",
    "a folded block further in": f"note: >\n   {RUN}",
    "quotes": f'note: "x\n{RUN}  u20: 5"\n',
    "quotes over all": f'note: "x\n{TOP}"\nend: 1\n',
    "words that go on": f"note: a few words\n{RUN}",
    "braces": f"counts: {{\n{RUN}}}\n",
    "a key twice, within": f"counts:\n{RUN}{RUN}",
    "a key twice, before": f"counts:\n  u13: 7\n  name: a\n{RUN}",
    "a key twice, behind": f"counts:\n{RUN}  name: a\n  u13: 7\n",
    "a key left blank before": f"counts:\n  u13:\n{RUN}",
    "a comment below": f"counts:\n{RUN}    #of it\n  #u1: 4\n",
    "a comment within": f"counts:\n{RUN}  # more\n{RUN.replace('u1', 'u2')}",
    "an item below": f"counts:\n{RUN}  - a\n",
    "a tab": f"counts:\n{RUN}\t u9: 4\n",
    "another file behind": f"{TOP}---\n{TOP}",
    "a fault of syntax behind": f"counts:\n{RUN}note: [a\n",
    "a list": f"- a\n{RUN}",
    "decimals": "".join(f"u{n}: 1,{n}\n" for n in range(10)),
    "letters of people": "".join(f"xã-{n}.đ&Ă: {n}\n" for n in range(10)),
}
PIECES = (
    RUN,
    TOP,
    "counts:\n",
    "note: |\n",
    '"',
    "  name: a\n",
    "- ",
    "#x\n",
    "  ",
    "u15: 1\n",
    "{",
    "}\n",
    "---\n",
    ",",
)


def all_places(node: Node, *way: str | int) -> list[object]:
    """Every value with its place and that of its key."""
    if isinstance(node, Block):
        own: list[object] = [
            (way, key, key_place_of(node, key), place_of(node, key)) for key in node
        ]
        return own + [one for key, inner in node.items() for one in all_places(inner, *way, key)]
    if isinstance(node, Items):
        own = [(way, step, place_of(node, step)) for step, one in enumerate(node) if one]
        return own + [
            one for step, inner in enumerate(node) for one in all_places(inner, *way, step)
        ]
    return [(way, node)]


def told(text: str) -> tuple[object, list[object], list[Problem]]:
    block, problems = read_yaml_text(text, "a.yaml")
    return block, all_places(block), problems


def parsed(text: str) -> tuple[object, list[object], list[Problem]]:
    """The same by the parser alone."""
    with mock.patch.object(yamltext, "set_apart", lambda text: (text, {})):
        return told(text)


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_what_is_read_is_what_the_parser_says(text: str) -> None:
    assert set_apart(text)[1]
    assert told(text) == parsed(text)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=7).map("".join))
def test_whatever_stands_around(text: str) -> None:
    assert told(text) == parsed(text)


def test_a_comma_at_the_end_parts_items_in_braces() -> None:
    text = "{\n" + "".join(f"u{n}: {n},\n" for n in range(10)) + "}"
    assert set_apart(text) == (text, {})


def test_lines_within_a_run_are_not_parsed() -> None:
    text, runs = set_apart(f"counts:\n{RUN}")
    assert text == "counts:\n  u10: 10.000\n" + "\n" * 8 + "  u19: 19.000\n"
    assert len(runs) == 1
    assert told(f"counts:\n{RUN}")[0] == {"counts": {f"u{n}": f"{n}.000" for n in range(10, 20)}}
