"""Long right texts of many kinds of offices, as pasted and as Word files: no figure in them is wrong."""

from __future__ import annotations

import pytest
from places import HERE
from typescript import plain, word_file

from generator.audit import audit_manuscript, read_text
from generator.audit.reading.all_kinds import read_manuscript
from generator.problems import Severity

TEXTS = sorted((HERE / "data" / "audit").glob("*.txt"))
FALSE_WARNINGS = 5
"""At most so many in a thousand numbers, over all texts."""


def read(path, folder):
    """A text both ways: as pasted, and as a Word file."""
    text = path.read_text(encoding="utf-8")
    file = folder / f"{path.stem}.docx"
    file.write_bytes(word_file(text))
    return audit_manuscript(read_text(plain(text))), audit_manuscript(read_manuscript(file))


@pytest.fixture(scope="module")
def audits(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    return {path.stem: read(path, folder) for path in TEXTS}


def said(audit, severity):
    return [
        f"{one.code} {one.doubt.message} {one.doubt.working}"
        for one in audit.findings
        if one.severity is severity
    ]


def test_no_figure_of_a_right_text_is_called_an_error(audits):
    found = {name: [said(one, Severity.ERROR) for one in both] for name, both in audits.items()}
    assert found == {name: [[], []] for name in audits}


def test_warnings_are_rare(audits):
    both = [one for each in audits.values() for one in each]
    told = [words for one in both for words in said(one, Severity.WARNING)]
    assert len(told) * 1_000 <= FALSE_WARNINGS * sum(one.read for one in both), told


def test_what_stands_in_tables_notes_and_boxes_is_read(audits):
    counts = {name: [one.read for one in both] for name, both in audits.items()}
    assert min(min(both) for both in counts.values()) > 40
    assert all(word >= text * 0.9 for text, word in counts.values()), counts
