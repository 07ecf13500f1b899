"""Findings by what they are about."""

from __future__ import annotations

from functools import partial

import pytest
import read_papers
from right_documents import letter

from generator.lint.finding_topics import FindingTopic, by_topic, topic_of
from generator.lint.rules import RULES
from generator.problems import Severity, say

checked = partial(read_papers.checked, name="thư.docx")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_about_something(rule):
    assert topic_of(rule, say("sai")) in FindingTopic


@pytest.mark.parametrize(
    ("rule", "topic"),
    [
        ("ND30-II.6.e-linespace", FindingTopic.SPACING),
        ("ND30-II.6.dd-dieu", FindingTopic.TEXT),
        ("ND30-II.9.d-luu", FindingTopic.END),
        ("ND30-I.4-font", FindingTopic.FONT),
        ("ND30-I.1-paper", FindingTopic.PAPER),
        ("ND30-III.1.b-title", FindingTopic.ANNEX),
        ("PRAC-count-pad", FindingTopic.WRITING),
        ("OOXML-revision", FindingTopic.FILE),
    ],
)
def test_the_rule_tells_what_a_finding_is_about(rule, topic):
    assert topic_of(rule, say("sai")) is topic


def test_the_looks_of_a_part_go_with_those_of_other_parts():
    paper = letter().set("number", size=28).set("text1", size=22).set("last", size=24)

    groups = {one.topic: str(one.told) for one in by_topic(checked(paper).findings)}

    assert groups == {FindingTopic.FONT: "phông chữ, cỡ chữ, màu chữ không đúng: 3 đoạn"}


def test_what_has_an_error_comes_first():
    paper = letter().set("number", size=28).text("clause1", "01 cán bộ", "1 cán bộ")

    groups = by_topic(checked(paper).findings)

    assert [(one.topic, one.severity) for one in groups] == [
        (FindingTopic.FONT, Severity.ERROR),
        (FindingTopic.WRITING, Severity.INFO),
    ]
    assert str(groups[1].told) == "cách viết số, ngày, viết hoa, dấu câu không đúng: 1 điều"
