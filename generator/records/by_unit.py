"""A table of which each row is a unit: its columns as mappings by unit, and how they go into a record.

What the columns mean is left to `tabled_quotas`, `tabled_counts` and `tabling`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.problems import Message, Place, Problem, Severity, say
from generator.records.columns import UNIT, Key, Titles, blocks_of, unit_codes
from generator.wording import fold
from generator.workspace import (
    Block,
    ColumnBlock,
    CsvTable,
    Items,
    TextRefused,
    Workspace,
    pack,
    read_yes_no,
)

_TICKED = ("x", "X")
_TOTALS = frozenset(("tong", "tong so", "tong cong", "cong"))


class RecordReading(Protocol):
    """Who reads the files of a record and collects what is wrong."""

    workspace: Workspace
    problems: list[Problem]

    def exists(self, path: Path) -> bool: ...
    def passes_over(self, path: Path) -> bool: ...
    def table(self, path: Path, titles: Titles) -> CsvTable | None: ...


class UnitColumn(NamedTuple):
    """One column of a table keyed by units."""

    values: Block
    places: int
    """Where it stands, counted from 0."""


class _UnitTable(NamedTuple):
    """What stands in the rows of units, column by column, and the row of each unit, counted from 0."""

    table: CsvTable
    names: int
    """The column of the units."""
    columns: Sequence[Sequence[str]]
    places: Mapping[str, int]


def by_unit(
    root: Block, table: CsvTable, titles: Titles, reading: RecordReading
) -> dict[Key, UnitColumn] | None:
    """Each column as a mapping by unit; a unit that is missing or given twice is told.

    Nothing where the columns are not known.
    """
    columns, problems = titles.read(table)
    reading.problems += problems
    if problems:
        return None
    at = columns[UNIT]
    of_units = _UnitTable(table, at, *_rows_of_units(root, table, at, reading))
    return {
        key: UnitColumn(_mapping(of_units, key, column, reading), column)
        for key, column in columns.items()
        if key != UNIT
    }


def _rows_of_units(
    root: Block, table: CsvTable, at: int, reading: RecordReading
) -> tuple[Sequence[Sequence[str]], Mapping[str, int]]:
    """The columns without rows that are of no unit, which are told, and where each unit stands.

    The code of a unit is one object in all tables.
    """
    own, given = unit_codes(root), table.columns[at]
    if own == given:
        places = {unit: number - 1 for unit, number in zip(own, table.numbers, strict=True)}
        if len(places) == len(own) and "" not in places:
            return table.columns, places
    units = dict(zip(own, own, strict=True))
    places = {
        units.get(unit, ""): number - 1 for unit, number in zip(given, table.numbers, strict=True)
    }
    if len(places) == len(given) and "" not in places:
        return table.columns, places
    kept: dict[str, tuple[int, int]] = {}
    for place, (unit, number) in enumerate(zip(given, table.numbers, strict=True)):
        if not unit:
            said, hint = say("thiếu mã đơn vị"), say("ghi mã đơn vị vào ô này, hoặc xóa dòng")
            reading.problems.append(Problem("E-CSV-UNIT", table.place(number, at + 1), said, hint))
        elif unit not in units and fold(unit) in _TOTALS:
            said = say("dòng tổng không thuộc bảng này")
            hint = say("xóa dòng; tổng đã công bố ghi ở «total:» trong tệp .yaml")
            reading.problems.append(Problem("E-CSV-TOTAL", table.place(number, at + 1), said, hint))
        elif unit in kept:
            said = say("đơn vị «{unit}» đã có ở dòng {row}", unit=unit, row=kept[unit][1])
            hint = say("giữ một trong hai dòng")
            reading.problems.append(Problem("E-CSV-TWICE", table.place(number, at + 1), said, hint))
        else:
            kept[units.get(unit, unit)] = place, number
    columns = [[column[place] for place, _ in kept.values()] for column in table.columns]
    return columns, {unit: number - 1 for unit, (_, number) in kept.items()}


def _mapping(rows: _UnitTable, key: Key, column: int, reading: RecordReading) -> Block:
    """What a column says of each unit that it says something of."""
    own = rows.table.head - 1, column
    block = ColumnBlock(rows.table.source, own, rows.names, rows.places)
    cells = rows.columns[column]
    given = zip(rows.places, cells, strict=True)
    block.update(given if all(cells) else (pair for pair in given if pair[1]))
    if key[0] == "fixed":
        is_ticked = _ticked(rows.table, column, reading)
        for unit in [*block]:
            if not is_ticked(rows.places[unit] + 1, str(block[unit])):
                del block[unit]
    return block


def _ticked(table: CsvTable, column: int, reading: RecordReading) -> Callable[[int, str], bool]:
    """Whether a cell says yes: `x` or `có`."""

    def is_ticked(number: int, cell: str) -> bool:
        try:
            return cell in _TICKED or read_yes_no(cell)
        except TextRefused as fault:
            hint = say("ghi «x» nếu chỉ tiêu ấn định bằng tay, không thì để trống")
            place = table.place(number, column + 1)
            reading.problems.append(Problem(fault.code, place, fault.message, hint))
            return False

    return is_ticked


def entry_of(table: CsvTable, column: UnitColumn, said: Mapping[str, str]) -> Block:
    """An entry of a list of which only the column of its counts stands in a file."""
    entry, mark = Block(table.source), pack(table.head - 1, column.places)
    entry.update(said)
    entry.close(mark, [mark, mark] * len(said), {})
    entry.adopt("counts", column.values)
    return entry


def joined(holder: Block, key: str, more: Sequence[Block]) -> Items:
    """A list of the YAML with what only a table has behind it; what is no list is left to be refused."""
    given = holder.get(key)
    if not isinstance(given, Items):
        return Items.gather(more[0].source, more)
    items = Items(given.source)
    items.extend(given)
    items.extend(more)
    items.close(given.own_mark(), [given.own_mark()] * len(items))
    given.source.has_blanks |= any(one.source.has_blanks for one in more)
    return items


def leave_out(root: Block, key: str, is_meant: Callable[[Block], bool]) -> None:
    """Entries of a list whose tables are passed over are none of the record."""
    known = [*blocks_of(root, key)]
    kept = [one for one in known if not is_meant(one)]
    if kept and len(kept) < len(known):
        root.adopt(key, Items.gather(kept[0].source, kept))
    elif len(kept) < len(known):
        root.drop(key)


def no_file(place: Place, name: str) -> Problem:
    said = say("không có tệp «{file}» ở cùng thư mục", file=name)
    hint = say("ghi đúng tên tệp .csv, hoặc chép tệp ấy vào đây")
    return Problem("E-FILE-MISSING", place, said, hint)


def given_twice(table: CsvTable, key: str, other: Place, column: int = 0) -> Problem:
    said = say("«{key}» đã có ở {place}; chỉ giữ một nơi", key=key, place=other)
    hint = say("xóa ở một trong hai nơi, hoặc đổi cả bằng «vanthu tables»")
    return Problem("E-KEY-TWICE", table.place(table.head, column + 1), said, hint)


def warning(code: str, place: Place, said: Message, hint: Message) -> Problem:
    """A doubt about a place."""
    return Problem(code, place, said, hint, Severity.WARNING)
