"""What a clerk does in a day, by hand, in a real browser, from an empty folder: how many touches it takes.

A touch is a click, a key that is no letter of a text, or a text filled in or pasted.
"""

from __future__ import annotations

import os
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from chromium import NARROW, WIDE, browser_of, opened, page_here, pressed_on

pytestmark = [pytest.mark.slow, pytest.mark.browser]
DISTRICTS = ("Tam Đường", "Phong Thổ", "Sìn Hồ", "Nậm Nhùn", "Mường Tè", "Tân Uyên", "Than Uyên")
SECTORS = ("Giáo dục", "Y tế", "Xây dựng", "Công Thương")
QUOTAS = (500, 450, 455, 455, 450, 450, 450, 450, 440, 450, 450)
COMMUNES = (
    "Bản Bo", "Bình Lư", "Khun Há", "Nà Tăm", "Sơn Bình", "Tả Lèng", "Bản Lang", "Dào San", "Khổng Lào", "Ma Ly Pho",
    "Mường So", "Nậm Xe", "Sì Lở Lầu", "Căn Co", "Chăn Nưa", "Hồng Thu", "Làng Mô", "Nậm Tăm", "Noong Hẻo", "Pa Tần",
    "Pu Sam Cáp", "Tủa Sín Chải", "Bum Nưa", "Bum Tở", "Ka Lăng", "Mù Cả", "Pa Ủ", "Tá Bạ", "Thu Lũm", "Hua Bum",
)  # fmt: skip
PATIENCE = 40_000
STRIP = os.environ.get("VANTHU_STRIP", "")
"""A folder for pictures of each step, for who wants to look at them."""


class Hand:
    """A person at the page, whose touches are counted."""

    def __init__(self, tab, task):
        self.tab, self.task = tab, task
        self.touches = self.letters = self.steps = 0
        tab.set_default_timeout(PATIENCE)

    def click(self, what):
        self.touches += 1
        what.click()
        self.picture()

    def picture(self):
        self.steps += 1
        if not STRIP:
            return
        self.tab.wait_for_load_state("networkidle")
        for width, size in (("wide", WIDE), ("narrow", NARROW)):
            self.tab.set_viewport_size(size)
            self.tab.wait_for_timeout(700)
            path = Path(STRIP) / f"{self.task}-{self.steps:02}-{width}.png"
            self.tab.screenshot(path=path, full_page=True)
        self.tab.set_viewport_size(WIDE)

    def link(self, name):
        self.click(self.tab.get_by_role("link", name=name).first)

    def button(self, name):
        self.click(self.tab.get_by_role("button", name=name).first)

    def fill(self, **texts):
        self.tab.wait_for_load_state("networkidle")
        for name, text in texts.items():
            self.touches += 1
            self.letters += len(text)
            with self.tab.expect_response(re.compile("propose|judge|ask|new")):
                self.tab.fill(f'[name="{name}"]', text)
                self.tab.keyboard.press("Tab")
            self.tab.wait_for_load_state("networkidle")

    def drop(self, path, field="#files"):
        """A file, once the script of the page is there to take it."""
        self.touches += 1
        self.tab.wait_for_load_state("networkidle")
        self.tab.set_input_files(field, path)

    def fill_day(self, day):
        self.touches += 1
        self.letters += len(day)
        self.tab.fill("[name=day]", day)
        self.go_on()

    def go_on(self):
        self.click(self.tab.locator("main button.main").first)

    def answer(self, asked, text):
        self.touches += 1
        self.letters += len(text)
        self.tab.get_by_role("group", name=re.compile(asked)).locator("[name^=typed]").fill(text)

    def choose(self, asked, meant):
        self.click(self.tab.get_by_role("group", name=re.compile(asked)).get_by_label(meant).first)

    def paste(self, text, into):
        self.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.tab.evaluate("text => navigator.clipboard.writeText(text)", text)
        pressed_on(into)
        self.touches += 2
        self.picture()
        self.tab.keyboard.press("Control+v")


@pytest.fixture(scope="module")
def chromium():
    with browser_of() as browser:
        yield browser


@pytest.fixture
def hand(chromium, tmp_path, monkeypatch, request, capsys):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "office"
    folder.mkdir()
    with page_here(folder) as address, opened(chromium, address) as tab:
        made = Hand(tab, request.node.name.removeprefix("test_"))
        made.folder = folder
        yield made
        made.picture()
        with capsys.disabled():
            sys.stdout.write(f"\n{made.task}: {made.touches} touches, {made.letters} letters typed")


NAMES = [f"LĐLĐ huyện {one}" for one in DISTRICTS] + [f"CĐ ngành {one}" for one in SECTORS]


def begin(hand, names=NAMES, quotas=QUOTAS):
    """An office, a campaign, its units with their quotas."""
    hand.link("Lập cơ quan")
    hand.fill(name="Liên đoàn Lao động tỉnh Lai Châu", signatory="Lương Xuân Trường")
    hand.go_on()
    hand.tab.wait_for_url("**/new/campaign**")
    hand.fill(name="Chương trình 01 triệu sáng kiến", starts="01/01/2026", ends="31/12/2026",
              counts="số sáng kiến", target="5.000")  # fmt: skip
    hand.go_on()
    hand.tab.wait_for_url("**/units")
    rows = [f"{name}\t{quota}" for name, quota in zip(names, quotas, strict=True)]
    hand.paste(
        "\r\n".join(["Tên đơn vị\tChỉ tiêu", *rows, ""]), hand.tab.locator(".tabulator-cell").first
    )
    hand.tab.get_by_text(f"Cộng {sum(quotas):,}".replace(",", ".")).wait_for()
    hand.button("Lưu")
    hand.tab.get_by_text("đã lưu lúc").wait_for()


def begin_letter(hand):
    """The same, and the letter that hands out the quotas."""
    begin(hand)
    hand.link("Thêm văn bản")
    hand.click(hand.tab.get_by_label(re.compile("Công văn giao chỉ tiêu")))
    hand.go_on()
    hand.tab.wait_for_url("**/documents/*")


def test_from_an_empty_folder_to_the_letter_with_its_annex(hand):
    begin_letter(hand)
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
    hand.drop(path)
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
    hand.link("Làm báo cáo theo số liệu này")
    hand.go_on()
    hand.tab.frame_locator("#page").get_by_text("610").first.wait_for()
    make(hand)
    made = sorted(path.name for path in (hand.folder / "output").rglob("*.docx"))
    assert made == ["bao_cao_so_ket.docx", "bao_cao_so_ket_2.docx"]
    assert (first, hand.touches - first) == (23, 9)


def messy(path, names, counts):
    """A workbook as somebody made it by hand: titles over all columns, sums among the rows, a note below."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "Biểu 02"
    page.append(["LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"])
    page.append(["BIỂU TỔNG HỢP SÁNG KIẾN CỦA CÁC CÔNG ĐOÀN XÃ"])
    page.append([])
    page.append(["TT", "Tên đơn vị", "Kết quả", None, "Ghi chú"])
    page.append([None, None, "Chỉ tiêu", "Số sáng kiến", None])
    for spread in ("A1:E1", "A2:E2", "C4:D4", "A4:A5", "B4:B5", "E4:E5"):
        page.merge_cells(spread)
    for place, (name, count) in enumerate(zip(names, counts, strict=True), 1):
        page.append([place, name, 200, count, "gửi muộn" if place == 7 else None])
        if place % 10 == 0:
            said = [one for one in counts[place - 10 : place] if isinstance(one, int)]
            page.append([None, f"Cộng cụm {place // 10}", 2000, sum(said)])
    page.append([None, "TỔNG CỘNG", 6000])
    page.append(["Ghi chú: ô trống là đơn vị chưa gửi số liệu."])
    book.save(path)


UNKNOWN = ("Nà Tăm", "Pu Sam Cáp")
"""Who has sent nothing."""


def dotted(count):
    return f"{count:,}".replace(",", ".")


def other_spelling(place, name):
    return (name, name.upper(), f"  Công đoàn xã  {name}", f"CĐ xã {name}.")[place % 4]


def test_a_report_on_thirty_units_from_a_messy_workbook(hand, tmp_path):
    from docx import Document

    begin(hand, [f"Công đoàn xã {one}" for one in COMMUNES], [200] * 30)
    counts = [10 * (place + 1) for place in range(30)]
    written = [*counts]
    written[3], written[5], written[8], written[20] = None, "1.250", "1,090", "chưa có"
    names = [other_spelling(*one) for one in enumerate(COMMUNES)]
    names[22] = "Công đoàn xã Bum"
    path = tmp_path / "tong_hop.xlsx"
    messy(path, names, written)
    hand.link("Số liệu")
    hand.tab.wait_for_url("**/figures")
    hand.drop(path)
    hand.tab.wait_for_load_state("networkidle")
    hand.picture()
    hand.answer("không rõ số liệu tính đến ngày nào", "30/4/2026")
    hand.button("Trả lời")
    hand.tab.get_by_text("Còn 2 chỗ chưa rõ").wait_for()
    hand.choose("dùng dấu chấm", "1.090")
    hand.answer("không có đơn vị", "Bum Nưa")
    hand.button("Trả lời")
    hand.choose("dòng tổng ghi 360, cộng các dòng được 1.550", "dùng số của các dòng")
    hand.button("Trả lời")
    hand.tab.get_by_role("heading", name="Đã rõ cả").wait_for()
    hand.button("Ghi số liệu này")
    hand.tab.get_by_text("Đã ghi số liệu ngày 30/4/2026").wait_for()
    hand.link("Thêm văn bản")
    hand.click(hand.tab.get_by_label(re.compile("Báo cáo sơ kết")))
    hand.go_on()
    hand.tab.wait_for_url("**/documents/*")
    hand.link("Tạo tệp và gửi")
    hand.click(hand.tab.get_by_label("Tệp Word và PDF"))
    hand.go_on()
    hand.tab.get_by_text(re.compile(r"\.pdf")).first.wait_for()
    meant = {**dict(zip(COMMUNES, counts, strict=True)), "Tả Lèng": 1250, "Khổng Lào": 1090}
    meant = {name: count for name, count in meant.items() if name not in UNKNOWN}
    made = {one.suffix: one for one in (hand.folder / "output").rglob("bao_cao_so_ket*")}
    assert {".docx", ".pdf"} <= made.keys()
    body = Document(made[".docx"])
    rows = [[cell.text for cell in row.cells] for table in body.tables for row in table.rows]
    printed = {row[1].removeprefix("CĐ xã "): row for row in rows if len(row) > 2}
    for name, count in meant.items():
        assert dotted(count) in printed[name], name
    said = "\n".join(one.text for one in body.paragraphs)
    total = sum(meant.values())
    rate = f"{round(Decimal(total * 100) / 5000, 1)}%".replace(".", ",")
    assert dotted(total) in said
    assert rate in said
    assert (hand.touches, hand.letters) == (29, 133)


def issue(hand, number):
    """The document that is open goes out on a day, with the next number."""
    hand.link("Ban hành …")
    hand.tab.wait_for_url("**/issue")
    hand.fill_day("05/01/2026")
    hand.tab.get_by_role("heading", name="Sẽ ban hành").wait_for()
    hand.go_on()
    hand.tab.get_by_role("heading", name="Đã ban hành").wait_for()
    hand.tab.get_by_text(number).first.wait_for()


def test_a_letter_is_issued_and_then_replaced(hand):
    begin_letter(hand)
    letter = hand.tab.url
    before = hand.touches
    hand.link("Sổ văn bản đi")
    hand.go_on()
    hand.tab.wait_for_load_state("networkidle")
    hand.tab.goto(letter)
    issue(hand, "1/LĐLĐ-VP")
    issued = hand.touches - before
    hand.link("Về văn bản")
    hand.link("Soạn văn bản thay thế")
    hand.go_on()
    hand.tab.wait_for_url("**/documents/cong_van_giao_chi_tieu_thay_the")
    hand.tab.frame_locator("#page").get_by_text("thay thế Công văn số 01/LĐLĐ-VP").first.wait_for()
    issue(hand, "2/LĐLĐ-VP")
    hand.link("Xem sổ văn bản đi")
    rows = hand.tab.locator("tbody tr")
    assert "Thay thế số 01/LĐLĐ-VP ngày 05/01/2026" in rows.nth(0).inner_text()
    assert "Được thay thế bởi số 02/LĐLĐ-VP ngày 05/01/2026" in rows.nth(1).inner_text()
    assert len([*(hand.folder / "output").rglob("cong_van*.docx")]) == 2
    assert (issued, hand.touches - before - issued) == (6, 8)


def test_a_colleagues_draft_is_inspected(hand, tmp_path):
    from docx import Document

    draft = Document()
    draft.add_paragraph("Đến nay có 2.660/5.091 sáng kiến, đạt 62,2%.")
    draft.save(tmp_path / "du_thao.docx")
    hand.link("Kiểm tra văn bản")
    hand.drop(tmp_path / "du_thao.docx", "[type=file]")
    hand.go_on()
    hand.tab.get_by_text("52,2").first.wait_for()
    assert hand.touches == 3
