"""Workbooks drawn as text: a line for a row, `|` between cells, made into .xlsx by hand.

`600` is a number, `'600` a text, `=A1 -> 2` a formula with its value and `=A1` one without, `#N/A` an
error, `TRUE` a truth value, `44676d` a date, `0.5%` a percentage. A line that begins with `~` is hidden.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pytest
from results_read import read_results

from generator.model.campaign import Campaign
from generator.sheets.doubts import ask_nobody
from generator.sheets.unit_results import ResultsRequest, SourceFile
from generator.workspace.tabletext import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?")
STYLES = {"d": 1, "%": 2}


def draw_cell(text, reference):
    if text.startswith("="):
        formula, _, value = text[1:].partition(" -> ")
        stored = f"<v>{value}</v>" if value else ""
        kind = "" if NUMBER.fullmatch(value) or not value else ' t="str"'
        return f'<c r="{reference}"{kind}><f>{escape(formula)}</f>{stored}</c>'
    if text in {"TRUE", "FALSE"}:
        return f'<c r="{reference}" t="b"><v>{int(text == "TRUE")}</v></c>'
    if text.startswith("#") and text.isupper():
        return f'<c r="{reference}" t="e"><v>{text}</v></c>'
    if NUMBER.fullmatch(text):
        return f'<c r="{reference}"><v>{text}</v></c>'
    if text[-1] in STYLES and NUMBER.fullmatch(text[:-1]):
        return f'<c r="{reference}" s="{STYLES[text[-1]]}"><v>{text[:-1]}</v></c>'
    shown = escape(text.removeprefix("'"))
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def draw_sheet(text, merges=(), hidden_columns=""):
    rows = []
    for number, line in enumerate(text.strip("\n").split("\n"), start=1):
        bare = line.strip(" ")
        hidden = ' hidden="1"' if bare.startswith("~") else ""
        cells = [cell.strip(" ") for cell in bare.removeprefix("~").split("|")]
        drawn = [
            draw_cell(cell, f"{column_letters(column)}{number}")
            for column, cell in enumerate(cells, start=1)
            if cell
        ]
        rows.append(f'<row r="{number}"{hidden}>{"".join(drawn)}</row>')
    columns = "".join(
        f'<col min="{ord(one) - 64}" max="{ord(one) - 64}" hidden="1"/>' for one in hidden_columns
    )
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    return (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{''.join(rows)}</sheetData>"
        f"{f'<mergeCells>{ranges}</mergeCells>' if ranges else ''}</worksheet>"
    )


def pack(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


def workbook_parts(sheets, hidden=()):
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{index}" r:id="rId{index}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for index, name in enumerate(names, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{index}" Type="{OFFICE}/worksheet" Target="worksheets/s{index}.xml"/>'
        for index in range(1, len(names) + 1)
    )
    styles = f'<Relationship Id="rId0" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}{styles}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" '
        'formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/>'
        '<xf numFmtId="9"/></cellXfs></styleSheet>',
    } | {f"xl/worksheets/s{index}.xml": sheets[name] for index, name in enumerate(names, start=1)}


@pytest.fixture
def xlsx():
    """From a drawing (or several by the name of their sheet) to the bytes of a workbook."""

    def make(text, merges=(), hidden_columns="", hidden=()):
        drawings = text if isinstance(text, dict) else {"Kết quả": text}
        sheets = {
            name: draw_sheet(drawing, merges, hidden_columns) for name, drawing in drawings.items()
        }
        return pack(workbook_parts(sheets, hidden))

    return make


@pytest.fixture
def parts_of():
    """From sheets as XML to the parts of a workbook, to be spoiled; and the packing of parts."""
    return workbook_parts, pack, draw_sheet


UNITS = {
    "phong_tho": "Liên đoàn Lao động huyện Phong Thổ",
    "sin_ho": "Liên đoàn Lao động huyện Sìn Hồ",
    "thanh_pho": "Liên đoàn Lao động thành phố Lai Châu",
    "vien_chuc": "Công đoàn Viên chức tỉnh",
    "y_te": "Công đoàn ngành Y tế",
    "kim_dong": "Công đoàn cơ sở Trường Tiểu học Kim Đồng",
}


def campaign_of(units, **changes):
    """A campaign of these units, by code and name; the first three are of the group `dp`."""
    return Campaign.model_validate(
        {
            "code": "sk",
            "name": "Chương trình",
            "short_name": "Chương trình",
            "issuer": "ldld",
            "starts": "2022-01-01",
            "ends": "2023-12-31",
            "indicators": [
                {"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"},
                {"code": "benefit", "name": "giá trị làm lợi", "unit_of_measure": "đồng"}
                | {"measure": "money"},
            ],
            "groups": [{"code": "dp", "name": "Khối huyện, thành phố"}],
            "units": [
                {"code": code, "name": name} | ({"group": "dp"} if place < 3 else {})
                for place, (code, name) in enumerate(units.items())
            ],
        }
        | changes
    )


@pytest.fixture
def campaign():
    return campaign_of(UNITS)


@pytest.fixture
def indicator(campaign):
    """What is counted: sáng kiến."""
    return campaign.main_indicator


@pytest.fixture
def campaign_with():
    """From codes and names of units to a campaign of them."""
    return campaign_of


def tell(problem):
    """A problem in one line: its place, code and words."""
    column = f"{problem.place.path}: " if problem.place.path else ""
    return f"{problem.place}: {column}{problem.message} [{problem.code}]"


@pytest.fixture
def read(campaign):
    """From the bytes of a file to its counts (of the first indicator) and the problems told."""

    def run(data, ask=ask_nobody, name="a.xlsx", **request):
        found = read_results([SourceFile(name, data)], campaign, ResultsRequest(**request), ask)
        return dict(found.counts.get("ideas", {})), [tell(one) for one in found.problems]

    return run
