"""A deadline keeps its words; its day is read and judged against the moment of the figures."""

from __future__ import annotations

import pytest

from generator.exchange.deadlines import deadline_doubts
from generator.wording import read_moment

MOMENT = read_moment("25/4/2022")


@pytest.mark.parametrize(
    "text",
    [
        None,
        "28/4/2022",
        "16h00 ngày 28/4/2022",
        "hết giờ làm việc ngày 28/4/2022 (thứ Năm)",
        "16 giờ 30 phút, ngày 28/4/2022",
        "2022-04-28",
        "16h ngày 28.4.2022",
        "ngày 28 tháng 4 năm 2022",
        "16h00 ngày 25/4/2022",
        "28/4/22",
        "16h ngày 2/5",
    ],
)
def test_a_day_after_the_moment_is_a_deadline(text):
    assert list(deadline_doubts(text, MOMENT)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mai", "hạn gửi «mai» không có ngày; ghi đúng như vậy"),
        ("31/4/2022", "hạn gửi «31/4/2022»: lịch không có ngày «31/4/2022»"),
        ("thứ Sáu 4/28/2022", "hạn gửi «thứ Sáu 4/28/2022»: ngày viết trước tháng; có phải 28/4/2022? Đang là «4/28/2022»"),
        ("28/4/20", "hạn gửi «28/4/20»: ghi đủ năm; có phải 28/4/2020? Đang là «28/4/20»"),
        ("trước ngày 20 tháng 4", "hạn gửi «trước ngày 20 tháng 4»: ghi đủ năm, như 25/4/2022; đang là «ngày 20 tháng 4»"),
        ("25h00 ngày 28/4/2022", "hạn gửi «25h00 ngày 28/4/2022»: không có giờ «25h00»; viết như 8h00 hoặc 17h30"),
        ("16h00 ngày 24/4/2022", "hạn gửi «16h00 ngày 24/4/2022» trước thời điểm của số liệu, ngày 25/4/2022"),
        ("28/4/2021", "hạn gửi «28/4/2021» trước thời điểm của số liệu, ngày 25/4/2022"),
    ],
)  # fmt: skip
def test_what_a_unit_would_ask_about_is_told(text, told):
    (doubt,) = deadline_doubts(text, MOMENT)
    assert (doubt.code, str(doubt.message), doubt.is_error) == ("W-DEADLINE", told, False)
