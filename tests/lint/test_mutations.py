"""Every rule is broken by a document and kept by another; a single change breaks a single rule."""

from __future__ import annotations

import pytest
from mutations import MUTATIONS, SAMPLES, Mutation
from read_papers import checked
from right_documents import letter

from generator.lint.rules import RULES


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
@pytest.mark.parametrize("profile", ["nd30", "tld-933"])
def test_right_documents_have_no_findings(sample, profile):
    assert [finding.rule for finding in checked(sample(), profile).findings] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one.rule}: {one.name}")
def test_one_change_breaks_one_rule(mutation: Mutation):
    paper = mutation.base()
    mutation.change(paper)
    found = {finding.rule for finding in checked(paper, mutation.profile).findings}
    assert found == {mutation.rule, *mutation.also}


def test_there_are_mutations_enough_and_for_every_rule():
    assert len(MUTATIONS) >= 100
    of_pages = {name for name, rule in RULES.items() if "--pages" in rule.manual}
    assert set(RULES) - {mutation.rule for mutation in MUTATIONS} == {"OOXML-form", *of_pages}


@pytest.mark.parametrize("word", ["Xuân", "an toàn", "Lao động giỏi", "Ngày hội", "LĐLĐ", "2026"])
def test_a_word_in_quotation_marks_is_no_field(word):
    found = checked(letter().text("last", "các đơn vị", f"«{word}»")).findings
    assert "OOXML-placeholder" not in {one.rule for one in found}
