"""The workbook embedded in a chart, which Word opens for "Edit Data" (Sửa dữ liệu).

Its bytes depend on the chart alone. What is the same in all such workbooks was made by openpyxl and is kept in
`plain_workbook.zip` (`python -m tools.chart_workbook`); to load openpyxl took longer than to make a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import chain
from pathlib import Path

from generator.ooxml import pack, unpack_parts
from generator.word.charts.chart_model import Exact, FinishedChart
from generator.word.charts.elements import clean_text, quoted, write_text
from generator.word.charts.palette import DATE_FORMAT, number_format
from generator.workspace import column_letters, regex

NO_STAMPS = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
KEPT = Path(__file__).with_name("plain_workbook.zip")
SHEET_NAME = "Số liệu"
_SHEET, _STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
_SIZE, _ROWS = regex(r'(?<=<dimension ref=")[^"]*'), regex("<sheetData>.*</sheetData>")
_FORMATS, _SORTS = regex("<numFmts.*</numFmts>"), regex("<cellXfs.*</cellXfs>")
_SORT = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" pivotButton="0" quotePrefix="0" xfId="0"/>'
_FIRST_FORMAT = 164
"""The number of the first format of its own that a workbook declares."""
_OF_DATES = "yyyy-mm-dd"
"""Declared, as openpyxl does, before the format in which a date is shown."""
_LONGEST = 32_767
"""The letters that a cell of Excel holds."""
_DAY_ZERO = date(1899, 12, 30)
_Column = tuple[str, Sequence[str | date | float | None], str]
"""Title, values, and the format code of those that are no texts."""


def make_workbook(chart: FinishedChart) -> bytes:
    """The .xlsx bytes with the categories, values and labels of the chart."""
    columns = [*_columns(chart)]
    formats, used = _formats(columns), _used(columns)
    parts = dict(_plain())
    for name, pattern, now in (
        (_SHEET, _SIZE, f"A1:{column_letters(len(columns))}{len(chart.categories) + 1}"),
        (_SHEET, _ROWS, _rows(columns, used)),
        (_STYLES, _FORMATS, _declared(formats)),
        (_STYLES, _SORTS, _sorts(used, formats)),
    ):
        before, after = pattern.split(parts[name])
        parts[name] = f"{before}{now}{after}"
    return pack({name: part.encode() for name, part in parts.items()})


@cache
def _plain() -> Mapping[str, str]:
    return {name: part.decode() for name, part in unpack_parts(KEPT.read_bytes()).items()}


def _formats(columns: Sequence[_Column]) -> list[str]:
    """The formats that are declared, in order."""
    found: dict[str, None] = {}
    for _, values, code in columns:
        for value in values:
            if isinstance(value, date):
                found[_OF_DATES] = None
            if not isinstance(value, str):
                found[code] = None
    return [*found]


def _declared(formats: Sequence[str]) -> str:
    told = (
        f'<numFmt numFmtId="{number}" formatCode="{quoted(code)}"/>'
        for number, code in enumerate(formats, _FIRST_FORMAT)
    )
    return f'<numFmts count="{len(formats)}">{"".join(told)}</numFmts>'


def _used(columns: Sequence[_Column]) -> list[str]:
    """The formats of cells, in the order in which these are written: row by row."""
    rows = zip(*(values for _, values, _ in columns), strict=True)
    codes = [code for *_, code in columns]
    cells = chain.from_iterable(zip(row, codes, strict=True) for row in rows)
    return [*dict.fromkeys(code for value, code in cells if not isinstance(value, str))]


def _sorts(used: Sequence[str], formats: Sequence[str]) -> str:
    numbers = (0, *(_FIRST_FORMAT + formats.index(code) for code in used))
    told = "".join(map(_SORT.format, numbers))
    return f'<cellXfs count="{len(used) + 1}">{told}</cellXfs>'


def _rows(columns: Sequence[_Column], used: Sequence[str]) -> str:
    numbers = {code: number for number, code in enumerate(used, 1)}
    letters = [column_letters(place) for place in range(1, len(columns) + 1)]
    sorts = [numbers.get(code, 0) for *_, code in columns]
    told: list[str] = []
    for row, values in enumerate(
        zip(*([title, *rest] for title, rest, _ in columns), strict=True), 1
    ):
        cells = zip(letters, values, sorts, strict=True)
        inside = "".join(_cell(f"{letter}{row}", value, sort) for letter, value, sort in cells)
        told.append(f'<row r="{row}">{inside}</row>')
    return f"<sheetData>{''.join(told)}</sheetData>"


def _cell(name: str, value: str | date | float | None, sort: int) -> str:
    """A cell; a text is as its column has it, and every sign of it as plain ASCII can say it."""
    if isinstance(value, str):
        text = write_text(clean_text(value)[:_LONGEST])
        written = text.encode("ascii", "xmlcharrefreplace").decode()
        inside = f"<is><t>{written}</t></is>" if written else ""
        return f'<c r="{name}" t="inlineStr">{inside}</c>'
    number = day_number(value) if isinstance(value, date) else value
    inside = "" if number is None else f"<v>{number:.16g}</v>"
    return f'<c r="{name}" s="{sort}" t="n">{inside}</c>'


def day_number(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _DAY_ZERO).days


def _columns(chart: FinishedChart) -> Iterator[_Column]:
    """The categories, the values of each series, the labels of those that have any."""
    yield chart.category_title, chart.categories, DATE_FORMAT
    for series in chart.series:
        values = [None if value is None else stored(value) for value in series.values]
        yield series.name, values, number_format(chart)
    for place in _labelled(chart):
        yield f"{chart.series[place].name} (nhãn)", chart.labels(place), "@"


def stored(value: Exact) -> float:
    """A value as the workbook stores it: whole, or the nearest floating-point number."""
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else float(exact)


def _labelled(chart: FinishedChart) -> list[int]:
    return [place for place in range(len(chart.series)) if chart.labels(place)]


def name_cell(place: int) -> str:
    """Where the name of a series stands."""
    return f"'{SHEET_NAME}'!${column_letters(2 + place)}$1"


def category_cells(chart: FinishedChart) -> str:
    """Where the categories stand."""
    return _cells(chart, 1)


def value_cells(chart: FinishedChart, place: int) -> str:
    """Where the values of a series stand."""
    return _cells(chart, 2 + place)


def label_cells(chart: FinishedChart, place: int) -> str:
    """Where the labels of a series stand that has some."""
    return _cells(chart, 2 + len(chart.series) + _labelled(chart).index(place))


def _cells(chart: FinishedChart, column: int) -> str:
    letter = column_letters(column)
    return f"'{SHEET_NAME}'!${letter}$2:${letter}${len(chart.categories) + 1}"
