"""A paper opened and checked, with which most tests of the linter begin."""

from __future__ import annotations

from word_paper import Paper

from generator.lint.linting import LintResult, lint_document
from generator.lint.reading.anatomy import WordFile, read_document
from generator.lint.reading.word_package import read_package
from generator.standard.profile import load_standard


def opened(paper: Paper, name: str = "thu.docx") -> WordFile:
    return read_document(read_package(paper.save(), name))


def checked(paper: Paper, profile: str = "nd30", name: str = "thu.docx") -> LintResult:
    return lint_document(opened(paper, name), load_standard(profile))
