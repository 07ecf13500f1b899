"""How returns are collected: estimated, sent back, in waves, and what is locked."""

from __future__ import annotations

import pytest

from generator.exchange.exporting import entry_forms
from generator.exchange.importing import write_import
from generator.exchange.new_snapshot import Existing, SnapshotExists, plan_lock, write_snapshot
from generator.exchange.telling import tell_changes, tell_reading
from generator.model.campaign import Include
from generator.model.fields import DecimalCount
from generator.model.results import Status
from generator.office.undoing import plan_undo, undo
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

HEAD = "Đơn vị;Số sáng kiến;Tình trạng;Ghi chú\n"


def statuses(plan):
    return {unit: status.value for unit, status in plan.snapshot.statuses.items()}


def test_an_included_unit_has_nothing_to_fill_in(desk) -> None:
    includes = ({"file": "a.yaml", "as": "y-te"},)
    campaign = desk.campaign.model_copy(
        update={"includes": tuple(map(Include.model_validate, includes))}
    )
    forms = entry_forms(campaign, read_moment("30/6/2025"))
    assert "y-te" not in {unit.code for unit in forms.units}


MARKS = {
    "a column": ("An Phú;305;ước tính;", {"an-phu": "estimated"}),
    "checked": ("An Phú;305;Đã kiểm tra;", {}),
    "only sent": ("An Phú;305;Mới gửi;", {"an-phu": "submitted"}),
    "sent back": ("An Phú;305;trả lại;", {"an-phu": "returned"}),
    "nothing": ("An Phú;305;;", {}),
    "a remark": ("An Phú;305;;Số ước tính", {"an-phu": "estimated"}),
    "any other remark": ("An Phú;305;;đã ước tính lại theo sổ", {}),
    "the more cautious of two": ("An Phú;305;đã kiểm tra;ước tính", {"an-phu": "estimated"}),
    "behind the number": ("An Phú;305 (ước tính);;", {"an-phu": "estimated"}),
    "behind the number, of one sent back": (
        "An Phú;305 (ước tính);trả lại;",
        {"an-phu": "returned"},
    ),
    "a short mark": ("An Phú;305 ƯT;;", {"an-phu": "estimated"}),
    "before the number": ("An Phú;ước 305;;", {"an-phu": "estimated"}),
    "sent back, in the cell": ("An Phú;305 (trả lại);;", {"an-phu": "returned"}),
}


@pytest.mark.parametrize(("row", "expected"), MARKS.values(), ids=MARKS)
def test_a_status_is_read_from_a_column_a_remark_or_beside_the_number(desk, row, expected) -> None:
    plan = desk.plan(HEAD + row + "\nĐông Hà;95;;\n", as_of="30/6/2025")
    assert plan.refused == []
    assert plan.snapshot.results[0].counts == {"an-phu": 305, "dong-ha": 95}
    assert statuses(plan) == expected


def test_a_status_that_is_none_is_asked_about_or_its_row_refused(desk) -> None:
    text = HEAD + "An Phú;305;xong;\nĐông Hà;95;;\n"
    plan = desk.plan(text, as_of="30/6/2025")
    assert [f"{one.place.part} {one.code} {one.message}" for one in plan.refused] == [
        "C2 E-XLS-STATUS không rõ tình trạng «xong»"
    ]
    assert plan.snapshot.results[0].counts == {"dong-ha": 95}
    assert statuses(desk.plan(text, as_of="30/6/2025", ask=lambda question: 2)) == {
        "an-phu": "estimated"
    }


def test_statuses_are_kept_in_the_record(desk) -> None:
    write_import(desk.plan(HEAD + "An Phú;305;ước tính;\nĐông Hà;95;;\n", as_of="30/6/2025"))
    text = (desk.folder / "results" / "2025-06-30.yaml").read_text(encoding="utf-8")
    assert "statuses:\n  an-phu: estimated\n" in text
    assert desk.campaign.snapshots[2].status_of("an-phu") is Status.ESTIMATED


JUNE = HEAD + "An Phú;305;ước tính;\nĐông Hà;95;;\nLong Sơn;91;trả lại;\n"


@pytest.fixture
def june(desk):
    """A snapshot of the end of June, and waves that come after it."""
    write_import(desk.plan(JUNE, as_of="30/6/2025"))

    def wave(rows, **request):
        return desk.plan(HEAD + rows, as_of="30/6/2025", existing=Existing.MERGE, **request)

    return wave


WAVES = {
    "a unit that was missing": ("Y tế;7;;", {"y-te": 7}, {}),
    "an estimate replaced, lower": ("An Phú;301;;", {"an-phu": 301}, {"an-phu": None}),
    "one sent back, corrected": ("Long Sơn;90;;", {"long-son": 90}, {"long-son": None}),
    "an estimate sent again": ("An Phú;305;;", {}, {}),
    "one that is estimated now": (
        "Đông Hà;99;ước tính;",
        {"dong-ha": 99},
        {"dong-ha": "estimated"},
    ),
}


@pytest.mark.parametrize(("rows", "counts", "told"), WAVES.values(), ids=WAVES)
def test_a_supplement_adds_what_was_missing_and_corrects(june, rows, counts, told) -> None:
    before = {"an-phu": "estimated", "long-son": "returned"}
    plan = june(rows)
    assert plan.snapshot.results[0].counts == {
        "an-phu": 305,
        "dong-ha": 95,
        "long-son": 91,
        **counts,
    }
    expected = {unit: status for unit, status in {**before, **told}.items() if status}
    assert statuses(plan) == expected


def test_a_status_that_is_asked_for_is_that_of_the_units_that_join(june) -> None:
    plan = june("Y tế;7;;", status=Status.SUBMITTED)
    assert plan.snapshot.status is Status.VALID
    assert statuses(plan)["y-te"] == "submitted"


def test_nothing_in_a_snapshot_is_lowered_unless_somebody_says_so(june) -> None:
    plan = june("Đông Hà;94;;\nY tế;7;;")
    assert [f"{one.code} {one.message}" for one in plan.refused] == [
        "E-XLS-LOWERS «LĐLĐ huyện Đông Hà»: lần chốt này đã có 95, tệp ghi 94"
    ]
    assert plan.snapshot.results[0].counts["dong-ha"] == 95
    assert june("Đông Hà;94;;", ask=lambda question: 0).snapshot.results[0].counts["dong-ha"] == 94


def test_a_count_that_was_sent_back_is_not_held_against_the_next(desk, june) -> None:
    text = HEAD + "Long Sơn;90;;\nĐông Hà;95;;\n"
    assert desk.plan(text, as_of="31/7/2025").problems == ()


def lock(desk, moment):
    target, locked = plan_lock(desk.record, read_moment(moment))
    write_snapshot(target, locked, target.comment)


def test_a_locked_snapshot_takes_nothing_without_a_reason_which_is_kept(desk, june) -> None:
    lock(desk, "30/6/2025")
    with pytest.raises(SnapshotExists, match="đã khóa sổ; thêm --force --reason"):
        june("Y tế;7;;")
    write_import(june("Y tế;7;;", reason="đơn vị gửi muộn"))
    snapshot = desk.campaign.snapshots[2]
    assert snapshot.results[0].counts["y-te"] == 7
    assert (snapshot.locked, snapshot.note) == (True, "Nhập sau khi khóa sổ: đơn vị gửi muộn")
    write_import(june("Mới thành lập;20;;", reason="sót"))
    assert desk.campaign.snapshots[2].note == (
        "Nhập sau khi khóa sổ: đơn vị gửi muộn; Nhập sau khi khóa sổ: sót"
    )


def test_locking_changes_one_line(desk) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    before = path.read_text(encoding="utf-8")
    lock(desk, "31/5/2025")
    assert path.read_text(encoding="utf-8").replace("locked: có\n", "") == before
    lock(desk, "31/5/2025")
    assert path.read_text(encoding="utf-8").count("locked") == 1


def test_an_estimate_goes_out_with_its_mark_and_comes_back_with_it(desk, june) -> None:
    forms = entry_forms(desk.campaign, read_moment("30/6/2025"))
    data = write_workbook(forms.together().sheets, title="x")
    plan = desk.plan(data, as_of="30/6/2025", existing=Existing.MERGE)
    assert plan.snapshot.results[0].counts == {"an-phu": 305, "dong-ha": 95, "long-son": 91}
    assert statuses(plan) == {"an-phu": "estimated", "long-son": "returned"}


def test_counts_with_decimals_are_read_told_and_held_against_their_total(desk) -> None:
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    main = "unit_of_measure: sáng kiến}"
    path.write_text(text.replace(main, "unit_of_measure: tấn, decimals: 1}"), encoding="utf-8")
    plan = desk.plan(
        "Đơn vị;Số sáng kiến\nAn Phú;1.250,5\nĐông Hà;99,5\nTổng cộng;1.350\n", as_of="30/6/2025"
    )
    assert not plan.refused
    assert [str(line) for line in tell_changes(plan, desk.campaign)][1:3] == [
        "  tăng: LĐLĐ huyện An Phú: 300 → 1.250,5",
        "  tăng: LĐLĐ huyện Đông Hà: 90 → 99,5",
    ]
    write_import(plan)
    written = (desk.folder / "results" / "2025-06-30.yaml").read_text(encoding="utf-8")
    assert "an-phu: 1250,5\n" in written
    assert desk.campaign.snapshots[2].results[0].counts["an-phu"] == DecimalCount(2501, 2)


def test_more_decimals_in_a_file_go_into_the_record_with_its_counts_and_are_taken_back_with_them(
    desk,
) -> None:
    path, told = desk.folder / "campaign.yaml", []
    text = path.read_text(encoding="utf-8")
    text = text.replace("unit_of_measure: sáng kiến}", "unit_of_measure: tấn, decimals: 1}")
    path.write_text(text, encoding="utf-8")

    def first(question):
        told.append(question.code)
        return 0

    plan = desk.plan("Đơn vị;Số sáng kiến\nAn Phú;1.250,57\n", as_of="30/6/2025", ask=first)
    write_import(plan)

    assert (told, plan.refused) == (["E-XLS-DECIMALS"], [])
    assert (
        "«số sáng kiến» ghi 2 chữ số thập phân từ nay, in 1 chữ số, in đủ ở chỗ cần để các số khớp nhau"
        in map(str, tell_reading(plan))
    )
    (change,) = set(path.read_text(encoding="utf-8").splitlines()) - set(text.splitlines())
    assert change.endswith("unit_of_measure: tấn, decimals: 2, shown_in: {unit: tấn, decimals: 1}}")
    assert desk.campaign.snapshots[2].results[0].counts["an-phu"] == DecimalCount(125057, 100)
    undo(plan_undo(desk.workspace))
    assert path.read_text(encoding="utf-8") == text
    assert len(desk.campaign.snapshots) == 2
