"""`quotas.csv` laid into the record: in the tables of quotas that name it, and as those that only it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.problems import Message, Problem, say
from generator.records.by_unit import (
    RecordReading,
    UnitColumn,
    by_unit,
    entry_of,
    given_twice,
    joined,
    leave_out,
    no_file,
)
from generator.records.columns import Key, blocks_of, loose_quotas, quota_name, quota_titles
from generator.workspace import Block, CsvTable, Items, pack, place_of

QUOTAS = "quotas.csv"


def lay_quotas(root: Block, path: Path, reading: RecordReading) -> None:
    """The quotas of `quotas.csv`, in the tables that name it and in those that only it has.

    Tables whose counts cannot be read are left out.
    """
    if not reading.passes_over(path):
        _lay_quotas(root, path, reading)
    leave_out(root, "quotas", lambda entry: entry.get("counts") == QUOTAS)


def _lay_quotas(root: Block, path: Path, reading: RecordReading) -> None:
    linked = [entry for entry in blocks_of(root, "quotas") if entry.get("counts") == QUOTAS]
    if not reading.exists(path):
        reading.problems += (no_file(place_of(one, "counts"), QUOTAS) for one in linked)
        return
    titles = quota_titles(root)
    table = reading.table(path, titles)
    if table is None:
        return
    found = by_unit(root, table, titles, reading)
    if found is None:
        return
    names = [quota_name(one) for one in linked]
    known = set[str]()
    for entry in blocks_of(root, "quotas"):
        known.add(quota_name(entry))
        reading.problems += _into_quota(entry, found, table, names)
    loose, own = loose_quotas(root), []
    for name in dict.fromkeys(key[1] for key in found if key[1] not in known):
        if name not in loose or ("counts", name) not in found:
            reading.problems.append(_no_counts(table, found, name))
        else:
            own.append(entry_of(table, found["counts", name], loose[name]))
            reading.problems += _parts(own[-1], name, found, table)
    if own:
        root.adopt("quotas", joined(root, "quotas", own))


def _into_quota(
    entry: Block, found: dict[Key, UnitColumn], table: CsvTable, names: Sequence[str]
) -> Iterator[Problem]:
    """The columns of a table that the YAML has the head of."""
    name = quota_name(entry)
    is_linked = entry.get("counts") == QUOTAS
    column = found.get(("counts", name))
    if not is_linked and column is not None:
        yield given_twice(
            table, name, place_of(entry, "counts" if "counts" in entry else None), column.places
        )
    elif is_linked and names.count(name) > 1:
        said = say("có hai bảng chỉ tiêu cùng lấy cột «{name}» của quotas.csv", name=name)
        yield Problem(
            "E-CSV-TWICE", place_of(entry, "counts"), said, say("đặt mã («code:») cho từng bảng")
        )
    elif is_linked and column is None:
        said = say("quotas.csv không có cột «{name}»", name=name)
        hint = _renamed(entry, found, name) or say("thêm cột ấy vào quotas.csv")
        yield Problem("E-CSV-COLUMN", place_of(entry, "counts"), said, hint)
    elif column is not None:
        entry.drop("counts")
        entry.adopt("counts", column.values)
        yield from _parts(entry, name, found, table)


def _renamed(entry: Block, found: dict[Key, UnitColumn], name: str) -> Message | None:
    """What to do where the column still is called as it was before its table had a code."""
    before = quota_name({key: entry.get(key) for key in ("indicator", "phase")})
    if ("counts", before) not in found:
        return None
    return say("đổi «{before}» ở tên các cột của bảng này thành «{name}»", before=before, name=name)


def _parts(
    entry: Block, name: str, found: dict[Key, UnitColumn], table: CsvTable
) -> Iterator[Problem]:
    """What its other columns say of a table of quotas, beside its counts."""
    for part in ("fixed", "reasons"):
        if more := found.get((part, name)):
            if part in entry:
                yield given_twice(table, part, place_of(entry, part), more.places)
            else:
                entry.adopt(part, _part(table, part, more))


def _part(table: CsvTable, part: str, column: UnitColumn) -> Block | Items:
    if part != "fixed":
        return column.values
    items, marks = Items(table.source), []
    for unit in column.values:
        items.append(unit)
        marks.append(column.values.value_mark(unit))
    items.close(pack(table.head - 1, column.places), marks)
    return items


def _no_counts(table: CsvTable, found: dict[Key, UnitColumn], name: str) -> Problem:
    column = next(one.places for key, one in found.items() if key[-1] == name)
    said = say("không rõ cột này thuộc bảng chỉ tiêu nào")
    hint = say(
        "ghi bảng «{name}» ở quotas.yaml với «counts: quotas.csv», và cột «{name}»", name=name
    )
    return Problem("E-CSV-COLUMN", table.place(table.head, column + 1), said, hint)
