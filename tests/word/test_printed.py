"""What a PDF tells of its pages: named places, level lines, words; and what it does not."""

from __future__ import annotations

import pytest
from office_suite import blank
from plain_pdf import plain_pdf

from generator.word.pages.conversion import NotPdf
from generator.word.pages.printed import LevelLine, OnPage, PrintedText, read_printed


def test_places_are_told_by_page_and_in_twips_from_the_upper_left_corner():
    printed = read_printed(
        plain_pdf([[], [("II.", 85, 70)]], {"trang7a": (2, 85, 56), "x": (1, 0, 0)})
    )
    assert printed.places == {"trang7a": OnPage(2, 1120, 1700), "x": OnPage(1, 0, 0)}


def test_words_and_lines_are_told_where_they_are_printed():
    page = read_printed(plain_pdf([[("2", 315, 40), (244, 244, 393), ("Chi", 85, 70)]])).pages[0]
    assert page.texts == [PrintedText(800, 6300, "2"), PrintedText(1400, 1700, "Chi")]
    assert page.lines == [LevelLine(4880, 4880, 7860)]
    assert (page.height, page.has_pictures) == (16840, False)


@pytest.mark.parametrize(
    ("drawn", "lines"),
    [
        ("10 800 m 60 800 l S", [(200, 1200)]),
        ("60 800 m 10 800 l S", [(200, 1200)]),
        ("10 800 50 0.7 re f", [(200, 1200)]),
        ("q 2 0 0 2 0 0 cm 5 400 m 30 400 l S Q", [(200, 1200)]),
        ("10 800 m 10 700 l S", []),
        ("10 800 m 60 790 l S", []),
        ("10 800 50 20 re f", []),
        ("10 800 m 60 800 l n", []),
        ("10 800 50 0 re W n", []),
        ("10 800 m 60 800 l", []),
    ],
)
def test_only_level_lines_that_are_painted_count(drawn, lines):
    page = read_printed(plain_pdf([[drawn]])).pages[0]
    found = [(line.left, line.right) for line in page.lines]
    assert found == lines


def test_a_pdf_without_words_or_places_tells_none():
    printed = read_printed(blank(3))
    assert (len(printed.pages), printed.places, printed.pages[2].texts) == (3, {}, [])


@pytest.mark.parametrize("data", [b"", b"<html>", blank()[:-40], blank(0)])
def test_what_is_no_pdf_with_pages_is_refused(data):
    with pytest.raises(NotPdf):
        read_printed(data)
