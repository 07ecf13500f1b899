"""Mergers and new names of units in the form of the page: told in words, written by the same verb, taken back."""

from __future__ import annotations

import html
import re

import pytest

BASE = "/campaigns/thi-dua/units/changes"
FORM = {
    "what": "merge",
    "day": "15/6/2025",
    "unit": ["dong-ha", "long-son"],
    "name": "LĐLĐ huyện Sông Ba",
}


@pytest.fixture
def folder(desk):
    return desk.workspace.campaigns / "thi-dua"


def bare(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main", 1)[1])).split())


def hidden(text):
    """What the page sends besides what somebody types."""
    found = re.findall(r'<input type="hidden" name="(seen|was [^"]+)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in found}


def asked(browser, **typed):
    return browser.post(f"{BASE}/preview", data={**FORM, **typed})


def written(browser, **typed):
    shown = asked(browser, **typed)
    return browser.post(f"{BASE}/write", data={**FORM, **typed, **hidden(shown.text)})


def test_what_happens_is_told_before_it_is_written(browser, folder):
    before = (folder / "campaign.yaml").read_bytes()
    told = bare(asked(browser).text)
    assert "Liên đoàn Lao động huyện Long Sơn nhập thành Liên đoàn Lao động huyện Sông Ba." in told
    assert "đến ngày 31/5/2025 là 180 (90 + 90)" in told
    assert (folder / "campaign.yaml").read_bytes() == before


def test_it_is_written_and_taken_back(browser, folder):
    files = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    answer = written(browser)
    assert answer.headers["location"].startswith(BASE)
    assert "merge:" in (folder / "campaign.yaml").read_text("utf-8")
    assert "Đã ghi Từ ngày 15/6/2025" in bare(browser.get(BASE).text)
    browser.post("/undo", data={"mark": answer.headers["vanthu-step"], "back": BASE})
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == files


def test_what_was_changed_since_it_was_shown_is_shown_first(browser, folder):
    shown = asked(browser)
    answer = browser.post(f"{BASE}/write", data={**FORM, **hidden(shown.text), "day": "16/6/2025"})
    assert "nay khác lúc xem trước" in bare(answer.text)
    assert "merge:" not in (folder / "campaign.yaml").read_text("utf-8")


def test_a_quota_that_nobody_typed_follows_the_units_that_are_chosen(browser):
    shown = asked(browser)
    sent = {**hidden(shown.text), "quota 0": "400", "unit": ["an-phu", "long-son"]}
    assert "500 (300 + 200), chuyển từ" in bare(asked(browser, **sent).text)
    assert "450, ghi riêng" in bare(asked(browser, **{**sent, "quota 0": "450"}).text)


def test_what_makes_no_sense_is_told_at_its_field(browser):
    answer = asked(browser, day="15/6/24", unit=["dong-ha"])
    assert answer.status_code == 422
    assert re.findall(r'id="wrong-(\w+)"', answer.text) == ["day", "unit"]
    assert 'data-take="15/6/2024"' in answer.text


def test_one_comes_from_the_page_of_units_and_from_the_row_of_one(browser):
    assert f'id="happened" href="{BASE}"' in browser.get("/campaigns/thi-dua/units").text
    assert re.findall(r'value="(\S+)" checked', browser.get(f"{BASE}?unit=khcn").text) == ["merge", "khcn"]  # fmt: skip


def test_a_day_that_was_wrong_is_changed_with_the_campaign(browser, folder):
    written(browser)
    page = browser.get("/campaigns/thi-dua/change").text
    assert "nhập thành Liên đoàn Lao động huyện Sông Ba" in bare(page)
    form = page.split("<form")[-2 if 'value="groups"' in page else -1]
    names = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    sent = {name: html.unescape(value) for name, value in names if name != "drop"}
    answer = browser.post("/campaigns/thi-dua/change", data={**sent, "changes.0.on": "20/6/2025"})
    assert answer.headers["location"].endswith("saved=written")
    assert "on: 20/6/2025" in (folder / "campaign.yaml").read_text("utf-8")


SPLIT = {"what": "split", "unit": ["dong-ha"], "parts": "LĐLĐ xã Đông\r\nLĐLĐ xã Hà"}
QUOTA_OF_HA = "share quota 0|Liên đoàn Lao động xã Hà"


def test_a_unit_is_split_and_what_its_parts_have_is_typed_where_it_is_told(browser, folder):
    shown = asked(browser, **SPLIT)
    assert f'name="{QUOTA_OF_HA}"' in shown.text
    assert "200 vẫn là của LĐLĐ huyện Đông Hà trong tổng chung" in bare(shown.text)
    answer = written(browser, **SPLIT, **{QUOTA_OF_HA: "80"})
    assert answer.headers["location"].startswith(BASE)
    assert "y-te: 80, ldld_x_ha: 80}" in (folder / "quotas.yaml").read_text("utf-8")


def test_a_share_that_cannot_be_read_is_typed_again_and_the_others_stay(browser):
    other = "share base members|Liên đoàn Lao động xã Hà"
    answer = asked(browser, **SPLIT, **{QUOTA_OF_HA: "nhiều", other: "7"})
    assert answer.status_code == 422
    kept = re.findall(r'<input (?:class="figure"|type="hidden")[^>]* name="(share [^"]+)" value="([^"]*)"', answer.text)  # fmt: skip
    assert kept == [(QUOTA_OF_HA, "nhiều"), (other, "7")]


def test_what_comes_of_it_leads_to_a_page_and_names_no_file(browser, folder):
    quotas = folder / "quotas.yaml"
    told = bare(asked(browser, **SPLIT).text)
    assert "Mỗi đơn vị mới nhận bao nhiêu" in told
    assert "W-CHANGE-OPENING" not in told
    assert ".yaml" not in told
    assert quotas.exists()
