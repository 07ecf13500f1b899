"""Tables: what each kind of row and column shows, of a line, a group and the whole."""

from __future__ import annotations

import pytest

from generator.drafting.body import papers_for
from generator.drafting.vocabulary.numerals import said
from generator.model.document import Annex


@pytest.mark.parametrize(
    ("columns", "spec", "printed"),
    [
        (
            ("ordinal", "name", "quota", "count", "rate", "surplus", "shortfall", "rank"),
            {},
            [
                "1 | A | 10 | 12 | 120% | 2 |  | 1",
                "2 | B | 0 | 3 |  | 3 |  | ",
                "3 | C | 5 | 4 | 80% |  | 1 | 2",
                "4 | D |  |  |  |  |  | ",
                " | Chưa phân theo đơn vị |  | 2 |  |  |  | ",
                " | Tổng | 15 | 21 | 140% | 5 | 1 | ",
            ],
        ),
        (
            ("ordinal", "name", "count", "share"),
            {"grouped": "có"},
            [
                "1 | D |  | ",
                " | Khối huyện | 15 | 71,4%",
                "2 | A | 12 | 57,1%",
                "3 | B | 3 | 14,3%",
                " | Khối ngành | 4 | 19,1%",
                "4 | C | 4 | 19,1%",
                " | Chưa phân theo đơn vị | 2 | 9,5%",
                " | Tổng | 21 | 100%",
            ],
        ),
        (
            ("ordinal", "name", "count"),
            {"grouped": "có", "running_numbers": "có", "total": "không"},
            [
                "1 | D | ",
                " | Khối huyện | 15",
                "2 | A | 12",
                "3 | B | 3",
                " | Khối ngành | 4",
                "4 | C | 4",
            ],
        ),
        (
            ("name", {"show": "formula", "formula": "units"}, "count", "share"),
            {"rows": "groups"},
            [
                "Khối huyện | 2 | 15 | 71,4%",
                "Khối ngành | 1 | 4 | 19,1%",
                "Các đơn vị khác | 1 |  | ",
                "Chưa phân theo đơn vị |  | 2 | 9,5%",
                "Tổng | 4 | 21 | 100%",
            ],
        ),
        (
            ("name", "quota", "count", "rate"),
            {"rows": "phases", "total": "không"},
            ["Giai đoạn 1 | 20 | 21 | 105%", "Giai đoạn 2 |  |  | "],
        ),
        (
            ("ordinal", "name", "quota", "count", "surplus"),
            {"rows": "targets", "total": "không"},
            ["1 | Chỉ tiêu đợt 1 | 20 | 21 | 1", "2 | Chỉ tiêu năm | 50 | 21 | ", "3 | Tỷ lệ | 5% | 21 | "],
        ),
        (
            ("name", "count", "share"),
            {"rows": "breakdown", "breakdown": "s"},
            ["Giáo dục | 7 | 33,4%", "Y tế | 7 | 33,3%", "Khác | 7 | 33,3%", "Tổng | 21 | 100%"],
        ),
        (
            ("name", {"show": "quota", "quota": "old"}, {"show": "rate", "quota": "old"}),
            {"group": "g"},
            ["A | 4 | 300%", "B | 8 | 37,5%", "Tổng | 12 | 125%"],
        ),
        (
            ("name", {"show": "count", "as_of": "31/3/2025"}, "count", "growth"),
            {"where": "reported"},
            ["A | 6 | 12 | +6", "B | 2 | 3 | +1", "C | 0 | 4 | +4", "Tổng | 8 | 19 | +11"],
        ),
        (
            ("name", {"show": "formula", "formula": "count / quota"}),
            {"where": "rate"},
            ["A | 120%", "C | 80%", "Tổng | 106,7%"],
        ),
        (
            (
                "name",
                {"show": "formula", "formula": "count / 8"},
                {"show": "formula", "formula": "count / 8", "decimals": 2},
                {"show": "formula", "formula": "count / 1"},
            ),
            {"where": "reported"},
            ["A | 1,5 | 1,50 | 12", "B | 0,4 | 0,38 | 3", "C | 0,5 | 0,50 | 4", "Tổng | 2,4 | 2,38 | 19"],
        ),
        (
            ("name", {"show": "formula", "formula": "count / 4"}, {"show": "formula", "formula": "count"}),
            {"where": "reported"},
            ["A | 3,0 | 12", "B | 0,8 | 3", "C | 1,0 | 4", "Tổng | 4,8 | 19"],
        ),
        (
            ("name", {"show": "count", "when": "figures.count"}, {"show": "rank", "when": "not figures.count"}),
            {"where": "rank", "sort": "rank"},
            ["A | 12", "C | 4", "Tổng | 16"],
        ),
    ],
)  # fmt: skip
def test_rows(rows, columns, spec, printed):
    assert rows(*columns, **spec) == printed


def test_a_table_goes_as_deep_as_it_is_asked_and_its_total_is_that_of_the_tops(rows):
    tree = {
        "units": [
            {"code": "a", "name": "A"},
            {"code": "b", "name": "B", "parent": "a"},
            {"code": "c", "name": "C", "parent": "b"},
            {"code": "d", "name": "D"},
        ],
        "quotas": [],
        "snapshots": [
            {"as_of": "30/6/2025", "results": [{"counts": {"b": "3", "c": "2", "d": "4"}}]}
        ],
    }
    columns = ("ordinal", "name", "count", "rank")
    whole = [" | Tổng | 7 | "]
    first = ["1 | A | 3 | 2"]
    assert rows(*columns, parts=tree, depth=1) == [*first, "2 | D | 4 | 1", *whole]
    second = [*first, "1.1 | B | 3 | 1"]
    assert rows(*columns, parts=tree, depth=2) == [*second, "2 | D | 4 | 1", *whole]
    third = [*second, "1.1.1 | C | 2 | 1"]
    assert rows(*columns, parts=tree) == [*third, "2 | D | 4 | 1", *whole]


def test_a_total_of_quotas_is_that_of_the_rows_also_where_units_left_or_are_to_come(rows):
    parts = {
        "units": [
            {"code": "a", "name": "A"},
            {"code": "b", "name": "B", "active_from": "01/10/2025"},
            {"code": "c", "name": "C", "active_to": "31/3/2025"},
        ],
        "quotas": [{"counts": {"a": 10, "b": 20, "c": 40}}],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "3"}}]}],
    }
    columns, mine = ("name", "quota", "count"), ["A | 10 | 3", "B | 20 | "]
    assert rows(*columns, parts=parts) == [*mine, "C | 40 | ", "Tổng | 70 | 3"]
    assert rows(*columns, parts=parts, left="không") == [*mine, "Tổng | 30 | 3"]


def test_rates_of_an_indicator_that_measures_a_rate_are_never_added_up(rows):
    percentages = {
        "indicators": [
            {"code": "r", "name": "tỷ lệ dự", "unit_of_measure": "%", "measure": "rate"}
        ],
        "quotas": [{"counts": {"a": "90%", "b": "90%"}}],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "94,75%", "b": "80%"}}]}],
    }
    above_and_below = rows("name", "surplus", "shortfall", parts=percentages, where="reported")
    assert above_and_below == ["A | 4,75 điểm % | ", "B |  | 10 điểm %"]
    printed = rows("name", "quota", "count", "difference", parts=percentages, where="reported")
    assert printed == [
        "A | 90% | 94,75% | +4,75 điểm %",
        "B | 90% | 80% | -10 điểm %",
    ]


def test_a_rate_is_printed_with_the_decimals_that_tell_it_from_its_quota(rows):
    halves = {"code": "h", "name": "số đạt", "unit_of_measure": "người"}
    parts = {
        "indicators": [
            {
                "code": "r",
                "name": "tỷ lệ",
                "unit_of_measure": "%",
                "measure": "rate",
                "of": ["h", "m"],
            },
            halves,
            {**halves, "code": "m", "name": "số người"},
        ],
        "quotas": [{"indicator": "r", "counts": {"a": "89,9%", "b": "90%"}}],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [
                    {"indicator": "h", "counts": {"a": "8.991", "b": "9.004"}},
                    {"indicator": "m", "counts": {"a": "10.000", "b": "10.000"}},
                ],
            }
        ],
    }
    assert rows("name", "quota", "count", parts=parts, where="reported", total="không") == [
        "A | 89,9% | 89,91%",
        "B | 90% | 90,04%",
    ]


def test_a_result_and_what_is_missing_add_up_to_the_quota_in_each_row(rows):
    money = {"code": "m", "name": "số tiền", "unit_of_measure": "đồng", "measure": "money"}
    parts = {
        "indicators": [{**money, "shown_in": {"unit": "tỷ đồng", "decimals": 2}}],
        "quotas": [{"counts": {"a": "2.000.000.000", "b": "1.000.000.000"}}],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [{"counts": {"a": "1.525.000.000", "b": "400.000.000"}}],
            }
        ],
    }
    printed = rows("name", "quota", "count", "shortfall", parts=parts, where="reported")
    assert printed[:2] == ["A | 2 | 1,525 | 0,475", "B | 1 | 0,400 | 0,600"]


MONEY_IN_BILLIONS = {
    "code": "m",
    "name": "số tiền",
    "unit_of_measure": "đồng",
    "measure": "money",
    "shown_in": {"unit": "tỷ đồng"},
}


def test_what_is_asked_has_every_digit_and_a_result_that_is_the_same_is_told_as_it(rows):
    parts = {
        "indicators": [MONEY_IN_BILLIONS],
        "quotas": [{"counts": {"a": "1.500.000.000", "b": "4.250.000.001"}}],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [{"counts": {"a": "1.500.000.000", "b": "4.250.000.000"}}],
            }
        ],
    }
    columns = ("name", "quota", "count", "shortfall")
    assert rows(*columns, parts=parts, where="reported") == [
        "A | 1,500000000 | 1,500000000 | ",
        "B | 4,250000001 | 4,250000000 | 0,000000001",
        "Tổng | 5,750000001 | 5,750000000 | 0,000000001",
    ]
    parts["quotas"] = [{"counts": {"a": "1.500.000.000", "b": "3.000.000.000"}}]
    assert rows("name", "quota", "count", parts=parts, where="reported") == [
        "A | 1,5 | 1,5",
        "B | 3,0 | 4,3",
        "Tổng | 4,5 | 5,8",
    ]


MILLIONS = {
    "indicators": [
        {
            "code": "m",
            "name": "số tiền",
            "unit_of_measure": "đồng",
            "measure": "money",
            "shown_in": {"unit": "triệu đồng", "decimals": 1},
        },
        {
            "code": "r",
            "name": "tỷ lệ nợ",
            "unit_of_measure": "%",
            "measure": "rate",
            "better": "lower",
            "of": ["m", "all"],
        },
    ],
    "bases": [{"code": "all", "name": "vốn"}],
    "phases": [],
    "targets": [
        {"code": "whole", "name": "mục tiêu", "count": "2.200.000"},
        {"code": "most", "name": "mục tiêu nợ", "indicator": "r", "count": "6%"},
    ],
    "units": [
        {"code": "a", "name": "A", "bases": {"all": "29.690.000"}},
        {"code": "b", "name": "B", "bases": {"all": "6.996.000"}},
    ],
    "quotas": [{"counts": {"a": "1.500.000", "b": "700.000"}}],
    "snapshots": [
        {"as_of": "30/6/2025", "results": [{"counts": {"a": "1.496.000", "b": "702.000"}}]}
    ],
}


def test_a_result_is_told_from_what_was_asked_for_where_both_would_round_to_the_same(rows, figures):
    printed = rows("name", "quota", "count", "shortfall", parts=MILLIONS, where="reported")
    assert printed == [
        "A | 1,5 | 1,496 | 0,004",
        "B | 0,7 | 0,702 | ",
        "Tổng | 2,2 | 2,198 | 0,004",
    ]
    known = figures(**MILLIONS)
    debts = known.indicators["r"]
    told = [known.main.count, debts.count, *(row.count for row in debts.units)]
    assert [said(one) for one in told] == ["2,198", "5,991%", "5,04%", "10,03%"]


def test_an_average_that_is_not_in_the_unit_of_the_table_tells_its_own(table):
    average = {
        "show": "formula",
        "formula": "indicators.m.count / bases.all",
        "header": "Bình quân",
    }
    both = [{"show": "name"}, {"show": "count", "header": "Thu"}, {**average, "decimals": 3}]
    made = table(both, parts=MILLIONS, where="reported")
    assert made.rows[0].cells[1:] == ("1,496", "0,050")
    assert (made.measure, made.notes[:2]) == (
        "",
        ("Thu: đơn vị tính triệu đồng.", "Bình quân: đơn vị tính đồng."),
    )
    said = table([*both[:2], {**average, "header": "Bình quân (đồng)"}], parts=MILLIONS)
    assert said.notes[0] == "Thu: đơn vị tính triệu đồng."


def test_whom_an_indicator_does_not_concern_has_dashes_in_its_columns_and_a_note_tells_them(table):
    ideas = {"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}
    parts = {
        "indicators": [
            {**ideas, "exempt": ["d"]},
            {"code": "members", "name": "số dự", "unit_of_measure": "người"},
        ],
        "bases": [],
        "targets": [],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [
                    {"counts": {"a": "12", "b": "3", "c": "4"}},
                    {"indicator": "members", "counts": {"a": "1", "d": "8"}},
                ],
            }
        ],
    }
    columns = [{"show": one} for one in ("name", "quota", "count", "rank")]
    columns.append({"show": "count", "indicator": "members", "header": "Dự"})
    made = table(columns, parts=parts)
    assert [" | ".join(row.cells) for row in made.rows] == [
        "A | 10 | 12 | 1 | 1",
        "B | 0 | 3 |  | ",
        "C | 5 | 4 | 2 | ",
        "D | – | – | – | 8",
        "Tổng | 15 | 19 |  | 9",
    ]
    assert made.notes[0] == "Dấu “–”: đơn vị không thuộc diện."
    chosen = table(columns, parts=parts, where="not exempt and not reported")
    assert [row.cells[0] for row in chosen.rows] == []


SCALED = {
    "indicators": [
        {
            "code": "money",
            "name": "số tiền",
            "unit_of_measure": "đồng",
            "measure": "money",
            "shown_in": {"unit": "triệu đồng", "decimals": "1"},
        },
        {"code": "waste", "name": "rác", "unit_of_measure": "tấn", "decimals": "1"},
    ],
    "quotas": [{"counts": {"a": "20.000.000", "b": "9.000.000", "c": "0"}}],
    "snapshots": [
        {"as_of": "31/3/2025", "results": [{"counts": {"a": "250.000", "b": "0", "c": "0"}}]},
        {
            "as_of": "30/6/2025",
            "results": [
                {"counts": {"a": "12.250.000", "b": "8.040.000", "c": "1.020.000"}},
                {"indicator": "waste", "counts": {"a": "1.250,5", "b": "3", "c": "0"}},
            ],
        },
    ],
}


def test_figures_are_printed_in_the_unit_of_measure_that_is_asked_and_rounded_once(table):
    shows = ("name", "quota", "count", "growth", "shortfall", "rate")
    columns = [{"show": show} for show in shows]
    waste = {"show": "count", "indicator": "waste", "header": "Rác"}
    made = table(columns, parts=SCALED, where="reported")
    assert [" | ".join(row.cells) for row in made.rows] == [
        "A | 20 | 12,25 | +12,0 | 7,75 | 61,3%",
        "B | 9 | 8,04 | +8,0 | 0,96 | 89,3%",
        "C | 0 | 1,02 | +1,0 |  | ",
        "Tổng | 29 | 21,31 | +21,1 | 8,71 | 73,5%",
    ]
    assert (made.measure, made.notes) == ("triệu đồng", (ROUNDED,))
    mixed = table([{"show": "name"}, {"show": "count", "header": "Tiền"}, waste], parts=SCALED)
    assert [row.cells[2] for row in mixed.rows] == ["1.250,5", "3,0", "0,0", "", "1.253,5"]
    assert (mixed.measure, mixed.notes[0]) == ("", "Tiền: đơn vị tính triệu đồng.")
    said = table([{"show": "count", "header": "Triệu đồng"}, waste], parts=SCALED, where="reported")
    assert (said.measure, said.notes) == ("", ())


ROUNDED = "Số liệu đã làm tròn nên cộng các dòng có thể chênh lệch so với dòng tổng."


@pytest.mark.parametrize(
    ("counts", "column", "printed", "notes"),
    [
        (["451.260.000", "41.750.000", "3.970.000"], {}, ["451,3", "41,8", "4,0", "497,0"], (ROUNDED,)),
        (["451.300.000", "41.800.000", "4.000.000"], {}, ["451,3", "41,8", "4,0", "497,1"], ()),
        (["451.260.000", "41.740.000", "3.980.000"], {}, ["451,3", "41,7", "4,0", "497,0"], ()),
        (["451.260.000", "41.750.000", "3.970.000"], {"decimals": "2"}, ["451,26", "41,75", "3,97", "496,98"], ()),
        (["400.000", "400.000", "400.000"], {"decimals": "0"}, ["0", "0", "0", "1"], (ROUNDED,)),
        (["400.000", "400.000", "400.000"], {"summed": "không", "decimals": "0"}, ["0", "0", "0", ""], ()),
    ],
)  # fmt: skip
def test_rows_that_miss_their_total_by_rounding_say_so(table, counts, column, printed, notes):
    counted = dict(zip("abc", counts, strict=True))
    snapshot = {"as_of": "30/6/2025", "results": [{"counts": counted}]}
    parts = {**SCALED, "quotas": [], "snapshots": [snapshot]}
    made = table([{"show": "count", **column}], parts=parts, where="reported")
    assert [row.cells[0] for row in made.rows] == printed
    assert made.notes == notes


def test_what_is_beyond_the_units_has_a_row_also_where_only_its_growth_is_left(rows):
    counts = (("31/5/2025", 100, 60, 30), ("30/6/2025", 100, 65, 35))
    shots = [{"as_of": day, "results": [{"total": str(total), "counts": {"a": str(a), "b": str(b)}}]} for day, total, a, b in counts]  # fmt: skip
    units = [{"code": code, "name": code.upper()} for code in "ab"]
    parts = {"units": units, "quotas": [], "groups": [], "snapshots": shots}
    assert rows("name", "count", "growth", parts=parts) == [
        "A | 65 | +5",
        "B | 35 | +5",
        "Chưa phân theo đơn vị | 0 | -10",
        "Tổng | 100 | 0",
    ]


def test_a_row_of_an_indicator_says_its_unit_of_measure(rows):
    printed = rows("name", "measure", "count", parts=SCALED, rows="indicators", total="không")
    assert printed == ["Số tiền | triệu đồng | 21,3", "Rác | tấn | 1.253,5"]


def test_a_share_follows_the_indicator_of_its_column(rows):
    two = {
        "indicators": [
            {"code": "ideas", "name": "x", "unit_of_measure": "sáng kiến"},
            {"code": "money", "name": "y", "unit_of_measure": "đồng", "measure": "money"},
        ],
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [
                    {"counts": {"a": "1", "b": "1"}},
                    {"indicator": "money", "counts": {"a": "30", "b": "10"}},
                ],
            }
        ],
    }
    columns = ("name", "share", {"show": "share", "indicator": "money"})
    assert rows(*columns, parts=two, where="reported") == [
        "A | 50% | 75%",
        "B | 50% | 25%",
        "Tổng | 100% | 100%",
    ]


@pytest.mark.parametrize(
    ("counts", "notes"),
    [
        (
            {"X": "7", "Y": "7", "Z": "7"},
            ("Tỷ trọng được làm tròn để các phần cộng đúng bằng tổng.",),
        ),
        ({"X": "1", "Y": "1", "Z": "2"}, ()),
    ],
)
def test_rounded_shares_are_noted_only_where_one_was_moved(table, counts, notes):
    split = {"code": "s", "name": "S", "counts": counts}
    total = str(sum(map(int, counts.values())))
    snapshot = {"as_of": "30/6/2025", "results": [{"total": total, "breakdowns": [split]}]}
    parts = {"snapshots": [snapshot]}
    made = table(
        [{"show": "name"}, {"show": "share"}], rows="breakdown", breakdown="s", parts=parts
    )
    assert made.notes == notes


def test_paper_turns_when_the_columns_need_it(table):
    narrow = table([{"show": "name", "header": "Tên đơn vị"}, {"show": "count", "header": "Số"}])
    wide = table(
        [{"show": "name"}, *({"show": "count", "header": f"Số lượng {n}"} for n in range(12))]
    )
    assert papers_for(Annex(title="x"), narrow) == ("portrait",)
    assert papers_for(Annex(title="x"), wide) == ("landscape",)
    assert papers_for(Annex(title="x", orientation="portrait"), wide) == ("portrait",)
    assert papers_for(Annex(title="x", orientation="a3"), narrow) == ("a3",)


@pytest.mark.parametrize(
    ("spec", "parts", "said"),
    [
        ({"rows": "targets"}, {"targets": []}, "bảng không có dòng nào: «số sáng kiến» chưa có mục tiêu"),
        ({"rows": "targets", "phase": "two"}, {}, "bảng không có dòng nào: «số sáng kiến» chưa có mục tiêu"),
        ({"rows": "phases"}, {"phases": [], "targets": []}, "bảng không có dòng nào: dữ liệu chiến dịch chưa khai giai đoạn"),
        ({"rows": "groups"}, {"groups": []}, "bảng không có dòng nào: chưa đơn vị nào thuộc một nhóm"),
        (
            {"rows": "breakdown", "breakdown": "t"},
            {},
            "bảng không có dòng nào: số liệu của «số sáng kiến» chưa có cách phân loại này",
        ),
    ],
)  # fmt: skip
def test_a_table_with_nothing_to_list_is_refused(table, spec, parts, said):
    made = table([{"show": "name"}], parts=parts, refused=[said], total="không", **spec)
    assert made.rows == ()


SIZED = {
    "units": [
        {"code": "a", "name": "A", "group": "g", "bases": {"members": "1"}},
        {"code": "b", "name": "B", "group": "g", "bases": {"members": "1"}},
        {"code": "c", "name": "C", "group": "h"},
        {"code": "c1", "name": "C1", "parent": "c", "group": "h", "bases": {"members": "1"}},
    ],
    "quotas": [],
}
SHARE = {"show": "share", "of": "members"}


@pytest.mark.parametrize(
    ("parts", "spec", "printed"),
    [
        ({}, {}, ["A 33,4%", "B 33,3%", "C 33,3%", "C1 33,3%", "Tổng 100%"]),
        ({}, {"depth": "1"}, ["A 33,4%", "B 33,3%", "C 33,3%", "Tổng 100%"]),
        ({}, {"where": "code != 'a'", "depth": "1"}, ["B 33,3%", "C 33,3%", "Tổng 66,6%"]),
        ({}, {"rows": "groups"}, ["Khối huyện 66,7%", "Khối ngành 33,3%", "Tổng 100%"]),
        (
            {"bases": [{"code": "members", "name": "đoàn viên", "total": "4"}]},
            {"depth": "1"},
            ["A 25%", "B 25%", "C 25%", "Tổng 75%"],
        ),
        (
            {"units": [*SIZED["units"], {"code": "d", "name": "D"}]},
            {"depth": "1"},
            ["A ", "B ", "C ", "D ", "Tổng "],
        ),
    ],
)
def test_the_part_of_each_row_in_a_base(table, parts, spec, printed):
    counted = [{"as_of": "30/6/2025", "results": [{"counts": {"a": "5"}}]}]
    made = table([{"show": "name"}, SHARE], parts={**SIZED, "snapshots": counted, **parts}, **spec)
    assert [" ".join(row.cells) for row in made.rows] == printed


def test_phases_together_show_nothing_of_stocks_and_no_rate_where_one_was_asked_for_nothing(rows):
    ideas = {"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}
    poor = {"code": "poor", "name": "số hộ nghèo", "unit_of_measure": "hộ", "counted": "state"}
    ends = {"30/6/2025": ({"a": "6", "b": "2"}, "9"), "31/12/2025": ({"a": "10"}, "7")}
    parts = {
        "indicators": [ideas, poor],
        "units": [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}],
        "groups": [],
        "targets": [],
        "quotas": [{"phase": "two", "counts": {"a": "8", "b": "8"}}],
        "snapshots": [
            {
                "as_of": day,
                "results": [{"counts": counts}, {"indicator": "poor", "total": total}],
            }
            for day, (counts, total) in ends.items()
        ],
    }
    columns = ["count", "quota", "rate", {"show": "count", "indicator": "poor"}]
    assert rows(
        "name", *columns, {"show": "change", "indicator": "poor"}, parts=parts, rows="phases"
    ) == [
        "Giai đoạn 1 | 8 |  |  | 9 | ",
        "Giai đoạn 2 | 4 | 16 | 25% | 7 | -2",
        "Tổng | 12 |  |  |  | -2",
    ]


@pytest.mark.parametrize(
    ("columns", "refused"),
    [(63, []), (64, ["bảng có 64 cột, bảng của Word có nhiều nhất 63 cột"])],
)
def test_a_table_is_no_wider_than_word_opens(table, columns, refused):
    table([{"show": "count"}] * columns, refused=refused)


def test_where_less_is_better_a_rate_is_no_quotient_and_the_note_speaks_in_its_words(table, poor):
    quotas = [{"counts": {"a": "10", "b": "8", "c": "6"}, "total": "24"}]
    results = [{"counts": {"a": "9", "b": "11"}}]
    made = table(
        [{"show": show} for show in ("name", "quota", "count", "rate", "surplus", "shortfall")],
        parts={
            "indicators": [poor],
            "targets": [],
            "phases": [],
            "quotas": quotas,
            "snapshots": [{"as_of": "30/6/2025", "results": results}],
        },
    )
    assert [" | ".join(map(str, row.cells)) for row in made.rows] == [
        "A | 10 | 9 | đạt | 1 | ",
        "B | 8 | 11 | chưa đạt |  | 3",
        "C | 6 |  |  |  | ",
        "D |  |  |  |  | ",
        "Tổng | 24 | 20 |  | 1 | 3",
    ]
    assert made.notes[0] == (
        "Ở dòng tổng, số thấp hơn và số còn cao hơn là cộng của các đơn vị, không bù trừ cho nhau; "
        "chỉ tiêu chung còn gồm 06 hộ của 01 đơn vị chưa có số liệu."
    )


@pytest.mark.parametrize(
    ("quotas", "counts", "row", "beyond"),
    [
        # 50 - 27 = 23 are lacking, 20 of them in the column: 3 are asked of who has not reported
        ({"a": "30", "b": "17", "c": "3"}, {"a": "15", "b": "12"}, "Tổng | 50 | 27 |  | 20",
         "; chỉ tiêu chung còn gồm 03 sáng kiến của 01 đơn vị chưa có số liệu."),
        ({"a": "10", "b": "8"}, {"a": "13", "b": "2", "c": "4"}, "Tổng | 18 | 19 | 3 | 6",
         "; kết quả chung còn gồm 04 sáng kiến của 01 đơn vị không có chỉ tiêu."),
        ({"a": "10", "c": "9"}, {"a": "3", "b": "5"}, "Tổng | 19 | 8 |  | 7",
         "; chỉ tiêu chung còn gồm 09 sáng kiến của 01 đơn vị chưa có số liệu;"
         " kết quả chung còn gồm 05 sáng kiến của 01 đơn vị không có chỉ tiêu."),
    ],
)  # fmt: skip
def test_a_total_that_is_not_made_of_what_its_units_lack_says_of_what_else(
    table, quotas, counts, row, beyond
):
    made = table(
        [{"show": show} for show in ("name", "quota", "count", "surplus", "shortfall")],
        parts={
            "targets": [],
            "phases": [],
            "quotas": [{"counts": quotas}],
            "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": counts}]}],
        },
    )
    assert " | ".join(map(str, made.rows[-1].cells)) == row
    (told,) = [note for note in made.notes if note.startswith("Ở dòng tổng")]
    assert told == (
        f"Ở dòng tổng, số vượt và số còn thiếu là cộng của các đơn vị, không bù trừ cho nhau{beyond}"
    )


def test_a_total_that_is_above_and_below_says_that_these_are_sums(table):
    made = table(
        [{"show": show} for show in ("name", "quota", "count", "surplus", "shortfall")],
        parts={
            "targets": [],
            "phases": [],
            "quotas": [{"counts": {"a": "10", "b": "8"}}],
            "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "13", "b": "2"}}]}],
        },
    )
    assert [" | ".join(map(str, row.cells)) for row in made.rows][-1] == "Tổng | 18 | 15 | 3 | 6"
    assert made.notes[0] == (
        "Ở dòng tổng, số vượt và số còn thiếu là cộng của các đơn vị, không bù trừ cho nhau."
    )


def test_who_is_yet_to_join_has_no_base_in_its_row_as_the_whole_has_it_not(rows):
    units = [
        {"code": "a", "name": "A", "bases": {"members": "300"}},
        {"code": "b", "name": "B", "active_from": "01/10/2025", "bases": {"members": "10"}},
    ]
    quotas = [{"counts": {"a": "5", "b": "2"}}]
    parts = {
        "units": units,
        "quotas": quotas,
        "groups": [],
        "snapshots": [{"as_of": "30/6/2025", "results": [{"counts": {"a": "1"}}]}],
    }
    assert rows("name", {"show": "base", "of": "members"}, parts=parts) == [
        "A | 300",
        "B | ",
        "Tổng | 300",
    ]


def test_rows_of_units_that_take_part_no_longer_are_explained(table):
    parts = {
        "units": [
            {"code": "a", "name": "A"},
            {"code": "b", "name": "B", "active_to": "31/5/2025"},
        ],
        "quotas": [],
        "groups": [],
        "snapshots": [
            {"as_of": "31/5/2025", "results": [{"counts": {"a": "1", "b": "2"}}]},
            {"as_of": "30/6/2025", "results": [{"counts": {"a": "3"}}]},
        ],
    }
    columns = [{"show": "name"}, {"show": "count"}]
    assert table(columns, parts=parts).notes[-1] == (
        "Đơn vị đã thôi tham gia vẫn có dòng, vì kết quả của đơn vị nằm trong tổng: B (đến hết ngày"
        " 31/5/2025)."
    )
    assert table(columns, parts=parts, left="không").notes == (
        "Số cộng không kể đơn vị đã thôi tham gia: B (đến hết ngày 31/5/2025). Toàn bộ: - 5.",
    )
    grouped = parts | {
        "groups": [{"code": "g", "name": "G"}],
        "units": [one | {"group": "g"} for one in parts["units"]],
    }
    assert table(columns, parts=grouped, rows="groups").notes == (
        "Kết quả của nhóm gồm cả phần của đơn vị đã thôi tham gia: B (đến hết ngày 31/5/2025).",
    )


def test_a_phase_of_several_targets_says_which_stands_in_its_row_and_how_the_others_are_kept(table):
    aim = {"code": "more", "name": "mức phấn đấu đợt 1", "phase": "one", "count": "30"}
    targets = [{"code": "first", "name": "chỉ tiêu đợt 1", "phase": "one", "count": "20"}, aim]
    columns = [{"show": "name"}, {"show": "quota"}, {"show": "count"}]
    made = table(columns, parts={"targets": targets}, rows="phases", total="không")
    assert (made.rows[0].cells, made.notes) == (
        ("Giai đoạn 1", "20", "21"),
        (
            "Giai đoạn 1: trong bảng so với chỉ tiêu đợt 1; ngoài ra đạt 70% mức phấn đấu đợt 1 (21/30 sáng kiến), "
            "còn thiếu 09 sáng kiến.",
        ),
    )
    counts = [{"show": "name"}, {"show": "count"}]
    assert table(counts, parts={"targets": targets}, rows="phases").notes == ()


def test_what_is_missing_of_all_is_not_said_to_be_of_the_day_of_some(table):
    parts = {
        "indicators": [
            {
                "code": "ideas",
                "name": "số sáng kiến",
                "unit_of_measure": "sáng kiến",
                "missing": "carry_forward",
            }
        ],
        "quotas": [{"counts": {"a": "10", "b": "10", "c": "10"}}],
        "units": [{"code": code, "name": code.upper()} for code in "abc"],
        "groups": [],
        "snapshots": [
            {"as_of": "31/5/2025", "results": [{"counts": {"a": "1", "b": "2", "c": "3"}}]},
            {"as_of": "30/6/2025", "results": [{"counts": {"a": "3"}}]},
        ],
    }
    columns = [{"show": show} for show in ("name", "count", "shortfall")]
    assert table(columns, parts=parts).notes == (
        "Trong đó 2 đơn vị tính theo số liệu ngày 31/5/2025.",
        "B và C: tính theo số liệu ngày 31/5/2025.",
    )


def test_a_growth_names_who_is_left_out_and_their_blank_cell_says_why(table):
    told = [("31/3/2025", "", {"a": "10", "b": "33"}), ("30/6/2025", "có", {"a": "13", "b": "31"})]
    snapshots = [
        {"as_of": day, "results": [{"counts": counts, **({"corrected": right} if right else {})}]}
        for day, right, counts in told
    ]
    columns = [{"show": "name", "header": "Đơn vị"}, {"show": "growth", "header": "Tăng"}]
    parts = {"quotas": [], "snapshots": snapshots, "targets": [], "phases": []}
    made = table(columns, parts=parts, where="reported")
    why = "vì số lũy kế đã đính chính, thấp hơn số tính đến ngày 31/3/2025."
    assert [row.cells for row in made.rows] == [("A", "+3"), ("B", ""), ("Tổng", "+3")]
    assert made.notes == (
        f"Số liệu tạm tính, 1/2 đơn vị; không tính B {why}",
        f"B: để trống {why}",
    )
