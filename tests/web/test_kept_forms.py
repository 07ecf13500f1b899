"""What the page tells a browser that keeps what is typed in forms: whose it is, and whether something was written."""

from __future__ import annotations

import re

from browsing import Browser

from generator.web.desk import Desk
from generator.web.typing_kept import office_mark


def marks(browser):
    told = browser.get("/new/issuer").text
    return {name: re.search(f'data-{name}="([^"]*)"', told)[1] for name in ("office", "process", "saves")}  # fmt: skip


def test_a_save_is_told_and_a_preview_is_none(browser):
    before = marks(browser)
    browser.post("/register/ldld-song-hoa/2025/general/3/void", data={"reason": "in sai"})
    assert marks(browser) == before
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    assert marks(browser) == {**before, "saves": "1"}


def test_saves_of_another_opening_are_not_taken_for_those_of_this_one(desk):
    first, second = marks(Browser(desk)), marks(Browser(Desk(desk.workspace, "Lan")))
    assert first["office"] == second["office"] == office_mark(desk.workspace.root)
    assert first["process"] != second["process"]


def test_who_may_only_look_types_nothing_that_is_kept(desk):
    assert "kept-form" not in Browser(Desk(desk.workspace, is_read_only=True)).get("/register").text
