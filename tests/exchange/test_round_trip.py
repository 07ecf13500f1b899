"""What is given out can be taken in again: entry sheets that units fill in, tables, CSV files."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import load_workbook

from generator.exchange.entry_sheets import EntryTable
from generator.exchange.exporting import (
    EntryForms,
    NotOneSheet,
    chosen_units,
    encode,
)
from generator.exchange.flat_table import flat_sheet
from generator.exchange.new_snapshot import Existing
from generator.exchange.sheets import figure_sheets, plain_sheet, span_of
from generator.exchange.unit_table import unit_sheet
from generator.figures.moment import figures_at, tally_of
from generator.problems import RecordsInvalid
from generator.sheets.delimited import write_csv
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

MAY, JUNE = read_moment("31/5/2025"), read_moment("30/6/2025")


def entry(campaign, moment, indicators=None):
    chosen = indicators or campaign.indicators[:1]
    units = chosen_units(campaign, moment, chosen)
    snapshot = campaign.snapshot_at(moment)
    return EntryTable(campaign, moment, chosen, snapshot).sheet(units)


def table(campaign, moment, phase=None):
    tally = tally_of(figures_at(campaign, moment), phase=phase)
    return unit_sheet(
        campaign, tally, moment, span_of(tally.indicator, tally.name if phase else "")
    )


def test_the_entry_sheet_of_all_units(desk, show) -> None:
    assert (
        show(write_workbook([entry(desk.campaign, JUNE)]))
        == """\
SỐ LIỆU CHƯƠNG TRÌNH SÁNG KIẾN
Mã chiến dịch |  | thi-dua
Thời điểm chốt |  | ngày 30/6/2025

TT | Mã đơn vị | Đơn vị | Lần trước, 31/5/2025 (số sáng kiến) | Số sáng kiến (sáng kiến) | Ghi chú
1 | an-phu | Liên đoàn Lao động huyện An Phú | 300
2 | dong-ha | Liên đoàn Lao động huyện Đông Hà | 90
3 | long-son | Liên đoàn Lao động huyện Long Sơn | 90
4 | khcn | Công đoàn Sở KH&CN | 200
5 | y-te | Công đoàn ngành Y tế | 0
6 | moi | Công đoàn cơ sở mới thành lập | 15
 |  | Cộng | 695

Chỉ nhập vào các ô màu vàng; không sửa mã đơn vị, không thêm cột.
Để trống ô chưa có số liệu; gõ 0 nếu chưa có kết quả nào.
Số ước tính: ghi «ước tính» vào cột Ghi chú.
Ô chuyển màu cam, chữ đậm là số thấp hơn lần trước: xem lại, hoặc ghi lý do vào cột Ghi chú."""
    )


def test_an_entry_sheet_takes_whole_numbers_in_open_cells_only(desk) -> None:
    page = load_workbook(io.BytesIO(write_workbook([entry(desk.campaign, JUNE)]))).worksheets[0]
    assert page.protection.sheet
    assert [page[f"{column}6"].protection.locked for column in "ABCDEF"] == [True] * 4 + [False] * 2
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.type, rule.formula1) == ("E6:E11", "whole", "0")


def test_a_filled_entry_sheet_comes_back(desk, fill) -> None:
    data = write_workbook([entry(desk.campaign, JUNE, desk.campaign.indicators)])
    back = fill(data, E6=310, E7="1.234", E10=0, F6=3031150000, G7="gửi muộn")
    plan = desk.plan(back)
    uncalculated = ["I-XLS-TOTAL", "I-XLS-TOTAL"]
    assert [problem.code for problem in plan.problems] == [
        *uncalculated,
        "W-PHASE-UNITS",
        "W-XLS-JUMPS",
    ]
    assert str(plan.snapshot.as_of) == "2025-06-30"
    assert {one.indicator: one.counts for one in plan.snapshot.results} == {
        "initiatives": {"an-phu": 310, "dong-ha": 1234, "y-te": 0},
        "benefit": {"an-phu": 3031150000},
    }


def test_a_workbook_for_each_unit_comes_back(desk, fill) -> None:
    campaign = desk.campaign
    units = chosen_units(campaign, JUNE, campaign.indicators[:1], group="huyen")
    books = list(EntryForms(campaign, JUNE, units, campaign.indicators[:1]).apart())
    assert [name for name, _ in books] == [
        "an-phu_LĐLĐ_huyện_An_Phú.xlsx",
        "dong-ha_LĐLĐ_huyện_Đông_Hà.xlsx",
        "long-son_LĐLĐ_huyện_Long_Sơn.xlsx",
    ]
    plan = desk.plan(*(fill(data, E6=400 + n) for n, (_, data) in enumerate(books)))
    assert plan.snapshot.results[0].counts == {"an-phu": 400, "dong-ha": 401, "long-son": 402}


def test_only_units_that_have_not_reported(desk) -> None:
    write = desk.folder / "results" / "2025-06-30.yaml"
    write.write_text("as_of: 30/6/2025\nresults: [{counts: {an-phu: 310}}]\n", encoding="utf-8")
    campaign = desk.campaign
    units = chosen_units(campaign, JUNE, campaign.indicators[:1], missing=True)
    assert [unit.code for unit in units] == ["dong-ha", "long-son", "khcn", "y-te", "moi"]


def test_a_file_of_another_moment_or_campaign_is_refused(desk, fill) -> None:
    data = fill(write_workbook([entry(desk.campaign, JUNE)]), E6=310)
    for changed, as_of, code in (
        (data, "31/7/2025", "E-XLS-AS-OF"),
        (fill(data, C2="thi-dua-2024"), "30/6/2025", "E-XLS-CAMPAIGN"),
    ):
        with pytest.raises(RecordsInvalid) as caught:
            desk.plan(changed, as_of=as_of)
        assert [one.code for one in caught.value.problems] == [code]


def test_the_table_of_units(desk, show) -> None:
    assert (
        show(write_workbook([table(desk.campaign, MAY, "gd1")]))
        == """\
KẾT QUẢ GIAI ĐOẠN 1 – CHƯƠNG TRÌNH SÁNG KIẾN
Mã chiến dịch |  | thi-dua
Thời điểm chốt |  | ngày 31/5/2025
Số liệu của |  | giai đoạn 1

TT | Mã đơn vị | Đơn vị | Chỉ tiêu | Số sáng kiến (sáng kiến) | Tỷ lệ đạt | Vượt | Còn thiếu | Xếp hạng | Phạm vi
I |  | Khối huyện | 700 | 480 | 0.6857142857142857 | 0 | 220
1 | an-phu | Liên đoàn Lao động huyện An Phú | 300 | 300 | 1 | 0 | 0 | 2
2 | dong-ha | Liên đoàn Lao động huyện Đông Hà | 200 | 90 | 0.45 | 0 | 110 | 3
3 | long-son | Liên đoàn Lao động huyện Long Sơn | 200 | 90 | 0.45 | 0 | 110 | 3
II |  | Khối ngành | 100 | 215 | 2.15 | 180 | 80
1 | khcn | Công đoàn Sở KH&CN | 20 | 200 | 10 | 180 | 0 | 1
2 | y-te | Công đoàn ngành Y tế | 80 | 0 | 0 | 0 | 80 | 5
3 | moi | Công đoàn cơ sở mới thành lập |  | 15 |  |  |  |  | chưa có chỉ tiêu
 |  | Tổng | 800 | 695 | 0.86875 | 180 | 300

Ở dòng cộng, số vượt và số còn thiếu là cộng của các đơn vị, không bù trừ cho nhau; kết quả chung còn gồm 15 sáng kiến của 01 đơn vị không có chỉ tiêu.
Tỷ lệ đạt, số vượt, số còn thiếu và các dòng cộng là công thức: sửa số thì tính lại; xếp hạng thì không."""
    )


@pytest.mark.parametrize("write", [lambda sheet: write_workbook([sheet]), write_csv])
def test_a_table_comes_back_as_the_same_counts(desk, write) -> None:
    data = write(table(desk.campaign, MAY))
    text = data.decode("utf-8-sig") if data.startswith(b"\xef\xbb\xbf") else data
    plan = desk.plan(text, as_of="31/5/2025", existing=Existing.REPLACE)
    assert plan.problems == ()
    assert plan.snapshot.results[0].counts == desk.campaign.snapshots[1].results[0].counts


def test_a_table_of_a_phase_does_not_come_back_as_cumulative_counts(desk) -> None:
    data = write_workbook([table(desk.campaign, MAY, "gd1")])
    with pytest.raises(RecordsInvalid) as caught:
        desk.plan(data, as_of="31/5/2025", existing=Existing.REPLACE)
    assert [one.code for one in caught.value.problems] == ["E-XLS-SPAN"]


def test_all_figures_in_one_workbook(desk, show) -> None:
    campaign = desk.campaign
    asked = figures_at(campaign, None)
    data = write_workbook(figure_sheets(asked, flat_sheet(asked)))
    assert show(data, -2).splitlines()[:3] == [
        "Thời điểm | Chỉ số | Đơn vị tính | Kết quả",
        "2025-03-31 00:00:00 | số sáng kiến | sáng kiến | 360",
        "2025-05-31 00:00:00 | số sáng kiến | sáng kiến | 695",
    ]
    assert "số sáng kiến | chỉ tiêu kế hoạch | sáng kiến | 2000 | 695" in show(data, -3)


def test_the_same_tables_are_the_same_bytes(desk) -> None:
    one, other = (write_workbook([entry(desk.campaign, JUNE)], title="T") for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_texts_that_look_like_formulas_stay_texts(show) -> None:
    rows = [["=1+1", "- gạch đầu dòng"], ["@a", "_x000B_"]]
    sheet = plain_sheet("Sổ: 2025/I", ["Một", "Hai"], rows)
    data = write_workbook([sheet, sheet])
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.data_type for row in page["A2:B3"] for cell in row] == ["s"] * 4
    assert [one.title for one in load_workbook(io.BytesIO(data)).worksheets] == [
        "Sổ 2025 I",
        "Sổ 2025 I 2",
    ]
    assert write_csv(sheet).decode("utf-8-sig") == (
        "Một;Hai\r\n'=1+1;'- gạch đầu dòng\r\n'@a;_x000B_\r\n"
    )


def test_a_csv_file_holds_one_table(desk, tmp_path) -> None:
    with pytest.raises(NotOneSheet):
        encode([entry(desk.campaign, JUNE)] * 2, tmp_path / "a.csv", "")
