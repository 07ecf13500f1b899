"""Long runs of items of a plain form, as units are written, read without the parser.

The parser is given blank lines in their place, so that all others stay where they are; between which two
items of one list they belong is known to `building`, and held against what the parser met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple

from generator.workspace.lazily import regex
from generator.workspace.nodes import Block, Source, pack
from generator.workspace.plain_lines import Shared

_KEY = r"[a-z][a-z0-9_.-]{0,59}+"
_TEXT = r"(?![nN](?:ull|ULL)\n)\w(?:[^\n\r\t\x85:#]*[^\s:#])?"
"""Of a clean text: what else YAML takes for a line end, or for no letter, is refused or gone (`cleaning`)."""
_NUMBER = r"[0-9][0-9.]*+"
_BRACED = rf"\{{{_KEY}: {_NUMBER}\}}"
_VALUE = rf"(?:{_BRACED}|{_TEXT})\n"
_FEW = 40
"""Keys of an item, or of a mapping in it: one pattern for more takes longer than the parser."""
_MORE = rf"(?:\1  {_KEY}:(?: {_VALUE}|\n(?:\1    {_KEY}: {_TEXT}\n){{1,{_FEW}}}+)){{0,{_FEW}}}+"
_RUN = regex(
    rf"^( *+)- {_KEY}: {_VALUE}{_MORE}(?:\1- {_KEY}: {_VALUE}{_MORE}){{6,}}+", re.MULTILINE
)
_LINE = pack(1, 0)
_MOST_FORMS = 50


class ManyForms(Exception):
    """So many forms of items that the parser is as quick."""


class PlainItems(NamedTuple):
    """The items between the first and the last of a run, in which nothing but such items can stand."""

    text: str
    line: int
    """Of the first of them, from 0."""
    indent: int
    before: int
    """Where the first key of the item above them stands."""

    def read(self, source: Source, known: Shared) -> ItemsRead:
        """What they say. Raises `ManyForms`."""
        forms, told = list[_ItemForm](), ItemsRead()
        at, line = 0, self.line
        while at < len(self.text):
            form = self._fitting(forms, at, known)
            found, at = form.alike(self.text, at)
            lines = range(line, line + form.lines * len(found), form.lines)
            told.blocks += form.blocks(source, found, lines)
            told.marks += [form.first + one * _LINE for one in lines]
            told.values += form.values * len(found)
            line = lines.stop
        told.is_plain = all(one.is_plain for one in forms)
        return told

    def _fitting(self, forms: list[_ItemForm], at: int, known: Shared) -> _ItemForm:
        """The form of the item that begins there, one that was met before if there is such."""
        for one in forms:
            if one.match(self.text, at):
                return one
        if len(forms) < _MOST_FORMS:
            new = _ItemForm(_first_item(self.text, at, self.indent), self.indent, known)
            forms.insert(0, new)
            if new.match(self.text, at):
                return new
        raise ManyForms


@dataclass
class ItemsRead:
    """Items with their places, how many values there are in them, and whether each key stands but once."""

    blocks: list[Block] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    values: int = 0
    is_plain: bool = True


def set_items_apart(text: str) -> tuple[str, dict[int, PlainItems]]:
    """The text with blank lines for runs, and the runs by the place of the first key of the item behind them."""
    pieces: list[str] = []
    runs: dict[int, PlainItems] = {}
    done = line = 0
    for first, start, end, indent in _inner(text):
        line += text.count("\n", done, first)
        behind = line + text.count("\n", first, start)
        count = text.count("\n", start, end)
        runs[pack(behind + count, indent + 2)] = PlainItems(
            text[start:end], behind, indent, pack(line, indent + 2)
        )
        pieces += (text[done:start], "\n" * count)
        done, line = end, behind + count
    return "".join((*pieces, text[done:])), runs


def _inner(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Where the first item of each run begins, where those between it and the last begin and end, their indent."""
    for run in _RUN.finditer(text) if "- " in text else ():
        dash = f"\n{run[1]}- "
        start = text.index(dash, run.start()) + 1
        yield run.start(), start, text.rindex(dash, 0, run.end()) + 1, len(run[1])


def _first_item(text: str, at: int, indent: int) -> str:
    end = text.find(f"\n{' ' * indent}- ", at)
    return text[at : end + 1] if end >= 0 else text[at:]


class _MappingInside(NamedTuple):
    """A mapping in an item: its key, its own keys, the first of their texts, and of its places."""

    key: str
    keys: Sequence[str]
    first: int
    start: int


class _ItemForm:
    """Items with the same keys on the same lines: what stands where in them, counted from their first line."""

    def __init__(self, item: str, indent: int, known: Shared) -> None:
        self._known = known
        self._keys: list[str] = []
        self._texts: list[int] = []
        self.first = pack(0, indent + 2)
        self._marks: list[int] = [self.first]
        self._inside: list[tuple[str, list[str], int, list[int]]] = []
        self._count = 0
        written = item.split("\n")[:-1]
        pattern = "".join(self._line(line, at, indent) for at, line in enumerate(written))
        self.pattern = re.compile(pattern + rf"(?={' ' * indent}- |\Z)")
        self.match = self.pattern.match
        self.lines = len(written)
        self.values = 1 + len(self._keys) + sum(len(keys) for _, keys, *_ in self._inside)
        inner = [keys for _, keys, *_ in self._inside]
        self.is_plain = all(len({*keys}) == len(keys) for keys in (self._keys, *inner))
        self._parts = [*self._filed()]
        many = len(self._texts) > 1
        self._outer: Callable[[Any], Any] = itemgetter(*self._texts) if many else list

    def alike(self, text: str, at: int) -> tuple[list[Sequence[str]], int]:
        """The texts in each of the items of this form that follow each other, and where the last of them ends."""
        found: list[Sequence[str]] = []
        while item := self.match(text, at):
            found.append(item.groups())
            at = item.end()
        return found, at

    def blocks(
        self, source: Source, items: Sequence[Sequence[str]], lines: Iterable[int]
    ) -> Iterator[Block]:
        """Items, from the texts that stand in each of them and the lines on which they begin."""
        first = source.file_all([line * _LINE + mark for line in lines for mark in self._marks])
        for start, texts in zip(count(first, len(self._marks)), items, strict=False):
            block = Block.filed(source, start, zip(self._keys, self._outer(texts), strict=False))
            for key, keys, place, behind in self._parts:
                inner = zip(keys, texts[place : place + len(keys)], strict=False)
                block[key] = Block.filed(source, start + behind, inner)
            yield block

    def _filed(self) -> Iterator[_MappingInside]:
        """The places of inner mappings behind those of the item."""
        for key, keys, first, marks in self._inside:
            yield _MappingInside(key, keys, first, len(self._marks))
            self._marks += marks

    def _line(self, line: str, at: int, indent: int) -> str:
        """The pattern of a line; what stands on it is noted."""
        depth = indent + (4 if line.startswith(" " * (indent + 4)) else 2)
        lead, body = line[:depth], line[depth:]
        key, _, value = body.partition(":")
        key = self._known(f"{key}:")
        spot, behind = pack(at, depth), pack(at, depth + len(key) + 2)
        head = f"{re.escape(lead)}{re.escape(key)}:"
        if depth > indent + 2:
            self._put_inside(key, spot, behind)
            return f"{head} ({_TEXT})\n"
        self._keys.append(key)
        self._texts.append(self._count)
        self._count += 1
        if not value:
            self._marks += (spot, pack(at + 1, indent + 4))
            self._inside.append((key, [], self._count, [pack(at + 1, indent + 4)]))
            return f"{head}()\n"
        self._marks += (spot, behind)
        if not value.startswith(" {"):
            return f"{head} ({_TEXT})\n"
        self._inside.append((key, [], self._count, [behind]))
        inner = self._known(value[2:].partition(":")[0] + ":")
        after = behind + pack(0, 1)
        self._put_inside(inner, after, after + pack(0, len(inner) + 2))
        return rf"{head}() \{{{re.escape(inner)}: ({_NUMBER})\}}" + "\n"

    def _put_inside(self, key: str, spot: int, behind: int) -> None:
        _, keys, _, marks = self._inside[-1]
        keys.append(key)
        marks += (spot, behind)
        self._count += 1
