"""A table changed where only some cells differ, or made anew; `units.csv` among them.

What it is in the words of the file stays so (`1.775` is not rewritten as `1775`). Counts and quotas have a
head in the YAML too: `snapshot_writing`, `quota_writing`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.model.campaign import Unit
from generator.model.coded import codes_of
from generator.problems import Place, Problem, RecordsInvalid, errors, say
from generator.records.columns import ALSO_BETWEEN, BETWEEN, CODE, UNIT, Key, Titles, unit_titles
from generator.records.loading import CampaignRecord
from generator.records.tabling import UNITS
from generator.records.writing import texts_of
from generator.workspace import (
    Block,
    CsvTable,
    Items,
    TableEdits,
    Write,
    bytes_of,
    edited_table,
    new_table,
    read_table_data,
)

Cells = Mapping[str, Mapping[Key, str]]
"""What the cells of a table say, by unit and column."""

COUNTS = "counts"
ALL_IN_TABLE: frozenset[str] = frozenset()
"""Nothing of it stays in the head."""


def stands_in_table(node: object) -> bool:
    """Whether a list or mapping of the record was read from a table."""
    return isinstance(node, Block | Items) and node.source.is_table


def write_of_units(record: CampaignRecord, units: Sequence[Unit]) -> Write:
    """`units.csv` when the campaign has these units, in this order. Raises `RecordsInvalid`."""
    path, titles = record.folder / UNITS, unit_titles(record.root)
    write = table_write(record, path, titles, _states(record.own.units, units))
    return (
        table_write(record, path, titles, ({}, unit_cells(units)))
        if write.before is None
        else write
    )


def _states(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[Cells, Cells]:
    """The cells of units that differ; of the others none, and nothing of them where all stand as they stood."""
    known = dict(zip(codes_of(before), before, strict=True))
    if codes_of(after) == [*known]:
        pairs = zip(before, after, strict=True)
        changed = [(old, now) for old, now in pairs if old is not now and old != now]
        olds, news = zip(*changed, strict=True) if changed else ((), ())
        return unit_cells(olds), unit_cells(news)
    same = {one.code for one in after if (now := known.get(one.code)) is one or now == one}
    return unit_cells(before, same), unit_cells(after, same)


def unit_cells(
    units: Iterable[Unit], same: Collection[str] = frozenset()
) -> dict[str, dict[Key, str]]:
    """The cells of units, none of those that stay the `same`. Raises `RecordsInvalid` for what no cell can hold."""
    return {unit.code: {} if unit.code in same else dict(_cells_of(unit)) for unit in units}


def _cells_of(unit: Unit) -> Iterator[tuple[Key, str]]:
    told = texts_of(unit)
    for key, value in told.items() if isinstance(told, dict) else ():
        if isinstance(value, dict):
            yield from (((key, one), str(text)) for one, text in value.items())
        elif isinstance(value, list):
            if wrong := [one for one in value if {BETWEEN, ALSO_BETWEEN} & {*str(one)}]:
                raise RecordsInvalid([_unfit(unit.code, str(wrong[0]))])
            yield (key,), f" {BETWEEN} ".join(map(str, value))
        else:
            yield (key,), str(value)


def _unfit(unit: str, text: str) -> Problem:
    said = say("«{text}» có dấu «|» hoặc «;» nên không ghi được vào một ô", text=text)
    return Problem("E-CSV-LIST", Place(UNITS, path=unit), said, say("bỏ dấu ấy"))


def table_write(
    record: CampaignRecord,
    path: Path,
    titles: Titles,
    states: tuple[Cells, Cells],
    renamed: Mapping[Key, Key] = MappingProxyType({}),
) -> Write:
    """A table with what differs between two states of it; a new file where there is none."""
    found, name = bytes_of(path), record.workspace.shown(path)
    if found is None:
        return Write(path, None, fresh_table(titles, states[1]))
    table, problems = read_table_data(found, name, titles.knows)
    columns, more = titles.read(table) if table is not None else ({}, [])
    if table is None or errors([*problems, *more]):
        raise RecordsInvalid(errors([*problems, *more]))
    changing = _Changing(table, titles, columns)
    for old, new in renamed.items():
        changing.rename(old, new)
    changing.change(*states)
    text = found.decode()
    written = edited_table(text, titles.knows, changing.edits) if changing.edits else text
    if written is None:
        raise RecordsInvalid([_unusual(name)])
    return Write(path, found, written.encode())


class _Changing:
    """The edits that make a table say what it shall, collected unit by unit."""

    def __init__(self, table: CsvTable, titles: Titles, columns: dict[Key, int]) -> None:
        self.table, self.titles, self.columns = table, titles, columns
        self.edits = TableEdits()
        self.main = CODE if CODE in columns else UNIT
        units = table.columns[columns[self.main]]
        self.rows = dict(zip(units, table.numbers, strict=True))
        self.free = max((column for column, one in enumerate(table.titles, 1) if one), default=0)

    def rename(self, old: Key, new: Key) -> None:
        """A column under another title."""
        if old in self.columns:
            self.columns[new] = self.columns.pop(old)
            self.edits.cells[self.table.head, self.columns[new]] = self._title(new)

    def change(self, before: Cells, after: Cells) -> None:
        """From one state to the other; a unit that is new comes behind the one that it follows."""
        above = self.table.head
        for unit, cells in after.items():
            new = self._differing(before.get(unit, {}), cells)
            above = self.rows.get(unit, above)
            if unit in self.rows:
                self.edits.cells |= {(above, column): text for column, text in new.items()}
            elif new or self.main == CODE:
                self.edits.added.append((above, {self.columns[self.main]: unit, **new}))
        for unit in before.keys() - after.keys():
            if unit in self.rows:
                self._take_out(unit, before[unit])

    def _differing(self, before: Mapping[Key, str], after: Mapping[Key, str]) -> dict[int, str]:
        if before == after:
            return {}
        told = {key: after.get(key, "") for key in {**before, **after} if key != self.main}
        return {
            self._column(key): text for key, text in told.items() if text != before.get(key, "")
        }

    def _column(self, key: Key) -> int:
        """The column of a key; a new one behind all that have a title."""
        if key not in self.columns:
            self.columns[key] = self.free
            self.edits.cells[self.table.head, self.free] = self._title(key)
            self.free += 1
        return self.columns[key]

    def _title(self, key: Key) -> str:
        short = key[-1] if key[-1] not in self.titles.exact else ".".join(key)
        return self.titles.written.get(key, short)

    def _take_out(self, unit: str, cells: Mapping[Key, str]) -> None:
        """The row of a unit that is gone; of what is kept by unit only its cells, for a note may stand there."""
        if self.main == CODE:
            self.edits.removed.add(self.rows[unit])
        else:
            gone = (self.columns[key] for key in cells if key in self.columns)
            self.edits.cells |= dict.fromkeys(((self.rows[unit], one) for one in gone), "")


def fresh_table(titles: Titles, cells: Cells, columns: Sequence[Key] = ()) -> bytes:
    """A new table with these cells, its columns in the order of the titles unless they are given."""
    used = {key for row in cells.values() for key in row}
    main = CODE if CODE in titles.needed else UNIT
    wanted = columns or [key for key in titles.written if key in used]
    wanted = [*wanted, *sorted(used.difference(wanted))]
    keys = [main, *(key for key in wanted if key != main)]
    heads = [titles.written.get(key, key[-1]) for key in keys]
    rows = ([unit, *(row.get(key, "") for key in keys[1:])] for unit, row in cells.items())
    return new_table(heads, [*rows])


def _unusual(name: str) -> Problem:
    said = say("tệp không viết theo mẫu nên không ghi thêm được")
    hint = say("mở bằng Excel, lưu lại dạng «CSV UTF-8» rồi chạy lại")
    return Problem("E-CSV-FORM", Place(name), said, hint)


def in_rows(
    record: CampaignRecord, columns: Mapping[Key, Mapping[str, Any]]
) -> dict[str, dict[Key, str]]:
    """Columns turned into rows, in the order of the units."""
    found: dict[str, dict[Key, str]] = {}
    known = dict.fromkeys(unit.code for unit in record.campaign.units)
    others = dict.fromkeys(unit for column in columns.values() for unit in column)
    for unit in {**known, **others}:
        row = {key: str(column[unit]) for key, column in columns.items() if unit in column}
        if row:
            found[unit] = row
    return found
