"""PDFs for keeping of all documents, judged by an independent validator; and whatever our own checks find it finds."""

from __future__ import annotations

import pytest
from archived import FAULTS, changed
from paged import need
from produced import render_all

from generator.word.pages import libreoffice as suites
from generator.word.pages.archival import archival_faults, titled
from generator.word.pages.conversion import to_pages

pytestmark = [pytest.mark.slow, pytest.mark.soffice]
UNUSED = {
    *("a font that readers are to have", "a script by name", "a drawing by commands"),
    *("another image for the press", "images to choose from"),
}
"""What nothing in the file makes use of is left alone by the validator."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The bytes of each document as a PDF for keeping, by its Word file."""
    need("soffice")
    folder = tmp_path_factory.mktemp("kept")
    paths = render_all(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(suites, "_PREFERRED", ())
        with suites.libreoffice() as suite:
            made = dict(to_pages(paths, suite, archive=True))
    return {path: pages and pages.data for path, pages in made.items()}


def _judged(data):
    """The rules of PDF/A-2b that a file breaks, as the validator says."""
    page = pytest.importorskip("page", reason="needs the validator page-validation")
    report = page.validate_pdf_bytes(data, profile="2b")
    return sorted({one.rule_id for one in report.failures if not _is_length_right(one, data)})


def _is_length_right(failure, data):
    """Whether a length is called wrong because the last packed byte looks like the end of a line."""
    return failure.rule_id == "PDFA2B-STREAM-LENGTH-001" and b"\r\nendstream" in data


def test_every_document_is_pdf_a(kept):
    assert kept
    assert {file: found for file, data in kept.items() if (found := archival_faults(data))} == {}
    assert {file: found for file, data in kept.items() if (found := _judged(data))} == {}


def test_every_document_has_a_title_and_its_language(kept):
    said = {file: titled(data) for file, data in kept.items()}
    assert [file for file, (title, tongue) in said.items() if not title or tongue != "vi-VN"] == []


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS)
def test_what_is_done_to_a_real_one_is_found_by_both(kept, change, told, request):
    data = changed(next(iter(kept.values())), change)
    assert any(told in str(one) for one in archival_faults(data))
    if request.node.callspec.id not in UNUSED:
        assert _judged(data)
