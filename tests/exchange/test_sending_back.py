"""A return sent back with a remark, what is still open, and what units are told in chat and mail."""

from __future__ import annotations

import json

import pytest

from generator.cli.app import run
from generator.exchange.exporting import entry_forms
from generator.exchange.importing import write_import
from generator.exchange.new_snapshot import Existing
from generator.model.results import Status
from generator.office.letters import letters_of
from generator.office.workflow import draft, plan_work
from generator.wording.read_dates import read_moment

SENT = "as_of: 30/6/2025 # tuần này\nstatuses: {khcn: estimated}\nresults: [{counts: {an-phu: 310, dong-ha: 95, khcn: 200}}]\n"
HEAD = "Đơn vị;Số sáng kiến\n"
SEND_BACK = ("--return", "Đông Hà", "--remark", "thiếu số của 02 xã.")


@pytest.fixture
def vanthu(desk, capsys):
    (desk.folder / "results/2025-06-30.yaml").write_text(SENT, encoding="utf-8")

    def call(*words):
        status = run(["-C", str(desk.workspace.root), *words])
        spoken = capsys.readouterr()
        return status, spoken.out + spoken.err

    return call


def snapshot(desk):
    return (desk.folder / "results/2025-06-30.yaml").read_text(encoding="utf-8")


def test_a_count_sent_back_stays_with_its_remark_and_is_no_report(desk, vanthu) -> None:
    status, told = vanthu("returns", "thi-dua", *SEND_BACK)
    assert status == 0
    assert "tính đến ngày 30/6/2025: 2/6 đơn vị đã báo cáo" in told
    assert "trả lại: Liên đoàn Lao động huyện Đông Hà: thiếu số của 02 xã\n" in told
    assert snapshot(desk) == (
        "as_of: 30/6/2025 # tuần này\n"
        "statuses: {dong-ha: returned, khcn: estimated}\n"
        "remarks:\n  dong-ha: thiếu số của 02 xã\n"
        "results: [{counts: {an-phu: 310, dong-ha: 95, khcn: 200}}]\n"
    )


def test_the_next_count_of_the_unit_takes_it_back(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    write_import(desk.plan(HEAD + "Đông Hà;97\n", as_of="30/6/2025", existing=Existing.MERGE))
    assert "remarks" not in snapshot(desk)
    assert "statuses: {khcn: estimated}" in snapshot(desk)
    assert "dong-ha: 97" in snapshot(desk)


def test_the_same_count_again_stays_sent_back_and_that_is_told(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    plan = desk.plan(HEAD + "Đông Hà;95\n", as_of="30/6/2025", existing=Existing.MERGE)
    assert [one.code for one in plan.problems] == ["W-IMPORT-RETURNED"]
    assert plan.snapshot.remark_on("dong-ha") == "thiếu số của 02 xã"


def test_a_row_without_a_count_is_no_count_sent_again(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    text = HEAD + "Đông Hà;\nAn Phú;310\n"
    plan = desk.plan(text, as_of="30/6/2025", existing=Existing.MERGE)
    assert plan.problems == ()


def test_another_count_that_stands_again_with_the_new_one_is_told(desk, vanthu) -> None:
    path = desk.folder / "results/2025-06-30.yaml"
    counts = "results: [{counts: {an-phu: 310, dong-ha: 95, khcn: 200}}"
    benefit = f"{counts}, {{indicator: benefit, counts: {{dong-ha: 5}}}}"
    path.write_text(snapshot(desk).replace(counts, benefit), encoding="utf-8")
    vanthu("returns", "thi-dua", *SEND_BACK)
    plan = desk.plan(HEAD + "Đông Hà;97\n", as_of="30/6/2025", existing=Existing.MERGE)
    assert "W-IMPORT-STANDS" in [one.code for one in plan.problems]


@pytest.mark.parametrize(
    ("how", "status", "left", "told"),
    [
        (Existing.MERGE, None, "{dong-ha: submitted, khcn: estimated}", ["W-IMPORT-UNSURE"]),
        (Existing.REPLACE, None, "{dong-ha: submitted, khcn: estimated}", ["W-IMPORT-UNSURE"]),
        (Existing.MERGE, Status.VALID, "{dong-ha: submitted}", []),
    ],
)
def test_a_unit_stays_an_estimate_while_another_count_of_it_is_one(
    desk, how, status, left, told
) -> None:
    path = desk.folder / "results/2025-06-30.yaml"
    counts = "results: [{counts: {an-phu: 310, dong-ha: 95, khcn: 200}}"
    benefit = f"{counts}, {{indicator: benefit, counts: {{dong-ha: 5, khcn: 7}}}}"
    path.write_text(
        f"as_of: 30/6/2025\nstatuses: {{dong-ha: submitted, khcn: estimated}}\n{benefit}]\n",
        encoding="utf-8",
    )
    text = HEAD + "CĐ Sở KH&CN;210\n"
    plan = desk.plan(text, as_of="30/6/2025", existing=how, status=status)
    assert [one.code for one in plan.problems if one.code == "W-IMPORT-UNSURE"] == told
    write_import(plan)
    assert f"statuses: {left}" in snapshot(desk)


def test_the_next_sheet_says_why_and_is_read_again(desk, vanthu, fill) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    forms = entry_forms(desk.campaign, read_moment("05/7/2025"))
    told = dict(forms.apart())
    (sheet,) = [data for name, data in told.items() if name.startswith("dong-ha")]
    assert (
        "Trả lại, đề nghị gửi lại: LĐLĐ huyện Đông Hà: thiếu số của 02 xã"
        in forms.together().sheets[0].remarks
    )
    assert len(forms._table.sheet(forms.units[:1]).remarks) == 4
    plan = desk.plan(fill(sheet, E6=99))
    assert plan.snapshot.results[0].counts == {"dong-ha": 99}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--return", "Y tế", "--remark", "sai"], "chưa gửi số liệu ngày 30/6/2025"),
        (["--return", "Đông Triều", "--remark", "sai"], "không rõ đơn vị «Đông Triều»"),
        (["--return", "dong-ha"], "--return phải đi cùng --remark"),
        (["--remark", "sai"], "--remark phải đi cùng --return"),
        (["--output", "a.txt"], "--output phải đi cùng --messages"),
        (["--each-unit"], "--each-unit phải đi cùng --letter"),
    ],
)
def test_what_cannot_be_sent_back(desk, vanthu, words, told) -> None:
    status, said = vanthu("returns", "thi-dua", *words)
    assert status in {1, 2}
    assert told in said
    assert snapshot(desk) == SENT


def test_nothing_is_sent_back_of_a_snapshot_that_is_locked(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", "--lock", "--as-of", "30/6/2025")
    assert "đã khóa sổ nên không trả lại được" in vanthu("returns", "thi-dua", *SEND_BACK)[1]


def test_what_is_open_before_the_freeze(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    assert (
        vanthu("returns", "thi-dua", "--open")[1]
        == """\
còn 5 đơn vị phải xong trước khi khóa sổ số liệu ngày 30/6/2025, hạn hết ngày 31/12/2025 (giai đoạn 2)
  trả lại: Liên đoàn Lao động huyện Đông Hà: thiếu số của 02 xã
  chưa báo cáo: Liên đoàn Lao động huyện Long Sơn (gần nhất: ngày 31/5/2025)
  chưa báo cáo: Công đoàn ngành Y tế (gần nhất: ngày 31/5/2025)
  chưa báo cáo: Công đoàn cơ sở mới thành lập (gần nhất: ngày 31/5/2025)
  ước tính, chờ số chính thức: Công đoàn Sở KH&CN
"""
    )
    at = ("--as-of", "31/5/2025", "--deadline", "16h00 ngày 02/6/2025")
    assert vanthu("returns", "thi-dua", "--open", *at)[1] == (
        "không còn gì phải chờ trước khi khóa sổ số liệu ngày 31/5/2025\n"
    )


def test_a_message_to_each_unit_that_is_awaited(desk, vanthu, tmp_path) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    by = ("--deadline", "16h00 ngày 03/7/2025")
    blocks = vanthu("returns", "thi-dua", "--messages", *by)[1].split("\n---\n\n")
    assert len(blocks) == 4
    assert (
        blocks[0]
        == """\
Gửi: Liên đoàn Lao động huyện Đông Hà
Tiêu đề: LĐLĐ tỉnh: đề nghị LĐLĐ huyện Đông Hà gửi lại số liệu tính đến ngày 30/6/2025

Kính gửi Liên đoàn Lao động huyện Đông Hà,
LĐLĐ tỉnh đã nhận số sáng kiến của đơn vị để tổng hợp kết quả thực hiện Chương trình “Sáng kiến vì người lao động” và xin gửi trả lại với lý do: thiếu số của 02 xã.
Đề nghị đơn vị gửi lại số liệu chậm nhất 16h00 ngày 03/7/2025; không phát sinh thêm thì ghi lại số lũy kế đã báo (90 sáng kiến).
Trân trọng cảm ơn./.
"""
    )
    assert "đến nay chưa nhận được (lần gần nhất: ngày 31/5/2025)." in blocks[1]
    file = tmp_path / "nhac.txt"
    assert vanthu("returns", "thi-dua", "--messages", *by, "-o", str(file))[0] == 0
    assert file.read_text("utf-8-sig") == "\n---\n\n".join(blocks)
    told = json.loads(vanthu("returns", "thi-dua", "--messages", "--json")[1])["result"]
    assert [one["unit"] for one in told["messages"]] == ["dong-ha", "long-son", "y-te", "moi"]


def test_the_office_has_its_own_words_for_them(desk, vanthu) -> None:
    desk.workspace.templates.mkdir(exist_ok=True)
    (desk.workspace.templates / "reminder.txt").write_text(
        "Nhắc {{ unit.short_name }}\nHạn {{ deadline }}.\n", "utf-8"
    )
    told = vanthu("returns", "thi-dua", "--messages", "--deadline", "mai")[1]
    assert told.startswith(
        "Gửi: Liên đoàn Lao động huyện Long Sơn\nTiêu đề: Nhắc LĐLĐ huyện Long Sơn\n\nHạn mai.\n"
    )


def test_a_letter_to_each_of_them_says_why_it_was_sent_back(desk, vanthu) -> None:
    vanthu("returns", "thi-dua", *SEND_BACK)
    vanthu("returns", "thi-dua", "--letter", "nhac", "--each-unit", "--deadline", "03/7/2025")
    record = (desk.folder / "documents/nhac.yaml").read_text("utf-8")
    assert "as_of:" not in record
    assert "{%" not in record
    (work,) = plan_work([desk.record], ["nhac"])
    letters = {one.member.code: one for one in letters_of(work, desk.office)}
    assert list(letters) == ["dong-ha", "long-son", "y-te", "moi"]
    back, late = (
        str(draft(letters[code], desk.office).context["body"]) for code in ("dong-ha", "y-te")
    )
    assert "được trả lại với lý do: thiếu số của 02 xã." in back
    assert "chưa nhận được số liệu của đơn vị." in late
    assert "chậm nhất 03/7/2025" in late


@pytest.mark.parametrize("counted", ["cumulative", "period"])
def test_a_letter_to_all_says_who_sent_and_must_send_again(desk, vanthu, counted) -> None:
    path = desk.folder / "campaign.yaml"
    measure = "unit_of_measure: sáng kiến"
    text = path.read_text("utf-8").replace(measure, f"{measure}, counted: {counted}", 1)
    path.write_text(text, "utf-8")
    vanthu("returns", "thi-dua", *SEND_BACK)
    assert "vanthu render thi-dua nhac" in vanthu("returns", "thi-dua", "--letter", "nhac")[1]
    (work,) = plan_work([desk.record], ["nhac"])
    drafted = draft(work, desk.office)
    (annex,) = drafted.context["annexes"]
    assert annex["title"] == "DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO HOẶC PHẢI GỬI LẠI"
    assert "đơn vị chưa gửi hoặc phải gửi lại" in str(drafted.context["body"])
    assert str(annex["content"]).count("trả lại: thiếu số của 02 xã") == 1
    assert work.document.department == "CSPL"


def test_who_owes_another_indicator_is_told_and_reminded_of_it(desk, vanthu) -> None:
    counts = ", ".join(
        f"{one}: 900" for one in ("an-phu", "dong-ha", "long-son", "khcn", "y-te", "moi")
    )
    (desk.folder / "results/2025-06-30.yaml").write_text(
        f"as_of: 30/6/2025\nresults: [{{counts: {{{counts}}}}}, {{indicator: benefit, counts: {{an-phu: 5}}}}]\n",
        encoding="utf-8",
    )
    told = vanthu("returns", "thi-dua")[1]
    assert "số sáng kiến, tính đến ngày 30/6/2025: 6/6 đơn vị đã báo cáo" in told
    assert "giá trị làm lợi, tính đến ngày 30/6/2025: 1/6 đơn vị đã báo cáo" in told
    messages = vanthu("returns", "thi-dua", "--messages")[1].split("---")
    assert len(messages) == 5
    assert "LĐLĐ tỉnh cần giá trị làm lợi của đơn vị" in messages[0]
