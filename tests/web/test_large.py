"""A campaign of very many units: nothing that takes long begins by itself."""

from __future__ import annotations

import pytest

from generator.office import kept_check
from generator.web.routes import doubts_page

STATE = kept_check._state
AT = "/campaigns/thi-dua/doubts"


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(doubts_page, "is_large", lambda _: True)


def test_it_is_checked_when_somebody_asks(browser, large):
    assert "mất đến nửa phút" in browser.get(AT).text
    assert "chưa kiểm tra lại" in browser.get(f"{AT}/count").text
    asked = browser.get(f"{AT}?now=1").text
    assert 'class="problems"' in asked or "Không có gì" in asked


def test_what_was_found_is_told_until_something_changes(browser, desk, large, monkeypatch):
    monkeypatch.setattr(kept_check, "_state", STATE)
    found = browser.get(f"{AT}?now=1").text
    assert browser.get(AT).text == found
    with (desk.workspace.campaigns / "thi-dua" / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("# khác\n")
    assert "mất đến nửa phút" in browser.get(AT).text


def test_any_other_is_checked_by_itself(browser):
    assert "mất đến nửa phút" not in browser.get(AT).text
