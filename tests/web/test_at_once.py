"""In a real browser: the page and an editor at once, two tabs, the server killed while it saves, a clash chosen."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from urllib.parse import urljoin

import pytest
from chromium import NARROW, WIDE, browser_of, opened, page_here, page_served, violations
from places import OFFICE

from generator.office.saving import open_file, save_changes
from generator.workspace import Workspace, person
from generator.workspace.journal import settle
from generator.workspace.signing import signed
from generator.workspace.unsaved import unsaved_in
from generator.workspace.version_keeping import kept_versions

pytestmark = [pytest.mark.slow, pytest.mark.browser]
NAME = "campaigns/thi-dua/documents/kh_01.yaml"
WHEN = "2025-06-01T14:02:31+07:00"


@pytest.fixture(scope="module")
def chromium():
    with browser_of() as browser:
        yield browser


@pytest.fixture
def workspace(tmp_path):
    """Two versions of a plan by Hoa, and what was typed here into the one before them."""
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    workspace = Workspace(folder)
    path = folder / NAME
    with signed(lambda: "hoa, máy VT-02", lambda: WHEN):
        first = open_file(workspace, path).digest
        for number in ("7", "9"):
            known = open_file(workspace, path).digest
            save_changes(workspace, path, known, {("number",): number}, who="hoa")
        typed = {("number",): "8", ("subject",): "Phát động"}
        save_changes(workspace, path, first, typed, who=person(), when=WHEN)
    return workspace


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_of_history_is_for_everybody(chromium, workspace, size):
    with page_here(workspace.root) as address, opened(chromium, address, size) as tab:
        (typed,) = unsaved_in(workspace)
        for path in ("/history", "/history/1", "/history/1/0", "/unsaved", f"/clash/{typed.key}"):
            assert tab.goto(urljoin(tab.url, path)).status == 200, path
            assert violations(tab) == {}, path
            width = tab.evaluate("document.documentElement.scrollWidth")
            assert width <= size["width"], path
        assert tab.complaints == []


def test_an_unsaved_text_is_found_compared_and_saved(chromium, workspace):
    path = workspace.root / NAME
    with page_here(workspace.root) as address, opened(chromium, address) as tab:
        tab.locator("a[href^='/clash/']").click()
        tab.get_by_text("cả hai cùng sửa: hãy chọn").wait_for()
        tab.get_by_role("button", name="Lưu như đã chọn").click()
        assert path.read_text(encoding="utf-8").count("number: 9") == 1
        tab.get_by_label("Lấy của bạn").first.check()
        tab.get_by_role("button", name="Lưu như đã chọn").click()
        tab.wait_for_url(re.compile("/campaigns/thi-dua/documents/kh_01"))
    text = path.read_text(encoding="utf-8")
    assert ("number: 8" in text, "subject: Phát động" in text) == (True, True)
    assert unsaved_in(workspace) == []


def test_what_an_editor_saves_is_told_in_every_tab(chromium, workspace):
    path = workspace.root / NAME
    with page_here(workspace.root) as address, opened(chromium, address) as tab:
        other = tab.context.new_page()
        for one in (tab, other):
            one.goto(urljoin(tab.url, "/history"))
        beside = path.with_name(".kh_01.yaml.swp")
        beside.write_bytes(path.read_bytes() + b"# tay\n")
        beside.replace(path)
        for one in (tab, other):
            one.locator("#outside .files", has_text=NAME).wait_for(timeout=15_000)
        assert tab.complaints == []


def test_a_version_is_not_taken_back_over_what_another_tab_saved(chromium, workspace):
    path = workspace.root / NAME
    with page_here(workspace.root) as address, opened(chromium, address) as tab:
        other = tab.context.new_page()
        for one in (tab, other):
            one.goto(urljoin(tab.url, "/history/1/0"))
        tab.get_by_role("button", name="Lấy lại bản này").click()
        tab.wait_for_url(re.compile("/documents/kh_01"))
        path.write_bytes(path.read_bytes() + b"# tay\n")
        now = path.read_bytes()
        other.get_by_role("button", name="Lấy lại bản này").click()
        other.wait_for_load_state()
        assert path.read_bytes() == now


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2])
def test_the_server_killed_while_it_saves_loses_nothing(chromium, workspace, delay):
    path = workspace.root / NAME
    before = path.read_bytes()
    with page_served(workspace.root) as (address, serving), opened(chromium, address) as tab:
        tab.goto(urljoin(tab.url, "/history/1/0"))
        with suppress(Exception):
            tab.evaluate("document.querySelector('form.deeds').submit()")
        time.sleep(delay)
        serving.kill()
    settle(workspace)
    assert path.read_bytes() in {before, before.replace(b"number: 9", b"number: 7")}
    assert len(unsaved_in(workspace)) == 1
    assert {one.number for one in kept_versions(workspace)} >= {1, 2}
    with page_here(workspace.root) as address, opened(chromium, address) as tab:
        assert tab.goto(urljoin(tab.url, "/history")).status == 200
        assert "hoa, máy VT-02" in tab.inner_text("main")
        assert tab.locator(".notice", has_text="đang mở").count() == 0
