"""What is said of a further indicator that has no sum: of how many units that can be compared it is known."""

from __future__ import annotations

from generator.office.office import open_office
from generator.office.own_words import passages_of
from generator.workspace.folders import Workspace

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: donors, name: số người hiến máu, unit_of_measure: người}
  - {code: part, name: tỷ lệ tham gia, unit_of_measure: '%', measure: rate}
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: d, name: D}]
quotas: [{indicator: part, counts: {a: 90%, b: 30%, c: 70%, d: 60%}}]
snapshots:
  - {as_of: 28/02/2026, results: [{counts: {a: 1, b: 2}}, {indicator: part, counts: {a: 50%, b: 40%}}]}
"""
ISSUER = "{code: hoi, name: Hội tỉnh, short_name: Hội, abbreviation: H, place: Sông Hòa}"


def test_how_many_reached_their_quotas_is_told_of_those_that_can_be_compared(tmp_path):
    (tmp_path / "campaigns" / "issuers").mkdir(parents=True)
    (tmp_path / "campaigns" / "mau").mkdir()
    (tmp_path / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
    (tmp_path / "campaigns/issuers/hoi.yaml").write_text(ISSUER, encoding="utf-8")
    (tmp_path / "campaigns/mau/campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    spoken = passages_of(open_office(Workspace(tmp_path)), "mau", None).passages
    lines = next(one.lines for one in spoken if one.passage.code == "other_results_awaited")
    assert lines[-1] == (
        "- Tỷ lệ tham gia: A (50%) và B (40%); chưa có số liệu của 02 đơn vị; số đơn vị hoàn thành"
        " chỉ tiêu được giao: 01/02 đơn vị so sánh được (đã giao chỉ tiêu cho 04 đơn vị)."
    )
