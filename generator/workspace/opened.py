"""Mappings and lists of a record that are still being read: what they hold so far, and where.

Which event of the parser goes into which is left to `generator.records.building`.
"""

from __future__ import annotations

from generator.workspace.nodes import Block, Items, Node, unpack


class OpenItems:
    """A list still being read."""

    __slots__ = ("items", "marks", "own")
    wants_key = False

    def __init__(self, items: Items, own: int) -> None:
        self.items = items
        self.own = own
        self.marks: list[int] = []

    def put(self, value: Node, mark: int) -> None:
        self.items.append(value)
        self.marks.append(mark)

    def close(self) -> Items:
        self.items.close(self.own, self.marks)
        return self.items

    def step(self) -> int:
        return len(self.items)


class OpenBlock:
    """A mapping still being read, and the key that waits for its value."""

    __slots__ = ("blanks", "block", "discard", "key", "key_mark", "marks", "own", "wants_key")

    def __init__(self, block: Block, own: int) -> None:
        self.block = block
        self.own = own
        self.marks: list[int] = []
        self.blanks: dict[str, tuple[int, int]] = {}
        self.key = ""
        self.key_mark = 0
        self.wants_key = True
        self.discard = False

    def expect(self, key: str, mark: int, *, discard: bool) -> None:
        self.key, self.key_mark = key, mark
        self.wants_key, self.discard = False, discard

    def put(self, value: Node, mark: int) -> None:
        if self.wants_key:  # a mapping or list where a key should be, already refused
            self.expect("", mark, discard=True)
            return
        self.wants_key = True
        if self.discard:
            return
        if value is None:
            self.blanks[self.key] = (self.key_mark, mark)
        else:
            self.block[self.key] = value
            self.marks += (self.key_mark, mark)

    def close(self) -> Block:
        self.block.close(self.own, self.marks, self.blanks)
        return self.block

    def step(self) -> str:
        return self.key

    def first_line(self, key: str) -> int:
        """The line on which a key was given first; 0 when it was not."""
        if key in self.blanks:
            return unpack(self.blanks[key][0])[0]
        if key in self.block:
            return unpack(self.marks[2 * list(self.block).index(key)])[0]
        return 0
