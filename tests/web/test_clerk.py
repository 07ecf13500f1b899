"""What a clerk does, in a real browser: begin from nothing, make letters, issue, look at a colleague's file."""

from __future__ import annotations

import re
import shutil
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
from chromium import browser_of, opened, page_here
from places import OFFICE
from playwright.sync_api import expect

from generator.web.errands import Errand

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def chromium():
    with browser_of() as browser:
        yield browser


@pytest.fixture
def empty(chromium, tmp_path):
    with page_here(tmp_path) as address, opened(chromium, address) as tab:
        yield tab, tmp_path
        assert tab.complaints == []


@pytest.fixture
def office_page(chromium, tmp_path):
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    with page_here(folder) as address, opened(chromium, address) as tab:
        yield tab, folder
        assert tab.complaints == []


def at(tab, path):
    tab.goto(urljoin(tab.url, path))
    tab.wait_for_load_state("networkidle")


def begin_register(tab):
    with tab.expect_navigation():
        tab.get_by_role("button", name="Lập sổ").click()


def test_office_and_campaign_are_begun_from_an_empty_folder(empty):
    tab, folder = empty
    tab.get_by_role("link", name="Lập cơ quan").first.click()
    tab.get_by_label("Tên đầy đủ").fill("LĐLĐ tỉnh Lai Châu")
    tab.get_by_label("Họ tên người ký").fill("Nguyễn Văn An")
    tab.get_by_label("Họ tên người ký").press("Tab")
    expect(tab.get_by_label("Địa danh")).to_have_value("Lai Châu")
    assert tab.get_by_label("Tên đầy đủ").input_value() == "Liên đoàn Lao động tỉnh Lai Châu"
    tab.get_by_role("button", name="Lập cơ quan").click()

    tab.get_by_label("Tên chiến dịch").fill("Chương trình 1 triệu sáng kiến")
    tab.get_by_label("Từ ngày").fill("01/01/2026")
    tab.get_by_label("Đến hết ngày").fill("31/12/2026")
    tab.get_by_label("Điều được đếm").fill("số sáng kiến")
    tab.get_by_label("Điều được đếm").press("Tab")
    expect(tab.get_by_label("Đơn vị tính")).to_have_value("sáng kiến")
    tab.get_by_role("button", name="Lập chiến dịch").click()
    tab.wait_for_url("**/campaigns/1-trieu-sang-kien/units")

    assert (folder / "campaigns" / "1-trieu-sang-kien" / "campaign.yaml").is_file()
    at(tab, "/")
    tab.get_by_role("heading", name="Chương trình 1 triệu sáng kiến").wait_for()


def test_what_somebody_typed_stays_when_proposals_change(empty):
    tab, _ = empty
    at(tab, "/new/issuer")
    tab.get_by_label("Địa danh").fill("Điện Biên")
    tab.get_by_label("Tên đầy đủ").fill("LĐLĐ tỉnh Lai Châu")
    tab.get_by_label("Tên đầy đủ").press("Tab")
    expect(tab.get_by_label("Chức vụ người ký")).to_have_value("Chủ tịch")

    assert tab.get_by_label("Địa danh").input_value() == "Điện Biên"


def test_a_figure_opens_its_working_and_closes(office_page):
    tab, _ = office_page
    at(tab, "/campaigns/thi-dua?phase=")
    tab.locator("tfoot [data-figure]").first.click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_text("Cách tính").wait_for()
    tab.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_a_document_is_begun_by_what_it_is_for(office_page):
    tab, folder = office_page
    at(tab, "/campaigns/thi-dua/new/document")
    tab.get_by_label(re.compile("Thông báo kết quả")).check()
    expect(tab.get_by_label("Mã", exact=True)).to_have_value("thong_bao_ket_qua")
    tab.get_by_role("button", name="Soạn văn bản").click()
    tab.wait_for_url("**/documents/thong_bao_ket_qua")

    assert (folder / "campaigns/thi-dua/documents/thong_bao_ket_qua.yaml").is_file()


def test_letters_are_made_with_their_progress(office_page):
    tab, folder = office_page
    at(tab, "/campaigns/thi-dua/make")
    tab.get_by_role("button", name="Tạo tệp").click()
    tab.get_by_text(re.compile("đã tạo [1-9][0-9]* tệp", re.IGNORECASE)).wait_for()
    tab.get_by_role("link", name=re.compile("^Tải về .*docx")).first.wait_for()

    assert list((folder / "output" / "thi-dua").rglob("*.docx"))


LETTER = """\
kind: directive
date: 26/5/2026
as_of: 31/5/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả của {{ unit.name }}
addressees:
  - "{{ unit.name }}"
recipients:
  - Như trên
body: |
  {{ unit.name }} có {{ unit.count|number }} sáng kiến.
"""


def test_a_batch_is_stopped_made_again_put_together_and_issued(office_page, monkeypatch):
    tab, folder = office_page
    documents = folder / "campaigns" / "thi-dua" / "documents"
    (documents / "thu.yaml").write_text(LETTER, encoding="utf-8", newline="\n")
    output = folder / "output" / "thi-dua"
    note = Errand.note

    def held(errand, *told, **more):
        """The third letter waits until somebody stops the errand."""
        note(errand, *told, **more)
        if errand.done == 3:
            errand._stop.wait(30)

    with monkeypatch.context() as patched:
        patched.setattr(Errand, "note", held)
        at(tab, "/campaigns/thi-dua/make?document=thu")
        tab.get_by_role("button", name="Tạo tệp").click()
        expect(tab.locator("[data-count]")).to_have_text(re.compile("^3/"))
        tab.get_by_role("button", name="Dừng").click()
        expect(tab.locator("#errand")).to_contain_text("Đã dừng. Đã tạo 3 tệp")
    assert not [*output.glob("thu/*")]

    tab.get_by_role("button", name="Tạo tệp").click()
    expect(tab.locator("#errand")).to_contain_text(re.compile("giữ nguyên [3-6], lỗi 0"))
    count = len([*output.rglob("*.docx")])
    assert count > 3

    tab.get_by_label("Một tệp nén (zip)").check()
    tab.get_by_role("button", name="Tạo tệp").click()
    zipped = tab.get_by_role("link", name=re.compile("^Tải về .*zip"))
    with tab.expect_download() as taken:
        zipped.click()
    with ZipFile(taken.value.path()) as archive:
        assert len([one for one in archive.namelist() if one.endswith(".docx")]) == count

    if shutil.which("soffice"):
        tab.get_by_label("gộp để in một mặt").check()
        tab.get_by_role("button", name="Tạo tệp").click()
        merged = tab.get_by_role("link", name=re.compile("^Tải về .*in.*pdf")).first
        merged.wait_for(timeout=60_000)

    at(tab, "/register")
    tab.get_by_label("Năm").fill("2026")
    begin_register(tab)
    at(tab, "/campaigns/thi-dua/documents/thu/issue")
    tab.get_by_label("Mỗi bản một số riêng").check()
    tab.get_by_role("button", name="Xem trước").click()
    tab.get_by_role("button", name="Ban hành").click()
    tab.get_by_role("heading", name="Đã ban hành").wait_for()
    at(tab, "/register?words=LĐLĐ-CSPL")
    expect(tab.locator("tbody tr")).to_have_count(count)


def test_a_document_is_issued_after_a_look(office_page):
    tab, folder = office_page
    at(tab, "/register")
    tab.get_by_label("Năm").fill("2026")
    begin_register(tab)
    at(tab, "/campaigns/thi-dua/documents/bc_01/issue")
    tab.get_by_label("Ngày ban hành").fill("26/5/2026")
    tab.get_by_role("button", name="Xem trước").click()
    tab.get_by_text("01/BC-LĐLĐ").first.wait_for()
    tab.get_by_role("button", name="Ban hành").click()
    tab.get_by_role("heading", name="Đã ban hành").wait_for()
    at(tab, "/register?words=bc-ldld")
    tab.get_by_text("01/BC-LĐLĐ").first.wait_for()

    assert (folder / "output" / "thi-dua" / "bc_01.docx").is_file()


def test_a_colleagues_file_is_dropped_and_looked_at(office_page, tmp_path):
    from docx import Document

    tab, _ = office_page
    draft = tmp_path / "nháp.docx"
    document = Document()
    document.add_paragraph("Kết quả: đạt 90/300 sáng kiến, bằng 45% kế hoạch.")
    document.save(draft)
    at(tab, "/inspect")
    tab.get_by_label("Kéo thả tệp vào đây").set_input_files(draft)
    tab.get_by_role("button", name="Kiểm tra", exact=True).click()
    tab.get_by_role("heading", name="nháp.docx").wait_for()
    tab.get_by_text("45%").first.wait_for()
    with tab.expect_download() as taken:
        tab.get_by_role("link", name=re.compile("nhận xét về số liệu")).click()

    assert taken.value.suggested_filename == "nháp-so-lieu.docx"
