"""Strict, sandboxed expressions: what they give, and how they refuse."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.word.template.strict_jinja import ExpressionFault, evaluate, fill, strict_environment


@dataclass(frozen=True)
class Row:
    count: int = 3
    hidden: str = "x"

    def double(self) -> int:
        return 2 * self.count


NAMES = {"row": Row(), "rows": [Row(1), Row(2)], "d": {"gd1": {"count": 7}}, "figures": 1}
ENVIRONMENT = strict_environment({"twice": lambda value: 2 * value}, {Row: {"count"}})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ row.count }} {{ d.gd1.count|twice }}", "3 14"),
        ("{% for one in rows %}{{ loop.index }}:{{ one.count }} {% endfor %}", "1:1 2:2 "),
        ("a\n{% if row.count > 2 %}\nb\n{% endif %}\nc", "a\nb\nc"),
        ("{{ rows|length }} {{ 'x' if row.count is defined }}", "2 x"),
    ],
)
def test_names_and_statements(text, filled):
    assert fill(ENVIRONMENT, text, NAMES) == filled


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("{{ figurs }}", "E-EXPR-NAME", 1, "không có tên «figurs»; có phải «figures»?"),
        ("a\nb {{ row.cuont }}", "E-EXPR-NAME", 2, "không có tên «cuont»; có phải «count»?"),
        ("{{ d.gd2.count }}", "E-EXPR-NAME", 1, "không có tên «gd2»; có phải «gd1»?"),
        ("{{ row.hidden }}", "E-EXPR-NAME", 1, "không có tên «hidden»"),
        ("{{ row.double() }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ row.__class__ }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ ''.__class__.__mro__ }}", "E-EXPR-REACH", 1, "__class__"),
        ("{{ rows.append(1) }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ 'a' * 10 }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ 10 ** 10 }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ range(3) }}", "E-EXPR-REACH", 1, "không được phép"),
        ("{{ row.count|safe }}", "E-EXPR-SYNTAX", 1, "safe"),
        ("{{ row.count|map('x') }}", "E-EXPR-SYNTAX", 1, "map"),
        ("a\n{% if row %}", "E-EXPR-SYNTAX", 2, "sai cú pháp"),
        ("{{ 1 // 0 }}", "E-EXPR-VALUE", 1, "số chia bằng 0"),
        ("{% include 'x' %}", "E-EXPR-VALUE", 1, "không tính được"),
    ],
)
def test_refusals_name_line_and_reason(text, code, line, said):
    with pytest.raises(ExpressionFault) as caught:
        fill(ENVIRONMENT, text, NAMES)
    assert (caught.value.code, caught.value.line) == (code, line)
    assert said in str(caught.value.message)


def test_a_condition_is_judged():
    assert evaluate(ENVIRONMENT, "row.count > 2 and d.gd1.count == 7", NAMES) is True
    with pytest.raises(ExpressionFault):
        evaluate(ENVIRONMENT, "nope", NAMES)
