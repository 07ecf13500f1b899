"""Whose figure a name means: of the row, of a sum of rows, of whom a letter is for, of the campaign."""

from __future__ import annotations

import pytest

from generator.drafting.standpoint import OneUnit

POOR = {
    "indicators": [
        {"code": "out", "name": "số hộ thoát nghèo", "unit_of_measure": "hộ"},
        {"code": "back", "name": "số hộ tái nghèo", "unit_of_measure": "hộ"},
        {"code": "fund", "name": "số tiền", "unit_of_measure": "đồng", "measure": "money"},
    ],
    "bases": [{"code": "first", "name": "hộ nghèo đầu năm"}],
    "targets": [{"code": "part", "name": "tỷ lệ", "rate": "50%", "of": "first", "phase": "one"}],
    "units": [
        {"code": "u", "name": "U", "group": "g", "bases": {"first": "1000"}},
        {"code": "v", "name": "V", "group": "g", "bases": {"first": "500"}},
        {"code": "w", "name": "W", "bases": {"first": "10"}},
    ],
    "quotas": [
        {"counts": {"u": "600", "v": "400"}},
        {"indicator": "fund", "counts": {"u": "5.000", "v": "3.000"}},
    ],
    "snapshots": [
        {"as_of": "30/6/2025", "results": [{"counts": {"u": "400", "v": "100"}}]},
        {
            "as_of": "31/12/2025",
            "results": [
                {"counts": {"u": "600", "v": "300"}},
                {"indicator": "back", "counts": {"u": "10", "v": "5"}},
            ],
        },
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("count", ["600", "300", "", "900"]),
        ("bases.first - out.count + back.count", ["410", "205", "", "615"]),
        ("bases.first - indicators.out.count + indicators.back.count", ["410", "205", "", "615"]),
        ("phases.two.count", ["200", "200", "", "400"]),
        ("indicators.out.phases.one.count", ["400", "100", "", "500"]),
        ("targets.part.count", ["400", "100", "", "500"]),
        ("targets.part.achieved", ["40%", "20%", "", "33,1%"]),
        ("figures.count", ["600", "300", "", "900"]),
        ("out.count / 4", ["150", "75", "", "225"]),
        ("out.count / bases.first", ["60%", "60%", "", "59,6%"]),
        ("out.count / back.count", ["6.000%", "6.000%", "", "6.000%"]),
        ("fund.quota / out.quota", ["8,3", "7,5", "", "8,0"]),
        ("bases.first / out.count", ["1,7", "1,7", "", "1,7"]),
        ("fund.quota", ["5.000", "3.000", "", "8.000"]),
        ("count / campaign.figures.count", ["66,7%", "33,3%", "", "100%"]),
    ],
)
def test_a_name_in_a_formula_means_the_row(table, formula, printed):
    made = table([{"show": "formula", "formula": formula}], parts=POOR)
    assert [row.cells[0] for row in made.rows] == printed


def test_a_subtotal_is_reckoned_from_the_sums_of_its_rows(rows):
    formula = {"show": "formula", "formula": "bases.first - out.count + back.count"}
    quotient = {"show": "formula", "formula": "back.count / out.count", "decimals": "2"}
    assert rows("name", formula, quotient, parts=POOR, grouped="có") == [
        "W |  | ",
        "Khối huyện | 615 | 1,67%",
        "U | 410 | 1,67%",
        "V | 205 | 1,67%",
        "Tổng | 615 | 1,67%",
    ]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("back.count > 5", ["U"]),
        ("reported and phases.one.unit[code].count == 100", ["V"]),
        ("phases.one.count < 200", ["V"]),
        ("indicators.fund.quota", ["U", "V"]),
        ("not back.reported", ["W"]),
    ],
)
def test_a_condition_means_the_row_too(rows, where, left):
    assert rows("name", parts=POOR, where=where, total="không") == left


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("order", "UVW"),
        ("name", "UVW"),
        ("bases.first - out.count", "UVW"),
        ("-out.count", "VUW"),
        ("phases.two.count / out.count", "VUW"),
    ],
)
def test_rows_are_sorted_by_what_an_expression_makes_of_them(rows, sort, order):
    assert "".join(rows("name", parts=POOR, sort=sort, total="không")) == order


def test_a_letter_speaks_of_the_unit_that_it_is_for(rows):
    shown = ("name", "quota", "count", "rate")
    assert rows(*shown, rows="indicators", letter_to="u", parts=POOR) == [
        "Số hộ thoát nghèo | 600 | 600 | 100%",
        "Số hộ tái nghèo |  | 10 | ",
        "Số tiền | 5.000 |  | ",
    ]
    assert rows("name", "count", rows="phases", letter_to="v", parts=POOR) == [
        "Giai đoạn 1 | 100",
        "Giai đoạn 2 | 200",
        "Tổng | 300",
    ]
    assert rows("name", "count", rows="targets", letter_to="v", parts=POOR) == ["Tỷ lệ | 100"]


def test_a_letter_shows_no_split_of_the_whole_as_if_it_were_its_own(rows, table, chart):
    asked = {"rows": "breakdown", "breakdown": "s", "letter_to": "a", "total": "không"}
    said = "số liệu chia chỉ có của cả chiến dịch, không có riêng cho nơi nhận văn bản"
    assert table([{"show": "name"}], refused=[said], **asked).rows == ()
    assert rows("name", "count", of_all="có", **asked) == ["Giáo dục | 7", "Y tế | 7", "Khác | 7"]
    assert chart(kind="shares", breakdown="s", whose=OneUnit("a")) is None


def test_a_sum_of_different_units_of_measure_is_refused(table):
    said = "không cộng các chỉ số khác đơn vị tính"
    made = table([{"show": "count"}], rows="indicators", total="có", parts=POOR, refused=[said])
    assert [row.cells for row in made.rows] == [("900",), ("15",), ("",)]


def test_a_part_is_that_of_the_indicator_that_a_column_names(rows):
    split = {"code": "s", "name": "S"}
    parts = {
        **POOR,
        "snapshots": [
            {
                "as_of": "30/6/2025",
                "results": [
                    {"total": "100", "breakdowns": [{**split, "counts": {"x": "80", "y": "20"}}]},
                    {
                        "indicator": "back",
                        "total": "100",
                        "breakdowns": [{**split, "counts": {"x": "30", "y": "70"}}],
                    },
                ],
            }
        ],
    }
    columns = (
        "count",
        "share",
        {"show": "count", "indicator": "back"},
        {"show": "share", "indicator": "back"},
    )
    assert rows(*columns, rows="breakdown", breakdown="s", parts=parts) == [
        "80 | 80% | 30 | 30%",
        "20 | 20% | 70 | 70%",
        "100 | 100% | 100 | 100%",
    ]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("figures.average", "không có tên «average»"),
        ("figures.units", "công thức của cột phải cho ra một số hoặc một đoạn chữ"),
        ("figures", "công thức của cột phải cho ra một số hoặc một đoạn chữ"),
        ("back.cuont", "không có tên «cuont»"),
        (
            "1 if reached else 0",
            "ở dòng tổng, công thức tính trên tổng số cho 0, còn cộng các dòng cho 1",
        ),
    ],
)
def test_a_formula_that_is_no_figure_is_refused(table, formula, said):
    column = {"show": "formula", "formula": formula}
    made = table([column], parts=POOR, where="reported", refused=[said])
    assert made.rows[-1].cells == ("",)


MERGED = {
    "groups": [{"code": "g", "name": "Khối xã"}, {"code": "h", "name": "Khối phường"}],
    "units": [
        {"code": "a", "name": "A", "group": "g", "bases": {"members": "30"}},
        {"code": "b", "name": "B", "group": "h", "bases": {"members": "20"}},
        {"code": "m", "name": "M", "group": "g"},
        {"code": "c", "name": "C", "group": "h", "bases": {"members": "50"}},
        {"code": "late", "name": "Mới", "group": "h", "active_from": "01/8/2025"},
    ],
    "quotas": [{"code": "t", "counts": {"a": "15", "b": "25", "c": "10"}}],
    "changes": [{"on": "01/7/2025", "merge": ["a", "b"], "into": "m"}],
    "snapshots": [
        {"as_of": "31/3/2025", "results": [{"counts": {"a": "9", "b": "8", "c": "14"}}]},
        {"as_of": "30/6/2025", "results": [{"counts": {"a": "10", "b": "20", "c": "14"}}]},
        {"as_of": "30/9/2025", "results": [{"counts": {"m": "40", "c": "20", "late": "3"}}]},
    ],
}


@pytest.mark.parametrize(
    ("column", "printed"),
    [
        ({"as_of": "31/3/2025"}, ["17", "14", "", "31"]),
        ({"as_of": "30/6/2025"}, ["30", "14", "", "44"]),
        ({"phase": "one"}, ["30", "14", "", "44"]),
        ({"show": "rate", "as_of": "30/6/2025"}, ["75%", "140%", "", "88%"]),
        ({"show": "quota", "quota": "t", "as_of": "30/6/2025"}, ["40", "10", "", "50"]),
        ({"show": "growth", "as_of": "30/6/2025"}, ["+13", "0", "", "+13"]),
        ({"show": "base", "of": "members", "as_of": "30/6/2025"}, ["50", "50", "", "100"]),
        ({"show": "formula", "formula": "phases.one.count"}, ["30", "14", "", "44"]),
    ],
)
def test_an_older_moment_stands_on_the_ground_of_the_units_of_now(rows, column, printed):
    made = rows("name", {"show": "count", **column}, parts=MERGED)
    names = ["M", "C", "Mới", "Tổng"]
    assert made == [f"{name} | {cell}" for name, cell in zip(names, printed, strict=True)]


def test_the_letter_to_a_merged_unit_tells_what_its_predecessors_had(rows):
    before = {"rows": "unit", "phase": "one", "total": "không"}
    assert rows("name", "count", letter_to="m", parts=MERGED, **before) == ["M | 30"]


def test_a_group_of_now_had_before_what_its_units_of_now_had(rows):
    older = {"show": "count", "as_of": "30/6/2025"}
    assert rows("name", older, "count", parts=MERGED, grouped="có") == [
        "Khối xã | 30 | 40",
        "M | 30 | 40",
        "Khối phường | 14 | 23",
        "C | 14 | 20",
        "Mới |  | 3",
        "Tổng | 44 | 63",
    ]
    assert rows("name", older, parts=MERGED, rows="groups") == [
        "Khối xã | 30",
        "Khối phường | 14",
        "Tổng | 44",
    ]
    assert rows("name", older, parts=MERGED, where="code in ['m', 'c']") == [
        "M | 30",
        "C | 14",
        "Tổng | 44",
    ]


@pytest.mark.parametrize(
    ("where", "printed", "notes"),
    [
        (
            "code in 'abc'",
            ["A | ", "B | ", "C | 14", "Tổng | 44"],
            (
                "Tổng khác cộng các dòng, vì số của M trước khi chia tách không chia được cho từng đơn vị: "
                "Tổng, -: 44 (cộng các dòng: 14).",
            ),
        ),
        ("code in 'ac'", ["A | ", "C | 14", "Tổng | 14"], ("Số liệu tạm tính, 1/2 đơn vị.",)),
    ],
)
def test_a_part_of_a_split_unit_had_no_number_of_its_own(table, where, printed, notes):
    opening = {"a": {"ideas": "10"}, "b": {"ideas": "20"}}
    change = {"on": "01/7/2025", "split": "m", "into": ["a", "b"], "opening": opening}
    counted = [
        {"as_of": "31/3/2025", "results": [{"counts": {"m": "30", "c": "14"}}]},
        {"as_of": "30/6/2025", "results": [{"counts": {"m": "31", "c": "15"}}]},
        {"as_of": "30/9/2025", "results": [{"counts": {"a": "15", "b": "22", "c": "20"}}]},
    ]
    parts = {**MERGED, "changes": [change], "snapshots": counted, "quotas": []}
    made = table(
        [{"show": "name"}, {"show": "count", "as_of": "31/3/2025"}], parts=parts, where=where
    )
    assert [" | ".join(row.cells) for row in made.rows] == printed
    assert made.notes == notes


@pytest.mark.parametrize(
    ("before", "count"), [("30", "6"), (None, "6")], ids=["it had reported", "it had not"]
)
def test_the_quota_of_a_split_unit_is_not_that_of_a_silent_one(table, before, count):
    first = {"m": before, "c": "4"} if before else {"c": "4"}
    opening = {"opening": {"a": {"ideas": "10"}, "b": {"ideas": "20"}}} if before else {}
    parts = {
        **MERGED,
        "changes": [{"on": "01/7/2025", "split": "m", "into": ["a", "b"], **opening}],
        "snapshots": [
            {"as_of": "30/6/2025", "results": [{"counts": first}]},
            {"as_of": "30/9/2025", "results": [{"counts": {"a": "15", "b": "22", "c": count}}]},
        ],
        "quotas": [{"counts": {"m": "50", "c": "5"}}],
    }
    shown = ("name", "count", "quota", "surplus", "shortfall")
    made = table([{"show": one} for one in shown], parts=parts, total=True)
    told = " ".join(made.notes)
    assert "50 sáng kiến của 01 đơn vị đã chia tách, chưa phân chia chỉ tiêu" in told
    assert "đơn vị chưa có số liệu" not in told
