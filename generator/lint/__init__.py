"""Checks any Word document against the official format (thể thức và kỹ thuật trình bày).

`package` opens the file safely, `anatomy` takes it apart once, the rules in `rules/` see only what
it found, `report` tells the findings, `annotate` and `fix` write copies. Every figure comes from
the format data of the profile. Knows neither records nor campaigns, and changes no file in place.
"""

from __future__ import annotations

from generator.lint.annotate import annotate
from generator.lint.explain import explain_rule, nearest_rules
from generator.lint.fix import fix_file
from generator.lint.linting import Checked, lint_file
from generator.lint.report import to_json, to_sarif, to_text

__all__ = [
    "Checked",
    "annotate",
    "explain_rule",
    "fix_file",
    "lint_file",
    "nearest_rules",
    "to_json",
    "to_sarif",
    "to_text",
]
