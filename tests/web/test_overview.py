"""A campaign at a glance, from the figures that documents print."""

from __future__ import annotations

import re
import shutil

import pytest

from generator.figures import compute_figures
from generator.model.campaign import Campaign
from generator.web.progress_told import coverage_of

CODE = "thi-dua"


@pytest.fixture
def overview(browser):
    return browser.get(f"/campaigns/{CODE}").text


def test_the_first_page_tells_how_far_each_campaign_has_come(browser):
    told = browser.get("/").text

    assert f'href="/campaigns/{CODE}"' in told
    assert f'hx-get="/campaigns/{CODE}/doubts/count"' in told


def test_every_figure_opens_its_working(browser, overview):
    address = re.search(r'data-figure="([^"]+groups[^"]+count)"', overview)[1]

    told = browser.get(address).text

    assert all(word in told for word in ("Cách tính", "Tính đến", "Giá trị đúng"))


def test_a_figure_that_is_no_more_is_told(browser):
    answer = browser.get(f"/campaigns/{CODE}/figure", params={"of": "x"})

    assert answer.status_code == 404


def test_only_units_that_lag_are_shown_where_that_is_asked(browser, overview):
    late = browser.get(f"/campaigns/{CODE}", params={"lagging": "1"}).text

    assert late.count("data-figure") < overview.count("data-figure")
    assert 'class="total"' not in late


def test_units_are_sorted_by_what_is_asked(browser):
    told = browser.get(f"/campaigns/{CODE}", params={"sort": "rate"}).text

    assert 'aria-sort="descending"' in told


def test_the_chart_is_ours(browser):
    answer = browser.get(f"/campaigns/{CODE}/chart.svg")

    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg") or "<svg" in answer.text[:200]


def test_texts_are_there_to_copy(browser):
    assert 'data-copy="text-chat"' in browser.get(f"/campaigns/{CODE}/texts").text


def test_a_doubt_leads_to_where_it_is_mended(browser, office_copy):
    units = office_copy.campaigns / CODE / "units.yaml"
    units.write_text(units.read_text("utf-8").replace("name:", "nmae:", 1), "utf-8")

    told = browser.get(f"/campaigns/{CODE}/doubts").text

    assert f'href="/campaigns/{CODE}/units"' in told


def test_a_campaign_that_is_not_there_is_a_page_with_near_names(browser):
    answer = browser.get("/campaigns/thi-dau")

    assert answer.status_code == 404
    assert CODE in answer.text


def test_the_first_page_tells_coverage_deadline_and_what_is_doubtful_in_a_clerks_words(
    browser, desk
):
    told = browser.get("/").text
    assert "số liệu đến ngày 31/5/2025 (6/6 đơn vị có số liệu)" in told
    assert browser.get("/campaigns/thi-dua/doubts/count").text.count("1 chỗ nên xem lại") == 1
    quotas = desk.workspace.campaigns / "thi-dua" / "quotas.yaml"
    quotas.write_text(quotas.read_text("utf-8").replace("total: 800", "total: 900"), "utf-8")
    assert "chỗ phải sửa, 1 chỗ nên xem lại" in browser.get("/campaigns/thi-dua/doubts/count").text


def test_what_is_wrong_in_one_campaign_keeps_no_other_shut(browser, desk):
    shutil.copytree(desk.workspace.campaigns / "thi-dua", desk.workspace.campaigns / "hong")
    (desk.workspace.campaigns / "hong" / "campaign.yaml").write_text("code: [", "utf-8")
    told = browser.get("/").text
    assert "Sáng kiến vì người lao động" in told
    assert "chưa mở được vì dữ liệu có lỗi" in told
    for path in ("", "/units", "/figures", "/documents/bc_01"):
        assert browser.get(f"/campaigns/thi-dua{path}").status_code == 200


def test_what_a_phase_alone_brought_is_not_called_the_total(browser):
    asked = re.compile(r"đơn vị có số liệu\. ([^<\n]+)")

    found = [asked.search(browser.get(f"/campaigns/{CODE}", params={"phase": one}).text)[1]
             for one in ("", "gd1")]  # fmt: skip

    assert found == ["Tổng: 695 sáng kiến", "Riêng giai đoạn 1: 695 sáng kiến"]


def test_whom_the_indicator_does_not_concern_is_not_told_as_without_figures(browser, desk):
    path = desk.workspace.campaigns / CODE / "campaign.yaml"
    first = "unit_of_measure: sáng kiến"
    text = path.read_text("utf-8").replace(first, f"{first}, exempt: [khcn, y-te, moi]")
    path.write_text(text, "utf-8")
    (path.parent / "results/2025-03-31.yaml").unlink()
    counts = "as_of: 31/5/2025\nresults: [{counts: {an-phu: 300, dong-ha: 90, long-son: 90}}]\n"
    (path.parent / "results/2025-05-31.yaml").write_text(counts, "utf-8")
    (path.parent / "quotas.yaml").write_text("quotas: []\n", "utf-8")

    told = browser.get(f"/campaigns/{CODE}").text

    rows = re.findall(r'<th scope="row">(.*?)</th>', told)
    exempt = [row.split(" <small>")[0] for row in rows if "(không thuộc diện)" in row]
    assert exempt == ["Công đoàn Sở KH&amp;CN", "Công đoàn ngành Y tế", "Công đoàn cơ sở mới thành lập", "Khối ngành"]  # fmt: skip
    assert "chưa có số liệu" not in " ".join(rows)


def test_who_is_the_sum_of_others_is_no_unit_with_figures():
    named = [{"code": code, "name": code} for code in ("p", "q")]
    below = [{"code": code, "name": code, "parent": "p"} for code in ("a", "b")]
    campaign = Campaign.model_validate(
        {
            "code": "c", "name": "C", "short_name": "C", "issuer": "x",
            "starts": "01/01/2026", "ends": "31/12/2026",
            "indicators": [{"code": "i", "name": "i", "unit_of_measure": "x"}],
            "units": [*named, *below],
            "snapshots": [{"as_of": "31/5/2026", "results": [{"counts": {"a": "1", "q": "2"}}]}],
        }
    )  # fmt: skip

    assert coverage_of(compute_figures(campaign, campaign.snapshots[-1]).main) == "2/3"
