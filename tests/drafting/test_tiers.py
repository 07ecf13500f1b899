"""Tables of units in tiers, of groups with numbers that go on, of several indicators side by side."""

from __future__ import annotations

import pytest

TIERS = {
    "units": [
        {"code": "d", "name": "D", "group": "g"},
        {"code": "d1", "name": "D1", "group": "g", "parent": "d"},
        {"code": "d2", "name": "D2", "group": "g", "parent": "d"},
        {"code": "e", "name": "E", "group": "h"},
    ],
    "bases": [{"code": "members", "name": "đoàn viên"}],
    "quotas": [{"counts": {"d": "60", "e": "40", "d1": "17", "d2": "33"}}],
    "snapshots": [
        {"as_of": "31/3/2025", "results": [{"counts": {"d1": "10", "d2": "20", "e": "5"}}]},
        {"as_of": "30/6/2025", "results": [{"counts": {"d1": "12", "d2": "20", "e": "8"}}]},
    ],
}


@pytest.mark.parametrize(
    ("spec", "printed"),
    [
        (
            {},
            [
                "1 | D | 60 | 32 | +2 | 53,3%",
                "1.1 | D1 | 17 | 12 | +2 | 70,6%",
                "1.2 | D2 | 33 | 20 | 0 | 60,6%",
                "2 | E | 40 | 8 | +3 | 20%",
                " | Tổng | 100 | 40 | +5 | 40%",
            ],
        ),
        (
            {"depth": "1"},
            [
                "1 | D | 60 | 32 | +2 | 53,3%",
                "2 | E | 40 | 8 | +3 | 20%",
                " | Tổng | 100 | 40 | +5 | 40%",
            ],
        ),
        (
            {"grouped": "có", "running_numbers": "có"},
            [
                "I | Khối huyện | 60 | 32 | +2 | 53,3%",
                "1 | D | 60 | 32 | +2 | 53,3%",
                "1.1 | D1 | 17 | 12 | +2 | 70,6%",
                "1.2 | D2 | 33 | 20 | 0 | 60,6%",
                "II | Khối ngành | 40 | 8 | +3 | 20%",
                "2 | E | 40 | 8 | +3 | 20%",
                " | Tổng | 100 | 40 | +5 | 40%",
            ],
        ),
        (
            {"where": "count > 10"},
            [
                "1 | D | 60 | 32 | +2 | 53,3%",
                "1.1 | D1 | 17 | 12 | +2 | 70,6%",
                "1.2 | D2 | 33 | 20 | 0 | 60,6%",
                " | Tổng | 60 | 32 | +2 | 53,3%",
            ],
        ),
        (
            {"where": "code in ['d1', 'e']", "sort": "count"},
            ["1 | D1 | 17 | 12 | +2 | 70,6%", "2 | E | 40 | 8 | +3 | 20%", " | Tổng | 57 | 20 | +5 | 35,1%"],
        ),
    ],
)  # fmt: skip
def test_a_total_counts_each_unit_once(rows, spec, printed):
    columns = (
        "ordinal",
        "name",
        "quota",
        "count",
        "growth",
        {"show": "formula", "formula": "count / quota"},
    )
    assert rows(*columns, parts=TIERS, **spec) == printed


BY_PERIOD = {
    "indicators": [{"code": "i", "name": "i", "unit_of_measure": "x", "counted": "period"}],
    "units": [
        {"code": "d", "name": "D", "group": "g", "active_to": "31/3/2025"},
        {"code": "d1", "name": "D1", "group": "g", "parent": "d"},
        {"code": "d2", "name": "D2", "group": "g", "parent": "d"},
    ],
    "quotas": [],
    "snapshots": [
        {"as_of": "31/3/2025", "results": [{"counts": {"d": "100", "d1": "60", "d2": "40"}}]},
        {"as_of": "30/6/2025", "results": [{"counts": {"d1": "15", "d2": "5"}}]},
    ],
}


def test_the_share_of_a_total_whose_rows_hold_counts_twice_is_its_own(rows):
    assert rows("name", "count", "share", parts=BY_PERIOD, grouped="có") == [
        "Khối huyện | 120 | 100%",
        "D | 100 | 83,3%",
        "D1 | 75 | 62,5%",
        "D2 | 45 | 37,5%",
        "Tổng | 120 | 100%",
    ]


def test_indicators_show_what_they_are_counted_in(rows):
    parts = {
        "indicators": [
            {"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"},
            {"code": "fund", "name": "tiền", "unit_of_measure": "đồng", "measure": "money",
             "shown_in": {"unit": "triệu đồng"}},
            {"code": "poor", "name": "hộ nghèo", "unit_of_measure": "hộ", "counted": "state"},
        ],
        "snapshots": [
            {"as_of": "31/12/2024", "results": [{"indicator": "poor", "counts": {"a": "9", "b": "9"}}]},
            {"as_of": "30/6/2025", "results": [{"indicator": "poor", "counts": {"a": "5", "b": "7"}}]},
        ],
    }  # fmt: skip
    assert rows("name", "measure", "count", "change", rows="indicators", parts=parts) == [
        "Số sáng kiến | sáng kiến |  | ",
        "Tiền | triệu đồng |  | ",
        "Hộ nghèo | hộ | 12 | -6",
    ]


DEEP = {
    "units": [
        {"code": "e", "name": "E", "group": "g"},
        {"code": "d2", "name": "D2", "group": "g", "parent": "d"},
        {"code": "d", "name": "D", "group": "g"},
        {"code": "d1x", "name": "D1X", "group": "g", "parent": "d1"},
        {"code": "d1", "name": "D1", "group": "h", "parent": "d"},
    ],
    "quotas": [],
    "snapshots": [
        {"as_of": "30/6/2025", "results": [{"counts": {"d1x": "2", "d2": "3", "e": "4"}}]},
    ],
}


@pytest.mark.parametrize(
    ("spec", "placed"),
    [
        ({}, ["1 E", "2 D", "2.1 D2", "2.2 D1", "2.2.1 D1X"]),
        ({"sort": "count"}, ["1 D", "1.1 D2", "1.2 D1", "1.2.1 D1X", "2 E"]),
        ({"sort": "name"}, ["1 D", "1.1 D1", "1.1.1 D1X", "1.2 D2", "2 E"]),
        ({"where": "code != 'd1'"}, ["1 E", "2 D", "2.1 D2", "2.2 D1X"]),
        ({"where": "code in ['d1x', 'd2']"}, ["1 D2", "2 D1X"]),
        (
            {"grouped": "có", "running_numbers": "có"},
            [
                "I Khối huyện",
                "1 E",
                "2 D",
                "2.1 D2",
                "2.2 D1X",
                "II Khối ngành (đã tính trong Khối huyện)",
                "3 D1",
            ],
        ),
    ],
)
def test_a_row_follows_the_one_that_it_belongs_to_and_stands_in(table, spec, placed):
    made = table([{"show": "ordinal"}, {"show": "name"}], parts=DEEP, total="không", **spec)
    assert [" ".join(row.cells) for row in made.rows] == placed
    assert [row.tier for row in made.rows] == [one.count(".") for one in placed]


def _held(*units):
    counts = {"u": "9", "u1": "6", "v": "3"}
    given = [
        {"code": code, "name": code.upper(), "group": group, **more} for code, group, more in units
    ]
    return {
        "units": [{key: value for key, value in one.items() if value} for one in given],
        "quotas": [{"counts": {"u": "10", "u1": "8", "v": "5"}}],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": counts}]}],
    }


@pytest.mark.parametrize(
    ("units", "of_groups", "of_units"),
    [
        (
            [("u", "h", {}), ("u1", "g", {"parent": "u"}), ("v", "h", {})],
            [
                "1 | Khối ngành | 2 | 15 | 12 | 100%",
                "1.1 | Khối huyện (đã tính trong Khối ngành) | 1 | 8 | 6 | 50%",
                " | Tổng | 2 | 15 | 12 | 100%",
            ],
            ["Khối huyện (đã tính trong Khối ngành) | 8 | 6 | 50%", "Khối ngành | 15 | 12 | 100%"],
        ),
        (
            [("u", "", {}), ("u1", "g", {"parent": "u"}), ("v", "h", {})],
            [
                "1 | Khối ngành | 1 | 5 | 3 | 25%",
                "2 | Các đơn vị khác | 1 | 10 | 9 | 75%",
                "2.1 | Khối huyện (đã tính trong đơn vị cấp trên) | 1 | 8 | 6 | 50%",
                " | Tổng | 2 | 15 | 12 | 100%",
            ],
            ["Khối huyện (đã tính trong đơn vị cấp trên) | 8 | 6 | 50%", "Khối ngành | 5 | 3 | 25%"],
        ),
        (
            [("u", "h", {}), ("u1", "g", {"parent": "u"}), ("v", "g", {})],
            [
                "1 | Khối huyện | 2 | 13 | 9 | 75%",
                "2 | Khối ngành | 1 | 10 | 9 | 75%",
                " | Tổng | 2 | 15 | 12 | 100%",
            ],
            ["Khối huyện | 13 | 9 | 75%", "Khối ngành | 10 | 9 | 75%"],
        ),
    ],
    ids=["held", "held by none's", "partly"],
)  # fmt: skip
def test_what_a_group_has_in_another_is_not_added_again(rows, units, of_groups, of_units):
    columns = ("name", "quota", "count", "share")
    sized = ("ordinal", "name", {"show": "formula", "formula": "units"}, *columns[1:])
    assert rows(*sized, rows="groups", parts=_held(*units)) == of_groups
    told = rows(*columns, grouped="có", parts=_held(*units))
    assert [one for one in told if one.startswith("Khối")] == of_units
