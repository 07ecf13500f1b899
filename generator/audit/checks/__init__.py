"""All checks of the audit, by what they look at; each docstring is a manual.

A new check is a decorated function in one of these modules, or in a module of its own added below.
"""

from __future__ import annotations

from importlib import import_module

from generator.audit.audit_check import Check

_MODULES = (
    "percents",
    "bracketed_shares",
    "off_target",
    "growth",
    "parts_and_whole",
    "calendar_days",
    "full_shares",
    "counts",
    "money",
    "manners",
    "table_sums",
    "orders",
    "same",
    "events",
    "bases",
    "later",
    "remainders",
    "clauses",
    "ways",
)
CHECKS: dict[str, Check] = {
    found.code: found
    for name in _MODULES
    for found in vars(import_module(f"{__name__}.{name}")).values()
    if isinstance(found, Check)
}
