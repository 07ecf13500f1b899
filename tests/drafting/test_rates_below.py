"""A rate is added for nobody: what those at the bottom were given and have is told of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import draft, finished, make, plan_work

CAMPAIGN = """
code: mau
name: Nước sạch nông thôn
short_name: Nước sạch
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: works, name: số công trình, unit_of_measure: công trình}
  - {code: bad, name: tỷ lệ mẫu không đạt, unit_of_measure: "%", measure: rate, better: lower}
units:
  - {code: north, name: Tỉnh Bắc}
  - {code: a, name: Huyện A, parent: north}
  - {code: b, name: Huyện B, parent: north}
  - {code: c, name: Huyện C, parent: north}
  - {code: south, name: Tỉnh Nam}
  - {code: d, name: Huyện D, parent: south}
quotas:
  - {counts: {a: 10, b: 10, c: 10, d: 10}}
  - {indicator: bad, counts: {a: 5%, b: 6%, d: 4%}}
snapshots:
  - as_of: 31/5/2026
    results:
      - {counts: {a: 1, b: 2, c: 3, d: 4}}
      - {indicator: bad, counts: {a: "5,5%", b: 6%, c: 9%}}
documents:
  - {code: bc, kind: report, subject: kết quả, as_of: 31/5/2026, body: "{{ passages.PASSAGE }}"}
  - {code: gd, kind: directive, subject: giao, as_of: 31/5/2026, addressees: [Các đơn vị], body: "{{ passages.PASSAGE }}"}
  - code: cv
    kind: directive
    subject: giao chỉ tiêu
    as_of: 31/5/2026
    for_each: units
    addressees: ["{{ unit.name }}"]
    body: "{{ passages.PASSAGE }}"
"""


def written(tmp_path, code: str, passage: str) -> str:
    office = office_of(tmp_path, CAMPAIGN.replace("PASSAGE", passage))
    (work,) = plan_work([campaign_of(office, "mau")], [code])
    return outline(finished(office, work))


def letter(tmp_path, passage: str, unit: str) -> str:
    office = office_of(tmp_path, CAMPAIGN.replace("PASSAGE", passage))
    (work,) = plan_work([campaign_of(office, "mau")], ["cv"])
    one = replace(work, member=work.figures.main.unit[unit])
    return outline(make(office, one, draft(one, office)))


def test_it_is_given_in_letters_to_all(tmp_path):
    told = written(tmp_path, "gd", "quota_goals")
    assert "Tỷ lệ mẫu không đạt: giao cho 03 đơn vị cấp dưới" in told


def test_a_report_tells_the_units_own(tmp_path):
    told = written(tmp_path, "bc", "other_results")
    assert "Huyện A (5,5%); Huyện B (6%) và Huyện C (9%)" in told
    assert "số đơn vị cấp dưới hoàn thành chỉ tiêu được giao: 01/02" in told
    assert "chưa có số liệu của 01 đơn vị trực thuộc" in told


def test_an_annex_has_a_column_of_it(tmp_path):
    assert "Tỷ lệ mẫu không đạt" in written(tmp_path, "bc", "unit_indicators")


@pytest.mark.parametrize(
    ("passage", "unit", "said"),
    [
        ("unit_quotas", "a", "Tỷ lệ mẫu không đạt: không quá **5%**"),
        ("own_figures", "c", "Tỷ lệ mẫu không đạt: 9%"),
        ("own_figures", "north", "Tỷ lệ mẫu không đạt: Huyện A (5,5%); Huyện B (6%)"),
        ("figures_awaited", "d", "chưa nhận được tỷ lệ mẫu không đạt của đơn vị"),
    ],
)
def test_so_does_a_letter(tmp_path, passage, unit, said):
    assert said in letter(tmp_path, passage, unit)


@pytest.mark.parametrize("unit", ["a", "north"])
def test_nothing_is_awaited_of_who_has_all_or_whose_units_have(tmp_path, unit):
    assert "chưa nhận được" not in letter(tmp_path, "figures_awaited", unit)


def test_a_report_names_who_misses_it(tmp_path):
    told = written(tmp_path, "bc", "lagging_units")
    assert "01 đơn vị cấp dưới chưa đạt chỉ tiêu về tỷ lệ mẫu không đạt: Huyện A (5,5%)" in told
