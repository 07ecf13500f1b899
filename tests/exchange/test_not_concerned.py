"""Whom an indicator does not concern in what leaves the house: letters, reminders, tables."""

from __future__ import annotations

import csv
import io
import json

import pytest

from generator.cli.app import run
from generator.drafting.charting import draw_figures
from generator.exchange.telling import tell_changes
from generator.figures import compute_figures
from generator.model.document import Chart
from generator.office.letters import letters_of
from generator.office.workflow import draft, plan_work

SENT = (
    "as_of: 30/6/2025\n"
    "results: [{counts: {an-phu: 310, long-son: 95}}, {indicator: benefit, counts: {an-phu: 5, khcn: 1, y-te: 2, moi: 3}}]\n"
)


@pytest.fixture
def vanthu(desk, capsys):
    """The office in which the first indicator concerns the districts alone."""
    path = desk.folder / "campaign.yaml"
    first = "unit_of_measure: sáng kiến"
    text = path.read_text("utf-8").replace(first, f"{first}, exempt: [khcn, y-te, moi]")
    path.write_text(text, "utf-8")
    (desk.folder / "results/2025-05-31.yaml").unlink()
    (desk.folder / "results/2025-03-31.yaml").unlink()
    quotas = "quotas: [{counts: {an-phu: 300, dong-ha: 200, long-son: 200}}]\n"
    (desk.folder / "quotas.yaml").write_text(quotas, "utf-8")
    (desk.folder / "results/2025-06-30.yaml").write_text(SENT, "utf-8")

    def call(*words):
        status = run(["-C", str(desk.workspace.root), *words])
        spoken = capsys.readouterr()
        assert status == 0, spoken
        return spoken.out

    return call


def bodies(desk, code):
    """What the letters of a document say, by whom they are for; of one to all by nobody."""
    (work,) = plan_work([desk.record], [code])
    letters = letters_of(work, desk.office) if work.document.for_each else [work]
    return {
        one.member.code if one.member else "": str(draft(one, desk.office).context["body"])
        for one in letters
    }


def letter(desk, *body, where=""):
    lines = "\n".join(f"  {line}\n" for line in body)
    text = f'kind: directive\ndepartment: CSPL\nsubject: a\nfor_each: units\n{where}addressees: ["{{{{ unit.name }}}}"]\nrecipients: [Như trên]\nbody: |\n{lines}'
    (desk.folder / "documents/thu.yaml").write_text(text, "utf-8")


def test_a_letter_says_that_the_unit_is_not_concerned(desk, vanthu):
    letter(desk, "{{ passages.unit_progress }}", "{{ passages.figures_awaited }}")

    told = bodies(desk, "thu")

    assert "Đơn vị không thuộc diện báo cáo số sáng kiến." in told["khcn"]
    assert "chưa nhận được" not in told["khcn"]
    assert "chưa nhận được số liệu của đơn vị." in told["dong-ha"]


def test_who_owes_another_indicator_is_awaited_though_the_first_does_not_concern_it(desk, vanthu):
    sent = SENT.replace("khcn: 1, ", "")
    (desk.folder / "results/2025-06-30.yaml").write_text(sent, "utf-8")
    vanthu("returns", "thi-dua", "--indicator", "benefit", "--letter", "nhac", "--each-unit")

    told = bodies(desk, "nhac")

    assert sorted(told) == ["dong-ha", "khcn", "long-son"]
    assert "cần giá trị làm lợi của đơn vị tính đến" in told["khcn"]
    assert "chưa nhận được giá trị làm lợi của đơn vị." in told["khcn"]


def test_other_programs_are_told_whom_it_does_not_concern(vanthu):
    units = json.loads(vanthu("status", "thi-dua", "--json"))["result"]["units"]

    assert [one["code"] for one in units if one["exempt"]] == ["khcn", "y-te", "moi"]


def test_a_letter_to_all_counts_whom_it_concerns(desk, vanthu):
    vanthu("returns", "thi-dua", "--indicator", "initiatives", "--letter", "nhac")

    (told,) = bodies(desk, "nhac").values()

    assert "mới có 02 trong tổng số 03 đơn vị" in told
    assert "còn 01 đơn vị chưa gửi" in told


def test_a_chart_of_a_unit_that_is_not_concerned_says_so(desk, vanthu, capsys):
    letter(desk, "{{ charts.c }}", where="charts: {c: {kind: trend, title: T}}\n")

    run(["-C", str(desk.workspace.root), "check"])
    spoken = capsys.readouterr()

    assert "biểu đồ «T» chưa có số liệu: đơn vị không thuộc diện" in spoken.out + spoken.err


def test_charts_leave_out_whom_the_indicator_does_not_concern(desk, vanthu):
    figures = compute_figures(desk.campaign, desk.campaign.snapshots[-1])

    drawn = draw_figures(Chart(kind="rates", title="T"), figures)

    assert drawn.categories == ("LĐLĐ huyện An Phú", "LĐLĐ huyện Long Sơn", "LĐLĐ huyện Đông Hà")
    assert drawn.series[0].labels == ("103,3%", "47,5%", "chưa có số liệu")


def test_of_an_import_those_are_counted_whom_the_indicator_concerns(desk, vanthu):
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;320\n", as_of="31/7/2025")

    assert [one.unit.code for one in plan.changes[0].units] == ["an-phu", "dong-ha", "long-son"]
    told = [str(one) for one in tell_changes(plan, desk.campaign)]
    assert "1/3 đơn vị đã có số, cộng 320" in told


def test_a_group_that_it_does_not_concern_says_so_in_the_table(desk, vanthu, tmp_path):
    file = tmp_path / "bang.csv"
    vanthu("export", "table", "thi-dua", "-o", str(file))

    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))

    named = {row[2]: (row[4], row[-1]) for row in rows}
    assert named["Khối ngành"] == ("", "không thuộc diện")
    assert named["Công đoàn Sở KH&CN"] == ("", "không thuộc diện")
    assert named["Khối huyện"] == ("405", "tạm tính, 2/3 đơn vị")


def test_a_report_counts_all_units_that_take_part(desk, vanthu):
    text = "kind: report\ndate: 02/7/2025\nas_of: 30/6/2025\ndepartment: CSPL\nsubject: a\nbody: |\n  {{ passages.situation }}\n\n  {{ passages.quotas_given }}\n"
    (desk.folder / "documents/bc.yaml").write_text(text, "utf-8")

    (told,) = bodies(desk, "bc").values()

    assert "có 06 đơn vị tham gia" in told
    assert "Đã giao chỉ tiêu cho 03 đơn vị, tổng số 700 sáng kiến" in told


def test_who_calls_itself_not_concerned_is_told_and_is_no_report(desk, vanthu):
    sheet = "Đơn vị;Số sáng kiến\nLĐLĐ huyện An Phú;320\nLĐLĐ huyện Đông Hà;không thuộc diện\nCông đoàn Sở KH&CN;miễn báo cáo\n"

    plan = desk.plan(sheet, as_of="31/7/2025")

    assert dict(plan.snapshot.results[0].counts) == {"an-phu": 320}
    (told,) = [one for one in plan.problems if one.code == "W-XLS-EXEMPT"]
    assert str(told.place).startswith("1.csv: B3")
    assert str(told.message).startswith("«LĐLĐ huyện Đông Hà» ghi «không thuộc diện», mà")


def test_a_rate_of_two_numbers_is_reported_by_who_sent_the_first_of_them(desk, vanthu):
    path = desk.folder / "campaign.yaml"
    rate = "indicators:\n  - {code: per, name: tỷ lệ, unit_of_measure: '%', measure: rate, of: [initiatives, members]}"
    path.write_text(path.read_text("utf-8").replace("indicators:", rate), "utf-8")
    text = (desk.folder / "quotas.yaml").read_text("utf-8")
    (desk.folder / "quotas.yaml").write_text(
        text.replace("{counts", "{indicator: initiatives, counts"), "utf-8"
    )
    text = path.read_text("utf-8").split("targets:")
    path.write_text(text[0] + "references:" + text[1].split("references:")[1], "utf-8")
    (desk.folder / "results/2025-06-30.yaml").write_text(
        SENT.replace("{counts: {an-phu: 310", "{indicator: initiatives, counts: {an-phu: 310"),
        "utf-8",
    )

    told = vanthu("returns", "thi-dua", "--messages", "--indicator", "per")

    assert told.count("Gửi: ") == 1
    assert "cần số sáng kiến của đơn vị" in told
