"""Lines that the form closes: each mark stands there once, whatever of it was typed."""

from __future__ import annotations

import pytest

from generator.drafting.line_ends import bare, closed, is_same_as_above


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("Như trên;", "", "Như trên"),
        ("Các đơn vị;;", "", "Các đơn vị"),
        ("- Các đơn vị .", "", "Các đơn vị"),
        ("Ban Thường vụ (b/c),", "", "Ban Thường vụ (b/c)"),
        ("Lưu: VT, CSPL.", "Lưu:", "VT, CSPL"),
        ("lưu : VT", "Lưu:", "lưu : VT"),
        ("Kính gửi: LĐLĐ tỉnh", "Kính gửi:", "LĐLĐ tỉnh"),
        ("Báo, đài v.v.", "", "Báo, đài v.v."),
        ("Báo, đài v.v.;", "", "Báo, đài v.v."),
        ("Và các nơi khác...", "", "Và các nơi khác..."),
        ("Và các nơi khác…", "", "Và các nơi khác…"),
        ("Phòng 1.2", "", "Phòng 1.2"),
    ],
)
def test_a_line_is_bare(line, label, words):
    assert bare(line, label) == words


def test_lines_are_closed():
    assert closed(["Căn cứ A;", "Căn cứ B."]) == ["Căn cứ A;", "Căn cứ B."]


@pytest.mark.parametrize(
    ("line", "is_same"),
    [("Như trên", True), ("như kính gửi (b/c)", True), ("Các đơn vị", False)],
)
def test_whom_it_is_addressed_to(line, is_same):
    assert is_same_as_above(line) == is_same
