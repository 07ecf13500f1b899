"""`docs/format_keys.md` from the shipped profiles: each field that a layer may write, what it means, what may stand.

    python -m tools.format_keys          # says whether the page is that of the profiles
    python -m tools.format_keys --write

What a field means stands in `format_keys.yaml`; values, ranges and articles come from the profiles. The rules whose
weight a layer may change are listed in docs/lint.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import yaml

from generator.standard import Confidence, Length, Value, load_standard, profile_ids
from tools.made_page import keep

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "format_keys.md"
TEXT = Path(__file__).with_name("format_keys.txt")
MEANINGS: dict[str, str | dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("format_keys.yaml").read_text(encoding="utf-8")
)
FIRST = "nd30"
PLAIN = re.compile(r"[^\W\d](?:[\w ./-]*[\w./-])?")
"""Texts that YAML reads as they are, in braces too."""


def meaning_of(key: str) -> tuple[str, str]:
    """What a field means, in Vietnamese and English. Raises `KeyError` for one that nothing tells."""
    told = MEANINGS.get(key)
    if told is None and key.startswith("parts."):
        inner = MEANINGS["parts"]
        told = inner[key.rsplit(".", 1)[1]] if isinstance(inner, dict) else None
    if not isinstance(told, str):
        raise KeyError(key)
    vietnamese, _, english = told.partition(" | ")
    return vietnamese, english


def shown(value: object) -> str:
    """A value as a layer writes it."""
    match value:
        case bool():
            return str(value).lower()
        case Length():
            return f"{_plain(value.amount)} {value.unit}"
        case Fraction():
            return _plain(value)
        case tuple():
            return f"[{', '.join(map(shown, value))}]"
        case str() if not PLAIN.fullmatch(value):
            return f'"{value}"'
    return str(value)


def _plain(number: Fraction) -> str:
    text = f"{float(number):.6g}"
    return text if Fraction(text) == number else str(number)


def takes(values: dict[str, Value]) -> str:
    """Our value, what may stand instead, on whose word; where the union's profiles say something else, that too."""
    first = values[FIRST]
    told = [f"quy định `{shown(first.value)}`"]
    if first.options:
        told.append("được phép " + ", ".join(f"`{shown(one)}`" for one in first.options))
    elif first.low is not None and first.high is not None:
        told.append(f"được phép `{shown(first.low)}` đến `{shown(first.high)}`")
    for name, value in values.items():
        if value.value != first.value:
            told.append(f"{name}: `{shown(value.value)}`")
    is_custom = first.confidence is Confidence.PRACTICE or not first.article
    return "; ".join([*told, "thông lệ" if is_custom else first.article])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def sections() -> Iterator[str]:
    """A table for each group of fields, and one for each part."""
    profiles = {name: load_standard(name).values for name in profile_ids()}
    yield "## layer: `the-thuc.yaml`"
    group, rows = "", list[str]()
    for key in profiles[FIRST]:
        above, _, name = key.rpartition(".")
        if above != group:
            yield from _group(group, rows, profiles[FIRST])
            group, rows = above, []
        told = takes({one: values[key] for one, values in profiles.items()})
        vietnamese, english = meaning_of(key)
        cells = (f"`{name}`", vietnamese, f"*{english}*", told)
        example = f"`{name}: {shown(profiles[FIRST][key].value)}`"
        rows.append(f"| {' | '.join(map(_cell, cells))} | {_cell(example)} |")
    yield from _group(group, rows, profiles[FIRST])


def _group(group: str, rows: list[str], values: Mapping[str, Value]) -> Iterator[str]:
    if not rows:
        return
    yield f"### `{group}`"
    if named := values.get(f"{group}.style_name"):
        yield f"Kiểu chữ `{named.value}`."
    head = "| Trường | Nghĩa | *Meaning* | Quy định, được phép | Ví dụ |"
    yield "\n".join([head, "|---|---|---|---|---|", *rows])


def page() -> str:
    """The whole page."""
    return "\n\n".join([TEXT.read_text(encoding="utf-8").strip(), *sections()]) + "\n"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), "tools.format_keys"))
