"""A colleague's file is looked at and nothing of it stays."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.office import Options, open_office, produce


@pytest.fixture
def draft(office_copy):
    """A document of the office as a colleague would send it."""
    list(produce(open_office(office_copy), ["thi-dua"], ["bc_01"], options=Options()))
    return (office_copy.output / "thi-dua" / "bc_01.docx").read_bytes()


def look(browser, name, data, **asked):
    return browser.post("/inspect", files={"file": (name, data)}, data=asked)


def test_format_and_figures_are_looked_at(browser, draft):
    told = look(browser, "bản của anh Nam.docx", draft, campaign="thi-dua").text

    assert "bản của anh Nam.docx" in told
    assert "<h3>Số liệu</h3>" in told
    assert "<h3>Thể thức</h3>" in told


def test_copies_are_taken_along(browser):
    wrong = "Kết quả: đạt 90/300 sáng kiến, bằng 45% kế hoạch."
    told = look(browser, "nháp.docx", word_file(wrong)).text
    for address in re.findall(r'href="(/inspect/copies/[^"]+)"', told):
        answer = browser.get(address)
        assert ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert "/inspect/copies/" in told
    assert "45" in told


def test_what_was_mended_is_listed_from_what_into_what(browser):
    told = look(browser, "nháp.docx", word_file("Kết quả tốt.", "Còn hạn chế.")).text

    listed = told.partition("đã sửa những gì")[2].partition("</details>")[0]
    assert "<li>Lề phải từ 31,8 thành 20,0 mm</li>" in listed
    assert "Phông chữ từ Cambria thành Times New Roman (2 chỗ): <q>Kết quả tốt.</q></li>" in listed
    assert listed.count("Phông chữ") == 1


def test_what_was_not_mended_is_listed_with_its_reason(browser):
    told = look(browser, "nháp.docx", word_file("Kết quả tốt.", "Còn hạn chế.")).text

    listed = told.partition("chưa sửa 13 điều")[2].partition("</details>")[0]
    assert "<li>Thiếu Quốc hiệu: phải sửa bằng tay: " in listed
    assert "để nguyên, vì không chắc sửa thế nào cho đúng: <q>Kết quả tốt.</q></li>" in listed


def test_a_figure_that_nothing_could_be_held_against_is_named(browser):
    told = look(browser, "nháp.docx", word_file("Có 28 đơn vị, 4.321 sáng kiến.")).text

    assert "Không thấy số liệu nào sai" not in told
    assert "Chưa đối chiếu «4.321»" in told


def test_a_file_is_called_as_it_was_sent(browser):
    told = look(browser, "nháp.docx", word_file("Có 28 đơn vị, 4.321 sáng kiến.")).text

    assert '<h2 id="result">nháp.docx</h2>' in told
    assert re.search(r"<p>nháp\.docx: \d+ lỗi, .* lưu ý \(theo Nghị định 30/2020/NĐ-CP\)</p>", told)
    assert tempfile.gettempdir() not in told


def test_campaigns_are_chosen_by_their_names(browser, desk):
    options = dict(re.findall(r'<option value="([^"]+)">([^<]+)<', browser.get("/inspect").text))

    assert options == desk.campaign_names()


def word_file(*texts):
    from docx import Document

    made, document = io.BytesIO(), Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def test_nothing_stays_on_disk(browser, draft, desk, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "passing"))
    Path(tempfile.tempdir).mkdir()
    before = sorted(desk.workspace.root.rglob("*"))

    look(browser, "../../x.docx", draft)

    assert list(Path(tempfile.tempdir).iterdir()) == []
    assert [
        one
        for one in sorted(desk.workspace.root.rglob("*"))
        if one not in before and ".vanthu" not in one.parts
    ] == []


@pytest.mark.parametrize("name", ["x.docx", "x.pdf", "x.exe"])
def test_what_cannot_be_read_is_told_in_our_words(browser, name):
    answer = look(browser, name, b"MZ\x00 no document")

    assert answer.status_code in {200, 422}
    assert "ngoài dự tính" not in answer.text
    assert 'class="error"' in answer.text or "Chưa làm được" in answer.text


def test_what_is_wrong_in_the_format_is_folded_by_what_it_is_about(browser):
    long = [f"{at}. Khoa {at} đã tổ chức học tập và báo cáo kết quả." for at in range(1, 24)]
    told = look(browser, "nháp.docx", word_file(*long)).text.partition("<h3>Thể thức</h3>")[2]

    groups = re.findall(r"finding-group error\"><summary><strong>Lỗi</strong> ([^<]+)<", told)
    assert "Canh lề, lùi đầu dòng không đúng: 23 đoạn" in groups
    assert len(groups) < 12
    assert "đoạn 23: <q>23. Khoa 23 đã tổ chức học tập và báo cáo kết quả.</q>" in told


def test_without_a_file_that_is_told(browser):
    assert "chưa chọn tệp nào" in browser.post("/inspect", data={"campaign": ""}).text


def test_a_copy_that_is_no_more_is_told(browser):
    assert browser.get("/inspect/copies/none").status_code == 404


def test_help_tells_the_keys(browser):
    assert "<kbd>Ctrl</kbd>" in browser.get("/help").text
