"""A sheet that comes back late: what merely stands in it still undoes nothing that was corrected meanwhile."""

from __future__ import annotations

import io
from fractions import Fraction
from random import Random

import pytest
from openpyxl import load_workbook
from recalculated import recalculated
from results_read import read_results
from worksheets import campaign_of

from generator.exchange.entry_sheets import EntryTable
from generator.exchange.exporting import entry_forms
from generator.exchange.importing import write_import
from generator.exchange.late_sheets import settle_late
from generator.exchange.new_snapshot import Existing, join
from generator.exchange.telling import tell_changes
from generator.model.fields import DecimalCount
from generator.problems import RecordsInvalid
from generator.sheets.doubts import ask_nobody
from generator.sheets.prefilled import PREFILLED, same_amount
from generator.sheets.unit_results import SourceFile
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

JUNE = read_moment("30/6/2025")
ESTIMATED = "statuses: {an-phu: estimated}\n"
RETURNED = "statuses: {an-phu: returned}\n"
NO_FIGURE = None


class Late:
    """The sheet of An Phú, handed out on one state of the records and read on another."""

    def __init__(self, desk, fill):
        self.desk, self.fill = desk, fill

    def record(self, count, more=""):
        """What the records say of An Phú on 30/6, and of Đông Hà, which has no sheet here."""
        said = "" if count is NO_FIGURE else f"an-phu: {count}, "
        text = f"as_of: 30/6/2025\n{more}results: [{{counts: {{{said}dong-ha: 95}}}}]\n"
        path = self.desk.folder / "results/2025-06-30.yaml"
        path.write_text(text, encoding="utf-8")

    def hand_out(self):
        """Count in E6, remark in F6."""
        forms = entry_forms(self.desk.campaign, JUNE, ["initiatives"])
        return next(data for name, data in forms.apart() if name.startswith("an-phu"))

    def back(self, data, **how):
        return self.desk.plan(data, **{"existing": Existing.MERGE, **how})

    def came_back(self, data, **how):
        """What it came to, or why nothing can be taken."""
        try:
            return self.came_to(self.back(data, **how))
        except RecordsInvalid as refused:
            return " ".join(one.code for one in refused.problems)

    def came_to(self, plan):
        """Count, standing, what is told, and how many counts stood still."""
        result = self.desk.campaign.result_of(plan.snapshot, "initiatives")
        told = " ".join(one.code for one in plan.problems)
        standing = plan.snapshot.status_of("an-phu").value
        return result.counts.get("an-phu"), standing, told, len(plan.stood_still)


@pytest.fixture
def late(desk, fill):
    return Late(desk, fill)


@pytest.fixture
def change():
    """Does something to the sheet that people see, as a program for spreadsheets would."""

    def done(data, deed):
        book = load_workbook(io.BytesIO(data))
        deed(book.worksheets[0])
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    return done


@pytest.mark.parametrize(
    ("given", "recorded", "typed", "expected"),
    [
        # Nothing was typed: the record stays as it is now.
        (310, 310, {}, (310, "valid", "", 0)),
        (310, 305, {}, (305, "valid", "", 1)),
        (310, 315, {}, (315, "valid", "", 1)),
        (310, 305, {"E6": "310"}, (305, "valid", "", 1)),
        # Typed, and nobody corrected the record since: the unit's.
        (310, 310, {"E6": 312}, (312, "valid", "", 0)),
        (NO_FIGURE, NO_FIGURE, {"E6": 312}, (312, "valid", "", 0)),
        (310, 310, {"E6": 305}, "E-XLS-LOWERS"),
        # Both were changed.
        (310, 305, {"E6": 312}, (305, "valid", "W-XLS-CHANGED", 0)),
        (310, 305, {"E6": 301}, (305, "valid", "W-XLS-CHANGED", 0)),
        (310, 305, {"E6": 305}, (305, "valid", "", 0)),
        (NO_FIGURE, 305, {"E6": 312}, (305, "valid", "W-XLS-CHANGED", 0)),
        # Deleted from the record: it does not come back by itself.
        (310, NO_FIGURE, {}, (NO_FIGURE, "valid", "W-XLS-GONE", 0)),
        (310, NO_FIGURE, {"E6": 312}, (NO_FIGURE, "valid", "W-XLS-GONE", 0)),
        # Taken out of the sheet is no report.
        (310, 310, {"E6": None}, (310, "valid", "W-XLS-CLEARED", 0)),
        (310, 305, {"E6": "chưa có"}, (305, "valid", "W-XLS-CLEARED", 0)),
        (310, NO_FIGURE, {"E6": None}, "E-XLS-NOTHING"),
        # A mark or a remark says something new of the number beside it.
        (310, 310, {"E6": "310 (ước tính)"}, (310, "estimated", "", 0)),
        (310, 305, {"E6": "310 (ước tính)"}, (305, "valid", "W-XLS-CHANGED", 0)),
        (310, 310, {"F6": "ước tính"}, (310, "estimated", "", 0)),
        (310, 305, {"F6": "ước tính"}, (305, "valid", "", 1)),
        # What is not clear is refused at its cell as ever.
        (310, 305, {"E6": "12 (dự kiến)"}, "E-NUM"),
    ],
)  # fmt: skip
def test_a_cell_is_held_against_what_it_was_handed_out_with_and_the_record_now(
    late, given, recorded, typed, expected
) -> None:
    late.record(given)
    sheet = late.hand_out()
    late.record(recorded)
    assert late.came_back(late.fill(sheet, **typed)) == expected


@pytest.mark.parametrize(
    ("given", "recorded", "typed", "expected"),
    [
        # An estimate, and what was sent back, are there to be replaced; but not by what stood in the sheet.
        ((NO_FIGURE,), (305, ESTIMATED), {"E6": 312}, (312, "valid", "", 0)),
        ((310,), (305, ESTIMATED), {}, (305, "estimated", "", 1)),
        ((310,), (310, RETURNED), {"E6": 312}, (312, "valid", "", 0)),
        ((310,), (310, RETURNED), {}, (310, "returned", "W-IMPORT-RETURNED", 0)),
        ((310,), (305, RETURNED), {}, (305, "returned", "", 1)),
        ((310,), (305, RETURNED), {"E6": 312}, (312, "valid", "", 0)),
        # An estimate that was deleted is no more there to be replaced than any other.
        ((310, ESTIMATED), (NO_FIGURE, ESTIMATED), {"E6": 312}, (NO_FIGURE, "estimated", "W-XLS-GONE", 0)),
        # «ước tính» that stands in the sheet still makes no estimate of what was confirmed since.
        ((310, ESTIMATED), (310,), {}, (310, "valid", "", 0)),
        ((310, ESTIMATED), (310,), {"E6": 312}, (312, "estimated", "", 0)),
        ((310, ESTIMATED), (310, ESTIMATED), {"E6": 312, "F6": None}, (312, "valid", "", 0)),
    ],
)  # fmt: skip
def test_so_is_how_far_it_was_checked(late, given, recorded, typed, expected) -> None:
    late.record(*given)
    sheet = late.hand_out()
    late.record(*recorded)
    assert late.came_back(late.fill(sheet, **typed)) == expected


def test_of_two_figures_that_were_changed_it_is_asked_which_counts(late) -> None:
    late.record(310)
    sheet = late.fill(late.hand_out(), E6=301)
    late.record(305)
    asked = []

    def answer(question, index):
        asked.append(str(question.message))
        return index

    kept = late.back(sheet, ask=lambda one: answer(one, 0))
    taken = late.back(sheet, ask=lambda one: answer(one, 1))
    assert late.came_to(kept) == (305, "valid", "", 0)
    assert late.came_to(taken) == (301, "valid", "", 0)
    said = (
        "«LĐLĐ huyện An Phú»: biểu gửi đi ghi 310; sau đó dữ liệu sửa thành 305, còn đơn vị ghi 301"
    )
    assert asked == [said, said]


def test_a_figure_that_was_deleted_comes_back_when_somebody_says_so(late) -> None:
    late.record(310)
    sheet = late.hand_out()
    late.record(NO_FIGURE)
    assert late.came_to(late.back(sheet, ask=lambda _: 1)) == (310, "valid", "", 0)
    assert late.came_to(late.back(sheet, ask=lambda _: 0)) == (NO_FIGURE, "valid", "", 0)


def test_a_sheet_that_goes_into_another_moment_of_the_day_undoes_nothing_unseen(late) -> None:
    june = late.desk.folder / "results/2025-06-30.yaml"
    late.record(310)
    june.write_text(june.read_text(encoding="utf-8").replace("30/6", "8h00 30/6"), encoding="utf-8")
    forms = entry_forms(late.desk.campaign, read_moment("8h00 30/6/2025"), ["initiatives"])
    june.write_text(june.read_text(encoding="utf-8").replace("310", "305"), encoding="utf-8")
    plan = late.back(next(data for _, data in forms.apart()), as_of="30/6/2025")
    assert late.came_to(plan)[0] == 310
    assert [f"{one.code} {one.message}" for one in plan.problems if "XLS" in one.code] == [
        "W-XLS-UNDOES «LĐLĐ huyện An Phú»: dữ liệu nay 305, đã sửa sau khi gửi biểu; vẫn lấy 310 của tệp"
    ]


def test_what_stays_is_told_with_both_numbers(late) -> None:
    late.record(310)
    sheet = late.hand_out()
    late.record(305)
    told = [str(one) for one in tell_changes(late.back(sheet), late.desk.campaign)]
    assert told[-1] == (
        "giữ số đã sửa: LĐLĐ huyện An Phú, số sáng kiến: 305 (ô của tệp còn nguyên như lúc gửi biểu: 310)"
    )


def test_where_all_is_replaced_the_corrections_that_are_lost_are_told(late) -> None:
    late.record(310)
    sheet = late.hand_out()
    late.record(305)
    plan = late.back(sheet, existing=Existing.REPLACE)
    assert late.came_to(plan) == (310, "valid", "W-XLS-UNDOES", 0)
    assert str(plan.problems[0].message) == (
        "«LĐLĐ huyện An Phú»: dữ liệu nay 305, đã sửa sau khi gửi biểu; vẫn lấy 310 của tệp"
    )


def test_where_all_is_replaced_no_correction_is_lost_that_the_sheet_has_too(late) -> None:
    late.record(310)
    sheet = late.fill(late.hand_out(), E6=305)
    late.record(305)
    assert late.came_to(late.back(sheet, existing=Existing.REPLACE)) == (305, "valid", "", 0)


def test_where_all_is_replaced_the_counts_that_go_out_are_told(late) -> None:
    late.record(310)
    plan = late.back(late.fill(late.hand_out(), E6=312), existing=Existing.REPLACE)
    told = [str(one) for one in tell_changes(plan, late.desk.campaign)]
    assert told[:2] == [
        "sửa trong tệp đã có: LĐLĐ huyện An Phú, số sáng kiến: 310 → 312",
        "bỏ khỏi tệp đã có: LĐLĐ huyện Đông Hà, số sáng kiến: 95",
    ]


def test_a_sheet_goes_in_twice_and_two_of_a_unit_in_the_wrong_order_are_asked_about(late) -> None:
    late.record(NO_FIGURE)
    sheet = late.hand_out()
    first, second = late.fill(sheet, E6=312), late.fill(sheet, E6=308)
    write_import(late.back(second))
    assert late.came_to(late.back(second)) == (308, "valid", "", 0)
    assert late.came_to(late.back(first)) == (308, "valid", "W-XLS-CHANGED", 0)


def test_without_figures_of_the_moment_all_that_a_sheet_says_goes_in(late) -> None:
    late.record(310)
    sheet = late.hand_out()
    (late.desk.folder / "results/2025-06-30.yaml").unlink()
    assert late.came_to(late.back(sheet))[0] == 310


def alike(page):
    """Gives two columns that it remembers one title."""
    head = next(
        row
        for row in page.parent[PREFILLED].iter_rows()
        if len([one for one in row if one.value]) > 2
    )
    head[2].value = head[1].value


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        # Rows sorted, columns moved: known by code and title.
        (lambda page: page.insert_cols(4), (305, "valid", "", 1)),
        (lambda page: page.insert_rows(6), (305, "valid", "", 1)),
        # Not known any more, or of another moment: told as before.
        (lambda page: page.parent.remove(page.parent[PREFILLED]), (310, "valid", "W-XLS-RAISES", 0)),
        (lambda page: page.parent[PREFILLED].__setitem__("C2", "ngày 31/5/2025"), (310, "valid", "W-XLS-RAISES", 0)),
        (lambda page: page.parent[PREFILLED].__setitem__("C1", "Phong trào khác"), (310, "valid", "W-XLS-RAISES", 0)),
        (alike, (310, "valid", "W-XLS-RAISES", 0)),
        # Unhidden by LibreOffice it is still no sheet with results.
        (lambda page: setattr(page.parent[PREFILLED], "sheet_state", "visible"), (305, "valid", "", 1)),
    ],
)  # fmt: skip
def test_what_a_sheet_remembers_is_found_by_code_and_title_or_not_at_all(
    late, change, lost, expected
) -> None:
    late.record(310)
    sheet = change(late.hand_out(), lost)
    late.record(305)
    assert late.came_to(late.back(sheet)) == expected


MANY = 30
SORTS = {
    "done": (None, "0", "1", "2"),
    "tons": (None, "0", "0,5", "1,25"),
    "part": (None, "0%", "33,3%", "66,67%"),
}
CAMPAIGN = """\
code: c
name: Thi đua
short_name: Thi đua
issuer: a
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: done, name: số việc, unit_of_measure: việc}
  - {code: tons, name: khối lượng, unit_of_measure: tấn, decimals: 2}
  - {code: part, name: tỷ lệ xong, unit_of_measure: '%', measure: rate}
"""
KEYS = [(code, f"u{n}") for code in SORTS for n in range(MANY)]


def drawn(dice):
    """For each indicator and unit a figure as it is written, or none."""
    return {key: dice.choice(SORTS[key[0]]) for key in KEYS}


def campaign_with(figures):
    units = ", ".join(f"{{code: u{n}, name: Tổ {n}}}" for n in range(MANY))
    counts = {
        code: ", ".join(f'{unit}: "{figures[code, unit]}"' for one, unit in KEYS if one == code and figures[code, unit])
        for code in SORTS
    }  # fmt: skip
    results = "\n".join(f"  - {{indicator: {code}, counts: {{{said}}}}}" for code, said in counts.items())  # fmt: skip
    return campaign_of(
        f"{CAMPAIGN}units: [{units}]\nsnapshots:\n- as_of: 30/6/2025\n  results:\n{results}"
    )


def typed_into(data, figures, given, dice):
    """The workbook with other figures where they are others, and its rows in another order."""
    book = load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=6, max_row=5 + MANY)]
    dice.shuffle(rows)
    for place, (ordinal, unit, name, *counts, remark) in enumerate(rows, 6):
        for column, code in enumerate(SORTS):
            figure = figures[code, unit]
            if figure != given[code, unit]:
                number = figure and float(figure.rstrip("%").replace(",", "."))
                counts[column] = number / 100 if number and code == "part" else number
        for column, value in enumerate([ordinal, unit, name, *counts, remark], 1):
            page.cell(place, column).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def second_way(given, recorded, typed):
    """What the record has then, and whether it is asked about: by the words of the manual, on figures as they are written."""
    if typed in {None, recorded}:
        return recorded, False
    if typed == given:
        return recorded, recorded is None
    return (typed, False) if recorded == given else (recorded, True)


@pytest.mark.parametrize("number", range(6))
def test_all_that_may_come_of_three_figures_is_as_the_manual_says(number) -> None:
    dice = Random(number)  # noqa: S311 - dice of a test
    given, recorded = drawn(dice), drawn(dice)
    recorded = {key: dice.choice([given[key], recorded[key]]) for key in KEYS}
    typed = {key: dice.choice([given[key], dice.choice(SORTS[key[0]])]) for key in KEYS}
    handed_out, now = campaign_with(given), campaign_with(recorded)
    sheet = EntryTable(handed_out, JUNE, handed_out.indicators, handed_out.snapshots[0])
    data = typed_into(write_workbook([sheet.sheet(handed_out.units)]), typed, given, dice)
    imported = read_results([SourceFile("a.xlsx", data)], now)
    late = settle_late(now, imported, now.snapshots[0], ask_nobody)
    joined = join(now, now.snapshots[0], late.imported.counts, Existing.MERGE)
    expected = {key: second_way(given[key], recorded[key], typed[key]) for key in KEYS}
    wanted = campaign_with({key: figure for key, (figure, _) in expected.items()}).snapshots[0]
    assert [dict(one.counts) for one in joined.results] == [dict(one.counts) for one in wanted.results]  # fmt: skip
    asked = [one for one in late.problems if one.code in {"W-XLS-CHANGED", "W-XLS-GONE"}]
    assert len(asked) == sum(is_asked for _, is_asked in expected.values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (12_345_678_901_234_567, 12_345_678_901_234_600, True),
        (12_345_678_901_234_567, 12_345_678_901_235_000, False),
        (Fraction(1, 3), Fraction("0.333333333333333"), True),
        (DecimalCount(5, 2), Fraction("2.5"), True),
        (0, None, False),
        (None, None, True),
    ],
)
def test_numbers_that_a_spreadsheet_cannot_tell_apart_are_the_same(one, other, same) -> None:
    assert same_amount(one, other) is same


@pytest.mark.slow
@pytest.mark.soffice
def test_what_libreoffice_saves_remembers_too(late, tmp_path) -> None:
    late.record(310)
    sheet = recalculated(late.fill(late.hand_out(), E6="=300+10"), tmp_path)
    late.record(305)
    assert late.came_to(late.back(sheet)) == (305, "valid", "", 1)
