"""To whom a new document goes: to all units, also those that stand in no group."""

from __future__ import annotations

import pytest
import yaml

from generator.model.campaign import Campaign
from generator.office.beginnings import receivers

OF_GROUPS = [{"code": "dt", "name": "Các đoàn thể"}, {"code": "i", "name": "Khối I"}]
CASES = {
    "groups hold all": (
        {"Hội Phụ nữ": "dt", "Trạm Y tế": "i"},
        ["Các đoàn thể", "Các đơn vị thuộc khối I"],
    ),
    "some in none, of known sorts": (
        {"Thôn Tân Lập": None, "Bản Nậm Cuổi 1": None, "Thôn Phiêng": None, "Hội Phụ nữ": "dt"},
        ["Các thôn, bản", "Các đoàn thể", "Các đơn vị thuộc khối I"],
    ),
    "some in none, of a sort that nothing tells": (
        {"Thôn Tân Lập": None, "Đồn Biên phòng": None, "Hội Phụ nữ": "dt"},
        ["Các đơn vị", "Các đoàn thể", "Các đơn vị thuộc khối I"],
    ),
}


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


@pytest.mark.parametrize("units", [{}, {"Ấp A": None, "Ấp B": None}])
def test_without_groups_they_are_the_units(units):
    assert yaml.safe_load(receivers(campaign_of(units, []))) == ["Các đơn vị"]


def test_what_a_group_is_called_is_named_once():
    groups = [{"code": "ap", "name": "Các ấp"}]
    assert yaml.safe_load(receivers(campaign_of({"Ấp A": "ap", "Ấp B": None}, groups))) == [
        "Các ấp"
    ]
