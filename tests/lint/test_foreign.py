"""Documents that we did not make: other ways to lay out, draw, format and type the same thing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from read_papers import checked, opened
from right_documents import HEADING, ISSUER_LINE, MOTTO, letter, plan
from word_paper import NAMESPACES, Grid, Paper, Para, centred, line_shape, text_box, vml_line

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import WordFile
from generator.problems import Severity
from generator.standard.profile import load_standard

TABS = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
FRAME = '<w:framePr w:w="{width}" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{x}" w:y="1000"/>'


def errors(document: WordFile) -> list[str]:
    found = lint_document(document, load_standard("nd30")).findings
    return [one.rule for one in found if one.severity is Severity.ERROR]


def two(left: str, right: str, looks: tuple[dict, dict]) -> Para:
    """A paragraph of two halves behind tabs, each with its look."""
    runs = "".join(
        f"<w:r><w:rPr>{replace(centred(''), **look).looks()}</w:rPr><w:tab/><w:t>{text}</w:t></w:r>"
        for text, look in zip((left, right), looks, strict=True)
        if text
    )
    return Para("", align="left", first=0, before=0, line=240, properties=TABS, inside=runs)


def tabbed() -> Paper:
    """The heading as paragraphs with tabs, lines drawn as shapes."""
    paper = letter()
    bold, plain = {"size": 26, "bold": True}, {"size": 26}
    half = line_shape(ISSUER_LINE * 2 // 5, x=1000, number=80)
    whole = line_shape(MOTTO, x=4900, number=81)
    paper.parts |= {
        "row1": two(
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (plain, bold)
        ),
        "row2": two("LIÊN ĐOÀN LAO ĐỘNG", "Độc lập - Tự do - Hạnh phúc", (bold, {"bold": True})),
        "row3": replace(two("TỈNH CÀ MAU", "", (bold, {})), tail=half + whole),
        "row4": two(
            "Số: 1144/LĐLĐ-CTCS", "Cà Mau, ngày 05 tháng 3 năm 2026", (plain, {"italic": True})
        ),
    }
    paper.blocks[0:1] = ["row1", "row2", "row3", "row4", "vv"]
    return paper.set("vv", align="left", text="\tV/v giao chỉ tiêu năm 2026", properties=TABS)


def framed() -> Paper:
    """The heading as paragraphs in two frames."""
    paper = plan()
    for name in ("superior", "issuer", "issuer_rule", "number"):
        paper.set(name, properties=FRAME.format(width=3640, x=1701))
    for name in ("title", "motto", "motto_rule", "date"):
        paper.set(name, properties=FRAME.format(width=5714, x=5400))
    paper.parts["motto_rule"] = centred("", inside=line_shape(MOTTO, number=90),
                                        properties=FRAME.format(width=5714, x=5400))  # fmt: skip
    paper.parts["issuer_rule"] = centred("", inside=line_shape(ISSUER_LINE * 2 // 5, number=91),
                                         properties=FRAME.format(width=3640, x=1701))  # fmt: skip
    names = [name for row in HEADING.rows for cell in row for name in cell]
    paper.blocks[0:1] = names
    return paper


def boxed() -> Paper:
    """The heading in two text boxes, one beside the other."""
    paper = letter()
    left = "".join(
        paper.parts[name].xml() for name in ("superior", "issuer", "issuer_rule", "number", "vv")
    )
    right = "".join(paper.parts[name].xml() for name in ("title", "motto", "motto_rule", "date"))
    holder = text_box(centred("@left"), 3640, 2000, number=95) + text_box(
        centred("@right"), 5714, 2000, x=3640, number=96
    )
    for mark, inner in (("@left", left), ("@right", right)):
        holder = holder.replace(centred(mark).xml(), inner)
    paper.parts["boxes"] = centred("", inside=holder)
    paper.blocks[0] = "boxes"
    return paper


def hung_on_words() -> Paper:
    """The same boxes, hung on the subject below them."""
    paper = boxed()
    boxes = paper.parts["boxes"].inside
    paper.set("greeting", inside=boxes)
    return paper.drop("boxes")


def closed_by_boxes() -> Paper:
    """Recipients and signature in boxes that hang on the last paragraph of the text."""
    paper = letter()
    closing = paper.blocks.pop()
    assert isinstance(closing, Grid)
    holders = ""
    for at, (cell, width) in enumerate(zip(closing.rows[0], closing.widths, strict=True)):
        inner = "".join(paper.parts[name].xml() for name in cell)
        box = text_box(centred("@"), width, 3000, x=at * 4200, number=95 + at)
        holders += box.replace(centred("@").xml(), inner)
    return paper.set("last", inside=holders)


def underscored() -> Paper:
    """Rule lines as raised underscores, as in the decree's own files."""
    paper = plan()
    for name, count in (("issuer_rule", 14), ("motto_rule", 39), ("subject_rule", 28)):
        paper.parts[name] = centred("_" * count, raised=True)
    return paper


def in_vml() -> Paper:
    """Rule lines in the old VML."""
    paper = plan()
    paper.drop("issuer_rule", "motto_rule", "subject_rule")
    paper.set("issuer", inside=vml_line(ISSUER_LINE * 2 // 5))
    paper.set("motto", inside=vml_line(MOTTO))
    return paper.set("subject", inside=vml_line(2600))


STYLED = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
    '<w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Strong1"><w:name w:val="Strong1"/><w:basedOn w:val="Base"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Flip"><w:name w:val="Flip"/><w:rPr><w:b/></w:rPr></w:style>'
    "</w:styles>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="{font}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def styled(font: str = "Times New Roman") -> Paper:
    """The text formatted by styles and a theme font alone."""
    paper = letter()
    paper.styles = STYLED
    text = "Đề nghị các đơn vị triển khai thực hiện./."
    paper.swap(
        paper.parts["last"].xml(),
        f'<w:p><w:pPr><w:pStyle w:val="Base"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>',
    )
    paper.add("word/theme/theme1.xml", "theme", THEME.format(font=font))
    return paper


def decomposed() -> Paper:
    """Everything typed in NFD, with the tone mark of HOÀ on the second vowel."""
    paper = plan()
    paper.text("title", "HÒA", "HOÀ")
    for name, part in paper.parts.items():
        paper.set(name, text=unicodedata.normalize("NFD", part.text))
    return paper


@pytest.mark.parametrize(
    "paper",
    [
        tabbed,
        framed,
        boxed,
        hung_on_words,
        closed_by_boxes,
        underscored,
        in_vml,
        styled,
        decomposed,
    ],
    ids=lambda one: one.__name__,
)
def test_other_layouts_are_understood(paper):
    document = opened(paper())
    found = document.letters[0]
    assert found.national_title.text.startswith("CỘNG H")
    assert found.motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert found.issuer[0].text.startswith("LIÊN ĐOÀN LAO ĐỘNG")
    assert found.superior[0].text.startswith("TỔNG LIÊN ĐOÀN")
    assert "LĐLĐ" in found.number.text
    assert found.place_date.text == "Cà Mau, ngày 05 tháng 3 năm 2026"
    assert len(found.rules_under("motto")) == len(found.rules_under("issuer")) == 1
    assert errors(document) == []


def test_a_theme_font_is_looked_up():
    assert errors(opened(styled("Calibri"))) == ["ND30-I.4-font"]


def test_bold_of_paragraph_and_character_style_cancel_each_other():
    paper = styled()
    paper.swap(
        'w:val="Base"/></w:pPr><w:r>',
        'w:val="Strong1"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Flip"/></w:rPr>',
    )
    assert opened(paper).letters[0].body[-1].whole.bold is False


NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def numbered(paper: Paper, **levels: int) -> Paper:
    """Headings whose numbers Word makes."""
    paper.add("word/numbering.xml", "numbering", NUMBERING)
    for name, level in levels.items():
        words = paper.parts[name].text.partition(" ")[2]
        paper.set(
            name,
            text=words,
            properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>',
        )
    return paper


def test_automatic_numbers_are_read():
    paper = numbered(plan(), roman1=0, point_c=1, point_d=1, roman2=0)
    labels = [one.label for one in opened(paper).letters[0].body if one.label]
    assert labels == ["I.", "a)", "b)", "II."]


def test_automatic_letters_skip_the_letter_that_vietnamese_has():
    paper = numbered(plan(), point_c=1, point_d=1)
    for at, name in enumerate(("p3", "p4", "p5")):
        paper.put(
            "point_d" if not at else f"p{at + 2}",
            name,
            replace(paper.parts["point_d"], text="nội dung;"),
        )
    found = checked(paper).findings
    assert ("ND30-II.6.dd-diem", "điểm «e)» không đúng thứ tự") in [
        (one.rule, str(one.message)) for one in found
    ]


def test_an_annex_without_its_label_is_found():
    paper = plan()
    paper.drop("annex1")
    first, second = opened(paper).letters[0].annexes
    assert first.label is None
    assert [line.text for line in first.title] == ["CHỈ TIÊU SÁNG KIẾN NĂM 2026"]
    assert second.label.text == "Phụ lục II"


def test_superior_and_issuer_are_told_apart_without_bold():
    paper = plan().set("issuer", bold=False)
    found = opened(paper).letters[0]
    assert [line.text for line in found.issuer] == ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"]
    assert [line.text for line in found.superior] == ["TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"]


def test_a_document_that_is_no_official_document_does_not_crash():
    paper = Paper({"only": Para("Xin chào.")}, ["only"])
    assert "ND30-D8-present" in errors(opened(paper))


def test_an_empty_document_does_not_crash():
    assert "ND30-D8-present" in errors(opened(Paper({}, [])))
