"""Figures in by the page: read, asked, shown and written as `import results` does; who is late; sheets out."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from functools import cache

import pytest
from openpyxl import load_workbook
from typed import typing

from generator.cli.app import run

BASE = "/campaigns/thi-dua/figures"
JUNE = "Đơn vị;Số sáng kiến\nAn Phú;1.340\nĐông Hà;95\nLong Sơn;120\nSở KH&CN;210\nY tế;12.5\n"
CLEAR = JUNE.replace("12.5", "12")


class Reading:
    """A file dropped on the page, what is shown of it, and what is sent back."""

    def __init__(self, browser, desk):
        self.browser, self.root = browser, desk.workspace.root
        self.text, self.status = "", 0

    def drop(self, text, name="ket_qua.csv", **fields):
        content = text.encode() if isinstance(text, str) else text
        return self._take(self.browser.post(f"{BASE}/read", files={"files": (name, content)}, data=fields))  # fmt: skip

    def paste(self, text, **fields):
        return self._take(self.browser.post(f"{BASE}/read", data={"pasted": text, **fields}))

    def answer(self, *said, to="read", **fields):
        """The form sent back, its open questions answered in their order."""
        sent = {name: self.value(name) for name in ("kept", "seen", "stood")} | fields
        for number, key in enumerate(re.findall(r'name="question \d+" value="([^"]*)"', self.text), 1):  # fmt: skip
            told = re.findall(rf'name="(?:chosen {number}" value="([^"]+)" checked|typed {number}" value="([^"]+)")', self.text)  # fmt: skip
            told += re.findall(
                rf'name="picked {number}">.*?<option value="([^"]*)()" selected>', self.text
            )
            told = [html.unescape("".join(one)) for one in told]
            sent[f"question {number}"] = html.unescape(key)
            sent[f"typed {number}"] = said[number - 1] if number <= len(said) else "".join(told)
        return self._take(self.browser.post(f"{BASE}/{to}", data=sent))

    def value(self, name):
        return html.unescape("".join(re.findall(rf'name="{name}" value="([^"]*)"', self.text)[:1]))

    def _take(self, answer):
        self.text, self.status, self.answered = answer.text, answer.status_code, answer
        return self

    @property
    def said(self):
        bare = re.sub(r"<[^>]+>", " ", self.text.split("<main", 1)[1])
        return " ".join(html.unescape(bare).split())

    def written(self, name="2025-06-30.yaml"):
        return (self.root / "campaigns/thi-dua/results" / name).read_bytes()


@pytest.fixture
def reading(browser, desk):
    return Reading(browser, desk)


@pytest.fixture
def command(office_copy, tmp_path, monkeypatch):
    """What `import results` writes of the same file in another copy of the office."""

    def written(text, *answers, name="ket_qua.csv", into="2025-06-30.yaml", options=()):
        other = tmp_path / "other"
        shutil.copytree(office_copy.root, other, ignore=shutil.ignore_patterns(".vanthu"))
        (tmp_path / name).write_text(text, encoding="utf-8")
        typing(monkeypatch, *answers)
        asked = ["--as-of", "30/6/2025", *options]
        run(["-C", str(other), "import", "results", "thi-dua", str(tmp_path / name), *asked])
        folder = other / "campaigns/thi-dua"
        return (folder / "results" / into).read_bytes(), (folder / "units.yaml").read_bytes()

    return written


def test_the_page_says_who_has_sent(browser):
    said = browser.get(BASE).text
    assert "6/6 đơn vị đã báo cáo" in said
    assert "Kéo thả tệp Excel, CSV vào đây" in said


def test_what_a_file_says_is_shown_and_nothing_is_written(reading):
    shown = reading.drop(CLEAR, as_of="30/6/2025")
    assert shown.status == 200
    assert "ket_qua.csv: cột A là đơn vị, cột B là số sáng kiến" in shown.said
    assert "số sáng kiến, so với ngày 31/5/2025: 0 mới, 5 tăng, 0 giảm, 0 giữ nguyên, 1 lần trước có mà nay chưa có" in shown.said  # fmt: skip
    assert not (reading.root / "campaigns/thi-dua/results/2025-06-30.yaml").exists()


def test_whose_a_name_that_is_not_in_the_list_was_taken_for_is_told(reading):
    shown = reading.drop("Đơn vị;Số sáng kiến\nAn Phú;1.340\nLĐLĐ huyện Đông Hà;chưa báo cáo\n", as_of="30/6/2025")  # fmt: skip
    assert "trong đó 1 chưa có số" in shown.said
    assert "chưa có số: LĐLĐ huyện Đông Hà" in shown.said
    assert "1 tên trong tệp ghi khác tên trong danh sách đơn vị: xem hiểu là đơn vị nào «An Phú» là LĐLĐ huyện An Phú" in shown.said  # fmt: skip


def test_what_is_confirmed_is_written_as_the_command_writes_it(reading, command):
    expected, _ = command(CLEAR, "c")
    done = reading.drop(CLEAR, as_of="30/6/2025").answer(to="write", as_of="30/6/2025")
    assert done.status == 303
    assert done.answered.headers["location"] == f"{BASE}?as_of=2025-06-30&written"
    assert reading.written() == expected
    assert "Đã ghi số liệu ngày 30/6/2025" in reading.browser.get(f"{BASE}?as_of=2025-06-30&written").text  # fmt: skip


def test_a_doubt_is_asked_and_its_answer_written_as_at_the_terminal(reading, command):
    expected, _ = command(JUNE, "12", "c")
    shown = reading.drop(JUNE, as_of="30/6/2025")
    assert "Còn 1 chỗ chưa rõ" in shown.said
    assert "đang là «12.5»" in shown.said
    assert "Đã rõ cả" in reading.answer("12", as_of="30/6/2025").said
    assert reading.answer(to="write", as_of="30/6/2025").status == 303
    assert reading.written() == expected


def test_an_unknown_unit_is_asked_and_its_name_remembered(reading, command):
    text = CLEAR.replace("Đông Hà", "Huyện phía đông")
    expected = command(text, "dong-ha", "c")
    reading.drop(text, as_of="30/6/2025").answer("dong-ha", as_of="30/6/2025")
    assert reading.answer(to="write", as_of="30/6/2025").status == 303
    units = (reading.root / "campaigns/thi-dua/units.yaml").read_bytes()
    assert (reading.written(), units) == expected


def test_who_may_be_meant_stands_in_a_list_and_a_part_of_a_name_answers(reading):
    shown = reading.drop(CLEAR.replace("Đông Hà", "Huyện phía đông"), as_of="30/6/2025")
    assert '<select name="picked 1">' in shown.text
    assert "«đông» chưa đủ rõ; có phải là" in reading.answer("đông", as_of="30/6/2025").said
    answered = reading.answer("hà", as_of="30/6/2025")
    assert "Đã rõ cả" in answered.said
    assert re.search(
        r'<option value="[^"]*\(dong-ha\)" selected>Liên đoàn Lao động huyện Đông Hà<',
        answered.text,
    )


def test_the_moment_is_asked_where_nobody_says_it(reading):
    shown = reading.drop(CLEAR)
    assert (shown.status, "không rõ số liệu tính đến ngày nào" in shown.said) == (422, True)
    assert "Số liệu tính đến ngày 30/6/2025" in reading.answer("30/6/2025").said


def test_what_is_left_unclear_is_left_out(reading):
    shown = reading.drop(JUNE, as_of="30/6/2025")
    assert "Ghi phần rõ, bỏ 1 chỗ chưa rõ" in shown.said
    assert reading.answer(to="write", as_of="30/6/2025", without="1").status == 303
    assert b"y-te" not in reading.written()


def test_a_pasted_table_is_read_too(reading):
    shown = reading.paste(CLEAR.replace(";", "\t").replace("\n", "\r\n"), as_of="30/6/2025")
    assert "bảng dán: cột A là đơn vị, cột B là số sáng kiến" in shown.said


def test_what_changed_since_it_was_shown_is_shown_again(reading):
    reading.drop(CLEAR, as_of="30/6/2025").answer(to="write", as_of="30/6/2025")
    reading.drop(CLEAR.replace("95", "99"), as_of="30/6/2025")
    path = reading.root / "campaigns/thi-dua/results/2025-06-30.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("khcn: 210", "khcn: 205"), encoding="utf-8")  # fmt: skip
    again = reading.answer(to="write", as_of="30/6/2025")
    assert again.status == 200
    assert "dữ liệu vừa có người thay đổi" in again.said


def test_who_changed_his_own_answers_is_not_told_of_others(reading):
    reading.drop(CLEAR, as_of="30/6/2025")
    again = reading.answer(to="write", as_of="31/7/2025")
    assert "câu trả lời, cách đọc vừa đổi so với lúc xem" in again.said


def test_who_saved_himself_meanwhile_is_not_told_of_others(reading, browser):
    reading.drop(CLEAR, as_of="30/6/2025").answer(to="write", as_of="30/6/2025")
    reading.drop(CLEAR.replace("95", "99"), as_of="30/6/2025")
    browser.post(f"{BASE}/return", data={"as_of": "30/6/2025", "unit": "khcn", "remark": "xem lại"})
    again = reading.answer(to="write", as_of="30/6/2025")
    assert "có lần bạn vừa lưu" in again.said


def test_the_same_file_again_is_no_news(reading):
    reading.drop(CLEAR, as_of="30/6/2025").answer(to="write", as_of="30/6/2025")
    assert "không có gì mới" in reading.drop(CLEAR, as_of="30/6/2025").said


@cache
def _bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b"<Types/>")
        book.writestr("xl/workbook.xml", b" " * 300_000_000)
    return made.getvalue()


@pytest.mark.parametrize(("name", "content", "said"), [
    ("a.xlsx", b"PK\x03\x04 torn", "tệp hỏng"),
    ("a.xlsx", _bomb, "lỗi"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lỗi"),
    ("a.csv", "một cột\n".encode("utf-16-le"), "lỗi"),
    ("../../vanthu.yaml", b"", "lỗi"),
    ("a.pdf", b"%PDF-1.7", "lỗi"),
])  # fmt: skip
def test_a_wrong_file_gets_our_sentences(reading, name, content, said):
    made = content() if callable(content) else content
    shown = reading.drop(made, name, as_of="30/6/2025")
    assert shown.status == 422
    assert said in shown.said.lower()
    assert "Traceback" not in shown.text
    assert "Ghi số liệu này" not in shown.said


def test_nothing_chosen_is_told(browser):
    answer = browser.post(f"{BASE}/read", data={"as_of": "30/6/2025"})
    assert (answer.status_code, "chưa chọn tệp nào" in answer.text) == (422, True)


def test_a_file_that_is_no_longer_kept_is_told(browser):
    answer = browser.post(f"{BASE}/write", data={"kept": "nobody", "seen": "x"})
    assert (answer.status_code, "hãy chọn lại tệp" in answer.text) == (422, True)


@pytest.mark.parametrize("fields", [{"as_of": "hôm nay"}, {"as_of": "30/6/2025", "columns": "x"}, {"as_of": "30/6/2025", "indicator": "../x"}])  # fmt: skip
def test_options_that_mean_nothing_are_told_and_the_file_is_kept(reading, fields):
    shown = reading.drop(CLEAR, **fields)
    assert shown.status == 422
    again = reading.answer(as_of="30/6/2025")
    assert again.status == 200


def test_a_unit_gets_its_figures_back_and_is_reminded(browser, desk):
    sent = {"as_of": "2025-05-31", "unit": "dong-ha", "remark": "thiếu số của 02 xã"}
    assert browser.post(f"{BASE}/return", data=sent).status_code == 303
    said = browser.get(BASE, params={"deadline": "16h00 ngày 28/6/2025"}).text
    assert "bị trả lại" in said
    assert "thiếu số của 02 xã" in said
    assert "16h00 ngày 28/6/2025" in said
    assert browser.post(f"{BASE}/return", data={**sent, "remark": " "}).status_code == 422


def test_a_sheet_that_comes_back_late_asks_which_of_two_figures_counts(
    reading, desk, browser
) -> None:
    """An Phú typed 312 where 310 stood when the sheet went out; meanwhile 305 was recorded."""
    june = desk.workspace.root / "campaigns/thi-dua/results/2025-06-30.yaml"
    record = "as_of: 30/6/2025\nresults: [{counts: {an-phu: %s, dong-ha: %s}}]\n"
    june.write_text(record % (310, 95), encoding="utf-8")
    book = load_workbook(io.BytesIO(browser.get(f"{BASE}/sheets?as_of=30/6/2025").content))
    june.write_text(record % (305, 96), encoding="utf-8")
    book.worksheets[0]["E8"] = 312
    saved = io.BytesIO()
    book.save(saved)
    read = reading.drop(saved.getvalue(), "bieu.xlsx")
    asked = (
        "«LĐLĐ huyện An Phú»: biểu gửi đi ghi 310; sau đó dữ liệu sửa thành 305, còn đơn vị ghi 312"
    )
    assert asked in read.said
    assert "giữ số đã sửa: LĐLĐ huyện Đông Hà, số sáng kiến: 96 (ô của tệp còn nguyên như lúc gửi biểu: 95)" in read.said  # fmt: skip
    assert "Không có số mới để ghi." in read.said
    reading.answer("ghi 312 của tệp").answer(to="write")
    assert b"an-phu: 312, dong-ha: 96" in reading.written()


def test_one_count_is_corrected_alone(reading, browser, desk):
    results = desk.workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("    total: 695\n", ""), "utf-8")
    overview = browser.get("/campaigns/thi-dua/figure?of=indicators.initiatives.unit.an-phu.count")
    there = html.unescape(re.search(r'href="([^"]+figures/number[^"]+)">Sửa số đã báo<', overview.text)[1])  # fmt: skip
    assert 'value="300" required autofocus' in browser.get(there).text
    asked = {"indicator": "initiatives", "unit": "an-phu", "as_of": "2025-05-31", "number": "1.340"}
    reading._take(browser.post(f"{BASE}/number", data=asked))
    assert "số sáng kiến: 300 → 1.340" in html.unescape(reading.text)
    reading.answer(to="write", as_of="2025-05-31", indicator="initiatives")
    assert "counts: {an-phu: 1340," in results.read_text("utf-8")
    assert browser.get(f"{BASE}/number?unit=nobody&as_of=2025-05-31").status_code == 404


def test_a_lower_count_that_was_just_typed_is_not_asked_about(reading, browser, desk):
    results = desk.workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("    total: 695\n", ""), "utf-8")
    asked = {"indicator": "initiatives", "unit": "an-phu", "as_of": "2025-05-31", "number": "280"}
    read = browser.post(f"{BASE}/number", data=asked)
    assert "<h1>Sửa số đã báo</h1>" in read.text
    assert 'name="question 1"' not in read.text
    reading._take(read)
    reading.answer(to="write", as_of="2025-05-31", indicator="initiatives", corrects="yes")
    assert "counts: {an-phu: 280," in results.read_text("utf-8")


def test_a_question_about_a_name_lists_each_unit_once(browser):
    page = html.unescape(browser.post(f"{BASE}/read", data={"pasted": "Số liệu đến 30/6/2025\nĐơn vị\tSố sáng kiến\nLĐLĐ huyện Đông\t95\n"}).text)  # fmt: skip
    assert page.count('value="Liên đoàn Lao động huyện Đông Hà (dong-ha)"') == 1


def test_a_moment_is_locked(browser, desk):
    assert browser.post(f"{BASE}/lock", data={"as_of": "2025-05-31"}).status_code == 303
    assert "đã khóa sổ" in browser.get(BASE).text
    written = desk.workspace.root / "campaigns/thi-dua/results/2025-05-31.yaml"
    assert "locked: có" in written.read_text(encoding="utf-8")


def test_entry_sheets_are_saved_together_or_each(browser):
    sheet = browser.get(
        f"{BASE}/sheets", params={"as_of": "30/6/2025", "deadline": "16h00 05/7/2025"}
    )
    assert sheet.headers["content-disposition"].startswith('attachment; filename="so-lieu-2025-06-30.xlsx"')  # fmt: skip
    assert sheet.content.startswith(b"PK")
    each = browser.get(f"{BASE}/sheets", params={"as_of": "30/6/2025", "each": "yes"})
    assert len(zipfile.ZipFile(io.BytesIO(each.content)).namelist()) == 6


@pytest.mark.parametrize(
    ("deadline", "told"),
    [
        ("16h00", "hạn gửi «16h00» không có ngày"),
        ("31/6/2025", "hạn gửi «31/6/2025»: "),
        ("28/4/2025", "hạn gửi «28/4/2025» trước thời điểm của số liệu"),
        ("16h00 ngày 05/7/2025", ""),
    ],
)
def test_a_deadline_that_a_unit_would_ask_about_is_told(browser, deadline, told):
    shown = browser.get(BASE, params={"as_of": "2025-05-31", "deadline": deadline}).text
    assert (told in shown, "W-DEADLINE" in shown) == (True, bool(told))


def test_sheets_with_a_doubtful_deadline_are_saved_as_it_was_typed(browser):
    asked = {"as_of": "30/6/2025", "deadline": "28/4/2025", "each": "yes"}
    said = browser.get(f"{BASE}/sheets", params=asked).text
    assert "trước thời điểm của số liệu" in said
    anyway = html.unescape(re.search(r'href="([^"]*as_typed=yes)"', said)[1])
    assert browser.get(anyway).content.startswith(b"PK")


def test_a_campaign_with_an_error_takes_figures_all_the_same(browser, desk):
    quotas = desk.workspace.root / "campaigns/thi-dua/quotas.yaml"
    quotas.write_text(
        quotas.read_text(encoding="utf-8").replace("an-phu", "an-phuu"), encoding="utf-8"
    )
    said = browser.get(BASE)
    assert said.status_code == 200
    assert "E-UNIT-UNKNOWN" in said.text


def test_who_is_missing_and_was_given_nothing_is_told_to_be_perhaps_not_concerned(browser, desk):
    folder = desk.workspace.root / "campaigns/thi-dua"
    told = "đơn vị không được giao chỉ tiêu này"
    assert told not in browser.get(BASE).text
    with (folder / "quotas.yaml").open("a", encoding="utf-8") as quotas:
        quotas.write("  - {indicator: benefit, counts: {an-phu: 7000000, y-te: 5000000}}\n")
    results = folder / "results/2025-05-31.yaml"
    kept, _, _ = results.read_text("utf-8").partition("  - indicator: benefit")
    results.write_text(f"{kept}  - {{indicator: benefit, counts: {{an-phu: 7000000}}}}\n", "utf-8")
    said = browser.get(BASE).text
    assert re.findall(rf"(\d+) {told}: ([^.]*)\.", said) == [
        ("4", "Liên đoàn Lao động huyện Đông Hà, Liên đoàn Lao động huyện Long Sơn, Công đoàn Sở KH&amp;CN, Công đoàn cơ sở mới thành lập")
    ]  # fmt: skip
    assert 'href="/campaigns/thi-dua/change">Ghi đơn vị' in said


def test_who_is_not_concerned_is_said_so_with_one_click_where_it_is_missed(browser, desk):
    folder = desk.workspace.root / "campaigns/thi-dua"
    with (folder / "quotas.yaml").open("a", encoding="utf-8") as quotas:
        quotas.write("  - {indicator: benefit, counts: {an-phu: 7000000, y-te: 5000000}}\n")
    results = folder / "results/2025-05-31.yaml"
    kept, _, _ = results.read_text("utf-8").partition("  - indicator: benefit")
    results.write_text(f"{kept}  - {{indicator: benefit, counts: {{an-phu: 7000000}}}}\n", "utf-8")
    form = re.search(r'<form method="post" action="/campaigns/thi-dua/units/exempt">.*?</form>', browser.get(BASE).text, re.DOTALL)[0]  # fmt: skip
    sent = re.findall(r'name="(\w+)" value="([^"]*)"', form)

    answer = browser.post("/campaigns/thi-dua/units/exempt", data={name: [value for key, value in sent if key == name] for name, _ in sent})  # fmt: skip

    assert (answer.status_code, answer.headers["location"]) == (303, BASE)
    assert "không được giao chỉ tiêu này" not in browser.get(BASE).text


def test_a_day_without_its_year_is_that_of_the_campaign_and_one_in_a_file_is_proposed(reading):
    typed = reading.drop(CLEAR, as_of="30/6")
    assert "Số liệu tính đến ngày 30/6/2025" in typed.said
    assert "«30/6» là 30/6/2025: năm theo thời gian của chiến dịch" in typed.said
    outside = reading.drop(CLEAR, as_of="30/6/24")
    assert 'name="as_of" value="30/6/2024">Ghi cho 30/6/2024<' in outside.text
    assert outside.text.index('name="as_of" value="30/6/2024"') < outside.text.index('id="as_of"')
    named = reading.drop(f"Số liệu đến 30/6\n{CLEAR}")
    assert "ngày 30/6/2025: tệp ghi «30/6», năm lấy theo thời gian của chiến dịch" in named.said
    assert "Số liệu tính đến ngày 30/6/2025" in reading.answer("30/6").said


SHORT = "Đơn vị;Kết quả\nL.Sơn;305\nĐ. Hà;95\nAn Phút;310\n"


def test_all_proposals_that_explain_a_name_are_taken_by_one_button(reading):
    asked = reading.drop(SHORT, as_of="30/6/2025")
    assert "2 tên trong tệp chỉ giống một đơn vị" in asked.said
    assert re.findall(r'name="proposed \d+" value="([^"]*)', asked.text) == [
        "Liên đoàn Lao động huyện Long Sơn (long-son)",
        "Liên đoàn Lao động huyện Đông Hà (dong-ha)",
    ]
    given = {"proposed 1": "Liên đoàn Lao động huyện Long Sơn (long-son)", "proposed 2": "Liên đoàn Lao động huyện Đông Hà (dong-ha)"}  # fmt: skip
    assert "Còn 3 chỗ chưa rõ" in reading.answer("", "", "", as_of="30/6/2025", **given).said
    taken = reading.answer(as_of="30/6/2025", accept="all", **given)
    assert ("Còn 1 chỗ chưa rõ" in taken.said, "2 câu đã trả lời" in taken.said) == (True, True)
    assert "«L.Sơn» là LĐLĐ huyện Long Sơn, lần sau không hỏi" in taken.said


FALLS = "Đơn vị;Kết quả\nĐông Hà;95\nAn Phú;12\n"


def test_what_has_no_likely_answer_has_nothing_chosen_and_waits(reading):
    asked = reading.drop(FALLS, as_of="30/6/2025")
    assert re.findall(r'name="chosen 1" value="([^"]*)"( checked)?', asked.text) == [("ghi 12", ""), ("left-out", "")]  # fmt: skip
    assert "Còn chờ câu trả lời" not in asked.said
    assert "Còn chờ câu trả lời" in reading.answer(as_of="30/6/2025").said


def test_the_one_likely_answer_is_chosen_and_told_why(reading):
    asked = reading.drop("Đơn vị;Kết quả\nL.Sơn;305\n", as_of="30/6/2025")
    (chosen,) = re.findall(r'name="chosen 1" value="([^"]*)" checked', asked.text)
    assert chosen == "Liên đoàn Lao động huyện Long Sơn (long-son)"
    assert (
        "Chọn sẵn, vì mọi chữ của tên ấy chỉ khớp đơn vị này; không đúng thì chọn khác"
        in asked.said
    )
    twice = reading.drop("Đơn vị;Kết quả\nL.Sơn;305\nH. L.Sơn;306\n", as_of="30/6/2025")
    assert not re.findall(r'name="chosen \d" value="[^"]*" checked', twice.text)


def test_the_one_day_that_a_file_names_is_chosen(reading):
    asked = reading.drop(f"Số liệu đến 30/6\n{CLEAR}")
    assert re.findall(r'value="ngày 30/6/2025: [^"]*" checked', asked.text)
    assert "Chọn sẵn, vì tệp chỉ ghi một ngày" in asked.said


def test_figures_whose_question_waits_are_left_out_by_no_single_press(reading):
    reading.drop(FALLS, as_of="30/6/2025")
    warned = reading.answer(to="write", as_of="30/6/2025")
    assert (warned.status, (reading.root / "campaigns/thi-dua/results/2025-06-30.yaml").exists()) == (200, False)  # fmt: skip
    assert "chưa ghi: còn 1 câu chưa trả lời" in warned.said
    assert 'name="without" value="1" formaction' in warned.text
    assert reading.answer(to="write", as_of="30/6/2025", without="1").status == 303


def test_what_is_left_out_on_purpose_waits_no_more(reading):
    reading.drop(FALLS, as_of="30/6/2025")
    left = reading.answer("left-out", as_of="30/6/2025")
    assert "1 câu bỏ qua; đổi ý thì trả lời" in left.said
    assert reading.answer(to="write", as_of="30/6/2025").status == 303
