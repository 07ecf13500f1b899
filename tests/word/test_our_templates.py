"""Every template of the project: quick, and equal to docxtpl's own in every part."""

from __future__ import annotations

from pathlib import Path

import pytest
from any_context import context_for

from generator.word.template.template import open_template

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*.docx"))
TEXTS = {
    "plain": "Liên đoàn Lao động tỉnh",
    "empty": "",
    "huge": "Đơn vị " * 2_000,
    "hostile": """&amp; & <w:t> </w:t></w:r> "hai" 'một' ]]> --> <?x?> {{ 7*7 }} {% if %}""",
    "breaks": "một\nhai\n\nba\tbốn\t",
    "decomposed": "Thư gửi đơn vị",
    "emoji": "👩‍👩‍👧 🇻🇳",
}


@pytest.fixture(scope="module", params=TEMPLATES, ids=lambda path: path.stem)
def template(request):
    return request.param.read_bytes()


@pytest.fixture(scope="module")
def opened(template):
    return open_template(template)


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(one, marks=[pytest.mark.slow] if place % 3 else [])
        for place, one in enumerate(TEXTS)
    ],
)
def test_equal_to_docxtpl(template, opened, kind, canonical, by_docxtpl):
    context = context_for(opened, TEXTS[kind])
    made, expected = canonical(opened.render(context)), canonical(by_docxtpl(template, context))
    assert made.keys() == expected.keys()
    for name in expected:
        assert made[name] == expected[name], name


def test_our_templates_are_here():
    assert TEMPLATES


def test_no_part_of_ours_is_parsed_document_by_document(template, monkeypatch):
    opened = open_template(template)
    context = context_for(opened, "Đơn vị\tmột\nhai")
    monkeypatch.setattr("generator.word.template.compiled.parse_xml", None)
    opened.render(context)
