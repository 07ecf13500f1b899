"""A table that carries counts on from an earlier day is read back without them; an estimate stays one."""

from __future__ import annotations

from worksheets import campaign_of

from generator.exchange.exporting import unit_export
from generator.sheets.unit_results import ResultsRequest, SourceFile, open_results
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

CAMPAIGN = """\
code: m
name: Phong trào M
short_name: Phong trào M
issuer: a
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: sk, name: số sáng kiến, unit_of_measure: sáng kiến, missing: carry_forward}
units:
  - {code: a, name: Xã A}
  - {code: b, name: Xã B}
  - {code: c, name: Xã C}
snapshots:
  - {as_of: 30/6/2026, results: [{counts: {a: 5, b: 9, c: 1}}]}
  - {as_of: 30/9/2026, results: [{counts: {a: 11, b: 12}}], statuses: {b: estimated}}
"""
SEPTEMBER = read_moment("30/9/2026")


def test_what_was_carried_on_is_no_new_count_and_an_estimate_stays_one() -> None:
    campaign = campaign_of(CAMPAIGN)
    data = write_workbook(unit_export(campaign, SEPTEMBER, "sk", None).sheets)
    opened = open_results([SourceFile("a.xlsx", data)], campaign, ResultsRequest())
    found = opened.read(SEPTEMBER)
    assert found.counts == {"sk": {"a": 11, "b": 12}}
    assert {code: status.value for code, status in found.statuses.items()} == {"b": "estimated"}
    assert [unit.code for unit in found.silent] == ["c"]
    told = [str(one.message) for one in found.problems if one.code == "I-XLS-CARRIED"]
    assert told == [
        "số của 1 đơn vị là số của lần trước, không nhập làm số mới: Xã C;"
        " đã có số mới thì nhập số mới"
    ]
