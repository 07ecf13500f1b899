"""A body read once gives what a body read anew gives, whatever the values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.body import BodyWriter
from generator.drafting.expressions import Expressions
from generator.drafting.pressed import press
from generator.problems import Place
from generator.standard import Outline
from generator.word.prose.word import write_prose

PRESSED = [
    "Có {{ a }} sáng kiến, **{{ b }}** và *{{ a|upper_first }}*.\n\nHết.",
    "{{ a }}\n\n- {{ b }}\n- hai {{ a }}{{ b }}\n\n1. {{ a }} một\n\nHết rồi.",
    "# Đề mục\n## Của {{ a }}\n\n{{ tables.t }}\n\nXem bảng.",
    "Không có gì để điền.",
]
NOT_PRESSED = [
    "{% if a %}{{ a }}{% endif %}.",
    "# Đề mục {{ a }}\n\nHết.",
    "Hết với {{ a }}",
    "| {{ a }} |\n|---|\n| x |\n\nHết.",
    "{{ a.b }",
    "> trích\n\nHết.",
    "{# ghi chú #}\n\nHết.",
]


def _writer(names):
    expressions = Expressions(names, 1, lambda _path, line: Place("d.yaml", line))
    return BodyWriter(expressions, lambda insert: f"<w:tbl>{insert.code}</w:tbl>", 9354)


@pytest.mark.parametrize("source", PRESSED)
def test_these_bodies_are_read_once(source):
    assert press(source, Outline.ROMAN, end_mark=True) is not None


@pytest.mark.parametrize("source", NOT_PRESSED)
def test_these_are_read_anew_for_each_letter(source):
    assert press(source, Outline.ROMAN, end_mark=True) is None


values = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Zl", "Zp"))).filter(
    lambda text: text.strip() == text and text != ""
)


@pytest.mark.parametrize("source", PRESSED)
@given(a=values, b=values)
def test_both_ways_write_the_same(source, a, b):
    writer = _writer({"a": a, "b": b, "tables": {"t": None}, "charts": {}})
    fast = writer._pressed(source, Outline.ROMAN, end_mark=True)
    slow = writer._read(
        source.replace("{{ tables.t }}", "\ue000table:t\ue001"),
        ("body",),
        Outline.ROMAN,
        end_mark=True,
    )
    assert writer.expressions.problems == []
    assert [_shown(piece) for piece in fast] == [_shown(piece) for piece in slow]


def _shown(piece):
    return write_prose(piece) if hasattr(piece, "runs") else piece


def test_a_fault_is_told_by_the_longer_way():
    writer = _writer({"a": "x", "tables": {}, "charts": {}})
    assert writer.write("Có {{ a }}\nvà {{ nope }}.", "body", outline=Outline.ROMAN) == ""
    assert [(one.code, one.place.line) for one in writer.expressions.problems] == [
        ("E-EXPR-NAME", 2)
    ]
