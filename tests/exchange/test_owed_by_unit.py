"""Units that owe some of several indicators: who owes what is told in letters, messages and reports."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.exchange.reminding import Reminding, write_reminder
from generator.exchange.returns import returns_of_all
from generator.office.inquiry import reminders_of
from generator.office.letters import each_file
from generator.office.office import campaign_of, open_office
from generator.office.workflow import finished, plan_work
from generator.workspace.folders import Workspace

CAMPAIGN = """
code: mau
name: Hiến máu tình nguyện
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: donors, name: số người hiến máu, unit_of_measure: người}
  - {code: fund, name: số tiền ủng hộ, unit_of_measure: đồng, measure: money}
units:
  - {code: a, name: Phường A}
  - {code: b, name: Phường B}
  - {code: c, name: Phường C}
snapshots:
  - as_of: 31/5/2026
    results:
      - {counts: {a: 1, c: 3}}
      - {indicator: fund, counts: {a: 5.000.000}}
"""
REPORT = """
documents:
  - {code: bc, kind: report, subject: kết quả, as_of: 31/5/2026, body: "{{ passages.reported_units }}\\n{{ passages.shortcomings }}"}
"""


def lines(office, code):
    (work,) = plan_work([campaign_of(office, "mau")], [code])
    texts = [outline(finished(office, one)) for _, one in each_file(work, office)]
    return [line.partition("] ")[2] for text in texts for line in text.splitlines()]


def written(tmp_path, how):
    here = office_of(tmp_path, CAMPAIGN)
    record = campaign_of(here, "mau")
    first, *others = returns_of_all(record.campaign)
    write_reminder(record, first, "nhac", how, others)
    return open_office(Workspace(tmp_path))


def test_a_letter_lists_what_each_unit_owes(tmp_path):
    printed = lines(written(tmp_path, Reminding()), "nhac")
    assert "Kính gửi: Các đơn vị chưa gửi đủ số liệu (danh sách kèm theo)" in printed
    assert any(
        "Đến nay 02 đơn vị có tên trong danh sách kèm theo chưa gửi hoặc chưa gửi đủ số liệu."
        in one
        for one in printed
    )
    table = [
        one.replace("[BangGiua] ", "").replace("[BangChu] ", "") for one in printed if " | " in one
    ]
    assert [one for one in table if "Phường" in one] == [
        "1 | Phường B | Số người hiến máu và số tiền ủng hộ | [BangChu]",
        "2 | Phường C | Số tiền ủng hộ | [BangChu]",
    ]


def test_a_letter_to_each_names_what_the_unit_owes(tmp_path):
    printed = lines(written(tmp_path, Reminding(each=True)), "nhac")
    assert [one for one in printed if one.startswith("Đến nay")] == [
        "Đến nay Hội chưa nhận được số người hiến máu và số tiền ủng hộ của đơn vị.",
        "Đến nay Hội chưa nhận được số tiền ủng hộ của đơn vị.",
    ]


def test_messages_go_to_whoever_owes_any(tmp_path):
    here = office_of(tmp_path, CAMPAIGN)
    record = campaign_of(here, "mau")
    told = reminders_of(here, record, returns_of_all(record.campaign), None)
    assert [one.unit for one in told] == ["b", "c"]
    assert "cần số tiền ủng hộ của đơn vị" in told[1].text


@pytest.mark.parametrize(
    ("money", "told"),
    [
        ("{a: 5.000.000}", [
            "- 02/03 đơn vị đã báo cáo số người hiến máu; chưa báo cáo: Phường B.",
            "- Số tiền ủng hộ: 01/03 đơn vị đã báo cáo; chưa báo cáo: Phường B và Phường C.",
            "- Còn 01 đơn vị chưa báo cáo số người hiến máu.",
            "- Còn 02 đơn vị chưa báo cáo số tiền ủng hộ.",
        ]),
        ("{a: 5.000.000, b: 1, c: 2}", [
            "- 02/03 đơn vị đã báo cáo số người hiến máu; chưa báo cáo: Phường B.",
            "- Số tiền ủng hộ: toàn bộ 03 đơn vị đã báo cáo.",
            "- Còn 01 đơn vị chưa báo cáo số người hiến máu.",
        ]),
        ("{a: 5.000.000, c: 2}", [
            "- 02/03 đơn vị đã báo cáo; chưa báo cáo: Phường B.",
            "- Còn 01 đơn vị chưa báo cáo.",
        ]),
    ],
)  # fmt: skip
def test_a_report_says_of_what_units_have_not_reported(tmp_path, money, told):
    here = office_of(tmp_path, CAMPAIGN.replace("{a: 5.000.000}", money) + REPORT)
    assert [one.rstrip("/.") + "." for one in lines(here, "bc") if "báo cáo" in one] == told
