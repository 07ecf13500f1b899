"""Findings as text, JSON and SARIF 2.1.0; pure functions, printing is the command line's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any

from generator.lint.explain import weight_word
from generator.lint.linting import Checked
from generator.lint.rule import Finding, Rule
from generator.lint.rules import RULES
from generator.problems import Severity, say

Translate = Callable[[str], str]
JSON_VERSION = 1
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_text(results: Sequence[Checked], translate: Translate = str, *, notes: bool = True) -> str:
    """One line for each finding and a count at the end; `notes` also shows mere hints."""
    lines = [
        line
        for checked in results
        for finding in checked.findings
        if notes or finding.severity is not Severity.INFO
        for line in _lines(checked, finding, translate)
    ]
    return "\n".join([*lines, *(_summary(checked, translate) for checked in results)]) + "\n"


def _lines(checked: Checked, finding: Finding, translate: Translate) -> Iterable[str]:
    place = finding.problem(checked.file, translate).place
    weight = weight_word(finding.severity).text(translate)
    quoted = f" «{finding.spot.extract}»" if finding.spot.extract else ""
    said = finding.message.text(translate)
    yield f"{place}{quoted}: {weight}: {said} [{finding.rule}]"
    if finding.hint is not None:
        yield f"    → {finding.hint.text(translate)}"


def _summary(checked: Checked, translate: Translate) -> str:
    return say(
        "{file}: {errors} lỗi, {warnings} cảnh báo, {notes} gợi ý (bộ quy tắc {profile})",
        file=checked.file,
        errors=checked.count(Severity.ERROR),
        warnings=checked.count(Severity.WARNING),
        notes=checked.count(Severity.INFO),
        profile=checked.standard.profile,
    ).text(translate)


def to_json(results: Sequence[Checked], translate: Translate = str) -> str:
    """A stable shape for programs; `version` rises when a field changes its meaning."""
    files = [_file(checked, translate) for checked in results]
    total = {weight.value: sum(checked.count(weight) for checked in results) for weight in Severity}
    whole = {"version": JSON_VERSION, "files": files, "total": total}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _file(checked: Checked, translate: Translate) -> dict[str, Any]:
    return {
        "file": checked.file,
        "profile": checked.standard.profile,
        "findings": [_finding(finding, translate) for finding in checked.findings],
    }


def _finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    spot = finding.spot
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "article": finding.article,
        "message": finding.message.text(translate),
        "hint": finding.hint.text(translate) if finding.hint else None,
        "form": finding.form or None,
        "place": {
            "part": spot.part,
            "paragraph": spot.paragraph or None,
            "table": spot.table or None,
            "row": spot.row or None,
            "cell": spot.cell or None,
            "section": spot.section or None,
            "extract": spot.extract or None,
        },
    }


def to_sarif(results: Sequence[Checked], translate: Translate = str, version: str = "0") -> str:
    """SARIF 2.1.0, as code hosts read it; a Word file has no lines, so places are logical."""
    used = dict.fromkeys(finding.rule for checked in results for finding in checked.findings)
    driver = {
        "name": "vanthu",
        "version": version,
        "rules": [_sarif_rule(RULES[name], translate) for name in used],
    }
    order = {name: at for at, name in enumerate(used)}
    run = {
        "tool": {"driver": driver},
        "results": [
            _sarif_result(checked, finding, order, translate)
            for checked in results
            for finding in checked.findings
        ],
        "columnKind": "unicodeCodePoints",
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: Rule, translate: Translate) -> dict[str, Any]:
    manual = translate(rule.manual)
    return {
        "id": rule.id,
        "shortDescription": {"text": manual.partition("\n")[0]},
        "fullDescription": {"text": manual},
        "help": {"text": manual},
    }


def _sarif_result(
    checked: Checked, finding: Finding, order: dict[str, int], translate: Translate
) -> dict[str, Any]:
    said = finding.message.text(translate)
    if finding.hint is not None:
        said = f"{said}; {finding.hint.text(translate)}"
    address = PurePath(checked.file).as_posix()
    return {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _uri(address)}},
                "logicalLocations": [_logical(finding, translate)],
            }
        ],
    }


def _uri(address: str) -> str:
    """A path as a URI reference, letters outside ASCII escaped."""
    kept = "-._~/:"
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in kept)
        else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in address
    )  # fmt: skip


def _logical(finding: Finding, translate: Translate) -> dict[str, Any]:
    spot = finding.spot
    name = f"{spot.part}#p{spot.paragraph}" if spot.paragraph else spot.part
    return {
        "name": spot.extract or spot.part,
        "fullyQualifiedName": name,
        "decoratedName": spot.message().text(translate),
        "kind": "element",
    }
