"""Workbooks as their XML says: every kind of cell, formats of numbers, rows and columns, merges."""

from __future__ import annotations

import pytest

from generator.sheets import sheet, workbook
from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.grid import CellKind, Merge
from generator.sheets.spreadsheets import open_spreadsheet
from generator.sheets.workbook import kind_of_format

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS = (
    "<sst><si><t>Y tế</t></si><si><r><t>Sìn </t></r><r><t>Hồ</t></r><rPh><t>x</t></rPh></si>"
    "<si><t> </t></si></sst>"
)
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm"/>'
    '<numFmt numFmtId="14" formatCode="0"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{one}"/>' for one in (0, 9, 10, 11, 14, 15, 22, 23, 170, "x"))
    + "<xf/></cellXfs></styleSheet>"
)


@pytest.fixture
def grid_of(parts_of):
    """From the inside of a worksheet to its grid."""
    make, pack, _ = parts_of

    def read(inside):
        parts = make({"S": f"<worksheet>{inside}</worksheet>"})
        related = f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="/xl/strings.xml"/>'
        listed = parts["xl/_rels/workbook.xml.rels"]
        parts["xl/_rels/workbook.xml.rels"] = listed.replace("</Rel", related + "</Rel")
        parts |= {"xl/strings.xml": STRINGS, "xl/styles.xml": STYLES}
        return open_spreadsheet(pack(parts), "a.xlsx").read("S")

    return read


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c t="s"><v>0</v></c>', "TEXT", "Y tế"),
        ('<c t="s"><v> 1 </v></c>', "TEXT", "Sìn Hồ"),
        ('<c t="str"><f>A1</f><v>a_x0041_</v></c>', "TEXT", "aA"),
        ('<c t="inlineStr"><is><t>Y tế</t></is></c>', "TEXT", "Y tế"),
        ('<c t="b"><v>1</v></c>', "BOOLEAN", "1"),
        ("<c><v>90.09999999999999</v></c>", "NUMBER", "90.1"),
        ("<c><v>9.0099999999999994E1</v></c>", "NUMBER", "90.1"),
        ("<c><v>12345678901234567</v></c>", "NUMBER", "12345678901234567"),
        ('<c t="e"><v>#REF!</v></c>', "ERROR", "#REF!"),
        ('<c t="d"><v>2022-04-25</v></c>', "DATE", "2022-04-25"),
        ("<c><v> 12 </v></c>", "NUMBER", "12"),
        ("<c><f>A1</f><v>12</v></c>", "NUMBER", "12"),
        ("<c><f>A1</f></c>", "UNCALCULATED", ""),
        ('<c s="0"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="1"><v>1</v></c>', "PERCENT", "1"),
        ('<c s="2"><v>1</v></c>', "PERCENT", "1"),
        ('<c s="3"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="4"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="5"><v>1</v></c>', "DATE", "1"),
        ('<c s="6"><v>1</v></c>', "DATE", "1"),
        ('<c s="7"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="8"><v>1</v></c>', "DATE", "1"),
        ('<c s="9"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="10"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="11"><v>1</v></c>', "NUMBER", "1"),
        ('<c s="-1"><v>1</v></c>', "NUMBER", "1"),
    ],
)
def test_cells(grid_of, cell, kind, text) -> None:
    (row,) = grid_of(f"<row>{cell}</row>").rows
    assert row.cells == {1: (CellKind[kind], text, "<f>" in cell)}


@pytest.mark.parametrize(
    "cell",
    ["<c/>", '<c t="s"><v>2</v></c>', '<c t="str"><f>A1</f></c>', '<c t="inlineStr"><is/></c>'],
)
def test_cells_that_are_empty(grid_of, cell) -> None:
    assert grid_of(f"<row>{cell}</row>").rows == []


def test_rows_and_columns_where_they_say_or_one_further(grid_of) -> None:
    grid = grid_of(
        '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c></row>'
        "<row><c><v>4</v></c></row>"
        '<row r="1048576"><c r="A1048576"><v>5</v></c></row>'
    )
    assert [
        (row.number, {column: cell.text for column, cell in row.cells.items()}) for row in grid.rows
    ] == [
        (3, {2: "1", 3: "2", 27: "3"}),
        (4, {1: "4"}),
        (1_048_576, {1: "5"}),
    ]
    assert str(grid.place(3, 27)) == "a.xlsx: S!AA3"
    assert str(grid.whole) == "a.xlsx: S"


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ("", False),
        ('hidden="1"', True),
        ('hidden="true"', True),
        ('hidden="0"', False),
        ('ht="0"', True),
        ('ht="15"', False),
    ],
)
def test_hidden_rows(grid_of, attributes, hidden) -> None:
    (row,) = grid_of(f"<row {attributes}><c><v>1</v></c></row>").rows
    assert row.hidden is hidden


def test_hidden_columns(grid_of) -> None:
    grid = grid_of(
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/>'
        '<col min="6" max="7" width="10"/><col min="199" max="16384" hidden="true"/></cols>'
    )
    assert grid.hidden_columns == {2, 3, 5, 199, 200}


def test_merged_ranges(grid_of) -> None:
    grid = grid_of('<mergeCells><mergeCell ref="B2:AC10"/><mergeCell ref="A1"/></mergeCells>')
    assert grid.merges == [Merge(2, 2, 10, 29), Merge(1, 1, 1, 1)]


@pytest.mark.parametrize(
    "inside",
    [
        '<mergeCells><mergeCell ref="2B:C3"/></mergeCells>',
        "<mergeCells><mergeCell/></mergeCells>",
        '<cols><col min="x" max="3"/></cols>',
        '<cols><col min="1"/></cols>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="1048577"/>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row><c t="s"><v>3</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        "<row><c><v>1</v></row>",
    ],
)
def test_worksheets_that_are_damaged(grid_of, inside) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        grid_of(inside)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == (
        "E-XLS-DAMAGED",
        "a.xlsx: xl/worksheets/s1.xml",
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", "NUMBER"),
        ("#,##0.00", "NUMBER"),
        ('#,##0 "ngày"', "NUMBER"),
        ("0.00E+00", "NUMBER"),
        (r"#,##0\d", "NUMBER"),
        ("[Red]#,##0", "NUMBER"),
        ("#,##0_h*y", "NUMBER"),
        ("0,0%", "PERCENT"),
        ('0"%"', "NUMBER"),
        ("dd/mm/yyyy", "DATE"),
        ("[h]:mm", "DATE"),
        ("[hh]", "DATE"),
        ("MMM", "DATE"),
        ("ss", "DATE"),
    ],
)
def test_what_a_format_makes_of_a_number(code, kind) -> None:
    assert kind_of_format(code) is CellKind[kind]


def test_a_chart_sheet_is_no_worksheet(parts_of) -> None:
    make, pack, draw = parts_of
    parts = make({"Biểu đồ": draw("1"), "Số liệu": draw("2")})
    listed = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = listed.replace("/worksheet", "/chartsheet", 1)
    assert open_spreadsheet(pack(parts), "a.xlsx").sheets == ("Số liệu",)


@pytest.mark.parametrize(
    "changes",
    [
        {"xl/workbook.xml": "<workbook/>"},
        {"xl/worksheets/s1.xml": None},
        {"xl/_rels/workbook.xml.rels": "<Relationships/>"},
    ],
)
def test_a_workbook_without_its_worksheets_is_damaged(parts_of, changes) -> None:
    make, pack, draw = parts_of
    parts = {**make({"S": draw("1")}), **changes}
    with pytest.raises(SpreadsheetRefused) as caught:
        open_spreadsheet(pack({name: data for name, data in parts.items() if data}), "a.xlsx")
    assert [str(one.place) for one in caught.value.problems] == ["a.xlsx: xl/workbook.xml"]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


@pytest.mark.parametrize("space", ["", f' xmlns="{MAIN}"', f' xmlns="{STRICT}"'])
def test_rows_of_a_control_are_no_rows_of_the_sheet(parts_of, space) -> None:
    make, pack, _ = parts_of
    anchor = f'<d:from xmlns:d="{DRAWING}"><d:col>1</d:col><d:row>1</d:row></d:from>'
    row = '<row r="2"><c r="A2"><v>7</v></c></row>'
    inside = f"<sheetData>{row}</sheetData><controls><control>{anchor}</control></controls>"
    sheet = f"<worksheet{space}>{inside}</worksheet>"
    grid = open_spreadsheet(pack(make({"S": sheet})), "a.xlsx").read("S")
    assert [(row.number, row.cells[1].text) for row in grid.rows] == [(2, "7")]


def test_a_sheet_of_old_macros_without_a_part_is_passed_over(parts_of) -> None:
    make, pack, draw = parts_of
    parts = make({"S": draw("7")})
    listed = parts["xl/workbook.xml"]
    macros = '<sheet name="Macro1" sheetId="9" state="veryHidden" r:id=""/>'
    parts["xl/workbook.xml"] = listed.replace("</sheets>", f"{macros}</sheets>")
    spreadsheet = open_spreadsheet(pack(parts), "a.xlsx")
    assert (spreadsheet.sheets, spreadsheet.hidden) == (("S",), ())


def test_a_workbook_may_lie_where_it_likes(parts_of) -> None:
    make, pack, draw = parts_of
    parts = {name.replace("xl/", "bang/"): data for name, data in make({"S": draw("7")}).items()}
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("xl/", "bang/")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts["[Content_Types].xml"] = f'<Types><Override ContentType="{kind}"/></Types>'
    assert open_spreadsheet(pack(parts), "a.xlsx").read("S").rows[0].cells[1].text == "7"


@pytest.mark.parametrize(
    ("reference", "merge"),
    [
        ("A:B", Merge(1, 1, 1_048_576, 2)),
        ("2:3", Merge(2, 1, 3, 16_384)),
        ("B2", Merge(2, 2, 2, 2)),
        ("B2:C4", Merge(2, 2, 4, 3)),
    ],
)
def test_whole_columns_and_rows_are_merged_too(grid_of, reference, merge) -> None:
    cells = f'<sheetData/><mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    assert grid_of(cells).merges == [merge]


@pytest.mark.parametrize("length", ["0", "0.0", "0.", ".0", "00.00"])
def test_a_height_or_width_of_nothing_hides(grid_of, length) -> None:
    columns = f'<cols><col min="2" max="2" width="{length}"/></cols>'
    rows = f'<sheetData><row r="1" ht="{length}"><c><v>1</v></c></row></sheetData>'
    grid = grid_of(columns + rows)
    assert grid.rows[0].hidden
    assert grid.hidden_columns == {2}


@pytest.mark.parametrize("length", ["0.75", "10", "", "x"])
def test_any_other_height_does_not(grid_of, length) -> None:
    rows = f'<sheetData><row r="1" ht="{length}"><c><v>1</v></c></row></sheetData>'
    assert not grid_of(rows).rows[0].hidden


LONG = "9" * 6_000


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c><v>1</v><v>2</v></c></row>',
        '<row r="1"><c><v>12<x/>0</v></c></row>',
        f'<row r="{LONG}"><c><v>1</v></c></row>',
        f'<row r="1"><c t="s"><v>{LONG}</v></c></row>',
        f'<row r="1"><c r="A{LONG}"><v>1</v></c></row>',
        f'<row r="1">{"<c/>" * 16_385}</row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        f'<row r="1" x="{"1" * 30_000}"><c><v>1</v></c></row>',
    ],
)
def test_what_no_program_writes_is_damaged(grid_of, row) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        grid_of(f"<sheetData>{row}</sheetData>")
    assert [one.code for one in caught.value.problems] == ["E-XLS-DAMAGED"]


def test_a_long_index_of_a_style_is_none(grid_of) -> None:
    grid = grid_of(f'<sheetData><row><c s="{LONG}"><v>1</v></c></row></sheetData>')
    assert grid.rows[0].cells[1].kind is CellKind.NUMBER


def test_too_many_merged_cells(grid_of, monkeypatch) -> None:
    monkeypatch.setattr(sheet, "MERGE_CAP", 1)
    with pytest.raises(SpreadsheetRefused) as caught:
        grid_of('<mergeCells><mergeCell ref="A1"/><mergeCell ref="A2"/></mergeCells>')
    assert [one.code for one in caught.value.problems] == ["E-XLS-CAP"]


def test_too_many_sheets(parts_of, monkeypatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_CAP", 1)
    make, pack, draw = parts_of
    with pytest.raises(SpreadsheetRefused) as caught:
        open_spreadsheet(pack(make({"A": draw("1"), "B": draw("1")})), "a.xlsx")
    assert [one.code for one in caught.value.problems] == ["E-XLS-CAP"]
