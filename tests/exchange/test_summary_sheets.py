"""The workbook of all figures: what each sheet holds, one flat table that sums right, all indicators, bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from worksheets import campaign_of

from generator.exchange.exporting import figure_export
from generator.exchange.flat_table import flat_sheet
from generator.figures.moment import figures_on
from generator.sheets.bar_charts import stretches
from generator.sheets.workbook_writing import write_workbook

RECORDS = """\
code: c
name: Thi đua
short_name: Thi đua
issuer: a
starts: 01/01/2022
ends: 31/12/2022
indicators:
  - {code: done, name: số việc, unit_of_measure: việc}
  - {code: money, name: giá trị, unit_of_measure: đồng, measure: money}
  - {code: part, name: tỷ lệ xong, unit_of_measure: '%', measure: rate}
groups: [{code: g, name: Nhóm một}, {code: h, name: Nhóm hai}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: g}
  - {code: c, name: C, group: h}
  - {code: d, name: D, group: h}
  - {code: e, name: E, group: h}
phases:
  - {code: one, name: đợt một, ends: 30/6/2022}
  - {code: two, name: đợt hai, starts: 01/7/2022, ends: 31/12/2022}
quotas:
  - {counts: {a: 8, b: 4, c: 10, e: 5}}
  - {phase: one, counts: {a: 4, b: 2, c: 5}}
  - {indicator: money, counts: {a: 1.000.000, b: 2.000.000}}
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 1, b: 9, c: 2, d: 3}}]}
  - as_of: 8h00 30/9/2022
    results:
      - {counts: {a: 3, b: 10, c: 0, d: 7}}
      - {indicator: money, counts: {a: 750.000, b: 2.000.000}}
      - {indicator: part, counts: {a: "40%", c: "62,5%"}}
"""


@pytest.fixture(scope="module")
def figures():
    return figures_on(campaign_of(RECORDS))


@pytest.fixture(scope="module")
def export(figures):
    return figure_export(figures.campaign, None)


@pytest.fixture(scope="module")
def data(export):
    return write_workbook(export.sheets)


def test_the_contents_lead_to_every_sheet(data):
    book = load_workbook(io.BytesIO(data))
    page = book["Mục lục"]
    named = [cell.value for cell in page["B"] if cell.hyperlink]
    assert named == book.sheetnames[1:]
    links = [cell.hyperlink.location for cell in page["B"] if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert book.sheetnames == [
        *("Mục lục", "Số việc", "Giá trị", "Tỷ lệ xong", "Tổng hợp"),
        *("Biểu đồ số việc", "Biểu đồ giá trị", "Diễn biến", "Dữ liệu"),
    ]


def _flat(data):
    """The flat table as a program reads it: the first row are the names of its columns."""
    titles, *rows = load_workbook(io.BytesIO(data), data_only=True)["Dữ liệu"].values
    return [dict(zip(titles, row, strict=True)) for row in rows]


def test_the_flat_table_sums_right(data, figures):
    sums = Counter()
    for row in _flat(data):
        for name in ("Chỉ tiêu", "Kết quả"):
            sums[row["Chỉ số"], row["Giai đoạn"], name] += row[name] or 0
    done, money = figures.indicators["done"], figures.indicators["money"]
    for tally, phase in (
        (done, "cả chiến dịch"),
        (done.phases["one"], "đợt một"),
        (money, "cả chiến dịch"),
    ):
        name = tally.indicator.name
        assert sums[name, phase, "Chỉ tiêu"] == tally.quota.value, (name, phase)
        assert sums[name, phase, "Kết quả"] == tally.units_count.value, (name, phase)


def test_the_flat_table_is_one_of_excel_from_the_first_row(data):
    page = load_workbook(io.BytesIO(data))["Dữ liệu"]
    table = page.tables["Du_lieu"]
    assert table.ref == page.dimensions
    assert [cell.value for cell in page[1]] == table.column_names
    assert page.merged_cells.ranges == set()


def test_what_is_not_known_is_no_nought(data):
    told = {
        row["Mã đơn vị"]: (row["Chỉ tiêu"], row["Kết quả"], row["Tỷ lệ đạt"], row["Phạm vi"])
        for row in _flat(data)
        if (row["Chỉ số"], row["Giai đoạn"]) == ("số việc", "cả chiến dịch")
    }
    assert told == {
        "a": (8, 3, 0.375, None),
        "b": (4, 10, 2.5, None),
        "c": (10, 0, 0, None),
        "d": (None, 7, None, "chưa có chỉ tiêu"),
        "e": (5, None, None, "chưa có số liệu"),
    }


def test_a_column_says_who_is_above_and_what_is_a_bound_where_there_is_any(figures):
    plain = [one.title for one in flat_sheet(figures).fields]
    assert not {"Cấp trên", "Mức chính xác"} & {*plain}
    text = RECORDS.replace("name: B, group: g", "name: B, group: g, parent: a")
    below = flat_sheet(figures_on(campaign_of(text)))
    place = [one.title for one in below.fields].index("Cấp trên")
    assert {row[0]: row[place] for row in below.rows} == dict.fromkeys("acde") | {"b": "A"}


def test_as_csv_it_is_the_flat_table(export, figures):
    text = export.encoded(Path("x.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == len(flat_sheet(figures).rows)
    first = rows[0]
    assert (first["Kết quả"], first["Tỷ lệ đạt"], first["Ngày"]) == (
        "3",
        "37,5%",
        "2022-09-30 08:00",
    )
    assert first["Tỷ lệ đạt (số thập phân)"] == "0,375"


def test_all_indicators_stand_beside_each_other(data):
    rows = list(load_workbook(io.BytesIO(data), data_only=True)["Tổng hợp"].values)
    assert [row[2:] for row in rows[4:13]] == [
        (
            *("Đơn vị", "Số việc: chỉ tiêu", "Số việc (việc)", "Số việc: tỷ lệ đạt"),
            *("Giá trị: chỉ tiêu", "Giá trị (đồng)", "Giá trị: tỷ lệ đạt", "Tỷ lệ xong (%)"),
        ),
        ("Nhóm một", 12, 13, 13 / 12, 3_000_000, 2_750_000, 11 / 12, None),
        ("A", 8, 3, 0.375, 1_000_000, 750_000, 0.75, 0.4),
        ("B", 4, 10, 2.5, 2_000_000, 2_000_000, 1, None),
        ("Nhóm hai", 15, 7, 7 / 15, None, None, None, None),
        ("C", 10, 0, 0, None, None, None, 0.625),
        ("D", None, 7, None, None, None, None, None),
        ("E", 5, None, None, None, None, None, None),
        ("Tổng", 27, 20, 20 / 27, 3_000_000, 2_750_000, 11 / 12, None),
    ]


def test_bars_go_from_the_best_to_the_least_and_follow_the_table(data):
    book = load_workbook(io.BytesIO(data))
    page = book["Biểu đồ số việc"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_col=3)][6:]
    assert rows[:3] == [
        [1, "B", "='Số việc'!F9"],
        [2, "A", "='Số việc'!F8"],
        [3, "C", "='Số việc'!F11"],
    ]
    assert [row[0] for row in rows[4:6]] == ["Chưa có số liệu: E.", "Không có chỉ tiêu: D."]
    (chart,) = page._charts
    assert chart.series[0].val.numRef.f == "'Biểu đồ số việc'!$C$7:$C$9"
    assert (chart.y_axis.scaling.max, chart.y_axis.majorUnit) == (3, 1)
    kept = load_workbook(io.BytesIO(data), data_only=True)["Biểu đồ số việc"]
    assert [kept[f"C{row}"].value for row in (7, 8, 9)] == [2.5, 0.375, 0]


@pytest.mark.parametrize(
    ("count", "height", "pages"),
    [
        (5, 15.75, [5]),
        (24, 15.75, [24]),
        (63, 15.75, [21, 21, 21]),
        (63, 31.5, [10, 11, 10, 11, 10, 11]),
    ],
)
def test_bars_of_many_units_are_spread_over_pages(count, height, pages):
    found = [len(one) for one in stretches(count, height)]
    assert (found, sum(found)) == (pages, count)
    assert max(found) * Fraction(str(height)) <= 390
