"""The columns of a document's tables, as the page offers them for ticking."""

from __future__ import annotations

from generator.office.column_choices import brought_tables, table_choices
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.previewing import document_now
from generator.office.printed_fields import as_printed


def test_titles_and_headers_are_told_as_they_are_printed(office_copy):
    begin_document(open_office(office_copy), "thi-dua", "report", "bc_moi", "gd1")
    office = open_office(office_copy)
    now = document_now(office, campaign_of(office, "thi-dua"), "bc_moi", {})
    told = table_choices(now.wanted, brought_tables(office, now), as_printed(office, now))
    labels = {one.label.text() for table in told for one in table.columns if one.is_there}
    assert {"Số đoàn viên", "So với chỉ tiêu – Vượt (tùy số liệu)"} <= labels
    assert not [label for label in labels if "{" in label or "…" in label]
