"""The manual of a rule for `--explain`: its docstring, article and weight in each profile."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from generator.lint.rules import RULES
from generator.problems import Message, Severity, say
from generator.standard import load_standard, profile_ids

_WEIGHTS = {
    Severity.ERROR: say("lỗi"),
    Severity.WARNING: say("cảnh báo"),
    Severity.INFO: say("gợi ý"),
    None: say("không kiểm tra"),
}


def explain_rule(name: str, translate: Callable[[str], str] = str) -> str | None:
    """The manual as text; None for an unknown rule (see `nearest_rules`)."""
    rule = RULES.get(name)
    if rule is None:
        return None
    weights = [f"  {profile}: {weight}" for profile, weight in _by_profile(name, translate)]
    heading = say("Mức độ theo bộ quy tắc:").text(translate)
    return "\n".join([name, "", translate(rule.manual), "", heading, *weights])


def _by_profile(name: str, translate: Callable[[str], str]) -> list[tuple[str, str]]:
    return [
        (profile, weight_word(RULES[name].severity(load_standard(profile))).text(translate))
        for profile in profile_ids()
    ]


def weight_word(severity: Severity | None) -> Message:
    """«lỗi», «cảnh báo», «gợi ý» or «không kiểm tra»."""
    return _WEIGHTS[severity]


def nearest_rules(name: str) -> list[str]:
    """Rules whose id resembles a mistyped one."""
    folded = {rule.casefold(): rule for rule in RULES}
    near = get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
    inside = [rule for low, rule in folded.items() if name.casefold() in low]
    return list(dict.fromkeys([*inside[:5], *(folded[one] for one in near)]))
