"""What a list comes to: `rows|sum("count")`, `rows|max("rate")`, `rows|sort("count")`.

`sum`, `max` and `min` yield a value, never a row: of several that share it none is singled out. What
is not known of a row is refused like any other figure that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jinja2 import Environment, pass_environment

from generator import wording
from generator.problems import GeneratorError, say
from generator.word.template.unknown import Nobody, Unknown, path_of_empty


class NothingToCompare(GeneratorError):
    """The largest of nothing is asked for."""


def _values(environment: Environment, rows: Iterable[Any], attribute: str | None) -> list[Any]:
    """The rows, or what is asked of each: `count`, `bases.members`."""
    found = [_asked(environment, row, attribute) for row in rows]
    for value in found:
        if isinstance(value, Unknown):
            raise value.refused()
    return found


def _asked(environment: Environment, row: Any, attribute: str | None) -> Any:
    for name in attribute.split(".") if attribute else ():
        row = environment.getattr(row, name)
    return row


@pass_environment
def sum_of(environment: Environment, rows: Iterable[Any], attribute: str | None = None) -> Any:
    """The sum; 0 of nothing."""
    values = _values(environment, rows, attribute)
    return sum(values[1:], start=values[0]) if values else 0


@pass_environment
def largest(environment: Environment, rows: Iterable[Any], attribute: str | None = None) -> Any:
    """The largest value."""
    return _first(rows, _values(environment, rows, attribute), max)


@pass_environment
def smallest(environment: Environment, rows: Iterable[Any], attribute: str | None = None) -> Any:
    """The smallest value."""
    return _first(rows, _values(environment, rows, attribute), min)


def _first(rows: Iterable[Any], values: list[Any], choose: Callable[[list[Any]], Any]) -> Any:
    if values:
        return choose(values)
    if path := path_of_empty(rows):
        said = say("danh sách {path} trống nên không có số lớn nhất, nhỏ nhất", path=path)
        raise NothingToCompare(said)
    raise NothingToCompare(say("danh sách trống nên không có số lớn nhất, nhỏ nhất"))


@pass_environment
def sort_rows(
    environment: Environment,
    rows: Iterable[Any],
    attribute: str | None = None,
    reverse: bool = False,  # noqa: FBT001, FBT002 - as people know it
) -> Sequence[Any]:
    """The rows from the smallest to the largest, texts as in a dictionary; equal ones stay in order.

    Rows for which it is not known come last.
    """
    if isinstance(rows, Nobody):
        return rows
    keyed = [(_asked(environment, row, attribute), row) for row in rows]
    known = [(value, row) for value, row in keyed if not _is_unknown(value)]
    known.sort(key=lambda one: _key(one[0]), reverse=reverse)
    return [row for _, row in known] + [row for value, row in keyed if _is_unknown(value)]


def _is_unknown(value: Any) -> bool:
    return value is None or isinstance(value, Unknown) or getattr(type(value), "is_unknown", False)


def _key(value: Any) -> Any:
    return wording.sort_key(value) if isinstance(value, str) else value
