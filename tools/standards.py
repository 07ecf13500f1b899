"""The official formats and the kinds as they are read at every start: `python -m tools.standards` writes them.

Of each `.yaml` under `generator/standard`, which people read and change, a `.json` is made beside it: of
`kinds` with the same texts, of a profile with all its values, also those that it inherits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from generator.problems import RecordsInvalid, Severity
from generator.standard.layers import read_weight
from generator.standard.profile import NAMES, Rule, Standard, profile_ids, weighed
from generator.standard.values import FOLDER, Confidence, Length, Value, setting_at
from generator.workspace import Block, read_yaml

_HEAD = (*NAMES, "inherits", "inherit_as", "severity_cap", "in_force", "checked_on", "rules")
_META = ("article", "confidence", "rule")
_CARRIERS = ("style", "style_name", "box")


def main(folder: Path = FOLDER) -> None:
    """Write all files anew."""
    for name, text in shipped_texts():
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def shipped_texts() -> Iterator[tuple[str, str]]:
    """Each file with what has to stand in it."""
    for name in profile_ids():
        yield name, _text_of(_told(profile_of(name)))
    yield "kinds", _text_of(read_record("kinds"))


def read_record(name: str) -> Block:
    """One of our own files as people write it (`nd30`, `kinds`)."""
    record, problems = read_yaml(FOLDER / f"{name}.yaml")
    if record is None:
        raise RecordsInvalid(problems)
    return record


def _told(standard: Standard) -> dict[str, Any]:
    """A profile as JSON has it."""
    return {
        **{name: getattr(standard, name) for name in NAMES},
        "from": standard.valid_from.isoformat(),
        "to": standard.valid_to and standard.valid_to.isoformat(),
        "rules": {
            name: (rule.severity.value if rule.severity else "none", rule.article)
            for name, rule in standard.rules.items()
        },
        "values": {path: [*_row(value)] for path, value in standard.values.items()},
    }


def _row(value: Value) -> Iterator[Any]:
    yield from map(_plain, (value.value, value.low, value.high, value.options))
    yield from (value.article, value.confidence.value, value.rule, value.origin)


def _plain(setting: Any) -> Any:
    if isinstance(setting, tuple):
        return [*map(_plain, setting)]
    return str(setting) if isinstance(setting, Length | Fraction) else setting


def _text_of(told: Mapping[str, Any]) -> str:
    """JSON with a line for each entry, so that what changed is seen."""
    groups = (f"{_json(key)}: {_lines_of(group)}" for key, group in told.items())
    return "{\n" + ",\n".join(groups) + "\n}\n"


def _lines_of(group: Any) -> str:
    if isinstance(group, Mapping):
        return _within("{}", (f"{_json(key)}: {_json(one)}" for key, one in group.items()))
    return _within("[]", map(_json, group)) if isinstance(group, list) else _json(group)


def _within(brackets: str, entries: Iterable[str]) -> str:
    return f"{brackets[0]}\n" + ",\n".join(entries) + f"\n{brackets[1]}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def profile_of(profile_id: str) -> Standard:
    """A profile as its file and those that it inherits from say it."""
    tree: Any = read_record(profile_id)
    values, rules = _inherited(tree)
    leaves = _leaves(tree, "", {"article": "", "confidence": "stated", "rule": ""})
    own = {path: _value(path, leaf, profile_id, values.get(path)) for path, leaf in leaves}
    rules |= {name: Rule(read_weight(row[0]), row[2]) for name, row in tree["rules"].items()}
    until = tree["in_force"].get("to")
    return Standard(
        **{name: tree[name] for name in NAMES},
        valid_from=date.fromisoformat(tree["in_force"]["from"]),
        valid_to=date.fromisoformat(until) if until else None,
        values=values | own,
        rules=_capped(rules, tree.get("severity_cap")),
    )


def _inherited(tree: Any) -> tuple[dict[str, Value], dict[str, Rule]]:
    if "inherits" not in tree:
        return {}, {}
    parent = profile_of(tree["inherits"])
    sure = Confidence(tree["inherit_as"])
    values = {path: replace(value, confidence=sure) for path, value in parent.values.items()}
    return values, {**parent.rules}


def _leaves(
    group: Block, path: str, meta: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    meta = {**meta, **{key: group[key] for key in _META if key in group}}
    for key, inner in group.items():
        where = f"{path}.{key}" if path else key
        if key in _META or where in _HEAD:
            continue
        if not isinstance(inner, Block):
            yield where, {**meta, "value": setting_at(group, key)}
        elif "value" in inner:
            told = {name: inner[name] for name in _META if name in inner}
            yield where, {**meta, **{name: setting_at(inner, name) for name in inner}, **told}
        else:
            yield from _leaves(inner, where, meta)


def _value(path: str, leaf: Mapping[str, Any], origin: str, parent: Value | None) -> Value:
    base = parent or Value(path=path, value="")
    low, high = leaf.get("range", (base.low, base.high))
    carrier = path.rpartition(".")[2] in _CARRIERS
    return Value(
        path,
        value=leaf["value"],
        low=low,
        high=high,
        options=leaf.get("options", base.options),
        article=leaf["article"] or base.article,
        confidence=Confidence.CHOSEN if carrier else Confidence(leaf["confidence"]),
        rule=leaf["rule"] or base.rule,
        origin=origin,
    )


def _capped(rules: Mapping[str, Rule], cap: str | None) -> dict[str, Rule]:
    grave = [name for name, rule in rules.items() if cap and rule.severity is Severity.ERROR]
    return weighed(rules, {name: read_weight(str(cap)) for name in grave})


if __name__ == "__main__":
    main()
