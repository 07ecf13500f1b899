"""The text of a tag is what a person reads in Word, whatever signs are in it."""

from __future__ import annotations

import re
from html import escape, unescape
from unicodedata import normalize

import pytest

from generator.ooxml import unpack_parts
from generator.word.template.template import open_template

NAMES = {"x": "CSPL&QHLĐ", "rows": ["a", "b"], "n": 3, "t": "Đợt một"}


def printed(make, *texts):
    """The paragraphs of the document that these make, joined by a bar."""
    body = [make.paragraph(escape(text, quote=False)) for text in texts]
    data = open_template(make.docx(*body)).render(NAMES)
    xml = unpack_parts(data)["word/document.xml"].decode()
    paragraphs = xml.split("</w:p>")[:-1]
    return "|".join(unescape(re.sub(r"<[^>]*>", "", one)) for one in paragraphs).strip()


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ('{% if x == "CSPL&QHLĐ" %}đúng{% endif %}', "đúng"),
        ('{{ rows|join(" & ") }}', "a & b"),
        ('{{ "&lt;" }} {{ "<b>" }}', "&lt; <b>"),
        ("{% if n < 5 and n > 1 %}đúng{% endif %}", "đúng"),
        ("{% if x == “CSPL&QHLĐ” %}đúng{% endif %}", "đúng"),
        ("{% if x == ”CSPL&QHLĐ” %}đúng{% endif %}", "đúng"),
        ('{{ "Đợt “1”, công đoàn’s" }}', "Đợt “1”, công đoàn’s"),
        ('{{ "a  b" }}', "a  b"),
        (normalize("NFD", '{{ n if t == "Đợt một" else "khác" }}'), "3"),
        ("{{\u00a0n\u00a0}}", "3"),
    ],
)
def test_a_tag_says_what_stands_there(make, tag, said):
    assert printed(make, tag) == said


@pytest.mark.parametrize(
    "condition",
    ["n < 500%", 'x != "}"', '{"a": 1}["a"]', 'x != "5%"', 'x == "CSPL&QHLĐ"', "n > 1"],
)
@pytest.mark.parametrize("blank", [" ", "\u00a0", "  "])
def test_a_paragraph_of_a_tag_takes_any_condition(make, condition, blank):
    assert printed(make, f"{{%p{blank}if {condition} %}}", "a", "{%p endif %}", "b") == "a|b"
