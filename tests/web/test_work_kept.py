"""In a real browser: two tabs of one document, files that go away under what is typed, the last step taken back."""

from __future__ import annotations

import re
import shutil
from urllib.parse import urljoin

import pytest
from chromium import browser_of, new_tab, opened, page_here, pressed_on
from places import OFFICE
from playwright.sync_api import expect

from generator.workspace import Workspace
from generator.workspace.unsaved import unsaved_in

pytestmark = [pytest.mark.slow, pytest.mark.browser]
LETTER = "/campaigns/thi-dua/documents/bc_01"
UNITS = "/campaigns/thi-dua/units"
FIGURES = "/campaigns/thi-dua/figures"
GIVEN = "quotas|initiatives|gd1|"
NOISE = ("Failed to load resource", "net::ERR")


@pytest.fixture(scope="module")
def browser():
    with browser_of() as found:
        yield found


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "office"
    shutil.copytree(OFFICE, found, ignore=shutil.ignore_patterns(".vanthu"))
    return found


@pytest.fixture
def tab(browser, folder):
    with page_here(folder) as address, opened(browser, address) as found:
        yield found
        assert [one for one in found.complaints if not one.startswith(NOISE)] == []


@pytest.fixture
def record(folder):
    return folder / "campaigns/thi-dua/documents/bc_01.yaml"


def write(tab, words):
    """Words at the end of the first paragraph, once the page has its text."""
    tab.wait_for_selector("#page[data-version]")
    tab.locator(".ProseMirror > p").first.click(position={"x": 2, "y": 6})
    tab.keyboard.press("End")
    tab.keyboard.type(words)


def leave(tab):
    """The window is left for another one."""
    tab.evaluate("dispatchEvent(new Event('blur'))")


def kept(tab):
    leave(tab)
    tab.locator("#saving", has_text="giữ tạm").wait_for()


def go(tab, address):
    tab.goto(urljoin(tab.url, address))


def test_what_one_tab_types_stays_in_it_and_both_are_kept(tab, folder, record):
    go(tab, LETTER)
    write(tab, " Của thẻ một.")
    kept(tab)
    other = new_tab(tab.context)
    other.goto(tab.url)
    other.get_by_text("đang được gõ dở ở một thẻ khác").wait_for()
    assert not other.locator("#use-kept").is_visible()
    write(other, " Của thẻ hai.")
    kept(other)
    assert "thẻ một" not in other.locator(".ProseMirror").inner_text()
    assert len(unsaved_in(Workspace(folder))) == 2
    other.keyboard.press("Control+s")
    other.locator("#saving[data-state=saved]").wait_for()
    assert "Của thẻ hai." in record.read_text("utf-8")
    tab.locator("#clash").wait_for()
    tab.on("dialog", lambda one: one.accept())
    tab.locator("#clash").click()
    three = tab.locator("table.three")
    expect(three).to_contain_text("Của thẻ một.")
    expect(three).to_contain_text("Của thẻ hai.")


def test_what_a_tab_had_before_it_died_is_offered_in_the_next(tab):
    go(tab, LETTER)
    write(tab, " Của thẻ một.")
    kept(tab)
    other = new_tab(tab.context)
    other.goto(tab.url)
    other.get_by_text("đang được gõ dở ở một thẻ khác").wait_for()
    tab.close()
    other.reload()
    other.get_by_role("link", name="Dùng phần gõ dở").click()
    other.locator(".ProseMirror", has_text="Của thẻ một.").wait_for()


def cell(tab, row):
    return tab.locator(f'.tabulator-row >> nth={row} >> [tabulator-field="{GIVEN}"]')


def fill(tab, row, number):
    pressed_on(cell(tab, row))
    tab.keyboard.press("Control+a")
    tab.keyboard.type(number)
    tab.keyboard.press("Enter")


def test_a_table_that_is_typed_in_elsewhere_is_not_laid_twice(tab, folder):
    go(tab, UNITS)
    with tab.expect_response("**/keep"):
        fill(tab, 0, "310")
        leave(tab)
    other = new_tab(tab.context)
    other.goto(tab.url)
    other.get_by_text("đang được gõ dở ở một thẻ khác").wait_for()
    expect(cell(other, 0)).to_have_text("300")
    with other.expect_response("**/keep"):
        fill(other, 1, "210")
        leave(other)
    assert len(unsaved_in(Workspace(folder))) == 2
    tab.close(run_before_unload=False)
    other.on("dialog", lambda one: one.accept())
    other.reload()
    expect(cell(other, 1)).to_have_text("210")
    other.keyboard.press("Control+s")
    other.locator("#even").click()
    other.locator("#saving[data-state=saved]").wait_for()
    other.reload()
    other.get_by_text("Đã lấy lại phần gõ dở").wait_for()
    expect(cell(other, 0)).to_have_text("310")


def test_a_file_that_is_gone_or_broken_takes_nothing_that_is_typed(tab, record):
    go(tab, LETTER)
    before = record.read_bytes()
    write(tab, " Của tôi.")
    kept(tab)
    record.unlink()
    tab.locator("#gone", has_text="Đừng đóng cửa sổ này").wait_for()
    expect(tab.locator(".ProseMirror")).to_contain_text("Của tôi.")
    with tab.expect_download() as taken:
        tab.get_by_role("link", name="Tải phần đang gõ về máy").click()
    assert "Của tôi." in taken.value.path().read_text("utf-8")
    record.write_bytes(before)
    tab.locator("#gone").wait_for(state="hidden")
    record.write_bytes(before + b"recipients: [\n")
    tab.locator("#gone", has_text="Đừng đóng cửa sổ này").wait_for()
    record.write_bytes(before)
    tab.locator("#gone").wait_for(state="hidden")
    tab.keyboard.press("Control+s")
    tab.locator("#saving[data-state=saved]").wait_for()
    assert "Của tôi." in record.read_text("utf-8")


def test_a_folder_that_goes_away_and_comes_back_takes_nothing_that_is_typed(tab, folder, record):
    go(tab, LETTER)
    tab.wait_for_selector("#page[data-version]")
    away = folder.rename(folder.with_name("away"))
    write(tab, " Của tôi.")
    tab.locator("#gone", has_text="ổ mạng hoặc USB đã ngắt").wait_for()
    tab.keyboard.press("Control+s")
    tab.locator("#saving[data-state=failed]").wait_for()
    assert not folder.exists()
    away.rename(folder)
    tab.locator("#gone").wait_for(state="hidden")
    tab.keyboard.press("Control+s")
    tab.locator("#saving[data-state=saved]").wait_for()
    assert "Của tôi." in record.read_text("utf-8")


def test_what_was_told_of_a_form_goes_once_it_is_mended(tab):
    go(tab, f"{UNITS}/changes")
    tab.locator("[name=what]").first.check()
    tab.locator("[name=day]").fill("10/11/2025")
    tab.locator("[name=name]").fill("Đơn vị mới")
    tab.locator("[name=unit]").first.check()
    look = tab.get_by_role("button", name="Xem trước")
    look.click()
    told = tab.locator(".refused", has_text="chọn từ hai đơn vị")
    expect(told).to_be_visible()
    tab.locator("[name=unit]").nth(1).check()
    expect(told).to_be_hidden()
    expect(tab.locator("[aria-invalid=true]")).to_have_count(0)
    look.click()
    plan = tab.locator(".plan")
    expect(plan).not_to_contain_text("Lời báo này có trước khi sửa")
    tab.locator("[name=unit]").nth(2).check()
    expect(plan).to_contain_text("Lời báo này có trước khi sửa")


def take_back(tab, name="Lấy lại bước vừa lưu"):
    with tab.expect_response("**/undo"), tab.expect_navigation():
        tab.get_by_role("button", name=name).click()


def test_a_saved_text_is_taken_back_with_one_click(tab, record):
    before = record.read_bytes()
    go(tab, LETTER)
    write(tab, " Thừa.")
    tab.keyboard.press("Control+s")
    tab.locator("#saving[data-state=saved]").wait_for()
    after = record.read_bytes()
    assert after != before
    take_back(tab)
    assert record.read_bytes() == before
    expect(tab.locator(".ProseMirror")).not_to_contain_text("Thừa.")
    take_back(tab, "Ghi lại bước vừa lấy lại")
    assert record.read_bytes() == after
    foreign = after + b"# tay\n"
    with tab.expect_navigation():
        record.write_bytes(foreign)
    take_back(tab, "Lấy lại bước vừa lưu")
    expect(tab.get_by_role("alert")).to_contain_text("đã đổi sau bước ấy")
    assert record.read_bytes() == foreign


def test_a_saved_table_is_taken_back_with_one_click(tab, folder):
    quotas = folder / "campaigns/thi-dua/quotas.yaml"
    before = quotas.read_bytes()
    go(tab, UNITS)
    fill(tab, 0, "310")
    tab.keyboard.press("Control+s")
    tab.locator("#even").click()
    tab.locator("#saving[data-state=saved]").wait_for()
    assert quotas.read_bytes() != before
    take_back(tab)
    assert quotas.read_bytes() == before
    expect(cell(tab, 0)).to_have_text("300")


def test_written_figures_are_taken_back_with_one_click(tab, folder):
    results = folder / "campaigns/thi-dua/results"
    before = sorted(results.iterdir())
    go(tab, FIGURES)
    tab.get_by_role("button", name=re.compile("Đọc")).first.wait_for()
    sheet = b"\xc4\x90\xc6\xa1n v\xe1\xbb\x8b;S\xe1\xbb\x91 s\xc3\xa1ng ki\xe1\xba\xbfn\nAn Ph\xc3\xba;1.340\n"
    tab.set_input_files("#files", {"name": "kq.csv", "mimeType": "text/csv", "buffer": sheet})
    tab.locator("input[name='typed 1']").fill("30/6/2025")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Ghi số liệu này").click()
    tab.get_by_text("Đã ghi số liệu ngày 30/6/2025").wait_for()
    assert len(sorted(results.iterdir())) == len(before) + 1
    take_back(tab)
    assert sorted(results.iterdir()) == before
