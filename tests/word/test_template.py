"""Names, places and values: what a template may say, and how its faults are told."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from docx import Document
from markupsafe import Markup

from generator.ooxml.package import pack
from generator.ooxml.unpacking import unpack_parts
from generator.problems import RecordsInvalid
from generator.word.template import sandbox
from generator.word.template.core_properties import Properties
from generator.word.template.program import write_program
from generator.word.template.template import open_template


@pytest.fixture
def problems_of(make):
    """The problems of a template of these paragraphs or tables, opened and rendered."""

    def find(*body, context=None, filters=None, **others):
        data = make.docx(*body, **others)
        with pytest.raises(RecordsInvalid) as caught:
            open_template(data, name="mau.docx", filters=filters).render(context or {})
        return caught.value.problems

    return find


@pytest.fixture
def told(problems_of):
    """Code, place and words of the one problem of a template."""

    def tell(*body, **options):
        (problem,) = problems_of(*body, **options)
        assert problem.place.file == "mau.docx"
        return problem.code, problem.place.part, str(problem.message)

    return tell


@pytest.fixture
def printed(make):
    """The text of a document of one paragraph."""

    def render(text, filters=None, **context):
        data = open_template(make.docx(make.paragraph(text)), filters=filters).render(context)
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)

    return render


# --- names


def test_names_with_their_places(make):
    template = open_template(
        make.docx(
            make.paragraph("a"),
            make.paragraph("{{ issuer.name }}", " {% if urgency %}", "x{% endif %}"),
            make.table(
                ["TT", "Tên"],
                ["{%tr for unit in units %}", ""],
                ["{{ loop.index }}", "{{ unit.name }}"],
                ["{%tr endfor %}", ""],
            ),
            header=make.paragraph("{{ subject|default('-') }}"),
            footnotes="<w:footnote>" + make.paragraph("{{ notes[0].text }}") + "</w:footnote>",
            core="<dc:title>{{ title }}</dc:title>",
        )
    )
    assert [(use.path, use.place.part, use.tag) for use in template.names()] == [
        ("issuer.name", "word/document.xml, đoạn 2", "{{ issuer.name }}"),
        ("urgency", "word/document.xml, đoạn 2", "{% if urgency %}"),
        ("units", "word/document.xml, bảng 1, dòng 2, ô 1", "{%tr for unit in units %}"),
        ("units[].name", "word/document.xml, bảng 1, dòng 3, ô 2", "{{ unit.name }}"),
        ("title", "docProps/core.xml", "{{ title }}"),
        ("notes[].text", "word/footnotes.xml, đoạn 1", "{{ notes[0].text }}"),
        ("subject", "word/header.xml, đoạn 1", "{{ subject|default('-') }}"),
    ]


@pytest.mark.parametrize(
    ("tags", "paths"),
    [
        ("{{ a.b['c'].d }}", ["a.b.c.d"]),
        ("{% for r in rows %}{% for w in r.words %}{{ w.x }}{% endfor %}{% endfor %}",
         ["rows", "rows[].words", "rows[].words[].x"]),
        ("{% for r in rows|reverse if r.on %}{{ r.x }}{% else %}{{ r }}{% endfor %}",
         ["rows", "rows[].on", "rows[].x", "r"]),
        ("{% set u = unit.parent %}{{ u.name }}", ["unit.parent", "unit.parent.name"]),
        ("{{ (rows|first).x }} {{ rows[i].y }}", ["rows[].x", "i", "rows[].y"]),
        ("{{ a if b else c ~ d }} {{ e is defined and f > g + 1 }}", [*"bacdefg"]),
        ("{{ made(a, b=c)|own(d) }}", None),
        ("{% for k, v in pairs|own %}{{ v.x }}{% endfor %}", ["pairs"]),
        ("{% if a %}{% set x = b %}{% elif c %}{{ d }}{% endif %}{{ x.y }}", [*"abcd", "b.y"]),
    ],
)  # fmt: skip
def test_paths(make, tags, paths):
    template = make.docx(make.paragraph(tags))
    if paths is None:
        with pytest.raises(RecordsInvalid):
            open_template(template, filters={"own": str})
        return
    found = [use.path for use in open_template(template, filters={"own": str}).names()]
    assert sorted(found) == sorted(paths)


VOCABULARY = [
    "issuer.name",
    "issuer.lines[]",
    "units[].name",
    "units[].count",
    "fields.*",
    "subject",
]


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{{ issuer.nmae }}", "issuer.name"),
        ("{{ isuer.name }}", "issuer"),
        ("{% for u in units %}{{ u.cuont }}{% endfor %}", "units[].count"),
        ("{{ units[0].nam }}", "units[].name"),
        ("{{ subject.text }}", "subject"),
        ("{{ zzz }}", None),
    ],
)
def test_unknown_names_get_the_nearest_known(make, tag, hint):
    (problem,) = open_template(make.docx(make.paragraph(tag))).check(VOCABULARY)
    assert problem.code == "E-TPL-NAME"
    assert (str(problem.hint) if problem.hint else None) == (hint and f"có phải «{hint}»?")


def test_known_names(make):
    tags = (
        "{{ subject }}{{ issuer.name }}{% for line in issuer.lines %}{{ line }}{% endfor %}"
        "{{ fields.any.thing }}{% for f in fields.list %}{{ f.x }}{% endfor %}{{ units|length }}"
    )
    assert open_template(make.docx(make.paragraph(tags))).check(VOCABULARY) == []


# --- what is refused when a template is opened


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ ''.__class__.__mro__ }}", "E-TPL-FORBIDDEN"),
        ("{{ a['__class__'] }}", "E-TPL-FORBIDDEN"),
        ("{{ cycler.__init__.__globals__.os }}", "E-TPL-FORBIDDEN"),
        ("{{ a.b() }}", "E-TPL-FORBIDDEN"),
        ("{{ range(9) }}", "E-TPL-FORBIDDEN"),
        ("{{ 2**99 }}", "E-TPL-FORBIDDEN"),
        ("{% include 'a' %}", "E-TPL-FORBIDDEN"),
        ("{% import 'a' as a %}", "E-TPL-FORBIDDEN"),
        ("{% macro m() %}{% endmacro %}", "E-TPL-FORBIDDEN"),
        ("{% filter upper %}{% endfilter %}", "E-TPL-FORBIDDEN"),
        ("{% set x %}{% endset %}", "E-TPL-FORBIDDEN"),
        ("{% for a in b recursive %}{% endfor %}", "E-TPL-FORBIDDEN"),
        ("{% raw %}{% endraw %}", "E-TPL-FORBIDDEN"),
        ("{{ a|safe }}", "E-TPL-FILTER"),
        ("{{ a|attr('x') }}", "E-TPL-FILTER"),
        ("{{ a|batch(999999999, 0) }}", "E-TPL-FILTER"),
        ("{{ a is callable }}", "E-TPL-FILTER"),
        ("{% for a in b %}{{ loop.parent }}{% endfor %}", "E-TPL-NAME"),
        ("{{ a", "E-TPL-SYNTAX"),
        ("{{ a } b", "E-TPL-SYNTAX"),
        ("{{ }}", "E-TPL-SYNTAX"),
        ("{{ a b }}", "E-TPL-SYNTAX"),
        ("{% if a %}", "E-TPL-SYNTAX"),
        ("{% endif %}", "E-TPL-SYNTAX"),
        ("{% for a in %}{% endfor %}", "E-TPL-SYNTAX"),
        ("{% nonsense %}", "E-TPL-SYNTAX"),
    ],
)
def test_refused_when_opened(make, tag, code):
    with pytest.raises(RecordsInvalid) as caught:
        open_template(make.docx(make.paragraph("{{ fine }}"), make.paragraph(tag)))
    assert {problem.code for problem in caught.value.problems} == {code}
    assert {problem.place.part for problem in caught.value.problems} == {
        "word/document.xml, đoạn 2"
    }


def test_tags_that_do_not_fit_together(told, make):
    cells = ["a{% hm %}{% for r in rows %}", "b", "{% endfor %}"]
    assert told(make.table(cells))[0] == "E-TPL-PLACE"


def test_a_package_that_misses_a_part(make):
    data = make.docx(make.paragraph("x"), header=make.paragraph("y"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    del members["word/header.xml"]
    with pytest.raises(RecordsInvalid) as caught:
        open_template(pack(members))
    assert caught.value.problems[0].code == "E-TPL-ZIP"


def test_all_faults_of_all_parts_at_once(problems_of, make):
    found = problems_of(
        make.paragraph("{{ a|safe }}"),
        make.paragraph("{{ b() }}"),
        header=make.paragraph("{% if %}"),
    )
    assert [problem.place.part for problem in found] == [
        "word/document.xml, đoạn 1", "word/document.xml, đoạn 2", "word/header.xml, đoạn 1"
    ]  # fmt: skip


def test_the_block_left_open_is_named(told, make):
    code, place, message = told(
        make.paragraph("{% for a in b %}{% endfor %}"),
        make.paragraph("{%p if c %}"),
        make.paragraph("{{ d }}"),
    )
    assert (code, place) == ("E-TPL-SYNTAX", "word/document.xml, đoạn 2")
    assert "{%p if c %}" in message


def test_places_in_tables_within_tables(told, make):
    inner = make.table(["a", "{{ x|safe }}"])
    outer = make.table(["b", "CELL"]).replace(make.paragraph("CELL"), inner + make.paragraph(""))
    _, place, _ = told(make.table(["first"]), outer)
    assert place == "word/document.xml, bảng 2, dòng 1, ô 2, bảng 1, dòng 1, ô 2"


# --- what is refused when a document is made


class Reachable:
    """A class that is offered, with one name."""

    name = "tên"
    hidden = "ẩn"


def test_offered_names_of_a_class_and_no_others(make):
    data = make.docx(make.paragraph("{{ unit.name }}"))
    with pytest.raises(RecordsInvalid):
        open_template(data).render({"unit": Reachable()})
    open_template(data, offered={Reachable: {"name"}}).render({"unit": Reachable()})
    hidden = make.docx(make.paragraph("{{ unit.hidden }}"))
    with pytest.raises(RecordsInvalid):
        open_template(hidden, offered={Reachable: {"name"}}).render({"unit": Reachable()})


@pytest.mark.parametrize(
    "tag", ["{{ a.items }}", "{{ a.x.upper }}", "{{ a['keys'] }}", "{{ a.x.format }}"]
)
def test_nothing_of_plain_values_is_reached(told, make, tag):
    assert told(make.paragraph(tag), context={"a": {"x": "text"}})[0] == "E-TPL-NAME"


def test_keys_win_over_methods(printed):
    assert printed("{{ a.items }} {{ a.count }}", a={"items": "mục", "count": 2}) == "mục 2"


@pytest.mark.parametrize(
    ("tag", "context", "name"),
    [
        ("{{ x }}", {}, "x"),
        ("{{ a.x }}", {"a": {}}, "x"),
        ("{{ a.x.y }}", {"a": {}}, "x"),
        ("{{ a[3] }}", {"a": [1]}, "3"),
        ("{% if x %}{% endif %}", {}, "x"),
        ("{% for r in x %}{% endfor %}", {}, "x"),
        ("{{ a.x|grouped }}", {"a": {}}, "x"),
        ("{{ 'a' ~ x }}", {}, "x"),
        ("{{ x + 1 }}", {}, "x"),
    ],
)
def test_a_missing_value_is_named_with_its_place(told, make, tag, context, name):
    code, place, message = told(
        make.paragraph("{{ 1 }}"),
        make.paragraph(tag),
        context=context,
        filters={"grouped": lambda n: f"{n:,}"},
    )
    assert (code, place) == ("E-TPL-NAME", "word/document.xml, đoạn 2")
    assert f"«{name}»" in message


def test_a_branch_not_taken_misses_nothing(printed):
    assert printed("a{% if no %}{{ x }}{% endif %}{{ y|default('b') }}", no=False) == "ab"


@pytest.mark.parametrize("value", [1.5, True, [1], {"a": 1}, Decimal("1.5"), b"x", object()])
def test_only_ready_text_and_whole_numbers_are_printed(told, make, value):
    code, place, _ = told(make.paragraph("{{ x }}"), context={"x": value})
    assert (code, place) == ("E-VALUE-TYPE", "word/document.xml, đoạn 1")


@pytest.mark.parametrize(
    "tag", ["{{ x }}", "{{ a.x }}", "{{ a.x.y }}", "{{ 'a' ~ x }}", "{{ x > 1 }}"]
)
def test_a_name_without_a_value_is_refused_where_it_is_used(told, make, tag):
    context = {"x": None, "a": {"x": None}}
    code, place, message = told(
        make.paragraph("{% if x or a.x %}b{% endif %}"), make.paragraph(tag), context=context
    )
    assert (code, place) == ("E-TPL-FIGURE", "word/document.xml, đoạn 2")
    assert "x»" in message


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\a",
        "\f",
        "\x0b",
        "\x1b",
        "\x7f",
        "\x85",
        "\u202e",
        "\u2066",
        "\ud800",
        "\ufffe",
        "\ufdd0",
        "\U0001ffff",
    ],
)
@pytest.mark.parametrize("length", [0, 60])
def test_characters_unfit_for_paper(told, make, character, length):
    code, _, message = told(make.paragraph("{{ x }}"), context={"x": "a" * length + character})
    assert code == "E-VALUE-CHAR"
    assert f"U+{ord(character):04X}" in message


def test_a_value_is_printed_as_written(printed):
    for text in (
        "{{ 7*7 }}",
        "{% if %}",
        "{_{ x }_}",
        "{_% x %_}",
        "</w:t></w:r>",
        "&amp;",
        "]]>",
        "{#",
    ):
        assert printed("{{ x }}|{{ x }}", x=text) == f"{text}|{text}"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_one_kind_of_line_break(printed, line_break):
    assert printed("{{ x }}", x=f"a{line_break}b") == "a\nb"


def test_too_long(told, make):
    assert told(make.paragraph("{{ x }}"), context={"x": "a" * 1_000_001})[0] == "E-VALUE-LONG"


def test_text_where_xml_belongs_and_xml_where_text_belongs(told, make):
    paragraph = Markup("<w:p/>")
    assert told(make.paragraph("{{p x }}"), context={"x": "chữ"})[0] == "E-VALUE-XML"
    assert told(make.paragraph("{{ x }}"), context={"x": paragraph})[0] == "E-VALUE-XML"
    open_template(make.docx(make.paragraph("{{p x }}"))).render({"x": ""})


@pytest.mark.parametrize(
    ("tag", "value", "remedy"),
    [
        ("{{ x }}", "<w:p/>", "{{p …}}, một mình trong đoạn"),
        ("{{r x }}", "<w:p/>", "{{p …}}, một mình trong đoạn"),
        ("{{r x }}", "<w:tbl/>", "{{p …}}, một mình trong đoạn"),
        ("{{p x }}", "<w:r/>", "{{r …}}"),
        ("{{ x }}", "<w:r/>", "{{r …}}"),
        ("{{p x }}", "<w:tc/>", "{{tc …}}, một mình trong ô"),
        ("{{p x }}", "<w:tr/>", "{{tr …}}, một mình trong dòng"),
        ("{{p x }}", "<w:sectPr/>", "chọn một tên khác"),
        ("{{p x ~ 'chữ' }}", "<w:p/>", "không nối chữ"),
        ("{{p x ~ ' chữ ' ~ x }}", "<w:p></w:p>", "không nối chữ"),
    ],
)
def test_xml_of_another_kind_than_its_tag_takes(told, make, tag, value, remedy):
    code, place, said = told(make.paragraph(tag), context={"x": Markup(value)})  # noqa: S704
    assert (code, place) == ("E-VALUE-XML", "word/document.xml, đoạn 1")
    assert remedy in said


@pytest.mark.parametrize("tag", ["{% hm %}", "{% colspan 'x' %}"])
def test_a_fault_of_a_tag_that_changes_its_cell_is_told_there(told, make, tag):
    _, place, said = told(make.table(["a", f"{tag}b"]), context={})
    assert (place, tag in said) == ("word/document.xml, bảng 1, dòng 1, ô 2", True)


@pytest.mark.parametrize("kind", ["tc", "tr"])
def test_a_tag_of_tables_outside_of_them(problems_of, make, kind):
    texts = (f"{{%{kind} if x %}}", "a", f"{{%{kind} endif %}}")
    found = problems_of(*map(make.paragraph, texts), context={"x": 1})
    assert [(one.code, one.place.part) for one in found] == [
        ("E-TPL-PLACE", f"word/document.xml, đoạn {number}") for number in (1, 3)
    ]


@pytest.mark.parametrize("kind", ["tc", "tr"])
def test_a_paragraph_in_the_place_of_a_cell_or_a_row(told, make, kind):
    table = make.table([f"{{{{{kind} x }}}}"])
    assert told(table, context={"x": Markup("<w:p/>")})[0] == "E-VALUE-XML"


def test_runs_after_a_text_box_in_their_paragraph(make):
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{box}<w:r><w:t>{{{{r x }}}}</w:t></w:r></w:p>"
    made = open_template(make.docx(body)).render({"x": Markup("<w:r><w:t>chữ</w:t></w:r>")})
    assert Document(io.BytesIO(made)).paragraphs[0].text == "chữ"


TRUTHS = {
    "{% if x %}{{ y }}{% endif %}": "x",
    "{% if not x and (y or z) %}a{% elif z %}b{% endif %}": "x y z",
    "{{ 'a' if x else y }}": "x",
    "{% if x is none %}a{% endif %}": "",
    "{% if x|count %}a{% endif %}": "",
    "{% if x == 1 %}{% endif %}{% if x %}a{% endif %}": "",
    "{% if x %}{% for one in x %}{{ one }}{% endfor %}{% endif %}": "",
    "{% set y = x or 1 %}{% if y %}a{% endif %}": "",
}


@pytest.mark.parametrize(("source", "truths"), TRUTHS.items())
def test_of_some_names_a_part_asks_only_whether_they_hold_anything(source, truths):
    program = write_program(source, sandbox.Sandbox({}, autoescape=True))
    assert " ".join(program.truths) == truths


def test_a_header_is_printed_anew_where_what_it_asks_is_answered_otherwise(make):
    header = "{% if x %}{{ y }}{% else %}none{% endif %}"
    template = open_template(make.docx(make.paragraph("{{ y }}"), header=make.paragraph(header)))
    told = [([1], "a"), ([2], "a"), ([], "a"), ([[]], "a"), (["b"], "b"), ("", "b"), ("c", "b")]
    printed = [unpack_parts(template.render({"x": x, "y": y})) for x, y in told]
    heads = [one["word/header.xml"].decode() for one in printed]
    assert [head[head.index("<w:t") :].split(">")[1].split("<")[0] for head in heads] == [
        *("a", "a", "none", "a", "b", "none", "b")
    ]


@pytest.mark.parametrize("part", ["body", "header"])
def test_a_row_that_a_loop_makes_wider_than_word_opens(told, make, part):
    row = ["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]
    table = make.table(row, columns=1)
    others = {} if part == "body" else {"header": table + make.paragraph("đầu")}
    body = table if part == "body" else make.paragraph("thân")
    code, place, said = told(body, context={"xs": ["a"] * 64}, **others)
    assert (code, place.partition(", ")[2]) == ("E-TPL-COLUMNS", "bảng 1, dòng 1, ô 1")
    assert said.endswith("dòng có 64 ô, bảng của Word có nhiều nhất 63 cột")
    open_template(make.docx(body, **others)).render({"xs": ["a"] * 63})


def test_a_part_that_grows_too_long_is_told_at_its_loop(told, make, monkeypatch):
    monkeypatch.setattr("generator.word.template.compiled.PART_CAP", 100)
    loop = [make.paragraph(text) for text in ("a", "{%p for x in xs %}", "b", "{%p endfor %}")]
    code, place, _ = told(*loop, context={"xs": ["a"] * 64})
    assert (code, place) == ("E-TPL-CAP", "word/document.xml, đoạn 2")


def test_xml_that_breaks_the_document(told, make):
    code, _, _ = told(make.paragraph("{{p x }}"), context={"x": Markup("<w:p><w:r></w:p>")})
    assert code == "E-TPL-XML"


def test_an_equal_text_and_xml_do_not_get_mixed_up(make):
    template = open_template(make.docx(make.paragraph("{{ x }}"), make.paragraph("{{ y }}")))
    for text in ("a", "&lt;", "<b>"):
        context = {"x": text, "y": Markup.escape(text)}
        data = template.render(context)
        first, second = Document(io.BytesIO(data)).paragraphs
        assert first.text == second.text == text


def test_loops_in_loops_end(told, make, monkeypatch):
    monkeypatch.setattr(sandbox, "ROUNDS_CAP", 10_000)
    loops = "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}"
    code, _, message = told(make.paragraph(loops), context={"x": list(range(100))})
    assert code == "E-TPL-CAP"
    assert "{% for" in message


@pytest.mark.parametrize("tag", ["{{ 'a' * 10 }}", "{{ '%99s' % 1 }}", "{{ x * 3 }}"])
def test_arithmetic_is_for_numbers(told, make, tag):
    assert told(make.paragraph(tag), context={"x": [1]})[0] == "E-TPL-FORBIDDEN"


def test_a_filter_that_fails_is_told_with_its_tag(told, make):
    def fail(_value):
        raise ZeroDivisionError

    code, place, message = told(
        make.paragraph("a"),
        make.paragraph("{{ x|rate }}"),
        context={"x": 1},
        filters={"rate": fail},
    )
    assert (code, place) == ("E-TPL-VALUE", "word/document.xml, đoạn 2")
    assert "{{ x|rate }}" in message


def test_filters_that_are_registered(printed):
    assert printed("{{ x|loud }}", filters={"loud": str.upper}, x="đ") == "Đ"


# --- the finished document


def test_the_same_arguments_give_the_same_bytes(make):
    template = make.docx(make.paragraph("{{ x }}"), header=make.paragraph("{{ x }}"))
    assert open_template(template).render({"x": "a"}) == open_template(template).render({"x": "a"})


def test_one_document_leaves_nothing_to_the_next(make):
    data = make.docx(
        make.paragraph("{{ x }}{% set y = x %}"), header=make.paragraph("{{ y|default('-') }}")
    )
    template = open_template(data)
    template.render({"x": "a\nb\tc"})
    assert template.render({"x": "a"}) == open_template(data).render({"x": "a"})


def test_a_failed_document_leaves_nothing_to_the_next(make):
    data = make.docx(make.paragraph("{{ x }} {{ y }}"))
    template = open_template(data)
    with pytest.raises(RecordsInvalid):
        template.render({"x": "a\nb"})
    assert template.render({"x": "a", "y": "b"}) == open_template(data).render({"x": "a", "y": "b"})


def test_the_context_is_not_changed(make):
    context = {"rows": [{"x": "a"}], "x": "b"}
    open_template(
        make.docx(
            make.paragraph("{% set x = 'c' %}{{ x }}{% for r in rows %}{{ r.x }}{% endfor %}")
        )
    ).render(context, properties=Properties(title="t"))
    assert context == {"rows": [{"x": "a"}], "x": "b"}


def test_a_list_that_was_changed_is_printed_anew(make):
    header = make.paragraph("{% for line in lines %}{{ line }}{% endfor %}")
    template = open_template(make.docx(make.paragraph("x"), header=header))
    lines = ["a"]
    before = template.render({"lines": lines})
    lines.append("b")
    after = template.render({"lines": lines})
    assert Document(io.BytesIO(before)).sections[0].header.paragraphs[0].text == "a"
    assert Document(io.BytesIO(after)).sections[0].header.paragraphs[0].text == "ab"


def test_five_thousand_empty_rows_hide_nothing(printed):
    assert printed("{% for r in rows %}{{ r }}{% endfor %}end", rows=[""] * 5_000) == "end"
