"""Findings as JSON and SARIF 2.1.0, and the manual of a rule; printing is the command line's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.lint.linting import LintResult
from generator.lint.reading.spot import Spot
from generator.lint.rule import LintFinding, LintRule
from generator.lint.rules import RULES
from generator.problems import WEIGHTS, Message, Severity, Translate, counts_of, how_many, say
from generator.standard import load_standard, profile_ids

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLACE = ("page", "paragraph", "table", "row", "cell", "section", "extract")
_UNASKED = say("không kiểm tra")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def summary(result: LintResult) -> Message:
    """How much was found in a file, by which profile, and how many pages it has where it was laid out."""
    found = how_many(*map(result.count, Severity))
    names = {"file": result.file, "profile": result.standard.name}
    if (pages := result.document.pages) is None:
        return say("{file}: {found} (theo {profile})", found=found, **names)
    said = say(
        "{file}: {found} (theo {profile}), {pages} trang",
        found=found,
        pages=pages.count,
        **names,
    )
    annexed = [str(count or "?") for count in _annex_pages(result)]
    if not annexed:
        return said
    return say("{pages}, trong đó phụ lục: {annexes}", pages=said, annexes=" + ".join(annexed))


def _annex_pages(result: LintResult) -> list[int | None]:
    """How many pages each annex takes, up to the next one; `None` where that is not known."""
    pages, annexes = result.document.pages, result.document.annexes
    if pages is None:
        return []
    found = [pages.pages_of(one.everything) for one in annexes]
    ends = [*(one.start if one else None for one in found[1:]), pages.count + 1]
    return [
        max(end, one.stop) - one.start if one and end else None
        for one, end in zip(found, ends, strict=False)
    ]


def to_data(results: Sequence[LintResult], translate: Translate = str) -> dict[str, Any]:
    """A stable shape for programs: the findings of each file with the place of each."""
    total = counts_of(finding.severity for checked in results for finding in checked.findings)
    return {"checked": [_file(checked, translate) for checked in results], **total}


def _file(checked: LintResult, translate: Translate) -> dict[str, Any]:
    return {
        "file": PurePath(checked.file).as_posix(),
        "profile": checked.standard.profile,
        "pages": _pages(checked),
        "findings": [_finding(finding, translate) for finding in checked.findings],
    }


def _pages(checked: LintResult) -> dict[str, Any] | None:
    pages = checked.document.pages
    return None if pages is None else {"count": pages.count, "annexes": _annex_pages(checked)}


def _finding(finding: LintFinding, translate: Translate) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "article": finding.article,
        "message": finding.message.text(translate),
        "hint": finding.hint.text(translate) if finding.hint else None,
        "form": finding.form or None,
        "place": _at(finding.spot, translate),
        "others": [
            {**_at(one.spot, translate), "message": one.message.text(translate)}
            for one in finding.others
        ],
    }


def _at(spot: Spot, translate: Translate) -> dict[str, Any]:
    under = {"under": spot.under.text(translate) if spot.under else None}
    return {"part": spot.part, **{name: getattr(spot, name) or None for name in _PLACE}, **under}


def to_sarif(results: Sequence[LintResult], translate: Translate = str, version: str = "0") -> str:
    """SARIF 2.1.0, as code hosts read it; a Word file has no lines, so places are logical."""
    found = [(checked, finding) for checked in results for finding in checked.findings]
    used = list(dict.fromkeys(finding.rule for _checked, finding in found))
    rules = [_sarif_rule(RULES[name], translate) for name in used]
    run = {
        "tool": {"driver": {"name": "vanthu", "version": version, "rules": rules}},
        "results": [
            {"ruleId": finding.rule, "ruleIndex": used.index(finding.rule)}
            | _sarif_result(checked, finding, translate)
            for checked, finding in found
        ],
        "columnKind": "unicodeCodePoints",
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: LintRule, translate: Translate) -> dict[str, Any]:
    manual = translate(rule.manual)
    title, whole = {"text": manual.partition("\n")[0]}, {"text": manual}
    return {"id": rule.id, "shortDescription": title, "fullDescription": whole, "help": whole}


def _sarif_result(
    checked: LintResult, finding: LintFinding, translate: Translate
) -> dict[str, Any]:
    said = finding.message.text(translate)
    if finding.hint is not None:
        said = f"{said}; {finding.hint.text(translate)}"
    address = quote(PurePath(checked.file).as_posix(), safe="/:")
    place = {
        "physicalLocation": {"artifactLocation": {"uri": address}},
        "logicalLocations": [
            _logical(one, translate)
            for one in (finding.spot, *(one.spot for one in finding.others))
        ],
    }
    level = _LEVELS[finding.severity]
    return {"level": level, "message": {"text": said}, "locations": [place]}


def _logical(spot: Spot, translate: Translate) -> dict[str, Any]:
    name = f"{spot.part}#p{spot.paragraph}" if spot.paragraph else spot.part
    return {
        "name": spot.extract or spot.part,
        "fullyQualifiedName": name,
        "decoratedName": spot.message().text(translate),
        "kind": "element",
    }


def explain_rule(name: str, translate: Translate = str) -> str | None:
    """The manual as text; None for an unknown rule (see `nearest_rules`)."""
    rule = RULES.get(name)
    if rule is None:
        return None
    weighed = [(profile, rule.severity(load_standard(profile))) for profile in profile_ids()]
    said = ((profile, WEIGHTS[weight] if weight else _UNASKED) for profile, weight in weighed)
    weights = [f"  {profile}: {weight.text(translate)}" for profile, weight in said]
    heading = say("Mức độ theo bộ quy tắc:").text(translate)
    return "\n".join([name, "", translate(rule.manual), "", heading, *weights])


def nearest_rules(name: str) -> list[str]:
    """Rules whose id resembles a mistyped one."""
    folded = {rule.casefold(): rule for rule in RULES}
    near = get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
    inside = [rule for low, rule in folded.items() if name.casefold() in low]
    return list(dict.fromkeys([*inside[:5], *(folded[one] for one in near)]))
