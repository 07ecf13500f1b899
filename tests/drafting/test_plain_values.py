"""Values without a filter: said as people say them, joined or not; never in the program's own words."""

from __future__ import annotations

import pytest
from markupsafe import Markup


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'có ' ~ figures.count ~ ' sáng kiến' }}", "có 21 sáng kiến"),
        ("{{ figures.rate ~ '' }}", "140%"),
        ("{{ ['a', 2025]|join('-') }}", "a-2025"),
        ("{{ figures.reported|join(', ', 'count') }}", "12, 3, 4"),
        ("{{ figures.reported|join(', ', 'name') }}", "A, B, C"),
        ("{{ figures.count|upper }} {{ 'kế hoạch'|upper }} {{ ' a '|trim }}", "21 KẾ HOẠCH a"),
        ("{{ figures.count / 2 }} {{ 5 / 2 }} {{ 1.5 }}", "10,5 2,5 1,5"),
        ("{{ figures.count / figures.quota }}", "140%"),
    ],
)
def test_a_value_is_said_as_people_say_it(filled, text, said):
    assert filled(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ figures.units|join(', ') }}", "tên này là một nhóm"),
        ("{{ 'a' ~ figures.units }}", "đây là một danh sách"),
        ("{{ 'a' ~ figures }}", "tên này là một nhóm"),
        ("{{ figures|lower }}", "tên này là một nhóm"),
        ("{{ figures.count|int }}", "không có cách viết «int»"),
        ("{{ 1,5 }}", "số thập phân viết bằng dấu chấm"),
        ("{{ figures.count > 5 }}", "đúng hay sai thì không in được"),
        ("{{ 1 / 3 }}", "số 0,33 không phải số nguyên"),
        ("{{ 1.5|words }}", "số 1,5 không phải số nguyên"),
        ("{{ figures.units[9:] }}", "đây là một danh sách"),
    ],
)
def test_what_has_no_words_is_refused(refused, text, said):
    (problem,) = refused(text)
    assert said in str(problem.message)


@pytest.mark.parametrize("text", ["{{ x }}", "a {{ x|upper }}", "{{ x ~ 'b' }}", "{{ [x]|join }}"])
def test_paragraphs_of_templates_are_no_words_of_a_record(expressions, text):
    expressions.text(text, "body", x=Markup("<w:p/>"))
    (problem,) = expressions.problems
    assert "chỉ đặt được trong mẫu Word" in str(problem.message)
