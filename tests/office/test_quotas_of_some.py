"""Units that are given no quota: what is told of them, and what is not."""

from __future__ import annotations

import re

import pytest

from generator.office.making import begin_document
from generator.office.office import open_office
from generator.office.workflow import draft, plan_work
from generator.workspace.folders import Workspace

ISSUER = "{code: bv, name: Bệnh viện A, short_name: Bệnh viện, abbreviation: BVA, place: Tân Phú, superior: Sở Y tế}\n"
CAMPAIGN = """\
code: kham
name: Khám bệnh
short_name: phong trào
issuer: bv
starts: 01/9/2026
ends: 20/12/2026
phases: [{code: gd1, name: giai đoạn 1, ends: 31/10/2026}, {code: gd2, name: giai đoạn 2, ends: 20/12/2026}]
indicators:
  - {code: ca, name: số ca khám, unit_of_measure: ca}
  - {code: hai_long, name: tỷ lệ hài lòng, unit_of_measure: "%", measure: rate}
units: [{code: nhi, name: Khoa Nhi}, {code: san, name: Khoa Sản}, {code: khth, name: Phòng KHTH}]
quotas:
  - {phase: gd1, counts: {nhi: 550, san: 660, khth: 0}}
  - {indicator: hai_long, counts: {nhi: 90%, san: "91,25%"}}
"""
RESULTS = "{as_of: 31/10/2026, results: [{counts: {nhi: 540, san: 650%s}}]}\n"


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "campaigns" / "kham"
    (folder / "results").mkdir(parents=True)
    (tmp_path / "campaigns" / "issuers").mkdir()
    (tmp_path / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
    (folder / "../issuers/bv.yaml").write_text(ISSUER, encoding="utf-8")
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")

    def printed(skeleton, khth=""):
        (folder / "results" / "2026-10-31.yaml").write_text(RESULTS % khth, encoding="utf-8")
        begin_document(open_office(Workspace(tmp_path)), "kham", skeleton, "gd1", "")
        known = open_office(Workspace(tmp_path))
        made = draft(plan_work(known.campaigns(["kham"]))[0], known)
        texts = [made.words.body, *(annex.content for annex in made.words.annexes)]
        return re.sub("<[^>]*>", " ", " ".join(map(str, texts)))

    return printed


def test_a_table_of_rates_names_who_is_given_none_and_has_no_unit_of_measure(office):
    letter = office("quota_letter")

    assert "Đơn vị chưa được giao chỉ tiêu này: Phòng KHTH." in letter
    assert "Đơn vị tính: %" not in letter


def test_a_unit_that_was_asked_for_nothing_is_not_told_to_have_done_nothing(office):
    report = office("report", ", khth: 0")

    assert "có chỉ tiêu bằng 0, không tính tỷ lệ: Phòng KHTH" in report
    assert "chưa có kết quả" not in report


def test_a_phase_without_a_target_is_held_against_its_quotas_before_all_have_reported(office):
    report = office("report")
    assert "ca khám (tạm tính, 2/3 đơn vị)." in " ".join(report.split())
    assert (
        "- Đạt 98,3% tổng chỉ tiêu giao cho các đơn vị (1.190/1.210 ca), còn thiếu 20 ca." in report
    )
