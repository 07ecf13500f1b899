"""What an expression may not say is refused in our own words, at the line and column of the slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FAULTY = Path(__file__).with_name("faulty_expressions.txt").read_text(encoding="utf-8").splitlines()
QUOTED = re.compile(r"«[^»]*»")
FOREIGN = re.compile(
    r"\b(expected|unexpected|unknown|undefined|unsupported|operands?|object|attribute|argument|template"
    r"|errors?|exception|encountered|iterable|subscriptable|instance|token|must|cannot|could|invalid"
    r"|missing|found|given|takes|type|str|int|NoneType|None|Figure|Tally|Fraction|UnitProgress|Markup"
    r"|nsref|Undefined|Jinja|generator|end of)\b|<|0x|__",
    re.IGNORECASE,
)
VIETNAMESE = re.compile("[À-ỹ]")


def test_there_are_many():
    assert len(FAULTY) >= 190


@pytest.mark.parametrize("text", FAULTY)
def test_no_word_of_the_engine_reaches_a_person(refused, text):
    (problem, *_) = refused(text)
    said = str(problem.message)
    own = QUOTED.sub("", f"{said}; {problem.hint or ''}")
    assert VIETNAMESE.search(said)
    assert not FOREIGN.search(own), own
    assert (problem.place.line, problem.place.column > 0) == (1, True)


@pytest.mark.parametrize(
    ("text", "spot", "said"),
    [
        ("Một.\n\n  có {{ figures.count\n\nHai.", (3, 6), "«{{ figures.count» mở ở đây chưa đóng"),
        ("Một {# ghi\n\nchú.", (1, 5), "chú thích mở bằng «{#»"),
        ("Một.\n{% if 1 %}\nHai.\n\nBa.", (2, 1), "chưa có «{% endif %}»"),
        ("{% if 1 %}\n{% for u in x %}\na\n{% endif %}", (2, 1), "mà dòng 4 đã có «{% endif %}»"),
        ("a\n{% endfor %}", (2, 1), "không có «{% for … %}» nào đang mở"),
        ("a\n{% raw %}\nb", (2, 1), "chưa có «{% endraw %}»"),
        (
            "a\n  {{ figures.count|numbr }}",
            (2, 20),
            "không có cách viết «numbr»; có phải «number»?",
        ),
        ("a\n{{ 1 }} {{ figures.cuont }}", (2, 20), "không có tên «cuont»; có phải «count»?"),
        ("a\n{{ 5 is od }}", (2, 6), "không có điều kiện is «od»; có phải «odd»?"),
        ("a\n   {% if 1 %} {% if figures.cuont %}\nb\n{% endif %}{% endif %}", (2, 29), "«cuont»"),
        ("{{\n figures.count\n = 1 }}", (3, 2), "không hiểu «=»"),
        ("{{ figures.count ≥ 1 }}", (1, 18), "dấu «≥» không dùng được trong công thức; viết >="),
        ("{{ (figures.count }}", (1, 4), "dấu «(» mở ở đây chưa đóng"),
        ('{{ "a }} và {{ "b" }}', (1, 4), 'dấu ngoặc «"» mở ở đây chưa đóng'),
        ("{{ figures.count %}", (1, 1), "mở bằng «{{» mà đóng bằng «%}»"),
        ("figures.count }}", (1, 15), "«}}» không có «{{» nào mở trước nó"),
        ("{% elseif 1 %}", (1, 1), "không có lệnh «elseif»; viết {% elif … %}"),
        ("{% iff 1 %}a{% endif %}", (1, 1), "không có lệnh «iff»; có phải «if»?"),
        ("a\n{{ figures.count + 'a' }}", (2, 1), "không tính được «{{ figures.count + 'a' }}»"),
    ],
)
def test_the_cause_is_told_at_its_place(refused, text, spot, said):
    (problem, *_) = refused(text)
    assert (problem.place.line, problem.place.column) == spot
    assert said in f"{problem.message}; {problem.hint}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ figures.count|told(“sáng kiến”) }}", "21 sáng kiến"),
        ("{{ “a” ~ ‘b’ }}", "ab"),
        ('{{ “a "b" c” }}', 'a "b" c'),
        ('{{ "Đợt “1”" }}', "Đợt “1”"),
        ("“{{ 1 }}” {% raw %}{{ “a” }}{% endraw %}", "“1” {{ “a” }}"),
        ("{{\u00a0figures.count\u00a0|\u00a0number }}", "21"),
        ("{ 1 } {a} 50 %", "{ 1 } {a} 50 %"),
        ('{{ "}}" }} {{ "{{" }} {{ "%}" }}', "}} {{ %}"),
        ("{{ {'a': {'b': 1}}['a']['b'] }}", "1"),
    ],
)
def test_quotes_and_blanks_of_a_word_processor_are_understood(filled, text, said):
    assert filled(text) == said
