"""Short texts and what is found in them, side by side in `cases.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from typescript import word_file

from generator.audit import audit_manuscript, read_text
from generator.audit.reading.word import manuscript_of
from generator.lint import read_document
from generator.lint.reading.word_package import read_package

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
RIGHT = [
    pytest.param(text, id=f"{kind}-{at}")
    for kind, cases in CASES.items()
    for at, text in enumerate(cases["right"], 1)
]
WRONG = [
    pytest.param(*told.split(" ", 1), text, id=f"{kind}-{at}")
    for kind, cases in CASES.items()
    for at, case in enumerate(cases.get("wrong", ()), 1)
    for told, text in case.items()
]


def found_in(text):
    """Code, and the figures that the finding points at, of each finding."""
    return [
        (one.code, [passage.text[start:end] for passage, start, end in stretches(one.doubt)])
        for one in audit_manuscript(read(text)).findings
    ]


def read(text):
    """As it is pasted; a table with merged cells as Word has it."""
    if re.search(r"\| [<^]|^\^", text, re.MULTILINE):
        return manuscript_of(read_document(read_package(word_file(text), "-")))
    return read_text(text)


def stretches(doubt):
    return [(doubt.passage, doubt.start, doubt.end), *doubt.others]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_text_has_no_finding(text):
    assert found_in(text) == []


@pytest.mark.parametrize(("code", "figure", "text"), WRONG)
def test_what_cannot_be_right_is_found_where_it_stands(code, figure, text):
    found = found_in(text)
    assert any(
        told == code and any(figure in one or one in figure for one in shown)
        for told, shown in found
    ), found


def test_half_of_the_cases_are_right():
    assert len(RIGHT) + len(WRONG) >= 220
    assert len(RIGHT) >= len(WRONG)
