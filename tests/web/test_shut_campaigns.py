"""Faults in the records of a campaign: what a clerk still opens, where each leads, what is told before anybody insists."""

from __future__ import annotations

import re
import shutil
from html import unescape

import pytest
from browsing import Browser
from places import OFFICE

from generator.web import progress_told
from generator.web.desk import Desk
from generator.workspace import Workspace

AT = "/campaigns/thi-dua"
QUOTAS, RESULTS, CAMPAIGN = "quotas.yaml", "results/2025-05-31.yaml", "campaign.yaml"
UNITS, CHANGE, FILE = "Sửa ở bảng đơn vị và chỉ tiêu", "Sửa ở «Tên, thời gian, mục tiêu»", "Sửa tệp này"  # fmt: skip


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    """The invented office with a report that went out, number 5."""
    folder = tmp_path_factory.mktemp("signed") / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    spoil(folder, RESULTS, "    total: 695\n", "")
    spoil(folder, "documents/bc_01.yaml", "  # Kết quả", "  {{ phases.gd1.without_quota|names }} chưa được giao chỉ tiêu.")  # fmt: skip
    browser = Browser(Desk(Workspace(folder), "Lan"))
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "5"})
    assert browser.post(f"{AT}/documents/bc_01/issue", data={"day": "5/6/2025"}).status_code == 200
    return folder


@pytest.fixture
def folder(signed, tmp_path):
    return shutil.copytree(signed, tmp_path / "office")


@pytest.fixture
def browser(folder):
    return Browser(Desk(Workspace(folder), "Lan"))


def spoil(folder, name, old, new):
    path = folder / "campaigns" / "thi-dua" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def ways(answer):
    """Where each mistake leads, and what is done there."""
    found = re.findall(r'· <a href="([^"]+)">([^<]+)</a></small>', answer.text)
    return [(unescape(address), said) for address, said in found]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (QUOTAS, "total: 800", "total: 900"),
        (QUOTAS, "quotas:", "quotas:\n  - {counts: {an-phu: 1, dong-ha: 1}}\n  - {phase: gd2, counts: {an-phu: 9}}"),
        (CAMPAIGN, "name: đoàn viên", "name: đoàn viên, total: 9"),
        (CAMPAIGN, "count: 1.200", "count: 1.300"),
        (RESULTS, "  - counts", "  - total: 690\n    counts"),
        ("units.yaml", "{code: dong-ha,", "{code: dong-ha, parent: y-te,"),
    ],
)  # fmt: skip
def test_sums_that_do_not_hold_shut_no_page_and_are_told(browser, folder, name, old, new):
    spoil(folder, name, old, new)
    there = ["", "/units", "/figures", "/change", "/documents/bc_01", "/documents/kh_01", "/new/document", "/make",
             "/made", "/again", "/units/list", "/units/share", "/units/changes", "/chart.svg"]  # fmt: skip
    assert {path: browser.get(AT + path).status_code for path in there} == dict.fromkeys(there, 200)
    assert "chỗ phải sửa" in browser.get(f"{AT}/doubts/count").text


def test_whoever_makes_files_with_sums_that_do_not_hold_is_told_and_led_to_the_cell(
    browser, folder
):
    spoil(folder, QUOTAS, "total: 800", "total: 900")
    assert ways(browser.get(f"{AT}/make")) == [(f"{AT}/units?at=quotas%5B0%5D.total", UNITS)]
    plan = browser.post(
        f"{AT}/documents/cv_01/issue/preview", data={"day": "10/6/2025", "reason": "giấy"}
    ).text
    assert "tổng ghi 900, nhưng cộng 5 đơn vị được 800" in plan
    assert "Vẫn ban hành" in plan


@pytest.mark.parametrize(
    ("name", "old", "new", "way"),
    [
        (QUOTAS, "an-phu:", "an-phuu:", (f"{AT}/units?at=quotas%5B0%5D.counts.an-phuu", UNITS)),
        (CAMPAIGN, "ends: 31/5/2025", "ends: 31/5/2026", (f"{AT}/change#field-phases.0.ends", CHANGE)),
        (CAMPAIGN, "starts: 01/01/2025", "starts: 32/13/2025", ("?line=6&column=9", FILE)),
        (QUOTAS, "quotas:", "quotas", ("?line=2&column=10", FILE)),
        (RESULTS, "an-phu:", "an-phuu:", ("?line=4&column=23", FILE)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["", "/documents/bc_01", "/make"])
def test_a_page_that_stays_shut_leads_to_the_mistake_and_to_the_signed_paper(
    browser, folder, name, old, new, way, page
):
    spoil(folder, name, old, new)
    answer = browser.get(AT + page)
    assert answer.status_code == 422
    assert [(one.partition("?")[1] + one.partition("?")[2] if said == FILE else one, said) for one, said in ways(answer)] == [way]  # fmt: skip
    assert browser.get(ways(answer)[0][0].partition("#")[0]).status_code == 200
    assert "05/BC-LĐLĐ" in answer.text
    assert browser.get(re.search(rf'href="({AT}/made/\w+)"', answer.text)[1]).content[:2] == b"PK"
    assert all(browser.get(one).status_code == 200 for one in re.findall(r'<a href="(/[^"]+)"', answer.text) if "/documents/" not in one)  # fmt: skip


def test_issuing_a_document_that_cannot_be_read_leads_to_the_mistake(browser, folder):
    spoil(folder, "documents/kh_01.yaml", "kind:", "kind: [")
    answer = browser.get(f"{AT}/documents/kh_01/issue")
    assert answer.status_code == 422
    assert [said for _, said in ways(answer)] == [FILE]


@pytest.mark.parametrize("name", [QUOTAS, RESULTS])
def test_a_folder_in_the_place_of_a_file_leads_to_where_folders_are_opened(browser, folder, name):
    path = folder / "campaigns/thi-dua" / name
    path.unlink()
    path.mkdir()
    answer = browser.get(AT)
    assert {one for one, _ in ways(answer)} in ({"/machine"}, set())
    assert "05/BC-LĐLĐ" in answer.text or answer.status_code == 200


def test_the_signed_papers_stay_where_the_main_file_is_gone(browser, folder):
    (folder / "campaigns/thi-dua" / CAMPAIGN).unlink()
    answer = browser.get(f"{AT}/documents/bc_01")
    assert "05/BC-LĐLĐ" in answer.text
    assert browser.get(re.search(rf'href="({AT}/made/\w+)"', answer.text)[1]).content[:2] == b"PK"


GIVEN = "quotas|initiatives|gd1|"


def test_what_comes_of_saving_sums_that_do_not_hold_is_told_before(browser):
    answer = browser.post(f"{AT}/units/save", json={"rows": [], "totals": {GIVEN: ["800", "900"]}})
    assert answer.status_code == 422
    assert "Vẫn lưu thì các trang vẫn mở" in answer.json()["problems"]


def test_documents_that_become_untrue_are_told_before_the_table_is_saved(browser, folder):
    before = (folder / "campaigns/thi-dua" / QUOTAS).read_text("utf-8")
    asked = {"rows": [{"row": "an-phu", "cells": {GIVEN: ["300", ""]}}], "totals": {GIVEN: ["800", "500"]}}  # fmt: skip
    answer = browser.post(f"{AT}/units/save", json=asked)
    assert answer.status_code == 422
    assert answer.json()["is_wrong"]
    assert "Ghi như vậy thì văn bản đã ban hành không còn khớp" in answer.json()["problems"]
    assert (folder / "campaigns/thi-dua" / QUOTAS).read_text("utf-8") == before
    assert browser.post(f"{AT}/units/save", json={**asked, "even_wrong": True}).json()["is_saved"]


def test_the_step_that_shut_a_campaign_is_taken_back_from_the_page_that_is_shut(browser, folder):
    address, opened, text = form_of(browser, CAMPAIGN)
    wrong = text.replace("starts: 01/01/2025", "starts: 32/13/2025")
    answer = browser.post(address, data={"opened": opened, "text": wrong})
    assert "chưa mở được đến khi sửa" in answer.text
    browser.post(address, data={"opened": opened, "text": wrong, "even_wrong": "1"})
    shut = browser.get(AT).text
    mark = re.search(r'name="mark" value="([\w-]+)"><input type="hidden" name="back"', shut)[1]
    browser.post("/undo", data={"mark": mark, "deed": "back", "back": AT})
    assert browser.get(AT).status_code == 200


def form_of(browser, name):
    from generator.web.record_addresses import mending_address

    address = mending_address(f"campaigns/thi-dua/{name}")
    page = browser.get(address).text
    text = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])
    return address, re.search(r'name="opened" value="(\w+)"', page)[1], text


@pytest.mark.parametrize("name", [QUOTAS, RESULTS, "units.yaml"])
def test_what_is_written_into_a_document_is_kept_and_saved_while_figures_cannot_be_read(
    browser, folder, name
):
    at = f"{AT}/documents/kh_01"
    page = browser.get(at).text
    import json

    data = json.loads(re.search(r'id="document-data">(.*?)</script>', page, re.DOTALL)[1])
    (folder / "campaigns/thi-dua" / name).write_text("sai: [", "utf-8")
    typed = {key: data[key] for key in ("base", "strips", "opened")} | {"values": {"subject": "đang gõ"}}  # fmt: skip
    assert browser.post(f"{at}/keep", json=typed).json()["kept"]
    assert browser.post(f"{at}/save", json=typed).status_code == 200
    assert "subject: đang gõ" in (folder / "campaigns/thi-dua/documents/kh_01.yaml").read_text(
        "utf-8"
    )


def test_a_campaign_of_which_nothing_can_be_reckoned_keeps_no_other_from_being_seen(
    browser, folder, monkeypatch
):
    shutil.copytree(folder / "campaigns/thi-dua", folder / "campaigns/khac")
    spoil(folder, "../khac/campaign.yaml", "code: thi-dua", "code: khac")
    reckon = progress_told.figures_at
    monkeypatch.setattr(
        progress_told,
        "figures_at",
        lambda one, day: {}["late"] if one.code == "khac" else reckon(one, day),
    )
    home = browser.get("/")
    assert home.status_code == 200
    assert "số liệu đến" in row_of("thi-dua", home.text)
    for row in (row_of("khac", home.text), browser.get("/campaigns/khac/standing").text):
        said = unescape(row)
        assert "Chưa xem được tình hình chiến dịch này: lỗi ngoài dự tính của vanthu." in said
        kept = re.search(r"Gửi tệp «(.+?)»", said)[1]
        assert "KeyError: 'late'" in (folder / kept).read_text("utf-8")


def row_of(code, page):
    """What the first page says of one campaign."""
    return next(one for one in page.split('<li class="campaign">') if f'"/campaigns/{code}"' in one)
