"""What a letter of correction, or a document in the place of another, says of each place: where it is, what was printed, what is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.office.changed_words import Passages, narrowed
from generator.wording import read_claims
from generator.workspace import regex

BLANK = "- Tại …, đã in: “…”; nay đính chính là: “…”."
_MOST = 12
_UNQUOTED = ("{", "}", "*", "“", "”", "\n")
"""Signs that mean something in a text or would end what is quoted: such a passage is left to the clerk."""
_HEADING = regex(
    r"(?:(?P<annex>PHỤ LỤC(?: [IVXLC]+)?|Phụ lục(?: [IVXLC]+)?)(?![\w ,.;])|(?P<part>[IVXLC]+|\d+(?:\.\d+)*)\. (?P<title>\S.*))"
)
_FIGURES = regex(r"[\d.,%\s/–-]+")
_LONGEST = 60
_NOWHERE = "…"
_SENTENCE = regex(r"(?<=[.!?;:])\s+")
_AROUND = regex(r"^[-–+*]\s+|\s*(?:\./\.|[.;])$")
_LONG = 240
_LISTED = regex(
    r"(?m)^- (?:[^\n]*?[:,] )?(?:[Đđ]ã (?:in|ghi):? )?(?:“(?P<before>[^“”\n]*)”|(?P<bare>[^“”\s]+))"
    r"(?:; nay đính chính là: |, nay (?:sửa )?là )(?:“(?P<after>[^“”\n]*)”|(?P<now>[^“”\s]+))\.$"
)


def corrected_lines(places: Iterable[Passages]) -> str:
    """The lines of all places, as a list; a blank one where one cannot be told, or none is known."""
    told = [_correction(one) for one in places]
    lines = [one for one in told if one][:_MOST]
    is_whole = len(lines) == len(told)
    return "\n  ".join([*lines, *([] if lines and is_whole else [BLANK])])


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


def lists_changes(text: str) -> bool:
    """Whether a text has such lines."""
    return _LISTED.search(text) is not None


def _correction(one: Passages) -> str:
    if (both := quoted(one)) is None:
        return ""
    return f"- Tại {place_of(one)}, đã in: “{both[0]}”; nay đính chính là: “{both[1]}”."


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
    """The sentences in which two paragraphs differ; of very long ones the words with some beside them."""
    old, new = (_SENTENCE.split(one.replace("“", "‘").replace("”", "’")) for one in (before, after))
    while old[1:] and new[1:] and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old[1:] and new[1:] and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    found = [_AROUND.sub("", _AROUND.sub("", " ".join(one))) for one in (old, new)]
    if max(map(len, found)) > _LONG:
        return narrowed(found[0].split(), found[1].split(), marked=False)
    return found[0], found[1]


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
