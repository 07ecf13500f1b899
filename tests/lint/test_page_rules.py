"""What only pages tell: each rule breaks by one change of a right layout, and by no other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hand_laid import BOTTOM, HIGH, MIDDLE, TOP, Laid, lint_laid_by_hand
from mutations import SAMPLES
from right_documents import plan
from word_paper import Page, Para, centred

from generator.lint.rules import RULES
from generator.word.pages.printed import LevelLine

RIGHT = Laid("dash")
ACROSS = LevelLine(TOP + 10 * HIGH, 1701, 1701 + 2600)


def told(paper, laid):
    return {one.rule for one in lint_laid_by_hand(paper, laid).findings}


INLINE = '<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="8" name="x"/><a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>'


@cache
def told_of_pages(laid):
    others = {name for name, rule in RULES.items() if "--pages" not in rule.manual}
    return {one.rule for one in lint_laid_by_hand(plan(), laid, others).findings}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
def test_a_right_document_on_right_pages_has_no_findings(sample):
    assert told(sample(), Laid()) == set()


@pytest.mark.parametrize(
    "laid",
    [
        RIGHT,
        Laid(over="text1"),
        Laid(over="text1", at={"text1": (BOTTOM - 2 * HIGH, TOP + HIGH)}),
        Laid("arabic2", "text2"),
        Laid("last", rule=LevelLine(TOP + 10 * HIGH, MIDDLE - 1500, MIDDLE + 1200)),
        Laid("dash", shown={2: 2, 3: 0, 4: 0}),
        Laid("dash", edge=BOTTOM + 200),
    ],
)
def test_right_pages_have_none_either(laid):
    assert told(plan(), laid) == set()


@pytest.mark.parametrize(
    ("rule", "said", "laid"),
    [
        ("PRAC-page-signature", "trang 2, nội dung hết ở trang 1", Laid("label")),
        ("PRAC-page-signature", "giữa trang 1 và trang 2", Laid("name")),
        ("PRAC-page-recipients", "trang 1, chữ ký ở trang 2", Laid("authority", lost="last")),
        ("PRAC-page-recipients", "giữa trang 1 và trang 2", Laid("second", lost="last")),
        ("PRAC-page-heading", "cuối trang 1, nội dung ở trang 2", Laid("arabic1")),
        ("PRAC-page-row", "dòng 2 của bảng bị ngắt giữa trang 2 và trang 3", Laid(over="c12")),
        ("PRAC-page-row", "tiêu đề bảng ở cuối trang 2", Laid("c11")),
        ("PRAC-page-lone-line", "dòng cuối", Laid(over="text1", at={"text1": (9000, TOP)})),
        ("PRAC-page-lone-line", "dòng đầu", Laid(over="text1", at={"text1": (BOTTOM - HIGH, TOP + 2 * HIGH)})),
        ("PRAC-page-blank", "trang 4 trắng", Laid(blank=1)),
        ("ND30-I.7-shown", "trang không hiện số", Laid("dash", shown={2: 0})),
        ("ND30-I.7-shown", "trang mang số 5", Laid("dash", shown={2: 5})),
        ("ND30-I.7-shown", "trang mang số 1", Laid("dash", shown={1: 1})),
        ("ND30-III.1.dd-shown", "thứ 2 của phụ lục mang số 1", Laid("c21", shown={3: 1})),
        ("ND30-III.1.dd-shown", "thứ 2 của phụ lục không hiện số", Laid("c21", shown={3: 0})),
        ("ND30-II.5.b-subject-drawn", "không thấy đường kẻ", Laid(rule=None)),
        ("ND30-II.5.b-subject-drawn", "không thấy đường kẻ", Laid(rule=LevelLine(TOP + 14 * HIGH, MIDDLE - 1300, MIDDLE + 1300))),
        ("ND30-I.7-shown", "trang mang số 5", Laid("dash", shown={2: 5}, edge=BOTTOM + 200)),
        ("ND30-II.5.b-subject-drawn", "lệch 59,6 mm", Laid(rule=ACROSS)),
        ("ND30-II.5.b-subject-drawn", "dài 8,8 mm", Laid(rule=LevelLine(TOP + 10 * HIGH, MIDDLE - 250, MIDDLE + 250))),
    ],
)  # fmt: skip
def test_one_change_of_the_pages_breaks_one_rule(rule, said, laid):
    findings = lint_laid_by_hand(plan(), laid).findings
    assert [(one.rule, said in str(one.message)) for one in findings] == [(rule, True)]


@pytest.mark.parametrize(
    ("after", "laid", "rules"),
    [
        ("chart named", Laid("named"), {"PRAC-page-figure"}),
        ("named chart", Laid("chart"), {"PRAC-page-figure"}),
        ("chart named", Laid("roman1"), set()),
        ("chart opening2", Laid("opening2"), set()),
    ],
)
def test_a_figure_stays_with_its_name(after, laid, rules):
    paper = plan()
    paper.parts["chart"] = centred("", inside=INLINE)
    paper.parts["named"] = centred("Biểu đồ 1. Kết quả theo tháng")
    paper.parts["opening2"] = Para("Kết quả cụ thể như sau:")
    at = paper.blocks.index("roman1")
    paper.blocks[at:at] = after.split()
    assert told(paper, laid) & {"PRAC-page-figure", "PRAC-page-heading"} == rules


@pytest.mark.parametrize(
    "name", ["label", "authority", "c12", "text1", "title1", "subject", "arabic1"]
)
def test_of_what_is_not_known_nothing_is_said(name):
    """Each layout parts something; a place that is lost must not make it worse."""
    everything = Laid("arabic2 label c11", "text1 c22")
    assert told_of_pages(replace(everything, lost=name)) <= told_of_pages(everything)


def test_of_a_layout_that_tells_no_places_nothing_is_said():
    everything = Laid("arabic2 label c11", "text1 c22", lost=" ".join(plan().parts))
    assert told_of_pages(everything) == set()


def test_a_cell_that_reaches_over_rows_may_reach_over_pages():
    paper = plan()
    cell = '<w:tcW w:w="2455" w:type="dxa"/>{}</w:tcPr>' + paper.parts["c13"].xml()
    paper.swap(cell.format(""), cell.format('<w:vMerge w:val="restart"/>'))
    assert told(paper, Laid(over="c13")) == set()


def test_of_a_heading_with_a_drawing_nothing_is_said():
    """What is drawn lies below it and is its text."""
    paper = plan().set("roman2", inside=INLINE)
    assert told(paper, Laid("text2")) == set()


def test_of_pages_without_words_nothing_is_said():
    assert told(plan(), Laid("dash", blank=1, wordless=True)) == set()


def test_a_section_within_an_annex_goes_on_counting():
    paper = plan()
    paper.pages = {
        "main": Page(),
        "middle": Page(start=1),
        "annex1": Page(start=1),
        "annex2": Page(start=1),
    }
    paper.blocks.insert(paper.blocks.index("annex1_rule"), "page:middle")
    found = lint_laid_by_hand(paper, Laid("h1", shown={3: 1})).findings
    assert [one.rule for one in found if one.rule == "ND30-III.1.dd-shown"] == [
        "ND30-III.1.dd-shown"
    ]


def test_what_follows_the_signature_unnamed_may_count_its_own_pages():
    paper = plan().drop("annex1", "kem1", "annex2", "kem2")
    assert "ND30-I.7-shown" not in told(paper, Laid("title1", shown={2: 1}))


def test_findings_of_other_rules_have_their_page():
    paper = plan()
    paper.set("last", text="Các đơn vị triển khai thực hiện")
    (found,) = lint_laid_by_hand(paper, RIGHT).findings
    assert found.rule == "ND30-PL3-end"
    assert str(found.spot.message()).startswith("nội dung, trang 2, mục II, đoạn ")


def test_there_is_a_case_for_every_rule_of_pages():
    of_pages = {name for name, rule in RULES.items() if "--pages" in rule.manual}
    assert of_pages == {
        *("PRAC-page-signature", "PRAC-page-recipients", "PRAC-page-heading", "PRAC-page-row"),
        *("PRAC-page-figure", "PRAC-page-lone-line", "PRAC-page-blank"),
        *("ND30-I.7-shown", "ND30-III.1.dd-shown", "ND30-II.5.b-subject-drawn"),
    }
