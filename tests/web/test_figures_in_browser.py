"""Next week's figures in a real browser: dropped, asked about, written, in few interactions."""

from __future__ import annotations

import shutil
from urllib.parse import urljoin

import pytest
from chromium import browser_of, opened, page_here
from places import OFFICE

pytestmark = [pytest.mark.slow, pytest.mark.browser]
BASE = "/campaigns/thi-dua/figures"
JUNE = "Đơn vị\tSố sáng kiến\r\nAn Phú\t1.340\r\nĐông Hà\t95\r\nKH&CN\t210\r\nY tế\t12.5\r\n"
DROP = """
text => {
  const data = new DataTransfer();
  data.items.add(new File([text], "ket_qua.csv", {type: "text/csv"}));
  document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}
"""


@pytest.fixture
def tab(tmp_path):
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    with browser_of() as browser, page_here(folder) as address, opened(browser, address) as found:  # fmt: skip
        found.folder = folder
        yield found


def test_figures_are_dropped_asked_about_and_written(tab):
    tab.goto(urljoin(tab.url, BASE))
    tab.evaluate(DROP, JUNE)  # 1
    tab.get_by_text("không rõ số liệu tính đến ngày nào").first.wait_for()
    tab.locator("input[name='typed 1']").fill("30/6/2025")  # 2
    tab.keyboard.press("Enter")  # 3
    tab.get_by_text("nhớ cách gọi «KH&CN» là Công đoàn Sở KH&CN").wait_for()
    tab.get_by_text("Còn 1 chỗ chưa rõ").wait_for()
    tab.get_by_role("group", name="dấu chấm phải ngăn").get_by_role("textbox").fill("12")  # 4
    tab.get_by_role("button", name="Trả lời").click()  # 5
    tab.get_by_text("Đã rõ cả").wait_for()
    tab.get_by_role("button", name="Ghi số liệu này").click()  # 6
    tab.get_by_text("Đã ghi số liệu ngày 30/6/2025").wait_for()
    written = (tab.folder / "campaigns/thi-dua/results/2025-06-30.yaml").read_text("utf-8")
    assert "an-phu: 1340" in written
    assert "y-te: 12" in written
    assert "Liên đoàn Lao động huyện Long Sơn" in tab.locator("table").first.inner_text()
    assert [one for one in tab.complaints if "422" not in one] == []


def test_a_reminder_is_copied_in_one_click(tab):
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(urljoin(tab.url, BASE))
    tab.get_by_text("Trả lại số liệu của một đơn vị").click()
    tab.get_by_label("Lý do trả lại").fill("thiếu số của 02 xã")
    tab.get_by_role("button", name="Trả lại").click()
    tab.get_by_role("button", name="Chép tất cả lời nhắc").click()
    assert "thiếu số của 02 xã" in tab.evaluate("navigator.clipboard.readText()")
    assert tab.complaints == []
