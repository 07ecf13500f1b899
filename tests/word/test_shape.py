"""What can be proved of a template once, and what has to be looked at each time."""

from __future__ import annotations

import pytest

from generator.word.template.shape import grids_fit, is_sound, is_well_formed


@pytest.mark.parametrize(
    ("source", "sound"),
    [
        ("<a>{{ x }}</a>", True),
        ("<a>{% if x %}<b/>{% else %}<c>d</c>{% endif %}</a>", True),
        ("<p><t>{% if x %}</t></p><p><t>{% endif %}</t></p>", True),
        ("<p><t>{% for r in x %}{% if r %}</t><t>{% endif %}{% endfor %}</t></p>", True),
        ("<?xml version='1.0'?><a><!-- <b> --></a>", True),
        ("<p><t>{% if x %}</t></p><p>{% endif %}</p>", False),
        ("<p>{% if x %}<t>{% else %}</t>{% endif %}</p>", False),
        ("<p>{% for r in x %}</p>{% endfor %}", False),
        ('<a b="{{ x }}"/>', False),
        ('<a b="{% if x %}1{% endif %}"/>', False),
        ("<a><b></a></b>", False),
        ("<a>", False),
    ],
)
def test_is_sound(source, sound):
    assert is_sound(source) is sound


def cells(*spans):
    return "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>' for span in spans
    )


def row(*spans):
    return f"<w:tr>{cells(*spans)}</w:tr>"


def table(columns, *rows):
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


LOOP, END = "{% for r in rows %}", "{% endfor %}"


@pytest.mark.parametrize(
    ("source", "fit"),
    [
        ("<w:p/>", True),
        (table(3, row(1, 1, 1), row(2, 1)), True),
        (table(3, row(1, 1, 1), LOOP, row(1, 1, 1), END), True),
        (LOOP + table(3, row(3)) + END, True),
        (table(2, row(1, 1), "<w:tr>" + cells(1, 1).replace("<w:p/>", table(1, row(1))) + "</w:tr>"), True),
        (table(3, LOOP, row(1, 1, 1), END), False),
        (table(3, row(1, 1)), False),
        (table(3, row(1, 1, 1, 1)), False),
        (table(3, row(1, 1, 1), row(1, 3)), False),
        (table(3, row(1, 1, 1), "<w:tr>" + LOOP + cells(1) + END + "</w:tr>"), False),
        (table(2, row(1, 1), "<w:tr>" + cells(1).replace("<w:p/>", LOOP) + cells(1).replace("<w:p/>", END) + "</w:tr>"), False),
        (table(1, row(1), "<w:tr>" + cells(1).replace("<w:p/>", table(2, row(1, 1))) + "</w:tr>"), False),
        (table(2, row("{{ n }}")), False),
        (row(1, 1), False),
        (cells(1), False),
    ],
)  # fmt: skip
def test_grids_fit(source, fit):
    assert grids_fit(source) is fit


@pytest.mark.parametrize(
    ("fragment", "formed"),
    [
        ("", True),
        ("<w:p>a &amp; b</w:p><w:p/>", True),
        ("<w:p>", False),
        ("</x><x>", False),
        ("a & b", False),
        ("<w:p a=1/>", False),
    ],
)
def test_is_well_formed(fragment, formed):
    assert is_well_formed(fragment) is formed
