"""Tables wider than a page: in smaller type, else in parts; a figure is never broken, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ooxml.metrics import text_width, wrap
from generator.word.tables.between_margins import PaperSize
from generator.word.tables.fitting import Fit, fit_table, part_of
from generator.word.tables.placement import lay_out
from generator.word.tables.table import (
    Alignment,
    FinishedTable,
    MergedCell,
    PlainRows,
    RowKind,
    TableColumn,
    TableRow,
    merge_header,
    number_columns,
)
from generator.word.tables.widths import (
    cell_margin,
    column_wants,
    column_widths,
    landscape_needed,
)
from generator.word.tables.written import write_table

ORDINAL, NAME, FIGURE = TableColumn(Alignment.CENTRE), TableColumn(), TableColumn(Alignment.NUMBER)
LONG = "740.865.532.228.085"


def wide(figures, text=LONG, *, titles=None, name="Công đoàn ngành Giáo dục"):
    titles = titles or [(f"Cột {one}",) for one in range(figures)]
    return FinishedTable(
        columns=(ORDINAL, NAME, *[FIGURE] * figures),
        header=merge_header([("TT",), ("Đơn vị",), *titles]),
        rows=(
            TableRow((MergedCell("Khối huyện", colspan=2 + figures),), RowKind.GROUP),
            TableRow(("1", name, *[text] * figures)),
            TableRow((MergedCell("Tổng", colspan=2), *[text] * figures), RowKind.TOTAL),
        ),
        column_numbers=number_columns(2 + figures),
    )


@pytest.mark.parametrize(
    ("figures", "text", "points", "parts"),
    [
        (3, "1.234", 12, 0),
        (6, LONG, 11, 0),
        (7, LONG, 9, 0),
        (8, LONG, 12, 2),
        (16, LONG, 11, 3),
    ],
)
def test_smaller_type_first_then_parts(figures, text, points, parts):
    fit = fit_table(wide(figures, text), [PaperSize.LANDSCAPE])
    assert (fit.points, len(fit.parts)) == (points, parts)


def test_what_belongs_together_stays_in_one_part():
    titles = [(f"Loại {one // 3}", sub) for one in range(9) for sub in [f"c{one}"]]
    fit = fit_table(wide(9, titles=titles), [PaperSize.LANDSCAPE])
    assert fit.parts == ((0, 1, *range(2, 8)), (0, 1, *range(8, 11)))


def test_a_part_names_its_rows_and_keeps_merged_cells():
    part = part_of(wide(4, titles=[("A", "a"), ("A", "b"), ("B", "c"), ("D",)]), (0, 1, 4, 5))
    assert [[(one.text, one.span) for one in row] for row in lay_out(part.header, 4)] == [
        [("TT", 1), ("Đơn vị", 1), ("B", 1), ("D", 1)],
        [("", 1), ("", 1), ("c", 1), ("", 1)],
    ]
    assert part.column_numbers == ("(1)", "(2)", "(5)", "(6)")
    assert [[getattr(one, "text", one) for one in row.cells] for row in part.rows] == [
        ["Khối huyện"], ["1", "Công đoàn ngành Giáo dục", LONG, LONG], ["Tổng", LONG, LONG],
    ]  # fmt: skip


FIGURES = st.lists(
    st.integers(0, 10**15).map(lambda one: f"{one:,}".replace(",", ".")), min_size=1, max_size=24
)


@given(FIGURES, st.sampled_from(list(PaperSize)), st.text("ngaỏ ", max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_figure_breaks_and_no_column_is_lost(texts, paper, name):
    table = FinishedTable(
        (ORDINAL, NAME, *[FIGURE] * len(texts)),
        merge_header([("TT",), ("Đơn vị",), *[(f"C{one}",) for one in range(len(texts))]]),
        [TableRow(("1", name, *texts))],
    )
    fit = fit_table(table, [paper])
    parts = fit.parts or (tuple(range(len(table.columns))),)
    assert [one for part in parts for one in part[2:]] == list(range(2, len(table.columns)))
    for columns in parts:
        part = part_of(table, columns)
        for text, width in zip(
            part.rows[0].cells[2:],
            column_widths(part, fit.room, points=fit.points)[2:],
            strict=True,
        ):
            assert text_width(text, fit.points, bold=False) < width


@pytest.mark.parametrize(("name", "figure"), [(60, 300), (None, 300), (150, 150), (20, 1000)])
def test_a_width_beyond_the_page_leaves_names_and_figures_whole(name, figure):
    columns = (ORDINAL, TableColumn(mm=name), TableColumn(Alignment.NUMBER, mm=figure))
    table = replace(wide(1), columns=columns)
    wants, widths = column_wants(table), column_widths(table, 9354)
    assert sum(widths) == 9354
    assert all(want.least <= width for want, width in zip(wants, widths, strict=True))


def test_other_type_than_the_style_sheet_has_is_said_with_each_text():
    xml = write_table(wide(7), Fit(PaperSize.LANDSCAPE, 9)).decode()
    assert xml.count("<w:r>") == xml.count('<w:sz w:val="18"/>') > 20
    assert "w:sz" not in write_table(wide(2), Fit(PaperSize.LANDSCAPE)).decode()


def test_parts_stand_one_under_the_other():
    table = wide(20)
    xml = write_table(table, fit_table(table, [PaperSize.LANDSCAPE])).decode()
    assert xml.count("<w:tbl>") == 3
    assert xml.count("(Tiếp theo bảng trên)") == 2


NAMES = (
    "Công đoàn Công ty Cổ phần Xây dựng Sông Hòa",
    "Liên đoàn Lao động Thành phố Hồ Chí Minh",
    "Trường Trung học phổ thông Nguyễn Bỉnh Khiêm",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("figures", [5, 8, 16, 18])
@pytest.mark.parametrize("paper", [PaperSize.LANDSCAPE, PaperSize.A3])
def test_a_name_takes_three_lines_at_most(name, figures, paper):
    table = wide(figures, name=name)
    fit = fit_table(table, [paper])
    for columns in fit.parts or (tuple(range(2 + figures)),):
        part = part_of(table, columns)
        widths = column_widths(part, fit.room, points=fit.points)
        inside = widths[1] - 2 * cell_margin(len(columns))
        assert len(wrap(name, inside, fit.points)) <= 3


FRAMES = [
    FinishedTable(
        columns=(ORDINAL, NAME, *[FIGURE] * figures),
        header=merge_header([("TT",), ("Đơn vị",), *[(f"Cột {one}",) for one in range(figures)]]),
        rows=PlainRows([("1", "2"), ("A", "B"), *[("", "")] * figures]),
        notes=("số tạm tính",) if figures == 3 else (),
    )
    for figures in (3, 8)
]
"""Tables as letters of a batch have them: rows of figures are put into one frame again and again."""


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(FRAMES),
    st.tuples(*[st.sampled_from(["", "7", "1.234", LONG])] * 2),
    st.sampled_from(["Xã A", "Công đoàn các khu công nghiệp tỉnh và thành phố trực thuộc " * 3]),
)
def test_a_table_in_a_frame_lies_as_it_would_alone(frame, figures, name):
    framed = frame.with_figures([("1", "2"), (name, "B"), *[figures] * (len(frame.columns) - 2)])
    alone = replace(framed, rows=tuple(framed.rows))
    told = []
    for table in (framed, alone):
        fit = fit_table(table, [PaperSize.PORTRAIT, PaperSize.LANDSCAPE])
        told.append((landscape_needed(table), fit, write_table(table, fit)))
    assert told[0] == told[1]
