"""Where snapshots and reminders are kept, which files are read, and what may not be overwritten."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from generator.exchange.importing import write_import
from generator.exchange.new_snapshot import Existing, SnapshotExists, find_target
from generator.exchange.reminding import LetterExists, Reminding, reminder_document, write_reminder
from generator.exchange.returns import last_reported, provisional_label, returns_of
from generator.exchange.sources import gather
from generator.figures.moment import figures_on
from generator.wording.read_dates import read_moment

JUNE = read_moment("30/6/2025")


@pytest.fixture
def folder(tmp_path):
    for name in ("b.csv", "a.XLSX", "c.tsv", "d.xlsm", "~$a.xlsx", ".e.csv", "f.txt", "g.xls"):
        (tmp_path / name).write_bytes(b"x;y\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "h.csv").write_bytes(b"")
    return tmp_path


def test_of_a_folder_the_tables_are_read_in_order(folder) -> None:
    files, problems = gather([folder], io.BytesIO())
    assert [file.name.rpartition("/")[2].rpartition("\\")[2] for file in files] == [
        "a.XLSX",
        "b.csv",
        "c.tsv",
        "d.xlsm",
        "g.xls",
    ]
    assert [(one.code, one.message.text()) for one in problems] == [
        ("W-IMPORT-LEFT-OUT", "không đọc, vì không phải tệp Excel, CSV: f.txt, sub")
    ]


def test_single_files_stay_in_the_order_of_the_command(folder) -> None:
    pipe = io.BytesIO(b"from the pipe")
    files, problems = gather([folder / "c.tsv", Path("-"), folder / "b.csv"], pipe)
    assert [file.data for file in files] == [b"x;y\n", b"from the pipe", b"x;y\n"]
    assert files[1].name == "-"
    assert problems == []


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(folder) -> None:
    files, problems = gather([folder / "none.csv", folder / "b.csv"], io.BytesIO())
    assert [file.name for file in files] == [str(folder / "b.csv")]
    assert len(problems) == 1
    assert "none.csv" in problems[0].place.file


def import_at(desk, moment, count, **request):
    plan = desk.plan(f"Đơn vị;Kết quả\nAn Phú;{count}\n", as_of=moment, **request)
    return write_import(plan)


def test_snapshots_of_one_day_have_names_of_their_own(desk) -> None:
    moments = ("30/6/2025", "8h00 30/6/2025", "2025-06-30 08:00:30")
    names = [import_at(desk, moment, 400).name for moment in reversed(moments)]
    assert names == ["2025-06-30.yaml", "2025-06-30-0800.yaml", "2025-06-30-2400.yaml"]
    (desk.folder / "results" / "2025-07-01.yaml").write_text(
        "as_of: 15h00 1/7/2025\nresults: [{counts: {an-phu: 500}}]\n", encoding="utf-8"
    )
    assert import_at(desk, "2025-07-01 15:00:30", 501).name == "2025-07-01-1500.yaml"
    assert import_at(desk, "2025-07-01 15:00:40", 502).name == "2025-07-01-150040.yaml"


def test_a_file_of_the_right_name_that_is_no_snapshot_of_then_is_left(desk) -> None:
    for name in ("2025-06-30", "2025-06-30-2400"):
        (desk.folder / "results" / f"{name}.yaml").write_text(
            f"as_of: {7 if name.endswith('30') else 8}h00 30/6/2025\n"
            "results: [{counts: {an-phu: 301}}]\n",
            encoding="utf-8",
        )
    with pytest.raises(SnapshotExists, match=r"«2025-06-30\.yaml» đã có; đổi tên"):
        find_target(desk.record, JUNE, Existing.REFUSE)


def test_a_snapshot_that_stands_in_the_campaigns_own_file_is_not_touched(desk) -> None:
    for path in (desk.folder / "results").iterdir():
        path.unlink()
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    own = f"{text}snapshots:\n- as_of: 31/5/2025\n  results:\n  - counts: {{an-phu: 300}}\n"
    path.write_text(own, encoding="utf-8")
    for document in (desk.folder / "documents").iterdir():
        document.unlink()
    with pytest.raises(
        SnapshotExists, match=r"ngày 31/5/2025 nằm trong .*campaign\.yaml; sửa ở đó"
    ):
        desk.plan("Đơn vị;Kết quả\nAn Phú;301\n", as_of="31/5/2025", existing=Existing.MERGE)


def test_another_indicator_joins_a_snapshot_in_the_order_of_units(desk) -> None:
    text = "Đơn vị;Giá trị làm lợi\nY tế;2.000\nAn Phú;1.000\n"
    plan = desk.plan(
        text, as_of="31/3/2025", existing=Existing.MERGE, reading={"indicator": "benefit"}
    )
    assert [(one.indicator, list(one.counts)) for one in plan.snapshot.results] == [
        (None, ["an-phu", "dong-ha", "long-son", "khcn", "y-te"]),
        ("benefit", ["an-phu", "y-te"]),
    ]
    assert plan.snapshot.source == "Cổng trực tuyến"
    assert plan.snapshot.results[0].total == 360


def test_both_indicators_of_a_new_snapshot_stand_in_the_order_of_the_campaign(desk) -> None:
    text = "Đơn vị;Giá trị làm lợi;Số sáng kiến\nY tế;10.000;80\nAn Phú;10.000;305\n"
    plan = desk.plan(
        text,
        as_of="30/6/2025",
        reading={"columns": {"unit": "A", "benefit": "B", "initiatives": "C"}},
    )
    assert {one.indicator: dict(one.counts) for one in plan.snapshot.results}["initiatives"] == {
        "an-phu": 305,
        "y-te": 80,
    }
    assert [one.indicator for one in plan.snapshot.results] == ["initiatives", "benefit"]


def test_the_reminder_follows_the_figures(desk, golden) -> None:
    (desk.folder / "results" / "2025-06-30.yaml").write_text(
        "as_of: 17h30 30/6/2025\nresults: [{counts: {an-phu: 310}}]\n", encoding="utf-8"
    )
    path = write_reminder(
        desk.record, returns_of(desk.campaign), "don_doc", Reminding("16h00 ngày 03/7/2025")
    )
    assert path == desk.folder / "documents" / "don_doc.yaml"
    golden("exchange/reminder.txt", path.read_text(encoding="utf-8"))


def test_the_reminder_of_another_indicator_names_it(desk) -> None:
    (desk.folder / "results" / "2025-06-30.yaml").write_text(
        "as_of: 30/6/2025\nresults: [{indicator: benefit, counts: {an-phu: 310}}]\n",
        encoding="utf-8",
    )
    returns = returns_of(desk.campaign, indicator="benefit")
    document = reminder_document(desk.campaign, returns, "nhac")
    assert '{{ indicators["benefit"].reported|length|padded }} trong tổng số' in document.body
    assert document.annexes[0].table.indicator == "benefit"
    assert "chậm nhất" not in document.body


def test_before_anybody_has_reported_the_list_is_written_out(desk, golden) -> None:
    path = write_reminder(desk.record, returns_of(desk.campaign, JUNE), "don_doc")
    golden("exchange/reminder-fixed.txt", path.read_text(encoding="utf-8"))


def test_of_counts_of_each_period_the_list_is_written_out_with_how_many(desk) -> None:
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    name = "unit_of_measure: sáng kiến}"
    path.write_text(text.replace(name, name[:-1] + ", cumulative: không}"), encoding="utf-8")
    (desk.folder / "results" / "2025-06-30.yaml").write_text(
        "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, y-te: 1}}]\n", encoding="utf-8"
    )
    document = reminder_document(desk.campaign, returns_of(desk.campaign), "nhac")
    assert (
        "Đến nay mới có 02 trong tổng số 06 đơn vị gửi báo cáo;"
        " còn 04 đơn vị chưa gửi (danh sách kèm theo)." in document.body
    )
    assert document.as_of is None
    assert [item["name"] for item in document.annexes[0].table.items] == [
        "Liên đoàn Lao động huyện Đông Hà",
        "Liên đoàn Lao động huyện Long Sơn",
        "Công đoàn Sở KH&CN",
        "Công đoàn cơ sở mới thành lập",
    ]


def test_a_letter_is_never_put_over_another_document(desk) -> None:
    returns = returns_of(desk.campaign, JUNE)
    record = desk.record
    taken = record.campaign.documents[0].code
    (desk.folder / "documents" / f"{taken}.yaml").unlink()
    with pytest.raises(LetterExists, match=f"«{taken}» đã có; đặt mã khác ở --letter"):
        write_reminder(record, returns, taken)
    (desk.folder / "documents" / "nhac.yaml").write_text("subject: x\n", encoding="utf-8")
    with pytest.raises(LetterExists, match="«nhac» đã có"):
        write_reminder(record, returns, "nhac")


def test_when_units_last_reported(desk) -> None:
    campaign = desk.campaign
    last = last_reported(campaign, "initiatives", JUNE)
    assert (str(last["an-phu"]), str(last["moi"])) == ("2025-05-31", "2025-05-31")
    before = last_reported(campaign, "initiatives", read_moment("31/5/2025"))
    assert {str(moment) for moment in before.values()} == {"2025-03-31"}
    assert "moi" not in before
    assert last_reported(campaign, "benefit", JUNE) == {}
    assert provisional_label(figures_on(campaign).main) == "6/6 đơn vị"


def test_rates_are_returned_but_not_added_up(desk) -> None:
    path = desk.folder / "campaign.yaml"
    rate = "  - {code: share, name: tỷ lệ, unit_of_measure: '%', measure: rate}\nphases:"
    text = path.read_text(encoding="utf-8").replace("phases:", rate, 1)
    path.write_text(text, encoding="utf-8")
    (desk.folder / "results" / "2025-06-30.yaml").write_text(
        "as_of: 30/6/2025\nresults:\n- {indicator: share, counts: {an-phu: 50%}}\n",
        encoding="utf-8",
    )
    returns = returns_of(desk.campaign, indicator="share")
    assert (returns.total, returns.label, returns.is_complete) == (None, "1/6 đơn vị", False)
    assert [row.row.code for row in returns.reported] == ["an-phu"]
