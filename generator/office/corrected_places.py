"""What a letter of correction, or a document in the place of another, says of each place: where it is, what was printed, what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from generator.office.changed_words import Passages, narrowed
from generator.wording import read_claims
from generator.workspace import regex

BLANK = "- Tại …, đã in: “…”; nay đính chính là: “…”."
_CHANGED_BLANK = "- Tại …: “…”, nay là “…”."
_SAYS_SO = "So với {{ replaces }}, những chỗ sau đã thay đổi:"
_MOST = 12
_UNQUOTED = ("{", "}", "*", "“", "”")
"""Signs that mean something in a text or would end what is quoted: such a passage is left to the clerk."""
_HEADING = regex(
    r"(?:(?P<annex>PHỤ LỤC(?: [IVXLC]+)?|Phụ lục(?: [IVXLC]+)?)(?![\w ,.;])|(?P<part>[IVXLC]+|\d+(?:\.\d+)*)\. (?P<title>\S.*))"
)
_FIGURES = regex(r"[\d.,%\s/–-]+")
_LONGEST = 60
_NOWHERE = "…"
_GONE, _NEW = "Nay bỏ", "Nay thêm"
_WHOLE = regex(rf"- (?:{_GONE}|{_NEW}): “[^“”\n]*”\.")


_LISTED = regex(
    r"(?m)^- (?:Tại [^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*?[:,] )?(?:đã in: )?“(?P<before>[^“”\n]*)”"
    r"(?:; nay đính chính là: |, nay là )“(?P<after>[^“”\n]*)”\.$"
)


def corrected_lines(places: Iterable[Passages]) -> str:
    """The lines of all places, as a list; a blank one where one cannot be told, or none is known."""
    lines, is_whole = _lines(places, _correction)
    return "\n  ".join([*lines, *([] if lines and is_whole else [BLANK])])


def changed_text(places: Iterable[Passages]) -> str:
    """What a document says of all that is another in it than in the one that it replaces; nothing where nothing is known."""
    lines, is_whole = _lines(places, _change)
    if not lines and is_whole:
        return ""
    return "\n".join([f"{_SAYS_SO}\n", *lines, *([] if is_whole else [_CHANGED_BLANK])])


def without_changed(text: str) -> str:
    """A text without the lines that say what is another in it than in an earlier one."""
    kept = (line for line in text.split("\n") if not _is_changed(line))
    return "\n".join(kept)


def _is_changed(line: str) -> bool:
    if line == _CHANGED_BLANK or _WHOLE.fullmatch(line):
        return True
    return "”, nay là “" in line and _LISTED.fullmatch(line) is not None


def untrue_lines(text: str, places: Iterable[Passages]) -> Iterator[tuple[str, str, str]]:
    """What was printed, what a text says that it is now, and what it is; of what the text tells otherwise than it is."""
    told = [(one["before"], one["after"]) for one in _LISTED.finditer(text)]
    known: dict[str, list[str]] = {}
    for before, after in filter(None, map(_quoted, places)) if told else ():
        known.setdefault(before, []).append(after)
    for before, after in told:
        now = known.get(before, [after])
        if after not in now:
            yield before, after, now[0]


def figures_corrected(text: str) -> Iterator[tuple[str, str]]:
    """What was printed and what it is now, of the places that a text lists whose figures are others; no dates and no numbers of documents."""
    for one in _LISTED.finditer(text):
        before, after = one["before"], one["after"]
        if _figures(before) != _figures(after):
            yield before, after


def _figures(text: str) -> list[Fraction]:
    return [one.value for one in read_claims(text).numbers]


def lists_changes(text: str) -> bool:
    """Whether a text has such lines."""
    return _LISTED.search(text) is not None


def _lines(places: Iterable[Passages], said: Callable[[Passages], str]) -> tuple[list[str], bool]:
    """The first lines, and whether they are all."""
    told = [said(one) for one in places]
    lines = [one for one in told if one][:_MOST]
    return lines, len(lines) == len(told)


def _correction(one: Passages) -> str:
    if (both := _quoted(one)) is None:
        return ""
    return f"- Tại {place_of(one)}, đã in: “{both[0]}”; nay đính chính là: “{both[1]}”."


def _change(one: Passages) -> str:
    """What became another, or came or went as a whole."""
    if both := _quoted(one):
        where = place_of(one)
        return f"- {'' if where == _NOWHERE else f'Tại {where}: '}“{both[0]}”, nay là “{both[1]}”."
    whole = one.before or one.after or ""
    if one.cell or None not in {one.before, one.after} or not _can_be_quoted(whole):
        return ""
    return f"- {_GONE if one.before else _NEW}: “{whole}”."


def _can_be_quoted(text: str) -> bool:
    return bool(text) and not any(sign in text for sign in _UNQUOTED)


def _quoted(one: Passages) -> tuple[str, str] | None:
    """What differs at a place, as it is quoted; nothing where it cannot be."""
    before, after = narrowed((one.before or "").split(), (one.after or "").split(), marked=False)
    return (before, after) if _can_be_quoted(before) and _can_be_quoted(after) else None


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
