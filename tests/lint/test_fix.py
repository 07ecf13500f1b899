"""Repairs: formats, dashes and padding only; what was changed is told, and no word is touched."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from lxml import etree
from mutations import MUTATIONS, Mutation, table_at
from read_papers import checked
from right_documents import RIGHT_ROOM, letter, plan
from word_paper import Paper, Para, rule

from generator.lint.linting import Asked, LintResult
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.ooxml import NS, TAG
from generator.lint.reading.spot import Spot
from generator.lint.reading.word_package import read_package
from generator.lint.repairs import fixing
from generator.lint.repairs.edits import narrow, set_size
from generator.lint.repairs.fixing import FIRST, THEN, RepairedCopy, fix_checked
from generator.problems import Severity, say
from generator.wording import LegacyCode

REPAIRED = {rule for rule, _repair in (*FIRST, *THEN)}
BEYOND_REPAIR = {
    "capitals", "small letters", "no colon", "dash", "with title", "missing", "other number",
    "no dash", "comma", "in full", "wraps", "capital", "A5", "tab", "lower", "contextual",
    "underlined", "dashed", "dashed shape", "under the superior", "not last", "no frame", "black", "wide", "no line",
}  # fmt: skip


def fixed(paper: Paper, profile: str = "nd30") -> RepairedCopy:
    return fix_checked(checked(paper, profile), Asked())


def words(data: bytes) -> list[str]:
    document = read_document(read_package(data, "thu.docx"))
    return ["".join(run.text for run in one.runs) for one in document.everything]


def test_a_right_document_stays_as_it_is():
    paper = plan()
    result = fixed(paper)
    assert result.changes == ()
    assert words(result.data) == words(paper.save())


@pytest.mark.parametrize(
    "mutation",
    [
        one
        for one in MUTATIONS
        if one.rule in REPAIRED
        and one.name not in BEYOND_REPAIR
        and (one.rule, one.name) != ("ND30-II.6.e-size", "slanted")
    ],
    ids=lambda one: f"{one.rule}: {one.name}",
)
def test_what_can_be_repaired_is_repaired(mutation: Mutation):
    paper = mutation.base()
    mutation.change(paper)
    result = fixed(paper, mutation.profile)
    assert mutation.rule in {change.rule for change in result.changes}
    assert [one.rule for one in result.left.findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda p: p.set("motto", text="Độc lập – Tự do–Hạnh phúc"),
         "Độc lập – Tự do–Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        (lambda p: p.text("date", "05 tháng 3", "5 tháng 2"),
         "Cà Mau, ngày 5 tháng 2 năm 2026", "Cà Mau, ngày 05 tháng 02 năm 2026"),
        (lambda p: p.text("date", "tháng 3", "tháng 03"),
         "Cà Mau, ngày 05 tháng 03 năm 2026", "Cà Mau, ngày 05 tháng 3 năm 2026"),
    ],
)  # fmt: skip
def test_of_the_text_only_dashes_and_padding_change(
    change: Callable[[Paper], object], before: str, after: str
):
    paper = letter()
    change(paper)
    old, new = words(paper.save()), words(fixed(paper).data)
    assert [(one, two) for one, two in zip(old, new, strict=True) if one != two] == [
        (before, after)
    ]


def test_a_misspelt_motto_is_not_rewritten():
    paper = letter().set("motto", text="Độc lập – Tự do – Hạnh phức")
    assert "Độc lập – Tự do – Hạnh phức" in words(fixed(paper).data)


def spoils_text(document, _standard):
    node = next(document.package.tree("word/document.xml").iter(TAG["w:t"]))
    node.text = node.text.lower()
    yield Spot(), say("chữ khác")


def loses_text(document, _standard):
    node = next(document.package.tree("word/document.xml").iter(TAG["w:t"]))
    node.getparent().remove(node)
    yield Spot(), say("mất chữ")


def spoils_size(document, _standard):
    set_size(document.letters[0].motto.runs[0].element, 40)
    yield Spot(), say("cỡ khác")


@pytest.mark.parametrize(
    "spoil", [spoils_text, loses_text, spoils_size], ids=lambda one: one.__name__
)
def test_a_repair_that_makes_something_worse_is_taken_back(spoil, monkeypatch):
    monkeypatch.setattr(fixing, "FIRST", [*FIRST, ("ND30-I.4-black", spoil)])
    paper = letter().page(left=1440).set("number", size=28)
    result = fixed(paper)
    assert result.taken_back == ("ND30-I.4-black",)
    assert {one.rule for one in result.changes} == {"ND30-I.3-margins", "ND30-II.3.c-style"}
    assert result.left.findings == ()
    assert words(result.data) == words(paper.save())


def test_what_two_repairs_spoil_is_taken_back_in_both(monkeypatch):
    monkeypatch.setattr(
        fixing, "FIRST", [("ND30-I.4-black", spoils_text), *FIRST, ("ND30-I.4-font", spoils_size)]
    )
    result = fixed(letter().set("number", size=28))
    assert result.taken_back == ("ND30-I.4-black", "ND30-I.4-font")
    assert [one.rule for one in result.changes] == ["ND30-II.3.c-style"]


def shorter(paper: Paper) -> None:
    paper.set("motto", size=30).parts.update(motto_rule=rule(900, RIGHT_ROOM))


@pytest.mark.parametrize(
    ("change", "reads"),
    [
        (lambda p: p, 0),
        (lambda p: p.set("text1", size=26), 1),
        (lambda p: p.set("motto", size=30), 1),
        (lambda p: p.parts.update(motto_rule=rule(900, RIGHT_ROOM)), 1),
        (shorter, 2),
    ],
    ids=["right", "body", "heading", "rule line", "heading and rule line"],
)
def test_a_file_that_was_checked_is_read_no_oftener_than_it_changes(change, reads, monkeypatch):
    paper = letter()
    change(paper)
    before, seen = checked(paper), []
    monkeypatch.setattr(fixing, "read_document", lambda one: seen.append(one) or read_document(one))
    fix_checked(before, Asked())
    assert len(seen) == reads


def typed_in(code: LegacyCode, font: str, paper: Paper) -> Paper:
    """A document as it was typed before Unicode."""
    for name, one in paper.parts.items():
        text = code.write(one.text.lower() if font.endswith("H") else one.text)
        paper.set(name, text=text, font=font)
    return paper


@pytest.mark.parametrize(
    ("code", "font"),
    [(LegacyCode.VNI, "VNI-Times"), (LegacyCode.VNI, "Times New Roman")],
    ids=["font", "words"],
)
def test_a_document_of_before_unicode_is_made_readable(code, font):
    result = fixed(typed_in(code, font, letter()))
    assert result.changes[0].rule == "ND30-I.4-unicode"
    assert str(result.changes[0].message).startswith("bộ mã VNI thành Unicode (")
    assert words(result.data) == words(letter().save())
    assert [one.rule for one in result.left.findings] == []


def places(found: LintResult) -> Counter[str]:
    """How many places break each rule."""
    counts = Counter[str]()
    for one in found.findings:
        counts[one.rule] += int(str(one.message.values.get("count", 1)))
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one.rule}: {one.name}")
def test_no_faulty_document_is_made_worse(mutation: Mutation):
    paper = mutation.base()
    mutation.change(paper)
    before = checked(paper, mutation.profile)
    counts = places(before)
    assert places(fix_checked(before, Asked()).left) <= counts


@pytest.mark.parametrize(
    ("code", "font"),
    [
        (LegacyCode.VNI, "VNI-Times"),
        (LegacyCode.TCVN3, ".VnTime"),
        (LegacyCode.VNI, "Times New Roman"),
        (LegacyCode.TCVN3, "Times New Roman"),
    ],
)
def test_what_is_typed_in_an_old_code_is_read_and_the_code_the_only_fault(code, font):
    paper = letter()
    for name in ("text1", "clause1", "last", "to1"):
        paper.set(name, text=code.write(paper.parts[name].text), font=font)
    result = checked(paper)
    assert [one.rule for one in result.findings] == ["ND30-I.4-unicode"]
    texts = [one.text for one in result.document.paragraphs]
    assert "Đề nghị các đơn vị triển khai thực hiện./." in texts


def test_small_letters_that_a_font_shows_as_capitals_stay_so():
    paper = letter().set("title", text="céng hoµ x· héi chñ nghÜa viÖt nam", font=".VnTimeH")
    paper.set("text1", text=LegacyCode.TCVN3.write(paper.parts["text1"].text), font=".VnTime")
    result = fixed(paper)
    document = read_document(read_package(result.data, "thu.docx"))
    assert document.letters[0].national_title.text == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "cộng hoà xã hội chủ nghĩa việt nam" in words(result.data)
    assert [one.rule for one in result.left.findings] == []


def test_what_is_in_no_code_as_a_whole_is_left_and_told():
    text = "Keá hoaïch « ø"
    result = fixed(letter().set("text1", text=text, font="VNI-Times"))
    assert text in words(result.data)
    assert "ND30-I.4-unicode" in [one.rule for one in result.left.findings]


def test_unicode_in_an_old_font_gets_another_font_and_no_other_letter():
    paper = letter().set("text1", font=".VnTime")
    result = fixed(paper)
    assert words(result.data) == words(paper.save())
    assert [one.rule for one in result.left.findings] == []


def test_marks_that_stand_apart_are_put_to_their_letters():
    paper = letter()
    apart = unicodedata.normalize("NFD", paper.parts["text1"].text)
    result = fixed(paper.set("text1", text=apart))
    assert [str(one.message) for one in result.changes] == ["chữ Unicode tổ hợp thành dựng sẵn"]
    main = read_package(result.data, "x").parts["word/document.xml"].decode()
    assert unicodedata.normalize("NFC", apart) in main


UNSURE = [
    ("no heading", lambda p: p.drop("title", "motto", "motto_rule").set("text1", first=0)),
    ("other title", lambda p: p.set("title", text="CÔNG TY MAY TÂY ĐÔ", size=28).set("text1", first=0)),
    ("template", lambda p: p.set("text1", text="{{ body }}", first=0)),
    ("note", lambda p: p.put("text1", "note", Para("Ghi chú: Số liệu tính đến ngày 05/3/2026.", size=22, first=0))),
    ("unit", lambda p: p.put("text1", "unit", Para("Đơn vị tính: sáng kiến", size=22, first=0, align="left"))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change"), UNSURE, ids=[name for name, _change in UNSURE])
def test_what_is_not_surely_a_part_is_left_alone(name, change):
    paper = letter()
    change(paper)
    assert [one for one in fixed(paper).changes if one.spot.paragraph] == []


def _with_table(left, *widths):
    paper = plan().page("main", left=left)
    paper.blocks.insert(1, replace(paper.blocks[table_at(paper)], widths=widths))
    paper.blocks.insert(1, "gap")
    paper.parts["gap"] = Para("")
    return paper


def test_margins_are_left_where_a_table_would_stand_out_by_more_than_a_fifth():
    copy = fixed(_with_table(1200, 4000, 4000, 4000))
    assert [str(one.message) for one in copy.changes if one.rule == "ND30-I.3-margins"] == []
    assert [str(why) for one, why in copy.unmended() if one.rule == "ND30-I.3-margins"] == [
        "để nguyên, vì có bảng không thu hẹp theo lề mới được"
    ]


def test_a_table_that_would_stand_out_a_little_is_narrowed_with_the_margin():
    copy = fixed(_with_table(1200, 3000, 3000, 3800))
    assert [str(one.message) for one in copy.changes if one.rule == "ND30-I.3-margins"] == [
        "lề trái từ 21,2 thành 30,0 mm",
        "bảng hẹp lại cho vừa lề: từ 172,9 thành 165,0 mm",
    ]
    assert [one for one in copy.left.findings if one.rule == "ND30-I.3-margins"] == []


def test_a_table_keeps_the_widths_that_are_told_in_parts_of_the_page():
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{NS["w"]}"><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )
    narrow(SimpleNamespace(element=table, width=9000), 6000)
    widths = [one.get(TAG["w:w"]) for one in table.iter(*(TAG[f"w:{name}"] for name in ("tblW", "gridCol", "tcW")))]  # fmt: skip
    assert widths == ["5000", "2000", "4000", "2000"]


def test_the_same_file_gives_the_same_copy():
    paper = letter().set("text1", size=24)
    assert fixed(paper).data == fixed(paper).data


def test_changes_say_what_they_changed():
    changes = fixed(letter().page(left=1440).set("number", size=28)).changes
    assert [(one.rule, str(one.message)) for one in changes] == [
        ("ND30-I.3-margins", "lề trái từ 25,4 thành 30,0 mm"),
        ("ND30-II.3.c-style", "số, ký hiệu: cỡ 14 thành cỡ 13"),
    ]
