"""The table of units as a workbook: where formulas stand, what they yield, what is marked and said."""

from __future__ import annotations

import io
import warnings
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from recalculated import recalculated
from worksheets import campaign_of, shown

from generator.exchange.exporting import NobodyAsked, entry_forms, figure_export, unit_export
from generator.exchange.sheets import target_sheet
from generator.exchange.unit_table import unit_sheet
from generator.figures.moment import figures_at, figures_on
from generator.problems import NotFound
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

HEAD = """\
code: c
name: Thi đua
short_name: Thi đua
issuer: a
starts: 01/01/2022
ends: 31/12/2022
lagging_below: 50%
indicators: [{code: done, name: số việc, unit_of_measure: việc}]
groups: [{code: g, name: Nhóm một}, {code: h, name: Nhóm hai}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: g}
  - {code: c, name: C, group: h}
  - {code: d, name: D, group: h}
"""
PLAIN = (
    HEAD
    + """\
quotas: [{counts: {a: 8, b: 4, c: 0}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 3, b: 10, c: 2}}]}]
"""
)
TARGETS = """\
targets:
  - {code: x, name: Trên mười, count: 10, precision: over}
  - {code: y, name: Mười hai, count: 12}
"""
ABOUT = PLAIN.replace("groups:", f"{TARGETS}groups:", 1)
BELOW = PLAIN.replace("name: B, group: g", "name: B, group: g, parent: a")
JUNE = read_moment("30/6/2022")


def sheet_of(text):
    campaign = campaign_of(text)
    return unit_sheet(campaign, figures_on(campaign).main, JUNE)


def rows(sheet):
    return [" | ".join(map(shown, row[2:8])) for row in sheet.rows]


def test_sums_rates_and_differences_are_formulas():
    assert rows(sheet_of(PLAIN)) == [
        "Nhóm một | =12 | =13 | =108,3% | =6 | =5",
        "A | 8 | 3 | =37,5% | =0 | =5",
        "B | 4 | 10 | =250% | =6 | =0",
        "Nhóm hai | =0 | =2 | = | =2 | =0",
        "C | 0 | 2 | = | =2 | =0",
        "D |  |  | = | = | =",
        "Tổng | =12 | =15 | =125% | =8 | =5",
    ]


def test_a_bound_is_no_number_that_a_formula_reckons_with():
    sheet = target_sheet(figures_on(campaign_of(ABOUT)))
    assert [" | ".join(map(shown, row[2:9])) for row in sheet.rows] == [
        "Trên mười | việc | trên 10 | 15 | gần 150% | gần 5 | 0",
        "Mười hai | việc | 12 | 15 | =125% | =3 | =0",
    ]
    page = load_workbook(io.BytesIO(write_workbook([sheet]))).worksheets[0]
    assert [page[one].number_format for one in ("E2", "G2", "H2")] == [
        '"trên "#,##0',
        '"gần "#,##0%',
        '"gần "#,##0',
    ]


def test_units_below_others_are_not_added_up_by_a_formula():
    sums = [line for line in rows(sheet_of(BELOW)) if line.startswith(("Nhóm một", "Tổng"))]
    assert sums == ["Nhóm một | 8 | 3 | =37,5% | 0 | 5", "Tổng | 8 | 5 | =62,5% | 2 | 5"]


def test_units_below_others_are_numbered_and_set_in_under_them():
    sheet = sheet_of(BELOW)
    named = [(row[0], row[2], getattr(row[2], "steps", 0)) for row in sheet.rows]
    assert named == [
        ("I", "Nhóm một", 0),
        (1, "A", 0),
        ("1.1", "B", 1),
        ("II", "Nhóm hai", 0),
        (1, "C", 0),
        (2, "D", 0),
        (None, "Tổng", 0),
    ]
    assert any("đã gồm các đơn vị cấp dưới" in one for one in sheet.remarks)
    page = load_workbook(io.BytesIO(write_workbook([sheet]))).worksheets[0]
    assert [page[one].alignment.indent for one in ("C8", "C9", "C11")] == [0, 1, 0]


LESS = PLAIN.replace("unit_of_measure: việc", "unit_of_measure: việc, better: lower")


def test_where_less_is_better_nought_is_a_goal():
    sheet = sheet_of(LESS)
    assert rows(sheet)[4] == "C | 0 | 2 | không đạt | 0 | 2"
    assert sheet.rows[4][9] is None
    assert sheet.remarks[-2:] == [
        "Ở dòng cộng, số thấp hơn và số còn cao hơn là cộng của các đơn vị, không bù trừ cho nhau.",
        "Các dòng cộng là công thức: sửa số thì tính lại; đạt hay chưa, xếp hạng thì không.",
    ]


def test_targets_are_told_apart_in_the_words_of_what_should_fall():
    for text, titles in (
        (ABOUT, ["Vượt", "Còn thiếu"]),
        (
            ABOUT.replace("unit_of_measure: việc", "unit_of_measure: việc, better: lower"),
            ["Thấp hơn", "Còn cao hơn"],
        ),
        (
            ABOUT.replace(
                "việc}]", "việc}, {code: e, name: số vụ, unit_of_measure: vụ, better: lower}]"
            ).replace("count: 12}", "count: 12, indicator: e}"),
            ["Vượt, thấp hơn", "Còn thiếu, còn cao hơn"],
        ),
    ):
        sheet = target_sheet(figures_on(campaign_of(text)))
        assert [one.title for one in sheet.fields[7:9]] == titles


RATES = (
    PLAIN.replace("unit_of_measure: việc", 'unit_of_measure: "%", measure: rate')
    .replace("{a: 3, b: 10, c: 2}", '{a: "3%", b: "10,25%", c: "2%"}')
    .replace("quotas: [{counts: {a: 8, b: 4, c: 0}}]\n", "")
)


def test_a_column_has_as_many_decimals_in_each_cell():
    page = load_workbook(io.BytesIO(write_workbook([sheet_of(RATES)]))).worksheets[0]
    assert [page[f"D{row}"].number_format for row in (7, 8)] == ["#,##0.00%", "#,##0.00%"]


def test_why_a_cell_is_empty_is_said():
    assert {row[1]: row[9] for row in sheet_of(PLAIN).rows if row[1]} == {
        "a": None,
        "b": None,
        "c": "chỉ tiêu bằng 0",
        "d": "chưa có số liệu; chưa có chỉ tiêu",
    }


@pytest.fixture(scope="module")
def book():
    return write_workbook([sheet_of(PLAIN)])


def test_formulas_as_excel_has_them(book):
    page = load_workbook(io.BytesIO(book)).worksheets[0]
    first = 7
    assert [page[f"{column}{first + 1}"].value for column in "FGH"] == [
        '=IF(OR(E8="",N(D8)=0),"",E8/D8)',
        '=IF(OR(E8="",D8=""),"",MAX(E8-D8,0))',
        '=IF(OR(E8="",D8=""),"",MAX(D8-E8,0))',
    ]
    assert [page[f"E{row}"].value for row in (7, 10, 13)] == [
        "=SUBTOTAL(9,E8:E9)",
        "=SUBTOTAL(9,E11:E12)",
        "=SUBTOTAL(9,E8:E9,E11:E12)",
    ]


def test_what_formulas_yield_is_kept_beside_them(book):
    page = load_workbook(io.BytesIO(book), data_only=True).worksheets[0]
    assert [[cell.value for cell in row] for row in page["D7:H13"]] == [
        [12, 13, 13 / 12, 6, 5],
        [8, 3, 0.375, 0, 5],
        [4, 10, 2.5, 6, 0],
        [0, 2, None, 2, 0],
        [0, 2, None, 2, 0],
        [None, None, None, None, None],
        [12, 15, 1.25, 8, 5],
    ]


def test_formats_of_what_is_reckoned(book):
    page = load_workbook(io.BytesIO(book)).worksheets[0]
    assert {one: page[one].number_format for one in ("D8", "E8", "F7", "F9", "G8", "H13")} == {
        "D8": "#,##0",
        "E8": "#,##0",
        "F7": "#,##0.0%",
        "F9": "#,##0.0%",
        "G8": '#,##0;-#,##0;"–"',
        "H13": '#,##0;-#,##0;"–"',
    }


def test_what_is_marked_and_filtered(book):
    page = load_workbook(io.BytesIO(book)).worksheets[0]
    found = {
        (str(cells.sqref), rule.type, *(rule.formula or ()))
        for cells in page.conditional_formatting
        for rule in cells.rules
    }
    assert found == {
        ("E8:E9 E11:E12", "expression", "ISBLANK(E8)"),
        ("F8:F9 F11:F12", "dataBar"),
        ("F8:F9 F11:F12", "expression", "AND(ISNUMBER(F8),F8<0.5)"),
    }
    assert (page.auto_filter.ref, page.freeze_panes) == ("A6:J12", "D7")


def test_a_phase_says_of_when_its_counts_are(desk):
    (sheet,) = unit_export(desk.campaign, None, None, "gd1").sheets
    assert sheet.title == "KẾT QUẢ GIAI ĐOẠN 1 – CHƯƠNG TRÌNH SÁNG KIẾN"
    assert dict(sheet.stamps)["Thời điểm chốt"] == "ngày 31/5/2025"


NOBODY = HEAD.split("groups:", maxsplit=1)[0]


def test_a_workbook_of_nothing_is_refused():
    with pytest.raises(NotFound, match="chưa có số liệu, chỉ tiêu, mục tiêu nào"):
        figure_export(campaign_of(NOBODY), None)


def test_a_table_without_rows_is_refused():
    campaign = campaign_of(NOBODY)
    said = "chiến dịch «c» chưa có đơn vị nào, bảng sẽ trống; .*vanthu import units c TỆP.xlsx"
    with pytest.raises(NotFound, match=said):
        unit_export(campaign, None, None, None)
    with pytest.raises(NotFound, match=said):
        entry_forms(campaign, JUNE)


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        (PLAIN.replace("c: 2}", "c: 2, d: 0}"), {"missing": True}, "mọi đơn vị đã báo cáo"),
        (PLAIN.replace("{code: h,", "{code: i, name: I}, {code: h,"), {"group": "i"}, "nhóm này"),
    ],
)
def test_a_form_that_nobody_fills_in_is_refused(text, asked, why):
    with pytest.raises(NobodyAsked, match=why):
        entry_forms(campaign_of(text), JUNE, **asked)


@pytest.mark.slow
@pytest.mark.soffice
def test_libreoffice_reckons_the_same(desk, tmp_path):
    campaign = desk.campaign
    whole = figures_at(campaign, None).main
    tallies = [whole, *whole.phases.values(), figures_on(campaign_of(PLAIN)).main]
    data = write_workbook([unit_sheet(campaign, one, JUNE) for one in tallies])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reckoned = load_workbook(io.BytesIO(recalculated(data, tmp_path)), data_only=True)
    kept = load_workbook(io.BytesIO(data), data_only=True)
    for page, again in zip(kept.worksheets, reckoned.worksheets, strict=True):
        for row in page.iter_rows():
            for cell in row:
                assert _plain(again[cell.coordinate].value) == _plain(cell.value), cell


def _plain(value):
    return Fraction(str(round(value, 12))) if isinstance(value, int | float) else value or None
