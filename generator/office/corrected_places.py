"""What a letter of correction, or a document in the place of another, says of each place: where it is, what was printed, what is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.office.changed_words import Passages
from generator.office.read_as_changed import read_as_changed
from generator.wording import read_claims
from generator.workspace import regex

BLANK = "- Tại …, đã in: “…”; nay đính chính là: “…”."
MANY = 40
"""Of more places than that a document in the place of the old one is the fitter paper."""
_UNQUOTED = ("{", "}", "*", "“", "”", "\n")
"""Signs that mean something in a text or would end what is quoted: such a passage is left to the clerk."""
_HEADING = regex(
    r"(?:(?P<annex>PHỤ LỤC(?: [IVXLC]+)?|Phụ lục(?: [IVXLC]+)?)(?![\w ,.;])|(?P<part>[IVXLC]+|\d+(?:\.\d+)*)\. (?P<title>\S.*))"
)
_FIGURES = regex(r"[\d.,%\s/–-]+")
_LONGEST = 60
_NOWHERE = "…"
_SENTENCE = regex(r"(?<=[.!?…])\s+(?=\S)")
_CLAUSE = regex(r"(?<=;)\s+(?=\S)")
_SHORTENED = regex(r"(?<!\w)(?:TP|Tp|TX|TT|GS|PGS|TS|ThS|BS|KS|CN|tr|v\.v|[A-ZĐ])\.$")
_AROUND = regex(r"^[-–+*]\s+|\s*(?:\./\.|[.;])$")
_LONG = 400
_OPENING, _CLOSING = "(‘[", ")’]"
_LISTED = regex(
    r"(?m)^- (?:[^\n]*?[:,] )?(?:[Đđ]ã (?:in|ghi):? )?(?:“(?P<before>[^“”\n]*)”|(?P<bare>[^“”\s]+))"
    r"(?:; nay đính chính là: |, nay (?:sửa )?là )(?:“(?P<after>[^“”\n]*)”|(?P<now>[^“”\s]+))\.$"
)


def corrected_lines(places: Iterable[Passages]) -> list[str]:
    """A line for every place; with blanks where what stands there cannot be quoted, and a blank one where none is known."""
    return list(dict.fromkeys(map(_correction, read_as_changed(places)))) or [BLANK]


def untrue_lines(text: str, places: Iterable[Passages]) -> Iterator[tuple[str, str, str]]:
    """What was printed, what a text says that it is now, and what it is; of what the text tells otherwise than it is."""
    told = list(_told(text))
    known: dict[str, list[str]] = {}
    for before, after in filter(None, map(quoted, places)) if told else ():
        known.setdefault(before, []).append(after)
    for before, after in told:
        now = known.get(before, [after])
        if after not in now:
            yield before, after, now[0]


def figures_corrected(text: str) -> Iterator[tuple[str, str]]:
    """What was printed and what it is now, of the places that a text lists whose figures are others; no dates and no numbers of documents."""
    for before, after in _told(text):
        if _figures(before) != _figures(after):
            yield before, after


def _told(text: str) -> Iterator[tuple[str, str]]:
    """What was printed and what it is now, of each place that a text lists."""
    for one in _LISTED.finditer(text):
        yield one["before"] or one["bare"] or "", one["after"] or one["now"] or ""


def _figures(text: str) -> list[Fraction]:
    return [one.value for one in read_claims(text).numbers]


def places_told(text: str) -> int:
    """How many places a text tells of; what several letters are told alike counts once."""
    return len({*_told(text)})


def lists_changes(text: str) -> bool:
    """Whether a text has such lines."""
    return _LISTED.search(text) is not None


def _correction(one: Passages) -> str:
    where = place_of(one)
    if both := quoted(one):
        return f"- Tại {where}, đã in: “{both[0]}”; nay đính chính là: “{both[1]}”."
    whole = one.before or one.after or ""
    if one.cell and one.cell.row and not one.cell.column and can_be_quoted(one.cell.row):
        return f"- Tại {where}: nay {'bỏ' if one.before else 'thêm'} dòng này."
    if not one.cell and None in {one.before, one.after} and can_be_quoted(whole):
        return f"- Tại {where}: nay {'bỏ' if one.before else 'thêm'} “{whole.removeprefix('- ')}”."
    return BLANK.replace(_NOWHERE, where, 1)


def can_be_quoted(text: str) -> bool:
    """Whether a passage may stand in quotation marks in a text with expressions."""
    return bool(text) and not any(sign in text for sign in _UNQUOTED)


def quoted(one: Passages) -> tuple[str, str] | None:
    """What differs at a place in whole sentences, as it is quoted; nothing where it cannot be."""
    if one.cell:
        before, after = one.before or "", one.after or ""
    else:
        before, after = _sentences(one.before or "", one.after or "")
    return (before, after) if can_be_quoted(before) and can_be_quoted(after) else None


def _sentences(before: str, after: str) -> tuple[str, str]:
    """The sentences in which two paragraphs differ; of very long ones the clauses, never a part of what is in brackets."""
    texts = [one.replace("“", "‘").replace("”", "’") for one in (before, after)]
    found = _differing(*(_split(one, _SENTENCE) for one in texts))
    if max(map(len, found)) > _LONG:
        found = _differing(*(_split(one, _CLAUSE) for one in found))
    return found[0], found[1]


def _differing(old: list[str], new: list[str]) -> list[str]:
    """What is left of both without the pieces with which they begin and end alike."""
    while old[1:] and new[1:] and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old[1:] and new[1:] and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return [_AROUND.sub("", _AROUND.sub("", " ".join(one))) for one in (old, new)]


def _split(text: str, border: re.Pattern[str]) -> list[str]:
    """The pieces of a text between borders that stand in no brackets, and behind no shortened word."""
    pieces, start = [], 0
    for found in border.finditer(text):
        said = text[: found.start()]
        opened = sum(map(said.count, _OPENING)) > sum(map(said.count, _CLOSING))
        goes_on = border is _SENTENCE and text[found.end()].islower()
        if opened or goes_on or _SHORTENED.search(said):
            continue
        pieces.append(text[start : found.start()])
        start = found.end()
    return [*pieces, text[start:]]


def place_of(one: Passages) -> str:
    """Where a passage stood: its annex, its heading, the row of a table; a blank where nothing tells it."""
    found = [*_heading(one.above), *_row(one)]
    return ", ".join(found) or _NOWHERE


def _heading(above: Sequence[str]) -> list[str]:
    """The annex, or the nearest heading with its way from the top: «mục III.3 (Hạn chế)»."""
    number, title = "", ""
    for line in reversed(above):
        found = _HEADING.match(line)
        if found is None:
            continue
        if found["annex"]:
            annex = found["annex"].replace("PHỤ LỤC", "Phụ lục")
            return [annex, *_numbered(number, title)]
        is_top = not found["part"][0].isdigit()
        if not number:
            number, title = found["part"], found["title"]
        elif is_top:
            number = f"{found['part']}.{number}"
        if is_top:
            break
    return _numbered(number, title)


def _numbered(number: str, title: str) -> list[str]:
    return [f"mục {number} ({title.rstrip(':;.')})"] if number else []


def _row(one: Passages) -> list[str]:
    """The row and column of a cell; of a bare figure what stands before it."""
    if one.cell:
        named = (("dòng", one.cell.row), ("cột", one.cell.column))
        return [f"{what} “{name}”" for what, name in named if name]
    if not _FIGURES.fullmatch(one.before or ""):
        return []
    name = next((line for line in reversed(one.above) if not _FIGURES.fullmatch(line)), "")
    return [f"dòng “{name}”"] if name and len(name) <= _LONGEST else []
