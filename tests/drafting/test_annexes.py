"""How a text refers to the annexes that its document has: once, by their numbers, and to none that is not there."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import draft, make, plan_work

CAMPAIGN = """\
code: mau
name: Hiến máu
short_name: phong trào hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
phases: [{code: one, name: đợt 1, ends: 30/6/2026}, {code: two, name: đợt 2, ends: 31/12/2026}]
indicators:
- {code: blood, name: số người hiến máu, unit_of_measure: người}
- {code: money, name: số tiền ủng hộ, unit_of_measure: đồng, measure: money}
- {code: share, name: tỷ lệ tham gia, unit_of_measure: "%", measure: rate}
units: [{code: a, name: Phường A}, {code: b, name: Phường B}]
"""
BLOOD = """\
quotas:
- {phase: one, counts: {a: 30, b: 40}}
- {phase: two, counts: {a: 50, b: 60}}
"""
ALL = f"""\
{BLOOD}\
- {{indicator: money, counts: {{a: 1.000.000, b: 2.000.000}}}}
- {{indicator: share, counts: {{a: "40%", b: "50%"}}}}
"""
TOLD = "Chỉ tiêu của từng đơn vị nêu tại"


def annex(passage, title="Chỉ tiêu", more=""):
    return f"{{title: {title}, passage: {passage}{more}}}"


@pytest.mark.parametrize("passage", ["quota_goals", "quota_article"])
@pytest.mark.parametrize(
    ("quotas", "annexes", "told"),
    [
        (BLOOD, [annex("quota_table")], f"{TOLD} Phụ lục kèm theo."),
        (ALL, [annex("quota_table")], f"{TOLD} Phụ lục I, II và III kèm theo."),
        (BLOOD, [annex("unit_table"), annex("quota_table")], f"{TOLD} Phụ lục kèm theo."),
        (
            BLOOD,
            ["{title: Mẫu báo cáo, body: Theo mẫu.}", annex("quota_table")],
            f"{TOLD} Phụ lục II kèm theo.",
        ),
        (
            BLOOD,
            [annex("quota_table", more=", label: Biểu số 01")],
            f"{TOLD} Biểu số 01 kèm theo.",
        ),
        (
            BLOOD,
            ['{title: Chỉ tiêu, body: "{{ tables.quota_table }}"}'],
            f"{TOLD} Phụ lục kèm theo.",
        ),
        (BLOOD, [], ""),
        ("", [annex("quota_table")], ""),
        (BLOOD, ["{title: Mẫu báo cáo, body: Theo mẫu.}"], ""),
    ],
)
def test_what_gives_quotas_names_their_annexes_once(tmp_path, passage, quotas, annexes, told):
    said = _said(tmp_path, passage, quotas, annexes)
    assert [line.lstrip("- ") for line in said if "Phụ lục" in line or TOLD in line] == (
        [told] if told else []
    )


def _said(root, passage, quotas, annexes):
    kind = "decision" if passage == "quota_article" else "directive"
    document = (
        f"documents:\n- code: cv\n  kind: {kind}\n  subject: giao chỉ tiêu\n"
        f'  body: "Đầu.\\n\\n{{{{ passages.{passage} }}}}\\n\\nCuối."\n'
        f"  annexes: [{', '.join(annexes)}]\n"
    )
    office = office_of(root, CAMPAIGN + quotas + document)
    (work,) = plan_work([campaign_of(office, "mau")])
    printed = outline(make(office, work, draft(work, office))).splitlines()
    body = [line.partition("] ")[2] for line in printed]
    return body[body.index("Đầu.") + 1 : body.index("Cuối./.")]
