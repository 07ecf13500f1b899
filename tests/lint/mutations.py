"""Single changes that make a right document wrong, each with the one rule that must say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from right_documents import (
    ISSUER_LINE,
    LEFT_ROOM,
    MOTTO,
    RIGHT_ROOM,
    TEXT,
    annex_file,
    copied,
    decision,
    drawn,
    letter,
    letter_to_one,
    minutes,
    plan,
    stamped,
    submission,
)
from word_paper import (
    NAMESPACES,
    Grid,
    PageNumber,
    Paper,
    Para,
    centred,
    line_shape,
    rule,
    text_box,
)


@dataclass(frozen=True)
class Mutation:
    """One change of a right document; `also` names rules that no change could spare."""

    rule: str
    name: str
    base: Callable[[], Paper]
    change: Callable[[Paper], object]
    also: frozenset[str] = frozenset()
    profile: str = "nd30"


def m(
    rule: str,
    name: str,
    base: Callable[[], Paper],
    change: Callable[[Paper], object],
    *also: str,
    profile: str = "nd30",
) -> Mutation:
    return Mutation(rule, name, base, change, frozenset(also), profile)


def narrow(paper: Paper, left: int, right: int) -> Paper:
    """The heading table with other columns; rule lines follow."""
    paper.blocks[0] = replace(paper.blocks[0], widths=(left, right))  # type: ignore[type-var]
    paper.parts["issuer_rule"] = rule(ISSUER_LINE * 2 // 5, left - 216)
    paper.parts["motto_rule"] = rule(MOTTO, right - 216)
    return paper


def grid_at(paper: Paper, at: int, **looks: object) -> Paper:
    paper.blocks[at] = replace(paper.blocks[at], **looks)  # type: ignore[type-var]
    return paper


def table_at(paper: Paper) -> int:
    return next(at for at, one in enumerate(paper.blocks) if isinstance(one, Grid) and one.bordered)


def long_table(paper: Paper, **looks: object) -> Paper:
    at = table_at(paper)
    grid = paper.blocks[at]
    assert isinstance(grid, Grid)
    rows = (grid.rows[0], *(grid.rows[1],) * 25, *grid.rows[1:])
    paper.blocks[at] = replace(grid, rows=rows, **looks)  # type: ignore[arg-type]
    return paper


def swap_columns(paper: Paper, at: int) -> Paper:
    grid = paper.blocks[at]
    assert isinstance(grid, Grid)
    widths = tuple(reversed(grid.widths))
    rows = tuple(tuple(reversed(row)) for row in grid.rows)
    paper.blocks[at] = replace(grid, widths=widths, rows=rows)
    return paper


def two_rows(paper: Paper) -> Paper:
    """Recipients below the signature instead of beside it."""
    at = next(
        n
        for n, one in enumerate(paper.blocks)
        if one is not paper.blocks[0] and isinstance(one, Grid)
    )
    grid = paper.blocks[at]
    assert isinstance(grid, Grid)
    left, right = grid.rows[0]
    paper.blocks[at] = replace(grid, rows=(((), right), (left, ())))
    return paper


def ten_rows(paper: Paper, name: str) -> Paper:
    """Enough paragraphs for two pages."""
    return paper.set(name, text=paper.parts[name].text * 40)


EMPTY_BOX = "<w:r><w:pict><v:rect><v:textbox><w:txbxContent></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
BOOKMARKS = '<w:bookmarkStart w:id="3" w:name="a"/><w:bookmarkEnd w:id="3"/><w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>'
CONTROLS = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt>' * 2
PNG = '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="70" name="s"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:nvPicPr/><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def picture(paper: Paper, kind: str) -> Paper:
    """A picture of the signature between position and name."""
    paper.set("gap1", inside=PNG)
    starts = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0"}
    return paper.add(f"word/media/s.{kind}", "image", starts[kind], "rIdP")


def relation(paper: Paper, kind: str, target: str, mode: str = "") -> Paper:
    new = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}"{mode}/></Relationships>'
    )
    return paper.patch("word/_rels/document.xml.rels", "</Relationships>", new)


EXTERNAL = ' TargetMode="External"'


def say_in(text: str, base: Callable[[], Paper] = plan) -> Callable[[Paper], object]:
    """Add a sentence to the first long paragraph."""
    return lambda paper: paper.set("text1", text=paper.parts["text1"].text + text)


PAGE = [
    m("ND30-I.1-paper", "letter", plan, lambda p: p.page(width=12240, height=15840)),
    m("ND30-I.1-paper", "A5", letter, lambda p: p.page(width=8391, height=11906)),
    m("ND30-I.2-orientation", "landscape", letter, lambda p: p.page(
        width=16838, height=11906, landscape=True, left=1701)),
    m("ND30-I.3-margins", "top", plan, lambda p: p.page(top=850)),
    m("ND30-I.3-margins", "bottom", plan, lambda p: p.page(bottom=1701)),
    m("ND30-I.3-margins", "left", plan, lambda p: p.page(left=1440)),
    m("ND30-I.3-margins", "right", letter, lambda p: p.page(right=1440)),
    m("ND30-I.3-margins", "gutter", plan, lambda p: p.page(gutter=284)),
    m("ND30-I.3-margins", "mirrored", plan, lambda p: p.change(
        lambda one: setattr(one, "settings", "<w:mirrorMargins/>"))),
    m("ND30-I.3-margins-landscape", "5 mm", plan, lambda p: p.page(
        "annex1", width=16838, height=11906, landscape=True, right=283)),
    m("ND30-I.7-header-dist", "20 mm", plan, lambda p: p.page(header=1134)),
    m("ND30-I.7-pagenum-pos", "right", plan, lambda p: setattr(p, "number", PageNumber(align="right"))),
    m("ND30-I.7-pagenum-pos", "none", plan, lambda p: [
        p.page(name, headers=False) for name in p.pages]),
    m("ND30-I.7-pagenum-pos", "foot", plan, lambda p: p.page(footer=True)),
    m("ND30-I.7-pagenum-pos", "roman", plan, lambda p: p.page(format="lowerRoman")),
    m("ND30-I.7-pagenum-pos", "from 2", letter, lambda p: p.page(start=2)),
    m("ND30-I.7-pagenum-first", "shown", letter, lambda p: p.page(first_differs=False)),
    m("ND30-I.7-pagenum-first", "in first header", letter, lambda p: setattr(
        p, "first_header", p.number.xml())),
    m("ND30-I.7-pagenum-style", "small", plan, lambda p: setattr(p, "number", PageNumber(size=22))),
    m("ND30-I.7-pagenum-style", "slanted", plan, lambda p: setattr(p, "number", PageNumber(italic=True))),
]  # fmt: skip

FONT = [
    m("ND30-I.4-font", "body", plan, lambda p: p.set("text1", font="Calibri")),
    m("ND30-I.4-font", "heading", letter, lambda p: p.set("superior", font="Arial")),
    m("ND30-I.4-font", "cell", plan, lambda p: p.set("c12", font="Cambria")),
    m("ND30-I.4-font", "page number", plan, lambda p: p.change(lambda one: one.files.update({
        "word/header1.xml": one._files()["word/header1.xml"].replace("Times New Roman", "Calibri")}))),
    m("ND30-I.4-unicode", "VnTime", plan, lambda p: p.set("dash", font=".VnTime")),
    m("ND30-I.4-unicode", "legacy letters", plan, lambda p: p.set("dash", text="- KÕ ho¹ch tuyªn truyÒn ®oµn viªn.")),
    m("ND30-I.4-unicode", "VNI font", plan, lambda p: p.set("dash", font="VNI-Times")),
    m("ND30-I.4-unicode", "VNI letters", plan, lambda p: p.set("dash", text="- Keá hoaïch tuyeân truyeàn ñoaøn vieân.")),
    m("ND30-I.4-unicode", "private", plan, lambda p: p.text("dash", "toàn thể", "toàn \uf0b7 thể")),
    m("ND30-I.4-unicode", "apart", plan, lambda p: p.text("dash", "toàn thể", "toa\u0300n the\u0309".replace("the\u0309", "thể"))),
    m("ND30-I.4-black", "blue", plan, lambda p: p.set("subject", colour="0070C0")),
    m("ND30-I.4-black", "grey", letter, lambda p: p.set("name", colour="7F7F7F")),
]  # fmt: skip

HEADING = [
    m("ND30-D8-present", "no recipients", plan, lambda p: p.drop("label", "first", "second", "archive")),
    m("ND30-D8-present", "no name", letter, lambda p: p.drop("name", "position", *(f"gap{n}" for n in range(5)))),
    m("ND30-D8-present", "no number", plan, lambda p: p.drop("number")),
    m("ND30-D8-present", "no date", letter, lambda p: p.drop("date")),
    m("ND30-D8-present", "number twice", plan, lambda p: p.put("number", "n2", p.parts["number"])),
    m("ND30-D8-present", "no motto", plan, lambda p: p.drop("motto", "motto_rule")),
    m("TLD933-17-main", "no name", plan, lambda p: p.drop("name", "position", *(f"gap{n}" for n in range(5))),
      profile="tld-933"),
    m("ND30-D7-types", "unknown kind", plan, lambda p: p.set("kind", text="GIẢI PHÁP").text("number", "KH", "GP")
      .text("kem1", "Kế hoạch số 12/KH", "Giải pháp số 12/GP").text("kem2", "Kế hoạch số 12/KH", "Giải pháp số 12/GP")),
    m("ND30-IV-order", "columns", plan, lambda p: swap_columns(p, 0)),
    m("ND30-IV-order", "greeting first", submission, lambda p: p.blocks.insert(1, p.blocks.pop(p.blocks.index("greeting")))),
    m("ND30-IV-side", "left", plan, lambda p: swap_columns(p, next(
        n for n, one in enumerate(p.blocks) if isinstance(one, Grid) and n))),
    m("ND30-IV-side", "below", plan, two_rows),
    m("ND30-II.1.a-quochieu-text", "XHCN", plan, lambda p: p.set("title", text="CỘNG HÒA XHCN VIỆT NAM")),
    m("ND30-II.1.a-quochieu-text", "misspelt", letter, lambda p: p.text("title", "VIỆT", "VIÊT")),
    m("ND30-II.1.a-quochieu-style", "size", plan, lambda p: p.set("title", size=28)),
    m("ND30-II.1.a-quochieu-style", "light", plan, lambda p: p.set("title", bold=False)),
    m("ND30-II.1.a-quochieu-style", "wraps", plan, lambda p: narrow(p, 4000, 5354)),
    m("ND30-II.1.b-tieungu-text", "dashes", plan, lambda p: p.set("motto", text="Độc lập – Tự do – Hạnh phúc")),
    m("ND30-II.1.b-tieungu-text", "blanks", letter, lambda p: p.set("motto", text="Độc lập- Tự do- Hạnh phúc")),
    m("ND30-II.1.b-tieungu-text", "capital", letter, lambda p: p.text("motto", "Tự do", "Tự Do")),
    m("ND30-II.1.b-tieungu-style", "size", plan, lambda p: p.set("motto", size=30).parts.update(
        motto_rule=rule(MOTTO * 15 // 14, RIGHT_ROOM))),
    m("ND30-II.1.b-tieungu-style", "capitals", plan, lambda p: p.set("motto", text="ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
      "ND30-II.1.b-tieungu-rule"),
    m("ND30-II.1.b-tieungu-style", "left", plan, lambda p: p.set("motto", align="left")),
    m("ND30-II.1.b-tieungu-rule", "missing", plan, lambda p: p.drop("motto_rule")),
    m("ND30-II.1.b-tieungu-rule", "short", plan, lambda p: p.parts.update(motto_rule=rule(MOTTO // 2, RIGHT_ROOM))),
    m("ND30-II.1.b-tieungu-rule", "dashed", plan, lambda p: p.set("motto_rule", border="dashed")),
    m("ND30-II.1.b-tieungu-rule", "underlined", plan, lambda p: p.drop("motto_rule").set("motto", underline=True)),
    m("ND30-II.1.b-tieungu-rule", "dashed shape", drawn, lambda p: p.set("motto", inside=line_shape(MOTTO, dash="dash", number=52))),
    m("ND30-II.1.c-spacing", "1.5", plan, lambda p: p.set("motto", line=360)),
    m("ND30-II.1.c-spacing", "6 pt", plan, lambda p: p.set("title", after=120)),
    m("ND30-V.fn1-size-set", "13 14 13", plan, lambda p: p.set("date", size=26)),
    m("ND30-V.fn1-size-set", "12 14 14", letter, lambda p: p.set("title", size=24)),
    m("ND30-II.2.a-name", "CĐCS", plan, lambda p: p.set("issuer", text="CĐCS CÔNG TY\nMAY TÂY ĐÔ").parts.update(
        issuer_rule=rule(700, LEFT_ROOM))),
    m("ND30-II.2.b-parent-style", "bold", plan, lambda p: p.set("superior", bold=True)),
    m("ND30-II.2.b-parent-style", "size", plan, lambda p: p.set("superior", size=28)),
    m("ND30-II.2.b-org-style", "light", plan, lambda p: p.set("issuer", bold=False)),
    m("ND30-II.2.b-org-style", "slanted", plan, lambda p: p.set("issuer", italic=True)),
    m("ND30-II.2.b-org-style", "small letters", letter, lambda p: p.set("issuer", text="Liên đoàn Lao động\ntỉnh Cà Mau").parts.update(
        issuer_rule=rule(900, LEFT_ROOM))),
    m("ND30-II.2.b-org-rule", "missing", plan, lambda p: p.drop("issuer_rule")),
    m("ND30-II.2.b-org-rule", "long", plan, lambda p: p.parts.update(issuer_rule=rule(ISSUER_LINE, LEFT_ROOM))),
    m("ND30-II.2.b-org-rule", "short", drawn, lambda p: p.set("issuer", inside=line_shape(300, number=51))),
    m("ND30-II.2.b-org-rule", "under the superior", plan, lambda p: p.put("superior", "s_rule", rule(1000, LEFT_ROOM))),
    m("ND30-II.2.b-spacing", "loose", plan, lambda p: p.set("issuer", line=360)),
    m("ND30-II.2.b-spacing", "6 pt", plan, lambda p: p.set("issuer", before=120)),
    m("ND30-II.3.c-style", "size", plan, lambda p: p.set("number", size=28)),
    m("ND30-II.3.c-style", "bold", letter, lambda p: p.set("number", bold=True)),
    m("ND30-II.3.c-style", "capitals", plan, lambda p: p.text("number", "Số:", "SỐ:")),
    m("ND30-II.3.c-style", "no colon", plan, lambda p: p.text("number", "Số:", "Số")),
    m("ND30-II.3.c-pad", "5", letter, lambda p: p.text("number", "1144", "5")),
    m("ND30-II.3.c-pad", "012", letter, lambda p: p.text("number", "1144", "012")),
    m("ND30-II.3.c-sep", "party", letter, lambda p: p.text("number", "1144/LĐLĐ-CTCS", "1144-LĐLĐ/CTCS")),
    m("ND30-II.3.c-sep", "blanks", plan, lambda p: p.text("number", "KH-LĐLĐ", "KH - LĐLĐ")),
    m("ND30-II.3.c-sep", "long dash", letter, lambda p: p.text("number", "LĐLĐ-CTCS", "LĐLĐ–CTCS")),
    m("ND30-II.3.b-typed", "no kind", plan, lambda p: [p.text(name, "KH-LĐLĐ", "LĐLĐ") for name in ("number", "kem1", "kem2")]),
    m("ND30-II.3.b-typed", "other kind", plan, lambda p: [p.text(name, "KH-LĐLĐ", "BC-LĐLĐ") for name in ("number", "kem1", "kem2")]),
    m("ND30-II.3.b-congvan", "CV", letter, lambda p: p.text("number", "LĐLĐ-CTCS", "CV-LĐLĐ")),
    m("ND30-II.3.b-congvan", "no unit", letter, lambda p: p.text("number", "LĐLĐ-CTCS", "LĐLĐ")),
    m("ND30-II.3.a-no-year", "behind", letter, lambda p: p.text("number", "LĐLĐ-CTCS", "LĐLĐ-CTCS/2026")),
    m("ND30-II.3-draft", "open", letter, lambda p: p.text("number", "1144", "     ")),
    m("ND30-II.4.c-form", "no comma", plan, lambda p: p.text("date", "Mau, ngày", "Mau ngày")),
    m("ND30-II.4.c-form", "short", letter, lambda p: p.set("date", text="Cà Mau, 05/3/2026")),
    m("ND30-II.4.c-form", "small letter", letter, lambda p: p.text("date", "Cà Mau", "Cà mau")),
    m("ND30-II.4.c-form", "no such day", letter, lambda p: p.text("date", "05 tháng 3", "31 tháng 4")),
    m("ND30-II.4.b-pad", "day", letter, lambda p: p.text("date", "ngày 05", "ngày 5")),
    m("ND30-II.4.b-pad", "month", letter, lambda p: p.text("date", "tháng 3", "tháng 1")),
    m("ND30-II.4.b-nopad", "03", letter, lambda p: p.text("date", "tháng 3", "tháng 03")),
    m("ND30-II.4.c-style", "upright", plan, lambda p: p.set("date", italic=False)),
    m("ND30-II.4.c-style", "bold", plan, lambda p: p.set("date", bold=True)),
    m("ND30-II.4.c-style", "lower", letter, lambda p: grid_at(p, 0, rows=((
        (*p.blocks[0].rows[0][0], "number", "vv"), (*p.blocks[0].rows[0][1], "date")),))),
    m("ND30-II.4.a-place", "TP.", letter, lambda p: p.text("date", "Cà Mau", "TP. Cà Mau")),
    m("ND30-II.4-draft", "open", letter, lambda p: p.text("date", "ngày 05 tháng 3", "ngày      tháng     ")),
]  # fmt: skip

TITLE = [
    m("ND30-II.5.b-type-style", "size", plan, lambda p: p.set("kind", size=32)),
    m("ND30-II.5.b-type-style", "small letters", plan, lambda p: p.set("kind", text="Kế hoạch")),
    m("ND30-II.5.b-type-style", "light", decision, lambda p: p.set("kind", bold=False)),
    m("ND30-II.5.b-subject-style", "light", plan, lambda p: p.set("subject", bold=False)),
    m("ND30-II.5.b-subject-style", "capitals", decision, lambda p: p.set("subject", text="BAN HÀNH QUY CHẾ KHEN THƯỞNG")),
    m("ND30-II.5.b-subject-rule", "missing", plan, lambda p: p.drop("subject_rule")),
    m("ND30-II.5.b-subject-rule", "long", plan, lambda p: p.parts.update(subject_rule=rule(6000, TEXT))),
    m("ND30-II.5.b-subject-rule", "underlined", plan, lambda p: p.drop("subject_rule").set("subject", underline=True)),
    m("ND30-II.5.a-subject-text", "stop", plan, lambda p: p.set("subject", text=p.parts["subject"].text + ".")),
    m("ND30-II.5.b-cv-form", "in full", letter, lambda p: p.text("vv", "V/v", "Về việc")),
    m("ND30-II.5.b-cv-form", "slanted", letter, lambda p: p.set("vv", italic=True)),
    m("ND30-II.5.b-cv-form", "size", letter, lambda p: p.set("vv", size=28)),
    m("ND30-II.5.b-cv-gap", "0 pt", letter, lambda p: p.set("vv", before=0)),
    m("ND30-II.5.b-cv-norule", "ruled", letter, lambda p: p.put("vv", "vv_rule", rule(1000, LEFT_ROOM))),
    m("ND30-II.5.b-cv-norule", "underlined", letter, lambda p: p.set("vv", underline=True)),
    m("ND30-II.5.b-cv-notype", "printed", letter, lambda p: p.change(lambda one: one.parts.update(
        kind=centred("CÔNG VĂN", bold=True))).change(lambda one: one.blocks.insert(1, "kind"))),
]  # fmt: skip

BODY = [
    m("ND30-II.6.a-cancu-content", "no number", plan, lambda p: p.text("basis2", " số 01/KH-TLĐ", "")),
    m("ND30-II.6.a-cancu-content", "numbered law", plan, lambda p: p.text("basis1", "Luật Công đoàn", "Luật Công đoàn số 50/2024/QH15")),
    m("ND30-II.6.a-cancu-style", "upright", plan, lambda p: p.set("basis1", italic=False)),
    m("ND30-II.6.a-cancu-style", "size", plan, lambda p: p.set("basis2", size=24)),
    m("ND30-II.6.a-cancu-style", "dash", plan, lambda p: p.text("basis1", "Căn cứ", "- Căn cứ")),
    m("ND30-II.6.a-cancu-punct", "comma", plan, lambda p: p.set("basis2", text=p.parts["basis2"].text[:-1] + ",")),
    m("ND30-II.6.a-cancu-punct", "stop", decision, lambda p: p.text("basis1", ";", ".")),
    m("ND30-II.6.b-cite-first", "no date", letter, lambda p: p.text("text1", " ngày 10/01/2026", "")),
    m("ND30-II.6.b-cite-first", "no body", letter, lambda p: p.text("text1", " của Tổng Liên đoàn Lao động Việt Nam", "")),
    m("ND30-II.6.b-cite-next", "again", letter, lambda p: p.text("last", "Đề nghị các đơn vị", "Đề nghị các đơn vị theo Kế hoạch số 01/KH-TLĐ ngày 10/01/2026 của Tổng Liên đoàn")),
    m("ND30-II.6.d-titles", "chapter", decision, lambda p: p.drop("chapter1_title")),
    m("ND30-II.6.d-titles", "article", decision, lambda p: p.set("r_article1", text="Điều 1.")),
    m("ND30-II.6.dd-phan-chuong", "capitals", decision, lambda p: p.set("chapter1", text="CHƯƠNG I")),
    m("ND30-II.6.dd-phan-chuong", "arabic", decision, lambda p: p.set("chapter1", text="Chương 1")),
    m("ND30-II.6.dd-phan-chuong", "small title", decision, lambda p: p.set("chapter1_title", text="Quy định chung")),
    m("ND30-II.6.dd-muc", "roman", decision, lambda p: p.set("muc1", text="Mục I")),
    m("ND30-II.6.dd-muc", "left", decision, lambda p: p.set("muc1", align="left")),
    m("ND30-II.6.dd-dieu", "colon", decision, lambda p: p.text("r_article1", "Điều 1.", "Điều 1:")),
    m("ND30-II.6.dd-dieu", "light", decision, lambda p: p.set("r_article2", bold=False)),
    m("ND30-II.6.dd-dieu", "flush", decision, lambda p: p.set("r_article1", first=0)),
    m("ND30-II.6.dd-khoan", "bracket", decision, lambda p: p.text("clause1", "1. ", "1) ")),
    m("ND30-II.6.dd-khoan", "slash", letter, lambda p: p.text("clause1", "1. ", "1/ ")),
    m("ND30-II.6.dd-diem", "stop", plan, lambda p: p.text("point_c", "a) ", "a. ")),
    m("ND30-II.6.dd-diem", "no đ", decision, lambda p: p.text("point_g", "đ) ", "e) ")),
    m("ND30-II.6.dd-diem", "bold", plan, lambda p: p.set("point_c", bold=True)),
    m("ND30-V.6b-muc-roman", "small letters", plan, lambda p: p.set("roman1", text="I. Mục đích, yêu cầu")),
    m("ND30-V.6b-muc-roman", "light", plan, lambda p: p.set("roman2", bold=False)),
    m("ND30-V.6b-muc-roman", "slash", plan, lambda p: p.text("roman1", "I.", "I/")),
    m("PRAC-level4", "bullet", plan, lambda p: p.text("dash", "- ", "• ")),
    m("PRAC-level4", "decimal", plan, lambda p: p.text("point_c", "a) ", "2.1. ").text("point_d", "b) ", "2.2. ")),
    m("ND30-II.6.e-align", "left", plan, lambda p: p.set("text1", align="left")),
    m("ND30-II.6.e-size", "12", letter, lambda p: p.set("text1", size=24)),
    m("ND30-II.6.e-size", "mixed", plan, lambda p: p.set("text1", size=26)),
    m("ND30-II.6.e-size", "slanted", plan, lambda p: p.set("text2", italic=True)),
    m("ND30-II.6.e-indent", "none", plan, lambda p: p.set("text1", first=0)),
    m("ND30-II.6.e-indent", "left", plan, lambda p: p.set("text1", first=0, left=720)),
    m("ND30-II.6.e-indent", "tab", letter, lambda p: p.set("text1", first=0, text="\t" + p.parts["text1"].text)),
    m("ND30-II.6.e-parspace", "0 pt", plan, lambda p: p.set("text2", before=0)),
    m("ND30-II.6.e-parspace", "contextual", plan, lambda p: [
        p.set(name, properties="<w:contextualSpacing/>") for name in ("point_c", "point_d")]),
    m("ND30-II.6.e-linespace", "double", plan, lambda p: p.set("text1", line=480)),
    m("ND30-II.6.e-linespace", "exactly 12 pt", plan, lambda p: p.set("text1", line=240, line_rule="exact")),
    m("ND30-PL3-end", "stop", plan, lambda p: p.text("last", "./.", ".")),
    m("ND30-PL3-end", "regulation", decision, lambda p: p.text("r_last", "./.", ".")),
]  # fmt: skip

CLOSING = [
    m("ND30-II.7.b-prefix", "T/M", plan, lambda p: p.text("authority", "TM. ", "T/M ")),
    m("ND30-II.7.b-prefix", "no stop", letter, lambda p: p.text("authority", "TM. ", "TM ")),
    m("ND30-II.7.b-prefix", "no blank", letter, lambda p: p.text("authority", "TM. BAN", "TM.BAN")),
    m("ND30-II.7.b-prefix", "K/T", letter, lambda p: p.set("authority", text="K/T. CHỦ TỊCH")),
    m("ND30-II.7.dd-pos-style", "small letters", plan, lambda p: p.set("position", text="Phó Chủ tịch")),
    m("ND30-II.7.dd-pos-style", "light", plan, lambda p: p.set("authority", bold=False)),
    m("ND30-II.7.dd-name-style", "capitals", plan, lambda p: p.set("name", text="NGUYỄN VĂN AN")),
    m("ND30-II.7.dd-name-style", "slanted", plan, lambda p: p.set("name", italic=True)),
    m("ND30-II.7.c-no-degree", "ThS.", plan, lambda p: p.set("name", text="ThS. Nguyễn Văn An")),
    m("ND30-II.7.d-image", "jpg", plan, lambda p: picture(p, "jpg")),
    m("PRAC-sign-gap", "one line", plan, lambda p: p.drop("gap1", "gap2", "gap3", "gap4")),
    m("ND30-II.9.d-noinhan-label", "size", plan, lambda p: p.set("label", size=28)),
    m("ND30-II.9.d-noinhan-label", "upright", plan, lambda p: p.set("label", italic=False)),
    m("ND30-II.9.d-noinhan-label", "no colon", plan, lambda p: p.set("label", text="Nơi nhận")),
    m("ND30-II.9.d-noinhan-items", "size", plan, lambda p: p.set("first", size=24)),
    m("ND30-II.9.d-noinhan-items", "no dash", plan, lambda p: p.text("second", "- ", "")),
    m("ND30-II.9.d-noinhan-items", "comma", plan, lambda p: p.text("second", ";", ",")),
    m("ND30-II.9.d-noinhan-items", "indent", plan, lambda p: p.set("first", left=360)),
    m("ND30-II.9.b-nhutren", "again", letter, lambda p: p.set("first", text="- Như kính gửi;")),
    m("ND30-II.9.d-luu", "no stop", plan, lambda p: p.text("archive", "CSPL.", "CSPL")),
    m("ND30-II.9.d-luu", "no VT", plan, lambda p: p.set("archive", text="- Lưu VP.")),
    m("ND30-II.9.d-luu", "not last", letter, lambda p: p.put("archive", "third", replace(p.parts["second"], text="- Ban Chính sách;"))),
    m("PRAC-noinhan-purpose", "b/c", plan, lambda p: p.text("first", "Tỉnh ủy;", "Tỉnh ủy (b/c);")),
    m("ND30-II.9.b-kinhgui-when", "plan", plan, lambda p: p.put("subject_rule", "greeting", Para("Kính gửi: Các công đoàn cơ sở", align="left", first=0, left=1984))),
    m("ND30-II.9.b-kinhgui-when", "letter without", letter_to_one, lambda p: p.drop("greeting").set("first", text="- Ban Thường vụ Tỉnh ủy;")),
    m("ND30-II.9.d-kinhgui-style", "bold", letter, lambda p: p.set("greeting", bold=True)),
    m("ND30-II.9.d-kinhgui-style", "no colon", letter_to_one, lambda p: p.text("greeting", "gửi:", "gửi")),
    m("ND30-II.9.d-kinhgui-style", "size", letter, lambda p: p.set("to1", size=24)),
    m("ND30-II.9.d-kinhgui-one", "below", letter_to_one, lambda p: p.set("greeting", text="Kính gửi:").put("greeting", "to", Para("- Ban Thường vụ Tỉnh ủy.", align="left", first=0, left=2552))),
    m("ND30-II.9.d-kinhgui-one", "dash", letter_to_one, lambda p: p.text("greeting", "gửi: ", "gửi: - ")),
    m("ND30-II.9.d-kinhgui-many", "no dash", letter, lambda p: p.text("to1", "- ", "")),
    m("ND30-II.9.d-kinhgui-many", "last", letter, lambda p: p.text("to2", "ngành.", "ngành;")),
    m("ND30-II.9.d-kinhgui-many", "crooked", letter, lambda p: p.set("to2", left=2835)),
]  # fmt: skip

ANNEX = [
    m("ND30-III.1.a-ref", "not named", plan, lambda p: p.text("text2", "Phụ lục I,", "bảng,").set("text2", text=p.parts["text2"].text.replace("Phụ lục I,", "bảng,").replace("Phụ lục II", "biểu mẫu"))),
    m("ND30-III.1.a-number", "arabic", plan, lambda p: p.set("annex1", text="Phụ lục 1")),
    m("ND30-III.1.a-number", "without", plan, lambda p: p.set("annex2", text="Phụ lục")),
    m("ND30-III.1.a-number", "alone", plan, lambda p: p.text("text2", "Phụ lục II", "biểu mẫu").drop("page:annex1", "annex2", "title2", "kem2", "annex2_text").pages.pop("annex2")),
    m("ND30-III.1.b-label", "capitals", plan, lambda p: p.set("annex1", text="PHỤ LỤC I")),
    m("ND30-III.1.b-label", "size", plan, lambda p: p.set("annex1", size=26)),
    m("ND30-III.1.b-label", "with title", plan, lambda p: p.set("annex1", text="Phụ lục I: Chỉ tiêu")),
    m("ND30-III.1.b-title", "small letters", plan, lambda p: p.set("title1", text="Chỉ tiêu sáng kiến năm 2026")),
    m("ND30-III.1.b-title", "light", plan, lambda p: p.set("title2", bold=False)),
    m("ND30-III.1.c-inherit", "missing", plan, lambda p: p.drop("kem1")),
    m("ND30-III.1.c-inherit", "upright", plan, lambda p: p.set("kem1", italic=False)),
    m("ND30-III.1.c-inherit", "other number", plan, lambda p: p.text("kem1", "12/KH", "13/KH")),
    m("ND30-III.1.c-inherit-edoc", "open", plan, lambda p: p.text("kem1", "số 12/KH-LĐLĐ ngày 05 tháng 3 năm", "số     /KH-LĐLĐ ngày … tháng … năm")),
    m("ND30-III.1.dd-pages", "goes on", plan, lambda p: p.page("annex1", start=None)),
    m("ND30-III.1.dd-pages", "same section", plan, lambda p: p.drop("page:annex1").set("annex2", properties="<w:pageBreakBefore/>").pages.pop("annex2")),
    m("ND30-III.1.dd-first", "shown", plan, lambda p: p.page("annex2", first_differs=False)),
    m("ND30-PL3-2.1-end", "stop", plan, lambda p: p.text("annex2_text", "./.", ".")),
    m("ND30-III.1-nohead", "signature", plan, lambda p: p.put("annex2_text", "own", centred("TM. BAN THƯỜNG VỤ", bold=True)), "ND30-PL3-2.1-end"),
    m("ND30-II.8.b-info", "size", annex_file, lambda p: p.set("info", size=26)),
    m("ND30-II.8.b-info", "slanted", annex_file, lambda p: p.set("info", italic=True)),
]  # fmt: skip

STAMP = {"size": 28, "bold": True, "colour": "FF0000"}


def stamp(text: str, width: int = 1134, *, outlined: bool = True, **looks: object) -> Para:
    inner = centred(text, **{**STAMP, **looks})
    return centred("", inside=text_box(inner, width, 454, outlined=outlined))


SMALL = [
    m("ND30-III.2.b-urgent", "no frame", stamped, lambda p: p.parts.update(urgent=stamp("KHẨN", outlined=False))),
    m("ND30-III.2.b-urgent", "black", stamped, lambda p: p.parts.update(urgent=stamp("KHẨN", colour=""))),
    m("ND30-III.2.b-urgent", "wide", stamped, lambda p: p.parts.update(urgent=stamp("KHẨN", 2268))),
    m("ND30-III.2.b-urgent", "light", stamped, lambda p: p.parts.update(urgent=stamp("KHẨN", bold=False))),
    m("ND30-III.2.a-secret", "no frame", stamped, lambda p: p.parts.update(urgent=stamp("MẬT", outlined=False))),
    m("ND30-III.2.a-secret", "black", stamped, lambda p: p.parts.update(urgent=stamp("TỐI MẬT", 1701, colour=""))),
    m("ND30-III.2.a-secret", "wide", stamped, lambda p: p.parts.update(urgent=stamp("MẬT", 2268))),
    m("ND30-III.2.c-circulation", "light", stamped, lambda p: setattr(p, "first_header", p.first_header.replace("<w:b/>", ""))),
    m("ND30-III.2.c-circulation", "small letters", stamped, lambda p: setattr(
        p, "first_header", p.first_header.replace("XEM XONG TRẢ LẠI", "Xem xong trả lại"))),
    m("ND30-III.3-drafter", "size", letter, lambda p: p.set("drafter", size=26)),
    m("ND30-III.3-drafter", "small letters", letter, lambda p: p.text("drafter", "PL", "pl")),
    m("ND30-III.4-address", "size", stamped, lambda p: p.set("address", size=28)),
    m("ND30-III.4-address", "no line", stamped, lambda p: p.drop("address_rule")),
    m("ND30-III.4-address", "slanted", stamped, lambda p: p.set("address", italic=True)),
    m("ND30-P2.II-copy", "light", copied, lambda p: p.set("copy_form", bold=False)),
    m("ND30-P2.II-copy", "symbol", copied, lambda p: p.text("copy_number", "SY-", "CV-")),
    m("PRAC-party-style", "heading", plan, lambda p: p.drop("motto", "motto_rule").set("title", text="ĐẢNG CỘNG SẢN VIỆT NAM")),
    m("PRAC-party-style", "star", plan, lambda p: p.put("issuer", "star", centred("*", size=26))),
    m("ND30-PL6-len", "subject", letter, lambda p: p.set("vv", text="V/v " + "tổ chức Chương trình sáng kiến, cải tiến kỹ thuật " * 12)),
]  # fmt: skip

CAPITALS = [
    m("ND30-PL2-I", "new line", plan, lambda p: p.text("dash", "Tuyên truyền", "tuyên truyền")),
    m(
        "ND30-PL2-I",
        "new sentence",
        letter,
        lambda p: p.text("clause1", "theo dõi. Số liệu", "theo dõi. số liệu"),
    ),
    m("ND30-PL2-II.1", "signer", plan, lambda p: p.set("name", text="Nguyễn văn An")),
    *(
        m(f"ND30-PL2-{article}", words[:20], plan, say_in(f" {words}"))
        for article, words in (
            ("II.1", "Học tập Chủ tịch Hồ Chí minh."),
            ("II.2", "Ngày sinh Lê-Nin."),
            ("III.1.a", "Đoàn viên trong Tỉnh Cà Mau."),
            ("III.1.b", "Các đơn vị ở quận 1."),
            ("III.1.c", "Đoàn tham quan ở thành phố Hồ Chí Minh."),
            ("III.1.d", "Nghỉ dưỡng tại Cửa lò."),
            ("III.1.dd", "Các tỉnh Tây nguyên."),
            ("III.2", "Hội nghị tại Bắc kinh."),
            ("IV.1.a", "Các Liên đoàn lao động huyện."),
            ("IV.1.a", "Thường trực và Ban thường vụ."),
            ("IV.1.b", "Đại hội Đảng cộng sản Việt Nam."),
            ("IV.2", "Các nước Asean."),
            ("V.1", "Phục vụ nhân dân."),
            ("V.2", "Tặng Huân chương lao động."),
            ("V.3", "Thăm và làm việc có chủ tịch Nguyễn Văn An."),
            ("V.4", "Kỷ niệm ngày sinh bác Hồ."),
            ("V.5", "Chào mừng ngày Quốc tế lao động 1-5."),
            ("V.6", "Theo các bộ luật Lao động."),
            ("V.7", "Thực hiện theo điều 5 của Quy chế."),
            ("V.8", "Nhân dịp Tết trung thu."),
            ("V.9", "Kỷ niệm cách mạng tháng tám."),
            ("V.10", "Đăng trên báo Lao Động."),
        )
    ),
]

FIGURES = [
    m(rule_id, words[:20], plan, say_in(f" {words}"))
    for rule_id, words in (
        ("PRAC-date-cite", "Gửi trước ngày 1/6/2026."),
        ("PRAC-date-cite", "Gửi trước ngày 30/05/2026."),
        ("PRAC-date-sep", "Gửi trước ngày 20.4.2026."),
        ("PRAC-count-pad", "Cả tỉnh có 5 đơn vị tham gia."),
        ("PRAC-num-thousand", "Toàn tỉnh có 35728 đoàn viên."),
        ("PRAC-num-thousand", "Đã có 2660 sáng kiến."),
        ("PRAC-num-decimal", "Kết quả đạt 52.2% chỉ tiêu."),
        ("PRAC-num-mixed", "Cả nước có 35,728 sáng kiến."),
        ("PRAC-percent", "Kết quả đạt 52,2 % chỉ tiêu."),
        ("PRAC-ratio", "Đã có 1.775 / 1.200 sáng kiến."),
        ("PRAC-unit", "Dấu có cỡ 30mm."),
        ("PRAC-range", "Nhiệm kỳ 2023-2028 của Công đoàn."),
        ("PRAC-time", "Họp lúc 8:00 tại cơ quan."),
        ("PRAC-quote", 'Phong trào "Lao động giỏi" của tỉnh.'),
    )
]

TABLES = [
    m("PRAC-table-header", "light", plan, lambda p: p.set("h2", bold=False)),
    m("PRAC-table-repeat", "not repeated", plan, lambda p: long_table(p, header=False)),
    m("PRAC-table-split", "broken", plan, lambda p: long_table(p, unbroken=False)),
    m("PRAC-table-ordinal", "left", plan, lambda p: p.set("c11", align="left")),
    m("PRAC-table-total", "light", plan, lambda p: p.set("t3", bold=False)),
    m("PRAC-table-size", "8", plan, lambda p: p.set("c12", size=16)),
    m("PRAC-num-thousand", "cell", plan, lambda p: p.text("c13", "1.250", "1250")),
]


def wide_table(columns):
    """An empty table, a paragraph and the page that it stands before."""
    cells, grid = "<w:tc><w:p/></w:tc>" * columns, '<w:gridCol w:w="100"/>' * columns
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    return f"<w:p/>{table}<w:p/><w:sectPr>"


LOOKED = '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:r>'
LONE_CELL = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
DOUBLE = line_shape(1000, number=7)

MARKUP = [
    m("OOXML-cell-paragraph", "empty", minutes, lambda p: p.swap("<w:p/></w:tc>", "</w:tc>")),
    m("OOXML-empty-table", "no rows", letter, lambda p: p.swap("<w:sectPr>", "<w:p/><w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:sectPr>")),
    m("OOXML-table-neighbours", "two", copied, lambda p: p.drop("copy_between")),
    m("OOXML-nested-paragraph", "paragraph", letter, lambda p: p.set("last", tail="<w:p/>")),
    m("OOXML-columns", "64", letter, lambda p: p.swap("<w:sectPr>", wide_table(64))),
    m("OOXML-story-paragraph", "empty box", drawn, lambda p: p.set("gap1", inside=EMPTY_BOX)),
    m("OOXML-mark-id", "bookmarks", letter, lambda p: p.set("last", tail=BOOKMARKS)),
    m("OOXML-mark-id", "controls", letter, lambda p: p.set("last", tail=CONTROLS)),
    m("OOXML-text-newline", "newline", letter, lambda p: p.swap("hằng tháng.", "hằng\ntháng.")),
    m("OOXML-drawing-id", "twice", drawn, lambda p: p.set("motto", inside=line_shape(MOTTO, number=51))),
    m("OOXML-grid", "one more", letter, lambda p: p.swap("</w:tblGrid>", '<w:gridCol w:w="10"/></w:tblGrid>')),
    m("OOXML-style", "unknown", letter, lambda p: p.set("last", style="KhongCo")),
    m("OOXML-field", "no end", letter, lambda p: setattr(p, "number", PageNumber()) or p.change(
        lambda one: one.files.update({"word/header1.xml": one._files()["word/header1.xml"].replace('<w:fldChar w:fldCharType="separate"/>', "")}))),
    m("OOXML-revision", "inserted", letter, lambda p: p.set("last", tail='<w:ins w:id="1" w:author="x"><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:r></w:ins>')),
    m("OOXML-relation", "missing", letter, lambda p: p.set("gap1", inside=PNG)),
    m("OOXML-target", "missing", letter, lambda p: relation(p, "image", "media/x.png")),
    m("OOXML-orphan", "left over", letter, lambda p: p.files.update({"word/media/old.png": "x"})),
    m("OOXML-external", "picture", letter, lambda p: relation(p, "image", "file:///C:/x.png", EXTERNAL)),
    m("OOXML-external", "template", letter, lambda p: relation(p, "attachedTemplate", "file:///C:/x.dotm", EXTERNAL)),
    m("DRAFT-gaps", "left", letter, lambda p: p.set("last", tail='<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:highlight w:val="yellow"/></w:rPr><w:t>«…»</w:t></w:r>'), "ND30-PL3-end"),
    *(
        m("OOXML-placeholder", name, letter, lambda p, name=name: p.text("last", "các đơn vị", f"«{name}»"))
        for name in ("Tên", "Ten_don_vi", "TenDonVi", "Cot1", "HO_TEN")
    ),
    m("OOXML-placeholder", "merged", letter, lambda p: p.set("last", tail=f'<w:fldSimple w:instr=" MERGEFIELD Ten ">{LOOKED}</w:fldSimple>')),
    m("OOXML-placeholder", "variable", letter, lambda p: p.set("last", tail=f'<w:fldSimple w:instr=\'DOCVARIABLE "So hieu"\'>{LOOKED}</w:fldSimple>')),
    m("OOXML-placeholder", "left", letter, lambda p: p.text("last", "các đơn vị", "{{ unit.name }}")),
]  # fmt: skip

DOCUMENT, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
LOOKS = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
HEADER = "word/header1.xml"
NOTES = f'<w:PART {NAMESPACES}><w:NOTE w:id="1"><w:p/></w:NOTE><w:NOTE w:id="{{}}"><w:p/></w:NOTE></w:PART>'
FOOTNOTES = NOTES.replace("PART", "footnotes").replace("NOTE", "footnote")
COMMENTS = (
    NOTES.replace("PART", "comments")
    .replace("NOTE", "comment")
    .replace(" w:id", ' w:author="x" w:id')
)
REMARK = '<w:commentRangeStart w:id="{0}"/><w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
LISTS = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="{}"/></w:num></w:numbering>'
)
LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
STYLE = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</cp:coreProperties>'
)
MADE = '<dcterms:created xsi:type="dcterms:W3CDTF">{}</dcterms:created>'
OFFICE = "http://schemas.openxmlformats.org/package/2006"
OWN = "http://schemas.openxmlformats.org/officeDocument/2006"
LINK = f'<w:hyperlink w:anchor="a">{{}}<w:r>{LOOKS}</w:r></w:hyperlink>'
CONTROL = f"<w:sdt><w:sdtPr>{{}}</w:sdtPr><w:sdtContent><w:r>{LOOKS}</w:r></w:sdtContent></w:sdt>"
CHOICES = '<w:dropDownList><w:listItem w:value="1"/><w:listItem w:value="{}"/></w:dropDownList>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements>'
    "<a:clrScheme/><a:fontScheme/></a:themeElements></a:theme>"
)


def run(old: str, new: str) -> str:
    """An empty run with other looks."""
    assert old in LOOKS, old
    return f"<w:r>{LOOKS.replace(old, new)}</w:r>"


def tail(xml: str) -> Callable[[Paper], object]:
    """Put runs or marks behind the words of the last paragraph."""
    return lambda p: p.set("last", tail=xml)


def at_end(xml: str) -> Callable[[Paper], object]:
    """Put markup behind the text, before the last section."""
    return lambda p: p.swap("<w:sectPr>", f"{xml}<w:sectPr>")


def patch(name: str, old: str, new: str) -> Callable[[Paper], object]:
    return lambda p: p.patch(name, old, new)


def core(xml: str, times: int = 1) -> Callable[[Paper], object]:
    """Core properties in the package, as often as asked."""

    def change(paper: Paper) -> None:
        for number in range(times):
            name = f"docProps/core{number}.xml"
            paper.files[name] = CORE.format(xml)
            relation = f'<Relationship Id="rIdC{number}" Type="{OFFICE}/relationships/metadata/core-properties" Target="{name}"/>'
            paper.patch("_rels/.rels", "</Relationships>", f"{relation}</Relationships>")
            override = f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            paper.patch(TYPES, "</Types>", f"{override}</Types>")

    return change


def custom(*names: str) -> Callable[[Paper], object]:
    """Properties of the office's own, all with one number."""
    entries = "".join(f'<property pid="2" name="{name}"/>' for name in names)

    def change(paper: Paper) -> None:
        name, kind = "docProps/custom.xml", "custom-properties"
        paper.files[name] = f'<Properties xmlns="{OWN}/{kind}">{entries}</Properties>'
        relation = f'<Relationship Id="rIdO" Type="{OWN}/relationships/{kind}" Target="{name}"/>'
        paper.patch("_rels/.rels", "</Relationships>", f"{relation}</Relationships>")
        typed = f"application/vnd.openxmlformats-officedocument.{kind}+xml"
        override = f'<Override PartName="/{name}" ContentType="{typed}"/>'
        paper.patch(TYPES, "</Types>", f"{override}</Types>")

    return change


def again(name: str, start: str) -> Callable[[Paper], object]:
    """Say an entry of a part a second time."""

    def change(paper: Paper) -> None:
        text = paper.part(name)
        entry = text[text.index(start) :].partition(">")[0] + ">"
        paper.patch(name, entry, entry * 2)

    return change


def listed(level: int, number: int, model: int = 0) -> Callable[[Paper], object]:
    """A paragraph in a list without signs."""

    def change(paper: Paper) -> None:
        paper.add("word/numbering.xml", "numbering", LISTS.format(model))
        paper.set("last", properties=LISTED.format(level, number))

    return change


PACKAGE = [
    m("OOXML-type", "no override", letter, patch(TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/style.xml"')),
    m("OOXML-type", "wrong override", letter, patch(TYPES, "wordprocessingml.header+xml", "wordprocessingml.footer+xml")),
    m("OOXML-type", "main", letter, patch(TYPES, "document.main+xml", "document+xml")),
    m("OOXML-type", "no default", letter, lambda p: picture(p, "png").patch(TYPES, 'Extension="png"', 'Extension="gif"')),
    m("OOXML-type", "declared twice", letter, again(TYPES, "<Override")),
    m("OOXML-type", "default twice", letter, again(TYPES, "<Default")),
    m("OOXML-prefix", "Ignorable", letter, lambda p: p.swap("<w:document ", '<w:document mc:Ignorable="w14" ')),
    m("OOXML-prefix", "Requires", drawn, lambda p: p.swap('Requires="wps"', 'Requires="wpx"')),
    m("OOXML-root", "styles", letter, lambda p: setattr(p, "styles", f"<w:settings {NAMESPACES}/>")),
    m("OOXML-root", "header", letter, lambda p: p.files.update({HEADER: p.part(HEADER).replace("w:hdr", "w:ftr")})),
    m("OOXML-encoding", "windows-1258", letter, lambda p: p.files.update({
        "word/settings.xml": '<?xml version="1.0" encoding="windows-1258"?>' + p.part("word/settings.xml")})),
    m("OOXML-name", "blank", letter, lambda p: p.add("word/media/my picture.png", "image", b"\x89PNG\r\n")),
    m("OOXML-relation", "other kind", letter, patch(RELS, 'relationships/header" Target="header1', 'relationships/footer" Target="header1'),
      "OOXML-type", "OOXML-root"),
    m("OOXML-relation", "no main", letter, patch("_rels/.rels", '/officeDocument"', '/document"')),
    m("OOXML-relation-id", "twice", letter, again(RELS, '<Relationship Id="rIdT"')),
    m("OOXML-relation-id", "a figure", letter, patch(RELS, '"rIdT"', '"1"')),
    m("OOXML-relation-id", "no target", letter, lambda p: relation(p, "image", "")),
    m("OOXML-properties", "date", letter, core(MADE.format("05/03/2026"))),
    m("OOXML-properties", "month", letter, core(MADE.format("2026-13-05T00:00:00Z"))),
    m("OOXML-properties", "entry twice", letter, core("<dc:title/><dc:title/>")),
    m("OOXML-properties", "part twice", letter, core(MADE.format("2026-03-05T08:00:00Z"), 2)),
    m("OOXML-properties", "own twice", letter, custom("a", "b")),
    m("OOXML-image", "webp", letter, lambda p: picture(p, "png").files.update({"word/media/s.png": b"RIFF\0\0\0\0WEBP"})),
    m("OOXML-image", "other ending", letter, lambda p: picture(p, "png").files.update({"word/media/s.png": b"\xff\xd8\xff\xe0"})),
    m("OOXML-theme", "no effects", letter, lambda p: p.add("word/theme/theme1.xml", "theme", THEME)),
]  # fmt: skip

SCHEMA = [
    m("OOXML-place", "run in the body", letter, at_end("<w:r/>")),
    m("OOXML-place", "text in a paragraph", letter, tail("<w:t>a</w:t>")),
    m("OOXML-place", "cell in a table", letter, lambda p: p.swap("</w:tblGrid><w:tr>", "</w:tblGrid><w:tc><w:p/></w:tc><w:tr>")),
    m("OOXML-unknown", "element", letter, tail(run("<w:sz", "<w:bold/><w:sz"))),
    m("OOXML-unknown", "attribute", letter, lambda p: p.swap('<w:jc w:val="both"', '<w:jc w:value="1" w:val="both"')),
    m("OOXML-unknown", "foreign", letter, tail('<x:y xmlns:x="urn:x"/>')),
    m("OOXML-order", "alignment first", letter, lambda p: p.swap(
        '<w:ind w:left="0" w:right="0" w:firstLine="720"/><w:jc w:val="both"/>', '<w:jc w:val="both"/><w:ind w:left="0" w:right="0" w:firstLine="720"/>')),
    m("OOXML-order", "looks of a row last", letter, lambda p: p.swap("<w:trPr><w:cantSplit/></w:trPr><w:tc>", "<w:tc>").swap("</w:tc></w:tr>", "</w:tc><w:trPr><w:cantSplit/></w:trPr></w:tr>")),
    m("OOXML-order", "cell", letter, lambda p: p.swap('<w:tcPr><w:tcW w:w="3640" w:type="dxa"/></w:tcPr>', '<w:tcPr><w:noWrap/><w:tcW w:w="3640" w:type="dxa"/></w:tcPr>')),
    m("OOXML-order", "section", letter, lambda p: p.swap('<w:type w:val="nextPage"/>', "").swap("<w:titlePg/>", '<w:titlePg/><w:type w:val="nextPage"/>')),
    m("OOXML-order", "section first", letter, lambda p: p.swap("</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>")),
    m("OOXML-order", "lists", letter, lambda p: p.add("word/numbering.xml", "numbering", LISTS.format(0).replace(
        "<w:abstractNum w", '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w', 1))),
    m("OOXML-order", "settings", letter, lambda p: setattr(p, "settings", '<w:defaultTabStop w:val="720"/><w:mirrorMargins w:val="0"/>')),
    m("OOXML-repeated", "alignment", letter, lambda p: p.swap('<w:jc w:val="both"/>', '<w:jc w:val="both"/><w:jc w:val="center"/>')),
    m("OOXML-repeated", "size", letter, tail(run("</w:rPr>", '<w:sz w:val="26"/></w:rPr>'))),
    m("OOXML-missing", "looks of a table", letter, lambda p: p.swap("<w:tblPr>", "<!--").swap("</w:tblPr>", "-->")),
    m("OOXML-value", "alignment", letter, lambda p: p.swap("<w:cantSplit/>", '<w:cantSplit/><w:jc w:val="middle"/>')),
    m("OOXML-value", "negative size", letter, tail(run("28", "-28"))),
    m("OOXML-value", "negative length", letter, lambda p: p.swap('w:footer="567"', 'w:footer="-567"')),
    m("OOXML-value", "no figure", letter, lambda p: p.swap('w:header="567"', 'w:header="1 cm"')),
    m("OOXML-value", "switch", letter, lambda p: p.swap("<w:cantSplit/>", '<w:cantSplit w:val="yes"/>')),
    m("OOXML-value", "unsaid", letter, tail(run("</w:rPr>", "<w:highlight/></w:rPr>"))),
    m("OOXML-value", "paragraph", letter, lambda p: p.swap(
        "<w:p><w:pPr>", '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="80000000"><w:pPr>')),
    m("OOXML-value", "space", letter, lambda p: p.swap('xml:space="preserve"', 'xml:space="true"')),
    m("OOXML-repeated", "the same", letter, lambda p: p.swap(
        '<w:tcW w:w="3640" w:type="dxa"/>', '<w:tcW w:w="3640" w:type="dxa"/>' * 2)),
    m("OOXML-nested-paragraph", "hidden footer", letter, lambda p: p.patch("word/footer1.xml", "</w:p>", "<w:p/></w:p>")),
    m("OOXML-theme", "a colour", letter, lambda p: p.add("word/theme/theme1.xml", "theme", THEME.replace("<a:clrScheme/>", "<a:clrScheme><a:dk1/></a:clrScheme>").replace("<a:fontScheme/>", "<a:fontScheme/><a:fmtScheme/>"))),
    m("OOXML-value", "zoom", letter, lambda p: setattr(p, "settings", '<w:zoom w:percent="to"/>')),
    m("OOXML-value", "narrow drawing", drawn, lambda p: p.swap('cy="0"', 'cy="-5"')),
    m("OOXML-stray-text", "paragraph", letter, tail("xin")),
    m("OOXML-stray-text", "body", letter, at_end("xin")),
]  # fmt: skip

RANGES = [
    m("OOXML-bookmark", "no end", letter, tail('<w:bookmarkStart w:id="3" w:name="a"/>')),
    m("OOXML-bookmark", "no start", letter, tail('<w:bookmarkEnd w:id="3"/>')),
    m("OOXML-bookmark", "end first", letter, tail('<w:bookmarkEnd w:id="3"/><w:bookmarkStart w:id="3" w:name="a"/>')),
    m("OOXML-bookmark", "name twice", letter, tail(BOOKMARKS.replace('"b"', '"A"').replace('w:id="3" w:name="A"/><w:bookmarkEnd w:id="3"', 'w:id="4" w:name="A"/><w:bookmarkEnd w:id="4"'))),
    m("OOXML-bookmark", "permission", letter, tail('<w:permStart w:id="3" w:edGrp="everyone"/>')),
    m("OOXML-bookmark", "into a box", drawn, lambda p: p.set("gap1", inside=text_box(centred("", tail='<w:bookmarkEnd w:id="9"/>'), 900, 400), tail='<w:bookmarkStart w:id="9" w:name="z"/>')),
    m("OOXML-comment", "no comment", letter, tail(REMARK.format(7))),
    m("OOXML-comment", "no end", letter, lambda p: p.add("word/comments.xml", "comments", COMMENTS.format(2)).set("last", tail='<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')),
    m("OOXML-comment", "twice", letter, lambda p: p.add("word/comments.xml", "comments", COMMENTS.format(1))),
    m("OOXML-note", "no note", letter, lambda p: p.add("word/footnotes.xml", "footnotes", FOOTNOTES.format(2)).set("last", tail='<w:r><w:footnoteReference w:id="9"/></w:r>')),
    m("OOXML-note", "twice", letter, lambda p: p.add("word/footnotes.xml", "footnotes", FOOTNOTES.format(1))),
    m("OOXML-note", "settings", letter, lambda p: setattr(p, "settings", '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr>')),
    m("OOXML-field", "not closed", letter, tail('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')),
    m("OOXML-field", "not opened", letter, tail('<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    m("OOXML-link", "nested", letter, tail(LINK.format(LINK.format("")))),
    m("OOXML-control", "no content", letter, tail("<w:sdt><w:sdtPr/></w:sdt>")),
    m("OOXML-control", "choice twice", letter, tail(CONTROL.format(CHOICES.format(1)))),
    m("OOXML-list", "no list", letter, listed(0, 99)),
    m("OOXML-list", "tenth level", letter, listed(9, 1)),
    m("OOXML-list", "no model", letter, listed(0, 0, 5)),
    m("OOXML-list", "twice", letter, lambda p: p.add("word/numbering.xml", "numbering", LISTS.format(0).replace("</w:numbering>", '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'))),
    m("OOXML-style", "base", letter, patch("word/styles.xml", "</w:styles>", STYLE.format("A", "A", "B") + "</w:styles>")),
    m("OOXML-style-id", "twice", letter, patch("word/styles.xml", "</w:styles>", STYLE.format("A", "A", "Normal") * 2 + "</w:styles>")),
    m("OOXML-style-id", "circle", letter, patch("word/styles.xml", "</w:styles>", STYLE.format("A", "A", "B") + STYLE.format("B", "B", "A") + "</w:styles>")),
    m("OOXML-section", "none", letter, lambda p: p.swap("<w:sectPr>", "<!--").swap("</w:sectPr>", "-->"), "ND30-I.1-paper", "ND30-I.3-margins", "ND30-I.7-pagenum-pos"),
    m("OOXML-section", "narrow", letter, lambda p: p.page(left=11906), "ND30-I.3-margins"),
    m("OOXML-section", "header twice", letter, lambda p: p.swap('<w:headerReference w:type="default" r:id="rIdH1"/>', '<w:headerReference w:type="default" r:id="rIdH1"/>' * 2)),
    m("OOXML-text-newline", "tab", letter, lambda p: p.swap("hằng tháng.", "hằng\ttháng.")),
    m("OOXML-space", "lost", letter, lambda p: p.swap('<w:t xml:space="preserve">Đề', '<w:t>Đề </w:t><w:t xml:space="preserve">Đề')),
    m("OOXML-grid", "none", letter, lambda p: p.swap("<w:tblGrid>", "<!--").swap("</w:tblGrid>", "-->")),
    *(
        m("OOXML-drawing", name, drawn, lambda p, old=old, new=new: p.swap(old, new))
        for name, old, new in (
            ("no place", '<wp:simplePos x="0" y="0"/>', ""),
            ("no wrapping", "<wp:wrapNone/>", ""),
            ("no name", ' name="Line"', ""),
            ("no lock", ' locked="0"', ""),
            ("no kind", "<a:graphicData uri=", "<a:graphicData type="),
            ("size first", '<wp:simplePos x="0" y="0"/>', '<wp:docPr id="99" name="a"/><wp:simplePos x="0" y="0"/>'),
        )
    ),
    m("OOXML-drawing", "picture", letter, lambda p: picture(p, "png").set("gap1", inside=PNG.replace("<pic:spPr/>", ""))),
    m("OOXML-drawing-id", "two lines", drawn, lambda p: p.set("gap1", inside=line_shape(0, number=51))),
]  # fmt: skip

MUTATIONS = [
    *PAGE, *FONT, *HEADING, *TITLE, *BODY, *CLOSING, *ANNEX, *SMALL, *CAPITALS, *FIGURES, *TABLES,
    *MARKUP, *PACKAGE, *SCHEMA, *RANGES,
]  # fmt: skip
SAMPLES = (
    plan,
    letter,
    letter_to_one,
    decision,
    stamped,
    annex_file,
    minutes,
    copied,
    drawn,
    submission,
)
