"""PDFs for keeping: whatever keeps one from being PDF/A is found, and a right one has nothing."""

from __future__ import annotations

import pytest
from archived import FAULTS, OF_THE_FIRST_PART, SAID, changed, claim, named, right
from office_suite import blank
from pypdf.generic import NameObject

from generator.word.pages.archival import archival_faults, titled

RIGHT = right()


def _told(data):
    return [str(one) for one in archival_faults(data)]


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS)
def test_what_bars_a_file_from_being_kept_is_told(change, told):
    (found,) = _told(changed(RIGHT, change))
    assert told in found


ATTRIBUTES = ' pdfaid:part="{part}" pdfaid:conformance="{level}"'


@pytest.mark.parametrize(
    ("part", "level", "said", "given"),
    [
        ("2", "B", SAID, ""),
        ("1", "A", SAID, ""),
        ("3", "U", SAID, ""),
        ("1", "a", "", ' pdfaid:part="1" pdfaid:conformance="A"'),
    ],
)
def test_nothing_is_told_of_a_right_one_however_it_says_what_it_is(part, level, said, given):
    made = changed(RIGHT, lambda one: claim(one, said, given, part, level))
    assert _told(made) == []


@pytest.mark.parametrize("change", OF_THE_FIRST_PART.values(), ids=OF_THE_FIRST_PART)
def test_what_lies_below_may_show_but_in_the_first_part(change):
    def first(writer):
        claim(writer, part="1")
        change(writer)

    assert _told(changed(RIGHT, change)) == []
    assert _told(changed(RIGHT, first)) == ["tệp có Transparency, PDF/A không cho phép"]


def test_a_plain_pdf_is_none():
    assert _told(blank())[0] == "tệp không khai là PDF/A"


def test_a_damaged_one_is_none():
    assert _told(RIGHT[:300] + RIGHT[-200:]) == ["tệp PDF hỏng"]


def test_one_fault_at_two_places_is_told_once():
    def change(writer):
        for page in (writer.pages[0], writer.add_blank_page(595, 842)):
            page[NameObject("/AA")] = named()

    assert _told(changed(RIGHT, change)) == ["tệp có AA, PDF/A không cho phép"]


@pytest.mark.parametrize(
    ("key", "told"),
    [("", ("Báo cáo", "vi-VN")), ("/Lang", ("Báo cáo", "")), ("title", ("", "vi-VN"))],
)
def test_title_and_language_are_read(key, told):
    def change(writer):
        writer.root_object.pop(key, None)
        if key == "title":
            writer.metadata = None

    assert titled(changed(RIGHT, change)) == told


def test_a_title_among_the_metadata_is_read():
    title = "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Alt><rdf:li>Kế hoạch</rdf:li></rdf:Alt></dc:title>"
    assert titled(changed(RIGHT, lambda one: claim(one, SAID + title)))[0] == "Kế hoạch"
