"""A list of which long runs of items were read without the parser, each item made when somebody looks at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from generator.workspace.nodes import Block, Source, unpack
from generator.workspace.plain_items import ItemsAlike
from generator.workspace.tablenodes import Columns, RowItems

Part = Block | ItemsAlike


def put_off(source: Source, own: int, parts: Sequence[Part]) -> RowItems:
    """The list that begins at `own`, with what its columns say where each item is but texts and mappings of texts."""
    ends = [*accumulate(_size(one) for one in parts)]

    def make(place: int) -> Block:
        at = bisect_right(ends, place)
        part = parts[at]
        if isinstance(part, Block):
            return part
        return part.block(source, place - ends[at] + part.size)

    line, column, _ = unpack(own)
    return RowItems(source, (line - 1, column - 1), _columns(parts), make, ends[-1])


def _size(part: Part) -> int:
    return 1 if isinstance(part, Block) else part.size


def _columns(parts: Sequence[Part]) -> Columns | None:
    """The texts of each item by what they are called; nothing where one says more, or the keys of a mapping differ."""
    found: dict[tuple[str, ...], list[str]] = {}
    inner: dict[str, list[str]] = {}
    done = 0
    for part in parts:
        columns = _of_item(part) if isinstance(part, Block) else part.columns()
        if columns is None:
            return None
        for key, names in _inner(columns).items():
            if inner.setdefault(key, names) != names:
                return None
        for name, texts in columns.items():
            _fill(found.setdefault(name, []), done)
            found[name].extend(texts)
        done += _size(part)
    for column in found.values():
        _fill(column, done)
    return found


def _fill(column: list[str], size: int) -> None:
    """So many cells, where it has fewer."""
    column += [""] * (size - len(column))


def _of_item(item: Block) -> Columns | None:
    """The columns of one item, if it is of texts and of mappings of texts."""
    found: dict[tuple[str, ...], Sequence[str]] = {}
    for key, value in item.items():
        for name, text in _named(key, value):
            if not (text and isinstance(text, str)):
                return None
            found[name] = (text,)
    return found


def _named(key: str, value: object) -> Iterator[tuple[tuple[str, ...], object]]:
    if not isinstance(value, Block):
        yield (key,), value
    elif value:
        yield from (((key, name), text) for name, text in value.items())
    else:
        yield (key,), None


def _inner(columns: Mapping[tuple[str, ...], object]) -> Mapping[str, list[str]]:
    """The keys of each mapping in an item."""
    found: dict[str, list[str]] = {}
    for key, *name in columns:
        if name:
            found.setdefault(key, []).extend(name)
    return found
