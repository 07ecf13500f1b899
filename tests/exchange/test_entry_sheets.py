"""The sheet that units fill in: what stands beside the yellow cells, what warns, who signs, what is read again."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from recalculated import recalculated
from worksheets import campaign_of, shown

from generator.exchange.entry_sheets import EntryTable, Sending
from generator.exchange.exporting import chosen_units, entry_forms
from generator.exchange.new_snapshot import Existing
from generator.model.issuer import Issuer
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

MAY, JUNE = read_moment("31/5/2025"), read_moment("30/6/2025")
OFFICE = Issuer(
    code="x",
    name="Liên đoàn Lao động tỉnh Sông Hòa",
    short_name="LĐLĐ tỉnh",
    abbreviation="LĐLĐ",
    place="Sông Hòa",
    address_lines=("Số 1 đường Hòa Bình", "ĐT 0000"),
)
SENDING = Sending(OFFICE, "16h00 ngày 28/6/2025")
RECORDS = """\
code: c
name: Thi đua
short_name: Thi đua
issuer: a
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: done, name: số việc, unit_of_measure: việc}
  - {code: tons, name: khối lượng, unit_of_measure: tấn, decimals: 1, counted: period}
  - {code: part, name: tỷ lệ xong, unit_of_measure: '%', measure: rate}
units: [{code: a, name: A}, {code: b, name: B}]
quotas: [{counts: {a: 8}}]
snapshots:
  - as_of: 17h00 31/5/2025
    results:
      - {counts: {a: 3, b: 10}}
      - {indicator: tons, counts: {a: "1,5", b: "2,7"}}
      - {indicator: part, counts: {a: "40%"}}
"""


def sheet_of(text=RECORDS, sending=SENDING, *, signed=False):
    campaign = campaign_of(text)
    table = EntryTable(campaign, JUNE, campaign.indicators, sending=sending)
    return table.sheet(campaign.units, signed=signed)


def test_whom_an_indicator_does_not_concern_is_told_so_in_its_cell_and_left_out_of_a_sheet_of_it_alone():
    campaign = campaign_of(
        RECORDS.replace("unit_of_measure: việc}", "unit_of_measure: việc, exempt: [b]}")
    )
    both = EntryTable(campaign, JUNE, campaign.indicators[:2]).sheet(campaign.units)
    assert [row[5] for row in both.rows[:2]] == [None, "không thuộc diện"]
    units = [chosen_units(campaign, JUNE, campaign.indicators[:many]) for many in (1, 2)]
    assert [[one.code for one in some] for some in units] == [["a"], ["a", "b"]]


def test_beside_each_cell_stand_quota_and_the_count_of_before():
    sheet = sheet_of()
    assert [one.title for one in sheet.fields[3:]] == [
        "Chỉ tiêu (số việc)",
        "Lần trước, 17h00 ngày 31/5/2025 (số việc)",
        "Số việc (việc)",
        "Lần trước, 17h00 ngày 31/5/2025 (khối lượng)",
        "Khối lượng (tấn)",
        "Lần trước, 17h00 ngày 31/5/2025 (tỷ lệ xong)",
        "Tỷ lệ xong (%)",
        "Ghi chú",
    ]
    assert [one.title for one in sheet.fields if one.open] == [
        *("Số việc (việc)", "Khối lượng (tấn)", "Tỷ lệ xong (%)", "Ghi chú"),
    ]


def test_sums_follow_and_rates_make_none():
    assert [" | ".join(map(shown, row[2:])) for row in sheet_of().rows] == [
        "A | 8 | 3 |  | 3/2 |  | 2/5 |  | ",
        "B |  | 10 |  | 27/10 |  |  |  | ",
        "Cộng | =8 | =13 | = | =4,2 | = |  |  | ",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (RECORDS, 3),
        (RECORDS.replace("name: B", "name: B, parent: a"), 2),
        (
            RECORDS.replace(", {code: b, name: B}", "")
            .replace(", b: 10", "")
            .replace(', b: "2,7"', ""),
            1,
        ),
    ],
)
def test_units_that_overlap_or_stand_alone_have_no_sum(text, rows):
    assert len(sheet_of(text).rows) == rows


def test_only_a_cumulative_count_is_warned_of():
    page = load_workbook(io.BytesIO(write_workbook([sheet_of()]))).active
    found = {
        str(cells.sqref): rule.formula
        for cells in page.conditional_formatting
        for rule in cells.rules
    }
    assert found == {"F9:F10": ["AND(ISNUMBER(F9),ISNUMBER(E9),F9<E9)"]}


def test_the_head_is_locked_and_tells_office_deadline_and_address():
    page = load_workbook(io.BytesIO(write_workbook([sheet_of(signed=True)]))).active
    lines = [[cell.value for cell in row if cell.value is not None] for row in page["A1:K6"]]
    assert lines == [
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG HÒA"],
        ["SỐ LIỆU THI ĐUA"],
        ["Mã chiến dịch", "c"],
        ["Thời điểm chốt", "ngày 30/6/2025"],
        ["Hạn gửi", "16h00 ngày 28/6/2025"],
        ["Gửi về", "Liên đoàn Lao động tỉnh Sông Hòa; Số 1 đường Hòa Bình; ĐT 0000"],
    ]
    assert page.protection.sheet
    assert all(cell.protection.locked for row in page["A1:K8"] for cell in row)
    last = [cell.value for cell in list(page.iter_rows())[-1] if cell.value]
    assert last == ["Người lập biểu", "Thủ trưởng đơn vị"]


def test_without_an_office_nothing_is_said_of_it():
    sheet = sheet_of(sending=Sending())
    assert (sheet.heading, [label for label, _ in sheet.stamps]) == (
        (),
        ["Mã chiến dịch", "Thời điểm chốt"],
    )


def test_only_a_unit_of_its_own_signs(desk):
    forms = entry_forms(desk.campaign, JUNE, ["initiatives"], sending=SENDING)
    apart = [load_workbook(io.BytesIO(data)).active for _, data in forms.apart()]
    words = [{cell.value for row in page for cell in row} for page in apart]
    assert all("Thủ trưởng đơn vị" in one and "Cộng" not in one for one in words)
    assert forms.together().sheets[0].signers == ()


def test_a_signed_sheet_is_read_as_what_was_typed(desk, fill):
    forms = entry_forms(desk.campaign, JUNE, ["initiatives"], sending=SENDING)
    books = dict(forms.apart())
    filled = [fill(data, E9=400 + n) for n, data in enumerate(books.values())]
    plan = desk.plan(*filled[:3])
    assert plan.problems == ()
    assert plan.snapshot.results[0].counts == {"an-phu": 400, "dong-ha": 401, "long-son": 402}


def test_what_stands_beside_is_never_read(desk, fill):
    forms = entry_forms(desk.campaign, MAY, ["initiatives"], sending=SENDING)
    (sheet,) = forms.together().sheets
    assert [one.title for one in sheet.fields[3:5]] == [
        "Chỉ tiêu giai đoạn 1 (số sáng kiến)",
        "Lần trước, 31/3/2025 (số sáng kiến)",
    ]
    blank = {f"F{row}": None for row in range(10, 15)}
    plan = desk.plan(fill(write_workbook([sheet]), F9=301, **blank), existing=Existing.REPLACE)
    assert plan.snapshot.results[0].counts == {"an-phu": 301}


@pytest.mark.slow
@pytest.mark.soffice
def test_what_libreoffice_sends_back_is_read_as_what_was_typed(desk, fill, tmp_path):
    forms = entry_forms(desk.campaign, JUNE, sending=SENDING)
    sent = write_workbook(forms.together().sheets)
    plan = desk.plan(recalculated(fill(sent, E9=310, E10=95, E13=0, F9=3_031_150_000), tmp_path))
    assert [problem.code for problem in plan.problems] == ["W-PHASE-UNITS"]
    assert {one.indicator: one.counts for one in plan.snapshot.results} == {
        "initiatives": {"an-phu": 310, "dong-ha": 95, "y-te": 0},
        "benefit": {"an-phu": 3_031_150_000},
    }
