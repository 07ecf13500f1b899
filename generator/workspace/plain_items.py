"""Long runs of items of a plain form, as units are written, read without the parser.

The parser is given blank lines in their place, so that all others stay where they are; between which two
items of one list they belong is known to `building`, and held against what the parser met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from generator.workspace.lazily import regex
from generator.workspace.nodes import Block, Source, pack
from generator.workspace.plain_lines import Shared
from generator.workspace.tablenodes import Cell, Columns, FormBlock, Spots

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

    def read(self, known: Shared) -> list[ItemsAlike]:
        """What they say. Raises `ManyForms`."""
        forms, told = list[_ItemForm](), list[ItemsAlike]()
        at, line = 0, self.line
        while at < len(self.text):
            form = self._fitting(forms, at, known)
            found, at = form.alike(self.text, at)
            told.append(ItemsAlike(form, line, found))
            line += form.lines * len(found)
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


class ItemsAlike(NamedTuple):
    """Items of one form that follow each other: the line of the first, from 0, and the texts in each."""

    form: _ItemForm
    line: int
    texts: Sequence[Sequence[str]]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.texts)

    def block(self, source: Source, place: int) -> Block:
        """One of them, by its place among them."""
        return self.form.block(source, self.texts[place], self.line + place * self.form.lines)

    def blocks(self, source: Source) -> Iterator[Block]:
        """All of them."""
        return (self.block(source, place) for place in range(self.size))

    def marks(self) -> range:
        """Where they begin."""
        first, step = pack(self.line, self.form.column), pack(self.form.lines, 0)
        return range(first, first + step * self.size, step)

    def columns(self) -> Columns:
        """The texts of all of them by what they are called."""
        columns = [*zip(*self.texts, strict=True)]
        return {name: columns[at] for name, at in self.form.named.items()}


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
    """A mapping in an item: its key, where its own keys stand, and the first of their texts."""

    key: str
    spots: Spots
    first: int


class _ItemForm:
    """Items with the same keys on the same lines: what stands where in them, counted from their first line."""

    def __init__(self, item: str, indent: int, known: Shared) -> None:
        self._known = known
        self.column = indent + 2
        self._spots = Spots((0, self.column), {})
        self._texts: list[int] = []
        self._inside: list[_MappingInside] = []
        self._count = 0
        self.named: dict[tuple[str, ...], int] = {}
        """Which of the texts is what."""
        written = item.split("\n")[:-1]
        pattern = "".join(self._line(line, at, indent) for at, line in enumerate(written))
        self.match = re.compile(pattern + rf"(?={' ' * indent}- |\Z)").match
        self.lines = len(written)
        self.values = 1 + self._count
        many = len(self._texts) > 1
        self._outer: Callable[[Any], Any] = itemgetter(*self._texts) if many else list

    @property
    def is_plain(self) -> bool:
        """Whether each key stands but once."""
        spots = (self._spots, *(one.spots for one in self._inside))
        return self._count == sum(len(one.named) for one in spots)

    def alike(self, text: str, at: int) -> tuple[list[Sequence[str]], int]:
        """The texts in each of the items of this form that follow each other, and where the last of them ends."""
        found: list[Sequence[str]] = []
        while item := self.match(text, at):
            found.append(item.groups())
            at = item.end()
        return found, at

    def block(self, source: Source, texts: Sequence[str], line: int) -> Block:
        """An item, from the texts that stand in it and the line on which it begins."""
        block = FormBlock(source, line, self._spots, self._outer(texts))
        for key, spots, first in self._inside:
            inside = texts[first : first + len(spots.named)]
            block[key] = FormBlock(source, line, spots, inside)
        return block

    def _line(self, line: str, at: int, indent: int) -> str:
        """The pattern of a line; what stands on it is noted."""
        depth = indent + (4 if line.startswith(" " * (indent + 4)) else 2)
        lead, body = line[:depth], line[depth:]
        key, _, value = body.partition(":")
        key = self._known(key, key)
        spot, behind = (at, depth), (at, depth + len(key) + 2)
        head = f"{re.escape(lead)}{re.escape(key)}:"
        if depth > indent + 2:
            self._put_inside(key, spot, behind)
            return f"{head} ({_TEXT})\n"
        self._texts.append(self._count)
        if value and not value.startswith(" {"):
            self._put(self._spots, (key,), spot, behind)
            return f"{head} ({_TEXT})\n"
        begins = behind if value else (at + 1, indent + 4)
        self._spots.named[key] = spot, begins
        self._count += 1
        self._inside.append(_MappingInside(key, Spots(begins, {}), self._count))
        if not value:
            return f"{head}()\n"
        inner, _, _ = value[2:].partition(":")
        inner = self._known(inner, inner)
        after = behind[1] + 1
        self._put_inside(inner, (at, after), (at, after + len(inner) + 2))
        return rf"{head}() \{{{re.escape(inner)}: ({_NUMBER})\}}" + "\n"

    def _put_inside(self, key: str, spot: Cell, behind: Cell) -> None:
        holder = self._inside[-1]
        self._put(holder.spots, (holder.key, key), spot, behind)

    def _put(self, spots: Spots, name: tuple[str, ...], spot: Cell, behind: Cell) -> None:
        self.named[name] = self._count
        spots.named[name[-1]] = spot, behind
        self._count += 1
