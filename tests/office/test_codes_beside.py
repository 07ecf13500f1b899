"""Codes of what is new in a record: the same whoever begins it."""

from __future__ import annotations

import pytest

from generator.office.codes_beside import code_beside


@pytest.mark.parametrize(
    ("sort", "said", "taken", "code"),
    [
        ("indicators", {"name": "số sáng kiến", "unit_of_measure": "sáng kiến"}, (), "sang_kien"),
        ("indicators", {"name": "số sáng kiến", "unit_of_measure": "sáng kiến"}, ("sang_kien",), "so_sang_kien"),
        ("indicators", {"name": "tỷ lệ", "unit_of_measure": "%"}, (), "ty_le"),
        ("phases", {"name": "Giai đoạn 3"}, (), "gd3"),
        ("phases", {"name": "giai đoạn 3"}, ("gd3",), "gd3_2"),
        ("phases", {"name": "đợt cao điểm"}, (), "dot_cao_diem"),
        ("targets", {"name": "chỉ tiêu kế hoạch"}, (), "planned"),
        ("targets", {"name": "chỉ tiêu phấn đấu"}, (), "chi_tieu_phan_dau"),
        ("groups", {"name": "Khối huyện"}, (), "khoi_huyen"),
        ("groups", {"name": "Khối huyện"}, ("khoi_huyen",), "khoi_huyen_2"),
        ("signatories", {"name": "Trần Văn Ân"}, ("tran-van-an",), "tran-van-an-2"),
        ("signatories", {"position": "Phó Chủ tịch"}, (), "pho-chu-tich"),
        ("targets", {"name": "???"}, (), "targets"),
    ],
)  # fmt: skip
def test_a_code_is_by_what_is_said_and_of_no_other(sort, said, taken, code) -> None:
    assert code_beside(sort, said, taken) == code
