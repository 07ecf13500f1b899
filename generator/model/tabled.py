"""Records that stand in the rows of a table, or are very many, read column by column: in a fraction of a second.

Each text of a column is read once, as its field reads it. Where one is refused, or is a list, the rows are read one
by one as any records are, so that every fault is told as ever.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, repeat
from operator import eq
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import pydantic

from generator.model.coded import InColumns
from generator.model.fields import SHORT_CODE, TEXT_LIMIT, Code, Record, Text
from generator.workspace import Block, Items, RowItems

Context = pydantic.ValidationInfo[set[str] | None]
_Columns = Mapping[tuple[str, ...], Sequence[str]]
_MANY = 1_000
"""So many records of a list that they are read as a table is; of fewer it takes no time."""
_WANTED, _ABSENT = object(), object()
"""What a blank cell says where none may be blank, and where it says nothing."""


class _OneByOne(Exception):
    """Something is refused, or is no single text."""


class _Column(NamedTuple):
    """What a field is in each row, and in which rows it is given."""

    values: Sequence[Any]
    given: Sequence[bool]


def in_rows(kind: type[Record]) -> pydantic.WrapValidator:
    """Reads a list of such records; very many, and those of a table that were not looked at yet, by its columns.

    The context holds the codes that the record had before.
    """

    def read(value: Any, handler: pydantic.ValidatorFunctionWrapHandler, info: Context) -> Any:
        if not isinstance(value, Items):
            return handler(value)
        try:
            columns = value.columns if isinstance(value, RowItems) else _columns_of(kind, value)
            found = _records(kind, columns) if columns and _fit(kind, columns) else None
        except _OneByOne:
            found = None
        if found is None or columns is None:
            return handler([*value])
        if info.context is not None:
            info.context.update(columns.get(("code",), ()))
        return found

    return pydantic.WrapValidator(read)


def _fit(kind: type[Record], columns: Iterable[tuple[str, ...]]) -> bool:
    """Whether each is of a field, and of one with values by name where it is of a name."""
    fields = kind.model_fields
    return all(
        key in fields and (get_origin(fields[key].annotation) is dict) == bool(name)
        for key, *name in columns
    )


def _columns_of(kind: type[Record], items: Items) -> _Columns | None:
    """What the mappings of a long list say, as a table would. Raises `_OneByOne` where one says more than texts."""
    if len(items) < _MANY or {*map(type, items)} != {Block}:
        return None
    blocks: Any = items
    found: dict[tuple[str, ...], Sequence[str]] = {}
    for key in dict.fromkeys(chain.from_iterable(blocks)):
        column, field = [one.get(key) for one in blocks], kind.model_fields.get(key)
        if field is None:
            raise _OneByOne
        if get_origin(field.annotation) is not dict:
            found[(key,)] = _texts(column)
            continue
        names = {tuple(one) if type(one) is Block else () for one in column if one is not None}
        if len(names) != 1 or not (inner := names.pop()):
            raise _OneByOne
        for name in inner:
            found[key, name] = _texts([one and one[name] for one in column])
    return found


def _texts(column: Sequence[Any]) -> Sequence[str]:
    """The texts of a column, of which none is empty but where nothing is said."""
    if "" in column or not {*map(type, column)} <= {str, type(None)}:
        raise _OneByOne
    return [one or "" for one in column] if None in column else column


def _records(kind: type[Record], columns: _Columns) -> InColumns[Record]:
    """Each as pydantic makes it: its values, and the set of those that are given."""
    read = {**_plain(kind, columns), **_mapped(kind, columns)}
    usual = {
        name: one.get_default(call_default_factory=True) for name, one in kind.model_fields.items()
    }
    given = _given(read)
    held = [usual.copy() for _ in given]
    for name, column in read.items():
        for values, value in zip(held, column.values, strict=True):
            values[name] = value
    records = [*map(kind.__new__, repeat(kind, len(given)))]
    for slot, values_of in (
        ("__dict__", held),
        ("__pydantic_fields_set__", given),
        ("__pydantic_extra__", repeat(None)),
        ("__pydantic_private__", repeat(None)),
    ):
        deque(map(object.__setattr__, records, repeat(slot), values_of), maxlen=0)
    return InColumns.of(records, {name: column.values for name, column in read.items()}, usual)


def _given(read: Mapping[str, _Column]) -> list[set[str]]:
    """Which fields are given in each row; rows that give the same share a set, which nobody changes."""
    if all(all(one.given) for one in read.values()):
        names = {*read}
        return [names for _ in next(iter(read.values())).given]
    rows = [*zip(*(one.given for one in read.values()), strict=True)]
    sets = {
        flags: {name for name, is_given in zip(read, flags, strict=True) if is_given}
        for flags in {*rows}
    }
    return [sets[flags] for flags in rows]


def _plain(kind: type[Record], columns: _Columns) -> dict[str, _Column]:
    """The fields of one text."""
    found = {}
    for name, texts in ((key[0], texts) for key, texts in columns.items() if len(key) == 1):
        field = kind.model_fields[name]
        blank = _WANTED if field.is_required() else field.get_default()
        sort: Any = field.annotation
        if field.metadata:
            sort = Annotated[sort, *field.metadata]
        found[name] = _Column(_read(sort, texts, blank), [*map(bool, texts)])
    return found


def _mapped(kind: type[Record], columns: _Columns) -> dict[str, _Column]:
    """The fields that hold values by name, of which each has a column."""
    found = {}
    for name in dict.fromkeys(key[0] for key in columns if len(key) > 1):
        sort_of_key, sort = get_args(kind.model_fields[name].annotation)
        parts = {key[1]: texts for key, texts in columns.items() if len(key) > 1 and key[0] == name}
        keys = _read(sort_of_key, [*parts], _WANTED)
        rows = zip(*(_read(sort, texts, _ABSENT) for texts in parts.values()), strict=True)
        held = [dict(zip(keys, row, strict=True)) for row in rows]
        if not all(map(all, parts.values())):
            held = [{key: one for key, one in row.items() if one is not _ABSENT} for row in held]
        found[name] = _Column(held, [*map(bool, held)])
    return found


def _read(sort: Any, texts: Sequence[str], blank: Any) -> Sequence[Any]:
    """What each text means, `blank` where there is none. Raises `_OneByOne` where one is refused."""
    distinct = {*texts}
    if "" in distinct and blank is _WANTED:
        raise _OneByOne
    distinct.discard("")
    if _are_plain(sort, distinct):
        return texts if blank == "" or blank is _WANTED else [text or blank for text in texts]
    read = pydantic.TypeAdapter(sort).validate_python
    try:
        meant = {text: read(text) for text in distinct} | {"": blank}
    except pydantic.ValidationError:
        raise _OneByOne from None
    return [*map(meant.__getitem__, texts)]


def _are_plain(sort: Any, texts: Collection[str]) -> bool:
    """Whether all are plainly what their field wants them to be, as codes and names are, and mean themselves."""
    if sort == Code:
        return all(map(SHORT_CODE.fullmatch, texts))
    if sort == Text:
        return (
            all(map(eq, map(str.strip, texts), texts))
            and max(map(len, texts), default=0) <= TEXT_LIMIT
        )
    return False
