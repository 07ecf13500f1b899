"""The holes that sweeps look for in printed sentences."""

from __future__ import annotations

import pytest
from holes import holes


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Phấn đấu đạt ; thời gian từ ngày ban hành Công văn này.", False),
        ("còn 92 ngày, bình quân  (tạm tính, 3/4 đơn vị).", False),
        ("còn 92 ngày, bình quân (tạm tính, 3/4 đơn vị).", False),
        ("đạt mục tiêu năm ().", False),
        ("Số:         /LĐLĐ-VP", True),
        ("(Kèm theo Báo cáo số         /BC-LĐLĐ ngày … tháng … năm …)", True),
        ("Đề nghị các đơn vị khẩn trương triển khai thực hiện./.", True),
    ],
)
def test_a_sentence_without_a_word_has_a_hole(text, is_whole):
    assert (holes(text) == []) is is_whole
