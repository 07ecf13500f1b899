"""What a clerk does in a day, by hand, in a real browser, from an empty folder: how many touches it takes.

A touch is a click, a key that is no letter of a text, or a text filled in or pasted.
"""

from __future__ import annotations

import re

import pytest
from chromium import browser_of, opened, page_served

pytestmark = [pytest.mark.slow, pytest.mark.browser]
DISTRICTS = ("Tam Đường", "Phong Thổ", "Sìn Hồ", "Nậm Nhùn", "Mường Tè", "Tân Uyên", "Than Uyên")
SECTORS = ("Giáo dục", "Y tế", "Xây dựng", "Công Thương")
QUOTAS = (500, 450, 455, 455, 450, 450, 450, 450, 440, 450, 450)
PATIENCE = 60_000


class Hand:
    """A person at the page, whose touches are counted."""

    def __init__(self, tab):
        self.tab = tab
        self.touches = 0
        self.letters = 0
        tab.set_default_timeout(PATIENCE)

    def click(self, what):
        self.touches += 1
        what.click()

    def link(self, name):
        self.click(self.tab.get_by_role("link", name=name).first)

    def button(self, name):
        self.click(self.tab.get_by_role("button", name=name).first)

    def fill(self, **texts):
        for name, text in texts.items():
            self.touches += 1
            self.letters += len(text)
            with self.tab.expect_response(re.compile("propose|judge|ask|new")):
                self.tab.fill(f'[name="{name}"]', text)
                self.tab.keyboard.press("Tab")
            self.tab.wait_for_load_state("networkidle")

    def go_on(self):
        self.click(self.tab.locator("main button.main").first)

    def paste(self, text, into):
        self.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.tab.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.click(into)
        self.touches += 1
        self.tab.keyboard.press("Control+v")


@pytest.fixture
def hand(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "office"
    folder.mkdir()
    with (
        browser_of() as browser,
        page_served(folder) as (address, _),
        opened(browser, address) as tab,
    ):
        made = Hand(tab)
        made.folder = folder
        yield made


def begin(hand):
    """An office, a campaign, eleven units with their quotas."""
    hand.link("Lập cơ quan")
    hand.fill(name="Liên đoàn Lao động tỉnh Lai Châu", signatory="Lương Xuân Trường")
    hand.go_on()
    hand.tab.wait_for_url("**/new/campaign**")
    hand.fill(name="Chương trình 01 triệu sáng kiến", starts="01/01/2026", ends="31/12/2026",
              counts="số sáng kiến", target="5.000")  # fmt: skip
    hand.go_on()
    hand.tab.wait_for_url("**/units")
    names = [f"LĐLĐ huyện {one}" for one in DISTRICTS] + [f"CĐ ngành {one}" for one in SECTORS]
    rows = [f"{name}\t{quota}" for name, quota in zip(names, QUOTAS, strict=True)]
    hand.paste(
        "\r\n".join(["Tên đơn vị\tChỉ tiêu", *rows, ""]), hand.tab.locator(".tabulator-cell").first
    )
    hand.tab.get_by_text("Cộng 5.000").wait_for()
    hand.button("Lưu")
    hand.tab.get_by_text("đã lưu lúc").wait_for()


def test_from_an_empty_folder_to_the_letter_with_its_annex(hand):
    begin(hand)
    hand.link("Thêm văn bản")
    hand.click(hand.tab.get_by_label(re.compile("Công văn giao chỉ tiêu")))
    hand.go_on()
    hand.tab.wait_for_url("**/documents/*")
    hand.tab.frame_locator("#page").get_by_text("5.000 sáng kiến").first.wait_for()
    hand.link("Tổng quan")
    hand.link("Tạo tệp và gửi")
    hand.click(hand.tab.get_by_label("Tệp Word và PDF"))
    hand.go_on()
    hand.tab.get_by_text(re.compile(r"\.pdf")).first.wait_for()
    made = sorted(path.name for path in (hand.folder / "output").rglob("cong_van*"))
    assert made == ["cong_van_giao_chi_tieu.docx", "cong_van_giao_chi_tieu.pdf"]
    print(f"touches {hand.touches}, letters {hand.letters}")
    assert hand.touches <= 60
