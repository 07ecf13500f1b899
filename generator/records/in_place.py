"""Single values of a record changed by their paths: each gets a new text, or goes.

Only the lines of what differs are written (`editing`); a new key comes where the model has it. What was
typed is taken as the file has it: line ends are the file's, and a text that ended with a line end goes on
doing so. What comes of it is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.results import Snapshot
from generator.model.settings import Settings
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records.rewriting import RecordFile
from generator.records.schema_files import SCHEMA_PLACES
from generator.records.writing import Texts
from generator.workspace import Block, Items, Node, Step, Workspace, Write, child, composed, regex

Way = tuple[Step, ...]
"""From the top of a record to a value: `("body",)`, `("signatories", 0, "name")`."""
_ENDS = regex(r"\r\n?")
_BLANK_LINE = regex(r"^[ \t]+$", re.MULTILINE)
_MODELS: dict[str, type[Record]] = {
    "campaign": Campaign,
    "results": Snapshot,
    "documents": Document,
    "issuers": Issuer,
    "vanthu": Settings,
}


def changed_in_place(
    workspace: Workspace, there: RecordFile, changes: Mapping[Way, Texts]
) -> Write:
    """The file with these values in it; `None`, or nothing but blanks, takes a key or an item out, and with the last one the list or mapping that held it.

    An index just behind the end of a list adds an item. Indexes are those of the file as it stands. Raises
    `RecordsInvalid` for a path that leads nowhere and for a file that is written too unusually.
    """
    order = keys_in_order(workspace, there.path)
    wanted: Any = there.block
    added = sorted(way for way in changes if _adds_item(there.block, way))
    others = sorted(changes.keys() - set(added), key=_later_items_first)
    for way in (*added, *others):
        wanted = _put(wanted, way, changes[way], _Errand(there, way, order))
    if wanted == there.block:
        return Write(there.path, there.found, there.found)
    return there.saying(wanted or {})


def keys_in_order(workspace: Workspace, path: Path) -> tuple[str, ...]:
    """The keys that a record of this file may have, in the order in which they are written; of others nothing."""
    model = _model_of(workspace, path)
    fields = model.model_fields.items() if model else ()
    return tuple(field.alias or key for key, field in fields)


def meaning_of(workspace: Workspace, path: Path, key: str) -> str:
    """What a key of the record in a file means, as its model explains it; the key itself where none does."""
    model = _model_of(workspace, path)
    fields = model.model_fields.items() if model else ()
    known = {field.alias or name: field.description for name, field in fields}
    return known.get(key) or key


def _model_of(workspace: Workspace, path: Path) -> type[Record] | None:
    inside = path.relative_to(workspace.root)
    for name, place in SCHEMA_PLACES.items():
        if len(Path(place).parts) == len(inside.parts) and inside.match(place):
            return _MODELS.get(name)
    return None


def _adds_item(node: Node, way: Way) -> bool:
    """Whether a path leads behind the end of a list, or into one that is not there yet."""
    for step in way:
        if isinstance(step, int) and not (isinstance(node, Items) and step < len(node)):
            return True
        node = child(node, step) if isinstance(step, int) else _entry(node, step)
    return False


def _entry(node: Node, key: str) -> Node:
    return node.get(key) if isinstance(node, Block) else None


def _later_items_first(way: Way) -> list[tuple[int, str]]:
    """Items go from the end of a list to its beginning, so that those before keep their indexes."""
    return [(-step, "") if isinstance(step, int) else (0, step) for step in way]


class _Errand:
    """What is being changed, to be told where that cannot be."""

    def __init__(self, there: RecordFile, way: Way, order: Sequence[str]) -> None:
        self.there, self.way, self.order = there, way, order

    def nowhere(self) -> RecordsInvalid:
        path = ".".join(map(str, self.way))
        said = say("không có «{path}» trong tệp này để sửa", path=path)
        hint = say("mở lại để xem nội dung hiện nay rồi sửa")
        return RecordsInvalid([Problem("E-RECORD-FORM", Place(self.there.name), said, hint)])


def _put(node: Any, way: Way, value: Texts, spot: _Errand) -> Any:
    """A copy of a value in which something else stands at a path; what is not on the way is the same."""
    if not way:
        return _taken(node, value)
    step, rest = way[0], way[1:]
    if isinstance(step, int):
        return _put_item(node, step, rest, value, spot)
    if node is None:
        node = {}
    if not isinstance(node, dict):
        raise spot.nowhere()
    inner = _put(node.get(step), rest, value, spot)
    if inner in (None, {}, []):
        return {key: one for key, one in node.items() if key != step}
    if step in node:
        return {**node, step: inner}
    return _with_new(node, step, inner, spot.order if way == spot.way else ())


def _put_item(node: Any, index: int, rest: Way, value: Texts, spot: _Errand) -> Any:
    items = [] if node is None else node
    if not isinstance(items, list) or not 0 <= index <= len(items):
        raise spot.nowhere()
    now = items[index] if index < len(items) else None
    inner = _put(now, rest, value, spot)
    changed = copy(list(items))
    changed[index : index + 1] = [] if inner in (None, {}, []) else [inner]
    return changed


def _with_new(
    node: Mapping[str, Any], key: str, value: Any, order: Sequence[str]
) -> dict[str, Any]:
    """A mapping with a new key behind the last of those that go before it."""
    before = set(order[: order.index(key)]) if key in order else set(node)
    places = [place for place, one in enumerate(node, 1) if one in before]
    entries = [*node.items()]
    at = max(places, default=0)
    return dict([*entries[:at], (key, value), *entries[at:]])


def _taken(now: Node, value: Texts) -> Texts:
    """A value as it is written: line ends alike, no blanks on empty lines, the end like that of before."""
    if isinstance(value, str):
        text = _BLANK_LINE.sub("", _ENDS.sub("\n", composed(value)))
        ended = isinstance(now, str) and now.endswith("\n")
        if not text.strip():
            return None
        return f"{text.rstrip(chr(10))}\n" if ended else text
    if isinstance(value, dict):
        known = now if isinstance(now, Block | dict) else {}
        return {key: _taken(known.get(key), one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        items = [*now] if isinstance(now, Items | list) else []
        return [_taken(items[at] if at < len(items) else None, one) for at, one in enumerate(value)]
    return value
