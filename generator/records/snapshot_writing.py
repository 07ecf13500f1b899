"""A snapshot whose counts stand in a table, written: its head in YAML, its counts in the table beside it.

A new snapshot takes the form of the newest one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.results import Snapshot
from generator.records.columns import STATUS, Key, result_titles
from generator.records.editing import amended
from generator.records.loading import CampaignRecord
from generator.records.rewriting import standing
from generator.records.schema_files import with_schema_line
from generator.records.table_writing import (
    ALL_IN_TABLE,
    COUNTS,
    fresh_table,
    in_rows,
    stands_in_table,
    table_write,
)
from generator.records.writing import Texts, texts_of, write_yaml_text
from generator.workspace import Block, Write, bytes_of, read_yaml


def takes_tables(record: CampaignRecord) -> bool:
    """Whether a new snapshot is written as a table: so is the newest that has counts by unit."""
    given = record.root.get("snapshots", ())
    typed = zip(record.own.snapshots, given, strict=False)
    for _, block in sorted(typed, key=lambda pair: pair[0].as_of, reverse=True):
        results = block.get("results", ()) if isinstance(block, Block) else ()
        counts = [one.get(COUNTS) for one in results if isinstance(one, Block)]
        if any(counts):
            return any(map(stands_in_table, counts))
    return False


def writes_of_snapshot(
    record: CampaignRecord, path: Path, before: Snapshot | None, after: Snapshot, header: str = ""
) -> list[Write]:
    """The files that change when a snapshot is written: its head, and the table of its counts.

    `path` is that of its YAML; `header` goes above a new one. Only a snapshot that is new, or keeps its
    counts in a table, is written here.
    """
    titles = result_titles(record.root)
    if before is None or not path.exists():
        table = path.with_suffix(".csv")
        head, cells = split_snapshot(record, after)
        told = write_yaml_text(_linked(head, table.name), header=header)
        text = with_schema_line(record.workspace, path, told)
        return [
            Write(path, bytes_of(path), text.encode()),
            Write(table, bytes_of(table), fresh_table(titles, cells, order_of(record, after))),
        ]
    there = standing(path, record.workspace.shown(path))
    block = there.block
    table = path.with_name(str(block[COUNTS]))
    kept = _kept_in_yaml(record, block)
    old_head, old_cells = split_snapshot(record, before, kept)
    new_head, new_cells = split_snapshot(record, after, kept)
    yaml = there.saying(amended(block, *_like(record, block, old_head, new_head)))
    return [yaml, table_write(record, table, titles, (old_cells, new_cells))]


def table_of(path: Path) -> Path | None:
    """The table that the YAML of a snapshot names for its counts."""
    block, _ = read_yaml(path)
    name = block.get(COUNTS) if block is not None else None
    return path.with_name(name) if isinstance(name, str) else None


def _linked(head: dict[str, Any], name: str) -> dict[str, Any]:
    """The head with the name of its table, before the results."""
    told = {key: value for key, value in head.items() if key != "results"}
    more = {"results": head["results"]} if head.get("results") else {}
    return {**told, COUNTS: name, **more}


def order_of(record: CampaignRecord, snapshot: Snapshot) -> list[Key]:
    """The columns of a snapshot's counts, in the order of its results."""
    codes = [record.campaign.indicator_code(one.indicator) for one in snapshot.results]
    counted = [code for code, one in zip(codes, snapshot.results, strict=True) if one.counts]
    return [(COUNTS, code) for code in counted]


def _kept_in_yaml(record: CampaignRecord, block: Block) -> frozenset[str]:
    """The indicators whose counts the YAML has itself, and `statuses` where it has these."""
    codes = {code for code, one in heads_of(record, block).items() if COUNTS in one}
    return frozenset(codes | ({"statuses"} if "statuses" in block else set()))


def split_snapshot(
    record: CampaignRecord, snapshot: Snapshot, kept: frozenset[str] = ALL_IN_TABLE
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
            columns[COUNTS, code] = text.pop(COUNTS, {})
        heads.append(text)
    if "statuses" not in kept and "statuses" in head:
        columns[STATUS] = head.pop("statuses")
    if any(one.keys() - {"indicator"} for one in heads):
        head["results"] = heads
    return head, in_rows(record, columns)


def _like(
    record: CampaignRecord, block: Block, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Texts, Texts]:
    """Two heads with their results as the file has them, and what is new behind."""
    codes = heads_of(record, block)
    heads = [heads_of(record, one) for one in (before, after)]
    told = [{code: one[code] for code in codes if code in one} for one in heads]
    told[1] |= {code: one for code, one in heads[1].items() if one.keys() - {"indicator"}}
    pairs = []
    for head, results in zip((before, after), told, strict=True):
        rest = {key: value for key, value in head.items() if key != "results"}
        pairs.append({**rest, "results": [*results.values()]} if results else rest)
    return pairs[0], pairs[1]


def heads_of(record: CampaignRecord, head: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The results of a head, without their counts or with them, by indicator."""
    return {
        record.campaign.indicator_code(one.get("indicator")): one for one in head.get("results", ())
    }
