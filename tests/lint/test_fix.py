"""Repairs: formats, dashes and padding only; what was changed is told, and no word is touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mutations import MUTATIONS, Mutation
from right_documents import letter, plan
from word_paper import Paper

from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.lint.repairs.fixing import FIRST, THEN, RepairedCopy, fix_document
from generator.problems import Severity
from generator.standard.profile import load_standard

REPAIRED = {rule for rule, _repair in (*FIRST, *THEN)}
BEYOND_REPAIR = {
    "capitals", "small letters", "no colon", "dash", "with title", "missing", "other number",
    "no dash", "comma", "in full", "wraps", "capital", "A5", "tab", "lower", "contextual",
    "underlined", "dashed", "dashed shape", "under the superior", "not last", "no frame", "black", "wide", "no line",
}  # fmt: skip


def fixed(paper: Paper, profile: str = "nd30") -> RepairedCopy:
    document = read_document(read_package(paper.save(), "thu.docx"))
    return fix_document(document, load_standard(profile))


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


def test_the_same_file_gives_the_same_copy():
    paper = letter().set("text1", size=24)
    assert fixed(paper).data == fixed(paper).data


def test_changes_say_what_they_changed():
    changes = fixed(letter().page(left=1440).set("number", size=28)).changes
    assert [(one.rule, str(one.message)) for one in changes] == [
        ("ND30-I.3-margins", "lề trái từ 25,4 thành 30,0 mm"),
        ("ND30-II.3.c-style", "số, ký hiệu: cỡ 14 thành cỡ 13"),
    ]
