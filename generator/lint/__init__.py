"""Checks any Word document against the official format (thể thức và kỹ thuật trình bày).

`package` opens the file safely, `anatomy` takes it apart once, the rules in `rules/` see only what
it found, `report` tells the findings, `annotate` and `fix` write copies. Every figure comes from
the format data of the profile. Knows neither records nor campaigns, and changes no file in place.
"""

from __future__ import annotations

from generator.lint.anatomy import Document, read_document
from generator.lint.annotate import annotate
from generator.lint.check import (
    Checked,
    lint_document,
    lint_file,
    profile_of,
    rule_severity,
)
from generator.lint.explain import explain_rule, nearest_rules
from generator.lint.fix import Fixed, fix_file
from generator.lint.package import open_package, read_package
from generator.lint.report import to_json, to_sarif, to_text
from generator.lint.rule import Finding, Rule
from generator.lint.rules import RULES

__all__ = [
    "RULES",
    "Checked",
    "Document",
    "Finding",
    "Fixed",
    "Rule",
    "annotate",
    "explain_rule",
    "fix_file",
    "lint_document",
    "lint_file",
    "nearest_rules",
    "open_package",
    "profile_of",
    "read_document",
    "read_package",
    "rule_severity",
    "to_json",
    "to_sarif",
    "to_text",
]
