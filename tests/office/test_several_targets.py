"""Several targets of one indicator: each is named, with whose it is, wherever quotas and standings are told."""

from __future__ import annotations

import re

import pytest

from generator.office.inquiry import figures_at
from generator.office.making import begin_document
from generator.office.office import open_office
from generator.office.targets_told import every_target_told
from generator.office.workflow import draft, plan_work
from generator.workspace.folders import Workspace

ISSUER = "{code: ubnd, name: UBND xã, short_name: UBND xã, abbreviation: UBND, place: Tân Phú, superior: UBND tỉnh}\n"
CAMPAIGN = """\
{code: sk, name: Sáng kiến, short_name: phong trào, kind: movement, issuer: ubnd, starts: 01/01/2022, ends: 31/12/2022,
indicators: [{code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}, {code: money, name: số tiền, unit_of_measure: đồng, measure: money}],
bases: [{code: people, name: người}],
targets: [
  {code: plan, name: chỉ tiêu năm, count: 1.000},
  {code: above, name: chỉ tiêu năm, level: assigned, count: 1.200},
  {code: said, name: chỉ tiêu đăng ký, level: registered, count: 1.100},
  {code: rate, name: mức phấn đấu, level: raised, rate: 15%, of: people},
  {code: money, name: chỉ tiêu năm, indicator: money, count: 5.000.000},
  {code: more, name: chỉ tiêu năm, indicator: money, level: assigned, count: 6.000.000}],
units: [{code: a, name: Ấp 1}, {code: b, name: Ấp 2}],
quotas: [{counts: {a: 700, b: 500}}, {indicator: money, counts: {a: 2.000.000, b: 4.000.000}}]}
"""
RESULTS = "{as_of: 30/6/2022, results: [{counts: {a: 700, b: 350}}]}\n"


@pytest.fixture
def office(tmp_path):
    (tmp_path / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
    folder = tmp_path / "campaigns" / "sk"
    (folder / "results").mkdir(parents=True)
    (tmp_path / "campaigns" / "issuers").mkdir()
    (tmp_path / "campaigns" / "issuers" / "ubnd.yaml").write_text(ISSUER, encoding="utf-8")
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    return Workspace(tmp_path)


def counted(office):
    (office.campaigns / "sk" / "results" / "1.yaml").write_text(RESULTS, encoding="utf-8")


def lines(office, kind):
    """The body of a new document, without its markup."""
    begin_document(open_office(office), "sk", kind, None, "")
    opened = open_office(office)
    (item,) = plan_work(opened.campaigns(["sk"]), [])
    return re.sub("<[^>]*>", "", str(draft(item, opened).words.body))


def told(office):
    _, figures = figures_at(open_office(office), "sk", None)
    return [
        f"{one.name.text()}: {one.far}" + (f" ({one.lack.text()})" if one.lack else "")
        for one in every_target_told(figures)
    ]


def test_what_is_aimed_at_is_told_before_anything_is_counted(office):
    assert told(office) == [
        "Số sáng kiến, chỉ tiêu năm (kế hoạch đề ra): 1.000 sáng kiến (chưa có số liệu)",
        "Số sáng kiến, chỉ tiêu năm (cấp trên giao): 1.200 sáng kiến (chưa có số liệu)",
        "Số sáng kiến, chỉ tiêu đăng ký: 1.100 sáng kiến (chưa có số liệu)",
        "Số sáng kiến, mức phấn đấu: 15% tổng số người (chưa có số người của 2 đơn vị (Ấp 1, Ấp 2))",
        "Số tiền, chỉ tiêu năm (kế hoạch đề ra): 5.000.000 đồng (chưa có số liệu)",
        "Số tiền, chỉ tiêu năm (cấp trên giao): 6.000.000 đồng (chưa có số liệu)",
    ]


def test_of_several_indicators_that_alone_which_has_a_target_is_named_too(office):
    path = office.campaigns / "sk" / "campaign.yaml"
    text = path.read_text(encoding="utf-8")
    one = "targets: [{code: plan, name: chỉ tiêu kế hoạch, count: 1.000}],"
    path.write_text(re.sub(r"targets: \[.*?\}\],", one, text, flags=re.DOTALL), encoding="utf-8")
    assert told(office) == ["Số sáng kiến, chỉ tiêu kế hoạch: 1.000 sáng kiến (chưa có số liệu)"]


def test_how_far_it_is_is_told_of_each(office):
    counted(office)

    assert told(office)[:3] == [
        "Số sáng kiến, chỉ tiêu năm (kế hoạch đề ra): 1.050/1.000, 105% (vượt 50)",
        "Số sáng kiến, chỉ tiêu năm (cấp trên giao): 1.050/1.200, 87,5% (còn thiếu 150)",
        "Số sáng kiến, chỉ tiêu đăng ký: 1.050/1.100, 95,5% (còn thiếu 50)",
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("quota_letter", "Chỉ tiêu năm (cấp trên giao): 1.200 sáng kiến"),
        ("quota_letter", "Chỉ tiêu đăng ký: 1.100 sáng kiến"),
        ("quota_letter", "Mức phấn đấu: 15% tổng số người, thời hạn"),
        ("quota_letter", "Số tiền, chỉ tiêu năm: 5.000.000 đồng"),
        ("quota_letter", "Số tiền, chỉ tiêu năm (cấp trên giao): 6.000.000 đồng"),
        ("quota_letter", "Số tiền: giao tổng số 6.000.000 đồng cho 02 đơn vị"),
        ("quota_decision", "Mục tiêu chung: chỉ tiêu năm là 1.000 sáng kiến; chỉ tiêu năm (cấp trên giao) là 1.200 sáng kiến"),
        ("quota_decision", "Mục tiêu chung về số tiền: chỉ tiêu năm là 5.000.000 đồng; chỉ tiêu năm (cấp trên giao) là 6.000.000 đồng"),
    ],
)  # fmt: skip
def test_what_gives_quotas_names_each(office, kind, said):
    assert said in lines(office, kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("report", "Chỉ tiêu năm đã hoàn thành; tiếp tục phấn đấu hoàn thành chỉ tiêu năm (cấp trên giao, còn thiếu 150 sáng kiến)"),
        ("launch_letter", "tiếp tục phấn đấu hoàn thành chỉ tiêu năm (cấp trên giao, 1.200 sáng kiến) và chỉ tiêu đăng ký (1.100 sáng kiến);"),
    ],
)  # fmt: skip
def test_one_that_is_met_does_not_hide_the_others(office, kind, said):
    counted(office)

    assert said in lines(office, kind)


def test_rates_of_units_are_not_told_as_missing_where_no_whole_is_known(office):
    path = office.campaigns / "sk" / "campaign.yaml"
    rate = (
        'measure: money}, {code: happy, name: tỷ lệ hài lòng, unit_of_measure: "%", measure: rate}]'
    )
    text = path.read_text(encoding="utf-8").replace("measure: money}]", rate, 1)
    goal = "6.000.000}, {code: happy, name: kế hoạch, indicator: happy, rate: 90%}]"
    path.write_text(text.replace("6.000.000}]", goal, 1), encoding="utf-8")
    (office.campaigns / "sk" / "results" / "1.yaml").write_text(
        "as_of: 30/6/2022\nresults: [{indicator: happy, counts: {a: 92%}}]\n", encoding="utf-8"
    )

    assert (
        told(office)[-1] == "Tỷ lệ hài lòng, kế hoạch: 90% (1/2 đơn vị đã có số; chưa có số chung)"
    )
