"""What a record lists for the lines of a form, as people type it, and what is printed of it."""

from __future__ import annotations

import pytest

from generator.office.office import campaign_of, open_office
from generator.office.workflow import documents_of, draft, work_of

LETTER = """\
kind: directive
date: 02/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
subject: V/v đôn đốc
addressees: ["- LĐLĐ các huyện;", "Kính gửi: Các ngành."]
body: Hết.
"""


@pytest.fixture
def drafted(office_copy):
    """The draft of a letter with some more lines in its record."""

    def make(more):
        folder = office_copy.campaigns / "thi-dua" / "documents"
        (folder / "cv_02.yaml").write_text(LETTER + more, encoding="utf-8")
        office = open_office(office_copy)
        record = campaign_of(office, "thi-dua")
        (document,) = documents_of(record, ["cv_02"])
        return draft(work_of(record, document), office)

    return make


@pytest.mark.parametrize(
    ("more", "recipients"),
    [
        ("recipients: [Các đơn vị]", ["Như trên", "Các đơn vị"]),
        ('recipients: ["Như trên;", "- Các đơn vị."]', ["Như trên", "Các đơn vị"]),
        ("recipients: [Như kính gửi, Các đơn vị;]", ["Như kính gửi", "Các đơn vị"]),
        ("recipients: [Như trên (b/c)]", ["Như trên (b/c)"]),
    ],
)
def test_each_recipient_has_one_mark_and_stands_once(drafted, more, recipients):
    assert drafted(more).words.recipients == recipients


def test_what_the_form_says_is_not_said_twice(drafted):
    words = drafted('archive: "Lưu: VT, CSPL."\nlegal_bases: ["Căn cứ A;", "Căn cứ B."]').words
    assert words.addressees == ["LĐLĐ các huyện", "Các ngành"]
    assert words.archive == "VT, CSPL"
    assert words.legal_bases == ["Căn cứ A;", "Căn cứ B."]
    assert words.subject == "đôn đốc"
    assert words.receivers == ["LĐLĐ các huyện", "Các ngành"]


def test_the_line_of_the_archive_among_the_recipients_is_told(drafted):
    (problem,) = drafted('recipients: [Các đơn vị, "Lưu: VT."]').problems
    assert (problem.code, problem.place.line) == ("E-RECIPIENT-ARCHIVE", 9)
