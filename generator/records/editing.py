"""A record changed in place: it is told whole what it shall say, and only what differs is written.

Comments, quotes, brackets, the order of keys, line ends and the mark at the start of a Windows file
all stay, and a file without an end on its last line keeps that too. Where a value is written on one
line or in brackets, the parser says where it ends, and the few lines around it are read again; a
record written in a way that cannot be changed is left to its caller. What comes out is proved by
reading it again, but for entries that stay and have no neighbour that changes: in a record of many
thousands only a handful are read. What to put in is not decided here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from generator import workspace
from generator.records.aligning import aligned
from generator.records.writing import Texts, in_brackets, lines_of, on_one_line
from generator.workspace import Block, Items, Node, Step, regex, split_mark, unpack

_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ASIDE = regex(r"#.*|\.\.\.")
_BARE_DASH = regex(r" *-[ \t]*(?:#.*)?")
_STEP = "  "
_LITERAL = regex(r"(?:[ \t]*(?:\r\n|\r|\n))*(?P<indent> +)(?=\S)")

Change = tuple[int, int, str]
"""From where to where a text is taken out, and what comes in its place."""


class _Unusual(Exception):
    """Written in a way that this place of the record cannot be changed in."""


def edited(text: str, block: Block, wanted: Mapping[str, Any]) -> str | None:
    """The text changed to read as `wanted`; nothing when it is written too unusually for that.

    `block` is what the text reads as now. A new key goes behind the one that it follows in
    `wanted`; keys that stand open stay unless they are given.
    """
    mark, body = split_mark(text)
    editor = _Editor(body)
    try:
        told = editor.root(block, wanted)
    except _Unusual:
        return None
    whole = _applied(editor.text, editor.changes)
    proof = _applied(editor.text, editor.changes + editor.untouched)
    for end in ("",) if editor.is_closed else (editor.end, ""):
        if workspace.read_yaml_text(proof.removesuffix(end), "")[0] == told:
            return mark + whole.removesuffix(end)
    return None


def amended(written: Node, before: Texts, after: Texts) -> Any:
    """What a record shall say: `after`, in the words of the file wherever nothing has changed.

    `before` is what the record was understood to say, so that a date or a number stays in the form
    in which people wrote it.
    """
    if before == after and written is not None:
        return written
    if isinstance(written, Block) and isinstance(before, dict) and isinstance(after, dict):
        told = {
            key: amended(written.get(key), before.get(key), text) for key, text in after.items()
        }
        unknown = {key: text for key, text in written.items() if key not in {**before, **after}}
        return {**told, **unknown}
    if isinstance(written, Items) and isinstance(before, list) and isinstance(after, list):
        pairs = zip(written, before, after, strict=False)
        return [*(amended(*pair) for pair in pairs), *after[min(len(written), len(before)) :]]
    return after


class _Entry(NamedTuple):
    """A key with its value, or an item with its dash: where it begins, and the line behind it."""

    key: Step
    line: int
    column: int
    stop: int


class _Editor:
    """A text, the changes to it that have been found so far, and what the proof can do without.

    `root` and what it goes through give back what is wanted, without what stands in `untouched`.
    """

    def __init__(self, text: str) -> None:
        lines = _LINE.findall(text)
        first = lines[0] if lines else ""
        self.end = first[len(first.rstrip("\r\n")) :] or "\n"
        self.is_closed = not lines or lines[-1].endswith(("\r", "\n"))
        if not self.is_closed:
            lines[-1] += self.end
        self.lines: list[str] = lines
        self.text = "".join(lines)
        self.starts = [0, *accumulate(map(len, lines))]
        self.changes: list[Change] = []
        self.untouched: list[Change] = []

    def root(self, block: Block, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        line, column, _ = unpack(block.own_mark())
        if _in_brackets(block):
            self._splice(_Entry("", line - 1, column - 1, len(self.lines)), block, wanted)
            return wanted
        return self._mapping(block, wanted, len(self.lines))

    def _mapping(self, block: Block, wanted: Mapping[str, Any], stop: int) -> dict[str, Any]:
        """Entries on lines of their own, the last of them before the line `stop`."""
        entries = self._entries(block, stop)
        told, touched = {**wanted}, set[Step]()
        for key, entry in entries.items():
            if key not in wanted and key in block:
                self._take_out(entry)
            elif key in wanted and block.get(key) != wanted[key]:
                told[key] = self._value(entry, block.get(key), wanted[key])
            else:
                continue
            touched.add(key)
        behind: _Entry | None = None
        first = next(iter(entries.values()))
        for key, value in wanted.items():
            if key in entries:
                behind = entries[key]
            else:
                self._add(lines_of({key: value}, " " * first.column), behind, first)
                touched.add((behind or first).key)
        order = [*entries.values()]
        at = {place for place, entry in enumerate(order) if entry.key in touched}
        gone = {order[place].key for place in self._leave_out(len(order), at, order.__getitem__)}
        return {key: value for key, value in told.items() if key not in gone}

    def _leave_out(self, count: int, touched: set[int], entry: Callable[[int], _Entry]) -> set[int]:
        """What the proof can do without: all that stands between two others and is as it was, like these."""
        gone = set[int]()
        for above, below in pairwise(sorted({-1, count, *touched})):
            first, last = max(above + 2, 1), min(below - 2, count - 2)
            if first <= last:
                start, stop = self.starts[entry(first).line], self.starts[entry(last).stop]
                self.untouched.append((start, stop, ""))
                gone |= {*range(first, last + 1)}
        return gone

    def _entries(self, block: Block, stop: int) -> dict[str, _Entry]:
        spots = sorted((unpack(block.key_mark(key)), key) for key in (*block, *block.blank))
        stops = [*(line - 1 for (line, _, _), _ in spots[1:]), stop]
        return {
            key: _Entry(key, line - 1, column - 1, behind)
            for ((line, column, _), key), behind in zip(spots, stops, strict=True)
        }

    def _items(self, items: Items, wanted: Sequence[Any], stop: int) -> list[Any]:
        """Items with a dash each, the last of them before the line `stop`."""
        told, touched = [*wanted], set[int]()
        places, behind = dict[int, int](), -1
        for index, place in aligned(items, wanted):
            if index is None and place is not None:
                at = self._item(items, max(behind, 0), stop)
                lines = lines_of([wanted[place]], " " * at.column)
                self._add(lines, at if behind >= 0 else None, at)
                touched.add(max(behind, 0))
            elif index is not None:
                behind = index
                if place is None:
                    self._take_out(self._item(items, index, stop))
                    touched.add(index)
                    continue
                places[index] = place
                if items[index] is not wanted[place] and items[index] != wanted[place]:
                    entry = self._item(items, index, stop)
                    told[place] = self._value(entry, items[index], wanted[place])
                    touched.add(index)
        gone = set[int]()
        with suppress(_Unusual):
            left_out = self._leave_out(len(items), touched, lambda at: self._item(items, at, stop))
            gone = {places[index] for index in left_out}
        return [value for place, value in enumerate(told) if place not in gone]

    def _item(self, items: Items, index: int, stop: int) -> _Entry:
        line, column = self._dash(items, index)
        behind = self._dash(items, index + 1)[0] if index + 1 < len(items) else stop
        return _Entry(index, line, column, behind)

    def _dash(self, items: Items, index: int) -> tuple[int, int]:
        """Where the dash of an item stands: before its value, or alone on the line above."""
        line, column, _ = unpack(items.value_mark(index))
        before = self.lines[line - 1][: column - 1].rstrip()
        if before.endswith("-"):
            return line - 1, len(before) - 1
        above = self.lines[line - 2].rstrip() if line > 1 else ""
        if before or not _BARE_DASH.fullmatch(above):
            raise _Unusual
        return line - 2, above.index("-")

    def _value(self, entry: _Entry, now: Node, wanted: Any) -> Any:
        """One entry changed within, or written anew where its value cannot be changed so."""
        known, left_out = len(self.changes), len(self.untouched)
        on_lines = wanted and isinstance(now, Block | Items) and not _in_brackets(now)
        try:
            if on_lines and isinstance(now, Block) and isinstance(wanted, dict):
                return self._mapping(now, wanted, entry.stop)
            if on_lines and isinstance(now, Items) and isinstance(wanted, list):
                return self._items(now, wanted, entry.stop)
            if not self._is_named_elsewhere(entry, now, wanted):
                self._splice(entry, now, wanted)
        except _Unusual:
            del self.changes[known:], self.untouched[left_out:]
            self._write_anew(entry, wanted)
        return wanted

    def _is_named_elsewhere(self, entry: _Entry, now: Node, wanted: Any) -> bool:
        """Whether a list on lines of its own gave way to the name of where it stands now."""
        on_lines = isinstance(now, Block | Items) and not _in_brackets(now)
        if not on_lines or not isinstance(wanted, str):
            return False
        with suppress(_Unusual):
            self._write_anew(entry, wanted)
            return True
        return False

    def _splice(self, entry: _Entry, now: Node, wanted: Any) -> None:
        """A value that the parser knows the end of; what comes out is read again."""
        start, stop = self._extent(entry)
        start += entry.column
        written = " " * entry.column + self.text[start:stop]
        node = _value_node(written, entry.key)
        changes = [*_within(node, now, wanted, written, (" " * entry.column + _STEP, self.end))]
        if not _reads(_applied(written, changes), entry.key, wanted):
            raise _Unusual
        shift = start - entry.column
        self.changes += [(begin + shift, end + shift, text) for begin, end, text in changes]

    def _write_anew(self, entry: _Entry, wanted: Any) -> None:
        """The entry in the style of the house; what people noted inside it goes above it."""
        indent = self._indent(entry)
        start, stop = self._extent(entry)
        notes = (f"{indent}{note}" for note in workspace.comments_in(self.text[start:stop]))
        whole = [wanted] if isinstance(entry.key, int) else {entry.key: wanted}
        self.changes.append((start, stop, self._ended([*notes, *lines_of(whole, indent)])))

    def _take_out(self, entry: _Entry) -> None:
        self._indent(entry)
        self.changes.append((*self._extent(entry), ""))

    def _add(self, lines: Iterable[str], behind: _Entry | None, first: _Entry) -> None:
        """New lines behind an entry, or above the first one and the comments that belong to it."""
        if behind:
            line = self._own_stop(behind)
        else:
            line = first.line
            self._indent(first)
            while line and _is_aside(self.lines[line - 1], first.column):
                line -= 1
        self.changes.append((self.starts[line], self.starts[line], self._ended(lines)))

    def _indent(self, entry: _Entry) -> str:
        """What stands before an entry that has its first line to itself."""
        before = self.lines[entry.line][: entry.column]
        if before.strip(" "):
            raise _Unusual
        return before

    def _extent(self, entry: _Entry) -> tuple[int, int]:
        """From where to where the lines of an entry go."""
        return self.starts[entry.line], self.starts[self._own_stop(entry)]

    def _own_stop(self, entry: _Entry) -> int:
        """Blank lines and comments behind an entry are not its own, unless they stand deeper."""
        stop = entry.stop
        while stop > entry.line + 1 and _is_aside(self.lines[stop - 1], entry.column):
            stop -= 1
        return stop

    def _ended(self, lines: Iterable[str]) -> str:
        return "".join(f"{line}{self.end}" for line in lines)


def _in_brackets(node: Block | Items) -> bool:
    return node.source.character(*unpack(node.own_mark())[:2]) in {"{", "["}


def _is_aside(line: str, indent: int) -> bool:
    """Whether a line is blank, or a comment that stands no deeper than `indent`."""
    bare = line.strip()
    depth = len(line) - len(line.lstrip(" "))
    return not bare or (_ASIDE.fullmatch(bare) is not None and depth <= indent)


def _value_node(written: str, key: str | int) -> Any:
    """The parser's node of the value of an entry, an item or (no key) a whole record."""
    node = workspace.parsed(written)
    if node is None or (key != "" and len(node.value) != 1):
        raise _Unusual
    if key == "":
        return node
    return node.value[0] if isinstance(key, int) else node.value[0][1]


def _applied(text: str, changes: Iterable[Change]) -> str:
    parts, done = [], 0
    for start, stop, new in sorted(changes, key=lambda change: change[0]):
        parts += [text[done:start], new]
        done = max(done, stop)
    return "".join([*parts, text[done:]])


def _reads(written: str, key: str | int, wanted: Any) -> bool:
    """Whether an entry, an item or (no key) a whole record reads as it should."""
    is_item = isinstance(key, int)
    block, _ = workspace.read_yaml_text(f"-:\n{written}" if is_item else written, "")
    told = {"-": [wanted]} if is_item else wanted if key == "" else {key: wanted}
    return block == told


def _within(
    node: Any, now: Node, wanted: Any, text: str, new_line: tuple[str, str]
) -> Iterator[Change]:
    """The changes that turn a value, as the parser found it in `text`, into another.

    Where nothing stood, lines may follow, with the indent and the end that `new_line` gives; a
    text of several lines is never put on one.
    """
    start, stop = _span(node, text)
    indent, end = new_line
    if wanted and not now and not isinstance(wanted, str):
        yield len(text[:start].rstrip(" \t")), stop, ""
        line = _LINE.search(text, stop)
        behind = line.end() if line else len(text)
        yield behind, behind, "".join(f"{one}{end}" for one in lines_of(wanted, indent))
    elif isinstance(now, Block | Items) and node.flow_style:
        yield from _in_flow(node, now, wanted, text)
    elif isinstance(wanted, str) and "\n" not in wanted:
        yield start, stop, " " * (start == stop) + on_one_line(wanted)
    elif isinstance(wanted, str) and node.style == "|":
        yield _literal(node, wanted, text, end)
    else:
        raise _Unusual


def _literal(node: Any, wanted: str, text: str, end: str) -> Change:
    """A text of several lines that stays as deep in its line as the one that it replaces."""
    head = _LINE.match(text, node.start_mark.index)
    first = _LITERAL.match(text, head.end()) if head else None
    marks = "" if wanted.endswith("\n") else "-"
    lines = wanted.removesuffix("\n").split("\n")
    is_plain = wanted[:1].strip() and lines[-1] and not any(map(str.isspace, lines))
    if head is None or first is None or head.group().split()[0] != f"|{marks}" or not is_plain:
        raise _Unusual
    told = "".join(f"{first['indent'] if line else ''}{line}{end}" for line in lines)
    return head.end(), len(text), told


def _span(node: Any, text: str) -> tuple[int, int]:
    """From where to where a value stands, without what is blank behind it."""
    start, stop = node.start_mark.index, node.end_mark.index
    return start, start + len(text[start:stop].rstrip())


def _in_flow(node: Any, now: Node, wanted: Any, text: str) -> Iterator[Change]:
    """The same within brackets."""
    start, stop = _span(node, text)
    if isinstance(now, Block) and isinstance(wanted, dict) and now.keys() <= wanted.keys():
        yield from _in_braces(node, now, wanted, text)
    elif isinstance(now, Items) and isinstance(wanted, list) and len(now) <= len(wanted):
        for inner, old, new in zip(node.value, now, wanted, strict=False):
            if old != new:
                yield from _in_flow(inner, old, new, text)
        added = [in_brackets(value) for value in wanted[len(now) :]]
        last = _span(node.value[-1], text)[1] if now else start + 1
        yield last, last, ", ".join([""] * bool(now) + added)
    else:
        yield start, stop, " " * (start == stop) + in_brackets(wanted)


def _in_braces(node: Any, now: Block, wanted: Mapping[str, Any], text: str) -> Iterator[Change]:
    spots = {unicodedata.normalize("NFC", key.value): value for key, value in node.value}
    behind = node.start_mark.index + 1
    lead, trail = "", ", " if spots else ""
    for key, value in wanted.items():
        if key in spots:
            behind, lead, trail = _span(spots[key], text)[1], ", ", ""
            if now.get(key) != value:
                yield from _in_flow(spots[key], now.get(key), value, text)
        else:
            yield behind, behind, f"{lead}{in_brackets({key: value})[1:-1]}{trail}"
