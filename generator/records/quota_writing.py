"""Tables of quotas that stand in `quotas.csv`, written there, with their heads in the YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.model.campaign import Quota
from generator.records.columns import QUOTA_PARTS, Key, loose_quotas, quota_name, quota_titles
from generator.records.editing import amended
from generator.records.loading import CampaignRecord
from generator.records.rewriting import standing
from generator.records.table_writing import (
    ALL_IN_TABLE,
    COUNTS,
    in_rows,
    table_write,
)
from generator.records.tabled_quotas import QUOTAS
from generator.records.writing import texts_of, write_yaml_text
from generator.workspace import Items, Write


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
    writing = _QuotaWriting(record)
    for index, old, new in told:
        writing.take(index, old, new)
    return writing.writes()


Columns = dict[Key, Mapping[str, Any]]


class _QuotaWriting:
    """Tables of quotas on their way into `quotas.csv`, and their heads into the YAML."""

    def __init__(self, record: CampaignRecord) -> None:
        self.record = record
        self.path = _quota_yaml(record)
        shown = record.workspace.shown(self.path)
        self.there = standing(self.path, shown) if self.path.exists() else None
        given = self.there.block.get("quotas") if self.there else None
        self.given: list[Any] = [*given] if isinstance(given, Items) else []
        self.heads = [*self.given]
        self.titles = quota_titles(record.root)
        self.before: Columns = {}
        self.after: Columns = {}
        self.renamed: dict[Key, Key] = {}

    def take(self, index: int | None, old: Quota | None, new: Quota) -> None:
        """One table, by the place of its head; none of those that have no head yet."""
        if index is None or index >= len(self.heads):
            head = self._columns(old, new, frozenset())
            if loose_quotas(self.record.root).get(quota_name(head)) != head:
                self.heads.append({**head, COUNTS: QUOTAS})
        elif self.heads[index].get(COUNTS) != QUOTAS:
            self.heads[index] = amended(self.heads[index], texts_of(old), texts_of(new))
        else:
            written = self.heads[index]
            kept = frozenset(written) & {"fixed", "reasons"}
            old_head = split_quota(old, kept)[0] if old else {}
            self.heads[index] = amended(written, old_head, self._columns(old, new, kept))

    def _columns(self, old: Quota | None, new: Quota, kept: frozenset[str]) -> dict[str, Any]:
        """What of a table is told by unit goes into its columns; the rest is given back."""
        old_head, old_columns = split_quota(old, kept) if old else ({}, {})
        head, columns = split_quota(new, kept)
        was, name = quota_name(old_head), quota_name(head)
        if old is not None and was != name:
            self.renamed |= {(part, was): (part, name) for part in old_columns}
        self.before |= {(part, name): values for part, values in old_columns.items()}
        self.after |= {(part, name): values for part, values in columns.items()}
        for part in QUOTA_PARTS:
            self.titles.add((part, name), name if part == COUNTS else f"{name}.{part}")
        return head

    def writes(self) -> list[Write]:
        """The files that change."""
        states = in_rows(self.record, self.before), in_rows(self.record, self.after)
        table = self.record.folder / QUOTAS
        found = [table_write(self.record, table, self.titles, states, self.renamed)]
        if self.there is not None and self.heads != self.given:
            found.append(self.there.saying({**self.there.block, "quotas": self.heads}))
        elif self.there is None and self.heads:
            text = write_yaml_text({"quotas": self.heads})
            found.append(Write(self.path, None, text.encode()))
        return [one for one in found if one.before != one.after]


def ordered_quota(quota: Quota) -> Quota:
    """The same with its fixed units in an order of its own: what stands in a table has that of the rows."""
    return quota.model_copy(update={"fixed": tuple(sorted(quota.fixed))})


def _quota_yaml(record: CampaignRecord) -> Path:
    """Where the heads of tables of quotas stand."""
    whole = record.folder / "campaign.yaml"
    stands_there = "quotas" in standing(whole, record.workspace.shown(whole)).block
    return whole if stands_there else record.folder / "quotas.yaml"


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
