"""A campaign of very many units: nothing that takes long begins by itself, and nobody waits who need not."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import pytest
from chromium import browser_of, opened, page_here

from generator.office import including, kept_check
from generator.web import desk as desks
from generator.web.routes import document_letters_page, doubts_page

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


HOME = "/campaigns/thi-dua"
_READING = "đang đọc …"


@pytest.fixture
def readings(monkeypatch):
    """The campaigns that were read, one by one, each a large one."""
    read, whole = [], including.Levels._whole

    def counted(self, folder, above):
        read.append(folder.name)
        return whole(self, folder, above)

    monkeypatch.setattr(including.Levels, "_whole", counted)
    monkeypatch.setattr(desks, "is_large", lambda folder: folder.name == "thi-dua")
    return read


def test_the_first_page_does_not_wait_for_it_and_is_filled_in_later(browser, readings):
    first = browser.get("/").text
    assert (_READING in first, readings) == (True, [])
    row = browser.get(f"{HOME}/standing").text
    then = browser.get("/").text
    assert _READING not in then
    assert "".join(row.split()) in "".join(then.split())


def test_all_its_pages_read_it_once(browser, readings):
    for below in ("", "/units", "/figures", "/documents/bc_01", "/standing", "/make"):
        assert browser.get(f"{HOME}{below}").status_code == 200
    browser.get("/")
    assert readings == ["thi-dua"]


def test_the_table_of_one_that_is_wrong_reads_it_once(browser, desk, readings):
    path = desk.workspace.campaigns / "thi-dua" / "quotas.yaml"
    path.write_text(path.read_text("utf-8").replace("khcn: 20", "khcx: 20"), encoding="utf-8")
    assert browser.get(f"{HOME}/units").status_code == 200
    assert readings == ["thi-dua"]


def test_who_asks_while_it_is_read_gets_that_reading_and_others_do_not_wait(
    browser, readings, monkeypatch
):
    begun, goes_on, counted = threading.Event(), threading.Event(), including.Levels._whole

    def held(self, folder, above):
        begun.set()
        assert goes_on.wait(20)
        return counted(self, folder, above)

    monkeypatch.setattr(including.Levels, "_whole", held)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(browser.get, f"{HOME}{below}") for below in ("/standing", "/units")]
        assert begun.wait(20)
        assert browser.get("/").status_code == 200
        goes_on.set()
        assert [one.result().status_code for one in both] == [200, 200]
    assert readings == ["thi-dua"]


def test_what_changes_while_it_is_read_is_read(browser, readings, desk, monkeypatch):
    counted, units = including.Levels._whole, desk.workspace.campaigns / "thi-dua" / "units.yaml"
    text = units.read_text(encoding="utf-8")

    def changed(self, folder, above):
        found = counted(self, folder, above)
        units.write_text(text.replace("An Phú", "An Phước"), encoding="utf-8")
        return found

    monkeypatch.setattr(including.Levels, "_whole", changed)
    assert "An Phước" in browser.get(HOME).text


def test_one_that_cannot_be_read_says_so_in_its_row(browser, readings, desk):
    (desk.workspace.campaigns / "thi-dua" / "units.yaml").write_text("units: [", encoding="utf-8")
    row = browser.get(f"{HOME}/standing").text
    assert "chưa mở được" in row
    assert "units.yaml" in row


LETTER = f"{HOME}/documents/thu"
_THU = """kind: directive
department: CSPL
signatory: an
subject: báo cáo kết quả
date: 26/5/2026
as_of: 31/5/2025
for_each: units
addressees: ["{{ unit.name }}"]
recipients: [Như trên]
body: |
  Kính đề nghị {{ unit.name }} báo cáo.
"""


def test_of_very_many_letters_the_page_has_the_first_and_the_others_are_found_by_name(
    browser, desk, monkeypatch
):
    monkeypatch.setattr(document_letters_page, "MOST", 2)
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(_THU, encoding="utf-8")
    page = browser.get(LETTER).text
    assert re.findall(r'<option value="([\w-]+)">', page.split('id="member"')[1].split("</select>")[0]) == ["an-phu", "dong-ha"]  # fmt: skip
    assert "6 nơi nhận; gõ tên để tìm" in page
    sent = {"base": "", "values": {}, "columns": {}, "own": {}, "find": "dien doan y te"}
    assert browser.post(f"{LETTER}/letters", json=sent).json()["letters"] == []
    found = browser.post(f"{LETTER}/letters", json={**sent, "find": "y te"}).json()
    assert (found["letters"], found["said"]) == ([["y-te", "Công đoàn ngành Y tế"]], "1 nơi nhận; gõ tên để tìm")  # fmt: skip


def test_of_few_letters_all_are_listed(browser, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(_THU, encoding="utf-8")
    page = browser.get(LETTER).text
    assert page.split('id="member"')[1].split("</select>")[0].count("<option") == 6
    assert page.split('id="find-letter"')[1].split(">")[0].endswith(" hidden")


@pytest.fixture(scope="module")
def chromium():
    with browser_of() as found:
        yield found


@pytest.mark.slow
@pytest.mark.browser
def test_in_a_real_browser_its_row_is_filled_in_once_it_is_read(
    chromium, large, readings, desk, monkeypatch
):
    goes_on, counted = threading.Event(), including.Levels._whole

    def held(self, folder, above):
        assert goes_on.wait(30)
        return counted(self, folder, above)

    monkeypatch.setattr(including.Levels, "_whole", held)
    with page_here(desk.workspace.root) as address, opened(chromium, address) as tab:
        row = tab.locator("li.campaign")
        row.filter(has_text=_READING).wait_for()
        goes_on.set()
        row.filter(has_text="số liệu đến").wait_for()
        assert tab.complaints == []


@pytest.mark.slow
@pytest.mark.browser
def test_in_a_real_browser_a_letter_is_found_by_name_and_shown(chromium, desk, monkeypatch):
    monkeypatch.setattr(document_letters_page, "MOST", 2)
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(_THU, encoding="utf-8")
    with page_here(desk.workspace.root) as address, opened(chromium, address) as tab:
        tab.goto(urljoin(tab.url, LETTER))
        tab.wait_for_selector("#page[data-version]")
        tab.locator("#find-letter").press_sequentially("y te")
        tab.locator("#letters-said", has_text="1 nơi nhận; gõ tên để tìm").wait_for()
        assert tab.locator("#member option").all_inner_texts() == ["Công đoàn ngành Y tế"]
        shown = tab.frame_locator("#page").locator(
            "body", has_text="Kính đề nghị Công đoàn ngành Y tế"
        )
        shown.wait_for()
        assert tab.complaints == []
