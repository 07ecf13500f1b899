"""Nothing that was sent is sent again by going back or by loading a page anew: a POST leads to the page that answers it."""

from __future__ import annotations

import pytest
from browsing import Browser
from walking import Walk, quiet_machine

from generator.web.desk import Desk
from generator.web.pages_answered import KeptAnswers


def is_page(answer):
    return (
        answer.headers.get("content-type", "").startswith("text/html") and answer.status_code != 303
    )


def test_no_page_is_the_answer_to_what_was_sent(office_copy, monkeypatch):
    quiet_machine(monkeypatch)
    browser = Browser(Desk(office_copy, "Lan"))
    steps = Walk(browser).go()

    sent = [
        (address, browser.first(answer))
        for (method, _), address, answer in steps
        if method == "POST"
    ]

    assert len(sent) > 40
    assert [
        address
        for address, first in sent
        if is_page(first) and "hx-request" not in first.request.headers
    ] == []


def test_what_was_answered_is_there_as_often_as_it_is_asked_for(browser):
    answer = browser.post("/new/issuer", data={"name": "UBND xã Tân Phú", "proposed.name": ""})
    there = browser.first(answer).headers["location"]

    assert browser.get(there).text == browser.get(there).text == answer.text
    assert browser.get(there).status_code == answer.status_code == 422


@pytest.mark.parametrize(
    ("of", "page"),
    [
        ("/campaigns/thi-dua/figures/read", "/campaigns/thi-dua/figures"),
        ("/campaigns/thi-dua/documents/bc_01/issue", "/campaigns/thi-dua/documents/bc_01/issue"),
        ("/nowhere", "/"),
        ("//evil.example/x", "/"),
    ],
)
def test_once_it_is_gone_the_page_leads_on(browser, of, page):
    assert browser.get("/answers/gone", params={"of": of}).headers["location"] == page


def test_so_many_answers_are_kept_and_no_more():
    kept = KeptAnswers(most=2, cap=10)
    first, second, third = (kept.keep(200, text) for text in (b"1", b"2", b"3"))
    assert [kept.of(key) for key in (first, second, third)] == [None, (200, b"2"), (200, b"3")]

    large = kept.keep(422, b"x" * 20)
    assert [kept.of(second), kept.of(third), kept.of(large)] == [None, None, (422, b"x" * 20)]
