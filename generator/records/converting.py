"""A campaign's units, quotas and counts brought from YAML into tables, or back; the figures stay what they are.

The record is read again as it would be and must say the same, else nothing is changed. A comment among
what moves is never lost unasked: it is told, and goes to the head of its file only when that is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.model.campaign import Campaign
from generator.model.results import Snapshot
from generator.problems import Place, Problem, RecordsInvalid, Severity, errors, say
from generator.records.changing_files import ChangingFiles
from generator.records.columns import (
    quota_name,
    quota_titles,
    result_titles,
    unit_titles,
)
from generator.records.loading import CampaignRecord, read_campaign
from generator.records.quota_writing import ordered_quota, split_quota
from generator.records.schema_files import is_schema_line
from generator.records.snapshot_writing import heads_of, order_of, split_snapshot, table_of
from generator.records.table_writing import (
    in_rows,
    stands_in_table,
    unit_cells,
)
from generator.records.tabled_quotas import QUOTAS
from generator.records.tabling import UNITS
from generator.records.writing import texts_of
from generator.workspace import (
    Block,
    Items,
    Write,
    commented_lines,
    unchanging,
)


class Form(StrEnum):
    """How what is kept by unit is written."""

    CSV = "csv"
    YAML = "yaml"


@unchanging(frozen=True)
class Conversion:
    """The files that change, and what is to be told: comments that move to the head of their file."""

    writes: tuple[Write, ...]
    moved: tuple[Problem, ...]
    left: tuple[Problem, ...]
    """What stays as it is, and why."""


def plan_conversion(record: CampaignRecord, form: Form) -> Conversion:
    """What brings a campaign into a form; nothing where it has it. Writes nothing.

    Raises `RecordsInvalid` where something cannot be written so, or would say something else.
    """
    one = _Converting(ChangingFiles(record))
    steps = {
        Form.CSV: (one.units_to_table, one.quotas_to_table, one.counts_to_tables),
        Form.YAML: (one.units_to_yaml, one.quotas_to_yaml, one.counts_to_yaml),
    }
    for step in steps[form]:
        step()
    return one.finished()


@dataclass
class _Converting:
    """A campaign on its way into another form, list by list."""

    files: ChangingFiles
    left: list[Problem] = field(default_factory=list)

    @property
    def record(self) -> CampaignRecord:
        return self.files.record

    @property
    def campaign(self) -> Campaign:
        return self.record.own

    def units_to_table(self) -> None:
        given = self.record.root.get("units")
        if not isinstance(given, Items) or not given or stands_in_table(given):
            return
        path = self._file_of(given)
        self.files.new_table(UNITS, unit_titles(self.record.root), unit_cells(self.campaign.units))
        block = self.files.block(path)
        noted = any(
            not is_schema_line(line) for _, line, _ in commented_lines(self.files.text(path))
        )
        if set(block) == {"units"} and not noted:
            self.files.changed[path] = None
        else:
            self.files.change(path, {**block, "units": UNITS})

    def quotas_to_table(self) -> None:
        given = self.record.root.get("quotas")
        if not isinstance(given, Items):
            return
        columns: dict[tuple[str, ...], Mapping[str, Any]] = {}
        heads: list[Any] = []
        known = [one for one in given if isinstance(one, Block)]
        if any(map(_is_tabled, known)) or not known:
            return
        for block, quota in zip(known, self.campaign.quotas, strict=True):
            name = quota_name(block)
            if ("counts", name) in columns:
                said = say("có hai bảng chỉ tiêu cùng tên cột «{name}»", name=name)
                place = self.record.place("quotas", len(heads))
                hint = say("đặt mã («code:») cho từng bảng rồi chạy lại")
                raise RecordsInvalid([Problem("E-CSV-TWICE", place, said, hint)])
            _, parts = split_quota(quota)
            columns |= {(part, name): values for part, values in parts.items()}
            rest = {key: one for key, one in block.items() if key not in {"fixed", "reasons"}}
            heads.append({**rest, "counts": QUOTAS})
        path = self._file_of(given)
        titles = quota_titles(self.record.root)
        self.files.new_table(QUOTAS, titles, in_rows(self.record, columns), [*columns])
        self.files.change(path, {**self.files.block(path), "quotas": heads})

    def counts_to_tables(self) -> None:
        titles = result_titles(self.record.root)
        for index, snapshot in enumerate(self.campaign.snapshots):
            path = self._yaml_of(index)
            if path is None or not any(one.counts for one in snapshot.results):
                continue
            if table_of(path):
                continue
            head, cells = split_snapshot(self.record, snapshot)
            name = path.with_suffix(".csv").name
            self.files.new_table(f"results/{name}", titles, cells, order_of(self.record, snapshot))
            block = self.files.block(path)
            told: dict[str, Any] = {}
            for key, value in block.items():
                if key == "results":
                    told["counts"] = name
                    if "results" in head:
                        told["results"] = [_without_counts(one) for one in value]
                elif key != "statuses":
                    told[key] = value
            self.files.change(path, told)

    def units_to_yaml(self) -> None:
        given = self.record.root.get("units")
        if not stands_in_table(given):
            return
        path = self._home("units")
        self.files.drop_table(self.record.folder / UNITS, path, unit_titles(self.record.root))
        units = texts_of([*self.campaign.units])
        self.files.change(path, {**self.files.block(path), "units": units})

    def quotas_to_yaml(self) -> None:
        given = self.record.root.get("quotas")
        known = [one for one in given if isinstance(one, Block)] if isinstance(given, Items) else []
        if not any(map(_is_tabled, known)):
            return
        path = self._home("quotas")
        self.files.drop_table(self.record.folder / QUOTAS, path, quota_titles(self.record.root))
        block = self.files.block(path)
        written: Any = block.get("quotas", ())
        told: list[Any] = []
        for index, quota in enumerate(self.campaign.quotas):
            texts = texts_of(quota)
            head = written[index] if index < len(written) else None
            is_whole = isinstance(head, Block) and head.get("counts") != QUOTAS
            told.append(head if is_whole else _like_head(head, texts))
        self.files.change(path, {**block, "quotas": told})

    def counts_to_yaml(self) -> None:
        for index, snapshot in enumerate(self.campaign.snapshots):
            path = self._yaml_of(index)
            table = table_of(path) if path else None
            if path is None or table is None:
                continue
            self.files.drop_table(table, path, result_titles(self.record.root))
            self.files.change(path, _with_counts(self.record, self.files.block(path), snapshot))

    def finished(self) -> Conversion:
        """All files that change; proved to say the same."""
        writes = self.files.writes()
        self._prove()
        return Conversion(tuple(writes), tuple(self.files.moved), tuple(self.left))

    def _prove(self) -> None:
        record = self.record
        after, problems = read_campaign(record.folder, record.workspace, instead=self.files.changed)
        if after is None:
            raise RecordsInvalid(errors(problems))
        if normal(after.campaign) != normal(self.campaign):
            said = say("dữ liệu đổi dạng đọc lại không giống trước; chưa ghi gì")
            hint = say("bỏ khoảng trắng thừa ở đầu, cuối giá trị rồi chạy lại")
            shown = record.workspace.shown(record.folder)
            raise RecordsInvalid([Problem("E-TABLES-DIFFER", Place(shown), said, hint)])

    def _home(self, key: str) -> Path:
        """Where the YAML names a list, or else would."""
        names = ("campaign.yaml", "units.yaml", "quotas.yaml")
        paths = (self.record.folder / name for name in names)
        named = (path for path in paths if key in self.files.block(path))
        return next(named, self.record.folder / f"{key}.yaml")

    def _file_of(self, node: Items) -> Path:
        return self.record.workspace.root / node.source.name

    def _yaml_of(self, index: int) -> Path | None:
        """The file of a snapshot; one that stands in `campaign.yaml` stays there and is told."""
        place = self.record.place("snapshots", index)
        path = self.record.workspace.root / place.file
        if path.parent.name == "results":
            return path
        said = say("số liệu chốt ghi trong campaign.yaml nên giữ nguyên")
        hint = say("chuyển lần chốt này vào một tệp trong results/ nếu muốn đổi dạng")
        self.left.append(Problem("I-TABLES-LEFT", place, said, hint, Severity.INFO))
        return None


def _is_tabled(entry: Block) -> bool:
    return stands_in_table(entry.get("counts"))


def _without_counts(result: Any) -> Any:
    if not isinstance(result, Block):
        return result
    return {key: one for key, one in result.items() if key != "counts"}


def _like_head(head: Any, texts: Any) -> dict[str, Any]:
    """The texts of a table of quotas in the order, and in the words, of its head."""
    given = head if isinstance(head, Block) else {}
    told = {key: texts["counts"] if key == "counts" else one for key, one in given.items()}
    return {**told, **{key: one for key, one in texts.items() if key not in told}}


def _with_counts(record: CampaignRecord, block: Block, snapshot: Snapshot) -> dict[str, Any]:
    """The head of a snapshot with all counts in it."""
    texts: Any = texts_of(snapshot)
    results: list[Any] = []
    heads = heads_of(record, block)
    for result, text in zip(snapshot.results, texts["results"], strict=True):
        head: Mapping[str, Any] = heads.get(record.campaign.indicator_code(result.indicator), {})
        results.append({**head, **{key: one for key, one in text.items() if key not in head}})
    told: dict[str, Any] = {}
    for key, value in block.items():
        if key == "counts":
            told["results"] = results
        elif key != "results":
            told[key] = value
    more = {key: one for key, one in texts.items() if key == "statuses"}
    return {**more, **told} if more and "statuses" not in told else told


def normal(campaign: Campaign) -> Campaign:
    """The campaign as it counts: what is left to the first indicator named, in an order of its own."""
    quotas = sorted((ordered_quota(one) for one in campaign.quotas), key=repr)
    snapshots = tuple(_normal_snapshot(campaign, one) for one in campaign.snapshots)
    return campaign.model_copy(update={"quotas": tuple(quotas), "snapshots": snapshots})


def _normal_snapshot(campaign: Campaign, snapshot: Snapshot) -> Snapshot:
    named = [
        one.model_copy(update={"indicator": campaign.indicator_code(one.indicator)})
        for one in snapshot.results
    ]
    ordered = sorted(named, key=lambda one: str(one.indicator))
    return snapshot.model_copy(update={"results": tuple(ordered)})
