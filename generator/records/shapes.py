"""What a model wants at a place of a record: which fields, a mapping, a list or a value.

Only the types are looked at, never the values. Words are left to `generator.records.refusals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.workspace import Block, Items, Step

_LISTS = (list, tuple, set, frozenset, Sequence)
_MAPPINGS = (dict, Mapping)


def fields_at(model: type[BaseModel], path: Sequence[Step]) -> dict[str, FieldInfo]:
    """The fields that a mapping at `path` may have, by their keys."""
    fields: dict[str, FieldInfo] = {}
    for kind in _kinds_at(model, _general(path)):
        if _is_model(kind):
            fields |= {field.alias or name: field for name, field in kind.model_fields.items()}
    return fields


def is_map(model: type[BaseModel], path: Sequence[Step]) -> bool:
    """Whether keys of a mapping at `path` are the record's own, such as the codes of units."""
    return any(get_origin(kind) in _MAPPINGS for kind in _kinds_at(model, _general(path)))


def blank_keys(node: Block | Items, *path: Step) -> Iterator[tuple[Step, ...]]:
    """The ways to all keys with nothing behind them, which pydantic never sees."""
    if isinstance(node, Block):
        yield from ((*path, key) for key in node.blank)
    for step, inner in node.items() if isinstance(node, Block) else enumerate(node):
        if isinstance(inner, Block | Items) and inner.source.has_blanks:
            yield from blank_keys(inner, *path, step)


def _general(path: Sequence[Step]) -> tuple[Step, ...]:
    """All items of a list are of one kind; so is what is remembered of them."""
    return tuple(0 if isinstance(step, int) else step for step in path)


@lru_cache(maxsize=1024)
def _kinds_at(model: type[BaseModel], path: tuple[Step, ...]) -> tuple[Any, ...]:
    if not path:
        return (model,)
    holders = _kinds_at(model, path[:-1])
    return tuple(kind for holder in holders for kind in _inside(holder, path[-1]))


def _inside(holder: Any, step: Step) -> Iterator[Any]:
    origin = get_origin(holder)
    if _is_model(holder):
        for name, field in holder.model_fields.items():
            if (field.alias or name) == step:
                yield from _plain(field.annotation)
    elif origin in _LISTS and isinstance(step, int):
        for inner in get_args(holder):
            yield from _plain(inner)
    elif origin in _MAPPINGS:
        yield from _plain(get_args(holder)[1])


def _plain(annotation: Any) -> Iterator[Any]:
    """An annotation without what wraps it: `Annotated`, and each member of a union."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _plain(member)
    else:
        yield annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
