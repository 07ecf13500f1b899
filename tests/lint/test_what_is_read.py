"""What the linter reads in documents made in many ways: their parts, and the looks and places of paragraphs."""

from __future__ import annotations

import pytest
from foreign_documents import ALL
from foreign_kinds import OTHERS
from mutations import SAMPLES
from odd_ways import odd_ways
from read_papers import opened
from what_is_read import looks_of, outline_of


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.name)
def test_the_parts_of_a_foreign_document(document, golden):
    golden(f"read/{document.name}.txt", outline_of(opened(document.paper())))


@pytest.mark.parametrize("make", [*SAMPLES, *OTHERS], ids=lambda one: one.__name__)
def test_the_parts_of_a_document(make, golden):
    golden(f"read/{make.__name__}.txt", outline_of(opened(make())))


@pytest.mark.parametrize("document", [*ALL[::5]], ids=lambda one: one.name)
def test_the_looks_of_a_foreign_document(document, golden):
    golden(f"read/{document.name}-looks.txt", looks_of(opened(document.paper())))


def test_looks_and_places_however_they_are_said(golden):
    golden("read/odd_ways.txt", looks_of(opened(odd_ways())))
