"""Findings as text, JSON and SARIF; manuals of rules."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import click
import pytest
import read_papers
from read_papers import opened
from right_documents import decision, letter, plan
from word_paper import PageNumber, Paper

from generator.cli.console import Console
from generator.lint.linting import lint_document, lint_file, profile_of
from generator.lint.report import explain_rule, nearest_rules, summary, to_data, to_sarif
from generator.lint.rules import RULES
from generator.problems import Severity
from generator.standard.profile import load_standard, profile_ids

checked = partial(read_papers.checked, name="thư mời.docx")


def wrong() -> Paper:
    return letter().set("number", size=28).text("first", "Như trên", "Như trên (b/c)")


def test_text_names_file_place_words_weight_rule_and_remedy():
    result = checked(letter().set("number", size=28))
    (problem,) = result.problems()
    assert click.unstyle(Console(str).told(problem)) == (
        "thư mời.docx: nội dung, phần đầu, đoạn 7 (bảng 1, dòng 2, ô 1) «Số: 1144/LĐLĐ-CTCS»: lỗi:"
        " số, ký hiệu: cỡ chữ 14, quy định 13; đặt cỡ chữ 13 [ND30-II.3.c-style]"
    )
    assert str(summary(result)) == (
        "thư mời.docx: 1 lỗi, 0 cảnh báo, 0 lưu ý (theo Nghị định 30/2020/NĐ-CP)"
    )


def test_one_fault_at_many_places_is_one_finding_with_its_places():
    paper = letter().text("to1", "- ", "").text("to2", "- ", "")
    result = checked(paper)
    (told,) = [str(one.message) for one in result.findings if "gạch đầu dòng" in str(one.message)]
    first, second = (one.spot.paragraph for one in result.document.letters[0].addressees)
    assert told == f"nơi được kính gửi không có gạch đầu dòng (2 chỗ: đoạn {first}, {second})"
    (data,) = [one for one in to_data([result])["checked"][0]["findings"] if one["message"] == told]
    assert [one["paragraph"] for one in (data["place"], *data["others"])] == [first, second]


def test_one_fault_with_other_figures_is_one_finding_that_tells_them():
    paper = letter().set("text1", size=22).set("last", size=24)
    (told,) = [one for one in checked(paper).findings if one.rule == "ND30-II.6.e-size"]
    first, last = (one.spot.paragraph for one in (told, *told.others))
    assert str(told.message) == f"cỡ chữ 11 (2 chỗ: đoạn {first}, {last} (cỡ chữ 12))"
    assert str(told.others[0].message) == "cỡ chữ 12"


def test_other_faults_under_one_rule_are_findings_of_their_own():
    paper = letter().set("number", size=28, bold=True)
    told = [str(one.message) for one in checked(paper).findings]
    assert told == ["số, ký hiệu: cỡ chữ 14, quy định 13", "số, ký hiệu: chữ đậm"]


UNDER = {
    "title": "phần đầu",
    "basis1": "phần đầu",
    "opening": "đầu nội dung",
    "text1": "mục I.1",
    "point_d": "mục I.2",
    "text2": "mục II",
    "label": "phần ký, nơi nhận",
    "name": "phần ký, nơi nhận",
    "annex1": "Phụ lục I",
}


@pytest.mark.parametrize(("name", "under"), UNDER.items())
def test_a_place_is_told_by_the_heading_above_it(name, under):
    paper = plan()
    document = opened(paper)
    words = paper.parts[name].text.partition("\n")[0][:40]
    (spot,) = [one.spot for one in document.paragraphs if one.text.startswith(words)][:1]
    assert str(document.as_people_see(spot).under) == under


def test_an_article_is_told_without_its_chapter():
    document = opened(decision())
    (second,) = [
        one.spot for one in document.paragraphs if one.text.startswith("Điều 2. Quyết định")
    ]
    assert str(document.as_people_see(second).under) == "Điều 2"


def test_a_section_is_told_by_what_it_begins_with():
    document = opened(plan())
    spot = document.spot_of(document.sections[1])
    assert str(document.as_people_see(spot).message()).startswith("nội dung, Phụ lục")


def test_json_is_stable_and_complete():
    told = to_data([checked(letter().set("number", size=28))])
    assert told == {
        "checked": [
            {
                "file": "thư mời.docx",
                "profile": "nd30",
                "pages": None,
                "findings": [
                    {
                        "rule": "ND30-II.3.c-style",
                        "severity": "error",
                        "article": "II.3.c; V.3",
                        "message": "số, ký hiệu: cỡ chữ 14, quy định 13",
                        "hint": "đặt cỡ chữ 13",
                        "form": None,
                        "place": {
                            "part": "word/document.xml",
                            "page": None,
                            "paragraph": 7,
                            "table": 1,
                            "row": 2,
                            "cell": 1,
                            "section": None,
                            "extract": "Số: 1144/LĐLĐ-CTCS",
                            "under": "phần đầu",
                        },
                        "others": [],
                    }
                ],
            }
        ],
        "errors": 1,
        "warnings": 0,
        "infos": 0,
    }


def test_sarif_has_rules_results_and_levels():
    told = json.loads(to_sarif([checked(wrong())], version="1.2"))
    (run,) = told["runs"]
    driver = run["tool"]["driver"]
    assert (told["version"], driver["name"], driver["version"]) == ("2.1.0", "vanthu", "1.2")
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("ND30-II.3.c-style", "error"),
        ("ND30-II.9.b-nhutren", "error"),
        ("PRAC-noinhan-purpose", "note"),
    ]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "th%C6%B0%20m%E1%BB%9Di.docx"
        assert place["logicalLocations"][0]["fullyQualifiedName"].startswith("word/document.xml#p")


def test_problems_are_those_of_all_commands():
    (problem,) = checked(letter().set("number", size=28)).problems()
    assert problem.code == "ND30-II.3.c-style"
    assert problem.severity is Severity.ERROR
    assert str(problem.place) == "thư mời.docx: nội dung, phần đầu, đoạn 7 (bảng 1, dòng 2, ô 1)"


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_manual(name: str):
    title, _, rest = RULES[name].manual.partition("\n\n")
    assert title.endswith((".", ")"))
    assert "\n" not in title
    assert re.fullmatch(r"Mục đích: .+\nCăn cứ: .+\nĐúng: .+\nSai: .+", rest, re.DOTALL)


@pytest.mark.parametrize("profile", profile_ids())
def test_every_rule_that_the_format_weighs_is_built(profile: str):
    """A rule with a weight but without a check would never be told."""
    unbuilt = {"PRAC-count-pad-exc"}
    weighed = {name for name, rule in load_standard(profile).rules.items() if rule.severity}
    assert weighed - set(RULES) == unbuilt


def test_explaining_gives_manual_and_weights():
    told = explain_rule("ND30-II.6.a-cancu-style")
    assert told.startswith("ND30-II.6.a-cancu-style\n\nCăn cứ: chữ in thường, nghiêng")
    assert told.endswith("  nd30: lỗi\n  tld-933: lỗi\n  tld-1014: lưu ý")


def test_an_unknown_rule_is_not_explained_but_others_are_named():
    assert explain_rule("ND30-II.6.a-cancu") is None
    assert "ND30-II.6.a-cancu-style" in nearest_rules("cancu")


@pytest.mark.parametrize(
    ("date", "issuer", "profile"),
    [
        ("ngày 05 tháng 3 năm 2026", "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH CÀ MAU", "tld-933"),
        ("ngày 25 tháng 4 năm 2022", "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH CÀ MAU", "tld-1014"),
        ("ngày … tháng … năm 2022", "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH CÀ MAU", "tld-1014"),
        ("ngày 25 tháng 4 năm 2022", "CỤC VĂN THƯ VÀ\nLƯU TRỮ NHÀ NƯỚC", "nd30"),
    ],
)
def test_the_profile_goes_by_issuer_and_date(date: str, issuer: str, profile: str):
    paper = plan().set("date", text=f"Cà Mau, {date}").set("issuer", text=issuer)
    if profile == "nd30":
        paper.set("superior", text="BỘ NỘI VỤ")
    assert profile_of(opened(paper)) == profile


def test_old_documents_are_described_not_condemned():
    paper = plan().page(left=1440).set("basis1", italic=False).set("basis2", italic=False)
    assert {one.severity for one in checked(paper, "tld-1014").findings} == {Severity.WARNING}


@pytest.mark.parametrize(
    "change",
    [
        lambda p: [
            _right_number(p),
            *(p.page(name, headers=False, footer=True) for name in p.pages),
        ],
        lambda p: p.set("basis1", text="- Căn cứ Luật Công đoàn;").set("basis2", italic=True),
        lambda p: p.page(width=8391, height=11906).drop("subject_rule", "subject"),
        lambda p: p.set("basis2", text=p.parts["basis2"].text[:-1] + ","),
    ],
    ids=["number at the bottom right", "dash before a basis", "A5", "comma after the last basis"],
)
def test_what_was_custom_before_2024_is_no_finding_then(change):
    """Of the page, the legal bases and the paper; whatever else a change breaks is left aside."""
    paper = plan()
    change(paper)
    asked = {
        "ND30-I.7-pagenum-pos",
        "ND30-II.6.a-cancu-style",
        "ND30-I.1-paper",
        "ND30-II.6.a-cancu-punct",
    }
    assert asked & {one.rule for one in checked(paper, "tld-1014").findings} == set()
    assert asked & {one.rule for one in checked(paper, "nd30").findings} != set()


def _right_number(paper: Paper) -> None:
    paper.number = PageNumber(align="right")


def test_a_file_on_disk_is_checked(tmp_path):
    path = tmp_path / "thu.docx"
    path.write_bytes(letter().save())
    assert lint_file(path).findings == ()
    assert lint_file(path).standard.profile == "tld-933"


def test_rules_can_be_left_out():
    document = opened(wrong())
    found = lint_document(document, load_standard("nd30"), skip=["ND30-II.3.c-style"]).findings
    assert "ND30-II.3.c-style" not in {one.rule for one in found}


def forms_file() -> Paper:
    """Two letters in one file, each under a line that names its form."""
    paper = letter().set("number", size=28)
    paper.parts["form1"] = paper.parts["form2"] = paper.parts["last"]
    paper.set("form1", text="Mẫu 1.5 - Công văn").set("form2", text="Mẫu 1.6 - Công văn khác")
    paper.blocks = ["form1", *paper.blocks, "form2", *paper.blocks]
    return paper


def test_a_file_of_many_forms_is_checked_form_by_form():
    document = opened(forms_file())
    found = lint_document(document, load_standard("nd30"), forms=True).findings
    assert [(one.form, one.rule) for one in found] == [
        ("Mẫu 1.5 - Công văn", "ND30-II.3.c-style"),
        ("Mẫu 1.6 - Công văn khác", "ND30-II.3.c-style"),
    ]


def test_the_page_lists_every_rule_with_its_weight_and_title():
    """Rewrite the table at the end of docs/lint.md when this fails."""
    mark = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I", None: "–"}
    standards = [load_standard(profile) for profile in profile_ids()]
    rows = [
        f"| `{name}` | {' '.join(mark[rule.severity(one)] for one in standards)} |"
        f" {rule.manual.splitlines()[0]} |"
        for name, rule in RULES.items()
    ]
    page = (Path(__file__).parents[2] / "docs" / "lint.md").read_text(encoding="utf-8")
    assert page[page.index("| `") :].splitlines() == rows
