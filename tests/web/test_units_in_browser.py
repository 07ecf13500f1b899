"""The table of units in a real browser: pasted as Excel writes it, added up while it is typed, undone, scrolled, saved."""

from __future__ import annotations

import csv
import shutil
import sys
import time
from urllib.parse import urljoin

import pytest
from chromium import browser_of, opened, page_here
from places import OFFICE

pytestmark = [pytest.mark.slow, pytest.mark.browser]
UNITS = "/campaigns/thi-dua/units"
PASTE = """
text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}
"""


@pytest.fixture(scope="module")
def browser():
    with browser_of() as found:
        yield found


@pytest.fixture
def campaign(tmp_path):
    """The folder of the invented campaign; of a `bare` one only its head is left."""

    def lay(*, bare=False):
        folder = tmp_path / "office"
        shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
        mine = folder / "campaigns/thi-dua"
        if bare:
            for name in ("units.yaml", "quotas.yaml"):
                (mine / name).unlink()
            for name in ("results", "documents"):
                shutil.rmtree(mine / name)
        return mine

    return lay


@pytest.fixture
def table(browser):
    """The table of a campaign in a tab, opened."""
    held = []

    def show(campaign):
        served = page_here(campaign.parents[1])
        address = served.__enter__()
        tab_opened = opened(browser, address)
        tab = tab_opened.__enter__()
        held.extend([served, tab_opened])
        tab.units = urljoin(tab.url, UNITS)
        tab.goto(tab.units)
        tab.locator(".tabulator-tableholder").wait_for()
        return tab

    yield show
    for one in reversed(held):
        one.__exit__(None, None, None)


def cell(tab, row, key):
    return tab.locator(f'.tabulator-row >> nth={row} >> [tabulator-field="{key}"]')


def paste(tab, row, key, text):
    with tab.expect_response("**/place"):
        cell(tab, row, key).click()
        tab.evaluate(PASTE, text)
    tab.wait_for_timeout(400)


def texts(tab, row, *keys):
    return [cell(tab, row, key).inner_text() for key in keys]


def save(tab):
    with tab.expect_response("**/save") as answer:
        tab.keyboard.press("Control+s")
    tab.locator("#saving[data-state=saved]").wait_for()
    return answer.value.json()


ELEVEN = "".join(
    f'"Liên đoàn Lao động\nhuyện {name}"\t{members}\r\n' if "Đ" in name else f"LĐLĐ huyện {name}\t{members}\r\n"
    for name, members in zip(
        ["An Phú", "Đông Hà", "Long Sơn", "Mỹ Xuyên", "Tân Lập", "Đức Hòa", "Bình Sơn", "Phú Tân", "Vĩnh An", "Châu Đốc", "Tri Tôn"],
        ["4.000", "3000", "3.000", "500", "2.500", "120", "1.234", "60", "700", "800", "90"], strict=True,
    )
)  # fmt: skip


def test_eleven_units_pasted_from_excel_become_the_list(campaign, table):
    mine = campaign(bare=True)
    tab = table(mine)
    tab.locator('.tabulator-editing input[aria-label="Tên đơn vị"]').wait_for()
    tab.keyboard.press("Escape")
    paste(tab, 0, "name", ELEVEN)
    asked = tab.locator("#doubts li", has_text="chỗ ấy là «Tên gọn»: là số gì?")
    asked.get_by_role("button", name="Số đoàn viên").click()
    tab.locator("#doubts li", has_text="«LĐLĐ huyện An Phú»: hiểu là").wait_for()
    assert tab.locator("#pages").inner_text() == "0 đơn vị + 11 đơn vị chưa lưu"
    assert texts(tab, 1, "name", "bases.members") == ["Liên đoàn Lao động huyện Đông Hà", "3.000"]
    assert "Cộng 16.004" in tab.locator("#sums").inner_text()
    told = save(tab)
    assert len(told["codes"]) == 11
    tab.get_by_role("link", name="Chia chỉ tiêu").wait_for()
    written = (mine / "units.yaml").read_text(encoding="utf-8")
    assert written.count("- code:") == 11
    assert "name: Liên đoàn Lao động huyện Đức Hòa\n    short_name: LĐLĐ huyện Đức Hòa\n    bases:\n      members: 120" in written  # fmt: skip
    assert tab.complaints == []


def test_neighbours_of_a_paste_stay_and_all_of_it_is_undone_at_once(campaign, table):
    given = "quotas|initiatives|gd1|"
    tab = table(campaign())
    paste(tab, 1, given, "210\r\n1,234\r\n")
    assert [texts(tab, row, given) for row in range(4)] == [["300"], ["210"], ["1,234"], ["20"]]
    assert "hàng nghìn" in tab.locator("#doubts").inner_text()
    tab.locator("#doubts button", has_text="1.234").click()
    tab.wait_for_timeout(400)
    assert "Cộng 1.844" in tab.locator("#sums").inner_text()
    assert "lệch +1.044" in tab.locator("#sums").inner_text()
    tab.locator("h1").click()
    tab.keyboard.press("Control+z")
    tab.keyboard.press("Control+z")
    tab.wait_for_timeout(400)
    assert [texts(tab, row, given) for row in range(4)] == [["300"], ["200"], ["200"], ["20"]]
    assert "Cộng 800" in tab.locator("#sums").inner_text()


def test_sums_follow_what_is_typed(campaign, table):
    mine = campaign()
    tab = table(mine)
    cell(tab, 0, "quotas|initiatives|gd1|").click()
    tab.keyboard.type("310")
    tab.keyboard.press("Enter")
    tab.keyboard.type("190")
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(500)
    assert "Cộng 800" in tab.locator("#sums").inner_text()
    assert save(tab)["is_saved"]
    assert "an-phu: 310, dong-ha: 190" in (mine / "quotas.yaml").read_text(encoding="utf-8")


def test_five_hundred_rows_are_pasted_beyond_the_last_one(campaign, table, capsys):
    tab = table(campaign())
    rows = "".join(f"Tổ số {n}\t\t\t{n}\r\n" for n in range(1, 501))
    begun = time.perf_counter()
    paste(tab, 0, "name", rows)
    tab.locator("#sums", has_text="506 đơn vị").wait_for()
    with capsys.disabled():
        sys.stdout.write(
            f"\n500 rows pasted, read and added up: {time.perf_counter() - begun:.2f} s"
        )
    assert "Cộng 138.370" in tab.locator("#sums").inner_text()
    assert save(tab)["is_saved"]


def many(mine, count):
    shutil.rmtree(mine / "results")
    shutil.rmtree(mine / "documents")
    with (mine / "units.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
        rows.writerow(["code", "name", "group", "members"])
        rows.writerows([f"u{n}", f"Công đoàn cơ sở số {n}", "huyen", n % 900 + 5] for n in range(count))  # fmt: skip
    with (mine / "quotas.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
        rows.writerow(["unit", "gd1"])
        rows.writerows([f"u{n}", n % 7] for n in range(count))
    head = "groups:\n  - {code: huyen, name: Khối huyện}\nunits: units.csv\n"
    (mine / "units.yaml").write_text(head, encoding="utf-8")
    (mine / "quotas.yaml").write_text("quotas:\n  - phase: gd1\n    counts: quotas.csv\n", encoding="utf-8")  # fmt: skip


FRAMES = """
async () => {
  const holder = document.querySelector(".tabulator-tableholder");
  let last = performance.now(), worst = 0;
  for (let at = 0; at < 40; at += 1) {
    holder.scrollTop += holder.scrollHeight / 40;
    await new Promise(requestAnimationFrame);
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  }
  return worst;
}
"""


def test_two_thousand_rows_are_scrolled_and_edited(campaign, table, capsys):
    mine = campaign()
    many(mine, 2_000)
    tab = table(mine)
    assert "2.000" in tab.locator("#pages").inner_text()
    worst = tab.evaluate(FRAMES)
    tab.evaluate("document.querySelector('.tabulator-tableholder').scrollTop = 1e9")
    last = tab.locator('.tabulator-row:has-text("Công đoàn cơ sở số 1999")')
    last.locator('[tabulator-field="bases.members"]').click()
    begun = time.perf_counter()
    tab.keyboard.type("777")
    with tab.expect_response("**/look"):
        tab.keyboard.press("Enter")
    with capsys.disabled():
        sys.stdout.write(f"\n2.000 rows: the slowest frame of a scroll {worst:.0f} ms, a cell read after {time.perf_counter() - begun:.2f} s")  # fmt: skip
    assert save(tab)["is_saved"]
    assert ";777" in (mine / "units.csv").read_text(encoding="utf-8")


def test_what_a_dead_tab_had_not_saved_lies_over_the_table_again(campaign, table, browser):
    given = "quotas|initiatives|gd1|"
    mine = campaign()
    tab = table(mine)
    with tab.expect_response("**/keep"):
        paste(tab, 0, given, "290\r\n210\r\n")
    tab.goto("about:blank")
    tab.goto(tab.units)
    tab.get_by_text("Đã lấy lại phần gõ dở").wait_for()
    assert texts(tab, 1, given) == ["210"]
    assert "Cộng 800" in tab.locator("#sums").inner_text()
    save(tab)
    assert "dong-ha: 210" in (mine / "quotas.yaml").read_text(encoding="utf-8")
    tab.goto(tab.units)
    tab.locator(".tabulator-row").first.wait_for()
    assert not tab.locator("#kept").is_visible()


def test_a_campaign_of_120_000_units_is_opened_page_by_page(campaign, table, capsys):
    mine = campaign()
    many(mine, 120_000)
    tab = table(mine)
    times = []
    for _ in range(2):
        begun = time.perf_counter()
        tab.goto(urljoin(tab.url, UNITS))
        tab.locator('.tabulator-row:has-text("Công đoàn cơ sở số 1")').first.wait_for()
        times.append(time.perf_counter() - begun)
    with capsys.disabled():
        sys.stdout.write(f"\n120.000 units, read before: {times[0]:.2f} s, {times[1]:.2f} s")
    assert "trang 1/60" in tab.locator("#pages").inner_text()
    with tab.expect_response("**/rows*"):
        tab.locator("#search").fill("so 119999")
    tab.locator('.tabulator-row:has-text("119999")').wait_for()
