"""Tables of a campaign laid into its record: `units.csv`, `quotas.csv` and the counts of snapshots.

A row becomes what would stand in the YAML, with the place of each value, so that whatever reads, judges
or tells a record needs no second way. A list stands in one place only; `units: units.csv` and
`counts: quotas.csv` in the YAML name the table that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.problems import Place, Problem, say
from generator.records.by_unit import RecordReading, given_twice, no_file, warning
from generator.records.columns import (
    ALSO_BETWEEN,
    BETWEEN,
    CODE,
    Key,
    blocks_of,
    list_keys,
    unit_codes,
    unit_titles,
)
from generator.records.tabled_counts import RESULTS, lay_counts
from generator.records.tabled_quotas import QUOTAS, lay_quotas
from generator.workspace import (
    Block,
    CsvTable,
    Items,
    RowBlock,
    RowColumns,
    RowItems,
    locate,
    pack,
    place_of,
    regex,
)

UNITS = "units.csv"
_DAYS = ("active_from", "active_to")
_DAY = regex(r"(\d{1,2})/(\d{1,2})/\d{4}")
_TABLE = regex(r"[^.~].*\.(?:csv|tsv)(?:\.txt)?", re.IGNORECASE)
_WANTED = frozenset(("code", "name"))
_YEAR_HALF = 12
_LOST = regex(r"[^\W\d_]\?[^\W\d_]")
_TOLD = 200


def lay_tables(root: Block, folder: Path, reading: RecordReading) -> None:
    """Everything that stands in tables, in its place in the record."""
    lay_units(root, folder / UNITS, reading)
    lay_quotas(root, folder / QUOTAS, reading)
    lay_counts(root, folder / RESULTS, reading)
    reading.problems += _lost_zeros(root)
    reading.problems += _misnamed(folder, reading)


def _misnamed(folder: Path, reading: RecordReading) -> Iterator[Problem]:
    """Tables beside the record under names that are not read: copies, other names, `units.csv.txt`."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _TABLE.fullmatch(path.name) and path.name not in {UNITS, QUOTAS}:
            said = say("tệp này không được đọc")
            hint = say(
                "chỉ «{units}» và «{quotas}» được đọc: đổi tên cho đúng, hoặc chuyển tệp đi",
                units=UNITS,
                quotas=QUOTAS,
            )
            yield warning("W-CSV-UNNAMED", Place(reading.workspace.shown(path)), said, hint)


def lay_units(root: Block, path: Path, reading: RecordReading) -> None:
    """The units of `units.csv`; where these cannot be read, none, and their name is not told as wrong."""
    _lay_units(root, path, reading)
    if root.get("units") == UNITS:
        root.drop("units")


def _lay_units(root: Block, path: Path, reading: RecordReading) -> None:
    is_named = root.get("units") == UNITS
    if not reading.exists(path):
        if is_named:
            reading.problems.append(no_file(locate(root, ("units",)), UNITS))
        return
    titles = unit_titles(root)
    table = reading.table(path, titles)
    if table is None:
        return
    if "units" in root and not is_named:
        reading.problems.append(given_twice(table, "units", locate(root, ("units",))))
        return
    columns, problems = titles.read(table)
    reading.problems += problems
    if not problems:
        root.adopt("units", _units(table, columns))
        reading.problems += _doubts(table, columns)


def _units(table: CsvTable, columns: dict[Key, int]) -> Items:
    at, lists = columns[CODE], list_keys()
    plain = RowColumns(at, {key[0]: place for key, place in columns.items() if len(key) == 1})
    bases = RowColumns(at, {key[1]: place for key, place in columns.items() if len(key) > 1})
    wanted = [key for key in plain.named if key in _WANTED]

    def unit_in(place: int) -> RowBlock:
        row = table.numbers[place] - 1
        unit = _row(table, place, row, plain)
        unit.blank = tuple(key for key in wanted if key not in unit)
        for key in lists & unit.keys():
            unit[key] = _list(table, str(unit[key]), pack(row, columns[(key,)]))
        if bases.named and (given := _row(table, place, row, bases)):
            unit.adopt("bases", given)
        return unit

    texts = {key: table.columns[column] for key, column in columns.items()}
    count = len(table.columns[at])
    return RowItems(table.source, (table.head - 1, 0), texts, unit_in, count)


def _row(table: CsvTable, place: int, row: int, columns: RowColumns) -> RowBlock:
    """What some columns hold in a row."""
    block = RowBlock(table.source, row, columns)
    for key, column in columns.named.items():
        if cell := table.columns[column][place]:
            block[key] = cell
    return block


def _list(table: CsvTable, cell: str, mark: int) -> Items:
    items = Items(table.source)
    parts = cell.replace(ALSO_BETWEEN, BETWEEN).split(BETWEEN)
    items.extend(one.strip() for one in parts if one.strip())
    items.close(mark, [mark] * len(items))
    return items


def _doubts(table: CsvTable, columns: dict[Key, int]) -> Iterator[Problem]:
    """Days that two countries read differently, and letters that a save in an old encoding lost."""
    days = [columns[(key,)] for key in _DAYS if (key,) in columns]
    texts = [columns[key] for key in (("name",), ("short_name",)) if key in columns]
    if not days and "?" not in table.source.text:
        return
    for number, row in table.rows:
        for column in days:
            if _is_ambiguous(row[column]):
                said = say("«{text}» được đọc là ngày/tháng/năm", text=row[column])
                hint = say(
                    "nếu Excel đặt kiểu Mỹ (tháng/ngày) thì sửa lại; ghi hai chữ số: 04/05/2022"
                )
                yield warning("W-CSV-DATE", table.place(number, column + 1), said, hint)
        for column in texts:
            if _LOST.search(row[column]):
                said = say("có dấu «?» giữa chữ: chữ có dấu có thể đã mất khi lưu")
                hint = say("gõ lại chữ ấy, rồi lưu dạng «CSV UTF-8»")
                yield warning("W-CSV-LOST", table.place(number, column + 1), said, hint)


def _is_ambiguous(text: str) -> bool:
    found = _DAY.fullmatch(text)
    if found is None or "0" in {found[1][0], found[2][0]}:
        return False
    return found[1] != found[2] and max(int(found[1]), int(found[2])) <= _YEAR_HALF


def _lost_zeros(root: Block) -> Iterator[Problem]:
    """Codes that Excel took for numbers: `010` here, `10` there."""
    codes = unit_codes(root)
    bare = {code.lstrip("0"): code for code in codes if code.isdigit()}
    units = {code: place for place, code in enumerate(codes)} if bare else {}
    blocks: Sequence[Block] = ()
    told: set[str] = set()
    for holder in _counted(root) if bare else ():
        for code in () if holder.keys() <= units.keys() else holder.keys() - units.keys():
            other = bare.get(code.lstrip("0")) if code.isdigit() else None
            if other is None or len(told) >= _TOLD:
                continue
            of_unit = len(other) < len(code)
            blocks = blocks or [*blocks_of(root, "units")]
            block, key = (blocks[units[other]], "code") if of_unit else (holder, code)
            if block.source.is_table and (known := code if of_unit else other) not in told:
                told.add(known)
                said = say(
                    "mã «{code}» đã mất số 0 ở đầu khi Excel lưu tệp; mã đúng là «{known}»",
                    code=other if of_unit else code,
                    known=known,
                )
                hint = say("định dạng cột mã là Text trong Excel rồi gõ lại mã")
                place = (
                    place_of(block, "code") if of_unit else holder.source.at(holder.key_mark(key))
                )
                yield Problem("E-CSV-ZEROS", place, said, hint)


def _counted(root: Block) -> Iterator[Block]:
    """All that is kept by unit in the record."""
    for entry in blocks_of(root, "quotas"):
        if isinstance(counts := entry.get("counts"), Block):
            yield counts
    for snapshot in blocks_of(root, "snapshots"):
        for result in blocks_of(snapshot, "results"):
            if isinstance(counts := result.get("counts"), Block):
                yield counts
