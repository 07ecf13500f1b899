"""Rows that hold the sum of rows below them, where the records do not say that one unit is above others.

Added up with those below they would count them twice. They are known by their ordinals (I over 1, 1 over
1.1), or where the whole table falls into rows each of which is the sum of the next ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.campaign import Indicator, Measure, Tier
from generator.model.fields import Number
from generator.problems import Place, Problem, Severity, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.row_reading import TableReading, UnitCounts
from generator.workspace import regex

_ROMAN, _LETTER = regex(r"[IVX]{1,5}"), regex(r"[A-ZĐ]")
_PATH, _POINT = regex(r"[0-9]{1,4}(\.[0-9]{1,4}){0,8}"), regex(r"[-+–•]|[a-zđ]")
_DEEPEST = 99
_TWO, _THREE = 2, 3
_SET_PARENT = say(
    "ghi đơn vị cấp trên («parent:») cho các đơn vị cấp dưới ở units.yaml thì lần sau không phải hỏi"
)


def leave_out_nested(reading: TableReading, indicators: Mapping[str, Indicator], ask: Ask) -> None:
    """Takes out rows of which it is settled, or not known, whether they are sums of rows below them."""
    entries = list(reading.entries)
    marks = _marks(reading, entries)
    counted = [code for code, one in indicators.items() if one.measure is not Measure.RATE]
    nested = dict(_by_ordinal(entries, marks)) or dict(_by_sums(entries, counted))
    out = []
    for at, below in nested.items():
        entry = entries[at]
        known = {one.unit.parent for one in below}
        if entry.unit.tier is Tier.OWN or entry.unit.code in known or not entry.counts:
            continue
        if _may_be_sum(entry, below, counted):
            if _is_left_out(reading, entry, ask):
                out.append(entry)
        else:
            reading.problems.append(_beside(reading, entry))
    reading.entries[:] = [one for one in reading.entries if not any(one is each for each in out)]


def _marks(reading: TableReading, entries: Sequence[UnitCounts]) -> list[str]:
    """What stands in the ordinal of each row, without the stop behind it."""
    column = reading.columns.ordinal or 0
    cells = {row.number: row.cells.get(column) for row in reading.grid.rows}
    found = (cells.get(one.row) for one in entries)
    return [cell.words.strip().rstrip(".)") if cell else "" for cell in found]


def _level(mark: str) -> int | None:
    """How deep an ordinal stands: A, I, 1, 1.1, a dash; `None` for what is none."""
    if _ROMAN.fullmatch(mark):
        return 1
    if _LETTER.fullmatch(mark):
        return 0
    if _PATH.fullmatch(mark):
        return 2 + mark.count(".")
    return _DEEPEST if _POINT.fullmatch(mark) else None


def _by_ordinal(
    entries: Sequence[UnitCounts], marks: Sequence[str]
) -> Iterator[tuple[int, list[UnitCounts]]]:
    """The rows that have others below them, each with those that stand next below."""
    levels = [_level(mark) for mark in marks]
    for at, level in enumerate(levels):
        end = at + 1
        while level is not None and end < len(levels) and _is_deeper(levels[end], level):
            end += 1
        inside = range(at + 1, end)
        depth = min((levels[one] or 0 for one in inside), default=0)
        below = [one for one in inside if levels[one] == depth]
        is_path = all(marks[one].startswith(f"{marks[at]}.") for one in below)
        if below and (is_path or (len(below) >= _TWO and "." not in marks[below[0]])):
            yield at, [entries[one] for one in below]


def _is_deeper(level: int | None, than: int) -> bool:
    return level is not None and level > than


def _by_sums(
    entries: Sequence[UnitCounts], counted: Sequence[str]
) -> Iterator[tuple[int, list[UnitCounts]]]:
    """The rows into which the whole table falls: each the sum of all up to the next one."""
    found: list[tuple[int, list[UnitCounts]]] = []
    at = 0
    while at < len(entries):
        below = _summed(entries, at, counted)
        if not below:
            return
        found.append((at, below))
        at += 1 + len(below)
    if len(found) > 1 or (found and len(found[0][1]) >= _THREE):
        yield from found


def _summed(entries: Sequence[UnitCounts], at: int, counted: Sequence[str]) -> list[UnitCounts]:
    """The rows below one, two at the least, of which it is the sum; those without anything go with them."""
    left = _own(entries[at], counted)
    end = at + 1
    while end < len(entries) and (own := _own(entries[end], counted)).keys() <= left.keys():
        rest = {code: count - own.get(code, 0) for code, count in left.items()}
        if any(count < 0 for count in rest.values()):
            break
        left = {code: count for code, count in rest.items() if count}
        end += 1
    below = list(entries[at + 1 : end])
    is_sum = bool(_own(entries[at], counted)) and not left
    return below if is_sum and len(below) >= _TWO else []


def _own(entry: UnitCounts, counted: Sequence[str]) -> dict[str, Number]:
    return {code: entry.counts[code] for code in counted if entry.counts.get(code)}


def _sums(below: Sequence[UnitCounts], counted: Sequence[str]) -> dict[str, Number]:
    found = {code: sum(one.counts.get(code, 0) for one in below) for code in counted}
    return {code: count for code, count in found.items() if count}


def _may_be_sum(entry: UnitCounts, below: Sequence[UnitCounts], counted: Sequence[str]) -> bool:
    """Whether every count may be the sum of those below; one that is not known may be anything."""
    own, sums = _own(entry, counted), _sums(below, counted)
    unknown = {code for one in below for code in own if code not in one.counts}
    return bool(own) and all(
        sums.get(code, 0) == count or (code in unknown and sums.get(code, 0) < count)
        for code, count in own.items()
    )


def _is_left_out(reading: TableReading, entry: UnitCounts, ask: Ask) -> bool:
    """Whether it is a sum; where nobody says, it is told and left out."""
    said = say(
        "không rõ là số riêng của «{name}» hay tổng của các dòng dưới nó, vì dữ liệu không ghi đơn vị nào là cấp dưới",
        name=entry.unit.label,
    )
    doubt = Problem("E-XLS-SUM", _place(reading, entry), said, _SET_PARENT)
    settled = settle(ask, doubt, [(say("tổng, không nhập"), True), (say("số riêng, nhập"), False)])
    if isinstance(settled, bool):
        return settled
    reading.problems.append(settled)
    return True


def _beside(reading: TableReading, entry: UnitCounts) -> Problem:
    said = say(
        "«{name}» đứng trên các dòng dưới nó nhưng không bằng tổng của chúng: số của nó được cộng cùng các dòng ấy",
        name=entry.unit.label,
    )
    hint = say(
        "đã gồm các dòng dưới thì ghi đơn vị cấp trên («parent:») cho các đơn vị cấp dưới ở units.yaml"
    )
    return Problem("W-XLS-NESTED", _place(reading, entry), said, hint, Severity.WARNING)


def _place(reading: TableReading, entry: UnitCounts) -> Place:
    return reading.place(entry.row, reading.columns.counts[next(iter(entry.counts))])
