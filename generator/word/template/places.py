"""Finds every tag of a part and says where a person sees it: paragraph, or table, row and cell.

docxtpl's own errors carry no place. Here the tags of a part are listed in order, and as a
*skeleton*: one tag a line, so that a line number of Jinja is the number of the tag. The skeleton
is what gets parsed, checked, and run again when a document fails. Meanings are left to `names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.problems import Place
from generator.word.template.tag_text import join_tags, read_words

_TOKEN = re.compile(
    r"<(?P<end>/?)w:(?P<name>p|tbl|tr|tc)(?:\s[^>]*?)?(?P<empty>/?)>"
    r"|{{(?P<value>(?:(?!}}|</w:p>).)*)}}|{%(?P<statement>(?:(?!%}|</w:p>).)*)%}"
    r"|{#(?:(?!#}|</w:p>).)*#}|(?P<open>{[{%#](?:(?!</w:p>).)*)",
    re.DOTALL,
)
_STATEMENT = re.compile(r"^(?P<sign>[-+]?)(?:(?:p|tr|tc|r)\s)?")
_VALUE = re.compile(r"^(?P<sign>[-+]?)(?P<raw>(?:p|tr|tc|r)\s)?(?P<what>.*?)(?P<end>[-+]?)$")
_CELL_MARK = re.compile(r"^\s*(?:hm|vm)\s*$")
_CELL_VALUE = re.compile(r"^\s*(?:colspan|cellbg)\s+(.*)$", re.DOTALL)
AS_TEXT = "as_text"
AS_RAW = "as_raw"
_NOT_CLOSED = "{% not_closed %}"
_QUOTED = 80


@dataclass(frozen=True)
class Tag:
    """One tag of a part: its words as typed, its line in the skeleton, and where it stands."""

    text: str
    line: str
    place: Place


def find_tags(xml: str, *, file: str, part: str) -> list[Tag]:
    """The tags of a part in the order in which Jinja meets them."""
    found: list[Tag] = []
    spot = _Spot()
    for token in _TOKEN.finditer(join_tags(xml)):
        if token["name"]:
            spot.pass_element(token["name"], closes=bool(token["end"]), empty=bool(token["empty"]))
        else:
            text = _plain(token.group())[:_QUOTED]
            where = f"{part}, {spot}" if str(spot) else part
            found.append(Tag(text, _line(token), Place(file, part=where)))
    return found


def skeleton(tags: list[Tag]) -> str:
    """The tags alone, one a line; the line number counts the tag."""
    return "\n".join(tag.line for tag in tags)


def _plain(text: str) -> str:
    """A tag as a refusal quotes it."""
    return " ".join(read_words(text).split())


def _line(token: re.Match[str]) -> str:
    if token["value"] is not None:
        return _value_line(read_words(token["value"]))
    if token["open"] is not None:
        return _NOT_CLOSED
    if token["statement"] is None:
        return ""
    inner = read_words(token["statement"])
    if _CELL_MARK.match(inner):
        return ""
    if coloured := _CELL_VALUE.match(inner):
        return _value_line(coloured[1])
    return "{%" + _STATEMENT.sub(r"\g<sign> ", inner) + "%}"


def _value_line(inner: str) -> str:
    """The value handed to the filter that checks it as text, or as XML where `{{p …}}` asks."""
    value = _VALUE.match(inner)
    if value is None or not value["what"].strip():
        return "{{" + inner + "}}"
    check = AS_RAW if value["raw"] else AS_TEXT
    return f"{{{{{value['sign']} ({value['what']})|{check} {value['end']}}}}}"


@dataclass
class _Table:
    """A table that is open, or the page itself: what has been counted in it so far."""

    number: int = 0
    row: int = 0
    cell: int = 0
    tables: int = 0

    def __str__(self) -> str:
        steps = {"bảng": self.number, "hàng": self.row, "ô": self.cell}
        return ", ".join(f"{word} {count}" for word, count in steps.items() if count)


class _Spot:
    """How many paragraphs, tables, rows and cells have been passed so far."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._inside = [_Table()]

    def pass_element(self, name: str, *, closes: bool, empty: bool) -> None:
        here, *within = reversed(self._inside)
        if closes:
            if name == "tbl" and within:
                self._inside.pop()
        elif name == "tbl":
            here.tables += 1
            self._inside.append(_Table(here.tables))
        elif name == "p":
            self._paragraphs += not within
        elif within and not empty:
            here.row += name == "tr"
            here.cell = here.cell + 1 if name == "tc" else 0
            here.tables = 0

    def __str__(self) -> str:
        page = f"đoạn {self._paragraphs}" if self._paragraphs else ""
        return ", ".join(map(str, self._inside[1:])) or page
