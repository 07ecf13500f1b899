"""Word files that LibreOffice made of web pages, OpenDocument, RTF, Word 97 and Strict Open XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_faults import FAULTS
from made_elsewhere import ALL, HAS_SUITE, as_word

from generator.lint.linting import Asked, lint_file
from generator.lint.rule import LintFinding
from generator.problems import Severity

LEAST = 97
"""Of a hundred single faults so many are found under their own rule."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.soffice,
    pytest.mark.skipif(not HAS_SUITE, reason="needs LibreOffice"),
]


def found_in(file: Path) -> list[LintFinding]:
    return list(lint_file(file, Asked("nd30")).findings)


def test_a_right_document_has_no_errors(tmp_path):
    made = as_word([(one.name, one.source(), one.then) for one in ALL], tmp_path)
    told = {
        name: [str(one.message) for one in found_in(file) if one.severity is not Severity.INFO]
        for name, file in made.items()
    }
    assert told == {one.name: [] for one in ALL}


def test_nearly_all_single_faults_are_found_under_their_rule(tmp_path):
    """Each fault in every ninth document, others for the next; LibreOffice takes its time."""
    tried = {
        f"{fault.rule}: {fault.name} in {one.name}": (one, fault)
        for turn, one in enumerate(ALL)
        for at, fault in enumerate(FAULTS)
        if (turn + at) % 9 == 0
        and fault.fits(one.said())
        and one.source(fault.change) != one.source()
    }
    made = as_word(
        [(name, one.source(fault.change), one.then) for name, (one, fault) in tried.items()],
        tmp_path,
    )
    lost = [
        name
        for name, (_, fault) in tried.items()
        if fault.rule not in {one.rule for one in found_in(made[name])}
    ]
    assert len(tried) > 80
    assert len(lost) * 100 <= len(tried) * (100 - LEAST), "\n".join(lost)
