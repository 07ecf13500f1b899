"""How a body calls itself comes of its name, not of its kind alone."""

from __future__ import annotations

import pytest

from generator.office.bodies import BodyKind, body_kind_of, short_name_of


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Trung tâm Y tế huyện Sông Hinh", "Trung tâm Y tế"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Đắk Lắk", "Trung tâm Kiểm soát bệnh tật"),
        ("Trạm Y tế xã Ea Bar", "Trạm Y tế"),
        ("Phòng khám Đa khoa Tân Lập", "Phòng khám"),
        ("Bệnh viện Đa khoa tỉnh Đắk Lắk", "Bệnh viện"),
        ("Học viện Hành chính", "Học viện"),
        ("Trường THCS Sông Lành", "Nhà trường"),
        ("Tổng công ty Điện lực", "Tổng công ty"),
        ("Công ty Cổ phần An Hòa", "Công ty"),
        ("Phòng Giáo dục và Đào tạo huyện Sông Hinh", "Phòng Giáo dục và Đào tạo"),
        ("Chi cục Kiểm lâm tỉnh Đắk Lắk", "Chi cục Kiểm lâm"),
        ("Hội Nông dân xã Ea Bar", "HND xã"),
        ("Ban Quản lý dự án Sông Hinh", "Ban Quản lý dự án Sông Hinh"),
    ],
)
def test_the_short_name_comes_of_the_name(name, called):
    kind = body_kind_of(name) or BodyKind.OTHER
    assert short_name_of(name, kind) == called
