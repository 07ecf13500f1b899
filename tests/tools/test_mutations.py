"""The faults that `tools.mutants` draws: each kind once, and what is left alone."""

from __future__ import annotations

import ast

import pytest

from tools.mutations import mutants_of


def faults(source):
    return {ast.unparse(each.mutated()) for each in mutants_of("x.py", source)}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a < b", {"a <= b", "a >= b", "pass"}),
        ("a = b in c", {"a = b not in c"}),
        ("a = b and c", {"a = b or c"}),
        ("a = not b", {"a = b"}),
        ("a = -b", {"a = b"}),
        ("a = b + c", {"a = b - c"}),
        ("a = 7", {"a = 8", "a = 6"}),
        ("a = True", {"a = False"}),
        ("a = 'x'", {"a = ''"}),
        ("a += b", {"a -= b", "pass"}),
        ("a()", {"pass"}),
        ("a = [b for b in c if d]", {"a = [b for b in c if not d]"}),
        ("a = b if c else d", {"a = b if not c else d"}),
    ],
)
def test_each_kind_of_fault(source, wanted):
    assert faults(source) == wanted


def test_what_stands_in_a_function():
    assert faults("def f(a=B):\n    return a") == {
        "def f(a=None):\n    return a",
        "def f(a=B):\n    return None",
    }
    assert faults("for a in b:\n    break") == {"for a in b:\n    continue"}
    assert faults("if a:\n    raise b") == {"if not a:\n    raise b", "if a:\n    pass"}


@pytest.mark.parametrize(
    "source",
    [
        '"""Says what it is."""',
        "a = say('câu')",
        "a = option(help='câu')",
        "a = ValueError('text')",
        "a: 'text'",
        "__all__ = ['a']",
        "a = int | None",
        "a = A | str",
        "@dataclass(frozen=True)\nclass A: pass",
        "if TYPE_CHECKING:\n    a = 1",
    ],
)
def test_left_alone(source):
    assert faults(source) == set()
