"""Tables of quotas that stand in `quotas.csv`, written there, with their heads in the YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.model.campaign import Quota
from generator.problems import RecordsInvalid
from generator.records.columns import QUOTA_PARTS, Key, loose_quotas, quota_name, quota_titles
from generator.records.editing import amended, edited
from generator.records.loading import CampaignRecord
from generator.records.table_writing import (
    ALL_IN_TABLE,
    COUNTS,
    block_of,
    in_rows,
    marked,
    table_write,
    unusual_yaml,
)
from generator.records.tabled_quotas import QUOTAS
from generator.records.writing import texts_of, write_yaml_text
from generator.workspace import Items, Write, bytes_of


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
    block, text = block_of(found, name) if found is not None else (None, "")
    given = block.get("quotas") if block is not None else None
    heads: list[Any] = [*given] if isinstance(given, Items) else []
    titles = quota_titles(record.root)
    before: dict[Key, Mapping[str, Any]] = {}
    after: dict[Key, Mapping[str, Any]] = {}
    renamed: dict[Key, Key] = {}
    for index, old, new in told:
        head = heads[index] if index is not None and index < len(heads) else None
        if head is not None and head.get(COUNTS) != QUOTAS:
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
            titles.add((part, name_now), name_now if part == COUNTS else f"{name_now}.{part}")
        if head is not None:
            heads[index] = amended(head, old_head, new_head)  # type: ignore[index]
        elif loose_quotas(record.root).get(name_now) != new_head:
            heads.append({**new_head, COUNTS: QUOTAS})
    states = in_rows(record, before), in_rows(record, after)
    writes = [table_write(record, record.folder / QUOTAS, titles, states, renamed)]
    if block is None and heads:
        writes.append(Write(path, found, (text + write_yaml_text({"quotas": heads})).encode()))
    elif block is not None and heads != ([*given] if isinstance(given, Items) else []):
        written = edited(text, block, {**block, "quotas": heads})
        if written is None:
            raise RecordsInvalid([unusual_yaml(name)])
        writes.append(Write(path, found, marked(found or b"", written)))
    return [one for one in writes if one.before != one.after]


def ordered_quota(quota: Quota) -> Quota:
    """The same with its fixed units in an order of its own: what stands in a table has that of the rows."""
    return quota.model_copy(update={"fixed": tuple(sorted(quota.fixed))})


def _quota_yaml(record: CampaignRecord) -> Path:
    """Where the heads of tables of quotas stand."""
    whole = record.folder / "campaign.yaml"
    block, _ = block_of(bytes_of(whole) or b"", record.workspace.shown(whole))
    return whole if "quotas" in block else record.folder / "quotas.yaml"


def split_quota(
    quota: Quota, kept: frozenset[str] = ALL_IN_TABLE
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
