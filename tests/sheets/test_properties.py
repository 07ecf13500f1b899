"""What holds for any table: nothing is invented, nothing is lost between writing and reading."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from results_read import read_results

from generator.exchange.entry_sheets import EntryTable
from generator.model.results import Result, Snapshot
from generator.sheets.cell_amounts import Unclear, read_amount
from generator.sheets.delimited import write_csv
from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.grid import CellKind, SheetCell
from generator.sheets.spreadsheets import open_spreadsheet
from generator.sheets.unit_results import SourceFile
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment
from generator.workspace.text import FORBIDDEN, INVISIBLE

LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"))
NAMES = st.text(LETTERS, min_size=1, max_size=30).filter(
    lambda text: not FORBIDDEN.search(text) and not INVISIBLE.search(text) and text.strip()
)
CODES = st.from_regex(r"[A-Za-z0-9Đđ](?:[A-Za-z0-9.&_-]{0,6}[A-Za-z0-9])?", fullmatch=True)
MOMENT = read_moment("2022-04-25")
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(
    units=st.dictionaries(CODES, NAMES, min_size=1, max_size=8),
    counts=st.lists(st.integers(0, 99_999_999), min_size=8, max_size=8),
)
@example(
    units={"010": "Tổng", "10": "Tổng", "TT": "=1+1", "I": "_x000B_ Cộng", "a": "Mã đơn vị"},
    counts=list(range(8)),
)
@example(units={"0": "0", "00": "0", "1": "00"}, counts=list(range(8)))
def test_what_is_written_is_read_again(campaign_with, units, counts) -> None:
    campaign = campaign_with(units)
    known = dict(zip(units, counts, strict=False))
    snapshot = Snapshot(as_of=MOMENT, results=(Result(counts=known),))
    sheet = EntryTable(campaign, MOMENT, campaign.indicators[:1], snapshot).sheet(campaign.units)
    for name, data in (("a.xlsx", write_workbook([sheet])), ("a.csv", write_csv(sheet))):
        found = read_results([SourceFile(name, data)], campaign)
        assert (found.counts, found.problems) == ({"ideas": known}, ())


@settings(suppress_health_check=SLOW)
@given(st.text("0123456789., -–'\"\u00a0+e", max_size=12))
def test_a_number_read_has_the_digits_that_were_written(indicator, text) -> None:
    try:
        amount = read_amount(SheetCell(CellKind.TEXT, text), indicator)
    except Unclear:
        return
    digits = "".join(letter for letter in text if letter.isdigit())
    assert digits == ("" if amount is None else str(amount))


@settings(suppress_health_check=SLOW)
@given(st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,6})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
def test_a_stored_number_is_taken_only_when_it_is_whole(indicator, text) -> None:
    try:
        amount = read_amount(SheetCell(CellKind.NUMBER, text), indicator)
    except Unclear:
        return
    assert isinstance(amount, int)
    assert abs(amount - float(text)) <= 1e-6 * max(1, amount)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0"])
)
def test_noise_is_read_or_refused(noise, start) -> None:
    for name in ("a.xlsx", "a.csv"):
        try:
            book = open_spreadsheet(start + noise, name)
            for sheet in book.sheets:
                book.read(sheet)
        except SpreadsheetRefused:
            continue


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_workbook_with_a_byte_changed_is_read_or_refused(xlsx, data) -> None:
    whole = bytearray(xlsx("Đơn vị | Kết quả\n Y tế | 5"))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255))
    try:
        book = open_spreadsheet(bytes(whole), "a.xlsx")
        book.read(book.sheets[0])
    except SpreadsheetRefused:
        pass
