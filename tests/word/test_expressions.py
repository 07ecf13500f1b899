"""Strict, sandboxed expressions: what they give, and how they refuse."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.problems import RecordsInvalid
from generator.word.template.filling import ExpressionFault, Filling
from generator.word.template.sandbox import Sandbox
from generator.word.template.template import open_template


@dataclass(frozen=True)
class Row:
    count: int = 3
    hidden: str = "x"

    def double(self) -> int:
        return 2 * self.count


NAMES = {
    "row": Row(),
    "rows": [Row(1), Row(2)],
    "d": {"gd1": {"count": 7}, "long": range(700)},
    "figures": 1,
}
FILLING = Filling({"twice": lambda value: 2 * value}, {Row: {"count"}})


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
    assert FILLING.fill(text, NAMES) == filled


@pytest.mark.parametrize(
    ("text", "filled", "asked"),
    [
        ("{{ figures|told }} {{ row.count|told }} {{ figures|told }}", "1 3 1", 2),
        ("{% for one in rows %}{{ row.count|told }}{{ one.count|told }} {% endfor %}", "31 32 ", 3),
        ("{% for one in rows %}{{ loop.index|told }} {% endfor %}", "1 2 ", 2),
        ("{% set a = 1 %}{{ a|told }}{% set a = 2 %}{{ a|told }}", "12", 2),
        ("{% if row.count|told > 9 %}{{ figures|told }}{% endif %}{{ row.count|told }}", "3", 2),
        ("{{ d['gd1'].count|told }} {{ d.gd1.count|told }}", "7 7", 2),
    ],
)
def test_what_stays_the_same_in_a_text_is_asked_for_once(text, filled, asked):
    seen = []
    filling = Filling({"told": lambda value: seen.append(value) or value}, {Row: {"count"}})
    assert (filling.fill(text, NAMES), len(seen)) == (filled, asked)


def test_of_a_draft_each_gap_is_told_where_it_stands():
    told = []
    text = "{{ row.count }}\n{{ row.count }}"
    FILLING.fill(
        text, {"row": Row(None)}, lambda _, line, column: told.append((line, column)) or "…"
    )
    assert told == [(1, 1), (2, 1)]


def test_what_notes_each_figure_is_asked_each_time():
    seen = []
    told = {"told": lambda value: seen.append(value) or value}
    assert Filling(told, {}, remembers=False).fill("{{ 1|told }}{{ 1|told }}", {}) == "11"
    assert seen == [1, 1]


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("{{ figurs }}", "E-EXPR-NAME", 1, "không có tên «figurs»; có phải «figures»?"),
        ("a\nb {{ row.cuont }}", "E-EXPR-NAME", 2, "không có tên «cuont»; có phải «count»?"),
        ("{{ d.gd2.count }}", "E-EXPR-NAME", 1, "không có tên «gd2»; có phải «gd1»?"),
        ("{{ row.hidden }}", "E-EXPR-NAME", 1, "không có tên «hidden»"),
        ("{{ nope|twice }}", "E-EXPR-NAME", 1, "không có tên «nope»"),
        ("{% for a in rows %}{{ loop.indx }}{% endfor %}", "E-EXPR-NAME", 1, "«loop.indx»"),
        ("{{ row.double() }}", "E-EXPR-REACH", 1, "không được phép dùng «double()»"),
        ("{{ row.__class__ }}", "E-EXPR-REACH", 1, "không được phép dùng «__class__»"),
        ("{{ ''.__class__.__mro__ }}", "E-EXPR-REACH", 1, "__mro__"),
        ("{{ row['__class__'] }}", "E-EXPR-REACH", 1, "__class__"),
        ("{{ row['__cla' ~ 'ss__'] }}", "E-EXPR-REACH", 1, "__class__"),
        ("{{ rows.append(1) }}", "E-EXPR-REACH", 1, "«append()»"),
        ("{{ 'a' * 10 }}", "E-EXPR-REACH", 1, "«*»"),
        ("{{ '%0300000000d' % 1 }}", "E-EXPR-REACH", 1, "«%»"),
        ("{{ 10 ** 10 }}", "E-EXPR-REACH", 1, "«**»"),
        ("{{ range(3) }}", "E-EXPR-REACH", 1, "«range()»"),
        ("a\n{% include 'x' %}", "E-EXPR-REACH", 2, "«include»"),
        ("{% set x %}a{% endset %}", "E-EXPR-REACH", 1, "«set»"),
        ("{% macro m() %}{% endmacro %}", "E-EXPR-REACH", 1, "«macro»"),
        ("a\n{% autoescape false %}x{% endautoescape %}", "E-EXPR-REACH", 2, "«autoescape»"),
        ("{% filter upper %}x{% endfilter %}", "E-EXPR-REACH", 1, "«filter»"),
        ("{{ row.count|safe }}", "E-EXPR-SYNTAX", 1, "không có cách viết «safe»"),
        ("{{ row.count|twise }}", "E-EXPR-SYNTAX", 1, "«twise»; có phải «twice»?"),
        ("{{ [1]|batch(999999999, 'x') }}", "E-EXPR-SYNTAX", 1, "không có cách viết «batch»"),
        ("{{ row is callable }}", "E-EXPR-SYNTAX", 1, "không có điều kiện is «callable»"),
        ("a\n{% if row %}\n\nb", "E-EXPR-SYNTAX", 2, "chưa có «{% endif %}»"),
        ("a\n{{ row\n\nb", "E-EXPR-SYNTAX", 2, "chưa đóng bằng «}}»"),
        ("{{" + "(" * 5000 + "1" + ")" * 5000 + "}}", "E-EXPR-SYNTAX", 1, "lồng nhau"),
        ("{{ 1 // 0 }}", "E-EXPR-VALUE", 1, "số chia bằng 0"),
        (
            "{% set a = 'x' %}"
            + "{% set a = a ~ a %}" * 18
            + "{% for _ in d.long %}{% for _ in d.long %}{% if a|upper %}{% endif %}"
            "{% endfor %}{% endfor %}",
            "E-EXPR-CAP",
            1,
            "chạy quá lâu",
        ),
        ("{{ 1 + 'a' }}", "E-EXPR-VALUE", 1, "không tính được"),
    ],
)
def test_refusals_name_line_and_reason(text, code, line, said):
    with pytest.raises(ExpressionFault) as caught:
        FILLING.fill(text, NAMES)
    fault = caught.value
    assert (fault.code, fault.line) == (code, line)
    assert said in f"{fault.message}; {fault.hint}"


def _repeated(first, statement, times=34):
    return "{% set a = " + first + " %}" + ("{% set a = " + statement + " %}") * times + "{{ a }}"


FIFTY = str([*range(50)])
HOSTILE = {
    "text": _repeated("'xx'", "a ~ a"),
    "text added": _repeated("'xx'", "a + a"),
    "text joined": _repeated("'xx'", "[a, a]|join(a)"),
    "list": _repeated("[1]", "a + a"),
    "number": _repeated("99", "a * a"),
    "rounds": "".join("{% for _" + str(n) + f" in {FIFTY} %}}" for n in range(5)) + "{% endfor %}" * 5,
    "rounds over a text": "{% for a in t %}{% for b in t %}{% for c in t %}{% endfor %}{% endfor %}{% endfor %}",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_would_eat_the_machine_is_not_made(kind):
    with pytest.raises(ExpressionFault) as caught:
        FILLING.fill(HOSTILE[kind], {**NAMES, "t": "x" * 5_000})
    assert caught.value.code == "E-EXPR-CAP"


@pytest.mark.parametrize("kind", HOSTILE)
def test_nor_is_it_in_a_template(kind, make):
    template = open_template(make.docx(make.paragraph(HOSTILE[kind])))
    with pytest.raises(RecordsInvalid) as caught:
        template.render({"t": "x" * 5_000})
    assert [problem.code for problem in caught.value.problems] == ["E-TPL-CAP"]


def test_a_text_that_grows_without_end_is_not_kept():
    with pytest.raises(ExpressionFault) as caught:
        FILLING.fill("{% for a in t %}{{ t }}{% endfor %}", {"t": "x" * 100_000})
    assert caught.value.code == "E-EXPR-CAP"


def test_one_fault_leaves_nothing_to_the_next():
    loops = "{% for a in t %}{% for b in t %}{% endfor %}{% endfor %}."
    for _ in range(3):
        assert FILLING.fill(loops, {"t": "x" * 1_000}) == "."


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("row.count > 2 and d.gd1.count == 7", True),
        ("'a' ~ 1 ~ 'b'", "a1b"),
        ("[1, 2] + [3]", [1, 2, 3]),
        ("rows|join(', ', attribute='count')", "1, 2"),
        ("rows[-1].count * 3 - 1", 5),
        ("d['gd1'].count // 2", 3),
        ("nope|default('x')", "x"),
    ],
)
def test_a_condition_or_formula_is_reckoned(expression, value):
    assert FILLING.evaluate(expression, NAMES) == value


@pytest.mark.parametrize(
    ("expression", "code"),
    [("nope", "E-EXPR-NAME"), ("a b", "E-EXPR-SYNTAX"), ("row.double()", "E-EXPR-REACH")],
)
def test_a_condition_is_refused_as_a_text_is(expression, code):
    with pytest.raises(ExpressionFault) as caught:
        FILLING.evaluate(expression, NAMES)
    assert caught.value.code == code


def test_templates_and_texts_know_the_same_language():
    assert set(Sandbox({}).filters) >= {"join", "default", "length"}
    assert not {"safe", "attr", "map", "batch", "format", "center"} & set(Sandbox({}).filters)


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{% if a == a|list %}x{% endif %}",
        "{% set a = [1, 2] %}" + "{% set a = (a, a) %}" * 40 + "{{ a|unique|length }}",
        "{% set a = [1, 2] %}" + "{% set a = {'x': a, 'y': a} %}" * 40 + "{{ a|length }}",
        "{% set a = [[1, 2]] %}" + "{% set a = a + a %}" * 40 + "{{ a|sort|length }}",
    ],
    ids=["list", "tuple", "mapping", "sum"],
)
def test_lists_in_lists_are_counted_with_all_that_is_in_them(text):
    with pytest.raises(ExpressionFault, match="chạy quá lâu"):
        Filling({}, {}).fill(text, {})
