"""Charts: what Word gets and what the reader sees of it, the workbook behind, pictures, bars."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction

import docx
import pytest
from audited import faults_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook

from generator.ooxml.package import pack
from generator.problems import ProgramMissing, TemplateBroken
from generator.word.charts.chart_model import (
    BarChart,
    ChartMisshapen,
    LineChart,
    Scale,
    Series,
    ShareChart,
)
from generator.word.charts.chart_parts import add_charts, chart_marker
from generator.word.charts.embedded_workbook import KEPT, _columns, make_workbook
from generator.word.charts.palette import axis_format, number_format
from generator.word.charts.picture import draw_chart
from generator.word.charts.terminal import BLOCKS, PLAIN, bar, bar_signs
from generator.word.charts.value_axis import value_axis
from tools import chart_workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

PROGRESS = BarChart(
    title="Kết quả so với chỉ tiêu",
    categories=("LĐLĐ huyện Phong Thổ", "Phòng KH&CN <Sở>", "Công đoàn ngành Y tế"),
    series=(Series("Đã thực hiện", (1775, None, 22)), Series("Chỉ tiêu", (1200, 73, 20))),
)
RATES = BarChart(
    title="Tỷ lệ đạt",
    categories=("A", "B"),
    series=(Series("Tỷ lệ", (Fraction(266000, 5091), 100)),),
    measure=Scale.PERCENT,
    mark=100,
)
PACE = LineChart(
    title="Lũy kế và tiến độ cần đạt",
    categories=(date(2022, 4, 1), date(2022, 5, 31), date(2023, 9, 1)),
    series=(Series("Lũy kế", (0, 1775, None)), Series("Cần đạt", (0, None, 2300))),
)
SHARES = ShareChart(
    title="Cơ cấu theo khối",
    categories=("Khối huyện", "Khối ngành"),
    series=(Series("Sáng kiến", (35728, 18549), ("65,8%", "34,2%")),),
)
CHARTS = {"progress": PROGRESS, "rates": RATES, "pace": PACE, "shares": SHARES}


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs and the one style that a chart stands in."""
    document = docx.Document()
    document.styles.add_style("BangGiua", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    for text in paragraphs:
        document.add_paragraph(text)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def parts_of(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist()}


def charted(packed: bytes, charts) -> dict[str, bytes]:
    """The parts of the Word file with its charts."""
    parts = parts_of(packed)
    return parts | add_charts(parts, charts)


def chart_part(chart) -> etree._Element:
    parts = charted(word_file(chart_marker("x")), {"x": chart})
    return etree.fromstring(parts["word/charts/chart1.xml"])


def outline(chart) -> str:
    """The series as Word draws them without opening the workbook: name, points, labels."""
    lines = []
    for series in chart_part(chart).iter(f"{C}ser"):
        points = [cached(series, f"{C}{kind}") for kind in ("cat", "val")]
        labels = [f" «{text}»" for text in cached(series, f"{C15}dlblRangeCache").values()]
        shown = [f"{points[0][place]}={points[1].get(place, '-')}" for place in points[0]]
        lines.append(f"{cached(series, f'{C}tx')['0']}: {', '.join(shown)}{''.join(labels)}")
    return "\n".join(lines)


def cached(series: etree._Element, holder: str) -> dict[str, str]:
    found = next(series.iter(holder), None)
    if found is None:
        return {}
    return {point.get("idx"): point.findtext(f"{C}v") for point in found.iter(f"{C}pt")}


def faults_in(path) -> list[str]:
    """What the validator finds, but for the style part of python-docx's own template."""
    found = faults_of(path)
    return [fault.description for fault in found if "stylesWithEffects" not in fault.part_uri]


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (
            PROGRESS,
            (
                "Đã thực hiện: LĐLĐ huyện Phong Thổ=1775, Phòng KH&CN <Sở>=-, Công đoàn ngành Y tế=22\n"
                "Chỉ tiêu: LĐLĐ huyện Phong Thổ=1200, Phòng KH&CN <Sở>=73, Công đoàn ngành Y tế=20"
            ),
        ),
        (RATES, "Tỷ lệ: A=52.24906698094677, B=100 «52,2%» «100%»"),
        (
            PACE,
            "Lũy kế: 44652=0, 44712=1775, 45170=- «0» «1.775» «»\nCần đạt: 44652=0, 44712=-, 45170=2300",
        ),
        (SHARES, "Sáng kiến: Khối huyện=35728, Khối ngành=18549 «65,8%» «34,2%»"),
    ],
)
def test_chart_says_what_it_was_given(chart, expected) -> None:
    assert outline(chart) == expected


def test_word_file_with_all_charts_is_valid(tmp_path) -> None:
    file = tmp_path / "charts.docx"
    file.write_bytes(pack(charted(word_file(*map(chart_marker, CHARTS)), CHARTS)))
    assert faults_in(file) == []


def test_validator_sees_a_negative_axis_id(tmp_path) -> None:
    parts = charted(word_file(chart_marker("progress")), CHARTS)
    part = "word/charts/chart1.xml"
    parts[part] = parts[part].replace(b'axId val="1', b'axId val="-1')
    file = tmp_path / "negative.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert faults_in(file) != []


@pytest.mark.parametrize(("font", "found"), [("Arial", "Arial"), (None, "Times New Roman")])
def test_chart_is_in_the_font_of_the_document(font, found) -> None:
    parts = parts_of(word_file(chart_marker("x")))
    styles = etree.fromstring(parts["word/styles.xml"])
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for fonts in list(styles.iter(f"{word}rFonts")):
        fonts.attrib.clear()
        if font:
            fonts.set(f"{word}ascii", font)
    parts["word/styles.xml"] = etree.tostring(styles)
    chart = etree.fromstring(add_charts(parts, {"x": PROGRESS})["word/charts/chart1.xml"])
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert {one.get("typeface") for one in chart.iter(f"{drawing}latin")} == {found}


def test_workbook_holds_what_the_addresses_of_the_chart_name() -> None:
    parts = charted(word_file(chart_marker("rates")), CHARTS)
    sheet = load_workbook(io.BytesIO(parts["word/embeddings/chart1.xlsx"]))["Số liệu"]
    assert [[cell.value for cell in row] for row in sheet] == [
        [None, "Tỷ lệ", "Tỷ lệ (nhãn)"],
        ["A", 266000 / 5091, "52,2%"],
        ["B", 100, "100%"],
    ]
    addresses = [found.text for found in chart_part(RATES).iter(f"{C}f", f"{C15}f")]
    assert addresses == [
        "'Số liệu'!$B$1",
        "'Số liệu'!$A$2:$A$3",
        "'Số liệu'!$B$2:$B$3",
        "'Số liệu'!$C$2:$C$3",
    ]


EVERY_SORT = LineChart(
    title="t",
    categories=tuple(date(2022, 4, day) for day in range(1, 29)),
    series=tuple(
        Series(f"=s{place} & «{place}»", (None, 10**9, *range(26)), ("",) * 28)
        for place in range(27)
    ),
    category_title="Ngày",
)


@pytest.mark.parametrize("chart", [*CHARTS.values(), EVERY_SORT])
def test_workbook_is_what_openpyxl_would_write(chart) -> None:
    made = parts_of(make_workbook(chart))
    book = Workbook()
    book.worksheets[0].title = "Số liệu"
    for place, (title, values, code) in enumerate(_columns(chart), 1):
        for row, value in enumerate([title, *values], 1):
            cell = book.worksheets[0].cell(row, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
            else:
                cell.number_format = code
    packed = io.BytesIO()
    book.save(packed)
    for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"):
        assert made[name] == parts_of(packed.getvalue())[name]


def test_what_all_workbooks_have_is_kept_as_openpyxl_makes_it() -> None:
    kept, anew = parts_of(KEPT.read_bytes()), parts_of(chart_workbook.make())
    for version in (kept, anew):
        version.pop("docProps/app.xml")
    assert kept == anew, "`python -m tools.chart_workbook` keeps it anew"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-5", "a\x00b", 'x"y', "hai\ndòng", "]]>"])
def test_hostile_words_stay_words(text) -> None:
    chart = BarChart(title=text, categories=(text,), series=(Series(text, (1,), (text,)),))
    parts = charted(word_file(chart_marker("x")), {"x": chart})
    sheet = load_workbook(io.BytesIO(parts["word/embeddings/chart1.xlsx"])).active
    shown = text.replace("\x00", "").replace("\n", " ")
    assert (sheet["A2"].value, sheet["A2"].data_type) == (shown, "s")
    assert outline(chart) == f"{shown}: {shown}=1 «{shown}»"


@pytest.mark.slow
@given(st.text(max_size=40))
def test_any_text_gives_wellformed_parts(text) -> None:
    chart = BarChart(title=text, categories=(text,), series=(Series(text, (1,)),), alternative=text)
    parts = charted(ONE_MARKER, {"x": chart})
    for name in ("word/document.xml", "word/charts/chart1.xml"):
        etree.fromstring(parts[name])


ONE_MARKER = word_file(chart_marker("x"))


def test_chart_stands_where_its_marker_stood() -> None:
    parts = charted(word_file("trước", "[[chart:pace]]", "sau", " [[chart:shares]] "), CHARTS)
    document = etree.fromstring(parts["word/document.xml"])
    frames = document.iter(f"{FRAME}docPr")
    assert [(frame.get("id"), frame.get("descr")) for frame in frames] == [
        ("1", PACE.described),
        ("2", SHARES.described),
    ]
    shown = [
        "".join(paragraph.itertext()) or "(biểu đồ)"
        for paragraph in document.iter("{*}p")
        if paragraph.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml")
    ]
    assert shown == ["trước", "(biểu đồ)", "sau", "(biểu đồ)"]


def test_marker_that_word_split_into_runs_is_found() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("[[ch", "art:pace", "]]"):
        paragraph.add_run(piece)
    packed = io.BytesIO()
    document.save(packed)
    assert "word/charts/chart1.xml" in charted(packed.getvalue(), CHARTS)


def test_file_without_markers_is_left_alone() -> None:
    packed = word_file("xem [[chart:pace]] trong câu", "[[khác]]")
    assert add_charts(parts_of(packed), CHARTS) == {}


def test_second_pass_does_not_disturb_the_first() -> None:
    once = pack(charted(word_file("[[chart:pace]]"), CHARTS))
    document = docx.Document(io.BytesIO(once))
    document.add_paragraph("[[chart:shares]]")
    packed = io.BytesIO()
    document.save(packed)
    parts = charted(packed.getvalue(), CHARTS)
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(parts)
    frames = etree.fromstring(parts["word/document.xml"]).iter(f"{FRAME}docPr")
    assert [frame.get("id") for frame in frames] == ["1", "2"]


def test_all_unknown_markers_are_told_at_once() -> None:
    with pytest.raises(TemplateBroken) as caught:
        charted(word_file("[[chart:pase]]", "[[chart:pace]]", "[[chart:gì đó]]"), CHARTS)
    assert [
        f"{problem.place}: {problem.message}. {problem.hint}" for problem in caught.value.problems
    ] == [
        "word/document.xml: [[chart:pase]]: không có biểu đồ «pase». có phải «pace»?",
        (
            "word/document.xml: [[chart:gì đó]]: không có biểu đồ «gì đó». "
            "các biểu đồ dùng được: pace, progress, rates, shares"
        ),
    ]


def test_bytes_bear_no_stamp_of_the_hour() -> None:
    packed = word_file(*map(chart_marker, CHARTS))
    parts = charted(packed, CHARTS)
    assert parts == charted(packed, CHARTS)
    workbook = parts["word/embeddings/chart1.xlsx"]
    assert list(etree.fromstring(parts_of(workbook)["docProps/core.xml"])) == []
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: BarChart(title="t", categories=(), series=()), "không có số liệu"),
        (lambda: BarChart(title="t", categories=("a",), series=()), "không có số liệu"),
        (
            lambda: BarChart(title="t", categories=("a",), series=(Series("s", (1, 2)),)),
            "chuỗi «s» của biểu đồ «t» có 2 điểm, cần 1",
        ),
        (
            lambda: BarChart(title="t", categories=("a",), series=(Series("s", (1,), ("x", "y")),)),
            "có 2 điểm, cần 1",
        ),
        (
            lambda: ShareChart(title="t", categories=("a",), series=(Series("s", (-1,)),)),
            "số không âm",
        ),
        (
            lambda: ShareChart(title="t", categories=("a",), series=(Series("s", (1,)),) * 2),
            "đúng một chuỗi",
        ),
    ],
)
def test_charts_without_sense_are_refused(make, fault) -> None:
    with pytest.raises(ChartMisshapen, match=fault):
        make()


def excel_format(code: str, value: int) -> str:
    """What Excel shows of a value ≥ 0 under a code of conditions, zeros and escaped signs."""
    for section in code.split(";"):
        condition, found, pattern = section.rpartition("]")
        if not found or value >= int(condition.removeprefix("[>=")):
            break
    shown, digits = "", list(str(value))
    for sign in reversed(pattern.replace("\\", "")):
        shown = (digits.pop() if sign == "0" and digits else sign) + shown
    return "".join(digits) + shown


@pytest.mark.parametrize("value", [0, 7, 999, 1000, 1775, 66775, 163532, 1000000, 163532000])
def test_format_code_writes_the_thousands_dots(value) -> None:
    chart = BarChart(title="t", categories=("a",), series=(Series("s", (value,)),))
    assert excel_format(number_format(chart), value) == f"{value:,}".replace(",", ".")


def test_format_code_of_large_money() -> None:
    chart = BarChart(title="t", categories=("a",), series=(Series("s", (3031150000,)),))
    shown = [excel_format(number_format(chart), value) for value in (3031150000, 5000000, 0)]
    assert shown == ["3.031.150.000", "5.000.000", "0"]


@pytest.mark.parametrize(
    ("values", "point", "axis"),
    [
        ((50, 100), '0"%"', '0"%"'),
        ((Fraction(105, 2), 100), '0.0"%"', '0"%"'),
        ((Fraction(5, 2), 3), '0.0"%"', '0.0"%"'),
    ],
)
def test_format_code_of_percentages(values, point, axis) -> None:
    series = (Series("s", values),)
    chart = BarChart(title="t", categories=("a", "b"), series=series, measure=Scale.PERCENT)
    step = value_axis(chart).step
    assert (number_format(chart), axis_format(chart, step)) == (point, axis)


def test_alternative_text_tells_the_values() -> None:
    assert PROGRESS.described == (
        "Biểu đồ: Kết quả so với chỉ tiêu. LĐLĐ huyện Phong Thổ: Đã thực hiện 1.775, Chỉ tiêu 1.200; "
        "Phòng KH&CN <Sở>: Chỉ tiêu 73; Công đoàn ngành Y tế: Đã thực hiện 22, Chỉ tiêu 20."
    )
    assert PACE.described.endswith(
        "01/4/2022: Lũy kế 0, Cần đạt 0; 31/5/2022: Lũy kế 1.775; 01/9/2023: Cần đạt 2.300."
    )
    many = BarChart(
        title="t", categories=("a",) * 15, series=(Series("s", (Decimal("1.5"),) * 15),)
    )
    assert many.described.endswith("a: 1,5; và 3 mục khác.")


@pytest.mark.parametrize("name", CHARTS)
def test_a_png_is_the_same_each_time(name) -> None:
    pytest.importorskip("matplotlib")
    png = draw_chart(CHARTS[name], "png", dpi=40)
    assert png == draw_chart(CHARTS[name], "png", dpi=40)
    assert png.startswith(b"\x89PNG")


def test_a_png_without_matplotlib_says_what_to_install_and_that_an_svg_needs_nothing(
    monkeypatch,
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ProgramMissing, match=r'pip install "vanthu\[charts\]".*\.svg'):
        draw_chart(PROGRESS, "png")
    assert draw_chart(PROGRESS, "svg")


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (Fraction(0), ".........."),
        (Fraction(1, 1000), "#........."),
        (Fraction(1, 2), "#####....."),
        (Fraction(2660, 5091), "#####....."),
        (Fraction(999, 1000), "#########."),
        (Fraction(1), "##########"),
        (Fraction(1001, 1000), "#########>"),
        (10, "#########>"),
        (-1, ".........."),
        (None, "          "),
    ],
)
def test_bar(rate, shown) -> None:
    assert bar(rate, 10, PLAIN) == shown


def test_bar_of_one_sign_is_not_full_too_early() -> None:
    assert [bar(Fraction(rate, 2), 1, PLAIN) for rate in (1, 2, 3)] == [".", "#", ">"]


@given(st.fractions(min_value=-1, max_value=12), st.integers(min_value=2, max_value=60))
def test_bar_is_full_only_when_the_quota_is_reached(rate, width) -> None:
    shown = bar(rate, width)
    assert len(shown) == width
    assert (BLOCKS.rest not in shown) == (rate >= 1)
    assert (BLOCKS.beyond in shown) == (rate > 1)
    assert (shown == BLOCKS.rest * width) == (rate <= 0)


@pytest.mark.parametrize(
    ("encoding", "signs"),
    [("utf-8", BLOCKS), ("cp437", PLAIN), ("cp1258", PLAIN), (None, PLAIN), ("không có", PLAIN)],
)
def test_bar_signs_fit_the_output(encoding, signs) -> None:
    assert bar_signs(encoding) == signs
