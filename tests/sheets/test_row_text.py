"""The cells of tables as text: what the library would make of them, only sooner."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from generator.sheets.layout import Computed, Field, Holds, Linked, Stepped, Worksheet
from generator.sheets.workbook_writing import write_workbook


def written(*row, holds=Holds.TEXT):
    fields = tuple(Field(f"Cột {place}", holds) for place, _ in enumerate(row))
    data = write_workbook([Worksheet("Bảng", fields, [row])])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    return re.sub(r' s="\d+"', "", sheet.partition('<row r="2"')[2].partition("</row>")[0])


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ' t="n"></c>'),
        ("", ' t="n"></c>'),
        (12, ' t="n"><v>12</v></c>'),
        (0, ' t="n"><v>0</v></c>'),
        (Fraction(1, 3), ' t="n"><v>0.3333333333333333</v></c>'),
        ("a < b & c", ' t="inlineStr"><is><t>a &lt; b &amp; c</t></is></c>'),
        (" Sở ", ' t="inlineStr"><is><t xml:space="preserve"> S&#7903; </t></is></c>'),
        ("=1+1", ' t="inlineStr"><is><t>=1+1</t></is></c>'),
        (Stepped("a", 1), ' t="inlineStr"><is><t>a</t></is></c>'),
        (Linked("a", "x.docx"), ' t="inlineStr"><is><t>a</t></is></c>'),
        (Computed('IF(RC[1]<2,"")', 5), '><f>IF(B2&lt;2,"")</f><v>5</v></c>'),
        (Computed("R[-1]C", None), ' t="str"><f>A1</f><v></v></c>'),
    ],
)
def test_each_sort_of_value_is_a_cell(value, cell):
    assert written(value) == f'><c r="A2"{cell}'


def test_cells_stand_in_the_rows_of_the_table_between_other_lines():
    sheet = Worksheet(
        "Bảng", (Field("Tên"), Field("Số", Holds.WHOLE)), [["a", 1], ["b", 2]], "TÊN", remarks=("Hết",)
    )  # fmt: skip
    page = load_workbook(io.BytesIO(write_workbook([sheet]))).active
    found = [tuple(cell for cell in row if cell is not None) for row in page.values]
    assert found == [("TÊN",), (), ("Tên", "Số"), ("a", 1), ("b", 2), (), ("Hết",)]


def test_a_link_lies_on_its_cell():
    sheet = Worksheet("Bảng", (Field("Tệp"), Field("Tệp")), [["a", Linked("b", "b.docx")]])
    page = load_workbook(io.BytesIO(write_workbook([sheet]))).active
    assert [(cell.coordinate, cell.hyperlink.target) for cell in page[2] if cell.hyperlink] == [
        ("B2", "b.docx")
    ]


def test_a_text_is_no_longer_than_a_cell_holds_and_nothing_that_xml_cannot():
    assert written("a" * 40_000).count("a") == 32_767
    with pytest.raises(IllegalCharacterError):
        written("a\x01")
