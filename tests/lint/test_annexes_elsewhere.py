"""Annexes of a document in files of their own: the others keep their numbers where the text names all."""

from __future__ import annotations

import pytest
from read_papers import checked
from right_documents import plan

FIRST = ("page:annex1", "annex2", "title2", "kem2", "annex2_text")


def without(*names):
    paper = plan().drop(*names)
    paper.pages.pop("annex2", None)
    return paper


def rules(paper):
    return {one.rule for one in checked(paper).findings}


def test_one_that_the_text_names_and_the_file_has_not_is_elsewhere():
    assert rules(without(*FIRST)) == set()


@pytest.mark.parametrize(
    "named", ["Phụ lục I, II kèm theo", "Phụ lục I và II", "các Phụ lục I, Phụ lục II"]
)
def test_they_are_named_together_or_one_by_one(named):
    paper = without(*FIRST).text("text2", "Phụ lục I, mẫu báo cáo tại Phụ lục II", named)
    assert rules(paper) == set()


@pytest.mark.parametrize("label", ["Phụ lục II", "Phụ lục 1", "Phụ lục"])
def test_two_that_are_here_are_numbered_in_order(label):
    paper = plan().set("annex1", text=label)
    assert "ND30-III.1.a-number" in rules(paper)


def test_a_number_that_lacks_everywhere_is_told():
    paper = plan().set("annex2", text="Phụ lục III")
    paper.text("text2", "Phụ lục II", "Phụ lục III")
    assert "ND30-III.1.a-number" in rules(paper)
