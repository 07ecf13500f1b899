"""Records as they stand in a file: mappings and lists of texts that remember their places.

`Block` and `Items` are a `dict` and a `list`, so that a model reads them as they are; where each
value stands is kept apart, two small integers a value in one array per file. What the texts mean is
left to the model, and reading them from YAML to `generator.workspace.yamltext`.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from generator.problems import Place
from generator.workspace.text import quoted

_LITERAL = 1
_COLUMN_BITS = 28
_COLUMN_LIMIT = (1 << _COLUMN_BITS) - 1


class Source:
    """A file read: its name as the user gave it, its text, and the places of all its values."""

    __slots__ = ("_lines", "has_blanks", "homes", "marks", "name", "text")
    is_table = False
    """Whether it is a table of rows and columns, and no YAML."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.marks = array("Q")
        self.has_blanks = False
        self.homes: dict[tuple[int, Step], Block] = {}
        """Where texts stand that mappings of this file took in from another, by mapping and key."""
        self._lines: list[str] = []

    def file(self, own: int, marks: Sequence[int]) -> int:
        """Keep the places of a mapping or list; the number under which they are kept."""
        start = len(self.marks)
        self.marks.append(own)
        self.marks.extend(marks)
        return start

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty beyond the end."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def character(self, line: int, column: int) -> str:
        """The character at a spot, empty at the end of a line."""
        return self.line(line)[column - 1 : column]

    def within(self, line: int, column: int) -> tuple[int, int]:
        """The same spot, or the end of the text when it lies beyond."""
        lines = self.text.rstrip("\n").count("\n") + 1
        return (line, column) if line <= lines else (lines, len(self.line(lines)) + 1)

    def place(self, line: int, column: int = 0, path: str = "") -> Place:
        """A place in this file, with the text of its line."""
        return Place(self.name, line, column, path=path, extract=self.line(line))

    def at(self, mark: int, path: str = "") -> Place:
        """The place that a mark of this file stands for."""
        line, column, _ = unpack(mark)
        return self.place(line, column, path)


def pack(line: int, column: int, *, literal: bool = False) -> int:
    """A line and a column, both counted from 0, as one integer."""
    return (line << _COLUMN_BITS | column) << 1 | literal


def unpack(mark: int) -> tuple[int, int, bool]:
    """Line and column counted from 1, and whether a literal block (`|`) begins there."""
    spot = mark >> 1
    return (spot >> _COLUMN_BITS) + 1, (spot & _COLUMN_LIMIT) + 1, bool(mark & _LITERAL)


class Block(dict[str, "str | Block | Items"]):
    """A mapping of a record, in the order of the file; not to be changed but by `adopt` and `drop`.

    A key with nothing behind it (`key:`, `~`, `null`) is no member: it is listed in `blank`, so
    that a field left open takes its default. The places of blank keys are known all the same.
    """

    __slots__ = ("_order", "_start", "blank", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.blank: tuple[str, ...] = ()
        self._start = 0
        self._order: dict[str, int] | None = None

    @classmethod
    def nothing(cls, name: str) -> Block:
        """A mapping without keys, in the place of a file that cannot be read."""
        block = cls(Source(name, ""))
        block.close(0, [], {})
        return block

    def close(self, own: int, marks: Sequence[int], blanks: dict[str, tuple[int, int]]) -> None:
        """Called once by the reader: file the places, own first, then key and value by turns."""
        self._start = self.source.file(own, marks)
        if blanks:
            self.blank = tuple(blanks)
            self.source.has_blanks = True
            for pair in blanks.values():
                self.source.marks.extend(pair)

    def adopt(self, key: str, node: str | Block | Items, home: Block | None = None) -> None:
        """Take in what stands in another file, or nowhere; its place stays what it was.

        A text knows no place of its own: that of one from another file is known by its `home` there.
        """
        self._keep_places()
        self.blank = tuple(name for name in self.blank if name != key)
        self[key] = node
        if not isinstance(node, str):
            self.source.has_blanks |= node.source.has_blanks
        elif home is not None:
            self.source.homes[self._start, key] = home

    def drop(self, key: str) -> str | Block | Items | None:
        """Leave out a key that has done its work, or is wrong; the places of the others stay."""
        self._keep_places()
        self.blank = tuple(name for name in self.blank if name != key)
        return self.pop(key, None)

    def own_mark(self) -> int:
        return self.source.marks[self._start]

    def key_mark(self, key: str) -> int:
        """Where the key stands; for a key adopted from elsewhere, where the mapping begins."""
        position = self._positions().get(key)
        return self.own_mark() if position is None else self.source.marks[self._start + position]

    def value_mark(self, key: Step) -> int:
        position = self._positions().get(str(key), -1)
        return self.source.marks[self._start + position + 1]

    def _keep_places(self) -> None:
        """Note which place is whose, before keys come or go."""
        self._positions()

    def _positions(self) -> dict[str, int]:
        if self._order is None:
            keys = (*self, *self.blank)
            self._order = {name: 2 * number + 1 for number, name in enumerate(keys)}
        return self._order

    def has_place(self, key: Step) -> bool:
        """Whether the key stands in the file of this mapping; not so when it was adopted."""
        return key in self._positions()

    def home_of(self, key: Step) -> Block:
        """The mapping in whose file the key stands: this one, or that from which it was adopted."""
        return self.source.homes.get((self._start, key), self)


class Items(list["str | Block | Items | None"]):
    """A list of a record; an item with nothing behind its dash is `None`."""

    __slots__ = ("_start", "source")

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self._start = 0

    def close(self, own: int, marks: Sequence[int], _blanks: object = None) -> None:
        """Called once by the reader: file the places, own first."""
        self._start = self.source.file(own, marks)

    @classmethod
    def gather(cls, source: Source, blocks: Sequence[Block]) -> Items:
        """A list of what stands in several files; each keeps its place, `source` names the list."""
        items = cls(source)
        items.extend(blocks)
        source.has_blanks |= any(block.source.has_blanks for block in blocks)
        items.close(0, [0] * len(blocks))
        return items

    def drop(self, index: int) -> None:
        """The same for an item; those behind it move up."""
        own = self.own_mark()
        marks = [self.value_mark(place) for place in range(len(self)) if place != index]
        del self[index]
        self._start = self.source.file(own, marks)

    def own_mark(self) -> int:
        return self.source.marks[self._start]

    def value_mark(self, index: Step) -> int:
        return self.source.marks[self._start + 1 + int(index)]


Node = str | Block | Items | None
Step = str | int


def place_of(node: Block | Items, step: Step | None = None, path: str | None = None) -> Place:
    """Where a value stands; without a step, where the mapping or list itself begins.

    The place of a key that holds a mapping or a list is the key's, not that of the first line
    below it.
    """
    path = path_text(() if step is None else (step,)) if path is None else path
    inner: Any = node if step is None else child(node, step)
    if isinstance(node, Block) and step is not None:
        node = node.home_of(step)
    if step is not None and not isinstance(inner, Block | Items):
        return node.source.at(node.value_mark(step), path)
    if isinstance(node, Block) and step is not None and node.has_place(step):
        return key_place_of(node, str(step), path)
    below: Block | Items = inner
    return below.source.at(below.own_mark(), path)


def key_place_of(node: Block, key: str, path: str | None = None) -> Place:
    """Where a key stands, whatever it holds."""
    node = node.home_of(key)
    return node.source.at(node.key_mark(key), key if path is None else path)


def child(node: Node, step: Step) -> Node:
    """The value one step below; `KeyError` when there is none."""
    if isinstance(node, Block) and isinstance(step, str):
        return None if step in node.blank else node[step]
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node):
        return node[step]
    raise KeyError(step)


def value_at(root: Node, path: Sequence[Step]) -> Node:
    """The value at a path; `KeyError` where there is none."""
    node = root
    for step in path:
        node = child(node, step)
    return node


def path_text(path: Sequence[Step]) -> str:
    """`("units", 3, "bases")` as people read it: `units[3].bases`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{quoted(step)}" if text else quoted(step)
    return text


def locate(root: Block | Items, path: Sequence[Step], *, key: bool = False) -> Place:
    """The place of the value at `path`, or of its nearest ancestor that exists.

    With `key`, the place of the last key instead of its value. The path of the place is the whole
    path asked for, so that a missing key is named too.
    """
    way, spot = path_text(path), None
    holder: Any = root
    node: Any = root
    for step in path:
        try:
            found = child(node, step)
        except KeyError:
            inside = isinstance(node, Block | Items)
            return place_of(node, None, way) if inside else place_of(holder, spot, way)
        holder, spot, node = node, step, found
    if key and isinstance(holder, Block) and isinstance(spot, str):
        return key_place_of(holder, spot, way)
    return place_of(holder, spot, way)


def line_in_literal(node: Block | Items, step: Step, number: int, column: int = 1) -> Place:
    """The place of line `number` (from 1) of a text, `column` counted within the text.

    In a literal block (`|`) that is the very line of the file; in a text written any other way the
    lines of the file are not those of the text, and the place is the text's own, unless all of it
    stands on one line.
    """
    line, start, literal = unpack(node.value_mark(step))
    text = child(node, step)
    if not isinstance(text, str):
        return place_of(node, step)
    if not literal:
        quote = node.source.character(line, start) in {"'", '"'}
        if not node.source.line(line).startswith(text, start - 1 + quote):
            return place_of(node, step)
        return node.source.place(line, start + quote + column - 1, path_text((step,)))
    written = node.source.line(line + number)
    said = text.split("\n")[number - 1 : number]
    indent = len(written) - len("".join(said))
    return node.source.place(line + number, max(indent, 0) + column, path_text((step,)))


def is_quoted(node: Block | Items, step: Step) -> bool:
    """Whether the text at a step stands in quotes, which say that it is no number and no yes or no."""
    return node.source.character(*unpack(node.value_mark(step))[:2]) in {"'", '"'}


def in_braces(block: Block) -> bool:
    """Whether a mapping stands in `{ }`."""
    return block.source.character(*unpack(block.own_mark())[:2]) == "{"


def _has_colon(block: Block, key: str) -> bool:
    """Whether a colon stands behind a key."""
    line, column, _ = unpack(block.key_mark(key))
    behind = block.source.line(line)[column - 1 :].removeprefix(key)
    return behind.lstrip().startswith(":")


def torn(block: Block, key: str) -> tuple[str, str] | None:
    """The key and the whole value that a comma tore apart in braces: `rate` and `2,5%` for the key `5%`.

    `None` where the key has a value, stands in no braces or follows no plain text.
    """
    source = block.source
    if key not in block.blank or not in_braces(block) or _has_colon(block, key):
        return None
    ordered = sorted((*block, *block.blank), key=block.key_mark)
    first = ordered.index(key)
    while first >= 0 and ordered[first] in block.blank:
        first -= 1
    if first < 0 or is_quoted(block, ordered[first]):
        return None
    text = block[ordered[first]]
    if not isinstance(text, str):
        return None
    pieces = takewhile(block.blank.__contains__, ordered[first + 1 :])
    for piece in takewhile(lambda one: not _has_colon(block, one), pieces):
        line, column, _ = unpack(block.key_mark(piece))
        blank = " " if source.character(line, column - 1) == " " else ""
        text += f",{blank}{piece}"
    return ordered[first], text
