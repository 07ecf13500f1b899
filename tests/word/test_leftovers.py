"""What authors and old programs leave in a template: told, and in no letter."""

from __future__ import annotations

import re

import pytest

from generator.ooxml.unpacking import unpack_parts
from generator.problems import TemplateBroken
from generator.word.template.template import open_template


def p(*inner, looks=""):
    return f"<w:p>{looks}{''.join(inner)}</w:p>"


def r(text, name="t"):
    return f"<w:r><w:{name}>{text}</w:{name}></w:r>"


def changed(kind, inner):
    return f'<w:{kind} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'


def mark(kind):
    return f"<w:pPr><w:rPr>{changed(kind, '')}</w:rPr></w:pPr>"


def row(text, properties=""):
    return f"<w:tr>{properties}<w:tc>{p(r(text))}</w:tc></w:tr>"


def table(*rows):
    grid = '<w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>{p()}"


COMMENTED = (
    '<w:commentRangeStart w:id="0"/>' + r("a") + '<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>'
)
SMART = '<w:smartTag w:uri="u" w:element="City"><w:smartTagPr/>{}</w:smartTag>'  # as Word 2003 marks places
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
FIELD = '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def document(make, *body, **others):
    data = open_template(make.docx(*body, **others), name="mau.docx").render(
        {"x": "X", "two": [1, 2]}
    )
    return unpack_parts(data)


def words(make, *body):
    xml = document(make, *body)["word/document.xml"].decode()
    return ["".join(re.findall(r"<w:t[ >][^<]*", one)).replace(' xml:space="preserve"', "").replace("<w:t>", "")
            for one in re.findall(r"<w:p[ >].*?</w:p>", xml)]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (p(changed("del", r("{{ gone }}", "delText")), r("a")), ["a"]),
        (p(changed("ins", r("{{ x }}"))), ["X"]),
        (p(changed("moveFrom", r("a")), changed("moveTo", r("b"))), ["b"]),
        (p(r("a"), looks=mark("del")) + p(r("b")), ["ab"]),
        (p(changed("del", r("a", "delText")), looks=mark("del")) + p(r("b")), ["b"]),
        (p(r("a"), looks=mark("ins")) + p(r("b")), ["a", "b"]),
        (
            table(row("a"), row("b", f"<w:trPr>{changed('del', '')}</w:trPr>")) + p(r("c")),
            ["a", "c"],
        ),
        (p(r("{{ "), SMART.format(SMART.format(r("x"))), r(" }}")), ["X"]),
        (p(SMART.format(r("Hà Nội"))), ["Hà Nội"]),
        (p(r("{{ "), CONTROL.format(r("x")), r(" }}")), ["X"]),
        (p(r("{{ "), FIELD.format(r("x }}b"))), ["Xb"]),
        (p(r("{{ x\u00ad\u200b }}")), ["X"]),
        (p(r("a\u00adb")), ["a\u00adb"]),
        (p("<w:r><w:t>{{ x</w:t><w:softHyphen/><w:t> }}</w:t></w:r>"), ["X"]),
        (p(r("{{"), '<w:proofErr w:type="spellStart"/>', r(" x }}")), ["X"]),
    ],
)  # fmt: skip
def test_text_is_as_a_person_reads_it(body, made, make):
    assert [one for one in words(make, body) if one] == made


@pytest.mark.parametrize(
    "left",
    [
        p(COMMENTED),
        p(r("a"), looks="<w:pPr>" + changed("pPrChange", "<w:pPr/>") + "</w:pPr>"),
        p("<w:r><w:rPr><w:b/>" + changed("rPrChange", "<w:rPr/>") + "</w:rPr><w:t>a</w:t></w:r>"),
        p('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', r("a")),
        p(BOUND.format(r("{{ x }}"))),
        p('<w:permStart w:id="3"/>', r("a"), '<w:permEnd w:id="3"/>'),
    ],
)
def test_nothing_of_it_reaches_a_letter(left, make):
    made = document(make, left)["word/document.xml"].decode()
    assert re.findall(r"omment|Change|_GoBack|dataBinding|perm|w:author", made) == []


def test_parts_of_comments_go_with_what_points_to_them(make):
    data = make.docx(
        p(COMMENTED), comments="<w:comment w:id='0'>" + p(r("xem {{ lại")) + "</w:comment>"
    )
    made = unpack_parts(open_template(data).render({}))
    assert [name for name, part in made.items() if b"comments" in part or "comments" in name] == []


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{target}" TargetMode="External" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)
SETTINGS = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{}</w:settings>'
)


@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        ("attachedTemplate", '<w:attachedTemplate r:id="rId1"/>'),
        ("mailMergeSource", '<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>'),
    ],
)
def test_links_that_word_makes_by_itself_are_dropped(kind, setting, make):
    settings = SETTINGS.format(setting + "<w:trackRevisions/>")
    links = RELATIONS.format(kind=kind, target="file:///C:/Mau/cong-van.dotx")
    data = make.docx(p(r("{{ x }}")), settings=settings, parts={
        "word/_rels/settings.xml.rels": links.encode()})  # fmt: skip
    made = unpack_parts(open_template(data).render({"x": "X"}))
    assert "cong-van" not in str(made)
    assert b"<w:trackRevisions" not in made["word/settings.xml"]


def told(make, *body, **others):
    template = open_template(make.docx(*body, **others), name="mau.docx")
    return [
        (one.code, one.place.part, str(one.message), one.is_error)
        for one in template.check(["x", "two"])
    ]


def test_a_person_is_told_where_they_are(make):
    body = p(r("a")) + p(changed("ins", r("b"))) + p(COMMENTED) + table(row("c"))
    assert told(make, body, header=p(COMMENTED)) == [
        ("W-TPL-CHANGES", "word/document.xml, đoạn 2",
         "mẫu còn 1 dấu vết chỉnh sửa (Track Changes), chỗ đầu tiên ở đây", False),
        ("W-TPL-COMMENTS", "word/document.xml, đoạn 3",
         "mẫu còn 1 nhận xét (Comment), chỗ đầu tiên ở đây", False),
        ("W-TPL-COMMENTS", "word/header.xml, đoạn 1",
         "mẫu còn 1 nhận xét (Comment), chỗ đầu tiên ở đây", False),
    ]  # fmt: skip


def test_the_cell_is_told_too(make):
    nested = table(row("a"), row("b</w:t></w:r>" + changed("ins", r("c")) + "<w:r><w:t>"))
    outer = table(row("x"), f"<w:tr><w:tc>{p()}</w:tc><w:tc>{nested}</w:tc></w:tr>")
    (only,) = told(make, p() + table(row("z")) + outer)
    assert only[1] == "word/document.xml, bảng 2, dòng 2, ô 2, bảng 1, dòng 2, ô 1"


def test_a_mail_merge_field_is_told(make):
    field = p(
        '<w:fldSimple w:instr=" MERGEFIELD Ten_don_vi \\* MERGEFORMAT ">',
        r("«Tên»"),
        "</w:fldSimple>",
    )
    assert [one[:2] for one in told(make, p() + field)] == [
        ("W-TPL-MERGE", "word/document.xml, đoạn 2")
    ]


def test_a_clean_template_is_told_nothing(make):
    assert told(make, p(r("{{ x }}"))) == []


# --- what stands in the paragraph of a tag

WIDE = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>'


@pytest.mark.parametrize("tag", ["{%p endif %}", "{{p nothing }}"])
def test_a_section_stays_whose_mark_stands_with_a_tag(tag, make):
    start = p(r("{%p if x %}")) if "endif" in tag else ""
    data = make.docx(start + p(r("a")) + p(r(tag), looks=WIDE) + p(r("b")))
    xml = unpack_parts(open_template(data).render({"x": "X", "nothing": ""}))["word/document.xml"]
    assert re.findall(rb"<w:t>(\w)|(<w:sectPr>)", xml) == [
        (b"a", b""), (b"", b"<w:sectPr>"), (b"b", b""), (b"", b"<w:sectPr>")]  # fmt: skip


def field(kind):
    return p(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ([p(r("{%p if x %}")), field("begin"), field("end"), p(r("{%p endif %}"))], None),
        ([field("begin"), p(r("{%p if x %}")), p(r("{%p endif %}")), field("end")], None),
        ([p(r("{%p if x %}")), field("begin"), p(r("{%p endif %}")), field("end")], 3),
        ([field("begin"), p(r("{%p for i in x %}")), field("end"), p(r("{%p endfor %}"))], 4),
        ([p(r("{%p if x %}")), field("begin"), p(r("{%p else %}")), field("begin"),
          p(r("{%p endif %}")), field("end")], 3),
    ],
)  # fmt: skip
def test_a_field_that_a_block_cuts_in_two_is_refused(body, place, make):
    data = make.docx(*body)
    if place is None:
        open_template(data).render({"x": "X"})
        return
    with pytest.raises(TemplateBroken) as caught:
        open_template(data, name="mau.docx")
    problem = caught.value.problems[0]
    assert (problem.code, problem.place.part) == ("E-TPL-FIELD", f"word/document.xml, đoạn {place}")


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (p(r("{%p if x %} Kính gửi")), "đoạn của thẻ «{%p if x %}» còn chữ «Kính gửi», chữ ấy sẽ mất"),
        (p(r("{%p if x %}"), "<w:r><w:drawing/></w:r>"), "đoạn của thẻ «{%p if x %}» còn có hình vẽ, sẽ mất"),
        (p(r("{%p if x %}"), '<w:r><w:br w:type="page"/></w:r>'),
         "đoạn của thẻ «{%p if x %}» còn có dấu ngắt trang, sẽ mất"),
        (p(r("{% if x %}")) + p(r("a{% endif %}"), looks=WIDE) + p(r("{%p if x %}")),
         "dấu ngắt phần (section) nằm trong đoạn «a{% endif %}», nơi một thẻ if, for bắt đầu hay kết thúc:"
         " phần ấy có thể mất"),
    ],
)  # fmt: skip
def test_what_a_tag_would_swallow_is_refused_at_its_paragraph(lost, said, make):
    with pytest.raises(TemplateBroken) as caught:
        open_template(make.docx(p(r("-")) + lost + p(r("{%p endif %}"))), name="mau.docx")
    (problem,) = caught.value.problems
    number = 3 if "section" in said else 2
    assert (problem.code, problem.place.part) == ("E-TPL-LOST", f"word/document.xml, đoạn {number}")
    assert str(problem.message) == said


def test_the_properties_of_a_file_saved_by_libreoffice_stay_one_part(make):
    data = make.docx(p(r("{{ x }}")), core="<dc:title>a</dc:title>")
    rels = unpack_parts(data)["_rels/.rels"].replace(b"/package/2006/relationships/metadata",
                                                    b"/officedocument/2006/relationships/metadata")  # fmt: skip
    saved = make.docx(p(r("{{ x }}")), core="<dc:title>a</dc:title>", parts={"_rels/.rels": rels})
    made = open_template(saved).render({"x": "X"})
    assert unpack_parts(made)["_rels/.rels"].count(b"core-properties") == 1
