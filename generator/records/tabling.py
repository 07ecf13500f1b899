"""Tables of a campaign laid into its record: `units.csv`, `quotas.csv` and the counts of snapshots.

A row becomes what would stand in the YAML, with the place of each value, so that whatever reads, judges
or tells a record needs no second way. A list stands in one place only; `units: units.csv` and
`counts: quotas.csv` in the YAML name the table that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.problems import Place, Problem, Severity, say
from generator.records.columns import (
    BETWEEN,
    CODE,
    STATUS,
    UNIT,
    Key,
    Titles,
    blocks_of,
    list_keys,
    loose_quotas,
    quota_name,
    quota_titles,
    result_titles,
    unit_titles,
)
from generator.wording import fold
from generator.workspace import (
    Block,
    CsvTable,
    Items,
    TextRefused,
    Workspace,
    check_name,
    locate,
    pack,
    place_of,
    read_yes_no,
)

UNITS = "units.csv"
QUOTAS = "quotas.csv"
RESULTS = "results"
_DAYS = ("active_from", "active_to")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
_TABLE = re.compile(r"[^.~].*\.(?:csv|tsv)(?:\.txt)?", re.IGNORECASE)
_TOTALS = frozenset(("tong", "tong so", "tong cong", "cong"))
_WANTED = frozenset(("code", "name"))
_YEAR_HALF = 12
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
_TICKED = ("x", "X")
_TOLD = 200


class RecordReading(Protocol):
    """Who reads the files of a record and collects what is wrong."""

    workspace: Workspace
    problems: list[Problem]

    def exists(self, path: Path) -> bool: ...
    def passes_over(self, path: Path) -> bool: ...
    def table(self, path: Path, titles: Titles) -> CsvTable | None: ...


class _Column(NamedTuple):
    """One column of a table keyed by units."""

    values: Block
    places: int
    """Where it stands, counted from 0."""


def lay_tables(root: Block, folder: Path, reading: RecordReading) -> None:
    """Everything that stands in tables, in its place in the record."""
    lay_units(root, folder / UNITS, reading)
    lay_quotas(root, folder / QUOTAS, reading)
    lay_counts(root, folder / RESULTS, reading)
    reading.problems += _lost_zeros(root)
    reading.problems += _misnamed(folder, reading)


def _misnamed(folder: Path, reading: RecordReading) -> Iterator[Problem]:
    """Tables beside the record under names that are not read: copies, other names, `units.csv.txt`."""
    for path in sorted(folder.iterdir()):
        if _TABLE.fullmatch(path.name) and path.name not in {UNITS, QUOTAS}:
            said = say("tệp này không được đọc")
            hint = say(
                "chỉ «{units}» và «{quotas}» được đọc: đổi tên cho đúng, hoặc chuyển tệp đi",
                units=UNITS,
                quotas=QUOTAS,
            )
            yield _warning("W-CSV-UNNAMED", Place(reading.workspace.shown(path)), said, hint)


def lay_units(root: Block, path: Path, reading: RecordReading) -> None:
    """The units of `units.csv`."""
    is_named = root.get("units") == UNITS
    if not reading.exists(path):
        if is_named:
            reading.problems.append(_no_file(locate(root, ("units",)), UNITS))
        return
    titles = unit_titles(root)
    table = reading.table(path, titles)
    if table is None:
        return
    if "units" in root and not is_named:
        reading.problems.append(_given_twice(table, "units", locate(root, ("units",))))
        return
    columns, problems = titles.read(table)
    reading.problems += problems
    if not problems:
        root.adopt("units", _units(table, columns))
        reading.problems += _doubts(table, columns)


def _units(table: CsvTable, columns: dict[Key, int]) -> Items:
    items, lists = Items(table.source), list_keys()
    plain = [(key[0], column, pack(0, column)) for key, column in columns.items() if len(key) == 1]
    bases = [(key[1], column, pack(0, column)) for key, column in columns.items() if len(key) > 1]
    marks = []
    for number, row in table.rows:
        own = pack(number - 1, columns[CODE])
        unit = _row(table, row, number, plain, own, wanted=_WANTED)
        for key in lists & unit.keys():
            unit[key] = _list(table, str(unit[key]), pack(number - 1, columns[(key,)]))
        if bases and (given := _row(table, row, number, bases, own)):
            unit.adopt("bases", given)
        items.append(unit)
        marks.append(own)
    items.close(pack(table.head - 1, 0), marks)
    return items


def _row(
    table: CsvTable,
    row: Sequence[str],
    number: int,
    columns: Sequence[tuple[str, int, int]],
    own: int,
    *,
    wanted: frozenset[str] = frozenset(),
) -> Block:
    """What some columns hold in a row; `wanted` keys are known to be there also where they are blank."""
    block, blanks = Block(table.source), dict[str, tuple[int, int]]()
    marks: list[int] = []
    line, width = pack(number - 1, 0), len(row)
    for key, column, at in columns:
        cell = row[column] if column < width else ""
        if cell:
            block[key] = cell
            marks += (line | at, line | at)
        elif key in wanted:
            blanks[key] = (line | at, line | at)
    block.close(own, marks, blanks)
    return block


def _list(table: CsvTable, cell: str, mark: int) -> Items:
    items = Items(table.source)
    items.extend(one.strip() for one in cell.split(BETWEEN) if one.strip())
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
            if column < len(row) and _is_ambiguous(row[column]):
                said = say("«{text}» được đọc là ngày/tháng/năm", text=row[column])
                hint = say(
                    "nếu Excel đặt kiểu Mỹ (tháng/ngày) thì sửa lại; ghi hai chữ số: 04/05/2022"
                )
                yield _warning("W-CSV-DATE", table.place(number, column + 1), said, hint)
        for column in texts:
            if column < len(row) and _LOST.search(row[column]):
                said = say("có dấu «?» giữa chữ: chữ có dấu có thể đã mất khi lưu")
                hint = say("gõ lại chữ ấy, rồi lưu dạng «CSV UTF-8»")
                yield _warning("W-CSV-LOST", table.place(number, column + 1), said, hint)


def _warning(code: str, place: Place, said: object, hint: object) -> Problem:
    return Problem(code, place, said, hint, Severity.WARNING)  # type: ignore[arg-type]


def _is_ambiguous(text: str) -> bool:
    found = _DAY.fullmatch(text)
    if found is None or "0" in {found[1][0], found[2][0]}:
        return False
    return found[1] != found[2] and max(int(found[1]), int(found[2])) <= _YEAR_HALF


def lay_quotas(root: Block, path: Path, reading: RecordReading) -> None:
    """The quotas of `quotas.csv`, in the tables that name it and in those that only it has."""
    if reading.passes_over(path):
        _leave_out(root, "quotas", lambda entry: entry.get("counts") == QUOTAS)
        return
    linked = [entry for entry in blocks_of(root, "quotas") if entry.get("counts") == QUOTAS]
    if not reading.exists(path):
        reading.problems += (_no_file(place_of(one, "counts"), QUOTAS) for one in linked)
        return
    titles = quota_titles(root)
    table = reading.table(path, titles)
    if table is None:
        return
    columns, problems = titles.read(table)
    reading.problems += problems
    if problems:
        return
    found = _by_unit(root, table, columns, reading)
    names = [quota_name(one) for one in linked]
    for entry in blocks_of(root, "quotas"):
        reading.problems += _into_quota(entry, found, table, names)
    known = {quota_name(one) for one in blocks_of(root, "quotas")}
    loose, own = loose_quotas(root), []
    for name in dict.fromkeys(key[1] for key in found if key[1] not in known):
        if name not in loose or ("counts", name) not in found:
            reading.problems.append(_no_counts(table, columns, name))
        else:
            own.append(_own_quota(table, name, loose[name], found))
    if own:
        items = _joined(root, "quotas", own)
        root.adopt("quotas", items)


def _into_quota(
    entry: Block, found: dict[Key, _Column], table: CsvTable, names: Sequence[str]
) -> Iterator[Problem]:
    """The columns of a table that the YAML has the head of."""
    name = quota_name(entry)
    is_linked = entry.get("counts") == QUOTAS
    column = found.get(("counts", name))
    if not is_linked and column is not None:
        yield _given_twice(
            table, name, place_of(entry, "counts" if "counts" in entry else None), column.places
        )
    elif is_linked and names.count(name) > 1:
        said = say("có hai bảng chỉ tiêu cùng lấy cột «{name}» của quotas.csv", name=name)
        yield Problem("E-CSV-TWICE", place_of(entry, "counts"), said, say("đặt code cho từng bảng"))
    elif is_linked and column is None:
        said = say("quotas.csv không có cột «{name}»", name=name)
        yield Problem(
            "E-CSV-COLUMN", place_of(entry, "counts"), said, say("thêm cột ấy vào quotas.csv")
        )
    elif column is not None:
        entry.drop("counts")
        entry.adopt("counts", column.values)
        for part in ("fixed", "reasons"):
            if more := found.get((part, name)):
                if part in entry:
                    yield _given_twice(table, part, place_of(entry, part), more.places)
                else:
                    entry.adopt(part, _part(table, part, more))


def _part(table: CsvTable, part: str, column: _Column) -> Block | Items:
    if part != "fixed":
        return column.values
    items, marks = Items(table.source), []
    for unit in column.values:
        items.append(unit)
        marks.append(column.values.value_mark(unit))
    items.close(pack(table.head - 1, column.places), marks)
    return items


def _own_quota(
    table: CsvTable, name: str, said: dict[str, str], found: dict[Key, _Column]
) -> Block:
    """A table of quotas of which only the column stands there."""
    column = found[("counts", name)]
    mark = pack(table.head - 1, column.places)
    entry = Block(table.source)
    entry.update(said)
    entry.close(mark, [mark, mark] * len(said), {})
    entry.adopt("counts", column.values)
    for part in ("fixed", "reasons"):
        if more := found.get((part, name)):
            entry.adopt(part, _part(table, part, more))
    return entry


def _no_counts(table: CsvTable, columns: dict[Key, int], name: str) -> Problem:
    column = next(at for key, at in columns.items() if key[-1] == name)
    said = say("không rõ cột này thuộc bảng chỉ tiêu nào")
    hint = say("ghi bảng «{name}» ở quotas.yaml với counts: quotas.csv, và cột «{name}»", name=name)
    return Problem("E-CSV-COLUMN", table.place(table.head, column + 1), said, hint)


def lay_counts(root: Block, folder: Path, reading: RecordReading) -> None:
    """The counts of the tables that snapshots name."""
    titles, named = result_titles(root), dict[str, Block]()
    _leave_out(root, "snapshots", lambda one: _is_passed_over(one, folder, reading))
    for snapshot in blocks_of(root, "snapshots"):
        name = snapshot.get("counts")
        if not isinstance(name, str):
            continue
        place = place_of(snapshot, "counts")
        path = _beside(folder, name, place, reading)
        snapshot.drop("counts")
        if path is None:
            continue
        if path.name in named:
            said = say("tệp «{file}» đã là số của một lần chốt khác", file=name)
            hint = say("mỗi lần chốt một tệp .csv")
            reading.problems.append(Problem("E-CSV-TWICE", place, said, hint))
            continue
        named[path.name] = snapshot
        if (table := reading.table(path, titles)) is not None:
            _into_snapshot(root, snapshot, table, titles, reading)
    reading.problems += _unnamed(folder, named, reading)


def _is_passed_over(snapshot: Block, folder: Path, reading: RecordReading) -> bool:
    name = snapshot.get("counts")
    return isinstance(name, str) and reading.passes_over(folder / name)


def _leave_out(root: Block, key: str, is_meant: Callable[[Block], bool]) -> None:
    """Entries of a list whose tables are passed over are none of the record."""
    known = [*blocks_of(root, key)]
    kept = [one for one in known if not is_meant(one)]
    if kept and len(kept) < len(known):
        root.adopt(key, Items.gather(kept[0].source, kept))
    elif len(kept) < len(known):
        root.drop(key)


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
    reading.problems.append(_no_file(place, name))
    return None


def _unnamed(folder: Path, named: dict[str, Block], reading: RecordReading) -> Iterator[Problem]:
    """Tables that no snapshot names: perhaps counts that somebody believes to be there."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*.csv")):
        if path.name not in named and path.name[0] != "." and not reading.passes_over(path):
            said = say("không lần chốt nào lấy số ở tệp này")
            hint = say("ghi «counts: {file}» vào hồ sơ .yaml của lần chốt, hoặc chuyển tệp đi",
                       file=path.name)  # fmt: skip
            yield _warning("W-CSV-UNNAMED", Place(reading.workspace.shown(path)), said, hint)


def _into_snapshot(
    root: Block, snapshot: Block, table: CsvTable, titles: Titles, reading: RecordReading
) -> None:
    columns, problems = titles.read(table)
    reading.problems += problems
    if problems:
        return
    found = _by_unit(root, table, columns, reading)
    main = next((str(one.get("code")) for one in blocks_of(root, "indicators")), "")
    heads = {str(one.get("indicator", main)): one for one in blocks_of(snapshot, "results")}
    own = []
    for key, column in found.items():
        if key == STATUS:
            if "statuses" in snapshot:
                place = place_of(snapshot, "statuses")
                reading.problems.append(_given_twice(table, "statuses", place, column.places))
            elif column.values:
                snapshot.adopt("statuses", column.values)
        elif (head := heads.get(key[1])) is None:
            own.append(_own_result(table, key[1], column))
        elif "counts" in head:
            place = place_of(head, "counts")
            reading.problems.append(_given_twice(table, key[1], place, column.places))
        elif column.values:
            head.adopt("counts", column.values)
    if own := [one for one in own if one.get("counts") or not (heads or len(own) > 1)]:
        snapshot.adopt("results", _joined(snapshot, "results", own))


def _own_result(table: CsvTable, indicator: str, column: _Column) -> Block:
    result, mark = Block(table.source), pack(table.head - 1, column.places)
    result["indicator"] = indicator
    result.close(mark, [mark, mark], {})
    result.adopt("counts", column.values)
    return result


def _joined(holder: Block, key: str, more: Sequence[Block]) -> Items:
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


def _by_unit(
    root: Block, table: CsvTable, columns: dict[Key, int], reading: RecordReading
) -> dict[Key, _Column]:
    """Each column as a mapping by unit; a unit that is missing or given twice is told."""
    at = columns[UNIT]
    units = {one.get("code") for one in blocks_of(root, "units")}
    rows: dict[str, tuple[int, list[str]]] = {}
    for number, row in table.rows:
        unit = row[at] if at < len(row) else ""
        if not unit:
            said, hint = say("thiếu mã đơn vị"), say("ghi mã đơn vị vào ô này, hoặc xóa dòng")
            reading.problems.append(Problem("E-CSV-UNIT", table.place(number, at + 1), said, hint))
        elif fold(unit) in _TOTALS and unit not in units:
            said = say("dòng tổng không thuộc bảng này")
            hint = say("xóa dòng; tổng đã công bố ghi ở total trong tệp .yaml")
            place = table.place(number, at + 1)
            reading.problems.append(Problem("E-CSV-TOTAL", place, said, hint))
        elif unit in rows:
            said = say("đơn vị «{unit}» đã có ở dòng {row}", unit=unit, row=rows[unit][0])
            place = table.place(number, at + 1)
            reading.problems.append(
                Problem("E-CSV-TWICE", place, said, say("giữ một trong hai dòng"))
            )
        else:
            rows[unit] = (number, row)
    return {
        key: _Column(_mapping(table, rows, key, (at, column), reading), column)
        for key, column in columns.items()
        if key != UNIT
    }


def _mapping(
    table: CsvTable,
    rows: dict[str, tuple[int, list[str]]],
    key: Key,
    columns: tuple[int, int],
    reading: RecordReading,
) -> Block:
    at, column = columns
    block, marks = Block(table.source), list[int]()
    is_ticked = _ticked(table, column, reading) if key[0] == "fixed" else None
    for unit, (number, row) in rows.items():
        cell = row[column] if column < len(row) else ""
        if cell and (is_ticked is None or is_ticked(number, cell)):
            block[unit] = cell
            marks += (pack(number - 1, at), pack(number - 1, column))
    block.close(pack(table.head - 1, column), marks, {})
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


def _lost_zeros(root: Block) -> Iterator[Problem]:
    """Codes that Excel took for numbers: `010` here, `10` there."""
    units = {str(one.get("code")): one for one in blocks_of(root, "units")}
    bare = {code.lstrip("0"): code for code in units if code.isdigit()}
    told: set[str] = set()
    for holder in _counted(root):
        for code in holder.keys() - units.keys() if holder else ():
            other = bare.get(code.lstrip("0")) if code.isdigit() else None
            if other is None or len(told) >= _TOLD:
                continue
            of_unit = len(other) < len(code)
            block, key = (units[other], "code") if of_unit else (holder, code)
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


def _no_file(place: Place, name: str) -> Problem:
    said = say("không có tệp «{file}» ở cùng thư mục", file=name)
    hint = say("ghi đúng tên tệp .csv, hoặc chép tệp ấy vào đây")
    return Problem("E-FILE-MISSING", place, said, hint)


def _given_twice(table: CsvTable, key: str, other: Place, column: int = 0) -> Problem:
    said = say("«{key}» đã có ở {place}; chỉ giữ một nơi", key=key, place=other)
    hint = say("xóa ở một trong hai nơi, hoặc đổi cả bằng «vanthu tables»")
    return Problem("E-KEY-TWICE", table.place(table.head, column + 1), said, hint)
