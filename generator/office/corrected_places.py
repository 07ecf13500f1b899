"""What a letter of correction says of each place: where it is, what was printed, what is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.office.changed_words import Passages, narrowed
from generator.workspace import regex

BLANK = "- Tại …, đã in: “…”; nay đính chính là: “…”."
_MOST = 12
_UNQUOTED = ("{", "}", "*", "“", "”")
"""Signs that mean something in a text or would end what is quoted: such a passage is left to the clerk."""
_HEADING = regex(
    r"(?:(?P<annex>PHỤ LỤC(?: [IVXLC]+)?|Phụ lục(?: [IVXLC]+)?)(?![\w ,.;])|(?P<part>[IVXLC]+|\d+(?:\.\d+)*)\. (?P<title>\S.*))"
)
_FIGURES = regex(r"[\d.,%\s/–-]+")
_LONGEST = 60


def corrected_lines(places: Iterable[Passages] | None) -> str:
    """The lines of all places, as a list; a blank one where none is known."""
    told = [_line(one) for one in places or () if one.before and one.after]
    lines = [one for one in told if one]
    more = [BLANK] if len(lines) > _MOST or not lines else []
    return "\n  ".join([*lines[:_MOST], *more])


def _line(one: Passages) -> str:
    before, after = narrowed((one.before or "").split(), (one.after or "").split(), marked=False)
    if not before or not after or any(sign in before + after for sign in _UNQUOTED):
        return ""
    return f"- Tại {place_of(one)}, đã in: “{before}”; nay đính chính là: “{after}”."


def place_of(one: Passages) -> str:
    """Where a passage stood: its annex, its heading, the row of a table; a blank where nothing tells it."""
    found = [*_heading(one.above), *_row(one)]
    return ", ".join(found) or "…"


def _heading(above: Sequence[str]) -> list[str]:
    for line in reversed(above):
        if found := _HEADING.match(line):
            if found["annex"]:
                return [found["annex"].replace("PHỤ LỤC", "Phụ lục")]
            return [f"mục {found['part']} ({found['title'].rstrip(':;.')})"]
    return []


def _row(one: Passages) -> list[str]:
    """The row and column of a cell; of a bare figure what stands before it."""
    if one.cell:
        named = (("dòng", one.cell.row), ("cột", one.cell.column))
        return [f"{what} “{name}”" for what, name in named if name]
    if not _FIGURES.fullmatch(one.before or ""):
        return []
    name = next((line for line in reversed(one.above) if not _FIGURES.fullmatch(line)), "")
    return [f"dòng “{name}”"] if name and len(name) <= _LONGEST else []
