"""Our styles, by whatever id the last program has given them."""

from __future__ import annotations

import re

import pytest

from generator.ooxml.unpacking import unpack_parts
from generator.word.template.template import open_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def style(identity, name, *, aliases="", based_on="", kind="paragraph"):
    also = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{also}{base}</w:style>'


def paragraph(text, name):
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.fixture
def opened(make):
    def build(*styles, body):
        sheet = f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'
        return open_template(make.docx(body, styles=sheet), name="mau.docx")

    return build


@pytest.mark.parametrize(
    ("styles", "used", "made"),
    [
        ([style("ThanVanBan", "Thân văn bản")], "ThanVanBan", "ThanVanBan"),
        ([style("Thnvnbn", "Thân văn bản")], "Thnvnbn", "ThanVanBan"),
        ([style("a1", "thân  VĂN bản")], "a1", "ThanVanBan"),
        ([style("a1", "Chữ của ta", aliases="Nội dung,Thân văn bản")], "a1", "ThanVanBan"),
        ([style("ThanVanBan", "Tên khác")], "ThanVanBan", "ThanVanBan"),
        ([style("ThanVanBan", "Khác"), style("b", "Thân văn bản")], "b", "ThanVanBan"),
        ([style("ThanVanBan", "Khác"), style("b", "Thân văn bản")], "ThanVanBan", "ThanVanBan2"),
        ([style("x", "Đầu trang")], "x", "x"),
    ],
)
def test_a_style_is_found_by_its_name(styles, used, made, opened):
    parts = unpack_parts(opened(*styles, body=paragraph("{{ x }}", used)).render({"x": "a"}))
    assert re.findall(r'pStyle w:val="(\w+)"', parts["word/document.xml"].decode()) == [made]
    assert f'w:styleId="{made}"' in parts["word/styles.xml"].decode()


def test_styles_that_build_on_it_follow(opened):
    sheet = [style("Mc1", "Đề mục 1"), style("rieng", "Riêng", based_on="Mc1")]
    parts = unpack_parts(opened(*sheet, body=paragraph("a", "rieng")).render({}))
    assert '<w:basedOn w:val="Muc2"/>' in parts["word/styles.xml"].decode()


def test_table_styles_that_a_program_dropped_are_there_again(opened):
    template = opened(style("a", "Lưới bảng", kind="table"), body=paragraph("{{p body }}", "x"))
    sheet = unpack_parts(template.render({"body": ""}))["word/styles.xml"].decode()
    assert re.findall(r'type="table"[^>]* w:styleId="(\w+)"', sheet) == ["LuoiBang", "BangTrong"]


def test_a_template_without_a_style_is_told(opened):
    template = opened(
        style("a", "Thân văn bản"), style("b", "Bảng số"), body=paragraph("{{p body }}", "x")
    )
    (told,) = template.check(["body"])
    assert (told.code, told.is_error, told.place.part) == ("W-TPL-STYLE", False, "word/styles.xml")
    names = re.findall("«(.*?)»", str(told.message))
    assert len(names) == 17
    assert {"Đề mục I", "Khoản", "Bảng tiêu đề"} <= set(names)
    assert "Bảng số" not in names


def test_who_asks_for_no_body_needs_no_styles(opened):
    assert opened(style("a", "Normal"), body=paragraph("{{ x }}", "a")).check(["x"]) == []
