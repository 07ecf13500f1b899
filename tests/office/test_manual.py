"""The manual inside: every page of the docs is a topic, links lead somewhere, and words are found without marks."""

from __future__ import annotations

import re

import pytest
from places import ROOT

from generator.office.manual.manual_text import anchor_of, heading_of, manual_parts, manual_text
from generator.office.manual.searching import find_in_manual
from generator.office.manual.topics import all_topics, topic_groups, topic_named
from generator.problems import NotFound

FOR_DEVELOPERS = {"translating"}
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def anchors(text):
    """The names of the headings of a page."""
    return {anchor_of(heading_of(part)) for part in manual_parts(text)}


def test_every_page_of_the_docs_is_a_topic_in_one_group():
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - FOR_DEVELOPERS
    told = [topic.code for _, topics in topic_groups() for topic in topics]
    assert sorted(told) == sorted(pages | {"tasks", "sharing", "upgrade"})


@pytest.mark.parametrize("name", all_topics())
def test_links_of_a_page_lead_to_a_page_and_a_heading_that_are_there(name):
    text = manual_text(all_topics()[name])
    for file, anchor in LINK.findall(CODE.sub("", text)):
        if file.startswith(("https:", "../")):
            continue
        page = text if not file else (ROOT / "docs" / file).read_text(encoding="utf-8")
        assert not anchor or anchor in anchors(page), (file, anchor)


@pytest.mark.parametrize("asked", ["glossary", "thuật ngữ", "Thuat Ngu"])
def test_a_topic_is_asked_for_by_its_name_or_by_what_it_is_called(asked):
    assert topic_named(asked).code == "glossary"


def test_a_topic_that_is_not_there_is_told_with_the_nearest():
    with pytest.raises(NotFound, match="regster") as refused:
        topic_named("regster")
    assert str(refused.value.hint) == "có phải «register» (Sổ đăng ký văn bản đi)?"


def test_words_are_found_without_marks_together_first():
    first, *_ = find_in_manual("mat dien")
    assert "mất điện" in first.heading
    assert find_in_manual("mat dien") == find_in_manual("MẤT  ĐIỆN")
    assert find_in_manual("ất iện") == []


def test_who_reads_english_gets_what_is_english_of_a_page_first():
    vietnamese, english = (manual_text(all_topics()["week"], one) for one in ("vi", "en"))
    assert english.split("\n\n")[1].startswith("In English: at a terminal each doubt is asked")
    assert vietnamese.split("\n\n")[1].startswith("Mỗi tuần một lệnh")
    assert english.endswith(vietnamese.split("\n\n", 1)[1].strip())


@pytest.mark.parametrize(
    ("language", "row"),
    [("vi", "| xem các loại văn bản |"), ("en", "| see the kinds of document |")],
)
def test_the_tasks_are_those_of_the_readme(language, row):
    text = manual_text(all_topics()["tasks"], language)
    assert row in text
    assert "](docs/" not in text


def test_every_sign_of_health_stands_on_its_page():
    package = ROOT / "generator" / "office"
    sources = [package / "health.py", package / "folder_health.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    codes = set(re.findall(r'Sign\(\s*f?"([a-z-]+)', text))
    page = manual_text(all_topics()["doctor"])
    assert {"rights", "extra-", "locks"} <= codes
    assert [code for code in codes if f"`{code}" not in page] == []
