"""Units below units: rings, what is counted twice, and who is left without a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.campaign import Unit
from generator.model.rings import cycles
from generator.model.rules.tree import Tree


def _units(text):
    """`a b<a c<b`: a, b below a, c below b."""
    for word in text.split():
        code, _, parent = word.partition("<")
        yield Unit(code=code, name=code, parent=parent or None)


@pytest.mark.parametrize(
    ("parents", "rings"),
    [
        ({}, []),
        ({"b": "a", "c": "b"}, []),
        ({"a": "a"}, [("a",)]),
        ({"a": "b", "b": "c", "c": "b"}, [("b", "c")]),
        ({"a": "b", "b": "a", "c": "d", "d": "c", "e": "a"}, [("a", "b"), ("c", "d")]),
    ],
)
def test_rings(parents, rings):
    assert cycles(parents) == rings


@pytest.mark.parametrize(
    ("units", "given_to", "nested", "without"),
    [
        ("a b c", "a b", "", "c"),
        ("a b<a c<b", "a c", "c", ""),
        ("a b<a c<b", "b", "", ""),
        ("a b<a c<a", "b", "", "a c"),
        ("a b<a c<a", "b c", "", ""),
        ("a b<x", "a", "", "b"),
        ("a<b b<a c<a", "a b", "", ""),
        ("a<b b<a c<a", "c", "", "b"),
        ("c<b b<a a", "a b c", "c b", ""),
    ],
)
def test_what_a_figure_stands_for(units, given_to, nested, without):
    listed = list(_units(units))
    tree = Tree(listed)
    assert sorted(tree.nested(given_to.split())) == sorted(nested.split())
    assert [unit.code for unit in tree.without(given_to.split(), listed)] == without.split()


def test_units_that_are_not_wanted_are_not_missed():
    listed = list(_units("a b<a c<a"))
    assert Tree(listed).without(["b"], listed[:2]) == []


@given(st.lists(st.integers(min_value=0, max_value=11), min_size=1, max_size=12), st.data())
def test_what_is_not_nested_holds_every_figure_once(parents, data):
    units = [Unit(code=f"u{i}", name="A", parent=f"u{p}") for i, p in enumerate(parents)]
    codes = data.draw(st.sets(st.sampled_from([unit.code for unit in units])))
    tree = Tree(units)
    ringed = {code for ring in tree.cycles for code in ring}
    up = {unit.code: unit.parent for unit in units if unit.code not in ringed}

    def superiors(code):
        while up.get(code) in {unit.code for unit in units}:
            code = up[code]
            yield code

    assert set(tree.nested(codes)) == {
        code for code in codes if any(above in codes for above in superiors(code))
    }


def test_a_very_deep_tree():
    units = [Unit(code=f"u{i}", name="A", parent=f"u{i - 1}") for i in range(5_000)]
    tree = Tree(units)
    assert len(tree.nested([unit.code for unit in units])) == 4_999
    assert tree.without(["u0"], units) == []
