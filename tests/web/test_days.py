"""What a clerk does in a day, by hand, in a real browser, from an empty folder: how many touches it takes.

A touch is a click, a key that is no letter of a text, or a text filled in or pasted.
"""

from __future__ import annotations

import re

import pytest
from chromium import browser_of, opened, page_here

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

    def fill_day(self, day):
        self.touches += 1
        self.letters += len(day)
        self.tab.fill("[name=day]", day)
        self.go_on()

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
        page_here(folder) as address,
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
    hand.link("Tạo tệp và gửi")
    hand.click(hand.tab.get_by_label("Tệp Word và PDF"))
    hand.go_on()
    hand.tab.get_by_text(re.compile(r"\.pdf")).first.wait_for()
    made = sorted(path.name for path in (hand.folder / "output").rglob("cong_van*"))
    assert made == ["cong_van_giao_chi_tieu.docx", "cong_van_giao_chi_tieu.pdf"]
    assert (hand.touches, hand.letters) == (19, 117)


def bring_in(hand, moment, counts):
    """A workbook's figures, read, seen and written."""
    hand.link("Số liệu")
    path = hand.folder.parent / f"so_lieu_{counts[0]}.csv"
    rows = zip([*DISTRICTS, *SECTORS], counts, strict=True)
    path.write_text(
        "Đơn vị;Số sáng kiến\n" + "".join(f"{name};{count}\n" for name, count in rows), "utf-8-sig"
    )
    hand.touches += 1
    hand.letters += len(moment)
    hand.tab.fill("[name=as_of]", moment)
    hand.touches += 1
    hand.tab.set_input_files("#files", path)
    hand.button("Ghi số liệu này")
    hand.tab.get_by_text(f"Đã ghi số liệu ngày {moment}").wait_for()


def make(hand):
    hand.link("Tổng quan")
    hand.link("Tạo tệp và gửi")
    hand.go_on()
    hand.tab.locator("#errand .said").wait_for()


def test_a_report_and_the_one_of_next_week(hand):
    begin(hand)
    bring_in(hand, "30/4/2026", [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0])
    hand.link("Thêm văn bản")
    hand.click(hand.tab.get_by_label(re.compile("Báo cáo sơ kết")))
    hand.go_on()
    hand.tab.frame_locator("#page").get_by_text("550").first.wait_for()
    make(hand)
    first = hand.touches
    bring_in(hand, "07/5/2026", [110, 95, 85, 75, 65, 55, 45, 35, 25, 15, 5])
    make(hand)
    made = sorted(path.name for path in (hand.folder / "output").rglob("*.docx"))
    assert made == ["bao_cao_so_ket-2026-04-30.docx", "bao_cao_so_ket.docx"]
    assert (first, hand.touches - first) == (23, 7)


def test_a_letter_is_issued(hand):
    begin(hand)
    hand.link("Thêm văn bản")
    hand.click(hand.tab.get_by_label(re.compile("Công văn giao chỉ tiêu")))
    hand.go_on()
    hand.tab.wait_for_url("**/documents/*")
    before = hand.touches
    hand.link("Ban hành …")
    hand.tab.wait_for_url("**/issue")
    issuing = hand.tab.url
    hand.fill_day("05/01/2026")
    hand.link("Lập sổ văn bản đi")
    hand.tab.wait_for_load_state("networkidle")
    hand.go_on()
    hand.tab.wait_for_load_state("networkidle")
    hand.tab.goto(issuing)
    hand.fill_day("05/01/2026")
    hand.tab.get_by_role("heading", name="Sẽ ban hành").wait_for()
    hand.go_on()
    hand.tab.get_by_text("1/LĐLĐ-VP").first.wait_for()
    assert hand.touches - before == 8


def test_a_colleagues_draft_is_inspected(hand, tmp_path):
    from docx import Document

    draft = Document()
    draft.add_paragraph("Đến nay có 2.660/5.091 sáng kiến, đạt 62,2%.")
    draft.save(tmp_path / "du_thao.docx")
    hand.link("Kiểm tra văn bản")
    hand.touches += 1
    hand.tab.set_input_files("[type=file]", tmp_path / "du_thao.docx")
    hand.go_on()
    hand.tab.get_by_text("52,2").first.wait_for()
    assert hand.touches == 3
