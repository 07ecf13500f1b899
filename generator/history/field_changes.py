"""Two states of one record, field by field; and of a list of records, code by code.

What a field is called is the beginning of its explanation in the model.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from generator.history.difference import Change, Label, Part, Spot, changed_lines
from generator.model.coded import Thing, by_code
from generator.model.fields import Record
from generator.problems import Message, say
from generator.records import texts_of, write_yaml_text
from generator.wording import Moment, number, points, short_date

_QUANTITIES = frozenset(("count", "total", "rate", "rate_to"))
_SHORT = 120


def words(text: str) -> Message:
    """A name from the records as a message, whatever signs it holds."""
    return say("{text}", text=text)


def record_changes(
    spot: Spot, old: Record, new: Record, *, skip: Collection[str] = ()
) -> Iterator[Change]:
    """Every field that says something else than before, but for those to skip."""
    for name, field in type(new).model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if name not in skip and before != after:
            yield value_change(spot.inside(name), Label(field.description or name), before, after)


def value_change(spot: Spot, label: Message, before: object, after: object) -> Change:
    """One value that is another now; of lists and long texts the lines are told."""
    key = spot.path[-1]
    if _is_long(before) or _is_long(after):
        lines = changed_lines(_block(key, before), _block(key, after))
        return replace(spot.change(say("{label}: đã sửa", label=label)), lines=lines)
    old, new = shown(before), shown(after)
    apart = difference(before, after) if key in _QUANTITIES else None
    return replace(spot.change(from_to(label, old, new, apart), old, new), difference=apart)


def from_to(label: Message, old: str | None, new: str | None, apart: str | None) -> Message:
    """`đoàn viên: 4.000 → 4.100 (+100)`, with «chưa có» and «không còn» for what is not there."""
    gaps = {"label": label, "old": old, "new": new, "apart": apart}
    if old is None:
        return say("{label}: chưa có → {new}", **gaps)
    if new is None:
        return say("{label}: {old} → không còn", **gaps)
    if apart is None:
        return say("{label}: {old} → {new}", **gaps)
    return say("{label}: {old} → {new} ({apart})", **gaps)


def difference(old: object, new: object) -> str | None:
    """`+20`, `-5`, of rates in percentage points; nothing where there is nothing to subtract."""
    if type(old) is int and type(new) is int:
        return f"{'+' if new > old else ''}{number(new - old)}"
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return f"{'+' if new > old else ''}{points(new - old)}"
    return None


def shown(value: object) -> str | None:
    """A single value as on paper; `None` where there is nothing."""
    if value is None:
        return None
    if type(value) is int:
        return number(value)
    if isinstance(value, Moment):
        return value.said
    if isinstance(value, datetime.date):
        return short_date(value)
    return str(texts_of(value))


def _is_long(value: object) -> bool:
    if isinstance(value, str):
        return len(value) > _SHORT or "\n" in value
    return isinstance(value, Record | tuple | list | dict)


def _block(key: str, value: object) -> str:
    if value is None or value in ((), {}):
        return ""
    return value if isinstance(value, str) else write_yaml_text({key: value})


def list_changes(
    part: Part,
    lists: tuple[Sequence[Thing], Sequence[Thing]],
    name: Callable[[Thing], Message],
    changes: Callable[[Spot, Thing, Thing], Iterator[Change]],
) -> Iterator[Change]:
    """What is new in the second list, what is gone, and what is another, in its order."""
    before, after = map(by_code, lists)
    for code, one in after.items():
        spot = Spot(part, (part.value, code), name(one))
        if code in before:
            yield from changes(spot, before[code], one)
        else:
            yield spot.appeared()
    for code, one in before.items():
        if code not in after:
            yield Spot(part, (part.value, code), name(one)).disappeared()
