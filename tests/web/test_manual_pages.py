"""The manual in the page: topics, a search, headings that can be linked to, no HTML from Markdown."""

from __future__ import annotations

import pytest
from places import ROOT

from generator.office.manual.topics import all_topics
from generator.web.manual_html import manual_html


def test_the_manual_lists_its_topics_and_finds_words(browser):
    told = browser.get("/help", params={"q": "mat dien"}).text
    assert '<a href="/help/register#hai-văn-thư-đầy-ổ-đĩa-mất-điện">' in told
    assert '<a href="/help/week">Việc hằng tuần: mỗi tuần một lệnh</a>' in told


@pytest.mark.parametrize("name", all_topics())
def test_every_topic_has_a_page(browser, name):
    answer = browser.get(f"/help/{name}")
    assert answer.status_code == 200
    assert "<h1 id=" in answer.text
    assert ".md" not in [
        part.split('"')[0].split("#")[0][-3:] for part in answer.text.split('href="')
    ]


def test_a_topic_that_is_not_there_is_told_with_what_there_is(browser):
    answer = browser.get("/help/regster")
    assert answer.status_code == 404
    assert "không có mục «regster»" in answer.text


def test_links_lead_to_pages_and_headings_of_the_manual_alone():
    html = manual_html(
        "# A b\n\n[x](week.md#c) [y](#a-b) [z](../CONTRIBUTING.md) [w](javascript:a)"
    )
    assert html == (
        '<h1 id="a-b">A b</h1>\n<p><a href="/help/week#c">x</a> <a href="#a-b">y</a> z [w](javascript:a)</p>\n'
    )


def test_html_of_a_page_is_text():
    assert manual_html("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"


def test_pictures_are_those_of_the_docs_alone(browser):
    answer = browser.get("/help/pictures/page.png")
    assert answer.content == (ROOT / "docs" / "page.png").read_bytes()
    for name in ("begin.md", "..%2Fpyproject.toml", "khac.png"):
        assert browser.get(f"/help/pictures/{name}").status_code == 404
