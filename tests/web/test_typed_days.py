"""Days as people type them into the page: other signs are read, a year that is not written whole is asked about in full."""

from __future__ import annotations

import html
import json
import re

from record_forms import CAMPAIGN, saved

REPORT = "/campaigns/thi-dua/documents/bc_01"


def test_other_signs_become_the_day_in_the_record(browser, desk):
    file = desk.workspace.campaigns / "thi-dua" / "campaign.yaml"
    before = file.read_text("utf-8")
    assert saved(browser, CAMPAIGN, phases__0__ends="ngày 15 tháng 6 năm 2025", phases__1__starts="16.6.2025").status_code == 303  # fmt: skip
    now = before.replace("ends: 31/5/2025", "ends: 15/6/2025").replace("starts: 01/6/2025", "starts: 16/6/2025")  # fmt: skip
    assert file.read_text("utf-8") == now


def test_a_day_without_its_year_is_taken_in_that_of_the_campaign_and_told_beside_its_field(
    browser, desk
):
    file = desk.workspace.campaigns / "thi-dua" / "campaign.yaml"
    before = file.read_text("utf-8")
    answer = saved(browser, CAMPAIGN, phases__0__ends="15/6", phases__1__starts="16/6/25")
    assert file.read_text("utf-8") == before.replace("ends: 31/5/2025", "ends: 15/6/2025").replace("starts: 01/6/2025", "starts: 16/6/2025")  # fmt: skip
    shown = browser.get(answer.headers["location"]).text
    told = "15/6/2025: ngày gõ không ghi năm, lấy năm theo thời gian của chiến dịch"
    assert told in shown.partition('id="asked-phases.0.ends"')[2].partition("</span>")[0]
    assert told not in browser.get(CAMPAIGN).text


def test_a_day_that_lies_in_no_year_of_the_campaign_is_asked_about(browser, desk):
    file = desk.workspace.campaigns / "thi-dua" / "campaign.yaml"
    before = file.read_bytes()
    answer = saved(browser, CAMPAIGN, phases__0__ends="15/6/24")
    assert answer.status_code == 422
    assert "ghi đủ năm; có phải 15/6/2024? Đang là «15/6/24»" in html.unescape(answer.text)
    assert 'data-take="15/6/2024"' in answer.text
    assert file.read_bytes() == before


def test_phases_of_a_new_campaign_take_the_year_in_which_they_lie_between_its_days(browser):
    sent = {"name": "Tháng Công nhân", "starts": "01/10/2026", "ends": "30/4/2027", "phases": "31/10, 30.4"}  # fmt: skip
    phases = browser.post("/new/campaign/proposals", data=sent).json()["phases"]
    assert (phases["value"], phases["refused"]) == ("31/10/2026, 30/4/2027", "")
    assert (
        phases["noted"]
        == "«31/10, 30.4» là 31/10/2026, 30/4/2027: năm theo thời gian của chiến dịch"
    )
    sent["ends"] = "30/11/2027"
    assert (
        "ghi đủ năm"
        in browser.post("/new/campaign/proposals", data=sent).json()["phases"]["refused"]
    )


def test_half_a_year_is_asked_about_when_a_campaign_is_begun(browser):
    sent = {"name": "Tháng Công nhân", "starts": "1.5.2026", "ends": "31/5/26", "phases": "15/5/26, 31/5/26"}  # fmt: skip
    told = browser.post("/new/campaign/proposals", data=sent).json()
    assert told["starts"]["value"] == "1/5/2026"
    assert (told["ends"]["meant"], told["ends"]["take"]) == ("31/5/2026", "Ghi 31/5/2026")
    assert told["phases"]["meant"] == "15/5/2026, 31/5/2026"


def test_in_the_table_of_units_the_day_is_that_of_the_campaign(browser):
    sent = {"rows": [{"row": "an-phu", "cells": {"active_to": ["", "30/6"]}}]}
    (cell,) = browser.post("/campaigns/thi-dua/units/look", json=sent).json()["cells"]
    assert (cell["text"], cell["state"]) == ("30/6/2025", "read")


def test_of_a_new_document_the_moment_is_taken_in_the_year_of_the_campaign(browser):
    sent = {"kind": "report", "as_of": "31/5", "proposed.as_of": ""}
    told = browser.post("/campaigns/thi-dua/new/document/proposals", data=sent).json()
    assert (told["as_of"]["value"], told["as_of"]["noted"]) == (
        "31/5/2025",
        "«31/5» là 31/5/2025: năm theo thời gian của chiến dịch",
    )


def test_the_day_of_a_document_is_read_with_other_signs(browser, desk):
    given = json.loads(re.search(r'id="document-data">(.*?)</script>', browser.get(REPORT).text, re.DOTALL)[1])  # fmt: skip
    sent = {"values": {"date": "ngày 2 tháng 6 năm 2025"}, "opened": given["opened"]}
    assert browser.post(f"{REPORT}/save", json=sent).status_code == 200
    record = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    assert "\ndate: 2/6/2025\n" in record.read_text("utf-8")


def test_the_day_of_issue_is_asked_about_only_where_a_paper_may_be_signed_before_or_after_the_campaign(browser):  # fmt: skip
    told = html.unescape(browser.post(f"{REPORT}/issue/preview", data={"day": "20/12"}).text)
    assert "hi đủ năm: 20/12/2024 hay 20/12/2025? Đang là «20/12»" in told
    assert "ủ năm" not in browser.post(f"{REPORT}/issue/preview", data={"day": "2/6"}).text


def test_the_moment_of_figures_is_taken_in_the_year_of_the_campaign(browser):
    sent = {"pasted": "Đơn vị\tSố sáng kiến\nAn Phú\t12\n", "as_of": "30/6"}
    answer = browser.post("/campaigns/thi-dua/figures/read", data=sent)
    assert "«30/6» là 30/6/2025: năm theo thời gian của chiến dịch" in answer.text


def test_enter_in_a_form_begins_what_the_form_is_for(browser):
    """A browser presses the first button of a form."""
    text = browser.get("/new/campaign").text
    assert text.index("<button", text.index("<main")) < text.index("/new/issuer/first")


UNDATED = "Đơn vị\tSố sáng kiến\nLĐLĐ huyện An Phú\t305\nLĐLĐ huyện Đông\t95\n"


def asked_in(page):
    """The keys of the questions on a page of reading."""
    return [html.unescape(one) for one in re.findall(r'name="question [0-9]+" value="([^"]*)"', page.text)]  # fmt: skip


def test_of_pasted_figures_the_day_and_all_else_is_answered_together(browser):
    address = "/campaigns/thi-dua/figures/read"
    asked = browser.post(address, data={"pasted": UNDATED})
    keys = asked_in(asked)
    assert len(keys) == 2
    assert "Lỗi" not in asked.text
    kept = re.search(r'name="kept" value="([^"]*)"', asked.text)[1]
    day = next(one for one in keys if "ngày nào" in one)
    (name,) = (one for one in keys if one != day)
    sent = {"kept": kept, "question 1": day, "typed 1": "30/6", "question 2": name, "typed 2": "LĐLĐ huyện Đông Hà"}  # fmt: skip
    answered = browser.post(address, data=sent)
    assert answered.status_code == 200
    assert "Đã rõ cả" in answered.text
    assert "Số liệu tính đến ngày 30/6/2025" in answered.text
