"""Units, quotas and counts written where they stand, in YAML or in a table: only what differs is changed.

A caller says what the records shall say; which files that changes, and how, is decided here. What it is
in the words of the file stays so (`1.775` is not rewritten as `1775`). A new snapshot takes the form of
the newest one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.model.campaign import Quota, Unit
from generator.model.results import Snapshot
from generator.problems import Place, Problem, RecordsInvalid, errors, say
from generator.records.columns import (
    BETWEEN,
    CODE,
    QUOTA_PARTS,
    STATUS,
    UNIT,
    Key,
    Titles,
    loose_quotas,
    quota_name,
    quota_titles,
    result_titles,
    unit_titles,
)
from generator.records.editing import amended, edited
from generator.records.loading import CampaignRecord
from generator.records.schema_files import with_schema_line
from generator.records.tabling import QUOTAS, UNITS
from generator.records.writing import Texts, texts_of, write_yaml_text
from generator.workspace import (
    Block,
    CsvTable,
    Items,
    TableEdits,
    Write,
    bytes_of,
    decode,
    edited_table,
    new_table,
    read_table_data,
    read_yaml,
    read_yaml_text,
)

Cells = Mapping[str, Mapping[Key, str]]
"""What the cells of a table say, by unit and column."""

_BOM = b"\xef\xbb\xbf"
_COUNTS = "counts"


def stands_in_table(node: object) -> bool:
    """Whether a list or mapping of the record was read from a table."""
    return isinstance(node, Block | Items) and node.source.is_table


def takes_tables(record: CampaignRecord) -> bool:
    """Whether a new snapshot is written as a table: so is the newest that has counts by unit."""
    given = record.root.get("snapshots", ())
    typed = zip(record.own.snapshots, given, strict=False)
    for _, block in sorted(typed, key=lambda pair: pair[0].as_of, reverse=True):
        results = block.get("results", ()) if isinstance(block, Block) else ()
        counts = [one.get(_COUNTS) for one in results if isinstance(one, Block)]
        if any(counts):
            return any(map(stands_in_table, counts))
    return False


def write_of_units(record: CampaignRecord, units: Sequence[Unit]) -> Write:
    """`units.csv` when the campaign has these units, in this order. Raises `RecordsInvalid`."""
    states = unit_cells(record.own.units), unit_cells(units)
    return _table_write(record, record.folder / UNITS, unit_titles(record.root), states)


def unit_cells(units: Iterable[Unit]) -> dict[str, dict[Key, str]]:
    """The cells of units. Raises `RecordsInvalid` for what no cell can hold."""
    return {unit.code: dict(_cells_of(unit)) for unit in units}


def _cells_of(unit: Unit) -> Iterator[tuple[Key, str]]:
    told = texts_of(unit)
    for key, value in told.items() if isinstance(told, dict) else ():
        if isinstance(value, dict):
            yield from (((key, one), str(text)) for one, text in value.items())
        elif isinstance(value, list):
            if wrong := [one for one in value if BETWEEN in str(one)]:
                raise RecordsInvalid([_unfit(unit.code, str(wrong[0]))])
            yield (key,), f" {BETWEEN} ".join(map(str, value))
        else:
            yield (key,), str(value)


def _unfit(unit: str, text: str) -> Problem:
    said = say("«{text}» có dấu «|» nên không ghi được vào một ô", text=text)
    return Problem("E-CSV-LIST", Place(UNITS, path=unit), said, say("bỏ dấu «|»"))


def _table_write(
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
        at = columns[self.main]
        self.rows = {row[at]: number for number, row in table.rows if at < len(row)}
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


def _block(found: bytes, name: str) -> tuple[Block, str]:
    """A YAML file as it stands. Raises `RecordsInvalid`."""
    text, problems = decode(found, name)
    block, more = read_yaml_text(text, name) if not problems else (None, [])
    if block is None:
        raise RecordsInvalid([*problems, *more])
    return block, text


def _marked(before: bytes, text: str) -> bytes:
    return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def _unusual_yaml(name: str) -> Problem:
    said = say("tệp không viết theo mẫu nên không ghi thêm được")
    hint = say("viết mỗi trường một dòng «trường: giá trị» rồi chạy lại")
    return Problem("E-RECORD-FORM", Place(name), said, hint)


# --- counts


def writes_of_snapshot(
    record: CampaignRecord, path: Path, before: Snapshot | None, after: Snapshot, header: str = ""
) -> list[Write]:
    """The files that change when a snapshot is written: its head, and the table of its counts.

    `path` is that of its YAML; `header` goes above a new one. Only a snapshot that is new, or keeps its
    counts in a table, is written here.
    """
    titles = result_titles(record.root)
    found = bytes_of(path)
    if found is None or before is None:
        table = path.with_suffix(".csv")
        head, cells = split_snapshot(record, after)
        told = write_yaml_text(_linked(head, table.name), header=header)
        text = with_schema_line(record.workspace, path, told)
        return [
            Write(path, found, text.encode()),
            Write(table, bytes_of(table), fresh_table(titles, cells, order_of(record, after))),
        ]
    block, text = _block(found, record.workspace.shown(path))
    table = path.with_name(str(block[_COUNTS]))
    kept = _kept_in_yaml(record, block)
    old_head, old_cells = split_snapshot(record, before, kept)
    new_head, new_cells = split_snapshot(record, after, kept)
    wanted = amended(block, *_like(record, block, old_head, new_head))
    written = edited(text, block, wanted)
    if written is None:
        raise RecordsInvalid([_unusual_yaml(record.workspace.shown(path))])
    yaml = Write(path, found, _marked(found, written))
    return [yaml, _table_write(record, table, titles, (old_cells, new_cells))]


def table_of(path: Path) -> Path | None:
    """The table that the YAML of a snapshot names for its counts."""
    block, _ = read_yaml(path)
    name = block.get(_COUNTS) if block is not None else None
    return path.with_name(name) if isinstance(name, str) else None


def _linked(head: dict[str, Any], name: str) -> dict[str, Any]:
    """The head with the name of its table, before the results."""
    told = {key: value for key, value in head.items() if key != "results"}
    more = {"results": head["results"]} if head.get("results") else {}
    return {**told, _COUNTS: name, **more}


def order_of(record: CampaignRecord, snapshot: Snapshot) -> list[Key]:
    """The columns of a snapshot's counts, in the order of its results."""
    codes = [record.campaign.indicator_code(one.indicator) for one in snapshot.results]
    counted = [code for code, one in zip(codes, snapshot.results, strict=True) if one.counts]
    return [(_COUNTS, code) for code in counted]


_ALL_IN_TABLE: frozenset[str] = frozenset()


def _kept_in_yaml(record: CampaignRecord, block: Block) -> frozenset[str]:
    """The indicators whose counts the YAML has itself, and `statuses` where it has these."""
    results = block.get("results", ())
    own = (one for one in results if isinstance(one, Block) and _COUNTS in one)
    codes = {record.campaign.indicator_code(_said(one)) for one in own}
    return frozenset(codes | ({"statuses"} if "statuses" in block else set()))


def _said(result: Block) -> str | None:
    found = result.get("indicator")
    return found if isinstance(found, str) else None


def split_snapshot(
    record: CampaignRecord, snapshot: Snapshot, kept: frozenset[str] = _ALL_IN_TABLE
) -> tuple[dict[str, Any], dict[str, dict[Key, str]]]:
    """The head of a snapshot and the cells of its table; `kept` stays in the head.

    Where results say nothing but their counts, the head has none.
    """
    told = texts_of(snapshot)
    head: dict[str, Any] = dict(told) if isinstance(told, dict) else {}
    columns: dict[Key, Mapping[str, Any]] = {}
    heads = []
    for result, text in zip(snapshot.results, head.pop("results"), strict=True):
        code = record.campaign.indicator_code(result.indicator)
        if code not in kept:
            columns[_COUNTS, code] = text.pop(_COUNTS, {})
        heads.append(text)
    if "statuses" not in kept and "statuses" in head:
        columns[STATUS] = head.pop("statuses")
    if any(one.keys() - {"indicator"} for one in heads):
        head["results"] = heads
    return head, by_unit(record, columns)


def by_unit(
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


def _like(
    record: CampaignRecord, block: Block, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Texts, Texts]:
    """Two heads with their results as the file has them, and what is new behind."""
    given = [one for one in block.get("results", ()) if isinstance(one, Block)]
    codes = [record.campaign.indicator_code(_said(one)) for one in given]
    heads = [_heads(record, one) for one in (before, after)]
    told = [{code: one[code] for code in codes if code in one} for one in heads]
    told[1] |= {code: one for code, one in heads[1].items() if one.keys() - {"indicator"}}
    pairs = []
    for head, results in zip((before, after), told, strict=True):
        rest = {key: value for key, value in head.items() if key != "results"}
        pairs.append({**rest, "results": [*results.values()]} if results else rest)
    return pairs[0], pairs[1]


def _heads(record: CampaignRecord, head: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        record.campaign.indicator_code(one.get("indicator")): one for one in head.get("results", ())
    }


# --- quotas


def quotas_in_table(record: CampaignRecord) -> bool:
    """Whether the quotas of a campaign are written into `quotas.csv`."""
    return (record.folder / QUOTAS).exists()


def writes_of_quotas(
    record: CampaignRecord, told: Sequence[tuple[int | None, Quota | None, Quota]]
) -> list[Write]:
    """The files that change when tables of quotas are written, each by its place (none: a new one), as it was
    and as it shall be. Those that stand in `quotas.csv` are changed there, with their heads in the YAML.

    Raises `RecordsInvalid`.
    """
    path = _quota_yaml(record)
    found, name = bytes_of(path), record.workspace.shown(path)
    block, text = _block(found, name) if found is not None else (None, "")
    given = block.get("quotas") if block is not None else None
    heads: list[Any] = [*given] if isinstance(given, Items) else []
    titles = quota_titles(record.root)
    before: dict[Key, Mapping[str, Any]] = {}
    after: dict[Key, Mapping[str, Any]] = {}
    renamed: dict[Key, Key] = {}
    for index, old, new in told:
        head = heads[index] if index is not None and index < len(heads) else None
        if head is not None and head.get(_COUNTS) != QUOTAS:
            heads[index] = amended(head, texts_of(old), texts_of(new))  # type: ignore[index]
            continue
        kept = frozenset(head or ()) & {"fixed", "reasons"}
        old_head, old_columns = split_quota(old, kept) if old else ({}, {})
        new_head, new_columns = split_quota(new, kept)
        was, name_now = quota_name(old_head), quota_name(new_head)
        if old is not None and was != name_now:
            renamed |= {(part, was): (part, name_now) for part in old_columns}
        before |= {(part, name_now): values for part, values in old_columns.items()}
        after |= {(part, name_now): values for part, values in new_columns.items()}
        for part in QUOTA_PARTS:
            titles.add((part, name_now), name_now if part == _COUNTS else f"{name_now}.{part}")
        if head is not None:
            heads[index] = amended(head, old_head, new_head)  # type: ignore[index]
        elif loose_quotas(record.root).get(name_now) != new_head:
            heads.append({**new_head, _COUNTS: QUOTAS})
    states = by_unit(record, before), by_unit(record, after)
    writes = [_table_write(record, record.folder / QUOTAS, titles, states, renamed)]
    if block is None and heads:
        writes.append(Write(path, found, (text + write_yaml_text({"quotas": heads})).encode()))
    elif block is not None and heads != ([*given] if isinstance(given, Items) else []):
        written = edited(text, block, {**block, "quotas": heads})
        if written is None:
            raise RecordsInvalid([_unusual_yaml(name)])
        writes.append(Write(path, found, _marked(found or b"", written)))
    return [one for one in writes if one.before != one.after]


def ordered_quota(quota: Quota) -> Quota:
    """The same with its fixed units in an order of its own: what stands in a table has that of the rows."""
    return quota.model_copy(update={"fixed": tuple(sorted(quota.fixed))})


def _quota_yaml(record: CampaignRecord) -> Path:
    """Where the heads of tables of quotas stand."""
    whole = record.folder / "campaign.yaml"
    block, _ = _block(bytes_of(whole) or b"", record.workspace.shown(whole))
    return whole if "quotas" in block else record.folder / "quotas.yaml"


def split_quota(
    quota: Quota, kept: frozenset[str] = _ALL_IN_TABLE
) -> tuple[dict[str, Any], dict[str, Mapping[str, Any]]]:
    """The head of a table of quotas, and what is told by unit: its parts, but for those `kept` in the head."""
    told = texts_of(quota)
    head: dict[str, Any] = dict(told) if isinstance(told, dict) else {}
    columns: dict[str, Mapping[str, Any]] = {}
    for part in QUOTA_PARTS:
        if part in head and part not in kept:
            value = head.pop(part)
            columns[part] = value if isinstance(value, dict) else dict.fromkeys(value, "x")
    return head, columns
