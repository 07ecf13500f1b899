"""Units and quotas changed in the table: each text read as units' own are, and the files else as they were."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.figures import Demand, carry_out, plan_quotas
from generator.model.campaign import Indicator
from generator.model.fields import DecimalCount
from generator.office import grid_saving
from generator.office.grid_cells import CellReader
from generator.office.grid_columns import CellSort, GridColumn, printed_or_dash
from generator.office.grid_editing import CellEdit, GridEdits, RowEdit, edited_units
from generator.office.grid_saving import GridUnclear, plan_grid, write_grid
from generator.office.grid_sums import grid_sums
from generator.office.office import campaign_for_table, open_office
from generator.office.unit_grid import UnitGrid
from generator.problems import Misused, RecordsInvalid, say
from generator.records.converting import Form, plan_conversion
from generator.workspace import commit

GIVEN = "quotas|initiatives|gd1|"


class Table:
    """The campaign `thi-dua` as it lies in its folder, and changes of it by cell."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.folder = workspace.campaigns / "thi-dua"

    @property
    def record(self):
        return campaign_for_table(open_office(self.workspace), "thi-dua")

    def plan(self, *rows, total=None):
        edits = GridEdits(rows, {GIVEN: CellEdit(*total)} if total else {})
        record = self.record
        return plan_grid(
            record, open_office(self.workspace).library, edited_units(record.own, edits)
        )

    def save(self, *rows, total=None):
        plan = self.plan(*rows, total=total)
        write_grid(plan)
        return plan.edited.codes

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def table(office_copy):
    return Table(office_copy)


def row(code, *, is_new=False, is_gone=False, **cells):
    """`quota=("300", "320")`: from what to what."""
    keys = {"quota": GIVEN, "members": "bases.members"}
    told = {keys.get(name, name): CellEdit(*texts) for name, texts in cells.items()}
    return RowEdit(code, told, is_new=is_new, is_gone=is_gone)


def reading(text, **measured):
    of = Indicator(code="x", name="số x", unit_of_measure=measured.pop("of", "x"), **measured)
    return CellReader(None).read(GridColumn("k", say("x"), CellSort.QUOTA, "", of), text)


@pytest.mark.parametrize(("text", "shown", "said"), [
    ("1.234", "1.234", None),
    ("1234", "1.234", None),
    (" 1 234 ", "1.234", "hiểu là 1.234"),
    ("600 ngàn", "600.000", "hiểu là 600.000"),
    ("0", "0", None),
    ("", "", None),
    ("-", "", "để trống: chưa giao, chưa có số"),
    ("chưa có", "", "để trống: chưa giao, chưa có số"),
])  # fmt: skip
def test_a_number_is_read_as_in_the_sheets_of_units(text, shown, said):
    found = reading(text)
    assert (found.text, found.said and str(found.said), found.fault) == (shown, said, None)


@pytest.mark.parametrize(("text", "choices"), [
    ("1,234", ["1.234"]),
    ("0012", ["12"]),
    ("12,5", []),
    ("12.5", []),
    ("không có", ["0", ""]),
    ("khoảng 60", ["60"]),
    ("60%", []),
    ("-5", []),
])  # fmt: skip
def test_what_may_mean_two_things_is_taken_for_nothing(text, choices):
    found = reading(text)
    assert (found.value, [meant for _, meant in found.choices]) == (None, choices)
    assert found.fault


def test_decimals_and_rates_are_read_where_they_are_counted():
    assert reading("12,5", decimals=1).text == "12,5"
    assert reading("52,2%", measure="rate").text == "52,2%"


@pytest.mark.parametrize(("text", "shown", "choices"), [
    ("85,5", "85,5%", []),
    ("105", "105%", []),
    ("0,855", "0,855", ["85,5%", "0,855%"]),
    ("1", "1", ["100%", "1%"]),
])  # fmt: skip
def test_a_rate_without_its_sign(text, shown, choices):
    found = reading(text, measure="rate")
    assert (found.text, [meant for _, meant in found.choices]) == (shown, choices)


def test_what_is_printed_reads_back_as_it_is(table):
    campaign = table.record.own
    grid, reader = UnitGrid(campaign), CellReader(campaign)
    for column in grid.columns:
        for unit in campaign.units:
            text = grid.text(unit, column)
            if text and column.holds is not CellSort.CODE:
                assert (reader.read(column, text).text, reader.read(column, text).fault) == (text, None)  # fmt: skip


def test_only_the_cells_that_changed_are_written(table):
    quotas = f"# Theo KH 01.\n{table.text('quotas.yaml')}"
    (table.folder / "quotas.yaml").write_text(quotas, encoding="utf-8")
    units = table.text("units.yaml")
    table.save(row("an-phu", quota=("300", "310")), row("dong-ha", quota=("200", "190")))
    assert table.text("quotas.yaml") == quotas.replace("an-phu: 300", "an-phu: 310").replace(
        "dong-ha: 200", "dong-ha: 190"
    )
    assert table.text("units.yaml") == units


def test_a_table_in_csv_is_changed_there(table):
    conversion = plan_conversion(table.record, Form.CSV)
    commit(table.workspace, conversion.writes, "tables")
    before = table.text("quotas.csv"), table.text("units.csv")
    table.save(row("an-phu", quota=("300", "310"), members=("4.000", "4.100")), total=("800", "810"))  # fmt: skip
    assert table.text("quotas.csv") == before[0].replace("an-phu;300", "an-phu;310")
    assert table.text("units.csv") == before[1].replace(";4000", ";4100")
    assert "total: 810" in table.text("quotas.yaml")


def test_a_new_unit_stands_behind_the_others_with_its_name_as_it_was_written(table):
    table.save(
        row("+1", is_new=True, name=("", "LĐLĐ huyện Mỹ Xuyên"), group=("", "khối xã"),
            quota=("", "12")),
        total=("800", "812"),
    )  # fmt: skip
    assert table.text("units.yaml").endswith(
        "  - code: my_xuyen\n    name: LĐLĐ huyện Mỹ Xuyên\n    group: khoi_xa\n"
    )
    assert "y-te: 80, my_xuyen: 12}" in table.text("quotas.yaml")


def test_who_leaves_is_dated_and_who_was_typed_by_mistake_is_taken_out(table):
    table.save(row("y-te", active_to=("", "30/6/2025")))
    assert "active_to: 2025-06-30" in table.text("units.yaml")
    codes = table.save(row("+1", is_new=True, name=("", "Tổ Nhầm")))
    with_it = table.text("units.yaml")
    table.save(row(codes["+1"], is_gone=True))
    assert "Tổ Nhầm" in with_it
    assert "Tổ Nhầm" not in table.text("units.yaml")


def test_a_cell_that_somebody_changed_meanwhile_is_in_conflict_and_the_others_are_not(table):
    rows = [row("an-phu", quota=("300", "310")), row("dong-ha", quota=("199", "205"))]
    found = edited_units(table.record.own, GridEdits(rows))
    assert found.conflicts == {("dong-ha", GIVEN): "200"}
    assert found.after.quotas[0].counts["an-phu"] == 310
    assert found.after.quotas[0].counts["dong-ha"] == 200
    with pytest.raises(GridUnclear, match="còn 1 ô cần xem lại"):
        table.plan(*rows)


def test_what_cannot_be_read_keeps_all_from_being_written(table):
    with pytest.raises(GridUnclear, match="còn 2 ô cần xem lại"):
        table.plan(row("an-phu", quota=("300", "1,234")), row("+1", is_new=True, quota=("", "5")))


def test_a_sum_that_is_not_the_declared_total_is_told(table):
    plan = table.plan(row("an-phu", quota=("300", "310")))
    assert [one.code for one in plan.wrong] == ["E-QUOTA-SUM"]
    assert str(plan.wrong[0].place).endswith("quotas.yaml:4:12")


def test_what_was_wrong_before_is_not_told_of_another_cell(table):
    table.save(row("an-phu", quota=("300", "310")))
    plan = table.plan(row("khcn", members=("500", "510")))
    assert (plan.wrong, len(plan.writes)) == ([], 1)


def test_files_that_would_not_say_what_was_typed_are_not_written(table, monkeypatch):
    monkeypatch.setattr(grid_saving, "_writes", lambda *_: ())
    with pytest.raises(RecordsInvalid) as refused:
        table.plan(row("an-phu", quota=("300", "310")))
    assert [one.code for one in refused.value.problems] == ["E-RECORD-FORM"]


def test_a_unit_that_has_counts_cannot_be_taken_out_unseen(table):
    plan = table.plan(row("moi", is_gone=True))
    assert [one.code for one in plan.wrong] == ["E-UNIT-UNKNOWN"]


def test_a_quota_typed_over_a_rule_is_fixed_by_hand(table):
    office = open_office(table.workspace)
    asked = Demand(total=1_300, phase="gd2")
    carry_out(plan_quotas(table.record, asked, replace=False), table.workspace, office.library, dry_run=False)  # fmt: skip
    key = "quotas|initiatives|gd2|"
    stood = table.record.own.quotas[1].counts["khcn"]
    edits = GridEdits(
        [RowEdit("khcn", {key: CellEdit(str(stood), "60")})],
        {key: CellEdit("1.300", str(1_360 - stood))},
    )
    record = table.record
    write_grid(plan_grid(record, office.library, edited_units(record.own, edits)))
    written = table.record.own.quotas[1]
    assert (written.fixed, written.reasons["khcn"]) == (("khcn",), "ấn định 60")


def test_sums_are_held_against_what_was_declared_and_aimed_at(table):
    edits = GridEdits([row("an-phu", quota=("300", "310"))])
    sums = {one.key: one for one in grid_sums(edited_units(table.record.own, edits).after)}
    assert (sums[GIVEN].text, sums[GIVEN].units) == ("810", 5)
    assert [(str(one.what), one.text, one.apart) for one in sums[GIVEN].held] == [
        ("tổng đã công bố", "800", "+10"),
        ("chỉ tiêu giai đoạn 1", "800", "+10"),
    ]


def test_counts_with_decimals_are_told_as_counts():
    stood = [printed_or_dash(one) for one in (DecimalCount(25, 2), Fraction(1, 2), 1_250, None)]
    assert stood == ["12,5", "50%", "1.250", "–"]


def test_columns_of_quotas_stand_as_their_phases_do(table):
    keys = [f"quotas|initiatives|{phase}|" for phase in ("gd2", "")]
    edits = GridEdits([RowEdit("khcn", {key: CellEdit("", "20") for key in keys})])
    after = edited_units(table.record.own, edits).after
    keys = [one.key for one in UnitGrid(after).columns if one.place is not None]
    assert keys == ["quotas|initiatives||", GIVEN, "quotas|initiatives|gd2|"]


def test_a_first_table_of_quotas_begins_a_file(table):
    (table.folder / "quotas.yaml").unlink()
    edits = GridEdits([RowEdit("an-phu", {"quotas|initiatives||": CellEdit("", "2.000")})])
    record, library = table.record, open_office(table.workspace).library
    write_grid(plan_grid(record, library, edited_units(record.own, edits)))
    assert table.text("quotas.yaml").endswith(
        "# Chỉ tiêu giao cho các đơn vị\nquotas:\n  - counts:\n      an-phu: 2000\n"
    )


def test_a_column_that_is_gone_is_refused(table):
    with pytest.raises(Misused, match="cột này không còn"):
        table.plan(RowEdit("an-phu", {"quotas|x||": CellEdit("", "1")}))


def test_the_sum_of_a_base_is_of_those_who_take_part(table):
    sums = {one.key: one for one in grid_sums(table.record.own)}
    table.save(row("khcn", active_to=("", "30/6/2025")))
    after = {one.key: one for one in grid_sums(table.record.own)}
    assert (sums["bases.members"].text, after["bases.members"].text) == ("13.120", "12.620")
    assert after[GIVEN].text == sums[GIVEN].text
