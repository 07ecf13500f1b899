"""What a layer of the office asks of the page: shipped templates take it, of others it is told."""

from __future__ import annotations

import re

import pytest
from places import ROOT
from produced import render

from generator.lint.linting import Asked, lint_file
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.ooxml import pack, parse_xml, unpack_parts
from generator.problems import Severity
from generator.word.template.elements import W
from generator.word.template.laid_columns import HeadingColumns, Margins, lay_columns, lay_margins
from generator.word.template.sections import margins_of


@pytest.fixture
def layered(office_copy):
    """The office under a layer; with a template of its own, which Word has saved, or the shipped one."""

    def lay(layer, *, own=False):
        (office_copy.root / "rieng.yaml").write_text(layer, encoding="utf-8")
        office_copy.settings.write_text("format: 3\nformats: [rieng.yaml]\n", encoding="utf-8")
        if own:
            parts = unpack_parts((ROOT / "templates" / "named.docx").read_bytes())
            parts["word/document.xml"] = parts["word/document.xml"].replace(b'="567"', b'="568"')
            office_copy.templates.mkdir(exist_ok=True)
            (office_copy.templates / "named.docx").write_bytes(pack(parts))
        return open_office(office_copy)

    return lay


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("page: {left: 30 mm}", []),
        ("size_set: small", []),
        ("page: {left: 35 mm, right: 20 mm}", ["lề trái 30 35", "lề phải 15 20"]),
        ("page: {top: 25 mm}", ["lề trên 20 25"]),
    ],
)
def test_margins_that_a_template_of_the_office_has_otherwise_are_told(layered, layer, said):
    told = [
        str(one.message)
        for one in check_office(layered(layer, own=True), ["thi-dua"])
        if one.code == "W-TPL-MARGINS"
    ]
    found = [one for one in told if "named.docx" in one]
    for text, words in zip(found, said, strict=True):
        side, there, asked = words.rsplit(" ", 2)
        assert text.startswith(f"{side} của mẫu ")
        assert f"là {there} mm, quy định thể thức riêng ghi {asked} mm" in text
    assert found == told


def test_documents_of_shipped_templates_take_the_margins_of_the_office(layered, office_copy):
    office = layered("page: {left: 35 mm, right: 20 mm, top: 25 mm}")
    assert [one.code for one in check_office(office, ["thi-dua"]) if "TPL" in one.code] == []
    for path in render(office, ["thi-dua"]):
        xml = unpack_parts(path.read_bytes())["word/document.xml"]
        asked = {"left": 1984, "right": 1134, "top": 1417, "bottom": 1134, "footer": 1134}
        assert margins_of(xml).items() >= asked.items()
        assert {sum(one) for one in widths(xml)} <= {8787, 14287}
        found = lint_file(path, Asked(layers=(office_copy.root / "rieng.yaml",))).findings
        assert [str(one.message) for one in found if one.severity is Severity.ERROR] == []


def test_the_heading_of_a_template_of_the_office_takes_the_room_of_its_own_page(layered):
    office = layered("page: {left: 35 mm, right: 20 mm}", own=True)
    made = [unpack_parts(path.read_bytes()) for path in render(office, ["thi-dua"])]
    rooms = {sum(widths(one["word/document.xml"])[0]) for one in made}
    assert rooms == {8787, 9354}


def widths(xml):
    """The columns of each table."""
    tables = parse_xml(xml).iter(f"{W}tbl")
    return [[int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")] for table in tables]


@pytest.mark.parametrize(
    ("layer", "room"),
    [("layer: office", 9354), ("page: {left: 35 mm, right: 20 mm}", 8787)],
)
def test_the_line_under_a_title_alone_is_as_long_with_other_margins(forms_copy, layer, room):
    (forms_copy.root / "rieng.yaml").write_text(layer, encoding="utf-8")
    forms_copy.settings.write_text("format: 3\nformats: [rieng.yaml]\n", encoding="utf-8")
    (path,) = render(open_office(forms_copy), ["bieu-mau"], ["m18_giay_gioi_thieu"])
    xml = unpack_parts(path.read_bytes())["word/document.xml"].decode()
    left, right = re.findall(r'"DuongKe".{0,200}?w:left="(\d+)" w:right="(\d+)"', xml)[-1]
    assert room - int(left) - int(right) == 971


def test_the_box_of_a_secret_stamp_moves_with_the_column_in_which_it_stands():
    heading = (
        b'<w:tbl><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/><w:pStyle w:val="QuocHieu"/>'
        b'<w:pStyle w:val="DauMat"/><w:spacing w:before="0"/><w:ind w:left="57" w:right="%d"/></w:tbl>'
    )
    wider = HeadingColumns(3594, 5760)
    assert lay_columns(heading % (3294, 6060, 1000), wider) == heading % (3594, 5760, 1300)
    assert lay_columns(heading % (3300, 6054, 1000), wider) == heading % (3300, 6054, 1000)


def test_the_box_of_a_mark_above_the_page_keeps_its_width_and_its_line():
    box = b'<w:pStyle w:val="LuuHanh"/><w:ind w:left="5331" w:right="%d"/>'
    assert lay_margins(box % 1403, Margins({}, 8787)) == box % 836
    assert lay_margins(box % 300, Margins({}, 8787)) == box % 0
