"""The kinds of document as the finder and the rules need them: title, abbreviation, standing.

The rows stand in `generator/standard/kinds.yaml`; what an office adds of its own comes in by
`KindTable.with_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.lint.reading.fold import fold

_FILE = Path(__file__).parents[2] / "standard" / "kinds.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind (loại văn bản); `title` is folded, `addressed` says that it may carry «Kính gửi»."""

    code: str
    name: str
    title: str
    abbreviation: str
    addressed: bool
    in_decree: bool
    in_union: bool


@dataclass(frozen=True)
class KindTable:
    """All kinds that a title may name."""

    by_title: Mapping[str, Kind]

    def find(self, folded: str) -> Kind | None:
        """The kind whose title this is, a final colon left aside."""
        return self.by_title.get(folded.rstrip(" :."))

    def abbreviations(self) -> frozenset[str]:
        return frozenset(kind.abbreviation for kind in self.by_title.values() if kind.abbreviation)

    def named(self, code: str) -> Kind | None:
        return next((kind for kind in self.by_title.values() if kind.code == code), None)

    def with_rows(self, rows: Iterable[Kind]) -> KindTable:
        """The table with more rows; one of the same title takes the place of the old."""
        return KindTable({**self.by_title, **{kind.title: kind for kind in rows}})


@cache
def shipped_kinds() -> KindTable:
    """The kinds that travel with the program."""
    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["kinds"]
    return KindTable({}).with_rows(map(_kind, rows))


def _kind(row: Mapping[str, Any]) -> Kind:
    return Kind(
        code=row["code"],
        name=row["name"],
        title=fold(row.get("title") or row["name"]),
        abbreviation=row.get("abbreviation") or "",
        addressed=bool(row.get("addressed")),
        in_decree=row["in_decree"] in (True, "yes"),
        in_union=row["in_union"] in (True, "yes", "unverified"),
    )
