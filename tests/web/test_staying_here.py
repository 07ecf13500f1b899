"""The page stays where somebody is when another language is chosen, and plainly tells what was issued."""

from __future__ import annotations

import pytest

DOCUMENT = "/campaigns/thi-dua/documents/bc_01"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/campaigns/thi-dua/units", "/campaigns/thi-dua/units"),
        ("/register?words=1&year=2025", "/register?words=1&year=2025"),
        ("/campaigns/thi-dua/figures/read", "/campaigns/thi-dua/figures"),
        (f"{DOCUMENT}/issue/preview", f"{DOCUMENT}/issue"),
        ("//evil.example/x", "/"),
        ("https://evil.example/", "/"),
        ("", "/"),
    ],
)
def test_the_language_is_chosen_and_the_page_stays(browser, here, there):
    assert browser.post("/language/en", data={"here": here}).headers["location"] == there


def test_every_page_says_where_it_is(browser):
    assert 'name="here" value="/register?words=1"' in browser.get("/register?words=1").text


@pytest.fixture
def issued(browser):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    assert browser.post(f"{DOCUMENT}/issue", data={"day": "5/6/2025"}).status_code == 200
    return browser


def test_the_page_of_an_issued_document_says_so_and_what_can_be_done(issued):
    shown = issued.get(DOCUMENT).text
    for told in (
        "Đã ban hành</h2>",
        "<strong>57/BC-LĐLĐ</strong> ngày 05/6/2025",
        "Tải bản đã ban hành: bc_01.docx",
        "kind=correction&amp;of=bc_01",
        "kind=replacement&amp;of=bc_01",
        "/register?words=57/BC-L",
        "Tạo lại bản chưa gửi …",
    ):
        assert told in shown
    assert "bc_01.json" not in shown


def test_the_issued_file_is_brought(issued, desk):
    address = issued.get(DOCUMENT).text.split('href="/campaigns/thi-dua/made/')[1].split('"')[0]
    sent = (desk.workspace.output / "thi-dua" / "bc_01.docx").read_bytes()
    assert issued.get(f"/campaigns/thi-dua/made/{address}").content == sent


def test_a_draft_says_nothing_of_the_kind(browser):
    assert "Đã ban hành</h2>" not in browser.get(DOCUMENT).text


def test_a_row_of_another_document_is_not_taken_for_its_own(issued, desk):
    folder = desk.workspace.campaigns / "thi-dua" / "documents"
    text = (folder / "bc_01.yaml").read_text("utf-8")
    kept = [
        line for line in text.splitlines() if not line.startswith(("number:", "date:", "symbol:"))
    ]
    (folder / "bc_0.yaml").write_text("\n".join(kept) + "\n", "utf-8")
    assert "Đã ban hành</h2>" not in issued.get("/campaigns/thi-dua/documents/bc_0").text
    assert (
        "57/BC-LĐLĐ"
        not in issued.get("/campaigns/thi-dua/documents/bc_0/issue").text.split("<main")[1]
    )
