"""Every template of the project: quick, and equal to docxtpl's own in every part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup, escape

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
LOOP = re.compile(r"{%\w* ?for .* in ([\w.]+)")


def context_for(template, text):
    """A context in which each name of the template holds this text, as text, list or XML."""
    context = {}
    raw = {use.path for use in template.names() if use.tag.startswith("{{p")}
    for use in template.names():
        *path, last = use.path.split(".")
        owner = context
        for step in path:
            owner = _enter(owner, step)
        if last.endswith("[]") or (LOOP.match(use.tag) and LOOP.match(use.tag)[1].endswith(last)):
            owner.setdefault(last.removesuffix("[]"), [text, text + "x"])
        else:
            owner.setdefault(last, _xml(text) if use.path in raw else text)
    return context


def _enter(owner, step):
    if step.endswith("[]"):
        rows = owner.get(step[:-2])
        if not (isinstance(rows, list) and rows and isinstance(rows[0], dict)):
            row = {}
            owner[step[:-2]] = rows = [row, row]
        return rows[0]
    return owner.setdefault(step, {})


def _xml(text):
    words = escape(text)
    cell = f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
    return Markup(  # noqa: S704 - escaped above
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid>"
        f"<w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cell}{cell}</w:tr></w:tbl><w:p/>"
    )


@pytest.fixture(scope="module", params=TEMPLATES, ids=lambda path: path.stem)
def template(request):
    return request.param.read_bytes()


@pytest.mark.parametrize("kind", TEXTS)
def test_equal_to_docxtpl(template, kind, canonical, by_docxtpl):
    opened = open_template(template)
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
