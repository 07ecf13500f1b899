"""A document as the register sees it: its columns and the files that go with its row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from clerks import issuance, letter

from generator.model.books import RowState
from generator.register.going_out import one_line, title_of
from generator.standard import Kind, SubjectStyle

LETTER = Kind(code="directive", name="Công văn", subject_style=SubjectStyle.LETTER, addressed=True)
PLAN = Kind(code="plan", name="Kế hoạch", abbreviation="KH", title="KẾ HOẠCH")


@pytest.mark.parametrize(
    ("kind", "subject", "title"),
    [
        (LETTER, "đôn đốc\ntiến độ", "Công văn về việc đôn đốc tiến độ"),
        (PLAN, "thực hiện Chương trình", "Kế hoạch thực hiện Chương trình"),
        (PLAN, "Thực hiện Chương trình", "Kế hoạch thực hiện Chương trình"),
        (PLAN, "Về việc thi đua", "Kế hoạch về việc thi đua"),
        (PLAN, "Hà Nội xanh", "Kế hoạch Hà Nội xanh"),
    ],
)
def test_the_title_of_a_letter_and_of_another_kind(kind, subject, title):
    assert title_of(kind, subject) == title


def test_a_text_for_one_cell_is_composed_and_not_endless():
    assert one_line(" te\u0302n\n gọi ") == "tên gọi"
    assert len(one_line("x" * 1_000_000)) < 1_000_000


def test_columns_that_say_nothing_are_left_out():
    bare = letter("a", symbol="", signer="", archive="", note="", recipients=())
    row = bare.row(7, "general", RowState.RESERVED)
    assert row.model_fields_set == {"number", "date", "title", "state", "kind", "series", "key"}
    assert (row.number, row.series, row.state) == (7, "general", RowState.RESERVED)


def test_columns_are_lines():
    said = {"title": "Kế\nhoạch", "recipients": ("Các\nđơn vị",), "signer": "An", "copies": 3}
    row = letter("a", **said, note="x", archive="VT").row(1, "general", RowState.ISSUED)
    assert (row.title, row.recipients) == ("Kế hoạch", ("Các đơn vị",))
    assert (row.signer, row.copies, row.note, row.archive) == ("An", 3, "x", "VT")


def test_the_metadata_go_beside_the_file(register):
    one = issuance(register, "cv.1")
    row = one.row(1, "general", RowState.ISSUED)
    names = [path.name for path, _ in one.written(row)]
    assert names == ["cv.1.docx", "cv.1.json", "cv.1.xml"]
    assert [*replace(one, metadata=None).written(row)] == list(one.files)
    assert [*replace(one, stem=None).written(row)] == list(one.files)
    assert next(replace(one, files=()).written(row))[0] == Path("output/ca-mau/cv.1.json")
