"""The sheets as they are handed to the writer: what stands above, in and below every table."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from worksheets import campaign_of

from generator.drafting.listing import list_figures
from generator.exchange import exporting
from generator.exchange.entry_sheets import EntryTable
from generator.exchange.exporting import entry_forms, figure_export, unit_export
from generator.exchange.sheets import (
    history_sheet,
    plain_sheet,
    span_of,
)
from generator.exchange.unit_table import unit_sheet
from generator.figures.moment import figures_at, figures_on
from generator.model.campaign import Counted
from generator.problems import NotFound
from generator.sheets.layout import Holds
from generator.wording.read_dates import read_moment

MAY, JUNE = read_moment("31/5/2025"), read_moment("30/6/2025")
RATE = "  - {code: share, name: tỷ lệ tham gia, unit_of_measure: '%', measure: rate}\nphases:"
LATE = """\
as_of: 17h30 30/6/2025
results:
- {counts: {an-phu: 310, y-te: 0, le: 7}, total: 720}
- indicator: share
  counts: {an-phu: "52,5%", dong-ha: "40%"}
  total: 47,5%
"""


def outline(sheet):
    """A sheet as text: its lines above, its columns, its rows (sums marked), its lines below."""
    columns = [
        f"{one.title} · {one.holds.value} · {one.width}{' · open' if one.open else ''}"
        for one in sheet.fields
    ]
    rows = [
        f"{'*' if place in sheet.bold else ' '} {' | '.join('' if one is None else str(one) for one in row)}"
        for place, row in enumerate(sheet.rows)
    ]
    head = f"[{sheet.name}] {sheet.title}{' (protected)' if sheet.protected else ''}"
    return "\n".join(
        [head, *(f"{name}: {said}" for name, said in sheet.stamps), *columns, *rows, *sheet.remarks]
    )


@pytest.fixture
def campaign(desk):
    """The office's campaign with an indicator that is a rate, a unit of no group, a late snapshot."""
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8").replace("phases:", RATE, 1)
    path.write_text(text, encoding="utf-8")
    path = desk.folder / "units.yaml"
    loose = (
        "  - {code: le, name: Công đoàn viên chức, bases: {members: 80}, active_from: 01/6/2025}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + loose, encoding="utf-8")
    (desk.folder / "results" / "2025-06-30.yaml").write_text(LATE, encoding="utf-8")
    return desk.campaign


def test_all_figures_of_a_campaign(campaign, golden) -> None:
    export = figure_export(campaign, None)
    assert (export.stem, export.title) == ("tong-hop-2025-06-30-1730", "Chương trình sáng kiến")
    golden("exchange/figures.txt", "\n\n".join(map(outline, export.sheets)) + "\n")


def test_the_table_of_units_in_a_phase_and_in_the_whole(campaign, golden) -> None:
    tables = [
        unit_export(campaign, MAY, None, None),
        unit_export(campaign, None, "initiatives", "gd2"),
        unit_export(campaign, None, "share", None),
    ]
    assert [export.stem for export in tables] == [
        "bang-so-sang-kien-2025-05-31",
        "bang-so-sang-kien-gd2-2025-06-30-1730",
        "bang-ty-le-tham-gia-2025-06-30-1730",
    ]
    sheets = (outline(sheet) for export in tables for sheet in export.sheets)
    golden("exchange/units.txt", "\n\n".join(sheets) + "\n")


def test_what_units_fill_in(campaign, golden) -> None:
    forms = entry_forms(campaign, JUNE, ["initiatives", "share"])
    assert forms.stem == "so-lieu-2025-06-30"
    (empty,) = forms.together().sheets
    asked = EntryTable(campaign, MAY, campaign.indicators, campaign.snapshots[1])
    known = asked.sheet(campaign.units[:2])
    golden("exchange/entry.txt", f"{outline(empty)}\n\n{outline(known)}\n")


def test_before_anything_is_counted(campaign) -> None:
    bare = campaign.model_copy(update={"snapshots": ()})
    export = figure_export(bare, None)
    assert export.stem == "tong-hop-chua-co-so-lieu"
    assert [sheet.name for sheet in export.sheets] == ["Mục lục", "Mục tiêu", "Dữ liệu"]
    (table,) = unit_export(bare, None, None, None).sheets
    assert table.stamps == (("Mã chiến dịch", "thi-dua"),)
    assert table.remarks == []
    assert len(table.rows) == 8


def test_counts_of_each_period_say_that_they_are_added_up(campaign) -> None:
    each = campaign.indicators[0].model_copy(update={"cumulative": False})
    assert span_of(campaign.indicators[0]) == ""
    assert span_of(campaign.indicators[0], "giai đoạn 1") == "giai đoạn 1"
    assert span_of(each) == "cộng các kỳ từ đầu chiến dịch"
    assert span_of(each, "giai đoạn 1") == "giai đoạn 1"
    assert span_of(each.model_copy(update={"cumulative": None, "counted": Counted.STATE})) == ""


SMALL = """\
code: c
name: X
short_name: X
issuer: a
starts: 01/01/2022
ends: 31/12/2022
indicators:
  - {code: done, name: đã làm, unit_of_measure: việc}
  - {code: asked, name: phải làm, unit_of_measure: việc}
  - {code: part, name: tỷ lệ xong, unit_of_measure: '%', measure: rate, of: [done, asked]}
units: [{code: a, name: A}, {code: b, name: B}]
phases: [{code: late, name: đợt cuối, starts: 01/4/2022, ends: 31/12/2022}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 1}}, {indicator: asked, total: 10}]}
  - {as_of: 30/6/2022, statuses: {a: estimated}, results: [{counts: {a: 2, b: 3}}, {indicator: asked, counts: {a: 4, b: 9}}]}
"""


def test_what_stands_below_is_called_what_it_is() -> None:
    small = campaign_of(SMALL)
    tallies = figures_on(small).indicators
    told = {code: list(unit_sheet(small, one, None).remarks) for code, one in tallies.items()}
    assert told == {"done": [], "asked": [], "part": ["Tỷ lệ chung: 38,5%."]}
    late = tallies["asked"].phases["late"]
    assert unit_sheet(small, late, None).remarks == ["Tổng chung: 3 việc."]


def test_a_total_in_large_units_stands_below_in_the_unit_of_the_column() -> None:
    small = SMALL.replace(
        "name: phải làm, unit_of_measure: việc",
        "name: giá trị, unit_of_measure: đồng, measure: money, shown_in: {unit: triệu đồng}",
    ).replace("total: 10}", "total: 5000000000}")
    read = campaign_of(small)
    tally = figures_at(read, read_moment("31/3/2022")).indicators["asked"]
    assert list(unit_sheet(read, tally, None).remarks) == ["Tổng đã công bố: 5.000.000.000 đồng."]


def test_the_course_of_time_says_who_had_reported() -> None:
    small = campaign_of(SMALL)
    rows = history_sheet(figures_on(small)).rows
    assert [(str(row[0]), row[3], row[4]) for row in rows if row[1] == "đã làm"] == [
        ("ngày 31/3/2022", 1, "tạm tính, 1/2 đơn vị"),
        ("ngày 30/6/2022", 5, "ước tính"),
    ]


def test_columns_of_texts_are_as_wide_as_their_words() -> None:
    sheet = plain_sheet("Sổ", ["Số", "Trích yếu", "x" * 70], [["1", "a" * 20, ""], ["2", "b", ""]])
    assert [(one.width, one.holds) for one in sheet.fields] == [
        (9, Holds.TEXT),
        (23, Holds.TEXT),
        (38, Holds.TEXT),
    ]
    assert plain_sheet("Sổ", ["Số"], []).fields[0].width == 9


def test_which_units_are_asked(campaign) -> None:
    late = read_moment("17h30 30/6/2025")
    both = entry_forms(campaign, late, ["initiatives", "share"], missing=True)
    assert [unit.code for unit in both.units] == [
        "dong-ha",
        "long-son",
        "khcn",
        "y-te",
        "moi",
        "le",
    ]
    one = entry_forms(campaign, late, ["initiatives"], missing=True, group="nganh")
    assert [unit.code for unit in one.units] == ["khcn", "moi"]
    asked = [one.code for one in entry_forms(campaign, JUNE).indicators]
    assert asked == ["initiatives", "benefit", "share"]
    with pytest.raises(NotFound, match="không có chỉ số «shar»; có phải «share»"):
        entry_forms(campaign, late, ["shar"])
    with pytest.raises(NotFound, match="không có nhóm «nganhh»; có phải «nganh»"):
        entry_forms(campaign, late, group="nganhh")


def test_the_workbooks_of_units_have_names_of_their_own(campaign, show) -> None:
    twins = [
        unit.model_copy(update={"code": code, "name": "Công đoàn A", "short_name": "CĐ/A"})
        for unit, code in zip(campaign.units[:2], ("cd", "CD"), strict=True)
    ]
    forms = entry_forms(campaign, MAY)
    books = dict(exporting.EntryForms(campaign, MAY, twins, forms.indicators).apart())
    assert len({name.casefold() for name in books}) == 2
    assert all(name.endswith(".xlsx") and "/" not in name for name in books)
    assert "1 | cd | Công đoàn A" in show(next(iter(books.values())))


def test_the_workbook_of_all_figures(campaign, show) -> None:
    from generator.exchange.sheets import write_figures

    figures = figures_at(campaign, MAY)
    data = write_figures(list_figures(figures), figures)
    lines = show(data).splitlines()
    assert lines[:5] == [
        campaign.short_name,
        "Số liệu tính đến | ngày 31/5/2025",
        "Nguồn | Cổng trực tuyến",
        "",
        "Tên trong mẫu | Đối tượng | Nội dung | Giá trị | In ra | Mức chính xác | Cách tính",
    ]
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    widths = [round(page.column_dimensions[column].width) for column in "ABCDEFG"]
    assert widths == [50, 22, 34, 24, 15, 8, 39]
    rows = {line.split(" | ")[0]: line for line in lines}
    assert " | 695 | " in rows["indicators.initiatives.count"]
    assert "chính xác" in rows["indicators.initiatives.count"]
    assert any(" | trên | " in f"{line} | " and "10000000000" in line for line in lines)
    assert any(str(float(Fraction(695, 2000))) in line for line in lines)


def test_a_moment_in_a_file_name(campaign) -> None:
    stem = exporting._stem
    assert [stem(read_moment(said)) for said in ("3/6/2025", "8h05 3/6/2025")] == [
        "2025-06-03",
        "2025-06-03-0805",
    ]
    assert stem(None) == "chua-co-so-lieu"
