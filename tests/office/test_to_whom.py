"""To whom a new document goes: to all units, also those that stand in no group."""

from __future__ import annotations

import pytest
import yaml

from generator.model.campaign import Campaign
from generator.office.beginnings import receivers

OF_GROUPS = [{"code": "dt", "name": "Các đoàn thể"}, {"code": "h", "name": "Khối huyện"}]
CASES = {
    "groups hold all": (
        {"Hội Phụ nữ": "dt", "Trạm Y tế": "h"},
        ["Các đoàn thể", "Các đơn vị thuộc khối huyện"],
    ),
    "some in none, of known sorts": (
        {"Thôn Tân Lập": None, "Bản Nậm Cuổi 1": None, "Thôn Phiêng": None, "Hội Phụ nữ": "dt"},
        ["Các thôn, bản", "Các đoàn thể", "Các đơn vị thuộc khối huyện"],
    ),
    "some in none, of a sort that nothing tells": (
        {"Thôn Tân Lập": None, "Đồn Biên phòng": None, "Hội Phụ nữ": "dt"},
        ["Thôn Tân Lập", "Đồn Biên phòng", "Hội Phụ nữ"],
    ),
    "many, of sorts that nothing tells": (
        {f"Đồn Biên phòng {at}": None for at in range(6)},
        ["Các đơn vị tham gia {{ campaign.called_short }}"],
    ),
}
NO_BODIES = ["Vùng cao", "Cụm số 1", "Khu vực III", "Nhóm A", "Loại 1", "Miền núi", "Khối thi đua số 2", "Khối 6"]  # fmt: skip
BODIES = ["Các xã", "Công đoàn ngành", "Hội đặc thù", "Trường THPT", "Xã, thị trấn", "Chi hội"]


def campaign_of(units, groups):
    return Campaign.model_validate(
        {
            "code": "c",
            "name": "C",
            "short_name": "C",
            "kind": "movement",
            "issuer": "i",
            "starts": "01/01/2026",
            "ends": "31/12/2026",
            "indicators": [{"code": "n", "name": "số hộ", "unit_of_measure": "hộ"}],
            "groups": groups,
            "units": [
                {"code": f"u{place}", "name": name, "group": group}
                for place, (name, group) in enumerate(units.items())
            ],
        }
    )


@pytest.mark.parametrize(("units", "lines"), CASES.values(), ids=CASES)
def test_all_units_are_named(units, lines):
    assert yaml.safe_load(receivers(campaign_of(units, OF_GROUPS))) == lines


@pytest.mark.parametrize(
    ("units", "line"),
    [
        ([], "Các đơn vị tham gia {{ campaign.called_short }}"),
        (["Ấp A", "Ấp B"], "Các ấp"),
        (["Khoa Nội", "Khoa Sản", "P. TCKT", "Phòng Điều dưỡng"], "Các khoa, phòng trực thuộc"),
        (["Trạm Y tế xã A", "Trạm Y tế phường B"], "Trạm Y tế các xã, phường"),
        (["Tổ công đoàn Khoa Nội", "Công đoàn bộ phận Sản"], "Các tổ công đoàn, công đoàn bộ phận trực thuộc"),
    ],
)  # fmt: skip
def test_without_groups_they_are_called_by_their_sort(units, line):
    assert yaml.safe_load(receivers(campaign_of(dict.fromkeys(units), []))) == [line]


def test_what_a_group_is_called_is_named_once():
    groups = [{"code": "ap", "name": "Các ấp"}]
    assert yaml.safe_load(receivers(campaign_of({"Ấp A": "ap", "Ấp B": None}, groups))) == [
        "Các ấp"
    ]


@pytest.mark.parametrize("group", NO_BODIES)
@pytest.mark.parametrize(
    ("units", "lines"),
    [
        (["HND thị trấn Ít Ong", "Hội Nông dân xã Tạ Bú"], ["Hội Nông dân các xã, thị trấn"]),
        (["Phường A", "Xã B"], ["Các xã, phường"]),
        (["Hợp tác xã Bình An", "Đồn Biên phòng"], ["Hợp tác xã Bình An", "Đồn Biên phòng"]),
    ],
)
def test_regions_and_ranks_receive_nothing_but_what_their_units_are(group, units, lines):
    groups = [{"code": "v", "name": group}]
    assert yaml.safe_load(receivers(campaign_of(dict.fromkeys(units, "v"), groups))) == lines


@pytest.mark.parametrize("group", BODIES)
def test_groups_that_are_named_as_bodies_receive_it(group):
    groups = [{"code": "v", "name": group}]
    assert yaml.safe_load(receivers(campaign_of({"Đơn vị A": "v"}, groups))) == [group]


def test_units_of_a_region_stand_beside_groups_that_are_bodies():
    groups = [{"code": "v", "name": "Vùng cao"}, {"code": "d", "name": "Các đoàn thể"}]
    units = {"Bản A": "v", "Bản B": "v", "Hội Phụ nữ": "d"}
    assert yaml.safe_load(receivers(campaign_of(units, groups))) == ["Các bản", "Các đoàn thể"]
