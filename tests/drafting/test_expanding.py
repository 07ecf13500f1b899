"""Passages: a body names one on a line of its own, and every fault has its place."""

from __future__ import annotations

import pytest

from generator.drafting.expressions import Expressions
from generator.drafting.vocabulary.build import PassageNames
from generator.model.passage import Passage
from generator.problems import Place, Problem, say

BROKEN = Problem("E-PASSAGE-HEAD", Place("hong.md", 1), say("hỏng"))
LIBRARY = {
    "one": "Một {{ x }}.",
    "list": "- a\n{% if x == 2 %}\n- b\n{% endif %}",
    "outer": "# Mục\n{{ passages.one }}",
    "silent": "{% if x == 3 %}\nKhông in.\n{% endif %}",
    "sets": "{% set x = 9 %}{{ x }}",
    "wrong": "Đúng.\nSai {{ y }}.",
    "ring": "a\n{{ passages.gnir }}",
    "gnir": "{{ passages.ring }}",
    "double": "{{ passages.one }}\n" * 201,
}


@pytest.fixture
def expressions():
    library = {code: Passage(code, text=text) for code, text in LIBRARY.items()}
    library["broken"] = Passage("broken", faults=(BROKEN,))
    marks = PassageNames("passage", library)
    names = {"x": 2, "passages": marks}

    def locate(path, line, column):
        return Place("/".join(map(str, path)), line, column)

    return Expressions(names, 1, locate, passages=library)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Đầu\n{{ passages.one }}\ncuối", ["Đầu", "Một 2.", "cuối"]),
        ("- x\n{{ passages.list }}\n- y", ["- x", "- a", "- b", "- y"]),
        ("- x\n  {{ passages.list }}", ["- x", "  - a", "  - b"]),
        ("{{ passages.outer }}", ["# Mục", "Một 2."]),
        ("a\n{{ passages.silent }}\nb", ["a", "b"]),
        ("{{ passages.sets }}\n\n{{ x }}", ["9", "2"]),
        ("{% if x == 2 %}\n{{ passages.one }}\n{% endif %}", ["Một 2."]),
        ("{% if x == 3 %}\n{{ passages.one }}\n{% endif %}", []),
        ("{% for a in [1, 2] %}\n{{ passages.one }}\n{% endfor %}", ["Một 2.", "Một 2."]),
    ],
)
def test_a_passage_stands_where_it_is_named(expressions, source, lines):
    found = expressions.body(source, "body")
    assert [line for line in found.lines if line] == lines
    assert expressions.problems == []


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("a\nXem {{ passages.one }} này", [("E-PASSAGE-LINE", "body", 2, 8)]),
        ("{{ passages.one }}\n- {{ passages.one }}", [("E-PASSAGE-LINE", "body", 2, 6)]),
        (
            "{{ passages.noe }}\n{{ passages.tow }}",
            [("E-PASSAGE-UNKNOWN", "body", 1, 4), ("E-PASSAGE-UNKNOWN", "body", 2, 4)],
        ),
        ("{{ passages.wrong }}", [("E-EXPR-NAME", "passages/wrong", 2, 8)]),
        ("{{ passages.ring }}", [("E-PASSAGE-RING", "passages/gnir", 1, 4)]),
        ("{{ passages.broken }}", [("E-PASSAGE-HEAD", "hong.md", 1, 0)]),
        ("{{ passages.double }}", [("E-PASSAGE-LONG", "passages/double", 1, 4)]),
        (
            "{{ z }}\n{{ passages.wrong }}\n{{ passages.noe }}",
            [
                ("E-EXPR-NAME", "body", 1, 4),
                ("E-EXPR-NAME", "passages/wrong", 2, 8),
                ("E-PASSAGE-UNKNOWN", "body", 3, 4),
            ],
        ),
    ],
)
def test_each_fault_has_its_place(expressions, source, faults):
    expressions.body(source, "body")
    told = [(p.code, p.place.file, p.place.line, p.place.column) for p in expressions.problems]
    assert told == faults


def test_a_name_that_no_passage_has_is_told_with_the_one_that_is_near(expressions):
    expressions.body("{{ passages.silnt }}", "body")
    (problem,) = expressions.problems
    assert str(problem.message) == "không có đoạn nào tên «silnt»"
    assert str(problem.hint) == "có phải «silent»?"


def test_a_line_of_a_list_gives_those_of_its_passage(expressions):
    sources = ("{{ passages.list }}", "c", "{{ passages.silent }}")
    assert expressions.texts(sources, "notes") == ["- a", "- b", "c"]
    assert expressions.text("Xem {{ passages.one }}", "subject") == ""
    assert [str(one.message) for one in expressions.problems] == [
        "đoạn chỉ đặt được trong nội dung văn bản, một mình một dòng"
    ]


def test_where_a_line_of_a_body_was_written(expressions):
    found = expressions.body("Đầu\n{{ passages.list }}", "body")
    at = found.lines.index("- a") + 1
    assert found.origin(at) == (("passages", "list"), 1)
    assert found.origin(1) == (("body",), 1)
