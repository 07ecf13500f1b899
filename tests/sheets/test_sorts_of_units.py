"""The sort of unit in a title goes to the names below it, once, and never twice."""

from __future__ import annotations

import pytest

from generator.sheets.sorts_of_units import sorts_in


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Thôn", {"Tân Hòa": "Thôn Tân Hòa", "Thôn Tân Hòa": "Thôn Tân Hòa", "THÔN TÂN HÒA": "THÔN TÂN HÒA", "1": "Thôn 1"}),
        ("Tên thôn", {"Bản Lùng": "Bản Lùng", "T. Bản Chang": "T. Bản Chang", "Trường Tiểu học A": "Trường Tiểu học A"}),
        ("Thôn", {"Đoàn Kết": "Thôn Đoàn Kết", "Trung Tâm": "Thôn Trung Tâm", "Khe Bo": "Thôn Khe Bo", "thon Khe Bo": "thon Khe Bo"}),
        ("TDP", {"5": "Tổ dân phố 5", "TDP 5": "TDP 5"}),
        ("Khoa", {"Nội": "Khoa Nội", "Phòng khám": "Phòng khám", "Văn phòng": "Văn phòng"}),
        ("Trường (điểm trường)", {"THCS Tân Phú": "Trường THCS Tân Phú"}),
        ("Xã/phường", {"Tân Thành": "Tân Thành"}),
        ("Thôn, đơn vị", {"Tân Hòa": "Tân Hòa"}),
        ("Tên đơn vị", {"Tân Hòa": "Tân Hòa"}),
    ],
)  # fmt: skip
def test_a_name_with_the_sort_that_stands_over_it(title, names):
    sorts = sorts_in(title)
    assert {name: sorts.full(name) for name in names} == names


@pytest.mark.parametrize(
    ("title", "name", "is_bare"),
    [("Xã/phường", "Tân Thành", True), ("Xã/phường", "Phường Tân Thành", False), ("Đơn vị", "Tân Thành", False)],
)  # fmt: skip
def test_names_of_which_the_sort_stays_open(title, name, is_bare):
    assert (sorts_in(title).is_sure, sorts_in(title).is_bare(name)) == (False, is_bare)


def test_units_that_are_called_without_a_sort_stay_so():
    sorts = sorts_in("Thôn")
    assert sorts.beside(["Nà Mạ 1", "Tân Hòa", "Thôn Mới"]).full("Pác Bó") == "Pác Bó"
    assert sorts.beside(["Nà Mạ 1", "Thôn Mới"]).full("Pác Bó") == "Thôn Pác Bó"
