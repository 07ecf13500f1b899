"""Who is let in, and what foreign pages, names and bodies come to."""

from __future__ import annotations

import pytest
from browsing import ORIGIN, PORT, Browser

from generator.web import guarding

FOREIGN_HOSTS = (
    "evil.example",
    f"evil.example:{PORT}",
    f"127.0.0.1:{PORT + 1}",
    "127.0.0.1",
    f"127.0.0.1.evil.example:{PORT}",
    f"[::1]:{PORT}",
    f"0.0.0.0:{PORT}",
    "",
)
FOREIGN_ORIGINS = ("null", "http://evil.example", f"https://127.0.0.1:{PORT}", "http://127.0.0.1", f"{ORIGIN}.evil.example", "")  # fmt: skip


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_name_for_this_machine_reads_and_writes_nothing(browser, host, method):
    answer = browser.request(method, "/", headers={"host": host})
    assert answer.status_code == 403
    assert "Các chiến dịch" not in answer.text


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_page_writes_nothing(browser, origin):
    answer = browser.post("/language/en", headers={"origin": origin})
    assert (answer.status_code, answer.cookies.get("vanthu-lang")) == (403, None)


def test_what_does_not_say_where_it_comes_from_writes_nothing(browser):
    del browser.headers["origin"]
    assert browser.post("/language/en").status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_what_the_browser_says_of_another_site_counts_too(browser, site):
    assert browser.post("/language/en", headers={"sec-fetch-site": site}).status_code == 403


def test_two_origins_are_none(browser):
    lines = [
        (b"host", f"127.0.0.1:{PORT}".encode()),
        (b"origin", ORIGIN.encode()),
        (b"origin", b"null"),
    ]
    assert browser.post("/language/en", headers=lines).status_code == 403


def test_our_own_page_writes(browser):
    answer = browser.post("/language/en", headers={"sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.cookies["vanthu-lang"]) == (303, "en")
    assert "Begin a campaign" in browser.get("/").text


def test_without_the_key_nothing_is_read(desk):
    stranger = Browser(desk, has_key=False)
    for path in ("/", "/assets/x/page.css", "/enter", "/enter?key=", "/enter?key=x"):
        assert stranger.get(path).status_code == 401


@pytest.mark.parametrize("cookie", ["", "x", "é", "x" * 5000, 'x"; vanthu-8123="y'])
def test_a_guessed_cookie_is_no_key(desk, cookie):
    stranger = Browser(desk, has_key=False)
    header = {"cookie": f"vanthu-{PORT}={cookie}".encode()}
    assert stranger.get("/", headers=header).status_code == 401


def test_a_word_lets_in_once(desk):
    browser = Browser(desk, has_key=False)
    word = browser.keys.new_word()
    first = browser.get("/enter", params={"key": word})
    assert first.headers["location"] == "/"
    assert first.headers["set-cookie"].endswith("; HttpOnly; SameSite=Strict; Path=/")
    assert Browser(desk, has_key=False).get("/enter", params={"key": word}).status_code == 401
    browser.cookies.clear()
    assert browser.get("/enter", params={"key": word}).status_code == 401


def test_every_answer_forbids_scripts_of_others_frames_and_caches(browser):
    for path in ("/", "/nothing-here", "/enter?key=x"):
        headers = browser.get(path).headers
        assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_a_body_that_is_too_large_is_refused_told_or_not(browser, monkeypatch):
    monkeypatch.setattr(guarding, "LARGEST_BODY", 1000)
    assert browser.post("/language/en", content=b"x" * 1001).status_code == 413

    def parts():
        yield from [b"x" * 600] * 2

    answer = browser.post("/language/en", content=parts())
    assert answer.status_code in {303, 413}


@pytest.mark.parametrize("path", ["/../vanthu.yaml", "/assets/x/../../desk.py", "/assets/x/%2e%2e/desk.py", "/%00", "/..%2f..%2fvanthu.yaml", "/campaigns/..%5c.."])  # fmt: skip
def test_no_path_leads_to_a_file(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "class Desk" not in answer.text


def test_an_asset_is_known_by_its_digest_and_name(browser):
    from generator.web.shipped_assets import address_of

    answer = browser.get(address_of("page.css"))
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")
    assert browser.get("/assets/0000/page.css").status_code == 404


def test_who_is_turned_away_reads_a_page_and_a_script_a_line(desk):
    stranger = Browser(desk, has_key=False)
    page = stranger.get("/", headers={"accept": "text/html,*/*"})
    assert (page.status_code, page.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert "<h1>Chưa mở được trang</h1><p>trang này chỉ mở được từ máy này" in page.text
    assert stranger.get("/", headers={"accept": "*/*"}).text.startswith("trang này chỉ mở được")
