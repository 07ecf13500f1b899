"""Numbers in expressions as people write them, and what lists come to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest

from generator.word.template.filling import ExpressionFault, Filling


@dataclass(frozen=True)
class Row:
    name: str
    count: int | None = None


NAMES = {"rate": Fraction(1, 2), "count": 1200, "rows": [Row("Đ", 5), Row("A", 7), Row("B")]}
NAMES["known"] = NAMES["rows"][:2]
FILLING = Filling(
    {"names": lambda rows: "".join(row.name for row in rows)}, {Row: {"name", "count"}}
)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("rate == 50%", True),
        ("rate < 50,5% and count", 1200),
        ("rate < 50.5 %", True),
        ("50% if rate else 0", Fraction(1, 2)),
        ("[10%, 1]", [Fraction(1, 10), 1]),
        ("count % 7", 3),
        ("7 % 2", 1),
        ("1 / 3 * 3", 1),
        ("0.1 + 0.2 == 0.3", True),
        ("1/10 < 0.1", False),
        ("0.125 * 8", 1),
        ("known|sum('count')", 12),
        ("[]|sum", 0),
        ("known|max('count')", 7),
        ("[3, 1, 2]|min", 1),
        ("rows|sort('count')|names", "ĐAB"),
        ("rows|sort('count', reverse=true)|names", "AĐB"),
        ("rows|sort('name')|names", "ABĐ"),
    ],
)  # fmt: skip
def test_what_an_expression_comes_to(expression, value):
    assert FILLING.evaluate(expression, NAMES) == value


@pytest.mark.parametrize(
    ("expression", "code", "said", "hint"),
    [
        ("count > 1.000", "NUMBER", "«1.000» đọc được hai cách", "viết 1000 (số nguyên) hoặc 1"),
        ("count > 2.500", "NUMBER", "«2.500» đọc được hai cách", "viết 2500 (số nguyên) hoặc 2.5"),
        ("count > 2.505", "NUMBER", "«2.505» đọc được hai cách", "hoặc 2.5050"),
        ("rows|sum('count')", "FIGURE", "chưa có số liệu «count»", ""),
        ("[]|max", "VALUE", "danh sách trống", ""),
        ("rows|map('count')", "SYNTAX", "«map»", "{% for row in … if … %}"),
        ("rows|groupby('name')", "SYNTAX", "«groupby»", "figures.groups"),
        ("rate|round(1)", "SYNTAX", "«round»", "|number(1)"),
        ("sum(rows)", "REACH", "«sum()»", '|sum("count")'),
    ],
)
def test_what_is_refused_has_a_remedy(expression, code, said, hint):
    with pytest.raises(ExpressionFault) as caught:
        FILLING.evaluate(expression, NAMES)
    assert caught.value.code == f"E-EXPR-{code}"
    assert said in str(caught.value.message)
    assert hint in str(caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{% set n = 0 %}\n{% for x in known %}\n{% set n = n + 1 %}{% endfor %}{{ n }}", 3),
        ("{% set n = 0 %}{% for x in known %}{% if x %}{% set n = 1 %}{% endif %}{% endfor %}\n{{ n }}", 1),
        ("{% set n = 0 %}{% for x in known %}{% for y in known %}\n{% set n = n + 1 %}{% endfor %}{% endfor %}", 2),
        ("{% set ns = namespace(n=0) %}", 1),
    ],
)  # fmt: skip
def test_counting_in_a_loop_is_refused_with_the_way_to_count(text, line):
    with pytest.raises(ExpressionFault) as caught:
        FILLING.fill(text, NAMES)
    assert caught.value.line == line
    assert "|length" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{% set n = 1 %}{% for x in known %}{% set n = x.count %}{{ n }}{% endfor %}", "57"),
        ("{% set n = 1 %}{% for x in known %}{% set n = x.count %}{% endfor %}{% set n = 3 %}{{ n }}", "3"),
        ("{% for x in known %}{% set n = x.count %}{{ n }}{% endfor %}", "57"),
        ("{% set n = 1 %}{% if n %}{% set n = 2 %}{% endif %}{{ n }}", "2"),
    ],
)  # fmt: skip
def test_a_name_that_only_a_loop_needs_may_be_set_in_it(text, filled):
    assert FILLING.fill(text, NAMES) == filled
