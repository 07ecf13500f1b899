"""The parser's events become `Block` and `Items`; what a plain record may not hold is noted on the way.

One open mapping or list at a time, no recursion, and a stop as soon as a file is too deep, too large
or too faulty. Files and characters are left to `yamltext` and `cleaning`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from generator.problems import Message, Problem, Severity, say
from generator.workspace.cleaning import clean_value
from generator.workspace.dropped import Dropped, Spot
from generator.workspace.long_lists import Part, put_off
from generator.workspace.nodes import Block, Items, Node, Source, Step, pack, path_text, unpack
from generator.workspace.plain_items import ItemsAlike, ManyForms, PlainItems
from generator.workspace.plain_lines import PlainLines

ITEM_LIMIT = 1_500_000
PROBLEM_LIMIT = 1_000
DEPTH_LIMIT = 30
TOO_DEEP = (
    say("lồng nhau quá {limit} tầng", limit=DEPTH_LIMIT),
    say("xem lại thụt lề và các dấu ngoặc"),
)
"""What is said of a file nested too deep, and its remedy."""

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_GAP = 80
"""More blanks than this behind a comma are not looked through."""


class LeftOpen(NamedTuple):
    """What may have been left open where reading stopped: a quoted text, a mapping or a list."""

    quoted: tuple[int, int]
    quoted_until: int
    opened: tuple[int, int]
    """Where the innermost mapping or list began that is still open; lines and columns are counted from 1."""


class Stop(Exception):
    """The rest of the file is not worth reading."""


class NotPlain(Exception):
    """Lines that were set apart do not stand where nothing but entries can stand."""


class _Opened:
    """A mapping or list still being read: what it holds so far, and the key that waits for its value."""

    __slots__ = (
        "blanks", "discard", "in_brackets", "key", "key_mark", "marks", "node", "own", "runs", "wants_key",
    )  # fmt: skip

    def __init__(self, node: Block | Items, own: int, *, in_brackets: bool = False) -> None:
        self.node, self.own, self.in_brackets = node, own, in_brackets
        self.marks: list[int] = []
        self.runs: list[tuple[int, ItemsAlike]] = []
        self.blanks: dict[str, tuple[int, int]] = {}
        self.key, self.key_mark, self.discard = "", 0, False
        self.wants_key = isinstance(node, Block)

    def expect(self, key: str, mark: int, *, discard: bool) -> None:
        """The key of the value that comes next; a value that is discarded leaves nothing behind."""
        self.key, self.key_mark = key, mark
        self.wants_key, self.discard = False, discard

    def put(self, value: Node, mark: int) -> None:
        """Take in an item, or the value of the key that waits."""
        if isinstance(self.node, Items):
            self.node.append(value)
            self.marks.append(mark)
        elif self.wants_key:  # a mapping or list where a key should be, already refused
            self.expect("", mark, discard=True)
        else:
            self.wants_key = True
            if value is None and not self.discard:
                self.blanks[self.key] = (self.key_mark, mark)
            elif value is not None and not self.discard:
                self.node[self.key] = value
                self.marks += (self.key_mark, mark)

    def put_all(self, entries: Mapping[str, str], marks: Sequence[int]) -> None:
        """Take in entries of a mapping that follow each other, none of which was there."""
        if isinstance(self.node, Block):
            self.node.update(entries)
            self.marks += marks

    def put_items(self, items: ItemsAlike) -> None:
        """Take in items of a list that follow each other."""
        if isinstance(self.node, Items):
            self.node.extend(items.blocks(self.node.source))
            self.marks += items.marks()

    def put_off(self, items: ItemsAlike) -> None:
        """The same, each only when somebody looks at it."""
        self.runs.append((len(self.node), items))

    def close(self) -> Block | Items:
        """What was read, with its places filed. Raises `NotPlain` where items that are put off stand beside others than mappings."""
        if self.runs:
            return put_off(self.node.source, self.own, [*self._parts()])
        self.node.close(self.own, self.marks, self.blanks)
        return self.node

    def _parts(self) -> Iterator[Part]:
        done = 0
        for at, run in (*self.runs, (len(self.node), None)):
            for place in range(done, at):
                item = self.node[place] if isinstance(self.node, Items) else None
                if not isinstance(item, Block):
                    raise NotPlain
                yield item
            if run:
                yield run
            done = at

    def begun(self) -> int:
        """Where the key stands that waits for its value, or the list."""
        return self.own if isinstance(self.node, Items) else self.key_mark

    def step(self) -> Step:
        """What is being read in it: the number of the item, or the key."""
        if isinstance(self.node, Block):
            return self.key
        return len(self.node) + sum(run.size for _, run in self.runs)

    def first_line(self, key: str) -> int:
        """The line on which a key was given first; 0 when it was not."""
        if key in self.blanks:
            return unpack(self.blanks[key][0])[0]
        if key not in self.node:
            return 0
        return unpack(self.marks[2 * [*self.node].index(key)])[0]


class Builder:
    """Takes the events of one file; `documents` then holds what was built, `problems` its faults.

    `runs` and `items` are lines that the parser is not given, by the place of the key that follows them; lists below
    the keys `in_columns` are `RowItems` where there are such.
    """

    def __init__(
        self,
        source: Source,
        runs: Mapping[int, PlainLines] = MappingProxyType({}),
        items: Mapping[int, PlainItems] = MappingProxyType({}),
        in_columns: Collection[str] = (),
    ) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.documents = Items(source)
        self._quoted: Any = None
        self._frame = _Opened(self.documents, 0)
        self._open: list[_Opened] = []
        self._count = 0
        self._keys: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._runs = dict(runs)
        self._items = dict(items)
        self._in_columns = in_columns
        self._escapes = "\\" in source.text
        self._dropped = Dropped(source)

    def take(self, parser: Any) -> None:
        """Build from all events of a parser; `Stop` when it is enough, `NotPlain` where runs are none."""
        takers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: partial(self._begin, Block),
            yaml.SequenceStartEvent: partial(self._begin, Items),
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = parser.get_event
        while (event := next_event()) is not None:
            if taker := takers.get(event.__class__):
                taker(event)
        if self._runs or self._items:
            raise NotPlain

    def left_open(self) -> LeftOpen:
        """What may have been left open, for the words on a fault of syntax."""
        opened = unpack(self._frame.own)[:2]
        if self._quoted is None:
            return LeftOpen((0, 0), 0, opened)
        start, end = self._quoted.start_mark, self._quoted.end_mark
        return LeftOpen((start.line + 1, start.column + 1), end.line + 1, opened)

    def path(self) -> str:
        """The way to the value that is being read."""
        frames = [*self._open, self._frame]
        return path_text([step for frame in frames[1:] if (step := frame.step()) != ""])

    def _scalar(self, event: Any) -> None:
        start = event.start_mark
        mark = pack(start.line, start.column, literal=event.style == "|")
        if event.tag is not None or event.anchor is not None:
            self._decorated(event, mark)
        if self._frame.wants_key:
            self._key(event.value, mark)
        else:
            self._put(self._text(event, mark), mark)

    def _text(self, event: Any, mark: int) -> str | None:
        value: str = event.value
        if self._dropped.is_likely:
            self._comment(self._dropped.behind(event, unpack(self._frame.begun())[1]))
        if not event.style:
            if value in _NOTHING:
                return None
            if value[0] == "“" or "\n" in value:
                self._doubt(value, mark)
            return value
        if event.style == ">" and "\n" in value.strip("\n"):
            self._folded(mark, say("thay dấu «>» bằng «|»"))
        if event.style in "'\"":
            self._quoted = event
            if self._escapes and event.style == '"':
                value, problems = clean_value(value, self.source.at(mark, self.path()))
                self.problems += problems
        return value

    def _key(self, key: str, mark: int) -> None:
        if mark in self._runs:
            self._run(self._runs.pop(mark))
        frame = self._frame
        known = self._keys.get(key) or self._new_key(key, mark)
        frame.expect(known, mark, discard=False)
        if first := frame.first_line(key):
            frame.discard = True
            said = say("trường này đã có ở dòng {line}; hai giá trị cho một trường", line=first)
            self._note("DUP", mark, said, say("giữ một trong hai"))

    def _run(self, lines: PlainLines) -> None:
        """Entries of the mapping that holds both the key above them and the one that follows."""
        frame = self._frame
        entries, marks = lines.read(self._keys.setdefault, self._values.setdefault)
        self._count += len(entries)
        is_below = frame.marks[-2:-1] == [lines.before]
        is_new = 2 * len(entries) == len(marks) and entries.keys().isdisjoint(frame.node)
        if not (is_below and is_new) or frame.blanks or self._count > ITEM_LIMIT:
            raise NotPlain
        frame.put_all(entries, marks)

    def _run_of_items(self, lines: PlainItems) -> None:
        """Items of the list that holds both the item above them and the one that follows."""
        frame = self._frame
        try:
            told = lines.read(self._keys.setdefault)
        except ManyForms:
            raise NotPlain from None
        self._count += sum(one.form.values * one.size for one in told)
        is_below = isinstance(frame.node, Items) and frame.marks[-1:] == [lines.before]
        is_plain = all(one.form.is_plain for one in told)
        if not (is_below and is_plain) or self._count > ITEM_LIMIT:
            raise NotPlain
        put = frame.put_off if self._stands_in_columns() else frame.put_items
        for one in told:
            put(one)

    def _stands_in_columns(self) -> bool:
        """Whether the list that is being read stands below such a key of the record itself."""
        _, *above = self._open
        return [one.key for one in above] in [[key] for key in self._in_columns]

    def _new_key(self, key: str, mark: int) -> str:
        if key == "<<":
            self._note("ANCHOR", mark, _NO_ANCHOR, _WRITE_OUT)
        elif not key:
            self._note("KEY", mark, say("trường để trống"), say("viết trường trước dấu hai chấm"))
        elif key != key.strip():
            self._note("SPACE", mark, _ODD_SPACE, say("xóa khoảng trống ấy, gõ lại bằng dấu cách"))
        else:
            self._keys[key] = key
        return key

    def _put(self, value: Node, mark: int) -> None:
        self._count += 1
        if self._count > ITEM_LIMIT:
            said = say("tệp có hơn {limit} giá trị", limit=ITEM_LIMIT)
            self._note("ITEMS", mark, said, say("tách dữ liệu thành nhiều tệp"))
            raise Stop
        self._frame.put(value, mark)

    def _begin(self, kind: type[Block | Items], event: Any) -> None:
        mark = pack(event.start_mark.line, event.start_mark.column)
        if mark in self._items and kind is Block:
            self._run_of_items(self._items.pop(mark))
        if event.tag is not None or event.anchor is not None:
            self._decorated(event, mark)
        if self._frame.wants_key:
            hint = say("nếu là lời văn hoặc tên trong {{{{ }}}} thì đặt cả giá trị trong ngoặc kép")
            self._note("KEY", mark, say("trường không phải là chữ"), hint)
        self._open.append(self._frame)
        if len(self._open) > DEPTH_LIMIT:
            self._note("DEPTH", mark, *TOO_DEEP)
            raise Stop
        self._frame = _Opened(kind(self.source), mark, in_brackets=event.flow_style)

    def _end(self, event: Any) -> None:
        if self._dropped.is_likely:
            self._comment(self._dropped.after_bracket(event))
        frame, self._frame = self._frame, self._open.pop()
        if frame.in_brackets and isinstance(frame.node, Items):
            self._cut_in_items(frame.node, frame)
        self._put(frame.close(), frame.own)

    def _alias(self, event: Any) -> None:
        mark = pack(event.start_mark.line, event.start_mark.column)
        self._note("ANCHOR", mark, _NO_ANCHOR, _WRITE_OUT)
        self._put(None, mark)

    def _decorated(self, event: Any, mark: int) -> None:
        if event.anchor is not None:
            self._note("ANCHOR", mark, _NO_ANCHOR, _WRITE_OUT)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:40]
            said = say("không dùng nhãn kiểu «{tag}»", tag=tag)
            self._note("TAG", mark, said, say("nếu là lời văn thì đặt giá trị trong ngoặc kép"))

    def _document(self, event: Any) -> None:
        if self.documents:
            mark = pack(event.start_mark.line, event.start_mark.column)
            said = say("tệp có hai phần dữ liệu, ngăn bởi «---»")
            self._note(
                "DOCUMENTS", mark, said, say("mỗi tệp chỉ một phần dữ liệu; tách tệp ở dòng này")
            )
            raise Stop

    def _comment(self, spot: Spot | None) -> None:
        """A warning of words that were taken for a comment."""
        if spot:
            said = say("phần từ dấu «#» trở đi là lời ghi chú, không thuộc giá trị")
            hint = say(
                "nếu là lời văn thì đặt cả giá trị trong ngoặc kép, hoặc thụt dòng ấy bằng các dòng trên"
            )
            self._warn("COMMENT", pack(spot[0] - 1, spot[1] - 1), said, hint)

    def _doubt(self, text: str, mark: int) -> None:
        """A warning of a plain value in curly quotes, or of paragraphs that YAML joined."""
        if "\n" in text:
            self._folded(mark, say("viết «|» sau dấu hai chấm"))
        elif text[-1] == "”" and "“" not in text[1:]:
            said = say("hai dấu “ ” quanh giá trị là một phần của giá trị, sẽ được in ra")
            hint = say('nếu chỉ để bọc giá trị thì thay bằng hai dấu "')
            self._warn("CURLY", mark, said, hint)

    def _folded(self, mark: int, hint: Message) -> None:
        said = say("lời văn có dòng trống mà không có dấu «|»: các dòng bị nối làm một")
        self._warn("FOLDED", mark, said, hint)

    def _cut_in_items(self, items: Items, frame: _Opened) -> None:
        """A warning of words in `[ ]` that a comma may have cut: «Các xã, phường» becomes two items."""
        places = [unpack(mark)[:2] for mark in frame.marks]
        cut = [
            number
            for number in range(1, len(items))
            if _is_cut(
                items[number - 1 : number + 1],
                self.source.line(places[number][0]),
                places[number][1],
            )
        ]
        if not cut:
            return
        runs = zip(cut, [*cut[1:], 0], strict=True)
        first, last = cut[0] - 1, next(now for now, then in runs if then != now + 1)
        line, column = places[first]
        end = places[last][1] - 1 + len(str(items[last]))
        said = say(
            "trong ngoặc vuông dấu phẩy ngăn các mục; ở đây thành {count} mục", count=len(items)
        )
        hint = say(
            'nếu «{text}» chỉ là một mục thì đặt trong ngoặc kép: "{text}";'
            " nếu không thì viết mỗi mục một dòng",
            text=self.source.line(line)[column - 1 : end],
        )
        self._warn("COMMA", frame.marks[cut[0]], said, hint)

    def _warn(self, code: str, mark: int, said: Message, hint: Message) -> None:
        place = self.source.at(mark, self.path())
        self.problems.append(Problem(f"W-YAML-{code}", place, said, hint, Severity.WARNING))

    def _note(self, code: str, mark: int, said: Message, hint: Message) -> None:
        place = self.source.at(mark, self.path())
        self.problems.append(Problem(f"E-YAML-{code}", place, said, hint))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise Stop


_NO_ANCHOR = say("không dùng neo và bí danh (dấu «&», «*», «<<» ở đầu giá trị hay trường)")
_WRITE_OUT = say("viết lại đầy đủ; nếu là lời văn thì đặt giá trị trong ngoặc kép")
_ODD_SPACE = say("trước hoặc sau trường có dấu cách lạ (dán từ Word hoặc trang web)")


def _is_cut(pair: Sequence[Node], line: str, column: int) -> bool:
    """Whether two plain items of `[ ]` read like one: words that go on, a number with a comma."""
    before, item = pair
    if not (before and item and isinstance(before, str) and isinstance(item, str)):
        return False
    comma = line[max(0, column - 1 - len(before) - _GAP) : column - 1]
    if not (comma.rstrip().endswith(f"{before},") and line.startswith(item, column - 1)):
        return False
    is_number = comma[-1] == "," and before[-1].isdigit() and item[0].isdigit()
    return is_number or (item[0].islower() and not before.islower())
