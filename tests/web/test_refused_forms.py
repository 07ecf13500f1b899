"""In a real browser, on a narrow screen: whatever was refused, is open over the page or came from outside is for everybody."""

from __future__ import annotations

import shutil
from urllib.parse import urljoin

import pytest
from chromium import NARROW, browser_of, dealt_with, new_tab, opened, page_here, violations
from places import OFFICE

pytestmark = [pytest.mark.slow, pytest.mark.browser]
CAMPAIGN = "/campaigns/thi-dua"
REPORT = f"{CAMPAIGN}/documents/bc_01"
SHEET = "Đơn vị;Số sáng kiến\nAn Phú;1,340\nKhông có;12\n".encode()


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refused") / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    with (
        browser_of() as browser,
        page_here(folder) as address,
        opened(browser, address, NARROW) as found,
    ):
        found.folder = folder
        yield found


def filled(tab, **texts):
    """Entries filled in, and the form sent by keyboard from the last of them."""
    for name, text in texts.items():
        entry = tab.locator(f'main [name="{name}"]').first
        entry.evaluate("one => one.closest('details')?.setAttribute('open', '')")
        entry.fill(text)
    with tab.expect_navigation():
        entry.press("Enter")


def figures_read(tab, **texts):
    tab.set_input_files("#files", {"name": "kq.csv", "mimeType": "text/csv", "buffer": SHEET})
    tab.get_by_role("heading", name="chưa rõ").wait_for()
    filled(tab, **texts)


def dialog(tab, *keys):
    tab.wait_for_selector("#page[data-version]")
    tab.locator(".ProseMirror > p").first.click(position={"x": 2, "y": 6})
    for key in keys:
        tab.keyboard.press(key)
    tab.locator("dialog[open] button:visible").first.wait_for()


REFUSED = {
    "issuer": ("/new/issuer", lambda tab: filled(tab, name="LĐLĐ tỉnh A", place="")),
    "campaign": ("/new/campaign", lambda tab: filled(tab, name="A", starts="1/1/26")),
    "document": (f"{CAMPAIGN}/new/document", lambda tab: filled(tab, as_of="31/5")),
    "change": (f"{CAMPAIGN}/change", lambda tab: filled(tab, **{"phases.0.ends": "15/13"})),
    "issue": (f"{REPORT}/issue", lambda tab: filled(tab, day="2/13")),
    "share": (f"{CAMPAIGN}/units/share", lambda tab: filled(tab, rate="nhiều")),
    "answer": (f"{CAMPAIGN}/figures", lambda tab: figures_read(tab, **{"typed 1": "không biết"})),
    "moment": (f"{CAMPAIGN}/figures", lambda tab: figures_read(tab, as_of="31/13")),
}
"""A page, and what is sent from it that cannot be read."""
FOCUSED = """
() => { const one = document.activeElement;
  const by = (one.getAttribute("aria-describedby") ?? "").split(" ").map(id => document.getElementById(id)?.innerText ?? "");
  return [one.getAttribute("aria-invalid"), by.join(" ").trim().length > 10]; }
"""


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_where_the_keyboard_is(tab, name):
    path, deed = REFUSED[name]
    tab.goto(urljoin(tab.url, path))
    deed(tab)
    assert tab.evaluate(FOCUSED) == ["true", True]
    assert violations(tab) == {}
    assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


KEPT = "() => Object.entries(localStorage).find(([key]) => key.includes('/units/changes'))"
OF_A_LATER_STEP = """([key, kept]) => {
  const { typed, ...more } = JSON.parse(kept);
  localStorage.setItem(key, JSON.stringify({ ...more, typed: [...typed, ["share base members|An Phú Đông", "80"]] }));
}"""


def test_what_is_typed_in_a_form_stays_until_the_server_has_taken_it(tab):
    """Not sent while no server answers, found again in another tab, forgotten once written.

    What was typed in a later step stays with what is typed on in the first one.
    """
    typing, other = new_tab(tab.context), new_tab(tab.context)
    for address in ("**/events*", "**/vanthu.svg"):
        typing.route(address, lambda one: one.abort())
    with typing.expect_event("requestfailed"):
        typing.goto(urljoin(tab.url, f"{CAMPAIGN}/units/changes"))
    typing.get_by_label("đổi tên", exact=True).check()
    typing.locator("main [name=unit]").first.check()
    typing.fill("#day", "1/7/2025")
    typing.fill("#name", "An Phú Đông")
    typing.locator("#name").press("Enter")
    typing.get_by_role("alert").get_by_text("Phần đã gõ còn nguyên ở đây").wait_for()
    assert violations(typing) == {}
    typing.evaluate(OF_A_LATER_STEP, typing.evaluate(KEPT))
    other.goto(typing.url)
    other.get_by_role("status").get_by_text("Đã lấy lại phần gõ dở lúc").wait_for()
    assert other.input_value("#name") == "An Phú Đông"
    assert other.locator("main [name=unit]").first.is_checked()
    assert violations(other) == {}
    other.fill("#day", "1/8/2025")
    other.evaluate("dispatchEvent(new Event('blur'))")
    assert '["share base members|An Phú Đông","80"]' in other.evaluate(KEPT)[1]
    for button in ("Xem trước", "Ghi"):
        with other.expect_navigation():
            other.get_by_role("button", name=button, exact=True).click()
    assert (
        other.evaluate("Object.keys(localStorage).filter(key => key.includes('/units/changes'))")
        == []
    )
    for one in (typing, other):
        one.close()


def test_what_lies_over_a_document_is_for_everybody(tab):
    for keys in (("Control+k",), ("Alt+ArrowDown", "Enter")):
        tab.goto(urljoin(tab.url, REPORT))
        dialog(tab, *keys)
        assert violations(tab) == {}, keys


def test_what_is_told_without_asking_is_for_everybody(tab):
    """Of a file changed elsewhere, and of what is kept nowhere but in the page."""
    tab.goto(urljoin(tab.url, f"{CAMPAIGN}/figures"))
    units = tab.folder / "campaigns/thi-dua/units.yaml"
    units.write_bytes(units.read_bytes() + b"# tay\n")
    tab.locator("#outside", has_text="units.yaml").wait_for()
    assert violations(tab) == {}
    tab.goto(urljoin(tab.url, REPORT))
    dealt_with(tab, "**/keep", lambda one: one.abort())
    tab.wait_for_selector("#page[data-version]")
    tab.locator(".ProseMirror > p").first.click(position={"x": 2, "y": 6})
    tab.keyboard.type("Thêm. ")
    tab.evaluate("dispatchEvent(new Event('blur'))")
    tab.locator("#gone", has_text="Đừng đóng cửa sổ này").wait_for()
    assert violations(tab) == {}
