"""All rules of the linter, by the part of a document that they judge; each docstring is a manual.

A new rule is a decorated function in one of these modules, or in a module of its own added below.
"""

from __future__ import annotations

from importlib import import_module

from generator.lint.rule import Rule

_MODULES = (
    "page font components national_title issuer number place_date title sources headings body"
    " addressees signature recipients annex marks capitals prose tables markup"
)
RULES: dict[str, Rule] = {
    found.id: found
    for name in _MODULES.split()
    for found in vars(import_module(f"{__name__}.{name}")).values()
    if isinstance(found, Rule)
}
