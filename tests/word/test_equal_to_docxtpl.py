"""Every part of every feature equals docxtpl's own, whatever the values hold."""

from __future__ import annotations

from functools import cache

import pytest
from docxtpl import Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ooxml.unpacking import unpack_parts
from generator.word.template.template import open_template

CORE = "docProps/core.xml"
TEXTS = {
    "plain": "Công đoàn Thành phố Cà Mau",
    "empty": "",
    "blank": "  ",
    "huge": "Đơn vị " * 10_000,
    "hostile": """&amp; & <w:t> </w:t></w:r> "hai" 'một' ]]> --> <?x?> &#0;""",
    "breaks": "một\nhai\n\nba\tbốn\t",
    "decomposed": "Thư gửi đơn vị",
    "emoji": "👩‍👩‍👧 🇻🇳",
}


@pytest.fixture(scope="session")
def same(canonical, by_docxtpl):
    """Holds a document against docxtpl's, part by part; a template is opened once, as a batch does it."""

    @cache
    def opened(template, filters):
        return open_template(template, filters=dict(filters))

    def check(template, context, filters=None):
        made = opened(template, frozenset((filters or {}).items())).render(context)
        expected = by_docxtpl(template, context, filters)
        ours, wanted = canonical(made), canonical(expected)
        assert ours.keys() == wanted.keys()
        for name in wanted.keys() - ({CORE} if CORE not in unpack_parts(template) else ()):
            assert ours[name] == wanted[name], name

    return check


class Features(dict):
    """Templates by name; shown short when a property fails."""

    def __repr__(self):
        return ", ".join(self)


@pytest.fixture(scope="module")
def features(make):
    """A template for each thing that docxtpl can do, by name."""
    para, table, docx = make.paragraph, make.table, make.docx
    loop = ["{%tr for r in rows %}", "", ""]
    end = ["{%tr endfor %}", "", ""]
    row = ["{{ loop.index }}", "{{ r.name }}", "{{ r.count }}"]
    return Features({
        "value": docx(para("Gửi {{ text }}.", "{{ text }}")),
        "split over runs": docx(para("a {{ te", "xt }} b", " {", "{ text }", "}")),
        "paragraphs": docx(
            para("{%p if text %}"), para("có {{ text }}"), para("{%p else %}"), para("không"),
            para("{%p endif %}"), para("{%p for r in rows %}"), para("{{ r.name }}"),
            para("{%p endfor %}"),
        ),
        "condition over runs": docx(para("a {% if text %}", "{{ text }}", "{% endif %} b")),
        "condition over paragraphs": docx(
            para("a {% if text %} b"), para("{{ text }}"), para("c {% endif %} d")
        ),
        "rows": docx(table(["TT", "Tên", "Số"], loop, row, end)),
        "only rows": docx(table(loop, row, end)),
        "rows by condition": docx(
            table(["1", "2", "3"], ["{%tr if text %}", "", ""], row[:1] * 0 or ["{{ text }}"] * 3,
                  ["{%tr endif %}", "", ""])
        ),
        "columns": docx(
            table(["{%tc for r in rows %}", "{{ r.name }}", "{%tc endfor %}"]),
        ),
        "nested loops": docx(
            para("{%p for r in rows %}"), para("{{ r.name }}: {% for w in r.words %}{{ w }}"
            "{% if not loop.last %}, {% endif %}{% endfor %}"), para("{%p endfor %}"),
        ),
        "nested tables": docx(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc>"
            + table(["a", "b"], ["{%tr for r in rows %}", ""], ["{{ r.name }}", "x"],
                    ["{%tr endfor %}", ""])
            + para("z") + "</w:tc></w:tr></w:tbl>"
        ),
        "runs": docx(para("a {{r rich }} b"), para("{%r if text %}", "x", "{%r endif %}")),
        "rich paragraphs": docx(para("{{p rich_paragraph }}")),
        "listing": docx(
            para("{{ listing }}", properties='<w:pPr><w:jc w:val="both"/></w:pPr>'), para("z")
        ),
        "hm over a span": docx(
            table(["{%tc for r in rows %}", "{% hm %}{{ text }}", "{%tc endfor %}"], columns=4).replace(
                "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'
            )
        ),
        "hm in columns": docx(
            table(["{%tc for r in rows %}", "{% hm %}{{ text }}", "{%tc endfor %}"],
                  ["{%tc for r in rows %}", "{{ r.name }}", "{%tc endfor %}"])
        ),
        "vm": docx(table(["1", "2", "3"], loop, ["{% vm %}{{ text }}", "{{ r.name }}", "x"], end)),
        "colspan": docx(table(["{% colspan rows|length %}{{ text }}"], columns=3)),
        "cellbg": docx(table(loop, ["{% cellbg r.colour %}{{ r.name }}", "b", "c"], end)),
        "comments": docx(para("a {# không in #} b"), para("{#p cả đoạn #}"), para("{{ text }}")),
        "white space": docx(para("a "), para("{%- if text %} {{ text }} {% endif -%}"), para(" b")),
        "literal braces": docx(para("{_{ x }_} {_% y %_} {{ text }}")),
        "curly quotes": docx(para("{{ text|default(“—”) }}{% if text == ‘a’ %}x{% endif %}")),
        "set and filters": docx(
            para("{% set n = rows|length %}{{ n }} {{ text|upper|trim }} {{ n * 2 + 1 }}"),
            para("{{ rows[0].name if rows else text }}{{ text|loud }}"),
        ),
        "tabs in the template": docx(para("a\tb\n{{ text }}\tc")),
        "text box": docx(
            "<w:p><w:r><w:rPr><w:i/></w:rPr><w:pict><v:rect><v:textbox><w:txbxContent>"
            + para("{{ text }}") + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
            para("{{ text }}"),
        ),
        "drawings": docx(
            para("{%p for r in rows %}"),
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="x"/></wp:inline></w:drawing>'
            "</w:r></w:p>",
            para("{%p endfor %}"),
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="{{ text }}"/></wp:inline>'
            "</w:drawing></w:r></w:p>",
        ),
        "field codes": docx(
            '<w:p><w:r><w:instrText xml:space="preserve"> TITLE "{{ text }}" </w:instrText></w:r></w:p>'
        ),
        "other parts": docx(
            para("{{ text }}", "<w:footnoteReference w:id='1'/>"),
            header=para("Đầu {{ text }}") + table(["{%tr for r in rows %}"], ["{{ r.name }}"],
                                                   ["{%tr endfor %}"]),
            footer=para("{%p for r in rows %}") + para("{{ r.name }}\t{{ text }}")
            + para("{%p endfor %}"),
            footnotes='<w:footnote w:id="1">' + para("Chú {{ text }}") + "</w:footnote>",
        ),
        "no tags": docx(para("a\tb"), table(["1"], ["1", "2"]), header=para("c\nd"),
                        footnotes=para("e\tf")),
    })  # fmt: skip


FEATURES = [
    *("value", "split over runs", "paragraphs", "condition over runs"),
    *("condition over paragraphs", "rows", "only rows", "rows by condition", "columns"),
    *("nested loops", "nested tables", "runs", "rich paragraphs"),
    *(
        "listing",
        "hm over a span",
        "hm in columns",
        "vm",
        "colspan",
        "cellbg",
        "comments",
        "white space",
    ),
    *("literal braces", "curly quotes", "set and filters", "tabs in the template", "text box"),
    *("drawings", "field codes", "other parts", "no tags"),
]


def context_of(text, rows=3):
    rich = RichText("đầu ", bold=True)
    rich.add(text, color="FF0000", italic=True)
    return {
        "text": text,
        "rich": rich,
        "rich_paragraph": RichTextParagraph(rich),
        "listing": Listing(f"{text}\nhai\tba\amới\ftrang"),
        "rows": [
            {"name": f"{text} {n}", "count": n, "colour": "FFEE00", "words": ["a", text, "b"]}
            for n in range(rows)
        ],
    }


def loud(text):
    return text.upper() + "!"


def test_every_feature_is_listed(features):
    assert sorted(FEATURES) == sorted(features)


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("kind", TEXTS)
def test_feature(feature, kind, features, same):
    same(features[feature], context_of(TEXTS[kind]), filters={"loud": loud})


@pytest.mark.parametrize("feature", FEATURES)
def test_feature_without_rows_and_with_one(feature, features, same):
    if feature != "colspan":
        same(features[feature], context_of("x", rows=0), filters={"loud": loud})
    same(features[feature], context_of("x", rows=1), filters={"loud": loud})


def test_properties(make, same):
    template = make.docx(
        make.paragraph("x"), core="<dc:title>{{ text }}</dc:title><dc:creator>a</dc:creator>"
    )
    same(template, {"text": "Kế hoạch 111"})


ALPHABET = st.text(st.sampled_from("aĐ &<>\"'{}%_\t\n]é"), max_size=12)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(text=ALPHABET, rows=st.integers(1, 4))
def test_any_text(text, rows, features, same):
    said = text.replace("_", "")  # docxtpl takes {_{ in a value for its own
    context = context_of(said, rows)
    for feature in ("rows", "vm", "hm in columns", "other parts", "condition over runs"):
        same(features[feature], context)
