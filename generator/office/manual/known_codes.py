"""A code of a message looked up in the manual: what it means, what it is told with, what to do."""

from __future__ import annotations

from functools import cache

from generator.audit import explain_check
from generator.lint import explain_rule
from generator.office.manual.manual_text import docs_folder, heading_of, manual_parts
from generator.problems import Translate

_WEIGHTS = ("E-", "W-", "I-")


def code_text(asked: str, translate: Translate = str) -> str | None:
    """The part of the page on codes, with the manual of a check or a rule; a code of another weight for one that is none."""
    code = asked.strip().upper()
    for known in (code, *(f"{weight}{code[2:]}" for weight in _WEIGHTS)):
        if known in known_codes():
            return "\n\n".join([known_codes()[known], *_lines(explain_check(known))])
    lines = _lines(explain_rule(asked.strip(), translate))
    return "\n\n".join([f"# {asked.strip()}", *lines]) if lines else None


def _lines(manual: str | None) -> list[str]:
    """Each line of a manual by itself, but for the first, which is its code."""
    return [line for line in (manual or "").splitlines()[1:] if line.strip()]


@cache
def known_codes() -> dict[str, str]:
    """The part of docs/codes.md on each code."""
    parts = manual_parts((docs_folder() / "codes.md").read_text(encoding="utf-8"))
    return {heading_of(part): part.removeprefix("#") for part in parts[1:]}
