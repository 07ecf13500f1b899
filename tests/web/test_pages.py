"""Every page in a real browser: without a complaint, open to everybody, narrow and wide, in both languages."""

from __future__ import annotations

import shutil
from urllib.parse import urljoin

import pytest
from chromium import NARROW, WIDE, browser_of, opened, page_here, violations
from places import OFFICE
from walking import PAGES

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page") / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    broken = folder / "campaigns" / "thi-dua" / "documents" / "hong.yaml"
    broken.write_text("kind: report\nsubject Báo cáo\nbody: |\n  Một.\n", encoding="utf-8")
    with (
        browser_of() as browser,
        page_here(folder) as address,
        opened(browser, address) as tab,
    ):
        yield tab


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(served, path, size, scheme):
    served.set_viewport_size(size)
    served.emulate_media(color_scheme=scheme)
    served.complaints.clear()
    answer = served.goto(urljoin(served.url, path))
    assert answer.status == 200
    assert violations(served) == {}
    assert served.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert served.complaints == []


def test_the_manual_is_for_everybody(served):
    """In the narrow window alone: its pages are of one make. What is made of the program is the longest and left out."""
    served.set_viewport_size(NARROW)
    for name in ("day", "install", "doctor", "sharing", "upgrade", "E-DATE", "as_of"):
        served.goto(urljoin(served.url, f"/help/{name}"))
        assert violations(served) == {}, name
        assert served.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name


def test_the_language_is_chosen_in_the_page(served):
    served.goto(urljoin(served.url, "/"))
    served.get_by_role("button", name="English").click()
    served.get_by_role("heading", name="Campaigns").wait_for()
    served.get_by_role("button", name="Tiếng Việt").click()
    served.get_by_role("heading", name="Các chiến dịch").wait_for()
