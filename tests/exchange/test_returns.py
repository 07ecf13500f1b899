"""Who has reported for a day, who has not, and the letter that reminds them."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from generator.exchange.reminding import LetterExists, Reminding, reminder_document, write_reminder
from generator.exchange.returns import returns_of, tell_returns
from generator.office.checking import check_office
from generator.office.letters import letters_of
from generator.office.office import campaign_of
from generator.office.workflow import draft, plan_work
from generator.problems import NotFound, errors
from generator.wording.read_dates import read_moment


def told(returns):
    return "\n".join(map(str, tell_returns(returns)))


def report(desk, text, name="2025-06-30.yaml"):
    (desk.folder / "results" / name).write_text(text, encoding="utf-8")


def test_a_provisional_total_says_of_how_many_units(desk) -> None:
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, y-te: 0}}]\n")
    assert (
        told(returns_of(desk.campaign))
        == """\
số sáng kiến, tính đến ngày 30/6/2025: 2/6 đơn vị đã báo cáo
tạm tính 2/6 đơn vị: 310 sáng kiến
  chưa báo cáo: Liên đoàn Lao động huyện Đông Hà (gần nhất: ngày 31/5/2025)
  chưa báo cáo: Liên đoàn Lao động huyện Long Sơn (gần nhất: ngày 31/5/2025)
  chưa báo cáo: Công đoàn Sở KH&CN (gần nhất: ngày 31/5/2025)
  chưa báo cáo: Công đoàn cơ sở mới thành lập (gần nhất: ngày 31/5/2025)"""
    )


def test_when_all_have_reported(desk) -> None:
    returns = returns_of(desk.campaign, read_moment("31/5/2025"))
    assert returns.is_complete
    assert (
        told(returns)
        == """\
số sáng kiến, tính đến ngày 31/5/2025: 6/6 đơn vị đã báo cáo
cộng 695 sáng kiến"""
    )


def test_a_day_without_any_report_and_units_not_yet_there(desk) -> None:
    returns = returns_of(desk.campaign, read_moment("28/02/2025"))
    assert (returns.label, returns.total, returns.has_snapshot) == ("0/5 đơn vị", None, False)
    assert [row.last for row in returns.missing] == [None] * 5
    assert told(returns).splitlines()[1:2] == ["  chưa báo cáo: Liên đoàn Lao động huyện An Phú"]


def test_counts_of_each_period_are_returns_of_that_period_only(desk) -> None:
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace(
        "unit_of_measure: sáng kiến}", "unit_of_measure: sáng kiến, cumulative: không}"
    )
    path.write_text(changed, encoding="utf-8")
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 10}}]\n")
    returns = returns_of(desk.campaign)
    assert (returns.label, returns.total) == ("1/6 đơn vị", 10)


def test_what_is_not_known_is_refused(desk) -> None:
    with pytest.raises(NotFound, match="có phải «benefit»"):
        returns_of(desk.campaign, indicator="benefits")
    with pytest.raises(NotFound, match="--as-of"):
        returns_of(desk.campaign.model_copy(update={"snapshots": ()}))


def annex_rows(desk, code):
    (work,) = plan_work([desk.record], [code])
    drafted = draft(work, desk.office)
    assert not errors(drafted.problems)
    content = str(drafted.context["annexes"][0]["content"])
    return [unit.label for unit in desk.campaign.units if escape(unit.name) in content]


def test_the_letter_follows_late_returns(desk) -> None:
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, khcn: 200, moi: 15}}]\n")
    returns = returns_of(desk.campaign)
    path = write_reminder(desk.record, returns, "don_doc", Reminding("16h00 ngày 03/7/2025"))
    text = path.read_text(encoding="utf-8")
    assert "where: not reported" in text
    assert "chậm nhất 16h00 ngày 03/7/2025" in text
    assert not errors(check_office(desk.office, ["thi-dua"]))
    assert annex_rows(desk, "don_doc") == [
        "LĐLĐ huyện Đông Hà",
        "LĐLĐ huyện Long Sơn",
        "Công đoàn ngành Y tế",
    ]
    report(
        desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, khcn: 200, moi: 15, y-te: 1}}]\n"
    )
    assert annex_rows(desk, "don_doc") == ["LĐLĐ huyện Đông Hà", "LĐLĐ huyện Long Sơn"]
    with pytest.raises(LetterExists):
        write_reminder(desk.record, returns, "don_doc")


def test_a_letter_for_each_unit_that_has_not_reported(desk) -> None:
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, khcn: 200, moi: 15}}]\n")
    letter = """\
kind: directive
subject: đôn đốc báo cáo số liệu
as_of: 30/6/2025
addressees: ["{{ unit.name }}"]
for_each: units
where: not reported
body: Đề nghị {{ unit.name }} gửi báo cáo.
recipients: [Như trên]
"""
    (desk.folder / "documents" / "nhac.yaml").write_text(letter, encoding="utf-8")
    (work,) = plan_work([desk.record], ["nhac"])
    members = [letter.member.code for letter in letters_of(work, desk.office)]
    assert members == ["dong-ha", "long-son", "y-te"]


def test_a_letter_before_anybody_has_reported_lists_all(desk) -> None:
    returns = returns_of(desk.campaign, read_moment("30/6/2025"))
    write_reminder(desk.record, returns, "don_doc")
    assert len(annex_rows(desk, "don_doc")) == 6
    assert not errors(check_office(desk.office, ["thi-dua"]))


def test_what_was_sent_back_is_not_reported_and_stands_apart(desk) -> None:
    report(
        desk,
        "as_of: 30/6/2025\nstatuses: {y-te: returned}\n"
        "results: [{counts: {an-phu: 310, y-te: 7, dong-ha: 95, long-son: 90, khcn: 200}}]\n",
    )
    returns = returns_of(desk.campaign)
    assert (
        told(returns)
        == """\
số sáng kiến, tính đến ngày 30/6/2025: 4/6 đơn vị đã báo cáo
tạm tính 4/6 đơn vị: 695 sáng kiến
  chưa báo cáo: Công đoàn cơ sở mới thành lập (gần nhất: ngày 31/5/2025)
  trả lại: Công đoàn ngành Y tế"""
    )
    assert [row.row.code for row in returns.missing] == ["y-te", "moi"]


TIERS = """\
units:
  - {code: d1, name: Huyện Một}
  - {code: x1, name: Xã Một, parent: d1}
  - {code: x2, name: Xã Hai, parent: d1}
  - {code: d2, name: Huyện Hai}
  - {code: x3, name: Xã Ba, parent: d2}
"""
ASKED = {
    "a unit that reports for all below it is one": (
        "{x1: 1, d2: 5}",
        ["3", "6", "  chưa báo cáo: Xã Hai"],
    ),
    "units below one that was never heard of are asked together": (
        "{x1: 1}",
        ["3", "1", "  chưa báo cáo: Xã Hai", "  chưa báo cáo: Huyện Hai"],
    ),
    "those below are asked when one of them reports": (
        "{x1: 1, x2: 2, x3: 3}",
        ["3", "6"],
    ),
}


@pytest.mark.parametrize(("counts", "expected"), ASKED.values(), ids=ASKED)
def test_in_tiers_those_are_asked_of_whom_figures_speak(desk, counts, expected) -> None:
    upper = desk.workspace.campaigns / "cap"
    upper.mkdir()
    head = (desk.folder / "campaign.yaml").read_text(encoding="utf-8")
    (upper / "campaign.yaml").write_text(head.replace("thi-dua", "cap"), encoding="utf-8")
    (upper / "units.yaml").write_text(TIERS, encoding="utf-8")
    (upper / "results").mkdir()
    text = f"as_of: 30/6/2025\nresults: [{{counts: {counts}}}]\n"
    (upper / "results" / "a.yaml").write_text(text, encoding="utf-8")
    returns = returns_of(campaign_of(desk.office, "cap").campaign)
    lines = told(returns).splitlines()
    of, total, *missing = expected
    assert lines[0].endswith(f"/{of} đơn vị đã báo cáo")
    assert f" {total} sáng kiến" in lines[1]
    assert lines[2:] == missing


def test_an_included_campaign_reports_for_its_own_units(desk) -> None:
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310}}]\n")
    upper = desk.workspace.campaigns / "cap"
    upper.mkdir()
    head = (desk.folder / "campaign.yaml").read_text(encoding="utf-8").replace("thi-dua", "cap")
    include = "includes: [{campaign: thi-dua, as: t}]\n"
    units = "units: [{code: t, name: Tỉnh}, {code: k, name: Tỉnh khác}]\n"
    (upper / "campaign.yaml").write_text(head + units + include, encoding="utf-8")
    campaign = campaign_of(desk.office, "cap").campaign
    assert (
        told(returns_of(campaign, read_moment("30/6/2025")))
        == """\
số sáng kiến, tính đến ngày 30/6/2025: 1/7 đơn vị đã báo cáo
tạm tính 1/7 đơn vị: 310 sáng kiến
  mới có 1/6 đơn vị: Tỉnh
  chưa báo cáo: Tỉnh khác"""
    )


def test_a_campaign_without_units_has_no_returns_to_follow(desk) -> None:
    (line,) = told(returns_of(desk.campaign.model_copy(update={"units": ()}))).splitlines()
    assert line.startswith("chiến dịch chưa có danh sách đơn vị nên không theo dõi báo cáo được")


def test_of_what_there_is_a_letter_follows_late_returns_and_asks_for_no_nought(desk) -> None:
    path = desk.folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    noun = "unit_of_measure: sáng kiến}"
    path.write_text(text.replace(noun, f"{noun[:-1]}, counted: state}}"), encoding="utf-8")
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310}}]\n")
    returns = returns_of(desk.campaign)
    for how in (Reminding(), Reminding(each=True)):
        document = reminder_document(desk.campaign, returns, "nhac", how)
        assert "not reported" in document.model_dump_json()
        assert "không có thay đổi cũng báo cáo và ghi rõ số hiện có" in document.body
        assert "số 0" not in document.body


@pytest.mark.parametrize(
    ("before", "idle"),
    [
        ("{an-phu: 310}", "đơn vị chưa có kết quả thì vẫn báo cáo và ghi rõ số 0"),
        (
            "{long-son: 12}",
            "đơn vị không phát sinh thêm thì ghi lại số lũy kế đã báo, chưa từng có",
        ),
        (
            "{long-son: 12, y-te: 0}",
            "đơn vị không phát sinh thêm thì ghi lại số lũy kế đã báo, chưa",
        ),
        ("{dong-ha: 9, long-son: 12, khcn: 7, y-te: 8, moi: 9}", "ghi lại số lũy kế đã báo."),
    ],
)
def test_a_nought_is_asked_for_only_where_nothing_stands_counted(desk, before, idle) -> None:
    for file in (desk.folder / "results").glob("*.yaml"):
        file.unlink()
    report(desk, f"as_of: 31/5/2025\nresults: [{{counts: {before}}}]\n", "2025-05-31.yaml")
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 311}}]\n")
    document = reminder_document(desk.campaign, returns_of(desk.campaign), "nhac")
    assert idle in document.body


def test_where_older_counts_are_carried_the_letter_lists_who_is_late_as_it_is_now(desk) -> None:
    path = desk.folder / "campaign.yaml"
    noun = "unit_of_measure: sáng kiến}"
    text = path.read_text(encoding="utf-8").replace(noun, f"{noun[:-1]}, missing: carry_forward}}")
    path.write_text(text, encoding="utf-8")
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, khcn: 200, moi: 15}}]\n")
    write_reminder(desk.record, returns_of(desk.campaign), "don_doc")
    assert "not reported" not in (desk.folder / "documents/don_doc.yaml").read_text("utf-8")
    assert annex_rows(desk, "don_doc") == [
        "LĐLĐ huyện Đông Hà",
        "LĐLĐ huyện Long Sơn",
        "Công đoàn ngành Y tế",
    ]


def test_of_those_that_are_late_it_is_told_who_was_given_nothing(desk) -> None:
    quotas = "quotas: [{counts: {an-phu: 300, dong-ha: 200}}]\n"
    (desk.folder / "quotas.yaml").write_text(quotas, "utf-8")
    report(desk, "as_of: 30/6/2025\nresults: [{counts: {an-phu: 310, khcn: 200}}]\n")
    assert [row.code for row in returns_of(desk.campaign).given_none] == ["long-son", "y-te", "moi"]
