"""Right documents of others have no errors; a single fault in one is found under its own rule."""

from __future__ import annotations

import sys

import pytest
from foreign_documents import ALL, Foreign
from foreign_faults import FAULTS, Fault
from foreign_kinds import OTHERS, application, declaration, law, numbered_form
from read_papers import checked
from right_documents import letter
from word_paper import Paper

from generator.lint.rule import LintFinding
from generator.problems import Severity

LEAST = 97
"""Of a hundred single faults so many are found under their own rule."""
EVERY = 5
"""Each document is tried with every so many faults, its neighbour with others; 1 tries all with all."""


def findings(paper: Paper) -> tuple[LintFinding, ...]:
    return checked(paper).findings


def found(paper: Paper) -> set[str]:
    return {one.rule for one in findings(paper)}


def test_there_are_forty_documents_and_no_two_are_alike():
    assert len({one.name for one in ALL}) == len(ALL) >= 40


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.name)
def test_a_right_document_has_no_errors(document: Foreign):
    told = [one for one in findings(document.paper()) if one.severity is not Severity.INFO]
    assert [(one.rule, str(one.message)) for one in told] == []


@pytest.mark.parametrize("make", OTHERS, ids=lambda one: one.__name__)
def test_what_stands_around_the_text_and_what_is_none_of_it_has_no_errors(make):
    told = [one for one in findings(make()) if one.severity is not Severity.INFO]
    assert [(one.rule, str(one.message)) for one in told] == []


@pytest.mark.parametrize("make", [application, declaration, numbered_form, law])
def test_what_is_no_official_document_is_told_once(make):
    assert [(one.rule, str(one.message).partition("»")[2]) for one in findings(make())] == [
        ("ND30-D7-types", " không phải văn bản hành chính")
    ]


def missed(tried: list[tuple[Foreign, Fault]]) -> list[str]:
    """The faults that their rule does not tell."""
    return [
        f"{fault.rule}: {fault.name} in {one.name}"
        for one, fault in tried
        if fault.rule not in found(one.paper(fault.change))
    ]


def in_one(at: int, fault: Fault) -> tuple[Foreign, Fault]:
    """One of the documents that a fault fits, another for each fault."""
    turned = (ALL[(7 * at + step) % len(ALL)] for step in range(len(ALL)))
    return next((one, fault) for one in turned if fault.fits(one.said()))


@pytest.mark.parametrize("part", range(4))
def test_each_fault_is_found_under_its_rule(part):
    tried = [in_one(at, fault) for at, fault in enumerate(FAULTS) if at % 4 == part]
    assert missed(tried) == []


@pytest.mark.slow
def test_nearly_all_faults_are_found_in_all_documents():
    """`-s` shows how many."""
    tried = [
        (one, fault)
        for turn, one in enumerate(ALL)
        for fault in FAULTS[turn % EVERY :: EVERY]
        if fault.fits(one.said())
    ]
    lost = missed(tried)
    assert len(tried) > 500
    sys.stdout.write(
        f"{len(tried) - len(lost)} of {len(tried)} faults in {len(ALL)} documents found\n"
    )
    assert len(lost) * 100 <= len(tried) * (100 - LEAST), "\n".join(lost)


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ("Thành phố Hồ Chí Minh", True),
        ("Thị xã Gò Công", True),
        ("Thị trấn Năm Căn", True),
        ("Đặc khu Phú Quốc", True),
        ("Quận 1", True),
        ("Bà Rịa - Vũng Tàu", True),
        ("Thành phố hồ Chí Minh", False),
        ("thành phố Hồ Chí Minh", False),
        ("Thành phố", False),
    ],
)
def test_the_level_of_a_place_has_one_capital(place, right):
    assert ("ND30-II.4.c-form" not in found(letter().text("date", "Cà Mau", place))) == right
