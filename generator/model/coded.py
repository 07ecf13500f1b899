"""Things that have a code; mappings by code and sequences that make their values when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType
from typing import Any, Protocol, TypeVar, overload


class Coded(Protocol):
    """Anything that records name by its code."""

    @property
    def code(self) -> str: ...


Thing = TypeVar("Thing", bound=Coded)
Value = TypeVar("Value")


class InColumns(tuple[Value, ...]):  # noqa: SLOT001 - what its fields say goes with it
    """Things that were read column by column: what a field says of all of them need not be asked of each.

    `columns` has what the fields say that are given to any, `usual` what the others say of every one.
    """

    columns: Mapping[str, Sequence[Any]]
    usual: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        things: Iterable[Value],
        columns: Mapping[str, Sequence[Any]],
        usual: Mapping[str, Any],
    ) -> InColumns[Value]:
        """Things with what their fields say."""
        made = cls(things)
        made.columns, made.usual = columns, usual
        return made

    def changed(self, things: Mapping[int, Value]) -> InColumns[Value]:
        """The same with other things in some places."""
        listed, columns = [*self], {**self.columns}
        for place, thing in things.items():
            listed[place] = thing
        for field, usual in self.usual.items():
            told = {place: getattr(thing, field) for place, thing in things.items()}
            if field in columns or any(one != usual for one in told.values()):
                columns[field] = now = [*column_of(self, field)]
                for place, one in told.items():
                    now[place] = one
        return InColumns.of(listed, columns, self.usual)

    def __reduce__(self) -> tuple[type, tuple[list[Value]]]:
        """To another process they go as any other things."""
        return tuple, ([*self],)


def column_of(things: Sequence[object], field: str) -> Sequence[Any]:
    """What a field says of each thing, in their order."""
    if isinstance(things, InColumns):
        found = things.columns.get(field)
        return [*repeat(things.usual[field], len(things))] if found is None else found
    return [getattr(thing, field) for thing in things]


def has_any(things: Sequence[object], field: str) -> bool:
    """Whether a field says something of any thing."""
    if isinstance(things, InColumns) and field not in things.columns:
        return bool(things and things.usual[field])
    return any(column_of(things, field))


def by_code(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by their code; of two with one code the first counts."""
    listed = things if isinstance(things, tuple) else [*things]
    found = dict(zip(column_of(listed, "code"), listed, strict=True))
    if len(found) < len(listed):
        found = {}
        for thing in listed:
            found.setdefault(thing.code, thing)
    return found


def codes_of(things: Iterable[Coded]) -> list[str]:
    """The codes, in the order of the things."""
    return [*column_of(things if isinstance(things, tuple) else [*things], "code")]


class OfCodes(Mapping[str, Value]):
    """A mapping of codes that are known beforehand; how the value of one is found is left open."""

    def __init__(self, codes: Collection[str]) -> None:
        self._codes = codes

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def keys(self) -> KeysView[str]:
        """The codes; compared with those of others as quickly as they are kept."""
        return self._codes.keys() if isinstance(self._codes, Mapping) else super().keys()


class Lazily(OfCodes[Value]):
    """Each value made once, as few of many are asked for; `make` gives that of a code.

    Those of `known` codes are there already.
    """

    def __init__(
        self,
        codes: Iterable[str],
        make: Callable[[str], Value],
        known: Mapping[str, Value] = MappingProxyType({}),
    ) -> None:
        super().__init__(codes if isinstance(codes, Mapping) else dict.fromkeys(codes))
        self._make = make
        self._made: dict[str, Value] = {**known}

    def __getitem__(self, code: str) -> Value:
        if code not in self._made:
            if code not in self._codes:
                raise KeyError(code)
            self._made[code] = self._make(code)
        return self._made[code]


class InOrder(Sequence[Value]):
    """The values of some codes in their order, each made anew when somebody looks at it: of very many few are."""

    def __init__(self, codes: Sequence[str], make: Callable[[str], Value]) -> None:
        self._codes, self._make = codes, make

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            return tuple(map(self._make, self._codes[at]))
        return self._make(self._codes[at])
