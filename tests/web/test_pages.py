"""Every page in a real browser: without a complaint, open to everybody, narrow and wide, in both languages."""

from __future__ import annotations

import datetime
import shutil
from urllib.parse import urljoin

import pytest
from chromium import NARROW, WIDE, browser_of, opened, page_here, violations
from places import OFFICE
from walking import ASKED, PAGES

from generator.register import adopt_register, init_register, open_register
from generator.workspace import Workspace

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page") / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    broken = folder / "campaigns" / "thi-dua" / "documents" / "hong.yaml"
    _in_the_book(folder)
    broken.write_text("kind: report\nsubject Báo cáo\nbody: |\n  Một.\n", encoding="utf-8")
    broken.with_name("thu-muc.yaml").mkdir()
    (folder / "campaigns" / "dang-do").mkdir()
    (folder / "campaigns" / "dang-do" / "campaign.yaml").write_text("code: [", encoding="utf-8")
    with (
        browser_of() as browser,
        page_here(folder) as address,
        opened(browser, address) as tab,
    ):
        yield tab


def _in_the_book(folder):
    """A register with the plan that others cite."""
    register = open_register(Workspace(folder), "ldld-song-hoa")
    init_register(register, datetime.date(2025, 1, 2), {})
    book = register.book(2025)
    row = "{number: 3, symbol: KH-LĐLĐ, date: 10/01/2025, title: Kế hoạch, key: thi-dua/kh_01}"
    book.write_text(f"{book.read_text('utf-8').rstrip().removesuffix('[]')}\n  - {row}\n", "utf-8")
    adopt_register(register)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(served, path, size):
    served.set_viewport_size(size)
    served.complaints.clear()
    answer = served.goto(urljoin(served.url, path))
    assert answer.status == 200
    for scheme in ("dark", "light"):
        served.emulate_media(color_scheme=scheme)
        assert violations(served) == {}, scheme
    assert served.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert served.complaints == []


REFUSED = {
    "/nowhere": 404,
    "/clash/gone": 404,
    "/campaigns/thi-dua/documents/gone": 404,
    "/campaigns/dang-do": 422,
    "/campaigns/thi-dua/documents/thu-muc": 200,
    "/enter?key=old": 401,
}
"""What somebody meets who goes astray, or whose records do not open."""


@pytest.mark.parametrize("path", REFUSED)
def test_what_cannot_be_opened_is_told_to_everybody(served, path):
    answer = served.goto(urljoin(served.url, path))
    assert answer.status == REFUSED[path]
    for size in (WIDE, NARROW):
        served.set_viewport_size(size)
        assert violations(served) == {}
        assert served.evaluate("document.documentElement.scrollWidth") <= size["width"]
    served.complaints.clear()


def test_without_scripts_and_without_an_answer_a_page_is_for_everybody(served):
    served.goto(urljoin(served.url, "/campaigns/thi-dua/units"))
    shown = served.evaluate("document.querySelector('noscript').textContent")
    served.evaluate(
        "told => { document.querySelector('main').innerHTML = `<h1>Đơn vị</h1>${told}`; }", shown
    )
    assert served.locator("main form").count() > 0
    assert violations(served) == {}
    served.goto(urljoin(served.url, "/campaigns/thi-dua/documents/bc_01"))
    served.evaluate("document.querySelector('#gone').hidden = false")
    served.evaluate("document.querySelector('#kept').hidden = false")
    assert violations(served) == {}
    served.complaints.clear()


SEND = """([path, sent]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of Object.entries(sent)) form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}"""


@pytest.mark.parametrize("path", ASKED)
def test_what_asks_before_it_writes_is_for_everybody(served, path):
    served.goto(urljoin(served.url, "/unsaved"))
    served.complaints.clear()
    with served.expect_navigation() as sent:
        served.evaluate(SEND, [path, ASKED[path]])
    assert sent.value.status == 200
    for size in (WIDE, NARROW):
        served.set_viewport_size(size)
        assert violations(served) == {}
        assert served.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert served.complaints == []


def test_the_manual_is_for_everybody(served):
    """In the narrow window alone: its pages are of one make. What is made of the program is the longest and left out."""
    served.set_viewport_size(NARROW)
    for name in ("day", "install", "doctor", "records", "sharing", "upgrade", "E-DATE", "as_of"):
        served.goto(urljoin(served.url, f"/help/{name}"))
        assert violations(served) == {}, name
        assert served.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name


def test_the_language_is_chosen_in_the_page(served):
    served.goto(urljoin(served.url, "/"))
    served.get_by_role("button", name="English").click()
    served.get_by_role("heading", name="Campaigns").wait_for()
    served.get_by_role("button", name="Tiếng Việt").click()
    served.get_by_role("heading", name="Các chiến dịch").wait_for()
