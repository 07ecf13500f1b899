"""Finds every tag of a part and says where a person sees it: paragraph, or table, row and cell.

docxtpl's own errors carry no place. Here the tags of a part are listed in order, and as a
*skeleton*: one tag a line, so that a line number of Jinja is the number of the tag. The skeleton
is what gets parsed, checked, and run again when a document fails. Meanings are left to `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from generator.problems import Place
from generator.word.template.tag_scan import NOT_CLOSED, NOT_OPENED
from generator.word.template.tag_text import join_tags, read_words
from generator.workspace import changing, regex, unchanging

_TOKEN = regex(
    r"<(?P<end>/?)w:(?P<name>p|tbl|tr|tc)(?:\s[^>]*?)?(?P<empty>/?)>"
    r"|{{(?P<value>(?:(?!}}|</w:p>).)*)}}|{%(?P<statement>(?:(?!%}|</w:p>).)*)%}"
    r"|{#(?P<remark>(?:(?!#}|</w:p>).)*)#}|(?P<open>{[{%#](?:(?!</w:p>).)*)|(?P<stray>}}|%}|#})",
    re.DOTALL,
)
_STATEMENT = regex(r"^(?P<sign>[-+]?)(?:(?:p|tr|tc|r)\s)?")
_VALUE = regex(r"^(?P<sign>[-+]?)(?:(?P<kind>p|tr|tc|r)\s)?(?P<what>.*?)(?P<end>[-+]?)$")
_KIND = regex(r"[-+]?(p|tr|tc|r)\s")
_CELL_MARK = regex(r"^\s*(?:hm|vm)\s*$")
_CELL_VALUE = regex(r"^\s*(?:colspan|cellbg)\s+(.*)$", re.DOTALL)
AS_TEXT = "as_text"
AS_WHOLE = {kind: f"as_{kind}" for kind in ("p", "r", "tc", "tr")}
"""The filters that check a value: as text, and as the XML that takes the whole of something."""
_QUOTED = 80


@unchanging(frozen=True)
class Tag:
    """One tag of a part: its words as typed, its line in the skeleton, and where it stands.

    `said` is its line without what checks the value,
    `kind` is what it takes the whole of: a paragraph (`p`), a cell (`tc`), a row (`tr`), or nothing;
    `within` are the paragraph, cell, row and table that it stands in, by number.
    """

    text: str
    line: str
    place: Place
    said: str = ""
    kind: str = ""
    within: Mapping[str, int] = field(default_factory=dict)


def find_tags(xml: str, *, file: str, part: str) -> list[Tag]:
    """The tags of a part in the order in which Jinja meets them."""
    return list(_tags(_Spot(), join_tags(xml), file, part))


def words_beside(xml: str) -> dict[tuple[str, int], str]:
    """The words that stand beside tags in each cell and row of a part, by the numbers of `Tag.within`."""
    spot, at = _Spot(), 0
    found: dict[tuple[str, int], str] = {}
    joined = join_tags(xml)
    for token in _TOKEN.finditer(joined):
        words = re.sub(r"<[^>]*>", "", joined[at : token.start()]).strip()
        for name in ("tc", "tr") if words else ():
            key = (name, spot.within().get(name, 0))
            found[key] = found.get(key, "") + words
        at = token.end()
        if token["name"]:
            spot.pass_element(token["name"], closes=bool(token["end"]), empty=bool(token["empty"]))
    return found


def _tags(spot: _Spot, joined: str, file: str, part: str) -> Iterator[Tag]:
    for token in _TOKEN.finditer(joined):
        if token["name"]:
            spot.pass_element(token["name"], closes=bool(token["end"]), empty=bool(token["empty"]))
        else:
            text = _plain(token.group())[:_QUOTED]
            where = f"{part}, {spot}" if str(spot) else part
            kind = _KIND.match(token["value"] or token["statement"] or token["remark"] or "")
            place = Place(file, part=where)
            line = _line(token)
            said = line if token["value"] is None else _said(token["value"])
            yield Tag(text, line, place, said, kind[1] if kind else "", spot.within())


def skeleton(tags: list[Tag]) -> str:
    """The tags alone, one a line; the line number counts the tag."""
    return "\n".join(tag.line for tag in tags)


def _plain(text: str) -> str:
    """A tag as a refusal quotes it."""
    return " ".join(read_words(text).split())


def _line(token: re.Match[str]) -> str:
    if token["value"] is not None:
        return _value_line(read_words(token["value"]))
    if token["open"] or token["stray"]:
        return f"{{% {NOT_CLOSED if token['open'] else NOT_OPENED} %}}"
    if token["statement"] is None:
        return ""
    inner = read_words(token["statement"])
    if _CELL_MARK.match(inner):
        return ""
    if coloured := _CELL_VALUE.match(inner):
        return _value_line(coloured[1])
    return "{%" + _STATEMENT.sub(r"\g<sign> ", inner) + "%}"


def _said(inner: str) -> str:
    value = _VALUE.match(read_words(inner))
    return f"{{{{ {value['what'].strip() if value else inner} }}}}"


def _value_line(inner: str) -> str:
    """The value handed to the filter that checks it as text, or as XML where `{{p …}}` asks."""
    value = _VALUE.match(inner)
    if value is None or not value["what"].strip():
        return "{{" + inner + "}}"
    check = AS_WHOLE.get(value["kind"], AS_TEXT)
    return f"{{{{{value['sign']} ({value['what']})|{check} {value['end']}}}}}"


@changing
class _Table:
    """A table that is open, or the page itself: what has been counted in it so far."""

    number: int = 0
    row: int = 0
    cell: int = 0
    tables: int = 0

    def __str__(self) -> str:
        steps = {"bảng": self.number, "dòng": self.row, "ô": self.cell}
        return ", ".join(f"{word} {count}" for word, count in steps.items() if count)


class _Spot:
    """How many paragraphs, tables, rows and cells have been passed so far."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._inside = [_Table()]
        self._opened: list[tuple[str, int]] = []
        self._count = 0

    def within(self) -> dict[str, int]:
        """The numbers of the innermost paragraph, cell, row and table that are open."""
        return dict(self._opened)

    def pass_element(self, name: str, *, closes: bool, empty: bool) -> None:
        here, *within = reversed(self._inside)
        self._count += 1
        if closes:
            del self._opened[-1:]
        elif not empty:
            self._opened.append((name, self._count))
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
