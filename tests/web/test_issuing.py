"""A document goes out from the page: shown first, then written whole; its row is found, given up, called back."""

from __future__ import annotations

import re

import pytest
from browsing import Browser

from generator.cli.app import run
from generator.web.desk import Desk

ISSUE = "/campaigns/thi-dua/documents/bc_01/issue"
DAY = "26/4/2022"


@pytest.fixture
def begun(browser):
    answer = browser.post(
        "/register/begin", data={"issuer": "ldld-song-hoa", "year": "2022", "first": "57"}
    )
    assert answer.status_code == 303
    return browser


def test_what_will_be_given_is_shown_and_nothing_is_written(begun, desk):
    before = files_of(desk.workspace)

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text

    assert "57/BC-LĐLĐ" in told
    assert "Chưa ghi gì, chưa lấy số nào" in told
    assert files_of(desk.workspace) == before


def test_subject_and_signatory_are_shown_as_they_will_stand_in_the_register(begun, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = re.sub(
        "(?m)^subject:.*$", "subject: Sơ kết {{ campaign.name }}", path.read_text("utf-8")
    )
    path.write_text(f"signatory: an\n{text}", encoding="utf-8")

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text

    assert "Báo cáo sơ kết {{" not in told
    assert "<td>Đỗ Thị An</td>" in told


def test_what_a_document_takes_by_itself_is_told_in_words(begun, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = re.sub("(?m)^(as_of|compare):.*\n", "", path.read_text("utf-8").partition("body:")[0])
    path.write_text(f"{text}body: Có {{{{ figures.count|number }}}} sáng kiến.\n", "utf-8")

    begun.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "1"})
    told = begun.post(f"{ISSUE}/preview", data={"day": "5/6/2025"}).text

    assert "<dt>Số liệu đến</dt>" in told


def files_of(workspace):
    kept = (workspace.campaigns, workspace.register, workspace.output)
    return {path: path.read_bytes() for one in kept for path in one.rglob("*") if path.is_file()}


def test_without_a_register_the_page_leads_to_it(browser):
    answer = browser.post(f"{ISSUE}/preview", data={"day": DAY})

    assert answer.status_code == 422
    assert 'href="/register?issuer=ldld-song-hoa"' in answer.text


def test_what_is_issued_by_page_and_by_hand_is_equal_bytes(begun, desk, tmp_path, office):
    from shutil import copytree

    by_hand = tmp_path / "hand"
    copytree(desk.workspace.root, by_hand)
    assert "57/BC-LĐLĐ" in begun.post(ISSUE, data={"day": DAY}).text
    told = ["issue", "thi-dua", "bc_01", "--date", DAY, "--no-input"]
    assert run(["-C", str(by_hand), *told]) == 0

    for folder in ("campaigns", "register", "output"):
        mine, theirs = desk.workspace.root / folder, by_hand / folder
        assert below(mine) == below(theirs)


def below(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".yaml", ".docx"}
    }


def test_a_refusal_keeps_what_was_typed(begun):
    answer = begun.post(f"{ISSUE}/preview", data={"day": "31/4/2022"})

    assert answer.status_code == 422
    assert 'value="31/4/2022"' in answer.text


def test_a_number_by_hand_is_a_number(begun):
    answer = begun.post(f"{ISSUE}/preview", data={"day": DAY, "number": "x"})

    assert "số nguyên dương" in answer.text


def test_a_row_is_found_by_its_words_and_exported(begun):
    begun.post(ISSUE, data={"day": DAY})

    assert "57/BC-LĐLĐ" in begun.get("/register", params={"words": "bao cao", "year": "2022"}).text
    assert "57/BC-LĐLĐ" not in begun.get("/register", params={"words": "không có chữ này"}).text
    assert begun.get("/register/ldld-song-hoa/export?year=2022").content.startswith(b"PK")


def test_an_issued_document_is_called_back_with_a_reason(begun):
    begun.post(ISSUE, data={"day": DAY})
    address = re.search(r'formaction="([^"]+/recall)"', begun.get("/register").text)[1]

    assert begun.post(address, data={"reason": ""}).status_code == 422
    assert begun.post(address, data={"reason": "ban hành nhầm"}).status_code == 303
    assert "thu hồi" in begun.get("/register").text


def test_a_number_is_given_up_with_a_reason(begun):
    begun.post(ISSUE, data={"day": DAY})
    address = re.search(r'formaction="([^"]+/void)"', begun.get("/register").text)[1]

    assert begun.post(address, data={"reason": "sai thể thức"}).status_code == 303
    assert "đã hủy" in begun.get("/register").text


def test_after_it_went_out_the_page_leads_to_a_correction(begun):
    begun.post(ISSUE, data={"day": DAY})

    told = begun.get(ISSUE).text
    form = begun.get("/campaigns/thi-dua/new/document?kind=correction&of=bc_01").text

    assert "kind=correction&amp;of=bc_01" in told
    assert 'value="correction" checked' in form
    assert 'name="of" value="bc_01"' in form


def test_a_correction_goes_out_and_both_rows_of_the_register_say_so(begun, desk):
    begun.post(ISSUE, data={"day": DAY})
    asked = "/campaigns/thi-dua/new/document?kind=correction&of=bc_01"
    form = begun.get(asked).text
    assert "Sai về nội dung" in form
    assert "kind=replacement&amp;of=bc_01" in form
    made = begun.post(
        asked.partition("?")[0], data={"kind": "correction", "of": "bc_01", "signatory": "an"}
    )
    letter = made.headers["location"]
    path = desk.workspace.campaigns / f"{letter.removeprefix('/campaigns/')}.yaml"
    path.write_text(path.read_text("utf-8").replace("…", "dòng thứ hai"), "utf-8")

    done = begun.post(f"{letter}/issue", data={"day": "28/4/2022"}).text

    assert "Đã ban hành" in done
    register = begun.get("/register", params={"year": "2022"}).text
    rows = [re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", one)) for one in register.split("<tr")[2:]]
    assert [number for number in ("57", "58") if any(number in row for row in rows)] == ["57", "58"]
    assert "đính chính" in next(row for row in rows if "57/BC-LĐLĐ" in row)
    assert "57/BC-LĐLĐ" in next(row for row in rows if "58/" in row)


def test_who_only_reads_issues_nothing(office_copy):
    reader = Browser(Desk(office_copy, "Lan", is_read_only=True))

    assert reader.post(ISSUE, data={"day": DAY}).status_code == 422
