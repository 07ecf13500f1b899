"""All rules of the linter, by the part of a document that they judge; each docstring is a manual.

A new rule is a decorated function in one of these modules, or in a module of its own added below.
"""

from __future__ import annotations

from importlib import import_module

from generator.lint.rule import LintRule

_MODULES = (
    "page font components letterhead number_date opening headings"
    " running_text receivers signature annex marks capitals prose figure_tables page_breaks word_markup"
    " word_fitting word_ranges word_lists package_parts"
)
RULES: dict[str, LintRule] = {
    found.id: found
    for name in _MODULES.split()
    for found in vars(import_module(f"{__name__}.{name}")).values()
    if isinstance(found, LintRule)
}
