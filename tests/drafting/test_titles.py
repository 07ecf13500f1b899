"""Long titles: where a person would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.titles import break_title
from generator.ooxml import metrics

WIDTH, POINTS = 9354, 14
NAME = "“01 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”"


@pytest.mark.parametrize(
    "lines",
    [
        ("Thực hiện Chương trình sáng kiến",),
        (
            "Thực hiện Chương trình “01 triệu sáng kiến - nỗ lực vượt khó,",
            "sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”",
        ),
        (
            "Tiến độ thực hiện Chương trình “01 triệu sáng kiến -",
            "nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”",
            "tính đến 8h00 ngày 20/4/2022",
        ),
        (
            "Đẩy mạnh việc thực hiện Chương trình mục tiêu",
            "quốc gia xây dựng nông thôn mới, giảm nghèo bền vững",
            "và phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số",
            "và miền núi giai đoạn 2021-2030",
        ),
        (
            "KẾT QUẢ NĂM 2022 VÀ CHỈ TIÊU NĂM 2023",
            "THỰC HIỆN MÔ HÌNH “QUỸ TƯƠNG HỖ CÔNG ĐOÀN”",
        ),
    ],
)
def test_titles_are_broken_between_phrases(lines):
    assert break_title(" ".join(lines), WIDTH, POINTS) == lines


words = st.lists(st.sampled_from(["sáng", "kiến", "và", "Công", "đoàn,", "“A", "B”"]), max_size=40)


@given(words)
def test_no_word_is_lost_and_every_line_fits(given_words):
    text = " ".join(given_words)
    lines = break_title(text, WIDTH, POINTS)
    assert " ".join(lines) == text
    assert all(metrics.text_width(line, POINTS, bold=True) <= WIDTH for line in lines)
