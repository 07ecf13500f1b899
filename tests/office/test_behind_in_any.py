"""Of several indicators with quotas: who is behind in any is urged, and texts say in which."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.office.inquiry import briefs_of
from generator.office.letters import whom_letters_are_for
from generator.office.making import begin_with
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.workflow import plan_work

CAMPAIGN = """
code: mau
name: Thi đua
short_name: Thi đua
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
  - {code: trees, name: số cây, unit_of_measure: cây}
  - {code: ho-ngheo, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
  - {code: news, name: số tin, unit_of_measure: tin}
units: [{code: a, name: Thôn A}, {code: b, name: Thôn B}, {code: c, name: Thôn C}, {code: d, name: Thôn D}]
quotas:
  - {counts: {a: 4, b: 4, c: 4, d: 4}}
  - {code: t, indicator: trees, counts: {a: 10, b: 10, c: 10, d: 10}}
  - {code: h, indicator: ho-ngheo, counts: {a: 5, b: 5, c: 5, d: 5}}
snapshots:
  - as_of: 30/6/2026
    results:
      - counts: {a: 1, b: 3, c: 4, d: 4}
      - {indicator: trees, counts: {a: 10, b: 4, c: 9, d: 10}}
      - {indicator: ho-ngheo, counts: {a: 5, b: 5, c: 6, d: 4}}
documents:
  - {code: cv, kind: directive, subject: đôn đốc, for_each: units, where: "WHERE", body: "{{ unit.name }}"}
  - {code: bc, kind: report, subject: sơ kết, body: "{{ passages.unit_results }}"}
"""
BEHIND = (
    "rate < 50% and behind or indicators.trees.rate < 50% and indicators.trees.behind"
    " or indicators['ho-ngheo'].shortfall > 0"
)


@pytest.fixture
def office(tmp_path):
    return office_of(tmp_path, CAMPAIGN.replace("WHERE", BEHIND))


def test_an_urging_letter_is_begun_for_who_is_behind_in_any(office):
    begun = begin_with(campaign_of(office, "mau").campaign, office.library, "")
    assert begun.gaps["behind"] == BEHIND
    (work,) = plan_work([campaign_of(office, "mau")], ["cv"])
    assert [code for code, _ in whom_letters_are_for(work, office)] == ["a", "b", "c"]


def test_texts_say_in_which_indicator(office):
    spoken = passages_of(office, "mau", "bc").passages
    lines = next(one.lines for one in spoken if one.passage.code == "unit_results")
    assert [line for line in lines if "chỉ tiêu" in line] == [
        "- 02/04 đơn vị đã hoàn thành chỉ tiêu được giao về số sáng kiến và dẫn đầu kết quả: Thôn C và Thôn D"
        " (cùng 4/4 sáng kiến, đạt 100%).",
        "- 01 đơn vị đạt từ 50% chỉ tiêu trở lên nhưng chưa hoàn thành về số sáng kiến: Thôn B.",
        "- 01 đơn vị đã có kết quả nhưng đạt dưới 50% chỉ tiêu về số sáng kiến: Thôn A.",
        "- 01 đơn vị đạt dưới 50% chỉ tiêu về số cây: Thôn B.",
        "- 01 đơn vị chưa đạt chỉ tiêu về số hộ nghèo: Thôn C.",
    ]
    chat = briefs_of(office, "mau", None, None)["chat"]
    assert "- Đạt dưới 50% chỉ tiêu về số cây: Thôn B.\n" in chat


def test_once_the_time_is_over_it_is_begun_for_who_has_not_completed(tmp_path):
    office = office_of(tmp_path, CAMPAIGN.replace("as_of: 30/6/2026", "as_of: 31/12/2026"))
    begun = begin_with(campaign_of(office, "mau").campaign, office.library, "")
    parts = ["shortfall > 0", "indicators.trees.shortfall > 0", "indicators['ho-ngheo'].shortfall > 0"]  # fmt: skip
    assert begun.gaps["behind"] == " or ".join(parts)
