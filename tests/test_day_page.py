"""The same day in the page, as docs/day.md tells it: what is pressed, typed, chosen and dropped, and what the page says.

Whoever does it knows the words that stand in the page and nothing else: links and buttons by what they say, fields by
their labels. Nothing of it needs a script.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from browsing import Browser
from lxml import html
from outline import outline
from test_day import PAGE, folder

from generator.cli.app import run
from generator.web.desk import Desk
from generator.workspace.folders import find_workspace

__all__ = ["folder"]
SECTION = PAGE.partition("## Cùng ngày ấy trên trang vanthu")[2]
LINES = "".join(re.findall(r"^```text\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)).splitlines()


def words_of(element):
    """What stands there to be read."""
    for one in element.xpath(".//script"):
        one.drop_tree()
    return " ".join(" ".join(element.itertext()).split())


class Person:
    """Reads the page and answers it, by the words that stand there."""

    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder
        self.shows(browser.get("/"))

    def shows(self, answer):
        while answer.status_code in {302, 303}:
            answer = self.browser.get(answer.headers["location"])
        assert answer.status_code < 400, answer.text
        shown = html.fromstring(answer.text)
        self.part = None if shown.find(".//main") is not None else shown
        if self.part is None:
            self.address, self.page, self.files = str(answer.url), shown, {}

    def named(self, kind, name):
        """The first whose words are these, else the first that begins with them."""
        found = list(self.page.iter(kind))
        exact = [one for one in found if words_of(one) == name]
        begun = [one for one in found if words_of(one).startswith(name)]
        assert exact or begun, (
            f"no {kind} «{name}» in {self.address}: {[words_of(one) for one in found]}"
        )
        return (exact or begun)[0]

    def follow(self, name):
        self.shows(self.browser.get(self.named("a", name).get("href")))

    def field(self, name):
        label = self.named("label", name)
        inside = label.find(".//input")
        if inside is not None:
            return inside
        return self.page.get_element_by_id(label.get("for"))

    def fill(self, name, value):
        aria = self.page.xpath("//input[@aria-label=$name]", name=name)
        found = aria[0] if aria else self.field(name)
        if found.get("type") == "file":
            self.files[found.get("name")] = (value, (self.folder / value).read_bytes())
        else:
            found.value = value

    def choose(self, name):
        found = self.field(name)
        for one in self.page.xpath("//input[@name=$name]", name=found.get("name")):
            one.attrib.pop("checked", None)
        found.set("checked", "")

    def press(self, name):
        button = self.named("button", name)
        form = next(button.iterancestors("form"))
        to = button.get("formaction") or form.action or self.address
        sent = dict(form.form_values())
        if button.get("name"):
            sent[button.get("name")] = button.get("value", "")
        files = {name: self.files[name] for name in self.files} or None
        self.shows(self.browser.post(urljoin(self.address, to), data=sent, files=files))

    def told(self):
        """What stands there; of something that is being done, whose part the page's script puts in, what came of it."""
        shown = self.page if self.part is None else self.part
        found = shown.xpath("//*[@data-outcome]")
        if not found:
            return words_of(self.page.find(".//main"))
        running = found[0]
        self.browser.get(running.get("data-events"))
        return words_of(html.fromstring(self.browser.get(running.get("data-outcome")).text))


@pytest.mark.slow
def test_the_day_goes_in_the_page_as_it_is_told(folder):
    run(["init", "--empty"])
    person = Person(Browser(Desk(find_workspace(folder), "Lan")), folder)
    for line in LINES:
        if found := re.fullmatch(r"«(.+)»", line):
            person.follow(found[1])
        elif found := re.fullmatch(r"\[(.+)\]", line):
            person.press(found[1])
        elif line.startswith("(•) "):
            person.choose(line[4:])
        elif line.startswith("> "):
            assert line[2:] in person.told(), line
        else:
            person.fill(*line.split(": ", 1))
    letter = next(folder.glob("output/*/cong_van_giao_chi_tieu.docx"))
    said = outline(letter.read_bytes())
    assert "Số: 01/LĐLĐ-VP" in said
    assert "46 sáng kiến" in said
