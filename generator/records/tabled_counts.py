"""The tables of counts laid into the snapshots that name them: `counts: 2025-05-31.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.problems import Place, Problem, say
from generator.records.by_unit import (
    RecordReading,
    by_unit,
    entry_of,
    given_twice,
    joined,
    leave_out,
    no_file,
    warning,
)
from generator.records.columns import STATUS, Titles, blocks_of, result_titles
from generator.workspace import Block, CsvTable, TextRefused, check_name, place_of

RESULTS = "results"


def lay_counts(root: Block, folder: Path, reading: RecordReading) -> None:
    """The counts of the tables that snapshots name."""
    titles, named = result_titles(root), dict[str, Block]()
    unread: list[Block] = []
    leave_out(root, "snapshots", lambda one: _is_passed_over(one, folder, reading))
    for snapshot in blocks_of(root, "snapshots"):
        name = snapshot.get("counts")
        if not isinstance(name, str):
            continue
        place = place_of(snapshot, "counts")
        path = _beside(folder, name, place, reading)
        snapshot.drop("counts")
        unread.append(snapshot)
        if path is None:
            continue
        if path.name in named:
            said = say("tệp «{file}» đã là số của một lần chốt khác", file=name)
            hint = say("mỗi lần chốt một tệp .csv")
            reading.problems.append(Problem("E-CSV-TWICE", place, said, hint))
            continue
        named[path.name] = snapshot
        table = reading.table(path, titles)
        if table is not None and _into_snapshot(root, snapshot, table, titles, reading):
            unread.pop()
    leave_out(root, "snapshots", lambda one: any(one is other for other in unread))
    reading.problems += _unnamed(folder, named, reading)


def _is_passed_over(snapshot: Block, folder: Path, reading: RecordReading) -> bool:
    name = snapshot.get("counts")
    return isinstance(name, str) and reading.passes_over(folder / name)


def _beside(folder: Path, name: str, place: Place, reading: RecordReading) -> Path | None:
    """The table of that name in a folder; what is wrong with the name is told."""
    try:
        path = folder / check_name(name)
    except TextRefused as fault:
        hint = say("ghi tên một tệp .csv cùng thư mục")
        reading.problems.append(Problem(fault.code, place, fault.message, hint))
        return None
    if path.suffix.casefold() == ".csv" and reading.exists(path):
        return path
    reading.problems.append(no_file(place, name))
    return None


def _unnamed(folder: Path, named: dict[str, Block], reading: RecordReading) -> Iterator[Problem]:
    """Tables that no snapshot names: perhaps counts that somebody believes to be there."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*.csv")):
        if path.name not in named and path.name[0] != "." and not reading.passes_over(path):
            said = say("không lần chốt nào lấy số ở tệp này")
            hint = say("ghi «counts: {file}» vào tệp .yaml của lần chốt, hoặc chuyển tệp đi",
                       file=path.name)  # fmt: skip
            yield warning("W-CSV-UNNAMED", Place(reading.workspace.shown(path)), said, hint)


def _into_snapshot(
    root: Block, snapshot: Block, table: CsvTable, titles: Titles, reading: RecordReading
) -> bool:
    """The columns of a table into the snapshot that names it; whether they are known."""
    found = by_unit(root, table, titles, reading)
    if found is None:
        return False
    main = next((str(one.get("code")) for one in blocks_of(root, "indicators")), "")
    heads = {str(one.get("indicator", main)): one for one in blocks_of(snapshot, "results")}
    own = []
    for key, column in found.items():
        if key == STATUS:
            if "statuses" in snapshot:
                place = place_of(snapshot, "statuses")
                reading.problems.append(given_twice(table, "statuses", place, column.places))
            elif column.values:
                snapshot.adopt("statuses", column.values)
        elif (head := heads.get(key[1])) is None:
            own.append(entry_of(table, column, {"indicator": key[1]}))
        elif "counts" in head:
            place = place_of(head, "counts")
            reading.problems.append(given_twice(table, key[1], place, column.places))
        elif column.values:
            head.adopt("counts", column.values)
    counted = [one for one in own if one.get("counts")] or ([] if heads else own[:1])
    if counted:
        snapshot.adopt("results", joined(snapshot, "results", counted))
    return True
