"""Pages other than the first are loaded when one is asked for; then all is as if they had been there."""

from __future__ import annotations

import re

import pytest
from browsing import ORIGIN, PORT, Browser
from starlette.routing import Match
from starlette.testclient import TestClient
from walking import addresses_of

from generator.web.addresses import OtherPages, build_app
from generator.web.guarding import Guard, Keys


@pytest.fixture
def others():
    return OtherPages()


def leading(pages, asked):
    """The address that answers."""
    return next(one for one in pages.routes if one.matches(asked)[0] is Match.FULL)


def _there(path):
    return re.sub(r"\{[^}]*\}", "7", path)


@pytest.fixture
def later(desk, others):
    keys = Keys()
    guard = Guard(build_app(desk, others), keys, PORT)
    made = TestClient(guard, base_url=ORIGIN, headers={"origin": ORIGIN}, follow_redirects=False)
    made.get("/enter", params={"key": keys.new_word()})
    return made


def test_the_first_page_needs_no_other(later, others):
    assert later.get("/").status_code == 200
    assert not others.is_loaded


def test_a_page_that_its_address_tells_needs_no_other(later, others):
    assert later.get("/campaigns/thi-dua/units").status_code == 200
    assert not others.is_loaded


def test_each_address_is_of_one_page_alone(desk):
    routes = build_app(desk).routes
    for method, path in addresses_of(desk):
        asked = {"type": "http", "method": method, "path": _there(path), "headers": []}
        assert sum(one.matches(asked)[0] is Match.FULL for one in routes) == 1, path


def test_what_an_address_tells_leads_where_all_pages_lead(desk):
    all_pages, first = build_app(desk), build_app(desk, OtherPages()).routes
    for method, path in addresses_of(desk):
        asked = {"type": "http", "method": method, "path": _there(path), "headers": []}
        wanted = leading(all_pages, asked)
        if wanted not in first:
            assert leading(OtherPages().leading(asked), asked) is wanted


@pytest.mark.parametrize(
    "path", ["/", "/campaigns/thi-dua", "/campaigns/thi-dua/units", "/register", "/none", "/units/"]
)
def test_every_page_is_the_same(later, desk, path):
    at_once, loaded_later = Browser(desk).get(path), later.get(path)
    assert (loaded_later.status_code, loaded_later.text) == (at_once.status_code, at_once.text)


def test_what_is_written_by_a_page_that_reads_is_refused(later):
    assert later.post("/campaigns/thi-dua/units").status_code == 405


@pytest.mark.parametrize("here", ["/campaigns/thi-dua/figures", "/campaigns/thi-dua/figures/read"])
def test_a_page_that_only_answers_leads_to_the_one_above_it(later, here):
    chosen = later.post("/language/en", data={"here": here})
    gone = later.get("/answers/gone", params={"of": here})
    wanted = "/campaigns/thi-dua/figures"
    assert [one.headers["location"] for one in (chosen, gone)] == [wanted, wanted]
