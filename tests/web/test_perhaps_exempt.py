"""Units without a quota that others were given: asked about once beside what was saved, answered with one click."""

from __future__ import annotations

import re

import pytest
from browsing import Browser

from generator.problems import MachineFailed, say
from generator.web.desk import Desk
from generator.workspace import unsaved_in

UNITS = "/campaigns/thi-dua/units"
ASKED = f"{UNITS}/exempt"
BENEFIT = "quotas|benefit||"
GIVEN = "quotas|initiatives|gd1|"


@pytest.fixture
def save(browser):
    """What is asked after cells of a column were saved: the indicators."""

    def ask(key, **cells):
        rows = [
            {"row": code.replace("_", "-"), "cells": {key: [*pair]}} for code, pair in cells.items()
        ]
        return browser.post(f"{UNITS}/save", json={"rows": rows, "even_wrong": True}).json()["asked"]  # fmt: skip

    return ask


@pytest.fixture
def campaign(desk):
    """The file of the campaign, with no results that would tell whom an indicator concerns."""
    folder = desk.workspace.campaigns / "thi-dua"
    for path in (folder / "results").iterdir():
        path.unlink()
    return folder / "campaign.yaml"


def names_in(answer):
    return re.findall(r"<p>(\d+) đơn vị chưa có chỉ tiêu về ([^:]*): ([^.]*)\.", answer.text)


def _with(text, changes):
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def answered(browser, *units, to="", **more):
    told = {"indicator": "benefit", "unit": units, **more}
    return browser.post(f"{ASKED}{to}", data=told)


def test_who_is_left_out_when_quotas_are_saved_is_asked_about_beside_the_save(browser, campaign, save):  # fmt: skip
    assert save(BENEFIT, an_phu=("", "7 triệu"), dong_ha=("", "5 triệu"), moi=("", "1 triệu"), y_te=("", "1 triệu")) == ["benefit"]  # fmt: skip
    assert names_in(browser.get(ASKED, params={"of": "benefit"})) == [
        ("2", "giá trị làm lợi", "LĐLĐ huyện Long Sơn, Công đoàn Sở KH&amp;CN")
    ]


def test_one_click_writes_that_the_indicator_does_not_concern_them(browser, campaign, save):
    save(BENEFIT, an_phu=("", "7 triệu"), dong_ha=("", "5 triệu"), moi=("", "1 triệu"), y_te=("", "1 triệu"))  # fmt: skip
    before = campaign.read_bytes()

    answer = answered(browser, "long-son", "khcn")

    assert (answer.status_code, answer.headers["location"]) == (303, UNITS)
    written = {"measure: money}": "measure: money, exempt: [long-son, khcn]}"}
    assert campaign.read_text("utf-8") == _with(before.decode(), written)
    assert names_in(browser.get(ASKED, params={"of": "benefit"})) == []
    mark = answer.headers["vanthu-step"]
    browser.post("/undo", data={"mark": mark, "back": UNITS, "deed": "back"})
    assert campaign.read_bytes() == before


def test_what_was_put_off_is_asked_no_more(browser, campaign, save):
    save(BENEFIT, an_phu=("", "7 triệu"))
    (asked,) = names_in(browser.get(ASKED, params={"of": "benefit"}))
    assert asked[0] == "5"
    before = campaign.read_bytes()

    answered(browser, "dong-ha", "long-son", "khcn", "y-te", "moi", to="/later")

    assert names_in(browser.get(ASKED, params={"of": "benefit"})) == []
    assert campaign.read_bytes() == before
    save(BENEFIT, dong_ha=("", "5 triệu"))
    assert names_in(browser.get(ASKED, params={"of": "benefit"}))[0][0] == "4"


def test_a_save_by_which_nobody_else_is_left_out_asks_nothing(campaign, save):
    assert save(GIVEN, moi=("", "5")) == []
    assert save(GIVEN, an_phu=("300", "310")) == []
    assert save(GIVEN, khcn=("20", "")) == ["initiatives"]
    assert save(GIVEN, an_phu=("310", "300")) == []
    assert save("name", an_phu=("Liên đoàn Lao động huyện An Phú", "LĐLĐ An Phú")) == []


def test_who_reported_is_concerned(browser, save):
    save(GIVEN, khcn=("20", ""))
    assert not [one for one in names_in(browser.get(ASKED)) if "KH&amp;CN" in one[2]]


def test_who_has_a_quota_of_another_phase_is_concerned(campaign, save):
    save(GIVEN, moi=("", "5"))
    assert save("quotas|initiatives|gd2|", an_phu=("", "9")) == []


def test_an_answer_to_what_is_asked_no_more_writes_nothing(browser, campaign, save):
    save(BENEFIT, an_phu=("", "7 triệu"))
    save(BENEFIT, khcn=("", "2 triệu"))
    before = campaign.read_bytes()

    answer = answered(browser, "khcn", "y-te")

    assert (answer.status_code, campaign.read_bytes()) == (422, before)
    assert "tải lại trang" in answer.text


def test_what_the_disk_refuses_is_kept_as_nobodys_draft(browser, desk, campaign, save, monkeypatch):  # fmt: skip
    save(BENEFIT, an_phu=("", "7 triệu"))
    before = campaign.read_bytes()

    def refuse(*_):
        raise MachineFailed(say("đĩa đầy"))

    monkeypatch.setattr("generator.office.saving.commit", refuse)
    answer = answered(browser, "y-te", "khcn")

    assert (answer.status_code, campaign.read_bytes()) == (503, before)
    assert unsaved_in(desk.workspace, "campaigns/thi-dua/campaign.yaml", desk.who) == []


def test_who_only_reads_is_asked_nothing(office_copy, save, campaign):
    save(BENEFIT, an_phu=("", "7 triệu"))
    reading = Browser(Desk(office_copy, "Lan", is_read_only=True))
    assert names_in(reading.get(ASKED)) == []
