"""PDFs for keeping: whatever keeps one from being PDF/A is found, and a right one has nothing."""

from __future__ import annotations

import pytest
from archived import (
    FAULTS,
    OF_THE_FIRST_PART,
    SAID,
    annotation,
    changed,
    claim,
    named,
    profile,
    right,
    state,
    with_action,
    with_profile,
)
from office_suite import blank
from pypdf.generic import NameObject, NumberObject

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


BARRED = [
    *("JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState"),
    *("Rendition", "Trans", "GoTo3DView", "RichMediaExecute"),
]


def test_what_covers_all_below_is_no_harm_in_the_first_part():
    def change(writer):
        claim(writer, part="1")
        state(writer, ca=NumberObject(1), SMask="None")

    assert _told(changed(RIGHT, change)) == []


@pytest.mark.parametrize("action", BARRED)
def test_whatever_runs_is_told(action):
    assert action in _told(changed(RIGHT, lambda one: with_action(one, S=action)))[0]


@pytest.mark.parametrize("name", ["NextPage", "PrevPage", "FirstPage", "LastPage"])
def test_turning_to_a_page_is_no_harm(name):
    assert _told(changed(RIGHT, lambda one: with_action(one, S="Named", N=name))) == []


@pytest.mark.parametrize("kind", ["3D", "Sound", "Screen", "Movie", "RichMedia", "FileAttachment"])
def test_what_no_page_can_hold_is_told(kind):
    assert kind in _told(changed(RIGHT, lambda one: annotation(one, Subtype=kind, F=4)))[0]


@pytest.mark.parametrize(
    ("flags", "told"), [(0, 1), (4, 0), (5, 1), (6, 1), (36, 1), (12, 0), (28, 0)]
)
def test_a_note_must_be_seen_and_printed(flags, told):
    made = changed(RIGHT, lambda one: annotation(one, Subtype="Text", F=flags))
    assert len(_told(made)) == told


def test_what_pops_up_is_not_printed():
    assert _told(changed(RIGHT, lambda one: annotation(one, Subtype="Popup"))) == []


@pytest.mark.parametrize(("space", "colours"), [(b"RGB ", 3), (b"GRAY", 1), (b"CMYK", 4)])
def test_a_profile_has_the_colours_of_its_space(space, colours):
    data = profile().replace(b"RGB ", space)
    assert _told(changed(RIGHT, with_profile(data, colours))) == []
    assert _told(changed(RIGHT, with_profile(data, 2))) == ["tệp thiếu bảng màu (ICC)"]


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
