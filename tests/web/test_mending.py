"""Records that cannot be read: each page still opens and says which, and their text is mended in the page."""

from __future__ import annotations

import re
import shutil

import pytest
from browsing import Browser
from places import OFFICE

from generator.web.desk import Desk
from generator.workspace import Workspace

AT = "/campaigns/thi-dua/documents/bc_01"


@pytest.fixture
def record(desk):
    return desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text


def form_in(answer):
    """Where the text goes, and what it was opened as."""
    address = re.search(r'action="(/mend/\w+)"', answer.text)[1]
    return address, re.search(r'name="opened" value="(\w+)"', answer.text)[1]


def test_a_document_that_cannot_be_read_shows_its_mistakes_and_its_text(browser, record):
    spoil(record, "kind: report", "kind report")
    answer = browser.get(AT)
    assert answer.status_code == 200
    for told in ("bc_01.yaml:", "kind report", "Đến dòng", 'name="text"', "chưa đọc được"):
        assert told in answer.text


def test_mended_it_opens_as_ever_and_is_what_it_was(browser, record):
    before = spoil(record, "kind: report", "kind report")
    address, opened = form_in(browser.get(AT))
    answer = browser.post(address, data={"opened": opened, "text": before.replace("\n", "\r\n")})
    assert (answer.status_code, answer.headers["location"]) == (303, AT)
    assert record.read_text(encoding="utf-8") == before
    assert "document-data" in browser.get(AT).text


def test_a_wrong_value_leaves_the_form_of_the_document(browser, record):
    spoil(record, "kind: report\n", "kind: report\ndate: 32/13/2025\n")
    text = browser.get(AT).text
    assert 'value="32/13/2025"' in text
    assert '"key": "date"' in text


def test_what_would_be_wrong_in_another_way_is_told_and_stays_typed(browser, record):
    text = spoil(record, "kind: report", "kind report")
    wrong = record.read_bytes()
    address, opened = form_in(browser.get(AT))
    sent = {"opened": opened, "text": text.replace("kind: report", "kind: khong-co")}
    answer = browser.post(address, data=sent)
    assert answer.status_code == 422
    assert "kind: khong-co" in answer.text
    assert record.read_bytes() == wrong
    answer = browser.post(address, data={**sent, "even_wrong": "1"})
    assert answer.headers["location"] == f"{address}?saved=1"
    assert "kind: khong-co" in record.read_text(encoding="utf-8")


def test_what_another_saved_meanwhile_is_not_written_over(browser, record):
    text = spoil(record, "kind: report", "kind report")
    address, opened = form_in(browser.get(AT))
    theirs = text + "# ghi ở nơi khác\n"
    record.write_text(theirs, encoding="utf-8")
    answer = browser.post(address, data={"opened": opened, "text": text + "# của tôi\n"})
    assert answer.headers["location"].startswith("/clash/")
    told = browser.get(answer.headers["location"]).text
    assert "# ghi ở nơi khác" in told
    assert "# của tôi" in told
    assert record.read_text(encoding="utf-8") == theirs


def test_who_saves_what_was_shown_writes_nothing(browser, record):
    spoil(record, "kind: report", "kind report\r\n# hai kiểu dòng")
    before = record.read_bytes()
    answer = browser.get(AT)
    address, opened = form_in(answer)
    shown = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)[1]
    browser.post(address, data={"opened": opened, "text": shown})
    assert record.read_bytes() == before


def test_a_file_that_is_no_text_is_told_and_not_shown(browser, record):
    record.write_bytes(b"PK\x03\x04\x00")
    text = browser.get(AT).text
    assert "tệp Word, Excel" in text
    assert "<textarea" not in text


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("thi-dua/campaign.yaml", "name:", "name", "/campaigns/thi-dua"),
        ("thi-dua/units.yaml", "units:", "units", "/campaigns/thi-dua/units"),
    ],
)
def test_a_campaign_that_cannot_be_read_is_named_and_leads_to_its_file(
    browser, desk, file, old, new, page
):
    path = desk.workspace.campaigns / file
    before = spoil(path, old, new)
    home = browser.get("/")
    assert home.status_code == 200
    assert 'href="/campaigns/thi-dua"' in home.text
    address = re.search(r'href="(/mend/\w+)[?]line=\d+&amp;column=\d+"', browser.get(page).text)[1]
    assert address in home.text
    _, opened = form_in(browser.get(address))
    assert browser.post(address, data={"opened": opened, "text": before}).status_code == 303
    assert path.read_text(encoding="utf-8") == before
    assert browser.get(page).status_code == 200


@pytest.mark.parametrize("file", ["vanthu.yaml", "campaigns/issuers/ldld-song-hoa.yaml"])
def test_home_opens_and_says_which_shared_file_cannot_be_read(browser, desk, file):
    path = desk.workspace.root / file
    path.write_text(path.read_text(encoding="utf-8") + "\nsai sai\n", encoding="utf-8")
    home = browser.get("/")
    assert home.status_code == 200
    assert file in home.text
    assert "Bắt đầu: cơ quan của bạn" not in home.text
    assert browser.get(re.search(r'href="(/mend/\w+)[?"]', home.text)[1]).status_code == 200


def test_what_is_no_record_is_not_found(browser):
    assert browser.get(f"/mend/{'0' * 16}").status_code == 404


def test_a_message_leads_to_what_its_code_means(browser, record):
    spoil(record, "kind: report", "kind report")
    for path in (AT, "/campaigns/thi-dua/doubts"):
        codes = re.findall(r'href="/help/([EWI]-[A-Z-]+)" target="_blank"', browser.get(path).text)
        assert codes, path
        assert all(browser.get(f"/help/{code}").status_code == 200 for code in codes)


def in_its_place(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("campaigns/thi-dua/documents/bc_01.yaml", AT),
        ("campaigns/issuers/ldld-song-hoa.yaml", "/issuers/ldld-song-hoa"),
    ],
)
def test_a_folder_in_the_place_of_a_record_is_told_with_what_to_do(browser, desk, file, page):
    in_its_place(desk.workspace.root / file)
    answer = browser.get(page)
    told = browser.get(answer.headers["location"]) if answer.status_code == 303 else answer
    assert told.status_code == 200
    assert "ở chỗ của tệp này là một thư mục; đổi tên hoặc dời thư mục ấy đi" in told.text
    assert 'href="/history"' in told.text


@pytest.mark.parametrize("name", ["2025.yaml", "highest.yaml"])
def test_a_folder_in_the_place_of_the_register_shuts_the_register_alone(browser, desk, name):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025"})
    in_its_place(desk.workspace.register / "ldld-song-hoa" / name)
    assert browser.get(AT).status_code == 200
    told = browser.get("/register")
    assert told.status_code == 200
    assert (
        "của Liên đoàn Lao động tỉnh Sông Hòa bị hỏng: ở chỗ của tệp này là một thư mục"
        in told.text
    )
    assert f"ldld-song-hoa/{name}</code>" in told.text
    assert 'href="/machine"' in told.text


@pytest.mark.parametrize(
    ("place", "whose"),
    [("", "Sổ văn bản đi bị hỏng"), ("/ldld-song-hoa", "Sổ văn bản đi của Liên đoàn Lao động tỉnh Sông Hòa bị hỏng")],
)  # fmt: skip
def test_a_file_in_the_place_of_the_registers_is_no_register_yet_to_begin(browser, desk, place, whose):  # fmt: skip
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025"})
    folder = desk.workspace.root / f"campaigns/register{place}"
    shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")
    told = browser.get("/register")
    assert told.status_code == 200
    assert f"{whose}: ở chỗ của thư mục này là một tệp" in told.text
    assert "Chưa lập sổ nào" not in told.text
    begun = browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025"})
    assert "ở chỗ của thư mục này là một tệp" in begun.text
    asked = browser.post(f"{AT}/issue", data={"day": "02/6/2025"})
    assert f"{whose}: ở chỗ của thư mục này là một tệp" in asked.text
    assert folder.read_text(encoding="utf-8") == ""


ODD = {
    "folder": in_its_place,
    "utf16": lambda path: path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16"),
}


@pytest.mark.parametrize("odd", ODD)
def test_whatever_lies_in_the_place_of_a_record_each_page_opens_and_says_what_to_do(tmp_path, odd):
    """A file at a time; a page that cannot show its own shows the mistake, and no machine is said to have failed."""
    for file in ("vanthu.yaml", *(f"campaigns/{one}" for one in ("thi-dua/campaign.yaml", "thi-dua/units.yaml", "thi-dua/quotas.yaml", "thi-dua/results/2025-05-31.yaml", "thi-dua/documents/kh_01.yaml", "issuers/ldld-song-hoa.yaml"))):  # fmt: skip
        root = tmp_path / file.replace("/", "-") / "office"
        shutil.copytree(OFFICE, root, ignore=shutil.ignore_patterns(".vanthu"))
        ODD[odd](root / file)
        pages = Browser(Desk(Workspace(root), "Lan"))
        for page in ("/", "/register", "/history", "/campaigns/thi-dua", "/campaigns/thi-dua/units", "/campaigns/thi-dua/change", "/campaigns/thi-dua/documents/kh_01", "/campaigns/thi-dua/documents/cv_01/issue", "/issuers/ldld-song-hoa"):  # fmt: skip
            answer = pages.get(page)
            assert answer.status_code in {200, 303, 422}, (file, page)
            if answer.status_code == 422:
                assert re.search(r'href="/(?:mend|machine|history|campaigns)', answer.text.partition("<main")[2]), (file, page)  # fmt: skip


def test_a_mark_of_the_byte_order_changes_nothing(browser, record):
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes())
    assert "document-data" in browser.get(AT).text


def test_what_stands_in_the_file_is_folded_away_and_a_click_leads_to_it(browser, record):
    """The kind of the mistake and the remedy are told; the line, the code and the words for it are for few."""
    spoil(record, "kind: report", "kind report")
    told = browser.get("/campaigns/thi-dua/doubts").text
    open_words, _, folded = re.search(r'<li class="error">(.*?)(<details class="technical">)(.*?)</li>', told, re.DOTALL).groups()  # fmt: skip
    assert "trong tệp này có chỗ viết sai dạng nên chưa đọc được" in open_words
    assert f'href="{AT}"' in open_words
    for of_file in ("bc_01.yaml:", "kind report", "dòng này không có dạng", "E-YAML-KEY"):
        assert of_file in folded
        assert of_file not in re.sub(r"<[^>]*>", "", open_words)
